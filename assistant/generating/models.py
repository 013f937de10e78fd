"""Language models: any that LlamaIndex speaks to. None is loaded before one is opened."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant.errors import ModelSettingsError
from assistant.generating.calling import CalledModel, most_written
from assistant.generating.messages import Message, Model, Usage
from assistant.generating.spending import open_spending, read_prices
from index.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM, ChatResponse

__all__ = ["Message", "Model", "Usage", "open_model", "wrap"]

_USUAL = {
    "openai": ("OPENAI_API_KEY", "https://api.openai.com/v1", "openai"),
    "anthropic": ("ANTHROPIC_API_KEY", "https://api.anthropic.com", "anthropic"),
}
"""By provider: the variable that holds the key, the provider's own address, the extra."""


def open_model(settings: Settings) -> Model | None:
    """Return the model of the settings; None where they name none. Nothing is sent yet.

    Args:
        settings: Their store is where the spending is kept.

    Raises:
        ModelSettingsError: If it cannot be used by these settings.
    """
    if not settings.model.strip():
        return None
    variable, usual, extra = _USUAL[settings.model_provider]
    address = settings.model_address.strip().rstrip("/")
    # The key of the provider's own service is never sent to another address.
    own = "" if address else os.environ.get(variable, "")
    key = (settings.model_key.get_secret_value() if settings.model_key else "").strip() or own
    if not key and not address:
        raise ModelSettingsError(
            f"The language model {settings.model} needs a key. Set ONTHERECORD_MODEL_KEY or "
            f"{variable}, or ONTHERECORD_MODEL_ADDRESS for a server of your own."
        )
    if not key.isascii() or not key.isprintable():
        raise ModelSettingsError(
            "The key of the language model holds characters that no key has. Copy it into "
            "ONTHERECORD_MODEL_KEY again."
        )
    where = _check_address(address or usual)
    prices = read_prices(settings)
    spending = open_spending(settings, prices)
    make = _anthropic if settings.model_provider == "anthropic" else _openai
    try:
        make(settings, address or usual, key)
    except ImportError:
        raise ModelSettingsError(
            f"The connection to {settings.model_provider} models is not installed. Run: "
            f"pip install 'on-the-record[{extra}]'"
        ) from None
    return CalledModel(
        settings.model,
        lambda: make(settings, address or usual, key),
        _say,
        where=where,
        secrets=(key,),
        context=settings.model_context,
        seconds=settings.model_seconds,
        prices=prices,
        spending=spending,
        ours=True,
    )


def wrap(llm: LLM) -> Model:
    """Return a language model of LlamaIndex as one of ours; its own settings hold."""
    metadata = llm.metadata
    clients = (getattr(llm, "_client", None), getattr(llm, "_aclient", None))
    held = [
        getattr(one, name, None) for one in (llm, *clients) for name in ("api_key", "auth_token")
    ]
    shown = [one.get_secret_value() if isinstance(one, SecretStr) else one for one in held]
    name = str(metadata.model_name)
    return CalledModel(
        name,
        lambda: llm,
        _say,
        where=name,
        secrets=[one for one in shown if isinstance(one, str)],
        context=metadata.context_window if metadata.context_window > 0 else None,
    )


def _say(llm: LLM, messages: Sequence[Message]) -> Iterator[ChatResponse]:
    from llama_index.core.llms import ChatMessage

    return llm.stream_chat([ChatMessage(content=one.text, role=one.role) for one in messages])


def _openai(settings: Settings, address: str, key: str) -> LLM:
    from llama_index.llms.openai_like import OpenAILike

    made: LLM = OpenAILike(
        model=settings.model,
        api_base=address,
        # Without a key the library would take OpenAI's from the environment and send it there.
        api_key=key or "none",
        is_chat_model=True,
        context_window=settings.model_context,
        max_tokens=most_written(settings.model_context),
        temperature=0.0,
        timeout=settings.model_seconds,
        max_retries=0,
        additional_kwargs={"stream_options": {"include_usage": True}},
    )
    return made


def _anthropic(settings: Settings, address: str, key: str) -> LLM:
    from llama_index.core.llms import LLMMetadata
    from llama_index.llms.anthropic import Anthropic

    class AnyAnthropic(Anthropic):  # type: ignore[misc,unused-ignore]
        """Takes models that are newer than the library's list of names."""

        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(
                context_window=settings.model_context,
                num_output=self.max_tokens,
                is_chat_model=True,
                model_name=self.model,
            )

    made: LLM = AnyAnthropic(
        model=settings.model,
        base_url=address,
        api_key=key or "none",
        max_tokens=most_written(settings.model_context),
        temperature=0.0,
        timeout=settings.model_seconds,
        max_retries=0,
    )
    return made


def _check_address(address: str) -> str:
    """Return an address as it may be shown: without user, password and query."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ModelSettingsError(
            "ONTHERECORD_MODEL_ADDRESS is no address of a server. It looks like: "
            "http://127.0.0.1:8080/v1"
        )
    if parts.username or parts.password:
        raise ModelSettingsError(
            "ONTHERECORD_MODEL_ADDRESS holds a name or password. Put the key into "
            "ONTHERECORD_MODEL_KEY instead."
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}"
