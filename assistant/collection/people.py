"""What is told of those who speak: who they are, for whom, and in which records."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.collection.told_from import LISTED, Heard, Telling, called
from assistant.collection.wishes import CollectionWish
from assistant.speaker_names import in_words
from index.listing import RecordSummary
from index.records import Side, Speaker
from index.speakers import gender_of, person_key

_SPEAKERS = 40
_UNNAMED = re.compile(r"(?:the|an?|la|le|el|una?)\s", re.IGNORECASE)


def tell_rapporteurs(on: Telling) -> list[str]:
    """Return those announced as rapporteurs, in English, French or Spanish."""
    office = re.compile(r"rapporteu|relator", re.IGNORECASE)
    return _speakers(on.meant, on.heard, lambda one: bool(office.search(one.role)), "rapporteurs")


def tell_speakers(on: Telling) -> list[str]:
    """Return those who speak, of the side that is asked for."""
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
    heard: Heard,
    wanted: Callable[[Speaker], bool],
    office: str,
    *,
    counted: bool = False,
) -> list[str]:
    """Return each of some speakers with the records in which that one speaks."""
    names = {one.id: called(one) for one in meant}
    found: dict[str, list[str]] = {}
    for record, one in heard:
        if record in names and wanted(one):
            found.setdefault(in_words(one.name, one.role, one.affiliation), []).append(
                names[record]
            )
    if not found:
        return [f"No such {office} are announced in {', '.join([*names.values()][:LISTED])}."]
    # Those without a name of their own ("The Chair", "A representative of Kenya") come last.
    ordered = sorted(found, key=lambda who: (bool(_UNNAMED.match(who)), who))
    lines = [f"{who}: {', '.join(found[who])}" for who in ordered[:_SPEAKERS]]
    if len(found) > _SPEAKERS:
        lines.append(f"and {len(found) - _SPEAKERS} more.")
    return [f"{len(found)} speakers:", *lines] if counted else lines


def tell_person(
    wish: CollectionWish, loaded: Sequence[RecordSummary], here: set[str], heard: Heard
) -> list[str]:
    """Tell who somebody is and where that one speaks; of a meeting asked about, whether there."""
    key, gender = person_key(wish.person), gender_of(wish.person)
    names = {one.id: called(one) for one in loaded}
    found: dict[str, list[str]] = {}
    for record, one in heard:
        parts = person_key(one.name).split()
        named = key in (" ".join(parts[start:]) for start in range(len(parts)))
        if record in names and named and (not gender or gender_of(one.name) in (gender, "")):
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
