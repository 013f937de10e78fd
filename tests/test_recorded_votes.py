"""Recorded votes: who stands in which list, on which draft and which paragraph."""

import pytest
from meetings import parsed

from assistant import Reason
from assistant.answering.recorded_votes import recorded_votes

_PLENARY = """United Nations
A/59/PV.83
General Assembly
Fifty-ninth session
Official Records
83rd plenary meeting
Thursday, 17 March 2005, 10 a.m.
New York
President: Mr. Ping (Gabon)
The meeting was called to order at 10.15 a.m.
Agenda item 49
Oceans and the law of the sea
Draft resolution (A/59/L.71)
The President: I give the floor to the representative of Iceland to introduce draft resolution \
A/59/L.71.
Mr. Jonsson (Iceland): The draft asks for fewer trawlers. Iceland will vote in favour of it.
Ms. Okello (Uganda): Uganda has no coast. We shall abstain in the vote on operative paragraph 12.
Mr. Silva (Brazil): We cannot accept the ban on trawling and will vote against paragraph 12.
The President: The Assembly will now take a decision on draft resolution A/59/L.71. A separate \
vote has been requested on operative paragraph 12. I shall first put to the vote operative \
paragraph 12.
A recorded vote was taken.
In favour:
Chile, Iceland, Jamaica, Norway,
Togo
Against:
Brazil, Palau
Abstaining:
Uganda
Operative paragraph 12 was retained by 5 votes to 2, with 1 abstention.
The President: I shall now put to the vote draft resolution A/59/L.71, as a whole.
A recorded vote was taken.
In favour: Brazil, Chile, Iceland, Jamaica, Norway, Togo, Uganda
Against: Palau
Abstaining: None
Draft resolution A/59/L.71, as a whole, was adopted by 7 votes to 1 (resolution 59/240).
Ms. Okello (Uganda): We are glad to have voted in favour of the draft resolution in the end.
Agenda item 52
Lighthouses
The President: We turn to draft resolution A/59/L.9. It was adopted by the Committee without a \
vote. A recorded vote has been requested.
A recorded vote was taken.
In favour: Chile, Jamaica, Palau
Abstaining: Togo, Norway
The draft resolution was adopted by 3 votes to none, with 2 abstentions (resolution 59/241).
Mr. Fofana (Togo): Togo abstained since it has no lighthouse left.
The meeting rose at 1 p.m.
"""


@pytest.fixture(scope="module")
def opened(assistant_on):
    return assistant_on(_PLENARY)


def _said(answer):
    return [one.text for one in answer.statements]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Which States voted in favour of draft resolution A/59/L.71?",
            ["In favour: Brazil, Chile, Iceland, Jamaica, Norway, Togo, Uganda"],
        ),
        ("Who voted against resolution 59/240?", ["Against: Palau"]),
        ("Who abstained on A/59/L.71?", ["Abstaining: None"]),
        ("Who abstained on resolution 59/241?", ["Abstaining: Togo, Norway"]),
        ("Who abstained in the vote on lighthouses?", ["Abstaining: Togo, Norway"]),
        ("Who voted against paragraph 12?", ["Against:", "Brazil, Palau"]),
        (
            "Which countries voted in favour of operative paragraph 12 of L.71?",
            ["In favour:", "Chile, Iceland, Jamaica, Norway,", "Togo"],
        ),
        ("How did Uganda vote on operative paragraph 12?", ["Abstaining:", "Uganda"]),
        ("How did Palau vote on A/59/L.71?", ["Against: Palau"]),
        ("Did Norway vote in favour of draft resolution L.9?", ["Abstaining: Togo, Norway"]),
    ],
)
def test_who_voted_how_is_told_by_the_list_of_that_vote_alone(opened, question, said):
    assert _said(opened.ask(question)) == said


def test_every_line_of_a_list_is_cited_by_its_own_words(opened):
    answer = opened.ask("Who voted against paragraph 12?")
    [record] = [opened.record(one.id) for one in opened.records()]
    for one in answer.citations:
        assert record.text[one.start : one.end] == one.text
        assert one.procedure
    assert "> Against: [1] Brazil, Palau [2]" in answer.text


def test_of_several_votes_each_list_stands_under_what_it_was_on(opened):
    answer = opened.ask("Who voted against the draft resolution?")
    assert [(one.group, one.text) for one in answer.statements] == [
        ("Vote on operative paragraph 12, A/59/L.71", "Against:"),
        ("Vote on operative paragraph 12, A/59/L.71", "Brazil, Palau"),
        ("Vote on A/59/L.71", "Against: Palau"),
    ]


def test_where_a_vote_has_no_such_list_nobody_is_named(opened):
    answer = opened.ask("Which States voted against draft resolution A/59/L.9?")
    assert answer.reason is Reason.FACT_MISSING
    assert "name nobody who voted against" in answer.message
    assert "by 3 votes to none" in answer.nearest[0].text
    answer = opened.ask("How did Uganda vote on A/59/L.9?")
    assert answer.reason is Reason.FACT_MISSING
    assert "name Uganda in no list" in answer.message


@pytest.mark.parametrize(
    "question", ["Who voted against paragraph 5?", "Who voted against the text on whaling?"]
)
def test_neither_another_vote_nor_what_a_delegation_will_do_answers_who_voted(opened, question):
    answer = opened.ask(question)
    assert answer.abstained
    assert "name nobody who voted against" in answer.message


def test_why_a_state_abstained_is_answered_by_what_it_says(opened):
    assert _said(opened.ask("Why did Togo abstain?")) == [
        "Togo abstained since it has no lighthouse left."
    ]


