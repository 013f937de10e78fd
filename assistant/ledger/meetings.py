"""Which records belong to one dialogue, and which of its meetings are known but not loaded.

A State's report is considered at two or three meetings, each with a record of its own: replies to
the questions of the first are given at the next. They are told by body, State, report and time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cmp_to_key

from index.records import Record, RecordMetadata
from index.storage.listing import RecordSummary
from index.text import fold

_DAYS = 45
"""Between the first and the last meeting of a dialogue; a session lasts at most a month."""
_NUMBERS = 10
"""Meetings between them: others are of another session."""
_DAY = len("2023-05-03")
_REPORT = re.compile(
    # "and" ends like "second": no word may be read in two ways, or a title takes for ever.
    r"\b(?P<which>(?:(?:initial|combined|special|additional|\w+(?:th|st|nd|rd)|to|,)\s+)+)"
    r"(?:periodic\s+)?reports?\b"
)
_MEETING = re.compile(r"\b(?P<number>\d{1,4}(?:,\d{3})?)(?:st|nd|rd|th)\s+(?:\(\w+\)\s+)?meeting\b")
_NUMBER_OF_SYMBOL = re.compile(r"(?<=SR\.)\d+")


@dataclass(frozen=True, slots=True)
class DialogueMeetings:
    """The other records of a dialogue.

    Attributes:
        earlier, later: Ids of those loaded, in order of time.
        not_loaded: What is known to be missing, a sentence each.
    """

    earlier: tuple[str, ...]
    later: tuple[str, ...]
    not_loaded: tuple[str, ...]


def find_meetings(
    record: Record, loaded: Sequence[RecordSummary], states: Mapping[str, AbstractSet[str]]
) -> DialogueMeetings:
    """Find the other records of the dialogue that a record belongs to.

    Args:
        record: One of its records.
        loaded: All records of the store that answer.
        states: For each, by id, the codes of the States that it considers, or, where its front
            does not tell, whose delegations speak in it.
    """
    own = record.metadata
    others = sorted(
        (
            one
            for one in loaded
            if one.id != record.id
            and not states.get(record.id, frozenset()).isdisjoint(states.get(one.id, ()))
            and _same_dialogue(own, one.metadata)
        ),
        key=cmp_to_key(_compare_records),
    )
    # One whose order is not known may be the later one: no reply is lost, and it is said.
    earlier = [one for one in others if _compare(one.metadata, own) < 0]
    later = [one for one in others if _compare(one.metadata, own) >= 0]
    notes = _missing(record, [own, *(one.metadata for one in others)], bool(later))
    notes += [
        f"Whether {one.symbol or one.id} is the later meeting is not known; it is taken for it."
        for one in later
        if _compare(one.metadata, own) == 0
    ]
    if len(states.get(record.id, ())) > 1:
        notes.append(
            "Several States are considered; to which of them a point was put is not told apart."
        )
    return DialogueMeetings(
        tuple(one.id for one in earlier), tuple(one.id for one in later), tuple(notes)
    )


def _compare_records(one: RecordSummary, other: RecordSummary) -> int:
    return _compare(one.metadata, other.metadata)


def _compare(one: RecordMetadata, other: RecordMetadata) -> int:
    """Return -1, 0 or 1: whether a meeting was before another, not known, or after it."""
    if len(one.date) == len(other.date) == _DAY and one.date != other.date:
        return -1 if one.date < other.date else 1
    numbers = [item.meeting or _number(item.symbol) for item in (one, other)]
    if None not in numbers and numbers[0] != numbers[1]:
        return -1 if (numbers[0] or 0) < (numbers[1] or 0) else 1
    shorter = min(len(one.date), len(other.date))
    if one.date[:shorter] != other.date[:shorter]:
        return -1 if one.date < other.date else 1
    return 0


def _number(symbol: str) -> int | None:
    found = _NUMBER_OF_SYMBOL.search(symbol)
    return int(found.group()) if found else None


def _same_dialogue(one: RecordMetadata, other: RecordMetadata) -> bool:
    if not one.body or one.body != other.body:
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
        if shorter:
            return one.date[:shorter] == other.date[:shorter]
        numbers = [item.meeting or _number(item.symbol) for item in (one, other)]
        return None not in numbers and abs((numbers[0] or 0) - (numbers[1] or 0)) <= _NUMBERS
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
            if abs(other - number) > _NUMBERS:
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
