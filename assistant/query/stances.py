"""Questions for those who are for something or against it, and the words that tell that of one.

Likeness takes a supporter for an opponent: both speak of the same thing. "Which States opposed the
fund?" answered with whoever spoke of the fund would put a stand in the mouth of its opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Stance(StrEnum):
    """How one stands on something; in the words of a sentence on it."""

    SUPPORTS = "supported"
    OPPOSES = "opposed"
    CRITICIZES = "criticized"
    PRAISES = "praised"
    THANKS = "thanked"
    DENIES = "denied"
    ALIGNS = "aligned with"


@dataclass(frozen=True, slots=True)
class StanceWish:
    """Those who are wanted for how they stand.

    Attributes:
        stance: How.
        plainly: The question as one for whoever spoke of the same, by which its subject is read.
    """

    stance: Stance
    plainly: str


_WHO = (
    r"^\W*(?:and\s+|but\s+)?(?:(?P<who>who|(?:which|what)\s+(?:of\s+the\s+)?(?:[\w’'-]+\s+){0,2}?"
    r"(?:states?|countr(?:y|ies)|delegations?|delegates?|governments?|members?|nations?|experts?"
    r"|rapporteurs?|speakers?|representatives?))\b(?:\s+of\s+the\s+(?:committee|council|assembly))?"
    r"(?:\s+(?:else|all|that|which|who))?"
    r"|which(?:\s+of\s+(?:them|those|these))?(?=\s))"
)
_DID = r"\s+(?:(?:also|did|do|does|has|have|had|then|openly|clearly|explicitly|\w+ly)\s+)*"
_NEGATED = (
    r"(?:(?:did|do|does|could|can|would|will|has|have|had|was|were|is|are)\s*)?(?:not|n[’']t)"
    r"\s+(?:\w+ly\s+)?"
)
_BE = r"(?:(?:was|were|is|are|been)\s+)?(?:\w+ly\s+)?"
_FOR = (
    rf"(?:support(?:ed|s|ive\s+of)?|back(?:ed|s)?|endorse[sd]?|(?:co-?)?sponsor(?:ed|s)?"
    rf"|(?:(?:spoke|c[oa]me)\s+(?:out\s+)?|{_BE})in\s+(?:favou?r|support)\s+of|favou?r(?:ed|s)?"
    r"|agree[sd]?\s+(?:with|to)|approve[sd]?\s+of)"
)
_ASKED = (
    (
        Stance.OPPOSES,
        rf"(?:{_NEGATED}(?:{_FOR}|accept(?:ed)?|recogni[sz]e[sd]?)"
        r"|(?:spoke|argued|came|come|were|was|are|is|stood)\s+(?:out\s+)?(?:\w+ly\s+)?(?:against|opposed\s+to)"
        r"|oppose[sd]?|opposed\s+to|object(?:ed|s)?\s+to|reject(?:ed|s)?|disagree[sd]?\s+with"
        r"|refused\s+to\s+(?:support|accept|back|endorse))",
    ),
    (
        Stance.CRITICIZES,
        rf"(?:critici[sz]e[sd]?|{_BE}critical\s+of|spoke\s+critically\s+(?:of|about)|took\s+issue\s+with"
        r"|(?:(?:express(?:ed)?|voiced?|had|have|raised)\s+)?(?:(?:any|some|serious|grave)\s+)?"
        r"(?:doubts?|reservations?|misgivings|criticisms?)\s+(?:about|on|over|regarding|of|with\s+regard\s+to))",
    ),
    (
        Stance.PRAISES,
        r"(?:prais(?:e[sd]?)|commend(?:ed|s)?|applaud(?:ed|s)?|congratulate[sd]?|hail(?:ed|s)?"
        r"|welcome[sd]?|paid\s+tribute\s+to|spoke\s+(?:well|highly|warmly)\s+of)",
    ),
    (
        Stance.THANKS,
        r"(?:thank(?:ed|s)?|(?:was|were|is|are)\s+(?:grateful|thankful)\s+to"
        r"|(?:express(?:ed)?|voiced)\s+(?:\w+\s+)?(?:gratitude|thanks|appreciation)\s+(?:to|for))",
    ),
    (Stance.DENIES, r"(?:den(?:y|ies|ied)|dispute[sd]?|contradict(?:ed|s)?)(?:\s+that)?"),
    (
        Stance.ALIGNS,
        r"(?:align(?:ed|s)?|associate[sd]?)\s+(?:(?:themsel(?:f|ves)|itself)\s+)?with"
        r"(?:\s+the\s+statements?\s+(?:of|by|made\s+by|made\s+on\s+behalf\s+of))?",
    ),
    (Stance.SUPPORTS, _FOR),
)
_ANYBODY = (
    r"(?:any(?:one|body)(?:\s+else)?|some(?:one|body)|others?"
    r"|(?:any|other|some)(?:\s+other)?\s+(?:states?|countr(?:y|ies)|delegations?|governments?|speakers?|experts?|members?))"
)
_EXPERTS = re.compile(r"\b(?:experts?|members?)\b", re.IGNORECASE)
_AT_ALL = re.compile(r"^\W*(?:and\s+|but\s+)?(?:did|does|do|has|have)\b", re.IGNORECASE)
_OF_STATES = re.compile(r"\b(?:states?|countr(?:y|ies)|delegations?|governments?)\b", re.IGNORECASE)
_PATTERNS = tuple(
    (
        stance,
        re.compile(
            rf"(?:{_WHO}{_DID}|^\W*(?:and\s+|but\s+)?(?:did|does|do|has|have)\s+{_ANYBODY}\s+(?:\w+ly\s+)?)"
            rf"(?:{verbs})\s+(?P<rest>\S.*)$",
            re.IGNORECASE,
        ),
    )
    for stance, verbs in _ASKED
)
_PASSIVE = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?P<whom>by\s+whom\s+)?(?:was|were|is|are|has|have)\s+(?P<rest>.+?)\s+(?:been\s+)?"
    r"(?P<verb>(?:oppos|support|endors|critici[sz]|prais|commend|welcom|thank|deni|disput)ed)"
    rf"(?P<by>\s+by\s+{_ANYBODY})?\W*$",
    re.IGNORECASE,
)
"""What has "by whom" or "by anyone": "Was it supported?" asks whether it was, by all together."""


def asked_stance(question: str) -> StanceWish | None:
    """Return who is wanted for how they stand on something; None where nobody is by that.

    >>> asked_stance("Which States spoke against the fund?")
    StanceWish(stance=<Stance.OPPOSES: 'opposed'>, plainly='Which States spoke about the fund?')
    """
    for stance, pattern in _PATTERNS:
        found = pattern.match(question)
        if found:
            asked = found.group()[: found.start("rest")]
            anybody = "which experts" if _EXPERTS.search(asked) else "who"
            states = _OF_STATES.search(asked) or not _AT_ALL.match(asked)
            who = found["who"] or ("which States" if states else anybody)
            return StanceWish(stance, f"{who[:1].upper()}{who[1:]} spoke about {found['rest']}")
    passive = _PASSIVE.match(question)
    if passive and (passive["whom"] or passive["by"]):
        return asked_stance(f"Who {passive['verb']} {passive['rest']}?")
    return None


_BARE = re.compile(
    rf"(?:{_WHO}{_DID}|^\W*(?:and\s+|but\s+)?(?:did|does|do|has|have|had)\s+{_ANYBODY}\s+(?:\w+ly\s+)?)"
    r"(?P<verb>object(?:ed|s)?|oppose[sd]?|support(?:ed|s)?|endorse[sd]?|criticize[sd]?)\s*[?.!]*$",
    re.IGNORECASE,
)


def with_object(question: str) -> str:
    """Return a question for a stand on what was spoken of before with words that point at it.

    >>> with_object("Did anyone object?")
    'Did anyone object to it?'
    """
    found = _BARE.match(question)
    if found is None:
        return question
    to = " to" if found["verb"].casefold().startswith("object") else ""
    return f"{question[: found.end('verb')]}{to} it?"


_WE = (
    r"(?:\b(?:we|i|they|he|she|it|also|to|would|could|will|shall|can|do|does|did|fully|strongly|firmly"
    r"|warmly|gladly|therefore|thus)\s+)"
)
_TELLS_FOR = re.compile(
    rf"\bsupport(?:s|ed|ing|ive\s+of)\b|\bcall(?:s|ed|ing)?\s+for\b|{_WE}(?:support|back|favou?r|propose)\b"
    r"|\bin\s+(?:favou?r|support)\s+of\b|\bendors(?:e[sd]?|ing)\b|\bfavou?r(?:s|ed|ing)\b|\bback(?:s|ed)\b"
    r"|\b(?:co-?)?sponsor(?:ed|ing)\b|\b(?:co-?)?sponsors?\s+of\b|\bagree[sd]?\s+with\b|\bapprov(?:e[sd]?|ing)\s+of\b"
    r"|\bvot(?:e|ed|es|ing)\s+(?:\w+ly\s+)?(?:in\s+favou?r(?:\s+of)?|for|yes)\b",
    re.IGNORECASE,
)
_TELLS_AGAINST = re.compile(
    r"\boppos(?:e[sd]?|ing)\b|\bopposition\s+to\b|\bobject(?:s|ed|ing|ions?)?\s+to\b|\breject(?:s|ed|ing)\b"
    r"|\bdismiss(?:es|ed|ing)\b|\bturn(?:s|ed|ing)\s+down\b"
    rf"|{_WE}reject\b|\bdisagree[sd]?\s+with\b|\bdis?associat(?:e[sd]?|ing)\s+(?:itself|ourselves|themselves)\s+from\b"
    r"|\b(?:is|are|was|were|be|been|sp(?:eak|oke|oken)|argue[sd]?|st(?:and|ands|ood)|vot(?:e|ed|es|ing))"
    r"\s+(?:\w+ly\s+)?against\b",
    re.IGNORECASE,
)
_DENIED = (
    r"(?:\bnot|n[’']t|\bnever|\bcannot|\bunable\s+to|\brefus\w+\s+to|\bno\s+longer)"
    r"\s+(?:\w+\s+){0,3}?"
)
_TELLS_NOT_FOR = re.compile(
    rf"{_DENIED}(?:support|endorse|accept|agree\s+(?:with|to)|join|back|sponsor|favou?r|recogni[sz]e|in\s+favou?r\s+of)\b",
    re.IGNORECASE,
)
_TELLS_CRITICAL = re.compile(
    r"\bcritici[sz](?:e[sd]?|ing|ms?\s+of)\b|\bcritical\s+of\b|\bregret(?:s|ted|table|tably)?\b|\bdeplor(?:e[sd]?|able|ing)\b"
    r"|(?<!\bno )\bdoubts?\b|\breservations?\s+(?:about|on|as|over|regarding|with)\b"
    r"|\bmisgivings\b|\bconcerned\b|\bconcerns?\s+(?:about|at|over|that)\b|\bdisappoint(?:ed|ing|ment)\b|\bdissatisf\w+|\bdismay\w*|\bunacceptable\b",
    re.IGNORECASE,
)
_TELLS_PRAISE = re.compile(
    r"\bprais(?:e[sd]?|ing)\b|\bcommend(?:s|ed|ing|able)?\b|\bapplaud(?:s|ed|ing)?\b"
    r"|\bcongratulat(?:e[sd]?|ing|ions?)\b|\bhail(?:s|ed|ing)?\b|\btribute\s+to\b"
    r"|(?<!would )\bwelcom(?:e[sd]?|ing)\b"
    r"|\badmir(?:e[sd]?|ing|ation\s+for)\b|\b(?:express\w*|with|its|our|deep|sincere|great)\s+appreciation\s+(?:to|for|of)\b"
    r"|\bappreciat(?:e[sd]|ing)\b|\bspoke\s+(?:well|highly|warmly)\s+of\b",
    re.IGNORECASE,
)
_TELLS_THANKS = re.compile(
    r"\bthank(?:s|ed|ing|ful)?\b|\bgrateful\b|\bgratitude\b|\bappreciation\s+(?:to|for)\b",
    re.IGNORECASE,
)
_TELLS_DENIAL = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!being )\bden(?:y|ies|ied|ying|ials?\s+of)\b(?!\s+access)"
    r"|\bdisput(?:e[sd]?|ing)\b|\bcontradict(?:s|ed|ing)?\b|\breject(?:s|ed|ing)?\b"
    r"|\bthere\s+(?:is|are|was|were|had\s+been|has\s+been|have\s+been)\s+(?:no|not\s+any|never\s+any)"
    r"(?=\s+(?:such\s+)?\w+(?:\s*[.,;]|\s+(?:in|on|at|there)\b))"
    r"|\bno\s+(?:truth|evidence)\s+(?:in|of|for|that)\b",
    re.IGNORECASE,
)
_TELLS_UNTRUE = re.compile(
    r"\bbaseless\b|\bunfounded\b|\bgroundless\b|\buntrue\b|\bnot\s+(?:true|correct|accurate|the\s+case)\b|\bfalsehoods?\b"
    r"|\b(?:is|are|was|were)\s+(?:\w+ly\s+)?false\b|\bfabricat\w+|\b(?:did|do|does)\s+not\s+(?:exist|occur|happen|take\s+place)\b"
    r"|\bnever\s+(?:existed|occurred|happened|took\s+place)\b|\bmisinform\w+|\bdisinform\w+|\blies\b(?=\s*[.,;])",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\s*(?:(?:the|an|a|its|their)\s+)?(?:\w+\s+)?(?:abolition|abolishing|end(?:ing)?|repeal\w*|lifting|removal|withdrawal"
    r"|halt|cessation|closure|release|scrapping|vote\s+against)\b",
    re.IGNORECASE,
)
"""Whoever is for the end of something is against it: "called for the abolition of ..."."""
_NOT = re.compile(
    rf"{_DENIED}$"
    r"|\b(?:those|all|everyone|everybody|countries|delegations|members|others|states)\s+(?:who|that|which)"
    r"\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
"""Before the words for a stand: it is denied, or that of others ("grateful to all who voted")."""
_BY_THEM = re.compile(r"\b(?:was|were|is|are|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_PLAIN = {
    Stance.SUPPORTS: _TELLS_FOR,
    Stance.PRAISES: _TELLS_PRAISE,
    Stance.THANKS: _TELLS_THANKS,
    Stance.ALIGNS: re.compile(
        r"\b(?:align(?:s|ed|ing)?|associat(?:e[sd]?|ing)|subscrib(?:e[sd]?|ing)|join(?:s|ed|ing)?)\s+"
        r"(?:(?:itself|ourselves|themselves|myself|himself|herself)\s+)?(?:(?:fully|also)\s+)?(?:with|to|in)\b",
        re.IGNORECASE,
    ),
}
"""Those that a sentence tells by the words for it alone."""
_CLAUSE = re.compile(r"[.;:]|,\s*(?:and|but|which|who|while|whereas|since|because)\b")
_LONGEST_OBJECT = 120


def stands(stance: Stance, sentence: str) -> Iterator[str]:
    """Yield, for each stand of a kind that a sentence tells, the words that say on what it is.

    Those are behind it, but before it where something "was opposed"; of what is criticized the
    whole sentence. There are none of a stand on whatever is spoken of ("would vote against").

    >>> list(stands(Stance.OPPOSES, "Japan could not support a new fund, and would abstain."))
    [' a new fund']
    """
    plain = _PLAIN.get(stance)
    if plain:
        yield from (one for one in _objects(plain, sentence) if not _ENDING.match(one))
        return
    if stance is Stance.DENIES:
        yield from _objects(_TELLS_DENIAL, sentence)
        if _TELLS_UNTRUE.search(sentence):
            yield sentence
        return
    yield from _objects(_TELLS_AGAINST, sentence)
    yield from (one for one in _objects(_TELLS_FOR, sentence) if _ENDING.match(one))
    yield from (_behind(sentence, found.end()) for found in _TELLS_NOT_FOR.finditer(sentence))
    if stance is Stance.CRITICIZES and any(_objects(_TELLS_CRITICAL, sentence)):
        yield sentence


def _objects(pattern: re.Pattern[str], sentence: str) -> Iterator[str]:
    for found in pattern.finditer(sentence):
        before = sentence[: found.start()]
        if not _NOT.search(before):
            passive = found.group().endswith("ed") and _BY_THEM.search(before)
            yield before if passive else _behind(sentence, found.end())


def _behind(sentence: str, at: int) -> str:
    rest = sentence[at : at + _LONGEST_OBJECT]
    ends = _CLAUSE.search(rest)
    return rest[: ends.start()] if ends else rest
