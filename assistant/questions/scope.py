"""Which records a question means, as such: the words that say so are taken out of it.

The little that is left can then be held against the few ways in which people ask about records.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.query.scope import LANGUAGES, Scope
from assistant.questions.bodies import A_NAME, INITIALS, body_called
from assistant.questions.parts import STATE_MARK
from assistant.questions.times import time_in
from index.reference.states import find_states
from index.reference.symbols import find_symbols

MARK = STATE_MARK
"""Stands where words that narrow stood, a State or others."""
A_MEETING = f"{MARK} meeting"
"""Stands where a symbol or a number did: "the 1995th meeting"."""
_A_BODY = re.compile(rf"\b(?:{A_NAME}|{INITIALS})", re.IGNORECASE)
_A_NUMBER = re.compile(
    r"\b(?:(?P<ordinal>\d{1,4})(?:st|nd|rd|th)(?:\s+(?:plenary\s+)?meeting)?"
    r"|(?:(?:SR|PV)\.?|(?:record|meeting)\s+(?:no\.?\s*|number\s+)?)\s*(?P<number>\d{1,4}))\b",
    re.IGNORECASE,
)
_A_LANGUAGE = re.compile(rf"\bin\s+({'|'.join(LANGUAGES)})\b", re.IGNORECASE)
_FROM_YEAR = re.compile(r"\b(?:from|of)\s+(?P<year>(?:19|20)\d\d)\b(?!\s*[-–/])", re.IGNORECASE)
_A_YEAR_BEFORE = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)\s+(?=(?:records?|meetings?|sessions?|reviews?)\b)", re.IGNORECASE
)


def read_scope(text: str) -> tuple[str, Scope]:
    """Return a question with a mark in the place of all that narrows, and what that is."""
    symbols = find_symbols(text)
    text = _marked(text, [(start, end) for start, end, _ in symbols], A_MEETING)
    bodies = [*_A_BODY.finditer(text)]
    text = _marked(text, [match.span() for match in bodies])
    numbers = [*_A_NUMBER.finditer(text)]
    text = _marked(text, [match.span() for match in numbers], A_MEETING)
    languages = [*_A_LANGUAGE.finditer(text)]
    text = _marked(text, [match.span() for match in languages])
    text, dates = _time(text)
    states = find_states(text)
    text = _marked(text, [(one.start, one.end) for one in states])
    return text, Scope(
        states=tuple(dict.fromkeys(one.code for one in states)),
        bodies=tuple(dict.fromkeys(body_called(match.group()) for match in bodies)),
        symbols=tuple(dict.fromkeys(symbol for _, _, symbol in symbols)),
        numbers=tuple(int(match["ordinal"] or match["number"]) for match in numbers),
        languages=tuple(LANGUAGES[match[1].casefold()] for match in languages),
        dates=dates,
    )


def _time(text: str) -> tuple[str, tuple[str, str]]:
    for pattern in (_FROM_YEAR, _A_YEAR_BEFORE):
        match = pattern.search(text)
        if match:
            return _marked(text, [match.span()]), (match["year"], match["year"])
    time = time_in(text)
    return (_marked(text, [time[:2]]), time[2]) if time else (text, ("", ""))


def _marked(text: str, spans: Sequence[tuple[int, int]], mark: str = MARK) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{mark}{text[end:]}"
    return text
