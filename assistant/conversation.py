"""A chat: questions that may lean on those before, and their answers as they are written."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from threading import Lock
from typing import cast

from assistant.answering.stopping import stopped
from assistant.answers import Answer, Draft, Report, Statement
from assistant.follow_ups import FollowUpReader, StatesOf
from assistant.query import Query
from assistant.query.limits import Limits
from assistant.questions.taking_over import KnownBy
from assistant.sources import Citation
from index.parsing.speakers import person_key

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


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a question is understood.

    Attributes:
        query: The question as understood.
        report: What it took to have a language model put it in full; None where none was asked.
    """

    query: Query
    report: Report | None = None


Rewrite = Callable[[Query, Query, Sequence[Query]], Iterator[Understanding]]
"""Has a language model put a question in full: given how it is read by itself, how with the
question before by the plain method, and those before. While it writes, what it yields is the plain
reading; the last one holds."""


@dataclass
class _Writing:
    """An answer that is being written: the whole of it once it is known, and how much is shown.

    While a language model writes, ``draft`` is what the answer is if it is stopped now. What the
    conversation has of it in the end, whoever ended it, is ``kept``.
    """

    query: Query
    report: Report | None = None
    answer: Answer | None = None
    shown: int = 0
    draft: Answer | None = None
    kept: Answer | None = None


@dataclass
class Conversation:
    """A chat in which a question may lean on the one before.

    One question at a time: :meth:`ask` waits for another that is being asked, and whatever a
    stream has not yet yielded when the next question begins is no part of the conversation.

    Args:
        read: Reads a question.
        respond: Answers a question that was read.
        write: Does so while a language model writes; None where there is none.
        rewrite: Has one put questions in full that leave something unsaid; None likewise.
        states_of: Tells the States that records consider; None where that is not known.
        several: Whether the records are on several States.
        known_by: Tells what those are known by whom answers cite.

    Attributes:
        exchanges: Questions as understood with their answers, in order.
    """

    read: Callable[[str], Query]
    respond: Callable[[Query], Answer]
    write: Callable[[Query], Iterator[Draft]] | None = None
    rewrite: Rewrite | None = None
    states_of: StatesOf | None = None
    several: Callable[[], bool] = lambda: False
    known_by: KnownBy = person_key
    exchanges: list[tuple[Query, Answer]] = field(default_factory=list)
    _writing: _Writing | None = field(default=None, init=False, repr=False)
    _rewritten: tuple[tuple[Query, list[Query]], Query] | None = field(
        default=None, init=False, repr=False, compare=False
    )
    _lock: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)
    _asking: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)

    def understand(self, question: str) -> Query:
        """Read a question as one that may lean on those before.

        What is taken over stands among its readings.

        Args:
            question: As people ask.

        Raises:
            QuestionError: If it cannot be read.
        """
        *_, last = self._understand(question)
        return last.query

    def _understand(self, question: str) -> Iterator[Understanding]:
        # Thanks are no question that another could lean on.
        asked = [(query, answer) for query, answer in self.exchanges if query.in_full]
        before = [query for query, _ in asked]
        reader = FollowUpReader(self.read, self.states_of, self.several, self.known_by)
        alone, plain = reader.read_after(question, asked)
        if self.rewrite is None or plain.collection:
            yield Understanding(plain)
            return
        if self._rewritten and self._rewritten[0] == (alone, before):
            # Asked again, as under other conditions: it means the same, and costs nothing more.
            yield Understanding(self._rewritten[1])
            return
        understood = Understanding(plain)
        for understood in self.rewrite(alone, plain, before):
            yield understood
        if understood.query.rewritten:
            self._rewritten = (alone, before), understood.query

    def ask(self, question: str, limits: Limits = _AS_UNDERSTOOD) -> Answer:
        """Answer a question, read as one that may lean on those before.

        Args:
            question: As people ask.
            limits: What the user changes of how the question is understood.

        Raises:
            QuestionError: If it cannot be read.
        """
        with self._asking:
            writing = self._begin(question, limits)
            deque(self._pieces(writing), maxlen=0)  # To its end.
            with self._lock:  # It may have been stopped, or overtaken by a stream, just now.
                answer = writing.kept
        assert answer  # noqa: S101  (what failed was raised)
        return answer

    def stream(
        self, question: str, limits: Limits = _AS_UNDERSTOOD
    ) -> Generator[Query | Written | Answer]:
        """Answer a question piece by piece, as :meth:`ask` answers it whole.

        Of a stream that is closed before its end, stopped by :meth:`stop` or overtaken by another
        question, the conversation keeps what was yielded, as an answer that says so.

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
        yield from self._pieces(self._begin(question, limits))

    def _pieces(self, writing: _Writing) -> Generator[Query | Written | Answer]:
        """Yield what :meth:`stream` yields, of a question that is understood."""
        if self._writing is not writing:
            return
        try:
            yield writing.query
            if self.write is None:
                answer = self.respond(writing.query)
            else:
                yield from self._drafts(writing, self.write(writing.query))
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
            self._drop(writing)
            raise
        finally:
            # A stream that came to its end is kept whole, one that was closed as far as it came.
            kept = self._end(writing)
        if kept:
            yield kept

    def _begin(self, question: str, limits: Limits) -> _Writing:
        """Understand a question; it can be stopped while a language model puts it in full."""
        self.stop()  # What is still being written is overtaken, and kept as far as it came.
        writing: _Writing | None = None
        try:
            with closing(cast("Generator[Understanding]", self._understand(question))) as found:
                for one in found:
                    query = limits.applied_to(one.query)
                    if writing is None:
                        writing = _Writing(query)
                        self._go_on_to(writing)  # Another may have begun in between.
                    if self._writing is not writing:
                        break
                    writing.query, writing.report = query, one.report
        except Exception:
            self._drop(writing)
            raise
        assert writing  # noqa: S101  (a question is understood, or cannot be read)
        return writing

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
        self._go_on_to(None)

    def _go_on_to(self, writing: _Writing | None) -> None:
        """Keep what was written of the answer before, and write another from now on, if any."""
        with self._lock:
            if self._writing is not None:
                self._keep(self._writing)
            self._writing = writing

    def _drop(self, writing: _Writing | None) -> None:
        """Keep nothing of an answer that failed; another that has overtaken it goes on."""
        with self._lock:
            if self._writing is writing:
                self._writing = None

    def _end(self, writing: _Writing) -> Answer | None:
        """Keep what was written, and return it; None where it was kept already."""
        with self._lock:
            if self._writing is not writing:
                return None
            self._writing = None
            return self._keep(writing)

    def _keep(self, writing: _Writing) -> Answer:
        answer = writing.draft or stopped(writing.query, writing.answer, writing.shown)
        if writing.report:
            answer = answer.counting(writing.report)
        writing.kept = answer
        self.exchanges.append((writing.query, answer))
        return answer


def _cited(statement: Statement, answer: Answer) -> tuple[Citation, ...]:
    by_number = {citation.number: citation for citation in answer.citations}
    return tuple(by_number[number] for number in statement.citations)
