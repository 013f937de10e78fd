"""Questions for one fact, and near misses of each, on short records written for this project.

Twelve invented records in the manner of treaty bodies, of the Third Committee, the Security Council
and the General Assembly (``eval/data/facts``). Half of the questions have an answer; the others are
to be met with silence: a number of something else, the date of another event, a figure of another
year, what was asked and never answered, or what only the other side said. Records and right answers
were written before the product had read any. How they are labelled: docs/benchmark.md.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from eval.benchmark import Benchmark
from eval.datasets.own import read_topics
from eval.datasets.sample import spoken_document
from index.parsing.parser import parse
from index.readers import read_document


def load_facts(split: str) -> Benchmark:
    """Return the questions of half of the records.

    Args:
        split: "development", to mend on, or "test", to report on.

    Raises:
        FileError: If a gold text is not what its record has; names file and line.
    """
    folder = Path(str(resources.files("eval"))) / "data/facts"
    documents = [
        spoken_document(path.stem, parse(read_document(path)))
        for path in sorted(folder.glob("*.txt"))
    ]
    read = read_topics(folder / "questions.jsonl", documents)
    topics = tuple(topic for topic, row in read if row["split"] == split)
    asked = {topic.document for topic in topics}
    return Benchmark(f"facts-{split}", tuple(d for d in documents if d.id in asked), topics)
