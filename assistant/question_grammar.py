"""The grammar of questions: which noun phrase is the speaker asked about, and what is scaffolding.

The patterns run over a question in which States and persons are masked by marks, so that a name
with commas or words of the grammar in it cannot mislead them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.words import EMPTY, SPEAKING_FORMS, STAND_FORMS
from index.text import words

STATE_MARK, PERSON_MARK = "\ua66e", "\ua66d"
"""Letters that no question holds; letters, so that word boundaries stand around them."""
_PEOPLE = (
    r"(?:delegations?|delegates?|representatives?|governments?|authorities|officials?|"
    r"state\s+part(?:y|ies)|(?:(?:deputy|vice|first|prime|foreign)[\s-]+)*ministers?)"
)
_ENVOYS = (
    rf"(?:{_PEOPLE}(?:\s+(?:of|for)(?:\s+\w+){{1,2}}?(?=\s+(?:of|from)\b))?"
    r"|ambassadors?|envoys?|presidents?|spokes(?:man|woman|person))"
)
"""Those who are a State's only where the State is named: "the President of Kenya"."""
_WHO = (
    rf"(?P<WHO>(?:the\s+)?(?:{_ENVOYS}\s+(?:of|from|for)\s+)?(?:the\s+)?{STATE_MARK}+"
    rf"(?:[’']s?)?(?:\s+{_ENVOYS}(?:[’']s?)?)?"
    rf"|(?:the\s+)?{PERSON_MARK}+"
    rf"(?:(?:\s+(?:of|from)\s+(?:the\s+)?|\s*\(){STATE_MARK}+\)?)?(?:[’']s?)?"
    rf"|(?:the|its|their|his|her|this|that|a)\s+(?:{_PEOPLE}|state)(?:[’']s?)?"
    r"(?!\s+(?:of|from)\b)"
    r"|(?:(?:(?:the|any|a|some|one|another)\s+)?members?|(?:any|every|some)(?:one|body))"
    r"\s+(?:of|on|in)\s+the\s+committee"
    r"|(?:the\s+)?treaty\s+body(?:[’']s)?(?:\s+(?:experts?|members?))?"
    r"|(?:the\s+)?(?:un\s+|human\s+rights\s+)?committee(?:\s+against\s+torture"
    r"|\s+on\s+(?:the\s+)?(?:(?:elimination|rights|protection)\s+of|economic,?\s+social|enforced)"
    r"[\w\s,]{1,80}?|\s+experts?|\s+members?)?"
    r"|(?:the\s+|an?\s+|any\s+)?(?:country\s+)?(?:co-?)?rapporteurs?"
    r"|(?:the\s+|an?\s+|any\s+)?(?:independent\s+)?experts?"
    r"|the\s+chair(?:person|man|woman)?"
    r"|(?:both|all|each|either)\s+(?:of\s+the\s+)?(?:sides?|parties)"
    r"|(?:the|this)\s+(?:group|team|meeting|participant|speaker)"
    r"|(?:the\s+)?(?:participants|attendees|speakers)"
    r"|(?:any|every|some)(?:one|body)(?:\s+else)?)(?:[’']s?)?(?!\w)"
)
_AND = r"(?:\s*,)?(?:\s+(?:and|or)\s+|\s*,\s*)"
_FIRST, _SECOND, _THIRD = (_WHO.replace("WHO", name) for name in ("who1", "who2", "who3"))
_WHOS = rf"{_FIRST}(?:{_AND}{_SECOND}(?:{_AND}{_THIRD})?)?"
_VERBS = "|".join(sorted(SPEAKING_FORMS, key=len, reverse=True))
_STANDS = "|".join(sorted(STAND_FORMS, key=len, reverse=True))
_ADVERBS = r"(?:(?:\w+ly|not|also|ever|then|exactly|even|already|previously)\s+)*"
_AUXILIARY = r"(?:(?:did|does|do|has|have|had|would|will|can|could|is|are|was|were)(?:n[’']t)?)"
_DOING = r"(?:(?:did|does|do|has|have|had|would|will|can|could)(?:n[’']t)?)"
"""Auxiliaries whose subject does something; with forms of "be" something is done to it."""
_HAVE = r"(?:(?:has|have|had|is|are|was|were)\s+)?(?:been\s+)?"
_UTTERANCE = (
    r"(?:answers?|repl(?:y|ies)|responses?|questions?|concerns?|positions?|views?|statements?|"
    r"comments?|remarks?|explanations?|claims?|requests?|recommendations?|words|worries|account|"
    r"opinions?|criticisms?|reactions?|stance|debates?|discussions?|questioning|controvers(?:y|ies)|"
    r"conversations?|thoughts?|attitudes?|exchanges?|fears?|doubts?|objections?|assurances?|"
    r"promises?|pledges?|commitments?|proposals?|suggestions?|justifications?|line)"
)
_ABOUT = (
    r"(?:about|on|regarding|concerning|as\s+to|with\s+regard\s+to|with\s+respect\s+to|"
    r"in\s+relation\s+to|in\s+respect\s+of|over|towards?)"
)
_DID = r"(?:did|does|do|has|have|had|is|are|was|were)"
_ABOUT_SOMEBODY = r"(?:criticism|discussion|debate|fear|doubt|controvers)"
"""Of somebody these are others' words: "criticism of Kenya"."""
_NO_OWNER = r"(?<![’']s)(?<![’'])"
"""Behind a name: "Kenya's claims" are no claiming."""
_DEED = r"(?:measures?|steps?|actions?|initiatives?|precautions?)"
_FEELING = (
    r"(?:alarmed|concerned|critical|disappointed|happy|interested|opposed|pleased|satisfied"
    r"|troubled|unable|unhappy|unwilling|willing|worried)"
)


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


