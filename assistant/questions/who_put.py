"""Questions for those who put something: "Who asked about bail?", "How many experts raised it?".

Whoever speaks of a subject has not asked about it. Such a question wants those who put a point, or
who replied to one, or how many they are, how often they did, or whether anybody did at all.
"""

from __future__ import annotations

import re

from assistant.late_patterns import LatePattern
from assistant.query.wording import Act, Told, Whom, WhoWish

_EXPERTS = (
    r"(?:(?:committee|country|other|independent|co-?)[-\s]+)*(?:experts?|members?|rapporteurs?)"
    r"(?:\s+(?:of|on|in)\s+the\s+committee)?"
)
_STATES = (
    r"(?:(?:member|other|observer)\s+)*(?:states?(?:\s+part(?:y|ies))?|countr(?:y|ies)|delegations?"
    r"|governments?|delegates?)"
)
_PEOPLE = r"(?:other\s+)?(?:speakers?|persons?|people|participants?)"
_KINDS = rf"(?:(?P<experts>{_EXPERTS})|(?P<states>{_STATES})|{_PEOPLE})"
_OF_THE = r"(?:\s+(?:one\s+)?of\s+the)?"
_LED = r"^\W*(?:(?:and|but|so)\s+)?"
_WHO = (
    rf"(?:who(?P<by>\s+(?:on|in)\s+the\s+committee)?|(?:which|what){_OF_THE}\s+{_KINDS})"
    r"(?:\s+(?:else|all))?"
)
_HOW_MANY = rf"how\s+many{_OF_THE}\s+{_KINDS}"
_ANY = rf"(?:any(?:one|body)|some(?:one|body)|(?:any|an?|some){_OF_THE}\s+{_KINDS})(?:\s+else)?"
_BY = (
    r"(?:\s+by\s+(?:any(?:one|body)|some(?:one|body)|(?:(?:any|an?|some|the)(?:\s+of\s+the)?\s+)?"
    rf"(?:{_EXPERTS}|committee)))"
)
_ADVERBS = r"(?:(?:also|ever|actually|first|explicitly|specifically|further)\s+)*"
_ON = (
    r"(?:about|on|over|regarding|concerning|as\s+to|with\s+(?:regard|respect)\s+to|in\s+relation\s+to"
    r"|relating\s+to)"
)
_TO = rf"(?P<to>(?:\s+(?!{_ON}\b)[\w.’'-]+){{1,5}}?)?"
"""Whom it is asked."""
_CLAUSE = r"(?=(?:whether|if|how|why|what|when|where|which)\b)"
_QUESTION = (
    r"(?:(?:an?|any|the|some|further)\s+)*(?:questions?|points?|queries|query|issues?|concerns?"
    r"|matters?)"
)
_THAT_IT_BE = r"\s+that\s+(?:\S+\s+){1,8}?be\s"
"""Behind "asked", what is called for: "that beds be bought"."""
_VERBS: tuple[tuple[Act, str], ...] = (
    (
        Act.ASKED,
        rf"(?:(?:(?:ask|question|press)(?:ed)?{_TO}|enquir(?:ed?|ing)|inquir(?:ed?|ing)|wonder(?:ed)?|quer(?:y|ied)"
        rf"|(?:want|wish)(?:ed)?\s+to\s+(?:know|hear|learn)(?:\s+more)?|(?:put|pose[sd]?|raised?|had|have)\s+{_QUESTION}"
        r"|(?:sought|seek|request(?:ed)?|asked\s+for)\s+(?:more\s+|further\s+)?(?:information|clarification|details|data"
        rf"|statistics))\s+(?:{_ON}\b|{_CLAUSE})|(?:asked|ask)(?=\s+(?:that|this|it)\b)(?!{_THAT_IT_BE}))",
    ),
    (Act.CALLED_FOR, rf"(?:(?:ask(?:ed)?|call(?:ed)?)\s+for\b|ask(?:ed)?(?={_THAT_IT_BE}))"),
    (
        Act.CONCERNED,
        r"(?:(?:(?:was|were|been)\s+)?(?:\w+ly\s+)?(?:concerned|worried|troubled|alarmed|disturbed)"
        r"(?:\s+(?:about|at|over|that)\b)|(?:express(?:ed)?|voiced?|had|have)\s+(?:(?:deep|grave|serious|great|any|"
        rf"their|his|her|an?)\s+)*(?:concerns?|worr(?:y|ies))\s+(?:{_ON}|that|at)\b|regret(?:ted)?\b)",
    ),
    (Act.RAISED, rf"(?:rais(?:ed?|ing)|br(?:ing|ought)\s+up|took\s+up)(?:\s+{_QUESTION}\s+of)?\b"),
    (
        Act.RECOMMENDED,
        r"(?:recommend(?:ed)?|urged?|encouraged?|call(?:ed)?\s+(?:up)?on|made\s+(?:an?\s+)?recommendations?"
        rf"\s+{_ON})\b",
    ),
    (
        Act.REPLIED,
        rf"(?:(?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|gave\s+(?:an?\s+)?(?:answer|reply))(?:\s+to\s+(?:the\s+)?questions?)?"
        rf"\s+{_ON}\b|(?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?)(?:\s+to)?\s+(?:her|him|them|that|this|it)\b"
        r"|(?:replied|answered|responded)\W*$)",
    ),
)
_SPOKE = r"(?:mention(?:ed)?|spoke|talked|referred|touched|brought\s+up|raised|asked)\b"
_OF = r"(?:of|about|on|to|upon)"
_FIRST = re.compile(rf"{_LED}{_WHO}\s+(?:first\s+{_SPOKE}|{_SPOKE}.*\bfirst\W*$)", re.IGNORECASE)
_SPOKE_FIRST = re.compile(
    rf"{_LED}{_WHO}\s+(?:first\s+)?(?:mentioned|(?:spoke|talked|referred|touched)\s+{_OF})\s+(?P<topic>.+?)(?:\s+first)?\W*$",
    re.IGNORECASE,
)
_OUTCOMES = (
    (rf"{_LED}{_WHO}\s+(?:(?:has|have|had)\s+)?{_ADVERBS}", Told.NAMES),
    (rf"{_LED}{_HOW_MANY}\s+(?:(?:has|have|had)\s+)?{_ADVERBS}", Told.NUMBER),
    (
        rf"{_LED}(?:did|has|have|had|(?:was|were)(?=.*\b(?:concerned|worried)\b))\s+{_ANY}\s+{_ADVERBS}",
        Told.WHETHER,
    ),
    (
        rf"{_LED}how\s+(?:often|many\s+times|frequently)\s+(?:did|has|have|had|was|were)\s+(?:{_ANY}"
        rf"|(?P<by>(?:the\s+)?(?:{_EXPERTS}|committee)))\s+{_ADVERBS}",
        Told.TIMES,
    ),
)
_HOW_MANY_POINTS = re.compile(
    rf"{_LED}how\s+many\s+(?:questions?|points|queries|concerns)\s+(?:(?:were|was|have\s+been|had\s+been)\s+"
    rf"(?:asked|put|raised|posed|made)(?P<by>{_BY})?|(?:did|have|has|had)\s+(?:{_ANY}"
    rf"|(?P<those>(?:the\s+)?(?:{_EXPERTS}|committee)))\s+"
    rf"(?:ask(?:ed)?|put|raised?|posed?))\s+{_ON}\s+(?P<topic>.+?)\W*$",
    re.IGNORECASE,
)
_OPENINGS = {told: re.compile(opening, re.IGNORECASE) for opening, told in _OUTCOMES}
"""By what each outcome opens: few questions do by any of them."""
_PATTERNS = tuple(
    (act, told, LatePattern(f"{opening}(?P<verb>{verb})(?P<rest>.*)$", re.IGNORECASE))
    for act, verb in _VERBS
    for opening, told in _OUTCOMES
)
_WAS_RAISED = re.compile(
    rf"{_LED}(?P<how>how\s+(?:often|many\s+times)\s+)?(?:was|were|has|have|is|did)\s+(?P<topic>(?!(?:any|some)(?:one|body)\b).+?)"
    rf"\s+(?:been\s+)?{_ADVERBS}(?:raised|asked\s+about|brought\s+up|come\s+up)(?P<by>{_BY})?"
    r"(?:\s+(?:at|in|during)\s+(?:the|this)\s+(?:meeting|dialogue|session|review|discussion))?\W*$",
    re.IGNORECASE,
)
_MAY_BE_HIGHER = re.compile(
    r"\b(?:wages?|salar(?:y|ies)|ages?|pensions?|budgets?|tax(?:es)?|prices?|rates?|levels?|limits?|thresholds?"
    r"|amounts?|numbers?|shares?|penalt(?:y|ies)|sentences?|minimum|maximum|fees?|quotas?|allowances?|benefits?"
    r"|standards?|awareness|funds?|money|standing|profile|retirement)\b",
    re.IGNORECASE,
)
"""Of what "was raised" says that it is higher now, and not that somebody spoke of it."""
_NOUNS = {Whom.ANYBODY: "Who", Whom.EXPERTS: "Which experts", Whom.STATES: "Which States"}
_OF_THE_COMMITTEE = re.compile(r"\b(?:committee|experts?|members?|rapporteurs?)\b", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\s+first\W*$", re.IGNORECASE)


def read_who(question: str) -> WhoWish | None:
    """Return whom a question wants, or None where it asks for something else.

    Args:
        question: As asked, without courtesies.
    """
    first = bool(_FIRST.match(question))
    opened = {told for told, opening in _OPENINGS.items() if opening.match(question)}
    for act, told, pattern in _PATTERNS:
        found = pattern.match(question) if told in opened else None
        if not found:
            continue
        whom = _whom(found)
        rest = _FIRST_WORD.sub("", found["rest"]) if first else found["rest"]
        if told is Told.NAMES and act is not Act.CONCERNED and not first:
            return WhoWish(act, whom, told, first, question)
        verb = _IN_THE_PAST.get(act, found["verb"])
        if found.groupdict().get("to"):
            verb = f"asked {found['to'].strip()} about"
        return WhoWish(act, whom, told, first, f"{_NOUNS[whom]} {verb} {rest.strip()}")
    spoke = _SPOKE_FIRST.match(question) if first else None
    if spoke:
        return WhoWish(
            Act.SPOKE, _whom(spoke), Told.NAMES, first, f"Who spoke about {spoke['topic']}?"
        )
    counted = _HOW_MANY_POINTS.match(question)
    if counted:
        whom = _whom(counted)
        plainly = f"{_NOUNS[whom]} asked about {counted['topic']}?"
        return WhoWish(Act.ASKED, whom, Told.TIMES, False, plainly)
    raised = _WAS_RAISED.match(question)
    if raised and (raised["by"] or raised["how"] or not _MAY_BE_HIGHER.search(raised["topic"])):
        told = Told.TIMES if raised["how"] else Told.WHETHER
        whom = _whom(raised)
        plainly = f"{_NOUNS[whom]} raised {raised['topic']}?"
        return WhoWish(Act.RAISED, whom, told, False, plainly)
    return None


_IN_THE_PAST = {
    Act.ASKED: "asked about",
    Act.CALLED_FOR: "asked for",
    Act.CONCERNED: "asked about",
    Act.RAISED: "raised",
    Act.RECOMMENDED: "recommended",
}


def _whom(found: re.Match[str]) -> Whom:
    named = {name: span or "" for name, span in found.groupdict().items()}
    by = f"{named.get('by', '')} {named.get('those', '')}"
    if named.get("experts") or _OF_THE_COMMITTEE.search(by):
        return Whom.EXPERTS
    return Whom.STATES if named.get("states") else Whom.ANYBODY
