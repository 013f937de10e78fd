"""Pairs from data sets that others published, and from the labelled sample record."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from eval.benchmark import Benchmark, EvalDocument
from eval.datasets.dialogues import load_sample_ledger
from eval.datasets.files import read_json, read_json_lines
from eval.datasets.sample import sample_record
from eval.readers.pairs import KEPT_ARTICLES, Pair
from index.embedding import Embedder
from index.records import ParagraphKind, Side
from index.sentences import sentence_spans

_SEED = 13
_HARD = 3
"""Negatives a question, the most alike of its document."""
_LONGEST = 900
"""Characters of the sentences of one pair; longer paragraphs are cut between sentences."""


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
                for part in _parts(texts, labels):
                    yield Pair(
                        "squad" if j == i else "squad-others",
                        title,
                        "evidence",
                        question["id"],
                        question["question"],
                        *part,
                        kept,
                    )


def benchmark_pairs(
    source: str, benchmark: Benchmark, embedder: Embedder, *, most: int, kept: bool
) -> Iterator[Pair]:
    """Yield pairs of a benchmark of evidence sentences: the paragraphs with gold, and hard others.

    Args:
        source: Name to give.
        benchmark: Its gold are sentences.
        embedder: Says which others are alike.
        most: Paragraphs of each question, with gold and without.
        kept: Not to be trained on.
    """
    chance = random.Random(_SEED)  # noqa: S311 (a lot, no secret)
    for document in benchmark.documents:
        windows = _windows(document)
        vectors = embedder.embed([" ".join(text for _, _, text in one) for one in windows])
        topics = [one for one in benchmark.topics if one.document in (document.id, None)]
        asked = embedder.embed([one.question for one in topics])
        for topic, vector in zip(topics, asked, strict=True):
            allowed = [
                w
                for w, window in enumerate(windows)
                if topic.side is None or _side(document, window[0][0]) == topic.side
            ]
            labels = {
                w: [
                    int(
                        any(
                            2 * (min(b, g.end) - max(a, g.start)) >= min(b - a, g.end - g.start)
                            for g in topic.gold
                        )
                    )
                    for a, b, _ in windows[w]
                ]
                for w in allowed
            }
            right = [w for w in allowed if any(labels[w])]
            wrong = [w for w in allowed if not any(labels[w])]
            wrong.sort(key=lambda w: -float(vectors[w] @ vector))
            chosen = chance.sample(right, min(most, len(right))) + wrong[:most]
            for w in chosen:
                texts = [text for _, _, text in windows[w]]
                yield Pair(
                    source,
                    document.id,
                    "evidence",
                    topic.id,
                    topic.question,
                    texts,
                    labels[w],
                    kept,
                )


def _windows(document: EvalDocument) -> list[list[tuple[int, int, str]]]:
    """Return paragraphs as sentences, short ones of talk together, long ones cut."""
    found: list[list[tuple[int, int, str]]] = []
    length = _LONGEST
    short = bool(document.speakers) and not document.sides
    for span in document.paragraphs():
        text = document.text[span.start : span.end]
        for at, (a, b) in enumerate(sentence_spans(text)):
            begins = at == 0 and not short
            if begins or length + b - a > _LONGEST:
                found.append([])
                length = 0
            found[-1].append((span.start + a, span.start + b, text[a:b]))
            length += b - a
    return [one for one in found if one]


def _side(document: EvalDocument, at: int) -> str | None:
    return next((side for start, end, side in document.sides if start <= at < end), None)


def _parts(
    sentences: Sequence[str], labels: Sequence[int]
) -> Iterator[tuple[list[str], list[int]]]:
    texts: list[str] = []
    marks: list[int] = []
    for text, mark in zip(sentences, labels, strict=True):
        if texts and sum(map(len, texts)) + len(text) > _LONGEST:
            yield texts, marks
            texts, marks = [], []
        texts.append(text)
        marks.append(mark)
    if texts:
        yield texts, marks


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


def ledger_pairs() -> Iterator[Pair]:
    """Yield the labelled ledger of the sample record, to report on: a label a paragraph."""
    record = sample_record()
    for i, gold in enumerate(load_sample_ledger(record).points):
        for paragraph in record.paragraphs:
            if (
                paragraph.kind is ParagraphKind.SPEECH
                and record.speaker_of(paragraph).side is Side.STATE
                and paragraph.index > gold.point.paragraph
            ):
                text = record.paragraph_text(paragraph)
                mark = int(paragraph.index in gold.replies)
                spans = sentence_spans(text)
                yield Pair(
                    "ledger",
                    "sample",
                    "evidence",
                    f"ledger/{i}",
                    gold.point.text,
                    [text[a:b] for a, b in spans],
                    [mark] * len(spans),
                    True,
                )
