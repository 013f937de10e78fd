"""A language model as judge: only where one is configured, apart, and its doubts reported."""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata
from llama_index.core.settings import Settings as LlamaSettings
from pydantic import PrivateAttr
from typer.testing import CliRunner

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.errors import JudgeError, NotInstalledError
from eval.judging import settings as judge_settings
from eval.judging.judge import answered, judge, sample_answers, summarise
from eval.judging.judgements import read_judgements
from eval.judging.settings import JudgeSettings, judge_model
from eval.runs.responses import Kept
from eval.systems import Response
from index.errors import FileError
from ui.cli import app

_TEXT = (
    "Ms. Wanjiru (Country Rapporteur) asked whether bail was refused to minors.\n\n"
    "Mr. Odhiambo (Kenya) said that bail was granted in most cases."
)
_CITED = Span("kenya", _TEXT.index("Mr."), len(_TEXT))
_BENCHMARK = Benchmark(
    "small",
    (EvalDocument("kenya", _TEXT),),
    (
        Topic("a", "fact", "And the State?", (_CITED,), before=("What was said about bail?",)),
        Topic("b", "fact", "Is bail refused?", (_CITED,)),
        Topic("c", "absent", "What about whales?", ()),
        Topic("d", "fact", "Bail?", (_CITED,)),
    ),
)
_SAID = {"a": "bail was granted in most cases", "b": "whales were granted bail"}
_KEPT = [
    *(
        Kept(name, Response((_CITED,), statements=((said, (0,)),)), 0.1)
        for name, said in _SAID.items()
    ),
    Kept("c", Response((), abstained=True), 0.1),
    Kept("d", Response((_CITED,)), 0.1),
]


class Reader(CustomLLM):
    """Says YES to a statement that stands in the context; may waver, or fail after some calls."""

    name: str = "reader"
    wavers: bool = False
    fails_after: int = 10**9
    _prompts: list[str] = PrivateAttr(default_factory=list)

    @property
    def metadata(self):
        return LLMMetadata(model_name=self.name)

    def complete(self, prompt, formatted=False, **_):  # noqa: ARG002
        if len(self._prompts) >= self.fails_after:
            raise ConnectionError("the model went away; the key was s3cret")
        self._prompts.append(prompt)
        asked, context = prompt.rsplit("Context:", 1)
        supported = asked.rsplit("\n", 2)[-2].split("Response: ")[-1].split("Information: ")[-1]
        yes = supported.strip() in context
        if self.wavers and "whales" in supported:
            yes = len(self._prompts) % 2 == 0
        return CompletionResponse(text="YES" if yes else "NO")

    def stream_complete(self, prompt, formatted=False, **_):
        yield self.complete(prompt, formatted)

    @property
    def prompts(self):
        return self._prompts


@pytest.fixture(autouse=True)
def no_other_model(monkeypatch):
    """LlamaIndex falls back to OpenAI where no model is named: here, that is an error."""

    def refuse(_):
        raise AssertionError("LlamaIndex fell back to its own choice of model")

    monkeypatch.setattr(type(LlamaSettings), "llm", property(refuse))


def test_what_is_judged_are_answers_in_sentences_with_what_they_cite():
    answers = answered(_BENCHMARK, _KEPT)
    assert [one.topic for one in answers] == ["a", "b"], "no abstention, no bare citation"
    assert answers[0].question == "What was said about bail? And the State?"
    assert answers[0].text == "bail was granted in most cases"
    assert answers[0].contexts == (_TEXT[_CITED.start :],)


def test_the_share_of_yes_and_of_topics_on_which_repeats_disagree_are_told(tmp_path):
    answers = answered(_BENCHMARK, _KEPT)
    sure = summarise(judge(answers, Reader(), tmp_path / "sure.jsonl", 3))
    assert sure["faithfulness"]["mean"] == 0.5
    assert (sure["faithfulness"]["disagreement"], sure["faithfulness"]["topics"]) == (0.0, 2)
    verdicts = judge(answers, Reader(wavers=True), tmp_path / "wavering.jsonl", 2)
    assert sorted(verdicts["b"]["faithfulness"]) == [False, True]
    wavering = summarise(verdicts)
    assert wavering["faithfulness"]["mean"] == 0.75
    assert wavering["faithfulness"]["disagreement"] == 0.5
    once = summarise(judge(answers, Reader(), tmp_path / "once.jsonl", 1))
    assert once["relevancy"]["disagreement"] is None, "one verdict cannot disagree with itself"


def test_a_judge_that_stops_is_named_and_goes_on_where_it_stopped(tmp_path):
    path, answers = tmp_path / "verdicts.jsonl", answered(_BENCHMARK, _KEPT)
    with pytest.raises(JudgeError, match="the model went away"):
        judge(answers, Reader(fails_after=3), path, 2)
    path.write_text(path.read_text() + '{"topic": "a", "mea')  # Stopped within a line.
    again, told = Reader(), []
    verdicts = judge(answers, again, path, 2, lambda: told.append(1))
    assert len(again.prompts) == 2 * 2 * 2 - 3
    assert len(told) == 2 * 2 * 2
    assert {len(one) for by_measure in verdicts.values() for one in by_measure.values()} == {2}


def test_another_model_and_another_answer_are_judged_anew(tmp_path):
    path, answers = tmp_path / "verdicts.jsonl", answered(_BENCHMARK, _KEPT)
    judge(answers, Reader(), path, 1)
    other, changed = Reader(name="other"), Reader()
    judge(answers, other, path, 1)
    assert len(other.prompts) == 4
    kept = [Kept("a", Response((_CITED,), statements=(("bail was rare", (0,)),)), 0.1)]
    judge(answered(_BENCHMARK, kept), changed, path, 1)
    assert len(changed.prompts) == 2


