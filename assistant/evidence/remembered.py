"""What was computed for earlier questions, kept for the next ones."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Remembered(Generic[_Key, _Value]):
    """Values by what they were made of, the latest so many. Safe to use from several threads.

    Args:
        most: How many are kept; the ones kept longest are forgotten first.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[_Key, _Value] = OrderedDict()

    def of(
        self, keys: Sequence[_Key], make: Callable[[list[_Key]], Sequence[_Value]]
    ) -> list[_Value]:
        """Return the value of each key.

        Args:
            keys: In any order; some may be the same.
            make: Given those that are not known, each once, returns their values in that order.
        """
        known = {}
        for key in keys:
            with suppress(KeyError):  # Not there, or another thread takes it out just now.
                known[key] = self._values[key]
        missing = [key for key in dict.fromkeys(keys) if key not in known]
        if missing:
            made = dict(zip(missing, make(missing), strict=True))
            known.update(made)
            self._values.update(made)
        while len(self._values) > self._most:
            with suppress(KeyError):  # Another thread may have taken the last one out.
                self._values.popitem(last=False)
        return [known[key] for key in keys]
