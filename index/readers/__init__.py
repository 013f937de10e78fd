"""Readers: one module a format, bytes in, :class:`~index.records.Document` out."""

from index.readers.files import (
    digest,
    find_sources,
    read_document,
    read_source,
)
from index.readers.metadata import read_metadata

__all__ = ["digest", "find_sources", "read_document", "read_metadata", "read_source"]
