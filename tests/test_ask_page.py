"""The page on which questions are asked, run by Streamlit's own tester on the sample store."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ui.pages import ask as ask_page

PAGE = Path(ask_page.__file__)
QUESTION = "What did Kazakhstan say about video recording?"


@pytest.fixture(scope="module")
def store(tmp_path_factory, sample_store):
    return shutil.copytree(sample_store, tmp_path_factory.mktemp("asking") / "store")


@pytest.fixture
def page(store, monkeypatch):
    monkeypatch.setenv("ONTHERECORD_STORE", str(store))
    return AppTest.from_file(PAGE, default_timeout=120)


def ask(page, question):
    return page.chat_input[0].set_value(question).run()


def shown(page):
    """Return the HTML of the page: questions, statements, citations."""
    return "\n".join(one.proto.body for one in page.get("html"))


def press(page, label):
    return next(button for button in page.button if label in button.label).click().run()


def test_a_question_is_answered_with_citations_that_open(page):
    page.run()
    ask(page, QUESTION)
    assert not page.exception
    html = shown(page)
    assert "glass-walled rooms" in html
    assert 'popovertarget="' in html
    assert "<mark>" in html
    assert 'href="reader?record=CAT-C-SR.1995&amp;from=' in html
    assert any("The delegation of Kazakhstan" in one.value for one in page.caption)
