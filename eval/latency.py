"""How long things take and how much memory: indexing, warm questions, a cold command line.

Run it where nothing else runs; times of one machine are to be compared only within one run::

    python -m eval.latency

A new store is made of the sample record (or of the files named), questions are asked of it in
process, and the command line is started afresh. Peak memory is the resident set, in MiB, of a
process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from index.sample import sample_path

QUESTIONS = (
    "What did Kazakhstan say about video recording?",
    "What did the Committee ask about lost interrogation videos?",
    "What did Ms. Racu say about solitary confinement?",
    "What did the delegation say about the national preventive mechanism?",
    "What did Kazakhstan say about climate change?",
    "Who spoke about asylum seekers?",
    "What did the Committee ask about the January events?",
    "How many criminal cases were opened for torture?",
)
_ROUNDS = 25
_COLD = (
    ("imports", "import torch, chromadb"),
    ("own imports", "import ui.cli, assistant"),
    ("open the store", "assistant_ = assistant.Assistant.open(STORE)"),
    ("model load", "assistant_.warm_up()"),
    ("work", "assistant_.ask(QUESTION)"),
)


def measure_index(store: Path, files: list[Path]) -> dict[str, float]:
    """Index files into a new store, in this process.

    Returns:
        Seconds of model load and of the rest, passages, passages a second, peak MiB.
    """
    from index.embedding.embedder import SentenceTransformerEmbedder
    from index.settings import Settings
    from index.store import Store

    settings = Settings()
    began = time.perf_counter()
    embedder = SentenceTransformerEmbedder(settings.embedding_model)
    embedder.embed(["ready"])
    loaded = time.perf_counter()
    with Store(store, embedder, write=True) as opened:
        outcomes = list(opened.add(files))
        passages = sum(summary.passages for summary in opened.catalog.records())
    ended = time.perf_counter()
    if not passages:
        raise SystemExit(f"nothing was indexed: {outcomes}")
    return {
        "model load s": loaded - began,
        "index s": ended - loaded,
        "passages": passages,
        "passages/s": passages / (ended - loaded),
        "peak MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measure_warm(store: Path) -> dict[str, float]:
    """Ask the same questions again and again of an open store.

    Returns:
        Milliseconds at the 50th and 95th percentile, of first and of repeated asking.
    """
    from assistant import Assistant
    from index.settings import Settings

    assistant = Assistant.open(store, settings=Settings(model=""))
    assistant.warm_up()
    first: list[float] = []
    warm: list[float] = []
    for round_ in range(_ROUNDS):
        for question in QUESTIONS:
            began = time.perf_counter()
            assistant.ask(question)
            (warm if round_ else first).append(1000 * (time.perf_counter() - began))
    return {
        "first p50 ms": float(np.percentile(first, 50)),
        "first max ms": max(first),
        "warm p50 ms": float(np.percentile(warm, 50)),
        "warm p95 ms": float(np.percentile(warm, 95)),
        "questions": len(warm),
    }


def measure_cold(store: Path) -> dict[str, float]:
    """Answer one question in a new process, step by step, and once by the command line.

    Returns:
        Seconds of each step, and of the whole command.
    """
    lines = ["import json, time", f"STORE = {str(store)!r}", f"QUESTION = {QUESTIONS[0]!r}"]
    lines += ["times = {}", "began = time.perf_counter()"]
    for name, step in _COLD:
        lines += [step, f"times[{name!r}] = time.perf_counter() - began"]
        lines += ["began = time.perf_counter()"]
    lines += ["print(json.dumps(times))"]
    steps = json.loads(_run([sys.executable, "-c", "\n".join(lines)]))
    ontherecord = str(Path(sys.executable).parent / "ontherecord")
    began = time.perf_counter()
    _run([ontherecord, "ask", QUESTIONS[0], "--json", "--store", str(store)])
    whole = time.perf_counter() - began
    began = time.perf_counter()
    _run([ontherecord, "records", "--store", str(store)])
    light = time.perf_counter() - began
    return {**steps, "whole command": whole, "records command": light}


def _run(command: list[str]) -> str:
    return subprocess.run(  # noqa: S603 - our own interpreter, our own words
        command, check=True, capture_output=True, text=True, env=dict(os.environ)
    ).stdout


def _own_process(part: str, store: Path, files: list[Path]) -> dict[str, Any]:
    """Measure in a process of its own, so that peak memory is its own."""
    command = [sys.executable, "-m", "eval.latency", "--part", part, "--store", str(store)]
    measured: dict[str, Any] = json.loads(_run([*command, *map(str, files)]))
    return measured


def main() -> None:
    """Measure and print, a line each."""
    parser = argparse.ArgumentParser(description="Measure times and memory.")
    parser.add_argument("files", nargs="*", type=Path, help="records; by default the sample")
    parser.add_argument("--part", choices=("index", "warm"), help=argparse.SUPPRESS)
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    files = given.files or [sample_path()]
    if given.part:
        measured = (
            measure_index(given.store, files)
            if given.part == "index"
            else measure_warm(given.store)
        )
        sys.stdout.write(json.dumps(measured))
        return
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        parts = {
            "index": _own_process("index", store, files),
            "ask": _own_process("warm", store, files),
            "cold, seconds": measure_cold(store),
        }
    for part, figures in parts.items():
        for name, value in figures.items():
            sys.stdout.write(f"{part:14} {name:16} {value:10.2f}\n")


if __name__ == "__main__":
    main()
