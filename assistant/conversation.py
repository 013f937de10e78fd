"""Follow-up questions: what a question leaves unsaid is taken from the exchange before.

Three things can be left unsaid: the subject ("And what had the Committee asked about that?", "How
many of those?"), who is asked about ("What did they say about women?"), and both but for one part
that changes ("What about Uzbekistan?", "And the rapporteurs?"). A question that has a subject of
its own and points at nothing takes nothing over.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import cast

from assistant.answers import Answer, Citation, Draft, Statement
from assistant.limits import Limits
from assistant.query import OTHER_SIDE, Query
from assistant.question_grammar import trim_topic
from assistant.stopping import stopped
from index.states import state_name

_CONTINUES = re.compile(
    r"^\W*(?:(?:and|but|so|also|then)\b\W*)?(?:(?:what|how)\s+(?:about|of)|about|on|regarding)\b",
    re.IGNORECASE,
)
_POINTS_AT_SPEAKER = re.compile(
    r"\b(?:did|does|do|has|have|had|would|will|can|could|was|were|is|are)\s+"
    r"(?:they|he|she|it|the\s+same\s+\w+)\b"
    r"|^\W*(?:and\s+)?(?:they|he|she)\b|\b(?:his|her|their)\s+(?:answer|reply|response|view|position)",
    re.IGNORECASE,
)
_POINTS_AT_SUBJECT = re.compile(
    r"\b(?:that|those|these|this|it|them|such\s+\w+)(?=\s*(?:$|[?.,;!)]|(?:and|in|by|for|at|from|so"
    r"|there|then|too|also|either|alone|were|was|had|have|has)\b))",
    re.IGNORECASE,
)

_NAMES_OTHER_SIDE = re.compile(r"\b(?:the\s+)?other\s+(?:side|party)(?:[’']s)?\b", re.IGNORECASE)
_AS_UNDERSTOOD = Limits()


@dataclass(frozen=True, slots=True)
class Written:
    """A statement of an answer that is being written.

    Attributes:
        statement: The statement.
        citations: What it rests on.
        position: Its place in the answer, from 1.
        total: How many statements the answer will have; 0 where that is not known yet, as while
            a language model writes.
    """

    statement: Statement
    citations: tuple[Citation, ...]
    position: int
    total: int


@dataclass
class _Writing:
    """An answer that is being written: the whole of it once it is known, and how much is shown.

    While a language model writes, ``draft`` is what the answer is if it is stopped now.
    """

    query: Query
    answer: Answer | None = None
    shown: int = 0
    draft: Answer | None = None


@dataclass
class Conversation:
    """A chat in which a question may lean on the one before.

    Args:
        read: Reads a question.
        respond: Answers a question that was read.
        write: Does so while a language model writes; None where there is none.

    Attributes:
        exchanges: Questions as understood with their answers, in order.
    """

    read: Callable[[str], Query]
    respond: Callable[[Query], Answer]
    write: Callable[[Query], Iterator[Draft]] | None = None
    exchanges: list[tuple[Query, Answer]] = field(default_factory=list)
    _writing: _Writing | None = field(default=None, init=False, repr=False)
    _lock: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)

    def understand(self, question: str) -> Query:
        """Read a question as one that may lean on those before.

        What is taken over stands among its readings.

        Raises:
            QuestionError: If it cannot be read.
        """
        query = self.read(question)
        if not self.exchanges:
            return query
        before = self.exchanges[-1][0]
        continues = bool(_CONTINUES.match(query.question))
        points = bool(_POINTS_AT_SUBJECT.search(query.question))
        if _NAMES_OTHER_SIDE.search(query.question) and not query.names_speaker:
            query = _flip(query, before)
        if not query.names_speaker and (
            continues or (not query.topic and not points) or _POINTS_AT_SPEAKER.search(question)
        ):
            query = _take_speaker(query, before)
        if not before.topic:
            return query
        if not query.topic:
            return _take_topic(query, before.topic, before)
        if points and not continues and query.topic.casefold() not in before.topic.casefold():
            return _take_topic(query, f"{query.topic}, {before.topic}", before)
        return query

    def ask(self, question: str) -> Answer:
        """Answer a question, read as one that may lean on those before.

        Raises:
            QuestionError: If it cannot be read.
        """
        deque(self.stream(question), maxlen=0)  # To its end.
        return self.exchanges[-1][1]

    def stream(
        self, question: str, limits: Limits = _AS_UNDERSTOOD
    ) -> Generator[Query | Written | Answer]:
        """Answer a question piece by piece, as :meth:`ask` answers it whole.

        Of a stream that is closed before its end, or stopped by :meth:`stop`, the conversation
        keeps what was yielded, as an answer that says that it was stopped.

        Args:
            question: As for :meth:`ask`.
            limits: What the user changes of how the question is understood.

        Yields:
            The question as understood, then the statements in the order of the answer, then the
            answer. What a language model writes comes as it is found to be borne out; where too
            little of it was, the answer is another than those statements, and says so. Where they
            are translated, only the answer has the translations.

        Raises:
            QuestionError: If the question cannot be read.
        """
        query = limits.applied_to(self.understand(question))
        writing = self._writing = _Writing(query)
        try:
            yield query
            if self.write is None:
                answer = self.respond(query)
            else:
                yield from self._drafts(writing, self.write(query))
                if self._writing is not writing or writing.draft is None:
                    return
                answer = writing.draft
            if not writing.shown:
                writing.answer, writing.draft = answer, None
                for statement in answer.statements:
                    if self._writing is not writing:
                        return
                    writing.shown += 1
                    cited = _cited(statement, answer)
                    yield Written(statement, cited, writing.shown, len(answer.statements))
        except Exception:
            self._writing = None
            raise
        finally:
            # A stream that came to its end is kept whole, one that was closed as far as it came.
            kept = self._end(writing)
        if kept:
            yield answer

    def _drafts(self, writing: _Writing, drafts: Iterator[Draft]) -> Iterator[Written]:
        """Yield what a language model writes as it stands; the last draft is the answer."""
        with closing(cast("Generator[Draft]", drafts)):
            for draft in drafts:
                if self._writing is not writing:
                    return
                writing.draft = draft.answer
                if draft.statement:
                    writing.shown += 1
                    cited = _cited(draft.statement, draft.answer)
                    yield Written(draft.statement, cited, writing.shown, 0)

    def stop(self) -> None:
        """Stop the answer that is being written, if one is, and keep what was written.

        From any thread: a page may be drawn again while its stream is still at work.
        """
        if self._writing is not None:
            self._end(self._writing)

    def _end(self, writing: _Writing) -> bool:
        """Keep what was written; return whether it was not kept already."""
        with self._lock:
            if self._writing is not writing:
                return False
            self._writing = None
            answer = writing.draft or stopped(writing.query, writing.answer, writing.shown)
            self.exchanges.append((writing.query, answer))
            return True


def _cited(statement: Statement, answer: Answer) -> tuple[Citation, ...]:
    by_number = {citation.number: citation for citation in answer.citations}
    return tuple(by_number[number] for number in statement.citations)


def _flip(query: Query, before: Query) -> Query:
    """Ask the other side of what was asked before."""
    sides = before.filters.sides
    other = OTHER_SIDE.get(sides[0]) if len(sides) == 1 else None
    if other is None:
        return query
    side, wanted = other
    filters = replace(before.filters, sides=(side,))
    topic = trim_topic(_NAMES_OTHER_SIDE.sub(" ", query.topic))
    reading = f"{wanted}, the other side than in the question before"
    return replace(
        query, topic=topic, filters=filters, wanted=wanted, readings=(*query.readings, reading)
    )


def _take_topic(query: Query, topic: str, before: Query) -> Query:
    """Ask of the subject of before; where no State is named, in the records on the same ones."""
    readings = [f"the subject, “{topic}”, is taken from the question before"]
    filters, states = query.filters, before.filters.states
    if states and not filters.states and not filters.speakers:
        filters = replace(filters, states=states)
        readings.append(f"on {' and '.join(map(state_name, states))}, as in the question before")
    return replace(query, topic=topic, filters=filters, readings=(*query.readings, *readings))


def _take_speaker(query: Query, before: Query) -> Query:
    """Ask of whoever was asked of before; a State that is named now takes that one's place."""
    if not before.names_speaker:
        return query
    states = query.filters.states or before.filters.states
    if query.filters.states and before.filters.speakers:
        return query  # A person does not speak for another State.
    filters = replace(before.filters, states=states)
    wanted = before.wanted
    if query.filters.states:
        wanted = f"The delegation of {' and '.join(map(state_name, states))}"
    if filters == query.filters:
        return query
    reading = f"{wanted}, as in the question before"
    return replace(query, filters=filters, wanted=wanted, readings=(*query.readings, reading))
