"""A language model that writes what a test tells it to, with no server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from assistant.generating.models import Message, Usage

Said = str | Exception | Callable[[Sequence[Message]], str]


class ScriptedModel:
    """Writes what it was told, one text for each call, in small pieces.

    Args:
        said: What it writes at each call, in order; the last one again and again. An error is
            raised instead, and what can be called is given the messages.
        pause: Seconds before each piece.
        cut_short: Whether it may not write to its end.

    Attributes:
        calls: The messages of each call.
        written: The pieces that it has written.
    """

    name = "scripted"

    def __init__(self, *said: Said, pause: float = 0.0, cut_short: bool = False) -> None:
        self._said = said
        self._pause = pause
        self._cut_short = cut_short
        self.usage = Usage()
        self.calls: list[list[Message]] = []
        self.written: list[str] = []

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yield what it writes, seven characters at a time."""
        said = self._said[min(len(self.calls), len(self._said) - 1)]
        self.calls.append(list(messages))
        if callable(said):
            said = said(messages)
        text = "" if isinstance(said, Exception) else said
        self.usage = Usage(
            tokens_in=100, tokens_out=len(text.split()), cost=0.25, cut_short=self._cut_short
        )
        if isinstance(said, Exception):
            raise said
        for at in range(0, len(text), 7):
            time.sleep(self._pause)
            self.written.append(text[at : at + 7])
            yield text[at : at + 7]
