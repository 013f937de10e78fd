"""Questions for a fact of a kind, and whether a sentence gives one of that kind.

A number that was asked for and never given is silence, however much was said on the subject.
"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.query.mentions import read_mention
from assistant.words import SPEAKING_FORMS, STAND_FORMS
from index.parsing.designations import TITLES
from index.reference.dates import ENGLISH_MONTHS

_NUMBER_WORDS = (
    r"(?:no|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)"
    r"ty|hundred|thousand|million|billion|dozen|half|third|quarter|once|twice|single|majority)s?"
)
_NUMBER = re.compile(rf"\d|\b{_NUMBER_WORDS}\b", re.IGNORECASE)
_A_MONTH = "|".join(map(str.title, ENGLISH_MONTHS))
_TIME = re.compile(
    rf"\b(?:1[6-9]|20)\d\d\b|\b(?:{_A_MONTH})\b"
    r"|\b(?i:yesterday|today|tomorrow|tonight|(?:last|next|this|that|previous|following|same)\s+"
    r"(?:year|month|week|day|quarter|spring|summer|autumn|winter)|(?:year|month|week|day|decade)s?"
    r"\s+(?:ago|earlier|before|later)|recently|shortly|soon|already|the\s+(?:end|beginning|start)\s+"
    r"of|century|since|until|by\s+(?:the\s+)?(?:end|next|mid)|days?|weeks?|months?|hours?|years?)\b"
)
_POINT = re.compile(
    rf"\b(?:1[6-9]|20)\d\d\b|\b(?:{_A_MONTH})\b"
    r"|\b(?i:yesterday|today|tomorrow|tonight|(?:last|next|this|previous|following|same|current)\s+"
    r"(?:year|month|week|day|quarter|spring|summer|autumn|winter)|(?:year|month|week|day|decade)s?"
    r"\s+(?:ago|earlier|before|later)|recently|shortly|soon|(?:the\s+)?(?:end|beginning|start)\s+"
    r"of|century|(?:within|in)\s+(?:\w+\s+){1,3}(?:days|weeks|months|years))\b"
)
"""Where in time something lies; "330 rand a month" and "for two years" do not tell that."""
_YEAR = re.compile(
    r"(?:\b(?:in|since|until|by|from|of|to|and|between|during|before|after|early|late|year)"
    rf"|{_A_MONTH}|[–-])\s*(?:1[89]|20)\d\d\b(?!\s*(?:per\s+cent|[a-z]+s\b))"
)
"""A year is no number of anything."""
_ASKS_NUMBER = re.compile(
    r"^\W*(?:(?:and|so|in|by|for|at|to|of|on|from|with|about)\s+)*(?:how\s+(?:many|much)"
    r"|(?:the\s+)?(?:number|percentage|proportion|share|total)\s+of\b|what\s+"
    r"(?:(?:is|was|were|are)\s+the\s+)?(?:\w+\s+)?(?:number|percentage|proportion|share|amount|sum"
    r"|rate|figure|total)s?\b|what\s+percent|what\s+(?:is|was|were|are)\s+(?:the|its|their)\s+"
    r"(?:\w+\s+)?(?:age|budget|capacity|cost|population|price|ratio|salar(?:y|ie)|size|wage)s?\b"
    r"|what\s+(?:is|was|were|are)\s+(?:(?:the|its|their)|(?:[\w-]+\s+){0,2}?[\w-]+[’']s?)\s+"
    r"(?:(?:[\w-]+\s+){0,4}?(?:rate|ratio|population)|(?:[\w-]+\s+){1,4}?gap)s?\b)",
    re.IGNORECASE,
)
_ASKS_TIME = re.compile(
    r"^\W*(?:(?:and|so|since|until|by|for|from|in|on)\s+)*(?:when\b|(?:what|which)\s+(?:\w+\s+)?"
    r"(?:year|date|day|month|time)\b|how\s+(?:long|often|old|soon|recently)\b"
    r"|what\s+(?:is|was|were|are)\s+the\s+(?:\w+\s+)?(?:duration|length)\b)",
    re.IGNORECASE,
)
_ASKS_WHEN = re.compile(
    r"^\W*(?:(?:and|so|since|until|by|from|in|on)\s+)*(?:when\b|(?:what|which)\s+(?:\w+\s+)?"
    r"(?:year|date|day|month)\b)",
    re.IGNORECASE,
)
_TELLS = "|".join(sorted(SPEAKING_FORMS | STAND_FORMS))
_ASKS_PERSON = re.compile(
    rf"^\W*(?:and\s+)?(?:who|whom|whose)\b(?!\s+(?:else\s+)?(?:\w+\s+)??(?:{_TELLS})\b)"
    r"(?!\s*(?:else|exactly|did|has|had|does)?\W*$)",
    re.IGNORECASE,
)
_ASKS_BODY = re.compile(
    r"^\W*(?:and\s+)?(?:which|what)\s+(?:\w+\s+)?(?:agency|authority|body|commission|court|department"
    r"|institution|ministry|office|organi[sz]ation)\b(?!\s+(?:did|does|do|has|have|had)\b)",
    re.IGNORECASE,
)
_ASKS_OUTCOME = re.compile(
    r"^\W*(?:and\s+)?what\s+(?:(?:has|had|have)\s+)?(?:happened\s+(?:to|with)|(?:became|become)\s+of"
    r"|(?:is|was|were)\s+the\s+(?:fate|outcome)\s+of)\b",
    re.IGNORECASE,
)
_PUT = (
    r"drafts?\b(?!\s+(?:act|bill|code|constitution|decree|law|legislation|plan|policy|report|strategy)\b)"
    r"|resolutions?\b|motion\b|amendments?\b(?!\s+(?:of|to)\b)"
)
"""What is put to a meeting to be decided on; a draft law is not."""
_ASKS_DECISION = re.compile(
    r"^\W*(?:and\s+)?(?:what\s+(?:was|were|is)\s+the\s+(?:outcome|result|fate)s?\s+of\s+(?:[\w’'-]+\s+){0,3}?"
    rf"(?:vot(?:e|es|ing)|{_PUT})|what\s+(?:happened\s+(?:to|with)|became\s+of)\s+"
    rf"(?:[\w’'-]+\s+){{0,3}}?(?:{_PUT})|what\s+(?:(?:was|has\s+been)\s+decided"
    r"|did\s+the\s+(?:\w+\s+)?(?:assembly|council|committee|meeting)\s+decide)\b"
    r"|how\s+did\s+the\s+vot(?:e|ing)\b.*\b(?:end|go|turn\s+out)\b"
    r"|how\s+did\s+the\s+(?:\w+\s+)?(?:council|assembly|committee|members|states)\s+vote\b"
    r"|how\s+many\s+(?:states|countries|members|delegations|votes)\b.*\b(?:vot(?:e[ds]?|ing)|abstain(?:ed)?"
    r"|abstentions|in\s+favou?r|against)\b|(?:was|were)\s+.*\bput\s+to\s+(?:a|the)\s+vote\b"
    rf"|(?:why\s+)?(?:was|were|has|did)\s+(?:the|an?|both)\s+(?:\w+\s+){{0,2}}?(?:{_PUT}).*"
    r"\b(?:adopted|approved|carried|defeated|rejected|pass(?:ed)?|fail(?:ed)?)\W*$)",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:was|were|is|has|have|had)\s+(?:\w+\s+){0,4}?(?:accepted|adopted|approved|carried|defeated|deferred"
    r"|deleted|enacted|passed|postponed|promulgated|rejected|retained|shelved|withdrawn)\b"
    r"|\b(?:accepted|adopted|approved|enacted|passed|rejected)\s+(?:it|that|the|this|an?)\b|\bdecid(?:e[sd]?|ing)\b|\bvotes?\s+(?:in\s+favou?r|to\s+\d)",
    re.IGNORECASE,
)
_ASKS_PLACE = re.compile(
    r"^\W*(?:(?:and|in|from|to)\s+)*(?:where\b|which\s+(?:country|city|region|"
    r"place|town|State)\b)",
    re.IGNORECASE,
)
_ASKS_LAW = re.compile(
    r"^\W*(?:and\s+)?(?:(?:under|by|in)\s+)?(?:which|what)\s+(?:\w+\s+)?(?:act|article|bill|code"
    r"|convention|decree|law|legislation|order|protocol|provision|rule|statute|treaty)\b"
    r"(?!\s+(?:did|does|do|has|have|had|enforcement|reform)\b)",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:Act|Bill|Code|Constitution|Convention|Covenant|Decree|Law|Order|Protocol|Rules|Statute"
    r"|Treaty)s?\b|\b(?i:articles?\s+\d|decree|legislation|an?\s+(?:\w+\s+)?(?:law|act)|laws?\s+(?:on|of|No))\b"
)
_ASKS_WHETHER = re.compile(
    r"^\W*(?:and\s+)?(?:whether|if|is|are|was|were|do|does|did|has|have|had|can|could|may|must|will)\s",
    re.IGNORECASE,
)


_SET_IN_FRONT = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?:according\s+to|after|as|at|by|during|for|from|if|in|on|regarding|under|when)"
    r"\s+(?!(?:how|what|which|who|whom|whose)\b)[^,?]{2,80},\s*(?=(?:can|could|did|do|does|had|has|have|how"
    r"|is|are|may|must|was|were|what|when|where|which|who|will)\b)",
    re.IGNORECASE,
)
"""Tells where, when or by whose account what follows is asked: "In Kenya, is bail granted?"."""

_ASKS_NAME = re.compile(
    r"^\W*(?:and\s+)?(?i:who)\s+(?:(?:is|was|are|were)\s+(?:the|its|their|[A-Z])"
    r"|(?:heads?|headed|leads?|led|chairs?|chaired|runs?|directs?|directed)\b)",
)
_NAME = re.compile(
    rf"\b{TITLES}\b\.?\s+[A-Z]"
    r"|\b(?:chaired|directed|headed|held|led|presided\s+over|represented|run)\s+by\b"
)
_ASKS_AHEAD = re.compile(
    r"^\W*(?:and\s+)?(?:by\s+|from\s+)?when\s+(?:will|shall|must|should|(?:is|are)\s+(?:\S+\s+){1,8}?to\b)",
    re.IGNORECASE,
)

_ASKS_LENGTH = re.compile(r"\bhow\s+long\b|\b(?:duration|length)\b", re.IGNORECASE)
_AGE = re.compile(r"\bages?\b[^,.;]*|\b\w+\s+years?\s+(?:old|of\s+age)\b", re.IGNORECASE)
_LENGTH = re.compile(
    rf"\b(?:\d[\d.,]*|an?|few|several|some|{_NUMBER_WORDS})[\s-]+(?:\w+\s+){{0,2}}?(?:second|minute|hour|day|night|week|month|year"
    r"|decade)s?\b|\b(?:indefinite|permanent|temporar(?:y|i)|unlimited|until|throughout|as\s+long\s+as|for\s+life|since)"
    r"(?:ly)?\b|\b(?:time\s+limit|limit\s+of\s+time)s?\b",
    re.IGNORECASE,
)
"""How long something lasts; an age, or the year in which something was, tells that of nothing."""


_ASKING = re.compile(
    r"^(?:(?:and|by|for|from|in|on|since|until|at|to|with)\s+)*(?:how\s+(?:many|much|long|often|old)"
    r"|when|where|why|whom?|whose)\s+(?:(?:is|are|was|were|did|do|does|has|have|had|can|could|may|might"
    r"|must|will|would)\s+(?!\w+$))?(?=\w)",
    re.IGNORECASE,
)
_ASKED_AFTER = re.compile(r"\s+(?:(?:is|are|was|were)\s+there$|(?:did|do|does)\b)", re.IGNORECASE)


class Fact(StrEnum):
    """A kind of fact."""

    NUMBER = "number"
    TIME = "time"
    PERSON = "person"
    PLACE = "place"
    LAW = "law"
    """The one that rules something."""
    WHETHER = "whether"
    """Yes or no."""
    OUTCOME = "outcome"
    """What became of somebody or something."""


OF_SOMEBODY = frozenset({Fact.NUMBER, Fact.TIME})
"""What is asked for as a fact of somebody's words too: "How many cases did Kazakhstan report?"."""


