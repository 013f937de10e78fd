"""Abbreviations, written out as the records themselves write them.

"NPM" is found where the records speak of a national preventive mechanism. Nothing is listed: a
phrase stands for an abbreviation if its words begin with the letters and the records say so in
brackets, or use the phrase again and again. Of two letters only brackets tell: too many phrases
begin with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from assistant.language.lexicon import is_known
from assistant.words import EMPTY
from index.text import stem

_ABBREVIATION = re.compile(r"\b[A-Z]{2,7}s?\b(?!\$)")
_SMALL = re.compile(r"\b[a-z]{3,6}\b")
_LINKS = r"(?:(?:of|the|and|for|on|against|to|in|with|by)\s+)*"
_LEAST_USES = 2
_LONGEST_WORD = 24
_LEAST_LETTERS = 3


def find_abbreviations(text: str, question: str) -> list[str]:
    """Return the abbreviations of a text, each once.

    Args:
        text: Where to look.
        question: Of which it is a part: where that is typed in capitals, they tell nothing.
    """
    if question.upper() == question and " " in question:
        return []
    return list(dict.fromkeys(_ABBREVIATION.findall(text)))


def find_small(text: str, is_short: Callable[[str], bool]) -> str:
    """Return a text typed small with the abbreviations among its words in capitals.

    Args:
        text: The text.
        is_short: Whether the records have a word in capitals alone.
    """

    def spelt(match: re.Match[str]) -> str:
        word = match.group()
        if word in EMPTY or is_known(stem(word)) or not is_short(word):
            return word
        return word.upper()

    return _SMALL.sub(spelt, text)


def write_out(abbreviation: str, texts: Iterable[str]) -> str | None:
    """Return what an abbreviation stands for in texts, or None where they do not tell.

    Args:
        abbreviation: Capitals, with or without the "s" of the plural.
        texts: Where to look.
    """
    letters = abbreviation.removesuffix("s") if abbreviation[:-1].isupper() else abbreviation
    word = rf"\w[\w’'-]{{1,{_LONGEST_WORD}}}"
    # "Non-governmental organization": a hyphen parts words, too.
    phrase = r"(?:\s+|-)".join(
        (_LINKS if position else "") + f"(?=(?i:{letter})){word}"
        for position, letter in enumerate(letters)
    )
    pattern = re.compile(rf"(?<!\w)(?P<phrase>{phrase})(?!\w)(?P<told>\s*\({letters}s?\))?")
    counts: Counter[str] = Counter()
    for text in texts:
        for match in pattern.finditer(text):
            found = re.sub(r"\s+", " ", match["phrase"]).lower()
            if not match["told"] and (len(letters) < _LEAST_LETTERS or _is_empty(found)):
                continue
            counts[found] += _LEAST_USES if match["told"] else 1
    if not counts:
        return None
    best, uses = counts.most_common(1)[0]
    return best if uses >= _LEAST_USES else None


def _is_empty(phrase: str) -> bool:
    """Return whether a phrase begins or ends with a word without a subject ("such as the")."""
    said = phrase.split()
    return said[0] in EMPTY or said[-1] in EMPTY
