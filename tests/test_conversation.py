"""Follow-ups take over what they leave unsaid, and nothing else; no model is needed for that."""

import pytest

from assistant.answers import Answer, Reason, Statement
from assistant.conversation import Conversation
from assistant.questions.reader import QuestionReader
from assistant.sources import Citation
from index.records import Side, Speaker

_SPEAKERS = (
    Speaker("Ms. Racu", "Country Rapporteur", side=Side.COMMITTEE),
    Speaker("Mr. Iscan", "Member of the Committee", side=Side.COMMITTEE),
    Speaker("Mr. Rogov", "Representative of the State", "Kazakhstan", "KAZ", Side.STATE),
    Speaker("Mr. Alimov", "Representative of the State", "Uzbekistan", "UZB", Side.STATE),
)


def _cite(number, speaker, side, text="He said so.", record="r"):
    return Citation(
        record_id=record,
        symbol=f"CAT/C/SR.1/{record}",
        title="",
        paragraph=1,
        paragraph_printed=True,
        paragraph_index=1,
        speaker=speaker,
        role="",
        affiliation="",
        state=None,
        side=side,
        text=text,
        start=0,
        end=len(text),
        number=number,
    )


def _answer(*citations):
    statements = tuple(Statement(one.text, (one.number,)) for one in citations)
    return Answer(question="", understood="", text="", statements=statements, citations=citations)


@pytest.fixture
def reader():
    return QuestionReader([("r", s) for s in _SPEAKERS], ["KAZ", "UZB"], lambda _: False)


@pytest.fixture
def after(reader):
    """Ask a question after others that all had one answer, and return how it was understood."""

    def last(answer, *questions):
        chat = Conversation(reader.read, lambda _: answer)
        for question in questions[:-1]:
            chat.ask(question)
        return chat.understand(questions[-1])

    return last


@pytest.fixture
def understand():
    """Ask several questions and return how the last one was understood."""
    reader = QuestionReader([("r", s) for s in _SPEAKERS], ["KAZ", "UZB"], lambda _: False)

    def last(*questions):
        answer = Answer(question="", understood="", text="")
        chat = Conversation(reader.read, lambda _: answer)
        for question in questions[:-1]:
            chat.ask(question)
        return chat.understand(questions[-1])

    return last


@pytest.mark.parametrize(
    ("before", "question", "topic", "sides", "states"),
    [
        (
            "What did Kazakhstan say about video recording?",
            "And what had the Committee asked about that?",
            "video recording",
            (Side.COMMITTEE,),
            ("KAZ",),
        ),
        (
            "What did Kazakhstan say about bail?",
            "What about Uzbekistan?",
            "bail",
            (Side.STATE,),
            ("UZB",),
        ),
        (
            "What did Kazakhstan say about bail?",
            "And about prisons?",
            "prisons",
            (Side.STATE,),
            ("KAZ",),
        ),
        (
            "What did Kazakhstan say about bail?",
            "What about women?",
            "women",
            (Side.STATE,),
            ("KAZ",),
        ),
        (
            "What did the Committee ask about bail?",
            "What did they ask about prisons?",
            "prisons",
            (Side.COMMITTEE,),
            (),
        ),
    ],
)
def test_what_is_left_unsaid_is_taken_over(understand, before, question, topic, sides, states):
    query = understand(before, question)
    assert query.topic == topic
    assert (query.filters.sides, query.filters.states) == (sides, states)
    assert query.readings or not states


