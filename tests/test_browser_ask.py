"""Asking in a real browser: citations, the way into the record, a stop, links, the keyboard."""

import re
from itertools import pairwise

import pytest
from browsing import ask, browser, chat_on, comes_true, page_at
from playwright.sync_api import expect

from assistant.handover import FORMATS
from index.readers import read_document
from index.records import DocumentRole
from ui.texts import ask as texts

pytestmark = pytest.mark.browser

QUESTION = "What did Kazakhstan say about video recording?"


@pytest.fixture(scope="module")
def address(sample_store):
    with chat_on(sample_store) as address:
        yield address


@pytest.fixture(scope="module")
def opened(chromium):
    with browser(chromium) as opened:
        yield opened


_WRITTEN_SLOWLY = """
import time
from contextlib import closing
from pathlib import Path
from assistant import Conversation, Written
from ui.views.ask import main

if "at_once" not in vars(Conversation):
    Conversation.at_once = Conversation.stream

    def stream(self, question, limits):
        before = len(self.exchanges)
        with closing(self.at_once(question, limits)) as events:
            for event in events:
                yield event
                while isinstance(event, Written) and len(self.exchanges) == before:
                    time.sleep(0.1)
                    if Path(__file__).with_name(f"after {event.position}").exists():
                        break

    Conversation.stream = stream
main()
"""
"""The page, with an answer that is gone on with after its first statement once a file "after 1"
lies beside the script, and so on."""


@pytest.fixture
def slow_address(sample_store, tmp_path):
    script = tmp_path / "slow.py"
    script.write_text(_WRITTEN_SLOWLY, encoding="utf-8")
    with chat_on(sample_store, script) as address:
        yield address


def whole(page):
    """Wait until an answer is there to its end."""
    page.get_by_text("looked at.").first.wait_for()


def test_a_question_leads_to_a_citation_and_into_the_record(address, opened):
    with page_at(address, opened) as page:
        ask(page, QUESTION)
        whole(page)  # While an answer is written, what stands there is drawn again.
        number = page.get_by_role("button", name=re.compile("^Citation 1:"))
        assert "glass-walled rooms" in number.get_attribute("title")
        card = page.get_by_role("dialog")
        assert card.count() == 0
        number.focus()
        page.keyboard.press("Enter")  # The keyboard alone will do.
        card.wait_for()
        expect(card.locator("mark")).to_contain_text("glass-walled rooms")
        expect(card).to_contain_text("State: Kazakhstan")
        expect(card).to_contain_text("para. 9 (counted)")
        link = card.get_by_role("link", name="Open in the record")
        address_of_place = link.get_attribute("href")
        assert re.match(
            r"reader\?record=CAT-C-SR\.1995&from=\d+&to=\d+&version=\w{8}$", address_of_place
        )
        assert link.get_attribute("target") == "_blank"
        page.keyboard.press("Escape")
        card.wait_for(state="hidden")


_SEEN_WHOLE = """button => {
  const {left, width, top, bottom} = button.getBoundingClientRect();
  return [top + 2, bottom - 2].every(
    height => button.contains(document.elementFromPoint(left + width / 2, height)));
}"""


def test_a_phone_shows_the_whole_button_that_stops(slow_address, opened):
    with page_at(slow_address, opened) as page:
        page.set_viewport_size({"width": 360, "height": 740})
        ask(page, QUESTION)
        stop = page.get_by_role("button", name="Stop")
        assert comes_true(page, lambda: stop.evaluate(_SEEN_WHOLE))


def test_a_stop_keeps_what_was_written_and_says_that_it_is_not_all(slow_address, opened):
    with page_at(slow_address, opened) as page:
        ask(page, QUESTION)
        page.get_by_text("glass-walled rooms").first.wait_for()
        page.get_by_role("button", name="Stop").click()
        notice = page.get_by_text(re.compile(r"Stopped: \d+ of \d+ statements shown"))
        notice.wait_for()
        shown, total = map(int, re.findall(r"\d+", notice.inner_text()))
        assert 0 < shown < total
        page.get_by_text("glass-walled rooms").first.wait_for()
        page.get_by_role("button", name="Stop").wait_for(state="detached")
        assert page.get_by_text("convict two police officers").count() == 0


