"""Statements of a language model to be checked by hand, and all of them checked by rule.

    python -m eval.guard.by_hand RUN --count 100 --seed 13 --out statements.jsonl

The guard found each borne out when it was written. Here every one is judged again from what the run
keeps, and every citation is held against its record, read anew from the benchmark's document. What
the guard cannot tell is for a person: each row has an empty ``right`` to be filled in.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.grounding import check
from assistant.sources import Citation
from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.runs.responses import Kept, read_responses, responses_path
from eval.runs.run import read_run
from eval.runs.selection import Selection
from eval.runs.written import sentences
from eval.systems.alignment import align
from index.embedding.embedder import Embedder, SentenceTransformerEmbedder
from index.errors import FileError
from index.parsing.parser import parse
from index.readers import read_document
from index.settings import Settings


@dataclass(frozen=True, slots=True)
class ByModel:
    """A statement that a language model wrote and the guard let stand.

    Attributes:
        benchmark: Name of the benchmark.
        topic: What was asked.
        text: The statement.
        cited: What it rests on.
        shown: Whether the answer has it; else the answer fell back to the record's own words after
            it was written.
    """

    benchmark: str
    topic: Topic
    text: str
    cited: tuple[Citation, ...]
    shown: bool

    def row(self) -> dict[str, Any]:
        """Return it as a person is to judge it."""
        return {
            "benchmark": self.benchmark,
            "topic": self.topic.id,
            "question": " / ".join((*self.topic.before, self.topic.question)),
            "statement": self.text,
            "shown": self.shown,
            "cited": [
                {
                    "place": one.place,
                    "who": one.who,
                    "side": str(one.side),
                    "start": one.start,
                    "end": one.end,
                    "text": one.text,
                }
                for one in self.cited
            ],
            "right": None,
        }


def statements_by_model(benchmark: Benchmark, kept: Iterable[Kept]) -> Iterator[ByModel]:
    """Yield what a language model wrote and the guard let stand, in the order of the run."""
    topics = {topic.id: topic for topic in benchmark.topics}
    for one in kept:
        topic, response = topics[one.topic], one.response
        for (text, positions), by_model in zip(
            response.statements, response.by_model, strict=False
        ):
            if by_model:
                cited = tuple(response.citations[at] for at in positions)
                yield ByModel(benchmark.name, topic, text, cited, shown=True)
        for text, cited in response.withdrawn:
            yield ByModel(benchmark.name, topic, text, cited, shown=False)


def not_borne_out(statements: Iterable[ByModel], embedder: Embedder) -> list[str]:
    """Return a line for each statement that the guard, as it is now, does not find borne out."""
    return [
        f"{one.benchmark}, {one.topic.id}: not borne out: {one.text}"
        for one in statements
        if not check(one.text, one.cited, embedder).borne_out
    ]


def misplaced(benchmark: Benchmark, kept: Iterable[Kept]) -> tuple[int, list[str]]:
    """Hold every citation against the record and the document it is said to be in.

    Returns:
        How many citations there are, and a line for each whose words are not those of the record at
        its characters, or whose characters are elsewhere in the document than the run says.
    """
    documents = {one.id: one for one in benchmark.documents}
    count, wrong = 0, []

    @cache
    def read(name: str) -> tuple[str, list[int]]:
        text = _record_text(documents[name])
        return text, align(text, documents[name].text)

    for one in kept:
        placed = zip(one.response.spans, one.response.citations, strict=False)
        for span, cited in placed:
            count += 1
            text, places = read(span.document)
            lies = Span(span.document, places[cited.start], places[cited.end - 1] + 1)
            if text[cited.start : cited.end] != cited.text or lies != span:
                wrong.append(
                    f"{benchmark.name}, {one.topic}: [{cited.number}] is not at characters "
                    f"{cited.start} to {cited.end} of {span.document}: {cited.text}"
                )
        for cited in (each for _, rests_on in one.response.withdrawn for each in rests_on):
            count += 1
            if all(read(name)[0][cited.start : cited.end] != cited.text for name in documents):
                wrong.append(
                    f"{benchmark.name}, {one.topic}: withdrawn, and not in its place: {cited.text}"
                )
    return count, wrong


def _record_text(document: EvalDocument) -> str:
    """Return a document's text as a record has it, read from a file as a store reads it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "0.txt"
        path.write_text(document.text, encoding="utf-8")
        return parse(read_document(path)).text


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the sample and print what the rules find; 1 where they find a fault."""
    parser = argparse.ArgumentParser(prog="python -m eval.guard.by_hand", description=__doc__)
    parser.add_argument("run", type=Path, help="folder of a run")
    parser.add_argument("--system", default="generated", help="whose statements")
    parser.add_argument("--count", type=int, default=100, help="so many at random")
    parser.add_argument("--seed", type=int, default=13, help="of the random sample")
    parser.add_argument("--data", type=Path, help="where the data sets lie now")
    parser.add_argument("--out", type=Path, default=Path("statements.jsonl"), help="JSON Lines")
    options = parser.parse_args(arguments)
    finished = read_run(options.run)
    statements: list[ByModel] = []
    became: Counter[str] = Counter()
    faults: list[str] = []
    citations = 0
    for benchmark in Selection.from_json(options.run, finished, options.data).load():
        path = responses_path(options.run, benchmark.name, options.system)
        kept = list(read_responses(path, benchmark))
        if not kept:
            raise FileError(str(path), "it keeps no answers. Name another system with --system.")
        statements += statements_by_model(benchmark, kept)
        for one in kept:
            became.update(sentences(one.response))
        found, wrong = misplaced(benchmark, kept)
        citations += found
        faults += wrong
    embedder = SentenceTransformerEmbedder(Settings().embedding_model)
    faults += not_borne_out(statements, embedder)
    sample = random.Random(options.seed).sample(  # noqa: S311
        statements, min(options.count, len(statements))
    )
    rows = (json.dumps(one.row(), ensure_ascii=False) + "\n" for one in sample)
    options.out.write_text("".join(rows), encoding="utf-8")
    shown = sum(one.shown for one in statements)
    told = ", ".join(f"{count} {name}" for name, count in became.items())
    lines = [
        f"Sentences of the model: {sum(became.values())} ({told}).",
        f"Statements of the model that were borne out: {len(statements)}, {shown} of them shown; "
        f"{len(sample)} written to {options.out}.",
        f"Citations: {citations}. Faults found by rule: {len(faults)}.",
        *faults,
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
