"""Runs: kept, taken up again, held against their data; broken systems are called broken."""

import json
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.own import load_own, read_topics
from eval.runs.indexing import open_index
from eval.runs.page import html_page
from eval.runs.report import COST_COLUMNS, markdown_tables
from eval.runs.responses import read_responses, write_trec
from eval.runs.run import read_run, run
from eval.runs.selection import sample_topics
from eval.systems import Response
from eval.systems.alignment import align
from eval.systems.on_the_record import OnTheRecord
from eval.systems.origin import digest
from eval.systems.registry import SYSTEMS
from eval.systems.run_file import RunFile
from index.errors import FileError, SettingsError
from index.settings import Settings

_TEXT = (
    "Ms. Wanjiru (Country Rapporteur) asked whether bail was refused to minors.\n\n"
    "Mr. Odhiambo (Kenya) said that bail was granted in most cases."
)
_DOCUMENT = EvalDocument("kenya", _TEXT)
_GOLD = Span("kenya", _TEXT.index("Mr."), len(_TEXT))


@pytest.fixture
def benchmark():
    topics = [
        Topic("a", "fact", "What did Kenya say about bail?", (_GOLD,), "state"),
        Topic("b", "absent", "What did Kenya say about whales?", ()),
        Topic("c", "fact", "bail", (_GOLD,), None, (), "kenya"),
    ]
    return Benchmark("small", (_DOCUMENT,), tuple(topics))


class Oracle:
    """A system that knows the gold, counts how often it is asked, and may break."""

    answers = True
    fingerprint = "oracle"
    origin = {"code of the oracle": "1"}  # noqa: RUF012

    def __init__(self, break_at: int | None = None) -> None:
        self.asked = 0
        self._break_at = break_at

    def prepare(self, _benchmark) -> None:
        pass

    def index(self, documents, _folder) -> int:
        return len(documents)

    def open(self, documents, _folder) -> None:
        self.documents = documents

    def respond(self, topic: Topic) -> Response:
        if self.asked == self._break_at:
            raise ValueError("out of order")
        self.asked += 1
        return Response(topic.gold, (), not topic.gold)

    def close(self) -> None:
        pass


def test_a_run_keeps_what_made_it_and_can_be_read_and_shown(tmp_path, benchmark):
    written = run(tmp_path, [benchmark], {"answers": Oracle})
    result = read_run(tmp_path)["results"]["small"]["answers"]
    assert result["status"] == "done"
    assert result["means"]["cited recall"]["mean"] == 1.0
    assert result["kinds"]["absent"]["false answers"]["mean"] == 0.0
    assert written["benchmarks"]["small"]["hash"]
    assert "| answers |" in markdown_tables(written)
    kept = list(read_responses(tmp_path / "responses/small--answers.jsonl", benchmark))
    page = html_page(written, [benchmark], {("small", "answers"): kept})
    assert "cited recall" in page
    assert all(f"<th>{head}</th>" in page for head in COST_COLUMNS)
    assert all(head in markdown_tables(written) for head in COST_COLUMNS)
    assert "<script src" not in page


def test_a_broken_system_is_called_broken_and_taken_up_where_it_broke(tmp_path, benchmark):
    written = run(tmp_path, [benchmark], {"answers": lambda: Oracle(break_at=1)})
    result = written["results"]["small"]["answers"]
    assert result["status"] == "broken"
    assert "out of order" in result["error"]
    assert "is broken" in markdown_tables(written)
    trace = tmp_path / "responses/small--answers.traceback.txt"
    assert str(trace) in result["error"]
    assert 'raise ValueError("out of order")' in trace.read_text()
    second = Oracle()
    again = run(tmp_path, [benchmark], {"answers": lambda: second})
    assert again["results"]["small"]["answers"]["status"] == "done"
    assert second.asked == len(benchmark.topics) - 1
    assert not trace.exists(), "nothing is broken now"


