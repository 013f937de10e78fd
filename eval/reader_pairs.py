"""Make what the reader is trained on: a query beside the sentences that may answer it.

    python -m eval.reader_pairs ../shared/data build/reader/pairs.jsonl.gz

From four sources, each as pairs of a query and the sentences of one paragraph, a label a sentence:

- scenes: invented meetings, written and labelled for this project (``eval/data/scenes``);
- SQuAD 2.0, all articles but those that other fits and reports use;
- QMSum's training part with its evidence sentences;
- claims: those of the scenes, and SummEdits, one label for the whole.

And ones that nothing is trained on, to choose by and to report: whole scenes, articles, the
development half of the shipped benchmark and the labelled ledger of the sample record. Negatives
are paragraphs of the same document that are most like the query by the embedding model.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from eval.benchmark import Benchmark, EvalDocument
from eval.datasets.dialogues import load_sample_ledger
from eval.datasets.files import read_json, read_json_lines
from eval.datasets.qmsum import load_evidence
from eval.datasets.sample import load_sample
from eval.datasets.scenes import is_kept, load_scenes
from index.embedding import Embedder, SentenceTransformerEmbedder
from index.parsing import parse
from index.readers import read_document
from index.records import ParagraphKind, Side
from index.sentences import sentence_spans

SEED = 13
KEPT_ARTICLES = ("Warsaw", "Huguenot", "European_Union_law")
"""Of SQuAD; what is fitted on top of the reader, and its report, use these."""
_HARD = 3
"""Negatives a question, the most alike of its document."""
_LONGEST = 900
"""Characters of the sentences of one pair; longer paragraphs are cut between sentences."""
_ASKING = re.compile(
    r"^(?:and\s+)?what\s+(?:did|does|has|have|was|were|is)\b.{0,60}?\b"
    r"(?:say|said|state|stated|report|reported|tell|told|explain|think|claim)\b.{0,40}?\b"
    r"(?:about|on|regarding|concerning|of)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A query beside the sentences of a paragraph.

    Attributes:
        source: "scenes", "points", "squad", "qmsum", "claims", "summedits", ...
        group: Scene, article or meeting; all of a group are trained on, or none.
        task: "evidence" (a label a sentence) or "claim" (one label).
        id: Of the query; a query has several pairs.
        query: A question, a topic, what an expert asked, or a statement.
        sentences: Of the paragraph, or what the statement cites.
        labels: 1 where a sentence answers; for a statement, whether it is borne out.
        kept: Not to be trained on.
    """

    source: str
    group: str
    task: str
    id: str
    query: str
    sentences: list[str]
    labels: list[int]
    kept: bool = False


def scene_pairs(rows: Sequence[tuple[str, dict[str, Any]]], embedder: Embedder) -> Iterator[Pair]:
    """Yield the pairs of scenes, given as (name, scene)."""
    for number, (name, scene) in enumerate(rows):
        kept = is_kept(number)
        paragraphs = scene["paragraphs"]
        for i, asked in enumerate(scene["questions"]):
            forms = {asked["text"], _ASKING.sub("", asked["text"])}
            for form, query in enumerate(sorted(forms)):
                for p, paragraph in enumerate(paragraphs, start=1):
                    if asked["side"] != "any" and paragraph["side"] != asked["side"]:
                        continue
                    labels = _labels(p, paragraph["sentences"], asked["gold"])
                    key = f"{name}/q{i}.{form}"
                    yield Pair(
                        "scenes", name, "evidence", key, query, paragraph["sentences"], labels, kept
                    )
        for i, point in enumerate(scene["points"]):
            at = int(point["at"].split(".")[0])
            for p, paragraph in enumerate(paragraphs, start=1):
                if p > at and paragraph["side"] == "state":
                    labels = _labels(p, paragraph["sentences"], point["replies"])
                    yield Pair(
                        "points",
                        name,
                        "evidence",
                        f"{name}/p{i}",
                        point["text"],
                        paragraph["sentences"],
                        labels,
                        kept,
                    )
        yield from claim_pairs(name, scene, kept, embedder)


def claim_pairs(name: str, scene: dict[str, Any], kept: bool, embedder: Embedder) -> Iterator[Pair]:
    """Yield the hand-written claims of a scene, right ones beside other sentences too."""
    said = {
        f"{p}.{s}": cited(paragraph["speaker"], paragraph["side"], text)
        for p, paragraph in enumerate(scene["paragraphs"], start=1)
        for s, text in enumerate(paragraph["sentences"], start=1)
    }
    names = list(said)
    vectors = embedder.embed(list(said.values()))
    for i, claim in enumerate(scene["claims"]):
        cites = [said[one] for one in claim["cites"]]
        right = int(not claim["change"])
        source = f"claims-{claim['change'] or 'right'}"
        yield Pair(source, name, "claim", f"{name}/c{i}", claim["text"], cites, [right], kept)
        if right:
            # The same words beside the most alike sentences that it does not cite.
            like = vectors @ embedder.embed([claim["text"]])[0]
            others = [names[j] for j in np.argsort(-like) if names[j] not in claim["cites"]]
            wrong = [said[one] for one in sorted(others[: len(cites)])]
            yield Pair(
                "claims-elsewhere", name, "claim", f"{name}/e{i}", claim["text"], wrong, [0], kept
            )


def cited(speaker: str, side: str, text: str) -> str:
    """Return a sentence as a statement's evidence is given to the reader: who says it, and what."""
    return f"{speaker or 'The record'} ({side}): {text}"


def _labels(number: int, sentences: Sequence[str], gold: Sequence[str]) -> list[int]:
    return [int(f"{number}.{s}" in gold) for s in range(1, len(sentences) + 1)]


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
    chance = random.Random(SEED)  # noqa: S311 (a lot, no secret)
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
    folder = Path(str(resources.files("index"))) / "data/sample"
    record = parse(read_document(folder / "kazakhstan-first-meeting.txt"))
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


def all_pairs(data: Path) -> Iterator[Pair]:
    """Yield every pair; those with ``kept`` are not to be trained on."""
    embedder = SentenceTransformerEmbedder()
    yield from scene_pairs(load_scenes(), embedder)
    yield from squad_pairs(data / "squad2" / "dev_half.json.gz", embedder)
    train = load_evidence(data / "qmsum" / "train.jsonl.gz")
    yield from benchmark_pairs("qmsum", train, embedder, most=4, kept=False)
    yield from summedits_pairs(data / "summedits")
    yield from benchmark_pairs("sample", load_sample("development"), embedder, most=60, kept=True)
    yield from ledger_pairs()


def write_pairs(pairs: Iterable[Pair], output: Path) -> int:
    """Write pairs as gzipped JSON Lines, one each, and return how many there were."""
    output.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with gzip.open(output, "wt", encoding="utf-8") as file:
        for pair in pairs:
            file.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")
            count += 1
    return count


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pairs."""
    parser = argparse.ArgumentParser(prog="python -m eval.reader_pairs", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with squad2/, qmsum/ and summedits/")
    parser.add_argument("output", type=Path)
    options = parser.parse_args(arguments)
    count = write_pairs(all_pairs(options.data), options.output)
    print(f"{count:,} pairs in {options.output}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
