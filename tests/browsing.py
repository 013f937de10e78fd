"""A browser on the app, for tests and for the script that takes the pictures of docs/screens."""

import os
import re
import subprocess
import time
import urllib.request
from contextlib import closing, contextmanager, suppress
from importlib import resources
from tempfile import TemporaryFile

import pytest
from playwright.sync_api import expect, sync_playwright

from ui.cli import chat_command

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
def chat_on(store, script=None, **environment):
    """Start the chat, or another script, on a store, and yield its address.

    The system gives it a port: one that was free a moment before may be another server's by then.
    """
    command = chat_command(0)
    if script:
        command[command.index("run") + 1] = str(script)
    environment = {"ONTHERECORD_STORE": str(store), "PYTHONUNBUFFERED": "1", **environment}
    with TemporaryFile() as told:
        server = subprocess.Popen(
            [*command, "--server.headless=true"],
            env={**os.environ, **environment},
            stdout=told,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield _wait_for(server, told)
        finally:
            server.terminate()
            try:
                server.wait(timeout=60)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for(server, told):
    """Wait until a server answers at the address that it tells, and return that.

    Before, it loads much, perhaps with other servers beside it.
    """
    until = time.monotonic() + 300
    while time.monotonic() < until:
        assert server.poll() is None, "the server has ended"
        port = re.search(rb"http://127\.0\.0\.1:(\d+)", os.pread(told.fileno(), 10_000, 0))
        with suppress(OSError):
            if port:
                at = int(port[1])
                urllib.request.urlopen(f"http://127.0.0.1:{at}/_stcore/health", timeout=10)
                return f"http://127.0.0.1:{at}"
        time.sleep(0.25)
    pytest.fail("the server does not answer")


@contextmanager
def page_at(address, opened):
    """Open a page of a visitor unknown so far, and yield it once a question can be asked."""
    with closing(opened.new_page(viewport={"width": 1100, "height": 1000})) as page:
        page.goto(address)
        page.get_by_placeholder("Ask about the records").wait_for()
        yield page


def ask(page, question):
    """Ask a question on the page of questions."""
    page.get_by_placeholder("Ask about the records").fill(question)
    page.keyboard.press("Enter")


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
