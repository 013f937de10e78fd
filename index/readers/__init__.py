"""Readers: one module a format, bytes in, :class:`~index.records.Document` out."""

from index.readers.files import read_document, read_metadata

__all__ = ["read_document", "read_metadata"]
