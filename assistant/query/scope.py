"""Which of the records loaded are meant: by State, body, time, language, number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.parsing.languages import LANGUAGE_NAMES
from index.reference.dates import is_between
from index.reference.states import state_name
from index.storage.listing import RecordSummary

LANGUAGES = {name.casefold(): code for code, name in LANGUAGE_NAMES.items()}
"""Codes of the languages of the United Nations, by their names as a question has them."""


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
        states = (*record.states, *(speaking or ()))
        return (
            (not self.states or not {*self.states}.isdisjoint(states))
            and (not self.bodies or record.body in self.bodies)
            and (not self.symbols or record.symbol in self.symbols)
            and (not self.numbers or record.metadata.meeting in self.numbers)
            and (not self.languages or record.metadata.language in self.languages)
            and is_between(record.date, *self.dates)
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
