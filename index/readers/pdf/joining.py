"""Lines of a paragraph into one text: spaces between them, and words broken at their ends.

Whether a hyphen at the end of a line belongs to the word is decided by the words elsewhere in the
file; failing that, by whether the file breaks words at all, and by the shape of the two parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LAST_PART = re.compile(r"((?:[^\W\d_]+['’-])*)([^\W\d_]+)-\Z")
_FIRST_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COMPOUND_FIRST = frozenset(
    "non self vice ex quasi anti well ill all half so cross semi zero long two three four five "
    "third".split()
)
"""What English puts before a hyphen that is printed; other languages' words say it themselves."""
_COMPOUND_SECOND = frozenset(
    "il ils elle elles on je tu nous vous ce ci là le la les lui leur moi même mêmes être dire "
    "même-t y en t то либо нибудь таки".split()
)
"""French and Russian endings that are always written with a hyphen."""
_NO_SPACE_BEHIND = re.compile(r"(?:[^\s/]/|\d[–—-]|\S[—]|(?:https?:|www\.)\S*[/.\-_?=&#])\Z")
_UNSPACED = re.compile(r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]")
_LONGEST_WORD = 100
"""With its hyphens, or an address of the Internet; so far back the end of a text is looked at."""
_CERTAIN = 2
"""Broken words that stand elsewhere whole, which show that a file breaks words."""
_MUCH = 0.03
"""Share of lines that end in a hyphen in a file that breaks words. Elsewhere only compounds do,
about one line in a hundred."""
_ENOUGH_LINES = 50


class LineJoiner:
    """Joins lines by what the words of the whole file tell.

    Args:
        lines: The text of every line of the file.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._words: Counter[str] = Counter()
        broken: list[tuple[str, str]] = []
        open_word = False
        for line, following in pairwise([*lines, ""]):
            last = _last_part(line)
            first = _FIRST_PART.match(line) if open_word else None
            whole = line[first.end() if first else 0 : last.start() if last else len(line)]
            self._words.update(found.lower() for found in _WORD.findall(whole))
            open_word = bool(last)
            behind = _FIRST_PART.match(following)
            if last and behind and following[0].islower():
                broken.append(((last[1] + last[2]).lower(), behind[0].lower()))
        verdicts = [self._more_often_joined(before, behind) for before, behind in broken]
        joined, kept = verdicts.count(True), verdicts.count(False)
        self._breaks_words: bool | None = None
        if joined >= _CERTAIN or joined > kept or len(broken) > _MUCH * len(lines):
            self._breaks_words = True
        elif len(lines) > _ENOUGH_LINES:
            self._breaks_words = False

    def join(self, lines: Iterable[str]) -> str:
        """Return the text of a paragraph."""
        text = ""
        for line in lines:
            if not text:
                text = line
                continue
            last, first = _last_part(text), _FIRST_PART.match(line)
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
        verdict = self._more_often_joined(before + part, behind)
        if verdict is not None:
            return verdict
        if part in _COMPOUND_FIRST or behind.split("-")[0] in _COMPOUND_SECOND:
            return False
        if self._words[part] and self._words[behind] and len(behind) > 2:
            return False  # Two words of their own, as in "long-term".
        if self._breaks_words is not None:
            return self._breaks_words
        return not (self._words[part] or self._words[behind])

    def _more_often_joined(self, before: str, behind: str) -> bool | None:
        """Return whether a word stands elsewhere without its hyphen; None if it tells nothing."""
        joined, hyphenated = self._words[before + behind], self._words[f"{before}-{behind}"]
        return None if joined == hyphenated else joined > hyphenated


def _touch(text: str, line: str) -> bool:
    """Return whether no space stands between two lines, for other reasons than a broken word."""
    if text.endswith("-"):
        return not text.endswith(" -") and line[:1].isalnum()
    unspaced = _UNSPACED.match(text[-1]) and _UNSPACED.match(line)
    return bool(unspaced or _NO_SPACE_BEHIND.search(text, max(0, len(text) - _LONGEST_WORD)))


def _last_part(text: str) -> re.Match[str] | None:
    """Return the part of a word before a hyphen at the end of a text."""
    return _LAST_PART.search(text, max(0, len(text) - _LONGEST_WORD))
