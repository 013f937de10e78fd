"""Files to store: read, understand, split, embed; in step with what is there, and resumable."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, count
from pathlib import Path

from index.chunking.passages import split_passages
from index.embedding.embedder import DEFAULT_MODEL, Embedder
from index.errors import FileError, OnTheRecordError, StoreError
from index.files.folders import is_below, still_there
from index.files.known_files import KnownFiles
from index.parsing.corrections import GivenMetadata
from index.parsing.languages import LANGUAGE_NAMES
from index.parsing.parser import PARSER_VERSION, parse
from index.readers import digest, find_sources, read_metadata, read_source
from index.records import Passage, Record
from index.reference.symbols import record_id_of
from index.storage.catalog import Catalog
from index.storage.listing import StoredFile
from index.storage.vector_making import WINDOW, Progress, VectorMaker
from index.storage.vector_table import CUT_FOR
from index.storage.versions import identifier

_NUMBERED = r"(?:\.v\d+|-[0-9a-f]{8,})?"
"""What may stand behind the name of a record that has to be told from others of that name."""
_SERVED = {DEFAULT_MODEL: {"en"}}
"""Languages an embedding model was made for; of a model that is not named here nothing is said."""
_VARIOUS = "various"
"""What passages were cut for that were cut for several lengths."""
_TOO_SHORT_TO_TELL = 400
"""Characters of a text whose language may stay unknown although it is a common one."""


class FileStatus(StrEnum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    MOVED = "moved"
    DUPLICATE = "duplicate"
    REMOVED = "removed"
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


class Ingestor:
    """Takes files into one store.

    Args:
        catalog: Opened for writing.
        maker: Makes the vectors.
        embedder: The embedding model.
        passage_tokens: Most tiktoken tokens in a passage.
    """

    def __init__(
        self,
        catalog: Catalog,
        maker: VectorMaker,
        embedder: Embedder,
        passage_tokens: int,
    ) -> None:
        self._catalog = catalog
        self._maker = maker
        self._embedder = embedder
        self._passage_tokens = passage_tokens
        self._known = KnownFiles(catalog.files())

    def add(
        self,
        paths: Iterable[Path],
        sync: Sequence[Path] = (),
        progress: Progress | None = None,
    ) -> Iterator[FileOutcome]:
        """Take files in, one after the other; yield what became of each.

        A file that cannot be read is reported and the rest goes on. What an earlier run left
        undone is finished first, so a run that was stopped is simply run again.

        Args:
            paths: Files, archives of files among them.
            sync: Folders to be in step with: a record whose file below them is gone is removed.
            progress: Called with how far embedding has come, now and then.
        """
        self.settle(progress)
        seen: set[str] = set()
        refused: set[str] = set()
        for path in paths:
            try:
                sources = list(find_sources(path))
            except FileError as error:
                refused.add(error.source)
                yield _failure(error, str(path))
                continue
            for source in sources:
                seen.add(source)
                try:
                    yield self._add_source(source)
                except StoreError:
                    raise
                except OnTheRecordError as error:
                    yield _failure(error, source, self._known.by_source.get(source))
                self._maker.make_missing(progress, at_least=WINDOW)
        for folder in sync:
            yield from self._drop_missing(folder, seen, refused)
        self.settle(progress)

    def settle(self, progress: Progress | None = None) -> None:
        """Finish what was left undone: a cut, versions that answer again, and all vectors."""
        held = self._catalog.meta(CUT_FOR)
        if held == "":
            self.cut_anew()
        elif self._catalog.is_empty():
            self._catalog.set_meta(CUT_FOR, self._cut_for)
        elif held not in {None, self._cut_for}:
            self._catalog.set_meta(CUT_FOR, _VARIOUS)
        self._make_passages()
        self._maker.make_missing(progress)

    def cut_anew(self) -> None:
        """Cut all passages anew unless they were cut for this model and length already.

        What comes out as it was keeps its vectors, so that a cut that was stopped loses nothing.
        Older stores do not tell what theirs were cut for: they are left alone.
        """
        if self._catalog.meta(CUT_FOR) in {None, self._cut_for}:
            return
        self._catalog.set_meta(CUT_FOR, "")
        for summary in self._catalog.records():
            record = self._catalog.record(summary.id)
            self._catalog.put_passages(record, self._split(record))
        self._catalog.set_meta(CUT_FOR, self._cut_for)

    @property
    def _cut_for(self) -> str:
        return f"{self._passage_tokens} tokens of {self._embedder.name}"

    def _make_passages(self) -> None:
        for record_id in self._catalog.without_passages():
            record = self._catalog.record(record_id)
            self._catalog.put_passages(record, self._split(record))

    def _add_source(self, source: str) -> FileOutcome:
        given = read_metadata(source)
        sha256 = digest(source)
        fingerprint = self._fingerprint(sha256, given)
        earlier = self._known.by_source.get(source)
        if earlier and earlier.fingerprint == fingerprint:
            return FileOutcome(source, FileStatus.UNCHANGED, earlier.record_id)
        same = self._known.by_content.get(sha256)
        if same is None or earlier:
            return self._store(source, given, earlier)
        if still_there(same.source):
            message = f"the same text is in the store already, from {same.source}"
            return FileOutcome(source, FileStatus.DUPLICATE, same.record_id, message)
        if same.fingerprint != fingerprint:  # Moved, and described anew.
            return self._store(source, given, same)
        self._catalog.move(same.record_id, source)
        self._known.replace(same, replace(same, source=source))
        message = f"moved here from {same.source}"
        return FileOutcome(source, FileStatus.MOVED, same.record_id, message)

    def _store(
        self, source: str, given: GivenMetadata | None, earlier: StoredFile | None
    ) -> FileOutcome:
        document = read_source(source)
        record = parse(document, metadata=given)
        record = replace(record, id=self._free_id(record, earlier))
        passages = self._split(record)
        if not passages:
            raise FileError(
                source,
                "no paragraph of a meeting was found in it (only headings or front matter). "
                "Check that the file holds the whole record.",
            )
        fingerprint = self._fingerprint(document.sha256, given)
        answers = self._catalog.put(
            record, passages, fingerprint, earlier.record_id if earlier else None
        )
        if earlier:
            self._make_passages()  # Another version may answer in place of the earlier one.
        self._known.replace(earlier, StoredFile(record.id, source, record.sha256, fingerprint))
        return FileOutcome(
            source,
            FileStatus.REPLACED if earlier else FileStatus.ADDED,
            record.id,
            " ".join(self._remarks(record, answers)),
            len(record.turns),
            sum(paragraph.turn is not None for paragraph in record.paragraphs),
            len(passages) if answers else 0,
        )

    def _split(self, record: Record) -> list[Passage]:
        return split_passages(record, self._passage_tokens, self._embedder.fits)

    def _remarks(self, record: Record, answers: bool) -> Iterator[str]:
        """Say what a person should know of a record that was taken in."""
        others = [one for one in self._catalog.versions(record.id) if one != record.id]
        if others and answers:
            yield f"It answers in place of {', '.join(others)}, kept as another version."
        elif others:
            answering = self._catalog.current_versions([record.id])[0]
            yield f"It is kept as another version of {answering}, which is the one that answers."
        if not record.turns:
            yield (
                "No speaker was recognised in it; its text can be searched, and a metadata file "
                "can say whose words it is."
            )
        served, language = _SERVED.get(self._embedder.name), record.metadata.language
        told = language or len(record.text) > _TOO_SHORT_TO_TELL
        if served and told and language not in served:
            named = LANGUAGE_NAMES.get(language, "a language that was not recognised")
            yield (
                f"It is in {named}, which the embedding model {self._embedder.name} was not made "
                "for: it is found by its words, hardly by its meaning."
            )
        yield from record.remarks

    def _drop_missing(
        self, folder: Path, seen: set[str], refused: set[str]
    ) -> Iterator[FileOutcome]:
        """Remove the records whose files below a folder are gone.

        A folder in which nothing was found is left alone: a disk that is not there looks the same.
        """
        below = Path(os.path.abspath(folder))  # noqa: PTH100 - as sources are
        known = [file for file in self._known.by_source.values() if is_below(file.source, below)]
        if known and not any(is_below(source, below) for source in (*seen, *refused)):
            yield FileOutcome(
                str(folder),
                FileStatus.FAILED,
                message=f"there is no file in it any more, and {len(known)} records came from it. "
                "Nothing was removed. Check that the folder is at hand; to take the records out: "
                "ontherecord remove RECORD...",
            )
            return
        for file in known:
            if file.source in seen or still_there(file.source):
                continue
            self._catalog.remove(file.record_id)
            self._known.replace(file, None)
            yield FileOutcome(
                file.source, FileStatus.REMOVED, file.record_id, "the file is gone from its folder"
            )

    def _free_id(self, record: Record, earlier: StoredFile | None) -> str:
        """Name a record by its symbol (and language), or by its file where it has none.

        Where another text of the same symbol has the name, it is a further version: ".v2".
        """
        metadata = record.metadata
        if metadata.symbol:
            wanted = identifier(metadata, metadata.symbol)
            numbered = (f"{wanted}.v{number}" for number in count(2))
        else:
            wanted = record_id_of(Path(record.source).stem) or "record"
            digits = hashlib.sha256(record.source.encode()).hexdigest()
            numbered = (f"{wanted}-{digits[:length]}" for length in range(8, len(digits)))
        if earlier and re.fullmatch(rf"{re.escape(wanted)}{_NUMBERED}", earlier.record_id):
            return earlier.record_id
        return next(name for name in chain([wanted], numbered) if name not in self._known.ids)

    def _fingerprint(self, sha256: str, given: GivenMetadata | None) -> str:
        """Return a digest of everything that goes into a record."""
        parts = (sha256, repr(given), PARSER_VERSION, self._passage_tokens, self._embedder.name)
        return hashlib.sha256(repr(parts).encode()).hexdigest()


def _failure(
    error: OnTheRecordError, source: str, earlier: StoredFile | None = None
) -> FileOutcome:
    reason = error.reason if isinstance(error, FileError) else str(error)
    named = error.source if isinstance(error, FileError) else source
    if earlier:
        reason += f" {earlier.record_id} stays in the store as it was read before."
    return FileOutcome(named, FileStatus.FAILED, message=reason)
