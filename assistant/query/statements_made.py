"""Questions for statements by what they were: in right of reply, in explanation of vote."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.query.query import Query


class Made(StrEnum):
    """What a statement is."""

    REPLY = "right of reply"
    EXPLANATION = "explanation of vote"
    NATIONAL = "national capacity"


_THEIR = r"(?:(?:the|its|their|his|her)\s+)?"
_NAMED = {
    Made.REPLY: rf"{_THEIR}rights?\s+of\s+reply",
    Made.EXPLANATION: rf"explanations?\s+of\s+{_THEIR}(?:vot(?:e|es|ing)|positions?)",
    Made.NATIONAL: r"(?:its|their|his|her|a)\s+national\s+capacity",
}
_ENDS = r"(?:\s+(?:before|after)\s+the\s+vot(?:e|ing))?"
_AS = r"(?:(?:in|by|under|during|exercising|for)\s+)?(?:(?:the\s+)?exercise\s+of\s+)?"
_DID = r"(?:(?:who|which\s+\w+)\s+)?(?:(?:exercised|used|spoke|explained|made(?:\s+an?)?)\s+)?"
_ASKED = {
    made: re.compile(rf"^{_DID}{_AS}{named}{_ENDS}$", re.IGNORECASE)
    for made, named in _NAMED.items()
}
_EXPLAINED = re.compile(
    r"^(?:explain(?:ed)?\s+)?(?:its|their|his|her)\s+(?:votes?|positions?)$", re.IGNORECASE
)


def asked_made(query: Query) -> Made | None:
    """Return what the statements are that a question asks for, if it names nothing else."""
    topic = query.topic.strip(" ?.")
    if "explain" in query.in_full.casefold() and _EXPLAINED.match(topic):
        return Made.EXPLANATION
    return next((made for made, pattern in _ASKED.items() if pattern.match(topic)), None)