def test_the_delegation_of_another_state_is_not_said_to_be_that_of_the_question_before(understand):
    query = understand("What did Kazakhstan say about bail?", "What about Uzbekistan?")
    assert query.describe().startswith("The delegation of Uzbekistan, on “bail”; ")
    assert "the delegation, as in the question before" in query.readings


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("And what was the reply?", Side.STATE),
        ("And the answer?", Side.STATE),
        ("What did they reply?", Side.STATE),
        ("What was said in return?", Side.STATE),
        ("And the State?", Side.STATE),
        ("And the experts?", Side.COMMITTEE),
        ("What did the experts hear?", Side.STATE),
        ("What had been asked?", Side.COMMITTEE),
        ("What did they want to know?", Side.COMMITTEE),
    ],
)
@pytest.mark.parametrize("before", ["the Committee ask", "Kazakhstan say", "Ms. Racu ask"])
def test_questions_and_replies_have_their_side_whoever_was_asked_of_before(
    understand, before, question, side
):
    query = understand(f"What did {before} about bail?", question)
    assert query.filters.sides == (side,)
    assert not query.filters.speakers
    assert query.topic == "bail"


@pytest.mark.parametrize(
    ("before", "side"),
    [("the Committee ask", Side.STATE), ("Kazakhstan say", Side.COMMITTEE)],
)
def test_the_other_side_is_the_other_one(understand, before, side):
    query = understand(f"What did {before} about bail?", "And the other side?")
    assert (query.filters.sides, query.topic) == ((side,), "bail")


def test_a_number_of_those_is_one_of_what_was_spoken_of(understand):
    query = understand("What did Kazakhstan say about criminal cases?", "How many of those?")
    assert query.topic == "criminal cases"
    assert any("criminal cases" in reading for reading in query.readings)


def test_a_pointer_beside_a_subject_brings_the_one_before_along(understand):
    query = understand(
        "What did Kazakhstan say about lost recordings?", "How many officers were tried for that?"
    )
    assert "officers" in query.topic
    assert "lost recordings" in query.topic


@pytest.mark.parametrize(
    "question",
    [
        "What did the Committee ask about prisons?",
        "How many visits did the mechanism plan?",
        "Who spoke about women?",
    ],
)
def test_a_change_of_subject_is_not_dragged_along(understand, question):
    alone = understand(question)
    assert understand("What did Kazakhstan say about video recording?", question) == alone


@pytest.mark.parametrize(
    "question",
    [
        "No, I meant the Committee",
        "I meant the experts.",
        "Sorry, the Committee",
        "Same question for the Committee",
        "only the experts",
        "And by the Committee?",
    ],
)
def test_who_was_meant_can_be_corrected(understand, question):
    query = understand("What did Kazakhstan say about bail?", question)
    assert (query.filters.sides, query.filters.states) == ((Side.COMMITTEE,), ("KAZ",))
    assert query.topic == "bail"


@pytest.mark.parametrize("question", ["Not Kazakhstan, Uzbekistan", "Rather Uzbekistan"])
def test_another_state_can_be_put_in_place_of_one(understand, question):
    query = understand("What did Kazakhstan say about bail?", question)
    assert (query.filters.sides, query.filters.states) == ((Side.STATE,), ("UZB",))
    assert query.topic == "bail"


@pytest.mark.parametrize(
    "question", ["Sorry, I meant prisons", "and prisons pls?", "Thanks! And on prisons?"]
)
def test_another_subject_is_asked_of_the_same_speaker(understand, question):
    query = understand("What did Kazakhstan say about bail?", question)
    assert (query.filters.sides, query.filters.states) == ((Side.STATE,), ("KAZ",))
    assert query.topic == "prisons"


@pytest.mark.parametrize("question", ["Thanks!", "Great, thank you very much.", "OK"])
def test_thanks_ask_nothing(understand, question):
    assert not understand("What did Kazakhstan say about bail?", question).topic


@pytest.mark.parametrize(
    "question",
    [
        "In which meeting?",
        "Is that all?",
        "Show me the next one",
        "Repeat that please",
        "Could you be more specific?",
        "Since when?",
        "What is your source for that?",
        "How many of those?",
    ],
)
def test_what_asks_of_the_answer_keeps_subject_and_speaker(understand, question):
    query = understand("What did Kazakhstan say about bail?", question)
    assert query.topic == "bail"
    assert (query.filters.sides, query.filters.states) == ((Side.STATE,), ("KAZ",))


