"""Reports of reviews, in which States speak under their own names, a paragraph each.

"Algeria welcomed the new law." "Chad asked when it would be applied." In the record of one State's
dialogue its name opens paragraphs too, in the words of whoever has the floor. Only where many
States do, and few persons are announced, it is they who speak.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.parsing.designations import Designation, SpeakerKind
from index.parsing.grammar.shape import Grammar
from index.parsing.laying_out import Line
from index.reference.states import find_states

_LEAST_STATES = 5
_ARTICLE = re.compile(r"(?:(?:The|Le|La|Les|El|Los|Las)\s+|L['’]\s?)?(?:Kingdom\s+of\s+the\s+)?")
_LONGEST_NAME = 100


def announce_states(body: Sequence[Line], grammar: Grammar) -> None:
    """Let States speak where they do so by the habit of the record.

    Args:
        body: The meeting; where nobody else is announced, a State may be.
        grammar: Of the language of the record.
    """
    found = [(line, _read_state(line.text, grammar)) for line in body if not line.designation]
    speaking = [(line, code, name) for line, read in found if read for code, name in [read]]
    persons = sum(
        bool(line.designation and line.designation.kind is SpeakerKind.PERSON) for line in body
    )
    if len({code for _, code, _ in speaking}) < max(_LEAST_STATES, persons):
        return
    for line, _, name in speaking:
        line.designation = Designation(
            name, SpeakerKind.REPRESENTATIVE, represents=name, verb="said"
        )


def _read_state(text: str, grammar: Grammar) -> tuple[str, str] | None:
    """Return the code and the name of the State that a paragraph says to have said something."""
    mention = next(iter(find_states(text[:_LONGEST_NAME], grammar.language)), None)
    if mention is None or mention.adjective or not _ARTICLE.fullmatch(text[: mention.start]):
        return None
    said = grammar.telling.saying.match(text, mention.end)
    return (mention.code, text[: mention.end]) if said else None