def test_a_sample_of_answers_is_the_same_for_the_same_seed():
    answers = answered(_BENCHMARK, _KEPT)
    assert sample_answers(answers, 1, 3) == sample_answers(answers, 1, 3)
    assert len(sample_answers(answers, 1, 3)) == 1
    assert sample_answers(answers, 9, 3) == answers


# The command --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A folder with a run of our answers and of BM25 on two questions."""
    work = tmp_path_factory.mktemp("judged")
    (work / "kenya.txt").write_text(_TEXT, encoding="utf-8")
    questions = ["What did Kenya say about bail?", "What did Kenya say about whales?"]
    rows = [{"id": str(n), "question": one} for n, one in enumerate(questions)]
    rows[0]["gold"] = [{"text": "bail was granted in most cases"}]
    (work / "mine.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    ended = _eval(
        *("run", "--questions", work / "mine.jsonl", "--documents", work / "kenya.txt"),
        *("--system", "answers", "--system", "bm25", "--out", work / "run"),
        *("--cache", work / "cache"),
    )
    assert ended.exit_code == 0, ended.output
    return work / "run"


def _eval(*arguments):
    return CliRunner().invoke(app, ["eval", *map(str, arguments)])


def test_verdicts_are_written_apart_and_shown_in_a_section_of_their_own(finished, monkeypatch):
    monkeypatch.setattr(judge_settings, "judge_model", lambda _: Reader())
    before = (finished / "run.json").read_text(encoding="utf-8")
    ended = _eval("judge", finished, "--repeats", 2)
    assert ended.exit_code == 0, ended.output
    assert (finished / "run.json").read_text(encoding="utf-8") == before
    judged = read_judgements(finished)["mine"]["answers"]
    assert (judged["model"], judged["repeats"]) == ("reader", 2)
    assert (judged["answers"], judged["left_out"]) == (1, 1)
    assert judged["measures"]["faithfulness"]["disagreement"] == 0.0
    for name in ("report.md", "report.html"):
        report = (finished / name).read_text(encoding="utf-8")
        figures, section = report.split("Judged by a language model")
        assert "faithfulness" in section
        assert "faithfulness" not in figures
    _eval("report", finished)
    assert "faithfulness" in (finished / "report.md").read_text(encoding="utf-8")


def test_without_a_model_nothing_is_judged_and_the_next_step_is_told(finished, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "not to be used")
    ended = _eval("judge", finished)
    assert ended.exit_code == 1
    assert isinstance(ended.exception, JudgeError)
    assert "ONTHERECORD_JUDGE_URL" in str(ended.exception)
    with pytest.raises(JudgeError, match="no language model is configured"):
        judge_model(JudgeSettings(url="http://127.0.0.1:9/v1"))


def test_a_connection_that_is_not_installed_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "llama_index.llms.openai_like", None)
    with pytest.raises(NotInstalledError, match=r"\.\[judge\]"):
        judge_model(JudgeSettings(url="http://127.0.0.1:9/v1", model="small"))


def test_every_setting_of_the_judge_stands_in_the_example_with_its_default():
    example = (Path(__file__).parent.parent / ".env.example").read_text(encoding="utf-8")
    for name in JudgeSettings.model_fields:
        assert f"\nONTHERECORD_JUDGE_{name.upper()}=\n" in example, "none is set by default"


@pytest.mark.parametrize("system", ["bm25", "nowhere"])
def test_only_what_answers_can_be_judged(finished, monkeypatch, system):
    monkeypatch.setattr(judge_settings, "judge_model", lambda _: Reader())
    ended = _eval("judge", finished, "--system", system)
    assert ended.exit_code == 1
    assert isinstance(ended.exception, FileError)
    assert "These did: answers" in str(ended.exception)


def test_the_key_is_shown_nowhere(finished, monkeypatch):
    monkeypatch.setenv("ONTHERECORD_JUDGE_KEY", "s3cret")
    monkeypatch.setattr(
        judge_settings, "judge_model", lambda _: Reader(name="broken", fails_after=0)
    )
    ended = _eval("judge", finished)
    assert "the model went away; the key was ***" in str(ended.exception)
    assert "s3cret" not in ended.output + str(ended.exception) + repr(JudgeSettings())


class Served(BaseHTTPRequestHandler):
    """A model as a server has it: it says YES, and keeps what it was asked with."""

    asked: list = []  # noqa: RUF012  (shared on purpose: a new handler answers every request)

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append((self.path, self.headers["Authorization"], body["model"]))
        message = {"role": "assistant", "content": "YES"}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        reply = {"id": "1", "object": "chat.completion", "created": 0, "model": "small"}
        written = json.dumps(reply | {"choices": [choice]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(written)))
        self.end_headers()
        self.wfile.write(written)

    def log_message(self, *_):
        pass


@pytest.mark.judge
def test_a_served_model_is_asked_at_its_address_and_never_with_the_key_of_openai(
    finished, monkeypatch
):
    server = HTTPServer(("127.0.0.1", 0), Served)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("OPENAI_API_KEY", "the key of another service")
    monkeypatch.setenv("ONTHERECORD_JUDGE_URL", f"http://127.0.0.1:{server.server_port}/v1")
    monkeypatch.setenv("ONTHERECORD_JUDGE_MODEL", "small")
    try:
        ended = _eval("judge", finished, "--repeats", 1)
    finally:
        server.shutdown()
        server.server_close()
    assert ended.exit_code == 0, ended.output
    assert set(Served.asked) == {("/v1/chat/completions", "Bearer none", "small")}
    assert len(Served.asked) == 2
    assert "not repeated" in ended.output
