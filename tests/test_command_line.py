"""The command line: what it prints, where, and how it ends."""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from index.storage.database import FILE_NAME
from index.store import Store
from ui import cli

ASKED = "What did Kazakhstan say about video recording?"
SILENT = "What did Kazakhstan say about climate change?"
KENYA = "Mr. Odhiambo (Kenya) said that bail was rare.\n"
OBEYED = "\x1b]0;owned\x07"
"""A terminal that obeys it changes the title of its window."""


@pytest.fixture
def store(tmp_path, sample_store):
    """A copy of the sample store, to be written to."""
    return shutil.copytree(sample_store, tmp_path / "copy")


@pytest.fixture
def empty_store(tmp_path, embedder):
    Store(tmp_path / "empty", embedder, write=True).close()
    return tmp_path / "empty"


@pytest.fixture(scope="module")
def two_records(tmp_path_factory, sample_store, embedder):
    """The sample record, of 2023, and one of Kenya, of 2024. Only to be read."""
    folder = tmp_path_factory.mktemp("two")
    (folder / "kenya.txt").write_text(KENYA)
    (folder / "kenya.metadata.toml").write_text('states = ["Kenya"]\ndate = "2024-05-03"\n')
    place = shutil.copytree(sample_store, folder / "store")
    with Store(place, embedder, write=True) as opened:
        assert [outcome.record_id for outcome in opened.add([folder / "kenya.txt"])]
    return place


# ask -------------------------------------------------------------------------------------------


def test_an_answer_is_json_on_standard_output_and_status_0(run, sample_store, sample_record):
    status, out, _ = run("ask", ASKED, "--json", "--store", sample_store)
    answer = json.loads(out)
    assert status == 0
    assert answer["abstained"] is False
    assert {citation["side"] for citation in answer["citations"]} == {"state"}
    fields = "number record_id symbol title paragraph paragraph_printed speaker role state side"
    for citation in answer["citations"]:
        assert set(f"{fields} text start end".split()) <= set(citation)
        assert sample_record.text[citation["start"] : citation["end"]] == citation["text"]


def test_every_statement_of_an_answer_in_json_cites_a_citation(run, sample_store):
    answer = json.loads(run("ask", ASKED, "--json", "--store", sample_store)[1])
    numbers = {citation["number"] for citation in answer["citations"]}
    assert answer["statements"]
    for statement in answer["statements"]:
        assert statement["text"]
        assert statement["citations"]
        assert set(statement["citations"]) <= numbers
    assert all(f"[{number}]" in answer["text"].replace("\\", "") for number in numbers)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What did the delegation of Uzbekistan say about video recording?", "state_not_loaded"),
        (SILENT, "not_found"),
    ],
)
def test_silence_is_status_3_with_its_reason(run, sample_store, question, reason):
    status, out, _ = run("ask", question, "--json", "--store", sample_store)
    answer = json.loads(out)
    assert status == 3
    assert (answer["abstained"], answer["reason"]) == (True, reason)
    assert answer["message"]
    assert answer["citations"] == answer["statements"] == []
    assert isinstance(answer["nearest"], list)


def test_an_answer_in_words_names_who_and_where(run, sample_store):
    status, out, _ = run("ask", ASKED, "--store", sample_store)
    assert status == 0
    assert "The record reports:" in out
    assert "A representative of Kazakhstan" in out
    assert "CAT/C/SR.1995, para. 47 (counted)" in out


def test_silence_in_words_shows_near_passages_as_no_more_than_that(run, sample_store):
    asked = "What did Mr. Rogov say about solitary confinement?"
    nearest = json.loads(run("ask", asked, "--json", "--store", sample_store)[1])["nearest"]
    status, out, _ = run("ask", asked, "--store", sample_store)
    assert status == 3
    assert "No answer." in out
    assert "The record reports:" not in out
    assert nearest
    assert out.count("near:") == len(nearest)


@pytest.mark.parametrize("question", ["", " ", "\x1b\x07", "a" * 10_000, "bail " * 2_000])
def test_what_is_no_question_is_a_usage_error(run, sample_store, question):
    status, out, err = run("ask", question, "--store", sample_store)
    assert status == 2
    assert out == ""
    assert "Error:" in err
    assert "Ask" in err