@pytest.mark.parametrize("question", ["Who raised it first?", "Who did?", "Who else?"])
def test_who_asks_of_everybody(understand, question):
    query = understand("What did Kazakhstan say about bail?", question)
    assert query.topic == "bail"
    assert not query.filters.sides


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("When will it be adopted?", "be adopted, the new law"),
        ("What was its purpose?", "purpose, the new law"),
        ("What are the penalties?", "the penalties, the new law"),
    ],
)
def test_what_belongs_to_the_subject_before_is_asked_of_it(understand, question, topic):
    query = understand("What did Kazakhstan say about the new law?", question)
    assert query.topic == topic
    assert query.filters.states == ("KAZ",)


def test_the_speaker_stays_over_a_question_for_a_fact(understand):
    query = understand("What did Kazakhstan say about bail?", "When was that?", "And on prisons?")
    assert (query.filters.sides, query.filters.states) == ((Side.STATE,), ("KAZ",))


def test_the_experts_are_not_called_a_delegation_where_another_state_is_named(understand):
    query = understand("What did the Committee ask about bail?", "What about Uzbekistan?")
    assert query.filters.sides == (Side.COMMITTEE,)
    assert query.wanted == "The Committee, on Uzbekistan"


def test_she_is_the_one_woman_whom_the_answer_cites(after):
    answer = _answer(_cite(1, "Ms. Racu", Side.COMMITTEE), _cite(2, "Mr. Iscan", Side.COMMITTEE))
    query = after(answer, "Who asked about bail?", "What else did she say?")
    assert query.filters.speakers == ("racu",)
    assert "Ms. Racu, cited in the answer before" in query.readings


def test_she_is_nobody_in_particular_where_two_can_be_meant(after):
    answer = _answer(
        _cite(1, "Ms. Racu", Side.COMMITTEE), _cite(2, "A representative", Side.COMMITTEE)
    )
    query = after(answer, "Who asked about bail?", "What else did she say?")
    assert not query.filters.speakers


def test_who_asked_is_told_from_who_replied(after):
    answer = _answer(_cite(1, "Ms. Racu", Side.COMMITTEE), _cite(2, "Ms. Alimova", Side.STATE))
    query = after(answer, "Who spoke about bail?", "What did she ask about prisons?")
    assert query.filters.speakers == ("racu",)
    assert query.topic == "prisons"


def test_his_question_is_that_of_whoever_was_named_last(after):
    asked = ("What did Mr. Iscan ask about bail?", "Was that answered?")
    query = after(_answer(), *asked, "And his question on prisons?")
    assert query.filters.speakers == ("iscan",)
    assert query.topic == "prisons"


@pytest.mark.parametrize("question", ["More on the second point", "Tell me more about [2]"])
def test_a_point_of_the_answer_is_asked_about_by_its_number(after, question):
    answer = _answer(
        _cite(1, "Mr. Rogov", Side.STATE, "Bail was granted."),
        _cite(2, "Mr. Rogov", Side.STATE, "Mr. Rogov said that juvenile prisons had been closed."),
    )
    query = after(answer, "What did Kazakhstan say about bail?", question)
    assert query.topic == "juvenile prisons"
    assert query.filters.states == ("KAZ",)


def test_both_are_the_two_states_asked_about_before(understand):
    query = understand(
        "What did Kazakhstan say about bail?", "And Uzbekistan?", "What did both say about it?"
    )
    assert query.filters.states == ("KAZ", "UZB")
    assert (query.filters.sides, query.topic) == ((Side.STATE,), "bail")


