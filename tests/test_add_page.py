"""The page on which records are added, by Streamlit's own test driver, on real small stores."""

import shutil
import threading
import zipfile
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from index import ingest
from index.files.uploads import keep_upload
from index.records import Side
from index.storage.catalog import Catalog
from index.store import Store
from ui.adding.intake import at_this_machine, open_intake
from ui.markup import escape_label
from ui.texts import add as texts

pytestmark = pytest.mark.usefixtures("page_resources")

PAGE = Path(str(resources.files("ui"))) / "views/add.py"
KENYA = b"Mr. Odhiambo (Kenya) said that giraffes were protected by <b>law</b>.\n"


@pytest.fixture
def store(tmp_path, monkeypatch):
    folder = tmp_path / "store"
    monkeypatch.setenv("ONTHERECORD_STORE", str(folder))
    yield folder
    run = open_intake().latest
    if run is not None:
        run.wait(300)


def opened():
    return AppTest.from_file(str(PAGE), default_timeout=300).run()


def finished(page):
    assert not page.exception, page.exception
    open_intake().latest.wait(300)
    page.run()
    assert not page.exception, page.exception
    return page


def shown(page):
    kinds = (page.markdown, page.caption, page.error, page.warning, page.info, page.success)
    return "\n".join(element.value for kind in kinds for element in kind)


def button(page, label):
    return next(one for one in page.button if one.label == label)


def upload(page, *files):
    page.file_uploader[0].set_value(list(files))
    button(page, texts.UPLOAD_BUTTON).click().run()
    return finished(page)


def field(page, label):
    kinds = (page.text_input, page.number_input, page.multiselect, page.selectbox)
    return next(one for kind in kinds for one in kind if one.label == label)


def test_a_first_file_makes_the_store_and_is_shown_as_understood_and_corrected(store):
    page = opened()
    assert texts.NO_STORE in shown(page)
    upload(page, ("../kenya.txt", KENYA, "text/plain"), ("picture.txt", b"\x89PNG\r\n", ""))
    told = shown(page)
    assert "1 of 2 files are in the store" in told
    assert "**kenya.txt**" in told
    assert "1 turn, 1 paragraph, 1 passage" in told
    assert "not taken in] **picture.txt**" in told
    assert "this is a picture" in told
    assert "| State | Mr. Odhiambo" in told
    assert list((store / "uploads").glob("*/kenya.txt"))
    field(page, texts.DATE).set_value("3 May 2023")
    button(page, texts.SAVE).click().run()
    assert "is no date" in shown(page)
    field(page, texts.DATE).set_value("2023-05-03")
    field(page, texts.STATES).set_value(["KEN"])
    button(page, texts.SAVE).click().run()
    finished(page)
    assert "read again" in shown(page)
    assert field(page, texts.DATE).value == "2023-05-03"
    (written,) = (store / "uploads").glob("*/kenya.metadata.toml")
    assert written.read_text() == 'states = ["KEN"]\ndate = "2023-05-03"\n'


@pytest.mark.usefixtures("store")
def test_a_record_in_an_archive_is_shown_and_why_it_is_not_corrected(tmp_path):
    archive = tmp_path / "2023.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("kenya.txt", KENYA)
        packed.writestr("chad.txt", "Mr. Abakar (Chad) said that wells had been dug.\n")
    page = upload(opened(), ("2023.zip", archive.read_bytes(), "application/zip"))
    told = shown(page)
    assert "All 2 files are in the store" in told
    assert escape_label("2023.zip › kenya.txt") in told
    assert "lies in an archive" in told
    assert texts.RECORD_TITLE not in [one.label for one in page.text_input]


@pytest.mark.usefixtures("store")
def test_a_folder_of_this_machine_is_taken_in_where_that_is_allowed(tmp_path, monkeypatch):
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "kenya.txt").write_bytes(KENYA)
    page = opened()
    assert texts.FOLDERS_ELSEWHERE in shown(page)
    monkeypatch.setattr("ui.adding.choosing.folders_allowed", lambda: True)
    page.run()
    field(page, texts.FOLDER).set_value(str(tmp_path / "nowhere"))
    button(page, texts.FOLDER_BUTTON).click().run()
    assert "is no folder of this machine" in shown(page)
    field(page, texts.FOLDER).set_value(str(tmp_path / "records"))
    button(page, texts.FOLDER_BUTTON).click().run()
    assert texts.DONE_ONE in shown(finished(page))
    assert button(page, texts.ASK_NOW)


