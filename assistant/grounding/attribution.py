"""Whether those whom a statement names as saying it are who spoke what it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.grounding.actors import SPEAKS_FOR, Actor, find_actors
from assistant.grounding.verdicts import Fault
from assistant.sources import Source
from assistant.words import SPEAKING_FORMS
from index.parsing.designations import TITLES
from index.parsing.speakers import gender_of, person_key
from index.records import Side
from index.reference.states import find_states
from index.text import fold, words

_FOR_A_STATE = re.compile(r"rapporteurs?\s+(?:for|of)", re.IGNORECASE)
_TITLED_NAME = re.compile(rf"{TITLES}\b")


def attribution_faults(statement: str, cited: Sequence[Source]) -> list[Fault]:
    """Return in what the actors of a statement are not those who spoke what it cites.

    Args:
        statement: Without citation numbers.
        cited: The sentences that it cites, each with who spoke it.

    Returns:
        ``SIDE`` and ``SPEAKER``, each once; nothing where all fit, or the statement names nobody.
    """
    said = fold(" ".join(one.text for one in cited))
    within = {fold(actor.named) for one in cited for actor in find_actors(one.text)}
    faults: list[Fault] = []
    for actor in find_actors(statement):
        if fold(actor.named) in within and not _opens(actor, cited):
            continue  # Told by the record of somebody else.
        fault = _fault(actor, cited, said)
        if fault is not None:
            faults.append(fault)
    faults += _behalf_faults(statement, cited)
    return list(dict.fromkeys(faults))


def sources_of_actors(statement: str, cited: Sequence[Source]) -> list[Source] | None:
    """Return those of the sources that whom a statement names has spoken.

    One of several speakers who is named in whatever words ("in the opinion of Mr. Rogov"), and of
    whom the others do not speak, is named for what he or she said.

    Args:
        statement: Without citation numbers.
        cited: The sentences that it cites, each with who spoke it.

    Returns:
        All where it names nobody who spoke some of them only; None where it names nobody and what
        it cites was spoken on both sides, or for several States: whose it is cannot be told then.
    """
    actors = list(find_actors(statement))
    spoken = [
        one
        for one in cited
        if any(_fault(actor, [one], fold(one.text)) is None for actor in actors)
    ]
    spoken = spoken or _spoken_by_named(statement, cited)
    if not spoken:
        sides = {one.side for one in cited} - {Side.OTHER}
        states = {one.state for one in cited if one.side is Side.STATE}
        return None if len(sides) > 1 or len(states) > 1 else list(cited)
    return spoken


def _spoken_by_named(statement: str, cited: Sequence[Source]) -> list[Source]:
    """Return the sources whose speaker, a person with a title, is named in a statement.

    Whoever is spoken of in what another one said is not meant as a speaker.
    """
    named = {*words(statement)}
    found = []
    for one in cited:
        person = words(person_key(one.speaker))[-1:] if _TITLED_NAME.match(one.speaker) else []
        others = (other.text for other in cited if other.speaker != one.speaker)
        if person and named.issuperset(person) and person[0] not in words(" ".join(others)):
            found.append(one)
    return found


def _opens(actor: Actor, cited: Sequence[Source]) -> bool:
    """Tell whether the actor is named as the record's own announcement of the speaker."""
    return any(fold(one.text).startswith(fold(actor.named)) for one in cited)


def _fault(actor: Actor, cited: Sequence[Source], said: str) -> Fault | None:
    named = fold(actor.named)
    if actor.side is None:
        return _person_fault(named, cited, said)
    sides = {one.side for one in cited}
    if actor.side not in sides:
        return Fault.SIDE
    own = [one for one in cited if one.side is actor.side]
    if actor.side is Side.STATE:
        codes = {mention.code for mention in find_states(actor.named)}
        if codes and not codes & {one.state for one in own}:
            return Fault.SPEAKER
        if "head of" in named and not any("head" in fold(one.role) for one in own):
            return Fault.SPEAKER
        return None
    if find_states(actor.named) and "committee" not in named:
        return Fault.SPEAKER
    if "rapporteur" in named and not any(
        "rapporteur" in fold(f"{one.role} {one.speaker}") for one in own
    ):
        return Fault.SPEAKER
    return None


def _person_fault(named: str, cited: Sequence[Source], said: str) -> Fault | None:
    key = person_key(named)
    titled = key != named
    for one in cited:
        known = person_key(one.speaker)
        about = fold(f"{one.speaker} {one.role}")
        if key == known or (key and known and (key.split()[-1] == known.split()[-1])):
            given, own = gender_of(named), gender_of(one.speaker)
            return Fault.SPEAKER if titled and given and own and given != own else None
        if not titled and key in about:
            return None
    if not titled and re.search(
        rf"\b{re.escape(named)}\b(?:\W+\w+){{0,4}}?\W+(?:{'|'.join(SPEAKING_FORMS)})\b", said
    ):
        return None
    return Fault.SPEAKER


def _behalf_faults(statement: str, cited: Sequence[Source]) -> list[Fault]:
    """Return the fault where somebody is said to speak for another side or State than they do."""
    sides = {one.side for one in cited}
    for match in SPEAKS_FOR.finditer(fold(statement, keep_case=True)):
        states = {mention.code for mention in find_states(match["name"] or "")}
        if match["name"] and not states:
            continue
        if _FOR_A_STATE.search(match[0]):  # A Rapporteur for a State is the Committee's.
            wrong = bool(match["state"])
        elif match["committee"]:
            wrong = Side.COMMITTEE not in sides
        else:
            wrong = Side.STATE not in sides
            wrong |= bool(states) and states.isdisjoint(one.state for one in cited)
        if wrong:
            return [Fault.SIDE]
    return []
