"""Which paragraphs of the delegation speak to which point.

A reply comes an hour later, in another order and in other words. So every paragraph that a
delegation says after a point is set beside it: how alike the two are by meaning and by words, how
much more alike than other paragraphs are to this point and than this paragraph is to other points,
and how far apart they stand. A logistic model weighs that; it is fitted by ``eval/fit_ledger.py``
on invented dialogues, never on a real record.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.ledger.entries import Point
from assistant.ledger.points import has_sides
from assistant.words import EMPTY
from index.embedding import Embedder
from index.records import Paragraph, ParagraphKind, Record, RecordForm, Side
from index.sentences import sentence_spans
from index.text import stem, words

Floats = NDArray[np.float64]

FEATURES = (
    "similarity",
    "similarity in context",
    "similarity of paragraph",
    "words",
    "words of sentence",
    "rarest word",
    "context words",
    "below best paragraph",
    "below best point",
    "words below best point",
    "neighbour similarity",
    "turns between",
    "next turn",
)
_SCAFFOLD = frozenset(
    stem(word)
    for word in """information detail details data statistics figure figures clarification explanation
    explanations example examples update comment comments view views number numbers measure measures
    step steps action actions taken take taking provide provided state party government committee
    delegation wished know learn wondered asked would like appreciate welcome useful helpful country
    authorities case cases many much also currently""".split()
)
"""Stems in which points are put, whatever they are about."""


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph in which a reply may stand.

    Attributes:
        record: The record.
        paragraph: The paragraph.
        place: Of the paragraph in the dialogue, counted over its records in order of time.
        turn: Of the turn, counted likewise.
        speaker: Who speaks.
        sentences: Spans in the record's text.
    """

    record: Record
    paragraph: Paragraph
    place: int
    turn: int
    speaker: str
    sentences: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """Its words."""
        return self.record.paragraph_text(self.paragraph)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The points of a dialogue, and all in which replies may stand, in order of time.

    Attributes:
        points: With the place of their paragraph and turn in the dialogue.
        said: Paragraphs of whoever replies.
    """

    points: tuple[Point, ...]
    places: tuple[int, ...]
    turns: tuple[int, ...]
    said: tuple[Said, ...]
    contexts: tuple[str, ...]


def gather(records: Sequence[Record], points: Sequence[Point]) -> Dialogue:
    """Lay out a dialogue: its records in order of time, and the points put in them."""
    said: list[Said] = []
    at: dict[tuple[str, int], tuple[int, int]] = {}
    texts: dict[str, Record] = {}
    place = turn = 0
    for record in records:
        texts[record.id] = record
        sided = has_sides(record) or (
            any(one.speaker.side is Side.STATE for one in record.turns)
            and record.form is RecordForm.SUMMARY
        )
        for paragraph in record.paragraphs:
            place += 1
            this_turn = turn + (paragraph.turn or 0)
            at[record.id, paragraph.index] = place, this_turn
            if paragraph.kind is not ParagraphKind.SPEECH or paragraph.turn is None:
                continue
            speaker = record.speaker_of(paragraph)
            if sided and speaker.side is not Side.STATE:
                continue
            text = record.paragraph_text(paragraph)
            spans = tuple(
                (paragraph.start + a, paragraph.start + b) for a, b in sentence_spans(text)
            )
            if spans:
                said.append(Said(record, paragraph, place, this_turn, speaker.name, spans))
        turn += len(record.turns) + 1
    placed = [at[point.record_id, point.paragraph] for point in points]
    contexts = tuple(
        texts[point.record_id].text[point.sentence_start : point.sentence_end] for point in points
    )
    return Dialogue(
        tuple(points),
        tuple(one[0] for one in placed),
        tuple(one[1] for one in placed),
        tuple(said),
        contexts,
    )


@dataclass(frozen=True, slots=True)
class Pairs:
    """Points beside paragraphs.

    Attributes:
        features: Shape (points, paragraphs, features).
        may: Which paragraphs may reply to which point, shape (points, paragraphs).
        sentence: For each pair the index of the sentence that fits best.
        coverage: How much of a point's own words each paragraph has, shape as ``may``.
    """

    features: Floats
    may: NDArray[np.bool_]
    sentence: NDArray[np.int_]
    coverage: Floats


def compare(dialogue: Dialogue, embedder: Embedder) -> Pairs:
    """Set every point beside every paragraph that may reply to it."""
    said, points = dialogue.said, dialogue.points
    sentences = [one.record.text[a:b] for one in said for a, b in one.sentences]
    owners = np.repeat(np.arange(len(said)), [len(one.sentences) for one in said])
    if not points or not said:
        return Pairs(
            np.zeros((len(points), len(said), len(FEATURES))),
            np.zeros((len(points), len(said)), dtype=bool),
            np.zeros((len(points), len(said)), dtype=int),
            np.zeros((len(points), len(said))),
        )
    topics = [f"{point.text}" for point in points]
    vectors = embedder.embed_many(sentences).astype(np.float64)
    asked = embedder.embed_many(topics).astype(np.float64)
    context = embedder.embed_many(list(dialogue.contexts)).astype(np.float64)
    means = _means(vectors, owners, len(said))
    alike = asked @ vectors.T
    alike_context = context @ vectors.T
    mixed = alike + 0.5 * alike_context
    best = np.zeros((len(points), len(said)), dtype=int)
    similarity, in_context, whole = (np.zeros((len(points), len(said))) for _ in range(3))
    starts = np.searchsorted(owners, np.arange(len(said)))
    ends = np.append(starts[1:], len(owners))
    for j, (a, b) in enumerate(zip(starts, ends, strict=True)):
        best[:, j] = mixed[:, a:b].argmax(axis=1)
        similarity[:, j] = alike[:, a:b].max(axis=1)
        in_context[:, j] = alike_context[:, a:b].max(axis=1)
    whole = 0.5 * (asked + context) @ means.T
    stems = [[_stems(one.record.text[a:b]) for a, b in one.sentences] for one in said]
    weights = _rarity(stems)
    own = [sorted(_stems(point.text)) for point in points]
    around = [sorted(_stems(text)) for text in dialogue.contexts]
    covered, by_sentence, rarest, around_covered = (
        np.zeros((len(points), len(said))) for _ in range(4)
    )
    for i in range(len(points)):
        for j in range(len(said)):
            union = set().union(*stems[j])
            covered[i, j] = _coverage(own[i], union, weights)
            around_covered[i, j] = _coverage(around[i], union, weights)
            by_sentence[i, j] = max(_coverage(own[i], one, weights) for one in stems[j])
            rarest[i, j] = max(
                (weights.get(word, weights[""]) for word in own[i] if word in union), default=0.0
            )
    may = _may(dialogue)
    between = np.array(
        [[max(0, one.turn - turn) for one in said] for turn in dialogue.turns], dtype=np.float64
    )
    first = np.where(may, between, np.inf).min(axis=1, keepdims=True)
    following = may & (between == first)
    neighbours = np.zeros_like(similarity)
    for j, one in enumerate(said):
        near = [k for k in (j - 1, j + 1) if 0 <= k < len(said) and said[k].turn == one.turn]
        if near:
            neighbours[:, j] = similarity[:, near].max(axis=1)
    features = np.stack(
        [
            similarity,
            in_context,
            whole,
            covered,
            by_sentence,
            rarest,
            around_covered,
            _below(similarity + in_context, may, axis=1),
            _below(similarity + in_context, may, axis=0),
            _below(covered + around_covered, may, axis=0),
            neighbours,
            np.log1p(between) / 3,
            following.astype(np.float64),
        ],
        axis=2,
    )
    return Pairs(features, may, best, covered)


def _may(dialogue: Dialogue) -> NDArray[np.bool_]:
    """Whatever is said after a point, and not by the one who put it."""
    return np.array(
        [
            [
                one.place > place and one.turn != turn and one.speaker != point.speaker
                for one in dialogue.said
            ]
            for point, place, turn in zip(
                dialogue.points, dialogue.places, dialogue.turns, strict=True
            )
        ],
        dtype=bool,
    )


def _below(values: Floats, may: NDArray[np.bool_], axis: int) -> Floats:
    best = np.where(may, values, -np.inf).max(axis=axis, keepdims=True)
    return np.asarray(np.where(np.isfinite(best), values - np.where(np.isfinite(best), best, 0), 0))


def _means(vectors: Floats, owners: NDArray[np.int_], count: int) -> Floats:
    sums = np.zeros((count, vectors.shape[1]))
    np.add.at(sums, owners, vectors)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(np.divide(sums, lengths, out=sums, where=lengths > 0))


def content_words(text: str) -> list[str]:
    """Return the words of a point that say what it is about, each once, in order."""
    found = {stem(word): word for word in reversed(words(text)) if word not in EMPTY}
    return [word for key, word in reversed(found.items()) if key not in _SCAFFOLD]


def _stems(text: str) -> set[str]:
    return set(map(stem, content_words(text)))


def _rarity(stems: Sequence[Sequence[set[str]]]) -> dict[str, float]:
    """Return the weight of each stem, 0 to 1: the fewer paragraphs have it, the more it tells."""
    counts = Counter(word for one in stems for word in set().union(*one))
    total = math.log(len(stems) + 1)
    weights = {
        word: max(0.05, math.log((len(stems) + 1) / (count + 0.5)) / total)
        for word, count in counts.items()
    }
    return {**weights, "": 1.0}


def _coverage(asked: Sequence[str], given: set[str], weights: dict[str, float]) -> float:
    total = sum(weights.get(word, weights[""]) for word in asked)
    found = sum(weights.get(word, weights[""]) for word in asked if word in given)
    return found / total if total else 0.0


@dataclass(frozen=True, slots=True)
class LinkModel:
    """The fitted model: weights of :data:`FEATURES`, and the likelihood from which it links."""

    weights: tuple[float, ...]
    bias: float
    threshold: float

    def likelihood(self, pairs: Pairs) -> Floats:
        """Return how likely each paragraph replies to each point; 0 where it cannot."""
        odds = pairs.features @ np.array(self.weights) + self.bias
        return np.asarray(np.where(pairs.may, 1 / (1 + np.exp(-odds)), 0.0))

    def choose(self, likelihoods: Floats) -> list[int]:
        """Return which paragraphs reply to a point, in order of the dialogue.

        Args:
            likelihoods: Of the paragraphs for this point, as :meth:`likelihood` gives them.
        """
        return np.flatnonzero(likelihoods >= self.threshold).tolist()


@cache
def load_model() -> dict[str, Any]:
    """Return what was fitted, as it is shipped."""
    text = resources.files("assistant").joinpath("data/ledger.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def load_links() -> LinkModel:
    """Return the model of links that is shipped."""
    fitted = load_model()["links"]
    return LinkModel(tuple(fitted["weights"]), fitted["bias"], fitted["threshold"])
