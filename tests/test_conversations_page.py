"""Conversations on the page: found, named, deleted, and never lost; by Streamlit's own tester."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Answer, Query
from assistant.kept_conversations import Kept, KeptConversations
from index.errors import StoreReadOnlyError
from ui.markup import escape_label
from ui.texts import ask as texts
from ui.views import ask as ask_page

pytestmark = pytest.mark.usefixtures("page_resources")

QUESTION = "What did Kazakhstan say about video recording?"
OTHER = "What did Kazakhstan say about climate change?"
OWNER = "0123456789abcdef" * 2
"""What the cookie of the browser says; the pages of a test are tabs of it."""


@pytest.fixture(scope="module")
def store(tmp_path_factory, sample_store):
    ignored = shutil.ignore_patterns("conversations")  # Other tests may have had some there.
    return shutil.copytree(sample_store, tmp_path_factory.mktemp("s") / "store", ignore=ignored)


@pytest.fixture(autouse=True)
def kept(store):
    folder = store / "conversations"
    yield KeptConversations(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def open_page(store, monkeypatch):
    monkeypatch.setenv("ONTHERECORD_STORE", str(store))

    def opened(**parameters):
        page = AppTest.from_file(Path(ask_page.__file__), default_timeout=300)
        page.session_state["ontherecord_visitor"] = OWNER
        for name, value in parameters.items():
            page.query_params[name] = value
        return checked(page.run())

    return opened


def checked(page):
    assert not page.exception
    return page


def ask(page, question):
    return checked(page.chat_input[0].set_value(question).run())


def press(page, key):
    return checked(next(one for one in page.button if (one.key or "") == key).click().run())


def go_to(page, conversation_id):
    return press(page, f"conversation-{conversation_id}")


def questions_of(page):
    exchanges = page.session_state["asking"].conversation.exchanges
    return [query.question for query, _ in exchanges]


def listed(page):
    return [one.label for one in page.button if (one.key or "").startswith("conversation-")]


def is_told_that_it_is_kept_apart(page):
    return any(one.value == escape_label(texts.KEPT_APART) for one in page.warning)


def a_conversation(kept, question):
    exchange = (Query(question, ""), Answer(question, "", ""))
    return kept.save(OWNER, Kept(exchanges=[exchange]))


def begin_an_answer(page, question):
    """Have an answer written as far as its first statement, and leave it at that."""
    events = page.session_state["asking"].conversation.stream(question)
    next(events)
    next(events)
    return events


def test_a_conversation_is_given_another_name(open_page, kept):
    page = ask(open_page(), QUESTION)
    (one,) = kept.list(OWNER)
    name = next(field for field in page.text_input if field.key == f"name-{one.id}")
    assert name.value == QUESTION
    name.set_value("For the report")
    press(page, f"rename-{one.id}")
    assert [found.name for found in kept.list(OWNER)] == ["For the report"]
    assert listed(page) == ["For the report"]
    ask(page, OTHER)
    assert listed(page) == ["For the report"]


def test_among_many_conversations_one_is_found_by_its_words_and_gone_back_to(open_page, kept):
    for subject in ("prisons", "torture", "women", "children", "hunger"):
        a_conversation(kept, f"What was said about {subject}?")
    wanted = a_conversation(kept, "What was said about widows?")
    page = open_page()
    assert len(listed(page)) == 6
    find = next(field for field in page.text_input if field.key == "find")
    checked(find.set_value("WIDOW").run())
    assert listed(page) == ["What was said about widows?"]
    go_to(page, wanted)
    assert questions_of(page) == ["What was said about widows?"]
    checked(find.set_value("giraffes").run())
    assert listed(page) == []
    assert texts.NONE_FOUND in [one.value for one in page.caption]


def test_only_what_was_said_yes_to_is_deleted(open_page, kept):
    beside = a_conversation(kept, OTHER)
    page = ask(open_page(), QUESTION)
    one = next(found.id for found in kept.list(OWNER) if found.id != beside)
    press(page, f"delete-{one}")
    press(page, "delete-no")
    assert {found.id for found in kept.list(OWNER)} == {one, beside}
    press(page, f"delete-{one}")
    press(page, "delete-yes")
    assert [found.id for found in kept.list(OWNER)] == [beside]
    assert questions_of(page) == []
    assert not page.warning
    checked(page.run())
    assert [found.id for found in kept.list(OWNER)] == [beside]


def test_two_tabs_on_one_conversation_keep_what_both_were_told_and_say_so(open_page, kept):
    one = ask(open_page(), QUESTION)
    (shared,) = kept.list(OWNER)
    other = open_page(conversation=shared.id)
    assert questions_of(other) == [QUESTION]
    ask(other, "What did Kazakhstan say about torture?")
    assert not other.warning
    ask(one, OTHER)
    assert is_told_that_it_is_kept_apart(one)
    found = {
        tuple(q.question for q, _ in kept.load(OWNER, two.id).exchanges) for two in kept.list(OWNER)
    }
    assert found == {
        (QUESTION, "What did Kazakhstan say about torture?"),
        (QUESTION, OTHER),
    }
    # The address of each tab leads back to what it shows.
    assert one.query_params["conversation"] != other.query_params["conversation"]
    ask(one, "What did Kazakhstan say about women?")
    assert not one.warning
    assert len(kept.list(OWNER)) == 2


def test_a_conversation_deleted_in_another_tab_is_kept_anew_once_it_is_gone_on_with(
    open_page, kept
):
    page = ask(open_page(), QUESTION)
    (before,) = kept.list(OWNER)
    kept.delete(OWNER, before.id)
    ask(page, OTHER)
    assert is_told_that_it_is_kept_apart(page)
    (after,) = kept.list(OWNER)
    assert after.id != before.id
    assert after.exchanges == 2


@pytest.mark.parametrize("leave", ["begin", "go to", "address"])
def test_what_was_written_of_an_answer_is_kept_when_another_conversation_is_turned_to(
    open_page, kept, leave
):
    beside = a_conversation(kept, OTHER)
    page = open_page()
    begin_an_answer(page, QUESTION)
    if leave == "begin":
        press(page, "new-conversation")
        assert questions_of(page) == []
    elif leave == "go to":
        go_to(page, beside)
        assert questions_of(page) == [OTHER]
    else:
        page.query_params["conversation"] = beside
        checked(page.run())
        assert questions_of(page) == [OTHER]
    (left,) = (one for one in kept.list(OWNER) if one.id != beside)
    ((query, answer),) = kept.load(OWNER, left.id).exchanges
    assert query.question == QUESTION
    assert len(answer.statements) == 1
    assert answer.notices[0].startswith("Stopped: 1 of ")


def test_what_is_being_written_goes_with_a_conversation_that_is_deleted(open_page, kept):
    page = ask(open_page(), QUESTION)
    (one,) = kept.list(OWNER)
    press(page, f"delete-{one.id}")
    begin_an_answer(page, OTHER)
    press(page, "delete-yes")
    checked(page.run())
    assert kept.list(OWNER) == []
    assert not page.warning


@pytest.mark.parametrize("name", ["from", "to"])
def test_a_link_with_a_date_that_is_none_is_told(open_page, name):
    page = open_page(question=QUESTION, **{name: "yesterday"})
    assert "is no date" in page.warning[0].value
    assert questions_of(page) == []
    ask(page, QUESTION)
    assert questions_of(page) == [QUESTION]


def test_what_could_not_be_kept_is_said_once_and_kept_when_that_can_be_done(
    open_page, kept, monkeypatch
):
    def full(*_):
        raise StoreReadOnlyError("No space left on device.")

    third = "What did Kazakhstan say about torture?"
    page = ask(open_page(), QUESTION)
    with monkeypatch.context() as disk:
        disk.setattr("assistant.kept_conversations.write_file", full)
        ask(page, OTHER)
        assert [escape_label(texts.NOT_KEPT) in one.value for one in page.warning] == [True]
        # Turned from, it is not forgotten either.
        press(page, "new-conversation")
        ask(page, third)
        assert not page.warning
        assert "conversation" not in page.query_params
        assert [one.exchanges for one in kept.list(OWNER)] == [1]
    checked(page.run())
    assert not page.warning
    found = {
        tuple(query.question for query, _ in kept.load(OWNER, one.id).exchanges)
        for one in kept.list(OWNER)
    }
    assert found == {(QUESTION, OTHER), (third,)}
    assert "conversation" in page.query_params


def test_a_conversation_that_cannot_be_read_is_named_and_can_be_deleted(open_page, kept, store):
    broken = a_conversation(kept, OTHER)
    (path,) = (store / "conversations").rglob("*.json")
    page = ask(open_page(), QUESTION)
    path.write_bytes(b"{ what is left")
    checked(page.run())
    assert listed(page) == [QUESTION]
    assert escape_label(path.name) in page.sidebar.warning[0].value
    assert "damaged" in page.sidebar.warning[0].value
    press(page, f"delete-{broken}")
    press(page, "delete-yes")
    checked(page.run())
    assert not path.exists()
    assert not page.warning
    assert questions_of(page) == [QUESTION]