@pytest.mark.parametrize(
    ("question", "expected"),
    [("torture", 0), ("zebra", 3), ("What\x00 did Kazakhstan\x1b say about video recording?", 0)],
)
def test_one_word_and_stray_control_characters_are_questions(run, sample_store, question, expected):
    status, out, _ = run("ask", question, "--store", sample_store)
    assert status == expected
    assert not {"\x00", "\x1b"} & set(out)


# Usage and settings ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", [("ask",), ("nonsense",), ("ask", ASKED, "--nonsense"), ("add",)]
)
def test_wrong_usage_is_status_2(run, arguments):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err


@pytest.mark.parametrize(
    "command",
    [("ask", ASKED), ("records",), ("check",), ("check", "--rebuild"), ("search", "bail")]
    + [("remove", "CAT-C-SR.1995")],
)
@pytest.mark.parametrize("exists", [False, True])
def test_a_folder_without_a_store_is_left_as_it_is(run, tmp_path, command, exists):
    folder = tmp_path / "elsewhere"
    if exists:
        folder.mkdir()
    status, out, err = run(*command, "--store", folder)
    assert (status, out) == (1, "")
    assert "elsewhere" in err
    assert "ontherecord add" in err
    assert folder.exists() == exists
    assert not exists or not list(folder.iterdir())


def test_the_environment_names_the_store_and_the_option_wins(
    run, monkeypatch, tmp_path, sample_store
):
    monkeypatch.setenv("ONTHERECORD_STORE", str(sample_store))
    assert "CAT-C-SR.1995" in run("records")[1]
    assert run("records", "--store", tmp_path / "nowhere")[0] == 1
    monkeypatch.setenv("ONTHERECORD_STORE", str(tmp_path / "nowhere"))
    assert run("ask", ASKED)[0] == 1
    assert run("ask", ASKED, "--store", sample_store)[0] == 0


def test_a_setting_that_cannot_be_is_named_with_its_value(run, monkeypatch, sample_store):
    monkeypatch.setenv("ONTHERECORD_PASSAGE_TOKENS", "many")
    status, _, err = run("ask", ASKED, "--store", sample_store)
    assert status == 1
    assert "ONTHERECORD_PASSAGE_TOKENS=many" in err
    assert ".env" in err


# add, records, remove, check -------------------------------------------------------------------


def test_add_reports_every_file_and_fails_for_the_bad_one_alone(run, tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    (files / "bad.txt").write_bytes(rb"{\rtf1\ansi Bail was rare.}")
    (files / "good.txt").write_text(KENYA)
    status, out, err = run("add", files, tmp_path / "lost.txt", "--store", tmp_path / "new")
    assert status == 1
    assert "good.txt as good (1 turn, 1 paragraph, 1 passage)" in out
    assert "bad.txt" not in out
    assert "bad.txt: this is an RTF document, which cannot be read" in err
    assert "save it as .docx" in err
    assert "lost.txt" in err
    assert "Check the path" in err
    assert "1 of 3 files" in err
    assert "good" in run("records", "--store", tmp_path / "new")[1]


def test_adding_again_changes_nothing_and_says_so(run, store, sample_path):
    status, out, _ = run("add", sample_path, "--store", store)
    assert status == 0
    assert out.startswith("unchanged ")
    assert "kazakhstan-first-meeting.txt" in out


def test_add_in_json_holds_the_outcome_of_every_file(run, tmp_path):
    (tmp_path / "good.txt").write_text(KENYA)
    (tmp_path / "bad.txt").write_bytes(b"")
    arguments = ("add", "bad.txt", "good.txt", "--store", tmp_path / "new", "--json")
    status, out, _ = run(*arguments)
    assert status == 1
    failed, added = json.loads(out)
    assert (failed["status"], added["status"]) == ("failed", "added")
    assert "empty" in failed["message"]
    assert added["record_id"] == "good"


def test_a_folder_without_files_is_named(run, tmp_path):
    (tmp_path / "hollow").mkdir()
    status, _, err = run("add", "hollow", "--store", tmp_path / "new")
    assert status == 2
    assert "hollow" in err
    assert not (tmp_path / "new").exists()


def test_a_folder_that_holds_the_store_is_added_without_the_store(run, tmp_path):
    (tmp_path / "good.txt").write_text(KENYA)
    for expected in ("added", "unchanged"):
        status, out, _ = run("add", ".", "--json")
        assert status == 0
        assert [outcome["status"] for outcome in json.loads(out)] == [expected]
    assert (tmp_path / "store").is_dir()


def test_records_are_listed_in_words_and_as_json(run, sample_store):
    status, out, _ = run("records", "--store", sample_store, "--json")
    (record,) = json.loads(out)
    assert status == 0
    assert (record["id"], record["symbol"]) == ("CAT-C-SR.1995", "CAT/C/SR.1995")
    assert (record["states"], record["date"]) == (["KAZ"], "2023")
    assert (record["turns"], record["paragraphs"]) == (14, 52)
    out = run("records", "--store", sample_store)[1]
    for cell in ("CAT-C-SR.1995", "Committee against Torture", "KAZ", "2023", "14", "52"):
        assert cell in out


@pytest.mark.parametrize("length", [13, 120])
def test_the_list_never_cuts_an_id_or_a_number(run, monkeypatch, tmp_path, length):
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / f"{'m' * length}.txt").write_text(KENYA * 321)
    run("add", f"{'m' * length}.txt", "--store", tmp_path / "new")
    _, out, err = run("records", "--store", tmp_path / "new")
    first, second = out.splitlines()
    assert first.split(" · ")[0] == "m" * length
    assert second.endswith(" 321 paragraphs")
    assert err == "1 record\n"


