"""The ledger: every point the experts put to a State, and what became of it."""

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
