"""The reader and the table of records in a real browser: what only a browser shows."""

import shutil
from dataclasses import replace

import pytest
from browsing import browser, chat_on, comes_true, in_view, settle
from playwright.sync_api import expect
from writing import write_hostile

from index.ingest import FileStatus
from index.store import Store
from ui.links import reader_link, text_version
from ui.texts import reader as texts
from ui.texts import records as list_texts

pytestmark = pytest.mark.browser

SYMBOL = "CAT-C-SR.1995"
HOSTILE = "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"
RECORD = f"""\
United Nations

CAT/C/SR.901

Committee against Torture

Consideration of {HOSTILE} **reports** [link](javascript:window.ran=3)

1. Mr. Script{HOSTILE} (Kenya) said that {HOSTILE} &lt;b&gt; <b>giraffes</b> were *protected*.

2. Mr. Odhiambo (Kenya) said that </p></div></article><h1>elephants</h1> were too, $x^2$ :bomb:.
"""


@pytest.fixture(scope="module")
def chromium_open(chromium):
    with browser(chromium) as opened:
        yield opened


@pytest.fixture(scope="module")
def store(tmp_path_factory, sample_store, embedder):
    """The sample record, and one whose text, speaker and file name are full of markup."""
    folder = tmp_path_factory.mktemp("reader")
    store = shutil.copytree(sample_store, folder / "store")
    file = write_hostile(folder, RECORD)
    with Store(store, embedder, write=True) as opened:
        outcomes = list(opened.add([file]))
        assert outcomes[0].status is FileStatus.ADDED, outcomes
        # No grammar would take such a name for one; whatever it is, it must not run.
        record = opened.catalog.record(outcomes[0].record_id)
        record = replace(
            record,
            metadata=replace(record.metadata, title=f"Title {HOSTILE}", chair=HOSTILE),
            turns=tuple(
                replace(turn, speaker=replace(turn.speaker, name=f"Mr. X{HOSTILE}", role=HOSTILE))
                for turn in record.turns
            ),
        )
        opened.catalog.put(record, [], "changed", record.id)
    return store


@pytest.fixture(scope="module")
def address(store):
    with chat_on(store) as address:
        yield address


