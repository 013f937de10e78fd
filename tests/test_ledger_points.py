"""What experts ask, sentence by sentence: what is a point, where it begins and ends, its kind."""

from itertools import pairwise

import pytest

from assistant.ledger import Kind, find_points
from assistant.points.things_asked import find_asked
from index.parsing.parser import parse
from index.readers import read_document


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


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        (
            "Ms. KIM MI YEON asked what was done; how many shelters there were; and if data was "
            "collected, and if not, why not.",
            [
                "what was done",
                "how many shelters there were",
                "if data was collected",
                "why not",
            ],
        ),
        (
            "Sir Nigel de la Croix (Country Rapporteur) asked whether the Act applied.",
            ["whether the Act applied"],
        ),
        ("The Chairperson asked from what age children were heard.", None),
        ("He should like to know on what grounds.", ["on what grounds"]),
        (
            "She asked on the basis of which criteria claims were rejected.",
            ["on the basis of which criteria claims were rejected"],
        ),
        (
            "He would like to ask: (a) how many bodies had been found; (b) how many had a name; "
            "and (c) what protected the sites.",
            ["how many bodies had been found", "how many had a name", "what protected the sites"],
        ),
        (
            "She asked how many envoys were women, and noted that the figures were old.",
            ["how many envoys were women"],
        ),
        (
            "He asked whether the budget had been increased, or whether it had been cut.",
            ["whether the budget had been increased, or whether it had been cut"],
        ),
        (
            "He did not agree, but would like confirmation of the date.",
            ["confirmation of the date"],
        ),
        (
            "She requested statistics, broken down by sex and age, on asylum claims.",
            ["statistics, broken down by sex and age, on asylum claims"],
        ),
        (
            "She hoped that the next report would contain data on housing.",
            ["data on housing"],
        ),
        ("More data on wages should be provided.", ["More data on wages"]),
        ("It should be explained why the Act was late.", ["why the Act was late"]),
        ("Her question had been about the courts.", ["the courts"]),
        ("He had not received a reply regarding the census.", ["the census"]),
    ],
)
def test_who_asks_may_have_any_name_and_a_list_any_marks(sentence, points):
    assert asked(sentence) == (points or ["from what age children were heard"])


@pytest.mark.parametrize(
    ("sentence", "questions"),
    [
        (
            "What was the purpose of the course, who paid for it and how long did it last?",
            ["What was the purpose of the course", "who paid for it", "how long did it last?"],
        ),
        (
            "What was done about bail, and was it granted by a judge?",
            ["What was done about bail", "was it granted by a judge?"],
        ),
        (
            "On the matter of bail, what was the Government doing?",
            ["On the matter of bail, what was the Government doing?"],
        ),
        ("That was under review; by whom was it reviewed?", ["by whom was it reviewed?"]),
        (
            "Mr. Ode asked for details of the fund: had it been spent, and would it be renewed?",
            ["details of the fund", "had it been spent", "would it be renewed?"],
        ),
        ("Protected from whom?", ["Protected from whom?"]),
        (
            "To begin with, what was its mandate, and had it received any complaints?",
            ["To begin with, what was its mandate", "had it received any complaints?"],
        ),
        (
            "Which items did it contain, on what date had it been revised, and by whom?",
            ["Which items did it contain", "on what date had it been revised", "by whom?"],
        ),
    ],
)
def test_a_direct_question_is_parted_where_it_asks_again_and_begins_where_it_asks(
    sentence, questions
):
    assert asked(sentence) == questions


@pytest.mark.parametrize(
    "sentence",
    [
        "It was difficult to see how a family could live on it.",
        "She failed to understand how a family could live on it.",
        "He had some difficulty in understanding how a family could live on it.",
        "It was not known how a family could live on it.",
        "He was unsure how a family could live on it.",
    ],
)
def test_what_an_expert_cannot_understand_is_a_concern(sentence):
    assert asked(sentence) == ["how a family could live on it"]
    assert kinds(sentence) == [Kind.CONCERN]


@pytest.mark.parametrize(
    ("sentence", "point"),
    [
        ("Ms. Ode said that the delays were a source of concern.", "the delays"),
        ("The rate was, to put it mildly, a cause for concern.", "The rate"),
        ("He too was perplexed by the Act.", "the Act"),
        ("The reply did not dispel her doubts about the Act.", "the Act"),
        (
            "He said that the State party should amend the Act.",
            "the State party should amend the Act",
        ),
        (
            "If not, he recommended that the subject should be included in the course.",
            "the subject should be included in the course",
        ),
    ],
)
def test_who_says_so_is_no_part_of_what_is_called_for_or_regretted(sentence, point):
    assert asked(sentence) == [point]


