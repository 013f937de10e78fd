"""What is told of the collection: its records, who speaks in them, and the hours of a meeting.

These are no record's words about a subject, so they are no statements and cite nothing: each line
names the records that it is told of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.answers import Answer
from assistant.collection.scope import LANGUAGE_NAMES, Scope
from assistant.collection.wishes import OF_ONE_MEETING, Asked, CollectionWish
from assistant.extractive import escape
from assistant.query import Kind, Query
from assistant.speaker_names import in_words
from index.catalog import Catalog
from index.listing import RecordSummary
from index.records import ParagraphKind, Side, Speaker
from index.speakers import gender_of, person_key
from index.states import state_name

_LISTED = 12
_SPEAKERS = 40
_BEGINS = re.compile(
    r"called to order|declared open|began at|s[ée]ance est ouverte|se declara abierta",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\brose at\b|s[ée]ance est lev[ée]e|se levanta la sesi[óo]n", re.IGNORECASE)
_Heard = Sequence[tuple[str, Speaker]]
_PRESIDES = re.compile(
    r"the\s+(?:\w+\s+)?(?:chair|president)|(?:le|la|el)\s+president", re.IGNORECASE
)
_UNNAMED = re.compile(r"(?:the|an?|la|le|el|una?)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A wish, the records that it means, everybody who speaks, and the catalog."""

    wish: CollectionWish
    meant: list[RecordSummary]
    heard: _Heard
    catalog: Catalog


def tell(query: Query, wish: CollectionWish, catalog: Catalog) -> Answer:
    """Return what a question asks of the collection.

    Args:
        query: The question as read; conditions of the user's own are kept.
        wish: What it asks.
        catalog: What is loaded.
    """
    heard = catalog.speakers()
    loaded = [one for one in catalog.records() if _is_meant(query, one)]
    meant, speaking = _meant(wish, loaded, heard)
    if wish.asked is Asked.PERSON:
        lines = _person(wish, loaded, {one.id for one in meant}, heard)
    elif not meant:
        lines = [_none(wish.scope, loaded)]
    elif wish.asked in OF_ONE_MEETING and len(meant) == len(loaded) > 1:
        lines = [f"Which meeting is meant is not said. {_overview(loaded)} Name a State or a year."]
    else:
        lines = _TOLD[wish.asked](_Telling(wish, meant, heard, catalog))
        if speaking:
            spoken = ", ".join(map(_called, speaking))
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
    wish: CollectionWish, loaded: Sequence[RecordSummary], heard: _Heard
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


def _is_meant(query: Query, record: RecordSummary) -> bool:
    own = query.filters
    return (
        (not own.records or record.id in own.records)
        and (not own.states or not {*own.states}.isdisjoint(record.states))
        and (not own.date_from or record.date[: len(own.date_from)] >= own.date_from)
        and (not own.date_to or record.date[: len(own.date_to)] <= own.date_to)
    )


def _none(scope: Scope, loaded: Sequence[RecordSummary]) -> str:
    where = scope.in_words()
    told = f"No record {where} is loaded." if where else "No record is loaded."
    return f"{told} {_overview(loaded)}" if loaded else told


def _overview(records: Sequence[RecordSummary]) -> str:
    states = _names(code for one in records for code in one.states)
    about = f", on {states}" if states else ""
    return f"Loaded: {_count(records)}{about}."


def _count(records: Sequence[RecordSummary]) -> str:
    return f"{len(records)} record{'' if len(records) == 1 else 's'}"


def _names(codes: Iterable[str]) -> str:
    return ", ".join(sorted({state_name(code) for code in codes}))


def _one(record: RecordSummary) -> str:
    """Return a record on a line: symbol, what it is about, body, date."""
    parts = (record.title, record.body, record.date or "no date known")
    return f"{_called(record)}: {', '.join(filter(None, parts))}"


def _called(record: RecordSummary) -> str:
    return record.symbol or record.title or record.id


def _listed(records: Sequence[RecordSummary]) -> list[str]:
    newest_first = sorted(records, key=lambda one: (one.date, one.symbol), reverse=True)
    lines = [_one(one) for one in newest_first[:_LISTED]]
    left = len(records) - _LISTED
    return [*lines, f"and {left} more: see the list of records."] if left > 0 else lines


def _tell_count(on: _Telling) -> list[str]:
    verb = "is" if len(on.meant) == 1 else "are"
    where = on.wish.scope.in_words()
    return [
        " ".join(filter(None, (_count(on.meant), where, f"{verb} loaded:"))),
        *_listed(on.meant),
    ]


def _tell_extreme(on: _Telling) -> list[str]:
    dated = sorted((one for one in on.meant if one.date), key=lambda one: (one.date, one.symbol))
    undated = len(on.meant) - len(dated)
    unknown = [f"The date of {undated} more is not known."] if undated else []
    if not dated:
        return ["None of the records has a date."]
    return [_one(dated[-1] if on.wish.asked is Asked.LATEST else dated[0]), *unknown]


def _tell_states(on: _Telling) -> list[str]:
    here = {one.id for one in on.meant}
    considered = {code for one in on.meant for code in one.states}
    speaking = {one.state for record, one in on.heard if one.state and record in here} - considered
    lines = [f"Considered: {_names(considered)}."] if considered else []
    return lines + ([f"Speaking in other records: {_names(speaking)}."] if speaking else [])


def _tell_bodies(on: _Telling) -> list[str]:
    bodies = sorted({one.body for one in on.meant if one.body})
    return [
        f"{body}: {', '.join(_called(one) for one in on.meant if one.body == body)}"
        for body in bodies
    ] or ["The records do not tell which body met."]


