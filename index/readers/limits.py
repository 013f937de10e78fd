"""What no record goes beyond, whatever its format."""

from __future__ import annotations

from collections.abc import Sequence

from index.errors import FileError
from index.records import DocumentParagraph

_LONGEST_PARAGRAPH = 1_000_000
"""A paragraph longer than this, in characters, is no paragraph of a record."""


def refuse_endless(source: str, paragraphs: Sequence[DocumentParagraph], way_out: str) -> None:
    """Refuse a file with a paragraph beyond all measure.

    Args:
        source: Name of the file, for the message.
        paragraphs: What was read of it.
        way_out: The next step, for the message.

    Raises:
        FileError: If one of them has more than a million characters.
    """
    longest = max((len(paragraph.text) for paragraph in paragraphs), default=0)
    if longest > _LONGEST_PARAGRAPH:
        raise FileError(
            source, f"one paragraph has {longest:,} characters, so this is not a record. {way_out}"
        )
