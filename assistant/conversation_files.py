"""The file of a kept conversation: its form, read and written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as validated

from assistant.answers import Answer
from assistant.errors import UnknownConversationError
from assistant.query import Query
from assistant.questions.what_is_asked import with_wording
from index.errors import FileError, StoreReadOnlyError
from index.files.whole_files import write_whole

FORMAT = 1
"""Raised when a file of before could be misread; a file of another format is skipped and said."""
FORMAT_WITH_MODEL = 2
"""That of a conversation in which a language model wrote: a version that knows of none would show
its words as the record's own."""
_LOCK = "writing.lock"
_PATIENCE = 10.0
"""Seconds to wait for whoever writes; it takes some thousandths of one."""


@validated(frozen=True, config=ConfigDict(ser_json_inf_nan="constants"))
class KeptFile:
    """What stands in a file.

    Attributes:
        format: :data:`FORMAT` or :data:`FORMAT_WITH_MODEL`.
        name, changed: As they are listed.
        exchanges: Questions as understood with their answers.
        with_wording: Whether what the words of the questions ask for stands with them; in files of
            before it does not.
    """

    format: int
    name: str
    changed: str
    exchanges: list[tuple[Query, Answer]]
    with_wording: bool = False


@validated(frozen=True)
class _Head:
    """What stands in a file of any format."""

    format: int


_FILE = TypeAdapter(KeptFile)
_HEAD = TypeAdapter(_Head)


def read_file(path: Path) -> KeptFile:
    """Read a file.

    Raises:
        UnknownConversationError: If there is none.
        FileError: If it cannot be read, with what can be done.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise unknown_conversation() from None
    except OSError as error:
        raise FileError(
            str(path), f"this conversation cannot be read ({error.strerror}). Change its rights."
        ) from error
    try:
        file = _FILE.validate_json(content)
    except ValidationError as error:
        raise FileError(str(path), _refusal(content)) from error
    if file.format not in {FORMAT, FORMAT_WITH_MODEL}:
        raise FileError(str(path), _refusal(content))
    if file.with_wording:
        return file
    exchanges = [(with_wording(query), answer) for query, answer in file.exchanges]
    return replace(file, exchanges=exchanges, with_wording=True)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Keep all others, of this process and of others, from changing what is kept in a folder.

    Args:
        folder: That of all owners' conversations; it is made if it is not there.

    Raises:
        StoreReadOnlyError: If nothing can be written there, or somebody does not end writing.
    """
    lock = FileLock(folder / _LOCK)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=_PATIENCE)
    except Timeout as error:
        raise _cannot_be_kept(folder, "another process does not end writing there") from error
    except OSError as error:
        raise _cannot_be_kept(folder, error.strerror) from error
    try:
        yield
    finally:
        lock.release()


def write_file(path: Path, file: KeptFile) -> None:
    """Write a file whole or not at all, for nobody else on the machine to read.

    Raises:
        StoreReadOnlyError: If it cannot be written.
    """
    file = replace(file, with_wording=True)
    if any(one.by_model for _, answer in file.exchanges for one in answer.statements):
        file = replace(file, format=FORMAT_WITH_MODEL)
    try:
        write_whole(path, _FILE.dump_json(file, indent=1), private=True, sync=True)
    except OSError as error:
        raise _cannot_be_kept(path.parent, error.strerror) from error


def _cannot_be_kept(folder: Path, why: str | None) -> StoreReadOnlyError:
    return StoreReadOnlyError(
        f"{folder}: the conversation cannot be kept ({why}). You can go on asking; to keep it, "
        "free space or change the rights of this folder."
    )


def unknown_conversation() -> UnknownConversationError:
    """Return the error that says that there is no such conversation."""
    return UnknownConversationError(
        "There is no conversation of this address here, or it is somebody else's, or it was "
        "deleted. Choose one from the list."
    )


def _refusal(content: bytes) -> str:
    """Return why a file is left out, and what can be done."""
    try:
        kept_as = _HEAD.validate_json(content).format
    except ValidationError:
        kept_as = FORMAT
    if kept_as not in {FORMAT, FORMAT_WITH_MODEL}:
        return (
            f"this conversation was kept by another version (format {kept_as}, not {FORMAT}) and "
            "is left out. Open it with that version."
        )
    return (
        "this kept conversation is damaged and is left out. Put it back from a backup, or delete "
        "the file."
    )
