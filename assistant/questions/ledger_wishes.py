"""Questions about questions, such as which of an expert's were never answered.

They are asked in the chat like any other, and answered from the ledger instead of by a search.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.points.kinds import Kind, Status
from assistant.query.wording import Everything, LedgerWish
from assistant.questions.everything import wants_everything
from index.parsing.designations import TITLES
from index.reference.symbols import find_symbol

_POINTS = (
    r"(?:questions?|points?|requests?|concerns?|recommendations?|issues?\s+raised|queries|"
    r"inquiries)"
)
_NOT_ANSWERED = (
    r"(?:unanswered|unmet|not\s+(?:been\s+)?(?:fully\s+)?(?:answered|addressed|met|replied\s+to|responded\s+to)"
    r"|never\s+(?:been\s+)?(?:answered|addressed|met)|(?:got|received|had|found)\s+no\s+(?:answer|reply|response)"
    r"|(?:left|went|gone|go|remain(?:ed|s|ing)?)\s+(?:open|unanswered|without\s+(?:an?\s+)?(?:answer|reply|response))"
    r"|without\s+(?:an?\s+|any\s+)?(?:answer|reply|response)|ignored|evaded|avoided|dodged|side-?stepped|skirted|ducked)"
)
_ANSWERED = r"(?:answered|addressed|replied\s+to|responded\s+to)"
_DEFERRED = r"(?:deferred|postponed|put\s+off|promised\s+in\s+writing|left\s+for\s+later)"
_PARTLY = r"(?:partly|partially|half|only\s+in\s+part|in\s+part)"
_ANSWER = (
    r"(?:answer(?:ed)?|repl(?:y|ied)\s+to|respond(?:ed)?\s+to|address(?:ed)?|deal(?:t)?\s+with)"
)
_OPEN = (Status.NO_REPLY, Status.SPOKEN_TO, Status.DEFERRED, Status.PARTLY)
_ABOUT = re.compile(
    r"\b(?:about|on|regarding|concerning|(?<=requests\s)for|as\s+to|relating\s+to|with\s+regard\s+to|(?<=\s)(?=whether\b|how\b|why\b))\s*"
    r"(?P<topic>(?:[^?.]|\.(?=\d|\w)|(?<=\bNo)\.|(?<=\bSt)\.|(?<=\b(?:M|D)r)\.|(?<=\bMs)\.|(?<=\bMrs)\.)+?)\s*[?.!]*$",
    re.IGNORECASE,
)
_STATUS_WORDS = re.compile(
    rf"\b(?:were|was|are|is|have|has|had|been|did|go|went|{_NOT_ANSWERED}|{_PARTLY}|{_ANSWERED}|{_DEFERRED}|by\s+(?:the\s+)?"
    r"(?:delegation|state(?:\s+party)?|government|[A-Z]\w+))\b",
    re.IGNORECASE,
)
_BY_THE_STATE = r"(?!\s+by\s+(?!(?:the\s+)?(?:delegation|state|government)\b|(?-i:[A-Z])\w+))"
"""Whoever else addressed a concern, it is no matter of a reply."""
_OF = r"(?:\s+(?:of|by|from|(?:put|raised|asked|made)\s+by)\s+(?:\S+\s+){0,5}?\S+)?"
_ON = r"(?:\s+(?:about|on|regarding|concerning|for)\s+(?:\S+\s+){0,12}?\S+)?"
_WERE = (
    r"(?:\s+(?:that|which))?\s+(?:(?:were|was|have\s+been)\s+(?:raised|put|asked|made|expressed)\s+(?:and|but)\s+)?(?:(?:were|was|are|is|have|has|had|been|still|got|not\s+yet|went|"
    r"go|ever)\s+)*"
)
_ASKS_FOR = (
    r"^\W*(?:and\s+)?(?:which|what|how\s+many|list|show(?:\s+me)?|give(?:\s+me)?|name)\b"
    r"(?:\s+\S+){0,6}?\s+"
)
_EVADE = (
    r"(?:avoid(?:ed)?|dodged?|duck(?:ed)?|evaded?|ignored?|side-?step(?:ped)?|skirt(?:ed)?"
    r"|(?:leave|left)\s+(?:unanswered|open)|skip(?:ped)?)"
)
_STATE = (
    r"(?:(?:the\s+)?(?:delegations?|state(?:\s+party)?|governments?|country)|they|it|he|she|"
    r"(?:the\s+)?(?-i:[A-Z])[\w’'-]+(?:\s+(?:and|of|the|(?-i:[A-Z])[\w’'-]+)){0,5})"
)
"""Who may leave a point unanswered; what others avoid is no matter of a reply."""
_LISTS = (
    re.compile(
        rf"{_ASKS_FOR}{_POINTS}\b{_OF}{_ON}{_WERE}"
        rf"(?P<status>{_NOT_ANSWERED}|{_PARTLY}\s+{_ANSWERED}|{_ANSWERED}|{_DEFERRED})\b{_BY_THE_STATE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_ASKS_FOR}{_POINTS}\b{_OF}{_ON}\s+(?:did|has|have)\s+{_STATE}\s+(?P<status>answer(?:ed)?|address(?:ed)?)\W*$",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<status>unanswered|deferred)\s+{_POINTS}\b", re.IGNORECASE),
    re.compile(
        rf"^\W*(?:and\s+)?(?:did|has|have|had)\s+{_STATE}\s+(?P<status>{_EVADE})\s+(?:any|some)\s+"
        rf"(?:\S+\s+){{0,5}}?{_POINTS}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^\W*(?:and\s+)?(?:were|was|are|is|did|do|have|has)\s+(?:there\s+)?(?:any|some)\s+"
        rf"(?:\S+\s+){{0,5}}?{_POINTS}\b{_OF}{_ON}{_WERE}(?P<status>{_NOT_ANSWERED})\b{_BY_THE_STATE}",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W*(?:and\s+)?what\s+(?:did|has|have|had)\s+(?:\S+\s+){1,8}?"
        rf"(?P<status>(?:leave|left)\s+(?:unanswered|open)|dodged?|evaded?|(?:not|never)\s+{_ANSWER}"
        rf"|fail(?:ed)?\s+to\s+{_ANSWER})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_ASKS_FOR}{_POINTS}\b{_OF}{_ON}\s+(?P<status>(?:did|has|have)\s+(?:(?:\S+\s+){{1,8}}?"
        rf"(?:not|never|fail(?:ed)?\s+to)\s+{_ANSWER}|{_STATE}\s+{_EVADE}))\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_ASKS_FOR}{_POINTS}\b{_OF}{_ON}\s+(?:(?:that|which)\s+)?(?P<status>{_STATE}\s+(?:(?:did|has|have|had)"
        rf"(?:\s+not|n[’']t|\s+never)\s+{_ANSWER}|(?:never|failed\s+to)\s+{_ANSWER}|{_EVADE}))\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_ASKS_FOR}(?:issues|matters|points)\s+(?:(?:that|which)\s+)?(?P<status>(?:are|were|remain(?:ed)?|is|was)"
        r"(?:\s+(?:still|left))?\s+(?:open|outstanding|unresolved|unanswered))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W*(?:and\s+)?what\s+(?P<status>(?:is|was|has|remains|went|remained)\s+(?:still\s+)?(?:(?:been\s+)?(?:left\s+)?"
        rf"(?:never|not)\s+(?:been\s+)?{_ANSWERED}|(?:left\s+)?unanswered))\b",
        re.IGNORECASE,
    ),
)
_THE = (
    r"(?:the|that|this|those|these|his|her|their|its|any\s+of\s+the|all\s+(?:of\s+)?the"
    r"|(?:\S+\s+){0,3}?\S+[’']s?)"
)
_ONE_OF = r"(?:questions?|points?|concerns?|recommendations?|requests?)"
_ASKS_ONE = re.compile(
    rf"^\W*(?:and\s+)?(?:(?:did|has|have|had)\s+(?:\S+\s+){{1,8}}?{_ANSWER}\s+{_THE}\s+(?:\w+\s+)?{_ONE_OF}\b"
    rf"|(?:was|were|has|have|is|are)\s+{_THE}\s+(?:\w+\s+)?{_ONE_OF}\b.{{0,200}}?\b{_ANSWERED}\b{_BY_THE_STATE})",
    re.IGNORECASE,
)
_ASKS_WHOM = re.compile(
    rf"^\W*(?:and\s+)?(?:did|has|have|had)\s+(?:\S+\s+){{1,8}}?{_ANSWER}\s+(?:{TITLES})\b\.?\s+[\w-]+(?:\s+[\w-]+){{0,3}}?"
    r"(?:\s+(?:about|on|regarding|concerning)\s|\W*$)",
    re.IGNORECASE,
)
"""Asks whether somebody was answered, whatever they asked."""
_ASKS_ALL = re.compile(
    rf"^\W*(?:and\s+)?(?:did|has|have|had)\s+(?:\S+\s+){{1,8}}?{_ANSWER}\s+(?:everything|it\s+all|every\s+question|"
    r"(?:them\s+)?all(?:\s+of\s+them)?)\W*$",
    re.IGNORECASE,
)
_BY_THE_CHAIR = re.compile(
    r"\b(?:(?:by|of|from|did)\s+the\s+(?:vice-?)?chair(?:man|person|woman)?\b"
    r"|the\s+chair(?:man|person|woman)?[’']s\b)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"^\W*(?:and\s+)?(?:what|how)\s+(?:did|does|do|has|have|had|was|were)\b.{0,80}?\b(?:say|said|tell|told|"
    r"make|made|report|reported|explain|explained|(?-i:state|stated))\b",
    re.IGNORECASE,
)
"""Asks for words, whatever comes behind."""


_NAMED = (
    ("recommendation", (Kind.RECOMMENDATION,)),
    ("concern", (Kind.CONCERN,)),
    ("request", (Kind.REQUEST,)),
)


def read_wish(question: str) -> LedgerWish | None:
    """Return what a question asks of a ledger, or None where it asks for something else.

    Args:
        question: Without courtesies, and without the words that say at which meeting.
    """
    wish = _read(question)
    if wish is None:
        return None
    chair = wish.what is Everything.POINTS and bool(_BY_THE_CHAIR.search(question))
    return replace(wish, chair=chair, symbol=find_symbol(question))


def _read(question: str) -> LedgerWish | None:
    everything = wants_everything(question)
    if everything:
        points = everything.what is Everything.POINTS
        return LedgerWish(
            tuple(Status),
            "",
            everything.kinds,
            what=everything.what,
            named=everything.named,
            listed=points,
            asked=everything.asked and points,
        )
    if _SAYS.match(question):
        return None
    if _ASKS_ONE.match(question):
        return LedgerWish(tuple(Status), _topic(question), _kinds(question), one=True)
    if _ASKS_WHOM.match(question):
        topic = _topic(question)
        return LedgerWish(tuple(Status), topic, one=bool(topic))
    if _ASKS_ALL.match(question):
        return LedgerWish(tuple(Status), "")
    for pattern in _LISTS:
        found = pattern.search(question)
        if found:
            return LedgerWish(_statuses(found["status"]), _topic(question), _kinds(question))
    return None


def _kinds(question: str) -> tuple[Kind, ...]:
    named = re.search(_POINTS, question, re.IGNORECASE)
    word = named.group().lower() if named else ""
    return next((kinds for start, kinds in _NAMED if word.startswith(start)), ())


def _statuses(words: str) -> tuple[Status, ...]:
    if re.search(_DEFERRED, words, re.IGNORECASE):
        return (Status.DEFERRED,)
    if re.search(_PARTLY, words, re.IGNORECASE):
        return (Status.PARTLY,)
    if re.fullmatch(rf"{_ANSWERED}|answer|address", words, re.IGNORECASE):
        return (Status.ANSWERED,)
    return _OPEN


def _topic(question: str) -> str:
    found = _ABOUT.search(question)
    if not found:
        return ""
    return re.sub(r"\s+", " ", _STATUS_WORDS.sub(" ", found["topic"])).strip(" ,;")