@pytest.mark.parametrize(
    "sentence",
    [
        "May I therefore take it that the Assembly agrees to that?",
        "Can I just agree with the honourable member on that?",
        "I'm sure you would ask me, 'How on earth can you say that?",
        "I was very interested in what she told me about the schools.",
    ],
)
def test_in_talk_what_only_looks_like_a_question_is_none(sentence):
    assert find_asked(sentence, reported=False) == []


MEETING = """CERD/C/SR.2931
Committee on the Elimination of Racial Discrimination
Summary record of the 2931st meeting
Held at the Palais Wilson, Geneva, on Friday, 26 August 2022, at 10 a.m.
Chair: Ms. Ode
Thirteenth periodic report of Slovakia (CERD/C/SVK/13)
1. Mr. Novak (Slovakia) said that much had been done.
2. The Chair invited members of the Committee to put questions to the delegation.
3. Ms. Abe (Coordinator, Country Task Force) said that she would welcome data on violence.
4. The Chair said that she would like to hear whether textbooks mentioned the camps.
5. The Chair asked whether the delegation was ready to reply.
6. The Chair asked what the Government intended to do for the survivors.
7. Mr. Novak (Slovakia) asked whether the Committee wished to have the figures at once.
8. The Chair said that, speaking as an expert, she was concerned about the camps.
"""


def test_whoever_presides_puts_points_but_not_where_the_meeting_is_led(tmp_path):
    path = tmp_path / "meeting.txt"
    path.write_text(MEETING, encoding="utf-8")
    points = find_points(parse(read_document(path)))
    assert [(point.speaker, point.text) for point in points] == [
        ("Ms. Abe", "data on violence"),
        ("The Chair", "whether textbooks mentioned the camps"),
        ("The Chair", "what the Government intended to do for the survivors"),
        ("The Chair", "the camps"),
    ]


@pytest.mark.parametrize(
    ("sentence", "point", "kind"),
    [
        ("She urged the State party to provide shelters.", "shelters", Kind.RECOMMENDATION),
        ("The State party should provide shelters.", "shelters", Kind.RECOMMENDATION),
        ("He asked the Government to repeal the Act.", "repeal the Act", Kind.RECOMMENDATION),
        (
            "It would be desirable for the State party to repeal the Act.",
            "repeal the Act",
            Kind.RECOMMENDATION,
        ),
        ("He asked the Government to provide data on shelters.", "data on shelters", Kind.REQUEST),
        ("The State party should share its views on that.", "its views on that", Kind.REQUEST),
    ],
)
def test_a_state_is_asked_for_information_and_called_on_for_other_things(sentence, point, kind):
    ((found, one),) = zip(asked(sentence), kinds(sentence), strict=True)
    assert found.endswith(point)
    assert one is kind


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        (
            "He asked whether they were held, and if so, for how long.",
            ["whether they were held", "for how long"],
        ),
        ("What she would like to know was whether it applied.", ["whether it applied"]),
        (
            "She asked not only how many judges there were, but also in which courts they sat.",
            ["how many judges there were", "in which courts they sat"],
        ),
        ("It would be good to hear from the delegation about schools.", ["schools"]),
        ("She asked the delegation to continue its statement.", []),
        (
            "It had not answered her question as to whether there were street children.",
            ["whether there were street children"],
        ),
        (
            "Two matters were still not clear: the first was whether strikes were legal, and the "
            "second was what penalties strikers incurred.",
            ["whether strikes were legal", "what penalties strikers incurred"],
        ),
        (
            "He asked for the meaning of the term to be explained.",
            ["the meaning of the term"],
        ),
    ],
)
def test_what_only_leads_to_a_question_is_no_part_of_it(sentence, points):
    assert asked(sentence) == points


def test_a_list_of_issues_that_is_read_out_is_nobody_s_question(tmp_path):
    text = MEETING.replace(
        "8. The Chair said",
        '8. "I. Right to life: (a) What rules govern firearms?"\n9. The Chair said',
    ).replace("7. Mr. Novak (Slovakia) asked", "7. The Chair thanked the delegation, which asked")
    path = tmp_path / "meeting.txt"
    path.write_text(text, encoding="utf-8")
    points = find_points(parse(read_document(path)))
    assert points
    assert not any("firearms" in point.text for point in points)
