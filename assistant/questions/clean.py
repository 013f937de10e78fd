"""A question as it is read: printable, on one line, and not too long."""

from __future__ import annotations

import re

from assistant.errors import QuestionError
from assistant.questions.parts import PERSON_MARK, STATE_MARK

LONGEST_QUESTION = 2000
"""Characters; whoever asks more has pasted a document."""


def clean(question: str) -> str:
    """Return a question without control characters, its words with one blank between.

    Raises:
        QuestionError: If it is empty or longer than :data:`LONGEST_QUESTION`.
    """
    marks = {STATE_MARK, PERSON_MARK}
    text = "".join(c if c.isprintable() and c not in marks else " " for c in question)
    text = " ".join(text.split())
    if not re.search(r"\w", text):
        raise QuestionError(
            "The question is empty. Ask, for example: "
            "What did Kazakhstan say about video recording?"
        )
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"The question has {len(text):,} characters; at most {LONGEST_QUESTION:,} can be read. "
            "Ask for one thing at a time."
        )
    return text
