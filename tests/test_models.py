"""Language models: any that is served, each failure told plainly, no key told ever."""

import json
import logging
import subprocess
import sys
import threading
import time
from itertools import islice
from pathlib import Path

import pytest
from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata
from model_server import CONTEXT, ModelServer
from scripted_server import Reply, ScriptedServer
from timing import quick, until

from assistant.errors import (
    ContextTooSmallError,
    ModelBrokeOffError,
    ModelBusyError,
    ModelDownError,
    ModelError,
    ModelKeyError,
    ModelRefusedError,
    ModelSettingsError,
    ModelTimeoutError,
    SpendingLimitError,
)
from assistant.generating.models import Message, Usage, open_model, wrap
from assistant.generating.spending import Spending
from index.settings import Settings

_KEY = "sk-t0p-s3cret-key"
_ASKED = [Message("system", "Be short."), Message("user", "Was bail granted?")]
_TEXT = "Bail was granted [1]. Recordings had disappeared [2]."
_PROVIDERS = ("openai", "anthropic")

pytest.importorskip("llama_index.llms.openai_like")


def _settings(server, provider="openai", **more):
    address = server.root if provider == "anthropic" else server.address
    if provider == "anthropic":
        pytest.importorskip("llama_index.llms.anthropic")
    given = {"model": "scripted-9", "model_provider": provider, "model_address": address}
    return Settings(**{**given, "model_key": _KEY, "model_seconds": 1.0, **more}, _env_file=None)


def _open(server, provider="openai", **more):
    model = open_model(_settings(server, provider, **more))
    assert model
    return model


def _fail(server, kind, provider="openai", **more):
    """Return the message of the error that an answer ends with; it never holds the key."""
    model = _open(server, provider, **more)
    with pytest.raises(kind) as raised:
        list(model.stream(_ASKED))
    error = raised.value
    seen = f"{error} {error!r} {error.__cause__!r} {error.__context__!r}"
    assert _KEY[:6] not in seen
    assert _KEY[-6:] not in seen
    assert str(error).endswith(".")
    return str(error)


# What is written ---------------------------------------------------------------------------------


@pytest.mark.parametrize("provider", _PROVIDERS)
def test_an_answer_streams_in_pieces_and_its_tokens_and_cost_are_the_servers(provider):
    prices = {"model_price_in": 2.0, "model_price_out": 10.0}
    with ScriptedServer(Reply(_TEXT, usage=(1000, 300))) as server:
        model = _open(server, provider, **prices)
        pieces = list(model.stream(_ASKED))
    assert "".join(pieces) == _TEXT
    assert len([piece for piece in pieces if piece]) > 5
    assert model.usage == Usage(1000, 300, pytest.approx(0.005))
    sent = server.requests[0]
    assert (sent["model"], sent["stream"], sent["temperature"]) == ("scripted-9", True, 0.0)
    assert "Be short." in json.dumps(sent)
    assert "Was bail granted?" in json.dumps(sent)


def test_tokens_are_counted_here_where_the_server_tells_none_and_costs_only_by_prices():
    with ScriptedServer(Reply(_TEXT, usage=None)) as server:
        model = _open(server)
        list(model.stream(_ASKED))
    assert model.usage.cost is None
    assert model.usage.tokens_in > 5
    assert 10 <= model.usage.tokens_out <= 30


@pytest.mark.parametrize("provider", _PROVIDERS)
def test_an_answer_that_reached_its_longest_is_told_as_cut_short(provider):
    with ScriptedServer(Reply(_TEXT, finish="length"), _TEXT) as server:
        model = _open(server, provider)
        list(model.stream(_ASKED))
        assert model.usage.cut_short
        list(model.stream(_ASKED))
        assert not model.usage.cut_short


@pytest.mark.parametrize("why", ["content_filter", "error", "insufficient_system_resource"])
def test_an_answer_that_something_held_up_is_told_as_cut_short(why):
    with ScriptedServer(Reply(_TEXT, finish=why)) as server:
        model = _open(server)
        list(model.stream(_ASKED))
    assert model.usage.cut_short


