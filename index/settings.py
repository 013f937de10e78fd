"""Settings as data: from the environment, then from a file ``.env`` in the folder of work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import SettingsError

_PREFIX = "ONTHERECORD_"

Dollars = Annotated[
    Annotated[float, Field(ge=0, allow_inf_nan=False)] | None,
    BeforeValidator(lambda value: None if value == "" else value),  # As .env.example leaves it.
]
"""An amount of US dollars, or none."""


class Settings(BaseSettings):
    """Everything that can be set; each is named ONTHERECORD_... and stands in .env.example.

    Attributes:
        store: Folder of the store.
        embedding_model: "all-MiniLM-L6-v2" (carried along, no download), or the name or folder
            of any other sentence-transformers model.
        add_folders: Whether the chat takes in folders of this machine, where it serves this
            machine alone.
        evaluation: Folder of the runs whose figures the chat shows.
        passage_tokens: Most tiktoken tokens in a passage.
        chroma_url: Address of a Chroma server ("http://host:port") that holds the vectors; empty
            to keep them in the folder of the store.
        chroma_token: Token that the Chroma server asks for, sent as "Authorization: Bearer ...".
        late_interaction: Whether paragraphs are matched with the question word by word: better
            answers, at some tenths of a second for paragraphs that were not read before.
        cross_encoder: Whether paragraphs that may answer are read together with the question, too:
            better answers, at a second or two for each new question.
        password: What the chat asks for before it shows anything; None for nothing.
        model: The name of the language model that writes answers; empty for none.
        model_task: What it does with a question: "write" an answer, of which stands what the
            records bear out, or "choose" the sentences of the records that answer, or both.
        model_provider: How its server is spoken to: "openai" for any that is OpenAI-compatible.
        model_address: Where it is served; empty for the provider's own service.
        model_key: What the server asks for.
        model_seconds: How long the server may say nothing.
        model_context: Tokens that the model can take at once, its answer included.
        model_price_in: US dollars per million tokens that it reads.
        model_price_out: US dollars per million tokens that it writes.
        model_limit_day: US dollars that it may cost in a day.
        model_limit_total: US dollars that it may cost in all.
        people: E-mail addresses and "@domain"s, parted by commas, of those who may come in where
            people sign in; empty for everybody whom the provider lets sign in.

    Raises:
        SettingsError: If one has a value that it cannot have.
    """

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_file=".env", extra="ignore", frozen=True
    )

    store: Path = Path("store")
    embedding_model: str = "all-MiniLM-L6-v2"
    chroma_url: str = ""
    chroma_token: SecretStr | None = None
    late_interaction: bool = True
    cross_encoder: bool = True
    add_folders: bool = True
    evaluation: Path = Path("evaluation")
    password: SecretStr | None = None
    people: str = ""
    passage_tokens: int = Field(default=100, ge=16, le=8192)
    model: str = ""
    model_task: Literal["write", "choose", "choose-and-write"] = "write"
    model_provider: Literal["openai", "anthropic"] = "openai"
    model_address: str = ""
    model_key: SecretStr | None = None
    model_seconds: float = Field(default=60.0, gt=0, le=3600)
    model_context: int = Field(default=8192, ge=512)
    model_price_in: Dollars = None
    model_price_out: Dollars = None
    model_limit_day: Dollars = None
    model_limit_total: Dollars = None

    @model_validator(mode="wrap")
    @classmethod
    def _in_our_words(cls, values: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return read(values)
        except ValidationError as error:
            raise SettingsError(_told(error)) from error


def _told(error: ValidationError) -> str:
    """Return which settings cannot be read, each by its name in the environment, and why."""
    faults = (
        f"{_PREFIX}{'_'.join(map(str, problem['loc'])).upper()}={problem['input']}: "
        f"{problem['msg']}."
        for problem in error.errors()
    )
    return f"{' '.join(faults)} Correct it in the environment or .env."
