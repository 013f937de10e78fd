"""Hits to evidence: the sentences that answer, or too little to answer.

Every sentence of the paragraphs that a search brings up is given a support between 0 and 1: the
estimate of a logistic model that it speaks to the topic. Its features are the sentence's likeness
to the topic by meaning and by words, that of its neighbours (a sentence that goes on "Footage from
such systems ..." is understood through the one before), and that of its paragraph. The model is
fitted by ``eval/fit_evidence.py`` on public data; nothing in it is set by hand.
"""

from __future__ import annotations

import json
import math
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog
from index.embedding import Embedder
from index.full_text import FullText, StoredPassage, stems_of
from index.search import Hit
from index.sentences import sentence_spans

FEATURES = (
    "similarity",
    "coverage",
    "neighbour similarity",
    "neighbour coverage",
    "paragraph similarity",
    "paragraph coverage",
)
_REMEMBERED = 20_000
"""Sentence vectors kept in memory, 1.5 kB each."""


@dataclass(frozen=True, slots=True)
class EvidenceModel:
    """The fitted model and its thresholds.

    Attributes:
        weights: One for each of :data:`FEATURES`.
        intercept: Added to the weighted sum, before the logistic function.
        answer_threshold: Least support of the best sentence for which there is an answer.
        paragraph_margin: How far the log-odds of a chosen paragraph may lie below those of the
            best one; a paragraph counts as its best sentence.
        sentence_margin: How far those of a chosen sentence may lie below those of the best one
            of its paragraph.
    """

    weights: tuple[float, ...]
    intercept: float
    answer_threshold: float
    paragraph_margin: float
    sentence_margin: float

    def choose(self, paragraphs: Sequence[NDArray[np.float64]]) -> list[NDArray[np.bool_]]:
        """Return which sentences to answer with, given the supports of each paragraph's.

        Every chosen paragraph answers by itself: none is below the answer threshold.
        """
        best = max((float(supports.max()) for supports in paragraphs), default=0.0)
        floor = _log_odds(best) - self.paragraph_margin
        return [
            (supports.max() >= self.answer_threshold)
            & (_log_odds(supports.max()) >= floor)
            & (_log_odds(supports) >= _log_odds(supports.max()) - self.sentence_margin)
            for supports in paragraphs
        ]

    def support(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the support for rows of features, shape (sentences, features)."""
        logits: NDArray[np.float64] = features @ np.asarray(self.weights) + self.intercept
        return np.asarray(1.0 / (1.0 + np.exp(-logits)))


@cache
def load_model() -> EvidenceModel:
    """Return the model that is shipped."""
    text = resources.files("assistant").joinpath("data/evidence.json").read_text(encoding="utf-8")
    values = json.loads(text)
    return EvidenceModel(
        tuple(values["weights"][name] for name in FEATURES),
        values["intercept"],
        values["answer_threshold"],
        values["paragraph_margin"],
        values["sentence_margin"],
    )


@dataclass(frozen=True, slots=True)
class EvidenceSentence:
    """A sentence of a record: its support, and whether it is one to answer with.

    Offsets are into the record's text.
    """

    start: int
    end: int
    text: str
    support: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class EvidenceParagraph:
    """A paragraph that was looked at, with all its sentences.

    Attributes:
        passage: Any passage of it, for its place and speaker.
        start: Where it starts in the record's text.
        text: Its exact words.
        sentences: In order.
    """

    passage: StoredPassage
    start: int
    text: str
    sentences: tuple[EvidenceSentence, ...]


def sentence_features(
    similarities: NDArray[np.float64],
    coverages: NDArray[np.float64],
    sizes: Sequence[int],
) -> NDArray[np.float64]:
    """Return the features of the sentences of several paragraphs.

    Args:
        similarities: Cosine of topic and sentence, shape (sentences,).
        coverages: Share of the topic's words in each sentence, weighted by rarity, 0 to 1.
        sizes: Sentences of each paragraph, none empty; their sum is the number of sentences.

    Returns:
        Shape (sentences, features), columns as in :data:`FEATURES`.
    """
    columns = []
    offset = 0
    for size in sizes:
        own, words = similarities[offset : offset + size], coverages[offset : offset + size]
        columns.append(
            [
                own,
                words,
                _best_neighbour(own),
                _best_neighbour(words),
                np.full(size, own.max()),
                np.full(size, words.max()),
            ]
        )
        offset += size
    return np.concatenate([np.stack(column, axis=1) for column in columns])


def rarity(terms: Sequence[str], frequencies: Mapping[str, int], total: int) -> dict[str, float]:
    """Return the weight of each term: its inverse document frequency.

    Source: Robertson and Spaerck Jones (1976), in the form of Lucene's BM25, which is never
    negative.
    """
    return {
        term: math.log(1 + (total - count + 0.5) / (count + 0.5))
        for term in terms
        for count in (frequencies.get(term, 0),)
    }


def coverage(weights: Mapping[str, float], stems: Sequence[str]) -> float:
    """Return which share of the weight of a topic's terms a sentence holds, 0 to 1."""
    whole = sum(weights.values())
    present = set(stems)
    return sum(w for term, w in weights.items() if term in present) / whole if whole else 0.0


class EvidenceFinder:
    """Weighs the sentences of what a search found.

    Args:
        catalog: Where the records are.
        full_text: For the rarity of words.
        embedder: For the meaning of sentences; None to weigh by words alone.
        model: The fitted model.
    """

    def __init__(
        self, catalog: Catalog, full_text: FullText, embedder: Embedder, model: EvidenceModel
    ) -> None:
        self._catalog = catalog
        self._full_text = full_text
        self._embedder = embedder
        self._model = model
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    def weigh(
        self, topic: str, terms: Sequence[str], hits: Sequence[Hit]
    ) -> list[EvidenceParagraph]:
        """Return the paragraphs of the hits with the support of each sentence.

        Args:
            topic: What is asked about, in words.
            terms: Stems of the words that carry the topic.
            hits: Passages found for it.

        Returns:
            Each paragraph once, in order of record and paragraph.
        """
        first: dict[tuple[str, int], StoredPassage] = {}
        for hit in hits:
            first.setdefault((hit.passage.record_id, hit.passage.paragraph_index), hit.passage)
        if not first:
            return []
        places = sorted(first)
        texts = [self._catalog.paragraph_text(*place) for place in places]
        spans = [
            [(start + a, start + b, text[a:b]) for a, b in sentence_spans(text)]
            for start, text in texts
        ]
        frequencies, total = self._full_text.document_frequencies(terms)
        weights = rarity(terms, frequencies, total)
        query = self._embed([topic])[0]
        vectors = self._embed([text for sentences in spans for _, _, text in sentences])
        coverages = np.array(
            [coverage(weights, stems_of(text)) for cut in spans for _, _, text in cut]
        )
        similarities = (vectors @ query).astype(np.float64)
        sizes = [*map(len, spans)]
        supports = self._model.support(sentence_features(similarities, coverages, sizes))
        by_paragraph = np.split(supports, np.cumsum(sizes)[:-1])
        chosen = self._model.choose(by_paragraph)
        return [
            EvidenceParagraph(
                first[place],
                start,
                text,
                tuple(
                    EvidenceSentence(*sentence, float(support), bool(choice))
                    for sentence, support, choice in zip(cut, *marks, strict=True)
                ),
            )
            for place, (start, text), cut, marks in zip(
                places, texts, spans, zip(by_paragraph, chosen, strict=True), strict=True
            )
        ]

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors; those of earlier questions are remembered."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if missing:
            self._vectors.update(zip(missing, self._embedder.embed(missing), strict=True))
        found = np.stack([self._vectors[text] for text in texts])
        while len(self._vectors) > _REMEMBERED:
            self._vectors.popitem(last=False)
        return found


def _best_neighbour(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each sentence the larger value of those before and after it; 0 for none."""
    padded = np.concatenate([[0.0], values, [0.0]])
    return np.asarray(np.maximum(padded[:-2], padded[2:]))


def _log_odds(support: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Return ln(p / (1 - p)), elementwise."""
    return np.asarray(np.log(support) - np.log1p(-np.asarray(support)))
