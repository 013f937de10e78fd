"""The journeys without a mouse: every step is a key pressed where Tab has come to."""

import shutil

import pytest
from browsing import browser, chat_on, first_citation, settle, start_app, visit
from playwright.sync_api import expect

from ui.texts import add as add_texts
from ui.texts import ask as texts
from ui.texts import records as list_texts

pytestmark = pytest.mark.browser

QUESTION = "What did Kazakhstan say about video recording?"
_REACHED = "one => one.contains(document.activeElement)"


@pytest.fixture(scope="module")
def address(tmp_path_factory, sample_store):
    store = shutil.copytree(sample_store, tmp_path_factory.mktemp("keyboard") / "store")
    with chat_on(store) as address:
        yield address


@pytest.fixture(scope="module")
def opened(chromium, address):
    with browser(chromium) as opened:
        start_app(opened, address)
        yield opened


@pytest.fixture
def page(opened):
    context = opened.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


def press_on(page, wanted, key="Enter", way="Tab"):
    """Press Tab until an element is reached, and a key on it."""
    expect(wanted.first).to_be_enabled()  # Not while a file is still on its way, for instance.
    for _ in range(60):
        page.keyboard.press(way)
        page.wait_for_timeout(30)
        if wanted.first.evaluate(_REACHED):
            page.keyboard.press(key)
            return
    pytest.fail(f"{way} does not come to {wanted}")


def ask(page, address):
    visit(page, address, "ask")
    press_on(page, page.get_by_test_id("stChatInputTextArea"), "A")
    page.keyboard.press("Backspace")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    first_citation(page)
    settle(page)


def test_from_a_question_through_a_citation_into_the_record(page, address):
    ask(page, address)
    number = first_citation(page)
    press_on(page, number, way="Shift+Tab")
    card = page.get_by_role("dialog")
    card.wait_for()
    words = card.locator("mark").text_content()
    with page.context.expect_page() as reader:
        press_on(page, card.get_by_role("link", name=texts.OPEN_IN_RECORD))
    mark = reader.value.locator("mark.cited")
    mark.first.wait_for()
    assert "".join(mark.all_text_contents()) == words
    reader.value.close()
    page.bring_to_front()
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    expect(number).to_be_focused()  # Where one was before.


def test_a_condition_is_changed_and_the_question_asked_again(page, address):
    ask(page, address)
    press_on(page, page.get_by_role("button", name=f"{texts.SIDE}:"), way="Shift+Tab")
    committee = page.get_by_role("button", name="Committee", exact=True)
    press_on(page, page.get_by_role("button", name="State", exact=True), "ArrowRight")
    expect(committee).to_be_focused()  # Arrows move within a group of choices.
    page.keyboard.press("Space")
    again = page.get_by_role("button", name=texts.ASK_AGAIN)
    again.wait_for()
    page.keyboard.press("Escape")
    committee.wait_for(state="hidden")
    press_on(page, again)
    page.get_by_role("heading", name=QUESTION).nth(1).wait_for()


def test_an_answer_is_handed_over(page, address, tmp_path):
    ask(page, address)
    press_on(page, page.get_by_role("button", name=texts.HAND_OVER), way="Shift+Tab")
    with page.expect_download() as download:
        press_on(page, page.get_by_role("button", name="Word", exact=True))
    file = tmp_path / "answer.docx"
    download.value.save_as(file)
    assert file.read_bytes().startswith(b"PK")


def test_a_record_is_chosen_in_the_table_and_opened(page, address):
    visit(page, address, "records")
    press_on(page, page.get_by_test_id("data-grid-canvas"), "ArrowDown")
    page.keyboard.press("Enter")
    press_on(page, page.get_by_role("button", name=list_texts.OPEN), way="Shift+Tab")
    page.locator(".paper").wait_for()


def test_a_file_is_added(page, address):
    visit(page, address, "add")
    with page.expect_file_chooser() as chooser:
        press_on(page, page.get_by_role("button", name="Upload").last)
    words = b"Mr. Odhiambo (Kenya) said that giraffes were protected.\n"
    chooser.value.set_files({"name": "kenya.txt", "mimeType": "text/plain", "buffer": words})
    page.get_by_text("kenya.txt").first.wait_for()
    press_on(page, page.get_by_role("button", name=add_texts.UPLOAD_BUTTON))
    page.get_by_text(add_texts.DONE_ONE).wait_for()