@pytest.fixture
def page(chromium_open, address):
    context = chromium_open.new_context(
        viewport={"width": 1200, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Records").wait_for()
    yield page
    context.close()


def wait_for_script(page):
    """Wait until the record is drawn, and what only the browser can do is ready beside it."""
    page.locator(".paper").wait_for()
    named = page.locator(".previous", has_text=texts.PREVIOUS)
    named.wait_for(state="attached")
    settle(page)


def copied(page, text):
    """Wait until the clipboard holds a text; copying ends a moment after the key that began it."""
    held = "navigator.clipboard.readText()"
    assert comes_true(page, lambda: page.evaluate(held) == text), page.evaluate(held)


def test_a_link_opens_the_record_with_its_characters_marked_and_in_view(
    page, address, sample_record
):
    start = sample_record.text.index("The meeting was suspended")
    start = sample_record.text.rindex("torture", 0, start)
    link = reader_link(SYMBOL, start, start + 7, text_version(sample_record.text))
    page.goto(f"{address}/{link}")
    mark = page.locator("mark.cited")
    mark.wait_for()
    expect(mark).to_have_text(["torture"])
    assert in_view(page, mark, below=150)


def test_a_record_full_of_markup_is_shown_and_nothing_of_it_runs(page, address):
    page.goto(f"{address}/{reader_link('CAT-C-SR.901')}")
    page.locator(".paper").wait_for()
    for closed in (".front > summary", ".about > summary", ".speakers > summary"):
        page.locator(closed).first.click()
    expect(page.locator(".paper header").first).to_contain_text(HOSTILE, use_inner_text=True)
    for part in (".outline", ".speakers", ".about"):
        expect(page.locator(part)).to_contain_text(HOSTILE, use_inner_text=True)
    page.get_by_text(f"Title {HOSTILE}").first.wait_for()
    shown = page.locator(".paper")
    for words in (
        HOSTILE,
        "&lt;b&gt; <b>giraffes</b> were *protected*",
        "$x^2$ :bomb:",
        "**reports** [link](javascript:window.ran=3)",
        "</p></div></article><h1>elephants</h1>",
    ):
        expect(shown).to_contain_text(words, use_inner_text=True)
    file = "<img src=x onerror=window.ran=4>.docx"
    expect(page.locator(".about")).to_contain_text(file, use_inner_text=True)
    page.goto(f"{address}/records")
    page.get_by_test_id("stDataFrame").wait_for()
    page.get_by_label(list_texts.WORDS).fill("SR.901")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").wait_for()
    page.wait_for_timeout(500)
    assert page.evaluate("window.ran") is None
    page.get_by_role("button", name=list_texts.DELETE_NO).click()
    assert page.locator("img[src=x]").count() == 0


def test_the_outline_jumps_to_where_a_turn_begins(page, address, sample_record):
    page.goto(f"{address}/{reader_link(SYMBOL)}")
    wait_for_script(page)
    page.locator(".outline").get_by_text("Mr. Iscan").click()
    turn = next(one for one in sample_record.turns if one.speaker.name == "Mr. Iscan")
    assert in_view(page, page.locator(f"#p-{turn.first}"), below=150)
    expect(page.locator(f"#p-{turn.first}")).to_be_focused()


def test_words_are_counted_and_gone_through_one_by_one(page, address):
    page.goto(f"{address}/{reader_link(SYMBOL)}")
    search = page.get_by_label(texts.SEARCH)
    search.wait_for()
    search.fill("solitary confinement")
    page.keyboard.press("Enter")
    page.locator("mark.found.current").wait_for()
    page.get_by_text("1 of 10").wait_for()
    expect(page.locator("mark.found")).to_have_count(10)
    page.get_by_role("button", name=texts.PREVIOUS).click()
    page.get_by_text("10 of 10").wait_for()
    assert in_view(page, page.locator("#found-10"), below=150)
    page.get_by_role("button", name=texts.NEXT).click()
    page.get_by_text("1 of 10").wait_for()
    assert in_view(page, page.locator("#found-1"), below=150)


def test_a_paragraph_is_linked_cited_and_asked_about_by_keyboard(page, address, sample_record):
    page.goto(f"{address}/{reader_link(SYMBOL)}")
    wait_for_script(page)
    paragraph = sample_record.paragraphs[13]
    page.locator("#p-13 summary").focus()
    page.keyboard.press("Enter")
    page.locator("#p-13").get_by_text(texts.COPY_CITATION).press("Enter")
    page.get_by_text(texts.COPIED).first.wait_for()
    copied(page, "CAT/C/SR.1995, para. 11 (counted)")
    page.locator("#p-13 [data-copy=link]").click()
    version = text_version(sample_record.text)
    link = reader_link(SYMBOL, paragraph.start, paragraph.end, version)
    copied(page, f"{address}/{link}")
    page.locator("#p-13 [data-copy=text]").click()
    text = sample_record.paragraph_text(paragraph)
    copied(page, f"{text} (CAT/C/SR.1995, para. 11 (counted))")
    page.keyboard.press("Escape")
    expect(page.locator("#p-13 .menu")).to_be_hidden()


def test_a_phone_shows_the_record_without_sideways_scrolling(page, address):
    page.set_viewport_size({"width": 375, "height": 760})
    page.goto(f"{address}/{reader_link(SYMBOL)}")
    page.locator(".paper").wait_for()
    settle(page)
    assert comes_true(page, lambda: page.evaluate("document.documentElement.scrollWidth") <= 375)
    right = "Math.max(...[...document.querySelectorAll('.paper p')].map(one => one.getBoundingClientRect().right))"  # noqa: E501
    assert comes_true(page, lambda: page.evaluate(right) <= 375)


def test_deleting_asks_first(page, address, store, embedder):
    page.goto(f"{address}/records")
    page.get_by_label(list_texts.WORDS).wait_for()
    page.get_by_label(list_texts.WORDS).fill("SR.901")
    page.keyboard.press("Enter")
    for answer, left in ((list_texts.DELETE_NO, 2), (list_texts.DELETE_YES, 1)):
        page.get_by_role("button", name="Delete …").click()
        page.get_by_role("button", name=answer).click()
        page.get_by_role("dialog").wait_for(state="hidden")
        if left == 1:
            page.get_by_text("is out of the store").wait_for()
        with Store(store, embedder) as opened:
            assert len(opened.catalog.records()) == left
