"""Measures by a language model: LlamaIndex's own evaluators, kept apart from all others.

They are no part of ``run.json`` and of no gate: a model decides otherwise when it is asked again,
and how often it does is reported beside its verdicts. The evaluators are LlamaIndex's
FaithfulnessEvaluator (do the passages cited bear out the answer?) and RelevancyEvaluator (do answer
and passages speak to the question?), with its prompts and its reading of YES.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from llama_index.core.evaluation import BaseEvaluator, FaithfulnessEvaluator, RelevancyEvaluator
from llama_index.core.llms import LLM

from eval.benchmark import Benchmark
from eval.errors import JudgeError
from eval.runs.responses import Kept, file_name, read_rows
from eval.runs.statistics import interval

MEASURES: Mapping[str, Callable[[LLM], BaseEvaluator]] = {
    "faithfulness": lambda llm: FaithfulnessEvaluator(llm=llm),
    "relevancy": lambda llm: RelevancyEvaluator(llm=llm),
}

_KEY = ("topic", "measure", "repeat", "model", "answer")
"""What tells kept verdicts apart; ``answer`` is a hash, so that a new answer is judged anew."""

Verdicts = dict[str, dict[str, list[bool]]]
"""By topic and measure, whether the model said YES, a verdict for each repeat."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as a judge gets it.

    Attributes:
        topic: Id of its topic.
        question: As asked, after the earlier ones of the same conversation.
        text: Its sentences.
        contexts: What it cites, in its order.
    """

    topic: str
    question: str
    text: str
    contexts: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Return a hash of all that is judged."""
        return hashlib.sha256(repr((self.question, self.text, self.contexts)).encode()).hexdigest()[
            :16
        ]


def answered(benchmark: Benchmark, kept: Iterable[Kept]) -> list[Answered]:
    """Return the answers that can be judged: those in sentences. Abstentions are left out."""
    texts = {document.id: document.text for document in benchmark.documents}
    responses = {one.topic: one.response for one in kept}
    found = []
    for topic in benchmark.topics:
        response = responses.get(topic.id)
        if response is None or response.abstained or not response.statements:
            continue
        contexts = tuple(texts[one.document][one.start : one.end] for one in response.spans)
        text = " ".join(statement for statement, _ in response.statements)
        found.append(Answered(topic.id, " ".join((*topic.before, topic.question)), text, contexts))
    return found


def sample_answers(answers: Sequence[Answered], size: int | None, seed: int) -> list[Answered]:
    """Return a random sample of answers, in their order; all of them where size is None."""
    if size is None or size >= len(answers):
        return list(answers)
    chosen = sorted(random.Random(seed).sample(range(len(answers)), size))  # noqa: S311
    return [answers[at] for at in chosen]


def judge(
    answers: Sequence[Answered],
    llm: LLM,
    path: Path,
    repeats: int,
    progress: Callable[[], None] = lambda: None,
) -> Verdicts:
    """Let a model judge answers, again and again; keep every verdict as it comes.

    Args:
        answers: What is judged.
        llm: Any language model of LlamaIndex.
        path: JSON Lines; verdicts of the same model on the same answers are not asked for again.
        repeats: How often each answer is judged by each measure.
        progress: Called after each verdict, kept ones included.

    Raises:
        JudgeError: If the model does not answer.
        FileError: If a line of the file cannot be read.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    return asyncio.run(_judge(answers, llm, path, repeats, progress))


async def _judge(
    answers: Sequence[Answered],
    llm: LLM,
    path: Path,
    repeats: int,
    progress: Callable[[], None],
) -> Verdicts:
    # One event loop for all: a client of the model cannot be used in a second one.
    model = llm.metadata.model_name
    kept = {tuple(row.get(name) for name in _KEY): row.get("yes") for _, row in read_rows(path)}
    verdicts: Verdicts = {}
    with path.open("a", encoding="utf-8") as file:
        for one in answers:
            for measure, make in MEASURES.items():
                for repeat in range(repeats):
                    key = (one.topic, measure, repeat, model, one.digest)
                    if key not in kept:
                        kept[key], said = await _verdict(make(llm), one)
                        row = dict(zip(_KEY, key, strict=True)) | {"yes": kept[key], "said": said}
                        file.write(json.dumps(row, ensure_ascii=False) + "\n")
                        file.flush()
                    given = verdicts.setdefault(one.topic, {}).setdefault(measure, [])
                    given.append(bool(kept[key]))
                    progress()
    return verdicts


async def _verdict(evaluator: BaseEvaluator, one: Answered) -> tuple[bool, str]:
    try:
        result = await evaluator.aevaluate(
            query=one.question, response=one.text, contexts=one.contexts
        )
    except Exception as failure:
        raise JudgeError(
            f"the language model did not judge {one.topic!r}: {type(failure).__name__}: {failure} "
            "See that it is served where ONTHERECORD_JUDGE_URL says, then run the same again: "
            "verdicts so far are kept."
        ) from failure
    return bool(result.passing), str(result.feedback or "")


def summarise(verdicts: Verdicts) -> dict[str, dict[str, Any]]:
    """Return for each measure how often the model said YES, and how often it was of two minds.

    Returns:
        By measure: ``mean``, ``low`` and ``high`` (share of YES, averaged over topics, with its 95%
        bootstrap interval), ``topics``, and ``disagreement`` (share of topics whose repeats are not
        all alike; None where nothing was repeated).
    """
    found: dict[str, dict[str, Any]] = {}
    for measure in MEASURES:
        given = [by_measure[measure] for by_measure in verdicts.values()]
        shares = [sum(repeats) / len(repeats) for repeats in given]
        low, high = interval(shares)
        repeated = any(len(repeats) > 1 for repeats in given)
        apart = sum(0 < share < 1 for share in shares)
        found[measure] = {
            "mean": float(np.mean(shares)) if shares else 0.0,
            "low": low,
            "high": high,
            "topics": len(shares),
            "disagreement": apart / len(shares) if repeated else None,
        }
    return found


def verdicts_path(folder: Path, benchmark: str, system: str) -> Path:
    """Return where a run keeps the verdicts on what a system gave."""
    return folder / "judge" / f"{file_name(benchmark, system)}.jsonl"
