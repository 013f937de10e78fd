"""Whoever judges a ledger by more than the plain method, as the ledger knows it: a language model.

It is done in :mod:`assistant.generating.ledger_judging`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from assistant.ledger.reading import Compared
from assistant.ledger.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """How far the judging of a dialogue is.

    Attributes:
        done, of: Calls made or found kept, and all of them. Those that are kept come first.
        verdicts: Of the points on which two readings agree so far, by index.
        tokens_in, tokens_out: That the calls made now took.
        cost: Of these, in US dollars; None where no prices are set.
        stopped: Why the model was asked no further, in words; empty while it goes on.
    """

    done: int
    of: int
    verdicts: dict[int, Verdict]
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    stopped: str = ""


class Judge(Protocol):
    """Says what became of points, and keeps what it said. Safe to use from several threads."""

    @property
    def name(self) -> str:
        """The name of the language model."""

    def judge(self, record_id: str, compared: Compared) -> Iterator[Judged]:
        """Judge the points of a record; yields first of all, and as it goes on.

        Args:
            record_id: The record.
            compared: Its dialogue.
        """

    def recall(self, record_id: str, compared: Compared) -> dict[int, Verdict]:
        """Return the verdicts on a ledger that was judged before, without judging anything."""

    def note(self, record_id: str) -> None:
        """Note that the ledger of a record has been judged, in part or whole, or further."""

    def noted(self, record_id: str) -> int:
        """Return a number that changes whenever that is noted; 0 where it was not judged."""

    def keep_only(self, record_ids: Iterable[str]) -> None:
        """Forget what was said of all records but some."""