def test_a_card_is_read_on_while_more_is_written(slow_address, opened, tmp_path):
    def write_to(last):
        for position in range(1, last):
            (tmp_path / f"after {position}").touch()

    with page_at(slow_address, opened) as page:
        write_to(3)
        ask(page, QUESTION)
        number = page.get_by_role("button", name=re.compile("^Citation 2:"))
        number.press("Enter")
        card = page.get_by_role("dialog")
        card.wait_for()
        words = card.inner_text()
        write_to(5)  # Each goes in front of the number.
        page.get_by_text("Previous systems had required").first.wait_for()
        expect(card).to_be_visible()
        expect(number).to_be_focused()
        link = card.get_by_role("link")
        link.focus()
        write_to(100)
        whole(page)
        expect(card).to_be_visible()
        assert card.inner_text() == words
        expect(link).to_be_focused()
        page.keyboard.press("Escape")
        card.wait_for(state="hidden")
        expect(number).to_be_focused()


def test_a_link_to_a_question_asks_it(address, opened):
    with page_at(f"{address}/?question=Who+spoke+about+solitary+confinement%3F", opened) as page:
        page.get_by_role("heading", name="Who spoke about solitary confinement?").wait_for()
        page.get_by_text("The record reports:").wait_for()
        page.wait_for_url(re.compile("conversation="))
        expect(page).not_to_have_url(re.compile("question="))


def test_a_conversation_is_there_after_a_reload(address, opened):
    with page_at(address, opened) as page:
        ask(page, QUESTION)
        page.get_by_text("The record reports:").wait_for()
        page.wait_for_url(re.compile("conversation="))
        page.reload()
        page.get_by_role("heading", name=QUESTION).wait_for()
        page.get_by_text("glass-walled rooms").first.wait_for()


def test_headings_come_in_order(address, opened):
    with page_at(address, opened) as page:
        ask(page, "What did both sides say about solitary confinement?")
        page.get_by_role("heading", name="The State").wait_for()
        whole(page)
        main = page.get_by_test_id("stMainBlockContainer")
        levels = main.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => +h.tagName[1])")
        assert levels[:2] == [1, 2]
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_an_answer_is_handed_over_as_word_with_its_footnotes(address, opened, tmp_path):
    with page_at(address, opened) as page:
        ask(page, QUESTION)
        whole(page)
        numbers = page.get_by_role("button", name=re.compile(r"^Citation \d+:")).count()
        page.get_by_role("button", name="Export").first.click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Word", exact=True).click()
        file = tmp_path / "answer.docx"
        download.value.save_as(file)
    paragraphs = read_document(file).paragraphs
    notes = [one.text for one in paragraphs if one.role is DocumentRole.FOOTNOTE]
    assert len(notes) == numbers
    assert all("CAT/C/SR.1995, para. " in note for note in notes)
    assert any("glass-walled rooms" in one.text for one in paragraphs)


_SCROLLED_UP = """(button) => {
  let page = button;
  while (page.dataset.testid !== "stAppScrollToBottomContainer") page = page.parentElement;
  const before = page.scrollTop;
  page.scrollBy(0, button.getBoundingClientRect().y - (innerHeight - 200));
  return page.scrollTop === before;
}"""
"""So far that the button lies right above the question box; whether it lay there."""


def scroll_up(page, button):
    """Scroll until the button lies right above the question box, and stays there."""
    page.mouse.move(page.viewport_size["width"] / 2, 300)
    page.mouse.wheel(0, -1)  # Until somebody scrolls, the page keeps to its question by itself.
    assert comes_true(page, lambda: button.evaluate(_SCROLLED_UP), looks=5)


@pytest.mark.parametrize("scrolled", [False, True])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_every_form_of_an_export_is_seen_without_scrolling(address, opened, size, scrolled):
    with page_at(address, opened) as page:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        ask(page, QUESTION)
        whole(page)
        button = page.get_by_role("button", name=texts.HAND_OVER)
        button.wait_for()
        if scrolled:
            scroll_up(page, button)
        button.click()
        page.get_by_text(texts.COPY).wait_for()
        for form in FORMATS.values():
            shown = page.get_by_role("button", name=form.name, exact=True)
            expect(shown).to_be_in_viewport(ratio=1)
