"""Whoever presides may speak for a State: "... in my capacity as the representative of Chad"."""

from __future__ import annotations

import re
from dataclasses import replace

from index.parsing.grammar.shape import Grammar
from index.parsing.laying_out import Line
from index.records import Side, Speaker
from index.reference.states import find_states, state_of
from index.text import fold

_REACH = 400
"""Characters from the beginning of a paragraph in which a statement is announced."""


def for_a_state(chair: Speaker, text: str, grammar: Grammar, own: str | None) -> Speaker | None:
    """Return whoever presides as the representative of a State, or None.

    Args:
        chair: As the record names whoever presides.
        text: What tells of the capacity: a clause of a summary record, or the opening words.
        grammar: Of the language of the record.
        own: Code of the State behind the name of whoever presides, for "my national capacity".
    """
    found = grammar.offices.national.search(fold(text, keep_case=True))
    if found is None:
        return None
    office = text[slice(*found.span("office"))] if found["office"] else ""
    named = [one for one in find_states(office, grammar.language) if not one.adjective]
    code = named[0].code if named else None if office else own
    if code is None:
        return None
    whom = office[named[0].start : named[0].end] if named else ""
    return replace(chair, affiliation=whom, state=code, side=Side.STATE)


def change_capacity(speakers: list[Speaker], line: Line, grammar: Grammar, own: str | None) -> None:
    """Open a turn where whoever presides begins to speak for a State, or ends it, in own words.

    Args:
        speakers: Who opens each turn so far, the last of whom presides; changed in place.
        line: A paragraph of that last turn, or what opens it.
        grammar: Of the language of the record.
        own: As for :func:`for_a_state`.
    """
    words = line.text[line.designation.end :] if line.designation else line.text
    opening = fold(words[:_REACH], keep_case=True)
    chair, offices = speakers[-1], grammar.offices
    if chair.side is Side.STATE:
        if not line.designation and offices.resumes.match(opening):
            speakers.append(replace(chair, affiliation="", state=None, side=Side.OTHER))
        return
    announced = offices.about_to.search(opening)
    # What stands before may tell of somebody else's capacity.
    capacity = words[announced.end() : _REACH] if announced else ""
    changed = for_a_state(chair, capacity, grammar, own)
    if changed:
        speakers[len(speakers) - bool(line.designation) :] = [changed]


def of_the_heading(speaker: Speaker, heading: str, grammar: Grammar) -> Speaker:
    """Return a guest with the State that the heading names behind the name.

    "President Mandela:" speaks under "Address by Mr. Nelson Mandela, President of the Republic of
    South Africa".
    """
    surname = fold(speaker.name).rpartition(" ")[2]
    if speaker.state or speaker.role or speaker.affiliation or not heading or not surname:
        return speaker
    found = re.search(rf"(?<!\w){re.escape(surname)}(?!\w)\s*,", fold(heading))
    named = find_states(heading[found.end() :], grammar.language)[:1] if found else []
    if found is None or not named or named[0].adjective:
        return speaker
    whom = heading[found.end() :][named[0].start : named[0].end]
    role = "Representative of the State"
    return Speaker(speaker.name, role, whom, named[0].code, Side.STATE)


def state_in_brackets(line: str, grammar: Grammar) -> str | None:
    """Return the code of the State behind the name of whoever presides, in a line of the header.

    >>> from index.parsing.grammar import ENGLISH
    >>> state_in_brackets("President: Mr. Abarry (Niger)", ENGLISH)
    'NER'
    """
    label = grammar.header.chair.match(fold(line, keep_case=True))
    start, end = (line.find("("), line.find(")")) if label else (-1, -1)
    return state_of(line[start + 1 : end], grammar.language) if 0 <= start < end else None
