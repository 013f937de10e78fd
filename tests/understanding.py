"""What records are understood as, in digests: whether stores have to follow a change of the parser.

python tests/understanding.py    # keeps the digests of now; needs the packages on the path
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from meetings import (
    FRENCH_HEADER,
    FRENCH_MEETING,
    SPANISH_HEADER,
    SPANISH_MEETING,
    TRANSCRIPT,
)
from writing import add_note, write_word
from writing_pages import printed, write_pdf
from writing_web import write_web_page

import eval as evaluation
from index.chunking.passages import split_passages
from index.parsing.parser import PARSER_VERSION, parse
from index.readers import read_document
from index.records import Document, DocumentParagraph, Record
from index.sample import sample_path

KEPT = Path(__file__).parent / "data" / "understood.json"
RAISE = (
    "Records are understood differently than with this PARSER_VERSION before, and stores would not "
    "follow. Raise PARSER_VERSION in index/parsing/parser.py, then keep the new digests: "
    "python tests/understanding.py"
)
KEEP = "The digests are of earlier texts or another PARSER_VERSION: python tests/understanding.py"
_DATA = Path(evaluation.__file__).parent / "data"
_TOKENS = 100
"""Of a passage."""

Digests = Mapping[str, tuple[str, str]]
"""By the name of some texts: the digest of them, and of what they are understood as."""


def understood_now() -> dict[str, tuple[str, str]]:
    """Return the digests of now: of texts that are shipped, and of files written of the sample."""
    sample = sample_path().read_text(encoding="utf-8")
    texts = {
        "sample": [sample],
        "facts": _files("facts/*.txt"),
        "typed": _files("typed/*-*.txt"),
        "scenes": [_scene(path) for path in sorted(_DATA.glob("scenes/*_01.jsonl"))],
        "French": [FRENCH_HEADER + FRENCH_MEETING],
        "Spanish": [SPANISH_HEADER + SPANISH_MEETING],
        "transcript": ["\n".join(TRANSCRIPT)],
    }
    found = {
        name: (_digest(of), _digest(_told(parse(_document(text), name)) for text in of))
        for name, of in texts.items()
    }
    record = parse(_document(sample), "sample")
    writers: dict[str, Callable[[Path], None]] = {
        "Word.docx": lambda path: _write_word(path, record),
        "PDF.pdf": lambda path: write_pdf(path, printed(record)),
        "web.html": lambda path: write_web_page(path, record, numbers_in_lists=False),
        "lists.html": lambda path: write_web_page(path, record, numbers_in_lists=True),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, write in writers.items():
            path = Path(folder) / name
            write(path)
            found[name] = (_digest([sample]), _digest([_told(parse(read_document(path), name))]))
    return found


def remedy(version: int, kept: Digests, now: Digests) -> str:
    """Return what is to be done about digests that were kept; empty where nothing is.

    Args:
        version: The PARSER_VERSION they were kept with.
        kept: What was kept.
        now: What is so now.
    """
    differs = any(
        given == now[name][0] and understood != now[name][1]
        for name, (given, understood) in kept.items()
        if name in now
    )
    if differs and version == PARSER_VERSION:
        return RAISE
    return "" if (version, dict(kept)) == (PARSER_VERSION, dict(now)) else KEEP


def kept() -> tuple[int, dict[str, tuple[str, str]]]:
    """Return the PARSER_VERSION for which digests are kept, and these."""
    values = json.loads(KEPT.read_text(encoding="utf-8"))
    return values["parser_version"], {name: tuple(pair) for name, pair in values["texts"].items()}


def _files(pattern: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(_DATA.glob(pattern))]


def _scene(path: Path) -> str:
    """Return the paragraphs of a scene as the text of a record."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    paragraphs = next(row["paragraphs"] for row in rows if "paragraphs" in row)
    return "\n".join(" ".join(one["sentences"]) for one in paragraphs)


def _write_word(path: Path, record: Record) -> None:
    write_word(path, record)
    add_note(path, "The meeting rose at 1 p.m.", "An estimate of the editors.")


def _document(text: str) -> Document:
    return Document("text", "", tuple(map(DocumentParagraph, text.split("\n"))))


def _told(record: Record) -> str:
    """Return all that a store keeps of a record and its passages, but the file it came from."""
    values = asdict(record) | {"source": "", "sha256": ""}
    passages = [asdict(passage) for passage in split_passages(record, _TOKENS)]
    return json.dumps([values, passages], sort_keys=True)


def _digest(texts: Iterable[str]) -> str:
    found = hashlib.sha256()
    for text in texts:
        found.update(hashlib.sha256(text.encode()).digest())
    return found.hexdigest()[:16]


if __name__ == "__main__":
    now = understood_now()
    if KEPT.exists() and remedy(*kept(), now) == RAISE:
        sys.exit(RAISE)
    values = {"parser_version": PARSER_VERSION, "texts": now}
    KEPT.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
