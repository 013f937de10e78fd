"""What is asked of the records as such is told from their list; what they say is searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from meetings import FRONT, listed, parsed

from assistant.answers import Answer
from assistant.collection.telling import tell
from assistant.conversation import Conversation
from assistant.handover import FORMATS
from assistant.query import Query
from assistant.query.limits import Limits
from assistant.query.scope import Scope
from assistant.query.wishes import Asked, CollectionWish
from assistant.questions.about_records import read_collection_wish
from assistant.questions.collection_follow_ups import follow
from assistant.questions.meetings import Meetings
from assistant.questions.reader import QuestionReader
from index.filters import Filters
from index.records import Side, Speaker

_CAT, _HRC = "Committee against Torture", "Human Rights Committee"
_FIRST, _SECOND, _OF_PERU, _ASSEMBLY = (
    listed("CAT/C/SR.1501", body=_CAT, states=("KEN",), meeting=1501, date="2013-05-15"),
    listed(
        "CCPR/C/SR.2906",
        body=_HRC,
        states=("KEN",),
        meeting=2906,
        date="2012-07-16",
        session="105th session",
    ),
    listed("CAT/C/SR.1600", body=_CAT, states=("PER",), meeting=1600, date="2016", language="es"),
    listed("A/71/PV.59", body="General Assembly", date="2016-12-09", chair="Ms. Diallo"),
)
_RECORDS = (_FIRST, _SECOND, _OF_PERU, _ASSEMBLY)
_HEARD = [
    (_FIRST.id, Speaker("Mr. Muigai", "", "Kenya", "KEN", Side.STATE)),
    (_FIRST.id, Speaker("Ms. Vargas", "Country Rapporteur", side=Side.COMMITTEE)),
    (_SECOND.id, Speaker("Ms. Njeri", "", "Kenya", "KEN", Side.STATE)),
    (_OF_PERU.id, Speaker("Mr. Vargas", "", "Peru", "PER", Side.STATE)),
    (_ASSEMBLY.id, Speaker("Mr. Otieno", "", "Kenya", "KEN", Side.STATE)),
]
_NO_LIMITS = Filters()
_READER = QuestionReader(_HEARD, ["KEN", "PER"], lambda _: True)


@dataclass
class _Catalog:
    """As much of a catalog as is told from."""

    def records(self) -> list[Any]:
        return list(_RECORDS)

    def speakers(self) -> list[tuple[str, Speaker]]:
        return _HEARD


def _told(question: str, limits: Filters = _NO_LIMITS) -> str:
    query = Limits(limits).applied_to(_READER.read(question))
    assert query.collection, question
    return tell(query, query.collection, _Catalog()).message  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("how many records do I have on Kenya", Asked.COUNT),
        ("which meetings did Kenya have", Asked.RECORDS),
        ("Is there a record in Spanish?", Asked.RECORDS),
        ("what is the latest record", Asked.LATEST),
        ("Which States are in here?", Asked.STATES),
        ("which committees dealt with Kenya", Asked.BODIES),
        ("who chaired the 1501st meeting", Asked.CHAIR),
        ("when did the Kenya meeting start", Asked.HOURS),
        ("who spoke for Kenya", Asked.SPEAKERS),
        ("Which experts spoke in CAT/C/SR.1501?", Asked.SPEAKERS),
        ("who is Ms. Njeri", Asked.PERSON),
        ("What can I ask here?", Asked.OVERVIEW),
        ("In which meetings was bail discussed?", Asked.RECORDS),
        ("Which records deal with Kenya?", Asked.RECORDS),
        ("On which day was the dialogue with Kenya?", Asked.DATE),
        ("When did the Committee last examine the report of Kenya?", Asked.DATE),
        ("When was Peru's periodic report considered?", Asked.DATE),
        ("At which session was Peru reviewed?", Asked.SESSION),
        ("What session is this?", Asked.SESSION),
        ("Who was the leader of the Kenyan delegation?", Asked.HEAD),
        ("Who heads the delegation of Peru?", Asked.HEAD),
        ("Who presented the fourth periodic report of Peru?", Asked.INTRODUCED),
        ("What periodic reports did the Committee examine?", Asked.REPORTS),
    ],
)
def test_a_question_about_the_records_themselves_is_known(question: str, asked: Asked) -> None:
    wish = _READER.read(question).collection
    assert wish is not None
    assert wish.asked is asked


@pytest.mark.parametrize(
    "question",
    [
        "which experts spoke about bail",
        "how many records were destroyed in Kenya",
        "how many women",
        "which documents",
        "which countries",
        "when was that",
        "in which year",
        "what is it about",
        "who is held in Kenya",
        "which States spoke about bail",
        "when did the war start in Kenya",
        "what was the meeting of the Ombudsman about",
        "when was the meeting with the Ombudsman",
        "when did the Committee discuss bail",
        "when was the hearing of the court",
        "which reports were published in Kenya",
        "who introduced the bill in Peru",
        "who led the protests in Kenya",
    ],
)
def test_a_question_about_what_was_said_is_none_of_the_records_themselves(question: str) -> None:
    assert _READER.read(question).collection is None


def test_records_on_a_state_are_counted_and_those_it_only_speaks_in_are_told_apart() -> None:
    told = _told("how many records do I have on Kenya")
    assert told.startswith("2 records on Kenya are loaded:\nCAT/C/SR.1501")
    assert told.endswith("Kenya also speaks in A/71/PV.59.")


def test_what_is_not_loaded_is_said_not_to_be() -> None:
    assert _told("do you have anything on Iceland").startswith("No record on Iceland is loaded.")


def test_speakers_are_told_by_side_and_title() -> None:
    assert _told("who spoke for Kenya").splitlines() == [
        "Mr. Muigai (Kenya): CAT/C/SR.1501",
        "Mr. Otieno (Kenya): A/71/PV.59",
        "Ms. Njeri (Kenya): CCPR/C/SR.2906",
    ]
    assert _told("which experts spoke in CAT/C/SR.1501") == (
        "Ms. Vargas (Country Rapporteur): CAT/C/SR.1501"
    )
    assert _told("which women spoke for Kenya") == "Ms. Njeri (Kenya): CCPR/C/SR.2906"


def test_two_persons_of_a_name_are_both_told_and_a_title_tells_which() -> None:
    both = _told("who is vargas").splitlines()
    assert [one.split(" (")[0] for one in both] == ["Ms. Vargas", "Mr. Vargas"]
    assert _told("who is Mr. Vargas") == "Mr. Vargas (Peru): speaks in CAT/C/SR.1600"


def test_whether_somebody_speaks_at_a_meeting_is_told() -> None:
    assert _told("does Ms. Njeri speak in CAT/C/SR.1501").startswith("No: Ms. Njeri does not")
    assert (
        _told("was Ms. Njeri at the 2906th meeting") == "Yes: Ms. Njeri speaks in CCPR/C/SR.2906."
    )


def test_day_session_and_report_are_told_from_the_list() -> None:
    assert _told("When did the Committee consider Peru?") == "CAT/C/SR.1600: 2016"
    assert _told("At which session was the Kenya meeting of 2012?") == (
        "CCPR/C/SR.2906: 105th session, Human Rights Committee"
    )
    assert _told("Which reports were examined in 2012?").startswith("CCPR/C/SR.2906: ")


def test_when_a_report_was_reviewed_that_no_record_is_on_is_asked_of_what_was_said() -> None:
    record = listed("CAT/C/SR.1501", states=("KEN",), title="Second periodic report of Kenya")
    read = QuestionReader(_HEARD, ["KEN"], lambda _: True, meetings=Meetings([record])).read
    asked = read("When was the initial report of Kenya reviewed?")
    assert (asked.collection, asked.fact) == (None, "time")
    here = read("When was the second periodic report of Kenya reviewed?").collection
    assert here is not None
    assert here.asked is Asked.DATE


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        (
            "Mr. OYOO (Kenya), Head of the Delegation, said that prisons were full.",
            "Mr. OYOO (Kenya) is announced as head of the delegation.",
        ),
        (
            "Mr. OYOO (Kenya), introducing the fourth report, said that prisons were full.",
            "Mr. OYOO (Kenya) introduced the report for the delegation. Who headed it, the record "
            "does not say.",
        ),
        (
            "Mr. OYOO (Kenya) said that prisons were full.",
            "Mr. OYOO (Kenya) spoke first for the delegation. Who headed it, the record does not "
            "say.",
        ),
    ],
)
def test_who_headed_a_delegation_is_told_only_where_the_record_says_so(
    monkeypatch: pytest.MonkeyPatch, opening: str, told: str
) -> None:
    front = FRONT.replace("Kazakhstan", "Kenya")
    record = parsed(*front.splitlines(), f"1. {opening}", "2. Ms. GAER asked why.")
    monkeypatch.setattr(_Catalog, "record", lambda *_: record, raising=False)
    said = _told("Who headed the delegation of Kenya in CAT/C/SR.1501?")
    assert said == f"CAT/C/SR.1501, para. 1: {told}"


def test_which_meeting_is_asked_where_none_is_named() -> None:
    assert _told("who was in the chair").startswith("Which meeting is meant is not said.")
    assert _told("who presided at the General Assembly in 2016").startswith("Ms. Diallo")


def test_a_state_that_is_named_says_which_meetings_are_meant() -> None:
    assert _told("who chaired the meetings on Kenya", Filters(states=("KEN",))) == (
        "Who was in the chair is not told by CAT/C/SR.1501, CCPR/C/SR.2906."
    )


@pytest.mark.parametrize("question", ["how many records are loaded", "who is Ms. Njeri"])
def test_conditions_that_no_record_meets_are_not_told_as_an_empty_store(question: str) -> None:
    told = _told(question, Filters(date_from="2050"))
    assert told == "No record loaded here meets the conditions."


def test_somebody_who_speaks_elsewhere_is_told_not_to_speak_in_the_records_looked_in() -> None:
    told = _told("who is Ms. Njeri", Filters(records=(_FIRST.id,)))
    assert told == "Ms. Njeri does not speak in the records looked in."


def test_a_record_of_no_known_date_is_in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    undated = listed("CAT/C/SR.1700", body=_CAT, states=("KEN",))
    monkeypatch.setattr(_Catalog, "records", lambda _: [undated, _FIRST])
    told = _told("how many records are loaded", Filters(date_to="2015"))
    assert told.startswith("1 record is loaded:\nCAT/C/SR.1501")


def test_whoever_has_an_office_in_one_record_only_is_counted_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again = (_SECOND.id, Speaker("Ms. Vargas", "", side=Side.COMMITTEE))
    monkeypatch.setattr(_Catalog, "speakers", lambda _: [*_HEARD, again])
    assert _told("how many experts spoke on Kenya").splitlines() == [
        "1 speaker:",
        "Ms. Vargas: CCPR/C/SR.2906",
        "Ms. Vargas (Country Rapporteur): CAT/C/SR.1501",
    ]


def test_whom_no_title_tells_to_be_a_woman_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    untitled = (_FIRST.id, Speaker("Amina Said", "", "Kenya", "KEN", Side.STATE))
    monkeypatch.setattr(_Catalog, "speakers", lambda _: [*_HEARD, untitled])
    assert _told("which women spoke for Kenya").endswith(
        "Of 1 more no title tells whether they are women."
    )


def test_whoever_was_asked_about_as_a_person_is_meant_by_the_pronoun_behind() -> None:
    chat = _conversation()
    chat.ask("who is Ms. Njeri")
    asked = chat.understand("What did she say about bail?")
    assert (asked.filters.speakers, asked.wanted) == (("njeri",), "Ms. Njeri")


def _conversation() -> Conversation:
    def respond(query: Any) -> Answer:
        if query.collection:
            return tell(query, query.collection, _Catalog())  # type: ignore[arg-type]
        return Answer(query.question, query.describe(), "nothing")

    return Conversation(_READER.read, respond)


def test_follow_ups_ask_of_the_same_records() -> None:
    chat = _conversation()
    chat.ask("how many records do I have on Kenya")
    # Told of the records themselves: nothing was searched, which is no fault to be exported.
    assert "Searched" not in FORMATS[".md"].write(chat.exchanges, {}).decode()
    assert chat.ask("which ones").message.startswith("2 records on Kenya")
    assert chat.ask("in which years").message.startswith("2012, 2013.")
    assert chat.ask("and Peru?").message.startswith("2016. The latest is CAT/C/SR.1600")
    assert chat.ask("who chaired it").message == (
        "Who was in the chair is not told by CAT/C/SR.1600."
    )


def test_a_question_on_what_was_said_leads_back_to_the_records() -> None:
    chat = _conversation()
    chat.ask("which meetings did Kenya have")
    chat.ask("What did Kenya say about bail?")
    assert chat.understand("and women?").collection is None
    assert chat.understand("when did the meeting start").collection == CollectionWish(
        Asked.HOURS, _kenya()
    )


def _kenya() -> Any:
    wish = read_collection_wish("how many records are there on Kenya", lambda _: ())
    assert wish
    return wish.scope


def test_which_of_the_records_told_of_are_on_a_subject_is_told_by_their_words() -> None:
    every = CollectionWish(Asked.RECORDS)
    assert follow("Which of them are from 2016?", every) == CollectionWish(
        Asked.RECORDS, Scope(dates=("2016", "2016"))
    )
    wish = follow("Which of them are on bail?", every)
    assert wish == CollectionWish(Asked.RECORDS, about="bail")
    query = Query("Which of them are on bail?", "", collection=wish)
    told = tell(query, wish, _Catalog(), lambda _: {_SECOND.id: 2})  # type: ignore[arg-type]
    assert told.message.splitlines()[0] == "“bail” stands in 1 of 4 records:"
    assert told.message.endswith("(2 passages)")
    none = tell(query, wish, _Catalog())  # type: ignore[arg-type]
    assert none.message == "“bail” stands in none of 4 records."
    # Of those who speak, and of what was said, it is none.
    assert follow("Which of them are on bail?", CollectionWish(Asked.SPEAKERS)) is None
    assert follow("What was said about bail?", every) is None


def test_records_on_a_subject_are_asked_for_by_its_words() -> None:
    wish = _READER.read("In which meetings was the death penalty discussed?").collection
    assert wish is not None
    assert wish.about == "death penalty"
    assert _READER.read("Which meetings did the experts mention?").collection is None
