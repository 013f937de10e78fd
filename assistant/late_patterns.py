"""Regular expressions that are compiled when they are first looked for.

Those that have all noun phrases and verbs of questions in them take a second together: too long
for every program that asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property


class LatePattern:
    """A pattern, searched as one of :mod:`re` is.

    Args:
        pattern: As for :func:`re.compile`, which raises what is wrong with it at first use.
        flags: The same.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match from a place on."""
        return self._compiled.search(text, start)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match at a place, in what stands before another one."""
        return self._compiled.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole text."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Yield all matches from a place on."""
        return self._compiled.finditer(text, start)
