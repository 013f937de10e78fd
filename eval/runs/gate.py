"""The gate: the shipped benchmark against figures committed in the repository.

Both halves of the benchmark are run with our retrieval and our answers without the cross-encoder,
and the test half with our answers as they are by default, which take some seconds each on one core:
a quick gate leaves these out. A mean may lie anywhere inside the committed figure's 95 per cent
interval; beyond its worse end the gate fails.
"""

from __future__ import annotations

import json
import shutil
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from eval.datasets.sample import load_sample
from eval.runs.run import run
from eval.runs.score import LOWER_IS_BETTER
from eval.systems.registry import SYSTEMS, VARIANT_OF
from index.embedding.embedder import SentenceTransformerEmbedder
from index.files.whole_files import write_whole
from index.settings import Settings

GATED = {"default": ("answers",), "uncrossed": ("answers-uncrossed", "retrieval")}
"""Systems, by the folder that their run is kept in."""


def committed_path() -> Path:
    """Return where the committed figures lie."""
    return Path(str(resources.files("eval"))) / "data/committed_figures.json"


def run_gate(folder: Path, *, quick: bool = False) -> dict[str, Any]:
    """Run the gated systems afresh on the shipped benchmark.

    Args:
        folder: Of the run; emptied first.
        quick: Leave out what reads with the cross-encoder.
    """
    shutil.rmtree(folder, ignore_errors=True)
    embedder = SentenceTransformerEmbedder(Settings().embedding_model)
    test = load_sample("test")
    benchmarks = {"default": [test], "uncrossed": [load_sample("development"), test]}
    whole: dict[str, Any] = {"results": {}}
    for part, names in GATED.items():
        if quick and part == "default":
            continue
        systems = {name: partial(SYSTEMS[name], embedder) for name in names}
        finished = run(folder / part, benchmarks[part], systems)
        for benchmark, results in finished["results"].items():
            whole["results"].setdefault(benchmark, {}).update(results)
    return whole


def accept_figures(finished: dict[str, Any]) -> None:
    """Commit the figures of a run: the next gate is held against them.

    Beside them stands what whoever shows them has to know of measures and systems.
    """
    figures = {
        benchmark: {system: result["means"] for system, result in results.items()}
        for benchmark, results in finished["results"].items()
    }
    gated = {name for systems in figures.values() for name in systems}
    committed = {
        "lower_is_better": sorted(LOWER_IS_BETTER),
        "variant_of": {name: VARIANT_OF[name] for name in sorted(gated & VARIANT_OF.keys())},
        "figures": figures,
    }
    write_whole(committed_path(), (json.dumps(committed, indent=1) + "\n").encode())


def check_figures(
    finished: dict[str, Any], committed: dict[str, Any] | None = None, *, quick: bool = False
) -> list[str]:
    """Return a line for every committed figure that a run falls short of.

    Args:
        finished: What :func:`run_gate` gave.
        committed: By default those in the repository.
        quick: Whether it was a quick one: figures of what it left out are not asked for.
    """
    committed = committed or json.loads(committed_path().read_text(encoding="utf-8"))["figures"]
    failures = []
    for benchmark, systems in committed.items():
        for system, figures in systems.items():
            if quick and system in GATED["default"]:
                continue
            result = finished["results"].get(benchmark, {}).get(system, {"status": "missing"})
            if result["status"] != "done":
                failures.append(f"{benchmark}, {system}: {result['status']}")
                continue
            for measure, expected in figures.items():
                mean = result["means"].get(measure, {}).get("mean")
                lower = measure in LOWER_IS_BETTER
                if mean is None or (mean > expected["high"] if lower else mean < expected["low"]):
                    failures.append(
                        f"{benchmark}, {system}, {measure}: {mean}, committed "
                        f"{expected['mean']:.3f} [{expected['low']:.3f}, {expected['high']:.3f}]"
                    )
    return failures