def test_blanks_without_end_are_counted_in_no_time():
    with ScriptedServer(Reply(_TEXT, usage=None), Reply(" " * 100_000, usage=None)) as server:
        model = _open(server)
        list(model.stream(_ASKED))  # What counts is loaded by then.
        with quick(5):
            list(model.stream(_ASKED))


@pytest.mark.parametrize("provider", _PROVIDERS)
def test_a_stream_that_is_closed_ends_the_call_at_the_server_at_once(provider):
    with ScriptedServer(Reply("word " * 5_000, pause=0.01)) as server:
        model = _open(server, provider, model_price_in=1.0, model_price_out=1.0)
        stream = model.stream(_ASKED)
        assert "".join(islice(stream, 6)).strip()
        stream.close()
        until(lambda: server.left)
        assert server.written < 2_000
        assert 0 < model.usage.cost < 1e-3, "what was written until then is counted"


def test_calls_beside_each_other_do_not_end_each_other():
    with ScriptedServer(Reply("word " * 60, pause=0.01)) as server:
        model, whole = _open(server), []
        other = threading.Thread(target=lambda: whole.extend(model.stream(_ASKED)))
        other.start()
        stream = model.stream(_ASKED)
        list(islice(stream, 4))
        stream.close()
        other.join(60)
    assert "".join(whole) == "word " * 60


# What goes wrong ---------------------------------------------------------------------------------


@pytest.mark.parametrize("provider", _PROVIDERS)
def test_a_wrong_key_is_told_at_once_and_not_repeated(provider):
    repeated = Reply(f"Incorrect API key provided: {_KEY}, that is sk-t0p-s******-key", status=401)
    with ScriptedServer(repeated) as server:
        said = _fail(server, ModelKeyError, provider)
    assert "ONTHERECORD_MODEL_KEY" in said
    assert len(server.requests) == 1


@pytest.mark.parametrize("provider", _PROVIDERS)
def test_a_busy_server_is_asked_again_when_it_says_so(provider):
    busy = Reply("slow down", status=429, headers={"Retry-After": "1"})
    with ScriptedServer(busy, _TEXT) as server:
        started = time.monotonic()
        pieces = list(_open(server, provider).stream(_ASKED))
        assert time.monotonic() - started >= 1
    assert "".join(pieces) == _TEXT
    assert "" in pieces, "whoever waits can leave"


def test_a_server_that_wants_a_long_wait_is_told_of_instead_of_waited_for():
    busy = Reply("slow down", status=429, headers={"Retry-After": "3600"})
    with ScriptedServer(busy) as server:
        assert "3600 seconds" in _fail(server, ModelBusyError)
    assert len(server.requests) == 1


def test_a_server_that_stays_busy_is_given_up_after_four_tries():
    with ScriptedServer(Reply("slow", status=429, headers={"Retry-After": "0"})) as server:
        assert "Ask again later" in _fail(server, ModelBusyError)
    assert len(server.requests) == 4


def test_waiting_to_ask_again_can_be_left():
    busy = Reply("slow down", status=429, headers={"Retry-After": "15"})
    with ScriptedServer(_TEXT, busy) as server:
        model = _open(server)
        list(model.stream(_ASKED))  # What speaks to the server is loaded by then.
        stream = model.stream(_ASKED)
        started = time.monotonic()
        assert next(stream) == ""
        stream.close()
        assert time.monotonic() - started < 14
    assert len(server.requests) == 2


def test_no_credit_left_is_told_as_that_and_not_tried_again():
    with ScriptedServer(Reply("You exceeded your current quota", status=429)) as server:
        assert "credit" in _fail(server, ModelRefusedError)
    assert len(server.requests) == 1


@pytest.mark.parametrize("provider", _PROVIDERS)
def test_a_server_that_fails_once_is_asked_again(provider):
    with ScriptedServer(Reply("oops", status=500), _TEXT) as server:
        assert "".join(_open(server, provider).stream(_ASKED)) == _TEXT


def test_a_server_that_keeps_failing_is_told_of():
    with ScriptedServer(Reply("oops", status=503, headers={"Retry-After": "0"})) as server:
        assert "overloaded (HTTP 503)" in _fail(server, ModelDownError)


