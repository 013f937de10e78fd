"""Fit the evidence model: which sentences speak to a topic, and when there is too little.

    python -m eval.fit_evidence DATA_FOLDER [--write]

DATA_FOLDER holds ``squad2/dev_half.json.gz`` and ``qmsum/`` (train, val and evidence files).
Articles of SQuAD are split by name into a part to fit on and a part to report on; of QMSum, train
is fitted on and val reported on. Every article and meeting stands for a store of its own, as in
serving. Questions put to a collection chosen by lot from the others stand for absent topics.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.evidence import FEATURES, EvidenceModel, coverage, rarity, sentence_features
from assistant.question_grammar import trim_topic
from assistant.questions import Query
from eval.evidence_data import Collection, LabelledQuestion, load_qmsum, load_squad
from index.embedding import Embedder, SentenceTransformerEmbedder
from index.full_text import stems_of

SEED = 13
_CANDIDATES = 12
"""Paragraphs weighed for a question: those nearest to it, as a search would bring them."""
_OUTPUT = Path(__file__).parent.parent / "assistant" / "data" / "evidence.json"


@dataclass
class _Indexed:
    """A collection with everything that does not depend on the question."""

    sizes: list[int]
    vectors: NDArray[np.float32]
    stems: list[list[str]]
    frequencies: Counter[str]

    def offsets(self) -> NDArray[np.int64]:
        return np.concatenate([[0], np.cumsum(self.sizes)])


@dataclass
class Rows:
    """Features and labels of the sentences weighed for one question."""

    features: NDArray[np.float64]
    labels: NDArray[np.bool_]
    sizes: list[int]

    def paragraphs(self, values: NDArray[Any]) -> list[NDArray[Any]]:
        """Return values of sentences, split by paragraph."""
        return np.split(values, np.cumsum(self.sizes)[:-1])


def index_collection(collection: Collection, embedder: Embedder) -> _Indexed:
    """Embed and stem every sentence of a collection."""
    sentences = [sentence for paragraph in collection.paragraphs for sentence in paragraph]
    stems = [stems_of(sentence) for sentence in sentences]
    frequencies: Counter[str] = Counter()
    offset = 0
    for paragraph in collection.paragraphs:
        frequencies.update({s for row in stems[offset : offset + len(paragraph)] for s in row})
        offset += len(paragraph)
    sizes = [len(paragraph) for paragraph in collection.paragraphs]
    return _Indexed(sizes, embedder.embed(sentences), stems, frequencies)


def rows_of(question: LabelledQuestion, indexed: _Indexed, query: NDArray[np.float32]) -> Rows:
    """Return the features of the sentences of the paragraphs nearest to a question."""
    topic = Query(question.question, trim_topic(question.question) or question.question)
    weights = rarity(topic.terms, indexed.frequencies, len(indexed.sizes))
    coverages = np.array([coverage(weights, row) for row in indexed.stems])
    score = indexed.vectors @ query + coverages
    offsets = indexed.offsets()
    filled = [index for index, size in enumerate(indexed.sizes) if size]
    best = sorted(filled, key=lambda i: -score[offsets[i] : offsets[i + 1]].max())[:_CANDIDATES]
    sentences = np.concatenate([np.arange(offsets[i], offsets[i + 1]) for i in best])
    sizes = [indexed.sizes[i] for i in best]
    similarities = (indexed.vectors[sentences] @ query).astype(np.float64)
    features = sentence_features(similarities, coverages[sentences], sizes)
    places = [(i, position) for i in best for position in range(indexed.sizes[i])]
    return Rows(features, np.array([place in question.gold for place in places]), sizes)


def _is_fitted_on(name: str) -> bool:
    """Split articles once and for good, by the digest of their names."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def _gather(
    collections: Sequence[Collection],
    questions: Sequence[LabelledQuestion],
    embedder: Embedder,
    most: int,
) -> tuple[list[Rows], list[Rows]]:
    """Return rows of answerable questions on their collection, and of the same on another."""
    chance = random.Random(SEED)  # noqa: S311
    answerable = [question for question in questions if question.gold]
    chosen = chance.sample(answerable, min(most, len(answerable)))
    indexed = {c.name: index_collection(c, embedder) for c in collections}
    topics = [trim_topic(question.question) or question.question for question in chosen]
    queries = embedder.embed(topics)
    here, elsewhere = [], []
    for question, query in zip(chosen, queries, strict=True):
        here.append(rows_of(question, indexed[question.collection], query))
        other = chance.choice([name for name in indexed if name != question.collection])
        absent = LabelledQuestion(question.question, other, frozenset())
        elsewhere.append(rows_of(absent, indexed[other], query))
    return here, elsewhere


def _margins(
    answer: float, supports: Sequence[NDArray[np.float64]], rows: Sequence[Rows]
) -> tuple[float, float]:
    """Return the margins with the best mean F2 a question.

    F2 counts recall more than precision: a sentence left out cannot be seen by the reader, one
    too many is seen and passed over.
    """
    best, best_score = (0.0, 0.0), -1.0
    for paragraph_margin in np.linspace(0.5, 4.0, 15):
        for sentence_margin in np.linspace(0.5, 7.5, 15):
            model = EvidenceModel((), 0.0, answer, float(paragraph_margin), float(sentence_margin))
            scores = []
            for support, row in zip(supports, rows, strict=True):
                chosen = np.concatenate(model.choose(row.paragraphs(support)))
                hits, gold = (chosen & row.labels).sum(), row.labels.sum()
                scores.append(5 * hits / max(1, 4 * gold + chosen.sum()))
            if np.mean(scores) > best_score:
                best_score = float(np.mean(scores))
                best = (float(paragraph_margin), float(sentence_margin))
    return best


