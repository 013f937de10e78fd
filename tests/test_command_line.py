"""The command line: what it prints, where, and how it ends."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui import cli

ASKED = "What did Kazakhstan say about video recording?"
COMMAND = Path(sys.executable).with_name("ontherecord")


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command line in this process; return exit status, standard output and error."""

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["ontherecord", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        return ended.value.code or 0, captured.out, captured.err

    return call


@pytest.fixture
def store(tmp_path, sample_store):
    return shutil.copytree(sample_store, tmp_path / "store")


def test_an_answer_is_json_on_standard_output_and_status_0(run, sample_store):
    status, out, _ = run("ask", ASKED, "--json", "--store", sample_store)
    answer = json.loads(out)
    assert status == 0
    assert answer["abstained"] is False
    assert {citation["side"] for citation in answer["citations"]} == {"state"}
    fields = "number record_id symbol title paragraph paragraph_printed speaker role state side"
    assert set(f"{fields} text start end".split()) <= set(answer["citations"][0])
    cited = " ".join(citation["text"] for citation in answer["citations"])
    for words in ("glass-walled", "36 criminal cases", "Decree No. 971", "deleted"):
        assert words in cited


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What did the delegation of Uzbekistan say about video recording?", "state_not_loaded"),
        ("What did Kazakhstan say about climate change?", "not_found"),
    ],
)
def test_silence_is_status_3_with_its_reason(run, sample_store, question, reason):
    status, out, _ = run("ask", question, "--json", "--store", sample_store)
    answer = json.loads(out)
    assert status == 3
    assert answer["abstained"] is True
    assert answer["reason"] == reason
    assert answer["message"]
    assert answer["citations"] == []


def test_an_answer_in_words_names_who_and_where(run, sample_store):
    status, out, _ = run("ask", ASKED, "--store", sample_store)
    assert status == 0
    assert "A representative of Kazakhstan" in out
    assert "CAT/C/SR.1995, para. 47 (counted)" in out


@pytest.mark.parametrize("question", ["", " ", "\x1b[31m", "a" * 10_000])
def test_what_is_no_question_is_a_usage_error_without_a_traceback(run, sample_store, question):
    if question == "\x1b[31m":
        question = "\x1b\x07"
    status, out, err = run("ask", question, "--store", sample_store)
    assert status == 2
    assert out == ""
    assert "Ask" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("question", ["torture", "What\x00 did Kazakhstan\x1b say about bail?"])
def test_one_word_and_stray_control_characters_are_questions(run, sample_store, question):
    status, _, err = run("ask", question, "--store", sample_store)
    assert status in {0, 3}
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [("ask",), ("nonsense",), ("ask", ASKED, "--nonsense")])
def test_wrong_usage_is_status_2(run, arguments):
    assert run(*arguments)[0] == 2


@pytest.mark.parametrize("command", [("ask", ASKED), ("records",), ("check",), ("search", "bail")])
def test_no_store_is_status_1_and_the_message_says_how_to_make_one(run, tmp_path, command):
    status, out, err = run(*command, "--store", tmp_path / "nowhere")
    assert status == 1
    assert out == ""
    assert "nowhere" in err
    assert "ontherecord add" in err


