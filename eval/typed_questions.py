"""How questions are read that people type in sessions, each leaning on those before it.

    python -m eval.typed_questions

The questions in ``data/typed/questions.jsonl`` were written, each with its right reading, before
any was tried; the sessions were parted into two halves by chance. So were those of
``data/typed/carried.txt`` (``--of carried``), of what is carried from one question on several
records to the next, and those of ``data/typed/whose.txt`` (``--of whose``), in other forms, of
whose words are wanted; in both every other session is kept. With ``--show`` what is misread of the
development half is printed; the half that is kept is never to be looked at. They are asked
of stores of a few records (:data:`STORES`): ours of ``data/facts`` and ``data/typed``, and the
sample. A row has:

- ``whose``: "S" the State, "C" the committee, "SC" both, "P:gaer" a person, "*" nobody's in
  particular, "any" whoever; "X:BRA" a State, "U:toivonen" a person in no record; "@KEN" on which
  State; "in:kenya" in which records. Where several are right they stand between " / ".
- ``kind``: what is wanted (:func:`kind_of`), several between "/", or "any".
- ``said``: what must stand in what the user is told of the reading; empty for nothing.
- ``topic``: the words it is to have, and in brackets those that it may have besides, others not;
  "-" for none, "~" for any.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant import Assistant
from assistant.answering.not_done import not_done
from assistant.answering.quotations import quotations
from assistant.answering.several import split_question
from assistant.ledger.entries import Status
from assistant.ledger.wishes import read_wish
from assistant.query import Kind, Query
from assistant.words import EMPTY, NARROWING
from index.embedding import Embedder, SentenceTransformerEmbedder
from index.listing import RecordSummary
from index.records import Side
from index.sample import sample_path
from index.settings import Settings
from index.speakers import person_key
from index.store import Store
from index.text import stem, words

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
Records = Mapping[str, RecordSummary]
_SIDES: dict[str, set[Side]] = {
    "S": {Side.STATE},
    "C": {Side.COMMITTEE},
    "SC": {Side.STATE, Side.COMMITTEE},
    "*": set(),
}
_TITLES = frozenset({"mr", "mrs", "ms"})


@dataclass(frozen=True, slots=True)
class Typed:
    """A question, as it must be read and as it is.

    Attributes:
        row: As written.
        query: As read.
        kind: What is wanted, as read.
        topic: As read.
        faults: What is wrong: "voice", "place", "kind", "topic"; "said" where it is not told.
    """

    row: dict[str, str]
    query: Query
    kind: str
    topic: str
    faults: tuple[str, ...]


def kind_of(query: Query) -> tuple[str, str]:
    """Return what a query wants, and what about.

    "collection", "paragraphs", "refusal", "quotation", "parts:2" (questions put in one), for a
    ledger "ledger:" and what of it, for a fact its kind, else the kind of the query.
    """
    asked = query.in_full
    if query.collection:
        return "collection", ""
    parts = split_question(asked)
    if len(parts) > 1 and query.kind not in (Kind.BOTH_SIDES, Kind.COMPARISON):
        return f"parts:{len(parts)}", query.topic
    if query.paragraphs:
        return "paragraphs", query.topic
    wish = read_wish(asked)
    if wish and not (wish.asked and query.leans):
        if wish.promises:
            return "ledger:promises", wish.topic
        if Status.NO_REPLY in wish.statuses:
            of = "all" if Status.ANSWERED in wish.statuses else "open"
        else:
            of = "deferred" if wish.statuses == (Status.DEFERRED,) else "answered"
        return f"ledger:{of}", wish.topic
    if not_done(asked):
        return "refusal", ""
    if quotations(query.question):
        return "quotation", query.topic
    return str(query.fact or query.kind), query.topic


def judge(row: dict[str, str], query: Query, records: Records) -> Typed:
    """Hold a reading against the one that is right.

    Args:
        row: The question as written.
        query: As read.
        records: Those of the store by the names of their files.
    """
    kind, topic = kind_of(query)
    faults = []
    either = [part.strip() for part in row["whose"].split(" / ")]
    if kind not in ("collection", "refusal", "paragraphs"):
        heard = [one for one in either if _voice(_IN.sub("", one).strip(), query)]
        if not heard:
            faults.append("voice")
        elif not any(_place(one, query, records) for one in heard):
            faults.append("place")
    if row["kind"] != "any" and kind not in row["kind"].split("/"):
        faults.append("kind")
    if row["topic"] != "~" and not _about(row["topic"], topic):
        faults.append("topic")
    if row.get("said", "") not in query.describe():
        faults.append("said")
    return Typed(row, query, kind, topic, tuple(faults))


_IN = re.compile(r"\bin:(\S+)")


def _voice(spec: str, query: Query) -> bool:
    who, _, states = spec.partition("@")
    wanted = {*filter(None, states.split(","))}
    filters = query.filters
    if who.startswith("X:"):
        return query.unknown_state == who[2:]
    if query.unknown_state:
        return False
    if who.startswith("U:"):
        return person_key(query.unknown_speaker) == who[2:]
    if who.startswith("P:"):
        return {*who[2:].split(",")} == {*filters.speakers}
    if who != "any" and ({*filters.sides} != _SIDES[who] or filters.speakers):
        return False
    if who == "any":
        return not filters.states or not wanted or {*filters.states} == wanted
    return {*filters.states} == wanted and not query.unknown_speaker


def _place(spec: str, query: Query, records: Records) -> bool:
    named = _IN.search(spec)
    if named is None:
        return not query.unknown_meeting
    return _reached(query, records) == {*named[1].split(",")}


def _reached(query: Query, records: Records) -> set[str]:
    """Return the names of the files of the records that a query leaves to be looked in."""
    filters = query.filters
    since, until = filters.date_from, filters.date_to
    return {
        name
        for name, one in records.items()
        if (not filters.records or one.id in filters.records)
        and (not since or one.date[: len(since)] >= since)
        and (not until or one.date[: len(until)] <= until)
        and (not filters.states or not {*filters.states}.isdisjoint(one.states))
    }


def _about(wanted: str, topic: str) -> bool:
    may = " ".join(re.findall(r"\(([^)]*)\)", wanted))
    must = re.sub(r"\([^)]*\)|[?]|^-$", " ", wanted)
    has = _stems(topic)
    return _stems(must) <= has and has <= _stems(f"{must} {may}", all_words=True)


def _stems(text: str, *, all_words: bool = False) -> set[str]:
    empty = _TITLES if all_words else EMPTY | NARROWING | _TITLES
    return {stem(one) for one in words(text) if one not in empty}


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
