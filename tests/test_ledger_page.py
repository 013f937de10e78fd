"""The page Ledger: points beside replies, chosen by expert, status and words; across records."""

from importlib import resources
from pathlib import Path

import pytest
from pages import html_of
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.ledger import Status
from index.errors import UnknownRecordError
from index.store import Store
from ui.ledgers.points import points_html
from ui.texts import ledger as texts

pytestmark = pytest.mark.usefixtures("page_resources")

PAGE = Path(str(resources.files("ui"))) / "views/ledger.py"


@pytest.fixture
def page(monkeypatch, sample_store):
    monkeypatch.setenv("ONTHERECORD_STORE", str(sample_store))
    return AppTest.from_file(str(PAGE), default_timeout=300).run()


def test_points_stand_beside_their_replies_and_both_open_in_the_reader(page):
    assert not page.exception, page.exception
    shown = html_of(page)
    assert shown.count("<tr>") > 20
    assert "reader?record=CAT-C-SR.1995&amp;from=" in shown
    assert "Country Rapporteur" in shown


def test_an_expert_and_words_choose_the_points(page):
    expert = next(one for one in page.selectbox if one.label == texts.EXPERT)
    expert.select("Mr. Iscan").run()
    shown = html_of(page)
    assert "Mr. Iscan" in shown
    assert "Ms. Racu" not in shown
    page.text_input[0].input("volcanoes").run()
    assert texts.NONE_SHOWN in [one.value for one in page.info]


def test_a_status_chooses_the_points(page):
    status = next(one for one in page.selectbox if one.label == texts.STATUS)
    status.select(Status.DEFERRED).run()
    assert not page.exception
    assert "class='status deferred'" in html_of(page)
    assert "class='status no-reply'" not in html_of(page)


def test_that_the_next_meeting_is_not_loaded_is_said(page):
    assert any("No later meeting" in one.value for one in page.info)


@pytest.mark.parametrize("view", [texts.ACROSS, texts.COMMITMENTS])
def test_the_other_views_are_drawn_and_reading_stops_and_goes_on(page, sample_store, view):
    page.segmented_control[0].select(view).run()
    assert not page.exception, page.exception
    if view == texts.ACROSS:
        assert page.dataframe[0].value[texts.POINTS].sum() > 40
        # Stopped before the first record was read, as the button does while the page reads.
        page.session_state["ledgers-stopped"] = Assistant.open(sample_store).revision, 0
        page.run()
        assert texts.STOPPED.format(done=0, total=1) in [one.value for one in page.warning]
        assert not page.dataframe
        next(one for one in page.button if one.label == texts.GO_ON).click().run()
        assert page.dataframe[0].value[texts.POINTS].sum() > 40
    else:
        assert any("He would raise the issue" in one.value for one in page.markdown)


def is_gone(*_):
    raise UnknownRecordError("It is not in the store, or not any more.")


@pytest.mark.parametrize(
    ("taken_out", "told"),
    [
        ("ledger", lambda page: texts.EMPTY in [one.value for one in page.info]),
        ("record", lambda page: "Country Rapporteur" in html_of(page)),
        (
            "judge_ledger",
            lambda page: texts.TAKEN_OUT in [one.value for one in page.warning],
        ),
    ],
)
def test_a_record_that_is_taken_out_while_the_page_is_drawn_stops_nothing(
    monkeypatch, page, taken_out, told
):
    monkeypatch.setattr(Assistant, taken_out, is_gone)
    if taken_out == "judge_ledger":
        monkeypatch.setattr(Assistant, "judge_name", "a model")
        page.run()
        next(one for one in page.button if one.help == texts.JUDGE_HELP).click()
    page.query_params.clear()
    page.run()
    assert not page.exception, page.exception
    assert told(page)


def test_a_store_without_questions_says_so_and_leads_to_add(monkeypatch, tmp_path, embedder):
    with Store(tmp_path / "store", embedder, write=True):
        pass
    monkeypatch.setenv("ONTHERECORD_STORE", str(tmp_path / "store"))
    shown = AppTest.from_file(str(PAGE), default_timeout=300).run()
    assert not shown.exception, shown.exception
    assert texts.EMPTY in [one.value for one in shown.info]


def test_words_of_a_record_are_text_in_the_table(sample_store, embedder):
    from dataclasses import replace

    entry = Assistant.open(sample_store, embedder=embedder).ledger("CAT-C-SR.1995").entries[0]
    evil = replace(entry, source=replace(entry.source, text="<script>alert(1)</script>"))
    assert "<script>" not in points_html([evil], {})
