"""Who is for something and who against it: whoever only speaks of it, or of others, is neither."""

import pytest

from assistant import Reason
from assistant.query.stances import Stance, asked_stance, stands

_DEBATE = """United Nations\tA/72/PV.41

General Assembly
Seventy-second session

41st plenary meeting

Tuesday, 7 November 2017, 10 a.m.
New York

The meeting was called to order at 10 a.m.

Draft resolution A/72/L.9: Lighthouses

Mr. Banda (Zambia): Zambia supports the draft resolution on lighthouses. Our keepers \
are trained at sea.

Ms. Sorensen (Denmark): Lighthouses save lives. The draft resolution names no money \
for lighthouses. We cannot support it.

Mr. Tamang (Nepal): Nepal has no coast, and yet it knows what lighthouses are for. We will go on \
supporting schools for keepers of lighthouses.

Ms. Ferreira (Portugal): Portugal proposed the lighthouse fund last year. We regret that the draft \
resolution on lighthouses does not mention the fog.

Mr. Duarte (Angola): Angola supports increasing the number of lamps, and regrets what Portugal has \
said of its harbours.

Mr. Petit (Haiti): Haiti thanks Denmark for its lamps, and commends Zambia for its schools. \
There is no wreck on the reef.

Mr. Hoang (Viet Nam): We are grateful to all States that supported the draft \
resolution on lighthouses.

The meeting rose at noon.
"""


@pytest.fixture(scope="module")
def debate(assistant_on):
    return assistant_on(_DEBATE)


def _states(answer):
    return {one.state for one in answer.citations}


def test_those_who_support_a_draft_are_not_those_who_speak_of_it(debate):
    answer = debate.ask("Which States supported the draft resolution on lighthouses?")
    assert _states(answer) == {"ZMB"}


@pytest.mark.parametrize(
    "question",
    [
        "Who opposed the draft resolution on lighthouses?",
        "Which States spoke against the draft resolution on lighthouses?",
        "Which delegations did not support the draft resolution on lighthouses?",
    ],
)
def test_those_who_oppose_a_draft_are_not_its_supporters(debate, question):
    assert _states(debate.ask(question)) == {"DNK"}


def test_those_who_criticize_are_those_who_oppose_and_those_who_regret(debate):
    answer = debate.ask("Which delegations criticized the draft resolution on lighthouses?")
    assert _states(answer) == {"DNK", "PRT"}


@pytest.mark.parametrize(("state", "critics"), [("Portugal", {"AGO"}), ("Denmark", set())])
def test_who_criticizes_a_state_names_it_and_is_another(debate, state, critics):
    assert _states(debate.ask(f"Who criticized {state}?")) == critics


def test_a_stand_on_something_like_it_is_none_on_it(debate):
    assert _states(debate.ask("Which States support limiting the lamps?")) == set()


@pytest.mark.parametrize(
    ("question", "states"),
    [
        ("Who thanked Denmark?", {"HTI"}),
        ("Which States praised Zambia?", {"HTI"}),
        ("Who praised Denmark?", set()),
        ("Who denied that there was a wreck on the reef?", {"HTI"}),
    ],
)
def test_who_thanks_praises_or_denies_says_so(debate, question, states):
    assert _states(debate.ask(question)) == states


@pytest.mark.parametrize(
    ("questions", "states"),
    [
        (("What did Zambia say about the draft?", "Who opposed?"), {"DNK"}),
        (("What did Zambia say about the draft?", "Did anyone object?"), {"DNK"}),
        (("What did Zambia say about the draft?", "Who disagreed?"), {"DNK", "PRT", "VNM"}),
        (("What did Nepal say about schools?", "And Haiti?"), {"HTI"}),
        (("What did Nepal say about schools?", "Who else?"), {"HTI"}),
    ],
)
def test_in_a_debate_others_than_whoever_was_asked_are_not_of_one_state(debate, questions, states):
    chat = debate.conversation()
    answers = [chat.ask(one) for one in questions]
    assert _states(answers[-1]) == states


