"""Language models as the rest of the assistant sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

    from index.settings import Settings


@dataclass(frozen=True, slots=True)
class Message:
    """What a model is given: ``role`` is "system" or "user"."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What a call took; ``cost`` is None where no prices are set."""

    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    cut_short: bool = False


class Model(Protocol):
    """A language model; ``usage`` is that of the last call."""

    name: str
    usage: Usage

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yield what the model writes; an iterator that is closed cancels it."""


def open_model(settings: Settings) -> Model | None:  # noqa: ARG001
    """Return the model of the settings; None, since they name none yet."""
    return None


def wrap(llm: LLM) -> Model:
    """Return a model of LlamaIndex as one of ours."""
    return _Wrapped(llm)


class _Wrapped:
    def __init__(self, llm: LLM) -> None:
        self._llm: Any = llm
        self.name = llm.metadata.model_name
        self.usage = Usage()

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        from llama_index.core.llms import ChatMessage

        for piece in self._llm.stream_chat(
            [ChatMessage(one.text, role=one.role) for one in messages]
        ):
            yield piece.delta or ""
