"""The pages that list records and show one, as Streamlit runs them, without a browser."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pytest
import streamlit
from filelock import FileLock
from pages import html_of
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from index.files.uploads import keep_upload, settle
from index.ingest import FileStatus
from index.store import Store
from ui import opening
from ui.links import text_version
from ui.texts import add as add_texts
from ui.texts import common
from ui.texts import reader as reader_texts
from ui.texts import records as texts

SYMBOL = "CAT-C-SR.1995"
APP = Path(opening.__file__).with_name("app.py")


@pytest.fixture
def open_page(monkeypatch, embedder):
    """Open a page on a store, with the query parameters of its address."""

    def opened(page: str, store: Path, **asked: object) -> AppTest:
        assistant = Assistant.open(store, embedder=embedder)
        monkeypatch.setattr(opening, "open_assistant", lambda: assistant)
        app = AppTest.from_file(APP, default_timeout=300).run()
        for name, value in asked.items():
            app.query_params[name.rstrip("_")] = str(value)
        app = app.switch_page(f"views/{page}.py").run()
        assert not app.exception
        return app

    return opened


def _texts(app: AppTest) -> str:
    kinds = app.markdown, app.caption, app.info, app.warning, app.error, app.success, app.title
    return "\n".join(element.value for kind in kinds for element in kind)


def _marked(app: AppTest, name: str) -> list[str]:
    return re.findall(rf"<mark[^>]*class='{name}'>(.*?)</mark>", html_of(app))


# Where there are no records ----------------------------------------------------------------------


@pytest.fixture
def app(monkeypatch):
    def opened(store):
        monkeypatch.setenv("ONTHERECORD_STORE", str(store))
        app = AppTest.from_file(APP, default_timeout=300).run()
        assert not app.exception
        return app

    streamlit.cache_resource.clear()
    yield opened
    streamlit.cache_resource.clear()


@pytest.mark.parametrize("made", [False, True])
def test_without_records_a_visit_begins_where_they_are_added_and_ask_leads_there(
    app, made, tmp_path, embedder
) -> None:
    if made:
        Store(tmp_path / "store", embedder, write=True).close()
    begun = app(tmp_path / "store")
    assert begun.title[0].value == add_texts.TITLE
    asking = begun.switch_page("views/ask.py").run()
    assert not asking.exception
    assert asking.title[0].value == common.NAME
    assert common.WELCOME in [one.value for one in asking.info]
    assert not asking.error
    (link,) = asking.get("page_link")
    assert link.proto.page == "add"


def test_with_records_a_visit_begins_with_a_question(app, sample_store) -> None:
    asking = app(sample_store)
    assert asking.title[0].value == common.NAME
    assert not asking.info


def test_a_record_taken_in_before_is_corrected_from_its_row(app, sample_store) -> None:
    listed = app(sample_store).switch_page("views/records.py").run()
    correcting = _button(listed, texts.CORRECT).click().run()  # The only record is the one chosen.
    assert not correcting.exception
    assert correcting.title[0].value == add_texts.TITLE
    assert add_texts.UNDERSTOOD in [one.value for one in correcting.subheader]


# The reader -------------------------------------------------------------------------------------


def test_a_link_opens_the_record_with_exactly_its_characters_marked(
    open_page, sample_store, sample_record
) -> None:
    start = sample_record.text.index("glass-walled rooms")
    version = text_version(sample_record.text)
    app = open_page(
        "reader", sample_store, record=SYMBOL, from_=start, to=start + 18, version=version
    )
    assert _marked(app, "cited") == ["glass-walled rooms"]
    assert not app.warning


def test_the_reader_leads_to_where_its_record_is_corrected(open_page, sample_store) -> None:
    app = open_page("reader", sample_store, record="CAT-C-SR.1995")
    links = {one.proto.label: one.proto for one in app.get("page_link")}
    assert "record=CAT-C-SR.1995" in links[reader_texts.CORRECT].query_string


def test_every_paragraph_stands_on_the_page_with_its_number_and_who_speaks(
    open_page, sample_store, sample_record
) -> None:
    shown = html_of(open_page("reader", sample_store, record=SYMBOL))
    assert [int(index) for index in re.findall(r"id='p-(\d+)'", shown)] == [
        paragraph.index for paragraph in sample_record.paragraphs
    ]
    assert shown.count("<section class='turn") == len(sample_record.turns)
    assert shown.count("<small>counted</small>") == sum(
        paragraph.number is not None for paragraph in sample_record.paragraphs
    )
    assert reader_texts.ALL_COUNTED in shown
    assert html.escape(reader_texts.REPORTED) in shown
    assert "[bookmark: _Hlk119483277]" in shown  # What was left out is told.


def test_every_paragraph_has_a_link_to_itself_a_citation_and_a_question(
    open_page, sample_store, sample_record
) -> None:
    shown = html_of(open_page("reader", sample_store, record=SYMBOL))
    for paragraph in sample_record.paragraphs:
        assert f"from={paragraph.start}&amp;to={paragraph.end}&amp;version=" in shown
    assert "<cite>CAT/C/SR.1995, para. 47 (counted)</cite>" in shown
    assert shown.count("href='./?question=") == len(sample_record.paragraphs)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"from_": 400, "to": 450, "version": "00000000"}, reader_texts.CHANGED),
        ({"from_": 450, "to": 400}, reader_texts.OUTSIDE),
        ({"from_": "x", "to": "²"}, reader_texts.OUTSIDE),
        ({"from_": 400}, reader_texts.OUTSIDE),
    ],
)
def test_a_link_that_does_not_hold_is_said_not_to_and_nothing_is_marked(
    open_page, sample_store, asked: dict[str, object], said: str
) -> None:
    app = open_page("reader", sample_store, record=SYMBOL, **asked)
    assert [warning.value for warning in app.warning] == [said]
    assert _marked(app, "cited") == []
    assert "Ms. Racu" in html_of(app)


def test_a_link_without_a_version_is_marked_and_said_to_be_unchecked(
    open_page, sample_store, sample_record
) -> None:
    app = open_page("reader", sample_store, record=SYMBOL, from_=400, to=410)
    assert [warning.value for warning in app.warning] == [reader_texts.UNCHECKED]
    assert "".join(_marked(app, "cited")) == sample_record.text[400:410]


def test_a_record_that_is_gone_and_no_record_at_all_are_said_plainly(
    open_page, sample_store
) -> None:
    assert "is not in this store" in _texts(open_page("reader", sample_store, record="A-1"))
    assert reader_texts.NO_RECORD in _texts(open_page("reader", sample_store))


def test_words_are_searched_within_the_record(open_page, sample_store) -> None:
    app = open_page("reader", sample_store, record=SYMBOL)
    app.text_input[0].input("Solitary Confinement").run()
    assert len(_marked(app, "found")) == 10
    app.text_input[0].input("kangaroo").run()
    assert reader_texts.NOT_FOUND in _texts(app)


# The records ------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path, sample_store) -> Path:
    """A copy of the sample store, to be changed."""
    return shutil.copytree(sample_store, tmp_path / "store")


def test_all_records_are_listed_with_what_is_known_of_them(open_page, sample_store) -> None:
    app = open_page("records", sample_store)
    row = app.dataframe[0].value.iloc[0]
    assert row["Symbol"] == "CAT/C/SR.1995"
    assert row["States"] == "Kazakhstan"
    assert (row["Turns"], row["Paragraphs"]) == (14, 52)
    assert (row["Form"], row["Language"], row["Version"]) == (
        "Summary record",
        "English",
        texts.ANSWERS,
    )
    assert texts.SHOWN_ONE in _texts(app)


def test_conditions_that_no_record_meets_are_said_to_be_too_narrow(open_page, sample_store) -> None:
    app = open_page("records", sample_store)
    app.text_input[0].input("giraffes").run()
    assert texts.NONE_SHOWN in _texts(app)
    assert texts.SHOWN.format(shown=0, total=1) in _texts(app)
    app.text_input[0].input("kaz sr.1995").run()
    assert len(app.dataframe) == 1


def test_an_empty_store_says_what_to_do(open_page, store, embedder) -> None:
    with Store(store, embedder, write=True) as opened:
        opened.remove(SYMBOL)
    app = open_page("records", store)
    assert texts.EMPTY in _texts(app)


def _button(app: AppTest, label: str):
    return next(button for button in app.button if button.label == label)


def test_deleting_asks_first_and_does_nothing_until_it_is_sure(open_page, store, embedder) -> None:
    app = open_page("records", store)  # The only record is the one chosen.
    _button(app, texts.DELETE).click().run()
    assert texts.DELETE_NO in [button.label for button in app.button]
    assert Assistant.open(store, embedder=embedder).records()
    _button(app, texts.DELETE_YES).click().run()
    assert not Assistant.open(store, embedder=embedder).records()
    assert "is out of the store" in _texts(app)
    assert texts.EMPTY in _texts(app)


def test_the_question_before_deleting_says_what_becomes_of_the_file(
    open_page, store, tmp_path, embedder
) -> None:
    app = open_page("records", store)
    _button(app, texts.DELETE).click().run()
    assert texts.DELETE_FILE["untouched"] in _texts(app)
    upload = keep_upload(
        tmp_path / "new", "kenya.txt", b"Mr. Odhiambo (Kenya) said that it rained."
    )
    with Store(tmp_path / "new", embedder, write=True) as opened:
        list(opened.add([upload]))
    settle(tmp_path / "new", upload, used=True)
    app = open_page("records", tmp_path / "new")
    _button(app, texts.DELETE).click().run()
    assert texts.DELETE_FILE["deleted"] in _texts(app)
    _button(app, texts.DELETE_YES).click().run()
    assert not upload.exists()


def test_a_second_writer_is_told_who_keeps_the_store_busy(open_page, store, embedder) -> None:
    app = open_page("records", store)  # The only record is the one chosen.
    _button(app, texts.DELETE).click().run()
    with FileLock(store / "writing.lock"):
        _button(app, texts.DELETE_YES).click().run()
    assert "another process is writing to the store" in _texts(app)
    assert Assistant.open(store, embedder=embedder).records()


def test_other_versions_of_a_record_are_listed_with_it(
    open_page, tmp_path, embedder, sample_path
) -> None:
    text = sample_path.read_text(encoding="utf-8")
    files = []
    for symbol in ("CAT/C/SR.900", "CAT/C/SR.900/Rev.1"):
        files.append(tmp_path / f"{len(files)}.txt")
        files[-1].write_text(f"United Nations\n\n{symbol}\n\n{text}{symbol}\n", encoding="utf-8")
    with Store(tmp_path / "store", embedder, write=True) as opened:
        outcomes = list(opened.add(files))
    assert {outcome.status for outcome in outcomes} == {FileStatus.ADDED}, outcomes
    app = open_page("records", tmp_path / "store")
    assert list(app.dataframe[0].value["Symbol"]) == ["CAT/C/SR.900/Rev.1"]
    app.toggle[0].set_value(True).run()
    assert set(app.dataframe[0].value["Version"]) == {texts.ANSWERS, texts.REPLACED}
    app.toggle[0].set_value(False).run()
    labels = [link.proto.label for link in app.get("page_link")]
    assert sum("CAT/C/SR.900" in label for label in labels) == 2
