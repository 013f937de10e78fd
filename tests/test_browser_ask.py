"""Asking in a real browser: citations, the way into the record, a stop, links, the keyboard."""

import re
from itertools import pairwise

import pytest

from index.store import Store
from tests.test_browser import ask, chat_on, page_at

pytestmark = pytest.mark.browser

QUESTION = "What did Kazakhstan say about video recording?"
LONG = "What did Kenya say about giraffes in national parks?"


@pytest.fixture(scope="module")
def address(sample_store):
    with chat_on(sample_store) as address:
        yield address


@pytest.fixture(scope="module")
def long_address(tmp_path_factory, embedder):
    """A store whose answer about giraffes has hundreds of statements."""
    folder = tmp_path_factory.mktemp("long")
    paragraphs = [
        " ".join(
            f"Giraffes lived in national park No. {park} and were counted in national parks by "
            f"rangers on day {day}."
            for day in range(1, 61)
        )
        for park in range(1, 31)
    ]
    text = "\n".join([f"Mr. Odhiambo (Kenya) said that {paragraphs[0]}", *paragraphs[1:]])
    (folder / "giraffes.txt").write_text(text, encoding="utf-8")
    with Store(folder / "store", embedder, write=True) as store:
        list(store.add([folder / "giraffes.txt"], 100))
    with chat_on(folder / "store") as address:
        yield address


def test_a_question_leads_to_a_citation_and_into_the_record(address, chromium):
    with page_at(address, chromium) as page:
        ask(page, QUESTION)
        number = page.get_by_role("button", name=re.compile("^Citation 1:"))
        number.wait_for(timeout=60_000)
        assert "glass-walled rooms" in number.get_attribute("title")
        card = page.get_by_role("dialog")
        assert card.count() == 0
        number.focus()
        page.keyboard.press("Enter")  # The keyboard alone will do.
        card.wait_for()
        assert "glass-walled rooms" in card.locator("mark").inner_text()
        assert "State: Kazakhstan" in card.inner_text()
        assert "para. 9 (counted)" in card.inner_text()
        link = card.get_by_role("link", name="Open in the record")
        address_of_place = link.get_attribute("href")
        assert re.match(
            r"reader\?record=CAT-C-SR\.1995&from=\d+&to=\d+&version=\w{8}$", address_of_place
        )
        assert link.get_attribute("target") == "_blank"
        page.keyboard.press("Escape")
        card.wait_for(state="hidden")


def test_a_stop_keeps_what_was_written_and_says_that_it_is_not_all(long_address, chromium):
    with page_at(long_address, chromium) as page:
        ask(page, LONG)
        page.get_by_text("Giraffes lived in national park").first.wait_for(timeout=120_000)
        page.get_by_role("button", name="Stop").click()
        notice = page.get_by_text(re.compile(r"Stopped: \d+ of \d+ statements shown"))
        notice.wait_for(timeout=60_000)
        shown, total = map(int, re.findall(r"\d+", notice.inner_text()))
        assert 0 < shown < total
        assert page.get_by_text("Giraffes lived in national park").count() > 0
        assert page.get_by_role("button", name="Stop").count() == 0


def test_a_link_to_a_question_asks_it(address, chromium):
    with page_at(
        f"{address}/ask?question=Who+spoke+about+solitary+confinement%3F", chromium
    ) as page:
        page.get_by_role("heading", name="Who spoke about solitary confinement?").wait_for()
        page.get_by_text("The record reports:").wait_for(timeout=60_000)
        page.wait_for_url(re.compile("conversation="))
        assert "question=" not in page.url


def test_a_conversation_is_there_after_a_reload(address, chromium):
    with page_at(address, chromium) as page:
        ask(page, QUESTION)
        page.get_by_text("The record reports:").wait_for(timeout=60_000)
        page.wait_for_url(re.compile("conversation="))
        page.reload()
        page.get_by_role("heading", name=QUESTION).wait_for(timeout=60_000)
        assert page.get_by_text("glass-walled rooms").first.is_visible()


def test_headings_come_in_order(address, chromium):
    with page_at(address, chromium) as page:
        ask(page, "What did both sides say about solitary confinement?")
        page.get_by_role("heading", name="The State").wait_for(timeout=60_000)
        main = page.get_by_test_id("stMainBlockContainer")
        levels = main.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => +h.tagName[1])")
        assert levels[:2] == [1, 2]
        assert all(after - before <= 1 for before, after in pairwise(levels))
