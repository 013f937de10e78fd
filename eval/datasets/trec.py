"""TREC's forms: topics, qrels and runs, over text files whose names are the document numbers.

What :func:`eval.runs.responses.write_trec` exports can be read back: a document number may be
followed by ":start", the place of a paragraph (a line) in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.files import read_text
from index.errors import FileError

_TOPIC = re.compile(r"<top>(.*?)</top>", re.DOTALL | re.IGNORECASE)
_NUMBER = re.compile(r"<num>\s*(?:Number:)?\s*([^\s<]+)", re.IGNORECASE)
_TITLE = re.compile(r"<title>\s*(?:Topic:)?\s*([^<]+)", re.IGNORECASE)


def load_trec(folder: Path) -> Benchmark:
    """Load a folder with ``documents/*.txt``, ``topics.txt`` and ``qrels.txt``.

    Topics are TREC's ``<top>`` entries (number and title) or lines "number<TAB>question". Those
    without a relevant judgement count as answered rightly by silence.

    Args:
        folder: Of the collection.

    Raises:
        FileError: If a file is missing or malformed, or a judgement names an unknown topic or
            document; names file and line.
    """
    paths = sorted((folder / "documents").glob("*.txt"))
    documents = {path.stem: EvalDocument(path.stem, read_text(path)) for path in paths}
    questions = dict(_topics(folder / "topics.txt"))
    path = folder / "qrels.txt"
    gold: dict[str, tuple[Span, ...]] = {}
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        cells = line.split()
        if not cells:
            continue
        if len(cells) != 4 or not cells[3].lstrip("-").isdigit():
            raise FileError(
                f"{path}:{number}", "not four columns: topic, iteration, document, grade."
            )
        if cells[0] not in questions:
            raise FileError(f"{path}:{number}", f"there is no topic {cells[0]!r} in topics.txt.")
        span = place(cells[2], documents, f"{path}:{number}")
        if int(cells[3]) > 0:
            gold[cells[0]] = (*gold.get(cells[0], ()), span)
    topics = tuple(
        Topic(name, "topic", question, gold.get(name, ())) for name, question in questions.items()
    )
    return Benchmark(f"trec-{folder.name}", tuple(documents.values()), topics)


def read_run_file(
    path: Path, documents: Mapping[str, EvalDocument], topics: Collection[str]
) -> dict[str, tuple[Span, ...]]:
    """Return the rankings of a run in TREC's form, by topic, the highest scores first.

    Args:
        path: Lines of topic, "Q0", document, rank, score and tag.
        documents: By id.
        topics: Those to read; lines of others need only be well-formed.

    Raises:
        FileError: If a line is malformed or, of a topic to read, names an unknown document; names
            file and line.
    """
    ranked: dict[str, list[tuple[float, int, Span]]] = {}
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        cells = line.split()
        if not cells:
            continue
        try:
            topic, _, name, _, score, _ = cells
            value = float(score)
        except ValueError as error:
            raise FileError(
                f"{path}:{number}", "not six columns: topic, Q0, document, rank, score, tag."
            ) from error
        if topic not in topics:
            continue
        span = place(name, documents, f"{path}:{number}")
        ranked.setdefault(topic, []).append((-value, number, span))
    return {
        topic: tuple(span for _, _, span in sorted(found, key=lambda one: one[:2]))
        for topic, found in ranked.items()
    }


def place(name: str, documents: Mapping[str, EvalDocument], where: str) -> Span:
    """Return the span of a document number, with or without ":start".

    Args:
        name: The number.
        documents: By name.
        where: File and line in which the number stands.

    Raises:
        FileError: If there is no such document, or nothing in it starts there.
    """
    if name in documents:
        return Span(name, 0, len(documents[name].text))
    document, _, start = name.rpartition(":")
    if document in documents and start.isdigit():
        for span in documents[document].paragraphs():
            if span.start == int(start):
                return span
    raise FileError(where, f"there is no document {name!r}.")


def _topics(path: Path) -> Iterator[tuple[str, str]]:
    text = read_text(path)
    if "<top>" in text.lower():
        for found in _TOPIC.finditer(text):
            named, title = _NUMBER.search(found[1]), _TITLE.search(found[1])
            if not named or not title:
                row = text.count("\n", 0, found.start()) + 1
                raise FileError(f"{path}:{row}", "a topic without <num> or <title>.")
            yield named[1], " ".join(title[1].split())
        return
    for line_number, line in enumerate(text.splitlines(), start=1):
        name, tab, question = line.partition("\t")
        if line.strip() and not (tab and name.strip() and question.strip()):
            raise FileError(f"{path}:{line_number}", "not a topic: number, a tab, the question.")
        if line.strip():
            yield name.strip(), question.strip()
