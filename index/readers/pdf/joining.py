"""Lines of a paragraph into one text: spaces between them, and words broken at their ends.

Whether a hyphen at the end of a line belongs to the word is decided by the words elsewhere in the
file; failing that, by whether the file breaks words at all, and by the shape of the two parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LAST_PART = re.compile(r"((?:[^\W\d_]+['’-])*)([^\W\d_]+)-\Z")
_FIRST_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COMPOUND_FIRST = frozenset("non self vice ex quasi anti well all half so cross semi".split())
"""What English puts before a hyphen that is printed; other languages' words say it themselves."""
_COMPOUND_SECOND = frozenset(
    "il ils elle elles on je tu nous vous ce ci là le la les lui leur moi même mêmes être dire "
    "même-t y en t то либо нибудь таки".split()
)
"""French and Russian endings that are always written with a hyphen."""
_NO_SPACE_BEHIND = re.compile(r"(?:[^\s/]/|\d[–—-]|\S[—]|(?:https?:|www\.)\S*[/.\-_?=&#])\Z")
_UNSPACED = re.compile(r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]")
_LEAST_SHARE = 0.015
"""Of all lines, that end in a hyphen in a file that breaks words. Without, compounds alone end so,
about one line in two hundred."""


class LineJoiner:
    """Joins lines by what the words of the whole file tell.

    Args:
        lines: The text of every line of the file.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._words: Counter[str] = Counter()
        broken, open_word = 0, False
        for line, following in zip(lines, (*lines[1:], ""), strict=True):
            last = _LAST_PART.search(line)
            first = _FIRST_PART.match(line) if open_word else None
            whole = line[first.end() if first else 0 : last.start() if last else len(line)]
            self._words.update(found.lower() for found in _WORD.findall(whole))
            open_word = bool(last)
            broken += bool(last and following[:1].islower())
        self._breaks_words = broken >= _LEAST_SHARE * max(1, len(lines))

    def join(self, lines: Iterable[str]) -> str:
        """Return the text of a paragraph."""
        text = ""
        for line in lines:
            if not text:
                text = line
                continue
            last, first = _LAST_PART.search(text), _FIRST_PART.match(line)
            if last and first:
                text = (text[:-1] if self._is_broken(last, first[0]) else text) + line
            elif _touch(text, line):
                text += line
            else:
                text += " " + line
        return text

    def _is_broken(self, last: re.Match[str], first: str) -> bool:
        """Return whether a hyphen at the end of a line only breaks a word."""
        if first[0].isupper() and not last[2].isupper():
            return False
        before, part, behind = last[1].lower(), last[2].lower(), first.lower()
        joined = self._words[before + part + behind]
        hyphenated = self._words[f"{before}{part}-{behind}"]
        if joined != hyphenated:
            return joined > hyphenated
        if part in _COMPOUND_FIRST or behind.split("-")[0] in _COMPOUND_SECOND:
            return False
        if self._words[part] and self._words[behind] and len(behind) > 2:
            return False  # Two words of their own, as in "long-term".
        return self._breaks_words or not (self._words[part] or self._words[behind])


def _touch(text: str, line: str) -> bool:
    """Return whether no space stands between two lines, for other reasons than a broken word."""
    if text.endswith("-"):
        return not text.endswith(" -") and line[:1].isalnum()
    unspaced = _UNSPACED.match(text[-1]) and _UNSPACED.match(line)
    return bool(unspaced or _NO_SPACE_BEHIND.search(text))
