"""A question typed in a session, as it was read, held against the reading that is right.

A row has, besides the ``question``:

- ``whose``: "S" the State, "C" the committee, "SC" both, "P:gaer" a person, "*" nobody's in
  particular, "any" whoever; "X:BRA" a State, "U:toivonen" a person in no record; "@KEN" on which
  State; "in:kenya" in which records. Where several are right they stand between " / ".
- ``kind``: what is wanted (:func:`kind_of`), several between "/", or "any".
- ``said``: what must stand in what the user is told of the reading; empty for nothing.
- ``topic``: the words it is to have, and in brackets those that it may have besides, others not;
  "-" for none, "~" for any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.quotations import quotations
from assistant.answering.several import split_question
from assistant.ledger.entries import Status
from assistant.query import Kind, Query
from assistant.query.wording import Everything
from assistant.words import EMPTY, NARROWING
from index.parsing.speakers import person_key
from index.records import Side
from index.storage.listing import RecordSummary
from index.text import stem, words

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
    wish = query.wording.ledger
    if wish and not (wish.asked and query.leans):
        if wish.what is Everything.PROMISES:
            return "ledger:promises", wish.topic
        if Status.NO_REPLY in wish.statuses:
            of = "all" if Status.ANSWERED in wish.statuses else "open"
        else:
            of = "deferred" if wish.statuses == (Status.DEFERRED,) else "answered"
        return f"ledger:{of}", wish.topic
    if query.wording.not_done:
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
        return {*who[2:].split(",")} == {*map(person_key, filters.speakers)}
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
