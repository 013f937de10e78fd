"""The chat in a real browser: a question asked, a citation opened, an abstention seen."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from browsing import ask, browser, chat_on, page_at
from playwright.sync_api import expect

from index.store import Store
from ui.cli import chat_command

pytestmark = pytest.mark.browser


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


def test_two_chats_begun_at_once_are_given_a_port_each_by_the_system(sample_store, monkeypatch):
    ports = []
    command = chat_command
    monkeypatch.setattr("browsing.chat_command", lambda port: ports.append(port) or command(port))
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
            writing.remove("kenya")
        ask(page, "What did Kazakhstan say about climate change?")
        page.get_by_text("No answer.").nth(1).wait_for()
        page.get_by_role("button", name="Citation 1: Mr. Odhiambo").click()
        page.get_by_text("removed or replaced since").first.wait_for()
