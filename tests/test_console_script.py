"""The installed ``ontherecord`` as a process: what it loads, writes, and leaves when stopped."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

ASKED = "What did the Committee ask about lost interrogation videos?"
COMMAND = str(Path(sys.executable).with_name("ontherecord"))
HEAVY = {
    "assistant",  # It knows all forms of questions.
    "torch",
    "sentence_transformers",
    "chromadb",
    "streamlit",
    "llama_index",
}
POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")


def _run(*arguments, **environment):
    ended = subprocess.run(
        [COMMAND, *map(str, arguments)],
        capture_output=True,
        env={**os.environ, **environment},
        timeout=300,
    )
    assert b"Traceback" not in ended.stderr, ended.stderr.decode()
    return ended


def test_json_stands_alone_on_standard_output(sample_store):
    ended = _run("ask", ASKED, "--json", "--store", sample_store)
    assert ended.returncode == 0
    citations = json.loads(ended.stdout)["citations"]
    assert {citation["speaker"] for citation in citations} == {"Ms. Racu"}


def test_silence_is_status_3(sample_store):
    ended = _run("ask", "What did Kazakhstan say about climate change?", "--store", sample_store)
    assert ended.returncode == 3


@pytest.mark.parametrize(("encoding", "form"), [("ascii", []), ("cp1252", ["--json"])])
def test_an_encoding_without_a_letter_gets_its_escape(sample_store, encoding, form):
    search = ("search", "Pūce", "--speaker", "Pūce", "--store", sample_store)
    found = _run(*search, *form, PYTHONIOENCODING=encoding)
    assert found.returncode == 0
    if form:
        hits = json.loads(found.stdout.decode(encoding))
        assert {hit["speaker"] for hit in hits} == {"Ms. Pūce"}
    else:
        assert rb"1. Ms. P\u016bce" in found.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["records"]])
def test_light_commands_load_no_heavy_library(sample_store, arguments):
    program = (
        "import sys\n"
        "from ui import cli\n"
        "try:\n    cli.main()\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "ONTHERECORD_STORE": str(sample_store)},
        timeout=300,
    )
    assert ended.returncode == 0
    loaded = set(ended.stderr.split())
    assert "typer" in loaded
    assert not HEAVY & loaded


@POSIX_ONLY
@pytest.mark.parametrize(
    "arguments", [["records"], ["records", "--json"], ["search", "torture"], ["--help"]]
)
def test_a_reader_that_went_away_causes_no_noise(sample_store, arguments):
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        [COMMAND, *arguments],
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "ONTHERECORD_STORE": str(sample_store)},
        timeout=300,
    )
    os.close(writer)
    assert ended.stderr == b""


@POSIX_ONLY
def test_an_interrupted_add_keeps_what_was_finished_and_goes_on_later(tmp_path):
    files = [tmp_path / f"{number:03}-{'x' * 150}.txt" for number in range(60)]
    for number, file in enumerate(files):
        file.write_text(f"Mr. Odhiambo (Kenya) said that bail was rare in {1900 + number}.\n")
    arguments = ["add", *files, "--store", tmp_path / "store"]
    # Outcomes of all files fill the pipe many times over. Once it is full, the command waits to
    # print, and cannot come to the last file before the signal.
    add = subprocess.Popen(
        [COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        pipesize=4096,
    )
    try:
        first = add.stdout.readline()
        add.send_signal(signal.SIGINT)
        out, err = add.communicate(timeout=300)
    finally:
        add.kill()
    assert add.returncode == 130
    assert err == "Stopped. What was finished is kept; run the same command again.\n"
    reported = re.findall(r"^added .+?/(\d{3})-x", first + out, re.MULTILINE)
    assert reported
    kept = json.loads(_run("records", "--json", "--store", tmp_path / "store").stdout)
    names = sorted(Path(record["source"]).name[:3] for record in kept)
    assert {*reported} <= {*names} < {file.name[:3] for file in files}
    again = _run(*arguments, "--json")
    assert again.returncode == 0
    statuses = [outcome["status"] for outcome in json.loads(again.stdout)]
    assert statuses == ["unchanged"] * len(names) + ["added"] * (len(files) - len(names))
    assert _run("check", "--store", tmp_path / "store").returncode == 0


@POSIX_ONLY
def test_chat_serves_the_page_and_ends_quietly_when_interrupted(sample_store):
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chat = subprocess.Popen(
        [COMMAND, "chat", "--port", str(port), "--store", sample_store],
        env={**os.environ, "STREAMLIT_SERVER_HEADLESS": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # A terminal interrupts the command and its server together.
    )
    try:
        assert _health(chat, port) == b"ok"
        os.killpg(chat.pid, signal.SIGINT)
        _, err = chat.communicate(timeout=300)
    finally:
        if chat.poll() is None:
            os.killpg(chat.pid, signal.SIGKILL)
            chat.wait()
    assert chat.returncode == 130
    assert "Traceback" not in err


def _health(chat, port):
    """Wait until the server answers or its process has ended."""
    while chat.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health") as response:
                return response.read()
        except OSError:
            time.sleep(0.2)
    return b""