def asked_fact(question: str, *, names_speaker: bool = False) -> Fact | None:
    """Return the kind of fact a question asks for, or None where it asks for something else.

    Args:
        question: As asked.
        names_speaker: Whether it asks for somebody's words: then it wants a fact only where it
            says so ("How many cases did Kazakhstan report?").
    """
    question = _SET_IN_FRONT.sub("", question)
    if read_mention(question):
        return None
    if _ASKS_NUMBER.match(question):
        return Fact.NUMBER
    if _ASKS_TIME.match(question):
        return Fact.TIME
    if names_speaker:
        return None
    if _ASKS_LAW.match(question):
        return Fact.LAW
    if _ASKS_OUTCOME.match(question) or _ASKS_DECISION.match(question):
        return Fact.OUTCOME
    if _ASKS_PERSON.match(question) or _ASKS_BODY.match(question):
        return Fact.PERSON
    if _ASKS_PLACE.match(question):
        return Fact.PLACE
    return Fact.WHETHER if _ASKS_WHETHER.match(question) else None


def without_asking(topic: str) -> str:
    """Return what a question is about without the words that ask for a fact, to be shown.

    >>> without_asking("How many beds are there")
    'beds'
    >>> without_asking("When did Kenya ratify the Covenant")
    'Kenya ratify the Covenant'
    """
    bare = _ASKING.sub("", topic, count=1)
    return _ASKED_AFTER.sub("", bare, count=1) if bare != topic else topic


