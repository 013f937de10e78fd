"""Which part of a store a search looks at."""

from __future__ import annotations

from dataclasses import dataclass

from index.records import Side
from index.reference.states import state_name


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that all hold; an empty tuple or string means: no condition.

    Attributes:
        records: Ids of records.
        sides: Sides of the speaker.
        states: ISO alpha-3 codes: passages of a speaker of one of these States, and passages
            of speakers without a State in records that consider one of them.
        speakers: Names of speakers, with or without title, or of groups for which they speak ("the
            Group of African States", however it is called); accents and capitals do not matter.
            Where a man and a woman of a name speak, one with a title that tells the sex means
            those of them whose own tells no other; elsewhere titles do not matter.
        date_from, date_to: ISO 8601 bounds on the date of the meeting, both included. A bound
            compares with a date as exact as the bound is, so "2023" takes in all of 2023.
    """

    records: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    states: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    date_from: str = ""
    date_to: str = ""

    def describe(self) -> str:
        """Return the conditions in words, empty where there are none."""
        parts = [
            *(f"record {one}" for one in self.records),
            *(f"side {one}" for one in self.sides),
            *(f"State {state_name(one)}" for one in self.states),
            *(f"speaker {one}" for one in self.speakers),
        ]
        if self.date_from or self.date_to:
            parts.append(f"{self.date_from or 'the first'} to {self.date_to or 'the last'}")
        return ", ".join(parts)

    @property
    def empty(self) -> bool:
        """Whether there is no condition at all."""
        return self == Filters()
