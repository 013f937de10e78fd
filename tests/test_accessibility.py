"""Every page by axe-core and by keyboard alone: nobody is kept out."""

import io

import pytest
from browsing import (
    browser,
    chat_on,
    comes_true,
    first_citation,
    page_paths,
    settle,
    start_app,
    visit,
)
from PIL import Image, ImageChops
from test_evaluation_page import Silent

from eval.datasets.sample import load_sample
from eval.runs.run import run
from ui.texts import ask as texts

pytestmark = pytest.mark.browser

PHONE = 375
"""Pixels across the page of a small phone."""

NOT_OURS = {}
"""Findings in Streamlit's own markup that cannot be mended from here: by rule, the beginning of
the element's selector, and why."""


@pytest.fixture(scope="module")
def address(sample_store):
    with chat_on(sample_store) as address:
        yield address


@pytest.fixture(scope="module")
def chromium_open(chromium, address):
    with browser(chromium) as opened:
        start_app(opened, address)
        yield opened


@pytest.fixture(scope="module")
def visitor(chromium_open):
    """Give the visitor of a colour scheme and width: what one page has loaded, others have."""
    contexts = {}

    def visitor(scheme, width):
        if (scheme, width) not in contexts:
            size = {"width": width, "height": 1000 if width > PHONE else 812}
            contexts[scheme, width] = chromium_open.new_context(color_scheme=scheme, viewport=size)
        return contexts[scheme, width]

    return visitor


def findings(page):
    """What axe-core finds serious or critical, as lines: rule, element, what is wrong with it."""
    from axe_playwright_python.sync_playwright import Axe

    found = []
    for violation in Axe().run(page).response["violations"]:
        if violation["impact"] not in {"serious", "critical"}:
            continue
        for node in violation["nodes"]:
            selector = " ".join(map(str, node["target"]))[-120:]
            if selector.startswith(tuple(NOT_OURS.get(violation["id"], ()))):
                continue
            found.append(f"{violation['id']}: {selector}: {node['html'][:120]}")
    return found


def fits(page, width):
    """Whether the page and what scrolls in it come to be no wider than the window."""
    wider = """width => [document.documentElement, document.querySelector('[data-testid=stMain]')]
        .filter(Boolean).some(one => one.scrollWidth > width)"""
    return comes_true(page, lambda: not page.evaluate(wider, width))


def open_page(visitor, address, path, scheme="light", width=1200):
    """Open a page as somebody sees it, the Ask page with an answer of both sides."""
    page = visitor(scheme, width).new_page()
    visit(page, address, path)
    if path == "ask":
        box = page.get_by_test_id("stChatInputTextArea")
        box.fill("What did both sides say about solitary confinement?")
        box.press("Enter")
        first_citation(page)
        settle(page)
    return page


# Colours hang on the scheme and layout on the width: two pairs see both of each.
@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", PHONE)])
@pytest.mark.parametrize("path", page_paths())
def test_a_page_has_no_serious_finding(address, visitor, path, scheme, width):
    page = open_page(visitor, address, path, scheme, width)
    assert findings(page) == []
    assert fits(page, width), "something is wider than the window"
    if path == "ask":
        first_citation(page).click()
        page.get_by_role("dialog").wait_for()
        assert findings(page) == []
        assert fits(page, width)
        page.keyboard.press("Escape")
        page.get_by_role("button", name=texts.HAND_OVER).click()
        page.get_by_role("button", name="Word", exact=True).wait_for()
        settle(page)
        assert findings(page) == []
    page.close()


def test_a_browser_asks_nobody_but_this_machine_for_anything(address, chromium_open):
    context = chromium_open.new_context()
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for path in page_paths():
        visit(page, address, path)
    assert [one for one in asked if not one.startswith((address, "data:", "blob:"))] == []
    context.close()


def tabbed(page, most=80):
    """What Tab reaches, one after the other: tag, role, name and address of each element."""
    reached = []
    for _ in range(most):
        page.keyboard.press("Tab")
        one = page.evaluate(
            """() => { const e = document.activeElement; return [
                e.tagName.toLowerCase(), e.getAttribute('data-testid') || '',
                (e.getAttribute('aria-label') || e.innerText || '').slice(0, 200),
                e.getAttribute('href') || ''] }"""
        )
        if one in reached and one[0] == "body":
            break
        reached.append(one)
    return reached


