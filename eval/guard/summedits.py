"""The guard on SummEdits (Laban et al., EMNLP 2023): claims that a document bears out, or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.grounding import Fault
from assistant.grounding.checking import rule_faults
from assistant.grounding.content import FEATURES, content_features, load_content_model
from assistant.language.reading import read
from assistant.sources import Source, bare_source
from eval.benchmark import Topic
from eval.datasets.summedits import load_summedits
from index.embedding.embedder import Embedder
from index.sentences import sentence_spans

_NEAREST = 12
"""Sentences of a document that a statement is held against."""
_DOMAINS = ("samsum", "ectsum", "sales_call", "news")
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of SummEdits.

    Attributes:
        statement: The summary.
        cited: The document, a source a sentence.
        good: Whether it is consistent.
        first: Whether it is of the half that thresholds are fitted on; summaries of one document
            are all of one half.
    """

    statement: str
    cited: tuple[Source, ...]
    good: bool
    first: bool


def load_claims(path: Path) -> list[Claim]:
    """Return the rows of a domain of SummEdits.

    Raises:
        FileError: If the file cannot be read; names file and line.
    """
    benchmark = load_summedits(path)
    texts = {document.id: document.text for document in benchmark.documents}
    return [_claim(topic, texts[topic.document or ""]) for topic in benchmark.topics]


def _claim(topic: Topic, text: str) -> Claim:
    cited = tuple(bare_source(text[start:end]) for start, end in sentence_spans(text))
    return Claim(topic.question, cited, bool(topic.gold), crc32(text.encode()) % 2 == 0)


def guard_scores(claim: Claim, embedder: Embedder) -> tuple[float, float]:
    """Return how surely the guard, and its checker, take a claim to be borne out.

    It is that of the worst of the claim's sentences. What is said of speakers is left out: these
    documents have none that could be known. Each fault that a rule finds takes a whole from the
    support.

    Returns:
        The guard's support less the faults, and the checker's log-odds.
    """
    model = load_content_model()
    apart = {Fault.SIDE, Fault.SPEAKER}
    guard, checker = [], []
    for start, end in sentence_spans(claim.statement):
        text = claim.statement[start:end]
        near = _nearest(text, claim.cited)
        faults = [one for one in rule_faults(text, near) if one not in apart]
        features = content_features(text, near, embedder)
        guard.append(model.support(features) - len(faults))
        checker.append(float(features[FEATURES.index("checker")]))
    return min(guard, default=0.0), min(checker, default=0.0)


def _nearest(text: str, cited: Sequence[Source]) -> list[Source]:
    """Return the sentences of a document that share most words with a statement, in order."""
    own = {word.stem for word in read(text) if word.is_content}
    shared = [len(own & {word.stem for word in read(one.text)}) for one in cited]
    return [
        cited[at] for at in sorted(np.argsort(-np.array(shared), kind="stable")[:_NEAREST].tolist())
    ]


def overlap_score(claim: Claim) -> float:
    """Return the share of the content words of a claim that its document has."""
    own = [word for word in read(claim.statement) if word.is_content or word.is_number]
    said = {word.stem for one in claim.cited for word in read(one.text)}
    return sum(word.stem in said for word in own) / max(1, len(own))


def balanced_accuracy(scores: Floats, good: NDArray[np.bool_], threshold: float) -> float:
    """Return the mean of the shares of consistent and of inconsistent claims told right."""
    passed = scores >= threshold
    return float((passed[good].mean() + (~passed[~good]).mean()) / 2)


def best_threshold(scores: Floats, good: NDArray[np.bool_]) -> float:
    """Return the threshold of the best balanced accuracy."""
    options = np.unique(scores)
    return float(max(options, key=lambda one: balanced_accuracy(scores, good, float(one))))


def print_summedits(folder: Path, embedder: Embedder) -> None:
    """Print the balanced accuracy by domain on the half on which no threshold was fitted."""
    print("\nSummEdits, balanced accuracy on the second half of the documents")  # noqa: T201
    print(f"{'domain':<14}{'claims':>7}{'overlap':>9}{'guard':>8}{'checker':>9}{'as shipped':>12}")  # noqa: T201
    rows = []
    for domain in _DOMAINS:
        claims = load_claims(folder / f"summedits_{domain}.jsonl.gz")
        good = np.array([one.good for one in claims])
        first = np.array([one.first for one in claims])
        both = np.array([guard_scores(one, embedder) for one in claims])
        made = {
            "overlap": np.array([overlap_score(one) for one in claims]),
            "guard": both[:, 0],
            "checker": both[:, 1],
        }
        figures = [
            balanced_accuracy(
                scores[~first], good[~first], best_threshold(scores[first], good[first])
            )
            for scores in made.values()
        ]
        figures.append(
            balanced_accuracy(made["guard"][~first], good[~first], load_content_model().enough)
        )
        rows.append(figures)
        print(  # noqa: T201
            f"{domain:<14}{int((~first).sum()):>7}"
            + f"{figures[0]:>9.3f}{figures[1]:>8.3f}{figures[2]:>9.3f}{figures[3]:>12.3f}",
            flush=True,
        )
    mean = np.mean(rows, axis=0)
    print(f"{'mean':<21}{mean[0]:>9.3f}{mean[1]:>8.3f}{mean[2]:>9.3f}{mean[3]:>12.3f}")  # noqa: T201
