"""An answer that was stopped while it was written: what was shown, and that it is not all."""

from __future__ import annotations

from dataclasses import replace

from assistant.answers import Answer
from assistant.query import Query
from assistant.rendering import render


def stopped(query: Query, answer: Answer | None, shown: int) -> Answer:
    """Return what was shown of an answer, with a notice that says how much of it that is.

    Args:
        query: The question as understood.
        answer: The whole answer; None where it was stopped before there was one.
        shown: How many of its statements were shown.

    Returns:
        The answer itself where all of it was shown.
    """
    if answer is None:
        return Answer(
            question=query.question,
            understood=query.describe(),
            text="",
            kind=query.kind,
            notices=("Stopped before anything was found. Ask again for the answer.",),
        )
    total = len(answer.statements)
    if shown == total:
        return answer
    statements = answer.statements[:shown]
    numbers = {number for statement in statements for number in statement.citations}
    citations = tuple(one for one in answer.citations if one.number in numbers)
    notice = f"Stopped: {shown} of {total} statements shown."
    return replace(
        answer,
        statements=statements,
        citations=citations,
        text=render(statements, citations),
        notices=(notice, *answer.notices),
    )
