"""Pairs from the invented scenes and meetings, written and labelled for this project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from assistant.grounding.checker import told
from assistant.ledger.close_reading import point_query
from assistant.sources import Source, bare_source
from eval.readers.ledgers import reply_pairs
from eval.readers.pairs import Pair
from index.embedding.embedder import Embedder
from index.records import Side

_ASKING = re.compile(
    r"^(?:and\s+)?what\s+(?:did|does|has|have|was|were|is)\b.{0,60}?\b"
    r"(?:say|said|state|stated|report|reported|tell|told|explain|think|claim)\b.{0,40}?\b"
    r"(?:about|on|regarding|concerning|of)\s+",
    re.IGNORECASE,
)


def scene_pairs(name: str, scene: dict[str, Any], kept: bool, embedder: Embedder) -> Iterator[Pair]:
    """Yield the pairs of a scene or meeting: of its questions, points and, if it has any, claims.

    Args:
        name: Of the scene.
        scene: As its file has it.
        kept: Whether it is kept to report on.
        embedder: Says which sentences are most like a claim.
    """
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
        at, place = (int(number) for number in point["at"].split("."))
        said = paragraphs[at - 1]["sentences"]
        query = point_query(point["text"], said[:place])
        for p, paragraph in enumerate(paragraphs[at:], start=at + 1):
            if paragraph["side"] == Side.STATE:
                labels = _labels(p, paragraph["sentences"], point["replies"])
                yield from reply_pairs(
                    Pair("points", name, "evidence", f"{name}/p{i}", query, [], [], kept),
                    paragraph["sentences"],
                    labels,
                    point["status"],
                )
    yield from written_claims(name, scene, kept, embedder)


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


def _labels(number: int, sentences: Sequence[str], gold: Sequence[str]) -> list[int]:
    return [int(f"{number}.{s}" in gold) for s in range(1, len(sentences) + 1)]
