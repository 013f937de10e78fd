"""What a question is about: what is left of it without speakers and scaffolding."""

from __future__ import annotations

import re

from assistant.questions.parts import (
    ABOUT,
    ADVERBS,
    AUXILIARY,
    CHANGE,
    DEED,
    HAVE,
    UTTERANCE,
    VERBS,
)
from assistant.words import EMPTY
from index.text import words

_LEFT_OVER = re.compile(
    r"(?:(?:\s*,)?\s+(?:and|or|but)|\s*[,.:;–])\s+(?:what|how|why|who|when|where|whether)$",
    re.IGNORECASE,
)
"""What a second clause leaves behind: "bail and what" of "bail and what did Kenya answer"."""
_RELATIVE_LEFT = re.compile(
    r"\s+(?:that|which|who)(?:\s+(?:is|are|was|were|(?:has|have|had)(?:\s+been)?))?$", re.IGNORECASE
)
"""What is left of "questions on bail that were put by the Committee"."""
_TOLD = (
    rf"(?:{UTTERANCE}|{DEED}|allegations?|data|details?|evidence|examples?|figures|information|issues?"
    r"|points?|problems?|progress|reasons?|statistics)"
)
"""What is said or done, in a noun: "what concerns were raised about bail"."""
_GIVEN = (
    r"(?:addressed|adopted|advanced|announced|asked|cited|described|expressed|given|highlighted|identified"
    r"|levelled|made|mentioned|named|noted|offered|outlined|presented|provided|put(?:\s+forward)?|raised"
    r"|reported|requested|sought|stated|submitted|supplied|taken|voiced)"
)
_BEEN = r"(?:is|are|was|were|(?:has|have|had)\s+been)"
_SCAFFOLD = re.compile(
    rf"""(?:
      (?:(?:any|concrete|further|key|main|new|other|specific)\s+)*{_TOLD}\s+{_BEEN}\s+(?:\w+ly\s+)?(?:{_GIVEN}|available)\b
      (?=\s+(?:{ABOUT}|that|whether|of|to|for|against)\b)
    | {_TOLD}\s+{_BEEN}\s+(?=(?:about|regarding|concerning)\b)
    | any\s+(?={_TOLD}\s+(?:{ABOUT}|of)\b)
    | {_BEEN}\s+known\s+(?=about\b)
    | between\ them\b
    | (?:what|which)\ (?:of\ the\ (?:two\ )?)?
      (?:delegates?|experts?|members?|rapporteurs?|sides?)\s+(?:(?:{VERBS})\b|(?={ABOUT}\b))
    | (?:please|can\ you|could\ you|tell\ me|show\ me|list|summari[sz]e|describe|explain|compare
      |what|which|anything|everything|all|and|also|then|more|else)\b
    | to\ what\ extent\b
    | (?:vs\.?|versus)(?=\s|$)
    | (?:(?:is|are|was|were)\s+)?(?:the\s+|any\s+)?differences?\s+between(?:\s+what)?
      \s+(?={ABOUT}\b)
    | of\ the\ (?:\w+\ )?(?:countr(?:y|ies)|states?|delegations?|records?)\b
    | (?:is|was)\s+it\s+(?:true|right|correct|so|the\s+case)\s+(?:that|to\s+say)\b
    | (?:how|why)\b(?=\s+(?:to|on|about|with|of|as)\b)
    | [’']s\b
    | who(?:\s+else)?\s+{HAVE}(?:{VERBS})\b(?:\ (?:most|least|first|last|more)(?:\ often)?\b)?
    | {AUXILIARY}\s+(?:they|he|she|it|we|you|people)\s+{ADVERBS}(?:{VERBS})\b
    | (?:is|are|was|were|did|does|has|have)\b(?=\s+(?:there|anything|about|on|of)\b)
    | (?:is|are|was|were|has|have|had|been)\b(?=\s+(?:been\s+)?(?:{VERBS})\s+(?:{ABOUT}|that)\b)
    | (?:is|are|was|were)\b(?=\s+(?:the|their|its|his|her|this|that|these|those)\s+{UTTERANCE}\b)
    | (?:is|are|was|were)\b(?=\s+the\s+(?:{ABOUT}|to)\b)
    | (?:is|are|was|were|(?:has|have|had)\ been)\ (?:being\ )?done\b(?=\s+(?:to|about|for)\b)
    | there\b
    | (?:countr(?:y|ies)|states?|delegations?|records?|speakers?|experts?|members?)
      \ (?:has|have|had|is|are|gave|made|asks?|asked|spoke|talks?|talked)\ (?:(?:the|about)\ )?
      (?:most|least|fewest|highest|lowest|longest|shortest|biggest|largest)\b
    | when\ (?:discussing|(?:talking|speaking|asked)(?=\s+{ABOUT}))\b
    | (?:said|stated|mentioned|raised|asked|reported|told|replied|answered|responded)\b
    | discussed\b(?=\s+{ABOUT})
    | (?:the|a|an|any|its|their|his|her|these|those)\b
      (?=\s+(?:(?:{ABOUT}|to)\b|{UTTERANCE}\s+{ABOUT}\b|{UTTERANCE}\s*$|(?:issue|matter|subject|topic)s?\s+of\b))
    | {UTTERANCE}\b(?=\s+(?:{ABOUT}|that|whether|of|to)\b|\s*$)
    | (?:issue|matter|subject|topic)s?\s+of\b
    | (?:{ABOUT}|that|whether|if|to|of|over|for)\b
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)

_LAST = re.compile(
    rf"\s+{_BEEN}\s+(?:\w+ly\s+)?(?:cited|invoked|mentioned|named|quoted|raised|referred\s+to|reported"
    r"|voiced)$|(?<=\w)\s+(?:came|come|have\s+come)\s+up$",
    re.IGNORECASE,
)
"""What stands behind the subject: "which allegations of torture were mentioned"."""
_LEFT_BEHIND = (
    re.compile(rf"^(?:which|what)\s+(?P<what>.+?)\s+{_BEEN}$", re.IGNORECASE),
    re.compile(r"^(?P<what>how\s+(?:many|much)\s+.+?)\s+(?:have|got)$", re.IGNORECASE),
    re.compile(
        rf"^where\s+(?!{AUXILIARY}\b|(?:a|an|the|he|she|it|they|there)\b)(?P<what>\S.*)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:was|were|is|are)\s+(?:(?:the|his|her|their|its)\s+(?:concern|issue|point|question|request)s?\s+"
        rf"(?:{ABOUT}|of)\s+)?(?P<what>.+?)\s+(?:answered|addressed|replied\s+to|responded\s+to)$",
        re.IGNORECASE,
    ),
)
"""What a clause that was cut out leaves around the subject: "Which articles were [cited by Kenya]",
"How many judges [does Kenya] have", "Where [did Kenya say] women are held"; and what became of a
question on it."""
_IN_THE_RECORDS = re.compile(
    r",?\s+(?:(?:across|throughout)\s+(?:(?:all|both|the|these|of)\s+)*(?:records|meetings|dialogues|sessions)"
    r"|in\s+(?:all|both)\s+(?:(?:of\s+)?the\s+)?(?:records|meetings|dialogues|sessions)"
    r"|(?:in|during|at)\s+(?:the|this|that)\s+(?:summary\s+)?(?:record|meeting|dialogue|session)"
    r"|(?:in|during|at)\s+(?:any|these)\s+(?:of\s+(?:the|these)\s+)?(?:record|meeting|dialogue|session)s?)$",
    re.IGNORECASE,
)
"""Where it is looked for anyway."""
_LEADING = re.compile(rf"^(?:{AUXILIARY}|should|must)\s+(?=\S+\s+\S)", re.IGNORECASE)
_OCCASION = re.compile(
    r",?\s*\b(?:as\s+)?(?:(?:mentioned|described|discussed|outlined|stated|said)\s+)?"
    r"(?:in|during|throughout)\s+(?:his|her|its|their)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:speech|address|statement|remarks|intervention|presentation)(?:\s+itself)?\b",
    re.IGNORECASE,
)
"""When something was said; what is said there is looked for everywhere."""


_CHANGED = re.compile(
    r"^(?:how|in\s+what\s+way)\s+"
    rf"(?:(?:did|has|have|does|do)|(?:\w+\s+)?{CHANGE}\s+(?:its|their|his|her)\s+(?:\w+\s+)?{UTTERANCE})"
    rf"\s+(?:{ABOUT}|to)\s+(?P<what>.+?)(?:\s+{CHANGE}(?:\s.*)?)?$",
    re.IGNORECASE,
)
"""What is left of "How did Kenya's position on bail change between the two meetings"."""


_BY_WHOM = re.compile(
    rf"^by\s+whom\s+{_BEEN}\s+(?P<what>.+?)\s+(?:been\s+)?(?:{VERBS}|{_GIVEN})$", re.IGNORECASE
)
"""Asks who did something: "By whom was the matter of bail brought up?"."""


def cut(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Return a text without some spans, a blank in place of each."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def trim_topic(topic: str) -> str:
    """Cut the scaffolding of the question off a topic ("the question on family visits")."""
    topic = re.sub(r",(?:\s*,)+", ",", re.sub(r"\s+", " ", topic)).strip(" ?!.,;:")
    topic = _OCCASION.sub("", topic)
    if changed := _CHANGED.match(topic):
        topic = changed["what"]
    if by_whom := _BY_WHOM.match(topic):
        topic = by_whom["what"]
    topic = _IN_THE_RECORDS.sub("", topic)
    for left in _LEFT_BEHIND:
        if around := left.match(topic):
            topic = around["what"]
            break
    whole = topic
    while match := _SCAFFOLD.match(topic):
        topic = topic[match.end() :].strip(" ?!.,;:")
    topic = _LAST.sub("", _RELATIVE_LEFT.sub("", _LEFT_OVER.sub("", topic)))
    if topic != whole:  # "what does it cost" leaves a verb; "does it cost" is asked as it stands.
        topic = _LEADING.sub("", topic)
    return "" if all(word in EMPTY for word in words(topic)) else topic