def test_an_empty_store_says_how_to_fill_it(run, empty_store):
    status, out, _ = run("records", "--store", empty_store)
    assert status == 0
    assert "ontherecord add" in out
    assert json.loads(run("records", "--json", "--store", empty_store)[1]) == []
    status, out, _ = run("ask", ASKED, "--json", "--store", empty_store)
    assert (status, json.loads(out)["reason"]) == (3, "no_records")


def test_a_removed_record_is_gone_its_file_stays_and_an_unknown_one_is_named(
    run, store, sample_path
):
    (store / "ledgers").mkdir(exist_ok=True)
    with gzip.open(store / "ledgers" / "kept.json.gz", "wb") as kept:
        kept.write(b'{"record_id":"CAT-C-SR.1995"}')
    status, out, _ = run("remove", "CAT-C-SR.1995", "--store", store)
    assert status == 0
    assert not [*(store / "ledgers").iterdir()], "words of it are still there"
    assert "CAT-C-SR.1995 is out of the store" in out
    assert sample_path.is_file()
    assert json.loads(run("records", "--json", "--store", store)[1]) == []
    assert run("check", "--store", store)[0] == 0
    status, _, err = run("remove", "CAT-C-SR.1995", "--store", store)
    assert status == 1
    assert "CAT-C-SR.1995" in err


def test_check_finds_missing_vectors_and_rebuild_makes_them(run, tmp_path, sample_store):
    without = shutil.ignore_patterns("vectors")
    copy = shutil.copytree(sample_store, tmp_path / "copy", ignore=without)
    status, out, _ = run("check", "--store", copy)
    assert status == 1
    assert "broken vectors: 95 are missing" in out
    assert "ontherecord check --rebuild" in out
    status, out, err = run("check", "--rebuild", "--json", "--store", copy)
    assert status == 0
    findings = json.loads(out)
    assert findings
    assert all(finding["sound"] for finding in findings)
    assert "95 vectors made" in err
    status, out, _ = run("check", "--store", copy)
    assert (status, "broken" in out) == (0, False)


# search ----------------------------------------------------------------------------------------


def _found(run, store, *options):
    status, out, _ = run("search", "bail recordings", *options, "--json", "--store", store)
    assert status == 0
    return json.loads(out)


