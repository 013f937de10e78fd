"""Answers over several records: in parts, in time, and held to what the user asked for."""

from dataclasses import replace

import pytest

from assistant import Assistant, Kind, QuestionError, Reason, Voice
from index.records import Side
from index.store import Store

_KENYA_FIRST = """\
CAT/C/SR.10
Committee against Torture
Summary record of the 10th meeting
Held on Monday, 5 May 2008, at 10 a.m.
Initial report of Kenya
1. Mr. GROSSMAN asked whether bail was granted to suspects. Bail had reportedly been refused to poor
 suspects.
2. Mr. WAKO (Kenya) said that bail was granted to suspects in all courts.
"""
_KENYA_LATER = """\
CAT/C/SR.90
Committee against Torture
Summary record of the 90th meeting
Held on Monday, 4 May 2013, at 10 a.m.
Second periodic report of Kenya
1. Mr. Grossman said that bail had become rare.
2. Ms. ODHIAMBO (Kenya) said that bail was granted to 400 suspects a year.
"""
_GHANA = """\
CAT/C/SR.50
Committee against Torture
Summary record of the 50th meeting
Held on Monday, 4 May 2011, at 10 a.m.
Initial report of Ghana
1. Ms. BELMIR asked how often bail was granted to suspects.
2. Mr. MENSAH (Ghana) said that bail was granted to suspects by every judge.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory, embedder):
    folder = tmp_path_factory.mktemp("three")
    texts = {"a-later": _KENYA_LATER, "b-ghana": _GHANA, "c-first": _KENYA_FIRST}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text.replace("\n s", " s"), encoding="utf-8")
    with Store(folder / "store", embedder, write=True) as store:
        list(store.add(sorted(folder.glob("*.txt"))))
    return Assistant.open(folder / "store", embedder=embedder)


def _groups(answer):
    return list(dict.fromkeys(statement.group for statement in answer.statements))


def test_meetings_come_by_state_and_then_in_time(assistant):
    answer = assistant.ask("What was said about bail granted to suspects?")
    assert _groups(answer) == [
        "Ghana, CAT/C/SR.50, 2011-05-04",
        "Kenya, CAT/C/SR.10, 2008-05-05",
        "Kenya, CAT/C/SR.90, 2013-05-04",
    ]
    assert answer.records == 3
    assert "3 records" in answer.understood
    assert "### Ghana, CAT/C/SR.50, 2011-05-04" in answer.text


def test_both_sides_stand_beside_each_other(assistant):
    answer = assistant.ask("What did both sides say about bail being granted to suspects?")
    assert answer.kind is Kind.BOTH_SIDES
    assert _groups(answer) == ["The Committee", "The State"]
    sides = {"The Committee": Side.COMMITTEE, "The State": Side.STATE}
    by_number = {citation.number: citation for citation in answer.citations}
    for statement in answer.statements:
        assert by_number[statement.citations[0]].side is sides[statement.group]


def test_a_comparison_has_a_part_for_each_state(assistant):
    answer = assistant.ask("Compare what Kenya and Ghana said about bail being granted.")
    assert answer.kind is Kind.COMPARISON
    assert _groups(answer) == ["Ghana", "Kenya"]
    assert {citation.side for citation in answer.citations} == {Side.STATE}


def test_a_state_of_which_nothing_is_found_is_named(assistant):
    answer = assistant.ask(
        "What did Kenya and Ghana say about bail granted to 400 suspects a year?"
    )
    silent = {"Ghana", "Kenya"} - set(_groups(answer))
    assert silent
    assert len(answer.notices) == len(silent)
    assert all(name in notice for name, notice in zip(silent, answer.notices, strict=True))


def test_whoever_said_it_heads_his_words(assistant):
    answer = assistant.ask("Who asked about bail being granted to suspects?")
    assert answer.kind is Kind.WHO
    speakers = {citation.who for citation in answer.citations}
    assert set(_groups(answer)) == speakers


def test_conditions_of_the_user_take_the_place_of_what_was_understood(assistant):
    answer = assistant.ask("What did Kenya say about bail?", side="committee", states=["KEN"])
    assert {citation.side for citation in answer.citations} == {Side.COMMITTEE}
    assert "limited to side committee, State Kenya" in answer.understood
    later = assistant.ask("What did Kenya say about bail?", date_from="2012")
    assert {citation.symbol for citation in later.citations} == {"CAT/C/SR.90"}
    with pytest.raises(QuestionError, match="no side"):
        assistant.ask("What did Kenya say about bail?", side="government")


def test_one_speaker_under_two_spellings_is_one(assistant):
    answer = assistant.ask("What did Mr. Grossman say about bail?")
    assert {citation.speaker for citation in answer.citations} == {"Mr. GROSSMAN", "Mr. Grossman"}


def test_what_an_expert_relays_is_marked(assistant):
    answer = assistant.ask("Was bail refused to poor suspects?")
    relayed = [one for one in answer.statements if "reportedly" in one.text]
    assert relayed
    assert all(one.voice is Voice.RELAYED for one in relayed)
    assert "relayed, not asserted" in answer.text


def test_a_fact_comes_first_with_the_sentence_that_holds_it(assistant):
    answer = assistant.ask("How many suspects were granted bail a year?")
    assert answer.kind is Kind.FACT
    assert "400" in answer.statements[0].text


def test_a_number_that_is_never_given_is_silence(assistant):
    answer = assistant.ask("How many judges refused bail to poor suspects?")
    assert answer.abstained
    assert answer.reason in (Reason.FACT_MISSING, Reason.NOT_FOUND)


def test_what_the_committee_said_on_two_states_is_not_missed_from_the_states(assistant):
    answer = assistant.ask("What did the Committee ask Kenya and Ghana about bail?")
    assert answer.kind is Kind.COMPARISON
    assert _groups(answer) == ["Ghana", "Kenya"]
    assert not answer.notices


def test_silence_is_told_of_the_records_looked_in_alone(assistant):
    asked = "What did Mr. Mensah say about bail granted to suspects?"
    assert assistant.ask(asked).statements
    elsewhere = assistant.ask(asked, records="CAT-C-SR.10")
    assert elsewhere.reason is Reason.SPEAKER_SILENT
    assert elsewhere.message.startswith("The records looked in do not show Mr. MENSAH speaking on")
    nothing = assistant.ask("What did Ghana say about bail?", records="CAT-C-SR.10")
    assert nothing.message == (
        "There are no words of the delegation of Ghana in the records looked in, so nothing was "
        "looked at."
    )
    everywhere = assistant.ask("What was said about whales?")
    assert everywhere.message.startswith("The records loaded here do not answer this")


def test_a_question_in_parts_keeps_to_conditions_that_the_user_lifts(assistant):
    asked = "Is bail granted to suspects in Ghana, and who asked about bail?"
    assert "on Ghana" in assistant.ask(asked).understood
    lifted = assistant.conversation().ask(asked, assistant.limits(states="any"))
    assert "Ghana" not in lifted.understood
    assert lifted.records == 3


def test_a_question_in_parts_leans_on_the_one_before_with_its_first_part(assistant):
    chat = assistant.conversation()
    chat.ask("What did Ghana say about bail?")
    answer = chat.ask("Is it granted to suspects, and who grants it?")
    assert _groups(answer) == ["Is it granted to suspects", "Who grants it"]
    first, second = answer.understood.split("; then ")
    assert first.startswith("The delegation of Ghana, on “granted to suspects, bail”")
    assert "on Ghana" in second


def test_points_are_those_of_the_records_that_the_user_limits_a_question_to(assistant):
    def cited(**limits):
        answer = assistant.ask("Which questions did Kenya answer?", **limits)
        return {one.symbol for one in answer.citations}, answer.understood[-len("1 record") :]

    assert cited() == ({"CAT/C/SR.10"}, "1 record")
    assert cited(date_from="2012") == (set(), " records")
    assert cited(states="GHA") == (set(), "1 record")
    assert cited(speakers="Ms. Belmir") == (set(), "1 record")


def test_a_paragraph_is_of_the_one_record_that_the_conditions_leave(assistant):
    assert "In which record" in assistant.ask("paragraph 2").message
    none = assistant.ask("paragraph 2", date_from="2050")
    assert none.message == "No record loaded here meets the conditions."
    (citation,) = assistant.ask("paragraph 2", states="GHA").citations
    assert (citation.symbol, citation.paragraph) == ("CAT/C/SR.50", 2)


@pytest.mark.parametrize(
    "question", ["paragraph 2", "What did Kenya say about bail?", "how many records are loaded"]
)
def test_a_store_without_records_is_told_to_be_empty(tmp_path, embedder, question):
    with Store(tmp_path, embedder, write=True):
        pass
    assert Assistant.open(tmp_path, embedder=embedder).ask(question).reason is Reason.NO_RECORDS


def test_others_that_a_silence_points_to_are_those_who_speak_to_it(assistant):
    silent = assistant.ask("What did Mr. Mensah say about bail having become rare?")
    assert silent.reason is Reason.SPEAKER_SILENT
    assert silent.nearest[0].speaker == "Mr. MENSAH"
    assert "bail had become rare" in silent.nearest[1].text
    assert all("rare" in one.text for one in silent.nearest[1:])


def test_years_set_beside_each_other_are_parts_and_a_silent_one_is_named(assistant):
    read = assistant.read("Compare what Kenya said about bail in 2008 and in 2013")
    assert read.years == ("2008", "2013")
    assert read.kind is Kind.COMPARISON
    bail = assistant.respond(replace(read, topic="bail granted to suspects in all courts"))
    (notice,) = bail.notices
    assert _groups(bail) == ["Kenya, CAT/C/SR.10, 2008-05-05"]
    assert notice.endswith("in 2013.")
