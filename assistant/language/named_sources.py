"""Sources that a sentence names: who is said to have reported, found or estimated something.

Told by form alone: a name in capitals, neither a speaker nor a State nor one of its organs, that is
the subject of a verb of telling or stands behind "according to".
"""

from __future__ import annotations

import re

from index.parsing.designations import TITLES
from index.reference.states import find_states

_CAPITAL = r"[^\W\d_a-z][\w’'.-]*"
_LINK = (
    r"(?:of|on|for|and|against|the|to|in|without|de|la|las|los|el|del|du|des|et|y|e|para|por|pour)"
)
_NAME = rf"{_CAPITAL}(?:\s+(?:{_LINK}\s+){{0,3}}{_CAPITAL})*"
_MATTER = (
    r"(?:(?:(?<=Rapporteur)|(?<=Expert)|(?<=Group))"
    r"\s+(?:on|of|for|against)\s+(?:the\s+)?[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,5}?)?"
)
"""What an office in capitals is for: "the Special Rapporteur on the right to food"."""
_KIND = (
    r"(?:(?:\w+[-\s]){0,3}?(?:agency|association|broadcaster|coalition|daily|foundation|group|institute|magazine|media"
    r"|network|newspaper|NGO|organi[sz]ation|outlet|think\s+tank|union|website)s?(?:\s+of\s+\w+)?)"
)
_TELLS = (
    r"(?:alleged|claimed|concluded|criticized|criticised|denounced|described|documented|estimated|exposed|found"
    r"|identified|published|recorded|reported|revealed|stated|verified|warned)"
)
_AT_ONCE = r"(?:alleged|claimed|documented|estimated|found|reported|revealed|warned)"
"""In the plain past: what reports of speakers have in the past perfect."""
_ADVERBS = r"(?:(?:also|recently|already|repeatedly|since|in\s+(?:19|20)\d\d)\s+)*"
_SAYS = rf"(?:(?:had|has|have)\s+{_ADVERBS}{_TELLS}|{_AT_ONCE}(?=\s+that\b))\b"
_SUBJECT = re.compile(
    rf"(?P<the>\b[Tt]he\s+)?(?P<kind>{_KIND}\s+)?\b(?P<name>{_NAME}{_MATTER})"
    rf"(?:\s+and\s+(?:the\s+)?(?:[a-z]+\s+){{0,4}}(?P<other>{_NAME}))?(?:,[^,;.]{{3,80}},)?\s+{_SAYS}"
)
_ACCORDING = re.compile(
    r"\b[Aa]ccording\s+to\s+(?:(?:an?|the|some)\s+(?:\w+\s+){0,3}?(?:analysis|data|estimates?|figures|reports?|research"
    r"|statistics|stud(?:y|ies)|surveys?)\s+(?:by|of|from|(?:carried\s+out|conducted|published|issued)\s+by)\s+)?"
    rf"(?:the\s+)?(?:{_KIND}\s+)?(?P<name>{_NAME}(?:{_MATTER}(?=[,;.]|\s+(?:had|that|was|were)\b|$))?)"
)
_NO_SOURCE = re.compile(
    r"(?:the\s+)?(?:(?:\w+\s+)*(?:Act|Article|Attorney|Authorities|Bill|Code|Committee|Congress|Constitution|Convention|Council\s+of\s+Ministers"
    r"|Country\s+Rapporteur|Courts?|Covenant|Decree|Delegation|Government|Judiciary|Law(?!\s+(?:Society|Association|Cent|Commission|Institute))|Minist(?:er|ry)|Parliament|Police|President|Prosecutor"
    r"|Protocol|Rules|Senate|State|States|Treaty)\b.*|"
    rf"(?:{TITLES})\b.*|Chair\b.*|Given|However|Moreover|Furthermore|Although|While|Since|As|If|When|It|He|She|They|We|I|There|This|That|In|"
    r"Some|Many|Most|Several|Others?|Reports?|Sources?|Who|What|Experts?|Members?)",
    re.IGNORECASE,
)
_IN_A_PHRASE = re.compile(
    r"(?<!report\s)(?<!reports\s)(?<!study\s)(?<!survey\s)\b(?:after|against|at|before|concerning|for|from|how|in|into|near"
    r"|of|on|to|under|whether|with)\s+(?:the\s+)?$"
)
"""Before a name that is none of the subject: "a suburb of Hallinge had described"."""
_BODY = (
    r"(?:Agency|Alliance|Amnesty|Association|Bar|Cent(?:re|er)|Coalition|Commission|Commissioner|Committee|Confederation"
    r"|Coordinator|Council|Federation|Forum|Foundation|Front|Fund|Group|Initiative|Institute|League|Mission|Network|Observatory"
    r"|Office|Ombudsman|Ombudsperson|Organi[sz]ation|Party|Programme|Rapporteur|Society|Union|University|Watch)"
)
_NEXT = re.compile(
    rf"\s+and\s+(?:the\s+(?=[^\W\d_a-z])|(?=(?:{_CAPITAL}\s+)*{_BODY}\b)|(?=[A-Z]{{3,}}\b))"
)
"""Between two names: "Amnesty International and the Bar Association", not "Justice and Peace"."""
_IN_LIST = re.compile(rf"(?:[Tt]he\s+)?({_NAME}),\s+")
_LISTED = re.compile(rf"(?:^|(?<=\s))(?:(?:[Tt]he\s+)?{_NAME},\s+)+$")
"""Names in front of the last ones: "Human Rights Watch, Amnesty International and the Bar"."""
_SETS_OUT = re.compile(r"(?:After|As|At|Before|By|During|For|From|In|Of|On|Since|To|Under|With)\s")
"""Begins what only leads to a sentence: "In Kenya, the Bar and the Red Cross had found that"."""


def named_sources(sentence: str) -> tuple[str, ...]:
    """Return the sources that a sentence names as having told something, each once.

    Args:
        sentence: The record's words.

    >>> named_sources("The newspaper Ikon had reported that the well was dry.")
    ('Ikon',)
    """
    found: dict[str, None] = {}
    for match in _ACCORDING.finditer(sentence):
        found |= dict.fromkeys(_all_sources(match["name"]))
    for match in _SUBJECT.finditer(sentence):
        name = match["name"]
        if _IN_A_PHRASE.search(sentence[: match.start()]):
            continue
        alone = " " not in name and not (match["the"] or match["kind"])
        if alone and not match.start("name") and not name.isupper():
            continue  # Any word is in capitals where a sentence begins.
        several = " and " in match.group()
        listed = _LISTED.search(sentence, 0, match.start()) if several else None
        if listed:
            for one in _IN_LIST.findall(listed.group()):
                whole = (" " in one or one.isupper()) and not _SETS_OUT.match(one)
                found |= dict.fromkeys(_sources(one) if whole else ())
        found |= dict.fromkeys(_all_sources(name))
        found |= dict.fromkeys(_all_sources(match["other"] or ""))
    return tuple(found)


def _all_sources(names: str) -> list[str]:
    parts: list[str] = []
    for name in _NEXT.split(names):
        if parts and " " not in parts[-1] and not parts[-1].isupper():
            parts[-1] += f" and {name}"  # "Food and Agriculture Organization"
        else:
            parts.append(name)
    return [one for name in parts for one in _sources(name)]


def _sources(name: str) -> list[str]:
    name = re.sub(r"^(?:The|According\s+to(?:\s+the)?)\s+", "", name).strip(" .,")
    states = find_states(name)
    whole = any(one.end - one.start >= len(name) - 1 for one in states)
    return [name] if name and not whole and not _NO_SOURCE.fullmatch(name) else []