@pytest.mark.parametrize(
    ("options", "field", "values"),
    [
        (["--side", "committee"], "side", {"committee"}),
        (["--side", "state"], "side", {"state"}),
        (["--speaker", "RACU"], "speaker", {"Ms. Racu"}),
        (["--speaker", "racu", "--speaker", "Ms. Pūce"], "speaker", {"Ms. Racu", "Ms. Pūce"}),
        (["--state", "Kenya"], "record_id", {"kenya"}),
        (["--state", "KAZ"], "record_id", {"CAT-C-SR.1995"}),
        (["--record", "kenya"], "record_id", {"kenya"}),
        (["--from", "2024"], "record_id", {"kenya"}),
        (["--to", "2024-05-02"], "record_id", {"CAT-C-SR.1995"}),
        (["--from", "2023", "--to", "2024-05"], "record_id", {"CAT-C-SR.1995", "kenya"}),
    ],
)
def test_a_search_keeps_to_its_conditions(run, two_records, options, field, values):
    assert {hit[field] for hit in _found(run, two_records, *options, "-k", "60")} == values


@pytest.mark.parametrize(
    ("options", "sides"),
    [((), {"state"}), (("--side", "committee"), {"committee"})],
)
def test_conditions_take_the_place_of_what_is_understood(run, sample_store, options, sides):
    question = "What did Kazakhstan say about solitary confinement?"
    status, out, _ = run("ask", question, *options, "--json", "--store", sample_store)
    assert status == 0
    assert {citation["side"] for citation in json.loads(out)["citations"]} == sides


def test_a_question_to_an_unknown_record_is_no_silence(run, sample_store):
    status, out, err = run("ask", "bail", "--record", "CAT/C/SR.1959", "--store", sample_store)
    assert (status, out) == (1, "")
    assert "'CAT/C/SR.1959' is not in the store" in err
    assert "Did you mean CAT-C-SR.1995?" in err


def test_hits_in_json_are_ranked_and_exact_to_the_character(run, two_records, sample_record):
    hits = _found(run, two_records, "--record", "CAT/C/SR.1995", "-k", "4")
    assert [hit["rank"] for hit in hits] == [1, 2, 3, 4]
    for hit in hits:
        assert sample_record.text[hit["start"] : hit["end"]] == hit["text"]


def test_hits_in_words_name_who_and_where(run, two_records):
    status, out, _ = run("search", "bail", "--state", "Kenya", "--store", two_records)
    assert status == 0
    assert "1. Mr. Odhiambo (Kenya) · kenya" in out
    assert KENYA.strip() in out


def test_a_search_that_finds_nothing_says_so(run, sample_store):
    status, out, _ = run("search", "bail", "--from", "2030", "--store", sample_store)
    assert status == 0
    assert "No passage meets the conditions" in out
    assert _found(run, sample_store, "--from", "2030") == []


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["bail", "--side", "left"], "committee"),
        (["bail", "--state", "Atlantis"], "ISO"),
        (["bail", "--from", "yesterday"], "2023-05-03"),
        (["bail", "--to", "2023-13"], "2023-05-03"),
        (["bail", "--to", "20230503"], "2023-05-03"),
        (["bail", "-k", "0"], "limit"),
        (["", "--side", "state"], "words"),
        (["\x1b ?!"], "words"),
    ],
)
def test_a_search_that_means_nothing_is_a_usage_error(run, sample_store, arguments, hint):
    status, out, err = run("search", *arguments, "--store", sample_store)
    assert (status, out) == (2, "")
    assert hint in err


def test_a_search_in_an_unknown_record_is_no_silence(run, sample_store):
    status, out, err = run("search", "bail", "--record", "CAT-C-SR.1", "--store", sample_store)
    assert (status, out) == (1, "")
    assert "CAT-C-SR.1995" in err


def test_ten_thousand_characters_can_be_searched_for(run, sample_store):
    status, out, _ = run("search", "recordings \x1b" * 1_000, "--json", "--store", sample_store)
    assert status == 0
    assert json.loads(out)


# Text that would be more than text -------------------------------------------------------------


