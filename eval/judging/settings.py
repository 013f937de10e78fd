"""Which language model judges: any that is served in the form of OpenAI's interface.

None is configured at first, and nothing stands in for it: what is judged would leave the machine
for a service that nobody chose.
"""

from __future__ import annotations

from llama_index.core.llms import LLM
from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from eval.errors import JudgeError, NotInstalledError

_SECONDS = 600.0
"""How long an answer may take: a model on a small machine is slow with long contexts."""
_TOKENS = 512
"""Most tokens of an answer: a verdict is a word, and a small model may otherwise never stop."""


class JudgeSettings(BaseSettings):
    """Settings of the judge; each is named ONTHERECORD_JUDGE_... and stands in .env.example.

    Attributes:
        url: Where the model is served, such as "http://127.0.0.1:8080/v1".
        model: The name it is served under.
        key: What the server asks for; empty where it asks for none.
    """

    model_config = SettingsConfigDict(
        env_prefix="ONTHERECORD_JUDGE_", env_file=".env", extra="ignore", frozen=True
    )

    url: str = ""
    model: str = ""
    key: SecretStr = SecretStr("")

    def hide(self, text: str) -> str:
        """Return a text without the key: servers repeat a wrong one in what they answer."""
        secret = self.key.get_secret_value()
        return text.replace(secret, "***") if secret else text


def judge_model(settings: JudgeSettings) -> LLM:
    """Return the model that is configured to judge.

    Raises:
        JudgeError: If none is configured.
        NotInstalledError: If the library that speaks to it is not installed.
    """
    if not settings.url or not settings.model:
        raise JudgeError(
            "no language model is configured to judge. Set ONTHERECORD_JUDGE_URL and "
            "ONTHERECORD_JUDGE_MODEL in the environment or .env; .env.example says more."
        )
    try:
        from llama_index.llms.openai_like import OpenAILike
    except ModuleNotFoundError as error:
        raise NotInstalledError("the connection to a judge", "judge") from error

    # Without a key the library would take OpenAI's from the environment and send it there.
    key = settings.key.get_secret_value() or "none"
    made: LLM = OpenAILike(
        model=settings.model,
        api_base=settings.url,
        api_key=key,
        is_chat_model=True,
        max_tokens=_TOKENS,
        timeout=_SECONDS,
    )
    return made
