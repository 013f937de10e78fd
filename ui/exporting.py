"""Writing an answer of the command line to a file, in the form that the file's name ends in."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index.errors import FileError

if TYPE_CHECKING:
    from assistant import Answer, Assistant


def require_form(path: Path, endings: Collection[str] | None = None) -> None:
    """End the command where a file's name ends in no form that can be written.

    Args:
        path: The file.
        endings: Those that can; by default those in which answers are handed over.

    Raises:
        typer.BadParameter: With the forms that can.
    """
    from assistant.handover import FORMATS

    can = endings or FORMATS
    if path.suffix.lower() not in can:
        raise typer.BadParameter(f"Name a file that ends in {', '.join(can)}.")


def write(path: Path, assistant: Assistant, answer: Answer) -> None:
    """Write an answer to a file.

    Raises:
        FileError: If it cannot be written.
    """
    from assistant import Query
    from assistant.handover import FORMATS, records_used

    exchanges = [(Query(answer.question, ""), answer)]
    content = FORMATS[path.suffix.lower()].write(exchanges, records_used(assistant, exchanges))
    save(path, content, "the answer")


def save(path: Path, content: bytes, what: str) -> None:
    """Write a file that somebody named.

    Args:
        path: The file.
        content: Its bytes.
        what: What they are, in words.

    Raises:
        FileError: If it cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise FileError(
            str(path), f"{what} cannot be written there ({error.strerror}). Name another file."
        ) from error
