"""A browser on the app, for tests and for the script that takes the pictures of docs/screens."""

import re
import time
from contextlib import contextmanager
from importlib import resources

from playwright.sync_api import expect, sync_playwright

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
RECORD = "CAT-C-SR.1995"
SHOWN = {
    "ask": f"?record={RECORD}",
    "reader": f"?record={RECORD}&from=4420&to=4728",
    "add": f"?record={RECORD}",
}
"""What a page is opened with, so that it has something to show."""
_STILL = """() => !document.querySelector('[data-stale=true]') && document.getAnimations().every(
    one => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity)"""
"""Nothing is pale as being drawn anew, and nothing on its way to another colour or place."""
PATIENCE = 180_000
"""Milliseconds for what has to happen: a busy machine takes many times as long as an idle one."""


def page_paths():
    """The addresses of all pages, as the app's entry lists them."""
    entry = resources.files("ui").joinpath("app.py").read_text(encoding="utf-8")
    return re.findall(r'"\w+/(\w+)\.py"', entry)


def start_app(opened, address):
    """Open the app at its front door, from which it learns its pages."""
    page = opened.new_page()
    page.goto(address)
    settle(page)
    page.close()


@contextmanager
def browser(chromium):
    """Start a browser in which whatever is waited for, or expected, has PATIENCE to happen."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(chromium), args=SWITCHES)
        opened.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield opened
        opened.close()


def settle(page):
    """Wait until the page's script has ended and nothing moves."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.get_by_test_id("stMainBlockContainer").locator("h1, h2, p").first.wait_for()
    page.wait_for_timeout(700)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_function(_STILL)


def comes_true(page, holds, looks=1):
    """Whether something comes to hold, at so many looks in a row, that no ``expect`` can tell."""
    until = time.monotonic() + PATIENCE / 1000
    held = 0
    while held < looks and time.monotonic() < until:
        held = held + 1 if holds() else 0
        if held < looks:
            page.wait_for_timeout(100)
    return held == looks


def comes_to_rest(page, element, above, below):
    """Whether the upper edge of an element comes to lie between two heights, and stays there."""

    def lies_there():
        box = element.bounding_box()  # None while it is not drawn.
        return box is not None and above < box["y"] < below

    return comes_true(page, lies_there, looks=10)


def in_view(page, element, below):
    """Whether an element comes to stand in the window, below what stays at its top."""

    def stands_there():
        box = element.bounding_box()
        return box and below < box["y"] < page.viewport_size["height"] - box["height"]

    return comes_true(page, stands_there, looks=8)


def first_citation(page):
    """The number that opens the first citation of an answer, once it is there."""
    number = page.get_by_role("button", name=re.compile("^Citation 1:")).first
    number.wait_for()
    return number


def visit(page, address, path, shown=True):
    """Open a page of the app, if there is any with something to show."""
    # The first page is the one that is shown at the front door, and has no other address.
    place = "" if path == page_paths()[0] else path
    page.goto(f"{address}/{place}{SHOWN.get(path, '') if shown else ''}")
    settle(page)
