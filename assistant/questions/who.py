"""Whom a noun phrase of a question means: a side, States, persons, or nobody known."""

from __future__ import annotations

from dataclasses import dataclass

from index.records import Side
from index.reference.state_groups import StateGroup


@dataclass(frozen=True, slots=True)
class Who:
    """What one noun phrase stands for.

    Attributes:
        wanted: In words.
        sides: Sides that are meant.
        states: Codes of the States that are meant.
        speakers: What the persons that are meant are known by: their keys, with the title where
            that tells them from others of the name.
        unknown: A name that nobody has, or empty.
        records: Ids of the records that are meant; all where it is empty.
        group: The group of States that is meant, if one is.
    """

    wanted: str
    sides: tuple[Side, ...] = ()
    states: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    unknown: str = ""
    records: tuple[str, ...] = ()
    group: StateGroup | None = None


COMMITTEE = Who("The Committee", (Side.COMMITTEE,))
DELEGATION = Who("The delegation", (Side.STATE,))
