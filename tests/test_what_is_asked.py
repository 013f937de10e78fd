"""What a question asks for is the same whether, and wherever, it names the meeting."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answers import Reason
from assistant.query import Query
from assistant.questions.what_is_asked import read_wording
from index.embedding.embedder import Embedder

_MEETINGS = ("in 2023", "in May 2023", "at the 1995th meeting", "in CAT/C/SR.1995")
"""All of them the one of the sample record."""


@pytest.fixture(scope="module")
def sample(sample_store: Path, embedder: Embedder) -> Assistant:
    return Assistant.open(sample_store, embedder=embedder)


def _placed(question: str) -> list[str]:
    """Return a question with each of the meetings in front and behind."""
    behind = [f"{question[:-1]} {meeting}?" for meeting in _MEETINGS]
    asked = question if question.startswith("Ms.") else question[0].lower() + question[1:]
    return [*behind, *(f"{meeting[0].upper()}{meeting[1:]}, {asked}" for meeting in _MEETINGS)]


def _told(query: Query) -> object:
    who = query.wording.who and replace(query.wording.who, plainly="")
    wording = replace(query.wording, bare="", who=who)
    return query.kind, query.fact, query.topic, query.wanted, wording


@pytest.mark.parametrize(
    "question",
    [
        "What did Kazakhstan promise?",
        "Which commitments did the delegation make?",
        "What did the delegation put off?",
        "What did the Committee recommend?",
        "What did Ms. Racu welcome?",
        "What did Ms. Racu ask?",
        "Which questions were not answered?",
        "Which questions about solitary confinement were answered?",
        "Was Ms. Racu's question about the Ombudsman answered?",
        "Who asked about solitary confinement?",
        "Who raised solitary confinement?",
        "Who recommended video recording?",
        "Who replied on solitary confinement?",
        "How many experts asked about solitary confinement?",
        "Was solitary confinement raised?",
        "Which experts spoke about solitary confinement?",
    ],
)
def test_what_is_asked_is_read_alike_with_the_meeting_and_without(
    sample: Assistant, question: str
) -> None:
    alone, answer = sample.read(question), sample.ask(question)
    in_many_ways = _placed(question)
    for placed in in_many_ways:
        assert _told(sample.read(placed)) == _told(alone), placed
    for placed in (in_many_ways[0], in_many_ways[-1]):
        there = sample.ask(placed)
        assert there.statements == answer.statements, placed
        assert there.reason == answer.reason, placed


def test_paragraphs_are_asked_for_alike_with_the_meeting_and_without(sample: Assistant) -> None:
    answer = sample.ask("What does paragraph 3 say?")
    for placed in _placed("What does paragraph 3 say?"):
        assert sample.ask(placed).statements == answer.statements, placed


def test_what_is_not_done_is_told_alike_with_the_meeting_and_without(sample: Assistant) -> None:
    for question, meeting in product(("Summarise the discussion",), ("", *_MEETINGS)):
        assert sample.read(f"{question} {meeting}".strip()).wording.not_done, meeting


@pytest.mark.parametrize(
    "question",
    [
        "What did the Committee recommend in 2019?",
        "In May 2019, what did Kazakhstan promise?",
        "Which questions in CAT/C/SR.1998 were not answered?",
        "What did Ms. Racu ask at the 1998th meeting?",
    ],
)
def test_what_was_put_at_a_meeting_that_is_not_loaded_is_not_told_of_others(
    sample: Assistant, question: str
) -> None:
    assert sample.ask(question).reason is Reason.MEETING_NOT_LOADED


def test_what_is_put_at_a_meeting_by_number_may_be_the_subject(sample: Assistant) -> None:
    asked = "What did Kazakhstan reply to the questions asked at the 1994th meeting?"
    assert not sample.read(asked).unknown_meeting


def test_a_question_that_asks_something_of_a_ledger_is_not_refused() -> None:
    question = "Which questions did Kenya not answer?"
    assert read_wording(question, question).ledger
    assert not read_wording(question, question).not_done
