"""Questions for all names of a kind: "Which laws were mentioned?", "Which NGOs did they cite?".

The word for the kind ("laws", "NGOs") stands beside few of the names, so a search for it finds
next to nothing of what is asked for. Sentences that name one are known by their form instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from assistant.language.named_sources import named_sources


class Named(StrEnum):
    """What is to be listed."""

    SOURCES = "sources"
    LAWS = "laws"
    ARTICLES = "articles"
    TREATIES = "treaties"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class NamedList:
    """What a question wants listed.

    Attributes:
        what: Names of which kind.
        noun: The word that the question has for them.
        of: The instrument whose articles are asked for ("Covenant"); empty for any.
        plainly: The question as one for what was said, by which it is read who names them, on
            which States, and on what.
    """

    what: Named
    noun: str
    of: str
    plainly: str


_SOURCES = (
    r"(?:(?:outside|external|independent|other|un|international|local|human\s+rights|civil\s+society|non-?governmental"
    r"|news|media)\s+)*(?:agenc(?:y|ies)|ngos?|newspapers?|media|organi[sz]ations?|outlets?|reports?|research|sources?|studies|study"
    r"|surveys?)"
)
_LAWS = (
    r"(?:(?:national|domestic|other|specific|criminal|new)\s+)*(?:laws?(?:\s+(?:and|or)\s+decrees?)?|legislation|acts?|bills?|codes?|decrees?"
    r"|statutes?)"
)
_INSTRUMENT = (
    r"(?:acts?|charter|codes?|constitution|conventions?|covenants?|declaration|decrees?|laws?|protocols?|rules|statutes?"
    r"|treat(?:y|ies))"
)
_ARTICLES = r"(?:articles?|provisions?|sections?)"
_TREATIES = (
    r"(?:(?:international|other|human\s+rights)\s+)*(?:treaty|treaties|conventions?|protocols?|covenants?"
    r"|international\s+instruments?)"
)
_PLACES = (
    r"(?:place(?:\s+name)?s?|cit(?:y|ies)|towns?|villages?|regions?|provinces?|districts?|locations?|prisons?|hospitals?|jails?"
    r"|detention\s+(?:centres?|facilities)|camps?)"
)
_NOUNS = (
    rf"(?:(?P<sources>{_SOURCES})|(?P<laws>{_LAWS})|(?P<articles>{_ARTICLES})(?:\s+of\s+the\s+(?P<of>{_INSTRUMENT})|(?!\s+of\b))"
    rf"|(?P<treaties>{_TREATIES})|(?P<places>{_PLACES}))"
)
_OPENING = (
    r"^\W*(?:and\s+)?(?:which|what|list|name|show(?:\s+me)?)\s+(?:all\s+)?(?:of\s+)?(?:the\s+)?"
)
_NAMING = r"(?:cite|mention|name|quote|invoke|refer\s+to|rely\s+on|bring\s+up)"
_NAMED = r"(?:cited|mentioned|named|quoted|invoked|referred\s+to|relied\s+(?:up)?on|brought\s+up)"
_ON = r"(?P<rest>(?:\s+(?:in|on|about|at|during|regarding|concerning|for|with)\b.*)?)\W*$"
_IN = r"(?P<where>(?:\s+(?:in|on|of|from)\s+(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+)*)?)"
_READS = (
    re.compile(
        rf"{_OPENING}{_NOUNS}{_IN}\s+(?:did|does|do|has|have|had)\s+(?P<who>\S.*?)\s+(?:also\s+)?"
        rf"(?:{_NAMING}|{_NAMED}){_ON}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_OPENING}{_NOUNS}{_IN}\s+(?:(?:that|which)\s+)?(?:(?:are|is|were|was|(?:have|has|had)\s+been)\s+(?:also\s+)?"
        rf"{_NAMED}|c[ao]me\s+up)(?:\s+by\s+(?P<by>(?:(?!\b(?:in|on|about|at|during)\b).)+?))?{_ON}",
        re.IGNORECASE,
    ),
)
_ON_A_STATE = re.compile(
    r"(?P<who>(?:the\s+|any\s+)?(?:committee|experts?|members?|rapporteurs?))\s+(?P<on>on\s+.+)",
    re.IGNORECASE,
)
"""Those who speak at the meeting on a State: "the experts on Kenya"."""


def read_named_list(question: str) -> NamedList | None:
    """Return what a question wants listed, or None where it asks for something else.

    Args:
        question: As asked, without courtesies.

    >>> read_named_list("Which laws did Kenya cite on land?").plainly
    'What did Kenya say on land?'
    """
    for pattern in _READS:
        found = pattern.match(question)
        if not found:
            continue
        groups = found.groupdict()
        kind = next(one for one in Named if groups.get(one.value))
        who = groups.get("who") or groups.get("by") or ""
        tail = f"{groups['where'] or ''}{groups['rest'] or ''}".rstrip(" ?.!")
        placed = _ON_A_STATE.fullmatch(who)
        if placed:
            who, tail = placed["who"], f" {placed['on']}{tail}"
        plainly = f"What did {who} say{tail}?" if who else f"What was said{tail}?"
        return NamedList(kind, groups[kind.value], groups.get("of") or "", plainly)
    return None


_CAPITAL = r"[^\W\d_a-z][\w’'-]*"
_LAW = re.compile(
    r"\b(?:Acts?|Bills?|Codes?|Decrees?|Decree-Law|Laws?|Ordinances?|Statutes?)\s+(?:No\.?\s*)?\d"
    rf"|(?:{_CAPITAL}|\d{{4}})(?:\s+(?:and|of|on))?\s+(?:Acts?|Bills?|Codes?|Decrees?|Laws?|Ordinances?|Statutes?)\b"
    r"(?!\s+(?:Association|Commission|Enforcement|Faculty|Reform|School|Society)\b)"
    r"|\b(?:Act|Bill|Code|Decree|Law|Ordinance|Statute)s?\s+(?:of\s+(?:\d|[^\W\d_a-z])|(?:against|concerning|for|on|to)\s)"
    r"|(?<!Constitution\s)\b(?:the|its|their)\s+Constitution\b"
)
_ARTICLE = re.compile(
    r"\b(?:[Aa]rticles?|[Aa]rts?\.|[Ss]ections?|[Rr]ules?)\s+\d+[\w()]*(?:(?:\s*,\s*|\s+(?:and|or|to)\s+)\d+[\w()]*)*"
    r"(?:\s*\([\w,\s]+\))*(?:,?\s+(?:paragraph|para\.)\s+\d+\w*)?(?:\s+of\s+(?:the\s+)?(?P<of>(?:\w+\s+){0,4}?"
    r"(?:Act|Code|Constitution|Convention|Covenant|Decree|Law|Protocol|Rules|Statute)\b))?"
)
_TREATY = re.compile(
    r"\b(?:Convention|Covenant|Optional\s+Protocol|Protocol|Treaty|Statute)s?\b(?=\s+(?:No\.|on|of|for|against|relating|to|establishing)\b)"
    rf"|{_CAPITAL}\s+(?:Conventions?|Covenants?|Protocols?|Treat(?:y|ies)|Declaration|Statute)\b"
    r"|\b(?:the|its)\s+(?:Convention|Covenant)\b"
)


def naming(wanted: NamedList) -> Callable[[str], bool]:
    """Return what tells whether a sentence names one of what is to be listed.

    Args:
        wanted: What is.
    """
    if wanted.what is Named.ARTICLES:
        return lambda sentence: any(
            not wanted.of or not one["of"] or wanted.of.casefold() in one["of"].casefold()
            for one in _ARTICLE.finditer(sentence)
        )
    if wanted.what is Named.SOURCES:
        return lambda sentence: bool(named_sources(sentence))
    pattern = _LAW if wanted.what is Named.LAWS else _TREATY
    return lambda sentence: bool(pattern.search(sentence))