@pytest.fixture
def hostile(run, tmp_path):
    """A store with a record whose text, title, body and name try to be more than text."""
    path = tmp_path / f"a[/]{OBEYED}.txt"  # In a folder named "a[".
    path.parent.mkdir()
    text = f"Mr. Odhiambo (Kenya) said that [bold red]bail[/] :smile: was {OBEYED}rare [/x].\n"
    more = "Ms. Rojas (Chile) said that the prison farm had been closed for good.\n" * 2
    path.write_text(text + more)  # With fewer letters it would be taken for binary data.
    title = r'title = "[red]T[/red] \u001b]0;owned\u0007 \u009b31m [/x] :smile:"'
    Path(f"{str(path).removesuffix('.txt')}.metadata.toml").write_text(f'{title}\nbody = "[/b]"\n')
    folder = tmp_path / "st[/]ore"
    status, out, err = run("add", path, "--store", folder)
    assert status == 0
    assert r"a[/]\x1b]0;owned\x07.txt" in out
    assert "st[/]ore" in err
    assert not {"\x1b", "\x07", "\x9b"} & set(out + err)
    return folder


@pytest.mark.parametrize("coloured", [False, True])
@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (("ask", "What did Kenya say about bail?"), "[bold red]bail[/] :smile: was"),
        (("ask", "What did Kenya say about bail?"), "rare [/x]"),
        (("search", "bail"), "[bold red]bail[/] :smile: was"),
        (("search", "bail"), r"[red]T[/red] \x1b]0;owned\x07 \x9b31m [/x] :smile:"),
        (("records",), r"[red]T[/red] \x1b]0;owned\x07 \x9b31m [/x] :smile:"),
        (("records",), "[/b]"),
        (("check",), "sound"),
    ],
)
def test_markup_and_terminal_codes_in_a_record_are_text(
    run, monkeypatch, hostile, coloured, command, shown
):
    if coloured:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm-256color")
    status, out, _ = run(*command, "--store", hostile)
    assert status == 0
    assert shown in out
    assert "\x1b]0;" not in out
    assert not {"\x07", "\x9b"} & set(out)
    assert coloured or "\x1b" not in out


@pytest.mark.parametrize("command", [("records",), ("search", "bail")])
def test_json_keeps_terminal_codes_as_escapes(run, hostile, command):
    out = run(*command, "--json", "--store", hostile)[1]
    assert not {"\x1b", "\x07", "\x9b"} & set(out)
    assert "\x1b]0;owned\x07 \x9b31m" in json.loads(out)[0]["title"]


def test_errors_show_terminal_codes_and_markup_as_text(run, tmp_path):
    status, _, err = run("records", "--store", tmp_path / f"no[/]where{OBEYED}")
    assert status == 1
    assert r"no[/]where\x1b]0;owned\x07" in err
    assert not {"\x1b", "\x07"} & set(err)


# chat ------------------------------------------------------------------------------------------


@pytest.fixture
def served(monkeypatch):
    """The stores of the chats that are started, which are not."""
    stores = []

    def call(_, env):
        stores.append(env["ONTHERECORD_STORE"])
        return 0

    monkeypatch.setattr(cli.subprocess, "call", call)
    return stores


def test_chat_without_records_opens_and_says_where_they_are_added(run, tmp_path, embedder, served):
    Store(tmp_path / "empty", embedder, write=True).close()
    for name in ("nowhere", "empty"):
        status, _, err = run("chat", "--store", name)
        assert status == 0
        assert f"No records are in {tmp_path / name} yet." in err
        assert "added" in err
    assert served == [str(tmp_path / "nowhere"), str(tmp_path / "empty")]
    assert not (tmp_path / "nowhere").exists()


def test_chat_with_records_has_nothing_to_say(run, sample_store, served):
    assert run("chat", "--store", sample_store) == (0, "", "")
    assert served == [str(sample_store)]


def test_a_chat_that_is_ended_leaves_no_server_behind(run, sample_store, monkeypatch, tmp_path):
    ends_its_parent = (
        "import os, pathlib, signal, time; pathlib.Path('pid').write_text(str(os.getpid()));"
        "os.kill(os.getppid(), signal.SIGTERM); time.sleep(600)"
    )
    monkeypatch.setattr(cli, "chat_command", lambda *_: [sys.executable, "-c", ends_its_parent])
    assert run("chat", "--store", sample_store)[0] == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_chat_refuses_a_store_that_it_cannot_read(run, tmp_path, served):
    (tmp_path / FILE_NAME).write_text("no catalog", encoding="utf-8")
    status, _, err = run("chat", "--store", tmp_path)
    assert status == 1
    assert "damaged" in err
    assert not served


