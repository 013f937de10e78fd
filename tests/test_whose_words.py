"""Whose words are wanted: offices, sides, who is set aside or heard from, what comes first."""

import pytest

from assistant.answers import Answer, Statement
from assistant.conversation import Conversation
from assistant.questions.reader import QuestionReader
from assistant.sources import Citation
from index.records import Side, Speaker

_URUGUAY = ("Uruguay", "URY", Side.STATE)
_ZAMBIA = ("Zambia", "ZMB", Side.STATE)
_HEARD = (
    ("u", Speaker("Ms. Olivera", "Minister of the Interior, Uruguay", *_URUGUAY)),
    ("u", Speaker("Mr. Etcheverry", "Deputy Minister of Education, Uruguay", *_URUGUAY)),
    ("u", Speaker("Ms. Baranowska", "Country Rapporteur", side=Side.COMMITTEE)),
    ("u", Speaker("Mr. Oyelaran", "Member of the Committee", side=Side.COMMITTEE)),
    ("u", Speaker("The Chair", "Chair")),
    ("z", Speaker("Ms. Mulenga", "Minister of Gender, Zambia", *_ZAMBIA)),
    ("z", Speaker("Mr. Phiri", "Representative of the State", *_ZAMBIA)),
    ("z", Speaker("Ms. Haraldsdottir", "Country Rapporteur", side=Side.COMMITTEE)),
    ("z", Speaker("The Chair", "Chair")),
)
_BODIES = {
    "Human Rights Committee": ["u"],
    "Committee on the Elimination of Discrimination against Women": ["z"],
}
_SIDES = {"S": Side.STATE, "C": Side.COMMITTEE}


@pytest.fixture(scope="module")
def read():
    return QuestionReader(_HEARD, ["URY", "ZMB"], lambda _: False, bodies=_BODIES).read


@pytest.fixture
def after(read):
    """Ask questions that all have one answer, and return how the last was understood."""

    def last(answer, *questions):
        chat = Conversation(read, lambda _: answer)
        for question in questions[:-1]:
            chat.ask(question)
        return chat.understand(questions[-1])

    return last


def _answer(*speakers):
    citations = tuple(
        Citation(
            record_id="u",
            symbol="",
            title="",
            paragraph=1,
            paragraph_printed=True,
            paragraph_index=1,
            speaker=name,
            role="",
            affiliation="",
            state=None,
            side=side,
            text="So.",
            start=0,
            end=3,
            number=number,
        )
        for number, (name, side) in enumerate(speakers, 1)
    )
    statements = tuple(Statement(one.text, (one.number,)) for one in citations)
    return Answer(question="", understood="", text="", statements=statements, citations=citations)


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("What did the Minister of the Interior say about bail?", "olivera"),
        ("Uruguay's Minister of the Interior on bail", "olivera"),
        ("What did the Deputy Minister of Education say about bail?", "etcheverry"),
        ("What did the Zambian Minister say about bail?", "mulenga"),
        ("What did Minister Mulenga say about bail?", "mulenga"),
        ("What did the rapporteur for Uruguay ask about bail?", "baranowska"),
        ("What did her colleague Mr. Phiri say about bail?", "phiri"),
        ("Ms. Olivera, bail", "olivera"),
        ("What did the Zambian representative, Mr. Phiri, say about bail?", "phiri"),
        ("What did the Committee's chair say about bail?", "the chair"),
        ("What did the Chair of the Human Rights Committee say about bail?", "the chair"),
        ("For Ms. Baranowska, is bail granted?", "baranowska"),
        ("Ms. Olivera versus Ms. Baranowska on bail", "olivera, baranowska"),
    ],
)
def test_an_office_or_a_name_with_an_office_is_the_person(read, question, keys):
    query = read(question)
    assert {*query.filters.speakers} == {*keys.split(", ")}
    assert "bail" in query.topic


def test_the_minister_is_the_delegation_where_there_are_two_of_the_rank(read):
    assert read("What did the Minister say about bail?").filters.sides == (Side.STATE,)
    assert read("What did the Minister say about bail?").filters.speakers == ()


def test_the_chair_of_a_body_is_asked_in_its_records(read):
    query = read("What did the Chair of the Human Rights Committee say about bail?")
    assert query.filters.records == ("u",)


