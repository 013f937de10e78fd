"""Those whom a question sets beside each other without naming anybody's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.late_patterns import LatePattern
from assistant.questions.parts import ABOUT, AND, PERSON_MARK, STATE_MARK

_NAMED = rf"(?:{STATE_MARK}+|{PERSON_MARK}+)"
_STATE = rf"(?:the\s+)?{_NAMED}(?:[’']s?)?"
_STATES = rf"(?P<states>{_STATE}(?:{AND}{_STATE})+)"
_DIFFER = r"(?:compare|contrast|differ|diverge)"
_ON = (
    rf"(?=\s*(?:$|[?.!])|\s+(?:{ABOUT}|for|in|when\s+it\s+comes\s+to|in\s+terms\s+of|in\s+their"
    rf"|as\s+far\s+as)\b)"
)
_TOLD = LatePattern(rf"^\W*(?:compare|contrast)\s+{_STATES}{_ON}")
_DIFFERING = LatePattern(
    r"^\W*(?:(?:how|where|on\s+what)\s+(?:far\s+)?)?(?:do|did)\s+"
    rf"{_STATES}\s+(?:\w+ly\s+)?{_DIFFER}{_ON}"
)
_MARK = f"[{STATE_MARK}{PERSON_MARK}]"
_WITH = re.compile(rf"(?<={_MARK} )(?:with|to)(?= (?:the )?{_MARK})")


@dataclass(frozen=True, slots=True)
class Compared:
    """States, persons or groups that are set beside each other.

    Attributes:
        names: Spans of their names.
        clause: Span of the clause they stand in.
        by_their_words: Whether they differ themselves; else whatever is told of them counts.
    """

    names: tuple[tuple[int, int], ...]
    clause: tuple[int, int]
    by_their_words: bool


def find_compared(masked: str) -> Compared | None:
    """Find those whom a masked question compares: "How do Kenya and Peru differ on bail?"."""
    # "Compare Kenya with Peru": what stands between is as long, so that places stay.
    plain = _WITH.sub(lambda found: "and " if found[0] == "with" else "or", masked)
    for pattern, by_their_words in ((_TOLD, False), (_DIFFERING, True)):
        found = pattern.match(plain)
        if found:
            first, last = found.span("states")
            names = (one.span() for one in re.compile(_NAMED).finditer(masked, first, last))
            return Compared(tuple(names), found.span(), by_their_words)
    return None
