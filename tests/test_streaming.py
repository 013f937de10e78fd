"""An answer comes piece by piece; a stop keeps what was written and says that it is not all."""

from itertools import islice

import pytest

from assistant import ANY, Answer, Assistant, Conversation, Query, QuestionError, Reason, Written
from index.records import Side

QUESTION = "What did Kazakhstan say about video recording?"


@pytest.fixture(scope="module")
def assistant(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder)


@pytest.fixture
def chat(assistant):
    return assistant.conversation()


def stop_after(chat, statements):
    """Stop a stream when it has written so many statements, and return them."""
    events = chat.stream(QUESTION)
    written = list(islice(events, 1 + statements))[1:]
    events.close()
    return written


def test_the_question_comes_first_then_each_statement_with_its_citations_then_the_answer(chat):
    query, *written, answer = chat.stream(QUESTION)
    assert isinstance(query, Query)
    assert query.topic == "video recording"
    assert isinstance(answer, Answer)
    assert written
    assert all(isinstance(one, Written) for one in written)
    assert tuple(one.statement for one in written) == answer.statements
    assert [one.position for one in written] == list(range(1, len(written) + 1))
    assert {one.total for one in written} == {len(answer.statements)}
    for one in written:
        assert tuple(citation.number for citation in one.citations) == one.statement.citations


def test_an_answer_streamed_is_the_answer_asked_for(assistant, chat):
    *_, answer = chat.stream(QUESTION)
    assert answer == assistant.conversation().ask(QUESTION) == assistant.ask(QUESTION)
    assert [kept for _, kept in chat.exchanges] == [answer]


def test_an_abstention_has_no_statements_to_stream(chat):
    query, answer = chat.stream("What did Kazakhstan say about climate change?")
    assert answer.reason is Reason.NOT_FOUND
    assert chat.exchanges == [(query, answer)]


def test_a_stop_keeps_what_was_written_and_says_how_much_that_is(assistant, chat):
    whole = assistant.ask(QUESTION)
    written = stop_after(chat, 2)
    ((_, answer),) = chat.exchanges
    assert answer.statements == whole.statements[:2] == tuple(one.statement for one in written)
    assert {one.number for one in answer.citations} == {
        number for statement in answer.statements for number in statement.citations
    }
    assert answer.notices[0] == f"Stopped: 2 of {len(whole.statements)} statements shown."
    assert not answer.abstained
    assert whole.statements[2].text not in answer.text


def test_a_stop_from_elsewhere_keeps_what_was_written_and_ends_the_stream(assistant, chat):
    whole = assistant.ask(QUESTION)
    events = chat.stream(QUESTION)
    list(islice(events, 3))
    chat.stop()
    assert [one.statements for _, one in chat.exchanges] == [whole.statements[:2]]
    assert list(events) == []
    chat.stop()
    assert len(chat.exchanges) == 1


def test_what_is_stopped_while_it_is_looked_for_does_not_come_later(chat):
    events = chat.stream(QUESTION)
    next(events)
    chat.stop()
    assert list(events) == []
    ((_, answer),) = chat.exchanges
    assert "Stopped before" in answer.notices[0]


def test_a_stop_before_anything_was_found_says_so(chat):
    stop_after(chat, 0)
    ((_, answer),) = chat.exchanges
    assert not answer.statements
    assert not answer.abstained
    assert "Stopped before" in answer.notices[0]


def test_a_stop_behind_the_last_statement_leaves_the_answer_whole(assistant, chat):
    whole = assistant.ask(QUESTION)
    stop_after(chat, len(whole.statements))
    assert [answer for _, answer in chat.exchanges] == [whole]


def test_a_follow_up_leans_on_a_stopped_answer(chat):
    stop_after(chat, 1)
    answer = chat.ask("And what had the Committee asked about that?")
    assert "video recording" in answer.understood


def test_a_question_that_cannot_be_read_leaves_the_conversation_as_it_was(chat):
    with pytest.raises(QuestionError):
        list(chat.stream(" "))
    assert chat.exchanges == []


def test_conditions_take_the_place_of_what_was_understood(assistant, chat):
    query, *_ = chat.stream(QUESTION, assistant.limits(sides=["committee"]))
    assert query.filters.sides == (Side.COMMITTEE,)
    assert query.filters.states == ("KAZ",)
    assert query.describe().startswith("The Committee, on Kazakhstan, on “video recording”")


def test_a_condition_can_be_lifted(assistant, chat):
    query, *_ = chat.stream(QUESTION, assistant.limits(sides=[ANY]))
    assert query.filters.sides == ()
    assert query.filters.states == ("KAZ",)
    assert query.describe().startswith("Everybody, on Kazakhstan")


def test_a_state_that_is_not_loaded_can_be_lifted(assistant, chat):
    asked = "What did the delegation of Uzbekistan say about video recording?"
    assert chat.ask(asked).reason is Reason.STATE_NOT_LOADED
    *_, answer = chat.stream(asked, assistant.limits(states=[ANY]))
    assert {citation.side for citation in answer.citations} == {Side.STATE}


def test_both_sides_can_be_asked_by_condition(assistant, chat):
    *_, answer = chat.stream(QUESTION, assistant.limits(sides=["state", "committee"]))
    assert {one.group for one in answer.statements} == {"The Committee", "The State"}


def test_a_side_that_there_is_not_is_refused(assistant):
    with pytest.raises(QuestionError, match="no side"):
        assistant.limits(sides=["government"])


def _plain_chat(meanwhile):
    """Return a chat whose first question is overtaken: by what is done while it is at work."""

    def respond(query):
        meanwhile(chat, query.question, "answered")
        return Answer(query.question, "", "said")

    def read(question):
        meanwhile(chat, question, "read")
        return Query(question, question)

    chat = Conversation(read, respond)
    return chat


def test_whoever_asks_gets_the_answer_to_that_question_though_another_overtakes_it():
    def meanwhile(chat, question, done):
        if (question, done) == ("first", "answered"):
            list(chat.stream("second"))

    chat = _plain_chat(meanwhile)
    answer = chat.ask("first")
    assert answer.question == "first"
    assert answer.notices[0].startswith("Stopped")
    assert [query.question for query, _ in chat.exchanges] == ["first", "second"]


def test_a_question_that_another_overtakes_before_it_is_read_is_kept():
    streams = []

    def meanwhile(chat, question, done):
        if (question, done) == ("first", "read"):
            streams.append(chat.stream("second"))
            next(streams[0])

    chat = _plain_chat(meanwhile)
    assert chat.ask("first").question == "first"
    assert list(streams[0]) == []
    assert [query.question for query, _ in chat.exchanges] == ["second", "first"]
