"""Whole journeys in a browser: from a citation into the record, past markup, by keyboard alone."""

import re
import shutil

import pytest
from browsing import browser, chat_on, comes_to_rest, first_citation, in_view, settle
from playwright.sync_api import expect
from writing import write_hostile

from assistant import Assistant
from index.ingest import FileStatus
from index.store import Store
from ui.texts import ask as texts

pytestmark = pytest.mark.browser

QUESTION = "What did Kazakhstan say about video recording?"
MARKUP = "<script>window.ran = 1</script><img src=x onerror='window.ran = 2; alert(1)'>"
RECORD = f"""\
United Nations

CAT/C/SR.901

Committee against Torture

Consideration of the report of Kenya {MARKUP} **reports** [link](javascript:window.ran=3)

1. Mr. Odhiambo (Kenya) said that giraffes were <b>protected</b> by {MARKUP} **law**.

2. Mr. Odhiambo (Kenya) said that elephants</p></blockquote> were counted, $x^2$ :bomb:.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory, sample_store, embedder):
    """The sample record, and one full of markup, its file name too."""
    folder = tmp_path_factory.mktemp("journeys")
    store = shutil.copytree(sample_store, folder / "store")
    file = write_hostile(folder, RECORD)
    with Store(store, embedder, write=True) as opened:
        outcomes = list(opened.add([file]))
    assert outcomes[0].status is FileStatus.ADDED, outcomes
    return store


@pytest.fixture(scope="module")
def address(store):
    with chat_on(store) as address:
        yield address


@pytest.fixture(scope="module")
def opened(chromium):
    with browser(chromium) as opened:
        yield opened


@pytest.fixture
def page(opened, address):
    """A page on which a question can be asked; whatever opens a dialog of the browser is noted."""
    context = opened.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.dialogs = []
    context.on("dialog", lambda one: (page.dialogs.append(one.message), one.dismiss()))
    page.goto(address)
    box(page).wait_for()
    settle(page)
    yield page
    context.close()


def box(page):
    return page.get_by_test_id("stChatInputTextArea")


def ask(page, question):
    box(page).fill(question)
    box(page).press("Enter")
    first_citation(page)
    settle(page)


def test_every_citation_opens_the_record_at_the_characters_it_cites(page, store, embedder):
    ask(page, QUESTION)
    cited = Assistant.open(store, embedder=embedder).ask(QUESTION).citations
    numbers = page.get_by_role("button", name=re.compile(r"^Citation \d+:"))
    expect(numbers).to_have_count(len(cited))
    for number, citation in zip(numbers.all(), cited, strict=True):
        number.click()
        card = page.get_by_role("dialog")
        card.wait_for()
        assert card.locator("mark").text_content() == citation.text
        with page.context.expect_page() as reader:
            card.get_by_role("link", name=texts.OPEN_IN_RECORD).click()
        mark = reader.value.locator("mark.cited")
        mark.first.wait_for()
        assert "".join(mark.all_text_contents()) == citation.text
        assert in_view(reader.value, mark.first, below=60)
        reader.value.close()
        page.keyboard.press("Escape")
        card.wait_for(state="hidden")


def test_nothing_of_a_record_or_a_question_full_of_markup_runs(page, address):
    question = f"What did Kenya say about giraffes {MARKUP} **law**?"
    ask(page, question)
    main = page.get_by_test_id("stMainBlockContainer")
    expect(page.get_by_role("heading", name=question)).to_have_text(question)
    said = f"giraffes were <b>protected</b> by {MARKUP} **law**."
    expect(main.locator("blockquote").first).to_contain_text(said)
    first_citation(page).click()
    card = page.get_by_role("dialog")
    card.wait_for()
    expect(card).to_contain_text(f"<b>protected</b> by {MARKUP} **law**.")
    expect(page.get_by_test_id("stSidebar")).to_contain_text(MARKUP[:20])
    with page.context.expect_page() as reader:
        card.get_by_role("link", name=texts.OPEN_IN_RECORD).click()
    reader.value.locator("mark.cited").first.wait_for()
    expect(reader.value.locator(".paper")).to_contain_text(MARKUP)
    others = [reader.value]
    for path in ("records", "add?record=CAT-C-SR.901", "evaluation"):
        others.append(page.context.new_page())
        others[-1].goto(f"{address}/{path}")
        settle(others[-1])
    for one in (page, *others):
        one.wait_for_timeout(300)
        assert one.evaluate("window.ran") is None
        assert one.locator("img[src=x]").count() == 0
    assert page.dialogs == []


def test_a_question_half_written_is_kept_when_something_else_of_the_page_is_used(page):
    ask(page, QUESTION)
    box(page).fill("And what had the")
    page.get_by_text(texts.NEXT).wait_for()
    settle(page)  # What is written below carries off whatever was opened before.
    page.get_by_role("button", name=texts.SIDE).first.click()
    page.get_by_role("button", name="Committee", exact=True).click()
    page.get_by_role("button", name=texts.ASK_AGAIN).wait_for()
    expect(box(page)).to_have_value("And what had the")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=texts.HAND_OVER).first.click()
    page.get_by_role("button", name="Word", exact=True).wait_for()
    expect(box(page)).to_have_value("And what had the")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=texts.MANAGE).click()
    page.get_by_label(texts.NAME, exact=True).fill("Recordings")
    page.get_by_role("button", name=texts.RENAME, exact=True).last.click()
    page.get_by_role("button", name="Recordings").wait_for()
    settle(page)
    expect(box(page)).to_have_value("And what had the")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=texts.ASK_AGAIN).click()
    page.get_by_role("heading", name=QUESTION).nth(1).wait_for()
    settle(page)
    expect(box(page)).to_have_value("And what had the")


def test_an_answer_is_shown_from_its_question_on_until_one_scrolls(page):
    for question in (QUESTION, "What did both sides say about solitary confinement?"):
        box(page).fill(question)
        box(page).press("Enter")
        heading = page.get_by_role("heading", name=question)
        heading.wait_for()
        page.get_by_text(texts.NEXT).wait_for()
        settle(page)
        assert comes_to_rest(page, heading, above=40, below=200)
    box(page).fill("???")  # No question: said where one looks, and not below the window.
    box(page).press("Enter")
    said = page.get_by_role("heading", name="???")
    said.wait_for()
    assert comes_to_rest(page, said, above=40, below=700)
    page.mouse.move(700, 400)
    page.mouse.wheel(0, -5000)
    assert comes_to_rest(page, page.get_by_role("heading", level=1), above=0, below=900)
