"""Statuses and promises in words, and what a reader has to be told beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.ledger.entries import Entry, Ledger, Status
from index.text import amount_of

LABELS = {
    Status.ANSWERED: "Answered",
    Status.PARTLY: "Answered in part",
    Status.DEFERRED: "Put off",
    Status.SPOKEN_TO: "Spoken to, an answer not sure",
    Status.NO_REPLY: "No reply in the records loaded",
}
JUDGED = (
    "What is a reply, and whether it answers, is read by a program and may be wrong. "
    "Look at the paragraphs before you rely on it."
)
"""To be shown wherever statuses are."""
PROMISED = (
    "What is a promise is read by a program from its words and may be wrong or incomplete. "
    "Look at the paragraphs before you rely on it."
)
PRAISED = (
    "What is praise is read by a program from its words and may be wrong or incomplete. "
    "Look at the paragraphs before you rely on it."
)
CRITICISED = (
    "What is criticism is read by a program from its words and may be wrong or incomplete: what is "
    "only asked, or told without a word of concern or regret, is not listed. Look at the "
    "paragraphs before you rely on it."
)
DEFERRED = (
    "What was put off is read by a program from its words and may be wrong or incomplete. "
    "Look at the paragraphs before you rely on it."
)
READ_CLOSELY = (
    "The replies were read closely: each point together with the paragraphs that may reply to it."
)
SOME_READ_CLOSELY = (
    "In {closely:,} of {total:,} records the replies were read closely, which finds more of them "
    "and calls more points answered: compare these with the others with care."
)
JUDGED_BY = "judged by the language model {name}"


def notices_of(ledger: Ledger) -> tuple[str, ...]:
    """Return what is to be told with the lines of a ledger, wherever they are shown."""
    return JUDGED, *told_closely([ledger]), *told_by(ledger.entries), *ledger.not_loaded


def told_closely(ledgers: Sequence[Ledger]) -> list[str]:
    """Return that all or some of the ledgers were read closely, in words; nothing where none is."""
    closely = sum(ledger.read_closely for ledger in ledgers)
    if closely < len(ledgers):
        told = SOME_READ_CLOSELY.format(closely=closely, total=len(ledgers))
        return [told] if closely else []
    return [READ_CLOSELY] if closely else []


def told_by(entries: Sequence[Entry]) -> list[str]:
    """Return how many of some entries a language model judged, in words; nothing where none is.

    Not that both its readings said the same: where they differ, a point counts as spoken to.
    """
    names = Counter(entry.judged_by for entry in entries if entry.judged_by)
    return [
        f"Of {amount_of(len(entries), 'point')}, {count} were judged by the language model {name}, "
        "which was asked twice about each."
        for name, count in names.items()
    ]


def count_statuses(entries: Sequence[Entry]) -> str:
    """Return how many entries have each status, in words; those that none has are left out."""
    return ", ".join(
        f"{LABELS[status].lower()}: {count}"
        for status in Status
        if (count := sum(entry.status is status for entry in entries))
    )