def test_the_next_state_is_asked_for_its_vote_too(opened):
    chat = opened.conversation()
    assert _said(chat.ask("How did Iceland vote on paragraph 12?"))[0] == "In favour:"
    assert _said(chat.ask("And Uganda?")) == ["Abstaining:", "Uganda"]


def test_of_several_states_the_list_of_each_is_shown_and_who_stands_in_none_is_told(opened):
    answer = opened.ask("How did Chile and Brazil vote on A/59/L.9?")
    assert _said(answer) == ["In favour: Chile, Jamaica, Palau"]
    assert "Brazil: in none of these lists." in answer.notices


def test_a_draft_that_is_named_once_is_that_of_both_votes_asked_for(opened):
    answer = opened.ask("Who voted in favour and who abstained on A/59/L.9?")
    assert _said(answer) == ["In favour: Chile, Jamaica, Palau", "Abstaining: Togo, Norway"]


def _votes(*lines):
    record = parsed("The meeting was called to order at 3 p.m.", *lines)
    return [
        (one.on.describe(), [(kept.vote.name, kept.names) for kept in one.lists])
        for one in recorded_votes(record)
    ]


def test_a_part_told_by_an_ordinal_and_a_draft_by_a_roman_number():
    assert _votes(
        "The President: We turn to draft resolution IV. I put to the vote the third preambular "
        "paragraph.",
        "A recorded vote was taken.",
        "In favour: Malta. Against: Fiji, Oman. Abstaining: Ghana",
        "The paragraph was retained.",
        "The President: I put to the vote draft resolution IV, as a whole.",
        "A recorded vote was taken.",
        "In favour: Malta, Fiji",
        "[Subsequently, the delegation of Ghana informed the Secretariat of its vote.]",
        "Draft resolution IV was adopted by 2 votes to none (resolution 59/77).",
    ) == [
        (
            "preambular paragraph 3, draft resolution IV, resolution 59/77",
            [("IN_FAVOUR", "Malta."), ("AGAINST", "Fiji, Oman."), ("ABSTAINED", "Ghana")],
        ),
        ("draft resolution IV, resolution 59/77", [("IN_FAVOUR", "Malta, Fiji")]),
    ]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What was the result of the vote on A/59/L.71?", "was adopted by 7 votes to 1"),
        ("What was decided about draft resolution A/59/L.71?", "was adopted by 7 votes to 1"),
        ("What happened to the draft resolution on lighthouses?", "3 votes to none"),
        ("How did the vote on lighthouses end?", "3 votes to none"),
        ("Was the draft resolution on lighthouses adopted?", "3 votes to none"),
    ],
)
def test_what_was_decided_is_told_by_the_line_of_its_result(opened, question, told):
    said = _said(opened.ask(question))
    assert len(said) == 1
    assert told in said[0]


def test_a_draft_that_was_not_adopted_is_told_of_by_whoever_presides(assistant_on):
    ended = "The President: The draft resolution has not been adopted, owing to a veto."
    adopted = "The draft resolution was adopted by 3 votes to none, with 2 abstentions"
    vetoed = _PLENARY.replace(f"{adopted} (resolution 59/241).", ended)
    answer = assistant_on(vetoed).ask("Why was the draft resolution on lighthouses not adopted?")
    assert "owing to a veto" in " ".join(_said(answer))


def test_what_is_adopted_without_a_vote_is_decided_too(assistant_on):
    more = (
        "Agenda item 53\nSchools for keepers\nThe President: We turn to draft A/59/L.10. "
        "It was adopted by the Committee without a vote.\n"
        "Draft resolution A/59/L.10 was adopted (resolution 59/242).\nThe meeting rose at 1 p.m."
    )
    opened = assistant_on(_PLENARY.replace("The meeting rose at 1 p.m.", more))
    for question in (
        "Was the draft on schools for keepers adopted?",
        "Was A/59/L.10 put to a vote?",
    ):
        said = _said(opened.ask(question))
        assert said == ["Draft resolution A/59/L.10 was adopted (resolution 59/242)."]


def test_whoever_vetoed_a_draft_stands_against_it_where_a_veto_is_told_of(assistant_on, opened):
    adopted = "The draft resolution was adopted by 3 votes to none, with 2 abstentions"
    ended = (
        "The President: The draft resolution has not been adopted, owing to the negative vote of a "
        "permanent member."
    )
    against = _PLENARY.replace(f"{adopted} (resolution 59/241).", ended)
    against = against.replace("Abstaining: Togo, Norway", "Against: Togo\nAbstaining: Norway")
    question = "Who vetoed the draft resolution on lighthouses?"
    assert "Togo" in " ".join(_said(assistant_on(against).ask(question)))
    assert opened.ask(question).abstained


def test_a_draft_is_known_by_its_title(assistant_on):
    introduced = "representative of Iceland to introduce draft resolution A/59/L.71"
    titled = f'{introduced}, entitled "Rules for trawlers"'
    asked = "How did the vote on the rules for trawlers end?"
    answer = assistant_on(_PLENARY.replace(introduced, titled, 1)).ask(asked)
    assert "was adopted by 7 votes to 1" in " ".join(_said(answer))


def test_a_draft_adopted_without_lists_is_not_that_of_the_next_vote():
    assert _votes(
        "The President: We take up draft resolution A/59/L.3.",
        "Draft resolution A/59/L.3 was adopted.",
        "The President: We take a decision on the draft decision of the Second Committee.",
        "A recorded vote was taken.",
        "Against: Fiji",
        "The draft decision was rejected.",
    ) == [("", [("AGAINST", "Fiji")])]


def test_a_paragraph_of_a_report_is_not_what_is_voted_on():
    [(on, _)] = _votes(
        "The President: The draft resolution A/59/L.6 stands in paragraph 13 of its report.",
        "A recorded vote was taken.",
        "In favour: Fiji",
    )
    assert on == "A/59/L.6"