def test_add_reports_every_file_and_fails_for_the_bad_one_alone(run, tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    (files / "good.txt").write_text("Mr. Odhiambo (Kenya) said that bail was rare.\n")
    (files / "bad.txt").write_bytes(b"%PDF-1.7")
    store = tmp_path / "store"
    status, out, err = run("add", files, "--store", store)
    assert status == 1
    assert "added" in out
    assert "good.txt" in out
    assert "bad.txt" in err
    assert "save it as plain text" in err
    (files / "bad.txt").unlink()
    status, out, _ = run("add", files, "--store", store, "--json")
    assert status == 0
    assert [outcome["status"] for outcome in json.loads(out)] == ["unchanged"]


def test_adding_nothing_is_a_usage_error(run, tmp_path):
    assert run("add", "--store", tmp_path / "store")[0] == 2


def test_records_are_listed_in_words_and_as_json(run, sample_store):
    status, out, _ = run("records", "--store", sample_store, "--json")
    (record,) = json.loads(out)
    assert status == 0
    assert (record["symbol"], record["states"]) == ("CAT/C/SR.1995", ["KAZ"])
    assert (record["turns"], record["paragraphs"]) == (14, 52)
    assert "CAT-C-SR.1995" in run("records", "--store", sample_store)[1]


def test_a_search_keeps_to_its_conditions_with_exact_places(run, sample_store, sample_record):
    options = ["--side", "committee", "--speaker", "racu", "--state", "Kazakhstan", "-k", "4"]
    status, out, _ = run("search", "recordings", *options, "--json", "--store", sample_store)
    hits = json.loads(out)
    assert status == 0
    assert len(hits) == 4
    for hit in hits:
        assert hit["speaker"] == "Ms. Racu"
        assert sample_record.text[hit["start"] : hit["end"]] == hit["text"]


def test_a_search_that_finds_nothing_says_so(run, sample_store):
    status, out, _ = run("search", "bail", "--from", "2030", "--store", sample_store)
    assert status == 0
    assert "No passage meets the conditions" in out


def test_a_condition_that_means_nothing_is_a_usage_error(run, sample_store):
    status, _, err = run("search", "bail", "--side", "left", "--store", sample_store)
    assert status == 2
    assert "committee" in err


def test_check_finds_missing_vectors_and_rebuild_makes_them(run, store):
    copy = shutil.copytree(store, store.parent / "c", ignore=shutil.ignore_patterns("vectors"))
    status, out, _ = run("check", "--store", copy)
    assert status == 1
    assert "--rebuild" in out
    assert run("check", "--rebuild", "--store", copy)[0] == 0
    assert run("check", "--store", copy)[0] == 0


def test_a_removed_record_is_gone_and_an_unknown_one_is_named(run, store):
    assert run("remove", "CAT-C-SR.1995", "--store", store)[0] == 0
    assert run("ask", ASKED, "--store", store)[0] == 3
    status, _, err = run("remove", "CAT-C-SR.1995", "--store", store)
    assert status == 1
    assert "CAT-C-SR.1995" in err


def test_the_environment_names_the_store_and_the_option_wins(
    run, monkeypatch, tmp_path, sample_store
):
    monkeypatch.setenv("ONTHERECORD_STORE", str(sample_store))
    assert run("records")[0] == 0
    assert run("records", "--store", tmp_path / "nowhere")[0] == 1


def test_markup_and_terminal_codes_in_a_record_are_text(run, tmp_path):
    path = tmp_path / "hostile.txt"
    path.write_text("Mr. Odhiambo (Kenya) said that [bold red]bail[/] was \x1b[31mrare [/x].\n")
    store = tmp_path / "store"
    assert run("add", path, "--store", store)[0] == 0
    status, out, _ = run("ask", "What did Kenya say about bail?", "--store", store)
    assert status == 0
    assert "[bold red]bail[/]" in out
    assert "\x1b[31m" not in out


def _subprocess(*command, **options):
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=120, **options
    )


@pytest.mark.parametrize("arguments", [["--help"], ["records", "--store", "STORE"]])
def test_light_commands_load_no_heavy_library(sample_store, arguments):
    arguments = [str(sample_store) if word == "STORE" else word for word in arguments]
    program = (
        "import sys, json\n"
        f"sys.argv = ['ontherecord', *{arguments!r}]\n"
        "from ui import cli\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'torch', 'sentence_transformers', 'chromadb', 'streamlit', 'llama_index'}\n"
        "print(json.dumps(sorted(heavy & set(sys.modules))), file=sys.stderr)\n"
    )
    ended = _subprocess(sys.executable, "-c", program)
    assert json.loads(ended.stderr.splitlines()[-1]) == []


def test_a_reader_that_goes_away_causes_no_traceback(sample_store):
    ended = _subprocess("bash", "-c", f"'{COMMAND}' records --json --store '{sample_store}' | true")
    assert "Traceback" not in ended.stderr


def test_chat_without_a_store_says_how_to_begin(run, tmp_path):
    status, _, err = run("chat", "--store", tmp_path / "nowhere")
    assert status == 1
    assert "ontherecord add --sample" in err
