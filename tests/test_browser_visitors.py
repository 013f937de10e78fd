"""In a browser: who sees whose conversations, and what stands behind the password."""

import os
import re
import sys

import browsing
import pytest
from browsing import chat_on
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PASSWORD = "correct horse"
A_PAGE = """
from pathlib import Path
import streamlit as st
from assistant import Answer, Query
from assistant.kept_conversations import Kept, KeptConversations
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


@pytest.fixture(scope="module")
def browser(chromium):
    with browsing.browser(chromium) as opened:
        yield opened


def test_each_sees_their_own_conversations_and_finds_them_after_a_reload(browser, tmp_path):
    script = tmp_path / "page.py"
    script.write_text(A_PAGE)

    def listed(page):
        page.get_by_text("All listed").wait_for()
        return page.get_by_text("Kept: ")

    path = os.pathsep.join(sys.path)
    with chat_on(tmp_path / "store", script, PYTHONPATH=path) as address:
        address = f"{address}/?folder={tmp_path / 'conversations'}"
        ann, bob = (browser.new_context().new_page() for _ in range(2))
        for page, name in ((ann, "of Ann"), (bob, "of Bob")):
            page.goto(address)
            page.get_by_text("All listed").wait_for()
            page.get_by_label("Name").fill(name)
            page.keyboard.press("Enter")
            page.get_by_role("button", name="Keep").click()
            page.get_by_text(f"Kept: {name}").wait_for()
        for page, name in ((ann, "of Ann"), (bob, "of Bob")):
            page.reload()
            page.get_by_text(f"Kept: {name}").wait_for()
            expect(listed(page)).to_have_text([f"Kept: {name}"])
        # A second page of the same browser is the same visitor.
        second = ann.context.new_page()
        second.goto(address)
        second.get_by_text("Kept: of Ann").wait_for()
        expect(listed(second)).to_have_text(["Kept: of Ann"])
        cookie, *_ = (c for c in ann.context.cookies() if c["name"] == "ontherecord_visitor")
        assert cookie["sameSite"] == "Strict"


QUESTION = "What did Kazakhstan say about video recording?"
OTHER = "What did Kazakhstan say about climate change?"


def opened(context, address):
    page = context.new_page()
    page.goto(address)
    page.get_by_placeholder("Ask about the records").wait_for()
    return page


def ask(page, question, shown):
    page.get_by_placeholder("Ask about the records").fill(question)
    page.keyboard.press("Enter")
    page.get_by_text(shown).first.wait_for()
    in_list(page, question).wait_for()


def in_list(page, name):
    """The button that leads to a kept conversation."""
    return page.get_by_test_id("stSidebar").get_by_role("button", name=name, exact=True)


def test_two_people_at_once_do_not_see_each_others_conversations(browser, own_store):
    with chat_on(own_store) as address:
        ann, bob = (opened(browser.new_context(), address) for _ in range(2))
        ask(ann, QUESTION, "glass-walled rooms")
        ask(bob, OTHER, "No answer.")
        assert in_list(ann, OTHER).count() == in_list(bob, QUESTION).count() == 0
        # Nor does the address of a conversation, known to somebody else, show it.
        ann.wait_for_url(re.compile("conversation="))
        bob.goto(ann.url)
        bob.get_by_text("There is no conversation of this address").wait_for()
        assert bob.get_by_text("glass-walled rooms").count() == 0
        assert in_list(bob, QUESTION).count() == 0
        expect(bob).not_to_have_url(re.compile("conversation="))


def test_an_earlier_conversation_is_found_in_the_list_and_again_after_a_restart(browser, own_store):
    context = browser.new_context()
    with chat_on(own_store) as address:
        page = opened(context, address)
        ask(page, QUESTION, "glass-walled rooms")
        page.get_by_role("button", name="New conversation").click()
        page.get_by_text("glass-walled rooms").first.wait_for(state="detached")
        ask(page, OTHER, "No answer.")
        in_list(page, QUESTION).click()
        page.get_by_text("glass-walled rooms").first.wait_for()
        page.get_by_text("No answer.").first.wait_for(state="detached")
        page.reload()
        page.get_by_text("glass-walled rooms").first.wait_for()
        where = page.url.rpartition("?")[2]
        assert where.startswith("conversation=")
        page.close()
    # Another server on the same store; cookies do not look at its port.
    with chat_on(own_store) as address:
        page = opened(context, address)
        in_list(page, QUESTION).click()
        page.get_by_text("glass-walled rooms").first.wait_for()
        in_list(page, OTHER).wait_for()
        page.goto(f"{address}/?{where}")
        page.get_by_text("glass-walled rooms").first.wait_for()


def test_every_address_is_behind_the_password_and_a_reload_does_not_ask_again(
    browser, sample_store
):
    with chat_on(sample_store, ONTHERECORD_PASSWORD=PASSWORD) as address:
        page = browser.new_context().new_page()
        # The very first address that a new server is asked for is that of a page.
        for path in ("/ask", "/", "/ask?question=x", "/records", "/reader?record=CAT-C-SR.1995"):
            page.goto(address + path)
            page.get_by_label("Password").first.wait_for()
            assert page.get_by_placeholder("Ask about the records").count() == 0
            assert page.get_by_text("CAT/C/SR.1995").count() == 0
        page.goto(address)
        page.get_by_label("Password").first.fill("wrong")
        page.keyboard.press("Enter")
        page.get_by_text("not the password").wait_for()
        if "SCREENSHOT" in os.environ:
            page.screenshot(path=os.environ["SCREENSHOT"])
        page.get_by_label("Password").first.fill(PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_placeholder("Ask about the records").wait_for()
        if "SCREENSHOT" in os.environ:
            page.screenshot(path=os.environ["SCREENSHOT"].replace(".png", "-in.png"))
        page.reload()
        page.get_by_placeholder("Ask about the records").wait_for()
        assert page.get_by_label("Password").count() == 0
        other = browser.new_context().new_page()
        other.goto(address)
        other.get_by_label("Password").first.wait_for()
