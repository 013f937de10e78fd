"""Which of the records loaded are listed: by body, State, language, years, and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.storage.listing import RecordSummary
from index.text import fold


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Conditions that a record meets to be listed; those that are empty are met by all.

    Attributes:
        words: Parts of words of symbol, title, body or id; all of them must be there.
        bodies: Bodies, as their records name them.
        states: ISO 3166 alpha-3 codes; one of them is enough.
        languages: ISO 639-1 codes; empty for records whose language is not known.
        first_year: The earliest year of the meeting.
        last_year: The latest. A record without a date meets no condition on years.
    """

    words: str = ""
    bodies: Sequence[str] = ()
    states: Sequence[str] = ()
    languages: Sequence[str] = ()
    first_year: int | None = None
    last_year: int | None = None

    def select(self, records: Iterable[RecordSummary]) -> list[RecordSummary]:
        """Return the records that meet the conditions, in their order."""
        wanted = fold(self.words).split()
        return [
            record
            for record in records
            if (not self.bodies or record.body in self.bodies)
            and (not self.states or not {*self.states}.isdisjoint(record.states))
            and (not self.languages or record.metadata.language in self.languages)
            and self._in_years(record)
            and all(word in _looked_through(record) for word in wanted)
        ]

    def _in_years(self, record: RecordSummary) -> bool:
        if self.first_year is None and self.last_year is None:
            return True
        year = year_of(record)
        return year is not None and (self.first_year or year) <= year <= (self.last_year or year)


def year_of(record: RecordSummary) -> int | None:
    """Return the year of the meeting, or None where it is not known."""
    return int(record.date[:4]) if record.date[:4].isdigit() else None


def _looked_through(record: RecordSummary) -> str:
    return fold(f"{record.symbol} {record.title} {record.body} {record.id}")
