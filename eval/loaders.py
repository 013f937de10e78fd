"""Public data on a user's disk, as benchmarks. A new data set is one short function here.

None of the data is shipped. ``LOADERS`` names what ``ontherecord eval list`` shows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from eval.benchmark import Benchmark, EvalDocument, Span, Topic, read_topics, sample_benchmark
from eval.evidence_data import read_json_lines
from index.errors import FileError


def load_qmsum(data: Path, split: str = "val", domain: str = "Committee") -> Benchmark:
    """Load QMSum (Zhong et al., NAACL 2021): meetings, and questions with their gold turns.

    A document is a meeting, a line a turn, "Speaker: text"; each question is asked of its own
    meeting.

    Args:
        data: Folder with ``qmsum/<split>.jsonl.gz``.
        split: "train" or "val".
        domain: "Committee", "Academic" or "Product".

    Raises:
        FileError: If a file cannot be read.
    """
    documents, topics = [], []
    for meeting in read_json_lines(data / "qmsum" / f"{split}.jsonl.gz"):
        if meeting["domain"] != domain:
            continue
        turns = [
            " ".join(f"{turn['speaker']}: {turn['content']}".split())
            for turn in meeting["meeting_transcripts"]
        ]
        starts = [0]
        for turn in turns:
            starts.append(starts[-1] + len(turn) + 1)
        name = str(meeting["id"])
        documents.append(EvalDocument(name, "\n".join(turns)))
        for number, query in enumerate(meeting["specific_query_list"], start=1):
            gold = tuple(
                Span(name, starts[int(first)], starts[int(last)] + len(turns[int(last)]))
                for first, last in query["relevant_text_span"]
                if int(first) <= int(last) < len(turns)
            )
            if gold:
                topic = f"{name}-{number}"
                topics.append(Topic(topic, "meeting", query["query"], gold, document=name))
    return Benchmark(f"qmsum-{split}-{domain.lower()}", tuple(documents), tuple(topics))


def load_chunking(data: Path, corpus: str) -> Benchmark:
    """Load a corpus of Chroma's chunking evaluation (Smith and Troynikov, 2024).

    Args:
        data: Folder with ``chunking/<corpus>.md`` and ``<corpus>.questions.jsonl.gz``.
        corpus: "chatlogs" or "state_of_the_union".

    Raises:
        FileError: If a file cannot be read, or a reference is not in the text.
    """
    path = data / "chunking" / f"{corpus}.md"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise FileError(str(path), f"cannot be read: {error}") from error
    topics = []
    questions = data / "chunking" / f"{corpus}.questions.jsonl.gz"
    for number, row in enumerate(read_json_lines(questions), start=1):
        gold = []
        for reference in row["references"]:
            start = int(reference["start_index"])
            span = Span(corpus, start, start + len(reference["content"]))
            if text[span.start : span.end] != reference["content"]:
                raise FileError(f"{questions}:{number}", "a reference is not in the text.")
            gold.append(span)
        topics.append(Topic(f"{corpus}-{number}", "passage", row["question"], tuple(gold)))
    return Benchmark(f"chunking-{corpus}", (EvalDocument(corpus, text),), tuple(topics))


def load_own(documents: Path, questions: Path) -> Benchmark:
    """Load a user's own text files and questions; see :func:`eval.benchmark.read_topics`.

    Args:
        documents: A text file, or a folder of them; a document's id is its name without ending.
        questions: JSON Lines.

    Raises:
        FileError: If a file cannot be read, or a gold text is not in its document.
    """
    paths = sorted(documents.glob("*.txt")) if documents.is_dir() else [documents]
    loaded = [EvalDocument(path.stem, path.read_text(encoding="utf-8")) for path in paths]
    topics = tuple(topic for topic, _ in read_topics(questions, loaded))
    return Benchmark(questions.stem, tuple(loaded), topics)


LOADERS: dict[str, Callable[[Path], Benchmark]] = {
    "sample-test": lambda _: sample_benchmark("test"),
    "sample-development": lambda _: sample_benchmark("development"),
    "qmsum-val-committee": load_qmsum,
    "chunking-chatlogs": partial(load_chunking, corpus="chatlogs"),
    "chunking-state_of_the_union": partial(load_chunking, corpus="state_of_the_union"),
}
"""Benchmarks by name; each is given the folder of the user's data."""
