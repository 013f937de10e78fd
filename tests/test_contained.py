"""A reader in a process of its own: whatever becomes of it, the next file is read."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from timing import until

from index.errors import FileError
from index.readers import files
from index.readers.contained import Worker
from index.readers.formats import Format
from index.records import Contents, DocumentParagraph

_HERE = f"{__name__}."


# Readers of the kinds that there are. The worker imports this module, as any reader's, by name.


def reads(source, data):
    return Contents(
        (DocumentParagraph(f"{source}: {len(data)} bytes"),), remarks=(str(os.getpid()),)
    )


def sleeps(_source, _data):
    time.sleep(600)


def begins_and_sleeps(source, _data):
    Path(source).touch()
    time.sleep(600)


def takes_all_memory(source, _data):
    kept = [bytearray(50_000_000) for _ in range(1000)]
    return reads(source, b"".join(kept))


def crashes(_source, _data):
    os.abort()


def leaves(_source, _data):
    os._exit(7)


def raises(_source, _data):
    raise ValueError("page 3 is upside down")


def refuses(source, _data):
    raise FileError(source, "it is protected by a password. Take that off.")


def prints(source, data):
    os.write(1, b"a library speaks " * 1000)
    print("and Python, too")  # noqa: T201
    return reads(source, data)


def names_modules(_source, _data):
    return Contents(tuple(DocumentParagraph(name) for name in sys.modules))


@pytest.fixture
def worker(monkeypatch):
    # The worker's path is that of its parent; pytest puts the folder of tests there only in part.
    monkeypatch.syspath_prepend(Path(__file__).parent)
    worker = Worker(seconds=120, memory=1024**3)
    yield worker
    worker.close()


def _process(worker):
    return int(worker.read("x", b"", _HERE + "reads").remarks[0])


def test_one_process_reads_file_after_file(worker):
    first = worker.read("a.pdf", b"1234", _HERE + "reads")
    assert first.paragraphs[0].text == "a.pdf: 4 bytes"
    assert int(first.remarks[0]) != os.getpid()
    large = worker.read("b.pdf", bytes(40_000_000), _HERE + "reads")
    assert large.paragraphs[0].text == "b.pdf: 40000000 bytes"
    assert large.remarks == first.remarks


@pytest.mark.parametrize(
    ("reader", "message"),
    [
        ("takes_all_memory", "more than 1,024 MiB of memory"),
        ("crashes", "ended .SIGABRT."),
        ("leaves", "ended .exit status 7."),
        ("raises", "ValueError: page 3 is upside down"),
        ("refuses", "protected by a password"),
        ("no_such_reader", "AttributeError"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_the_next_one_is_read(worker, reader, message):
    with pytest.raises(FileError, match=message) as refused:
        worker.read("bad.pdf", b"", _HERE + reader)
    assert refused.value.source == "bad.pdf"
    assert worker.read("good.pdf", b"12", _HERE + "reads").paragraphs[0].text.endswith("2 bytes")


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_read(worker, monkeypatch):
    _process(worker)
    monkeypatch.setattr(worker, "_seconds", 0.5)
    with pytest.raises(FileError, match=r"longer than 0\.5 seconds"):
        worker.read("slow.pdf", b"", _HERE + "sleeps")
    monkeypatch.setattr(worker, "_seconds", 120)
    assert _process(worker)


def test_what_a_library_prints_does_not_get_into_the_answer(worker):
    for _ in range(2):
        assert worker.read("a", b"1", _HERE + "prints").paragraphs[0].text == "a: 1 bytes"


def test_a_worker_that_was_ended_while_idle_is_replaced(worker):
    first = _process(worker)
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert _process(worker) != first


def test_threads_get_the_answer_to_their_own_file(worker):
    def read(number):
        return worker.read(str(number), bytes(number), _HERE + "reads").paragraphs[0].text

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(read, range(100)))
    assert answers == [f"{number}: {number} bytes" for number in range(100)]


def test_an_interruption_leaves_no_answer_to_the_next_file(worker, tmp_path):
    process = _process(worker)
    main = threading.main_thread().ident
    begun = tmp_path / "slow.pdf"

    def interrupt():
        until(begun.exists)
        signal.pthread_kill(main, signal.SIGINT)

    interrupting = threading.Thread(target=interrupt)
    interrupting.start()
    with pytest.raises(KeyboardInterrupt):
        worker.read(str(begun), b"", _HERE + "begins_and_sleeps")
    interrupting.join()
    assert _process(worker) != process


def test_a_process_that_was_forked_has_a_worker_of_its_own(worker):
    ours = _process(worker)
    child = os.fork()
    if not child:
        theirs = 0
        try:
            theirs = _process(worker)
            worker.close()
        finally:
            os._exit(0 if theirs and theirs != ours else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert _process(worker) == ours


_PARENT = """
import sys, threading
from index.readers.contained import WORKER
print(WORKER.read("x", b"", "test_contained.reads").remarks[0], flush=True)
if sys.argv[1] == "busy":
    threading.Thread(target=WORKER.read, args=("x", b"", "test_contained.sleeps")).start()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("state", ["idle", "busy"])
def test_the_worker_ends_when_its_parent_is_killed(state):
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT, state],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
        text=True,
    ) as parent:
        process = int(parent.stdout.readline())
        assert parent.stdout.readline() == "ready\n"
        os.kill(process, 0)
        parent.kill()
    until(lambda: _is_gone(process))


def _is_gone(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_ctrl_c_in_a_terminal_does_not_reach_the_worker(worker):
    process = _process(worker)
    assert os.getpgid(process) != os.getpgid(0)
    os.kill(process, signal.SIGINT)
    assert _process(worker) == process


def test_the_worker_imports_nothing_heavy(worker):
    found = worker.read("x", b"", "test_contained.names_modules")
    modules = {paragraph.text for paragraph in found.paragraphs}
    assert "index.readers.worker" in modules
    assert not modules & {"torch", "chromadb", "sentence_transformers", "streamlit", "numpy"}


def test_a_binary_file_is_read_in_the_worker_and_named_by_its_digest(worker, monkeypatch, tmp_path):
    monkeypatch.setattr(files, "WORKER", worker)
    monkeypatch.setitem(files.CONTAINED_READERS, Format.PDF, _HERE + "reads")
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7")
    document = files.read_source(str(path))
    assert document.paragraphs[0].text == f"{path}: 8 bytes"
    assert int(document.remarks[0]) != os.getpid()
    assert document.sha256 == files.digest(str(path))
