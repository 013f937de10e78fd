"""Readers: one module a format, bytes in, :class:`~index.records.Document` out."""

from index.readers.files import (
    digest,
    find_sources,
    read_document,
    read_metadata,
    read_source,
)

__all__ = ["digest", "find_sources", "read_document", "read_metadata", "read_source"]
