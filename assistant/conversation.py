"""Follow-up questions: what a question leaves unsaid is taken from the exchange before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assistant.answers import Answer
from assistant.questions import Query


@dataclass
class Conversation:
    """A chat in which a question may lean on the one before.

    Args:
        read: Reads a question.
        respond: Answers a question that was read.

    Attributes:
        exchanges: Questions as understood with their answers, in order.
    """

    read: Callable[[str], Query]
    respond: Callable[[Query], Answer]
    exchanges: list[tuple[Query, Answer]] = field(default_factory=list)

    def ask(self, question: str) -> Answer:
        """Answer a question; a subject it only points to ("about that") is the last one.

        Raises:
            QuestionError: If it cannot be read.
        """
        query = self.read(question)
        before = self.exchanges[-1][0] if self.exchanges else None
        if before is not None and not query.topic and before.topic:
            query = replace(
                query,
                topic=before.topic,
                readings=(*query.readings, "the subject is taken from the question before"),
            )
        answer = self.respond(query)
        self.exchanges.append((query, answer))
        return answer
