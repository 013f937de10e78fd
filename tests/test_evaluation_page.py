"""The page Evaluation: runs as the harness writes them, their failures linked into the store."""

import json
import re
from importlib import resources
from pathlib import Path

import pyarrow
import pytest
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from eval.datasets.sample import load_sample
from eval.runs import gate
from eval.runs.failures import write_failures
from eval.runs.responses import read_responses, responses_path
from eval.runs.run import run
from eval.runs.score import LOWER_IS_BETTER
from eval.systems import Response
from ui.evaluating import runs
from ui.texts import evaluation as texts

pytestmark = pytest.mark.usefixtures("page_resources")

_SHIPPED = gate.committed_path()
PAGE = Path(str(resources.files("ui"))) / "views/evaluation.py"


class Silent:
    """A system that never answers, which fails wherever there is an answer."""

    answers, fingerprint = True, "silent"
    origin = {"code of the adapter": "1"}  # noqa: RUF012

    def prepare(self, benchmark):
        pass

    def index(self, documents, _):
        return len(documents)

    def open(self, documents, folder):
        pass

    def respond(self, _):
        return Response((), (), True)

    def close(self):
        pass


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs")
    benchmark = load_sample("test")
    place = folder / "silent"
    written = run(place, [benchmark], {"answers": Silent})
    kept = list(read_responses(responses_path(place, benchmark.name, "answers"), benchmark))
    write_failures(place, written, [benchmark], {(benchmark.name, "answers"): kept})
    return folder


@pytest.fixture
def shown(monkeypatch, sample_store):
    def shown(folder):
        monkeypatch.setenv("ONTHERECORD_STORE", str(sample_store))
        monkeypatch.setenv("ONTHERECORD_EVALUATION", str(folder))
        page = AppTest.from_file(str(PAGE), default_timeout=300).run()
        assert not page.exception, page.exception
        return page

    return shown


def test_a_run_is_read_as_it_was_written(finished):
    (found,), errors = runs.find_runs(finished)
    assert not errors
    (measured,) = found.benchmarks
    assert measured.figures["answers"]["missed"].mean == 1.0
    assert measured.failed == "answers"
    assert measured.failures[0].gold
    assert runs.find_runs(finished / "silent")[0][0].benchmarks == found.benchmarks


def test_the_words_of_a_failure_are_linked_to_their_place_in_the_record(
    finished, sample_store, embedder
):
    (found,), _ = runs.find_runs(finished)
    words = found.benchmarks[0].failures[0].gold[0]
    assistant = Assistant.open(sample_store, embedder=embedder)
    link = runs.link_to(words, assistant)
    start, end = map(int, re.search(r"from=(\d+)&to=(\d+)", link).groups())
    assert assistant.record("CAT-C-SR.1995").text[start:end] == words.text
    elsewhere = runs.Words("another", words.start, words.end, words.text)
    assert runs.link_to(elsewhere, assistant) == ""


def test_a_run_is_shown_with_a_table_and_its_failures(finished, shown):
    page = shown(finished)
    told = "\n".join(element.value for element in page.markdown)
    missed = "<th scope='row'>missed (lower is better)</th><td><strong>1.000</strong> 1.00 to 1.00"
    assert missed in figures(page)
    assert "reader?record=CAT-C-SR.1995&from=" in told
    assert page.expander


def figures(page):
    """The table of figures, as HTML."""
    return "".join(element.proto.body for element in page.get("html"))


def drawn(page):
    """What the plot is drawn from: its specification, and its rows."""
    (chart,) = page.get("vega_lite_chart")
    table = pyarrow.ipc.open_stream(chart.proto.data.data)
    return json.loads(chart.proto.spec), table.read_all().to_pylist()


