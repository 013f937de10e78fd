"""Cases for the guard: right statements about records, and corruptions of them by script.

Right statements are of six kinds. Restatements of the sample record were written by hand, freely
(``data/guard/restated.jsonl``: paragraph, sentences cited, text). Answers were written by a large
language model to the very prompts of the product, each statement true to what it cites: about the
sample record (``answers.jsonl``, by paragraph and sentence) and about invented scenes, openings of
other records and speeches of the General Assembly (``answers_elsewhere.jsonl``, with what is cited
or, for what the project does not ship, where it stands in the folder of data). Others were put
into another construction on purpose, each beside a wrong one in which who did what to whom is
turned round (``turned.jsonl``). Eighty about invented
records stand each beside a wrong one of the kinds that a fluent model writes, the two parts drawn
by chance (``fluent.jsonl``; nothing is fitted on them, rules were mended on one part). A reviewer
wrote others close to the record's words, first blind, then aimed at what had passed
(``attacked.jsonl``; nothing was fitted on them, but one rule was written with them in view). And
there are the record's own sentences.

One part is there to develop and to fit on, the other to report on. Restatements and own sentences
are parted by the number of their paragraph, even or odd; answers by the questions they were written
to; turned ones by what they are about. Answers about other records are there to fit on.
:mod:`eval.guard.corrupting` makes wrong ones of right ones.
"""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

from assistant.sources import Source, bare_source
from eval.datasets.files import read_json_lines
from eval.datasets.sample import sample_record
from index.records import Side
from index.sentences import sentence_spans

PARTS = ("development", "reported")
GOOD = "good"
STYLES = ("close", "moderate", "free", "natural")


@dataclass(frozen=True, slots=True)
class GuardCase:
    """A statement with what it cites.

    Attributes:
        kind: "good", or what was done to it.
        statement: Without citation numbers.
        cited: In order.
        paragraph: Number of the paragraph it was made from.
    """

    kind: str
    statement: str
    cited: tuple[Source, ...]
    paragraph: int


def guard_data(name: str) -> str:
    """Return a file of ``data/guard``."""
    return resources.files("eval").joinpath(f"data/guard/{name}").read_text(encoding="utf-8")


def sources() -> dict[tuple[int, int], Source]:
    """Return the sentences of the sample record by number of paragraph and place in it."""
    record = sample_record()
    found = {}
    for paragraph in record.paragraphs:
        speaker = record.speaker_of(paragraph)
        if paragraph.number is None or speaker.side is Side.OTHER:
            continue
        text = record.paragraph_text(paragraph)
        for place, (start, end) in enumerate(sentence_spans(text)):
            found[paragraph.number, place] = Source(
                record_id="CAT-C-SR.1995",
                symbol="CAT/C/SR.1995",
                title="Fourth periodic report of Kazakhstan",
                paragraph=paragraph.number,
                paragraph_printed=paragraph.printed,
                paragraph_index=paragraph.index,
                speaker=speaker.name,
                role=speaker.role,
                state=speaker.state,
                side=speaker.side,
                text=text[start:end],
                start=paragraph.start + start,
                end=paragraph.start + end,
            )
    return found


def part_of(paragraph: int) -> str:
    """Return which part the cases of a paragraph belong to."""
    return PARTS[paragraph % 2]


def restated_cases(part: str) -> list[GuardCase]:
    """Return the restatements of a part."""
    known = sources()
    rows = map(json.loads, guard_data("restated.jsonl").splitlines())
    return [
        GuardCase(
            GOOD,
            row["text"],
            tuple(known[row["paragraph"], place] for place in row["sentences"]),
            row["paragraph"],
        )
        for row in rows
        if part_of(row["paragraph"]) == part
    ]