@pytest.mark.parametrize(
    ("question", "side", "states"),
    [
        ("Remind me what the Zambian side had to say for itself on bail.", "S", ("ZMB",)),
        ("Had Uruguay anything to say on bail?", "S", ("URY",)),
        ("What came back from Uruguay on bail?", "S", ("URY",)),
        ("Not a word from Zambia on bail?", "S", ("ZMB",)),
        ("What do we learn from Zambia about bail?", "S", ("ZMB",)),
        ("From what Uruguay told the Committee, is there bail?", "S", ("URY",)),
        ("How far did the delegation go in answering Ms. Baranowska on bail?", "S", ()),
        ("As far as the experts are concerned, is there bail?", "C", ()),
        ("Did Uruguay get a similar question on bail?", "C", ("URY",)),
        ("Who on the Zambian side took the floor on bail?", "S", ("ZMB",)),
        ("Zambia's version of events on bail", "S", ("ZMB",)),
        ("Did that satisfy the experts?", "C", ()),
        ("Uruguay's speech on bail", "S", ("URY",)),
        ("What is the Committee's take on bail?", "C", ()),
        ("What did the observer of Uruguay say about bail?", "S", ("URY",)),
        ("How come Zambia did not condemn bail?", "S", ("ZMB",)),
        ("Criticism of Uruguay by Zambia over bail", "S", ("ZMB",)),
        ("Mr. Oyelaran asked about bail: how did the delegation reply?", "S", ()),
        ("What did the delegation, and not the experts, say about bail?", "S", ()),
        ("Leaving aside the delegation, what did the experts say about bail?", "C", ()),
    ],
)
def test_the_side_is_read_in_other_forms(read, question, side, states):
    query = read(question)
    assert query.filters.sides == (_SIDES[side],)
    assert query.filters.states == states
    assert not query.filters.speakers


def test_where_two_part_company_both_are_asked(read):
    query = read("Where do the Committee and Uruguay part company on bail?")
    assert {*query.filters.sides} == {Side.STATE, Side.COMMITTEE}


def test_who_is_set_aside_is_not_asked(read):
    query = read("What Ms. Baranowska and not Ms. Haraldsdottir asked about bail")
    assert query.filters.speakers == ("baranowska",)
    assert query.topic == "bail"
    query = read("What did experts other than Ms. Baranowska ask about bail?")
    assert {*query.filters.speakers} == {"oyelaran", "haraldsdottir"}
    query = read("Who spoke on bail besides Ms. Baranowska?")
    assert (query.besides, query.filters.speakers, query.topic) == (("baranowska",), (), "bail")


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Who spoke on bail besides Uruguay?", ()),
        ("What was said on bail, except by Uruguay?", ()),
        ("What did States other than Uruguay say about bail?", (Side.STATE,)),
        ("Apart from Uruguay, which delegations spoke of bail?", (Side.STATE,)),
    ],
)
def test_of_a_state_that_is_set_aside_nothing_is_asked(read, question, sides):
    query = read(question)
    assert (query.filters.states, query.filters.sides) == (("ZMB",), sides)
    assert query.topic == "bail"
    assert "without the delegation of Uruguay" in query.describe()


@pytest.mark.parametrize(
    "question",
    [
        "Mr. Oyelaran asked about bail: how did the delegation reply?",
        "In response to the Committee's question on bail, what did Uruguay say?",
        "In response to Ms. Baranowska, what did Uruguay say about bail?",
        "By whom was the matter of bail brought up?",
        "Which of the two sides brought up bail?",
        "Which expert did Ms. Mulenga answer on bail?",
    ],
)
def test_what_only_says_who_spoke_is_no_part_of_the_subject(read, question):
    assert read(question).topic == "bail"


def test_people_counted_before_are_replaced_by_others(after):
    query = after(_answer(), "How many women were received in shelters in Zambia?", "And men?")
    assert query.topic == "How many men were received in shelters"
    assert (query.fact, query.filters.states) == ("number", ("ZMB",))
    query = after(
        _answer(), "How many women were received in shelters in Zambia?", "and men", "and uruguay"
    )
    assert query.topic == "How many men were received in shelters"
    assert (query.fact, query.filters.states) == ("number", ("URY",))
    query = after(_answer(), "How many women were held in Zambia?", "And overcrowding?")
    assert query.topic == "overcrowding"


def test_what_it_said_about_something_else_is_asked_of_that_alone(after):
    query = after(
        _answer(), "What did Uruguay say about bail?", "And what did it say about the prison bill?"
    )
    assert query.topic == "the prison bill"
    assert query.filters.sides == (Side.STATE,)


