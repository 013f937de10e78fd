"""What a reader should know beside an answer: what was left out of it, and what may change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.query import Query
from assistant.sources import Citation
from index.filters import Filters
from index.reference.states import states_in_words
from index.storage.catalog import Catalog
from index.store import Store


def tell_undated(filters: Filters, store: Store) -> list[str]:
    """Tell how many records a condition on time leaves out since they do not tell theirs."""
    if not (filters.date_from or filters.date_to):
        return []
    undated = set(store.catalog.undated())
    records = tuple(undated.intersection(filters.records) if filters.records else undated)
    anytime = replace(filters, records=records, date_from="", date_to="")
    count = store.full_text.extent(anytime)[1] if records else 0
    if not count:
        return []
    left_out = "1 record that has no date was"
    if count > 1:
        left_out = f"{count} records that have no date were"
    return [f"{left_out} not looked at: the page Add takes the date of a meeting."]


def tell_kept(query: Query) -> list[str]:
    """Tell, where nothing is found, that a question was asked on the States of the one before."""
    if not query.kept:
        return []
    states = states_in_words(query.filters.states)
    return [
        f"Only records on {states} were looked in, as in the question before. Ask “And in all "
        "records?” to look in the others."
    ]


def tell_corrected(citations: Sequence[Citation], catalog: Catalog) -> list[str]:
    """Tell which cited records have a list of corrections of their own in the store."""
    return [
        f"{symbol} corrects a record that is cited here. Look whether it changes the words."
        for record_id in dict.fromkeys(citation.record_id for citation in citations)
        for symbol in catalog.corrections(record_id)
    ]
