"""The meetings that a question means, and the question without the words that tell which."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.query import Query
from index.filters import Filters


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which meetings are meant.

    Attributes:
        rest: The question without the words that tell it.
        filters: Conditions on records and dates; none where no meeting is named.
        said: The meetings in words: "in 2013"; empty where none are named.
        supposed: The same words where they may belong to the subject as well ("about bail in
            2013", or a time alone: "And in 2013?"); else empty.
        missing: What is named and not loaded; empty where everything is.
    """

    rest: str
    filters: Filters = field(default_factory=Filters)
    said: str = ""
    supposed: str = ""
    missing: str = ""

    def applied_to(self, query: Query) -> Query:
        """Return what a question asks besides, asked of these meetings."""
        here, records = self.filters.records, query.filters.records
        if here:
            records = tuple(one for one in here if one in records) if records else here
        missing = self.missing
        if here and not records:  # Another body met there, or somebody else of the name spoke.
            missing = f"{self.said}, with {query.wanted}"
        dates = self.filters.date_from, self.filters.date_to
        filters = replace(query.filters, records=records, date_from=dates[0], date_to=dates[1])
        return replace(
            query,
            filters=filters,
            meetings=in_one_phrase(self.said, query.meetings),
            supposed=self.supposed,
            unknown_meeting=missing,
        )


def in_one_phrase(one: str, other: str) -> str:
    """Return two phrases one behind the other; either may be empty."""
    return " ".join(filter(None, (one, other)))
