"""Questions that are worth asking of the records loaded: each can be read and answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, zip_longest

from assistant.answers import Answer
from assistant.api import Assistant
from assistant.browsing.subjects import subjects_of
from assistant.errors import QuestionError
from assistant.language.syntax import subject_of_clause
from assistant.query import Kind, Query
from assistant.query.limits import Limits
from assistant.questions.language import name_of_language
from index.errors import OnTheRecordError, UnknownRecordError
from index.filters import Filters
from index.records import Record, Side
from index.reference.states import state_name
from index.storage.listing import RecordSummary

_RECORDS = 3
"""Records that openings are made from."""
_TRIED = 12
"""Questions about one record that are looked at."""
_OTHER_STATES = 2
_OPENING = 4
"""Questions to begin with, at the most."""
_ENGLISH = {"en", ""}
_CLAUSE = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|could|should)\b", re.IGNORECASE)
_MAY_BE_A_CLAUSE = re.compile(rf"{_CLAUSE.pattern}|\b\w+ed\b", re.IGNORECASE)
"""What is worth to be parsed, for which the parser may have to be loaded."""
_DEEDS = r"(?:do|done|doing|(?:steps?|measures?|actions?|efforts?|attempts?)(?: \w+){0,3})"
_YES_OR_NO = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|must)\s", re.IGNORECASE
)
_INTERROGATIVE = re.compile(r"(?:how|what|which|who|whom|whose|when|where|why)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question to ask next, and the conditions to ask it under."""

    question: str
    limits: Limits = field(default_factory=Limits)


def opening_questions(assistant: Assistant) -> list[Suggestion]:
    """Return questions that the records loaded answer, made from their subjects and speakers.

    Args:
        assistant: Whose records.
    """
    by_record = []
    for summary in _different(assistant.records()):
        try:
            record = assistant.record(summary.id)
        except OnTheRecordError:
            continue  # Removed meanwhile.
        by_record.append(list(islice(_about(record), _TRIED)))
    mixed = (one for several in zip_longest(*by_record) for one in several if one)
    found = []
    for question in mixed:  # That they have an answer follows from where their subjects are from.
        query = assistant.read(question)
        if query.topic and not query.unknown_speaker and not query.unknown_state:
            found.append(Suggestion(question))
        if len(found) == _OPENING:
            break
    return found


def follow_ups(
    assistant: Assistant, query: Query, answer: Answer, asked: Iterable[str] = ()
) -> Iterator[Suggestion]:
    """Yield questions that lead on from an answer, or out of a silence.

    The other side, both sides, another State that is loaded, and who speaks to the subject; under
    the conditions on records and dates that held before.

    Args:
        assistant: Whose records.
        query: The question as understood.
        answer: Its answer.
        asked: Questions not to suggest again.

    Yields:
        Each once it is known not to be met with silence, which takes as long as to answer it.
    """
    if not query.topic:
        return
    limits = Limits(replace(query.filters, sides=(), states=(), speakers=()))
    known = {question.casefold() for question in (*asked, query.question)}
    wanted = (one for one in _leading_on(assistant, query, answer) if one.casefold() not in known)
    for question in wanted:
        suggestion = Suggestion(question, limits)
        try:
            again = limits.applied_to(assistant.read(question))
        except QuestionError:
            continue  # Longer than can be read.
        try:
            abstained = assistant.quote(again).abstained
        except UnknownRecordError:
            return  # A record that all of them are to be looked for in was removed meanwhile.
        if not abstained:
            yield suggestion


def _different(records: Sequence[RecordSummary]) -> list[RecordSummary]:
    """Return the fullest records in English, of different States as far as there are any.

    Where some consider a State, others are left out: what comes again and again in an Assembly is
    its forms of words rather than subjects.
    """
    english = [one for one in records if one.metadata.language in _ENGLISH]
    considering = [one for one in english if one.states] or english
    fullest = sorted(considering, key=lambda one: -one.paragraphs)
    first = {one.states: one for one in reversed(fullest)}
    ordered = sorted(fullest, key=lambda one: first[one.states] is not one)
    return ordered[:_RECORDS]


