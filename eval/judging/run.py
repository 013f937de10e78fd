"""Judging a run: the answers of a system given to a language model, the outcome written down."""

from __future__ import annotations

import importlib.metadata
import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from llama_index.core.llms import LLM

from eval.benchmark import Benchmark
from eval.errors import JudgeError
from eval.judging.judge import (
    MEASURES,
    Answered,
    answered,
    judge,
    sample_answers,
    summarise,
    verdicts_path,
)
from eval.judging.judgements import judgements_path, read_judgements
from eval.runs.responses import digest, read_responses, responses_path
from index.errors import FileError
from index.files.whole_files import write_whole


def judge_run(
    folder: Path,
    finished: Mapping[str, Any],
    benchmarks: Sequence[Benchmark],
    system: str,
    llm: LLM,
    *,
    repeats: int = 3,
    sample: int | None = None,
    seed: int = 0,
    progress: Callable[[int], None] = lambda _: None,
) -> dict[str, Any]:
    """Let a model judge what a system answered in a run; write and return ``judge.json``.

    Args:
        folder: Of the run.
        finished: What its ``run.json`` holds.
        benchmarks: Those of the run.
        system: One that answers; what was judged of others before is kept.
        llm: The model that judges.
        repeats: How often each answer is judged by each measure.
        sample: So many answers of each benchmark at random; None for all.
        seed: Of the random sample.
        progress: Called after each verdict, with how many there will be.

    Raises:
        FileError: If the system gave no answers in this run.
        JudgeError: If there is nothing to judge, or the model does not answer.
    """
    chosen: list[tuple[Benchmark, int, list[Answered]]] = []
    for benchmark in benchmarks:
        results = finished["results"].get(benchmark.name, {})
        if not results.get(system, {}).get("answers"):
            able = [name for name, result in results.items() if result.get("answers")]
            raise FileError(
                str(folder / "run.json"),
                f"{system!r} gave no answers on {benchmark.name}. "
                f"These did: {', '.join(able) or 'none'}.",
            )
        kept = read_responses(responses_path(folder, benchmark.name, system), benchmark)
        answers = answered(benchmark, kept)
        left_out = len(benchmark.topics) - len(answers)
        chosen.append((benchmark, left_out, sample_answers(answers, sample, seed)))
    total = sum(len(answers) for *_, answers in chosen) * len(MEASURES) * repeats
    if not total:
        raise JudgeError(f"{system!r} answered nothing in sentences: there is nothing to judge.")
    written = read_judgements(folder)
    for benchmark, left_out, answers in chosen:
        path = verdicts_path(folder, benchmark.name, system)
        verdicts = judge(answers, llm, path, repeats, lambda: progress(total))
        written.setdefault(benchmark.name, {})[system] = {
            "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "hash": digest(benchmark),
            "origin": finished["results"][benchmark.name][system].get("origin"),
            "model": llm.metadata.model_name,
            "repeats": repeats,
            "sample": sample,
            "seed": seed,
            "versions": {"llama-index-core": importlib.metadata.version("llama-index-core")},
            "answers": len(answers),
            "left_out": left_out,
            "measures": summarise(verdicts),
            "topics": verdicts,
        }
        text = json.dumps(written, ensure_ascii=False, indent=1)
        write_whole(judgements_path(folder), text.encode())
    return written