def test_uploads_left_by_a_run_that_another_writer_kept_out_are_offered_again(store, embedder):
    page = opened()
    with Store(store, embedder, write=True):
        page = upload(page, ("kenya.txt", KENYA, "text/plain"))
    assert "another process is writing" in shown(page)
    assert "has not been taken in yet: kenya.txt" in shown(page)
    page.button(key="take_waiting").click().run()
    assert texts.DONE_ONE in shown(finished(page))
    assert "not been taken in yet" not in shown(page)


@pytest.mark.usefixtures("store")
def test_a_metadata_file_goes_with_its_record_or_is_named():
    page = upload(
        opened(),
        ("kenya.txt", KENYA, "text/plain"),
        ("kenya.metadata.toml", b'title = "Giraffes"', ""),
        ("other.metadata.toml", b'title = "Nothing"', ""),
    )
    assert field(page, texts.RECORD_TITLE).value == "Giraffes"
    assert "**other.metadata.toml** describes no file" in shown(page)


def test_the_sample_is_offered_to_an_empty_store_and_not_changed(store, sample_store):
    shutil.copytree(sample_store, store)
    page = opened()
    assert texts.SAMPLE_BUTTON not in [one.label for one in page.button]
    page.query_params["record"] = "CAT-C-SR.1995"
    page.run()
    assert texts.OF_INSTALLATION in shown(page)
    assert "they were counted" in shown(page)


@pytest.mark.parametrize(
    ("address", "headers", "allowed"),
    [
        ("127.0.0.1", {"Host": "localhost:8501"}, True),
        ("127.0.0.1", {"host": "127.0.0.1:8501"}, True),
        ("::1", {"Host": "[::1]:8501"}, True),
        ("localhost", {"Host": "LOCALHOST"}, True),
        ("192.168.1.7", {"Host": "localhost:8501"}, False),
        (None, {"Host": "localhost:8501"}, False),
        ("127.0.0.1", {"Host": "records.example.org"}, False),
        ("127.0.0.1", {"Host": "localhost:8501", "X-Forwarded-For": "10.0.0.9"}, False),
        ("127.0.0.1", {}, False),
    ],
)
def test_folders_are_for_people_at_the_machine(address, headers, allowed):
    assert at_this_machine(address, headers) is allowed


@contextmanager
def at_work(intake, tmp_path):
    """A run of somebody else's that goes on until it is let go on."""
    go_on, reached = threading.Event(), threading.Event()
    slow = tmp_path / "slow.txt"
    slow.write_text("Mr. Abakar (Chad) said that wells had been dug.\n")
    read = ingest.read_source

    def read_slowly(source):
        if source == str(slow):
            reached.set()
            go_on.wait(300)
        return read(source)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest, "read_source", read_slowly)
        intake.begin([slow])
        reached.wait(300)
        try:
            yield
        finally:
            go_on.set()
            intake.latest.wait(300)


def test_an_upload_sent_while_another_run_goes_on_is_taken_in_behind_it(store, tmp_path):
    page = opened()
    with at_work(open_intake(), tmp_path):
        page.file_uploader[0].set_value([("kenya.txt", KENYA, "text/plain")])
        button(page, texts.UPLOAD_BUTTON).click().run()
        assert not page.exception
        assert texts.RUNNING.format(done=0, total=2) in page.get("progress")[0].proto.text
        assert not finished_ids(store)
    told = shown(finished(page))
    assert "**kenya.txt**" in told
    assert "**kenya" in told
    assert finished_ids(store) == {"slow", "kenya"}


@pytest.mark.usefixtures("store")
def test_a_correction_sent_while_another_run_goes_on_is_taken_up_behind_it(tmp_path):
    page = upload(opened(), ("kenya.txt", KENYA, "text/plain"))
    field(page, texts.RECORD_TITLE).set_value("Giraffes")
    with at_work(open_intake(), tmp_path):
        button(page, texts.SAVE).click().run()
        assert not page.exception
    finished(page)
    assert field(page, texts.RECORD_TITLE).value == "Giraffes"
    assert "**kenya · Giraffes**" in shown(page) or "Giraffes" in str(page.selectbox[0].options)


