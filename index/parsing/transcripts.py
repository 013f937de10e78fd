"""Plain transcripts: every turn a line "Name: words", with names of any kind.

Nothing tells a name from other words before a colon but that the same few come back, line after
line; a text in which they do not is no transcript.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.parsing.designations import Designation, SpeakerKind
from index.parsing.grammar.english import ENGLISH
from index.parsing.grammar.shape import Grammar
from index.reference.states import state_of

_BRACKETS = r"\([^()\n]*\)"
for _ in range(2):  # Brackets in brackets in brackets: an officer, a constituency, its part.
    _BRACKETS = rf"\((?:[^()\n]|{_BRACKETS})*\)"
_LABEL = re.compile(
    rf"(?P<name>[^\W\d_](?:[^:()\n]|{_BRACKETS}){{0,99}}?)"
    r"\s*:(?:\s+(?=\S)|\s*$)"
)
_LEAST_LINES = 4
_LEAST_SHARE = 0.6
"""Of the lines, with a name in front."""
_LEAST_BACK = 0.6
"""Of the lines with a name in front, with one that comes back."""
_MOST_DESIGNATED = 0.9
"""Of the lines with a name in front, with one that verbatim records use ("Mr. Rogov")."""


def read_transcript(
    lines: Sequence[str], grammar: Grammar = ENGLISH
) -> list[Designation | None] | None:
    """Return who is announced at each line of a plain transcript; None where it is none.

    A verbatim record is none either: there, speakers are known by their designations, and have
    their State behind the name.

    Args:
        lines: Paragraphs without printed numbers.
        grammar: Of their language.
    """
    labels = [_LABEL.match(line) for line in lines]
    # A turn may be empty, but words that stand before a colon and nothing else are only then a
    # name when the same words open a turn elsewhere.
    names = Counter(
        match["name"]
        for line, match in zip(lines, labels, strict=True)
        if match and match.end() < len(line)
    )
    labels = [match if match and match["name"] in names else None for match in labels]
    total = sum(map(bool, labels))
    if total < max(_LEAST_LINES, _LEAST_SHARE * len(lines)):
        return None
    back = sum(turns for turns in names.values() if turns > 1)
    if len(names) < 2 or back < _LEAST_BACK * names.total():
        return None
    read = [
        grammar.announced(line) if match else None
        for line, match in zip(lines, labels, strict=True)
    ]
    if _is_verbatim_record(read, labels, grammar.language):
        return None
    return [
        _announced(match, known, grammar.language) if match else None
        for match, known in zip(labels, read, strict=True)
    ]


def _is_verbatim_record(
    read: Sequence[Designation | None], labels: Sequence[re.Match[str] | None], language: str
) -> bool:
    """Tell a record whose every turn is one paragraph from the transcript of another body."""
    verbatim = [one for one in read if one and one.verbatim]
    if len(verbatim) <= _MOST_DESIGNATED * sum(map(bool, labels)):
        return False
    return None in labels or any(_names_a_state(one, language) for one in verbatim)


def _announced(match: re.Match[str], known: Designation | None, language: str) -> Designation:
    """Return who stands before the colon, by the whole of what stands there.

    Only a State in brackets is no part of the name: brackets hold constituencies, parties,
    offices, or the name of whoever is in the chair.
    """
    name = re.sub(r"\s+", " ", match["name"]).strip()
    if known is None or not known.verbatim:
        return Designation(name, SpeakerKind.PERSON, verbatim=True, end=match.end())
    return known if _names_a_state(known, language) else replace(known, name=name)


def _names_a_state(designation: Designation, language: str) -> bool:
    return any(state_of(content, language) for content in designation.parentheses)
