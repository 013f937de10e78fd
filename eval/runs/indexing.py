"""Indexes of systems under test: made once for the same content and settings, then taken up again.

What making one cost (seconds, memory) is kept beside it, so that a run on kept indexes still
reports it.
"""

from __future__ import annotations

import hashlib
import json
import re
import resource
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.benchmark import Benchmark, EvalDocument, Topic
from eval.systems import System
from index.files.whole_files import write_whole

_FINISHED = "finished.json"
_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True)
class Indexing:
    """What an index took to make.

    Attributes:
        units: Passages, chunks or nodes in it.
        seconds: From the documents to the first question; the embedding model was loaded before.
        peak_mib: Highest resident memory of the whole process meanwhile, in MiB.
    """

    units: int
    seconds: float
    peak_mib: float


def open_index(system: System, documents: Sequence[EvalDocument], cache: Path) -> Indexing:
    """Make a system ready on documents, from a kept index where there is one.

    Args:
        system: Not yet open.
        documents: What it is to hold.
        cache: Folder of kept indexes; an unfinished one in it is made anew.
    """
    content = hashlib.sha256(system.fingerprint.encode())
    for document in documents:
        content.update(f"\0{document.id}\0{document.text}".encode())
    folder = cache / content.hexdigest()[:24]
    finished = folder / _FINISHED
    if finished.exists():
        system.open(documents, folder)
        return Indexing(**json.loads(finished.read_text(encoding="utf-8")))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _forget_peak()
    began = time.perf_counter()
    units = system.index(documents, folder)
    system.open(documents, folder)
    made = Indexing(units, time.perf_counter() - began, peak_memory())
    write_whole(finished, json.dumps(asdict(made)).encode())
    return made


def opened_topics(system: System, benchmark: Benchmark, cache: Path) -> Iterator[Topic]:
    """Yield the topics of a benchmark, each while the system is open on its documents.

    Args:
        system: Closed between documents and at the end.
        benchmark: Topics and documents.
        cache: Folder of kept indexes.
    """
    for documents, topics in benchmark.groups():
        open_index(system, documents, cache)
        yield from topics
        system.close()


def peak_memory() -> float:
    """Return the highest resident memory of this process, in MiB, since it was last forgotten.

    Only Linux can forget it; elsewhere it is that of the process since its start.
    """
    if _STATUS.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text(encoding="ascii"))
        if found:
            return int(found[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _forget_peak() -> None:
    try:
        _CLEAR.write_text("5", encoding="ascii")
    except OSError:  # Another system, or not allowed here.
        return
