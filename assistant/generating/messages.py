"""What goes to a language model and what comes back, whichever it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """What a model is given: ``role`` is "system" or "user"."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What a call took, as the server tells it, or else by tiktoken.

    Attributes:
        tokens_in: That it read.
        tokens_out: That it wrote.
        cost: In US dollars; None where no prices are set.
        cut_short: Whether it did not stop by itself, since it may write no more or something held
            it up: the last sentence may not be whole.
    """

    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    cut_short: bool = False


class Model(Protocol):
    """A language model; ``usage`` is that of the last call, brought up to date as it writes."""

    name: str
    usage: Usage

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yield what the model writes, and empty pieces while it waits to try again.

        An iterator that is closed cancels the call.

        Raises:
            ModelError: If there is no answer, or it breaks off; the message says what to do.
        """