@pytest.mark.parametrize(
    "question",
    [
        "How many visits did the mechanism plan in prisons?",
        "Which experts asked about women?",
        "Is corporal punishment allowed in Uzbekistan?",
        "What was said about the first meeting?",
    ],
)
def test_a_question_with_a_subject_of_its_own_takes_nothing(understand, question):
    alone = understand(question)
    assert understand("What did Kazakhstan say about bail in 2013?", question) == alone


def test_the_subject_before_stays_the_same_over_several_questions_on_it(understand):
    query = understand(
        "What did Kazakhstan say about the new law?", "When will it be adopted?", "What is its aim?"
    )
    assert query.topic == "aim, the new law"


def test_anyone_is_not_whoever_was_asked_about_before(understand):
    query = understand("What did Ms. Racu say about bail?", "Did anyone disagree?")
    assert not query.names_speaker
    assert query.topic == "bail"


def test_thanks_between_two_questions_break_nothing(understand):
    query = understand("What did Kazakhstan say about bail?", "thx", "and Uzbekistan")
    assert (query.filters.sides, query.filters.states) == ((Side.STATE,), ("UZB",))
    assert query.topic == "bail"


@pytest.mark.parametrize(
    "question", ["And the reply?", "Was that answered?", "What did they reply?"]
)
def test_a_reply_is_that_of_the_state_on_which_the_cited_records_are(reader, question):
    answer = _answer(_cite(1, "Ms. Racu", Side.COMMITTEE))
    chat = Conversation(
        reader.read, lambda _: answer, states_of=lambda ids: dict.fromkeys(ids, ("UZB",))
    )
    chat.ask("What did Ms. Racu ask about bail?")
    query = chat.understand(question)
    assert (query.filters.sides, query.filters.states) == ((Side.STATE,), ("UZB",))


def test_those_of_several_states_may_reply_where_the_answer_cites_records_on_several(reader):
    answer = _answer(_cite(1, "Ms. Racu", Side.COMMITTEE))
    chat = Conversation(reader.read, lambda _: answer, states_of=lambda _: {})
    chat.ask("What did Ms. Racu ask about bail?")
    assert chat.understand("And the reply?").filters.states == ()


def test_how_many_of_those_spoken_of_is_counted_among_them(understand):
    query = understand("How many complaints were there in Kazakhstan?", "And how many were tried?")
    assert query.topic.startswith("tried, ")
    assert "complaints" in query.topic
    assert query.filters.states == ("KAZ",)


def test_he_is_no_woman_who_was_asked_about_last(after):
    asked = ("What did Mr. Iscan ask about bail?", "What did Ms. Racu ask about it?")
    query = after(_answer(), *asked, "And what did he say about prisons?")
    assert query.filters.speakers == ("iscan",)


@pytest.mark.parametrize(
    "question", ["Were they convicted?", "Will they be sent back?", "Have they been released?"]
)
def test_to_whom_something_is_done_are_those_spoken_of(after, question):
    query = after(_answer(), "What did Kazakhstan say about refugees?", question)
    assert query.leans
    assert query.topic.endswith(", refugees")
    assert query.filters.states == ("KAZ",)


def test_which_law_asks_of_the_subject_spoken_of(after):
    query = after(_answer(), "What did Kazakhstan say about journalists?", "which law")
    assert (query.topic, query.filters.states) == ("law, journalists", ("KAZ",))


def test_they_are_those_of_the_state_spoken_of(after):
    query = after(_answer(), "cotton in Uzbekistan", "did they abolish the death penalty")
    assert query.filters.states == ("UZB",)


def test_whose_words_the_answer_is_asks_for_the_same_answer(after):
    before = "What did Kazakhstan say about refugees?"
    query = after(_answer(_cite(1, "Mr. Rogov", Side.STATE)), before, "says who?")
    assert (query.topic, query.wanted) == ("refugees", "The delegation of Kazakhstan")
    assert query.question == "says who?"


def test_two_states_spoken_of_one_by_one_are_set_beside_each_other(after):
    query = after(_answer(), "bail in Kazakhstan", "and Uzbekistan", "compare the two")
    assert query.filters.states == ("KAZ", "UZB")
    assert query.topic == "bail"


