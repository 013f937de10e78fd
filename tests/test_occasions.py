"""The meetings that a question means are told from its subject."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from meetings import listed
from timing import quick

from assistant import Assistant
from assistant.answers import Answer, Reason
from assistant.conversation import Conversation
from assistant.query.bare_question import bare_question
from assistant.query.facts import Fact
from assistant.questions.clean import LONGEST_QUESTION
from assistant.questions.leaning import lean
from assistant.questions.meetings import Meetings
from assistant.questions.misspelt import spell_roles
from assistant.questions.reader import QuestionReader
from assistant.questions.times import time_in, years_in
from index.filters import Filters
from index.records import Side, Speaker

_CAT, _HRC = "Committee against Torture", "Human Rights Committee"
_THIRD = "Third Committee of the General Assembly"


def _record(symbol, body, states, meeting, when):
    record = listed(symbol, body=body, states=states, session="50", meeting=meeting, date=when)
    return replace(record, id=symbol.replace("/", "-"))


_RECORDS = (
    _record("CAT/C/SR.1501", _CAT, ("KEN",), 1501, "2013-05-15"),
    _record("CAT/C/SR.1504", _CAT, ("KEN",), 1504, "2013-05-16"),
    _record("CCPR/C/SR.2906", _HRC, ("KEN",), 2906, "2012-07-16"),
    _record("A/C.3/70/SR.25", _THIRD, (), 25, "2015-10-20"),
)
_FIRST, _SECOND, _OF_HRC, _OF_THIRD = (record.id for record in _RECORDS)
_HEARD = (
    (_FIRST, Speaker("Mr. Muigai", "", "Kenya", "KEN", Side.STATE)),
    (_FIRST, Speaker("Mr. Smith", "Member of the Committee", side=Side.COMMITTEE)),
    (_OF_HRC, Speaker("Ms. Smith", "Member of the Committee", side=Side.COMMITTEE)),
    (_OF_THIRD, Speaker("Mr. Méndez", "Special Rapporteur on torture")),
)


@pytest.fixture(scope="module")
def sample_assistant(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder)


@pytest.fixture(scope="module")
def read():
    bodies = {_CAT: [_FIRST, _SECOND], _HRC: [_OF_HRC], _THIRD: [_OF_THIRD]}
    reader = QuestionReader(
        _HEARD, ["KEN"], lambda _: False, bodies=bodies, meetings=Meetings(_RECORDS)
    )
    return reader.read


@pytest.mark.parametrize(
    ("when", "first"),
    [
        ("in the last ten years", "2016-11"),
        ("over the past decade", "2016-11"),
        ("during the last 18 months", "2025-05"),
        ("within the past year", "2025-11"),
    ],
)
def test_a_time_is_counted_back_from_today(when, first):
    text = f"Who spoke about bail {when}?"
    start, end, dates = time_in(text, date(2026, 11, 26))
    assert (text[start:end].strip(), dates) == (when, (first, ""))


def test_a_time_that_the_record_counts_from_is_of_the_subject():
    assert time_in("How many were held over the preceding five years?") is None
    assert time_in("What did the Committee say in its last session?") is None


def test_where_a_record_tells_no_body_it_may_be_the_one_asked_for():
    speech = replace(_record("A/1", "", (), 1, "2014"), id="speech")
    found = Meetings((*_RECORDS, speech)).find("What was said about bail in the Third Committee?")
    assert found.filters.records == (_OF_THIRD, "speech")
    assert found.rest == "What was said about bail ?"
    unknown = Meetings((_RECORDS[0], speech)).find("What was said on bail in the Third Committee?")
    assert unknown.filters.records == ()


@pytest.mark.parametrize(
    ("when", "dates"),
    [
        ("in 2013", ("2013", "2013")),
        ("in May 2013", ("2013-05", "2013-05")),
        ("on 15 May 2013", ("2013-05-15", "2013-05-15")),
        ("since 2012", ("2012", "")),
        ("after 2012", ("2013", "")),
        ("before 2013", ("", "2012")),
        ("before January 2013", ("", "2012-12")),
        ("between 2010 and 2014", ("2010", "2014")),
        ("from 2014 to 2010", ("2010", "2014")),
        ("in 2012 and 2013", ("2012", "2013")),
    ],
)
@pytest.mark.parametrize(
    "question",
    ["What did Kenya say {} about bail?", "What did Kenya say about bail {}?"],
)
def test_a_time_is_that_of_the_meetings(read, question, when, dates):
    query = read(question.format(when))
    assert (query.filters.date_from, query.filters.date_to) == dates
    assert (query.topic, query.meetings) == ("bail", when)
    assert query.filters.states == ("KEN",)


@pytest.mark.parametrize(
    "question",
    [
        "What did Kenya say about the violence of 2007?",
        "What did Kenya say about the elections in 2017?",
        "What did Kenya say about the 2010 Constitution?",
        "How many officers did Kenya dismiss in 2013?",
        "What happened in Kenya in 2013?",
        "What did Kenya say about arrests in 2013 in Nairobi?",
    ],
)
def test_a_time_in_which_something_happened_is_part_of_the_subject(read, question):
    query = read(question)
    assert not query.filters.date_from
    assert not query.meetings
    assert "20" in query.topic


def test_a_time_that_may_belong_to_the_subject_can_be_put_back(read):
    query = read("What did Kenya say about bail in 2013?").of_any_time()
    assert query.topic == "bail in 2013"
    assert not query.filters.date_from
    assert not query.meetings


@pytest.mark.parametrize(
    ("question", "records"),
    [
        ("What did Kenya say in CAT/C/SR.1504 about bail?", (_SECOND,)),
        ("What does CAT/C/SR.1504 say about bail?", (_SECOND,)),
        ("what was said in cat/c/sr.1504 about bail", (_SECOND,)),
        ("What did Kenya say at the 1501st meeting about bail?", (_FIRST,)),
        ("What did Kenya say in meeting 1501 about bail?", (_FIRST,)),
        ("What did Kenya say at the first meeting about bail?", (_FIRST,)),
        ("What did Kenya say at the second meeting about bail?", (_SECOND,)),
        ("What did Kenya say before the Human Rights Committee about bail?", (_OF_HRC,)),
        ("What did Kenya tell the Committee against Torture about bail?", (_FIRST, _SECOND)),
        ("What did Kenya say to CAT about bail?", (_FIRST, _SECOND)),
        ("What did CAT ask Kenya about bail?", (_FIRST, _SECOND)),
        ("What was said in the Third Committee about bail?", (_OF_THIRD,)),
        ("In the Third Committee, what was said about bail?", (_OF_THIRD,)),
    ],
)
def test_a_meeting_is_named_by_symbol_number_order_or_body(read, question, records):
    query = read(question)
    assert query.filters.records == records
    assert query.topic == "bail"
    assert query.question == question


@pytest.mark.parametrize(
    ("note", "records"),
    [
        ("bail, Kenya 2013", (_FIRST, _SECOND)),
        ("bail Kenya (2012)", (_OF_HRC,)),
        ("bail, 2013", (_FIRST, _SECOND)),
        ("Kenya second meeting bail", ()),  # What is behind might be a part of a name.
        ("bail, Kenya, second meeting", (_SECOND,)),
        ("Kenya's second meeting: bail", (_SECOND,)),
        ("bail, Kenya, second meeting 2013", (_SECOND,)),
        ("Kenya 2012 vs 2013 on bail", (_FIRST, _SECOND, _OF_HRC)),
        ("Compare Kenya 2012 and 2013 on bail", (_FIRST, _SECOND, _OF_HRC)),
        ("Kenya 2030 agenda", ()),  # There was no meeting then.
        ("Kenya 2013 elections", ()),  # Those were then.
        ("Kenya's 2013 elections", ()),
        ("bail, Kenya 2013-2015", ()),
    ],
)
def test_a_note_names_meetings_without_in_or_at(read, note, records):
    query = read(note)
    assert set(query.filters.records) == {*records}
    assert not records or query.topic == "bail"


@pytest.mark.parametrize(
    "question",
    [
        "What did Kenya say about cases before the Human Rights Committee?",
        "What did Kenya say about reports to the Committee against Torture?",
        "What did Kenya reply to questions put at the 1501st meeting?",
        "What did Kenya say about CAT/C/SR.1501?",
    ],
)
def test_a_meeting_that_is_spoken_of_is_no_condition(read, question):
    assert not read(question).filters.records


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("What was said in CAT/C/SR.9999 about bail?", "CAT/C/SR.9999"),
        ("What was said at the 1700th meeting about bail?", "at the 1700th meeting"),
        ("What was said in the Security Council about bail?", "in the Security Council"),
        (
            "What did Ms. Smith say at the 1501st meeting about bail?",
            "at the 1501st meeting, with Ms. Smith",
        ),
    ],
)
def test_a_meeting_that_is_not_loaded_is_told(read, question, missing):
    assert read(question).unknown_meeting == missing


def test_where_no_record_tells_its_body_a_body_is_no_condition():
    record = _record("CAT/C/SR.1", "", (), 1, "2013")
    found = Meetings([record]).find("What was said in the Security Council about bail?")
    assert not found.said


@pytest.mark.parametrize(
    ("before", "question", "dates", "records"),
    [
        ("in 2013", "And before 2013?", ("", "2012"), ()),
        ("in 2013", "And on prisons?", ("2013", "2013"), ()),
        ("in 2013", "And what had the Committee asked about that?", ("2013", "2013"), ()),
        ("in 2013", "And before the Human Rights Committee?", ("", ""), (_OF_HRC,)),
        ("at the first meeting", "And at the second?", ("", ""), (_SECOND,)),
        ("at the first meeting", "What had been asked?", ("", ""), (_FIRST,)),
        ("in 2013", "What did Kenya say about torture?", ("", ""), ()),
    ],
)
def test_a_follow_up_keeps_the_meetings_or_names_others(read, before, question, dates, records):
    chat = Conversation(read, lambda _: Answer(question="", understood="", text=""))
    chat.ask(f"What did Kenya say {before} about bail?")
    query = chat.understand(question)
    assert (query.filters.date_from, query.filters.date_to) == dates
    assert query.filters.records == records
    assert query.filters.states == ("KEN",)
    assert query.question == question


def test_another_meeting_is_asked_for_what_the_one_before_was(read):
    chat = Conversation(read, lambda _: Answer(question="", understood="", text=""))
    for asked in ("Who asked about bail in Kenya", "What did the Committee recommend to Kenya"):
        chat.ask(f"{asked} at the first meeting?")
        before, query = (
            read(f"{asked} at the first meeting?"),
            chat.understand("And at the second?"),
        )
        assert query.filters.records == (_SECOND,)
        assert query.kind == before.kind
        assert query.wording.ledger == before.wording.ledger
        assert bool(query.wording.who) == bool(before.wording.who)


def test_two_of_a_name_are_told_apart_by_their_titles(read):
    she = read("What did Ms. Smith say about bail?")
    assert (she.wanted, she.filters.records) == ("Ms. Smith", (_OF_HRC,))
    he = read("What did Mr. Smith say about bail?")
    assert (he.wanted, he.filters.records) == ("Mr. Smith", (_FIRST,))
    either = read("What did Smith say about bail?")
    assert (either.wanted, either.filters.records) == ("Mr. Smith or Ms. Smith", ())


def test_an_office_is_known_by_its_beginning(read):
    query = read("What did the Special Rapporteur say about bail?")
    assert query.filters.speakers == ("mendez",)


@pytest.mark.parametrize(
    "question",
    [
        "What did each State say about bail?",
        "Which States spoke about bail?",
        "What has every State said on bail?",
        "List the States that mentioned bail",
        "What did States say about bail?",
        "Did any delegation mention bail?",
    ],
)
def test_states_in_general_are_asked_about(read, question):
    query = read(question)
    assert (query.filters.sides, query.topic) == ((Side.STATE,), "bail")


def test_states_in_general_are_set_beside_each_other(read):
    assert read("What did each State say about bail?").kind == "comparison"
    assert read("What did the delegation say on behalf of other States?").kind == "everything"


@pytest.mark.parametrize(
    "question", ["Which experts asked about bail?", "List the experts who asked about bail"]
)
def test_experts_in_general_are_told_one_by_one(read, question):
    query = read(question)
    assert (query.filters.sides, query.topic) == ((Side.COMMITTEE,), "bail")
    assert query.kind == "who"


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("How did Kenya's position on bail change between the two meetings?", "bail"),
        ("How has Kenya changed its position on bail?", "bail"),
        ("Who has spoken most on bail?", "bail"),
        ("What was said about bail by Kenya?", "bail"),
    ],
)
def test_the_subject_is_all_that_is_left_of_a_question(read, question, topic):
    assert read(question).topic == topic


@pytest.mark.parametrize(
    ("asked", "bare"),
    [
        ("Hello, what did Kenya say about bail? Thanks!", "what did Kenya say about bail"),
        ("Por favor, what did Kenya say?", "what did Kenya say?"),
        ("OK. One more thing: what about bail?", "what about bail?"),
        ("No, I meant what Kenya replied", "what Kenya replied"),
        ("y Uzbekistan?", "And Uzbekistan?"),
        ("I'm a student. Could you tell me who asked about bail?", "who asked about bail?"),
        ("For my thesis I'd like to know what Kenya said", "what Kenya said"),
        ("I would be grateful if you could find out how many died", "how many died"),
        ("Sorry to bother you, but who asked about bail?", "who asked about bail?"),
        ("Dear all, we need Kenya's figures on bail", "Kenya's figures on bail"),
        ("I write on bail. What did Kenya say about it?", "What did Kenya say about bail?"),
        ("My report is on Kenya. Who asked about bail?", "Who asked about bail in Kenya?"),
        ("I heard Kenya banned it, is that right?", "Is it true that Kenya banned it?"),
        ("On bail, can you tell me what Kenya said?", "On bail, what Kenya said?"),
        ("I don't need Kenya, I need Peru.", "And Peru?"),
        ("What about Kenya, did it reply?", "did Kenya reply?"),
        ("training too?", "And training?"),
        ("cases in which we saw police beat women", "cases in which we saw police beat women"),
        ("Who said “I want the law changed”?", "Who said “I want the law changed”?"),
        ("Do you have records on Kenya?", "Do you have records on Kenya?"),
        ("good governance", "good governance"),
        ("Right to a fair trial", "Right to a fair trial"),
        ("No torture in prisons", "No torture in prisons"),
        ("No - Kenya", "And Kenya?"),
        ("No-one was punished", "No-one was punished"),
        ("No-fly zones: what did Kenya say?", "No-fly zones: what did Kenya say?"),
        ("No. 971 of the Code", "No. 971 of the Code"),
        ("Well-being of prisoners", "Well-being of prisoners"),
        ("Right-wing groups", "Right-wing groups"),
        ("Next-of-kin notification", "Next-of-kin notification"),
        ("Hi-tech surveillance", "Hi-tech surveillance"),
        ("Rather than prison, what is offered?", "Rather than prison, what is offered?"),
    ],
)
def test_courtesies_are_no_part_of_a_question(asked, bare):
    assert bare_question(asked) == bare


@pytest.mark.parametrize(
    ("slip", "role"),
    [
        ("commitee", "committee"),
        ("committe", "committee"),
        ("delgation", "delegation"),
        ("goverment", "government"),
        ("rapportuer", "rapporteur"),
        ("committed", "committed"),
        ("commission", "commission"),
        ("delegating", "delegating"),
    ],
)
def test_a_slip_in_a_word_for_those_who_speak_is_read_and_told(slip, role):
    text, readings = spell_roles(f"What did the {slip} say?", lambda _: False)
    assert text == f"What did the {role} say?"
    assert bool(readings) == (slip != role)


def test_a_word_of_the_records_is_no_slip():
    assert spell_roles("the commitee", lambda _: True) == ("the commitee", ())


def test_conditions_of_the_users_own_take_the_place_of_meetings_understood(read):
    query = read("What did Kenya say in 2013 about bail?")
    later = query.limited(Filters(date_from="2015"), "2015 to the last")
    assert (later.filters.date_from, later.filters.date_to) == ("2015", "")
    assert not later.meetings
    wider = query.limited(Filters(date_from="2012"), "2012 to 2013")
    assert (wider.filters.date_from, wider.filters.date_to) == ("2012", "2013")
    lifted = query.lifted(["date_from", "date_to"])
    assert lifted.filters == Filters(sides=(Side.STATE,), states=("KEN",))
    assert not lifted.meetings


def test_a_word_of_the_records_is_no_name_spelt_nearly_right():
    heard = [("r", Speaker("Ms. Maeda", side=Side.COMMITTEE))]
    query = QuestionReader(heard, ["KEN"], lambda _: True).read("What had the media reported?")
    assert not query.filters.speakers


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What did Kazakhstan say in 2023 about solitary confinement?", None),
        ("What did Kazakhstan say about solitary confinement in 2023?", None),
        ("What did Kazakhstan say about solitary confinement in 2021?", None),
        ("What does CAT/C/SR.1995 say about solitary confinement?", None),
        ("Since 2020, who spoke about solitary confinement?", None),
        (
            "What did Kazakhstan say in 2021 about solitary confinement?",
            Reason.MEETING_NOT_LOADED,
        ),
        ("What was said in CAT/C/SR.7 about solitary confinement?", Reason.MEETING_NOT_LOADED),
    ],
)
def test_answers_are_from_the_meetings_meant(sample_assistant, question, reason):
    answer = sample_assistant.ask(question)
    assert answer.reason == reason
    assert bool(answer.statements) == (reason is None)


def test_what_no_meeting_of_a_time_answers_is_looked_for_where_that_time_is_told_of(
    sample_assistant,
):
    read = sample_assistant.read("What did Kazakhstan say about solitary confinement in 2023?")
    told = replace(read, filters=replace(read.filters, date_from="2021", date_to="2021"))
    answer = sample_assistant.respond(told)
    assert answer.citations
    assert all("in 2021" in one.text for one in answer.citations)
    assert "all are searched" in answer.understood
    untold = replace(read, filters=replace(read.filters, date_from="2024", date_to="2024"))
    assert sample_assistant.respond(untold).reason is Reason.MEETING_NOT_LOADED


@pytest.mark.parametrize("filler", [", ", "- ", "and ", "thanks ", "in 2013 ", "what is the "])
def test_a_long_question_of_nothing_is_read_at_once(read, filler):
    with quick(5):
        read((filler * LONGEST_QUESTION)[: LONGEST_QUESTION - 10] + " x?")


@pytest.mark.parametrize(
    "question",
    ["What was said on bail in SR.1501?", "SR.1501 bail", "record 1501 bail"],
)
def test_a_record_is_known_by_the_end_of_its_symbol(read, question):
    query = read(question)
    assert query.filters.records == (_FIRST,)
    assert query.topic == "bail"


def test_the_record_of_a_year_is_that_of_a_meeting_in_it(read):
    query = read("in the 2012 record on Kenya what about bail")
    assert query.filters.records == (_OF_HRC,)
    assert read("What was said on bail in the 1999 record?").unknown_meeting == "in 1999"


def test_a_record_that_is_not_loaded_is_not_guessed_by_its_number(read):
    assert read("What was said on bail in SR.7777?").filters.records == ()


def test_years_named_one_by_one_are_those_of_the_meetings_of_each():
    records = (*_RECORDS, _record("CAT/C/SR.1700", _CAT, ("KEN",), 1700, "2018-05-15"))
    found = Meetings(records).find("What was said about bail in 2018 and 2012?")
    assert found.filters.records == (_OF_HRC, "CAT-C-SR.1700")
    assert (found.said, found.rest) == ("in 2018 and 2012", "What was said about bail ?")
    # Where nobody met in one of them they are years of the subject.
    kept = Meetings(records).find("What was said about bail in 2018 and 2009?")
    assert kept.filters == Filters()


@pytest.mark.parametrize(
    "subject", ["the Act adopted in 2013", "the prison to be finished in 2013"]
)
def test_a_time_in_which_something_is_done_belongs_to_it(read, subject):
    query = read(f"What did Kenya say about {subject}?")
    assert (query.topic, query.meetings) == (subject, "")
    assert read("What did Kenya say about bail in 2013?").meetings == "in 2013"


def _asked_on(before, then, several=True):
    records = (*_RECORDS, _record("CAT/C/SR.1700", _CAT, ("PER",), 1700, "2018-05-15"))
    reader = QuestionReader(_HEARD, ["KEN", "PER"], lambda _: False, meetings=Meetings(records))
    return lean(reader.read(then), reader.read(before), several=several)


def test_a_question_joined_to_the_one_before_is_asked_on_the_same_state():
    asked = _asked_on("What did Kenya say about bail?", "And how many women were prosecuted?")
    assert asked.filters.states == ("KEN",)
    assert "on Kenya, as in the question before" in asked.readings


@pytest.mark.parametrize(
    "then",
    [
        "And which other countries mentioned women?",
        "And how many States have shelters?",
        "And what about the other delegations?",
        "And was it mentioned elsewhere that women were prosecuted?",
    ],
)
def test_a_question_of_all_takes_no_state_over(then):
    assert not _asked_on("What did Kenya say about bail?", then).filters.states


def test_a_question_of_its_own_says_that_it_is_asked_of_all_records():
    before, then = "What did Kenya say about bail?", "What was said about women on trial?"
    asked = _asked_on(before, then)
    assert not asked.filters.states
    assert asked.readings == ("asked of all records, not only of those on Kenya",)
    assert not _asked_on(before, then, several=False).readings


@pytest.mark.parametrize(
    "then",
    [
        "Were the guards dismissed?",
        "Has anybody been tried?",
        "How many shelters were built?",
        "When was the hospital opened?",
        "Who trains the judges?",
        "Why were the officers let go?",
    ],
)
def test_a_short_question_of_its_own_stays_on_the_state_and_says_so(then):
    asked = _asked_on("What did Kenya say about bail?", then)
    assert (asked.filters.states, asked.filters.sides, asked.kept) == (("KEN",), (), True)
    assert "on Kenya, as in the question before" in asked.readings
    assert not asked.lifted(("states",)).kept


@pytest.mark.parametrize(
    "then",
    [
        "Did any other State build shelters?",
        "What was said about the guards?",
        "Which countries have shelters?",
        "Did anybody ask about the guards?",
        "Who spoke of shelters?",
        "How many judges of the courts of first instance have so far been trained abroad?",
    ],
)
def test_a_question_that_says_what_it_is_about_stays_nowhere(then):
    assert not _asked_on("What did Kenya say about bail?", then).filters.states


@pytest.mark.parametrize(
    ("then", "topic"),
    [
        ("Were the guards dismissed?", "Were the guards dismissed, prison riots"),
        ("Has anybody been tried?", "Has anybody been tried, prison riots"),
        ("How many inquiries?", "How many inquiries, prison riots"),
        ("Who was responsible?", "Who was responsible, prison riots"),
        ("How many guards were trained?", "How many guards were trained"),
        ("How many shelters did the city build?", "How many shelters did the city build"),
    ],
)
def test_what_says_little_is_asked_of_the_subject_before(then, topic):
    assert _asked_on("What did Kenya say about prison riots?", then).topic == topic


def test_the_case_is_the_subject_before():
    asked = _asked_on("What happened to the teacher in Kenya?", "Who raised the case?")
    assert (asked.topic, asked.filters.states) == ("the teacher", ("KEN",))


def test_who_disagreed_with_somebody_is_somebody_else():
    asked = _asked_on("What did Mr. Muigai say about bail?", "Who disagreed with him?")
    assert (asked.topic, asked.filters.speakers, asked.besides) == ("bail", (), ("muigai",))


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("What did Mr. Muigai say about bail at the second meeting?", _SECOND),
        ("What did Mr. Muigai say at the first meeting about bail?", _FIRST),
    ],
)
def test_the_meetings_in_order_are_those_of_the_dialogue_of_whoever_is_asked(question, record):
    speaks = ((_FIRST, _HEARD[0][1]), (_SECOND, _HEARD[0][1]))
    reader = QuestionReader(speaks, ["KEN"], lambda _: False, meetings=Meetings(_RECORDS))
    query = reader.read(question)
    assert (query.topic, query.filters.records) == ("bail", (record,))


def test_a_meeting_in_order_of_several_dialogues_is_not_guessed():
    speaks = ((_FIRST, _HEARD[0][1]), (_OF_HRC, _HEARD[0][1]))
    reader = QuestionReader(speaks, ["KEN"], lambda _: False, meetings=Meetings(_RECORDS))
    assert not reader.read("What did Mr. Muigai say at the first meeting?").filters.records


@pytest.mark.parametrize("then", ["When was the last one?", "And what is the most recent one?"])
def test_the_last_one_is_one_of_what_was_spoken_of(then):
    asked = _asked_on("How many trials were there in Kenya?", then)
    assert asked.collection is None
    assert "trials" in asked.topic
    of_records = _asked_on("How many records are there on Kenya?", then)
    assert of_records.collection


def test_a_state_of_which_the_records_speak_by_an_adjective_is_a_subject():
    def speaks_of(word):
        return word in ("chilean", "experts")

    reader = QuestionReader(_HEARD, ["KEN"], speaks_of, meetings=Meetings(_RECORDS))
    assert reader.read("What was the share of Chile in it?").unknown_state is None
    assert reader.read("What was said about bail in Chile?").unknown_state == "CHL"
    assert reader.read("What did Chile say about bail?").unknown_state == "CHL"


def test_a_number_is_asked_for_of_another_time_too():
    asked = _asked_on("How many women were prosecuted in Kenya?", "And in 2012?")
    assert (asked.fact, asked.filters.date_from) == (Fact.NUMBER, "2012")


def test_according_to_him_is_according_to_whoever_was_asked_about():
    asked = _asked_on("What did Mr. Muigai say about bail?", "How many died, according to him?")
    assert asked.filters.speakers == ("muigai",)
    assert asked.topic == "How many died"


def test_years_that_are_set_beside_each_other_are_two_times():
    for joint in ("compared with", "compared to", "versus", "as opposed to", "rather than"):
        found = years_in(f"What was said about bail in 2006 {joint} 2019?")
        assert found is not None, joint
        assert found[2] == ("2006", "2019")
    assert years_in("What was said about bail in 2012 versus 2013?") is not None


def test_a_position_that_changed_was_taken_at_the_meetings_of_that_time(read):
    query = read("How has Kenya's position on bail changed between 2011 and 2017?")
    assert (query.filters.date_from, query.filters.date_to) == ("2011", "2017")
    assert read("What did Kenya say about how the law changed in 2013?").filters.date_from == ""