def test_the_server_has_loaded_what_the_first_page_needs():
    listed = "sorted(m for m in sys.modules if m.startswith(('index', 'numpy', 'pydantic')))"
    code = (
        f"import sys, ui.serving; by_then = {listed}; import ui.app, ui.views.ask; "
        f"print(set({listed}) - set(by_then))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def test_chat_serves_the_page_to_this_machine_alone():
    command = cli.chat_command(8765)
    assert command[1:5] == ["-P", "-m", "ui.serving", "run"]
    assert Path(command[5]).is_file()
    options = dict(zip(command[6::2], command[7::2], strict=True))
    assert options["--server.address"] == "127.0.0.1"
    assert options["--server.port"] == "8765"
    assert options["--browser.gatherUsageStats"] == "false"


def test_questions_prints_the_ledger_of_a_record(run, sample_store):
    status, out, _ = run("questions", "CAT-C-SR.1995", "--store", sample_store)
    assert status == 0
    assert "CAT/C/SR.1995 · " in out
    assert "Ms. Racu (Country Rapporteur)" in out
    assert "No later meeting of this dialogue is in the store." in out


def test_questions_are_chosen_by_expert_and_printed_as_json(run, sample_store):
    status, out, _ = run(
        "questions", "CAT-C-SR.1995", "--expert", "Iscan", "--json", "--store", sample_store
    )
    assert status == 0
    ledger = json.loads(out)
    assert {one["speaker"] for one in ledger["entries"]} == {"Mr. Iscan"}


def test_questions_without_a_record_prints_shares(run, sample_store):
    status, out, _ = run("questions", "--by", "state", "--store", sample_store)
    assert status == 0
    assert "Kazakhstan" in out
    assert "95% interval" in out


def test_commitments_are_listed_with_their_place(run, sample_store):
    _, out, _ = run("questions", "CAT-C-SR.1995", "--commitments", "--store", sample_store)
    assert "He would raise the issue" in out


@pytest.mark.parametrize("ending", [".csv", ".md", ".docx"])
def test_commitments_are_what_is_written_where_they_are_listed(run, sample_store, tmp_path, ending):
    file = tmp_path / f"promised{ending}"
    asked = ("questions", "CAT-C-SR.1995", "--commitments", "--store", sample_store)
    _, promised, _ = run(*asked, "--json", "--export", file)
    sentences = [one["text"] for one in json.loads(promised)]
    assert sentences
    if ending == ".docx":
        written = "\n".join(one.text for one in docx.Document(file).paragraphs)
    else:
        written = file.read_text(encoding="utf-8-sig")
    assert all(one in written.replace("\\", "") for one in sentences)
    assert "Ledger of" not in written


def test_a_record_is_known_by_its_symbol_and_its_commitments_are_told_once(run, sample_store):
    status, out, _ = run(
        *("questions", "CAT/C/SR.1995", "CAT-C-SR.1995", "--commitments"),
        *("--json", "--store", sample_store),
    )
    assert status == 0
    places = [(one["record_id"], one["start"]) for one in json.loads(out)]
    assert places
    assert len(places) == len(set(places))


@pytest.mark.parametrize("ending", ["csv", "docx", "md"])
def test_a_ledger_is_written_to_a_file(run, sample_store, tmp_path, ending):
    place = tmp_path / f"ledger.{ending}"
    status, _, _ = run("questions", "CAT-C-SR.1995", "--export", place, "--store", sample_store)
    assert status == 0
    assert place.stat().st_size > 1000


@pytest.mark.parametrize(
    "wrong",
    [
        ("--by", "weather"),
        ("--status", "forgotten"),
        ("--export", "ledger.xls"),
        ("CAT-C-SR.1",),
        ("--commitments",),
        ("CAT-C-SR.1995", "--commitments", "--by", "state"),
        ("CAT-C-SR.1995", "--commitments", "--status", "answered"),
        ("CAT-C-SR.1995", "--commitments", "--expert", "Iscan"),
    ],
)
def test_what_questions_cannot_take_is_refused_in_words(run, sample_store, wrong):
    status, out, err = run("questions", *wrong, "--store", sample_store)
    assert status in (1, 2)
    assert not out
    assert err
