"""What a model writes, received so that whoever waits for it can leave at any moment."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread

from assistant.errors import ModelError
from assistant.generating.models import Message, Model

_LOOKS = 0.1
"""Seconds after which whoever waits may look whether it was stopped."""

LONGEST = 40_000
"""Characters that a model may write in one call: some lines are asked for, and some think aloud."""


def receive(
    model: Model, messages: Sequence[Message], until: float, most: int | None = None
) -> Generator[str]:
    """Yield the pieces that a model writes; an empty one whenever nothing came for a while.

    A stream that is closed has the model's closed too, which cancels it.

    Args:
        model: Writes in a thread of its own.
        messages: What it is given.
        until: When it has to be done, by :func:`time.monotonic`.
        most: Characters that it may write; None where whoever receives them sees to that.

    Raises:
        ModelError: If the model fails, is not done by then, or writes more. It is not asked at all
            where the time is over.
    """
    if time.monotonic() > until:
        raise _too_slow()
    pieces: SimpleQueue[str | Exception | None] = SimpleQueue()
    left = Event()

    def write() -> None:
        try:
            stream = iter(model.stream(messages))
            for piece in stream:
                if left.is_set():
                    if isinstance(stream, Generator):
                        stream.close()
                    return
                pieces.put(piece)
            pieces.put(None)
        except Exception as error:
            pieces.put(error)  # To be raised where it is waited for.

    Thread(target=write, daemon=True).start()
    written = 0
    try:
        while True:
            if time.monotonic() > until:
                raise _too_slow()
            try:
                piece = pieces.get(timeout=_LOOKS)
            except Empty:
                yield ""
                continue
            if piece is None:
                return
            if isinstance(piece, ModelError):
                raise piece
            if isinstance(piece, Exception):
                # What another error says may hold an address or a key.
                raise ModelError(f"The language model failed ({type(piece).__name__}). Ask again.")
            written += len(piece)
            if most is not None and written > most:
                raise ModelError(
                    "The language model wrote far more than it was asked for. Choose another one."
                )
            yield piece
    finally:
        left.set()


def _too_slow() -> ModelError:
    return ModelError("The language model was too slow. Ask again, or choose a faster one.")
