"""The files that were taken in before, to be looked up by place and by content."""

from __future__ import annotations

from collections.abc import Iterable

from index.storage.listing import StoredFile


class KnownFiles:
    """What a catalog knows of files, kept in step while more are taken in.

    Args:
        files: Those of the catalog, in order of arrival.

    Attributes:
        by_source: File by its source.
        by_content: The first file of each content, by SHA-256.
        ids: Of all records.
    """

    def __init__(self, files: Iterable[StoredFile]) -> None:
        self.by_source: dict[str, StoredFile] = {}
        self.by_content: dict[str, StoredFile] = {}
        self.ids: set[str] = set()
        for file in files:
            self.replace(None, file)

    def replace(self, before: StoredFile | None, after: StoredFile | None) -> None:
        """Forget a file, or take one in, or put one in the place of another."""
        if before is not None:
            self.by_source.pop(before.source, None)
            self.ids.discard(before.record_id)
            if self.by_content.get(before.sha256) is before:
                del self.by_content[before.sha256]
        if after is not None:
            self.by_source[after.source] = after
            self.by_content.setdefault(after.sha256, after)
            self.ids.add(after.record_id)
