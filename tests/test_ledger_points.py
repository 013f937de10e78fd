"""What experts ask, sentence by sentence: what is a point, where it begins and ends, its kind."""

from itertools import pairwise

import pytest

from assistant.ledger import Kind, find_points
from assistant.ledger.points import find_asked


def asked(sentence):
    return [sentence[start:end] for start, end, _ in find_asked(sentence)]


def kinds(sentence):
    return [kind for _, _, kind in find_asked(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "She wished to know how many schools had been closed.",
        "He would like to hear how many schools had been closed.",
        "The Committee would be interested to learn how many schools had been closed.",
        "She wondered how many schools had been closed.",
        "Mr. Ode (Country Rapporteur) asked how many schools had been closed.",
        "It would be useful, however, to learn how many schools had been closed.",
        "The delegation should indicate how many schools had been closed.",
        "The State party might inform the Committee how many schools had been closed.",
        "She would be grateful if the delegation could explain how many schools had been closed.",
        "He invited the delegation to say how many schools had been closed.",
        "He would appreciate clarification as to how many schools had been closed.",
        "She hoped that the delegation could tell the Committee how many schools had been closed.",
        "It would assist the Committee to know how many schools had been closed.",
        "She was also curious as to how many schools had been closed.",
    ],
)
def test_a_question_is_found_in_whatever_frame_it_is_put(sentence):
    assert asked(sentence) == ["how many schools had been closed"]
    assert kinds(sentence) == [Kind.QUESTION]


@pytest.mark.parametrize(
    "sentence",
    [
        "Details of the reform would be welcome.",
        "He requested details of the reform.",
        "She would appreciate details of the reform.",
        "The State party should provide details of the reform.",
    ],
)
def test_what_a_noun_names_is_a_request(sentence):
    assert [one.lower() for one in asked(sentence)] == ["details of the reform"]
    assert kinds(sentence) == [Kind.REQUEST]


def test_a_direct_question_is_taken_whole():
    assert asked("Was that the case?") == ["Was that the case?"]
    assert asked("What did the Government intend to do about it?") == [
        "What did the Government intend to do about it?"
    ]


def test_each_thing_asked_in_one_sentence_is_a_point():
    assert asked(
        "She would welcome clarification of the categories of prisoner concerned, the duration of "
        "the measure, the frequency with which it was imposed and the possibility to appeal "
        "against it."
    ) == [
        "clarification of the categories of prisoner concerned",
        "the duration of the measure",
        "the frequency with which it was imposed",
        "the possibility to appeal against it",
    ]
    assert asked(
        "He asked how many complaints had been received, whether they had led to trials and, if "
        "so, what sentences had been handed down."
    ) == [
        "how many complaints had been received",
        "whether they had led to trials",
        "what sentences had been handed down",
    ]
    assert asked(
        "Data on suicides would be appreciated, as would details of the commission’s work."
    ) == ["Data on suicides", "details of the commission’s work"]
    assert asked(
        "Information would be welcome on the steps taken to ensure that detainees saw a doctor, "
        "that they could choose one and that a file was kept."
    ) == [
        "the steps taken to ensure that detainees saw a doctor",
        "that they could choose one",
        "that a file was kept",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "She wished to know whether overcrowding was increasing or decreasing.",
        "He would appreciate information on the role and effectiveness of the Ombudsman.",
        "She asked about measures to prevent, record and investigate violence.",
        "He wondered how the law, which had been adopted in 2022, would affect the mechanism.",
        "He asked about findings by the Committee against Torture, the Human Rights Committee and "
        "the Working Group on Arbitrary Detention.",
    ],
)
def test_what_shares_a_complement_is_not_parted(sentence):
    assert len(asked(sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Committee called on the Government to ratify the Convention.", Kind.RECOMMENDATION),
        ("She recommended that mediation should be prohibited.", Kind.RECOMMENDATION),
        ("The State party should amend the Act.", Kind.RECOMMENDATION),
        ("The State party was encouraged to adopt the code.", Kind.RECOMMENDATION),
        ("He was deeply concerned about the fees charged.", Kind.CONCERN),
        ("It was regrettable that the Act had not been amended.", Kind.CONCERN),
        ("She noted with concern that cases were few.", Kind.CONCERN),
        ("It was not clear how the two offences differed.", Kind.CONCERN),
    ],
)
def test_recommendations_and_concerns_are_told_by_their_words(sentence, kind):
    assert kinds(sentence) == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "She thanked the delegation for its detailed replies.",
        "Mr. Ode said that he commended the State party on the adoption of the Act.",
        "Substantial improvements were needed in the police response to violence.",
        "The Subcommittee had recommended the closure of the prison.",
        "Another Committee had been concerned about the practice.",
        "A number of bodies had also raised concerns about the practice.",
        "The Office had not sought a review since.",
        "It would be for the courts to decide.",
    ],
)
def test_thanks_statements_and_what_others_asked_before_are_no_points(sentence):
    assert asked(sentence) == []


def test_the_points_of_the_sample_are_the_record_s_own_characters_and_the_right_expert_s(
    sample_record,
):
    points = find_points(sample_record)
    for point in points:
        assert sample_record.text[point.start : point.end] == point.text
        paragraph = sample_record.paragraphs[point.paragraph]
        assert paragraph.start <= point.start < point.end <= paragraph.end
        assert sample_record.speaker_of(paragraph).side == "committee"
        assert point.topic
    assert {point.speaker for point in points} == {"Ms. Racu", "Ms. Pūce", "Mr. Iscan"}
    spans = [(point.start, point.end) for point in points]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
