"""What no search fulfils is refused plainly, with what can be done instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answers import Reason
from assistant.query.bare_question import bare_question
from assistant.questions.language import name_of_language
from assistant.questions.not_done import not_done
from assistant.questions.paragraphs import paragraphs_in
from index.embedding.embedder import Embedder


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("in French", "translated"),
        ("translate the Peru record", "translated"),
        ("summarise it in two sentences", "summed up"),
        ("summarize the Uzbekistan meeting", "summed up"),
        ("write me a press release on Kenya", "does not write"),
        ("export this as Word", "Export"),
        ("what do you think about it", "opinion"),
        ("which States did not mention women", "left out"),
        ("what didn't the Committee ask Kenya", "left out"),
        ("who never spoke about bail", "left out"),
        ("what did the State party not even mention", "left out"),
        ("Who did not want to speak about bail?", "left out"),
    ],
)
def test_a_wish_that_no_search_fulfils_is_known(question: str, told: str) -> None:
    assert told in not_done(question)


@pytest.mark.parametrize(
    "question",
    [
        "Summarise what Kenya said on bail",
        "What did Kazakhstan say about torture?",
        "What has Kazakhstan not ratified?",
        "Who did not abstain?",
        "Which children do not speak Kazakh?",
        "Which treaties had Kenya not ratified, as mentioned by the experts?",
        "Which laws has Kenya not changed that experts mentioned?",
        "Which detainees did the police not tell of their rights?",
        "What did Kenya do about detainees who did not speak to a lawyer?",
        "Did Kenya not say that torture is a crime?",
        "What did the delegation say had not been mentioned?",
        "What did Kenya say was never discussed?",
        "What was said about translation into Russian?",
        "Which report did the State submit?",
    ],
)
def test_a_question_that_only_looks_like_one_is_searched(question: str) -> None:
    assert not not_done(question)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("what does paragraph 3 say", (3,)),
        ("and para. 4?", (4,)),
        ("paragraphs 5-7", (5, 6, 7)),
        ("paragraph 3 and paragraph 4", (3, 4)),
        ("paragraphs 2, 5 and 9", (2, 5, 9)),
        ("paras 3 to 5 & 8", (3, 4, 5, 8)),
        ("what does paragraph 3 say on bail", (3,)),
        ("What did Kenya say in paragraph 3 about bail?", ()),
    ],
)
def test_paragraphs_are_asked_for_by_number(question: str, numbers: tuple[int, ...]) -> None:
    assert paragraphs_in(question) == numbers


def test_a_language_is_named_unless_it_is_english() -> None:
    assert name_of_language("Qu'a dit le Kazakhstan sur l'isolement ?") == "French"
    assert name_of_language("Was sagte Kasachstan zur Folter?") == "German"
    assert not name_of_language("When didn't Washington reach Fort Le Boeuf?")
    assert not name_of_language("What was said about torture in Kazakhstan?")
    assert not name_of_language("Ms. de la Vega on bail")


@pytest.fixture(scope="module")
def sample(sample_store: Path, embedder: Embedder) -> Assistant:
    return Assistant.open(sample_store, embedder=embedder)


def test_a_paragraph_is_quoted_whole_and_the_next_one_is_of_the_same_record(
    sample: Assistant,
) -> None:
    chat = sample.conversation()
    answer = chat.ask("what does paragraph 2 of SR.1995 say")
    assert {one.paragraph for one in answer.citations} == {2}
    record = sample.record(answer.citations[0].record_id)
    for one in answer.citations:
        assert record.text[one.start : one.end] == one.text
    after = chat.ask("and paragraph 3")
    assert {one.paragraph for one in after.citations} == {3}
    assert chat.ask("who said that").citations == after.citations


def test_a_paragraph_that_is_not_there_is_said_not_to_be(sample: Assistant) -> None:
    assert "has no paragraph 900" in sample.ask("paragraph 900 of SR.1995").message


def test_a_question_in_another_language_is_told_to_be(sample: Assistant) -> None:
    answer = sample.ask("Was sagte die Delegation zur Todesstrafe und zu Walen?")
    assert answer.abstained
    assert "seems to be in German" in answer.message


def test_what_is_not_done_is_no_silence_of_the_records(sample: Assistant) -> None:
    assert sample.ask("in French please").reason is Reason.NOT_DONE


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("What do you think the Committee said about bail?", "What the Committee said about bail?"),
        ("Do you think Peru replied on bail?", "Peru replied on bail?"),
        ("Who do you think asked about bail?", "Who asked about bail?"),
    ],
)
def test_what_one_supposes_that_another_said_is_what_that_one_said(
    question: str, bare: str
) -> None:
    assert bare_question(question) == bare
    assert not not_done(bare)


@pytest.mark.parametrize(
    "question",
    [
        "What do you think about what Kenya said?",
        "Do you think Kenya was honest when it said so?",
        "What do you think Kenya should do?",
    ],
)
def test_an_opinion_on_what_was_said_is_not_given(question: str) -> None:
    assert not_done(bare_question(question))
