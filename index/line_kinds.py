"""What a single line of a record is, before anyone asks who speaks in it."""

from __future__ import annotations

import re

from index.designations import TITLES
from index.states import find_states

_CHAIR = r"(?:(?:Acting|Temporary)\s+)?(?:Chair(?:\s?(?:person|man|woman))?|President)"
_MEETING = (
    r"(?:The\s+)?(?:(?:\w+\s+){0,3}(?:\((?:public|private|closed|open)\)\s+)?"
    r"(?:meeting|part(?:\s+\([^)]*\))?\s+of\s+the\s+meeting|discussion\s+covered\s+in\s+the\s+"
    r"summary\s+record))"
)
# What speakers tell of other meetings ("the meeting was a success") is no line of procedure: only
# an hour, or nothing more, behind the verb shows that this very meeting is meant.
_AT_AN_HOUR = r"(?:\s+at\s+(?:\d|noon|midnight)|\s*\.?\s*$)"
OPENING = re.compile(
    rf"^{_MEETING}\s+(?:was\s+called\s+to\s+order\b|"
    rf"(?:began|(?:was\s+)?(?:opened|resumed)){_AT_AN_HOUR})"
    r"|^Se\s+declara\s+abierta\b|^Se\s+abre\s+la\s+sesión\b"
    r"|^La\s+(?:première\s+|deuxième\s+|seconde\s+)?(?:partie\s+\([^)]*\)\s+de\s+la\s+)?séance\s+"
    r"(?:est\s+ouverte|commence|est\s+reprise)"
    r"|^Заседание\s+(?:открывается|возобновляется)",
    re.IGNORECASE,
)
"""The line that opens a meeting, or the part of it that a record covers."""
CHAIR_CHANGE = re.compile(
    rf"^{TITLES}\.?\s.{{1,200}}?\s(?:took|resumed)\s+the\s+Chair\b", re.IGNORECASE
)
"""A notice that another person presides: whoever has the floor keeps it."""
CLOSING = re.compile(
    rf"^{_MEETING}\s+(?:rose|ended|(?:was\s+)?(?:closed|adjourned)){_AT_AN_HOUR}"
    r"|^La\s+séance\s+est\s+levée|^Se\s+levanta\s+la\s+sesión|^Заседание\s+закрывается",
    re.IGNORECASE,
)
_PAUSE = re.compile(rf"^{_MEETING}\s+was\s+(?:briefly\s+)?suspended\b", re.IGNORECASE)
_MOVEMENT = re.compile(
    rf"""^(?:
      At\ the\ invitation\ of\ the\ {_CHAIR}
    | (?:The|All\ the)\ (?:members\ of\ the\ )?delegations?\ of\ .{{1,200}}?[ ]
        (?:withdrew|left|joined|
        resumed|took\ (?:a\ |its\ |their\ )?(?:places?|seats?))\b
    | {TITLES}\.?\ .{{1,200}}?[ ]
        (?:withdrew|took\ (?:a\ |his\ |her\ |their\ )?(?:places?|seats?)\ at|
        took\ the\ Chair|resumed\ the\ Chair|was\ escorted|were\ escorted)\b
    | (?:A|The)\ (?:video|film|recording|documentary|message|short\ film)\b.{{0,200}}[ ]
        (?:was|were)[ ]
        (?:shown|projected|screened|played)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ACT = re.compile(
    r"""^(?:
      It\ was\ so\ (?:decided|agreed)
    | (?:The\ )?(?:agenda|programme\ of\ work|provisional\ agenda|minutes)\b.{0,120}[ ]
        (?:was|were)[ ]
        (?:so\ )?(?:adopted|approved)
    | (?:The\ )?(?:draft|Paragraphs?|Chapters?|Sections?|Articles?|Part)\b.{0,200}[ ]
        (?:was|were)[ ]
        (?:orally\ )?(?:adopted|approved|rejected|withdrawn)
    | A\ (?:recorded|separate|single|roll-call|secret)?\ ?(?:vote|ballot)\ was\ taken
    | The\ members\ of\ the\ (?:Committee|General\ Assembly|Council)\ observed\ a\ minute
    | A\ (?:minute|moment)\ of\ silence
    | \[Subsequently,\ the\ delegations?\ of\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_VOTE = re.compile(
    r"(?:In\s+favou?r|Against|Abstaining|Abstentions)\s*:\s*(?P<states>.*)",
    re.IGNORECASE | re.DOTALL,
)
_VOTED_BY_NONE = re.compile(r"(?:None|Nil)\s*\.?\s*$", re.IGNORECASE)
_LEAST_SHARE_OF_STATES = 0.8
"""Of the letters of a list of States, those in their names."""
_FOOTNOTE = re.compile(
    r"^\s*(?:\*{1,4}(?=\s|[A-Z])|_{4,}\s*$)"
    r"|^(?:This|The\s+present)\s+(?:summary\s+)?records?\s+(?:is|are|contains)\b"
    r"|^(?:Corrections\s+(?:should|to)|They\s+should\s+be\s+(?:set|sent|submitted))\b"
    r"|^Any\s+corrections\s+to\s+the\s+records?\b|^GE\.\d\d-\d+"
)
_FINITE = re.compile(
    r"\b(?:had|was|were|would|said|could|should|did|had|hoped|has|have)\b", re.IGNORECASE
)
_INNER_STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bNo)(?<!\bMrs)(?<!\bDr)(?<!\bart)[.?!]\s+[A-Z“\"]"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_HEADING_LENGTH = 300
_NARRATIVE_LENGTH = 600


def is_clock(text: str) -> bool:
    """Return whether a line only tells when the meeting opened, paused or rose.

    Such lines never carry a paragraph number.
    """
    return len(text) <= _NARRATIVE_LENGTH and any(
        pattern.match(text) for pattern in (OPENING, CLOSING, _PAUSE)
    )


def is_narrative(text: str) -> bool:
    """Return whether a line tells what happened, said by nobody.

    It carries a number, unless it tells who voted how.
    """
    short = len(text) <= _NARRATIVE_LENGTH
    return is_movement(text) or (short and bool(_ACT.match(text))) or is_vote(text, False)


def is_movement(text: str) -> bool:
    """Return whether a line tells of people: who comes, goes, presides; what is shown."""
    return len(text) <= _NARRATIVE_LENGTH and bool(_MOVEMENT.match(text))


def is_vote(text: str, after_vote: bool) -> bool:
    """Return whether a line tells who voted how ("In favour: Chad, Peru"); it has no number.

    Args:
        text: The line.
        after_vote: Whether the line before it is one: the States may stand in lines of their own.
    """
    vote = _VOTE.match(text)
    states = vote["states"] if vote else text
    return (
        bool(vote and len(text) <= _NARRATIVE_LENGTH)
        or bool((vote or after_vote) and _is_list_of_states(states))
        or bool(after_vote and _VOTED_BY_NONE.match(text))
    )


def _is_list_of_states(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    named = sum(
        character.isalpha()
        for mention in find_states(text)
        for character in text[mention.start : mention.end]
    )
    return letters > 0 and named >= _LEAST_SHARE_OF_STATES * letters


def is_footnote(text: str) -> bool:
    """Return whether a line is a note of the editors or a notice on corrections."""
    return bool(_FOOTNOTE.match(text))


def is_heading(text: str) -> bool:
    """Return whether a line reads as a title: short, one phrase, no full stop, no finite verb."""
    text = text.strip()
    if not text or len(text) > _HEADING_LENGTH or text[-1] in ".;:,?!”\"'’…":
        return False
    if not (text[0].isupper() or text[0] in '(“"' or text[0].isdigit()):
        return False
    if _INNER_STOP.search(_BRACKETS.sub("", text)):
        return False
    return text.isupper() or not _FINITE.search(text)
