"""An answer to who put something on a subject: each with the point, or silence though others spoke.

Looked for are the points of :mod:`assistant.ledger.points`; whoever only speaks of the subject is
shown as nearest, and never as having asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.answering.abstention import NEAREST, abstain, looked_in
from assistant.answering.composing import compose
from assistant.answering.put_on import (
    Put,
    Shown,
    find_put,
    find_words,
    first_put,
    replies,
    shown_by,
    words_of,
)
from assistant.answers import Answer, Reason, Statement
from assistant.evidence import EvidenceParagraph
from assistant.query import Kind, Query
from assistant.query.wording import Act, Told, Whom, WhoWish
from assistant.rendering import render
from assistant.sources import Citation, cite, search_hit, source_of
from assistant.speaker_names import in_words
from assistant.voices import voice_of
from index.errors import UnknownRecordError
from index.parsing.namesakes import Namesakes
from index.records import ParagraphKind, Record, Side
from index.reference.states import states_in_words
from index.search.full_text import stems_of
from index.search.searcher import Hit
from index.text import amount_of

_BY_RULES = (
    "Who put something is read by rules from how it is put, and may be incomplete. Whoever speaks "
    "of the subject without asking is not listed."
)
SIDES = ((Side.COMMITTEE, Side.OTHER), (Side.STATE,))
"""Searched one after the other, so that those who reply at length do not hide those who ask."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at for a question for those who did something.

    Attributes:
        paragraphs: Of everybody, weighed, the sentences on the subject chosen.
        hits: By which they were found.
        extent: How many paragraphs, and records, were searched.
        notices: What the reader should know besides.
    """

    paragraphs: Sequence[EvidenceParagraph]
    hits: Sequence[Hit]
    extent: tuple[int, int]
    notices: tuple[str, ...]


def answer_who(
    query: Query, wish: WhoWish, looked: Looked, record_of: Callable[[str], Record]
) -> Answer | None:
    """Answer who did something; None where no record looked at tells who may have.

    Args:
        query: The question as read.
        wish: Who is wanted.
        looked: What speaks to its subject.
        record_of: Gives a record.
    """
    record_of = cache(record_of)
    paragraphs = [one for one in looked.paragraphs if _is_there(one, record_of)]
    shown = {
        one.passage.record_id: shown_by(record_of(one.passage.record_id), wish.act)
        for one in paragraphs
    }
    on_it = sorted((one for one in paragraphs if one.chosen_support), key=_time)
    unknown = [one for one in on_it if shown[one.passage.record_id] is Shown.NOTHING]
    if {*shown.values()} <= {Shown.NOTHING}:
        return None
    if wish.act is Act.SPOKE:
        spoke = [one for one in on_it if _is_among(one.passage.speaker.side, wish.whom)]
        return _in_their_words(query, wish, looked, spoke[:1])
    known = [(record_of(one.passage.record_id), one) for one in on_it if one not in unknown]
    if wish.act is Act.REPLIED:
        first = cache(lambda record_id: first_put(record_of(record_id)))
        later = _later({record.id: record for record, _ in known}.values())
        replied = [
            one
            for record, one in known
            if replies(record, one, -1 if record.id in later else first(record.id))
        ]
        return None if unknown and not replied else _in_their_words(query, wish, looked, replied)
    put: list[Put] = []
    for record, one in known:
        if shown[record.id] is Shown.POINTS:
            put += find_put(record, one, wish.act, query.terms)
        else:
            put += find_words(record, one)
    if wish.act is Act.RAISED:
        words = [said for record, one in known for said in find_words(record, one)]
        keys = _keys([*put, *words])
        asked = {keys[_speaker(one)] for one in put}
        put += [said for said in words if keys[_speaker(said)] not in asked]
    put = _naming(put, query.terms)
    if unknown and not put:
        return None
    if wish.act is not Act.ASKED:
        put += [said for one in unknown for said in words_of(record_of(one.passage.record_id), one)]
    put = [one for one in put if _is_among(one.side, wish.whom)]
    put.sort(key=lambda one: (one.record.metadata.date or "~", one.record.id, one.start))
    if not put:
        return _nobody(query, wish, looked, on_it)
    return _listed(query, wish, looked, put[:1] if wish.first else put)


def _listed(query: Query, wish: WhoWish, looked: Looked, put: Sequence[Put]) -> Answer:
    by_speaker: dict[str, list[Put]] = {}
    cited: dict[str, list[int]] = {}
    keys = _keys(put)
    for one in put:
        by_speaker.setdefault(keys[_speaker(one)], []).append(one)
    statements: list[Statement] = []
    citations: list[Citation] = []
    for several in by_speaker.values():
        for one in several:
            number = len(citations) + 1
            cited.setdefault(keys[_speaker(one)], []).append(number)
            source = source_of(one.record, one.paragraph.index, one.start, one.end)
            citations.append(cite(source, number))
            voice = voice_of(source.text, source.side, ParagraphKind.SPEECH)
            statements.append(Statement(source.text, (number,), voice, _name(one)))
    said = _said(query, wish, list(by_speaker.values()), list(cited.values()))
    return Answer(
        question=query.question,
        understood=_understood(query, wish, looked),
        text=f"{said}\n\n{render(statements, citations)}",
        kind=Kind.WHO,
        statements=tuple(statements),
        citations=tuple(citations),
        support=max(one.support for one in looked.paragraphs),
        looked_at=looked.extent[0],
        records=looked.extent[1],
        notices=(said, _BY_RULES, *looked.notices),
    )


def _said(
    query: Query,
    wish: WhoWish,
    speakers: Sequence[Sequence[Put]],
    cited: Sequence[Sequence[int]],
) -> str:
    """Return who they are and how often they did it, and where, in a sentence."""
    each = [sum(len(one.points) for one in several) for several in speakers]
    names = ", ".join(
        f"{_name(several[0])} ({amount_of(n, 'point')} in {_numbers(numbers)})"
        if n and len(speakers) > 1
        else _name(several[0])
        for several, n, numbers in zip(speakers, each, cited, strict=True)
    )
    asked = wish.act is Act.ASKED or wish.told is Told.TIMES
    total = sum(each)
    did = f"put {amount_of(total, 'point')} on" if asked and total else wish.act.value
    sides = {one.side for several in speakers for one in several}
    noun = {Side.COMMITTEE: "expert", Side.STATE: "delegation"}.get(next(iter(sides)), "speaker")
    who = amount_of(len(speakers), noun if len(sides) == 1 else "speaker")
    yes = "Yes: " if wish.told is Told.WHETHER else ""
    return f"{yes}{who} {did} “{query.topic}”: {names}."


def _numbers(numbers: Sequence[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _in_their_words(
    query: Query, wish: WhoWish, looked: Looked, said: Sequence[EvidenceParagraph]
) -> Answer:
    statements, citations = compose(said, Kind.WHO)
    if not statements:
        return _nobody(
            query, wish, looked, [one for one in looked.paragraphs if one.chosen_support]
        )
    return Answer(
        question=query.question,
        understood=_understood(query, wish, looked),
        text=render(statements, citations),
        kind=Kind.WHO,
        statements=statements,
        citations=citations,
        support=max(one.support for one in said),
        looked_at=looked.extent[0],
        records=looked.extent[1],
        notices=looked.notices,
    )


def _nobody(
    query: Query, wish: WhoWish, looked: Looked, on_it: Sequence[EvidenceParagraph]
) -> Answer:
    """Say that nobody is found who did, with the nearest of what is said of the subject."""
    nobody = {Whom.EXPERTS: "No expert", Whom.STATES: "No delegation"}.get(wish.whom, "Nobody")
    did = "spoken of" if wish.act is Act.SPOKE else wish.act.value
    message = f"{nobody} is found to have {did} “{query.topic}” in the {looked_in(query)}."
    spoken = {one.passage.paragraph_place for one in on_it}
    nearest = [one for one in looked.hits if one.passage.paragraph_place in spoken]
    if nearest:
        message += " It is spoken of otherwise: see the nearest passages."
    first = {one.passage.paragraph_place: one for one in reversed(nearest)}
    support = {one.passage.paragraph_place: one.chosen_support for one in on_it}
    ordered = sorted(first, key=lambda place: -support[place])
    silent = abstain(
        query,
        Reason.SPEAKER_SILENT if nearest else Reason.NOT_FOUND,
        message=message,
        nearest=[search_hit(first[place]) for place in ordered[:NEAREST]],
        support=max((one.support for one in looked.paragraphs), default=0.0),
        extent=looked.extent,
        notices=looked.notices,
    )
    return replace(silent, understood=_understood(query, wish, looked), kind=Kind.WHO)


def _understood(query: Query, wish: WhoWish, looked: Looked) -> str:
    who = {Whom.EXPERTS: "Which experts", Whom.STATES: "Which delegations"}.get(wish.whom, "Who")
    on = f", on {states_in_words(query.filters.states)}" if query.filters.states else ""
    wanted = f"{who} {wish.act.value} it{on}"
    return replace(query, wanted=wanted).describe(looked.extent[1])


def _naming(put: Sequence[Put], terms: Sequence[str]) -> list[Put]:
    """Return those that name the subject; of a record in which nobody does, all.

    Where one asks about consultants, a question on methods that only comes near is another one.
    """
    named = [not {*stems_of(one.text)}.isdisjoint(terms) for one in put]
    where = {one.record.id for one, names in zip(put, named, strict=True) if names}
    return [
        one for one, names in zip(put, named, strict=True) if names or one.record.id not in where
    ]


def _speaker(one: Put) -> str:
    """Return the name of whoever put something, or where somebody without a name did."""
    return one.speaker or f"{one.record.id} {one.paragraph.turn}"


def _keys(put: Sequence[Put]) -> dict[str, str]:
    """Return what those who put something are known by among them."""
    speakers = {_speaker(one): one.speaker for one in put}
    namesakes = Namesakes(speakers.values())
    return {one: namesakes.known_by(name) or one for one, name in speakers.items()}


def _name(one: Put) -> str:
    speaker = one.record.speaker_of(one.paragraph)
    return in_words(speaker.name, "", speaker.affiliation, speaker.on_behalf_of)


def _is_among(side: Side, whom: Whom) -> bool:
    return whom is Whom.ANYBODY or (side is Side.STATE) == (whom is Whom.STATES)


def _later(records: Iterable[Record]) -> set[str]:
    """Return the ids of records of later meetings on what others of them are on.

    What was asked at the first is replied to from the beginning of the second on.
    """
    ordered = sorted(records, key=lambda one: (one.metadata.date or "~", one.metadata.meeting or 0))
    seen: set[tuple[str, str, tuple[str, ...]]] = set()
    later: set[str] = set()
    for record in ordered:
        of = record.metadata
        dialogue = of.body, of.session, tuple(of.states)
        if dialogue in seen:
            later.add(record.id)
        seen.add(dialogue)
    return later


def _is_there(one: EvidenceParagraph, record_of: Callable[[str], Record]) -> bool:
    """Tell whether a paragraph still stands where it was found; its record may be gone."""
    try:
        record = record_of(one.passage.record_id)
    except UnknownRecordError:
        return False
    return record.text[one.start : one.start + len(one.text)] == one.text


def _time(one: EvidenceParagraph) -> tuple[str, str, str, int]:
    passage = one.passage
    return passage.date or "~", passage.symbol, passage.record_id, passage.paragraph_index
