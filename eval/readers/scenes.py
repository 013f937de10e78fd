"""Pairs from the invented scenes and meetings, written and labelled for this project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from assistant.grounding.checker import told
from assistant.ledger.close_reading import point_query
from assistant.sources import Source, bare_source
from eval.readers.ledgers import reply_pairs
from eval.readers.pairs import Pair, cut
from index.embedding.embedder import Embedder
from index.records import Side

_ASKING = re.compile(
    r"^(?:and\s+)?what\s+(?:did|does|has|have|was|were|is)\b.{0,60}?\b"
    r"(?:say|said|state|stated|report|reported|tell|told|explain|think|claim)\b.{0,40}?\b"
    r"(?:about|on|regarding|concerning|of)\s+",
    re.IGNORECASE,
)


_READ_AT_ONCE = 1_300
"""Characters of a paragraph that a reader sees beside a question: some 280 of its 320 tokens."""

Told = tuple[Side, list[str], list[str]]
"""A paragraph: whose it is, the numbers of its sentences ("3.2") and the sentences."""


def scene_pairs(
    name: str, scene: dict[str, Any], kept: bool, embedder: Embedder, source: str = "scenes"
) -> Iterator[Pair]:
    """Yield the pairs of a scene or meeting: of its questions, points and, if it has any, claims.

    Those of a kept one are of its paragraphs. Others stand beside longer paragraphs as well, made
    of neighbours of one side: invented paragraphs are shorter than those of records.

    Args:
        name: Of the scene.
        scene: As its file has it.
        kept: Whether it is kept to report on.
        embedder: Says which sentences are most like a claim.
        source: Of the pairs of its questions.
    """
    told = _paragraphs(scene)
    yield from _asked_pairs(name, scene, kept, told, source)
    if not kept:
        yield from _asked_pairs(name, scene, kept, _joined(told), source)
    yield from written_claims(name, scene, kept, embedder)


def _asked_pairs(
    name: str, scene: dict[str, Any], kept: bool, told: Sequence[Told], source: str
) -> Iterator[Pair]:
    for i, asked in enumerate(scene["questions"]):
        forms = {asked["text"], _ASKING.sub("", asked["text"])}
        for form, query in enumerate(sorted(forms)):
            pair = Pair(source, name, "evidence", f"{name}/q{i}.{form}", query, [], [], kept)
            for side, numbers, sentences in told:
                if asked["side"] in ("any", side):
                    labels = _labels(numbers, asked["gold"])
                    for texts, marks in cut(sentences, labels, _READ_AT_ONCE):
                        yield replace(pair, sentences=texts, labels=marks)
    for i, point in enumerate(scene["points"]):
        at, place = (int(number) for number in point["at"].split("."))
        query = point_query(point["text"], scene["paragraphs"][at - 1]["sentences"][:place])
        pair = Pair("points", name, "evidence", f"{name}/p{i}", query, [], [], kept)
        for side, numbers, sentences in told:
            if side == Side.STATE and int(numbers[0].split(".")[0]) > at:
                labels = _labels(numbers, point["replies"])
                yield from reply_pairs(pair, sentences, labels, point["status"])


def _paragraphs(scene: dict[str, Any]) -> list[Told]:
    return [
        (
            Side(one["side"]),
            [f"{p}.{s}" for s in range(1, len(one["sentences"]) + 1)],
            one["sentences"],
        )
        for p, one in enumerate(scene["paragraphs"], start=1)
    ]


def _joined(told: Sequence[Told]) -> list[Told]:
    """Return paragraphs made of two or more neighbours of one side, no longer than is read."""
    groups: list[list[Told]] = []
    for one in told:
        last = groups[-1] if groups else []
        held = sum(len(text) for *_, sentences in [*last, one] for text in sentences)
        if last and last[0][0] == one[0] and held <= _READ_AT_ONCE:
            last.append(one)
        else:
            groups.append([one])
    return [
        (
            group[0][0],
            [number for _, numbers, _ in group for number in numbers],
            [text for *_, sentences in group for text in sentences],
        )
        for group in groups
        if len(group) > 1
    ]


def written_claims(
    name: str, scene: dict[str, Any], kept: bool, embedder: Embedder
) -> Iterator[Pair]:
    """Yield the hand-written claims of a scene, right ones beside other sentences too."""
    claims = scene.get("claims", [])
    if not claims:
        return
    said = {
        f"{p}.{s}": told(scene_source(paragraph, p, text))
        for p, paragraph in enumerate(scene["paragraphs"], start=1)
        for s, text in enumerate(paragraph["sentences"], start=1)
    }
    names = list(said)
    vectors = embedder.embed(list(said.values()))
    for i, claim in enumerate(claims):
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


def scene_source(paragraph: dict[str, Any], number: int, text: str) -> Source:
    """Return a sentence of a scene as a source.

    Args:
        paragraph: As the scene's file has it.
        number: Of the paragraph in the scene, from 1.
        text: The sentence.
    """
    speaker, _, role = paragraph["speaker"].partition(" (")
    return bare_source(
        text,
        speaker=speaker,
        role=role.removesuffix(")"),
        side=Side(paragraph["side"]),
        paragraph=number,
    )


def _labels(numbers: Sequence[str], gold: Sequence[str]) -> list[int]:
    return [int(one in gold) for one in numbers]
