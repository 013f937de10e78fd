"""Whom a statement names as saying it, and whether these are who spoke what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.grounding.verdicts import Fault
from assistant.sources import Source
from assistant.words import SPEAKING_FORMS, STAND_FORMS
from index.designations import TITLES
from index.records import Side
from index.speakers import gender_of, person_key
from index.states import find_states
from index.text import fold, words

_SAYS = (
    "said says stated told tells noted notes explained explains replied answered responded "
    "reported named listed cited claimed claims indicated clarified mentioned acknowledged "
    "argued argues maintained stressed emphasised emphasized assured informed observed "
    "remarked added recalled announced confirmed declared insisted underlined pointed denied "
    "admitted conceded described warned promised pledged contended asserted commented "
    "highlighted reiterated repeated voiced testified thought believed felt considered"
).split()
_ASKS = (
    "asked asks inquired enquired wondered wished wanted requested urged recommended welcomed "
    "commended praised regretted hoped sought expressed called demanded questioned criticised "
    "criticized condemned appreciated encouraged suggested raised queried referred deplored "
    "proposed"
).split()
_TELLS = frozenset(
    """said says stated told explained claimed noted announced warned argued admitted denied
    confirmed
    declared insisted stressed contended""".split()
)
_LEARNS = (
    "learned learnt heard found understood knew discovered established concluded determined "
    "recognised recognized realised realized saw"
).split()
"""What whoever was told something does, and by which it is made theirs."""
_FEELS = (
    r"(?:pleased|concerned|worried|glad|heartened|interested|confident|alarmed|troubled"
    r"|disappointed)"
)
_ADVERBS = r"(?:(?:also|further|then|again|once|lastly|finally|moreover|\w{3,}ly)\s+)*"
_HAVING = r"(?:(?:had|has|have|would)\s+(?:also\s+)?)?"
_TITLED = (
    rf"{TITLES}\.?\s+[^\W\d_a-z][\w'-]*(?:\s+(?:de|van|von|der|al|el|bin)\b)?"
    r"(?:\s+[^\W\d_a-z][\w'-]+){0,2}"
)
_COMMITTEE = "|".join(
    (
        r"committee(?:'s)?\s+(?:members?|experts?|rapporteurs?)",
        r"members?\s+of\s+the\s+committee",
        r"committee",
        r"country\s+rapporteurs?",
        r"co-rapporteurs?",
        r"rapporteurs?",
        r"experts?",
        r"committee\s+against\s+torture",
        r"human\s+rights\s+committee",
    )
)
"""How those who ask are named, without their own names; written in any case."""
_STATE = "|".join(
    (
        r"state\s+party(?:'s)?(?:\s+(?:delegation|representatives?))?",
        r"(?:head\s+of\s+(?:the\s+)?)?delegation",
        r"members?\s+of\s+the\s+delegation",
        r"government(?:'s\s+representatives?)?",
        r"state",
        r"(?:state\s+)?authorities",
        r"(?:the\s+)?representatives?(?:\s+of\s+the\s+(?:state(?:\s+party)?|delegation|government))?",
    )
)
"""How those who reply are named, without their own names; written in any case."""
_PERSON_NAME = r"[^\W\d_a-z][\w'-]+(?:\s+[^\W\d_a-z][\w'-]+){0,3}"
_ORIGIN = rf"(?!State\b|Committee\b|Country\b|Government\b|Rapporteur\b){_PERSON_NAME}"
_A_TITLED = rf"(?P<titled>{_TITLED})"
_FROM = rf"(?:(?P<origin>{_ORIGIN})\s+)?"
"""The State in front: "the Kazakh delegation"."""
_OF_A_SIDE = rf"(?P<committee>(?i:(?:{_COMMITTEE})))|(?P<state>(?i:(?:{_STATE})))"
_A_NAMED = rf"(?P<name>{_PERSON_NAME})"
_ARTICLE = r"(?i:the|a|an|one|another|its|some|several|two)\s+"
_OFFICE = r"(?P<office>[\w'-]+(?:\s+(?:of|for|to)\s+(?:the\s+)?[\w'-]+|\s+[\w'-]+){0,3}?)"
"""Any other up to the verb: "the Ministry of Justice"."""
_OF = rf"(?P<of>\s+of\s+(?:the\s+|an?\s+)?(?:{_PERSON_NAME}|(?i:(?:{_COMMITTEE}))\b))?"
"""The State or body behind: "the delegation of Kazakhstan"."""
_ASIDE = r"(?P<aside>\s*\([^)]*\)|,[^,]{1,60},)?"
"""What is told of them before the verb: "(Country Rapporteur)"."""
_THAT = rf"(?:{'|'.join(sorted(SPEAKING_FORMS | STAND_FORMS))})(?=\s+that\b)"
"""Any other verb of speaking or of taking a stand, where what is said follows: "alleged that"."""
_KNOWS = (
    rf"(?:{'|'.join(_LEARNS)})(?=\s+(?:with\s+\w+\s+)?that\b)"
    r"|(?:learned|learnt|heard)(?=\s+(?:of|about|how)\b)|was\s+aware\s+that|received\s+information"
)
"""The same without who told: "the Committee learned that"; "learned from the delegation" tells."""
_SPEAKS = (
    rf"{_ADVERBS}{_HAVING}{_ADVERBS}"
    rf"(?:(?:(?P<says>{'|'.join(_SAYS)})|{'|'.join(_ASKS)})\b|{_THAT}|{_KNOWS})"
)
_FEELING = (
    rf"(?:(?:was|is|were|had\s+been)\s+(?:\w+\s+)?{_FEELS}\b"
    r"|would\s+(?:also\s+)?(?:like|welcome|appreciate)\b)"
)
_ACTOR = re.compile(
    rf"(?:\b{_A_TITLED}|\b{_ARTICLE}{_FROM}(?:{_OF_A_SIDE}|{_OFFICE})"
    rf"|\b(?P<bare>(?i:committee|state\s+party)\s+(?i:members?|experts?|representatives?))"
    rf"|\b{_A_NAMED})"
    rf"{_OF}{_ASIDE}\s+(?:{_SPEAKS}|{_FEELING})"
)
"""Somebody, and then a verb of speaking."""
_ACCORDING = re.compile(
    rf"\b[Aa]ccording\s+to\s+(?:{_A_TITLED}"
    rf"|(?:the\s+|an?\s+){_FROM}(?:{_OF_A_SIDE}|(?P<office>[\w'-]+))\b|{_A_NAMED})"
    r"(?P<of>\s+of\s+(?:the\s+)?[^\W\d_a-z][\w'-]+)?"
)
_INVERTED = re.compile(
    rf",\s+(?:{'|'.join(_SAYS)})\s+(?:{_A_TITLED}|the\s+(?:{_OF_A_SIDE})\b|{_A_NAMED})"
)
"""The verb in front: "..., said the delegation"."""
_UTTERANCE = r"(?:views?|opinions?|words|accounts?|answers?|repl(?:y|ies)|positions?|responses?)"
_IN_THE_VIEW = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_UTTERANCE}\s+of\s+(?:the\s+)?(?:{_OF_A_SIDE})\b",
        rf"\b(?:{_OF_A_SIDE})'s?\s+{_UTTERANCE}\b",
        rf"\b(?:said|stated|noted|reported|explained)\s+by\s+(?:the\s+)?(?:{_OF_A_SIDE})\b",
        rf"\b[Aa]s\s+(?:the\s+)?(?:{_OF_A_SIDE})\s+(?:put|saw)\b",
        rf"^(?:The\s+)?(?:{_OF_A_SIDE})\s*:",
    )
)
"""Other ways to give words to a side: "in the Committee's view"."""
_FOR = re.compile(
    rf"(?:(?:^|,\s+)(?:(?i:also|speaking|replying|answering)\s+)*(?i:for|on\s+behalf\s+of)"
    rf"|\b(?i:rapporteur)s?\s+(?:for|of))\s+(?i:the\s+)?(?:{_OF_A_SIDE}|{_A_NAMED})\s*,"
)
"""On whose behalf somebody speaks: "Ms. Racu, for the Committee, ..."."""
_FOR_A_STATE = re.compile(r"rapporteurs?\s+(?:for|of)", re.IGNORECASE)
_TITLED_NAME = re.compile(rf"{TITLES}\b")
_OF_COMMITTEE = re.compile(rf"\b(?:{_COMMITTEE})\b", re.IGNORECASE)
_NO_NAME = frozenset(
    """he she it they this that these those there in on at by for as while although however lastly
    moreover according after before between during since under his her their its kazakh i we you no
    nobody some many one two three""".split()
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whom a statement has speaking.

    Attributes:
        named: The words that name them.
        side: The side these words put them on, or None where they do not.
        end: Where these words and the verb end in the text.
    """

    named: str
    side: Side | None
    end: int


