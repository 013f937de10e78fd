"""Across records: how much is answered, by State, body, expert and topic; and what was promised."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.ledger.dialogue import speaks_for
from assistant.ledger.entries import Entry, Ledger, Status
from assistant.ledger.making import source_of
from assistant.ledger.matter import content_words
from assistant.sources import Source
from index.records import ParagraphKind, Record
from index.sentences import sentence_spans
from index.states import state_name
from index.text import stem

_Z = 1.959964
"""Of a 95% interval."""
_LEAST = 3
"""Points that share a word before it is a topic."""
_TOPICS = 25
OTHER = "other topics"

_THEY = (
    r"(?:he|she|it|they|we|(?:the|its|his|her|their|our)\s+(?:\w+\s+){0,2}?(?:government|state|"
    r"delegation|authorities|country|ministry|parliament|(?-i:[A-Z])\w+)|(?-i:[A-Z])\w+)"
)
_SOMEHOW = r"(?:(?:also|now|therefore|soon|shortly|certainly|gladly|further|\w+ly)\s+)*"
_PROMISES = re.compile(
    rf"""\b(?:{_THEY}\s+{_SOMEHOW}(?:
        (?:would|will)\s+{_SOMEHOW}(?:raise|bring|refer|convey|take\s+up|look\s+into|consider|examine
        |study|consult|report\s+back|pass\s+on|relay|transmit|revert|provide|submit|send|supply
        |forward|furnish|adopt|ratify|accede|amend|introduce|establish|publish|endeavour|strive
        |make\s+every\s+effort)
      | (?:undertook|pledged|promised|committed\s+(?:it|him|her|them)(?:self|selves)
        |(?:was|were)\s+committed|had\s+(?:undertaken|pledged))\s+to
      | (?:intended|planned|(?:was|were)\s+(?:planning|preparing))\s+to)
    | (?:would|will)\s+{_SOMEHOW}be\s+(?:provided|submitted|sent|supplied|forwarded|raised\s+with
        |referred|looked\s+into|conveyed|communicated|transmitted)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_IF = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """What became of the points of one State, body, expert or topic.

    Attributes:
        name: Of it.
        points: How many.
        counts: Points by status.
        answered: Share that is surely answered, 0 to 1.
        low, high: Its 95% interval (Wilson 1927), which tells how much chance is in so few
            points; it does not know how often a status is read wrongly.
        silent: Share to which no reply is found, 0 to 1.
        silent_low, silent_high: Its interval.
    """

    name: str
    points: int
    counts: Mapping[Status, int]
    answered: float
    low: float
    high: float
    silent: float
    silent_low: float
    silent_high: float

    def as_dict(self) -> dict[str, Any]:
        """Return the share as plain values, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a delegation said that it would do: its sentence, and the points it replies to."""

    source: Source
    entries: tuple[int, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the commitment as plain values, ready for JSON."""
        return {**asdict(self.source), "entries": self.entries}


def share_by(ledgers: Sequence[Ledger], by: str) -> list[Share]:
    """Return the share of answered points, the most points first.

    Args:
        ledgers: Of the records.
        by: "state", "body", "expert", "record" or "topic". Topics are the words that most points
            share; a point counts under the first of them that it has.

    Raises:
        ValueError: If ``by`` is none of these.
    """
    if by == "topic":
        names = _topics([entry for ledger in ledgers for entry in ledger.entries])
        grouped = ((names(entry), entry) for ledger in ledgers for entry in ledger.entries)
    elif by in _GROUPS:
        grouped = (
            (name, entry)
            for ledger in ledgers
            for entry in ledger.entries
            for name in _GROUPS[by](ledger, entry)
        )
    else:
        raise ValueError(f"by is one of {', '.join([*_GROUPS, 'topic'])}, not {by!r}")
    groups: dict[str, list[Status]] = {}
    for name, entry in grouped:
        groups.setdefault(name, []).append(entry.status)
    shares = [_share(name, statuses) for name, statuses in groups.items()]
    return sorted(shares, key=lambda one: (one.name == OTHER, -one.points, one.name))


_GROUPS: dict[str, Callable[[Ledger, Entry], Iterable[str]]] = {
    "state": lambda ledger, _: map(state_name, ledger.states) if ledger.states else ["not known"],
    "body": lambda ledger, _: [ledger.body or "not known"],
    "expert": lambda _, entry: [entry.source.speaker or "not named"],
    "record": lambda ledger, _: [ledger.symbol or ledger.title or ledger.record_id],
}


def _share(name: str, statuses: Sequence[Status]) -> Share:
    counts = Counter(statuses)
    total, answered, silent = len(statuses), counts[Status.ANSWERED], counts[Status.NO_REPLY]
    by_status = {one: counts[one] for one in Status}
    return Share(
        name,
        total,
        by_status,
        answered / total,
        *wilson(answered, total),
        silent / total,
        *wilson(silent, total),
    )


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95% score interval of a share (Wilson, JASA 1927); (0, 1) of nothing."""
    if not total:
        return 0.0, 1.0
    share, spread = hits / total, _Z**2 / total
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * math.sqrt(share * (1 - share) / total + spread / (4 * total))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return min(low, share), max(high, share)  # Not past it by the last digit of a float.


def _topics(entries: Sequence[Entry]) -> Callable[[Entry], str]:
    """Choose words that most points share, each time the one of most points not yet covered."""
    stems = {id(entry): {stem(word): word for word in _words(entry)} for entry in entries}
    left = [*stems.values()]
    shown: dict[str, Counter[str]] = {}
    for one in left:
        for key, word in one.items():
            shown.setdefault(key, Counter())[word] += 1
    chosen: list[str] = []
    while len(chosen) < _TOPICS:
        counts = Counter(key for one in left for key in one)
        best = max(counts, key=lambda key: (counts[key], key), default="")
        if not best or counts[best] < _LEAST:
            break
        chosen.append(best)
        left = [one for one in left if best not in one]

    def name(entry: Entry) -> str:
        own = {stem(word) for word in _words(entry)}
        key = next((one for one in chosen if one in own), None)
        return shown[key].most_common(1)[0][0] if key else OTHER

    return name


def _words(entry: Entry) -> list[str]:
    return [word for word in content_words(entry.topic) if len(word) > 3] or content_words(
        entry.source.text
    )


def commits(sentence: str) -> bool:
    """Tell whether a sentence of a delegation says what the State will do."""
    found = _PROMISES.search(sentence)
    if found is None:
        return False
    return not _IF.search(sentence[max(0, found.start() - 20) : found.start()])


def all_commitments(
    ledgers: Iterable[Ledger], record_of: Callable[[str], Record]
) -> list[Commitment]:
    """Return what delegations said they would do in all records that ledgers look in, each once.

    Args:
        ledgers: Of the points that these sentences may reply to.
        record_of: Gives a record by its id.
    """
    found: dict[tuple[str, int], Commitment] = {}
    for ledger in ledgers:
        for record_id in ledger.looked_in:
            for one in find_commitments(record_of(record_id), ledger):
                found.setdefault((record_id, one.source.start), one)
    return [*found.values()]


def find_commitments(
    record: Record, ledger: Ledger | None = None, states: Sequence[str] = ()
) -> Iterator[Commitment]:
    """Yield the sentences in which a delegation says what it will do, as it said them.

    Args:
        record: The record.
        ledger: Of the points that these sentences may reply to.
        states: Codes of the States whose delegations are meant; by default those considered, or
            any where the record does not tell.
    """
    meant = tuple(states) or record.metadata.states
    considered = record.metadata.states or {turn.speaker.state for turn in record.turns} - {None}
    # One whose State is not named speaks for the State considered.
    unnamed = {*considered} <= {*meant}
    for paragraph in record.paragraphs:
        if paragraph.kind is not ParagraphKind.SPEECH or paragraph.turn is None:
            continue
        speaker = record.speaker_of(paragraph)
        if not speaks_for(speaker, meant):
            continue
        if states and speaker.state not in ((None, *states) if unnamed else states):
            continue
        text = record.paragraph_text(paragraph)
        for start, end in sentence_spans(text):
            if commits(text[start:end]):
                span = paragraph.start + start, paragraph.start + end
                replied = tuple(
                    entry.number
                    for entry in (ledger.entries if ledger else ())
                    if any(
                        reply.source.record_id == record.id
                        and reply.source.start < span[1]
                        and span[0] < reply.source.end
                        for reply in entry.replies
                    )
                )
                yield Commitment(source_of(record, paragraph.index, *span), replied)
