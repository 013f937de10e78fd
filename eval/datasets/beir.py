"""Data sets in the folders of BEIR (Thakur et al., NeurIPS 2021)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.files import read_json_lines, read_text
from index.errors import FileError


def load_beir(folder: Path) -> Benchmark:
    """Load ``corpus.jsonl``, ``queries.jsonl`` and ``qrels/test.tsv`` (or dev, or train).

    A document is a title line and the text; the gold of a query are its relevant documents, whole.
    Queries without judgements are left out, as BEIR does.

    Args:
        folder: Of the data set; files may be gzipped.

    Raises:
        FileError: If a file is missing or cannot be read, or a judgement names an unknown query
            or document; names file and line.
    """
    documents = {}
    for place, row in read_json_lines(_existing(folder, "corpus.jsonl")):
        name, text = str(row.get("_id", "")), str(row.get("text", ""))
        if not name:
            raise FileError(place, 'a document without "_id".')
        lines = (" ".join(part.split()) for part in (str(row.get("title") or ""), text))
        documents[name] = EvalDocument(name, "\n".join(filter(None, lines)))
    queries = {
        _query(place, row): str(row["text"])
        for place, row in read_json_lines(_existing(folder, "queries.jsonl"))
    }
    gold = _judgements(folder, queries, documents)
    topics = [
        Topic(name, "query", text, gold[name]) for name, text in queries.items() if name in gold
    ]
    # What is empty can be neither found nor cited.
    kept = tuple(document for document in documents.values() if document.text)
    return Benchmark(f"beir-{folder.name}", kept, tuple(topics))


def _judgements(
    folder: Path, queries: Collection[str], documents: Mapping[str, EvalDocument]
) -> dict[str, tuple[Span, ...]]:
    path = next(
        (
            one
            for split in ("test", "dev", "train")
            if (one := folder / f"qrels/{split}.tsv").exists()
        ),
        None,
    )
    if path is None:
        raise FileError(str(folder / "qrels"), "there is no test.tsv, dev.tsv or train.tsv in it.")
    gold: dict[str, tuple[Span, ...]] = {}
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        cells = line.split("\t")
        if not line.strip() or (number == 1 and cells[-1].strip() == "score"):
            continue
        if len(cells) != 3 or not cells[2].strip().lstrip("-").isdigit():
            raise FileError(f"{path}:{number}", "not three columns: query, document, score.")
        query, name, grade = cells
        if query not in queries:
            raise FileError(f"{path}:{number}", f"there is no query {query!r} in queries.jsonl.")
        if name not in documents:
            raise FileError(f"{path}:{number}", f"there is no document {name!r} in corpus.jsonl.")
        if int(grade) > 0 and documents[name].text:
            span = Span(name, 0, len(documents[name].text))
            gold[query] = (*gold.get(query, ()), span)
    return gold


def _query(place: str, row: dict) -> str:  # type: ignore[type-arg]
    if "_id" not in row or "text" not in row:
        raise FileError(place, 'a query without "_id" or "text".')
    return str(row["_id"])


def _existing(folder: Path, name: str) -> Path:
    found = next((one for one in (folder / name, folder / f"{name}.gz") if one.exists()), None)
    if found is None:
        raise FileError(str(folder / name), "it is missing: this is no folder of BEIR.")
    return found
