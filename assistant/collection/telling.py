"""What is told of the collection: its records, who speaks in them, and the hours of a meeting.

These are no record's words about a subject, so they are no statements and cite nothing: each line
names the records that it is told of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.answers import Answer
from assistant.collection.delegations import tell_head
from assistant.collection.people import tell_person, tell_rapporteurs, tell_speakers
from assistant.collection.told_from import LISTED, Heard, Telling
from assistant.query import Kind, Query
from assistant.query.wishes import OF_ONE_MEETING, Asked, CollectionWish
from assistant.rendering import escape
from index.parsing.languages import LANGUAGE_NAMES
from index.records import ParagraphKind
from index.reference.states import state_name
from index.storage.catalog import Catalog
from index.storage.listing import RecordSummary
from index.text import amount_of

_BEGINS = re.compile(
    r"called to order|declared open|began at|s[ée]ance est ouverte|se declara abierta",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\brose at\b|s[ée]ance est lev[ée]e|se levanta la sesi[óo]n", re.IGNORECASE)
_PRESIDES = re.compile(
    r"the\s+(?:\w+\s+)?(?:chair|president)|(?:le|la|el)\s+president", re.IGNORECASE
)


def tell(
    query: Query,
    wish: CollectionWish,
    catalog: Catalog,
    holding: Callable[[str], Mapping[str, int]] = lambda _: {},
) -> Answer:
    """Return what a question asks of the collection.

    Args:
        query: The question as read; conditions of the user's own are kept.
        wish: What it asks.
        catalog: What is loaded.
        holding: Tells in how many passages of each record words stand together, by its id.
    """
    heard = catalog.speakers()
    loaded = [one for one in catalog.records() if one.meets(query.filters)]
    meant, speaking = _meant(wish, loaded, heard)
    if not loaded or (wish.records and not meant):
        lines = ["No record loaded here meets the conditions."]
    elif wish.asked is Asked.PERSON:
        lines = tell_person(wish, loaded, {one.id for one in meant}, heard)
    elif not meant:
        lines = [f"No record {wish.scope.in_words()} is loaded. {_overview(loaded)}"]
    elif wish.about:
        meant, lines = _tell_about(wish, meant, holding(wish.about))
    elif wish.asked in OF_ONE_MEETING and len(meant) > 1 and wish.of_any:
        lines = [f"Which meeting is meant is not said. {_overview(loaded)} Name a State or a year."]
    else:
        lines = _TOLD[wish.asked](Telling(wish, meant, heard, catalog))
        if speaking:
            spoken = ", ".join(one.name for one in speaking)
            lines.append(f"{_names(wish.scope.states)} also speaks in {spoken}.")
    message = "\n".join(lines)
    return Answer(
        question=query.question,
        understood=query.describe(),
        text="\n\n".join(escape(line) for line in lines),
        message=message,
        kind=Kind.LIST,
        records=len(meant),
    )


def _meant(
    wish: CollectionWish, loaded: Sequence[RecordSummary], heard: Heard
) -> tuple[list[RecordSummary], list[RecordSummary]]:
    """Return the records that a wish means, and others in which the States that it names speak.

    Meetings on a State are meant; where there are none, or where speakers are asked for, also
    those in which it speaks.
    """
    if wish.records:
        return [one for one in loaded if one.id in wish.records], []
    considered = [one for one in loaded if wish.scope.meets(one)]
    if not wish.scope.states:
        return considered, []
    by_record: dict[str, list[str]] = {}
    for record_id, speaker in heard:
        if speaker.state:
            by_record.setdefault(record_id, []).append(speaker.state)
    every = [one for one in loaded if wish.scope.meets(one, by_record.get(one.id))]
    if not considered or wish.asked in (Asked.SPEAKERS, Asked.PERSON):
        return every, []
    listed = wish.asked in (Asked.COUNT, Asked.RECORDS)
    return considered, [one for one in every if one not in considered and listed]


def _overview(records: Sequence[RecordSummary]) -> str:
    states = _names(code for one in records for code in one.states)
    about = f", on {states}" if states else ""
    return f"Loaded: {_count(records)}{about}."


def _count(records: Sequence[RecordSummary]) -> str:
    return amount_of(len(records), "record")


def _names(codes: Iterable[str]) -> str:
    return ", ".join(sorted({state_name(code) for code in codes}))


def _one(record: RecordSummary) -> str:
    """Return a record on a line: symbol, what it is about, body, date."""
    parts = (record.title, record.body, record.date or "no date known")
    return f"{record.name}: {', '.join(filter(None, parts))}"


def _listed(records: Sequence[RecordSummary]) -> list[str]:
    newest_first = sorted(records, key=lambda one: (one.date, one.symbol), reverse=True)
    lines = [_one(one) for one in newest_first[:LISTED]]
    left = len(records) - LISTED
    return [*lines, f"and {left} more: see the list of records."] if left > 0 else lines


def _tell_about(
    wish: CollectionWish, meant: Sequence[RecordSummary], passages: Mapping[str, int]
) -> tuple[list[RecordSummary], list[str]]:
    """Return the records that hold the words asked for, those with most of them first, and tell."""
    found = sorted(
        (one for one in meant if passages.get(one.id)), key=lambda one: -passages[one.id]
    )
    if not found:
        return [], [f"“{wish.about}” stands in none of {_count(meant)}."]
    where = f"“{wish.about}” stands in {len(found)} of {_count(meant)}:"
    lines = [f"{_one(one)} ({amount_of(passages[one.id], 'passage')})" for one in found[:LISTED]]
    left = len(found) - LISTED
    return found, [where, *lines, *([f"and {left} more."] if left > 0 else [])]


def _tell_count(on: Telling) -> list[str]:
    verb = "is" if len(on.meant) == 1 else "are"
    where = on.wish.scope.in_words()
    return [
        " ".join(filter(None, (_count(on.meant), where, f"{verb} loaded:"))),
        *_listed(on.meant),
    ]


def _tell_extreme(on: Telling) -> list[str]:
    dated = sorted((one for one in on.meant if one.date), key=lambda one: (one.date, one.symbol))
    undated = len(on.meant) - len(dated)
    unknown = [f"The date of {undated} more is not known."] if undated else []
    if not dated:
        return ["None of the records has a date."]
    return [_one(dated[-1] if on.wish.asked is Asked.LATEST else dated[0]), *unknown]


def _tell_states(on: Telling) -> list[str]:
    here = {one.id for one in on.meant}
    considered = {code for one in on.meant for code in one.states}
    speaking = {one.state for record, one in on.heard if one.state and record in here} - considered
    lines = [f"Considered: {_names(considered)}."] if considered else []
    return lines + ([f"Speaking in other records: {_names(speaking)}."] if speaking else [])


def _tell_bodies(on: Telling) -> list[str]:
    bodies = sorted({one.body for one in on.meant if one.body})
    return [
        f"{body}: {', '.join(one.name for one in on.meant if one.body == body)}" for body in bodies
    ] or ["The records do not tell which body met."]


def _tell_years(on: Telling) -> list[str]:
    dated = sorted((one for one in on.meant if one.date), key=lambda one: one.date)
    if not dated:
        return ["None of the records has a date."]
    years = dict.fromkeys(one.date[:4] for one in dated)
    return [f"{', '.join(years)}. The latest is {_one(dated[-1])}"]


def _tell_languages(on: Telling) -> list[str]:
    codes = sorted({one.metadata.language for one in on.meant})
    return [
        f"{LANGUAGE_NAMES.get(code, code or 'A language not known')}: "
        f"{_count([one for one in on.meant if one.metadata.language == code])}"
        for code in codes
    ]


def _tell_chair(on: Telling) -> list[str]:
    known = [one for one in on.meant if one.metadata.chair]
    lines = [f"{one.metadata.chair} was in the chair in {one.name}." for one in known[:LISTED]]
    unknown = [one.name for one in on.meant if not one.metadata.chair]
    for one in on.meant:
        announced = {speaker.name for record, speaker in on.heard if record == one.id}
        presiding = sorted(name for name in announced if _PRESIDES.match(name))
        if presiding and not one.metadata.chair:
            unknown.remove(one.name)
            presides = " and ".join(f"“{name}”" for name in presiding)
            lines.append(f"{one.name} announces {presides}, without a name.")
    if unknown:
        lines.append(f"Who was in the chair is not told by {', '.join(unknown[:LISTED])}.")
    return lines


def _tell_hours(on: Telling) -> list[str]:
    """Tell in the record's words when each meeting began and ended."""
    lines = []
    for one in on.meant[:LISTED]:
        record = on.catalog.record(one.id)
        told = [
            record.paragraph_text(paragraph)
            for paragraph in record.paragraphs
            if paragraph.kind is ParagraphKind.PROCEDURE
        ]
        hours = [text for text in told if _BEGINS.search(text) or _ENDS.search(text)]
        day = f" ({one.date})" if one.date else ""
        lines.append(f"{one.name}{day}: {' '.join(hours) or 'the hours are not told.'}")
    return lines


