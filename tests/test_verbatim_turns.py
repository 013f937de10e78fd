"""Turns of the General Assembly, set as verbatim records set them, are ascribed as the data say."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from eval.datasets.files import read_json_lines
from index.parsing.parser import parse
from index.records import Document, DocumentParagraph, Record, RecordForm, Side
from index.reference.states import state_of

pytestmark = pytest.mark.records


Told = dict[int, tuple[str, str]]


def _records(data_folder: Path, title: str) -> Iterator[tuple[str, Record, Told]]:
    """Yield each meeting's symbol and record, with name and State by where a turn begins."""
    rows = [row for _, row in read_json_lines(data_folder / "records" / "unga_turns.jsonl.gz")]
    assert len(rows) == 140
    for symbol, turns in groupby(rows, key=lambda row: str(row["symbol"])):
        lines: list[str] = []
        told: Told = {}
        for turn in turns:
            name, whom = str(turn["speaker"]), str(turn["state_organization"])
            whom = "" if whom == "NA" else whom
            name = name if turn["role"] == "presidency" else f"{title}{name}"
            told[len(lines)] = (name, whom)
            first, *others = filter(str.strip, turn["text"].splitlines())
            lines += [f"{name} ({whom}): {first}" if whom else f"{name}: {first}", *others]
        yield symbol, parse(Document(symbol, "", tuple(map(DocumentParagraph, lines)))), told


def test_nearly_every_turn_has_its_name_where_titles_are_left_out(data_folder: Path) -> None:
    missed = [
        name
        for _, record, told in _records(data_folder, "")
        for place, (name, _) in told.items()
        if record.speaker_of(record.paragraphs[place]).name != name
    ]
    # One has no State in the collection: nothing tells such a name from other words.
    assert missed == ["Botnaru"] * 2


def test_every_turn_has_its_name_state_and_side(data_folder: Path) -> None:
    for symbol, record, told in _records(data_folder, "Mr. "):
        wanted = {
            place: (name, whom, state, Side.STATE if state else Side.OTHER)
            for place, (name, whom) in told.items()
            for state in [state_of(whom)]
        }
        assert record.form is RecordForm.VERBATIM
        found = {
            position: (speaker.name, speaker.affiliation, speaker.state, speaker.side)
            for position in told
            for speaker in [record.speaker_of(record.paragraphs[position])]
        }
        assert found == wanted
        # Some turns of the collection hold the next speaker's as well, one of them behind an accent
        # that has come loose; none has fewer.
        assert len(told) <= len(record.turns) <= len(told) + 2
        # Behind that one a heading stands, and then words of the President whom the collection does
        # not announce anew: nobody's, rather than the speaker's before.
        unnamed = [turn.first for turn in record.turns if not turn.speaker.name]
        assert len(unnamed) <= (symbol == "A/54/PV.79")
        assert not unnamed or record.paragraph_text(record.paragraphs[unnamed[0]]).startswith(
            "I now give the floor"
        )
