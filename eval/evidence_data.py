"""Questions with the sentences that answer them, from public data on disk, for the evidence model.

Two sets: SQuAD 2.0 (Rajpurkar et al., 2018), whose articles are taken as records, and the committee
meetings of QMSum (Zhong et al., 2021) with their evidence sentences, whose turns are taken as
paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval.datasets.files import read_json, read_json_lines
from index.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Collection:
    """A record stand-in: paragraphs, each as its sentences."""

    name: str
    paragraphs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question on a collection.

    ``gold`` holds (paragraph, sentence) indices; empty where the collection has no answer.
    """

    question: str
    collection: str
    gold: frozenset[tuple[int, int]]


def load_squad(path: Path) -> tuple[list[Collection], list[LabelledQuestion]]:
    """Load SQuAD 2.0 by article; answerable questions carry the sentences of their answers."""
    collections, questions = [], []
    for article in read_json(path)["data"]:
        paragraphs: list[tuple[str, ...]] = []
        for index, paragraph in enumerate(article["paragraphs"]):
            context = paragraph["context"]
            spans = sentence_spans(context)
            paragraphs.append(tuple(context[a:b] for a, b in spans))
            for qa in paragraph["qas"]:
                gold = {
                    (index, position)
                    for answer in qa["answers"]
                    for position, (a, b) in enumerate(spans)
                    if a < answer["answer_start"] + len(answer["text"])
                    and answer["answer_start"] < b
                }
                questions.append(
                    LabelledQuestion(
                        qa["question"],
                        article["title"],
                        frozenset() if qa["is_impossible"] else frozenset(gold),
                    )
                )
        collections.append(Collection(article["title"], tuple(paragraphs)))
    return collections, questions


def load_qmsum(meetings: Path, evidence: Path) -> tuple[list[Collection], list[LabelledQuestion]]:
    """Load the committee meetings of QMSum with the evidence sentences of specific questions."""
    labels = {row["id"]: row for _, row in read_json_lines(evidence)}
    collections, questions = [], []
    for _, meeting in read_json_lines(meetings):
        if meeting["domain"] != "Committee" or not (labels.get(meeting["id"]) or {}).get("qmsum"):
            continue
        turns = [turn["content"] for turn in meeting["meeting_transcripts"]]
        spans = [sentence_spans(turn) for turn in turns]
        collections.append(
            Collection(
                meeting["id"],
                tuple(
                    tuple(turn[a:b] for a, b in cut) for turn, cut in zip(turns, spans, strict=True)
                ),
            )
        )
        for query in labels[meeting["id"]]["qmsum"].get("specific_query_list", []):
            gold = set()
            for item in (item for group in query["evidence"] for item in group):
                turn = turns[item["turn_index"]] if item["turn_index"] < len(turns) else ""
                at = turn.find(item["content"])
                if at >= 0:
                    gold |= {
                        (item["turn_index"], position)
                        for position, (a, b) in enumerate(spans[item["turn_index"]])
                        if a < at + len(item["content"]) and at < b
                    }
            if gold:
                questions.append(LabelledQuestion(query["query"], meeting["id"], frozenset(gold)))
    return collections, questions
