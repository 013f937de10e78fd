"""A language model called: tried again, timed, counted, and let go of at once.

The model of the settings is spoken to by a client of its own for each call, since closing the
client is what ends a call: the wrappers that LlamaIndex puts around a stream keep its connection.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from typing import Any

from assistant.errors import (
    ContextTooSmallError,
    ModelBrokeOffError,
    ModelError,
    ModelTimeoutError,
    SpendingLimitError,
)
from assistant.generating.failures import Failure
from assistant.generating.messages import Message, Usage
from assistant.generating.spending import Prices, Spending
from index.chunking.tokens import count_tokens

_ANSWER_TOKENS = 1024
"""Most tokens of an answer; no more than a quarter of the context."""
_AROUND_SENTENCES = 900
"""Tokens of all that a model is given besides its sentences; others count up to twice as many as
ours."""
_USUAL_CONTEXT = 8192
"""Where a model does not tell how much it takes."""
NO_ROOM = (
    "the model takes so little at once that no sentence could be given to it: correct "
    "ONTHERECORD_MODEL_CONTEXT, or choose a model that takes more"
)
"""Why a model has no part in an answer where :func:`room_for_sentences` leaves nothing."""
_PER_MESSAGE = 8
"""Tokens that a server puts around each message, at most."""
_PAUSES = (0.5, 1.0, 2.0)
"""Seconds before each further try, where the server does not say."""
_LONGEST_PAUSE = 20.0
"""Seconds that a server may ask to wait; whoever asked is told where it is more."""
_COUNTED_AT_ONCE = 2_000
"""Characters: tiktoken takes quadratic time over a run of blanks or of one letter."""
_ENDED = frozenset(
    """stop stop_sequence end_turn eos eos_token end complete completed done tool_calls tool_use
    function_call""".split()
)
"""Why a model stops that came to its end. Anything else (a length, a filter, a fault of the server)
may have cut it off in the middle of a sentence."""
_LOOKS = 0.1
"""Seconds between the empty pieces while waiting, at which a stream can be closed."""


def most_written(context: int) -> int:
    """Return how many tokens a model with such a context may write."""
    return min(_ANSWER_TOKENS, context // 4)


def room_for_sentences(context: int | None) -> int:
    """Return how many tokens of sentences a model may be given, to name some or to write from them.

    Args:
        context: Tokens that it takes at once; None where that is not known.

    Returns:
        0 where it takes no more than what it writes and what stands around the sentences.
    """
    takes = context or _USUAL_CONTEXT
    return max(0, takes - most_written(takes) - _AROUND_SENTENCES)


class _Taken:
    """What one call took so far: others may run beside it, of the same model.

    Attributes:
        usage: Brought up to date as the model writes.
    """

    def __init__(self) -> None:
        self.usage = Usage()


class CalledModel:
    """A language model of LlamaIndex as one of ours.

    Safe to use from several threads; ``usage`` is then of whichever call was last heard of, so that
    whoever reads it has a copy of the model for each call. What is spent is that of each call.

    Args:
        name: Of the model.
        make: Makes what is called, anew for each call if it is ours.
        say: Starts an answer of what was made: LlamaIndex's responses, one after the other.
        where: The server, as it may be shown.
        secrets: What no message may hold.
        context: Tokens that it takes at once; None where that is not known.
        seconds: For how long it may say nothing; None where that is not ours to say.
        prices: What it costs.
        spending: What holds it to a limit.
        ours: Whether it was made from the settings: its client is closed after each call, and how
            it tells that it has come to its end is known.
    """

    def __init__(
        self,
        name: str,
        make: Callable[[], Any],
        say: Callable[[Any, Sequence[Message]], Any],
        *,
        where: str,
        secrets: Sequence[str],
        context: int | None,
        seconds: float | None = None,
        prices: Prices | None = None,
        spending: Spending | None = None,
        ours: bool = False,
    ) -> None:
        self.name = name
        self.usage = Usage()
        self._make = make
        self._say = say
        self._where = where
        self._secrets = tuple(secrets)
        self._context = context
        self._seconds = seconds
        self._prices = prices
        self._spending = spending
        self._ours = ours

    def __repr__(self) -> str:
        return f"<language model {self.name}>"

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yield what the model writes: see :class:`Model`."""
        reads = sum(count_tokens(one.text) + _PER_MESSAGE for one in messages)
        writes = most_written(self._context) if self._ours and self._context else 0
        taken = _Taken()
        self._count(taken, 0, 0)
        if self._context is not None and reads + writes > self._context:
            raise ContextTooSmallError(
                f"The language model {self.name} would have to read {reads} tokens and write up to "
                f"{writes}, and takes {self._context} at once. Ask a narrower question, or choose "
                "a model with a larger context (ONTHERECORD_MODEL_CONTEXT)."
            )
        reserved = self._prices.cost(reads, writes) if self._prices else 0.0
        if self._spending:
            self._spending.reserve(reserved)
        try:
            yield from self._try(messages, reads, taken)
        finally:
            if self._spending:
                with suppress(SpendingLimitError):  # What was set aside then counts as spent.
                    self._spending.settle(reserved, taken.usage.cost or 0.0)

    def _try(self, messages: Sequence[Message], reads: int, taken: _Taken) -> Iterator[str]:
        """Yield what the model writes, trying again while nothing is written."""
        for pause in (*_PAUSES, None):
            failure, begun = None, False
            with closing(_Call(self._make(), self._say, ours=self._ours)) as call:
                try:
                    for piece in call.pieces(messages):
                        if not begun:
                            self._count(taken, reads, 0)
                        begun = True
                        self._tell(taken, call, reads, piece)
                        yield piece
                except Exception as error:
                    failure = Failure(error, begun=begun, secrets=self._secrets)
            # Raised out here, so that the library's own error, which may hold the key, is not kept.
            if failure is None:
                if self._ours and not call.stopped:
                    raise self._broke_off()
                return
            told = failure.explain(self._where, self._seconds)
            if isinstance(told, ModelTimeoutError):
                self._count(taken, reads, 0)
            wait = failure.wait if failure.wait is not None else pause
            if not failure.again or pause is None or wait is None or wait > _LONGEST_PAUSE:
                raise told
            yield from _wait(wait)

    def _tell(self, taken: _Taken, call: _Call, reads: int, piece: str) -> None:
        tokens_in, tokens_out = call.told
        counted = taken.usage.tokens_out
        for at in range(0, len(piece), _COUNTED_AT_ONCE):
            counted += count_tokens(piece[at : at + _COUNTED_AT_ONCE])
        self._count(taken, tokens_in or reads, tokens_out or counted, call.cut_short)

    def _count(
        self, taken: _Taken, tokens_in: int, tokens_out: int, cut_short: bool = False
    ) -> None:
        cost = self._prices.cost(tokens_in, tokens_out) if self._prices else None
        self.usage = taken.usage = Usage(tokens_in, tokens_out, cost, cut_short)

    def _broke_off(self) -> ModelError:
        return ModelBrokeOffError(
            f"The answer of the language model at {self._where} broke off while it was written. "
            "See whether its server still runs, then ask again."
        )


