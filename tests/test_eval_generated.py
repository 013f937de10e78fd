"""Answers that a language model writes: measured as the others are, and checked by hand."""

import json

import pytest
from scripted_server import Reply, ScriptedServer
from typer.testing import CliRunner

from assistant.errors import ModelSettingsError
from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.own import load_own
from eval.guard import by_hand
from eval.runs.report import markdown_tables
from eval.runs.responses import read_responses
from eval.runs.run import read_run, run
from eval.runs.score import score
from eval.systems import Response
from eval.systems.registry import default_systems, make_system
from index.errors import FileError
from ui.cli import app

pytest.importorskip("llama_index.llms.openai_like")

_TEXT = (
    "Ms. Wanjiru (Country Rapporteur) asked whether bail was refused to minors.\n\n"
    "Mr. Odhiambo (Kenya) said that bail was granted in most cases. Minors were granted bail "
    "within two days.\n\n"
    "Ms. Achieng (Kenya) said that no prisons had been closed in the north of the country."
)
_GRANTED = "Mr. Odhiambo (Kenya) said that bail was granted in most cases."
_CLOSED = "Ms. Achieng (Kenya) said that no prisons had been closed in the north of the country."
_INVENTED = "The delegation promised compensation to 500 victims by 2030"
_ROWS = (
    {
        "id": "bail",
        "question": "What did Kenya say about bail?",
        "gold": [{"text": _GRANTED}],
        "side": "state",
    },
    {
        "id": "prisons",
        "question": "What did Kenya say about the closing of prisons?",
        "gold": [{"text": _CLOSED}],
        "side": "state",
    },
    {"id": "whales", "question": "What did Kenya say about whales?"},
)


def _write(messages):
    """Write one right sentence and one invented of bail, and too much invented of prisons."""
    asked = messages[-1]["content"]
    if "not bear out" in asked:
        return Reply("NO ANSWER", usage=(50, 2))
    right = _CLOSED if "closing of prisons" in asked else _GRANTED
    number = _number(asked, right)
    invented = f"{_INVENTED} [{number}].\n" * (1 if right == _GRANTED else 3)
    return Reply(f"{right[:-1]} [{number}].\n{invented}", usage=(1000, 100))


def _number(asked, text):
    return next(line.split("]")[0][1:] for line in asked.splitlines() if line.endswith(text))


def _settings(server, name="scripted-9"):
    return {
        "ONTHERECORD_MODEL": name,
        "ONTHERECORD_MODEL_ADDRESS": server.address,
        "ONTHERECORD_MODEL_PRICE_IN": "1",
        "ONTHERECORD_MODEL_PRICE_OUT": "10",
    }


