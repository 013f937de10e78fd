"""The page on which questions are asked, run by Streamlit's own tester on the sample store."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pages import html_of
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.browsing.suggestions import Suggestion
from assistant.query.limits import Limits
from index.filters import Filters
from index.records import Side
from index.store import Store
from ui.asking import links
from ui.asking.links import link_to, linked_question
from ui.views import ask as ask_page

pytestmark = pytest.mark.usefixtures("page_resources")

QUESTION = "What did Kazakhstan say about video recording?"


@pytest.fixture
def open_page(own_store, monkeypatch):
    monkeypatch.setenv("ONTHERECORD_STORE", str(own_store))

    def opened(**parameters):
        page = AppTest.from_file(Path(ask_page.__file__), default_timeout=300)
        for name, value in parameters.items():
            page.query_params[name] = value
        return checked(page.run())

    return opened


@pytest.fixture
def page(open_page):
    return open_page()


class Parameters(dict):
    """Those of an address, as Streamlit gives them."""

    def get(self, name, default=""):
        return self.get_all(name)[-1] if name in self else default

    def get_all(self, name):
        return super().get(name, [])


def checked(page):
    assert not page.exception
    return page


def ask(page, question):
    return checked(page.chat_input[0].set_value(question).run())


def press(page, label):
    return checked(next(one for one in page.button if label in one.label).click().run())


def understood(page):
    return [one.value for one in page.caption if one.value.startswith("Understood as")]


def session_of(page):
    return page.session_state["asking"]


def test_a_question_is_answered_with_citations_that_open_at_their_paragraph(page):
    html = html_of(ask(page, QUESTION))
    assert "glass-walled rooms" in html
    assert "<mark>" in html
    assert 'href="reader?record=CAT-C-SR.1995&amp;from=' in html
    for number in range(1, 5):
        assert f">{number}</button>" in html
    assert "The delegation of Kazakhstan" in understood(page)[0]


def test_what_opens_a_citation_or_a_passage_says_what_it_opens(page):
    labels = re.findall(r'aria-label="([^"]*)" aria-haspopup', html_of(ask(page, QUESTION)))
    ((_, answer),) = session_of(page).conversation.exchanges
    assert [*dict.fromkeys(labels)] == [
        f"Citation {one.number}: {one.who}, {one.place}" for one in answer.citations
    ]
    assert "A representative of Kazakhstan, CAT/C/SR.1995, para. 9 (counted)" in labels[0]
    page = ask(page, "What did Kazakhstan say about climate change?")
    _, (_, answer) = session_of(page).conversation.exchanges
    for one in answer.nearest:
        assert f'aria-label="Open: {one.who}, {one.place}"' in html_of(page)


def _write_as_far_as_the_second_place(question):
    import time
    from itertools import islice

    from ui.asking.statements import Sheet
    from ui.opening import require_assistant

    assistant = require_assistant()
    events = assistant.conversation().stream(question)
    sheet = Sheet(assistant, "sheet", next(events).kind)
    for written in islice(events, 3):
        sheet.write(written.statement, written.citations)
        time.sleep(0.1)


def test_a_statement_from_another_place_is_seen_before_the_next_one_is_written(
    own_store, monkeypatch
):
    monkeypatch.setenv("ONTHERECORD_STORE", str(own_store))
    page = AppTest.from_function(
        _write_as_far_as_the_second_place, args=(QUESTION,), default_timeout=300
    )
    html = html_of(checked(page.run()))
    assert "glass-walled rooms" in html
    assert "Decree No. 971" in html


def test_every_number_opens_a_card_of_its_own(page):
    ask(page, QUESTION)
    html = html_of(ask(page, "What did both sides say about solitary confinement?"))
    opened = [part.split('"')[0] for part in html.split('popovertarget="')[1:]]
    cards = [part.split('"')[0] for part in html.split('class="card" id="')[1:]]
    assert set(opened) == set(cards)
    assert len(cards) == len(set(cards))


def test_a_condition_that_is_changed_is_asked_again(page):
    ask(page, QUESTION)
    pills = page.get("button_group")[0]
    pills.set_value(["committee"]).run()
    press(page, "Ask again")
    _, (query, answer) = session_of(page).conversation.exchanges
    assert query.filters.sides == ("committee",)
    assert {one.side for one in answer.citations} == {"committee"}


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [("May 2023", "", "is no date"), ("2023-13", "", "is no date"), ("2024", "2023-05", "after")],
)
def test_what_is_no_date_is_told_and_not_asked(page, first, last, told):
    ask(page, QUESTION)
    page.text_input[0].set_value(first)
    checked(page.text_input[1].set_value(last).run())
    assert any(told in one.value for one in page.warning)
    assert not [one for one in page.button if one.label == "Ask again"]
    page.text_input[0].set_value("2023")
    checked(page.text_input[1].set_value("").run())
    assert not page.warning
    press(page, "Ask again")
    assert session_of(page).conversation.exchanges[-1][0].filters.date_from == "2023"


def test_a_link_with_a_date_that_is_none_is_told(open_page):
    page = open_page(question=QUESTION, **{"from": "yesterday"})
    assert "is no date" in page.warning[0].value
    assert session_of(page).conversation.exchanges == []


def test_a_state_is_lifted_where_it_is_taken_away(page):
    ask(page, "What did the delegation of Uzbekistan say about video recording?")
    page.multiselect[0].set_value([]).run()
    press(page, "Ask again")
    assert session_of(page).conversation.exchanges[-1][1].statements


def test_an_abstention_says_why_and_what_is_nearest_and_what_is_loaded(page):
    ask(page, "What did Kazakhstan say about climate change?")
    assert "No answer." in page.info[0].value
    assert "nearest passages" in html_of(page)
    assert any("Loaded: 1 record, on Kazakhstan" in one.value for one in page.caption)
    assert not [one for one in page.caption if one.value == "The record reports:"]


def test_markup_in_a_question_without_an_answer_is_shown_and_not_run(page):
    ask(page, "What did Kazakhstan say about &lt;lemurs&gt; and :red[giraffes]?")
    assert r"\&lt;lemurs\&gt;" in page.info[0].value
    assert r"\:red\[giraffes\]" in page.info[0].value


def test_both_sides_stand_in_two_columns(page):
    ask(page, "What did both sides say about solitary confinement?")
    left, right = map(html_of, page.columns)
    assert "The Committee" in left
    assert "Ms. Racu" in left
    assert "The State" in right
    assert "1,500 prisoners" in right


def test_questions_are_suggested_from_what_is_loaded_and_answered_when_pressed(page):
    suggested = next(one.label for one in page.button if one.key == "opening-0")
    press(page, suggested)
    ((query, answer),) = session_of(page).conversation.exchanges
    assert query.question == suggested
    assert not answer.abstained


def test_what_leads_on_from_an_answer_is_answered_too(page):
    ask(page, QUESTION)
    leading = next(one for one in page.button if one.key.startswith("next-"))
    checked(leading.click().run())
    assert [answer.abstained for _, answer in session_of(page).conversation.exchanges] == [
        False,
        False,
    ]


def test_a_follow_up_takes_the_subject_over(page):
    ask(page, QUESTION)
    ask(page, "And what had the Committee asked about that?")
    assert "video recording" in understood(page)[1]


def test_what_was_stopped_says_that_it_is_not_all(page):
    ask(page, "What did Kazakhstan say about solitary confinement?")
    session = session_of(page)
    events = session.conversation.stream(QUESTION)
    for _ in range(3):
        next(events)
    events.close()
    checked(page.run())
    assert any("2 of" in one.value and "Stopped" in one.value for one in page.warning)


def test_an_answer_that_something_else_interrupts_is_written_again(page):
    ask(page, "What did Kazakhstan say about solitary confinement?")
    session = session_of(page)
    session.ask(Suggestion(QUESTION))
    events = session.conversation.stream(QUESTION)
    next(events)
    events.close()
    checked(page.run())
    assert len(session.conversation.exchanges) == 2
    assert not page.warning
    assert session.conversation.exchanges[-1][1].statements


def test_a_link_asks_its_question_once_under_its_conditions(open_page):
    page = open_page(question=QUESTION, side="committee")
    ((query, _),) = session_of(page).conversation.exchanges
    assert query.filters.sides == ("committee",)
    checked(page.run())
    assert len(session_of(page).conversation.exchanges) == 1
    assert "question" not in page.query_params


def test_a_link_with_a_side_that_there_is_not_is_told(open_page):
    page = open_page(question=QUESTION, side="government")
    assert "is no side" in page.warning[0].value


def test_a_link_into_a_record_that_is_gone_is_told_and_no_silence_is_claimed(open_page):
    page = open_page(question=QUESTION, record="CAT-C-SR.9")
    (told,) = page.warning
    assert "CAT-C-SR.9" in told.value
    assert "not loaded" in told.value
    assert not page.info
    assert session_of(page).conversation.exchanges == []


def test_a_kept_question_limited_to_a_record_that_is_gone_is_not_met_with_silence(
    open_page, own_store, tmp_path, embedder
):
    record = tmp_path / "kenya.txt"
    record.write_text("Mr. Odhiambo (Kenya) said that giraffes were protected by law.\n")
    with Store(own_store, embedder, write=True) as opened:
        (outcome,) = opened.add([record])
    page = open_page(question="What did Kenya say about giraffes?", record=outcome.record_id)
    ((_, answer),) = session_of(page).conversation.exchanges
    assert answer.statements
    with Store(own_store, embedder, write=True) as opened:
        opened.remove(outcome.record_id)
    checked(page.run())
    assert any("not loaded any more" in one.value for one in page.warning)
    ask(page, "And what did they say about elephants?")
    assert any("was not asked" in one.value for one in page.warning)
    assert len(session_of(page).conversation.exchanges) == 1
    assert not page.info
    ask(page, QUESTION)  # One that stands alone is asked of all records.
    assert session_of(page).conversation.exchanges[-1][1].statements


def test_a_link_asks_again_just_what_it_was_made_of(own_store, embedder, monkeypatch):
    assistant = Assistant.open(own_store, embedder=embedder)
    wanted = Limits(
        Filters(
            ("CAT-C-SR.1995",), (Side.STATE, Side.COMMITTEE), (), ("Ms. Racu",), "2023", "2024-05"
        ),
        ("states",),
    )
    for limits in (wanted, Limits(), Limits(lifted=("records", "sides", "speakers", "states"))):
        made = Suggestion("What did Kazakhstan say about “50% & more”, über alles?", limits)
        parameters = parse_qs(urlsplit(link_to(made)).query)
        monkeypatch.setattr(links.st, "query_params", Parameters(parameters))
        assert linked_question(assistant) == made


def test_what_is_no_question_is_told_and_leaves_nothing(page):
    ask(page, "???")
    assert "empty" in page.warning[0].value
    assert session_of(page).conversation.exchanges == []
    ask(page, QUESTION)
    assert len(session_of(page).conversation.exchanges) == 1


def test_a_conversation_is_kept_and_gone_back_to(page):
    ask(page, QUESTION)
    press(page, "New conversation")
    assert "glass-walled rooms" not in html_of(page)
    press(page, "What did Kazakhstan say about video recording")
    assert "glass-walled rooms" in html_of(page)


def test_deleting_a_conversation_asks_first(page, own_store):
    ask(page, QUESTION)
    (folder,) = (one for one in (own_store / "conversations").iterdir() if one.is_dir())
    press(page, "Delete …")
    assert list(folder.iterdir())
    checked(next(one for one in page.button if one.key == "delete-yes").click().run())
    assert not list(folder.iterdir())


def test_two_people_do_not_see_each_other(open_page):
    one, other = open_page(), open_page()
    ask(one, QUESTION)
    checked(other.run())
    assert "glass-walled rooms" not in html_of(other)
    assert not [button for button in other.button if button.label == QUESTION]


def test_markup_in_records_and_questions_is_shown_and_not_run(
    open_page, own_store, tmp_path, embedder
):
    record = tmp_path / "kenya.txt"
    record.write_text(
        "Mr. Odhiambo (Kenya) said that giraffes were protected by <img src=x> **law**.\n"
    )
    with Store(own_store, embedder, write=True) as opened:
        list(opened.add([record]))
    page = ask(open_page(), "What did Kenya say about giraffes <b>protected</b>?")
    html = html_of(page)
    assert "&lt;img src=x&gt; **law**" in html
    assert "<img" not in html
    assert "<b>protected" not in html