@pytest.mark.parametrize("fragment", ["reasons?", "how many complaints", "planned visits"])
def test_a_word_or_two_are_asked_of_the_state_spoken_of(after, fragment):
    query = after(_answer(), "suicides in Kazakhstan", fragment)
    assert query.filters.states == ("KAZ",)


def test_a_subject_in_a_sentence_of_its_own_is_asked_of_everybody(after):
    query = after(_answer(), "suicides in Kazakhstan", "What was said about refugee camps?")
    assert query.filters.states == ()


def test_the_same_number_is_asked_of_another_state(understand):
    query = understand("How many soldiers did it lose in Kazakhstan?", "and Uzbekistan?")
    assert (query.fact, query.filters.states) == ("number", ("UZB",))
    assert "Kazakhstan" not in query.again


def test_what_belongs_to_somebody_spoken_of_is_asked_of_that_subject(understand):
    query = understand("What was said about Mr. Agadil?", "Who raised his case?")
    assert "case" in query.topic
    assert "Agadil" in query.topic


@pytest.mark.parametrize(
    "question", ["which ones?", "examples?", "what explanation was given for it?"]
)
def test_a_word_that_only_points_is_no_subject(understand, question):
    topic = understand("What did Kazakhstan say about bail?", question).topic
    assert topic.split()[-1] == "bail"
    assert "one" not in topic
    assert " for" not in topic


def test_who_somebody_is_leads_to_what_that_one_said(understand):
    query = understand("Who is Ms. Racu?", "What did she ask about bail?")
    assert (query.filters.speakers, query.topic) == (("racu",), "bail")


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("And in 2019?", "in 2019"),
        ("2019?", "in 2019"),
        ("What about 2019?", "in 2019"),
        ("And since 2019?", "since 2019"),
        ("In 2019?", "in 2019"),
        ("And how many in 2019?", "in 2019"),
    ],
)
def test_another_year_takes_the_place_of_that_of_the_number_before(understand, question, year):
    query = understand("How many police officers were dismissed in Kazakhstan in 2021?", question)
    assert query.topic == f"How many police officers were dismissed {year}"
    assert (query.fact, query.filters.states) == ("number", ("KAZ",))
    assert (query.filters.date_from, query.meetings) == ("", "")
    assert year in query.again


def test_a_year_named_after_a_number_of_another_is_kept_by_no_question_behind_it(understand):
    query = understand("How many died in Kazakhstan in 2021?", "And in 2019?", "And prisons?")
    assert (query.topic, query.filters.states) == ("prisons", ("KAZ",))
    assert (query.filters.date_from, query.meetings) == ("", "")


def test_a_time_at_which_nobody_met_is_not_that_of_the_next_question(reader):
    missing = Answer(question="", understood="", text="", reason=Reason.MEETING_NOT_LOADED)
    chat = Conversation(reader.read, lambda _: missing)
    chat.ask("What did Kazakhstan say about bail?")
    chat.ask("And in 2019?")
    query = chat.understand("And on prisons?")
    assert (query.filters.states, query.filters.date_from) == (("KAZ",), "")


def test_a_time_alone_may_belong_to_the_subject_unless_meetings_were_asked_for(understand):
    query = understand("What did Kazakhstan say about bail?", "And in 2019?")
    assert (query.meetings, query.supposed) == ("in 2019", "in 2019")
    assert query.of_any_time().topic == "bail in 2019"


def _replying(reader, *answers):
    """Return a chat with an answer for each question, one behind the other."""
    given = iter(answers)
    return Conversation(reader.read, lambda _: next(given))


