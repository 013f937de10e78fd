"""Readers: one module a format, bytes in, :class:`~index.records.Document` out.

``files`` reads a source, which may lie in one of the ``archives``, in the format that ``formats``
tells: ``plain_text`` (``wrapped_lines``), ``web``, ``word``, ``pdf``. The binary ones are
``contained`` in a process, the ``worker``. What formats share: ``limits``, ``footnotes``,
``number_formats``, ``tables``, ``remarks``. ``metadata`` is the file beside a record file.
"""

from index.readers.files import (
    digest,
    find_sources,
    read_document,
    read_source,
)
from index.readers.metadata import read_metadata

__all__ = ["digest", "find_sources", "read_document", "read_metadata", "read_source"]
