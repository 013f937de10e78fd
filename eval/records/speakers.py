"""Attribution measured: of the paragraphs given to a speaker, how many rightly, and how many found.

Run it on a folder of development data::

    python -m eval.records.speakers ../shared/data

Two sets. The openings of summary records, against labels made by hand (data/openings_speakers.jsonl
names, for each symbol, the lines of each turn; the openings themselves are not shipped). And turns
of the General Assembly as its verbatim records print them, "Mr. X (State): ...": every line of a
representative, and the first of whoever presides, since lines of procedure stand in between.

How the labels were made: a line of a meeting is labelled where a reader can tell from the excerpt
who speaks; whoever presides is on side "other"; an expert without affiliation in a treaty body's
record is a member of it; the role is the printed office (an organisation in brackets is none),
else "Member of the Committee" or "Representative of the State". Lines of procedure, headings and
columns mixed beyond repair (S/PV.4982) have no speaker.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import groupby
from pathlib import Path

from eval.datasets.files import read_json_lines
from index.parsing.parser import parse
from index.parsing.speakers import person_key
from index.records import Document, DocumentParagraph, Record, Side, Speaker
from index.reference.states import state_of

_ANNOUNCED = re.compile(r"(?:(?:Mr|Mrs|Ms)\.|[A-Z][\w-]+ \()[^:]{1,60}\)[^:]{0,20}:")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks in one line, as far as two attributions can agree or differ."""

    line: int
    name: str
    side: Side
    state: str | None
    role: str = ""

    @property
    def voice(self) -> tuple[int, str, Side, str | None]:
        """Return what must be right: the line, the person, the side and the State."""
        return self.line, person_key(self.name), self.side, self.state


@dataclass(frozen=True, slots=True)
class Score:
    """Attributions compared with labels; counts are of lines of speech."""

    symbol: str
    language: str
    labelled: int
    ascribed: int
    right: int
    right_role: int

    @staticmethod
    def sum(scores: list[Score], symbol: str, language: str) -> Score:
        """Return the counts added up."""
        return Score(
            symbol,
            language,
            *(
                sum(getattr(score, name) for score in scores)
                for name in ("labelled", "ascribed", "right", "right_role")
            ),
        )

    @property
    def precision(self) -> float | None:
        """Return the share of ascribed lines that are right; None without any."""
        return self.right / self.ascribed if self.ascribed else None

    @property
    def recall(self) -> float | None:
        """Return the share of labelled lines that are right; None without any."""
        return self.right / self.labelled if self.labelled else None


def attributions(record: Record) -> list[Attribution]:
    """Return every line of a record that the parser gave to a known speaker."""
    found = []
    for paragraph in record.paragraphs:
        speaker = record.speaker_of(paragraph)
        if speaker.name and paragraph.turn is not None:
            line = record.text.count("\n", 0, paragraph.start)
            found.append(Attribution(line, speaker.name, speaker.side, speaker.state, speaker.role))
    return found


def compare(
    symbol: str, language: str, labels: list[Attribution], found: list[Attribution]
) -> Score:
    """Count the lines on which found attributions agree with the labels."""
    expected = {label.voice: label for label in labels}
    right = [one for one in found if one.voice in expected]
    roles = [one for one in right if one.role.casefold() == expected[one.voice].role.casefold()]
    return Score(symbol, language, len(labels), len(found), len(right), len(roles))


def score_openings(data: Path) -> list[Score]:
    """Score every opening that has labels.

    Args:
        data: Folder with ``records/openings.jsonl.gz``.

    Raises:
        FileError: If the openings cannot be read.
    """
    labels = dict(_labels())
    scores = []
    for _, row in read_json_lines(data / "records" / "openings.jsonl.gz"):
        paragraphs = tuple(DocumentParagraph(line) for line in row["excerpt"].splitlines())
        record = parse(Document(row["symbol"], "", paragraphs))
        scores.append(
            compare(row["symbol"], row["lang"], labels[row["symbol"]], attributions(record))
        )
    return scores


