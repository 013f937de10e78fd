"""What a single line of a record is, before anyone asks who speaks in it."""

from __future__ import annotations

import re

from index.parsing.grammar.clock import CLOSING, OPENING, PAUSE
from index.parsing.grammar.english import ENGLISH
from index.parsing.grammar.shape import Grammar
from index.reference.states import find_states

_LEAST_SHARE_OF_STATES = 0.8
"""Of the letters of a list of States, those in their names."""
_LONGEST_LIST = 8000
"""Characters of a list of all States there are, with room to spare."""
_BRACKETS = re.compile(r"\([^()]*\)")
_HEADING_LENGTH = 300
_NARRATIVE_LENGTH = 600


def is_clock(text: str) -> bool:
    """Return whether a line only tells when the meeting opened, paused or rose.

    Such lines never carry a paragraph number.
    """
    return len(text) <= _NARRATIVE_LENGTH and any(
        pattern.match(text) for pattern in (OPENING, CLOSING, PAUSE)
    )


def is_narrative(text: str, grammar: Grammar = ENGLISH) -> bool:
    """Return whether a line tells what happened, said by nobody.

    It carries a number, unless it tells who voted how.
    """
    act = len(text) <= _NARRATIVE_LENGTH and bool(grammar.lines.act.match(text))
    return act or is_movement(text, grammar) or is_vote(text, False, grammar)


def is_movement(text: str, grammar: Grammar = ENGLISH) -> bool:
    """Return whether a line tells of people: who comes, goes, presides; what is shown."""
    return len(text) <= _NARRATIVE_LENGTH and bool(grammar.lines.movement.match(text))


def is_vote(text: str, after_vote: bool, grammar: Grammar = ENGLISH) -> bool:
    """Return whether a line tells who voted how ("In favour: Chad, Peru"); it has no number.

    Args:
        text: The line.
        after_vote: Whether the line before it is one: the States may stand in lines of their own.
        grammar: Of the language of the record.
    """
    vote = grammar.lines.vote.match(text)
    states = vote["states"] if vote else text
    return (
        bool(vote and len(text) <= _NARRATIVE_LENGTH)
        or bool((vote or after_vote) and _is_list_of_states(states, grammar.language))
        or bool(after_vote and grammar.lines.none.match(text))
    )


def _is_list_of_states(text: str, language: str) -> bool:
    if len(text) > _LONGEST_LIST:
        return False
    letters = sum(map(str.isalpha, text))
    named = sum(
        character.isalpha()
        for mention in find_states(text, language)
        for character in text[mention.start : mention.end]
    )
    return letters > 0 and named >= _LEAST_SHARE_OF_STATES * letters


def is_footnote(text: str, grammar: Grammar = ENGLISH) -> bool:
    """Return whether a line is a note of the editors or a notice on corrections."""
    return bool(grammar.lines.footnote.match(text))


def is_heading(text: str, grammar: Grammar = ENGLISH, *, with_clause: bool = False) -> bool:
    """Return whether a line reads as a title: short, one phrase, no full stop, no finite verb.

    Args:
        text: The line.
        grammar: Of the language of the record.
        with_clause: Whether a clause that depends on the phrase may have a finite verb ("Women who
            have been displaced"). The middle of a sentence reads so too.
    """
    text = text.strip()
    if not text or len(text) > _HEADING_LENGTH or text[-1] in ".;,?!”\"'’…。؟؛":
        return False
    if text.endswith(":") and not (text.isupper() and " " in text):
        return False
    if not (text[0].isupper() or text[0] in '(“"«' or text[0].isdigit()):
        return False
    if grammar.lines.inner_stop.search(_BRACKETS.sub("", text)):
        return False
    clause = grammar.lines.clause.search(text) if with_clause else None
    end = clause.start() if clause else len(text)
    return text.isupper() or not grammar.lines.finite.search(text, 0, end)
