"""Questions about questions as people type them: what is asked of the ledger, and what is not."""

import pytest

from assistant import Assistant
from assistant.answering.from_ledgers import answer_from_ledgers
from assistant.ledger import Kind, Status
from assistant.ledger.remarks import criticises, praises, puts_off
from assistant.query import Query
from assistant.query.wording import Everything
from assistant.questions.ledger_wishes import read_wish
from index.filters import Filters


@pytest.fixture(scope="module")
def assistant(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("What questions did Ms. Racu ask?", ()),
        ("how many points did sir nigel rodley raise", ()),
        ("How many questions were put to Kazakhstan?", ()),
        ("List everything Ms. Racu asked.", ()),
        ("What did Ms. Racu ask about?", ()),
        ("What did the Committee recommend to Kazakhstan?", (Kind.RECOMMENDATION,)),
        ("Which recommendations were made?", (Kind.RECOMMENDATION,)),
        ("What concerns did the experts raise about Kazakhstan?", (Kind.CONCERN,)),
        ("Did Kazakhstan answer everything?", ()),
        ("Did anyone answer Mr. Iscan?", ()),
        ("What was Kazakhstan asked about?", ()),
        ("list all recommendations to kazakhstan", (Kind.RECOMMENDATION,)),
        ("What did the experts urge or recommend the State to do?", (Kind.RECOMMENDATION,)),
        ("What did the Committee call on Kazakhstan to do?", (Kind.RECOMMENDATION,)),
        (
            "List all that the Committee recommended, at this meeting or earlier.",
            (Kind.RECOMMENDATION,),
        ),
    ],
)
def test_who_names_no_subject_wants_all_points(question, kinds):
    wish = read_wish(question)
    assert (wish.statuses, wish.topic, wish.kinds) == (tuple(Status), "", kinds)
    assert wish.what is Everything.POINTS


@pytest.mark.parametrize(
    "question",
    [
        "What did the delegation promise?",
        "What commitments did Kazakhstan make?",
        "what did kazakhstan say it would send in writing",
        "What was promised in writing?",
        "What did the United Kingdom commit to?",
    ],
)
def test_what_a_state_promised_is_asked_of_the_ledger_too(question):
    assert read_wish(question).what is Everything.PROMISES


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("which questions got no answer", ""),
        ("Which concerns were raised and not met?", ""),
        ("What was never answered about prisons?", "prisons"),
        ("What issues remain open for Kazakhstan?", ""),
        ("show me the questions Kazakhstan did not answer", ""),
        ("what questions did they avoid", ""),
        ("What did Kazakhstan dodge?", ""),
        ("Which requests for statistics were not met?", "statistics"),
        ("Which questions on bail went unanswered?", "bail"),
        ("Which questions on bail were sidestepped?", "bail"),
        ("Were any questions on bail left unanswered?", "bail"),
        ("Did Kazakhstan duck any of the questions on bail?", "bail"),
    ],
)
def test_what_is_open_is_asked_for_in_many_ways(question, topic):
    wish = read_wish(question)
    assert Status.NO_REPLY in wish.statuses
    assert Status.ANSWERED not in wish.statuses
    assert wish.topic == topic


@pytest.mark.parametrize(
    "question",
    [
        "What did the Committee ask about that?",
        "What did Ms. Racu ask about the Government?",
        "What did Kazakhstan ask?",
        "What questions did the police ask?",
        "What did the Committee recommend on solitary confinement?",
        "What did the Ombudsman recommend?",
        "How many recommendations were made by the national preventive mechanism?",
        "How many requests were made for extradition?",
        "What did Kazakhstan promise about prisons?",
        "What did Parliament promise?",
        "What did the police ignore?",
    ],
)
def test_a_subject_or_somebody_else_is_left_to_the_search(question):
    assert read_wish(question) is None


def test_what_the_chair_put_is_told_from_what_others_did(assistant):
    assert read_wish("Which of the Chair's questions were answered?").chair
    assert read_wish("What did the Chairperson ask?").chair
    assert not read_wish("Which of Ms. Racu's questions were answered?").chair
    assert assistant.ask("What did the Chair ask?").abstained


def test_what_was_answered_is_asked_for_too():
    wish = read_wish("Which of Ms. Racu's questions did Kazakhstan answer?")
    assert wish.statuses == (Status.ANSWERED,)


