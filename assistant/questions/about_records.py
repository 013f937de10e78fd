"""Questions about the records themselves: how many there are, who speaks in them, who presided.

A question is one only where nothing is left of it besides the ways in which such questions are
put and the words that say which records are meant: "which experts spoke about bail" is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.query.scope import Scope
from assistant.query.wishes import Asked, CollectionWish
from assistant.questions.scope import MARK, read_scope
from index.parsing.designations import TITLES

_M = MARK
_RECORD = (
    r"(?:(?:summary|verbatim|un|meeting|session)\s+)?"
    r"(?:records?|documents?|files?|meetings?|sessions?|transcripts?)"
)
_PLACED = (
    rf"(?=.*(?:\b(?:loaded|here|there|available|covered|included|store|collection|database|library"
    rf"|archive|(?:i|you|we)\s+(?:have|got)|have\s+(?:i|you|we))\b|{_M}))"
)
"""Ahead somewhere: that the collection is meant, or which part of it. A bare "Which documents?" may
ask of what was said before."""
_WHERE = (
    rf"(?:\s*(?:in|on|of|for|from|about|with|to|by|at|during|between|before|regarding|concerning"
    rf"|the|my|your|this|that|these|there|here|loaded|covered|available|included|collection|store"
    rf"|database|system|library|archive|altogether|in\s+total|and|{_M}(?:[’']s?)?"
    r"|records?|meetings?|sessions?|hearing|review|dialogue))*"
)
_HAVE = (
    rf"(?:\s+(?:do|did|does|have)\s+(?:i|we|you|they|{_M})\s*(?:have|had|hold|got|loaded)?"
    r"|\s+(?:are|is|were|was|have\s+been|has\s+been|exist)|\s+(?:that\s+)?(?:i|we|you)\s+have)?"
)
_GIVE = r"(?:(?:list|show|name|give|enumerate|display)(?:\s+me)?\s+)"
_THE = rf"(?:(?:the|this|that|its|their|my|your|first|second|whole|{_M}(?:[’']s?)?)\s*)*"
_MEETING = rf"(?:{_THE}(?:meetings?|sessions?|records?|hearings?|reviews?|dialogues?))"
_BEGAN = r"(?:start|begin|open|end|finish|close|rise|adjourn|last)(?:ed|s)?"
_CHAIRS = r"(?:chair(?:s|ed|ing)?|presid(?:e[sd]?|ing)(?:\s+over)?)"
_CHAIR = r"(?:chair(?:person|man|woman)?|president|presiding\s+officer)"
_COMMITTEE_SIDE = r"(?:experts?|committee\s+members?|rapporteurs)"
_STATE_SIDE = r"(?:delegates?|representatives?)"
_ANNOUNCED = rf"(?:speakers?|{_COMMITTEE_SIDE}|{_STATE_SIDE})"
_SPOKE = (
    r"(?:spoke|speaks?|took\s+(?:part|the\s+floor)|participated|attended|represent(?:s|ed)?"
    r"|(?:was|were)\s+present)"
)
_FOR = r"(?:\s+(?:for|on\s+behalf\s+of|from|at|in|on))?"
_ON_WHICH_DAY = r"(?:when|(?:on\s+)?(?:what|which)\s+(?:day|date))"
_CONSIDER = r"(?:consider|review|examin|discuss)"
_REPORTS = (
    rf"(?:\s*(?:the|its|their|on|of|in|with|{_M}(?:[’']s?)?|(?:\w+\s+){{0,3}}?(?:periodic\s+)?reports?"
    r"|situation|delegation))*"
)
LATEST = r"(?:latest|newest|most\s+recent|last)"
_WHICH_IS = rf"(?:(?:what|which)(?:\s+(?:is|was|one\s+is))?|{_GIVE}|when\s+(?:was|is))"
_PATTERNS: tuple[tuple[Asked, str], ...] = (
    (Asked.COUNT, rf"{_PLACED}how\s+many\s+(?:other\s+|{_M}\s*)?{_RECORD}{_HAVE}{_WHERE}"),
    (
        Asked.LATEST,
        rf"{_WHICH_IS}\s*{_THE}{LATEST}\s*(?:{_M}\s*)?(?:{_RECORD}|one){_HAVE}{_WHERE}",
    ),
    (
        Asked.OLDEST,
        rf"{_WHICH_IS}\s*{_THE}(?:oldest|earliest)\s*(?:{_M}\s*)?(?:{_RECORD}|one){_HAVE}{_WHERE}",
    ),
    (
        Asked.SESSION,
        rf"(?:(?:at|in|of|during)\s+)?(?:which|what)\s+session(?:\s+of\s+{_THE}(?:committee|{_M}))?\s+"
        rf"(?:was|is|did)\s+(?:it|this|that|{_MEETING}|{_THE}(?:committee|{_M}))"
        rf"(?:\s*(?:held|take\s+place|meet|{_CONSIDER}(?:ed?)?))?(?:\s+at)?{_REPORTS}{_WHERE}",
    ),
    (
        Asked.RECORDS,
        rf"{_PLACED}(?:which|what)\s+(?:other\s+|{_M}\s*)?{_RECORD}{_HAVE}(?:\s+held)?{_WHERE}"
        rf"|{_GIVE}(?:(?:all|every|the|of|{_M})\s*)*{_RECORD}{_HAVE}{_WHERE}"
        rf"|{_PLACED}{_GIVE}everything{_HAVE}{_WHERE}"
        rf"|(?:do|have)\s+(?:i|we|you)\s+(?:have|got)\s+(?:(?:any|an?|some|anything|something|{_M})"
        rf"\s*)*(?:{_RECORD})?{_WHERE}"
        rf"|{_PLACED}(?:is|are)\s+there\s+(?:(?:any|an?|some|{_M})\s*)*{_RECORD}{_WHERE}",
    ),
    (
        Asked.STATES,
        rf"{_PLACED}(?:which|what|list|name)\s+(?:all\s+)?(?:the\s+)?(?:states?|countr(?:y|ies))"
        rf"(?:\s+(?:are|is|have|do)\b)?(?:\s+(?:i|we|you)(?:\s+have)?)?{_WHERE}"
        r"|(?:which|what)\s+(?:states?|countr(?:y|ies)|delegations?)\s+"
        rf"(?:spoke|speaks?|took\s+(?:part|the\s+floor)|participated|attended|(?:was|were|is|are|has\s+been|have\s+been)\s+(?:reviewed|examined"
        rf"|considered|heard)){_WHERE}",
    ),
    (
        Asked.BODIES,
        rf"{_PLACED}(?:which|what)\s+(?:treaty\s+)?(?:bodies|body|committees?)"
        r"(?:\s+(?:are|is|do|have|has))?(?:\s+(?:i|we|you)(?:\s+have)?)?"
        rf"(?:\s+(?:met|dealt|considered|reviewed|examined|looked|heard|questioned))?{_WHERE}",
    ),
    (
        Asked.YEARS,
        rf"(?:(?:in|from|of|for)\s+)?(?:which|what)\s+(?:years?|period|dates?)\s+(?:are|do|does|have"
        rf"|were)\s+(?:{_THE}(?:records|collection|meetings)|you|we|i)(?:\s+(?:cover|have|from|of))*"
        rf"|how\s+(?:recent|old|up\s+to\s+date|far\s+back)\s+(?:is|are|do|does)\s+"
        rf"(?:this|{_THE}(?:records?|collection))(?:\s+go)?",
    ),
    (
        Asked.LANGUAGES,
        rf"(?:in\s+)?(?:which|what)\s+languages?(?:\s+(?:are|is|were))?\s+{_THE}(?:records?|meetings?)"
        rf"{_WHERE}(?:written|kept)?{_WHERE}",
    ),
    (
        Asked.CHAIR,
        rf"who(?:\s+(?:was|is|are|were))?\s+(?:{_CHAIRS}|(?:in\s+)?the\s+{_CHAIR}|{_CHAIR}){_WHERE}"
        r"|qui\s+(?:pr[ée]side|pr[ée]sidait|a\s+pr[ée]sid[ée])\b.*|qui[ée]n\s+presid\w+\b.*",
    ),
    (
        Asked.RAPPORTEUR,
        rf"who\s+(?:was|is|are|were)\s+{_THE}(?:(?:country|co)[\s-]*)*rapporteurs?{_WHERE}"
        r"|qui[ée]n(?:es)?\s+(?:es|era|fue|son|eran)\s+(?:la|el|las|los)\s+relator(?:a|es|as)?\b.*"
        r"|qui\s+(?:est|[ée]tait|sont)\s+(?:le|la|les)\s+rapporteu(?:r|se)s?\b.*",
    ),
    (
        Asked.HEAD,
        rf"who\s+(?:(?:was|is|were)\s+(?:the\s+)?(?:head|leader)s?\s+of|headed|led|leads|heads)\s+{_THE}delegations?"
        rf"{_WHERE}",
    ),
    (
        Asked.INTRODUCED,
        rf"who\s+(?:introduced|presented)\s+{_THE}(?:\w+\s+){{0,3}}?reports?{_WHERE}"
        rf"|who\s+(?:opened|spoke\s+first)\s+for\s+{_THE}(?:delegation)?{_WHERE}",
    ),
    (
        Asked.HOURS,
        rf"(?:when|(?:at\s+)?what\s+time|how\s+long)\s+(?:did|does)\s+{_MEETING}{_WHERE}\s*{_BEGAN}"
        rf"{_WHERE}",
    ),
    (
        Asked.DATE,
        rf"{_ON_WHICH_DAY}\s+(?:was|is|did)\s+"
        rf"(?:{_MEETING}{_WHERE}\s*(?:held|take\s+place|happen)"
        rf"|{_THE}(?:meetings?|sessions?|dialogues?)\b"
        rf"|{_THE}(?:reviews?|consideration|examination)\b(?=.*{_M})"
        rf"|(?=.*{_M}){_REPORTS}\s*(?:last\s+)?{_CONSIDER}ed){_WHERE}"
        rf"|{_ON_WHICH_DAY}\s+did\s+{_THE}(?:committee|{_M})\s+(?:last\s+|first\s+)?"
        rf"(?:meet|(?=.*(?:{_M}|\breports?\b)){_CONSIDER}e?|(?=.*{_M})(?:look\s+at|take\s+up))"
        rf"{_REPORTS}{_WHERE}",
    ),
    (
        Asked.REPORTS,
        rf"(?:which|what)\s+(?:(?:periodic|state|other)\s+)*reports?(?:\s+(?:of|on|by)\s+{_THE})?\s+"
        rf"(?:(?:is|are|was|were|(?:has|have|had)\s+been)\s+(?:{_CONSIDER}ed|taken\s+up|before\s+"
        rf"{_THE}committee)|(?:did|has|have|had)\s+{_THE}(?:committee|{_M})\s+"
        rf"(?:{_CONSIDER}e?(?:ed)?|t[ao]ken?\s+up)){_WHERE}",
    ),
    (
        Asked.PLACE,
        rf"where\s+(?:was|is|did)\s+{_MEETING}{_WHERE}\s*(?:held|take\s+place|happen){_WHERE}",
    ),
    (
        Asked.TITLE,
        rf"what\s+(?:was|is)\s+{_MEETING}{_WHERE}\s*(?:about|on)|what(?:\s+(?:was|is)|[’']s)\s+in\s+{_MEETING}",
    ),
    (
        Asked.SPEAKERS,
        rf"who\s+(?:all\s+)?{_SPOKE}{_FOR}{_WHERE}"
        rf"|who\s+(?:was|were|is|are)\s+(?:on\s+)?{_THE}(?:{_ANNOUNCED}|(?:committee|expert|state)"
        rf"(?:[’']?s)?\s+side){_WHERE}"
        rf"|(?:which|what|how\s+many)\s+{_THE}(?:{_ANNOUNCED}|women|persons?|people)\s+{_SPOKE}{_FOR}"
        rf"{_WHERE}"
        rf"|{_PLACED}(?:which|what|how\s+many|(?:the\s+)?names?\s+of|{_GIVE})\s*(?:(?:all|of)\s+)*{_THE}"
        rf"{_ANNOUNCED}(?:\s+(?:are|is|were|was))?{_WHERE}",
    ),
    (
        Asked.OVERVIEW,
        r"what(?:\s+is|[’']s)\s+(?:this|in\s+here|loaded(?:\s+here)?|in\s+(?:the|this)\s+(?:store|collection))"
        r"|what\s+(?:can|could|may|should)\s+i\s+ask(?:\s+(?:you|here|about))*"
        r"|what\s+(?:do|have)\s+you\s+(?:have|got)(?:\s+(?:here|loaded))*",
    ),
)
_READERS = tuple(
    (asked, re.compile(rf"\W*(?:and\s+|so\s+|but\s+)?(?:{pattern})\W*", re.IGNORECASE))
    for asked, pattern in _PATTERNS
)
_SPEAK_OF = re.compile(
    rf"\W*(?:and\s+)?(?:which|what)\s+(?:of\s+(?:the|my|these)\s+)?{_RECORD}\s+(?:mention|discuss|treat|address|touch\s+(?:on|upon)"
    r"|deal\s+with|speak\s+(?:about|of)|talk\s+(?:about|of)|refer\s+to|contain|say\s+(?:anything|something)\s+(?:about|on|of))(?:s|es|ed)?"
    r"\s+(?P<what>[^?]+?)\W*"
    rf"|\W*(?:and\s+)?in\s+(?:which|what)\s+(?:of\s+(?:the|my|these)\s+)?{_RECORD}\s+(?:is|are|was|were|has|have)\s+(?P<is>[^?]+?)\s+"
    r"(?:been\s+)?(?:addressed|brought\s+up|considered|dealt\s+with|discussed|mentioned|raised|referred\s+to|spoken\s+(?:about|of)"
    r"|treated)\W*",
    re.IGNORECASE,
)
"""Asks which records there are on a subject: "In which meetings was bail discussed?"."""
FRAGMENT = re.compile(
    rf"\W*(?:(?:and|or|what\s+about|how\s+about|only|just)\s+)*(?:(?:on|for|from|of|in|with|at|by|about|the)\s+)*{_M}\W*",
    re.IGNORECASE,
)
"""What says of which records, and nothing else."""
_WHO_IS = re.compile(
    r"\W*(?:and\s+)?who\s+(?:is|was|are)\s+(?P<name>[^?]+?)(?:\s+(?:again|exactly))?\W*",
    re.IGNORECASE,
)
_IS_THERE = re.compile(
    rf"\W*(?:and\s+)?(?:was|is|did|does|has|were)\s+(?P<name>(?:{TITLES})\b\.?\s+[^\W\d_][\w’'-]*"
    r"(?:\s+(?-i:[A-Z])[\w’'-]*)*)\s+(?:at|in|present|there|speak|spoken|attend|take\s+part)"
    rf"(?:\s*(?:at|in|both|all|any)\b)*{_WHERE}\W*",
    re.IGNORECASE,
)


_NUMBERED_REPORT = re.compile(
    r"\b(?P<which>initial|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\d+(?:st|nd|rd|th))\b[\w\s,/-]{0,60}?\breports?\b",
    re.IGNORECASE,
)


def read_collection_wish(
    question: str, called: Callable[[str], Sequence[str]], titles: Sequence[str] = ()
) -> CollectionWish | None:
    """Return what a question asks of the collection, or None where it asks of the records.

    Args:
        question: Without courtesies.
        called: Gives the keys of those who speak and are called so.
        titles: Of the records: when a report was reviewed that none of them is on, only what is
            said in them can tell.
    """
    marked, scope = read_scope(question)
    for named, where in (
        (_WHO_IS.fullmatch(question), Scope()),
        (_IS_THERE.fullmatch(marked), scope),
    ):
        if named and (keys := called(named["name"])):
            return CollectionWish(Asked.PERSON, where, person=named["name"], keys=tuple(keys))
    if speak_of := _SPEAK_OF.fullmatch(question):
        return _on_subject(speak_of["what"] or speak_of["is"], scope)
    for asked, pattern in _READERS:
        if pattern.fullmatch(marked):
            if asked in (Asked.DATE, Asked.SESSION) and _names_other_report(question, titles):
                return None
            return CollectionWish(
                asked,
                scope,
                side=_side(marked) if asked is Asked.SPEAKERS else "",
                women=bool(re.search(r"\bwomen\b", marked, re.IGNORECASE)),
                counted=bool(re.match(r"\W*(?:and\s+)?how\s+many\b", marked, re.IGNORECASE)),
            )
    return None


def _names_other_report(question: str, titles: Sequence[str]) -> bool:
    """Return whether a question names a report by a number that is in no title."""
    named = _NUMBERED_REPORT.search(question)
    if not named:
        return False
    considered = re.compile(rf"\b{named['which']}\b.*\breports?\b", re.IGNORECASE)
    return not any(map(considered.search, titles))


def _on_subject(about: str, scope: Scope) -> CollectionWish | None:
    """Return the wish for records on a subject; a State that is all of it says which."""
    marked, _ = read_scope(about)
    if not scope.empty:
        placed = FRAGMENT.fullmatch(marked)
        return CollectionWish(Asked.RECORDS, scope) if placed else None
    return CollectionWish(Asked.RECORDS, about=re.sub(r"(?i)^the\s+", "", about))


def _side(marked: str) -> str:
    if re.search(rf"\b(?:{_COMMITTEE_SIDE}|committee)\b", marked, re.IGNORECASE):
        return "committee"
    speaks_for = rf"\b(?:for|represents?|represented|on\s+behalf\s+of)\s+(?:the\s+)?{_M}"
    of_state = rf"\b{_STATE_SIDE}\b|{_M}[’']s?\b|{speaks_for}"
    return "state" if re.search(of_state, marked, re.IGNORECASE) else ""