def test_the_keyboard_reaches_the_question_box_and_the_citations(address, chromium_open):
    page = chromium_open.new_page()
    visit(page, address, "ask")
    reached = tabbed(page)
    assert any(test_id == "stChatInputTextArea" for _, test_id, _, _ in reached), reached
    page.get_by_test_id("stChatInputTextArea").focus()
    page.keyboard.type("What did Kazakhstan say about video recording?")
    page.keyboard.press("Enter")
    first_citation(page)
    settle(page)
    reached = tabbed(page)
    assert any(name.startswith("Citation 1:") for _, _, name, _ in reached), reached
    page.close()


_PLACE = """() => {
    const place = document.activeElement.getBoundingClientRect();
    return [place.left, place.top, place.right, place.bottom];
}"""
_AWAY = "() => { window.focused = document.activeElement; window.focused.blur(); }"
_BACK = "() => window.focused.focus({focusVisible: true})"
_AROUND = 24
"""Pixels around an element, where what stands about it may show that it is reached."""


def shows_itself(page):
    """Whether what the keyboard has reached is in the window, and looks other than before."""
    left, top, right, bottom = page.evaluate(_PLACE)
    size = page.viewport_size
    left, top = max(0, left - _AROUND), max(0, top - _AROUND)
    right, bottom = min(size["width"], right + _AROUND), min(size["height"], bottom + _AROUND)
    if right <= left or bottom <= top:
        return False
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    pictures = []
    for after in (_AWAY, _BACK):
        page.wait_for_timeout(60)
        picture = page.screenshot(clip=clip)
        pictures.append(Image.open(io.BytesIO(picture)).convert("L"))
        page.evaluate(after)
    changed = ImageChops.difference(*pictures).point(lambda value: 255 * (value > 30))
    return changed.histogram()[255] > 50


@pytest.mark.parametrize("path", page_paths())
def test_what_the_keyboard_reaches_shows_that_it_is_reached(address, visitor, path):
    page = open_page(visitor, address, path)
    page.add_style_tag(content="* { transition: none !important; animation: none !important }")
    unseen = []
    for _ in range(60 if path == "ask" else 25):
        page.keyboard.press("Tab")
        tag, name = page.evaluate(
            """() => [document.activeElement.tagName,
                document.activeElement.getAttribute('aria-label')
                    || document.activeElement.innerText]"""
        )
        # Within its table the grid says which cell is reached, by a canvas and for screen readers.
        if tag in {"BODY", "CANVAS", "TD"}:
            break
        if not shows_itself(page):
            unseen.append((tag, name[:60]))
    assert unseen == []
    page.close()


def test_the_keyboard_reaches_a_link_into_the_reader(address, chromium_open):
    page = chromium_open.new_page()
    visit(page, address, "add")
    reached = tabbed(page)
    assert any("reader?record=" in href for *_, href in reached), reached
    page.close()


def test_the_first_address_opened_on_a_server_runs_the_entry(sample_store, chromium_open):
    with chat_on(sample_store) as address:
        page = chromium_open.new_page(viewport={"width": 1200, "height": 1000})
        visit(page, address, "evaluation")
        assert page.get_by_test_id("stSidebarNav").count() == 0


def test_figures_of_many_systems_scroll_inside_their_table_on_a_phone(
    tmp_path, sample_store, chromium_open, visitor
):
    systems = dict.fromkeys(
        ("answers", "answers of a model", "baseline", "another baseline"), Silent
    )
    run(tmp_path / "silent", [load_sample("test")], systems)
    with chat_on(sample_store, ONTHERECORD_EVALUATION=str(tmp_path)) as address:
        start_app(chromium_open, address)
        page = open_page(visitor, address, "evaluation", width=PHONE)
        table = page.locator(".figures")
        assert table.evaluate("one => one.scrollWidth > one.clientWidth")
        assert fits(page, PHONE), "the table is wider than the window"
        assert findings(page) == []
        table.focus()
        page.keyboard.press("ArrowRight")
        assert comes_true(page, lambda: table.evaluate("one => one.scrollLeft > 0"))
