"""Questions on excerpts of real speeches: which of their sentences answer, or that none does.

8,397 questions on 1,186 excerpts of six to ten sentences, of the General Debate and of other
meetings of the General Assembly, written and labelled for this project: "topic" (all sentences that
speak to it are gold), "fact" (all that give it) and "near" (much like what is said, but not
answered). The excerpts themselves are not shipped: they are read from the folder of data sets.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from eval.datasets.files import read_json_lines
from index.errors import FileError

_PLACES = {
    "general_debate": "scale/general_debate_4000.jsonl.gz",
    "unga_turns": "records/unga_turns.jsonl.gz",
}


@dataclass(frozen=True, slots=True)
class ExcerptQuestion:
    """A question on an excerpt.

    Attributes:
        text: As asked.
        kind: "topic", "fact" or "near".
        gold: Whether each sentence of the excerpt answers; none does where it is "near".
    """

    text: str
    kind: str
    gold: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An excerpt with its questions.

    Attributes:
        speech: The speech that it is from; all of a speech are trained on, or none.
        sentences: In order, blanks made one.
    """

    speech: str
    sentences: tuple[str, ...]
    questions: tuple[ExcerptQuestion, ...]


def load_excerpts(data: Path) -> list[Excerpt]:
    """Return the excerpts with their questions.

    Args:
        data: Folder with ``scale/`` and ``records/``.

    Raises:
        FileError: If a file is missing, or a speech is not in it.
    """
    speeches = {source: _speeches(data / place) for source, place in _PLACES.items()}
    lines = resources.files("eval").joinpath("data/excerpts/questions.jsonl").read_text("utf-8")
    found = []
    for row in map(json.loads, lines.splitlines()):
        source, name = row["source"], str(row["id"])
        text = speeches[source].get(name)
        if text is None:
            raise FileError(
                str(data / _PLACES[source]),
                f"does not hold the speech {name}, on which there are questions. "
                "Give the folder that the questions were written on.",
            )
        sentences = tuple(" ".join(text[start:end].split()) for start, end in row["sentences"])
        questions = tuple(
            ExcerptQuestion(
                one["text"],
                one["kind"],
                tuple(at in one["gold"] for at in range(1, len(sentences) + 1)),
            )
            for one in row["questions"]
        )
        found.append(Excerpt(f"{source}/{name}", sentences, questions))
    return found


def _speeches(path: Path) -> Mapping[str, str]:
    rows = (row for _, row in read_json_lines(path))
    return {str(row.get("id", number)): row["text"] for number, row in enumerate(rows)}