@pytest.mark.usefixtures("store")
def test_the_record_that_is_looked_at_stays_while_others_take_files_in(tmp_path):
    upload(opened(), ("kenya.txt", KENYA, "text/plain"))
    page = opened()  # Another person, who looks at the same record.
    with at_work(open_intake(), tmp_path):
        page.run()
        assert "**kenya**" in shown(page)
    finished(page)
    assert field(page, texts.CHOOSE).options == ["kenya", "slow"]
    field(page, texts.RECORD_TITLE).set_value("Giraffes")
    button(page, texts.SAVE).click().run()
    finished(page)
    assert field(page, texts.RECORD_TITLE).value == "Giraffes"


def test_what_others_corrected_meanwhile_is_kept_and_said(store):
    upload(opened(), ("kenya.txt", KENYA, "text/plain"))
    mine, theirs = opened(), opened()
    field(theirs, texts.RECORD_TITLE).set_value("Giraffes")
    button(theirs, texts.SAVE).click().run()
    finished(theirs)
    field(mine, texts.DATE).set_value("2023-05")
    button(mine, texts.SAVE).click().run()
    finished(mine)
    assert texts.KEPT_OF_OTHERS.format(fields="Title **Giraffes**") in shown(mine)
    assert field(mine, texts.RECORD_TITLE).value == "Giraffes"
    assert field(mine, texts.DATE).value == "2023-05"
    (written,) = (store / "uploads").glob("*/kenya.metadata.toml")
    assert written.read_text() == 'title = "Giraffes"\ndate = "2023-05"\n'


def test_a_field_that_another_person_corrected_is_not_overwritten_unasked(store):
    upload(opened(), ("kenya.txt", KENYA, "text/plain"))
    mine, theirs = opened(), opened()
    field(theirs, texts.RECORD_TITLE).set_value("Giraffes")
    field(theirs, texts.SESSION).set_value("Third session")
    button(theirs, texts.SAVE).click().run()
    finished(theirs)
    (written,) = (store / "uploads").glob("*/kenya.metadata.toml")
    field(mine, texts.RECORD_TITLE).set_value("Wells")
    button(mine, texts.SAVE).click().run()
    assert texts.CHANGED_TWICE.format(fields="Title **Giraffes**") in shown(mine)
    assert 'title = "Giraffes"' in written.read_text()
    assert field(mine, texts.RECORD_TITLE).value == "Wells"
    button(mine, texts.SAVE).click().run()
    finished(mine)
    assert written.read_text() == 'title = "Wells"\nsession = "Third session"\n'


@pytest.mark.usefixtures("store")
def test_a_page_drawn_anew_says_what_others_corrected_since():
    upload(opened(), ("kenya.txt", KENYA, "text/plain"))
    mine, theirs = opened(), opened()
    field(theirs, texts.RECORD_TITLE).set_value("Giraffes")
    button(theirs, texts.SAVE).click().run()
    finished(theirs)
    mine.run()
    assert texts.CHANGED_SINCE.format(fields="Title **Giraffes**") in shown(mine)


def finished_ids(store):
    return {one.id for one in Catalog(store).records()} if store.exists() else set()


def test_waiting_uploads_are_discarded_only_after_a_question(store):
    waiting = keep_upload(store, "kenya.txt", KENYA)
    page = opened()
    page.button(key="discard_waiting").click().run()
    assert "kenya.txt" in shown(page)
    assert waiting.exists()
    page.button(key="discard_no").click().run()
    assert waiting.exists()
    page.button(key="discard_waiting").click().run()
    later = keep_upload(store, "chad.txt", b"Mr. Abakar (Chad) said that wells had been dug.")
    page.button(key="discard_yes").click().run()
    assert not page.exception
    assert not waiting.exists()
    assert later.exists()


