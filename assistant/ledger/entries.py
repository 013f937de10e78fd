"""The shapes of a ledger: points, replies, entries, and what a ledger tells of a dialogue.

All are frozen. Every span is a pair of character offsets, end excluded, into the text of the record
it belongs to, so that ``record.text[start:end] == text``, as in every citation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from assistant.points.kinds import Kind as Kind
from assistant.points.kinds import Status as Status
from assistant.sources import Source
from index.parsing.namesakes import Namesakes, Persons
from index.parsing.speakers import person_key
from index.records import called
from index.text import fold


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that an expert put to a State.

    Attributes:
        record_id: The record.
        paragraph: Index of its paragraph in the record.
        start, end: Span of the words that say what is asked.
        text: Those words, exactly.
        sentence_start, sentence_end: Span of the sentence they stand in.
        speaker: Who put it, as the record names them; empty where it names nobody.
        kind: What was done with it.
        topic: What it is about, in a few of its own words.
    """

    record_id: str
    paragraph: int
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    speaker: str
    kind: Kind
    topic: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A paragraph that speaks to a point.

    Attributes:
        source: Its sentence that does so best.
        paragraph_start, paragraph_end: Span of the whole paragraph.
        likelihood: That it speaks to the point, 0 to 1, by the fitted model.
        defers: Whether it puts the point off.
    """

    source: Source
    paragraph_start: int
    paragraph_end: int
    likelihood: float
    defers: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a ledger: a point, the replies found, and what became of it.

    Attributes:
        number: Place in the ledger, from 1.
        source: Where it was put, by whom, in which words.
        kind, topic: As of the :class:`Point`.
        status: What became of it.
        likelihood: How sure the status is, 0 to 1: the chance that the model gives it; of a
            point that nothing came near to, one less the likelihood of the best paragraph; of one
            that a language model judged, what the fitted model gives to the paragraphs it named.
        evidence: On what the status rests, in a sentence.
        missing: What the replies found do not give; empty where nothing is known to be missing.
        replies: In order of the dialogue.
        nearest: Where no reply is found, the paragraphs that came nearest, offered as no more
            than that.
        judged_by: The language model that said which paragraphs reply, and the status; empty where
            that is found without one.
    """

    number: int
    source: Source
    kind: Kind
    topic: str
    status: Status
    likelihood: float
    evidence: str
    missing: str
    replies: tuple[Reply, ...]
    nearest: tuple[Reply, ...] = ()
    judged_by: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the experts put in one record, and what became of it.

    Attributes:
        record_id, symbol, title, body, date: The record in which the points were put.
        states: Codes of the States considered.
        looked_in: Ids of the records in which replies were looked for, in order of time.
        not_loaded: What is known to belong to the same dialogue and is not in the store, a
            sentence each.
        entries: The lines, in order of the record.
        read_closely: Whether the cross-encoder read points and paragraphs together.
    """

    record_id: str
    symbol: str
    title: str
    body: str
    date: str
    states: tuple[str, ...]
    looked_in: tuple[str, ...]
    not_loaded: tuple[str, ...]
    entries: tuple[Entry, ...]
    read_closely: bool = False

    @property
    def name(self) -> str:
        """What the record is called, for people."""
        return called(self.symbol, self.title, self.record_id)

    def counts(self) -> Mapping[Status, int]:
        """Return how many entries have each status, all statuses named."""
        return {status: sum(entry.status is status for entry in self.entries) for status in Status}

    def as_dict(self) -> dict[str, Any]:
        """Return the ledger as plain values, ready for JSON."""
        values = asdict(self)
        values["entries"] = [_flat(entry) for entry in values["entries"]]
        return values


def select_entries(
    ledger: Ledger, *, status: str = "", expert: str = "", topic: str = ""
) -> Ledger:
    """Return a ledger with the entries that meet all conditions given.

    Args:
        ledger: The ledger.
        status: A :class:`Status`; empty for any.
        expert: A name, with or without title; empty for anybody's.
        topic: Words, all of which the point, its topic or a reply has, parts of words too.
    """
    wanted = fold(topic).split()
    key = person_key(expert)
    speakers = (
        source.speaker
        for entry in ledger.entries
        for source in (entry.source, *(reply.source for reply in entry.replies))
    )
    persons = Persons(Namesakes(speakers).as_meant((expert,)))
    chosen = [
        entry
        for entry in ledger.entries
        if (not status or entry.status == status)
        and (not expert or entry.source.speaker in persons or key == fold(entry.source.speaker))
        and all(word in _searched(entry) for word in wanted)
    ]
    return replace(ledger, entries=tuple(chosen))


def _searched(entry: Entry) -> str:
    replies = (reply.source.text for reply in entry.replies)
    return fold(" ".join((entry.topic, entry.source.text, *replies)))


def _flat(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the values of an entry with the coordinates of its words beside the rest."""
    for name in ("replies", "nearest"):
        entry[name] = [{**reply.pop("source"), **reply} for reply in entry[name]]
    return {**entry.pop("source"), **entry}