def _tell_date(on: Telling) -> list[str]:
    return [
        f"{one.name}: {', '.join(filter(None, (one.date, one.metadata.time))) or 'not known'}"
        for one in on.meant[:LISTED]
    ]


def _tell_place(on: Telling) -> list[str]:
    return [f"{one.name}: {one.metadata.place or 'not told'}" for one in on.meant[:LISTED]]


def _tell_session(on: Telling) -> list[str]:
    return [
        f"{one.name}: "
        f"{', '.join(filter(None, (one.metadata.session or 'session not told', one.body)))}"
        for one in on.meant[:LISTED]
    ]


def _tell_title(on: Telling) -> list[str]:
    return _listed(on.meant)


_TOLD: dict[Asked, Callable[[Telling], list[str]]] = {
    Asked.COUNT: _tell_count,
    Asked.RECORDS: _tell_count,
    Asked.OVERVIEW: _tell_count,
    Asked.LATEST: _tell_extreme,
    Asked.OLDEST: _tell_extreme,
    Asked.STATES: _tell_states,
    Asked.BODIES: _tell_bodies,
    Asked.YEARS: _tell_years,
    Asked.LANGUAGES: _tell_languages,
    Asked.CHAIR: _tell_chair,
    Asked.HOURS: _tell_hours,
    Asked.DATE: _tell_date,
    Asked.PLACE: _tell_place,
    Asked.SESSION: _tell_session,
    Asked.REPORTS: _tell_title,
    Asked.HEAD: tell_head,
    Asked.INTRODUCED: tell_head,
    Asked.TITLE: _tell_title,
    Asked.RAPPORTEUR: tell_rapporteurs,
    Asked.SPEAKERS: tell_speakers,
}
