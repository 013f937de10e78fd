"""The questions typed in sessions: how a reading is held against the right one."""

import pytest

from assistant.query import Query
from eval.typed_questions import STORES, rows_of
from eval.typed_readings import judge
from index.filters import Filters
from index.records import Side

_ROW = {"whose": "S@KEN", "kind": "everything", "topic": "bail (police)"}


def _faults(query, **changed):
    return judge({**_ROW, **changed}, query, {}).faults


def _read(topic, *sides, states=("KEN",)):
    return Query("What was said?", topic, Filters(sides=sides, states=states))


def test_a_reading_is_right_with_the_words_that_it_must_have_and_no_others_than_it_may():
    assert _faults(_read("bail", Side.STATE)) == ()
    assert _faults(_read("bail from the police", Side.STATE)) == ()
    assert _faults(_read("dear colleagues, bail", Side.STATE)) == ("topic",)
    assert _faults(_read("police", Side.STATE)) == ("topic",)


@pytest.mark.parametrize("whose", ["C@KEN", "S@PER", "*", "P:hani", "X:KEN"])
def test_a_reading_with_another_voice_is_wrong(whose):
    assert _faults(_read("bail", Side.STATE), whose=whose) == ("voice",)


def test_every_question_is_of_a_store_and_each_session_of_one_half():
    files = ("questions", "carried", "whose")
    assert {row["store"] for of in files for row in rows_of(of)} == {*STORES}
    for of in files:
        halves = {(row["session"], row["split"]) for row in rows_of(of)}
        assert len(halves) == len({session for session, _ in halves})


def test_what_was_taken_must_be_told_where_it_is_asked_for():
    assert _faults(_read("bail", Side.STATE), said="Kenya") == ("said",)
    assert _faults(_read("bail", Side.STATE), said="bail") == ()
