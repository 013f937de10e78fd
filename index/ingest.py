"""Files to store: read, understand, split, embed; in step with what is there, and resumable."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from index.catalog import Catalog, StoredFile
from index.embedding import Embedder
from index.errors import FileError, OnTheRecordError, StoreError
from index.parsing import PARSER_VERSION, parse
from index.passages import split_passages
from index.readers import read_document, read_metadata
from index.readers.files import METADATA_ENDING
from index.records import Document, RecordMetadata
from index.symbols import record_id_of
from index.vectors import VectorStore

_EMBEDDING_BATCH = 256


class FileStatus(StrEnum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file, for people and for programs.

    Attributes:
        source: The file.
        status: What happened.
        record_id: The record it is now, or the record it duplicates; empty when it failed.
        message: Why, and what to do; empty where all is well.
        turns, paragraphs, passages: What was understood (paragraphs of speech).
    """

    source: str
    status: FileStatus
    record_id: str = ""
    message: str = ""
    turns: int = 0
    paragraphs: int = 0
    passages: int = 0


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: those named, and all in folders named, at any depth, sorted.

    Metadata files and hidden files are left out.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            hidden = path.is_dir() and any(
                part.startswith(".") for part in file.relative_to(path).parts
            )
            if not file.is_dir() and not hidden and not file.name.endswith(METADATA_ENDING):
                found[file] = None
    return list(found)


class Ingestor:
    """Takes files into one store.

    Args:
        catalog: Opened for writing.
        vectors: Where the vectors go; called when they are first needed.
        embedder: The embedding model.
        passage_tokens: Most tiktoken tokens in a passage.
    """

    def __init__(
        self,
        catalog: Catalog,
        vectors: Callable[[], VectorStore],
        embedder: Embedder,
        passage_tokens: int,
    ) -> None:
        self._catalog = catalog
        self._vectors = vectors
        self._embedder = embedder
        self._passage_tokens = passage_tokens

    def add(self, paths: Iterable[Path]) -> Iterator[FileOutcome]:
        """Take files in, one after the other; yield what became of each.

        A file that cannot be read is reported and the rest goes on. What an earlier run left
        without vectors is finished first, so a run that was stopped is simply run again.
        """
        self.embed_missing()
        for path in paths:
            try:
                yield self._add_file(path)
            except StoreError:
                raise
            except OnTheRecordError as error:
                reason = error.reason if isinstance(error, FileError) else str(error)
                named = error.source if isinstance(error, FileError) else str(path)
                yield FileOutcome(named, FileStatus.FAILED, message=reason)

    def embed_missing(self, progress: Callable[[int], None] | None = None) -> int:
        """Make the vectors that are missing; return how many were made.

        Args:
            progress: Called after each batch with the number of vectors made in it.
        """
        made = 0
        while batch := self._catalog.passages_to_embed(_EMBEDDING_BATCH):
            ids = [passage_id for passage_id, _ in batch]
            self._vectors().put(ids, self._embedder.embed([text for _, text in batch]))
            self._catalog.mark_embedded(ids)
            made += len(batch)
            if progress:
                progress(len(batch))
        return made

    def _add_file(self, path: Path) -> FileOutcome:
        path = path.absolute()
        document = read_document(path)
        given = read_metadata(path)
        fingerprint = self._fingerprint(document, given)
        files = self._catalog.files()
        earlier = next((file for file in files if file.source == document.source), None)
        if earlier and earlier.fingerprint == fingerprint:
            return FileOutcome(document.source, FileStatus.UNCHANGED, earlier.record_id)
        same = next((file for file in files if file.sha256 == document.sha256), None)
        if same and same is not earlier and earlier is None:
            return self._same_content(document, same, fingerprint)
        return self._store(document, given, fingerprint, files, earlier)

    def _same_content(self, document: Document, same: StoredFile, fingerprint: str) -> FileOutcome:
        if not Path(same.source).exists() and same.fingerprint == fingerprint:
            self._catalog.move(same.record_id, document.source)
            return FileOutcome(
                document.source,
                FileStatus.UNCHANGED,
                same.record_id,
                f"moved here from {same.source}",
            )
        return FileOutcome(
            document.source,
            FileStatus.DUPLICATE,
            same.record_id,
            f"the same text is in the store already, from {same.source}. Nothing was added.",
        )

    def _store(
        self,
        document: Document,
        given: RecordMetadata | None,
        fingerprint: str,
        files: list[StoredFile],
        earlier: StoredFile | None,
    ) -> FileOutcome:
        record = parse(document, metadata=given)
        record = replace(record, id=self._record_id(document, record.metadata, files, earlier))
        passages = split_passages(record, self._passage_tokens, self._embedder.fits)
        if not passages:
            raise FileError(
                document.source,
                "no paragraph of a meeting was found in it (only headings or front matter). "
                "Check that the file holds the whole record.",
            )
        stale = self._catalog.passage_ids_of(earlier.record_id) if earlier else []
        self._catalog.put(record, passages, fingerprint, earlier.record_id if earlier else None)
        kept = {passage.id for passage in passages}
        if removed := [passage_id for passage_id in stale if passage_id not in kept]:
            self._vectors().remove(removed)
        self.embed_missing()
        return FileOutcome(
            document.source,
            FileStatus.REPLACED if earlier else FileStatus.ADDED,
            record.id,
            "" if record.turns else "no speaker was recognised in it; its text can be searched",
            len(record.turns),
            sum(paragraph.turn is not None for paragraph in record.paragraphs),
            len(passages),
        )

    def _record_id(
        self,
        document: Document,
        metadata: RecordMetadata,
        files: list[StoredFile],
        earlier: StoredFile | None,
    ) -> str:
        """Name a record by its symbol (and language), or by its file where it has none."""
        others = [file for file in files if file is not earlier]
        if metadata.symbol:
            wanted = record_id_of(metadata.symbol)
            if metadata.language not in {"", "en"}:
                wanted = f"{wanted}-{metadata.language}"
            taken = next((file for file in others if file.record_id == wanted), None)
            if taken:
                raise FileError(
                    document.source,
                    f"{metadata.symbol} is in the store already, with another text, from "
                    f"{taken.source}. To take this one instead, remove the other first: "
                    f"ontherecord remove {taken.record_id}",
                )
            return wanted
        wanted = record_id_of(Path(document.source).stem) or "record"
        if any(file.record_id == wanted for file in others):
            digest = hashlib.sha256(document.source.encode()).hexdigest()[:8]
            wanted = f"{wanted}-{digest}"
        return wanted

    def _fingerprint(self, document: Document, given: RecordMetadata | None) -> str:
        parts = (
            document.sha256,
            repr(given),
            PARSER_VERSION,
            self._passage_tokens,
            self._embedder.name,
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()