def test_the_plot_shows_the_mean_and_the_interval_of_the_measure_that_is_chosen(finished, shown):
    page = shown(finished)
    (found,), _ = runs.find_runs(finished)
    for measure in ("missed", "cited recall"):
        (choice,) = (one for one in page.selectbox if one.label == texts.PLOT_CHOICE)
        choice.set_value(measure)
        page.run()
        assert not page.exception
        specification, (row,) = drawn(page)
        figure = found.benchmarks[0].figures["answers"][measure]
        assert (row["mean"], row["low"], row["high"]) == (figure.mean, figure.low, figure.high)
        assert row[texts.SYSTEM] == "answers"
        band, point = specification["layer"]
        assert (band["encoding"]["x"]["field"], band["encoding"]["x2"]["field"]) == ("low", "high")
        assert point["encoding"]["x"]["field"] == "mean"
        assert point["encoding"]["x"]["title"] == measure
        assert any(measure in one.value for one in page.caption)


def test_without_a_run_the_shipped_figures_and_the_command_are_shown(tmp_path, shown):
    page = shown(tmp_path / "nowhere")
    assert page.code[0].value == f"ontherecord eval run --out {tmp_path / 'nowhere'}"
    assert "cited recall" in figures(page)
    assert texts.NO_RUN[:20] in page.info[0].value


def test_a_run_that_cannot_be_read_is_named_and_the_others_are_shown(tmp_path, shown):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "run.json").write_text(json.dumps({"made": "now"}))
    page = shown(tmp_path)
    assert "broken" in page.error[0].value
    assert figures(page)


def test_a_system_that_was_not_asked_to_the_end_is_named_and_is_not_called_broken(tmp_path, shown):
    class Stopped(Silent):
        def respond(self, _):
            raise KeyboardInterrupt

    benchmark = load_sample("test")
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, [benchmark], {"answers": Silent, "others": Stopped})
    page = shown(tmp_path)
    assert page.info[0].value == texts.UNFINISHED.format(system="others")
    assert not page.error
    assert "answers" in figures(page)


def test_a_run_without_any_result_is_said_to_have_none(tmp_path, shown):
    (tmp_path / "run.json").write_text(
        json.dumps({"made": "2026", "benchmarks": {}, "results": {}})
    )
    page = shown(tmp_path)
    assert page.info[0].value == texts.NOTHING_MEASURED
    assert len(page.selectbox) == 1


def test_the_page_tells_which_measures_are_of_faults_as_the_files_say_it(finished, tmp_path, shown):
    written = json.loads((finished / "silent/run.json").read_text())
    assert set(written["lower_is_better"]) == LOWER_IS_BETTER
    (tmp_path / "run.json").write_text(
        json.dumps({**written, "lower_is_better": ["nugget recall"]})
    )
    told = figures(shown(tmp_path))
    assert "nugget recall (lower is better)" in told
    assert "missed (higher is better)" in told


def test_runs_of_earlier_versions_are_read_as_before(finished, tmp_path):
    written = json.loads((finished / "silent/run.json").read_text())
    del written["lower_is_better"]
    (tmp_path / "run.json").write_text(json.dumps(written))
    (found,), errors = runs.find_runs(tmp_path)
    assert not errors
    assert found.benchmarks[0].lower_is_better == LOWER_IS_BETTER


def test_of_the_shipped_figures_those_of_a_variant_stand_in_only_where_there_are_no_others():
    told = {one.name: one for one in runs.shipped_figures().benchmarks}
    assert set(told["sample-test"].figures) == {"answers", "retrieval"}
    assert set(told["sample-development"].figures) == {"answers-uncrossed", "retrieval"}
    assert told["sample-test"].lower_is_better == LOWER_IS_BETTER


def test_figures_that_are_accepted_are_what_the_gate_and_the_page_read(
    finished, tmp_path, monkeypatch
):
    path = tmp_path / "committed.json"
    monkeypatch.setattr(gate, "committed_path", lambda: path)
    run_of_now = json.loads((finished / "silent/run.json").read_text())
    gate.accept_figures(run_of_now)
    assert gate.check_figures(run_of_now) == []
    assert json.loads(path.read_text()).keys() == json.loads(_SHIPPED.read_text()).keys()
