"""Speeches of the United Nations General Debate laid out as record files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.datasets.files import read_json_lines
from index.errors import FileError
from index.reference.states import state_name

_DATA = "scale/general_debate_4000.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech.

    Attributes:
        id: Name of it.
        state: ISO 3166 alpha-3 code, or that of a State that is no more.
        session, year: Of the General Assembly.
        text: As published.
    """

    id: str
    state: str
    session: int
    year: int
    text: str


def read_speeches(data: Path, limit: int | None = None) -> Iterator[Speech]:
    """Yield the speeches of the development data, all or the first.

    Source: UN General Debate Corpus, Baturo, Dasandi and Mikhaylov, Research & Politics 2017.

    Args:
        data: Folder of the development data.
        limit: How many at the most.

    Raises:
        FileError: If the file is not there or is not understood.
    """
    for number, (place, row) in enumerate(read_json_lines(data / _DATA)):
        if limit is not None and number >= limit:
            return
        try:
            yield Speech(row["id"], row["state_code"], row["session"], row["year"], row["text"])
        except KeyError as error:
            raise FileError(place, f"there is no field {error}.") from error


def write_speeches(speeches: Iterator[Speech], folder: Path) -> int:
    """Write speeches as verbatim records, what is known of each beside it; return how many words.

    The speaker is a stand-in, since the data name none: "Mr. Delegate", with the State, so that
    there are sides and States to filter by.
    """
    folder.mkdir(parents=True, exist_ok=True)
    words = 0
    for speech in speeches:
        name = state_name(speech.state)
        known = name != speech.state
        (folder / f"{speech.id}.txt").write_text(
            f"Mr. Delegate{f' ({name})' if known else ''}: {speech.text}\n", encoding="utf-8"
        )
        lines = [
            f'title = "General Debate, session {speech.session}: {name}"',
            'body = "General Assembly"',
            f'session = "{speech.session}"',
            f'date = "{speech.year}"',
            *([f'states = ["{speech.state}"]'] if known else []),
        ]
        path = folder / f"{speech.id}.metadata.toml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        words += len(speech.text.split())
    return words
