"""What is offered to be asked next can be read as English."""

from dataclasses import replace

import pytest
from meetings import listed

from assistant import Assistant
from assistant.browsing.subjects import subjects_of
from assistant.browsing.suggestions import _different, follow_ups
from index.parsing.parser import parse
from index.records import Document, DocumentParagraph, DocumentRole
from index.settings import Settings


@pytest.fixture(scope="module")
def assistant(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder, settings=Settings(model=""))


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What was done to prevent torture?", "what was done to prevent torture"),
        ("Which steps were taken to prevent torture?", "what was done to prevent torture"),
        ("What did Kazakhstan say about video recording?", "video recording"),
        ("What did the delegation say with respect to video recording?", "video recording"),
        ("What was said in relation to suicide?", "suicide"),
        ("Who said that video recordings had disappeared?", "video recordings"),
        ("Did Kazakhstan deny that recordings disappeared?", "recordings"),
        (
            "What did Kazakhstan say about prisoners who were tortured?",
            "prisoners who were tortured",
        ),
        (
            "How many prisoners were placed in solitary confinement?",
            "how many prisoners were placed in solitary confinement",
        ),
    ],
)
def test_what_stands_behind_about_is_a_noun_or_a_whole_clause(assistant, question, subject):
    query = assistant.read(question)
    offered = [one.question for one in follow_ups(assistant, query, assistant.quote(query))]
    assert offered
    assert all(one.endswith(f" about {subject}?") for one in offered), offered


@pytest.mark.parametrize(
    "question",
    [
        "Which of the Committee's questions did Kazakhstan not answer?",
        "Que dit le Kazakhstan de la torture ?",
        "¿Qué dijo Kazajstán sobre la tortura?",
    ],
)
def test_nothing_is_offered_about_what_is_no_english_subject(assistant, question):
    query = assistant.read(question)
    assert query.topic
    assert not list(follow_ups(assistant, query, assistant.respond(query)))


@pytest.mark.parametrize(
    "question",
    ["Is torture a crime?", "Is torture a crime, and how many prisoners were in solitary cells?"],
)
def test_nothing_is_offered_about_a_question_for_yes_or_no(assistant, question):
    query = assistant.read(question)
    assert not list(follow_ups(assistant, query, assistant.quote(query)))


def test_a_heading_under_which_nobody_speaks_is_no_subject():
    spoken = DocumentParagraph("Mr. Smith (Kenya) said that it was given by the courts.")
    lines = (
        DocumentParagraph("Access to bail", role=DocumentRole.HEADING),
        spoken,
        DocumentParagraph("Conclus", role=DocumentRole.HEADING),
    )
    assert subjects_of(parse(Document("x.txt", "", lines), "x")) == ["Access to bail"]


def test_openings_are_taken_from_the_fullest_records_that_consider_a_state():
    short = replace(listed("CAT/C/SR.2", states=("KEN",), date="2020"), id="short", paragraphs=2)
    full = replace(short, id="full", paragraphs=50)
    assembly = replace(listed("A/64/PV.66", states=(), date="2021"), id="assembly", paragraphs=200)
    other = replace(short, id="other", metadata=replace(short.metadata, states=("MLT",)))
    listing = [short, full, assembly, other]
    assert [one.id for one in _different(listing)] == ["full", "other", "short"]
    assert _different([assembly]) == [assembly]
