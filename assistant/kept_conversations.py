"""Conversations that are kept: one JSON file each, in a folder for each owner.

A kept answer is what was shown when it was given. It is never asked again, so it stays as it was
when records are added, replaced or removed.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from assistant.answers import Answer
from assistant.conversation_files import (
    FORMAT,
    KeptFile,
    read_file,
    unknown_conversation,
    write_file,
    writing,
)
from assistant.errors import UnknownConversationError
from assistant.query import Query
from index.errors import FileError, StoreReadOnlyError
from index.text import fold

LONGEST_NAME = 120
"""Characters of a name; a longer one is cut."""
_ENDING = ".json"
_ID = re.compile(r"[\w-]{16,64}", re.ASCII)


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


class KeptConversations:
    """The conversations kept in a folder. Safe to use from several threads and processes.

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
        file = read_file(self._path(owner, conversation_id))
        return Kept(conversation_id, file.name, file.exchanges)

    def save(self, owner: str, kept: Kept, *, saved_before: bool = False) -> str:
        """Write a conversation, in place of what it was before, and return its id.

        One without a name keeps the name it was saved under, at first its first question. Nothing
        is written over that it does not hold itself: where another page of the same person went on
        with the conversation, or deleted it, it is saved as one of its own under a new id.

        Args:
            owner: Whose.
            kept: All of it.
            saved_before: Whether it was saved, or loaded, before: if there is none now, it was
                deleted meanwhile.

        Raises:
            StoreReadOnlyError: If it cannot be written; what is on the page is not lost by it.
        """
        path = self._path(owner, kept.id)
        with writing(self._folder):
            name, goes_on = _compare(path, kept, saved_before)
            if not goes_on:
                path = self._path(owner, new_id())
            name = kept.name or name or _first_question(kept)
            write_file(path, KeptFile(FORMAT, _cut(name), _now(), list(kept.exchanges)))
        return path.stem

    def rename(self, owner: str, conversation_id: str, name: str) -> None:
        """Give a conversation another name; an empty one leaves it as it is.

        Raises:
            UnknownConversationError: If the owner has none of this id.
            FileError: If its file cannot be read.
            StoreReadOnlyError: If it cannot be written.
        """
        path = self._path(owner, conversation_id)
        with writing(self._folder):
            file = read_file(path)
            if cut := _cut(name):
                write_file(path, KeptFile(FORMAT, cut, _now(), file.exchanges))

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
            raise unknown_conversation()
        return self._owner_folder(owner) / f"{conversation_id}{_ENDING}"

    def _paths(self, owner: str) -> Iterator[Path]:
        try:
            paths = sorted(self._owner_folder(owner).iterdir())
        except OSError:
            return  # None has been kept.
        yield from (one for one in paths if one.suffix == _ENDING and _ID.fullmatch(one.stem))


def _look_at(path: Path) -> tuple[KeptSummary, str]:
    """Return a conversation as it is listed, and its words, folded."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise unknown_conversation() from None
    except OSError as error:
        raise FileError(str(path), f"it cannot be read ({error.strerror}).") from error
    return _look_at_state(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1024)
def _look_at_state(path: Path, changed: int, size: int) -> tuple[KeptSummary, str]:  # noqa: ARG001
    """Read a file; a page that is drawn again does not read what has not changed again."""
    file = read_file(path)
    texts = [file.name]
    for query, answer in file.exchanges:
        texts += [query.question, *(one.text for one in answer.statements), answer.message]
        texts += [one.translation for one in answer.statements]
        texts += [one.group for one in answer.statements]
        texts += [f"{one.who} {one.place}" for one in answer.citations]
    summary = KeptSummary(path.stem, file.name, file.changed, len(file.exchanges))
    return summary, fold("\n".join(dict.fromkeys(texts)))


def _compare(path: Path, kept: Kept, saved_before: bool) -> tuple[str, bool]:
    """Return the name that stands in a file, and whether a conversation goes on from it."""
    try:
        there = read_file(path)
    except UnknownConversationError:
        return "", not saved_before
    except FileError:
        return "", False  # Damaged: it may be all that is left of what was said there.
    return there.name, there.exchanges == kept.exchanges[: len(there.exchanges)]


def _first_question(kept: Kept) -> str:
    return kept.exchanges[0][0].question if kept.exchanges else "New conversation"


def _cut(name: str) -> str:
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
