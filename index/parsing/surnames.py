"""Records whose speakers stand without a title, as collections have them: "Roe (Costa Rica): ...".

One such line may be an entry of a list ("Geneva (Switzerland): Two offices were opened."). Where
several States have one, and few in the record are announced by a title, it is how it announces, and
organisations may stand in the brackets as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from index.parsing.designations import NAME, Designation, SpeakerKind, mend
from index.parsing.grammar.shape import Grammar
from index.parsing.laying_out import Line
from index.parsing.speakers import has_title
from index.reference.states import state_of

_LEAST_STATES = 3
_LEAST_SAID = 60
"""Characters behind the colon, at the least in the median: entries of lists are shorter."""
_SPOKEN_IN = (
    r"(?:\s*[(\[](?:spoke|speaking|interpretation|translation)\s+(?:in|from)\s"
    r"[^()\[\]]{1,40}[)\]])?"
)
_SURNAME = re.compile(
    rf"(?P<name>{NAME})\s*\((?P<state>[^\W\d_a-z][^()]{{2,80}})\){_SPOKEN_IN}\s*:\s+(?=\S)"
)


def announce_surnames(body: Sequence[Line], grammar: Grammar) -> None:
    """Let those speak whom a record without titles announces by surname and State.

    Args:
        body: The meeting; where nobody else is announced, somebody may be.
        grammar: Of the language of the record.
    """
    found = [
        (line, match)
        for line in body
        if not line.designation
        and (match := _SURNAME.match(line.text))
        and not line.text[match.end()].islower()
    ]
    named = {match["state"] for _, match in found if state_of(match["state"], grammar.language)}
    if len(named) < _LEAST_STATES or 4 * _with_title(body) > len(found):
        return
    if median(len(line.text) - match.end() for line, match in found) < _LEAST_SAID:
        return
    for line, match in found:
        line.designation = Designation(
            mend(match["name"]),
            SpeakerKind.PERSON,
            (match["state"],),
            verbatim=True,
            end=match.end(),
        )


def _with_title(body: Sequence[Line]) -> int:
    """Return how many announcements are of a person with a title."""
    announced = (line.designation for line in body if line.designation)
    return sum(one.kind is SpeakerKind.PERSON and has_title(one.name) for one in announced)
