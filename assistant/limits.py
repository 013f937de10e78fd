"""Conditions that a user sets on whose words are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.errors import QuestionError
from index.filters import Filters
from index.records import Side
from index.states import state_name, state_of


def read_limits(
    records: Sequence[str],
    side: Side | str | None,
    states: Sequence[str],
    speakers: Sequence[str],
    date_from: str,
    date_to: str,
) -> Filters:
    """Return conditions given by a user, as filters.

    Args:
        records: Ids of records.
        side: "state", "committee" or "other"; None for any.
        states: States by ISO code or name.
        speakers: Names, with or without title.
        date_from: Earliest date of the meeting, ISO 8601.
        date_to: Latest date of the meeting, ISO 8601.

    Raises:
        QuestionError: If a side or a State is not known.
    """
    try:
        sides = (Side(side),) if side else ()
    except ValueError as error:
        known = ", ".join(Side)
        raise QuestionError(f"{side!r} is no side. Sides are: {known}.") from error
    codes = tuple(_state_code(state) for state in states)
    return Filters(tuple(records), sides, codes, tuple(speakers), date_from, date_to)


def _state_code(state: str) -> str:
    code = state if len(state) == 3 and state_name(state) != state else state_of(state)
    if code is None:
        raise QuestionError(f"{state!r} is no State's name or ISO 3166 alpha-3 code.")
    return code