def _report(
    name: str,
    model: object,
    here: list[Rows],
    elsewhere: list[Rows],
    choice: EvidenceModel,
) -> None:
    from sklearn.metrics import roc_auc_score

    def support(rows: Rows) -> NDArray[np.float64]:
        return np.asarray(model.predict_proba(rows.features)[:, 1])  # type: ignore[attr-defined]

    best_here = np.array([support(rows).max() for rows in here])
    best_elsewhere = np.array([support(rows).max() for rows in elsewhere])
    supports = np.concatenate([support(rows) for rows in here])
    labels = np.concatenate([rows.labels for rows in here])
    auroc = roc_auc_score([1] * len(here) + [0] * len(elsewhere), [*best_here, *best_elsewhere])
    selected = np.concatenate(
        [mark for rows in here for mark in choice.choose(rows.paragraphs(support(rows)))]
    )
    print(  # noqa: T201
        f"{name:<18} questions {len(here):>5}  absent-topic AUROC {auroc:.3f}  "
        f"false answers {np.mean(best_elsewhere >= choice.answer_threshold):.3f}  "
        f"false silences {np.mean(best_here < choice.answer_threshold):.3f}  "
        f"sentence AUROC {roc_auc_score(labels, supports):.3f}  "
        f"precision {labels[selected].mean():.3f}  recall {selected[labels].mean():.3f}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, report, and with --write store the model where the assistant reads it."""
    from sklearn.linear_model import LogisticRegression

    parser = argparse.ArgumentParser(prog="python -m eval.fit_evidence", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with squad2/ and qmsum/")
    parser.add_argument("--write", action="store_true", help=f"write {_OUTPUT.name}")
    parser.add_argument("--most", type=int, default=1200, help="questions a set, by lot")
    options = parser.parse_args(arguments)
    embedder = SentenceTransformerEmbedder()
    collections, questions = load_squad(options.data / "squad2" / "dev_half.json.gz")
    parts = {}
    for part, wanted in (("squad fit", True), ("squad held out", False)):
        kept = [c for c in collections if _is_fitted_on(c.name) is wanted]
        names = {c.name for c in kept}
        asked = [q for q in questions if q.collection in names]
        parts[part] = _gather(kept, asked, embedder, options.most)
    for part, split in (("qmsum fit", "train"), ("qmsum held out", "val")):
        loaded = load_qmsum(
            options.data / "qmsum" / f"{split}.jsonl.gz",
            options.data / "qmsum" / f"evidence_{split}.jsonl.gz",
        )
        parts[part] = _gather(*loaded, embedder, options.most)
    rows, weights = [], []
    for part in ("squad fit", "qmsum fit"):
        here, elsewhere = parts[part]
        mixed = [*here, *elsewhere]
        total = sum(len(row.labels) for row in mixed)
        rows += mixed
        # Each set weighs the same, however large it is.
        weights += [np.full(len(row.labels), 1000 / total) for row in mixed]
    labels = np.concatenate([row.labels for row in rows])
    model = LogisticRegression(C=10.0, max_iter=1000)
    model.fit(np.concatenate([row.features for row in rows]), labels, np.concatenate(weights))

    def best(part: str, which: int) -> NDArray[np.float64]:
        return np.array([model.predict_proba(r.features)[:, 1].max() for r in parts[part][which]])

    # The answer threshold is where false answers and false silences cost least, weighed 1 to 2
    # (half as many false silences as false answers are wanted), each set counting the same.
    fitted = [(best(part, 0), best(part, 1)) for part in ("squad fit", "qmsum fit")]
    candidates = np.unique(np.concatenate([values for pair in fitted for values in pair]))
    costs = [
        sum(np.mean(elsewhere >= t) + 2 * np.mean(here < t) for here, elsewhere in fitted)
        for t in candidates
    ]
    answer = float(candidates[int(np.argmin(costs))])
    # Sentences are chosen as people chose them for questions that ask for all that was said.
    present = parts["qmsum fit"][0]
    supports = [model.predict_proba(row.features)[:, 1] for row in present]
    margins = _margins(answer, supports, present)
    choice = EvidenceModel((), 0.0, answer, *margins)
    for part, (present, absent) in parts.items():
        _report(part, model, present, absent, choice)
    values = {
        "made_by": "python -m eval.fit_evidence",
        "fitted_on": "SQuAD 2.0 (articles by digest of name), QMSum train (committees)",
        "weights": dict(zip(FEATURES, [round(float(w), 4) for w in model.coef_[0]], strict=True)),
        "intercept": round(float(model.intercept_[0]), 4),
        "answer_threshold": round(answer, 4),
        "paragraph_margin": margins[0],
        "sentence_margin": margins[1],
    }
    print(json.dumps(values, indent=2))  # noqa: T201
    if options.write:
        _OUTPUT.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
