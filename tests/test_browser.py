"""The chat in a real browser: a question asked, a citation opened, an abstention seen."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

import ui

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(sample_store):
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = Path(ui.__file__).parent / "app.py"
    options = ["--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1"]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(page), *options],
        env={**os.environ, "ONTHERECORD_STORE": str(sample_store)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.25)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def page(address, chromium):
    from playwright.sync_api import sync_playwright

    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=switches)
        page = browser.new_page(viewport={"width": 1100, "height": 1000})
        page.goto(address)
        page.get_by_placeholder("Ask about the records").wait_for(timeout=60_000)
        yield page
        browser.close()


def ask(page, question):
    page.get_by_placeholder("Ask about the records").fill(question)
    page.keyboard.press("Enter")


def test_a_question_is_answered_and_a_citation_opens(page):
    ask(page, "What did Kazakhstan say about video recording?")
    page.get_by_text("The record reports:").wait_for(timeout=60_000)
    assert page.get_by_text("glass-walled rooms").first.is_visible()
    page.locator("summary").first.click()
    page.locator("mark").first.wait_for()
    assert "glass-walled rooms" in page.locator("mark").first.inner_text()
    if "SCREENSHOT" in os.environ:
        page.screenshot(path=os.environ["SCREENSHOT"])


def test_an_abstention_is_shown_as_one(page):
    ask(page, "What did Kazakhstan say about climate change?")
    page.get_by_text("No answer.").wait_for(timeout=60_000)
    assert page.get_by_text("The record reports:").count() == 0
