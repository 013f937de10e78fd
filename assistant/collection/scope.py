"""Which of the records loaded a question about them means: by State, body, time, language, number.

The words that say so are taken out of the question, so that the little that is left can be held
against the few ways in which such questions are put.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.questions.times import time_in
from index.listing import RecordSummary
from index.states import find_states, state_name
from index.symbols import ACRONYMS, BODIES, find_symbols
from index.text import fold

MARK = "\ua66e"
"""Stands where words that narrow stood; a letter that no question holds."""
A_MEETING = f"{MARK} meeting"
"""Stands where a symbol or a number did: "the 1995th meeting"."""
LANGUAGES = {
    "english": "en",
    "french": "fr",
    "spanish": "es",
    "russian": "ru",
    "arabic": "ar",
    "chinese": "zh",
}
LANGUAGE_NAMES = {code: name.title() for name, code in LANGUAGES.items()}
_BODY_NAMES = {
    **{name: name for name in BODIES},
    **{name.removesuffix(" of the General Assembly"): name for name in BODIES},
    **ACRONYMS,
}
_A_BODY = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _BODY_NAMES), key=len, reverse=True))})"
    r"(?:\s+committee)?(?![\w/])",
    re.IGNORECASE,
)
_BY_NAME = {fold(name): body for name, body in _BODY_NAMES.items()}
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


@dataclass(frozen=True, slots=True)
class Scope:
    """Conditions on records, as a question names them; those that are empty are met by all.

    Attributes:
        states: Codes of the States.
        bodies: Names of the bodies that met.
        symbols: Of records.
        numbers: Of meetings.
        languages: ISO 639-1 codes.
        dates: The first and the last date, ISO 8601.
    """

    states: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    dates: tuple[str, str] = ("", "")

    @property
    def empty(self) -> bool:
        """Whether there is no condition at all."""
        return self == Scope()

    def over(self, before: Scope) -> Scope:
        """Return the scope of a question before, with what is named now in the place of the same.

        Another record or meeting that is named takes the place of everything.
        """
        if self.symbols or self.numbers:
            return self
        return Scope(
            states=self.states or before.states,
            bodies=self.bodies or before.bodies,
            symbols=before.symbols if self.empty else (),
            numbers=before.numbers if self.empty else (),
            languages=self.languages or before.languages,
            dates=self.dates if any(self.dates) else before.dates,
        )

    def meets(self, record: RecordSummary, speaking: Sequence[str] | None = None) -> bool:
        """Return whether a record meets the conditions.

        Args:
            record: The record.
            speaking: Codes of the States that speak in it, where those are looked at as well as
                the ones that it considers.
        """
        first, last = self.dates
        states = (*record.states, *(speaking or ()))
        return (
            (not self.states or not {*self.states}.isdisjoint(states))
            and (not self.bodies or record.body in self.bodies)
            and (not self.symbols or record.symbol in self.symbols)
            and (not self.numbers or record.metadata.meeting in self.numbers)
            and (not self.languages or record.metadata.language in self.languages)
            and (not first or record.date[: len(first)] >= first)
            and (not last or (bool(record.date) and record.date[: len(last)] <= last))
        )

    def in_words(self) -> str:
        """Return the conditions in words that are read as the same conditions again."""
        first, last = self.dates
        time = f"in {first}" if first == last else f"since {first}" if first else f"until {last}"
        if first and last and first != last:
            time = f"between {first} and {last}"
        if len(first) == len("2013-05-03"):
            time = f"on {first}"
        return " ".join(
            [
                *(f"on {' and '.join(map(state_name, self.states))}" for _ in self.states[:1]),
                *(f"of the {' and the '.join(self.bodies)}" for _ in self.bodies[:1]),
                *(f"in {' and '.join(self.symbols)}" for _ in self.symbols[:1]),
                *(f"at meeting {number}" for number in self.numbers),
                *(f"in {LANGUAGE_NAMES.get(code, code)}" for code in self.languages),
                *(time for _ in (1,) if first or last),
            ]
        )


def read_scope(text: str) -> tuple[str, Scope]:
    """Return a question with a mark in the place of all that narrows, and what that is."""
    symbols = find_symbols(text)
    text = _marked(text, [(start, end) for start, end, _ in symbols], A_MEETING)
    bodies = [match for match in _A_BODY.finditer(text) if _is_name(match.group())]
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
        bodies=tuple(dict.fromkeys(_BY_NAME[_name(match.group())] for match in bodies)),
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


def _name(said: str) -> str:
    name = fold(said)
    return name if name in _BY_NAME else name.removesuffix(" committee")


def _is_name(said: str) -> bool:
    """Return whether a body is named: its initials are, in capitals or before "committee"."""
    name = _name(said)
    return name.upper() not in ACRONYMS or said.isupper() or said.casefold().endswith(" committee")


def _marked(text: str, spans: Sequence[tuple[int, int]], mark: str = MARK) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{mark}{text[end:]}"
    return text
