"""Records as the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from index.reference.states import state_name
from index.storage.listing import RecordSummary
from ui.reading.about import language_name
from ui.texts import records as texts


def columns(records: Sequence[RecordSummary]) -> dict[str, list[Any]]:
    """Return the table, a list of values a column, in the order of the records."""
    values: dict[str, list[Any]] = {
        "symbol": [record.symbol or record.id for record in records],
        "title": [record.title for record in records],
        "body": [record.body for record in records],
        "states": [", ".join(map(state_name, record.states)) for record in records],
        "date": [record.date for record in records],
        "form": [texts.FORMS[record.form.value] for record in records],
        "language": [language_name(record.metadata.language) for record in records],
        "turns": [record.turns for record in records],
        "paragraphs": [record.paragraphs for record in records],
        "added": [datetime.fromisoformat(record.added) for record in records],
        "version": [texts.ANSWERS if record.current else texts.REPLACED for record in records],
    }
    return {texts.COLUMNS[name]: column for name, column in values.items()}
