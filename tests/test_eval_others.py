"""LangChain, Haystack and txtai: run where they are installed, asked for by name where not."""

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from eval.benchmark import EvalDocument, Topic
from eval.errors import NotInstalledError
from eval.runs.indexing import open_index
from eval.systems import DEPTH
from eval.systems.registry import OTHERS, SYSTEMS, default_systems, make_system
from ui.cli import app

_PARAGRAPHS = [
    "Ms. Wanjiru (Country Rapporteur) asked whether bail was refused to minors.",
    "Mr. Odhiambo (Kenya) said that bail was granted in most cases, and within  two days.",
    *(f"Mr. Odhiambo said that school number {n} had been opened in June." for n in range(60)),
    "Mr. Odhiambo said that prisons were inspected by judges.",
]
_DOCUMENTS = (
    EvalDocument("kenya", "\n\n".join(_PARAGRAPHS)),
    EvalDocument("other", "Whales swim in the sea.\n\nBread is baked in the morning."),
)


@pytest.fixture
def without_txtai(monkeypatch):
    monkeypatch.setitem(sys.modules, "txtai", None)  # As Python marks what cannot be imported.


@pytest.mark.usefixtures("without_txtai")
def test_a_system_that_is_not_installed_is_listed_as_such():
    listed = CliRunner().invoke(app, ["eval", "list"]).output
    assert "txtai (not installed)" in listed
    assert all(name in listed for name in OTHERS)


@pytest.mark.usefixtures("without_txtai")
def test_a_system_that_is_not_installed_says_how_to_install_it(embedder):
    with pytest.raises(NotInstalledError, match=r"pip install .*\.\[others\]"):
        make_system("txtai", embedder)
    ended = CliRunner().invoke(app, ["eval", "run", "--system", "txtai"])
    assert ended.exit_code == 1
    assert isinstance(ended.exception, NotInstalledError)


@pytest.mark.usefixtures("without_txtai")
def test_a_run_of_all_systems_leaves_out_what_is_not_installed_and_says_so(monkeypatch, tmp_path):
    assert "txtai" not in default_systems()
    monkeypatch.setattr("eval.systems.registry.SYSTEMS", {"bm25": SYSTEMS["bm25"]})
    for name in ("langchain_chroma", "haystack"):
        monkeypatch.setitem(sys.modules, name, None)
    out = tmp_path / "run"
    cache = ("--cache", str(tmp_path / "cache"))
    ended = CliRunner().invoke(app, ["eval", "run", "--sample", "1", "--out", str(out), *cache])
    assert ended.exit_code == 0, ended.output
    assert "left out: langchain, haystack, txtai" in ended.output


@pytest.mark.others
@pytest.mark.parametrize("name", sorted(OTHERS))
def test_another_library_ranks_the_same_documents_by_their_places(name, embedder, tmp_path):
    texts = {document.id: document.text for document in _DOCUMENTS}
    found = []
    for _ in range(2):  # The second takes up the index that the first left.
        system = make_system(name, embedder)
        open_index(system, _DOCUMENTS, tmp_path)
        found.append(system.respond(Topic("1", "fact", "Was bail granted?", ())).spans)
        system.close()
    assert found[0] == found[1]
    assert len(found[0]) <= DEPTH
    quoted = [texts[span.document][span.start : span.end] for span in found[0]]
    assert all(0 <= span.start < span.end <= len(texts[span.document]) for span in found[0])
    assert "bail was granted in most cases" in quoted[0]
    assert {span.document for span in found[0]} >= {"kenya"}


@pytest.mark.others
@pytest.mark.parametrize("name", sorted(OTHERS))
def test_another_library_sends_no_statistics_and_leaves_nothing_at_home(name, tmp_path):
    program = (
        "import os, socket\n"
        "def refuse(*_): os._exit(7)  # From any thread.\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from pathlib import Path\n"
        "from eval.benchmark import EvalDocument, Topic\n"
        "from eval.systems.registry import make_system\n"
        "from index.embedding.embedder import SentenceTransformerEmbedder\n"
        f"system = make_system({name!r}, SentenceTransformerEmbedder())\n"
        "documents = [EvalDocument('d', 'Bail is rare. It is slow.')]\n"
        "folder = Path('index'); folder.mkdir()\n"
        "system.index(documents, folder); system.open(documents, folder)\n"
        "assert system.respond(Topic('1', 'fact', 'Is bail slow?', ())).spans\n"
    )
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home)}
    environment.pop("HAYSTACK_TELEMETRY_ENABLED", None)
    subprocess.run(
        [sys.executable, "-c", program], check=True, env=environment, cwd=tmp_path, timeout=300
    )
    assert not (home / ".haystack").exists()
