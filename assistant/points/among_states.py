"""Meetings in which nobody is on a side: delegations of several States ask, officials reply.

In the Fifth Committee they ask the Secretariat, in the Human Rights Council a special rapporteur,
in the Security Council whoever briefed it, in a periodic review the State that is reviewed. What
is put there as a question or as a request for information is a point; what a delegation holds or
is concerned about is its position, and asks nobody. So is what it recommends, but in a review: what
the State reviewed is recommended there, that State accepts or notes.
"""

from __future__ import annotations

import re

from assistant.points.phrases import NAMED
from assistant.points.presiding import presides
from index.records import Record, RecordForm, Side, Speaker
from index.reference.states import find_states

_OFFICIAL = (
    r"(?:Secretariat|Secretary-General|(?:Special|Independent)\s+(?:Rapporteur|Representative|Envoy|Expert|"
    r"Adviser|Coordinator)s?(?:\s+of\s+the\s+Secretary-General)?|(?:Deputy\s+)?High\s+Commissioner|mandate[-\s]holders?|"
    r"(?:Under|Assistant)[-\s]Secretary-General|Controller|(?:Executive\s+)?(?:Director|Secretary)(?:-General)?|"
    r"Advisory\s+Committee|Working\s+Group|Prosecutor|Force\s+Commander|Administrator|Commissioner-General)"
)
_WHO_REPLIES = re.compile(
    rf"\b(?:the\s+)?{_OFFICIAL}(?![\w’'-])|(?<=from\s){NAMED}|(?<=asked\s){NAMED}|(?<=ask\s){NAMED}",
    re.IGNORECASE,
)
_THEIRS = re.compile(rf"\b(?:the\s+)?{_OFFICIAL}(?:[’']s|s[’'])(?!\w)", re.IGNORECASE)
_WHO_ASKS = re.compile(
    r"\b(?:(?:his|her|their|my|our|the)\s+(?:own\s+)?delegation(?:\s+of\s+(?-i:[A-Z])\w+)?"
    r"|(?:his|her|their|my|our)\s+(?:Government|country|group)|the\s+(?:\w+\s+)?(?:group|union|community|movement)"
    r"|it(?=\s+(?:would|wished|was|also|wondered|hoped|asked|sought|requested|looked|wanted|further)\b))"
    r"(?![\w’'-])",
    re.IGNORECASE,
)
_NOT_REVIEWED = re.compile(
    rf"\W*(?:that\s+)?(?:(?:all|other|those|more|the)\s+)*(?:(?:international|donor)\s+(?:community|organi[sz]ations?)|"
    rf"(?:Human\s+Rights\s+)?Council|(?:Member\s+)?States(?!\s+part)|countries|delegations|donors|(?:development\s+)?partners|"
    rf"(?:Committee|troika|Security\s+Council|General\s+Assembly|United\s+Nations|OHCHR)|(?:Office\s+of\s+the\s+)?(?:United\s+Nations\s+)?"
    rf"{_OFFICIAL})(?![\w’'-])",
    re.IGNORECASE,
)
"""Whom else a delegation calls on in a review."""
_LEADS = re.compile(
    r"\b(?:that|the|delegation|Government|authorities|representative|of)\b", re.IGNORECASE
)
"""What may stand before the State that is called on."""
_ADDRESSED = re.compile(rf"\b(?:he|she|his|her|you|your|{_OFFICIAL})\b", re.IGNORECASE)
_SAYS_IT_ASKS = re.compile(
    r"\b(?:I|we|(?:my|our)\s+(?:delegation|country|group))\s+(?:(?:would|should|wish(?:es)?|want|have|has|am|are|is|also|further)\b"
    r"[^.?!]{0,80}\b(?:questions?|ask|know|hear|learn|clarif\w+|appreciate|grateful|interested)|(?:ask|wonder)s?)\b",
    re.IGNORECASE,
)


def among_states(record: Record) -> bool:
    """Tell whether delegations of several States speak in a record, and no Committee."""
    if record.form is RecordForm.TRANSCRIPT:
        return False
    speakers = [turn.speaker for turn in record.turns]
    if any(one.side is Side.COMMITTEE for one in speakers):
        return False
    return len({one.state for one in speakers if one.side is Side.STATE and one.state}) > 1


def is_review(record: Record) -> bool:
    """Tell whether delegations of several States speak to one of them that is reviewed."""
    states = record.metadata.states
    return among_states(record) and any(turn.speaker.state in states for turn in record.turns)


def calls_on_reviewed(called: str, reviewed: tuple[str, ...]) -> bool:
    """Tell whether what is called for is called for of the State reviewed, and of nobody else.

    Args:
        called: The words behind "recommended" or "urged", to the end of the sentence.
        reviewed: Codes of the States that the record is about.
    """
    if _NOT_REVIEWED.match(called):
        return False
    first = next(iter(find_states(called)), None)
    begins = first is not None and not re.search(r"\w{3,}", _LEADS.sub("", called[: first.start]))
    return first is None or not begins or first.code in reviewed


def may_ask(speaker: Speaker, form: RecordForm) -> bool:
    """Tell whether somebody who speaks there puts points.

    Whoever presides leads the meeting; what an official who addresses a council asks in so many
    words, he or she goes on to answer.
    """
    if form is RecordForm.VERBATIM:
        return speaker.side is Side.STATE
    return not presides(speaker)


def addresses(question: str, paragraph: str) -> bool:
    """Tell whether a question in so many words is put to somebody, and not for effect.

    In a council's verbatim record a delegation says that it asks, or names whom it asks.

    Args:
        question: The sentence.
        paragraph: In which it stands.
    """
    return bool(_ADDRESSED.search(question) or _SAYS_IT_ASKS.search(paragraph))


def is_asked(speaker: Speaker, states: tuple[str, ...]) -> bool:
    """Tell whether somebody who speaks there is one of those who are asked.

    Args:
        speaker: Who speaks.
        states: That the record is about.
    """
    if speaker.side is Side.STATE:
        return speaker.state in states
    return not presides(speaker)


def as_of_a_committee(sentence: str) -> str:
    """Return a sentence of the same length in which an expert asks a delegation.

    "Her delegation asked the Secretariat to explain" is put as "he asked they to explain" would
    be, so that the frames of experts are found in it.
    """
    sentence = _WHO_ASKS.sub(lambda found: "he".ljust(len(found.group())), sentence)
    sentence = _THEIRS.sub(lambda found: "their".ljust(len(found.group())), sentence)
    return _WHO_REPLIES.sub(lambda found: "they".ljust(len(found.group())), sentence)
