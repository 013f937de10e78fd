"""Two hundred varied questions: every citation is exact, and on the side that was asked."""

import itertools
import random

import pytest

from assistant import Assistant
from index.records import ParagraphKind

_ASKED = {
    "What did Kazakhstan say about {}?": "state",
    "what has the delegation replied on {}": "state",
    "According to the Government of Kazakhstan, what of {}?": "state",
    "Which concerns did the Committee raise about {}?": "committee",
    "What did Ms. Pūce ask about {}?": "committee",
    "did the rapporteurs mention {}": "committee",
    "Who spoke about {}?": None,
    "{}": None,
}


@pytest.fixture(scope="module")
def assistant(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder)


@pytest.fixture(scope="module")
def questions(sample_record):
    """Topics are phrases cut anywhere out of the record, names and numbers and all."""
    chance = random.Random(20260401)
    speech = [p for p in sample_record.paragraphs if p.kind is ParagraphKind.SPEECH]
    forms = itertools.cycle(_ASKED)
    made = []
    while len(made) < 200:
        words = sample_record.paragraph_text(chance.choice(speech)).split()
        first = chance.randrange(len(words))
        topic = " ".join(words[first : first + chance.randint(1, 7)])
        form = next(forms)
        made.append((form.format(topic), _ASKED[form]))
    return made


@pytest.fixture(scope="module")
def answers(assistant, questions):
    return [(side, assistant.ask(question)) for question, side in questions]


def test_most_phrases_of_the_record_find_an_answer_or_the_test_would_be_empty(answers):
    assert sum(bool(answer.citations) for _, answer in answers) >= 60


def test_every_citation_is_the_records_text_to_the_character(assistant, answers):
    for _, answer in answers:
        for citation in answer.citations:
            record = assistant.record(citation.record_id)
            assert record.text[citation.start : citation.end] == citation.text
            paragraph = record.paragraphs[citation.paragraph_index]
            assert paragraph.start <= citation.start < citation.end <= paragraph.end
            assert paragraph.number == citation.paragraph
            speaker = record.speaker_of(paragraph)
            assert (speaker.name, speaker.side) == (citation.speaker, citation.side)


def test_no_answer_crosses_over_to_the_other_side(answers):
    for side, answer in answers:
        if side is not None:
            assert {citation.side for citation in answer.citations} <= {side}, answer.question


def test_every_statement_stands_in_what_it_cites(answers):
    for _, answer in answers:
        cited = {citation.number: citation.text for citation in answer.citations}
        for statement in answer.statements:
            assert statement.citations
            assert all(statement.text in cited[number] for number in statement.citations)


def test_an_abstention_cites_nothing_and_says_why(answers):
    assert any(answer.abstained for _, answer in answers)
    for _, answer in answers:
        if answer.abstained:
            assert answer.message
            assert not answer.statements
            assert not answer.citations


def test_nearest_passages_are_exact_too(assistant, answers):
    assert any(answer.nearest for _, answer in answers)
    for _, answer in answers:
        for hit in answer.nearest:
            assert assistant.record(hit.record_id).text[hit.start : hit.end] == hit.text