@pytest.mark.parametrize("provider", _PROVIDERS)
def test_a_server_that_is_not_there_is_told_of(provider):
    with ScriptedServer() as server:
        pass
    said = _fail(server, ModelDownError, provider)
    assert server.root in said
    assert "ONTHERECORD_MODEL_ADDRESS" in said


@pytest.mark.parametrize("provider", _PROVIDERS)
def test_a_server_that_says_nothing_is_given_up_in_time(provider):
    with ScriptedServer(Reply(_TEXT, silent=120)) as server:
        started = time.monotonic()
        said = _fail(server, ModelTimeoutError, provider, model_seconds=0.3)
        assert time.monotonic() - started < 60
    assert "0.3 seconds" in said


@pytest.mark.parametrize("provider", _PROVIDERS)
@pytest.mark.parametrize("how", [{"cut_after": 3}, {"ends_early": True}])
def test_an_answer_that_breaks_off_is_told_of_and_not_begun_again(how, provider):
    with ScriptedServer(Reply(_TEXT, **how)) as server:
        assert "broke off" in _fail(server, ModelBrokeOffError, provider)
    assert len(server.requests) == 1


def test_a_server_that_falls_silent_in_the_middle_is_told_of():
    with ScriptedServer(Reply(_TEXT, pause=1.5)) as server:
        _fail(server, ModelTimeoutError, model_seconds=0.3)


@pytest.mark.parametrize(
    "said",
    [
        "request (3031 tokens) exceeds the available context size (2048 tokens)",
        "This model's maximum context length is 4096 tokens",
        "prompt is too long: 210000 tokens > 200000 maximum",
    ],
)
def test_a_context_that_is_too_small_for_the_server_is_told_of(said):
    with ScriptedServer(Reply(said, status=400)) as server:
        assert "ONTHERECORD_MODEL_CONTEXT" in _fail(server, ContextTooSmallError)


def test_more_than_the_context_of_the_settings_is_not_sent():
    with ScriptedServer(_TEXT) as server:
        model = _open(server, model_context=512)
        with pytest.raises(ContextTooSmallError, match="narrower question"):
            list(model.stream([Message("user", "word " * 400)]))
    assert not server.requests


def test_a_model_that_is_not_there_is_told_of():
    with ScriptedServer(Reply("no such model", status=404)) as server:
        assert "Correct ONTHERECORD_MODEL" in _fail(server, ModelRefusedError)


def test_what_a_server_refuses_is_shown_in_its_words_without_the_key():
    refusal = Reply(f"temperature is unsupported; you sent {_KEY}", status=422)
    with ScriptedServer(refusal) as server:
        assert "temperature is unsupported; you sent ***" in _fail(server, ModelRefusedError)


# Keys and settings -------------------------------------------------------------------------------


@pytest.mark.parametrize("provider", _PROVIDERS)
def test_the_key_stands_in_no_log_and_no_representation(provider, caplog):
    caplog.set_level(logging.DEBUG)
    with ScriptedServer(Reply(f"no: {_KEY}", status=401), _TEXT) as server:
        settings = _settings(server, provider)
        model = open_model(settings)
        with pytest.raises(ModelKeyError):
            list(model.stream(_ASKED))
        list(model.stream(_ASKED))
    assert _KEY in json.dumps(server.requests), "it was sent"
    assert _KEY not in f"{model!r} {model} {settings!r} {settings.model_dump_json()}"
    for record in caplog.records:
        assert _KEY not in record.getMessage(), record.name


def test_no_model_in_the_settings_is_no_model():
    assert open_model(Settings(_env_file=None)) is None


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"model_address": ""}, "OPENAI_API_KEY"),
        ({"model_address": "", "model_provider": "anthropic"}, "ANTHROPIC_API_KEY"),
        ({"model_address": "127.0.0.1:80"}, "no address"),
        ({"model_address": "http://me:pass@127.0.0.1/v1"}, "name or password"),
        ({"model_key": "sk-\u0430bc"}, "characters"),
        ({"model_price_in": 1.0}, "both"),
        ({"model_limit_day": 1.0}, "prices"),
    ],
)
def test_settings_that_cannot_be_used_are_told_before_anything_is_sent(monkeypatch, given, told):
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    base = {"model": "m", "model_address": "http://127.0.0.1:9/v1"}
    with pytest.raises(ModelSettingsError, match=told) as raised:
        open_model(Settings(**{**base, **given}, _env_file=None))
    assert "pass@" not in str(raised.value)


