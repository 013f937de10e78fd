"""Every page by axe-core and by keyboard alone: nobody is kept out."""

import pytest
from browsing import browser, first_citation, page_paths, settle, start_app, visit
from test_browser import chat_on

pytestmark = pytest.mark.browser

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", page_paths())
def test_a_page_has_no_serious_finding(address, chromium_open, path, scheme):
    context = chromium_open.new_context(
        color_scheme=scheme, viewport={"width": 1200, "height": 1000}
    )
    page = context.new_page()
    visit(page, address, path)
    if path == "ask":
        box = page.get_by_test_id("stChatInputTextArea")
        box.fill("What did Kazakhstan say about video recording?")
        box.press("Enter")
        first_citation(page)
        settle(page)
    assert findings(page) == []
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