@pytest.mark.parametrize("mistake", [FileError("x.run", "no such file"), SettingsError("wrong")])
def test_a_mistake_of_whoever_runs_it_is_told_and_no_system_is_called_broken_for_it(
    tmp_path, benchmark, mistake
):
    class Mistaken(Oracle):
        def prepare(self, _benchmark):
            raise mistake

    with pytest.raises(type(mistake), match=str(mistake)):
        run(tmp_path, [benchmark], {"first": Oracle, "second": Mistaken, "third": Oracle})
    results = read_run(tmp_path)["results"]["small"]
    told = {name: result["status"] for name, result in results.items()}
    assert told == {"first": "done", "second": "unfinished", "third": "unfinished"}


def test_what_is_done_is_kept_and_shown_where_a_later_system_stops_the_run(tmp_path, benchmark):
    class Interrupted(Oracle):
        def respond(self, _topic):
            raise KeyboardInterrupt

    other = replace(benchmark, name="other")
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, [benchmark, other], {"first": Oracle, "second": Interrupted})
    written = read_run(tmp_path)
    first = list(read_responses(tmp_path / "responses/small--first.jsonl", benchmark))
    shown = (
        markdown_tables(written),
        html_page(written, [benchmark, other], {("small", "first"): first}).replace("strong>", "b"),
    )
    for page in shown:
        assert "first is unfinished:" in page, "on the other questions"
        assert "second is unfinished:" in page
    assert written["results"]["small"]["first"]["means"]["missed"]["mean"] == 0.0
    again = run(tmp_path, [benchmark, other], {"first": Oracle, "second": Oracle})
    told = [one["status"] for results in again["results"].values() for one in results.values()]
    assert told == ["done"] * 4


def test_a_run_that_cannot_be_written_leaves_what_was_there(tmp_path, benchmark, monkeypatch):
    run(tmp_path, [benchmark], {"answers": Oracle})
    before = (tmp_path / "run.json").read_bytes()

    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        run(tmp_path, [benchmark], {"answers": Oracle, "more": Oracle})
    assert (tmp_path / "run.json").read_bytes() == before


class Another(Oracle):
    """The same system after a change of its code and settings, which then answers nothing."""

    origin = {"code of the oracle": "2", "size": "7"}  # noqa: RUF012

    def respond(self, topic: Topic) -> Response:
        super().respond(topic)
        return Response((), (), True)


@pytest.mark.parametrize("stopped", [True, False])
def test_answers_of_earlier_code_are_not_reported_as_those_of_now(tmp_path, benchmark, stopped):
    run(tmp_path, [benchmark], {"answers": lambda: Oracle(break_at=1 if stopped else None)})
    path = tmp_path / "responses/small--answers.jsonl"
    kept, reported = path.read_bytes(), (tmp_path / "run.json").read_bytes()
    changed = Another()
    with pytest.raises(FileError, match=r"code of the oracle; size: none, now 7.*--anew") as told:
        run(tmp_path, [benchmark], {"answers": lambda: changed})
    assert told.value.source == str(path)
    assert (path.read_bytes(), (tmp_path / "run.json").read_bytes()) == (kept, reported)
    assert not changed.asked


def test_what_has_changed_is_told_before_any_system_is_asked(tmp_path, benchmark):
    run(tmp_path, [benchmark], {"second": Oracle})
    first = Oracle()
    with pytest.raises(FileError, match="come from what has changed"):
        run(tmp_path, [benchmark], {"first": lambda: first, "second": Another})
    assert not first.asked


def test_a_run_can_be_made_anew(tmp_path, benchmark):
    run(tmp_path, [benchmark], {"answers": Oracle})
    again = run(tmp_path, [benchmark], {"answers": Another}, anew=True)
    assert again["results"]["small"]["answers"]["means"]["missed"]["mean"] == 1.0
    sample = sample_topics(benchmark, 2, 0)
    assert run(tmp_path, [sample], {"answers": Another}, anew=True)["benchmarks"]["small"]
    assert read_run(tmp_path)["results"]["small"]["answers"]["origin"] == Another.origin


def test_a_run_that_is_made_anew_and_stopped_leaves_no_figures_of_before(tmp_path, benchmark):
    class Stopped(Another):
        def respond(self, _topic):
            raise KeyboardInterrupt

    run(tmp_path, [benchmark], {"answers": Oracle})
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, [benchmark], {"answers": Stopped}, anew=True)
    assert not (tmp_path / "run.json").exists()


