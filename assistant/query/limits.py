"""Conditions that a user sets on whose words are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

from assistant.errors import QuestionError
from assistant.query import Query
from index.filters import Filters
from index.records import Side
from index.reference.dates import is_date
from index.reference.states import state_name, state_of

ANY = "any"
"""Given in place of a condition: none, whatever was understood from the question."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a user changes of how a question was understood.

    Attributes:
        filters: Conditions that take the place of those understood, where they are set.
        lifted: Names of the fields of the filters that hold no longer.
    """

    filters: Filters = field(default_factory=Filters)
    lifted: tuple[str, ...] = ()

    @classmethod
    def between(cls, understood: Filters, wanted: Filters) -> Limits:
        """Return what makes conditions as understood those that are wanted."""
        before, after = (
            {item.name: getattr(one, item.name) for item in fields(Filters)}
            for one in (understood, wanted)
        )
        changed = {name for name in after if after[name] != before[name]}
        return cls(
            Filters(**{name: after[name] for name in changed}),
            tuple(sorted(name for name in changed if not after[name])),
        )

    def applied_to(self, query: Query) -> Query:
        """Return a question under these conditions."""
        return query.lifted(self.lifted).limited(self.filters, self.filters.describe())


def one_or_more(values: str | Sequence[str]) -> tuple[str, ...]:
    """Return what was given as several, where it may be one: a name alone is no row of letters."""
    return (values,) if isinstance(values, str) else tuple(values)


def read_changes(
    records: str | Sequence[str] = (),
    sides: str | Sequence[str] = (),
    states: str | Sequence[str] = (),
    speakers: str | Sequence[str] = (),
    date_from: str = "",
    date_to: str = "",
) -> Limits:
    """Return what a user changes, where of each condition several, or none, can be given.

    Args:
        records: An id of a record, or several, or :data:`ANY` alone.
        sides: Of "state", "committee" and "other" one or several, or :data:`ANY` alone.
        states: A State by ISO 3166 alpha-3 code or name, or several, or :data:`ANY` alone.
        speakers: A name, with or without title, or several, or :data:`ANY` alone.
        date_from: Earliest date of the meeting, ISO 8601.
        date_to: Latest date of the meeting, ISO 8601.

    Raises:
        QuestionError: If a side, a State or a date is none.
    """
    given = {
        "records": one_or_more(records),
        "sides": one_or_more(sides),
        "states": one_or_more(states),
        "speakers": one_or_more(speakers),
    }
    lifted = tuple(sorted(name for name, values in given.items() if ANY in values))
    kept = {name: () if name in lifted else values for name, values in given.items()}
    known = read_limits(kept["records"], None, kept["states"], kept["speakers"], date_from, date_to)
    found = [read_limits((), side, (), (), "", "").sides for side in kept["sides"]]
    every = tuple(dict.fromkeys(side for one in found for side in one))
    return Limits(replace(known, sides=every), lifted)


def read_limits(
    records: str | Sequence[str],
    side: Side | str | None,
    states: str | Sequence[str],
    speakers: str | Sequence[str],
    date_from: str,
    date_to: str,
) -> Filters:
    """Return conditions given by a user, as filters.

    Args:
        records: An id of a record, or several.
        side: "state", "committee" or "other"; None for any.
        states: A State by ISO 3166 alpha-3 code or name, or several.
        speakers: A name, with or without title, or several.
        date_from: Earliest date of the meeting, ISO 8601.
        date_to: Latest date of the meeting, ISO 8601.

    Raises:
        QuestionError: If a side, a State or a date is none.
    """
    check_dates(date_from, date_to)
    try:
        sides = (Side(side),) if side else ()
    except ValueError as error:
        known = ", ".join(Side)
        raise QuestionError(f"{side!r} is no side. Sides are: {known}.") from error
    codes = tuple(_state_code(state) for state in one_or_more(states))
    return Filters(one_or_more(records), sides, codes, one_or_more(speakers), date_from, date_to)


def check_dates(date_from: str, date_to: str) -> None:
    """Refuse bounds that no date of a meeting could lie between.

    Args:
        date_from: Earliest date of the meeting, ISO 8601, or empty.
        date_to: Latest date of the meeting, ISO 8601, or empty.

    Raises:
        QuestionError: If one of them is no date, or the first is after the last.
    """
    for date in (date_from, date_to):
        if date and not is_date(date):
            raise QuestionError(f"{date!r} is no date. Give one as 2023, 2023-05 or 2023-05-03.")
    exact = min(len(date_from), len(date_to))
    if date_from[:exact] > date_to[:exact]:
        raise QuestionError(f"{date_from} is after {date_to}: no meeting is between them.")


def _state_code(state: str) -> str:
    upper = state.upper()
    code = upper if len(state) == 3 and state_name(upper) != upper else state_of(state)
    if code is None:
        raise QuestionError(f"{state!r} is no State's name or ISO 3166 alpha-3 code.")
    return code
