"""Questions without a speaker that want what was asked, or what was replied."""

from __future__ import annotations

import re
from typing import Literal

_PUT_QUESTION = re.compile(
    r"\b(?:what|anything|something|else|questions?)\s+"
    r"(?:was|were|(?:has|have|had)\s+been)\s+(?:\w+ly\s+|also\s+)?asked\b"
    r"|\bquestions?\s+(?:was|were|(?:have|had|has)\s+been)\s+(?:put|raised|asked|posed)\b"
    r"|\bdid\s+they\s+(?:ask|enquire|inquire|want\s+to\s+know)\b"
)
_GAVE_REPLY = re.compile(
    r"\b(?:was|were)\s+(?:the|their|its|there\s+an?y?)\s+(?:repl(?:y|ies)|responses?|answers?)\b"
    r"|\b(?:repl(?:y|ies)|responses?|answers?)\s+(?:was|were|(?:has|have|had)\s+been)\s+given\b"
    r"|^\W*(?:(?:and|but|so)\s+)?what\s+(?:was|were|has\s+been|had\s+been)\s+(?:then\s+)?(?:answered|replied"
    r"|responded)\b(?:\s+to\s+(?:that|this|it))?(?!\s+by\b)"
    r"|\bsaid\s+in\s+(?:reply|return|response)\b"
    r"|\bdid\s+they\s+(?:reply|answer|respond)\b"
    r"|\b(?:repl(?:y|ies)|responses?|answers?)\s+(?:did|have|has)\s+(?:they|he|she|it)\s+(?:get|got|receive)d?\b"
    r"|^\W*(?:(?:and|but|so)\s+)?(?:was|were|has|have|is|are)\s+(?:that|this|it|those|these|they)\s+"
    r"(?:(?:been|ever|then|also|fully)\s+)*(?:answered|addressed|replied\s+to|responded\s+to)\b"
    r"|^\W*(?:and|but)\s+(?:the|their|its)\s+(?:repl(?:y|ies)|responses?|answers?)\b"
)
Role = Literal["asks", "replies"]


def find_role(folded: str) -> tuple[Role, tuple[int, int]] | None:
    """Find whether a question without a speaker wants what was asked or what was replied.

    Returns:
        The role, and the span of the words that tell it.
    """
    patterns: dict[Role, re.Pattern[str]] = {"asks": _PUT_QUESTION, "replies": _GAVE_REPLY}
    for role, pattern in patterns.items():
        match = pattern.search(folded)
        if match:
            return role, match.span()
    return None