def find_actors(text: str) -> Iterator[Actor]:
    """Yield whom a text has speaking, in order."""
    printed = fold(text, keep_case=True)
    for pattern in (_ACTOR, _ACCORDING, _INVERTED, *_IN_THE_VIEW):
        for match in pattern.finditer(printed):
            found = match.groupdict()
            of = (found.get("of") or "").strip()
            if found.get("titled"):
                yield Actor(found["titled"].removesuffix("'s"), None, match.end())
                if _OF_COMMITTEE.search(of):
                    yield Actor(of.removeprefix("of "), Side.COMMITTEE, match.end())
            elif found.get("committee"):
                named = f"{found.get('origin') or ''} {found['committee']} {of}"
                yield Actor(named.strip(), Side.COMMITTEE, match.end())
            elif found.get("state"):
                named = f"{found.get('origin') or ''} {found['state']} {of}"
                side = Side.COMMITTEE if _OF_COMMITTEE.search(of) else Side.STATE
                yield Actor(named.strip(), side, match.end())
            elif found.get("bare"):
                of_committee = fold(found["bare"]).startswith("committee")
                side = Side.COMMITTEE if of_committee else Side.STATE
                yield Actor(found["bare"], side, match.end())
            elif found.get("office"):
                if (pattern is _ACCORDING or found.get("says") in _TELLS) and not found[
                    "office"
                ].endswith("'s"):
                    yield Actor(f"{found['office']} {of}".strip(), None, match.end())
            elif found.get("name") and fold(found["name"].split()[0]) not in _NO_NAME:
                state = bool(find_states(found["name"]))
                yield Actor(found["name"], Side.STATE if state else None, match.end())


def attribution_faults(statement: str, cited: Sequence[Source]) -> list[Fault]:
    """Return in what the actors of a statement are not those who spoke what it cites."""
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
    for match in _FOR.finditer(fold(statement, keep_case=True)):
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
