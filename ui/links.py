"""Permanent links: to exact characters of a record, and to a question.

They are relative ("reader?record=..."), so that they hold wherever the app is served, and carry
the version of the text they were made of, so that a record replaced since is noticed.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from assistant.browsing.places import text_version

__all__ = ["ASK", "READER", "question_link", "reader_link", "text_version"]

READER = "reader"
"""Path of the page that shows a record."""
ASK = "./"
"""Path of the page on which questions are asked: the first, which has no path but the app's own."""


def reader_link(
    record_id: str, start: int | None = None, end: int | None = None, version: str = ""
) -> str:
    """Return the address at which the reader shows a record, relative to the app.

    Args:
        record_id: The record.
        start: Character offset into its text of what is marked and brought into view.
        end: Where that ends, excluded. Without both nothing is marked.
        version: Of the text they count in, as of :func:`text_version`.
    """
    place: list[tuple[str, str]] = [("record", record_id)]
    if start is not None and end is not None:
        place += [("from", str(start)), ("to", str(end))]
    if version:
        place.append(("version", version))
    return f"{READER}?{_query(place)}"


def question_link(
    question: str,
    *,
    records: Sequence[str] = (),
    side: str = "",
    states: Sequence[str] = (),
    speakers: Sequence[str] = (),
    date_from: str = "",
    date_to: str = "",
) -> str:
    """Return the address at which a question stands ready to be asked, relative to the app.

    The conditions are those of :meth:`assistant.Assistant.ask`. They become the parameters
    ``record``, ``side``, ``state``, ``speaker``, ``from`` and ``to``; those of which there may be
    several are repeated (``st.query_params.get_all``).
    """
    asked = [
        ("question", question),
        *(("record", value) for value in records),
        ("side", side),
        *(("state", value) for value in states),
        *(("speaker", value) for value in speakers),
        ("from", date_from),
        ("to", date_to),
    ]
    return f"{ASK}?{_query([(name, value) for name, value in asked if value])}"


def _query(parameters: Sequence[tuple[str, str]]) -> str:
    return urlencode(parameters, quote_via=quote, safe="", errors="replace")
