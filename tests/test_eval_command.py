"""``ontherecord eval`` as it is typed."""

import json

import pytest
from typer.testing import CliRunner

from ui.cli import app

_TEXT = (
    "Ms. Wanjiru (Country Rapporteur) asked whether bail was refused to minors.\n\n"
    "Mr. Odhiambo (Kenya) said that bail was granted in most cases.\n\n"
    "Mr. Odhiambo said that no prisons had been closed."
)


def _eval(*arguments):
    return CliRunner().invoke(app, ["eval", *map(str, arguments)])


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """A folder with a record, questions on it, and a finished run."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "kenya.txt").write_text(_TEXT, encoding="utf-8")
    rows = [
        {"id": "1", "question": "What did Kenya say about bail?", "side": "state"},
        {"id": "2", "question": "What did Kenya say about whales?"},
    ]
    rows[0]["gold"] = [{"text": "bail was granted in most cases"}]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "mine.jsonl").write_text(text, encoding="utf-8")
    ended = _run(folder, folder / "run")
    assert ended.exit_code == 0, ended.output
    return folder


def _run(work, out, *more):
    return _eval(
        "run",
        *("--questions", work / "mine.jsonl", "--documents", work / "kenya.txt"),
        *("--system", "answers", "--system", "bm25"),
        *("--out", out, "--cache", work / "cache", *more),
    )


def test_a_run_on_own_questions_leaves_tables_a_page_and_trec_files(work):
    tables = (work / "run/report.md").read_text(encoding="utf-8")
    assert "| answers |" in tables
    assert "| bm25 |" in tables
    page = (work / "run/report.html").read_text(encoding="utf-8")
    assert "<svg" in page
    assert "http" not in page.replace("https://", "http")
    assert (work / "run/trec/mine.qrels").exists()
    settings = json.loads((work / "run/run.json").read_text(encoding="utf-8"))["settings"]
    assert settings["questions"] == str(work / "mine.jsonl")


def test_a_report_is_made_again_from_what_was_kept(work):
    page = (work / "run/report.html").read_text(encoding="utf-8")
    (work / "run/report.html").unlink()
    ended = _eval("report", work / "run")
    assert ended.exit_code == 0, ended.output
    assert (work / "run/report.html").read_text(encoding="utf-8") == page


def test_a_run_whose_questions_changed_is_not_reported_as_if_they_had_not(work):
    assert _run(work, work / "changed").exit_code == 0
    kept = (work / "mine.jsonl").read_text(encoding="utf-8")
    try:
        (work / "mine.jsonl").write_text(kept.splitlines()[0] + "\n", encoding="utf-8")
        ended = _eval("report", work / "changed")
        assert ended.exit_code == 1
        again = _run(work, work / "changed")
        assert again.exit_code == 1
    finally:
        (work / "mine.jsonl").write_text(kept, encoding="utf-8")


def test_runs_are_compared_topic_by_topic(work):
    ended = _eval("compare", work / "run", work / "run")
    assert ended.exit_code == 0
    assert "cited recall" in ended.output
    assert "better: -" in ended.output


def test_runs_on_other_data_are_not_compared(work):
    changed = work / "other data/run.json"
    changed.parent.mkdir()
    written = json.loads((work / "run/run.json").read_text(encoding="utf-8"))
    written["benchmarks"]["mine"]["hash"] = "of other data"
    changed.write_text(json.dumps(written), encoding="utf-8")
    ended = _eval("compare", work / "run", changed.parent)
    assert ended.exit_code == 1
    assert "on other data, left out" in ended.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "--benchmark", "nowhere"),
        ("run", "--system", "nowhere"),
        ("report", "nowhere"),
        ("compare", "nowhere", "nowhere"),
    ],
)
def test_what_is_not_there_is_an_error_and_no_run(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert _eval(*arguments).exit_code == 1
    assert not list(tmp_path.iterdir())


def test_a_run_of_another_program_is_measured_beside_ours(work):
    path = work / "other.run"
    path.write_text("1 Q0 kenya 1 1.0 other\n")
    ended = _run(work, work / "beside", "--system", f"run:{path}")
    assert ended.exit_code == 0, ended.output
    assert f"| run:{path} |" in ended.output
