"""What is told from: a wish, the records that it means, and who speaks in which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.query.wishes import CollectionWish
from index.records import Speaker
from index.storage.catalog import Catalog
from index.storage.listing import RecordSummary

LISTED = 12
"""Records that are told one by one, at the most."""
Heard = Sequence[tuple[str, Speaker]]
"""Every speaker with the id of the record."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A wish, the records that it means, everybody who speaks, and the catalog."""

    wish: CollectionWish
    meant: list[RecordSummary]
    heard: Heard
    catalog: Catalog