def holds(fact: Fact, sentence: str) -> bool:
    """Tell whether a sentence can give a fact of a kind; not whether it is the one asked for.

    Only numbers, times and laws are known by their form; of the others any sentence may hold one.
    """
    if fact is Fact.LAW:
        return bool(_LAW.search(sentence))
    if fact not in (Fact.NUMBER, Fact.TIME):
        return True
    pattern = _NUMBER if fact is Fact.NUMBER else _TIME
    told = re.sub(r"\bNo\.\s*\d+|\bart(?:icle)?s?\.?\s*\d+", " ", sentence)
    return bool(pattern.search(_YEAR.sub(" ", told) if fact is Fact.NUMBER else told))


def asks_decision(question: str) -> bool:
    """Tell whether a question for an outcome asks what was decided: "the result of the vote"."""
    return bool(_ASKS_DECISION.match(question))


def tells_decision(sentence: str) -> bool:
    """Tell whether a sentence says that something was adopted, rejected or otherwise decided."""
    return bool(_DECIDED.search(sentence))


def asks_name(question: str) -> bool:
    """Tell whether a question for a person asks who holds an office: "Who heads the agency?"."""
    return bool(_ASKS_NAME.match(question))


def gives_name(sentence: str) -> bool:
    """Tell whether a sentence names somebody, or says by whom something is led."""
    return bool(_NAME.search(sentence))


def asks_ahead(question: str) -> bool:
    """Tell whether a question asks when something will be."""
    return bool(_ASKS_AHEAD.match(question))


def asks_when(question: str) -> bool:
    """Tell whether a question for a time asks when something was, and not how long or how often."""
    return bool(_ASKS_WHEN.match(_SET_IN_FRONT.sub("", question)))


def asks_how_long(question: str) -> bool:
    """Tell whether a question for a time asks how long something lasts."""
    return bool(_ASKS_LENGTH.search(question))


def gives_length_of_time(sentence: str) -> bool:
    """Tell whether a sentence says how long something lasts."""
    return bool(_LENGTH.search(_AGE.sub(" ", sentence)))


def gives_point_in_time(sentence: str) -> bool:
    """Tell whether a sentence says when something was."""
    return bool(_POINT.search(sentence))
