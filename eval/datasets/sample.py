"""The shipped benchmark: our questions on the sample record, with exact gold.

How it was made and labelled, so that a second person would label alike: docs/benchmark.md.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from eval.benchmark import Benchmark, EvalDocument
from eval.datasets.own import read_topics
from index.parsing.parser import parse
from index.readers import read_document
from index.records import Record
from index.sample import sample_path


def load_sample(split: str) -> Benchmark:
    """Return the shipped benchmark on the sample record.

    Args:
        split: "development", to tune on, or "test", to report on.

    Raises:
        FileError: If a gold text is not what the record has at its place; names file and line.
    """
    document = spoken_document(sample_path().stem, sample_record())
    path = Path(str(resources.files("eval"))) / "data/sample_topics.jsonl"
    chosen = [topic for topic, row in read_topics(path, [document]) if row.get("split") == split]
    return Benchmark(f"sample-{split}", (document,), tuple(chosen))


@cache
def sample_record() -> Record:
    """Return the sample record as the product reads it."""
    return parse(read_document(sample_path()))


def spoken_document(name: str, record: Record) -> EvalDocument:
    """Return a record as a document of a benchmark, with who speaks where as it was read."""
    spoken = [
        (paragraph.start, paragraph.end, record.speaker_of(paragraph))
        for paragraph in record.paragraphs
        if paragraph.turn is not None
    ]
    return EvalDocument(
        name,
        record.text,
        tuple((start, end, str(speaker.side)) for start, end, speaker in spoken),
        tuple((start, end, speaker.name) for start, end, speaker in spoken),
    )
