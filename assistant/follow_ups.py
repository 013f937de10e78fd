"""A question of a chat, read as one that may lean on those before: no language model is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.answering.several import split_question
from assistant.answers import Answer
from assistant.query import Query
from assistant.query.bare_question import bare_question
from assistant.query.stances import with_object
from assistant.questions.another_time import put_anew
from assistant.questions.in_debate import in_debate
from assistant.questions.leaning import lean
from assistant.questions.pointing import A_MINISTER
from assistant.questions.taking_over import KnownBy
from assistant.questions.what_is_asked import asked_again
from index.parsing.speakers import person_key
from index.records import Side
from index.reference.states import state_name, states_in_words

StatesOf = Callable[[Iterable[str]], Mapping[str, tuple[str, ...]]]
"""Returns the codes of the States that each of some records considers."""


@dataclass(frozen=True, slots=True)
class FollowUpReader:
    """Reads the questions of a chat.

    Attributes:
        read: Reads a question by itself.
        states_of: Tells the States that records consider; None where that is not known.
        several: Whether the records are on several States.
        known_by: Tells what those are known by whom answers cite.
    """

    read: Callable[[str], Query]
    states_of: StatesOf | None
    several: Callable[[], bool]
    known_by: KnownBy = person_key

    def read_after(
        self, question: str, exchanges: Sequence[tuple[Query, Answer]]
    ) -> tuple[Query, Query]:
        """Read a question behind others.

        Args:
            question: As people ask.
            exchanges: Those before it that ask something, as understood with their answers.

        Returns:
            How it is read by itself, and with what it leaves unsaid taken from those before.

        Raises:
            QuestionError: If it cannot be read.
        """
        alone = self.read(question)
        if not exchanges:
            return alone, alone
        full = with_object(question)
        alone = alone if full == question else replace(self.read(full), question=question)
        before = [query for query, _ in exchanges]
        anew = self._anew(question, before[-1])
        answer = exchanges[-1][1]
        about = self._about(answer)
        alone = self._of_state(question, before[-1].filters.states or about) or alone
        alone, last = self._in_debate(alone, before[-1], answer)
        spoken_of = last, answer, before[:-1], about
        leaning = partial(
            lean,
            several=self.several(),
            answers=[one for _, one in exchanges[:-1]],
            known_by=self.known_by,
        )
        plain = anew or leaning(alone, *spoken_of)
        first, *others = split_question(plain.in_full)
        if others:
            part = leaning(self.read(first), *spoken_of)
            plain = replace(plain, first_part=part)
        return alone, plain

    def _about(self, answer: Answer) -> tuple[str, ...]:
        """Return the States on which all records that an answer cites are, if on the same."""
        if self.states_of is None or not answer.citations:
            return ()
        cited = {one.record_id for one in answer.citations}
        considered = self.states_of(cited)
        states = {considered.get(one, ()) for one in cited}
        return states.pop() if len(states) == 1 else ()

    def _in_debate(self, alone: Query, before: Query, answer: Answer) -> tuple[Query, Query]:
        """Return a question and the one before as :func:`in_debate` does, where that is one."""
        found = {one.record_id for one in answer.citations or answer.nearest}
        if self.states_of is None or not found or not before.names_speaker:
            return alone, before
        considered = self.states_of(found)
        debated = not any(considered.values()) and before.filters.sides in ((), (Side.STATE,))
        return in_debate(alone, before, answer) if debated else (alone, before)

    def _of_state(self, question: str, states: Sequence[str]) -> Query | None:
        """Return a question for a minister's words as one for those of the minister of a State."""
        if len(states) != 1 or not A_MINISTER.search(question):
            return None
        of_state = A_MINISTER.sub(rf"\g<0> of {state_name(states[0])}", question)
        read = self.read(of_state)
        return replace(read, question=question) if read.filters.speakers else None

    def _anew(self, question: str, before: Query) -> Query | None:
        """Return the question before, asked of another meeting; None where that is not asked."""
        asked = bare_question(question)
        again = put_anew(asked, before.in_full)
        read = self.read(again) if again else None
        if read and read.meetings and read.filters.states == before.filters.states:
            return asked_again(replace(read, question=question), again or "")
        if again is None or not before.filters.states:
            return None
        # What was asked before may itself leave unsaid on which State.
        there = self.read(f"{asked.strip(' ?!.')}, {states_in_words(before.filters.states)}")
        if not there.meetings:
            return None
        filters = replace(before.filters, records=there.filters.records, date_from="", date_to="")
        return replace(
            before,
            question=question,
            spelt="",
            rewritten="",
            filters=filters,
            meetings=there.meetings,
            supposed="",
            unknown_meeting=there.unknown_meeting,
            wording=replace(before.wording, bare=asked),
            leans=True,
            first_part=None,
            changed=(),
        )
