"""Small truths about text that several rooms share: folding, words, stems, and amounts."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Protocol

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
"""Chinese and Japanese, whose words no blanks part."""
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_MARKS = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-", "\u00a0": " "})


_DEPARTURES = re.compile(r"(?=.*[aeiouy][^aeiouy].*(?:bli|logi)$)(?:(.*bl)i|(.*log)i)")
"""What the first form of Porter's algorithm leaves, where a syllable stands before it."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (the library's own name)


def fold(text: str, *, keep_case: bool = False) -> str:
    """Return a text without accents, typographic marks and (unless kept) capitals.

    The length never changes, so spans found in the folded text hold in the original.
    """
    return "".join(map(_fold_character, text if keep_case else map(_lower, text))).translate(_MARKS)


def unaccented(text: str) -> str:
    """Return a text without accents and typographic marks, its capitals kept; as :func:`fold`."""
    return fold(text, keep_case=True)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[:1]
    return base if base.isalnum() else character


@lru_cache(maxsize=4096)
def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in order; of Chinese and Japanese, pairs of signs.

    Source of the pairs: J.-Y. Nie, J. Gao, J. Zhang and M. Zhou, "On the use of words and n-grams
    for Chinese information retrieval", IRAL 2000.
    """
    return [word.removesuffix("'s") for word in _WORD.findall(fold(apart(text)))]


def apart(text: str) -> str:
    """Return a text with the pairs of signs of Chinese and Japanese, and joined letters, apart.

    Letters that print has drawn together ("ﬂ") are letters of a word all the same.

    >>> apart("reﬂected")
    'reflected'
    >>> apart("CAT禁止酷刑委员")
    'CAT 禁止 止酷 酷刑 刑委 委员 '
    """
    return _RUN.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", text.translate(_LIGATURES))


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)] or [run]


@cache
def _stemmer() -> _Stemmer:
    import snowballstemmer

    stemmer: _Stemmer = snowballstemmer.stemmer("porter")
    return stemmer


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the Porter stem of a folded word, the one SQLite's full-text search uses too.

    Source: M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980, with the two
    departures of the author's own later program, which SQLite follows: "technology" loses its
    last letter, and "assembly" is taken as "assemble".
    """
    found = _stemmer().stemWord(word)
    departure = _DEPARTURES.fullmatch(found)
    if departure is None:
        return found
    return _stemmer().stemWord(f"{departure[1]}e" if departure[1] else departure[2])


def amount_of(number: int, noun: str) -> str:
    """Return a number with what it counts.

    Args:
        number: How many.
        noun: What, in the singular; of a noun whose plural ends in "s".

    >>> amount_of(1, "record"), amount_of(2_000, "record")
    ('1 record', '2,000 records')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
