"""Questions for whoever mentions something: "Did anyone mention bail?", "Where is it mentioned?".

They ask for no yes or no that a sentence could tell: every sentence with the words is a mention, a
question too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.query.named_lists import NamedList


@dataclass(frozen=True, slots=True)
class Mention:
    """What is asked of mentions.

    Attributes:
        plainly: The question as one by which whose mentions, and of what, are read: of "Was bail
            mentioned by the delegation?" that is "Did the delegation mention bail?".
        of_names_only: Whether the question asks for mentions only where a name is mentioned:
            whoever names somebody ("Did Kenya mention torture?") may ask for all they said.
    """

    plainly: str
    of_names_only: bool = False


_LED = r"^\W*(?:(?:and|but|so|or)\s+)?"
_MENTION = r"(?:mention|cite|quote|name|refer\s+to|make\s+(?:any\s+|a\s+)?mention\s+of)"
_SPEAK = rf"(?:{_MENTION}|(?:speak|talk)\s+(?:of|about)|touch\s+(?:up)?on)"
_MENTIONED = (
    r"(?:mention(?:ed|s)?|cite[ds]?|quote[ds]?|name[ds]?|refer(?:red|s)?\s+to"
    r"|made\s+(?:any\s+|a\s+)?mention\s+of)"
)
_DONE = r"(?:mentioned|cited|quoted|referred\s+to|(?:spoken|talked)\s+(?:of|about))"
_SOME = (
    r"(?:(?:any|some)(?:one|body)(?:\s+else)?(?:\s+(?:in|on|of|from)\s+the\s+(?:committee|delegation))?"
    r"|(?:any|an?|some|one)(?:\s+(?:other|single|committee|country))*\s+(?:of\s+the\s+)?"
    r"(?:experts?|members?|rapporteurs?|speakers?|delegations?|delegates?|representatives?|states?"
    r"|person)(?:\s+of\s+the\s+committee)?)"
)
_RECORDS = (
    r"(?:the|this|that|these|any|all|either)\s+(?:of\s+the\s+)?"
    r"(?:records?|documents?|meetings?|transcripts?|dialogues?)(?:\s+here)?"
)
_ADVERBS = r"(?:(?:also|ever|actually|even|explicitly|specifically|further|at\s+all)\s+)*"
_PLACE = (
    r"(?:\s+(?:anywhere|somewhere|at\s+all))?(?P<place>(?:\s+(?:in|at|during)\s+(?:\S+\s+){0,4}?\S*"
    r"\b(?:dialogue|document|meeting|record|review|session|transcript)s?(?:\s+(?:on|with|of)(?:\s+\S+){1,4}?)?)?)"
)
_IN_WHICH = (
    r"(?:(?:in|at|on)\s+(?:which|what)\s+(?:paragraphs?|points?|pages?|places?|passages?)|where)"
)
_READS = (
    (
        re.compile(
            rf"{_LED}(?:did|has|have|had|does|do)\s+(?P<who>{_SOME})\s+{_ADVERBS}"
            rf"(?:{_SPEAK}|{_MENTIONED}|spoken\s+(?:of|about))\s+(?P<what>.+?)\W*$",
            re.IGNORECASE,
        ),
        "Did {who} mention {what}?",
    ),
    (
        re.compile(
            rf"{_LED}(?:does|do|did)\s+{_RECORDS}\s+{_ADVERBS}{_SPEAK}\s+(?P<what>.+?)\W*$",
            re.IGNORECASE,
        ),
        "Did anyone mention {what}?",
    ),
    (
        re.compile(
            rf"{_LED}(?:{_IN_WHICH}\s+)?(?:is|are|was|were|has|have|had)\s+(?P<what>(?!there\b|(?:any|some)(?:one|body)\b).+?)"
            rf"\s+(?:been\s+)?{_ADVERBS}{_DONE}{_PLACE}\W*$",
            re.IGNORECASE,
        ),
        "Did anyone mention {what}{place}?",
    ),
    (
        re.compile(
            rf"{_LED}(?:{_IN_WHICH}\s+)?(?:is|are|was|were|has|have|had)\s+(?P<what>(?!there\b|(?:any|some)(?:one|body)\b).+?)"
            rf"\s+(?:been\s+)?{_ADVERBS}{_DONE}\s+by\s+(?P<who>(?!.*\bby\b).+?){_PLACE}\W*$",
            re.IGNORECASE,
        ),
        "Did {who} mention {what}{place}?",
    ),
    (
        re.compile(
            rf"{_LED}(?:which|what)\s+paragraphs?\s+(?:{_MENTIONED})\s+(?P<what>.+?)\W*$",
            re.IGNORECASE,
        ),
        "Did anyone mention {what}?",
    ),
)
_SAYS_QUOTED = re.compile(
    rf"{_LED}(?:{_IN_WHICH}|which\s+paragraphs?)\s+(?:(?:does|did|do|has|have)\s+)?(?P<who>.*?)\s*"
    r"(?:sa(?:y|id|ys)|reads?|states?|writes?|stands?|is\s+said|was\s+said)\s+(?:that\s+)?"
    r"(?P<what>[\"“„«][^\"“”„«»]+[\"“”»])\W*$",
    re.IGNORECASE,
)
"""Asks where words stand that are quoted."""
_CLAUSE = re.compile(r"(?:that|whether|if|how|why|when|where|who|what)\s", re.IGNORECASE)
"""Whether something is said is told by more than its words."""
_CITED = (
    r"(?:mention(?:ed|s)?|cite[ds]?|quote[ds]?|refer(?:red|s)?\s+to"
    r"|ma[dk]e\s+(?:any\s+|a\s+)?mention\s+of)"
)
"""Whoever "named" somebody may have appointed them."""
_BY_WHOM = re.compile(
    rf"{_LED}(?:who(?:\s+else)?\s+(?:(?:has|have|had)\s+)?{_ADVERBS}{_CITED}"
    rf"|(?:did|has|have|had|does|do)\s+\S.*?\s{_ADVERBS}{_CITED})\s+(?!(?:that|whether|how|why)\s)\S",
    re.IGNORECASE,
)
_SPEAKS_OF = re.compile(
    rf"{_LED}{_IN_WHICH}\s+(?:did|does|do|has|have)\s+(?P<who>(?!{_RECORDS})\S.*?)\s+{_SPEAK}\s+(?P<what>.+?)\W*$",
    re.IGNORECASE,
)
_IS_ABOUT = re.compile(
    rf"{_LED}(?:which|what)\s+paragraphs?\s+(?:(?:is|are|was|were)\s+(?:about|on)|deals?\s+with"
    r"|(?:speaks?|talks?)\s+(?:of|about))\s+(?P<what>.+?)\W*$",
    re.IGNORECASE,
)


def read_mention(question: str) -> Mention | None:
    """Return what a question asks of mentions, or None where it asks for something else.

    Args:
        question: As asked, without courtesies.

    >>> read_mention("Was Greenpeace mentioned by any expert?").plainly
    'Did any expert mention Greenpeace?'
    """
    for pattern, plainly in _READS:
        found = pattern.match(question)
        if found and not _CLAUSE.match(found["what"]):
            return Mention(plainly.format(**found.groupdict()))
    quoted = _SAYS_QUOTED.match(question)
    if quoted:
        who = quoted["who"]
        anybody = not who or re.fullmatch(_RECORDS, who, re.IGNORECASE)
        return Mention(f"Did {'anyone' if anybody else who} mention {quoted['what']}?")
    return Mention(question, of_names_only=True) if _BY_WHOM.match(question) else None


def in_plain_words(question: str, mention: Mention | None, listed: NamedList | None) -> str:
    """Return a question for mentions of something, or for names, as one for what was said.

    Args:
        question: As asked, without courtesies.
        mention: What it asks of mentions.
        listed: What it wants listed.

    Returns:
        The same, or "What did Kenya say about the Ogiek?" of "In which paragraph does Kenya talk
        about the Ogiek?": each answer tells its paragraph.
    """
    if listed:
        return listed.plainly
    if mention:
        return mention.plainly
    speaks = _SPEAKS_OF.match(question)
    if speaks:
        return f"What did {speaks['who']} say about {speaks['what']}?"
    about = _IS_ABOUT.match(question)
    return f"What was said about {about['what']}?" if about else question