def _about(record: Record) -> Iterator[str]:
    """Yield questions about the subjects of a record, of all the kinds that it can answer."""
    sides = {turn.speaker.side for turn in record.turns}
    states = [turn.speaker.state for turn in record.turns if turn.speaker.state]
    spoken = [turn.speaker.name for turn in record.turns if turn.speaker.name]
    kinds = []
    if states:
        kinds.append(f"What did {state_name(max(states, key=states.count))} say about {{}}?")
    if Side.COMMITTEE in sides:
        kinds.append("What did the Committee ask about {}?")
    if sides >= {Side.STATE, Side.COMMITTEE}:
        kinds.append("What did both sides say about {}?")
    if not kinds and spoken:
        kinds.append(f"What did {max(spoken, key=spoken.count)} say about {{}}?")
    kinds += ["Who spoke about {}?"] if spoken else ["What was said about {}?"]
    for i, subject in enumerate(subjects_of(record)):
        yield kinds[i % len(kinds)].format(subject)


def _leading_on(assistant: Assistant, query: Query, answer: Answer) -> Iterator[str]:
    filters, topic = query.filters, _as_object(query)
    if not topic or _YES_OR_NO.match(topic):
        return  # Behind "about" nobody can say "is torture a crime".
    if name_of_language(query.question):
        return  # Nor "qué dijo sobre el castigo": what was not read as English is no English topic.
    records = assistant.records()
    cited = {one.record_id for one in (*answer.citations, *answer.nearest)}
    about = {code for one in records if one.id in cited for code in one.states}
    states = [*filters.states] or sorted(about)
    loaded = {code for one in records for code in one.states}
    if filters.sides != (Side.COMMITTEE,):
        yield f"What did the Committee ask about {topic}?"
    if filters.sides != (Side.STATE,) or query.unknown_state:
        for code in [code for code in states if code in loaded][:_OTHER_STATES]:
            yield f"What did {state_name(code)} say about {topic}?"
    for code in sorted(loaded - {*states})[:_OTHER_STATES]:
        yield f"What did {state_name(code)} say about {topic}?"
    if query.kind is not Kind.WHO:
        yield f"Who spoke about {topic}?"
    if query.kind is not Kind.BOTH_SIDES:
        yield f"What did both sides say about {topic}?"


def _as_object(query: Query) -> str:
    """Return the topic of a question so that "about" can stand before it.

    Of "What was done to prevent suicide?" the topic is "was done to prevent suicide", which asks
    for its "what"; of another question it may be "prevent suicide". Of "Who said that recordings
    disappeared?" it is a whole sentence, of which its subject can stand there. Where it is only the
    points themselves ("Which questions were not answered?") there is none.
    """
    wish = query.wording.ledger
    if wish and not wish.topic:
        return ""
    topic = re.escape(" ".join(query.topic.casefold().split()))
    asked = " ".join(query.question.casefold().split())
    if _CLAUSE.search(query.topic) and (found := re.search(rf"\b(what|which) {topic}\b", asked)):
        return f"{found[1]} {query.topic}"
    if re.search(rf"\b{_DEEDS} to {topic}\b", asked):
        return f"what was done to {query.topic}"
    if _INTERROGATIVE.match(query.topic):  # "How many were arrested" stands behind "about" now.
        return query.topic[0].lower() + query.topic[1:]
    if _MAY_BE_A_CLAUSE.search(query.topic) and not _YES_OR_NO.match(query.topic):
        return subject_of_clause(query.topic) or query.topic
    return query.topic


def stand_alone(assistant: Assistant, query: Query, filters: Filters) -> Suggestion:
    """Return what asks a question of a conversation again by itself, under other conditions.

    Args:
        assistant: Reads it.
        query: The question as understood in its conversation.
        filters: Whose words are to be looked at; its own ones for the same question.
    """
    question = query.in_full
    alone = assistant.read(question)
    if alone.topic != query.topic:
        question = f"What was said about {query.topic}?"
        alone = assistant.read(question)
    return Suggestion(question, Limits.between(alone.filters, filters))
