"""Hits to evidence: the sentences that answer, or too little to answer.

Every sentence of the paragraphs that a search brings up is given a support between 0 and 1, by the
model of :mod:`assistant.evidence_model`; those of enough support are chosen to answer with.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.evidence_model import (
    coverage,
    load_model,
    rarity,
    read_features,
    sentence_features,
)
from assistant.fact_given import WantedFact
from assistant.facts import Fact, holds
from assistant.gathered import Gathered, GatheredParagraph
from assistant.matching import match_words
from index.catalog import Catalog
from index.embedding import Embedder
from index.errors import UnknownRecordError
from index.full_text import FullText, StoredPassage, stems_of
from index.search import Hit
from index.sentences import sentence_spans
from index.token_vectors import TokenReader

_READ = 32
"""Paragraphs that are read word by word: those of most support without."""
_SHORT = 300
"""A paragraph of fewer characters is read together with the ones before and after it."""
_REMEMBERED = 20_000
"""Sentence vectors kept in memory, 1.5 kB each."""


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

    @property
    def support(self) -> float:
        """That of its best sentence."""
        return max(sentence.support for sentence in self.sentences)

    @property
    def chosen_support(self) -> float:
        """That of its best chosen sentence; 0 where none is."""
        return max((one.support for one in self.sentences if one.chosen), default=0.0)


class EvidenceFinder:
    """Weighs the sentences of what a search found.

    Args:
        catalog: Where the records are.
        full_text: For the rarity of words.
        embedder: For the meaning of sentences.
        reader: Reads paragraphs word by word; None to do without.
    """

    def __init__(
        self,
        catalog: Catalog,
        full_text: FullText,
        embedder: Embedder,
        reader: TokenReader | None = None,
    ) -> None:
        self._catalog = catalog
        self._full_text = full_text
        self._embedder = embedder
        self._reader = reader
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    def weigh(
        self,
        topic: str,
        terms: Sequence[str],
        hits: Sequence[Hit],
        fact: WantedFact | None = None,
    ) -> list[EvidenceParagraph]:
        """Return the paragraphs of the hits with the support of each sentence.

        Args:
            topic: What is asked about, in words.
            terms: Stems of the words that carry the topic.
            hits: Passages found for it.
            fact: The fact asked for; only sentences that give it are chosen.

        Returns:
            Each paragraph once, in order of record and paragraph; with a reader only those that
            it has read.
        """
        gathered = self.gather(topic, terms, hits, fact)
        by_paragraph = gathered.split(gathered.model.support(gathered.features))
        chosen = gathered.choose(by_paragraph, gathered.model)
        return [
            EvidenceParagraph(
                one.passage,
                one.start,
                one.text,
                tuple(
                    EvidenceSentence(*sentence, float(support), bool(choice))
                    for sentence, support, choice in zip(one.sentences, row, choices, strict=True)
                ),
            )
            for one, row, choices in zip(gathered.paragraphs, by_paragraph, chosen, strict=True)
        ]

    def gather(
        self,
        topic: str,
        terms: Sequence[str],
        hits: Sequence[Hit],
        fact: WantedFact | None = None,
    ) -> Gathered:
        """Return the paragraphs of the hits with the features of their sentences.

        Takes what :meth:`weigh` takes; it is what the model is fitted on, too.
        """
        found = self._paragraphs(hits)
        if not found:
            model = load_model(read=self._reader is not None)
            return Gathered([], np.zeros((0, len(model.weights))), model, fact)
        model = load_model()
        frequencies, total = self._full_text.document_frequencies(terms)
        weights = rarity(terms, frequencies, total)
        considered = (
            self._full_text.states_considered(one.passage.record_id for one in found)
            if fact
            else {}
        )
        features = self._features(topic, weights, found)
        gathered = Gathered(found, features, model, fact, considered)
        if self._reader is None:
            return gathered
        supports = gathered.split(model.support(features))
        rows = gathered.split(features)
        kept = sorted(sorted(range(len(found)), key=lambda i: -supports[i].max())[:_READ])
        found = [found[i] for i in kept]
        features = np.concatenate([rows[i] for i in kept])
        features = self._read(self._reader, topic, weights, found, features)
        return Gathered(found, features, load_model(read=True), fact, considered)

    def _paragraphs(self, hits: Sequence[Hit]) -> list[GatheredParagraph]:
        first: dict[tuple[str, int], StoredPassage] = {}
        for hit in hits:
            first.setdefault(hit.passage.paragraph_place, hit.passage)
        found = []
        for place in sorted(first):
            passage = first[place]
            try:
                start, text = self._catalog.paragraph_text(*place)
            except UnknownRecordError:  # Removed since it was found.
                continue
            if text[passage.start - start : passage.end - start] != passage.text:
                continue  # Replaced since it was found: another person may speak there now.
            cut = [(start + a, start + b, text[a:b]) for a, b in sentence_spans(text)]
            if cut:
                found.append(GatheredParagraph(passage, start, text, cut))
        return found

    def _features(
        self, topic: str, weights: Mapping[str, float], found: Sequence[GatheredParagraph]
    ) -> NDArray[np.float64]:
        texts = [text for one in found for _, _, text in one.sentences]
        query = self._embed([topic])[0]
        coverages = np.array([coverage(weights, stems_of(text)) for text in texts])
        similarities = (self._embed(texts) @ query).astype(np.float64)
        return sentence_features(similarities, coverages, [len(one.sentences) for one in found])

    def _read(
        self,
        reader: TokenReader,
        topic: str,
        weights: Mapping[str, float],
        found: Sequence[GatheredParagraph],
        features: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Return the features with those of reading word by word, short ones with neighbours."""
        given, offsets = [], []
        for one in found:
            before, after = self._around(one) if len(one.text) < _SHORT else ([], [])
            own = [text for _, _, text in one.sentences]
            given.append([*before, *own, *after])
            offsets.append((len(before), len(own)))
        query = self._embed([topic])[0]
        matches, in_context = match_words(reader, topic, weights, given, query)
        return read_features(
            features,
            [one[start : start + n] for one, (start, n) in zip(matches, offsets, strict=True)],
            np.concatenate(
                [
                    one[start : start + n]
                    for one, (start, n) in zip(in_context, offsets, strict=True)
                ]
            ),
            np.array(list(weights.values()), dtype=np.float64),
        )

    def _around(self, paragraph: GatheredParagraph) -> tuple[list[str], list[str]]:
        """Return the sentences of the paragraphs before and after."""
        record_id, place = paragraph.passage.paragraph_place
        sides = []
        for index in (place - 1, place + 1):
            try:
                _, text = self._catalog.paragraph_text(record_id, index)
            except UnknownRecordError:
                text = ""
            sides.append([text[a:b] for a, b in sentence_spans(text[:_SHORT])])
        return sides[0], sides[1]

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors; those of earlier questions are remembered."""
        known = {text: self._vectors.get(text) for text in texts}
        missing = [text for text, vector in known.items() if vector is None]
        if missing:
            made = dict(zip(missing, self._embedder.embed(missing), strict=True))
            known.update(made)
            self._vectors.update(made)
        while len(self._vectors) > _REMEMBERED:
            with suppress(KeyError):  # Another thread may have taken the last one out.
                self._vectors.popitem(last=False)
        return np.stack([vector for text in texts if (vector := known[text]) is not None])


def best_support(paragraphs: Sequence[EvidenceParagraph], fact: Fact | None = None) -> float:
    """Return the support of the best sentence, 0 where there is none.

    Args:
        paragraphs: As :meth:`EvidenceFinder.weigh` gives them.
        fact: The kind of fact that the sentence has to give; None for any sentence.
    """
    return max(
        (
            sentence.support
            for paragraph in paragraphs
            for sentence in paragraph.sentences
            if fact is None or holds(fact, sentence.text)
        ),
        default=0.0,
    )


def rank_by_support(hits: Sequence[Hit], paragraphs: Sequence[EvidenceParagraph]) -> list[Hit]:
    """Return hits in the order of the support of their best sentence, those not read behind.

    Args:
        hits: In the order of the search, which decides between equals.
        paragraphs: As :meth:`EvidenceFinder.weigh` gives them for these hits.
    """
    read = {one.passage.paragraph_place: one for one in paragraphs}

    def support(hit: Hit) -> float:
        passage = hit.passage
        paragraph = read.get(passage.paragraph_place)
        inside = [
            sentence.support
            for sentence in (paragraph.sentences if paragraph else ())
            if sentence.start < passage.end and passage.start < sentence.end
        ]
        return max(inside, default=-1.0)

    ranked = sorted(hits, key=lambda hit: -support(hit))
    return [replace(hit, rank=rank) for rank, hit in enumerate(ranked, start=1)]
