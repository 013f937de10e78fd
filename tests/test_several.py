"""Two questions in one are answered below each other; one question with two clauses stays one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answering.several import join_paragraphs, split_question
from index.embedding.embedder import Embedder


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Is torture a crime in Kenya, and what is the penalty?",
            ["Is torture a crime in Kenya", "what is the penalty"],
        ),
        (
            "What did they say about torture? And about cotton?",
            ["What did they say about torture", "about cotton"],
        ),
        (
            "Was the law adopted and did it enter into force?",
            ["Was the law adopted", "did it enter into force"],
        ),
        (
            "Which experts raised bail, and has the delegation replied?",
            ["Which experts raised bail", "what did the delegation reply to that"],
        ),
    ],
)
def test_two_questions_are_told_apart(question: str, parts: list[str]) -> None:
    assert split_question(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "What did Kenya say on bail and on the death penalty?",
        "What did Kenya say about who was arrested and how many were charged?",
        "What steps have been taken to prevent and investigate torture?",
        "Torture and how it is prevented",
        "What did Ms. Racu recommend on bail and why?",
        "What did they say about the economy and what the Government should do?",
        "Who signed the Charter and was exempt from it?",
        "What are problems that can be solved in theory, but which take too long?",
    ],
)
def test_one_question_stays_one(question: str) -> None:
    assert split_question(question) == [question]


@pytest.fixture(scope="module")
def sample(sample_store: Path, embedder: Embedder) -> Assistant:
    return Assistant.open(sample_store, embedder=embedder)


def test_both_questions_are_answered_under_their_own_words(sample: Assistant) -> None:
    first, second = (
        "What is the maximum length of solitary confinement",
        "How many visits did the preventive mechanism conduct",
    )
    answer = sample.ask(f"{first} and {second[0].lower()}{second[1:]}?")
    said = {one.group: one.text for one in reversed(answer.statements)}
    assert "four months" in said[first]
    assert "4,500 visits" in said[second]
    assert [one.number for one in answer.citations] == [*range(1, len(answer.citations) + 1)]
    record = sample.record(answer.citations[0].record_id)
    for one in answer.citations:
        assert record.text[one.start : one.end] == one.text


def test_a_part_without_an_answer_is_told_beside_the_other(sample: Assistant) -> None:
    answer = sample.ask("What is the maximum length of solitary confinement and who hunts whales?")
    assert not answer.abstained
    assert any(one.startswith("“who hunts whales”: Nobody of whom") for one in answer.notices)


def test_a_slip_does_not_keep_a_follow_up_from_leaning(sample: Assistant) -> None:
    chat = sample.conversation()
    chat.ask("What did Kazakhstan say about the amnesty?")
    query = chat.understand("hwo many were arrested")
    assert query.leans
    assert query.in_full == "how many were arrested"


def test_what_is_enough_for_one_part_is_enough_for_both(sample: Assistant) -> None:
    # By it what speaks to the subject is pointed to, where a model finds that nothing answers.
    found = sample.find(sample.read("What was said about video recording?")).paragraphs
    first = [replace(one, enough=False) for one in found]
    assert [one.enough for one in join_paragraphs([first, found])] == [one.enough for one in found]
    assert any(one.enough for one in found)
