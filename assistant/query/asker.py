"""A question without what people say of themselves: who they are, why they ask, that they wish to.

What has "I", "we", "you" or "me" in it, in front of what is asked, is said between a person and
this software, never of a record: of "I am a journalist. Could you tell me what Kenya said?" the
last words ask.
"""

from __future__ import annotations

import re
from itertools import pairwise

from index.reference.states import find_states

_NUMBERED = tuple(
    """annex appendix article chapter class group level part phase section stage title type
    war""".split()
)
_NO_NUMBER = "".join(rf"(?<!\b{what}\s)" for what in _NUMBERED)
"""In front of an "I" that counts nothing: that of "article I" is nobody."""
_SPEAKING = (
    rf"(?<![\w’'])(?:{_NO_NUMBER}i|we|you|(?-i:u)|me|(?<!\bthe\s)(?-i:us)|im)"
    r"(?:[’'](?:m|d|ve|re|ll))?(?![\w’'])"
)
"""Not "the US", nor "US" in capitals, nor the "U" of names in Myanmar."""
_SPEAKS = re.compile(_SPEAKING, re.IGNORECASE)
_OF_ONESELF = re.compile(
    rf"(?<![\w’'])(?:my|our)\b|{_SPEAKING}|^\W*+(?:\w+\s+){{1,3}}here\W*$", re.IGNORECASE
)
_ASKS = re.compile(
    r"\b(?:what|how|why|whether|if|who|whom|whose|which|when|where)\b", re.IGNORECASE
)
_BEGINS_ASKING = re.compile(r"\W*(?:what|how|why|who|whom|whose|which)\b", re.IGNORECASE)
"""Then who is spoken of behind it is part of the question ("the law we want to change")."""
_MAY_RELATE = frozenset("who whom whose which when where".split())
"""Words that ask only behind the following ones; behind others they go on ("cases in which")."""
_OPENS_QUESTION = frozenset(
    """about and ask but check clarify clear confirm curious explain find hear know learn me
    out read remember say see tell told understand us verify wonder wondering""".split()
)
_WISHING = (
    r"(?:a|able|after|also|am|are|be|been|being|bit|bother|by|can|could|currently|curious|do|find|finding|for"
    r"|glad|grateful|had|have|having|hear|heard|hope|hoping|if|in|info|information|into|interested|is|just|keen|know"
    r"|kindly|learn|like|look|looking|lot|love|me|more|much|need|needed|now|of|on|only|out|please"
    r"|quickly|question|questions|quite|read|really|search|searching|see|seeing|seek|seeking|should"
    r"|some|something|still|that|to|told|tried|try|trying|understand|urgently|very|want|wanted|was"
    r"|were|will|wish|wondering|working|would|about|at)"
)
"""Words of wishing and knowing, and those that link them."""
_WISHED = re.compile(
    rf"^\W*+(?!(?:do|have)\s+(?:i|we|you)\s+(?:have|got)\b)(?:(?P<lead>[^?\"“«]*?{_SPEAKING}"
    rf"(?:[^?\"“«]*?\sand)?(?:\s+{_WISHING}(?=\s))*?\s+|(?=(?:need|looking|interested|curious|searching)\s)"
    r"(?!need\s+(?:for|of)\b))(?:bother|curious|grateful|hear|heard|interested|know|learn|like|look(?:ing)?"
    r"|love|need|question|questions|read|search(?:ing)?|see|seek(?:ing)?|told|understand|want|wanted|wish)"
    rf"(?:\s+{_WISHING})*)\s+(?=\S)",
    re.IGNORECASE,
)
_BEGINS_WISHING = re.compile(
    r"^\W*+(?:(?:was|am|just)\s+)*(?:wondering|curious|interested|wanted|trying)\b", re.IGNORECASE
)
"""People leave out that it is they."""
_TELL_ME = re.compile(
    rf"^\W*+what\s+(?:can|could|do|would)\s+{_SPEAKING}\s+(?:tell|know|find|learn|say)"
    r"(?:\s+(?:me|us|out))?\s+(?:about|on|regarding|concerning)\s+",
    re.IGNORECASE,
)
_ASKED_TO = re.compile(
    r"^\W*+(?:can|could|would|will)\s+(?:you|u)\s+(?:(?:please|kindly|just|quickly|also)\s+)*", re.I
)
_SET_IN_FRONT = re.compile(
    r"^\W*+(?P<set>(?:on|about|regarding|concerning|in|at|before|during|under|since|for)\s+[^,]+,)",
    re.IGNORECASE,
)
_HEARD = re.compile(
    rf"^\W*+{_SPEAKING}\s+(?:(?:have|had|was|were|just|also)\s+)*"
    r"(?:heard|learn(?:ed|t)|notice[d]?|read|saw|see|seen|told|understand|understood)\s+that\s+(?=.*[.;]\W*$)",
    re.IGNORECASE,
)
"""What somebody heard is what the next sentence asks about."""
_FOR_ME = re.compile(r"\s+for\s+(?:me|us)\b", re.IGNORECASE)
_IN_SHORT = re.compile(
    r"^\W*+(?:in\s+(?:\w+\s+){1,2}(?:words?|sentences?|lines?|paragraphs?)|briefly|in\s+short),\s*",
    re.IGNORECASE,
)
"""How long an answer is to be."""
_STOPS = re.compile(
    r"(?:(?<!\b[a-z])(?<!\b[a-z]{2})(?<!\bmrs)(?<!\bpara)(?<!\barts)[.;]|[?!])\s+", re.I
)
"""Where a sentence ends, whatever the next begins with."""
_PLAINLY_ASKS = re.compile(
    r"\?\s*$|^\W*+(?:and\s+|but\s+|so\s+)?(?:what|which|who|whom|whose|when|where|why|how|did|does|do"
    r"|has|have|had|is|are|was|were|anything|tell|give|show|list|find|compare|summari[sz]e|explain)\b",
    re.IGNORECASE,
)
_SET_ASIDE = re.compile(
    r"^\W*+(?:forget|never\s*mind|leave\s+(?:aside|that|this|it)|skip)\b", re.IGNORECASE
)
_ON = re.compile(r"\b(?:about|on|regarding|concerning)\s+(?P<what>[^,;:]+?)\W*$", re.IGNORECASE)
_ON_THAT = re.compile(
    r"\b(?P<link>about|on|of|to|in|regarding|with)\s+(?:that|this|it)\W*$", re.IGNORECASE
)
_TAG = re.compile(
    r",?\s*(?:(?:is|was)\s+(?:that|this|it)\s+(?:right|true|correct|so)|isn[’']?t\s+it"
    r"|(?:right|correct|true))\s*\?*$",
    re.IGNORECASE,
)
_MOST = 3
"""How deep wishes stand in each other: "I would be grateful if you could tell me ..."."""