def test_all_points_of_an_expert_are_counted_and_listed(assistant):
    ledger = assistant.ledger("CAT-C-SR.1995")
    own = [one for one in ledger.entries if one.source.speaker == "Mr. Iscan"]
    answer = assistant.ask("How many questions did Mr. Iscan ask?")
    assert answer.text.startswith(f"{len(own)} points of Mr. Iscan")
    asked = [one.text for one in answer.citations if one.side == "committee"]
    assert sorted(asked) == sorted(one.source.text for one in own)


def test_recommendations_are_called_so(assistant):
    answer = assistant.ask("What did the Committee recommend to Kazakhstan?")
    ledger = assistant.ledger("CAT-C-SR.1995")
    count = sum(one.kind is Kind.RECOMMENDATION for one in ledger.entries)
    assert answer.text.startswith(f"{count} recommendations of the experts")


def test_promises_are_the_delegation_s_own_sentences(assistant):
    answer = assistant.ask("What did the delegation promise?")
    assert not answer.abstained
    assert any(
        "He would raise the issue with the authorities" in one.text for one in answer.citations
    )
    for citation in answer.citations:
        assert citation.side == "state"
        text = assistant.record(citation.record_id).text
        assert text[citation.start : citation.end] == citation.text


def test_a_name_that_is_no_expert_s_is_not_taken_for_everybody(assistant):
    assert assistant.ask("What did Amnesty recommend?").abstained
    assert not assistant.ask("What did Iscan ask?").abstained


def test_a_record_that_is_not_loaded_is_said_to_be(assistant):
    answer = assistant.ask("Which questions in CAT/C/SR.1998 were not answered?")
    assert answer.abstained
    assert "CAT/C/SR.1998" in answer.message


def test_what_an_expert_asked_is_told_in_the_expert_s_words_alone(assistant):
    answer = assistant.ask("What did Ms. Racu ask about?")
    assert {one.speaker for one in answer.citations} == {"Ms. Racu"}


def test_what_somebody_asked_is_asked_of_the_subject_before_where_there_is_one(assistant):
    chat = assistant.conversation()
    chat.ask("What did Kazakhstan say about video recording?")
    for question in ("And what did the Committee ask about that?", "And what did the experts ask?"):
        answer = chat.ask(question)
        assert "video recording" in answer.understood, question
        assert {one.side for one in answer.citations} == {"committee"}, question
    assert "points of Ms. Racu" in chat.ask("What did Ms. Racu ask about?").text


def _nothing(_):
    return []


def test_what_is_not_found_is_told_of_the_records_looked_in_in_words_and_not_in_markup():
    question = "What concerns did the experts raise about Kazakhstan?"
    wish = read_wish(question)
    for filters, where in ((Filters(), "loaded here"), (Filters(records=("a",)), "looked in")):
        answer = answer_from_ledgers(Query(question, "", filters), wish, [], _nothing, (0, 0))
        assert answer.message == f"No concern of the experts is found in the records {where}."
    limited = Query(question, "", Filters(), wanted="*Mr. Roe*")
    assert "\\*Mr. Roe" in answer_from_ledgers(limited, wish, [], _nothing, (0, 0)).text


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("What did the Committee praise?", Everything.PRAISE),
        ("What did the members deplore?", Everything.CRITICISM),
        ("What alarmed the experts in Kazakhstan?", Everything.CRITICISM),
        ("What was the rapporteur unhappy about?", Everything.CRITICISM),
        ("Which criticisms were voiced by the Committee?", Everything.CRITICISM),
        ("What did the members of the Committee welcome or commend in Kazakhstan?", "praise"),
        ("Which achievements of Kazakhstan did the experts applaud?", Everything.PRAISE),
        ("For what did Ms. Racu commend Kazakhstan?", Everything.PRAISE),
        ("Which positive developments were welcomed?", Everything.PRAISE),
        ("Which information did the delegation undertake to send later?", Everything.PUT_OFF),
        ("Which figures did the delegation promise to provide in writing?", Everything.PUT_OFF),
        ("On which matters could the delegation not answer yet?", Everything.PUT_OFF),
        ("What did Kazakhstan put off?", Everything.PUT_OFF),
    ],
)
def test_what_was_praised_or_put_off_is_asked_for_as_a_list(question, what):
    assert read_wish(question).what == what


