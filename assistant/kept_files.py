"""The file of a kept conversation: its form, read and written whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as validated

from assistant.answers import Answer
from assistant.errors import UnknownConversationError
from assistant.query import Query
from index.errors import FileError, StoreReadOnlyError
from index.whole_files import write_whole

FORMAT = 1
"""Raised when a file of before could be misread; a file of another format is skipped and said."""
FORMAT_WITH_MODEL = 2
"""That of a conversation in which a language model wrote: a version that knows of none would show
its words as the record's own."""


@validated(frozen=True, config=ConfigDict(ser_json_inf_nan="constants"))
class KeptFile:
    """What stands in a file."""

    format: int
    name: str
    changed: str
    exchanges: list[tuple[Query, Answer]]


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
    return file


def write_file(path: Path, file: KeptFile) -> None:
    """Write a file whole or not at all, for nobody else on the machine to read.

    Raises:
        StoreReadOnlyError: If it cannot be written.
    """
    if any(one.by_model for _, answer in file.exchanges for one in answer.statements):
        file = replace(file, format=FORMAT_WITH_MODEL)
    try:
        write_whole(path, _FILE.dump_json(file, indent=1), private=True, sync=True)
    except OSError as error:
        raise StoreReadOnlyError(
            f"{path.parent}: the conversation cannot be kept ({error.strerror}). You can go "
            "on asking; to keep it, free space or change the rights of this folder."
        ) from error


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
