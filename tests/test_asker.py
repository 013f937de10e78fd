"""What people say of themselves in front of a question, and what only looks like it."""

import pytest

from assistant.query.asker import without_asker


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Can you tell us what Kenya said about bail?", "what Kenya said about bail?"),
        ("I'm a student, tell me how many judges were trained", "how many judges were trained"),
        ("u know what Kenya said about bail?", "what Kenya said about bail?"),
    ],
)
def test_whoever_asks_is_no_part_of_what_is_asked(typed, asked):
    assert without_asker(typed) == asked


@pytest.mark.parametrize(
    "question",
    [
        "In the US, what did the Committee say about bail?",
        "according to the us, how many are detained?",
        "For US delegates, what was the reply?",
        "Did U Myint say what the law was?",
        "Under article I, what did Kenya say?",
        "For Annex I, what did the experts ask?",
        "Whose law is it that we want to change?",
    ],
)
def test_a_state_a_name_or_a_number_is_nobody_who_asks(question):
    assert without_asker(question) == question