def test_nobody_stands_so_is_silence_with_what_was_said_of_it(debate):
    answer = debate.ask("Which States opposed the schools for keepers?")
    assert answer.reason is Reason.FACT_MISSING
    assert "name nobody who opposed “the schools for keepers”" in answer.message
    assert any("schools for keepers" in one.text for one in answer.nearest)


def test_the_other_side_is_asked_for_on_the_same_subject(debate):
    chat = debate.conversation()
    chat.ask("Which States supported the draft resolution on lighthouses?")
    assert _states(chat.ask("And which were against it?")) == {"DNK"}


@pytest.mark.parametrize(
    ("question", "stance", "plainly"),
    [
        ("Who was in favour of it?", Stance.SUPPORTS, "Who spoke about it?"),
        ("Which of them rejected the text?", Stance.OPPOSES, "Which States spoke about the text?"),
        ("Which members didn't back the fund?", Stance.OPPOSES, None),
        ("Which States had doubts about the fund?", Stance.CRITICIZES, None),
        ("Did anyone object to the fund?", Stance.OPPOSES, "Who spoke about the fund?"),
        ("Did any State oppose it?", Stance.OPPOSES, "Which States spoke about it?"),
        ("Did any expert criticize it?", Stance.CRITICIZES, "Which experts spoke about it?"),
        ("Was the fund criticized by anyone?", Stance.CRITICIZES, "Who spoke about the fund?"),
        ("By whom was the fund supported?", Stance.SUPPORTS, "Who spoke about the fund?"),
        (
            "Who denied that there was a famine?",
            Stance.DENIES,
            "Who spoke about there was a famine?",
        ),
    ],
)
def test_who_stands_how_is_read(question, stance, plainly):
    wish = asked_stance(question)
    assert wish.stance is stance
    assert plainly in (None, wish.plainly)


@pytest.mark.parametrize(
    "question",
    [
        "Who spoke about support?",
        "What support did Kenya ask for?",
        "Which laws were rejected?",
        "Did Kenya support the draft?",
        "Was the draft supported?",
        "Was Kenya criticized by Peru?",
    ],
)
def test_other_questions_ask_for_no_stance(question):
    assert asked_stance(question) is None


@pytest.mark.parametrize(
    ("sentence", "stance", "on"),
    [
        ("The motion was opposed by Peru.", Stance.OPPOSES, "The motion was"),
        ("Peru would never support such a ban.", Stance.OPPOSES, "such a ban"),
        ("Peru does not oppose the ban.", Stance.OPPOSES, None),
        ("She regretted the ban.", Stance.CRITICIZES, "She regretted the ban."),
        ("The need for support was great.", Stance.SUPPORTS, None),
        ("He called for the abolition of the penalty.", Stance.SUPPORTS, None),
        ("He called for the abolition of it.", Stance.OPPOSES, "the abolition of it"),
        ("There was no independent investigation of torture.", Stance.DENIES, None),
        ("Detainees were denied access to a lawyer.", Stance.DENIES, None),
        ("Kenya did not deny the arrests.", Stance.DENIES, None),
        ("She said that it did not exist.", Stance.DENIES, "She said that it did not exist."),
        ("They would welcome information.", Stance.PRAISES, None),
        ("There was no doubt about the ban.", Stance.CRITICIZES, None),
        ("She commended Peru for its ban.", Stance.PRAISES, "Peru for its ban"),
        ("Peru was in favour of the ban.", Stance.SUPPORTS, "the ban"),
        ("Peru aligned itself with the G77.", Stance.ALIGNS, "the G77"),
        ("Peru was grateful to Chile.", Stance.THANKS, "to Chile"),
        ("There was no famine in the camp.", Stance.DENIES, "famine in the camp"),
        (
            "The report of a famine was baseless.",
            Stance.DENIES,
            "The report of a famine was baseless.",
        ),
    ],
)
def test_what_tells_a_stance_tells_on_what(sentence, stance, on):
    found = [words.strip(" .") for words in stands(stance, sentence)]
    assert found == ([] if on is None else [on.strip(" .")])