_CLAUSES = _compiled(
    rf"\b(?:how\s+)?{_AUXILIARY}\s+{_WHOS}{_NO_OWNER}(?:,[^,?]{{3,60}},)?\s+{_ADVERBS}"
    rf"(?:{_VERBS})\b",
    # The verb stays in the topic: "Why did Kenya abstain on the resolution?"
    rf"\b{_DOING}\s+{_WHOS}\s+{_ADVERBS}(?=(?:{_STANDS})\b)",
    rf"\b(?:is|are|was|were)\s+{_WHOS}{_NO_OWNER}\s+{_ADVERBS}(?={_FEELING}\b)",
    r"(?<!\bin )(?<!\bof )(?<!\bof the )(?<!\bto )(?<!\bagainst )(?<!\babout )"
    rf"\b{_WHOS}{_NO_OWNER}\s+{_ADVERBS}{_HAVE}{_ADVERBS}(?:{_VERBS}|asking|saying)\b",
)
_BELONGING = _compiled(
    rf"\b(?:{_VERBS}|made|taken|done|adopted)\s+by\s+{_WHOS}",
    rf"(?<![’']s )\b(?:(?!{_ABOUT_SOMEBODY}){_UTTERANCE}\s+of"
    rf"|{_UTTERANCE}\s+(?:from|by))\s+{_WHOS}",
    rf"\b{_WHOS}\s+(?:\w+\s+)?{_UTTERANCE}\b",
)
"""What may as well be acted on by somebody else: "the plan proposed by the Committee"."""
_SUBJECTS = (
    *_CLAUSES,
    *_compiled(
        rf"\b(?:according\s+to|in\s+the\s+words\s+of)\s+{_WHOS}",
        rf"\b{_UTTERANCE}\s+{_DID}\s+{_WHOS}\s+{_ADVERBS}(?:give|had|have|level|make|made)\b",
    ),
    *_BELONGING,
    *_compiled(
        rf"^\W*{_WHOS}(?:\s*:|\s+{_ABOUT}\b)",
        rf"\b(?:worried|concerned|troubled|alarmed|disturbed|surprised)\s+{_WHOS}",
        # What somebody did is told by themselves; what they should do is for others to say.
        rf"^\W*what\s+(?:else\s+)?{_DID}\s+{_WHOS}\s+{_ADVERBS}(?:do|done|doing)\b",
        rf"^\W*(?:what|which)\s+(?:\w+\s+){{0,3}}{_DEED}\s+{_DID}\s+{_WHOS}\s+{_ADVERBS}"
        r"(?:take|taken|taking|adopt|adopted|adopting)\b",
        # "And the experts?": the next one is asked what the one before was asked.
        r"^\W*(?:(?:and|but|so)\s+(?:(?:what|how)\s+about\s+)?|(?:what|how)\s+about\s+)"
        rf"(?!{STATE_MARK}){_WHOS}\W*$",
    ),
)
_DOES = re.compile(rf"\b(?:did|does|do|has|have|had)\s+{_FIRST}\s+(?!been\b)\w")
_DONE_BY_ANOTHER = re.compile(rf"\s+(?:did|has|have|had)\s+{_FIRST}")
"""Behind the one found: "Which of the experts' requests has Kenya met?"."""
_INSIDE = re.compile(rf"\b{_DOING}\s+(?:the\s+)?[a-z-]+\s+$")
"""Before the one found: "did medical experts say" is not "did experts say"."""
_REACTED = re.compile(
    rf"^\W*(?:and\s+)?(?:who|which|what)\b(?:\s+\w+){{0,4}}?\s+(?:{_VERBS}|{_STANDS}|share[sd]?)"
    r"(?:\s+(?!(?:did|does|do|has|have|had)\b)\w+){0,3}\s*$"
    rf"|\b{_UTTERANCE}\s+(?:to|over|about|with|against|on)\s+(?:the\s+)?$"
    rf"|\b{_DOING}\s+(?:all|any|most|other|some)\s+\w+\s+\w+\s+(?:the\s+)?$"
)
"""Before the one found: whose words are reacted to ("Who replied to Kenya's claims?")."""
_TOLD = (
    r"(?:told|informed|assured|promised|given|briefed|advised|reminded|warned|asked|criticised|"
    r"criticized|praised|commended|urged|invited|requested|pressed|questioned|queried|answered|"
    r"thanked|recommended|demanded|reproached|congratulated|encouraged)"
)
_HEARERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:is|are|was|were)\s+{_FIRST}\s+{_ADVERBS}{_TOLD}\b",
        rf"\b(?:has|have|had)\s+{_FIRST}\s+{_ADVERBS}been\s+{_TOLD}\b",
        # Not "people in Kazakhstan were given compensation".
        r"(?<!\bin )(?<!\bof )(?<!\bfrom )(?<!\bfor )(?<!\bby )(?<!\bto )"
        rf"\b{_FIRST}\s+(?:is|are|was|were|(?:has|have|had)\s+been)\s+{_TOLD}\b",
        r"^\W*(?:(?:what|which)\s+)?(?:questions?|recommendations?|requests?)\s+"
        r"(?:(?:was|were|(?:has|have|had)\s+been)\s+(?:put|made|addressed|asked|given)\s+)?"
        rf"(?:to|for)\s+{_FIRST}",
        rf"\b(?:was|were|been)\s+(?:promised|put|recommended|said|suggested)\s+to\s+{_FIRST}",
        r"^\W*who\s+(?:else\s+)?(?:answered|asked|pressed|questioned|replied\s+to|responded\s+to"
        rf"|told)\s+{_FIRST}",
        rf"\b(?:was|were|has|have)\s+{_FIRST}\s+(?:concern|point|question|request)s?\b"
        r"(?=.{0,80}\b(?:addressed|answered|met)\b)",
        # A State gets much that is not said to it.
        r"\bdid\s+(?P<who1>(?:the\s+)?(?:committee|(?:country\s+)?rapporteurs?|experts?))\s+"
        rf"{_ADVERBS}(?:get|receive|hear|learn|obtain)\b",
    )
)
_BY = re.compile(rf"\s+by\s+{_FIRST}")
_BY_OTHERS = re.compile(r"\s+by\s")
_PUT_QUESTION = re.compile(
    r"\b(?:what|anything|something|else|questions?)\s+"
    r"(?:was|were|(?:has|have|had)\s+been)\s+(?:\w+ly\s+|also\s+)?asked\b"
    r"|\bquestions?\s+(?:was|were|(?:have|had|has)\s+been)\s+(?:put|raised|asked|posed)\b"
    r"|\bdid\s+they\s+(?:ask|enquire|inquire|want\s+to\s+know)\b"
)
_GAVE_REPLY = re.compile(
    r"\b(?:was|were)\s+(?:the|their|its|there\s+an?y?)\s+(?:repl(?:y|ies)|responses?|answers?)\b"
    r"|\b(?:repl(?:y|ies)|responses?|answers?)\s+(?:was|were|(?:has|have|had)\s+been)\s+given\b"
    r"|\bsaid\s+in\s+(?:reply|return|response)\b"
    r"|\bdid\s+they\s+(?:reply|answer|respond)\b"
    r"|^\W*(?:and|but)\s+(?:the|their|its)\s+(?:repl(?:y|ies)|responses?|answers?)\b"
)
_COORDINATED = re.compile(r"(?:\b(?:and|versus|vs|with|against)\b|[,;])\.?(?:\s+(?:what|how))?\s*$")
_PASSIVE = re.compile(rf"\b(?:{_VERBS}|made)\s+by\s+{_FIRST}")
_ADDRESSEE = re.compile(
    rf"^\s+(?:to\s+|of\s+|from\s+)?{_FIRST}"
    rf"(?=\s*$|\s*[?.!]|\s+(?:{_ABOUT}|whether|if|to|for|over|with|what|how|when|why|that)\b)"
)
_NAME_WORD = (
    r"(?!(?:about|on|over|to|for|not|by|with|in|at|from|that|which|what|how|put|most|more)\b)"
    r"[\w’'.-]+"
)
_UNKNOWN_SUBJECT = re.compile(
    rf"\b(?P<auxiliary>did|does|do|has|have|had|would|will|can|could)\s+"
    rf"(?P<name>(?:the\s+)?{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,3}}?"
    # "the Commissioner for Human Rights", "the Subcommittee on Prevention of Torture".
    rf"(?:\s+(?:of|for|on|against)\s+(?:the\s+)?{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,3}}?){{0,2}})\s+"
    rf"{_ADVERBS}(?P<verb>{_VERBS})\b",
    re.IGNORECASE,
)
_ABILITY = re.compile(r"can|could|would|will", re.IGNORECASE)
_OF_FACTS = re.compile(r"^\W*(?:(?:and|but|so)\s+)?(?:(?:how|why|where)\s+)?$", re.IGNORECASE)
_PROPER = re.compile(r"[^\W\d_a-z]")
_SOURCE = re.compile(
    r"(?:^|,?\s)(?i:according\s+to|in\s+the\s+words\s+of)\s+(?P<name>(?:[Tt]he\s+)?"
    r"[^\W\d_a-z][\w’'.-]*(?:\s+[^\W\d_a-z][\w’'.-]*){0,4})"
    r"(?:[’']s?\s+(?:\w+\s+)?(?:speech|address|statement|remarks|account))?(?=\s*[,?.!]|\s*$)"
)
_BEFORE_ACTOR = re.compile(rf"\b{_DOING}\s+(?:the\s+)?$", re.IGNORECASE)
_ACTS = re.compile(r"\s+(?!been\b)[^\W\d_]|\s*,?\s+and\b", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:,|\band\b|\bor\b)\s*(?:the\s+)?", re.IGNORECASE)
_PASSIVE_NAME = re.compile(r"\b(?:be|been|being)$", re.IGNORECASE)
_HANDS_IN = re.compile(
    r"(?:add|address|bring|give|offer|present|provide|submit|undertake)", re.IGNORECASE
)
"""Verbs of speaking that also are of doing, as after "did": what is done others tell of."""
_ANYBODY = frozenset(
    "been they he she it we you i people who anything there this that these those records record "
    "meeting speakers speaker participants others".split()
)
_LEFT_OVER = re.compile(
    r"(?:\s*,)?\s+(?:and|or|but)\s+(?:what|how|why|who|when|where|whether)$", re.IGNORECASE
)
"""What a second clause leaves behind: "bail and what" of "bail and what did Kenya answer"."""
_SCAFFOLD = re.compile(
    rf"""(?:
      (?:please|can\ you|could\ you|tell\ me|show\ me|list|summari[sz]e|describe|explain|compare
      |what|which|anything|everything|all|and|also|more|else)\b
    | to\ what\ extent\b
    | (?:how|why)\b(?=\s+(?:to|on|about|with|of|as)\b)
    | [’']s\b
    | who(?:\s+else)?\s+{_HAVE}(?:{_VERBS})\b
    | {_AUXILIARY}\s+(?:they|he|she|it|we|you|people)\s+{_ADVERBS}(?:{_VERBS})\b
    | (?:is|are|was|were|did|does|has|have)\b(?=\s+(?:there|anything|about|on|of)\b)
    | (?:is|are|was|were|has|have|had|been)\b(?=\s+(?:been\s+)?(?:{_VERBS})\s+(?:{_ABOUT}|that)\b)
    | (?:is|are|was|were)\b(?=\s+(?:the|their|its|his|her|this|that|these|those)\s+{_UTTERANCE}\b)
    | (?:is|are|was|were|(?:has|have|had)\ been)\ (?:being\ )?done\b(?=\s+(?:to|about|for)\b)
    | there\b
    | when\ (?:discussing|(?:talking|speaking|asked)(?=\s+{_ABOUT}))\b
    | (?:said|stated|mentioned|raised|asked|reported|told|replied|answered|responded)\b
    | discussed\b(?=\s+{_ABOUT})
    | (?:the|a|an|any|its|their|his|her|these|those)\b(?=\s+(?:{_ABOUT}\b|{_UTTERANCE}\s+{_ABOUT}\b
      |{_UTTERANCE}\s*$|(?:issue|matter|subject|topic)s?\s+of\b))
    | {_UTTERANCE}\b(?=\s+(?:{_ABOUT}|that|whether|of|to)\b|\s*$)
    | (?:issue|matter|subject|topic)s?\s+of\b
    | (?:{_ABOUT}|that|whether|if|to|of|over|for)\b
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)

_LEADING = re.compile(rf"^(?:{_AUXILIARY}|should|must)\s+(?=\S+\s+\S)", re.IGNORECASE)
_OCCASION = re.compile(
    r",?\s*\b(?:as\s+)?(?:(?:mentioned|described|discussed|outlined|stated|said)\s+)?"
    r"(?:in|during|throughout)\s+(?:his|her|its|their)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:speech|address|statement|remarks|intervention|presentation)(?:\s+itself)?\b",
    re.IGNORECASE,
)
"""When something was said; what is said there is looked for everywhere."""


Role = Literal["asks", "replies"]


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


@dataclass(frozen=True, slots=True)
class UnknownSubject:
    """A grammatical subject that is none of the speakers known.

    Attributes:
        name: Without its article.
        clause: Span of the clause it stands in.
        acts: Whether the verb is of doing as much as of speaking ("did the mechanism submit").
        in_general: Whether people in general are meant, and nobody's words ("can prisoners
            complain", "do relatives get the report").
    """

    name: str
    clause: tuple[int, int]
    acts: bool = False
    in_general: bool = False


def find_subjects(masked: str) -> SubjectPhrases | None:
    """Find whose words are asked for in a masked question; None where nobody's in particular.

    The strongest pattern decides; a second clause counts only where it is set beside the first
    ("what the Committee asked and what Kazakhstan replied").
    """
    told = next((m for pattern in _HEARERS if (m := pattern.search(masked))), None)
    if told:
        by = _BY.search(masked, told.end())
        if by:  # "What was the Committee told by the Minister?"
            return SubjectPhrases((by.span("who1"),), (told.span(), by.span()), None)
        if _BY_OTHERS.match(masked, told.end()):  # "... by NGOs": nobody who speaks here.
            return None
        return SubjectPhrases((told.span("who1"),), (told.span(),), None, hearers=True)
    first = next((m for pattern in _SUBJECTS if (m := _search(pattern, masked))), None)
    if first is None:
        return None
    found = [first]
    for pattern in (*_CLAUSES, *_BELONGING[1:]):
        match = pattern.search(masked, first.end())
        if match and _COORDINATED.search(masked[: match.start()]):
            found.append(match)
            break
    who = tuple(
        m.span(name) for m in found for name in sorted(m.groupdict()) if m.group(name) is not None
    )
    end = found[-1].end()
    clauses = [m.span() for m in found]
    # "What did X say about the concerns raised by Y" asks for the words of X alone.
    clauses += [m.span() for m in _PASSIVE.finditer(masked, end)]
    addressee = _ADDRESSEE.match(masked[end:])
    return SubjectPhrases(
        who,
        tuple(clauses),
        (end, end + addressee.end()) if addressee else None,
    )


def _search(pattern: re.Pattern[str], masked: str) -> re.Match[str] | None:
    """Search, but not for words of one that another one, asked about before, did something with."""
    match = pattern.search(masked)
    if match is None:
        return None
    before = masked[: match.start()]
    bare = re.match(r"(?!(?:the|an?|any)\s)", match["who1"])
    if pattern is _CLAUSES[-1] and bare and _INSIDE.search(before):
        return None
    if pattern in _BELONGING and (
        _DOES.search(before)
        or _REACTED.search(before)
        or _DONE_BY_ANOTHER.match(masked, match.end())
    ):
        return None
    return match


def find_role(folded: str) -> tuple[Role, tuple[int, int]] | None:
    """Find whether a question without a speaker wants what was asked or what was replied.

    Returns:
        The role, and the span of the words that tell it.
    """
    patterns: dict[Role, re.Pattern[str]] = {"asks": _PUT_QUESTION, "replies": _GAVE_REPLY}
    for role, pattern in patterns.items():
        match = pattern.search(folded)
        if match:
            return role, match.span()
    return None


def find_unknown_subject(text: str) -> UnknownSubject | None:
    """Find a speaker nobody knows ("did UNICEF say"); None where no such clause is in a question.

    "Can minors be put in a cell?" has none, and "What did the State do?" neither.
    """
    match = _UNKNOWN_SUBJECT.search(text)
    if match is None or _PASSIVE_NAME.search(match["name"]):
        return None
    name = re.sub(r"(?i)^the\s+", "", match["name"]).strip()
    parts = set(words(name))
    if parts <= EMPTY or parts & _ANYBODY:
        return None
    no_speech = _ABILITY.fullmatch(match["auxiliary"]) or _OF_FACTS.match(text[: match.start()])
    return UnknownSubject(
        name,
        match.span(),
        acts=bool(_HANDS_IN.fullmatch(match["verb"])),
        in_general=bool(no_speech and not _PROPER.search(name)),
    )


def find_source(text: str) -> UnknownSubject | None:
    """Find a name that is given as the source ("according to UNICEF"); None where there is none."""
    match = _SOURCE.search(text)
    return (
        UnknownSubject(re.sub(r"(?i)^the\s+", "", match["name"]), match.span()) if match else None
    )


def find_actors(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Tell which of the names in a question are those of who acts ("how much will Spain donate").

    Args:
        text: The question.
        spans: Of the names, in order.

    Returns:
        For the position of each that acts, where its words begin, its auxiliary among them.
    """
    found: dict[int, int] = {}
    for position, (start, end) in enumerate(spans):
        auxiliary = _BEFORE_ACTOR.search(text[:start])
        if auxiliary and _ACTS.match(text, end):
            found[position] = auxiliary.start()
        elif position - 1 in found and _BESIDE.fullmatch(text, spans[position - 1][1], start):
            found[position] = spans[position - 1][1]
    return found


def cut(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Return a text without some spans, a blank in place of each."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def trim_topic(topic: str) -> str:
    """Cut the scaffolding of the question off a topic ("the question on family visits")."""
    topic = re.sub(r"\s+", " ", topic).strip(" ?!.,;:")
    topic = _OCCASION.sub("", topic)
    whole = topic
    while match := _SCAFFOLD.match(topic):
        topic = topic[match.end() :].strip(" ?!.,;:")
    topic = _LEFT_OVER.sub("", topic)
    if topic != whole:  # "what does it cost" leaves a verb; "does it cost" is asked as it stands.
        topic = _LEADING.sub("", topic)
    return "" if all(word in EMPTY for word in words(topic)) else topic
