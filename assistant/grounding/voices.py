"""Who a statement says has spoken, and how: said, asked, relayed, called for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Source
from assistant.grounding.verdicts import Fault
from assistant.ledger.points import find_asked
from assistant.voices import Voice, voice_of
from assistant.words import SPEAKING_FORMS
from index.designations import TITLES
from index.records import ParagraphKind, Side
from index.speakers import person_key
from index.states import find_states

_SPEAKS = "|".join(sorted(SPEAKING_FORMS, key=len, reverse=True))
_HEAD = re.compile(
    rf"^(?P<who>.{{1,120}}?)\s+(?:(?:also|further|then|\w+ly)\s+)*(?:(?:has|have|had|was|were|is|are)\s+)?(?:{_SPEAKS})\b"
    r"|^according\s+to\s+(?P<source>[^,]{1,120}),",
    re.IGNORECASE,
)
_STATE_SIDE = re.compile(
    r"\b(?:delegation|state\s+party|government|authorities|representatives?|minister|head\s+of\s+delegation)\b",
    re.IGNORECASE,
)
_COMMITTEE_SIDE = re.compile(
    r"\b(?:committee|experts?|rapporteurs?|members?\s+of\s+the\s+committee)\b", re.IGNORECASE
)
_TITLED = re.compile(rf"\b{TITLES}\.?\s+[^\W\d_a-z][\w’'‑-]*(?:\s+[^\W\d_a-z][\w’'‑-]+)?")
_ASKS = re.compile(
    r"\b(?:ask\w*|question\w*|wonder\w*|enquir\w*|inquir\w*|request\w*|wish\w*\s+to\s+(?:know|learn|hear)|"
    r"would\s+(?:like|welcome|appreciate)|sought|seek\w*|whether|concern\w*|recommend\w*|urg\w+|call\w*\s+(?:up)?on|"
    r"regret\w*|interested|clarification|should|want\w*\s+to\s+know|encourag\w*|invit\w*|appreciat\w*|hope\w*)\b|\?",
    re.IGNORECASE,
)
_RELAYS = re.compile(
    r"\b(?:report\w*|alleg\w+|according\s+to|claim\w*|information|apparently|sources?|said\s+to|accus\w+)\b",
    re.IGNORECASE,
)


def attribution_faults(statement: str, cited: Sequence[Source]) -> list[Fault]:
    """Return where a statement names as speaker somebody who did not speak what it cites."""
    head = _HEAD.match(statement)
    who = (head["who"] or head["source"]) if head else ""
    faults = []
    sides = {one.side for one in cited}
    if who:
        if _STATE_SIDE.search(who) and not _COMMITTEE_SIDE.search(who) and sides != {Side.STATE}:
            faults.append(Fault.SIDE)
        if (
            _COMMITTEE_SIDE.search(who)
            and not _STATE_SIDE.search(who)
            and sides != {Side.COMMITTEE}
        ):
            faults.append(Fault.SIDE)
        bare = re.sub(r"(?i)^(?:the|a|an)\s+", "", who.strip())
        mentioned = find_states(who)
        if (
            mentioned
            and not _COMMITTEE_SIDE.search(who)
            and not _TITLED.search(who)
            and len(bare.split()) <= 5
            and not all(
                one.side is Side.STATE and one.state in {m.code for m in mentioned} for one in cited
            )
        ):
            faults.append(Fault.SPEAKER)
    speakers = {person_key(one.speaker) for one in cited}
    said = " ".join(one.text for one in cited)
    for name in (
        _TITLED.findall(statement) if False else [m.group() for m in _TITLED.finditer(statement)]
    ):
        key = person_key(name)
        if who and name in who:
            if not any(key == one or key in one.split() or one in key.split() for one in speakers):
                faults.append(Fault.SPEAKER)
        elif (
            not any(key == one or key in one.split() for one in speakers)
            and name.split()[-1] not in said
        ):
            faults.append(Fault.NAME)
    return list(dict.fromkeys(faults))


def voice_faults(statement: str, cited: Sequence[Source]) -> list[Fault]:
    """Return where a statement asserts what its sources only ask, call for or relay."""
    asked = all(
        one.side is Side.COMMITTEE and any(True for _ in find_asked(one.text)) for one in cited
    )
    if asked and not _ASKS.search(statement):
        return [Fault.VOICE]
    relayed = all(
        voice_of(one.text, one.side, ParagraphKind.SPEECH) is Voice.RELAYED for one in cited
    )
    if relayed and not _RELAYS.search(statement) and not _ASKS.search(statement):
        return [Fault.VOICE]
    return []