def test_the_one_is_of_the_kind_spoken_of(after):
    query = after(
        _answer(), "When was the bill on prisons adopted?", "What about the one on property?"
    )
    assert query.topic == "bill on property"


def test_she_who_asks_is_nobody_of_the_delegation_asked_of_before(after):
    asked = "Who asked about the archives?", "And did Uruguay respond?"
    query = after(_answer(("Mr. Phiri", Side.STATE)), *asked, "What had she asked?")
    assert query.filters.sides == (Side.COMMITTEE,)
    query = after(_answer(("The Chair", Side.COMMITTEE)), *asked, "What had she asked?")
    assert query.filters.speakers == ("the chair",)


def test_the_minister_is_that_of_the_state_spoken_of(after):
    query = after(_answer(), "What did Uruguay say about bail?", "And how did the Minister put it?")
    assert query.filters.speakers == ("olivera",)
    assert query.topic.startswith("bail") or query.topic.endswith("bail")


def test_whoever_else_is_named_after_what_of_is_asked(after):
    query = after(_answer(), "What did Ms. Baranowska say about bail?", "What of Mr. Oyelaran?")
    assert (query.filters.speakers, query.topic) == (("oyelaran",), "bail")


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("and 8?", (8,)),
        ("then 9 to 11", (9, 10, 11)),
        ("the next one", (6,)),
        ("And the paragraph before that?", (4,)),
    ],
)
def test_other_paragraphs_are_asked_for_by_their_numbers_alone(after, question, numbers):
    assert after(_answer(), "paragraph 5", question).paragraphs == numbers


def test_a_paragraph_is_shown_whatever_it_is_to_be_read_for(read):
    query = read("What is in paragraph 1 about migrants?")
    assert (query.paragraphs, query.topic) == ((1,), "migrants")


@pytest.mark.parametrize(
    ("question", "states"),
    [
        ("Turning to all the States: what about torture?", ()),
        ("Back to Zambia: was torture punished?", ("ZMB",)),
        ("Let's move to torture.", ("URY",)),
        ("then torture", ("URY",)),
    ],
)
def test_what_the_next_question_is_on_is_no_part_of_its_subject(after, question, states):
    query = after(_answer(), "What did Uruguay say about bail?", question)
    assert query.filters.states == states
    assert "torture" in query.topic
    assert not {"turning", "back", "move", "then", "bail"} & {*query.topic.casefold().split()}


@pytest.mark.parametrize(
    "question",
    [
        "List everything that was said about torture.",
        "Anything that has been said on torture?",
        "Who was the one that had spoken about torture?",
        "All that was said about torture, please.",
    ],
)
def test_that_behind_what_it_belongs_to_points_at_nothing_before(after, question):
    query = after(_answer(), "What did Uruguay say about bail?", question)
    assert "torture" in query.topic
    assert "bail" not in query.topic


def test_that_by_itself_still_points_at_what_was_spoken_of(after):
    query = after(_answer(), "What did Uruguay say about bail?", "Who said that was enough?")
    assert "bail" in query.topic


def test_who_is_spoken_to_and_never_spoke_is_told(read):
    query = read("What did Uruguay reply to Ms. Nobody about bail?")
    assert query.unknown_speaker == "Ms. Nobody"
    assert not read("What did Uruguay reply to Ms. Baranowska about bail?").unknown_speaker


def test_whoever_hands_in_a_report_says_nothing_by_that(read):
    query = read("When must Uruguay submit its next report?")
    assert (query.filters.sides, query.fact) == ((), "time")
    assert read("What did Uruguay submit about bail?").filters.sides == (Side.STATE,)


def test_an_expert_asks_other_states_too(after):
    before = "What did Ms. Baranowska ask Uruguay about bail?"
    query = after(_answer(), before, "And Zambia?")
    assert (query.filters.speakers, query.filters.states) == (("baranowska",), ("ZMB",))
    assert query.topic == "bail"
    query = after(_answer(), before, "What did she ask Zambia?")
    assert (query.filters.speakers, query.topic) == (("baranowska",), "")


def test_whose_opinion_is_asked_is_no_part_of_the_subject(after):
    query = after(
        _answer(), "What did the Committee ask about bail?", "Which judges did they think were lax?"
    )
    assert (query.topic, query.filters.sides) == ("judges were lax", (Side.COMMITTEE,))