def without_asker(text: str) -> str:
    """Return what a text asks, without the words of whoever asks about the asking.

    >>> without_asker("I am a student. I'd like to know what Kenya said about bail.")
    'what Kenya said about bail.'
    >>> without_asker("My report is on bail in Kenya. What did the experts say about that?")
    'What did the experts say about bail in Kenya?'
    """
    sentences = [_HEARD.sub("", one.strip()) for one in _sentences(text) if re.search(r"\w", one)]
    asking = [one for one in sentences if _PLAINLY_ASKS.search(one)] or sentences[-1:]
    told = [
        one
        for one in sentences
        if one not in asking and (_OF_ONESELF.search(one) or _SET_ASIDE.match(one))
    ]
    asked = _FOR_ME.sub("", " ".join(one for one in sentences if one not in told))
    for _ in range(_MOST):
        asked = _without_wish(_IN_SHORT.sub("", asked))
    return _told_before(asked, told) or text


def _without_wish(text: str) -> str:
    """Return a question without the clause in which somebody wishes for the answer."""
    begins = _embedded_question(text)
    wished = None if begins or _BEGINS_ASKING.match(text) else _WISHED.match(text)
    if not begins and not wished:
        return _as_yes_or_no(_TELL_ME.sub("What was said about ", _ASKED_TO.sub("", text)))
    begins = begins or (wished.end() if wished else 0)
    lead, rest = text[:begins], text[begins:]
    set_in_front = _SET_IN_FRONT.match(lead)
    if set_in_front and not _OF_ONESELF.search(set_in_front["set"]):
        rest = f"{set_in_front['set']} {rest}"
    return _as_yes_or_no(rest)


def _embedded_question(text: str) -> int:
    """Return where a question begins inside a clause of the person who asks; 0 where none does."""
    for asks in _ASKS.finditer(text):
        lead = text[: asks.start()]
        if re.search(r"[\"“«?]", lead):
            return 0
        word, before = asks.group().lower(), lead.split()[-1:]
        if not (_SPEAKS.search(lead) or _BEGINS_WISHING.match(lead)):
            if word in ("if", "whether") and not lead.strip():
                continue  # "If you could tell me what ..."
            return 0
        last = before[0].strip(" ,:;–-").lower() if before else ""
        if word not in _MAY_RELATE or last in _OPENS_QUESTION or before[0][-1:] in ",:;":
            return asks.start()
    return 0


def _as_yes_or_no(text: str) -> str:
    """Put "Kenya abolished it, is that right?" as "Is it true that Kenya abolished it?"."""
    tag = _TAG.search(text)
    if tag is None or not text[: tag.start()].strip() or _PLAINLY_ASKS.match(text[: tag.start()]):
        return text
    return f"Is it true that {text[: tag.start()]}?"


def _told_before(asked: str, told: list[str]) -> str:
    """Return a question with what it points at, or the State it is on, from what was told."""
    subject = next((found["what"] for one in reversed(told) if (found := _ON.search(one))), "")
    if not subject or not asked:
        return asked
    pointer = _ON_THAT.search(asked)
    if pointer:
        return f"{asked[: pointer.start()]}{pointer['link']} {subject}?"
    state = re.sub(r"(?i)^the\s+", "", subject)
    named = [(one.start, one.end) for one in find_states(state)]
    if named == [(0, len(state))] and not find_states(asked):
        return f"{asked.rstrip(' ?.!')} in {subject}?"
    return asked


def _sentences(text: str) -> list[str]:
    bounds = [0, *(stop.end() for stop in _STOPS.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(bounds)]