def _eval(*arguments, **settings):
    return CliRunner().invoke(app, ["eval", *map(str, arguments)], env=settings)


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """A folder with a record, questions on it, and a run in which a language model wrote."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "kenya.txt").write_text(_TEXT, encoding="utf-8")
    text = "".join(json.dumps(row) + "\n" for row in _ROWS)
    (folder / "mine.jsonl").write_text(text, encoding="utf-8")
    with ScriptedServer(_write) as server:
        ended = _run(folder, folder / "run", "answers", **_settings(server))
    assert ended.exit_code == 0, ended.output
    return folder


def _run(work, out, *more, anew=False, **settings):
    return _eval(
        "run",
        *(("--anew",) if anew else ()),
        *("--questions", work / "mine.jsonl", "--documents", work / "kenya.txt"),
        *("--system", "generated", *(part for name in more for part in ("--system", name))),
        *("--out", out, "--cache", work / "cache"),
        **settings,
    )


def _result(folder, system="generated"):
    return read_run(folder)["results"]["mine"][system]


def _kept(work, folder, system="generated"):
    benchmark = load_own(work / "kenya.txt", work / "mine.jsonl")
    path = folder / f"responses/mine--{system}.jsonl"
    return {one.topic: one.response for one in read_responses(path, benchmark)}


def test_what_became_of_the_sentences_of_a_model_is_measured_answer_by_answer(work):
    figures = _result(work / "run")["writing"]["figures"]
    bail = figures["bail"]
    assert (bail["by model"], bail["fell back"], bail["sentences"]) == (1.0, 0.0, 2)
    assert (bail["stood"], bail["rewritten"], bail["replaced"], bail["dropped"]) == (0.5, 0, 0, 0.5)
    assert (bail["statements"], bail["characters"]) == (1, len(_GRANTED))
    assert (bail["tokens in"], bail["tokens out"]) == (1050, 102), "both calls are counted"
    assert bail["cost"] == pytest.approx((1050 + 10 * 102) / 1e6)
    assert bail["seconds"] > 0
    assert set(figures["whales"]) == {"seconds"}, "of what is not answered, nothing is written"


def test_what_stood_in_an_answer_that_fell_back_is_counted_and_kept(work):
    prisons = _result(work / "run")["writing"]["figures"]["prisons"]
    assert (prisons["fell back"], prisons["by model"]) == (1.0, 0.0)
    assert (prisons["sentences"], prisons["stood"]) == (4, 0.25)
    response = _kept(work, work / "run")["prisons"]
    assert [text for text, _ in response.withdrawn] == [_CLOSED]
    assert [text for text, _ in response.statements] == [_CLOSED], "the record's own words"
    assert response.by_model == (False,)


def test_the_measures_of_citations_are_the_same_for_both_ways_of_answering(work):
    ours, written = _result(work / "run", "answers"), _result(work / "run")
    assert ours["means"].keys() == written["means"].keys()
    assert written["means"]["grounded"]["mean"] == ours["means"]["grounded"]["mean"] == 1.0
    assert written["means"]["false answers"]["mean"] == 0.0
    assert written["means"]["cited recall"]["topics"] == 2
    assert ours["writing"]["models"] == []
    assert "by model" not in ours["writing"]["means"]


def test_the_report_tells_how_answers_were_written_and_by_whom(work):
    tables = (work / "run/report.md").read_text(encoding="utf-8")
    assert "| system | statements | characters | by model | fell back |" in tables
    assert "| generated (scripted-9) |" in tables
    page = (work / "run/report.html").read_text(encoding="utf-8")
    assert "grounded" in page
    assert "<td>generated (scripted-9)</td>" in page


def test_what_a_run_keeps_is_asked_again_of_nobody(work):
    before = (work / "run/responses/mine--generated.jsonl").read_bytes()
    with ScriptedServer("unasked") as server:
        ended = _run(work, work / "run", "answers", **_settings(server))
        assert ended.exit_code == 0, ended.output
        assert not server.requests
    assert (work / "run/responses/mine--generated.jsonl").read_bytes() == before


def test_answers_of_two_models_are_not_kept_as_of_one(work):
    path = work / "two/responses/mine--generated.jsonl"
    with ScriptedServer(_write) as server:
        assert _run(work, work / "two", **_settings(server)).exit_code == 0
        *rows, last = path.read_text(encoding="utf-8").splitlines(keepends=True)
        assert '"whales"' in last
        path.write_text("".join(rows), encoding="utf-8")
        asked = len(server.requests)
        ended = _run(work, work / "two", **_settings(server, "scripted-10"))
        assert ended.exit_code == 1
        assert isinstance(ended.exception, FileError)
        assert "model: scripted-9, now scripted-10" in str(ended.exception)
        assert path.read_text(encoding="utf-8") == "".join(rows)
        assert len(server.requests) == asked
        anew = _run(work, work / "two", anew=True, **_settings(server, "scripted-10"))
        assert anew.exit_code == 0, anew.output
    assert _result(work / "two")["writing"]["models"] == ["scripted-10"]


def test_a_server_that_is_gone_breaks_the_run_and_it_goes_on_when_it_is_back(work):
    with ScriptedServer() as server:
        pass
    gone = _run(work, work / "gone", **_settings(server))
    assert gone.exit_code == 1
    assert _result(work / "gone")["status"] == "broken"
    assert "cannot be reached" in _result(work / "gone")["error"]
    with ScriptedServer(_write) as server:
        assert _run(work, work / "gone", **_settings(server)).exit_code == 0
    assert _result(work / "gone")["writing"]["means"]["fell back"]["topics"] == 2


def test_without_a_model_the_next_step_is_told_before_anything_is_asked(work):
    ended = _run(work, work / "none")
    assert ended.exit_code == 1
    assert isinstance(ended.exception, ModelSettingsError)
    assert "Set ONTHERECORD_MODEL" in str(ended.exception)
    assert not (work / "none").exists()


def test_a_language_model_is_asked_only_where_it_is_named(monkeypatch):
    monkeypatch.setenv("ONTHERECORD_MODEL", "scripted-9")
    assert "generated" not in default_systems()


# What is not the record's words is checked --------------------------------------------------------


def test_a_statement_that_is_not_borne_out_is_found_by_the_measure(work, embedder):
    response = _kept(work, work / "run")["bail"]
    benchmark = load_own(work / "kenya.txt", work / "mine.jsonl")

    def share(*texts, by_model=False):
        changed = Response(
            response.spans,
            statements=tuple((text, (0,)) for text in texts),
            citations=response.citations,
            by_model=(by_model,) * len(texts),
        )
        given = {"bail": changed}
        return score(benchmark, given, answers=True, embedder=embedder)["bail"]["grounded"]

    assert share(_GRANTED) == 1.0
    assert share(_GRANTED, f"{_INVENTED}.") == 0.5
    assert share(_GRANTED, f"{_INVENTED}.", by_model=True) == 0.5
    assert share("in most cases") == 1.0, "the record's own words are not checked"


def test_a_system_that_cites_no_records_is_not_said_to_be_grounded():
    document = EvalDocument("d", "Bail is rare.")
    gold = Span("d", 0, 13)
    benchmark = Benchmark("b", (document,), (Topic("t", "fact", "?", (gold,)),))
    response = Response((gold,), statements=(("Bail is rare.", (0,)),))
    assert "grounded" not in score(benchmark, {"t": response}, answers=True)["t"]


# By hand ------------------------------------------------------------------------------------------


def test_what_a_model_wrote_is_given_out_to_be_checked_by_hand(work, tmp_path, capsys):
    out = tmp_path / "statements.jsonl"
    assert by_hand.main([str(work / "run"), "--out", str(out)]) == 0
    rows = {row["topic"]: row for row in map(json.loads, out.read_text().splitlines())}
    assert rows["bail"]["statement"] == _GRANTED
    assert (rows["bail"]["shown"], rows["prisons"]["shown"]) == (True, False)
    assert rows["bail"]["cited"][0]["text"] == _GRANTED
    assert rows["bail"]["right"] is None
    told = capsys.readouterr().out
    assert "Sentences of the model: 6 (2 stood, 0 rewritten, 0 replaced, 4 dropped)." in told
    assert "Faults found by rule: 0." in told


def test_a_sample_is_as_large_as_is_asked_and_the_same_for_the_same_seed(work, tmp_path):
    drawn = []
    for name in ("first", "second"):
        given = [str(work / "run"), "--count", "1", "--seed", "5", "--out", str(tmp_path / name)]
        by_hand.main(given)
        drawn.append((tmp_path / name).read_text())
    assert drawn[0] == drawn[1]
    assert len(drawn[0].splitlines()) == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda row: row["statements"][0].__setitem__(0, f"{_INVENTED}."), "not borne out"),
        (lambda row: row["citations"][0].update(start=row["citations"][0]["start"] + 1), "not at"),
        (lambda row: row["spans"][0].__setitem__(1, row["spans"][0][1] + 1), "not at"),
    ],
)
def test_a_statement_or_a_citation_that_does_not_hold_is_found_by_rule(
    work, tmp_path, capsys, change, told
):
    path = tmp_path / "run/responses/mine--generated.jsonl"
    path.parent.mkdir(parents=True)
    (tmp_path / "run/run.json").write_bytes((work / "run/run.json").read_bytes())
    kept = (work / "run/responses/mine--generated.jsonl").read_text().splitlines()
    rows = [json.loads(line) for line in kept]
    change(next(row for row in rows if row.get("topic") == "bail"))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert by_hand.main([str(tmp_path / "run"), "--out", str(tmp_path / "out")]) == 1
    assert told in capsys.readouterr().out


# Runs of earlier versions -------------------------------------------------------------------------


def test_a_run_of_an_earlier_version_is_read_and_shown(work, tmp_path):
    path = tmp_path / "responses/mine--answers.jsonl"
    path.parent.mkdir()
    kept = (work / "run/responses/mine--answers.jsonl").read_text().splitlines()
    rows = [json.loads(line) for line in kept]
    for row in rows:
        for name in ("citations", "by_model", "withdrawn", "report"):
            row.pop(name, None)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert _kept(work, tmp_path, "answers")["bail"].statements
    finished = read_run(work / "run")
    for result in finished["results"]["mine"].values():
        del result["writing"]
        del result["means"]["grounded"]
    tables = markdown_tables(finished)
    assert "| generated |" in tables
    assert "by model" not in tables


def test_any_benchmark_can_be_asked_of_it(monkeypatch, embedder, tmp_path):
    document = EvalDocument("kenya", _TEXT)
    start = _TEXT.index(_GRANTED)
    gold = Span("kenya", start, start + len(_GRANTED))
    question = _ROWS[0]["question"]
    topics = (Topic("t", "fact", "And in most cases?", (gold,), None, (question,), "kenya"),)
    with ScriptedServer(_write) as server:
        for name, value in _settings(server).items():
            monkeypatch.setenv(name, value)
        benchmark = Benchmark("small", (document,), topics)
        written = run(
            tmp_path, [benchmark], {"generated": lambda: make_system("generated", embedder)}
        )
    assert written["results"]["small"]["generated"]["error"] == ""


def test_a_statement_that_was_written_once_more_is_measured(monkeypatch, embedder, tmp_path):
    def write(messages):
        asked = messages[-1]["content"]
        if "not bear out" in asked:
            return f"{_CLOSED[:-1]} [{_number(asked, _CLOSED)}]."
        return f"{_INVENTED} [{_number(asked, _CLOSED)}]."

    document = EvalDocument("kenya", _TEXT)
    start = _TEXT.index(_CLOSED)
    gold = Span("kenya", start, start + len(_CLOSED))
    topic = Topic("t", "fact", _ROWS[1]["question"], (gold,), "state", (), "kenya")
    with ScriptedServer(write) as server:
        for name, value in _settings(server).items():
            monkeypatch.setenv(name, value)
        benchmark = Benchmark("small", (document,), (topic,))
        made = run(
            tmp_path, [benchmark], {"generated": lambda: make_system("generated", embedder)}
        )["results"]["small"]["generated"]
    assert made["error"] == ""
    assert made["writing"]["figures"]["t"]["rewritten"] == 1.0
    assert made["figures"]["t"]["cited recall"] == 1.0