def score_verbatim(data: Path) -> list[Score]:
    """Score the turns of each General Assembly meeting, printed as verbatim records print them.

    Args:
        data: Folder with ``records/unga_turns.jsonl.gz``.

    Raises:
        FileError: If the turns cannot be read.
    """
    rows = (row for _, row in read_json_lines(data / "records" / "unga_turns.jsonl.gz"))
    scores = []
    for symbol, turns in groupby(rows, key=lambda row: str(row["symbol"])):
        lines: list[str] = []
        labels: list[Attribution] = []
        unknown: list[Attribution] = []
        run_on = False
        for turn in turns:
            opening, speaker = _verbatim_opening(turn)
            paragraphs = [text for text in turn["text"].splitlines() if text.strip()]
            for position, text in enumerate(paragraphs):
                who = (speaker.name, speaker.side, speaker.state, speaker.role)
                # Some turns of the collection hold the next speaker's as well.
                run_on = run_on if position else False
                run_on = run_on or bool(position and _ANNOUNCED.match(text))
                unscored_line = run_on or (position > 0 and opening.startswith("The "))
                (unknown if unscored_line else labels).append(Attribution(len(lines), *who))
                lines.append(f"{opening}: {text}" if position == 0 else text)
        record = parse(Document(symbol, "", tuple(map(DocumentParagraph, lines))))
        unscored = {one.line for one in unknown}
        found = [one for one in attributions(record) if one.line not in unscored]
        scores.append(compare(symbol, "en", labels, found))
    return scores


def _verbatim_opening(turn: dict[str, str]) -> tuple[str, Speaker]:
    """Return how a verbatim record announces a turn, and who that is."""
    name, whom = turn["speaker"], turn["state_organization"]
    if name.startswith("The "):
        return name, Speaker(name, name.removeprefix("The "))
    if whom == "NA":
        return f"Ms. {name}", Speaker(f"Ms. {name}")
    state = state_of(whom)
    side = Side.STATE if state else Side.OTHER
    role = "Representative of the State" if state else ""
    return f"Mr. {name} ({whom})", Speaker(f"Mr. {name}", role, whom, state, side)


def _labels() -> Iterator[tuple[str, list[Attribution]]]:
    shipped = resources.files("eval") / "data" / "openings_speakers.jsonl"
    for row in map(json.loads, shipped.read_text(encoding="utf-8").splitlines()):
        yield (
            row["symbol"],
            [
                Attribution(line, turn["name"], Side(turn["side"]), turn["state"], turn["role"])
                for turn in row["turns"]
                for line in turn["lines"]
            ],
        )


def _share(value: float | None) -> str:
    return "      " if value is None else f"{value:6.3f}"


def _table(title: str, scores: list[Score]) -> str:
    """Return a Markdown table, with a line for each language."""
    totals = [
        Score.sum([score for score in scores if score.language == language], "all", language)
        for language in dict.fromkeys(score.language for score in scores)
    ]
    lines = [
        f"## {title}\n",
        "| symbol                | lang | labelled | ascribed | right | role | prec.  | recall |",
        "| --------------------- | ---- | -------: | -------: | ----: | ---: | -----: | -----: |",
    ]
    lines += [
        f"| {score.symbol:21} | {score.language:4} | {score.labelled:8} | {score.ascribed:8} "
        f"| {score.right:5} | {score.right_role:4} | {_share(score.precision)} "
        f"| {_share(score.recall)} |"
        for score in [*scores, *totals]
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure who is said to have spoken.")
    parser.add_argument("data", type=Path, help="the folder of development data")
    data = parser.parse_args().data
    sys.stdout.write(_table("Openings of summary records", score_openings(data)))
    sys.stdout.write("\n" + _table("Verbatim turns, General Assembly", score_verbatim(data)))


if __name__ == "__main__":
    main()