def test_answers_of_a_version_that_did_not_tell_what_they_come_from_can_be_read_but_not_gone_on(
    tmp_path, benchmark
):
    run(tmp_path, [benchmark], {"answers": Oracle})
    path = tmp_path / "responses/small--answers.jsonl"
    head, *rows = path.read_text().splitlines(keepends=True)
    old = {name: value for name, value in json.loads(head).items() if name != "origin"}
    path.write_text(json.dumps(old) + "\n" + "".join(rows))
    assert len(list(read_responses(path, benchmark))) == len(benchmark.topics)
    with pytest.raises(FileError, match=r"an earlier version.*--anew"):
        run(tmp_path, [benchmark], {"answers": Oracle})


def test_what_answers_come_from_changes_with_code_data_and_settings(tmp_path, embedder):
    (tmp_path / "data").mkdir()
    found = [digest(tmp_path)]
    for name, text in (("a.py", "1"), ("a.py", "2"), ("data/a.npz", "1"), ("data/b.txt", "1")):
        (tmp_path / name).write_text(text)
        found.append(digest(tmp_path))
    (tmp_path / "data/b.txt").rename(tmp_path / "data/c.txt")
    found.append(digest(tmp_path))
    assert len(set(found)) == len(found)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("1")
    assert digest(tmp_path) == found[-1]

    as_by_default = {"model": "", "cross_encoder": True, "late_interaction": True}

    def ours(**settings):
        return OnTheRecord(
            embedder, answers=True, settings=Settings(**{**as_by_default, **settings})
        )

    plain = ours()
    for package in ("index", "assistant"):
        assert plain.origin[f"code of {package}"] == digest(Path(str(resources.files(package))))
    longer = ours(passage_tokens=200)
    assert longer.fingerprint != plain.fingerprint, "its index is another"
    others = [longer, ours(cross_encoder=False), ours(late_interaction=False), ours(model="m")]
    kinds = [SYSTEMS[name](embedder) for name in ("bm25", "hybrid", "hybrid-passages", "tuned")]
    origins = [json.dumps(one.origin) for one in (plain, *others, *kinds)]
    assert len(set(origins)) == len(origins)
    assert ours(store="elsewhere", password="secret").origin == plain.origin


def test_passages_are_as_long_as_the_settings_of_a_system_say(embedder, tmp_path):
    text = "".join(
        f"Mr. Odhiambo (Kenya) said that bail was granted in case {i}. " for i in range(99)
    )
    document = EvalDocument("kenya", text)
    made = [
        open_index(
            OnTheRecord(embedder, answers=False, settings=Settings(model="", passage_tokens=size)),
            [document],
            tmp_path,
        ).units
        for size in (50, 400)
    ]
    assert made[0] > made[1]


def test_another_run_of_another_program_is_not_gone_on_with(tmp_path, benchmark):
    path = tmp_path / "other.run"
    path.write_text("a Q0 kenya 1 1.0 x\n")
    run(tmp_path / "run", [benchmark], {"other": lambda: RunFile(path)})
    path.write_text("b Q0 kenya 1 1.0 x\n")
    with pytest.raises(FileError, match="--anew"):
        run(tmp_path / "run", [benchmark], {"other": lambda: RunFile(path)})


def test_a_line_cut_short_is_asked_again(tmp_path, benchmark):
    run(tmp_path, [benchmark], {"answers": Oracle})
    path = tmp_path / "responses/small--answers.jsonl"
    path.write_text(path.read_text()[:-20])
    second = Oracle()
    run(tmp_path, [benchmark], {"answers": lambda: second})
    assert second.asked == 1
    assert len(list(read_responses(path, benchmark))) == len(benchmark.topics)


def test_a_run_that_was_interrupted_goes_on_where_it_was(tmp_path, benchmark):
    class Interrupted(Oracle):
        def respond(self, topic):
            if self.asked == 2:
                raise KeyboardInterrupt
            return super().respond(topic)

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, [benchmark], {"answers": Interrupted})
    assert not (tmp_path / "run.json").exists(), "an unfinished run is not to be read as finished"
    second = Oracle()
    again = run(tmp_path, [benchmark], {"answers": lambda: second})
    assert again["results"]["small"]["answers"]["status"] == "done"
    assert second.asked == len(benchmark.topics) - 2


