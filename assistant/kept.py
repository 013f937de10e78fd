"""Conversations that are kept: one JSON file each, in a folder for each owner.

A kept answer is what was shown when it was given. It is never asked again, so it stays as it was
when records are added, replaced or removed.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as validated

from assistant.answers import Answer
from assistant.errors import UnknownConversationError
from assistant.query import Query
from index.errors import FileError, StoreReadOnlyError
from index.text import fold

FORMAT = 1
"""Raised when a file of before could be misread; a file of another format is skipped and said."""
LONGEST_NAME = 120
"""Characters of a name; a longer one is cut."""
_ENDING = ".json"
_ID = re.compile(r"[\w-]{16,64}", re.ASCII)
_WRITING = threading.Lock()


def new_id() -> str:
    """Return an id that nobody can guess: whoever holds the address of a conversation has it."""
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation.

    Attributes:
        id: Unguessable; letters, digits, "-" and "_".
        name: As people see it; empty for one that has not been named, which is saved under its
            first question.
        exchanges: Questions as understood with their answers, in order.
    """

    id: str = field(default_factory=new_id)
    name: str = ""
    exchanges: list[tuple[Query, Answer]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class KeptSummary:
    """A conversation as it is listed.

    Attributes:
        id, name: As in :class:`Kept`.
        changed: When an exchange or the name was last changed, ISO 8601, UTC.
        exchanges: How many.
    """

    id: str
    name: str
    changed: str
    exchanges: int


@validated(frozen=True, config=ConfigDict(ser_json_inf_nan="constants"))
class _File:
    """What stands in a file."""

    format: int
    name: str
    changed: str
    exchanges: list[tuple[Query, Answer]]


@validated(frozen=True)
class _Head:
    """What stands in a file of any format."""

    format: int


_FILE = TypeAdapter(_File)
_HEAD = TypeAdapter(_Head)


class KeptConversations:
    """The conversations kept in a folder. Safe to use from several threads of one process.

    Args:
        folder: Where they are; of a store the folder ``conversations`` in it. It is made when
            the first one is saved.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self, owner: str, words: str = "") -> list[KeptSummary]:
        """Return an owner's conversations, the one changed last first.

        Args:
            owner: Whose.
            words: All of them stand in the name, the questions or the answers; parts of words
                count, capitals and accents do not.
        """
        wanted = fold(words).split()
        found = []
        for path in self._paths(owner):
            try:
                summary, text = _look_at(path)
            except (FileError, UnknownConversationError):
                continue  # Broken ones are told by problems(); others were deleted just now.
            if all(word in text for word in wanted):
                found.append(summary)
        return sorted(found, key=lambda one: (one.changed, one.id), reverse=True)

    def problems(self, owner: str) -> tuple[FileError, ...]:
        """Return for each of an owner's files that cannot be read why, and what can be done."""
        found = []
        for path in self._paths(owner):
            try:
                _look_at(path)
            except FileError as error:
                found.append(error)
            except UnknownConversationError:
                continue
        return tuple(found)

    def load(self, owner: str, conversation_id: str) -> Kept:
        """Return a conversation as it was saved.

        Raises:
            UnknownConversationError: If the owner has none of this id.
            FileError: If its file cannot be read.
        """
        file = _read(self._path(owner, conversation_id))
        return Kept(conversation_id, file.name, file.exchanges)

    def save(self, owner: str, kept: Kept) -> None:
        """Write a conversation, in place of what it was before.

        One without a name keeps the name it was saved under, at first its first question.

        Raises:
            StoreReadOnlyError: If it cannot be written; what is on the page is not lost by it.
        """
        path = self._path(owner, kept.id)
        with _WRITING:
            name = kept.name or _name_of(path) or _first_question(kept)
            self._write(path, _File(FORMAT, _cut(name), _now(), list(kept.exchanges)))

    def rename(self, owner: str, conversation_id: str, name: str) -> None:
        """Give a conversation another name; an empty one leaves it as it is.

        Raises:
            UnknownConversationError: If the owner has none of this id.
            FileError: If its file cannot be read.
            StoreReadOnlyError: If it cannot be written.
        """
        path = self._path(owner, conversation_id)
        with _WRITING:
            file = _read(path)
            if cut := _cut(name):
                self._write(path, _File(FORMAT, cut, _now(), file.exchanges))

    def delete(self, owner: str, conversation_id: str) -> None:
        """Take a conversation away for good; one that is not there is no error.

        Raises:
            StoreReadOnlyError: If it cannot be deleted.
        """
        path = self._path(owner, conversation_id)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreReadOnlyError(
                f"{path}: the conversation cannot be deleted ({error.strerror}). "
                "Change the rights of the folder, then delete it again."
            ) from error

    def _owner_folder(self, owner: str) -> Path:
        """Return an owner's folder: named by a digest, so that no name is ever a path."""
        return (
            self._folder / hashlib.sha256(owner.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        )

    def _path(self, owner: str, conversation_id: str) -> Path:
        if not _ID.fullmatch(conversation_id):
            raise _unknown()
        return self._owner_folder(owner) / f"{conversation_id}{_ENDING}"

    def _paths(self, owner: str) -> Iterator[Path]:
        try:
            paths = sorted(self._owner_folder(owner).iterdir())
        except OSError:
            return  # None has been kept.
        yield from (one for one in paths if one.suffix == _ENDING and _ID.fullmatch(one.stem))

    def _write(self, path: Path, file: _File) -> None:
        """Write a file whole or not at all."""
        temporary = None
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".writing")
            with os.fdopen(handle, "wb") as opened:
                opened.write(_FILE.dump_json(file, indent=1))
                opened.flush()
                os.fsync(opened.fileno())
            os.replace(temporary, path)  # noqa: PTH105  (the name is text here)
        except OSError as error:
            if temporary is not None:
                Path(temporary).unlink(missing_ok=True)
            raise StoreReadOnlyError(
                f"{self._folder}: the conversation cannot be kept ({error.strerror}). You can go "
                "on asking; to keep it, free space or change the rights of this folder."
            ) from error


def _read(path: Path) -> _File:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise _unknown() from None
    except OSError as error:
        raise FileError(
            str(path), f"this conversation cannot be read ({error.strerror}). Change its rights."
        ) from error
    try:
        file = _FILE.validate_json(content)
    except ValidationError as error:
        raise FileError(str(path), _refusal(content)) from error
    if file.format != FORMAT:
        raise FileError(str(path), _refusal(content))
    return file


def _refusal(content: bytes) -> str:
    """Return why a file is left out, and what can be done."""
    try:
        kept_as = _HEAD.validate_json(content).format
    except ValidationError:
        kept_as = FORMAT
    if kept_as != FORMAT:
        return (
            f"this conversation was kept by another version (format {kept_as}, not {FORMAT}) and "
            "is left out. Open it with that version."
        )
    return (
        "this kept conversation is damaged and is left out. Put it back from a backup, or delete "
        "the file."
    )


def _look_at(path: Path) -> tuple[KeptSummary, str]:
    """Return a conversation as it is listed, and its words, folded."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise _unknown() from None
    except OSError as error:
        raise FileError(str(path), f"it cannot be read ({error.strerror}).") from error
    return _look_at_state(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1024)
def _look_at_state(path: Path, changed: int, size: int) -> tuple[KeptSummary, str]:  # noqa: ARG001
    """Read a file; a page that is drawn again does not read what has not changed again."""
    file = _read(path)
    texts = [file.name]
    for query, answer in file.exchanges:
        texts += [query.question, *(one.text for one in answer.statements), answer.message]
        texts += [one.group for one in answer.statements]
        texts += [f"{one.who} {one.place}" for one in answer.citations]
    summary = KeptSummary(path.stem, file.name, file.changed, len(file.exchanges))
    return summary, fold("\n".join(dict.fromkeys(texts)))


def _name_of(path: Path) -> str:
    try:
        return _read(path).name
    except (UnknownConversationError, FileError):
        return ""


def _first_question(kept: Kept) -> str:
    return kept.exchanges[0][0].question if kept.exchanges else "New conversation"


def _cut(name: str) -> str:
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _unknown() -> UnknownConversationError:
    return UnknownConversationError(
        "There is no conversation of this address here, or it is somebody else's, or it was "
        "deleted. Choose one from the list."
    )
