"""Follow-ups take over what they leave unsaid, and nothing else; no model is needed for that."""

import pytest

from assistant.answers import Answer
from assistant.conversation import Conversation
from assistant.questions import QuestionReader
from index.records import Side, Speaker

_SPEAKERS = (
    Speaker("Ms. Racu", "Country Rapporteur", side=Side.COMMITTEE),
    Speaker("Mr. Iscan", "Member of the Committee", side=Side.COMMITTEE),
    Speaker("Mr. Rogov", "Representative of the State", "Kazakhstan", "KAZ", Side.STATE),
    Speaker("Mr. Alimov", "Representative of the State", "Uzbekistan", "UZB", Side.STATE),
)


@pytest.fixture
def understand():
    """Ask several questions and return how the last one was understood."""
    reader = QuestionReader([("r", s) for s in _SPEAKERS], ["KAZ", "UZB"], lambda _: False)

    def last(*questions):
        answer = Answer(question="", understood="", text="")
        chat = Conversation(reader.read, lambda _: answer)
        for question in questions[:-1]:
            chat.ask(question)
        return chat.understand(questions[-1])

    return last


@pytest.mark.parametrize(
    ("before", "question", "topic", "sides", "states"),
    [
        (
            "What did Kazakhstan say about video recording?",
            "And what had the Committee asked about that?",
            "video recording",
            (Side.COMMITTEE,),
            ("KAZ",),
        ),
        (
            "What did Kazakhstan say about bail?",
            "What about Uzbekistan?",
            "bail",
            (Side.STATE,),
            ("UZB",),
        ),
        (
            "What did Kazakhstan say about bail?",
            "And about prisons?",
            "prisons",
            (Side.STATE,),
            ("KAZ",),
        ),
        (
            "What did Kazakhstan say about bail?",
            "What about women?",
            "women",
            (Side.STATE,),
            ("KAZ",),
        ),
        (
            "What did the Committee ask about bail?",
            "What did they ask about prisons?",
            "prisons",
            (Side.COMMITTEE,),
            (),
        ),
    ],
)
def test_what_is_left_unsaid_is_taken_over(understand, before, question, topic, sides, states):
    query = understand(before, question)
    assert query.topic == topic
    assert (query.filters.sides, query.filters.states) == (sides, states)
    assert query.readings or not states


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("And what was the reply?", Side.STATE),
        ("And the answer?", Side.STATE),
        ("What did they reply?", Side.STATE),
        ("What was said in return?", Side.STATE),
        ("And the State?", Side.STATE),
        ("And the experts?", Side.COMMITTEE),
        ("What did the experts hear?", Side.STATE),
        ("What had been asked?", Side.COMMITTEE),
        ("What did they want to know?", Side.COMMITTEE),
    ],
)
@pytest.mark.parametrize("before", ["the Committee ask", "Kazakhstan say", "Ms. Racu ask"])
def test_questions_and_replies_have_their_side_whoever_was_asked_of_before(
    understand, before, question, side
):
    query = understand(f"What did {before} about bail?", question)
    assert query.filters.sides == (side,)
    assert not query.filters.speakers
    assert query.topic == "bail"


@pytest.mark.parametrize(
    ("before", "side"),
    [("the Committee ask", Side.STATE), ("Kazakhstan say", Side.COMMITTEE)],
)
def test_the_other_side_is_the_other_one(understand, before, side):
    query = understand(f"What did {before} about bail?", "And the other side?")
    assert (query.filters.sides, query.topic) == ((side,), "bail")


def test_a_number_of_those_is_one_of_what_was_spoken_of(understand):
    query = understand("What did Kazakhstan say about criminal cases?", "How many of those?")
    assert query.topic == "criminal cases"
    assert any("criminal cases" in reading for reading in query.readings)


def test_a_pointer_beside_a_subject_brings_the_one_before_along(understand):
    query = understand(
        "What did Kazakhstan say about lost recordings?", "How many officers were tried for that?"
    )
    assert "officers" in query.topic
    assert "lost recordings" in query.topic


@pytest.mark.parametrize(
    "question",
    [
        "What did the Committee ask about prisons?",
        "How many visits did the mechanism plan?",
        "Who spoke about women?",
    ],
)
def test_a_change_of_subject_is_not_dragged_along(understand, question):
    alone = understand(question)
    assert understand("What did Kazakhstan say about video recording?", question) == alone
