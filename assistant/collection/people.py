"""What is told of those who speak: who they are, for whom, and in which records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.collection.told_from import LISTED, Heard, Telling
from assistant.query.wishes import CollectionWish
from assistant.speaker_names import in_words
from index.parsing.speakers import gender_of, person_key
from index.records import Side, Speaker
from index.storage.listing import RecordSummary
from index.text import amount_of

_SPEAKERS = 40
_UNNAMED = re.compile(r"(?:the|an?|la|le|el|una?)\s", re.IGNORECASE)
_RAPPORTEUR = re.compile(r"rapporteu|relator", re.IGNORECASE)
"""In English, French or Spanish."""


def tell_rapporteurs(on: Telling) -> list[str]:
    """Return those announced as rapporteurs."""
    found = _in_records(on.meant, (pair for pair in on.heard if _RAPPORTEUR.search(pair[1].role)))
    return _listed(found) or [_nobody("rapporteurs", on.meant)]


def tell_speakers(on: Telling) -> list[str]:
    """Return those who speak, of the side that is asked for."""
    side = Side(on.wish.side) if on.wish.side else None
    states = on.wish.scope.states if side is Side.STATE else ()
    here = {one.id for one in on.meant}
    heard = [
        (record, one)
        for record, one in on.heard
        if record in here and side in (None, one.side) and (not states or one.state in states)
    ]
    if not on.wish.women:
        lines = _listed(_in_records(on.meant, heard))
    else:
        women = [pair for pair in heard if gender_of(pair[1].name) == "woman"]
        lines = _listed(_in_records(on.meant, women))
        untold = _persons(
            one for _, one in heard if not gender_of(one.name) and not _UNNAMED.match(one.name)
        )
        heard = women
        if untold:
            lines.append(f"Of {untold} more no title tells whether they are women.")
    if on.wish.counted and heard:
        number = _persons(one for _, one in heard)
        lines.insert(0, f"{amount_of(number, 'speaker')}:")
    return lines if heard else [_nobody("speakers", on.meant), *lines]


def tell_person(
    wish: CollectionWish, loaded: Sequence[RecordSummary], here: set[str], heard: Heard
) -> list[str]:
    """Tell who somebody is and where that one speaks; of a meeting asked about, whether there.

    Args:
        wish: What is asked.
        loaded: All records.
        here: Ids of those that are meant.
        heard: Every speaker with the id of the record.

    Returns:
        Lines, the answer first.
    """
    gender = gender_of(wish.person)
    called_so = [
        (record, one)
        for record, one in heard
        if person_key(one.name) in wish.keys and (not gender or gender_of(one.name) in (gender, ""))
    ]
    found = _in_records(loaded, called_so)
    lines = [f"{who}: speaks in {', '.join(names)}" for who, names in found.items()]
    if wish.scope.empty:
        return lines or [f"{wish.person} does not speak in the records looked in."]
    speaking = here.intersection(record for record, _ in called_so)
    there = [one for one in loaded if one.id in speaking]
    if there:
        return [f"Yes: {wish.person} speaks in {', '.join(one.name for one in there)}."]
    where = wish.scope.in_words()
    return [f"No: {wish.person} does not speak in the records loaded {where}.", *lines]


def _in_records(
    meant: Sequence[RecordSummary], heard: Iterable[tuple[str, Speaker]]
) -> dict[str, list[str]]:
    """Return speakers in words, each with the names of the records in which that one speaks."""
    names = {one.id: one.name for one in meant}
    found: dict[str, dict[str, str]] = {}
    for record, one in heard:
        if record in names:  # More than once, where somebody speaks for a group as well.
            who = in_words(one.name, one.role, one.affiliation)
            found.setdefault(who, {})[record] = names[record]
    return {who: [*where.values()] for who, where in found.items()}


def _listed(found: Mapping[str, Sequence[str]]) -> list[str]:
    # Those without a name of their own ("The Chair", "A representative of Kenya") come last.
    ordered = sorted(found, key=lambda who: (bool(_UNNAMED.match(who)), who))
    lines = [f"{who}: {', '.join(found[who])}" for who in ordered[:_SPEAKERS]]
    left = len(found) - _SPEAKERS
    return [*lines, f"and {left} more."] if left > 0 else lines


def _persons(speakers: Iterable[Speaker]) -> int:
    """Return how many persons some speakers are; an office in one record makes nobody another."""
    return len({(person_key(one.name), gender_of(one.name), one.state) for one in speakers})


def _nobody(office: str, meant: Sequence[RecordSummary]) -> str:
    left = len(meant) - LISTED
    more = f" and {left} more" if left > 0 else ""
    names = ", ".join(one.name for one in meant[:LISTED])
    return f"No such {office} are announced in {names}{more}."
