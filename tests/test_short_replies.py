"""Replies that name nothing of what was asked, and points that point back."""

import numpy as np
import pytest

from assistant.ledger import Status
from assistant.ledger.dialogue import gather
from assistant.ledger.likeness import FEATURES, Pairs
from assistant.ledger.making import make_ledger
from assistant.ledger.matter import points_back
from assistant.ledger.points import find_points
from assistant.ledger.reading import Compared
from assistant.ledger.short_replies import short_replies
from eval.datasets.dialogues import record_of


def rows(*spoken):
    return [
        {"n": n, "side": side, "speaker": speaker, "text": f"{speaker} {text}"}
        for n, (side, speaker, text) in enumerate(spoken, 1)
    ]


def short_replies_of(*spoken, near=()):
    """Return the short replies to what is asked, by the words of the points."""
    record = record_of("r", "Report", rows(*spoken))
    points = find_points(record)
    dialogue = gather([record], points)
    likelihoods = np.zeros((len(points), len(dialogue.said)))
    for i, j in near:
        likelihoods[i, j] = 0.9
    found = short_replies(dialogue, likelihoods, 0.2)
    return {points[i].text: (one.said, one.status) for i, one in found.items()}


@pytest.mark.parametrize(
    "reply", ["said that it had.", "said that it had, since January.", "said that it had not."]
)
def test_a_short_answer_answers_the_question_whose_verb_it_takes_up(reply):
    found = short_replies_of(
        ("committee", "Ms. Abe", "asked whether the Act had passed, and who could appeal."),
        ("state", "Mr. Bee", reply),
    )
    assert found == {"whether the Act had passed": (0, Status.ANSWERED)}


def test_a_short_answer_answers_nobody_where_two_questions_take_the_same_verb():
    found = short_replies_of(
        (
            "committee",
            "Ms. Abe",
            "asked whether the Act had passed and whether the court had sat.",
        ),
        ("state", "Mr. Bee", "said that it had."),
    )
    assert found == {}


def test_an_answer_that_goes_on_is_left_to_its_words():
    found = short_replies_of(
        ("committee", "Ms. Abe", "asked whether the Act had passed."),
        ("state", "Mr. Bee", "said that it had rained."),
    )
    assert found == {}


def test_who_says_only_that_he_will_look_puts_off_what_was_just_asked():
    found = short_replies_of(
        ("committee", "Ms. Abe", "asked how many agencies had lost their licences."),
        ("state", "Mr. Bee", "said that he would have to check."),
    )
    assert found == {"how many agencies had lost their licences": (0, Status.DEFERRED)}


def test_figures_put_off_are_those_asked_for_beside_what_the_paragraph_speaks_of():
    found = short_replies_of(
        (
            "committee",
            "Ms. Abe",
            "asked why prisoners were isolated, how many had been so and who decided it.",
        ),
        (
            "state",
            "Mr. Bee",
            "said that prisoners were isolated for their safety. He did not have the number to "
            "hand but would send it to the Committee.",
        ),
        ("state", "Mr. Bee", "said that schools had been built."),
        near=[(0, 0)],
    )
    assert found == {"how many had been so": (0, Status.DEFERRED)}


def test_a_general_promise_to_write_puts_off_no_point_of_its_own():
    found = short_replies_of(
        ("committee", "Ms. Abe", "asked why prisoners were isolated and how many there were."),
        ("state", "Mr. Bee", "said that schools had been built."),
        ("state", "Mr. Bee", "said that the other questions would be answered in writing."),
    )
    assert found == {}


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("how many of them had left", True),
        ("whether that was so", True),
        ("the results of that inquiry", True),
        ("whether it was true that the court sat", True),
        ("measures to ensure that the court sat", False),
        ("how many prisoners had left", False),
    ],
)
def test_what_points_back_is_told_by_its_words(text, back):
    assert points_back(text) is back


def test_a_point_that_points_back_shows_what_replies_to_the_one_before_it_as_near_and_no_more():
    record = record_of(
        "r",
        "Report",
        rows(
            ("committee", "Ms. Abe", "asked who ran the camps and how many of them had closed."),
            ("state", "Mr. Bee", "said that the army ran the camps."),
        ),
    )
    points = find_points(record)
    dialogue = gather([record], points)
    likelihoods = np.array([[0.9], [0.0]])
    pairs = Pairs(
        np.zeros((2, 1, len(FEATURES))), dialogue.may_reply(), np.zeros((2, 1), dtype=int)
    )
    ledger = make_ledger(record, [], [], Compared(dialogue, pairs, likelihoods))
    first, second = ledger.entries
    assert first.replies
    assert second.status is Status.NO_REPLY
    assert not second.replies
    assert [one.source.text for one in second.nearest] == [
        "Mr. Bee said that the army ran the camps."
    ]
