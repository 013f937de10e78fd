"""Answers on the sample record: the right voice, cited to the character, or silence."""

from dataclasses import replace

import pytest

from assistant import Assistant, QuestionError, Reason
from index.errors import UnknownRecordError


@pytest.fixture(scope="module")
def assistant(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder)


def test_the_states_words_come_from_the_state(assistant):
    answer = assistant.ask("What did Kazakhstan say about video recording?")
    assert {citation.side for citation in answer.citations} == {"state"}
    cited = " ".join(citation.text for citation in answer.citations)
    for words in (
        "glass-walled rooms",
        "36 criminal cases",
        "Decree No. 971",
        "used to convict two police officers",
    ):
        assert words in cited


def test_the_committees_question_comes_from_the_committee(assistant):
    answer = assistant.ask("What did the Committee ask about lost interrogation videos?")
    assert {citation.side for citation in answer.citations} == {"committee"}
    assert {citation.speaker for citation in answer.citations} == {"Ms. Racu"}


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (
            "What did the delegation of Uzbekistan say about video recording?",
            Reason.STATE_NOT_LOADED,
        ),
        ("What did Kazakhstan say about climate change?", Reason.NOT_FOUND),
        ("What did UNICEF say about torture?", Reason.SPEAKER_NOT_LOADED),
        ("What did Kazakhstan say?", Reason.TOPIC_MISSING),
    ],
)
def test_silence_has_its_reason(assistant, question, reason):
    answer = assistant.ask(question)
    assert answer.abstained
    assert answer.reason is reason
    assert not answer.citations


def test_all_of_somebody_who_said_little_is_shown_where_no_subject_is_named(assistant):
    answer = assistant.ask("What did Mr. Iscan say?")
    assert {one.speaker for one in answer.citations} == {"Mr. Iscan"}
    assert len(answer.citations) == 3
    assert not answer.abstained
    assert assistant.ask("What did Ms. Racu say?").reason is Reason.TOPIC_MISSING


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Qué dijo Kazajstán sobre la grabación en vídeo?", "Spanish"),
        ("Что сказал Казахстан о видеозаписи?", "Russian"),
        ("Qu'est-ce que le Kazakhstan a dit sur les prisons ?", "French"),
    ],
)
def test_a_question_that_was_not_understood_shows_no_silence(assistant, question, language):
    answer = assistant.ask(question)
    assert f"seems to be in {language}" in answer.message
    assert "does not show that the records are silent" in answer.message
    assert "seems to be" not in assistant.ask("Did Kazakhstan speak on climate change?").message


def test_what_a_body_did_that_does_not_speak_is_told_by_who_speaks_of_it(assistant):
    asked = "How many recommendations did the national preventive mechanism submit?"
    answer = assistant.ask(asked)
    assert "more than 10,000 recommendations" in answer.text
    assert {one.speaker for one in answer.citations} == {"A representative of Kazakhstan"}


def test_a_record_that_is_not_loaded_is_not_called_silent(assistant):
    question = "What did Kazakhstan say about video recording?"
    for records in (["CAT-C-SR.9"], ["CAT-C-SR.1995", "CAT-C-SR.9"]):
        with pytest.raises(UnknownRecordError, match=r"CAT-C-SR\.9"):
            assistant.ask(question, records=records)
    with pytest.raises(UnknownRecordError):
        assistant.search("video recording", records=["CAT-C-SR.9"])
    query = assistant.read(question)
    kept = replace(query, filters=replace(query.filters, records=("CAT-C-SR.9",)))
    with pytest.raises(UnknownRecordError):
        assistant.respond(kept)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"states": ["UZB"]}, Reason.STATE_NOT_LOADED),
        ({"speakers": ["Mr. Nobody"]}, Reason.SPEAKER_NOT_LOADED),
    ],
)
def test_who_is_not_loaded_is_not_called_silent(assistant, limits, reason):
    assert assistant.ask("What was said about video recording?", **limits).reason is reason


@pytest.mark.parametrize("question", ["", "  \x00\n ", "a" * 10_000])
def test_what_is_no_question_is_refused(assistant, question):
    with pytest.raises(QuestionError):
        assistant.ask(question)


def test_a_follow_up_takes_the_subject_from_before(assistant):
    chat = assistant.conversation()
    chat.ask("What did Kazakhstan say about video recording?")
    answer = chat.ask("And what had the Committee asked about that?")
    assert "video recording" in answer.understood
    assert {citation.side for citation in answer.citations} <= {"committee"}


def test_every_citation_is_exact(assistant):
    exact = 0
    for who in ("Kazakhstan", "the Committee", "Ms. Racu", "Mr. Rogov", "the delegation"):
        for topic in ("torture", "the Ombudsman", "prisons", "asylum", "data loss", "suicide"):
            for citation in assistant.ask(f"What did {who} say about {topic}?").citations:
                record = assistant.record(citation.record_id)
                assert record.text[citation.start : citation.end] == citation.text
                exact += 1
    assert exact > 30


@pytest.mark.parametrize(
    "question",
    [
        "How many complaints of torture were registered in the US?",
        "In the United States, what did the Committee say about video recording?",
    ],
)
def test_a_state_that_only_words_of_its_name_stand_for_is_told_to_be_missing(assistant, question):
    # The record has "United Nations" and "State party", and nothing of that State.
    assert assistant.ask(question).reason is Reason.STATE_NOT_LOADED
