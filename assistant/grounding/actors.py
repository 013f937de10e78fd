"""Whom a text has speaking: persons, offices and sides, each beside a verb of speaking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.words import SPEAKING_FORMS, STAND_FORMS
from index.parsing.designations import TITLES
from index.records import Side
from index.reference.states import find_states
from index.text import fold

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
SPEAKS_FOR = re.compile(
    rf"(?:(?:^|,\s+)(?:(?i:also|speaking|replying|answering)\s+)*(?i:for|on\s+behalf\s+of)"
    rf"|\b(?i:rapporteur)s?\s+(?:for|of))\s+(?i:the\s+)?(?:{_OF_A_SIDE}|{_A_NAMED})\s*,"
)
"""On whose behalf somebody speaks: "Ms. Racu, for the Committee, ..."."""
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
    """Yield whom a text has speaking: by form of words, and of each form in order.

    Args:
        text: A statement, or a sentence of a record.
    """
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