@pytest.mark.parametrize("provider", _PROVIDERS)
def test_the_key_of_a_provider_goes_to_no_other_address(monkeypatch, provider):
    monkeypatch.setenv("OPENAI_API_KEY", _KEY)
    monkeypatch.setenv("ANTHROPIC_API_KEY", _KEY)
    with ScriptedServer(_TEXT) as server:
        list(_open(server, provider, model_key=None).stream(_ASKED))
    assert _KEY not in json.dumps(server.requests)


def test_empty_amounts_as_in_the_example_are_none(monkeypatch):
    monkeypatch.setenv("ONTHERECORD_MODEL_PRICE_IN", "")
    monkeypatch.setenv("ONTHERECORD_MODEL_LIMIT_DAY", "2.5")
    settings = Settings(_env_file=None)
    assert (settings.model_price_in, settings.model_limit_day) == (None, 2.5)


def test_nothing_of_llamaindex_is_loaded_before_a_model_is_opened():
    code = (
        "import sys; from index.settings import Settings;"
        "from assistant.generating.models import open_model;"
        "assert open_model(Settings(_env_file=None)) is None;"
        "loaded = [n for n in sys.modules if n.split('.')[0] in "
        "('llama_index', 'openai', 'anthropic')]; assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent)


# Any model of LlamaIndex -------------------------------------------------------------------------


class Writer(CustomLLM):
    """Writes a word at a time, or fails with its key in the message."""

    api_key: str = _KEY
    fails: bool = False

    @property
    def metadata(self):
        return LLMMetadata(model_name="own", context_window=300)

    def complete(self, prompt, formatted=False, **_):  # noqa: ARG002
        return CompletionResponse(text=_TEXT)

    def stream_complete(self, prompt, formatted=False, **_):  # noqa: ARG002
        if self.fails:
            raise ValueError(f"cannot write with {self.api_key}")
        for word in _TEXT.split():
            yield CompletionResponse(text="", delta=f"{word} ")


def test_any_model_of_llamaindex_can_be_given():
    model = wrap(Writer())
    assert "".join(model.stream(_ASKED)).strip() == _TEXT
    assert model.name == "own"
    assert model.usage.tokens_out > 5
    assert _KEY not in repr(model)
    with pytest.raises(ContextTooSmallError):
        list(model.stream([Message("user", "word " * 400)]))


def test_a_given_model_that_fails_is_told_of_without_its_key():
    with pytest.raises(ModelError, match="cannot write with") as raised:
        list(wrap(Writer(fails=True)).stream(_ASKED))
    assert _KEY not in str(raised.value)


def test_a_given_model_is_let_go_of_when_the_stream_is_closed():
    from llama_index.llms.openai_like import OpenAILike

    with ScriptedServer(Reply("word " * 5_000, pause=0.01)) as server:
        llm = OpenAILike(
            model="m", api_base=server.address, api_key=_KEY, is_chat_model=True, max_retries=0
        )
        stream = wrap(llm).stream(_ASKED)
        list(islice(stream, 4))
        stream.close()
        until(lambda: server.left)
        assert server.written < 2_000
        assert "".join(islice(wrap(llm).stream(_ASKED), 3)), "it can be used again"


# Spending ----------------------------------------------------------------------------------------


def _priced(folder, **limits):
    return {"store": folder, "model_price_in": 1.0, "model_price_out": 10.0, **limits}


def test_what_is_spent_is_kept_in_the_store_and_a_call_past_the_limit_is_refused(tmp_path):
    with ScriptedServer(Reply(_TEXT, usage=(500, 450))) as server:
        limit = _priced(tmp_path, model_limit_day=0.02)
        list(_open(server, **limit).stream(_ASKED))
        kept = json.loads((tmp_path / "spending.json").read_text())
        assert kept["today"] == kept["total"] == pytest.approx(0.005)
        list(_open(server, **limit).stream(_ASKED))
        model = _open(server, **limit)
        with pytest.raises(SpendingLimitError, match="ONTHERECORD_MODEL_LIMIT_DAY") as raised:
            list(model.stream(_ASKED))
    assert "US$0.0100 of the limit of US$0.0200" in str(raised.value)
    assert len(server.requests) == 2, "it was not asked"


def test_a_day_ends_and_the_whole_does_not(tmp_path):
    (tmp_path / "spending.json").write_text('{"total": 5.0, "day": "2020-01-01", "today": 5.0}')
    Spending(tmp_path, 1.0, None).reserve(0.5)
    with pytest.raises(SpendingLimitError, match="in all"):
        Spending(tmp_path, None, 5.0).reserve(0.1)


def test_calls_beside_each_other_cannot_pass_the_limit_together(tmp_path):
    refused = []

    def spend():
        try:
            Spending(tmp_path, 1.0, None).reserve(0.3)
        except SpendingLimitError:
            refused.append(1)

    threads = [threading.Thread(target=spend) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(refused) == 5


def test_calls_of_one_model_beside_each_other_are_each_spent(tmp_path):
    with ScriptedServer(Reply(_TEXT, usage=None)) as server:
        model = _open(server, **_priced(tmp_path, model_limit_total=1.0))
        alone = list(model.stream(_ASKED))
        once = json.loads((tmp_path / "spending.json").read_text())["total"]
        first = model.stream(_ASKED)
        for _ in alone[:-1]:
            next(first)
        second = model.stream(_ASKED)
        next(second)
        first.close()
        list(second)
    assert json.loads((tmp_path / "spending.json").read_text())["total"] > 2.8 * once


def test_a_call_that_brought_nothing_costs_nothing(tmp_path):
    with ScriptedServer(Reply("no", status=401)) as server:
        _fail(server, ModelKeyError, **_priced(tmp_path, model_limit_total=1.0))
    assert json.loads((tmp_path / "spending.json").read_text())["total"] == 0


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"total": -5, "day": "", "today": NaN}'])
def test_a_damaged_account_refuses_in_words(tmp_path, content):
    (tmp_path / "spending.json").write_text(content)
    with pytest.raises(SpendingLimitError, match="Delete the file"):
        Spending(tmp_path, 1.0, None).reserve(0.1)


def test_a_store_in_which_nothing_can_be_noted_refuses_in_words(tmp_path):
    (tmp_path / "store").write_text("a file where the folder should be")
    with pytest.raises(SpendingLimitError, match="Make the store writable"):
        Spending(tmp_path / "store", 1.0, None).reserve(0.1)


# A real model ------------------------------------------------------------------------------------


@pytest.mark.server
def test_a_real_model_writes_is_stopped_is_too_slow_and_is_killed():
    long = [Message("user", "Write a long story about a river and its people, in many chapters.")]
    with ModelServer() as server:
        given = {"model_context": CONTEXT, "model_seconds": 60.0, "model_key": None}
        model = _open(server, **given)
        pieces = list(model.stream([Message("user", "Say hello.")]))
        assert "".join(pieces).strip()
        assert 0 < model.usage.tokens_in < 100
        assert model.usage.tokens_out > 0

        started = time.monotonic()
        stopped = model.stream(long)
        list(islice(stopped, 10))
        ten = time.monotonic() - started
        stopped.close()
        # The one slot of the server is free again at once: nothing writes two thousand tokens on.
        started = time.monotonic()
        next(piece for piece in model.stream([Message("user", "Say hello.")]) if piece)
        assert time.monotonic() - started < 10 + 20 * ten

        with pytest.raises(ModelTimeoutError):
            list(_open(server, **{**given, "model_seconds": 0.001}).stream(long))
        believed_larger = {**given, "model_context": 100_000}
        with pytest.raises(ContextTooSmallError):
            list(_open(server, **believed_larger).stream([Message("user", "word " * 4000)]))

        killed = model.stream(long)
        list(islice(killed, 10))
        server.kill()
        with pytest.raises(ModelBrokeOffError):
            list(killed)
    with pytest.raises(ModelDownError):
        list(model.stream(long))