class _Call:
    """One call of a model of LlamaIndex.

    Attributes:
        told: Tokens in and out, as the server tells them; 0 while it does not.
        stopped: Whether the model came to its end.
        cut_short: Whether it did not stop by itself: it may write no more, or was held up.
    """

    def __init__(
        self, llm: Any, say: Callable[[Any, Sequence[Message]], Any], *, ours: bool
    ) -> None:
        self._llm = llm
        self._say = say
        self._ours = ours
        self._stream: Any = None
        self.told = (0, 0)
        self.stopped = False
        self.cut_short = False
        self._done = False

    def pieces(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yield what it writes, piece by piece."""
        self._stream = self._say(self._llm, messages)
        for response in self._stream:
            self._read(response.raw)
            yield response.delta or ""
        self._done = True

    def close(self) -> None:
        """Let go of the connection, which cancels what is not yet written."""
        stream, self._stream = self._stream, None
        client = getattr(self._llm, "_client", None)
        if self._ours and client is not None:
            with suppress(Exception):
                client.close()
        elif stream is not None and not self._done:
            with suppress(Exception):
                stream.close()
            del stream
            # LlamaIndex's wrappers hold the inner stream in a circle that only this lets go.
            gc.collect()

    def _read(self, raw: Any) -> None:
        """Read what is told beside the text: OpenAI's chunks and Anthropic's events."""
        usage = _field(raw, "usage")
        tokens_in = _field(usage, "prompt_tokens") or _field(usage, "input_tokens")
        tokens_out = _field(usage, "completion_tokens") or _field(usage, "output_tokens")
        self.told = (_whole(tokens_in) or self.told[0], _whole(tokens_out) or self.told[1])
        choices = _field(raw, "choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        why = _field(choice, "finish_reason") or _field(_field(raw, "delta"), "stop_reason")
        if why:
            self.stopped = True
            self.cut_short = str(why).lower() not in _ENDED


def _wait(seconds: float) -> Iterator[str]:
    until = time.monotonic() + seconds + random.uniform(0, seconds / 4)  # noqa: S311
    while (left := until - time.monotonic()) > 0:
        yield ""
        time.sleep(min(_LOOKS, left))


def _field(held: Any, name: str) -> Any:
    return held.get(name) if isinstance(held, dict) else getattr(held, name, None)


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 0
