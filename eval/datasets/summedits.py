"""SummEdits (Laban et al., EMNLP 2023): claims that a document bears out, or does not."""

from __future__ import annotations

import hashlib
from pathlib import Path

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.files import read_json_lines
from index.errors import FileError


def load_summedits(path: Path) -> Benchmark:
    """Load claims as topics, each asked of its own document.

    The gold of a consistent claim is the whole document; an inconsistent one has none. A system
    that checks claims is right to abstain from the second and only from them.

    Args:
        path: JSON Lines with ``doc``, ``summary`` (the claim) and ``label`` (1: consistent).

    Raises:
        FileError: If it cannot be read; names file and line.
    """
    documents: dict[str, EvalDocument] = {}
    topics = []
    for number, (place, row) in enumerate(read_json_lines(path), start=1):
        try:
            text, consistent = str(row["doc"]), int(row["label"]) == 1
            name = hashlib.sha256(text.encode()).hexdigest()[:16]
            documents.setdefault(name, EvalDocument(name, text))
            gold = (Span(name, 0, len(text)),) if consistent else ()
            kind = "consistent" if consistent else "inconsistent"
            identifier = str(row.get("id") or number)
            topics.append(Topic(identifier, kind, row["summary"], gold, document=name))
        except (KeyError, TypeError, ValueError) as error:
            raise FileError(place, f"not a claim of SummEdits: {error!r}.") from error
    name = path.name.split(".")[0]
    return Benchmark(name, tuple(documents.values()), tuple(topics))