def test_the_other_record_is_the_one_of_two_that_the_answer_before_does_not_cite(reader):
    both = _answer(
        _cite(1, "Mr. Rogov", Side.STATE, record="one"),
        _cite(2, "Mr. Rogov", Side.STATE, record="two"),
    )
    chat = _replying(reader, both, _answer(_cite(1, "Mr. Rogov", Side.STATE, record="two")))
    chat.ask("What was said about bail?")
    chat.ask("How many suspects fled?")
    query = chat.understand("And in the other record?")
    assert (query.filters.records, query.topic) == (("one",), "How many suspects fled")
    assert query.fact == "number"


def test_whoever_comes_back_to_something_is_the_one_who_asked(reader):
    asked = _answer(_cite(1, "Ms. Racu", Side.COMMITTEE))
    chat = _replying(reader, asked, _answer(_cite(1, "Ms. Alimova", Side.STATE)))
    chat.ask("What did Ms. Racu ask about bail?")
    chat.ask("Was that answered?")
    for question in ("Did she return to it?", "Did she insist?", "Has she come back to that?"):
        query = chat.understand(question)
        assert (query.filters.speakers, query.topic) == (("racu",), "bail"), question


@pytest.mark.parametrize(
    "question", ["And what was he told?", "What was he told about it?", "Was he told that?"]
)
def test_what_somebody_was_told_are_the_words_of_the_other_side(understand, question):
    query = understand("What did Mr. Iscan ask about bail?", question)
    assert (query.filters.sides, query.filters.speakers) == ((Side.STATE,), ())
    assert query.topic == "bail"


def test_whoever_was_told_something_else_is_no_member_of_the_committee(understand):
    query = understand("What did Mr. Iscan ask about inmates?", "Was she told why she was held?")
    assert query.filters.sides != (Side.STATE,)


@pytest.mark.parametrize(
    "question",
    [
        "Who kept asking about that?",
        "Who went on asking about it?",
        "And what became of that?",
        "How many got it?",
        "Did the Committee come back to it?",
    ],
)
def test_words_that_only_ask_are_no_subject(understand, question):
    assert understand("What did Kazakhstan say about bail?", question).topic == "bail"


def test_then_opens_a_question_and_is_no_subject_of_it(understand):
    query = understand("What did Kazakhstan say about bail?", "ok then, what about parole?")
    assert query.topic == "parole"


def test_the_second_one_is_the_second_of_the_answer(after):
    answer = _answer(
        _cite(1, "Mr. Rogov", Side.STATE, "Bail was granted."),
        _cite(2, "Mr. Rogov", Side.STATE, "Mr. Rogov said that juvenile prisons had been closed."),
    )
    query = after(answer, "What did Kazakhstan say about bail?", "the second one")
    assert query.topic == "juvenile prisons"


def test_there_is_the_place_that_was_spoken_of(understand):
    before = "What was said about Almaty Prison in Kazakhstan?"
    query = understand(before, "How many guards were tried there?", "What did Ms. Racu ask of it?")
    assert "Almaty Prison" in query.topic
    assert "How many" not in query.topic


def test_of_what_somebody_did_somewhere_the_place_is_asked_about(understand):
    query = understand("What did the inspectors see in Almaty Prison?", "Who had asked about it?")
    assert query.topic == "Almaty Prison"


def test_what_else_somebody_said_is_on_any_subject(understand):
    query = understand("What did Ms. Racu say about bail?", "What else did she say?")
    assert (query.topic, query.filters.speakers) == ("", ("racu",))


def test_she_who_wanted_to_know_is_of_the_side_that_asks(after):
    answer = _answer(_cite(1, "A representative of Kazakhstan", Side.STATE))
    query = after(answer, "How many suspects fled?", "What did she want to know about bail?")
    assert (query.filters.sides, query.topic) == ((Side.COMMITTEE,), "bail")


def test_others_are_asked_for_without_the_one_who_was_asked_about(understand):
    query = understand("What did Ms. Racu say about bail?", "Who else spoke of parole?")
    assert (query.topic, query.besides) == ("parole", ("racu",))
