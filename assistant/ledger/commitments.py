"""What delegations said that their State would do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.ledger.entries import Ledger
from assistant.ledger.said import sentences_of_delegation
from assistant.sources import Source
from index.records import Record

_THEY = (
    r"(?:he|she|it|they|we|(?:the|its|his|her|their|our)\s+(?:\w+\s+){0,2}?(?:government|state|"
    r"delegation|authorities|country|ministry|parliament|(?-i:[A-Z])\w+)|(?-i:[A-Z])\w+)"
)
_SOMEHOW = r"(?:(?:also|now|therefore|soon|shortly|certainly|gladly|further|\w+ly)\s+)*"
_WHEN = (
    r"(?:(?:by|before|from|as\s+from|as\s+of|until|in|during|at)\s+(?:(?:the\s+)?(?:(?:early|late|mid|first|second|third|fourth|end|beginning"
    r"|start|half|quarter|course)[\s-]+(?:of\s+)?(?:the\s+)?){0,3})"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|20\d\d\b"
    r"|(?:next|coming|following|current|this|same)\s+(?:year|month|week|session|autumn|spring|summer|winter|term)s?\b"
    r"|(?:two|three|four|five)\s+years\b)|next\s+(?:year|month|week|session)\b|shortly\b|(?<!as\s)soon\b"
    r"|in\s+(?:the\s+)?(?:near\s+future|due\s+course|coming\s+\w+))"
)
_PASSIVE = re.compile(
    rf"\b(?:would|will)\s+{_SOMEHOW}be\s+{_SOMEHOW}(?:(?:answered|addressed|replied\s+to)\s+in\s+writing|gazetted|resubmitted"
    r"|(?!(?:discussed|consulted|considered|needed|required|expected|included)\b)(?:\w+(?:ed|nt|pt|lt|wn|ken|ven|ght)|built|made|put|set"
    rf"|begun|cut)\b(?:(?!\b(?:had|that|which|who|if|unless)\b)[^.;]){{0,90}}?\b{_WHEN})",
    re.IGNORECASE,
)
"""What will be done, by whomever: with the time by which it will, it is no rule for cases."""
_PROMISES = re.compile(
    rf"""\b(?:{_THEY}\s+{_SOMEHOW}(?:
        (?:would|will)\s+{_SOMEHOW}(?:raise|bring|refer|convey|take\s+up|look\s+into|consider|examine
        |study|consult|report\s+back|pass\s+on|relay|transmit|revert|provide|submit|send|supply
        |forward|furnish|adopt|ratify|accede|amend|introduce|establish|publish|endeavour|strive
        |make\s+every\s+effort|abolish|allocate|appoint|ban|close|criminali[sz]e|disseminate|enact
        |investigate|launch|lift|promulgate|prohibit|recruit|repeal|revise|set\s+up|table|withdraw)
      | (?:undertook|pledged|promised|committed\s+(?:it|him|her|them)(?:self|selves)
        |(?:was|were)\s+committed|had\s+(?:undertaken|pledged))\s+to
      | (?:intended|planned|(?:was|were)\s+(?:planning|preparing))\s+to)
    | (?:and|but)\s+{_SOMEHOW}(?:would|will)\s+{_SOMEHOW}(?:abolish|accede|adopt|amend|disseminate
        |enact|establish|introduce|launch|promulgate|publish|ratify|repeal|revert|submit|withdraw)
    | (?:would|will)\s+{_SOMEHOW}be\s+(?:provided|submitted|sent|supplied|forwarded|raised\s+with
        |referred|looked\s+into|conveyed|communicated|transmitted)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_IF = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a delegation said that it would do: its sentence, and the points it replies to."""

    source: Source
    entries: tuple[int, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the commitment as plain values, ready for JSON."""
        return {**asdict(self.source), "entries": self.entries}


def commits(sentence: str) -> bool:
    """Tell whether a sentence of a delegation says what the State will do."""
    found = _PROMISES.search(sentence) or _PASSIVE.search(sentence)
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
    for source in sentences_of_delegation(record, commits, states):
        replied = tuple(
            entry.number
            for entry in (ledger.entries if ledger else ())
            if any(
                reply.source.record_id == record.id
                and reply.source.start < source.end
                and source.start < reply.source.end
                for reply in entry.replies
            )
        )
        yield Commitment(source, replied)
