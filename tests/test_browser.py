"""The chat in a real browser: a question asked, a citation opened, an abstention seen."""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from browsing import browser
from playwright.sync_api import expect

from index.store import Store
from ui.cli import chat_command

pytestmark = pytest.mark.browser


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


@pytest.fixture(scope="module")
def address(sample_store):
    with chat_on(sample_store) as address:
        yield address


@pytest.fixture(scope="module")
def opened(chromium):
    with browser(chromium) as opened:
        yield opened


@pytest.fixture
def page(address, opened):
    with page_at(address, opened) as page:
        yield page


def ask(page, question):
    page.get_by_placeholder("Ask about the records").fill(question)
    page.keyboard.press("Enter")


def test_two_chats_begun_at_once_are_given_a_port_each_by_the_system(sample_store, monkeypatch):
    ports = []
    command = chat_command
    monkeypatch.setattr(
        f"{__name__}.chat_command", lambda port: ports.append(port) or command(port)
    )
    with chat_on(sample_store) as first, chat_on(sample_store) as second:
        assert first != second
        assert not first.endswith(":0")
    assert ports == [0, 0]


def test_a_question_is_answered_and_a_citation_opens(page):
    ask(page, "What did Kazakhstan say about video recording?")
    page.get_by_text("The record reports:").wait_for()
    page.get_by_text("glass-walled rooms").first.wait_for()
    page.get_by_role("button", name="Citation 1:").click()
    expect(page.locator("mark").first).to_be_visible()
    expect(page.locator("mark").first).to_contain_text("glass-walled rooms")
    if "SCREENSHOT" in os.environ:
        page.screenshot(path=os.environ["SCREENSHOT"])


def test_the_page_begins_with_its_title(page):
    shown = page.get_by_test_id("stMainBlockContainer")
    expect(shown).to_have_text(re.compile(r"^\s*On the Record"), use_inner_text=True)


def test_an_abstention_is_shown_as_one(page):
    ask(page, "What did Kazakhstan say about climate change?")
    page.get_by_text("No answer.").wait_for()
    assert page.get_by_text("The record reports:").count() == 0


def test_an_open_chat_follows_what_others_add_and_remove(tmp_path, sample_store, embedder, opened):
    store = shutil.copytree(sample_store, tmp_path / "store")
    record = tmp_path / "kenya.txt"
    record.write_text("Mr. Odhiambo (Kenya) said that giraffes were protected by <b>law</b>.\n")
    with chat_on(store) as address, page_at(address, opened) as page:
        ask(page, "What did Kenya say about giraffes?")
        page.get_by_text("No answer.").wait_for()
        command = Path(sys.executable).with_name("ontherecord")
        subprocess.run([command, "add", record, "--store", store], check=True, capture_output=True)
        ask(page, "What did Kenya say about giraffes being protected?")
        page.get_by_text("The record reports:").wait_for()
        # Markup of a record is shown as it stands.
        page.get_by_text("giraffes were protected by <b>law</b>").first.wait_for()
        with Store(store, embedder, write=True) as writing:
            writing.remove("kenya", 100)
        ask(page, "What did Kazakhstan say about climate change?")
        page.get_by_text("No answer.").nth(1).wait_for()
        page.get_by_role("button", name="Citation 1: Mr. Odhiambo").click()
        page.get_by_text("removed or replaced since").first.wait_for()
