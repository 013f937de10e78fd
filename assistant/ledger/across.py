"""Across records: how much is answered, by State, body, expert and topic."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.ledger.entries import Entry, Ledger, Status
from assistant.ledger.matter import content_words
from index.reference.states import state_name
from index.text import stem

_Z = 1.959964
"""Of a 95% interval."""
_LEAST = 3
"""Points that share a word before it is a topic."""
_TOPICS = 25
OTHER = "other topics"


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
    "record": lambda ledger, _: [ledger.name],
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