@pytest.mark.parametrize(
    "question",
    [
        "What did the Committee welcome about the prisons?",
        "What did the Committee praise in the new Code?",
        "What alarmed the experts about night raids?",
        "What did Kazakhstan deplore?",
        "What did Kenya welcome?",
        "What did the State say it could not answer about bail?",
    ],
)
def test_praise_of_a_subject_is_looked_for_as_any_other_words(question):
    assert read_wish(question) is None


@pytest.mark.parametrize(
    ("sentence", "praised"),
    [
        ("She commended the State party on its report.", True),
        ("He had listened with satisfaction to the statement.", True),
        ("The increase in training was to be applauded.", True),
        ("The office of the Commissioner was a welcome innovation.", True),
        ("He noted with appreciation that nobody had been executed.", True),
        ("She had been pleased to learn of the reform.", True),
        ("She would welcome information on the reform.", False),
        ("Details of the reform would be most welcome.", False),
        ("Local groups had welcomed the reform.", False),
        ("The Government welcomed the visit.", False),
        ("Nobody could be pleased with that.", False),
        ("He thanked the delegation and gave the floor to Ms. Racu.", False),
    ],
)
def test_praise_is_told_from_requests_and_from_what_others_praised(sentence, praised):
    assert praises(sentence) is praised


@pytest.mark.parametrize(
    ("sentence", "put_off"),
    [
        ("The Ministry would inform the Committee of the findings in due course.", True),
        ("The figures had not yet been collated.", True),
        ("He was unable to say how many there were.", True),
        ("The answer would be sent in writing.", True),
        ("Officers informed the prosecutor within a day.", False),
    ],
)
def test_that_an_answer_is_still_to_come_is_told_by_its_words(sentence, put_off):
    assert puts_off(sentence) is put_off


@pytest.mark.parametrize(
    ("sentence", "criticised"),
    [
        ("He deplored the slow pace of the inquiry.", True),
        ("She remained dissatisfied with the figures given.", True),
        ("The length of detention was a matter of grave concern.", True),
        ("Ms. Gaer was troubled by the raids at night.", True),
        ("She asked how long it lasted.", False),
        ("He welcomed the new Act.", False),
    ],
)
def test_criticism_is_told_from_questions_and_praise(sentence, criticised):
    assert criticises(sentence) is criticised


def test_what_the_committee_criticised_is_listed_with_who_did(assistant):
    answer = assistant.ask("What worried the Committee?")
    assert answer.citations
    assert {one.side for one in answer.citations} == {"committee"}
    assert all(criticises(one.text) for one in answer.citations)
    assert "may be wrong or incomplete" in answer.notices[0]


def test_what_the_committee_praised_is_listed_with_who_did(assistant):
    answer = assistant.ask("What did the Committee praise?")
    assert len(answer.citations) > 1
    for citation in answer.citations:
        record = assistant.record(citation.record_id)
        assert citation.side == "committee"
        assert record.text[citation.start : citation.end] == citation.text
        assert praises(citation.text)
    assert answer.looked_at > len({one.paragraph_index for one in answer.citations})
    by = assistant.ask("What did Ms. Racu welcome?")
    assert {one.speaker for one in by.citations} <= {"Ms. Racu"}
    assert "What Ms. Racu praised" in by.understood


def test_what_a_delegation_put_off_is_listed(assistant):
    answer = assistant.ask("What did the delegation put off?")
    assert answer.citations
    assert {one.side for one in answer.citations} == {"state"}


def test_a_state_behind_on_says_where_and_is_no_subject(assistant):
    of_all = assistant.ask("Which questions were left unanswered?")
    on_state = assistant.ask("Which questions were left unanswered on Kazakhstan?")
    assert [one.start for one in on_state.citations] == [one.start for one in of_all.citations]
    assert "on “" not in on_state.understood


def test_whatever_is_listed_was_looked_for_in_all_paragraphs_of_the_record(assistant):
    points = assistant.ask("Which questions were not answered?")
    praise = assistant.ask("What did the Committee praise?")
    none = assistant.ask("Which of Ms. Racu's questions on whaling were not answered?")
    assert points.statements
    assert praise.statements
    assert none.abstained
    assert points.looked_at == praise.looked_at == none.looked_at > 50
    assert points.records == none.records == 1


@pytest.mark.parametrize(
    "topic", ["Convention No. 190", "general recommendation No. 35", "St. Mary's hospital"]
)
def test_a_stop_inside_a_name_does_not_end_a_subject(topic):
    assert read_wish(f"Did the State answer the question about {topic}?").topic == topic
