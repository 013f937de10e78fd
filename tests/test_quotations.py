"""What a question quotes is looked for word for word, whoever is asked about."""

import pytest

from assistant import Assistant
from assistant.answering.quotations import quotations
from assistant.answers import Reason

DISAPPEARED = "video recordings of investigative interviews had disappeared"


@pytest.fixture(scope="module")
def sample(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder)


def test_a_quotation_is_told_with_where_it_stands_and_with_whom(sample):
    (told,) = sample.ask(f'Who said that "{DISAPPEARED}"?').notices
    assert told == (
        f"“{DISAPPEARED}” stands word for word in CAT/C/SR.1995, para. 16 (counted): "
        "Ms. Racu (Country Rapporteur)."
    )


def test_words_of_another_than_is_asked_about_are_told_to_be_hers(sample):
    notices = sample.ask(f"Did Mr. Rogov say “{DISAPPEARED.upper()}.”?").notices
    assert any("Ms. Racu (Country Rapporteur)" in one for one in notices)


@pytest.mark.parametrize(
    "words",
    [
        "torture is a thing of the past in Kazakhstan",
        "video recordings of investigative interviews had been kept",
        "ideo recordings of investigative interviews",
    ],
)
def test_words_that_stand_nowhere_are_told_to(sample, words):
    notices = sample.ask(f'Did Mr. Rogov say "{words}"?').notices
    assert f"“{words}” is not found word for word in the records looked in." in notices


def test_a_word_or_two_between_marks_name_a_subject():
    assert quotations('What was said about "severe" pain and «solitary confinement»?') == []


def test_the_marks_of_other_languages_quote_too():
    assert quotations("Who said «bail was a right» or „bail was no right“?") == [
        "bail was a right",
        "bail was no right",
    ]


def test_of_many_quotations_the_first_are_looked_for_and_that_is_told(sample):
    many = " ".join(f"“no such words {number}”" for number in range(40))
    notices = sample.ask(f"Who said {many} {many}").notices
    assert len(notices) == 6
    assert notices[-1] == "Of 40 quotations the first 5 were looked for word for word."


def test_whoever_is_asked_to_have_said_what_another_said_is_not_answered_with_something_else(
    sample,
):
    answer = sample.ask(f"Did Mr. Rogov say “{DISAPPEARED}”?")
    assert answer.reason is Reason.SPEAKER_SILENT
    assert not answer.citations
    assert sample.ask(f"Did Ms. Racu say “{DISAPPEARED}”?").citations


def test_a_quotation_that_is_all_of_the_subject_is_shown_with_its_marks_once(sample):
    understood = sample.ask(f'Did Kazakhstan say "{DISAPPEARED}"?').understood
    assert f"on “{DISAPPEARED}”" in understood
