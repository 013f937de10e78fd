"""The grammar of questions: which noun phrase is the speaker asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.late_patterns import LatePattern
from assistant.questions.parts import (
    ABOUT,
    ABOUT_SOMEBODY,
    ADVERBS,
    AND,
    AUXILIARY,
    DEED,
    DID,
    DOING,
    FEELING,
    FIRST,
    HAVE,
    LIGHTLY,
    NO_OWNER,
    OF_STATES,
    PERSON_MARK,
    SECOND,
    SPEAKING_NOW,
    STANDS,
    STATE_MARK,
    STATES,
    THIRD,
    UTTERANCE,
    VERBS,
    WHOS,
    WhosPattern,
)

_ASKS = (
    r"what|which|who|whom|whose|when|where|why|how|did|does|do|has|have|had|is|are|was|were|can|could"
    r"|will|would|should"
)


def _late(*patterns: str) -> tuple[LatePattern, ...]:
    return tuple(WhosPattern(one) if WHOS in one else LatePattern(one) for one in patterns)


_TO_SAY = (
    r"(?:anything|something|nothing|much|little|more|a\s+word|an?\s+(?:answer|reply|response)|any\s+\w+)?"
    rf"\s*(?:else\s+)?to\s+(?:{VERBS})\b(?:\s+for\s+(?:it|him|her|them)sel(?:f|ves))?"
)
"""Behind "have": what somebody says."""
_CLAUSES = _late(
    rf"\b(?:ha[sd]|have)\s+{WHOS}{NO_OWNER}\s+(?:got\s+)?{_TO_SAY}",
    rf"\b(?:{DOING}\s+)?{WHOS}{NO_OWNER}\s+{ADVERBS}(?:ha[sd]|have)\s+{_TO_SAY}",
    rf"\b(?:is|was)\s+it\s+{WHOS}\s+(?:who|that)\s+{HAVE}{ADVERBS}(?:{VERBS})\b",
    rf"\b(?:how\s+(?:far\s+)?)?{AUXILIARY}\s+{WHOS}{NO_OWNER}(?:,[^,?]{{3,60}},)?\s+{ADVERBS}"
    rf"(?:{LIGHTLY})?(?:{VERBS}|{SPEAKING_NOW})\b",
    # The verb stays in the topic: "Why did Kenya abstain on the resolution?"
    rf"\b{DOING}\s+{WHOS}\s+{ADVERBS}(?=(?:{STANDS})\b)",
    rf"^\W*(?:whether|if)\s+{WHOS}\s+{ADVERBS}(?=(?:{STANDS})\b)",
    rf"\b(?:is|are|was|were)\s+{WHOS}{NO_OWNER}\s+{ADVERBS}(?={FEELING}\b)",
    rf"\bhow\s+come\s+(?:that\s+)?{WHOS}\s+{ADVERBS}(?:{DOING}\s+)?{ADVERBS}(?=(?:{STANDS}|{VERBS})\b)",
    rf"\b(?:did|do|have|had)\s+(?P<who1>{OF_STATES}|(?:the\s+)?{STATES})\s+{ADVERBS}(?:{VERBS})\b",
    rf"\b(?P<who1>{OF_STATES})\s+{ADVERBS}(?:(?:have|has|had)\s+)?{ADVERBS}(?:{VERBS})\b",
    r"^\W*(?:list|name|enumerate|show|give)\s+(?:me\s+)?(?:(?:all|every)\s+)?(?:of\s+)?(?:the\s+)?"
    rf"(?P<who1>{STATES}|experts?|members|rapporteurs)\s+(?:who|that|which)\s+"
    rf"(?:(?:have|has|had)\s+)?{ADVERBS}(?:{VERBS})\b",
    rf"^\W*(?:and\s+)?which\s+(?:other\s+)?(?P<who1>{STATES}|experts?|members|rapporteurs)\s+"
    r"(?:did|do|does|have|has|had|else)\W*$",
    r"^\W*(?:and\s+|(?:and\s+)?(?:what|how)\s+about\s+)(?:(?:by|from)\s+)?(?:the\s+)?(?:other\s+)?(?P<who1>states(?:\s+parties)?|delegations)\W*$",
    r"(?<!\bin )(?<!\bof )(?<!\bof the )(?<!\bto )(?<!\bagainst )(?<!\babout )"
    rf"\b{WHOS}{NO_OWNER}\s+{ADVERBS}{HAVE}{ADVERBS}(?:{VERBS}|asking|saying)\b",
)
_BY_WHOM = rf"by\s+{FIRST}(?:{AND}(?:by\s+)?{SECOND}(?:{AND}(?:by\s+)?{THIRD})?)?"
_A_STATE = rf"(?:the\s+)?{STATE_MARK}+"
_BELONGING = _late(
    rf"\b(?:{VERBS}|made|taken|done|adopted|invoked|named|quoted)\s+{_BY_WHOM}",
    # Of what stays in the topic: "accused of by Kenya", "claims made against Peru by Kenya".
    rf"\b(?:(?:{VERBS}|made)\s+(?:against|of|on|to)(?:\s+{_A_STATE})?|(?:{STANDS})(?:\s+of)?"
    rf"|{UTTERANCE}\s+(?:against|of)\s+{_A_STATE})\s+(?P<clause>{_BY_WHOM})",
    rf"(?<![’']s )\b(?:(?!{ABOUT_SOMEBODY}){UTTERANCE}\s+of"
    rf"|{UTTERANCE}\s+(?:from|by))\s+{WHOS}",
    rf"\b{WHOS}\s+(?:\w+\s+)?{UTTERANCE}\b",
)
"""What may as well be acted on by somebody else: "the plan proposed by the Committee"."""
_SUBJECTS = (
    *_late(
        rf"\b(?:from|(?:going|judging)\s+by)\s+what\s+{WHOS}\s+{ADVERBS}{HAVE}(?:{VERBS})\b"
        rf"(?:\s+(?:the\s+)?(?:committee|members|experts|{PERSON_MARK}+))?(?:\s+{ABOUT}\s+(?=[^,]+,))?"
    ),
    *_CLAUSES,
    *_late(
        r"\b(?:according\s+to|in\s+the\s+(?:words|view|opinion|eyes|account|assessment)\s+of|per)\s+"
        rf"{WHOS}",
        rf"\bif\s+{WHOS}\s+(?:is|are)\s+to\s+be\s+believed",
        rf"\b(?:so|as)\s+far\s+as\s+{WHOS}\s+(?:is|are|was|were)\s+concerned\b",
        # Of a State it says where: "For Kenya, how many are there?"
        rf"^\W*for\s+(?!(?:the\s+)?{STATE_MARK}){WHOS},\s*(?=(?:{_ASKS})\b)",
        r"\b(?:(?:hear|heard|learn(?:ed|t)?|get|got|gotten|received?|obtained?|words?|anything|something"
        rf"|nothing)|(?:come|came|heard|got)\s+back)\s+from\s+{WHOS}"
        rf"(?=\W*$|\W*,|\s+(?:{ABOUT}|that|when|whether|how)\b)",
        rf"\b(?:(?:is|are|was|were)\s+)?(?:the\s+|any\s+)?(?:differences?|disagreements?|contradictions?)"
        rf"\s+between\s+{FIRST}{AND}{SECOND}",
        rf"\b{UTTERANCE}\s+{DID}\s+{WHOS}\s+{ADVERBS}(?:give|had|have|level|make|made)\b",
    ),
    *_BELONGING,
    *_late(
        rf"^\W*(?:(?:and|but|so)\s+)?{WHOS}(?:\s*:|\s+{ABOUT}\b)",
        # "Ms. Racu, bail": a State alone says where.
        rf"^\W*(?P<who1>{PERSON_MARK}+)\s*(?:,|\s[-–])\s*(?!(?:and|or)\b)"
        rf"(?=(?:(?!\b(?:{_ASKS}|{VERBS})\b)[^,?])+\W*$)",
        r"\b(?:worr(?:y|ied)|concern(?:ed)?|troubled?|alarm(?:ed)?|disturb(?:ed)?|surprised?|satisf(?:y|ied)"
        rf"|convinced?|persuaded?|reassured?|(?:is|was|are|were)(?:\s+(?:it|that|this|they))?\s+an?\s+(?:\w+\s+)?"
        rf"(?:concern|worry)\s+(?:for|to))\s+{WHOS}",
        # What somebody did is told by themselves; what they should do is for others to say.
        rf"^\W*what\s+(?:else\s+)?{DID}\s+{WHOS}\s+{ADVERBS}(?:do|done|doing)\b",
        rf"^\W*(?:what|which)\s+(?:\w+\s+){{0,3}}{DEED}\s+{DID}\s+{WHOS}\s+{ADVERBS}"
        r"(?:take|taken|taking|adopt|adopted|adopting)\b",
        rf"\b{DEED}\s+(?:that\s+)?{WHOS}\s+{ADVERBS}{HAVE}{ADVERBS}(?:takes?|took|taken|adopt(?:s|ed)?)\b",
        # "And the experts?": the next one is asked what the one before was asked.
        r"^\W*(?:(?:and|but|so)\s+(?:(?:what|how)\s+(?:about|of)\s+|(?:by|from)\s+"
        r"|on\s+(?=.*\bside\W*$))?|(?:what|how)\s+(?:about|of)\s+)"
        rf"(?!{STATE_MARK}){WHOS}\W*$",
    ),
)
_ANYBODY = LatePattern(rf"{FIRST}|{OF_STATES}|{STATES}|experts?|members|rapporteurs")
"""Stands in all that any of these patterns matches."""
_MARK = re.compile(r"[.:;,–]")
_IN_GENERAL = re.compile(rf"{OF_STATES}|{STATES}")
_BY_AT_END = LatePattern(rf"\bby\s+{FIRST}\W*$")
_SAID = LatePattern(
    rf"^\W*what\s+(?:else\s+)?(?:was|were|has\s+been|had\s+been|is)\s+(?:{VERBS})\b"
)
"""Of "What was said about bail by Kenya?" the last words alone tell whose words are meant."""
_DOES = LatePattern(rf"\b(?:did|does|do|has|have|had)\s+{FIRST}\s+(?!been\b)\w")
_TOLD_FIRST = LatePattern(
    rf"^\W*(?:(?:after|as|if|once|since|when|while)\s+{WHOS}\s+{ADVERBS}{HAVE}(?:{VERBS})"
    rf"(?:\s+(?:{ABOUT}|that|whether|of))?"
    rf"|{WHOS.replace('who', 'first')}\s+{ADVERBS}{HAVE}(?:{VERBS})\s+(?:{ABOUT}|that|whether)"
    r"|in\s+(?:answer|reply|response)\s+to\s+"
    rf"{WHOS.replace('who', 'whom')}\s+{UTTERANCE}\s+{ABOUT})"
    r"\s+(?=[^.:;,?]+[.:;,–])"
    rf"|^\W*in\s+(?:answer|reply|response)\s+to\s+{FIRST.replace('who1', 'to1')}"
    rf"(?:\s+{UTTERANCE})?\s*,"
)
"""What was said before what is asked of it: "Ms. Racu asked about bail: what was the reply?"."""
_DONE_BY_ANOTHER = LatePattern(rf"\s+(?:did|has|have|had)\s+{FIRST}")
"""Behind the one found: "Which of the experts' requests has Kenya met?"."""
_ARTICLE = re.compile(r"(?:the|an?|any)\s")
_INSIDE = re.compile(rf"\b{DOING}\s+(?:the\s+)?[a-z-]+\s+$")
"""Before the one found: "did medical experts say" is not "did experts say"."""
_REACTED = LatePattern(
    rf"^\W*(?:and\s+)?(?:who|which|what)\b(?:\s+\w+){{0,4}}?\s+(?:{VERBS}|{STANDS}|share[sd]?)"
    r"(?:\s+(?!(?:did|does|do|has|have|had)\b)\w+){0,3}\s*$"
    rf"|\b{UTTERANCE}\s+(?:to|over|about|with|against|on)\s+(?:the\s+)?$"
    rf"|\b{DOING}\s+(?:all|any|most|other|some)\s+\w+\s+\w+\s+(?:the\s+)?$"
)
"""Before the one found: whose words are reacted to ("Who replied to Kenya's claims?")."""
_TOLD = (
    r"(?:told|informed|assured|promised|given|briefed|advised|reminded|warned|asked|criticised|"
    r"criticized|praised|commended|urged|invited|requested|pressed|questioned|queried|answered|"
    r"thanked|recommended|demanded|reproached|congratulated|encouraged)"
)
_HEARERS = _late(
    rf"\b(?:is|are|was|were)\s+{FIRST}\s+{ADVERBS}{_TOLD}\b",
    rf"\b(?:has|have|had)\s+{FIRST}\s+{ADVERBS}been\s+{_TOLD}\b",
    # Not "people in Kazakhstan were given compensation".
    r"(?<!\bin )(?<!\bof )(?<!\bfrom )(?<!\bfor )(?<!\bby )(?<!\bto )"
    rf"\b{FIRST}\s+(?:is|are|was|were|(?:has|have|had)\s+been)\s+{_TOLD}\b",
    r"^\W*(?:(?:what|which)\s+)?(?:questions?|recommendations?|requests?)\s+"
    r"(?:(?:was|were|(?:has|have|had)\s+been)\s+(?:put|made|addressed|asked|given)\s+)?"
    rf"(?:to|for)\s+{FIRST}",
    rf"\b(?:was|were|been)\s+(?:promised|put|recommended|said|suggested)\s+to\s+{FIRST}",
    rf"\b(?:was|were|been)\s+(?:requested|sought)\s+(?:from|of)\s+{FIRST}",
    r"^\W*who\s+(?:else\s+)?(?:answered|asked|pressed|questioned|replied\s+to|responded\s+to"
    rf"|told)\s+{FIRST}",
    rf"\b(?:was|were|has|have)\s+{FIRST}\s+(?:concern|point|question|request)s?\b"
    r"(?=.{0,80}\b(?:addressed|answered|met)\b)",
    # A State gets much that is not said to it.
    r"\bdid\s+(?P<who1>(?:the\s+)?(?:committee|(?:country\s+)?rapporteurs?|experts?))\s+"
    rf"{ADVERBS}(?:get|receive|hear|learn|obtain)\b",
    rf"\b(?:did|has|had)\s+{FIRST}\s+{ADVERBS}(?:get|got|face|faced|hear|heard|receive|received)\s+"
    r"(?:(?:an?|any|the|no)\s+)?(?:same\s+|similar\s+)?(?:questions?|criticisms?|recommendations?)\b",
)
_JUDGED = re.compile(r"\b(?:criticised|criticized|praised|commended|reproached|thanked)$")
"""Who judges somebody need not speak to them: they are what is spoken of."""
_BY = LatePattern(rf"\s+by\s+{FIRST}")
_BY_OTHERS = re.compile(r"\s+by\s")
_COORDINATED = re.compile(r"(?:\b(?:and|versus|vs|with|against)\b|[,;])\.?(?:\s+(?:what|how))?\s*$")
_PASSIVE = LatePattern(rf"\b(?:{VERBS}|made)\s+by\s+{FIRST}")
_ADDRESSEE = LatePattern(
    rf"^\s+(?:to\s+|of\s+|from\s+)?{FIRST}"
    rf"(?=\s*$|\s*[?.!]|\s+(?:{ABOUT}|whether|if|to|for|over|with|what|how|when|why|that)\b)"
)


@dataclass(frozen=True, slots=True)
class SubjectPhrases:
    """Where a question names the speakers asked about.

    Attributes:
        who: Spans of the noun phrases.
        clauses: Spans of the clauses they stand in ("did X say"), no part of the topic.
        addressee: Span of whom the speakers address, or None.
        hearers: Whether those who are named are the ones spoken to ("What was the Committee
            told?"), so that the words of the others are asked for.
    """

    who: tuple[tuple[int, int], ...]
    clauses: tuple[tuple[int, int], ...]
    addressee: tuple[int, int] | None
    hearers: bool = False


def find_subjects(masked: str) -> SubjectPhrases | None:
    """Find whose words are asked for in a masked question; None where nobody's in particular.

    The strongest pattern decides; a second clause counts only where it is set beside the first
    ("what the Committee asked and what Kazakhstan replied").
    """
    if not _ANYBODY.search(masked):
        return None
    told = next((m for pattern in _HEARERS if (m := pattern.search(masked))), None)
    if told:
        by = _BY.search(masked, told.end())
        if by:  # "What was the Committee told by the Minister?"
            judged = _JUDGED.search(told.group())  # "Was Kenya criticised by Peru?"
            put = () if judged else (told.span(),)
            return SubjectPhrases((by.span("who1"),), (*put, by.span()), None)
        if _BY_OTHERS.match(masked, told.end()):  # "... by NGOs": nobody who speaks here.
            return None
        return SubjectPhrases((told.span("who1"),), (told.span(),), None, hearers=True)
    first = next((m for pattern in _SUBJECTS if (m := _search(pattern, masked))), None)
    if first is None and _SAID.match(masked):
        first = _BY_AT_END.search(masked)
    if first is None:
        return None
    found = [first]
    for pattern in (*_CLAUSES, *_BELONGING[2:]):
        match = pattern.search(masked, first.end())
        if match and _COORDINATED.search(masked[: match.start()]):
            found.append(match)
            break
    who = tuple(
        m.span(name)
        for m in found
        for name in sorted(m.groupdict())
        if name.startswith("who") and m.group(name) is not None
    )
    end = found[-1].end()
    clauses = [m.span("clause" if "clause" in m.groupdict() else 0) for m in found]
    # It needs such a mark, and takes long to compile.
    told_first = _MARK.search(masked, 0, first.start()) and _TOLD_FIRST.match(
        masked, 0, first.start()
    )
    if told_first:
        clauses.append(told_first.span())
    # "What did X say about the concerns raised by Y" asks for the words of X alone.
    clauses += [m.span() for m in _PASSIVE.finditer(masked, end)] if " by " in masked else []
    # What States in general mention or criticise is no one whom they address.
    in_general = any(_IN_GENERAL.fullmatch(masked, *span) for span in who)
    # Nor is what stands behind "on": "Kenya on Somalia".
    on = re.search(rf"\b{ABOUT}$", masked[:end])
    addressee = None if in_general or on else _ADDRESSEE.match(masked[end:])
    return SubjectPhrases(
        who,
        tuple(clauses),
        (end, end + addressee.end()) if addressee else None,
    )


def _search(pattern: LatePattern, masked: str) -> re.Match[str] | None:
    """Search, but not for words of one that another one, asked about before, did something with."""
    if pattern in _BELONGING[:2] and " by " not in masked:
        return None  # Both have it, and take long to compile.
    match = pattern.search(masked)
    if match is None:
        return None
    before = masked[: match.start()]
    if pattern is _CLAUSES[-1] and not _ARTICLE.match(match["who1"]) and _INSIDE.search(before):
        return None
    if pattern in _BELONGING and (
        _DOES.search(before)
        or _REACTED.search(before)
        or _DONE_BY_ANOTHER.match(masked, match.end())
    ):
        return None
    return match