def answer_cases(part: str, styles: Container[str] = STYLES) -> list[GuardCase]:
    """Return the statements of answers about the sample record that are of a part.

    Args:
        part: One of :data:`PARTS`.
        styles: "close", "moderate" and "free" were asked for, a third of the answers each;
            "natural" ones were written with nothing said but what the prompt says.
    """
    known = sources()
    rows = [json.loads(line) for line in guard_data("answers.jsonl").splitlines()]
    return [
        GuardCase(
            GOOD,
            row["text"],
            tuple(known[paragraph, place] for paragraph, place in row["cites"]),
            row["cites"][0][0],
        )
        for row in rows
        if row["part"] == part and row["style"] in styles
    ]


def _written_source(written: dict[str, Any]) -> Source:
    source = bare_source(
        written["text"],
        speaker=written["speaker"],
        role=written["role"],
        side=Side(written["side"]),
    )
    return replace(source, symbol=written["symbol"], state=written.get("state"))


def elsewhere_cases(data: Path) -> list[GuardCase]:
    """Return the statements of answers about other records; they are there to fit on.

    Args:
        data: Folder with ``records/``, where the speeches and openings are.
    """
    texts = {
        name: [
            " ".join(row[key].split())
            for _, row in read_json_lines(data / "records" / f"{name}.jsonl.gz")
        ]
        for name, key in (("unga_turns", "text"), ("openings", "excerpt"))
    }
    found = []
    for number, line in enumerate(guard_data("answers_elsewhere.jsonl").splitlines()):
        row = json.loads(line)
        cited = []
        for one in row["cites"]:
            if "at" in one:
                name, place, start, end = one["at"]
                one["text"] = texts[name][place][start:end]
            cited.append(_written_source(one))
        found.append(GuardCase(GOOD, row["text"], tuple(cited), number))
    return found


def turned_cases(part: str) -> list[GuardCase]:
    """Return statements in another construction, right ones ("good") and turned round ("turned").

    Those to fit on are about invented scenes, those to report on about other scenes and the sample
    record.
    """
    known = sources()
    found = []
    for number, line in enumerate(guard_data("turned.jsonl").splitlines()):
        row = json.loads(line)
        if row["part"] != part:
            continue
        if row["about"] == "sample":
            cited = tuple(known[paragraph, place] for paragraph, place in row["cites"])
        else:
            cited = tuple(map(_written_source, row["cites"]))
        # Both of a source are of one fold: a pair of lines is two statements of one sentence.
        found.append(GuardCase(row["kind"], row["text"], cited, number // 2 * 2))
    return found


def fluent_cases(part: str) -> list[GuardCase]:
    """Return right statements about invented records, each with a wrong one of a fluent writer's.

    The kind of a wrong one says what went wrong: a fraction, a range, a span of time, ...
    """
    rows = map(json.loads, guard_data("fluent.jsonl").splitlines())
    return [
        GuardCase(row["kind"], row["text"], tuple(map(_written_source, row["cites"])), number // 2)
        for number, row in enumerate(rows)
        if row["part"] == part
    ]


def attacked_cases(attempt: int) -> list[GuardCase]:
    """Return a reviewer's statements about the sample record, right and turned round, to report on.

    Args:
        attempt: 1, blind, or 2, aimed at what had passed.
    """
    known = sources()
    rows = map(json.loads, guard_data("attacked.jsonl").splitlines())
    return [
        GuardCase(
            row["kind"],
            row["text"],
            tuple(known[paragraph, place] for paragraph, place in row["cites"]),
            row["cites"][0][0],
        )
        for row in rows
        if row["attempt"] == attempt
    ]


def own_cases(part: str) -> list[GuardCase]:
    """Return the record's own sentences of a part, as they are and put into the speaker's mouth."""
    found = []
    for one in sources().values():
        if one.paragraph is None or part_of(one.paragraph) != part:
            continue
        found.append(GuardCase(GOOD, one.text, (one,), one.paragraph))
        if not one.text.startswith(one.who):
            told = f"{one.speaker} said that {one.text[0].lower()}{one.text[1:]}"
            found.append(replace(found[-1], statement=told))
    return found
