"""What a program meets that uses this from Python: what is promised in docs/python.md, and more."""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from threading import Barrier

import pytest

import assistant as package
from assistant import (
    Assistant,
    Conversation,
    OnTheRecordError,
    QuestionError,
    Settings,
    SettingsError,
)
from assistant.handover import write_ledgers
from assistant.ledger import keeper
from index.store import Store

_ROOT = Path(__file__).parents[1]
_DOCUMENT = (_ROOT / "docs/python.md").read_text(encoding="utf-8")
_PROGRAMS = re.findall(r"```python\n(.*?)```", _DOCUMENT, re.DOTALL)
_IMPORTS = "import csv, json, pickle\nfrom pathlib import Path\nfrom pydantic import TypeAdapter\n"
QUESTION = "What did Kazakhstan say about video recording?"


@pytest.fixture
def assistant(sample_store, embedder):
    with Assistant.open(sample_store, embedder=embedder) as opened:
        yield opened


@pytest.fixture
def copied(sample_store, tmp_path):
    return Path(shutil.copytree(sample_store, tmp_path / "store"))


def test_the_programs_of_the_document_run(sample_path, embedder, tmp_path, monkeypatch):
    (tmp_path / "records").mkdir()
    shutil.copy(sample_path, tmp_path / "records")
    monkeypatch.chdir(tmp_path)
    for room in ("assistant.api", "index.store"):
        monkeypatch.setattr(f"{room}.SentenceTransformerEmbedder", lambda _: embedder)
    assert len(_PROGRAMS) == 7
    for program in _PROGRAMS:
        exec(compile(_IMPORTS + program, "docs/python.md", "exec"), {})  # noqa: S102
    for ending in (".docx", ".csv", ".md", ".bib", ".ris"):
        assert Path(f"answer{ending}").stat().st_size
    assert Path("shares.csv").read_text(encoding="utf-8").splitlines()[1].startswith("Kazakhstan,")


def test_every_public_name_is_there_and_every_error_is_ours():
    assert {*package.__all__} <= {*dir(package)}
    errors = [name for name in package.__all__ if name.endswith("Error")]
    assert len(errors) > 8
    for name in errors:
        assert issubclass(getattr(package, name), OnTheRecordError)
        assert name == "OnTheRecordError" or f"`{name}`" in _DOCUMENT


@pytest.mark.parametrize(
    "given", [{"speakers": "Ms. Racu"}, {"states": "KAZ"}, {"records": "CAT-C-SR.1995"}]
)
def test_a_name_alone_is_one_name_and_no_row_of_letters(assistant, given):
    ((condition, name),) = given.items()
    asked = "What was said about torture?"
    assert assistant.ask(asked, **given) == assistant.ask(asked, **{condition: [name]})
    assert assistant.search("torture", **given) == assistant.search(
        "torture", **{condition: [name]}
    )
    assert assistant.limits(**given) == assistant.limits(**{condition: [name]})


def test_the_code_of_a_state_may_be_in_small_letters(assistant):
    assert assistant.limits(states="kaz") == assistant.limits(states="KAZ")
    with pytest.raises(QuestionError, match="'xyz'"):
        assistant.limits(states="xyz")


def test_several_threads_that_ask_in_one_conversation_wait_for_one_another(assistant):
    chat = assistant.conversation()
    together = Barrier(4)

    def ask(_):
        together.wait()
        return chat.ask(QUESTION)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, range(4)))
    assert [answer for _, answer in chat.exchanges] == answers
    assert {answer.text for answer in answers} == {assistant.ask(QUESTION).text}


def test_a_stream_that_the_next_question_overtakes_is_kept_as_far_as_it_came(assistant):
    chat = assistant.conversation()
    overtaken = chat.stream(QUESTION)
    list(islice(overtaken, 2))
    chat.ask("What did the Committee ask about solitary confinement?")
    assert list(overtaken) == []
    first, second = (answer for _, answer in chat.exchanges)
    assert len(first.statements) == 1
    assert first.notices[0].startswith("Stopped: 1 of")
    assert not any(notice.startswith("Stopped") for notice in second.notices)


def test_a_question_that_fails_leaves_the_one_that_overtook_it(assistant):
    chat: Conversation

    def respond(query):
        if query.question == "Fails?":
            list(islice(chat.stream(QUESTION), 1))
            raise QuestionError("no")
        return assistant.respond(query)

    chat = Conversation(assistant.read, respond)
    with pytest.raises(QuestionError):
        chat.ask("Fails?")
    assert [query.question for query, _ in chat.exchanges] == ["Fails?", QUESTION]


def test_a_ledger_that_several_threads_ask_for_is_made_once(copied, embedder, monkeypatch):
    shutil.rmtree(copied / "ledgers", ignore_errors=True)
    assistant = Assistant.open(copied, embedder=embedder)
    made = []
    make = keeper.make_ledger

    def counted(*given):
        made.append(1)
        return make(*given)

    monkeypatch.setattr(keeper, "make_ledger", counted)
    with ThreadPoolExecutor(4) as pool:
        ledgers = list(pool.map(assistant.ledger, ["CAT-C-SR.1995"] * 4))
    assert len(made) == 1
    assert all(one == ledgers[0] for one in ledgers)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are told by Linux alone")
def test_a_closed_assistant_has_no_file_of_its_store_open(copied, embedder):
    def held():
        opened = map(os.path.realpath, Path("/proc/self/fd").iterdir())
        return [one for one in opened if one.startswith(str(copied))]

    with Assistant.open(copied, embedder=embedder) as opened:
        opened.search("bail")
        assert held()
    assert held() == []
    assert opened.search("bail")  # It is opened again where that is asked for.
    opened.close()


def test_a_store_is_opened_by_a_name_and_takes_its_lengths_from_the_settings(
    tmp_path, sample_path, embedder
):
    settings = Settings(passage_tokens=40)
    with Store(str(tmp_path / "short"), embedder, write=True, settings=settings) as store:
        (short,) = store.add([sample_path])
    with Store(str(tmp_path / "long"), embedder, write=True) as store:
        (long,) = store.add([sample_path])
    assert short.passages > long.passages


def test_a_setting_that_cannot_be_is_named_as_the_environment_has_it(monkeypatch):
    monkeypatch.setenv("ONTHERECORD_MODEL_SECONDS", "soon")
    with pytest.raises(SettingsError, match=r"ONTHERECORD_MODEL_SECONDS=soon: .*\.env\."):
        Settings()


def test_ledgers_are_handed_over_in_no_other_form_than_asked_for(assistant):
    with pytest.raises(ValueError, match=r"\.docx, \.csv, \.md, not '\.pdf'"):
        write_ledgers([], assistant, ".pdf")


def test_the_command_line_can_be_run_as_a_module():
    ended = subprocess.run(
        [sys.executable, "-m", "ui.cli", "--help"], capture_output=True, text=True, cwd=_ROOT
    )
    assert ended.returncode == 0
    assert "questions" in ended.stdout
