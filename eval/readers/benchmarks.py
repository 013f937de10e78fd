"""Pairs from data sets that others published, and from the questions written for this project."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from eval.benchmark import EvalDocument, Span
from eval.datasets.excerpts import Excerpt
from eval.datasets.files import read_json, read_json_lines
from eval.datasets.sample import load_sample
from eval.readers.pairs import KEPT_ARTICLES, UNLABELLED, Pair, cut
from index.embedding.embedder import Embedder
from index.sentences import sentence_spans

_SEED = 13
_HARD = 3
"""Paragraphs a question, the most alike of its document; excerpts, of all others."""


def squad_pairs(path: Path, embedder: Embedder) -> Iterator[Pair]:
    """Yield the pairs of SQuAD 2.0: the paragraph a question was written for, and hard others."""
    for article in read_json(path)["data"]:
        title = article["title"]
        kept = title in KEPT_ARTICLES
        contexts = [one["context"] for one in article["paragraphs"]]
        spans = [sentence_spans(context) for context in contexts]
        vectors = embedder.embed(contexts)
        questions = [(i, q) for i, one in enumerate(article["paragraphs"]) for q in one["qas"]]
        asked = embedder.embed([q["question"] for _, q in questions])
        for (i, question), vector in zip(questions, asked, strict=True):
            order = [int(j) for j in np.argsort(-(vectors @ vector)) if j != i]
            for j in [i, *order[: _HARD - 1]]:
                answers = question["answers"][:1] if j == i else []
                labels = [
                    int(any(a <= one["answer_start"] < b for one in answers)) for a, b in spans[j]
                ]
                texts = [contexts[j][a:b] for a, b in spans[j]]
                for part in cut(texts, labels):
                    yield Pair(
                        "squad" if j == i else "squad-others",
                        title,
                        "evidence",
                        question["id"],
                        question["question"],
                        *part,
                        kept,
                    )


def excerpt_pairs(excerpts: Sequence[Excerpt], embedder: Embedder) -> Iterator[Pair]:
    """Yield each question beside its own excerpt, one of another speech by lot, and the likest.

    Those most like the question are not labelled: they may speak to it as well.
    """
    chance = random.Random(_SEED)  # noqa: S311 (a lot, no secret)
    vectors = embedder.embed([" ".join(one.sentences) for one in excerpts])
    asked = iter(embedder.embed([q.text for one in excerpts for q in one.questions]))
    for at, excerpt in enumerate(excerpts):
        elsewhere = np.array([one.speech != excerpt.speech for one in excerpts])
        for i, question in enumerate(excerpt.questions):
            order = np.argsort(-np.where(elsewhere, vectors @ next(asked), -np.inf))
            beside = [
                ("excerpts", at),
                ("excerpts-others", int(chance.choice(order[: sum(elsewhere)]))),
            ]
            beside += [(UNLABELLED, int(j)) for j in order[:_HARD]]
            for source, j in beside:
                own = source == "excerpts"
                sentences = excerpts[j].sentences
                labels = [int(mark) for mark in question.gold] if own else [0] * len(sentences)
                parts = list(cut(sentences, labels))
                for texts, marks in parts if own else parts[:1]:
                    yield Pair(
                        source,
                        excerpt.speech,
                        "evidence",
                        f"excerpt/{at}.{i}",
                        question.text,
                        texts,
                        marks,
                    )


def sample_pairs() -> Iterator[Pair]:
    """Yield the development half of the shipped benchmark, to report on: all of the side asked."""
    benchmark = load_sample("development")
    document = benchmark.documents[0]
    for topic in benchmark.topics:
        for span in document.paragraphs():
            if topic.side is not None and _side(document, span.start) != topic.side:
                continue
            text = document.text[span.start : span.end]
            spans = [(span.start + a, span.start + b) for a, b in sentence_spans(text)]
            labels = [
                int(any(Span(document.id, a, b).shares_half_with(gold) for gold in topic.gold))
                for a, b in spans
            ]
            for texts, marks in cut([document.text[a:b] for a, b in spans], labels):
                yield Pair(
                    "sample",
                    document.id,
                    "evidence",
                    topic.id,
                    topic.question,
                    texts,
                    marks,
                    kept=True,
                )


def _side(document: EvalDocument, at: int) -> str | None:
    return next((side for start, end, side in document.sides if start <= at < end), None)


def summedits_pairs(folder: Path) -> Iterator[Pair]:
    """Yield SummEdits' claims, their document cut into lines."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        for place, row in read_json_lines(path):
            yield Pair(
                path.name.split(".")[0],
                path.name.split(".")[0],
                "claim",
                place,
                row["summary"],
                [one for one in row["doc"].split("\n") if one.strip()],
                [int(row["label"])],
            )