def test_a_corrected_speaker_and_number_reach_the_citation(store, embedder):
    text = (
        b"Consideration of the report of Kenya\n"
        b"Mr. Odhiambo said that giraffes were protected by law.\n"
        b"Ms. Racu (Country Rapporteur) asked how many lions there were.\n"
    )
    page = upload(opened(), ("kenya.txt", text, "text/plain"))
    field(page, texts.CORRECT_SPEAKERS).set_value(["Mr. Odhiambo"]).run()
    field(page, texts.SIDE_OF.format(name="Mr. Odhiambo")).set_value(Side.STATE)
    field(page, texts.STATE_OF.format(name="Mr. Odhiambo")).set_value("KEN")
    field(page, texts.FIRST_PARAGRAPH).set_value(41)
    button(page, texts.SAVE).click().run()
    finished(page)
    assert "| State | Mr. Odhiambo" in shown(page)
    assert "Paragraphs 41 to 42" in shown(page)
    (written,) = (store / "uploads").glob("*/kenya.metadata.toml")
    assert written.read_text() == (
        'first_paragraph = 41\n\n[speakers."Mr. Odhiambo"]\nstate = "KEN"\nside = "state"\n'
    )
    assistant = Assistant.open(store, embedder=embedder)
    answer = assistant.ask("What was said about giraffes?", side="state", states=["KEN"])
    (citation, *_) = answer.citations
    assert (citation.speaker, citation.side, citation.state) == ("Mr. Odhiambo", "state", "KEN")
    assert citation.paragraph == 41
    field(page, texts.CORRECT_SPEAKERS).set_value(["Mr. Odhiambo"]).run()
    undo = texts.AS_PRINTED.format(name="Mr. Odhiambo")
    next(one for one in page.checkbox if one.label == undo).set_value(True)
    button(page, texts.SAVE).click().run()
    finished(page)
    assert written.read_text() == "first_paragraph = 41\n"
    assert "| State | Mr. Odhiambo" not in shown(page)


def test_whose_words_a_speech_is_can_be_said_and_taken_back(store, embedder):
    text = b"We are meeting at a difficult time. Giraffes are protected by our law.\n"
    page = upload(opened(), ("speech.txt", text, "text/plain"))
    field(page, texts.STATE_OF.format(name=texts.NOBODY_NAMED)).set_value("KEN")
    field(page, texts.NAME_OF.format(name=texts.NOBODY_NAMED)).set_value("Mr. Odhiambo")
    button(page, texts.SAVE).click().run()
    finished(page)
    assert "| State | Mr. Odhiambo" in shown(page)
    answer = Assistant.open(store, embedder=embedder).ask("What did Kenya say about giraffes?")
    assert [one.speaker for one in answer.citations] == ["Mr. Odhiambo"]
    (written,) = (store / "uploads").glob("*/speech.metadata.toml")
    assert written.read_text() == '[speakers.""]\nname = "Mr. Odhiambo"\nstate = "KEN"\n'
    field(page, texts.CORRECT_SPEAKERS).set_value(["Mr. Odhiambo"]).run()
    undo = texts.AS_PRINTED.format(name="Mr. Odhiambo")
    next(one for one in page.checkbox if one.label == undo).set_value(True)
    button(page, texts.SAVE).click().run()
    finished(page)
    assert "Mr. Odhiambo" not in shown(page)
    assert not written.exists()


def test_a_colleagues_correction_of_another_speaker_is_kept(store):
    text = b"Mr. Odhiambo said that it rained.\nMs. Racu (Rapporteur) asked how much.\n"
    upload(opened(), ("kenya.txt", text, "text/plain"))
    mine, theirs = opened(), opened()
    for page, name in ((theirs, "Ms. Racu"), (mine, "Mr. Odhiambo")):
        field(page, texts.CORRECT_SPEAKERS).set_value([name]).run()
    for page, name in ((theirs, "Ms. Racu"), (mine, "Mr. Odhiambo")):
        field(page, texts.ROLE_OF.format(name=name)).set_value("Minister")
        button(page, texts.SAVE).click().run()
        finished(page)
    assert texts.KEPT_OF_OTHERS.format(fields="Role of Ms. Racu **Minister**") in shown(mine)
    (written,) = (store / "uploads").glob("*/kenya.metadata.toml")
    assert written.read_text().count('role = "Minister"') == 2


def test_a_bad_metadata_file_is_told_beside_its_record(store):
    page = upload(opened(), ("kenya.txt", KENYA, "text/plain"))
    (kept,) = (store / "uploads").glob("*/kenya.txt")
    kept.with_name("kenya.metadata.toml").write_text("meeting = 0\n")
    page.run()
    assert not page.exception
    assert "is no number of a meeting" in shown(page)
