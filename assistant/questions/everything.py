"""Questions that want all of a kind: somebody's points, what a State promised, what was praised.

"What did Ms. Racu ask?", "How many questions were put to Kenya?", "What did Kenya promise?",
"What did the Committee welcome?" and "What worried it?" name no subject: a search has nothing to
look for, the ledger has the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.late_patterns import LatePattern
from assistant.points.kinds import Kind
from assistant.query.wording import Everything
from index.parsing.designations import TITLES
from index.reference.states import find_states

_NAME = rf"(?:{TITLES}\b\.?\s+[\w’'-]+(?:\s+[\w’'-]+){{0,3}}?)"
_COMMITTEE = (
    r"(?:(?:(?:the|any|each|every|other)\s+)?(?:members?\s+of\s+the\s+committee|committee(?:\s+members)?|experts?|members?|"
    r"everyone|(?:country\s+|co-?)?rapporteurs?|"
    rf"chair(?:person|man|woman)?)|they|we|he|she|{_NAME}|"
    r"(?-i:[A-Z])[\w’'-]+)"
)
_DELEGATION = (
    r"(?P<who>(?:the\s+)?(?:delegation|state(?:\s+party)?|government|authorities|country)(?:\s+of\s+(?:\w+\s*){1,4}?)?|it|"
    r"they|\w+(?:\s+\w+){0,5}?(?:[’']s?\s+delegation)?)"
)
_ASKS_FOR = (
    r"(?:what|which|how\s+many|(?:list|show|give|name|tell)(?:\s+me)?)"
    r"(?:\s+all)?(?:\s+(?:of\s+)?the|\s+other)?\s+"
)
_POINTS = r"(?P<noun>questions?|points?|recommendations?|concerns?|requests?|queries)"
_BARE_NAME = re.compile(r"[A-Z][\w’'-]+|s?he")
_HAS = r"(?:did|does|do|has|have|had)"
_VERB = r"(?:ask|raise|put|pose|make|made|express|voice|have|formulate|submit)(?:e?d)?"
_PUT = r"(?:asked|raised|put|posed|made|expressed|voiced|addressed|submitted)"
_URGE = r"(?:recommend|urge|advise|encourage|suggest|call\s+(?:for|(?:up)?on))"
_BY = rf"(?:\s+by\s+{_COMMITTEE})?"
_LATER = r"(?:\s+(?:in\s+writing|later|next|in\s+(?:the\s+)?future))?"


def _whole(*patterns: str, later: bool = False, behind: str = r"\s+") -> tuple[LatePattern, ...]:
    """Make patterns of questions to be matched whole, with what may stand behind them as "rest".

    Args:
        patterns: The questions, without "and" before them.
        later: Whether "in writing" or "later" may stand between.
        behind: What the rest begins with.
    """
    tail = _LATER if later else ""
    return tuple(
        LatePattern(rf"(?:and\s+)?{pattern}{tail}(?P<rest>(?:{behind}.*)?)", re.IGNORECASE)
        for pattern in patterns
    )


_LISTS = _whole(
    rf"{_ASKS_FOR}{_POINTS}\s+{_HAS}\s+(?P<who>{_COMMITTEE})\s+{_VERB}",
    rf"{_ASKS_FOR}{_POINTS}\s+(?:(?:that|which)\s+)?(?P<who>{_COMMITTEE})\s+(?:had\s+|has\s+)?{_VERB}",
    rf"{_ASKS_FOR}{_POINTS}\s+(?:(?:that|which)\s+)?(?:were|was|have\s+been|had\s+been)\s+{_PUT}{_BY}",
    rf"what\s+(?:all\s+|else\s+)?{_HAS}\s+(?P<who>{_COMMITTEE})\s+(?P<verb>ask(?:\s+about|\s+for)?|want\s+to\s+know|"
    rf"request|{_URGE}(?:(?:,\s+|\s+(?:or|and)\s+){_URGE})*)",
    rf"(?:list|show|give)(?:\s+me)?(?:\s+all)?(?:\s+(?:of\s+)?the)?\s+{_POINTS}(?:\s+(?:of|by|from)\s+(?P<who>{_COMMITTEE}))?",
    rf"(?:every|each|all(?:\s+the)?)\s+{_POINTS}\s+(?:(?:that|which)\s+)?(?:(?:was|were)\s+)?{_PUT}"
    rf"\s+by\s+(?P<who>{_COMMITTEE})",
    r"what\s+(?:was|were|has|have|had)\s+(?:been\s+)?(?P<asked>\w+(?:\s+\w+){0,5}?)\s+(?:been\s+)?asked(?:\s+about)?",
    rf"(?:(?:list|show|give|tell)(?:\s+me)?\s+)?(?:everything|all|what)\s+(?:that\s+)?(?P<who>{_COMMITTEE})\s+(?:has\s+|had\s+)?"
    r"(?P<verb>asked(?:\s+about|\s+for)?|recommended|raised|requested|wanted\s+to\s+know)",
    behind=r"[\s,]",
)
_DO = r"(?:do|send|provide|submit|supply|transmit|look\s+into|follow\s+up)"
_PROMISE = (
    rf"(?:promised?|pledged?|undert[ao]ken?|commit(?:ted)?(?:\s+(?:itself|themselves))?|sa(?:y|id)\s+(?:that\s+)?(?:it|they|he|she)"
    rf"\s+would\s+{_DO})(?:\s+to(?:\s+(?:do|send|provide))?)?"
)
_PROMISES = _whole(
    rf"{_ASKS_FOR}(?:commitments?|promises?|undertakings?|pledges?)\s+{_HAS}\s+{_DELEGATION}\s+(?:make|made|give|given)",
    rf"{_ASKS_FOR}(?:commitments?|promises?|undertakings?|pledges?)\s+(?:were|was|have\s+been)\s+(?:made|given)",
    rf"what\s+(?:else\s+)?{_HAS}\s+{_DELEGATION}\s+{_PROMISE}",
    r"what\s+(?:else\s+)?(?:was|were|has\s+been|had\s+been)\s+(?:promised|pledged)",
    later=True,
)
_PRAISE = (
    r"(?:praised?|welcomed?|commend(?:ed)?|applaud(?:ed)?|appreciated?|congratulated?|"
    r"complimented?)"
)
_PRAISING = rf"{_PRAISE}(?:(?:,\s+|\s+(?:and|or)\s+)(?:(?:and|or)\s+)?{_PRAISE})*"
_ADVANCES = (
    r"(?:positive\s+)?(?:achievements?|aspects?|progress|improvements?|developments?|steps?|measures?|reforms?|things?|"
    r"initiatives?|efforts?|changes?)"
)
_PRAISES = _whole(
    rf"what\s+(?:else\s+)?{_HAS}\s+(?P<who>{_COMMITTEE})\s+(?:(?:find|found)\s+(?:to\s+(?:praise|welcome|commend|like)|"
    rf"(?:positive|praiseworthy|commendable|encouraging))|{_PRAISING})",
    rf"(?:for\s+)?{_ASKS_FOR}{_ADVANCES}(?P<on>(?:\s+(?:of|by|in)\s+(?:\S+\s+){{0,3}}?\S+)?)\s+{_HAS}\s+"
    rf"(?P<who>{_COMMITTEE})\s+{_PRAISING}",
    rf"for\s+what\s+{_HAS}\s+(?P<who>{_COMMITTEE})\s+{_PRAISING}",
    rf"(?:what|{_ASKS_FOR}{_ADVANCES})\s+(?:was|were|has\s+been|have\s+been)\s+{_PRAISING}{_BY}",
    rf"(?:list|show|give|tell)(?:\s+me)?\s+(?:everything|all|what)\s+(?:that\s+)?(?P<who>{_COMMITTEE})\s+{_PRAISING}",
    rf"what\s+praise\s+(?:{_HAS}\s+(?P<who>{_COMMITTEE})\s+(?:give|express|have|offer)|was\s+(?:there|given|expressed))",
)
_CRITICISE = (
    r"(?:critici[sz]ed?|deplored?|regret(?:ted)?|condemn(?:ed)?|lament(?:ed)?|complain(?:ed)?(?:\s+about|\s+of)?|(?:find|found)\s+(?:fault\s+with"
    r"|(?:worrying|regrettable|troubling|alarming|disturbing|lacking|wanting))|worr(?:y|ied)\s+about|object(?:ed)?\s+to)"
)
_UPSET = r"(?:alarm|concern|disappoint|disturb|troubl|upset|worr)(?:ed|ied|y|s|ies)?"
_CRITICISMS = _whole(
    rf"what\s+(?:else\s+)?{_HAS}\s+(?P<who>{_COMMITTEE})\s+{_CRITICISE}(?:\s+(?:and|or)\s+{_CRITICISE})?",
    rf"what\s+(?:else\s+)?(?:{_HAS}\s+)?{_UPSET}\s+(?P<who>{_COMMITTEE})",
    rf"what\s+(?:else\s+)?(?:was|were|is|are|has|have|had)\s+(?P<who>{_COMMITTEE})\s+(?:been\s+)?(?:\w+ly\s+)?"
    r"(?:alarmed|concerned|critical|disappointed|disturbed|dissatisfied|troubled|unhappy|upset|worried)\s+(?:about|at|by|of|over|with)",
    rf"what\s+(?:was|were|has\s+been|have\s+been)\s+{_CRITICISE}{_BY}",
    rf"{_ASKS_FOR}(?:criticisms?|worries|regrets|objections)\s+(?:{_HAS}\s+(?P<who>{_COMMITTEE})\s+(?:express|have|level|make|raise|voice)"
    rf"|(?:was|were|has\s+been|have\s+been)\s+(?:there|expressed|levelled|made|raised|voiced){_BY})",
    rf"(?:list|show|give|tell)(?:\s+me)?\s+(?:everything|all|what)\s+(?:that\s+)?(?P<who>{_COMMITTEE})\s+{_CRITICISE}",
)
_THINGS = (
    r"(?:information|figures|data|statistics|details|documents?|answers?|replies|material|matters?|"
    r"questions?|points?|issues?)"
)
_NOT_YET = (
    r"(?:could|can|was|were|is|are|would|did|had)\s*(?:not|n[’']t)\s+(?:yet\s+)?(?:be\s+|been\s+)?(?:able\s+to\s+)?"
    r"(?:answer(?:ed)?|reply|replied|respond(?:ed)?|give\s+an?\s+(?:answer|reply)|say|address(?:ed)?)"
)
_SEND = (
    r"(?:(?:send|provide|submit|supply|forward|give|answer|reply|furnish|transmit)(?:\s+(?:to\s+)?the\s+committee)?"
    r"(?:\s+with)?)"
)
_PUT_OFF = _whole(
    rf"(?:(?:on|to)\s+)?(?:what|which)(?:\s+{_THINGS})?\s+(?:{_HAS}\s+)?{_DELEGATION}\s+(?:say\s+(?:that\s+)?(?:it|they|he|she)\s+)?"
    rf"{_NOT_YET}",
    rf"(?:(?:on|to)\s+)?(?:what|which)(?:\s+{_THINGS})?\s+{_HAS}\s+{_DELEGATION}\s+(?:put\s+off|postpone|defer)(?:red|d)?",
    rf"{_ASKS_FOR}{_THINGS}\s+{_HAS}\s+{_DELEGATION}\s+(?:promise|pledge|undertake|offer|agree)\s+to\s+{_SEND}",
    rf"(?:(?:on|to)\s+)?(?:what|which)(?:\s+{_THINGS})?\s+could\s+{_DELEGATION}\s+not\s+(?:yet\s+)?(?:answer|reply\s+to|"
    r"give\s+an?\s+(?:answer|reply))",
)
_NO_SUBJECT = re.compile(
    r"\b(?:in\s+writing|to|of|about|on|for|from|by|in|at|with|regarding|during|the|this|that|delegations?|state\s+part(?:y|ies)|states?|"
    r"governments?|authorities|they|committee|experts?|members?|country|meeting|record|dialogue|session|so\s+far|here|it|them|in\s+total|"
    r"altogether|all|later|yet|afterwards|still|positively|do|(?:or\s+)?(?:earlier|before))\b",
    re.IGNORECASE,
)
"""What may stand behind such a question and names no subject."""
_NAMED_SUBJECT = re.compile(
    r"\b(?:about|on|regarding|concerning|for)\s+(?!(?:in|at|during)\b)\S", re.IGNORECASE
)
"""What is named behind such a word is a subject, be it "that" or "the Government"."""
_ON_WHAT = re.compile(r"\b(?:about|for)$", re.IGNORECASE)
_FETCHED = re.compile(r"(?:and\s+)?(?:list|show|give)\b", re.IGNORECASE)
"""Whoever has something listed wants all of it."""
_RECOMMENDS = re.compile(r"recommend|urge|advise|encourage|suggest|call", re.IGNORECASE)
_CALL_ON = re.compile(r"call\s+(?:up)?on$", re.IGNORECASE)
"""Behind it stands who is called on, and no subject."""
_OF_A_STATE = (Everything.PROMISES, Everything.PUT_OFF)
_BY_WHAT = (
    (
        r"not\b|n[’']t\b|put|postpon|defer|promis|pledg|undert|offer|agree",
        _PUT_OFF,
        Everything.PUT_OFF,
    ),
    (r"promis|pledg|undert|commit|would", _PROMISES, Everything.PROMISES),
    (
        r"prais|welcom|commend|applaud|appreciat|congratulat|compliment|positive|encourag|\blike\b",
        _PRAISES,
        Everything.PRAISE,
    ),
    (
        r"critic|deplor|regret|condemn|lament|complain|f[io]u?nd|worr|object|alarm|concern|disappoint"
        r"|disturb|dissatisf|troubl|unhappy|upset",
        _CRITICISMS,
        Everything.CRITICISM,
    ),
    (
        r"questions?\b|points?\b|quer|concern|recommend|request|ask|urge|advise|encourag|suggest|call"
        r"|raised|want",
        _LISTS,
        Everything.POINTS,
    ),
)
"""What is asked for, with the patterns that ask for it and words of which each of these has one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of what everything is wanted.

    Attributes:
        what: Points, promises, what was praised, criticised, or put off.
        kinds: Of the points; empty for any.
        named: A name without a title of whoever put them ("Gaspard", "she"); it may be no expert's.
        asked: Whether it asks what somebody asked, rather than for questions: on a subject that
            was spoken of before it asks of that.
    """

    what: Everything
    kinds: tuple[Kind, ...] = ()
    named: str = ""
    asked: bool = False


def wants_everything(question: str) -> Wanted | None:
    """Return of what a question wants everything, or None where it does not.

    Args:
        question: As asked; one that names a subject wants only what was said of that.
    """
    asked = question.strip(" \t\n?.!")
    for told_by, patterns, what in _BY_WHAT:
        if not re.search(told_by, asked, re.IGNORECASE):
            continue
        for found in filter(None, (pattern.fullmatch(asked) for pattern in patterns)):
            who, verb = (found.groupdict().get(name) or "" for name in ("who", "verb"))
            if _subject(found["rest"]) or _names(_CALL_ON.sub("call", verb) + found["rest"]):
                continue
            if what in (Everything.PRAISE, Everything.CRITICISM):
                if find_states(who) or _subject(found.groupdict().get("on") or ""):
                    continue
                return Wanted(what, named=who if _BARE_NAME.fullmatch(who) else "")
            if what in _OF_A_STATE and not _subject(who):
                return Wanted(what)
            if _subject(found.groupdict().get("asked") or ""):
                continue
            if what is Everything.POINTS and not find_states(who):
                named = who if _BARE_NAME.fullmatch(who) else ""
                # "What did she ask about?" wants the subjects, whatever was spoken of before.
                asked_what = "noun" not in found.groupdict() and not _ON_WHAT.search(verb)
                asked_what = asked_what and not _FETCHED.match(asked)
                return Wanted(what, _kinds(found), named, asked=asked_what)
    return None


def _subject(rest: str) -> str:
    """Return what is left of words once States and what names no subject are taken out."""
    for mention in reversed(find_states(rest)):
        rest = rest[: mention.start] + rest[mention.end :]
    return _NO_SUBJECT.sub(" ", rest).strip(" ,;’'s")


def _names(asked: str) -> bool:
    """Tell whether words behind a verb of asking name a subject; the State considered is none."""
    for mention in reversed(find_states(asked)):
        asked = asked[: mention.start] + asked[mention.end :]
    return bool(_NAMED_SUBJECT.search(asked))


def _kinds(found: re.Match[str]) -> tuple[Kind, ...]:
    groups = found.groupdict()
    noun, verb = (groups.get("noun") or "").lower(), groups.get("verb") or ""
    if noun.startswith("recommendation") or _RECOMMENDS.match(verb):
        return (Kind.RECOMMENDATION,)
    if noun.startswith("concern"):
        return (Kind.CONCERN,)
    return (Kind.REQUEST,) if noun.startswith("request") else ()
