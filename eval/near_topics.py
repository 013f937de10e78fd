"""Report how often a topic that nobody speaks of is answered with one that lies near it.

    python -m eval.near_topics

Asks the questions in ``data/near/topics.jsonl`` of two meetings of an invented State: of those on
what is said there, how many are met with silence, and of those on what is not said, how many are
answered all the same, without the cross-encoder and with it. The records were written by somebody
who did not know the code, and the questions in one go with them; all have been looked at, so that
they are there to mend by and to tune on, and prove nothing of other records.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant import Answer, Assistant
from index.embedding.embedder import Embedder, SentenceTransformerEmbedder
from index.settings import Settings
from index.store import Store


@dataclass(frozen=True, slots=True)
class NearTopic:
    """A question on a topic.

    Attributes:
        question: As it was typed.
        said: Whether the records speak of it.
    """

    question: str
    said: bool


def load_near_topics() -> list[NearTopic]:
    """Return the questions, those on what is said first."""
    lines = _data().joinpath("topics.jsonl").read_text(encoding="utf-8").splitlines()
    return [NearTopic(**json.loads(line)) for line in lines]


def ask_all(
    topics: Sequence[NearTopic], embedder: Embedder, *, cross_encoder: bool
) -> list[tuple[NearTopic, Answer]]:
    """Ask all of a store of both meetings.

    Args:
        topics: The questions.
        embedder: Gives the vectors.
        cross_encoder: Whether paragraphs are read together with the question.
    """
    settings = Settings(model="", cross_encoder=cross_encoder)
    with resources.as_file(_data()) as folder, TemporaryDirectory() as place:
        with Store(Path(place), embedder, write=True) as store:
            for _ in store.add(sorted(folder.glob("*.txt"))):
                pass
        with Assistant.open(Path(place), embedder=embedder, settings=settings) as assistant:
            return [(one, assistant.ask(one.question)) for one in topics]


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask without the cross-encoder and with it, and report."""
    parser = argparse.ArgumentParser(prog="python -m eval.near_topics", description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what goes wrong")
    options = parser.parse_args(arguments)
    embedder, topics = SentenceTransformerEmbedder(), load_near_topics()
    for crossed in (False, True):
        asked = ask_all(topics, embedder, cross_encoder=crossed)
        silent = [one for one, answer in asked if one.said and answer.abstained]
        false = [(one, answer) for one, answer in asked if not one.said and not answer.abstained]
        said = sum(one.said for one in topics)
        how = "with the cross-encoder" if crossed else "without"
        print(  # noqa: T201
            f"{how}: of {said} topics that are said {len(silent)} met with silence, of "
            f"{len(topics) - said} that are not {len(false)} answered"
        )
        for one in silent if options.show else ():
            print(f"- silent: {one.question}")  # noqa: T201
        for one, answer in false if options.show else ():
            print(f"- answered ({answer.support:.2f}): {one.question}")  # noqa: T201
    return 0


def _data() -> resources.abc.Traversable:
    return resources.files("eval").joinpath("data/near")


if __name__ == "__main__":
    sys.exit(main())
