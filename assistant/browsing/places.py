"""A place in a record that a link names, found again: also where the record has changed since.

What a link marks must be what was cited. So a link carries the version of the text its characters
count in, and where no text of that version is here, nothing is marked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from index.errors import UnknownRecordError
from index.records import Record
from index.storage.listing import RecordSummary


class Standing(StrEnum):
    """What became of the place that a link names."""

    WHOLE = "whole"
    """The link names a record and no characters of it."""
    EXACT = "exact"
    """The text is that of the link: its characters are marked."""
    UNCHECKED = "unchecked"
    """The link does not say of which version it is: its characters are marked, unchecked."""
    OUTSIDE = "outside"
    """The text has no such characters: nothing is marked."""
    CHANGED = "changed"
    """No version that is here has the text of the link: the newest is shown, nothing marked."""
    GONE = "gone"
    """There is no such record here."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a link names.

    Attributes:
        record_id: The record.
        start, end: Span in its text, or None where the link names the record only.
        version: Of the text, as of :func:`text_version`; empty where the link does not tell.
    """

    record_id: str
    start: int | None = None
    end: int | None = None
    version: str = ""


@dataclass(frozen=True, slots=True)
class OpenedPlace:
    """What is to be shown for a link.

    Attributes:
        standing: What became of the place.
        record: The record to show; None where it is gone.
        marked: The characters to mark, or None.
        newest: Id of the version that answers, where the record shown is another; else empty.
    """

    standing: Standing
    record: Record | None = None
    marked: tuple[int, int] | None = None
    newest: str = ""


class Shelf(Protocol):
    """Where records are taken from: an :class:`~assistant.Assistant`."""

    def record(self, record_id: str) -> Record:
        """Return a record; raise UnknownRecordError where there is none of that id."""
        ...

    def versions(self, record_id: str) -> list[RecordSummary]:
        """Return all versions of a record; none where there is no such record."""
        ...


def text_version(record_text: str) -> str:
    """Return what tells versions of a record's text apart: 8 hex digits of its SHA-256."""
    return hashlib.sha256(record_text.encode(errors="surrogatepass")).hexdigest()[:8]


def open_place(shelf: Shelf, place: Place) -> OpenedPlace:
    """Find the place of a link: in the version it was made of where that is here.

    Args:
        shelf: The records.
        place: What the link names.
    """
    versions = shelf.versions(place.record_id)
    newest = next((one.id for one in versions if one.current), place.record_id)
    candidates = _read(shelf, dict.fromkeys([place.record_id, *(one.id for one in versions)]))
    record = next(candidates, None)
    if record is None:
        return OpenedPlace(Standing.GONE)
    if place.start is None or place.end is None:
        return _opened(Standing.WHOLE, record, None, newest)
    if place.version and text_version(record.text) != place.version:
        same = (one for one in candidates if text_version(one.text) == place.version)
        found = next(same, None)
        if found is None:
            # The newest one may have been removed since its versions were looked up.
            shown = next(_read(shelf, {newest: None}), record)
            return _opened(Standing.CHANGED, shown, None, newest)
        record = found
    if not 0 <= place.start < place.end <= len(record.text):
        return _opened(Standing.OUTSIDE, record, None, newest)
    standing = Standing.EXACT if place.version else Standing.UNCHECKED
    return _opened(standing, record, (place.start, place.end), newest)


def _opened(
    standing: Standing, record: Record, marked: tuple[int, int] | None, newest: str
) -> OpenedPlace:
    return OpenedPlace(standing, record, marked, "" if record.id == newest else newest)


def _read(shelf: Shelf, record_ids: dict[str, None]) -> Iterator[Record]:
    """Yield records one by one, each read when it is asked for; what is gone is passed over."""
    for record_id in record_ids:
        try:
            yield shelf.record(record_id)
        except UnknownRecordError:
            continue
