"""A browser on the app, for tests and for the script that takes the pictures of docs/screens."""

import re
from contextlib import contextmanager
from importlib import resources

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
RECORD = "CAT-C-SR.1995"
SHOWN = {
    "ask": f"?record={RECORD}",
    "reader": f"?record={RECORD}&from=4420&to=4728",
    "add": f"?record={RECORD}",
}
"""What a page is opened with, so that it has something to show."""


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
    """Start a browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(chromium), args=SWITCHES)
        yield opened
        opened.close()


def settle(page):
    """Wait until the page's script has ended and nothing moves."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=120_000)
    page.get_by_test_id("stMainBlockContainer").locator("h1, h2, p").first.wait_for(timeout=60_000)
    page.wait_for_timeout(700)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=120_000)


def in_view(page, element, below):
    """Whether an element comes to stand in the window, below what stays at its top.

    Where the machine has much to do, the page may still be on its way when the wait is over.
    """
    for _ in range(40):
        page.wait_for_timeout(800)
        box = element.bounding_box()
        if below < box["y"] < page.viewport_size["height"] - box["height"]:
            return True
    return False


def first_citation(page):
    """The number that opens the first citation of an answer, once it is there."""
    number = page.get_by_role("button", name=re.compile("^Citation 1:")).first
    number.wait_for(timeout=60_000)
    return number


def visit(page, address, path, shown=True):
    """Open a page of the app, if there is any with something to show."""
    # The first page is the one that is shown at the front door, and has no other address.
    place = "" if path == page_paths()[0] else path
    page.goto(f"{address}/{place}{SHOWN.get(path, '') if shown else ''}")
    settle(page)
