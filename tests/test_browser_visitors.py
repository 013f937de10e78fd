"""In a browser: who sees whose conversations, and what stands behind the password."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, contextmanager

import pytest

from ui.cli import chat_command

pytestmark = pytest.mark.browser

PASSWORD = "correct horse"
A_PAGE = """
from pathlib import Path
import streamlit as st
from assistant import Answer, Query
from assistant.kept import Kept, KeptConversations
from ui.visitors import keep_visitor, visitor

kept = KeptConversations(Path(st.query_params["folder"]))
keep_visitor()
name = st.text_input("Name")
if st.button("Keep") and name:
    kept.save(visitor(), Kept(name=name, exchanges=[(Query(name, ""), Answer(name, "", ""))]))
for one in kept.list(visitor()):
    st.text(f"Kept: {one.name}")
st.text("All listed")
"""


@contextmanager
def served(command, **environment):
    """Run a server with Streamlit's options, and yield its address."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [*command(port), "--server.headless=true"],
        env={**os.environ, **environment},
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


@pytest.fixture(scope="module")
def browser(chromium):
    from playwright.sync_api import sync_playwright

    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=str(chromium), args=switches)


def test_each_sees_their_own_conversations_and_finds_them_after_a_reload(browser, tmp_path):
    (tmp_path / "page.py").write_text(A_PAGE)

    def command(port):
        served = chat_command(port)
        return [str(tmp_path / "page.py") if one.endswith("app.py") else one for one in served]

    def listed(page):
        page.get_by_text("All listed").wait_for(timeout=60_000)
        return [one.inner_text() for one in page.get_by_text("Kept: ").all()]

    with served(command, PYTHONPATH=os.pathsep.join(sys.path)) as address:
        address = f"{address}/?folder={tmp_path / 'conversations'}"
        ann, bob = (browser.new_context().new_page() for _ in range(2))
        for page, name in ((ann, "of Ann"), (bob, "of Bob")):
            page.goto(address)
            page.get_by_text("All listed").wait_for(timeout=60_000)
            page.get_by_label("Name").fill(name)
            page.keyboard.press("Enter")
            page.get_by_role("button", name="Keep").click()
            page.get_by_text(f"Kept: {name}").wait_for(timeout=60_000)
        for page, name in ((ann, "of Ann"), (bob, "of Bob")):
            page.reload()
            page.get_by_text(f"Kept: {name}").wait_for(timeout=60_000)
            assert listed(page) == [f"Kept: {name}"]
        # A second page of the same browser is the same visitor.
        second = ann.context.new_page()
        second.goto(address)
        second.get_by_text("Kept: of Ann").wait_for(timeout=60_000)
        assert listed(second) == ["Kept: of Ann"]
        cookie, *_ = (c for c in ann.context.cookies() if c["name"] == "ontherecord_visitor")
        assert cookie["sameSite"] == "Strict"


def test_every_address_is_behind_the_password_and_a_reload_does_not_ask_again(
    browser, sample_store
):
    with served(
        chat_command, ONTHERECORD_STORE=str(sample_store), ONTHERECORD_PASSWORD=PASSWORD
    ) as address:
        page = browser.new_context().new_page()
        # The very first address that a new server is asked for is that of a page.
        for path in ("/ask", "/", "/ask?question=x", "/records", "/reader?record=CAT-C-SR.1995"):
            page.goto(address + path)
            page.get_by_label("Password").first.wait_for(timeout=60_000)
            assert page.get_by_placeholder("Ask about the records").count() == 0
            assert page.get_by_text("CAT/C/SR.1995").count() == 0
        page.goto(address)
        page.get_by_label("Password").first.fill("wrong")
        page.keyboard.press("Enter")
        page.get_by_text("not the password").wait_for(timeout=60_000)
        if "SCREENSHOT" in os.environ:
            page.screenshot(path=os.environ["SCREENSHOT"])
        page.get_by_label("Password").first.fill(PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_placeholder("Ask about the records").wait_for(timeout=60_000)
        if "SCREENSHOT" in os.environ:
            page.screenshot(path=os.environ["SCREENSHOT"].replace(".png", "-in.png"))
        page.reload()
        page.get_by_placeholder("Ask about the records").wait_for(timeout=60_000)
        assert page.get_by_label("Password").count() == 0
        other = browser.new_context().new_page()
        other.goto(address)
        other.get_by_label("Password").first.wait_for(timeout=60_000)
