"""The ledger: every point the experts put to a State, and what became of it.

``keeper`` gives the ledgers of a store, each made once (``kept``); ``entries`` has their shapes.
How one is made:

- of which records: ``dialogues``, by ``meetings``;
- ``points``, sentence by sentence, as :mod:`assistant.points` finds them; their ``matter``;
- laid out as a ``dialogue``, compared by ``likeness`` and ``matching``, closely by
  ``close_reading``;
- which replies: ``linking``, ``short_replies``; what became of it: ``status``; all in ``reading``,
  written down by ``making``;
- by a language model: a ``judge`` gives ``verdicts``; kept are its ``judgements``.

What they tell together: ``across``, ``commitments``, in the words of ``labels``. What was praised
or put off: ``remarks``. Both look through the sentences of ``said``.
"""

from __future__ import annotations

from assistant.ledger.across import Share, share_by
from assistant.ledger.commitments import Commitment, all_commitments, find_commitments
from assistant.ledger.entries import Entry, Kind, Ledger, Point, Reply, Status, select_entries
from assistant.ledger.keeper import LedgerKeeper
from assistant.ledger.points import find_points

__all__ = [
    "Commitment",
    "Entry",
    "Kind",
    "Ledger",
    "LedgerKeeper",
    "Point",
    "Reply",
    "Share",
    "Status",
    "all_commitments",
    "find_commitments",
    "find_points",
    "select_entries",
    "share_by",
]
