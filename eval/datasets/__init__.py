"""Data sets as benchmarks. A new one is a short file here and a line in ``DATASETS``.

The sample's questions, those for one fact and those on first meetings are shipped; all else is read
from the user's disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from eval.benchmark import Benchmark
from eval.datasets.beir import load_beir
from eval.datasets.chunking import load_chunking
from eval.datasets.facts import load_facts
from eval.datasets.first_meetings import load_first_meeting_questions
from eval.datasets.qmsum import load_evidence, load_qmsum
from eval.datasets.sample import load_sample
from eval.datasets.squad import load_squad
from eval.datasets.summedits import load_summedits
from eval.datasets.trec import load_trec
from index.errors import FileError


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set by name.

    Attributes:
        load: Its loader, given the file or folder.
        path: Where it lies in the folder of data; None where nothing is looked for.
    """

    load: Callable[[Path], Benchmark]
    path: str | None = None


DATASETS: dict[str, Dataset] = {
    "sample-test": Dataset(lambda _: load_sample("test")),
    "sample-development": Dataset(lambda _: load_sample("development")),
    "facts-test": Dataset(lambda _: load_facts("test")),
    "facts-development": Dataset(lambda _: load_facts("development")),
    "first-meetings-test": Dataset(lambda _: load_first_meeting_questions("test")),
    "first-meetings-development": Dataset(lambda _: load_first_meeting_questions("development")),
    "qmsum-val-committee": Dataset(partial(load_qmsum, domain="Committee"), "qmsum/val.jsonl.gz"),
    "qmsum-val-academic": Dataset(partial(load_qmsum, domain="Academic"), "qmsum/val.jsonl.gz"),
    "qmsum-val-product": Dataset(partial(load_qmsum, domain="Product"), "qmsum/val.jsonl.gz"),
    "qmsum-evidence-val-committee": Dataset(
        partial(load_evidence, domain="Committee"), "qmsum/val.jsonl.gz"
    ),
    "chunking-chatlogs": Dataset(load_chunking, "chunking/chatlogs.md"),
    "chunking-state_of_the_union": Dataset(load_chunking, "chunking/state_of_the_union.md"),
    "squad2": Dataset(load_squad, "squad2/dev_half.json.gz"),
    "summedits": Dataset(load_summedits, "summedits/summedits_news.jsonl.gz"),
    "qmsum": Dataset(load_qmsum, "qmsum/val.jsonl.gz"),
    "chunking": Dataset(load_chunking, "chunking/state_of_the_union.md"),
    "beir": Dataset(load_beir, "beir"),
    "trec": Dataset(load_trec, "trec"),
}
"""Data sets by the name that chooses them; "name:path" takes another file or folder."""


def load_dataset(name: str, data: Path) -> Benchmark:
    """Load a data set.

    Args:
        name: One of ``DATASETS``, or "name:path" for a file or folder anywhere.
        data: Folder in which the data sets lie; a path in the name does not lie in it.

    Raises:
        FileError: If there is no such data set, or it cannot be read.
    """
    key, _, path = name.partition(":")
    dataset = DATASETS.get(key)
    if dataset is None:
        raise FileError(name, f"no such data set. There are: {', '.join(DATASETS)}.")
    if path and dataset.path is None:
        raise FileError(name, f"{key} is shipped and takes no path.")
    return dataset.load(Path(path) if path else data / (dataset.path or ""))
