"""What headers give: for each field how many openings have it, and which do not.

    python -m eval.records.headers DATA_FOLDER [--show]

Nothing here says what is right; it is to be looked at.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from eval.datasets.files import read_json_lines
from index.parsing.parser import parse
from index.records import Document, DocumentParagraph, RecordMetadata


def read_headers(data: Path) -> Iterator[tuple[str, str, RecordMetadata]]:
    """Yield symbol, language and what was read of each opening, without a metadata file.

    Args:
        data: Folder with ``records/openings.jsonl.gz``.

    Raises:
        FileError: If the openings cannot be read.
    """
    for _, row in read_json_lines(data / "records" / "openings.jsonl.gz"):
        paragraphs = tuple(map(DocumentParagraph, str(row["excerpt"]).splitlines()))
        metadata = parse(Document(str(row["symbol"]), "", paragraphs)).metadata
        yield str(row["symbol"]), str(row["lang"]), metadata


def table(headers: list[tuple[str, str, RecordMetadata]]) -> str:
    """Return a line a field: how many openings give it, and the symbols of those that do not."""
    lines = []
    for field in fields(RecordMetadata):
        without = [symbol for symbol, _, found in headers if not getattr(found, field.name)]
        lines.append(f"{field.name:9} {len(headers) - len(without):3} of {len(headers)}")
        lines += [f"              not {symbol}" for symbol in without]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the table, and with ``--show`` every field of every opening."""
    parser = argparse.ArgumentParser(description="Show what is read from headers.")
    parser.add_argument("data", type=Path, help="the folder of development data")
    parser.add_argument("--show", action="store_true", help="also print every field")
    given = parser.parse_args()
    headers = list(read_headers(given.data))
    sys.stdout.write(table(headers))
    for symbol, language, found in headers if given.show else ():
        sys.stdout.write(f"\n{symbol} ({language})\n")
        for field in fields(RecordMetadata):
            sys.stdout.write(f"  {field.name:9} {getattr(found, field.name)!r}\n")


if __name__ == "__main__":
    main()
