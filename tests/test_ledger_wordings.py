"""Points in wordings met in later records: what announces, lists, goes on or points elsewhere."""

import pytest

from assistant.ledger import Kind
from assistant.points.things_asked import find_asked


def asked(sentence):
    return [sentence[start:end] for start, end, _ in find_asked(sentence)]


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("One might well ask whether it was independent.", ["whether it was independent"]),
        ("More needed to be known about the camps.", ["the camps"]),
        ("He looked forward to receiving information on wages.", ["information on wages"]),
        (
            "She asked the delegation to explain why it failed, to describe the aid and to state "
            "whether it was free.",
            ["why it failed", "the aid", "whether it was free"],
        ),
        (
            "The first was which body decided; the second, whether it met.",
            ["which body decided", "whether it met"],
        ),
        ("She inquired into the fees, and into the delays.", ["the fees", "the delays"]),
        ("He sought to ascertain who paid.", ["who paid"]),
        (
            "The Committee also needed to understand from what date it ran.",
            ["from what date it ran"],
        ),
        (
            "First, had it met, and, if it had, how often had it voted?",
            ["First, had it met", "how often had it voted?"],
        ),
        (
            "He asked for clarification on whether schooling was free, on the cost of books and on "
            "the exams.",
            ["whether schooling was free", "the cost of books", "the exams"],
        ),
        (
            "She asked whether they were filmed and, where they were not, what was done.",
            ["whether they were filmed", "what was done"],
        ),
        (
            "One of his questions had not been answered, namely whether it was a crime.",
            ["whether it was a crime"],
        ),
        (
            "It was her hope that the delegation would be able to say how many had left.",
            ["how many had left"],
        ),
        ("Which body inspected them, and were fines imposed?", None),
        ("He requested that data on training be made available.", ["data on training"]),
        ("It would be worth knowing how many had left.", ["how many had left"]),
        ("That left her wondering what it cost.", ["what it cost"]),
        ("He repeated his question about the council.", ["the council"]),
        ("She called for an explanation of the delay.", ["an explanation of the delay"]),
        ("He asked to be informed of the outcome.", ["the outcome"]),
        ("What he wanted to know above all was how many fled.", ["how many fled"]),
        (
            "He wished to ask, as a member of the Committee, whether it applied.",
            ["whether it applied"],
        ),
    ],
)
def test_what_is_asked_is_found_in_further_wordings(sentence, points):
    if points is None:
        assert len(asked(sentence)) == 2
    else:
        assert asked(sentence) == points


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("She had several questions about missing migrants.", []),
        (
            "He had a question on terrorism as well: how was it defined?",
            ["how was it defined?"],
        ),
        ("If that was correct, it was a matter of serious concern.", []),
        ("The patient could give consent to treatment.", []),
    ],
)
def test_what_only_announces_questions_is_no_point(sentence, points):
    assert asked(sentence) == points


@pytest.mark.parametrize(
    "sentence",
    [
        "She had been appalled to read of the raids.",
        "It was a source of consternation to him that the raids went on.",
        "He shared the anxiety of Ms. Bowen regarding the raids.",
        "The raids went on, which was regrettable.",
        "She was still in the dark as to how the raids were ordered.",
        "It was still not known how the raids were ordered.",
    ],
)
def test_a_concern_is_found_in_further_wordings(sentence):
    ((start, end, kind),) = find_asked(sentence)
    assert kind is Kind.CONCERN
    assert "raids" in sentence[start:end]
    assert not sentence[start:end].endswith("which")


@pytest.mark.parametrize(
    ("question", "points"),
    [
        (
            "Had the cause been found, and had anyone been punished?",
            ["Had the cause been found", "had anyone been punished?"],
        ),
        (
            "On what basis was it done, and had assurances been sought?",
            ["On what basis was it done", "had assurances been sought?"],
        ),
        (
            "How long did they wait and were adolescents ever placed with adults?",
            ["How long did they wait", "were adolescents ever placed with adults?"],
        ),
        (
            "What was the longest stay, were children held there and did they see a judge?",
            ["What was the longest stay", "were children held there", "did they see a judge?"],
        ),
        (
            "Who had been dismissed and were still paid?",
            ["Who had been dismissed and were still paid?"],
        ),
        (
            "Which officers had been charged, and had never been tried?",
            ["Which officers had been charged, and had never been tried?"],
        ),
    ],
)
def test_a_direct_question_is_parted_where_another_subject_is_asked_about(question, points):
    assert asked(question) == points


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("The Committee would also need the number of deaths.", ["the number of deaths"]),
        ("He concluded by asking whether it applied.", ["whether it applied"]),
        (
            "She ended by urging the Government to ratify it.",
            ["the Government to ratify it"],
        ),
        ("How they were chosen was also of interest.", ["How they were chosen"]),
        ("She would be pleased to hear how they were chosen.", ["how they were chosen"]),
    ],
)
def test_what_is_asked_at_the_end_or_as_a_subject_is_found(sentence, points):
    assert asked(sentence) == points


@pytest.mark.parametrize(
    "sentence",
    [
        "She was pleased to hear that cameras had been installed.",
        "The figures were of interest.",
        "Article 13 required that witnesses should be protected.",
        "A minister had said on television that they should be sent back.",
        "Former pupils had demanded that the archives should be opened.",
        "People were taken to the station and questioned for hours without a record.",
        "Few of the pupils who needed an assistant had one.",
        "The prisons lacked staff and would need more guards.",
    ],
)
def test_what_is_praised_or_told_of_others_is_no_point(sentence):
    assert asked(sentence) == []
