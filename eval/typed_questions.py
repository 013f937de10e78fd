"""How questions are read that people type in sessions, each leaning on those before it.

    python -m eval.typed_questions

The questions in ``data/typed/questions.jsonl`` were written, each with its right reading, before
any was tried; the sessions were parted into two halves by chance. So were those of
``data/typed/carried.txt`` (``--of carried``), of what is carried from one question on several
records to the next, and those of ``data/typed/whose.txt`` (``--of whose``), in other forms, of
whose words are wanted; in both every other session is kept. With ``--show`` what is misread of the
development half is printed; the half that is kept is never to be looked at. They are asked
of stores of a few records (:data:`STORES`): ours of ``data/facts`` and ``data/typed``, and the
sample. What a row has: :mod:`eval.typed_readings`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant import Assistant
from eval.typed_readings import Typed, judge
from index.embedding.embedder import Embedder, SentenceTransformerEmbedder
from index.sample import sample_path
from index.settings import Settings
from index.store import Store

STORES = {
    "A": ("kazakhstan-first-meeting", "cat-kenya", "ccpr-senegal", "cedaw-peru"),
    "B": ("crpd-ghana", "crc-nepal", "cescr-georgia"),
    "C": ("apv-oceans", "spv-sahel", "cat-kenya"),
    "D": (
        "mongolia-2011",
        "mongolia-2017-first",
        "mongolia-2017-second",
        "kazakhstan-first-meeting",
    ),
    "E": ("kazakhstan-first-meeting",),
    "F": ("ced-mexico", "cerd-norway", "cmw-philippines", "cat-kenya"),
    "G": (
        "cat-kenya",
        "ccpr-senegal",
        "cedaw-peru",
        "crpd-ghana",
        "crc-nepal",
        "cescr-georgia",
        "mongolia-2011",
        "mongolia-2017-first",
        "mongolia-2017-second",
    ),
    "H": (
        "kazakhstan-first-meeting",
        "ccpr-uruguay",
        "cedaw-zambia-first",
        "cedaw-zambia-second",
    ),
}
"""The files of the records of each store."""


def _file(name: str) -> Path:
    data = Path(str(resources.files("eval"))) / "data"
    places = (data / "facts", data / "typed", sample_path().parent)
    return next(path for one in places if (path := one / f"{name}.txt").exists())


def rows_of(of: str) -> list[dict[str, str]]:
    """Return the questions of one of the files, each with its session and its half."""
    data = resources.files("eval").joinpath("data/typed")
    if of == "questions":
        shipped = data.joinpath("questions.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in shipped.splitlines()]
    sessions = data.joinpath(f"{of}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    names = ("store", "question", "whose", "kind", "topic", "said")
    return [
        {
            **dict(zip(names, line.split("|"), strict=False)),
            "session": str(number),
            "split": "development" if number % 2 else "kept",
        }
        for number, session in enumerate(sessions, 1)
        for line in session.splitlines()
    ]


def read_all(
    folder: Path, embedder: Embedder, split: str = "", of: str = "questions"
) -> Iterator[Typed]:
    """Ask all questions in their sessions, and yield each as it was read.

    Args:
        folder: Where the stores are made, or were made before.
        embedder: The embedding model.
        split: "development" or "kept"; both by default.
        of: Which file of questions.
    """
    rows = [row for row in rows_of(of) if split in ("", row["split"])]
    for name, files in STORES.items():
        if not any(row["store"] == name for row in rows):
            continue
        paths = [_file(one) for one in files]
        if not (folder / name).exists():
            with Store(folder / name, embedder, write=True) as store:
                list(store.add(paths))
        settings = Settings(model="")
        with Assistant.open(folder / name, embedder=embedder, settings=settings) as assistant:
            by_source = {Path(one.source).stem: one for one in assistant.records()}
            records = {file: by_source[file] for file in files}
            of_store = [row for row in rows if row["store"] == name]
            for _, session in groupby(of_store, key=lambda row: row["session"]):
                chat = assistant.conversation()
                asked = ""
                for row in session:
                    if asked:  # Of the last of a session nobody needs the answer.
                        chat.ask(asked)
                    asked = row["question"]
                    yield judge(row, chat.understand(asked), records)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many are read rightly in each half, and what is misread of the one shown."""
    parser = argparse.ArgumentParser(prog="python -m eval.typed_questions", description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what is misread of one half")
    parser.add_argument("--stores", type=Path, help="where the stores are kept for another time")
    parser.add_argument("--split", default="", choices=("", "development", "kept"))
    parser.add_argument("--of", default="questions", choices=("questions", "carried", "whose"))
    options = parser.parse_args(arguments)
    embedder = SentenceTransformerEmbedder(Settings().embedding_model)
    with TemporaryDirectory() as scratch:
        read = list(read_all(options.stores or Path(scratch), embedder, options.split, options.of))
    for one in read:
        if options.show and one.row["split"] == "development" and one.faults:
            print(f"[{one.row['session']}] {one.row['question']}   <- {', '.join(one.faults)}")  # noqa: T201
            print(f"     must be {one.row['whose']} | {one.row['kind']} | {one.row['topic']}")  # noqa: T201
            print(f"     is {one.kind} | {one.topic} | {one.query.describe()}")  # noqa: T201
    for half in ("development", "kept"):
        of_half = [one for one in read if one.row["split"] == half]
        if of_half:
            right = sum(not one.faults for one in of_half)
            told = ", ".join(
                f"{fault} {sum(fault in one.faults for one in of_half)}"
                for fault in ("voice", "place", "kind", "topic", "said")
            )
            print(f"{half}: {right} of {len(of_half)} right; wrong in {told}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
