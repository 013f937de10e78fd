"""Which records belong to one dialogue, and which of its meetings are known but not loaded.

A State's report is considered at two or three meetings, each with a record of its own: replies to
the questions of the first are given at the next. They are told by body, State, report and time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.listing import RecordSummary
from index.records import Record, RecordMetadata
from index.text import fold

_DAYS = 45
"""Between the first and the last meeting of a dialogue; a session lasts at most a month."""
_REPORT = re.compile(
    r"\b(?P<which>(?:(?:initial|combined|special|additional|(?:\w+(?:th|st|nd|rd))|first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|eleventh|twelfth|and|to|,)\s+)+)(?:periodic\s+)?reports?\b"
)
_MEETING = re.compile(r"\b(?P<number>\d{1,4}(?:,\d{3})?)(?:st|nd|rd|th)\s+(?:\(\w+\)\s+)?meeting\b")
_NUMBER_OF_SYMBOL = re.compile(r"(?<=SR\.)\d+")


@dataclass(frozen=True, slots=True)
class Meetings:
    """The other records of a dialogue.

    Attributes:
        earlier, later: Ids of those loaded, in order of time.
        not_loaded: What is known to be missing, a sentence each.
    """

    earlier: tuple[str, ...]
    later: tuple[str, ...]
    not_loaded: tuple[str, ...]


def find_meetings(record: Record, loaded: Sequence[RecordSummary]) -> Meetings:
    """Find the other records of the dialogue that a record belongs to.

    Args:
        record: One of its records.
        loaded: All records of the store that answer.
    """
    own = record.metadata
    others = sorted(
        (one for one in loaded if one.id != record.id and _same_dialogue(own, one.metadata)),
        key=lambda one: _order(one.metadata),
    )
    earlier = [one for one in others if _order(one.metadata) < _order(own)]
    later = [one for one in others if _order(one.metadata) > _order(own)]
    return Meetings(
        tuple(one.id for one in earlier),
        tuple(one.id for one in later),
        tuple(_missing(record, [own, *(one.metadata for one in others)], bool(later))),
    )


def _order(metadata: RecordMetadata) -> tuple[int, str]:
    return metadata.meeting or _number(metadata.symbol) or 0, metadata.date


def _number(symbol: str) -> int | None:
    found = _NUMBER_OF_SYMBOL.search(symbol)
    return int(found.group()) if found else None


def _same_dialogue(one: RecordMetadata, other: RecordMetadata) -> bool:
    if not one.body or one.body != other.body or {*one.states}.isdisjoint(other.states):
        return False
    reports = _report(one.title), _report(other.title)
    if all(reports) and reports[0] != reports[1]:
        return False
    return _near(one, other)


def _report(title: str) -> str:
    found = _REPORT.search(fold(title))
    return " ".join(found["which"].replace(",", " ").split()) if found else ""


def _near(one: RecordMetadata, other: RecordMetadata) -> bool:
    """Tell whether two meetings are of one session, as far as is known."""
    try:
        days = date.fromisoformat(one.date) - date.fromisoformat(other.date)
    except ValueError:
        if one.session and other.session:
            return fold(one.session) == fold(other.session)
        shorter = min(len(one.date), len(other.date))
        return one.date[:shorter] == other.date[:shorter]
    return abs(days.days) <= _DAYS


def _missing(record: Record, known: Sequence[RecordMetadata], later: bool) -> list[str]:
    own = record.metadata
    number = own.meeting or _number(own.symbol)
    loaded = {one.meeting or _number(one.symbol) for one in known}
    spoken = [one for one in record.paragraphs if one.turn is not None or one.number is not None]
    named = {
        int(found["number"].replace(",", ""))
        for paragraph in spoken
        for found in _MEETING.finditer(record.paragraph_text(paragraph))
    }
    notes = []
    if number is not None:
        for other in sorted(named - loaded - {number}):
            if abs(other - number) > 10:
                continue  # Another dialogue, years ago.
            when = "earlier" if other < number else "later"
            notes.append(
                f"The {when} meeting that it names, {_called(own, other)}, is not in the store."
            )
    if not later and not any("later meeting" in note for note in notes):
        after = f" after {own.symbol}" if own.symbol else ""
        notes.append(
            "No later meeting of this dialogue is in the store. Replies are often given at the next"
            f" one: load the record of the next meeting on this report{after}, if there is one."
        )
    return notes


def _called(metadata: RecordMetadata, number: int) -> str:
    if _number(metadata.symbol) is None:
        return f"meeting {number}"
    return _NUMBER_OF_SYMBOL.sub(str(number), metadata.symbol.split("/Add.")[0])