def _tell_years(on: _Telling) -> list[str]:
    dated = sorted((one for one in on.meant if one.date), key=lambda one: one.date)
    if not dated:
        return ["None of the records has a date."]
    years = dict.fromkeys(one.date[:4] for one in dated)
    return [f"{', '.join(years)}. The latest is {_one(dated[-1])}"]


def _tell_languages(on: _Telling) -> list[str]:
    codes = sorted({one.metadata.language for one in on.meant})
    return [
        f"{LANGUAGE_NAMES.get(code, code or 'A language not known')}: "
        f"{_count([one for one in on.meant if one.metadata.language == code])}"
        for code in codes
    ]


def _tell_chair(on: _Telling) -> list[str]:
    known = [one for one in on.meant if one.metadata.chair]
    lines = [f"{one.metadata.chair} was in the chair in {_called(one)}." for one in known[:_LISTED]]
    unknown = [_called(one) for one in on.meant if not one.metadata.chair]
    for one in on.meant:
        announced = {speaker.name for record, speaker in on.heard if record == one.id}
        presiding = sorted(name for name in announced if _PRESIDES.match(name))
        if presiding and not one.metadata.chair:
            unknown.remove(_called(one))
            called = " and ".join(f"“{name}”" for name in presiding)
            lines.append(f"{_called(one)} announces {called}, without a name.")
    if unknown:
        lines.append(f"Who was in the chair is not told by {', '.join(unknown[:_LISTED])}.")
    return lines


def _tell_hours(on: _Telling) -> list[str]:
    """Tell in the record's words when each meeting began and ended."""
    lines = []
    for one in on.meant[:_LISTED]:
        record = on.catalog.record(one.id)
        told = [
            record.paragraph_text(paragraph)
            for paragraph in record.paragraphs
            if paragraph.kind is ParagraphKind.PROCEDURE
        ]
        hours = [text for text in told if _BEGINS.search(text) or _ENDS.search(text)]
        day = f" ({one.date})" if one.date else ""
        lines.append(f"{_called(one)}{day}: {' '.join(hours) or 'the hours are not told.'}")
    return lines


def _tell_date(on: _Telling) -> list[str]:
    return [
        f"{_called(one)}: {', '.join(filter(None, (one.date, one.metadata.time))) or 'not known'}"
        for one in on.meant[:_LISTED]
    ]


def _tell_place(on: _Telling) -> list[str]:
    return [f"{_called(one)}: {one.metadata.place or 'not told'}" for one in on.meant[:_LISTED]]


def _tell_title(on: _Telling) -> list[str]:
    return _listed(on.meant)


def _tell_rapporteur(on: _Telling) -> list[str]:
    office = re.compile(r"rapporteu|relator", re.IGNORECASE)
    return _speakers(on.meant, on.heard, lambda one: bool(office.search(one.role)), "rapporteurs")


def _tell_speakers(on: _Telling) -> list[str]:
    side = Side(on.wish.side) if on.wish.side else None
    states = on.wish.scope.states if side is Side.STATE else ()

    def wanted(one: Speaker) -> bool:
        return (
            side in (None, one.side)
            and (not states or one.state in states)
            and (not on.wish.women or gender_of(one.name) == "woman")
        )

    return _speakers(on.meant, on.heard, wanted, "speakers", counted=on.wish.counted)


def _speakers(
    meant: Sequence[RecordSummary],
    heard: _Heard,
    wanted: Callable[[Speaker], bool],
    called: str,
    *,
    counted: bool = False,
) -> list[str]:
    """Return each of some speakers with the records in which that one speaks."""
    names = {one.id: _called(one) for one in meant}
    found: dict[str, list[str]] = {}
    for record, one in heard:
        if record in names and wanted(one):
            found.setdefault(in_words(one.name, one.role, one.affiliation), []).append(
                names[record]
            )
    if not found:
        return [f"No such {called} are announced in {', '.join([*names.values()][:_LISTED])}."]
    # Those without a name of their own ("The Chair", "A representative of Kenya") come last.
    ordered = sorted(found, key=lambda who: (bool(_UNNAMED.match(who)), who))
    lines = [f"{who}: {', '.join(found[who])}" for who in ordered[:_SPEAKERS]]
    if len(found) > _SPEAKERS:
        lines.append(f"and {len(found) - _SPEAKERS} more.")
    return [f"{len(found)} speakers:", *lines] if counted else lines


def _person(
    wish: CollectionWish, loaded: Sequence[RecordSummary], here: set[str], heard: _Heard
) -> list[str]:
    """Tell who somebody is and where that one speaks; of a meeting asked about, whether there."""
    key, gender = person_key(wish.person), gender_of(wish.person)
    names = {one.id: _called(one) for one in loaded}
    found: dict[str, list[str]] = {}
    for record, one in heard:
        parts = person_key(one.name).split()
        called = key in (" ".join(parts[start:]) for start in range(len(parts)))
        if record in names and called and (not gender or gender_of(one.name) in (gender, "")):
            found.setdefault(in_words(one.name, one.role, one.affiliation), []).append(record)
    lines = [
        f"{who}: speaks in {', '.join(names[one] for one in ids)}" for who, ids in found.items()
    ]
    if wish.scope.empty:
        return lines
    there = {one for ids in found.values() for one in ids} & here
    where = wish.scope.in_words()
    if there:
        told = ", ".join(name for record, name in names.items() if record in there)
        return [f"Yes: {wish.person} speaks in {told}."]
    return [f"No: {wish.person} does not speak in the records loaded {where}.", *lines]


_TOLD: dict[Asked, Callable[[_Telling], list[str]]] = {
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
    Asked.TITLE: _tell_title,
    Asked.RAPPORTEUR: _tell_rapporteur,
    Asked.SPEAKERS: _tell_speakers,
}
