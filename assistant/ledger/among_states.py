"""Meetings in which nobody is on a side: delegations of several States ask, officials reply.

In the Fifth Committee they ask the Secretariat, in the Human Rights Council a special rapporteur,
in the Security Council whoever briefed it, in a periodic review the State that is reviewed. What
is put there as a question or as a request for information is a point; what a delegation holds, is
concerned about or recommends is its position, and asks nobody.
"""

from __future__ import annotations

import re

from assistant.ledger.presiding import presides
from index.records import Record, RecordForm, Side, Speaker

_OFFICIAL = (
    r"(?:Secretariat|Secretary-General|(?:Special|Independent)\s+(?:Rapporteur|Representative|Envoy|Expert|"
    r"Adviser|Coordinator)s?(?:\s+of\s+the\s+Secretary-General)?|(?:Deputy\s+)?High\s+Commissioner|mandate[-\s]holders?|"
    r"(?:Under|Assistant)[-\s]Secretary-General|Controller|(?:Executive\s+)?(?:Director|Secretary)(?:-General)?|"
    r"Advisory\s+Committee|Working\s+Group|Prosecutor|Force\s+Commander|Administrator|Commissioner-General)"
)
_WHO_REPLIES = re.compile(rf"\b(?:the\s+)?{_OFFICIAL}(?![\w’'-])", re.IGNORECASE)
_WHO_ASKS = re.compile(
    r"\b(?:(?:his|her|their|my|our|the)\s+(?:own\s+)?delegation(?:\s+of\s+(?-i:[A-Z])\w+)?"
    r"|(?:his|her|their|my|our)\s+(?:Government|country|group)|the\s+(?:\w+\s+)?(?:group|union|community|movement)"
    r"|it(?=\s+(?:would|wished|was|also|wondered|hoped|asked|sought|requested|looked|wanted|further)\b))"
    r"(?![\w’'-])",
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


def may_ask(speaker: Speaker) -> bool:
    """Tell whether somebody who speaks there puts points; whoever presides leads the meeting."""
    return not presides(speaker)


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
    return _WHO_REPLIES.sub(lambda found: "they".ljust(len(found.group())), sentence)