def test_a_run_file_is_held_against_all_documents_of_questions_on_one_each(tmp_path):
    documents = (EvalDocument("a", "Bail is rare."), EvalDocument("b", "Bread is baked."))
    topics = [
        Topic(one.id, "fact", "?", (Span(one.id, 0, len(one.text)),), document=one.id)
        for one in documents
    ]
    path = tmp_path / "other.run"
    path.write_text("a Q0 a 1 1.0 x\nb Q0 b 1 1.0 x\n")
    written = run(
        tmp_path / "run",
        [Benchmark("two", documents, tuple(topics))],
        {"other": lambda: RunFile(path)},
    )
    result = written["results"]["two"]["other"]
    assert result["error"] == ""
    assert result["means"]["R@5"]["mean"] == 1.0


@pytest.mark.parametrize("cut", [b'{"topic": "c"', b"\xc3", b'{"topic": "c", "spans": []}'])
def test_whatever_has_no_end_of_line_was_not_finished(tmp_path, benchmark, cut):
    run(tmp_path, [benchmark], {"answers": Oracle})
    path = tmp_path / "responses/small--answers.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + cut)
    assert len(list(read_responses(path, benchmark))) == len(benchmark.topics)
    assert path.read_bytes() == whole


def test_separators_of_lines_within_an_answer_part_no_responses(tmp_path, benchmark):
    class Odd(Oracle):
        def respond(self, topic):
            return Response(topic.gold, statements=(("one\u2028two\x85three", (0,)),))

    run(tmp_path, [benchmark], {"answers": Odd})
    path = tmp_path / "responses/small--answers.jsonl"
    assert len(list(read_responses(path, benchmark))) == len(benchmark.topics)


@pytest.mark.parametrize(
    ("line", "message"), [("{", "not JSON"), ("[]", "not a JSON object"), ("{}", "not a response")]
)
def test_a_response_that_cannot_be_read_is_named_with_its_line(tmp_path, benchmark, line, message):
    run(tmp_path, [benchmark], {"answers": Oracle})
    path = tmp_path / "responses/small--answers.jsonl"
    head, *rows = path.read_text().splitlines()
    path.write_text("\n".join([head, line, *rows]) + "\n")
    with pytest.raises(FileError, match=message) as refused:
        list(read_responses(path, benchmark))
    assert refused.value.source == f"{path}:2"


@pytest.mark.parametrize("text", ["", "{", "[]", "{}"])
def test_what_no_run_wrote_is_not_read_as_one(tmp_path, text):
    (tmp_path / "run.json").write_text(text)
    with pytest.raises(FileError, match="ontherecord eval run"):
        read_run(tmp_path)


def test_a_run_on_other_data_is_refused(tmp_path, benchmark):
    run(tmp_path, [benchmark], {"answers": Oracle})
    with pytest.raises(FileError, match="other data"):
        run(tmp_path, [sample_topics(benchmark, 2, 0)], {"answers": Oracle})


def test_a_sample_of_topics_is_the_same_for_the_same_seed(benchmark):
    assert sample_topics(benchmark, 2, 7) == sample_topics(benchmark, 2, 7)
    assert len(sample_topics(benchmark, 2, 7).topics) == 2
    assert sample_topics(benchmark, None, 7) is benchmark


def test_runs_go_out_in_the_format_of_trec(tmp_path, benchmark):
    run(tmp_path, [benchmark], {"answers": Oracle})
    kept = list(read_responses(tmp_path / "responses/small--answers.jsonl", benchmark))
    write_trec(tmp_path, benchmark, kept, "oracle")
    place = _TEXT.index("Mr.")
    assert (tmp_path / "small.qrels").read_text().splitlines()[0] == f"a 0 kenya:{place} 1"
    first = (tmp_path / "small--oracle.run").read_text().splitlines()[0].split()
    assert first[:4] == ["a", "Q0", f"kenya:{place}", "1"]


@pytest.mark.parametrize("answers", [True, False])
def test_our_own_system_gives_places_in_the_document_as_given(
    embedder, benchmark, tmp_path, answers
):
    system = OnTheRecord(embedder, answers=answers)
    open_index(system, benchmark.documents, tmp_path)
    response = system.respond(benchmark.topics[0])
    system.close()
    assert response.spans[0] == _GOLD
    assert response.sides[0] == "state"


def test_the_baselines_rank_the_same_documents(embedder, benchmark, tmp_path):
    for name in (one for one in SYSTEMS if "answers" not in one and "retrieval" not in one):
        system = SYSTEMS[name](embedder)
        open_index(system, benchmark.documents, tmp_path)
        spans = system.respond(benchmark.topics[0]).spans
        system.close()
        assert spans, name
        assert all(_TEXT[one.start : one.end].strip() for one in spans), name


def test_texts_that_differ_in_blanks_are_aligned_and_others_refused():
    places = align("ab cd", "ab\n\n cd")
    assert [places[0], places[1], places[3], places[4]] == [0, 1, 5, 6]
    with pytest.raises(ValueError, match="differs"):
        align("abx", "aby")


def test_own_questions_are_read_with_gold_by_text_alone(tmp_path):
    (tmp_path / "kenya.txt").write_text(_TEXT, encoding="utf-8")
    questions = tmp_path / "mine.jsonl"
    row = {"question": "Was bail granted?", "gold": [{"text": _TEXT[_GOLD.start :]}]}
    questions.write_text(json.dumps(row) + "\n", encoding="utf-8")
    benchmark = load_own(tmp_path / "kenya.txt", questions)
    assert benchmark.topics[0].gold == (_GOLD,)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("{}", "no question"),
        ('{"question": "?", "gold": "bail"}', "not a list"),
        ('{"question": "?", "side": "kenya"}', "the side is"),
        ('{"question": "?", "document": "x"}', "no document"),
        ('{"question": "?", "gold": [{"text": "nowhere"}]}', "exactly once"),
        ('{"question": "?", "gold": [{"text": "bail"}]}', "exactly once"),
        ('{"question": "?", "gold": [{"text": "bail", "start": 0}]}', "there stands"),
        ('{"question": "?", "gold": [{"text": "bail", "document": "x"}]}', "no document"),
    ],
)
def test_malformed_questions_are_named_with_file_and_line(tmp_path, line, message):
    path = tmp_path / "questions.jsonl"
    path.write_text('{"question": "fine"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(FileError, match=message) as refused:
        read_topics(path, [_DOCUMENT])
    assert refused.value.source.endswith("questions.jsonl:2")


class Counting(Oracle):
    """Counts how often it indexes; its index is whatever its fingerprint says."""

    def __init__(self, fingerprint: str = "counting") -> None:
        super().__init__()
        self.fingerprint = fingerprint
        self.indexed = 0

    def prepare(self, _benchmark) -> None:
        pass

    def index(self, _documents, folder) -> int:
        self.indexed += 1
        (folder / "index").write_text("made")
        return 7


def test_an_index_is_kept_for_the_same_content_and_settings(tmp_path):
    first, second, changed, other = Counting(), Counting(), Counting(), Counting("other")
    made = open_index(first, [_DOCUMENT], tmp_path)
    assert made.units == 7
    assert made.peak_mib > 0
    assert open_index(second, [_DOCUMENT], tmp_path) == made
    open_index(changed, [EvalDocument("kenya", _TEXT + "!")], tmp_path)
    open_index(other, [_DOCUMENT], tmp_path)
    assert [one.indexed for one in (first, second, changed, other)] == [1, 0, 1, 1]


def test_an_index_that_was_not_finished_is_made_anew(tmp_path):
    open_index(Counting(), [_DOCUMENT], tmp_path)
    next(tmp_path.rglob("finished.json")).unlink()
    again = Counting()
    open_index(again, [_DOCUMENT], tmp_path)
    assert again.indexed == 1


def test_parts_that_were_left_out_are_aligned_around():
    original = "Ms. Racu [bookmark: _Hlk1]asked why bail was rare in the north of the country."
    text = "Ms. Racu asked why bail was rare in the north of the country."
    places = align(text, original)
    assert original[places[text.index("asked")] :].startswith("asked why")
    assert original[places[-1]] == "."
