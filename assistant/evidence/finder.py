"""Hits to evidence: the sentences that answer, or too little to answer.

Every sentence of the paragraphs that a search brings up is given a support between 0 and 1, by the
model of :mod:`assistant.evidence.model`; those of enough support are chosen to answer with.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.crossing import (
    in_latin_letters,
    shipped_cross_encoder,
    spread,
    worth_reading,
)
from assistant.evidence.fact_given import WantedFact
from assistant.evidence.features import (
    Read,
    Reading,
    coverage,
    crossed_features,
    rarity,
    read_features,
    sentence_features,
)
from assistant.evidence.gathered import Gathered, GatheredParagraph, weigh_together
from assistant.evidence.matching import match_words
from assistant.evidence.named_states import stems_with_states
from assistant.evidence.paragraphs import EvidenceParagraph
from assistant.evidence.remembered import Remembered
from index.embedding.embedder import Embedder
from index.embedding.token_vectors import TokenReader
from index.errors import UnknownRecordError
from index.search.full_text import FullText, StoredPassage
from index.search.searcher import Hit
from index.sentences import sentence_spans
from index.storage.catalog import Catalog

CANDIDATES = 60
"""Passages whose paragraphs are weighed sentence by sentence."""
_READ = 32
"""Paragraphs that are read word by word: those of most support without."""
_CROSSED_FIRST, _CROSSED_LEAST, _CROSSED_EACH = 10, 0.01, 0.05
"""Which paragraphs are read together with the question, by the support they have without: of the
so many that have most those of at least the second number, of all others those of at least the
third. On the development half of the shipped benchmark all that answer are among them, and half of
the others are not."""
_SHORT = 300
"""A paragraph of fewer characters is read together with the ones before and after it."""
_VECTORS, _READS = 20_000, 2_000
"""Sentence vectors kept in memory, 1.5 kB each; and what was said of a question and a paragraph."""


class EvidenceFinder:
    """Weighs the sentences of what a search found.

    Args:
        catalog: Where the records are.
        full_text: For the rarity of words.
        embedder: For the meaning of sentences.
        reader: Reads paragraphs word by word; None to do without.
        cross_encoder: Whether paragraphs are read together with the question, too; only beside a
            reader, by which they are chosen.
        transcripts: Returns the ids of the records that are transcripts of talk. The cross-encoder
            has learnt from speeches, and makes of talk less than is made of it without.
    """

    def __init__(
        self,
        catalog: Catalog,
        full_text: FullText,
        embedder: Embedder,
        reader: TokenReader | None = None,
        *,
        cross_encoder: bool = False,
        transcripts: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        self._catalog = catalog
        self._full_text = full_text
        self._embedder = embedder
        self._reader = reader
        self._crosses = cross_encoder and reader is not None
        self._transcripts = transcripts
        self._vectors: Remembered[str, NDArray[np.float32]] = Remembered(_VECTORS)
        self._reads: Remembered[tuple[str, tuple[str, ...]], Read] = Remembered(_READS)

    def weigh(
        self,
        topic: str,
        terms: Sequence[str],
        hits: Sequence[Hit],
        fact: WantedFact | None = None,
        *,
        question: str = "",
    ) -> list[EvidenceParagraph]:
        """Return the paragraphs of the hits with the support of each sentence.

        Args:
            topic: What is asked about, in words.
            terms: Stems of the words that carry the topic.
            hits: Passages found for it.
            fact: The fact asked for; only sentences that give it are chosen.
            question: As it was put. Without one nothing is read by the cross-encoder, which has
                learnt what answers: what asks about a topic, it would leave out.

        Returns:
            Each paragraph once, in order of record and paragraph; with a reader only those that
            it has read.
        """
        gathered = self.gather(topic, terms, hits, fact, question=question)
        return weigh_together(self._kinds(gathered, topic, question))

    def gather(
        self,
        topic: str,
        terms: Sequence[str],
        hits: Sequence[Hit],
        fact: WantedFact | None = None,
        *,
        question: str = "",
    ) -> Gathered:
        """Return the paragraphs of the hits with the features of their sentences.

        Takes what :meth:`weigh` takes. It is what the model is fitted on, too.
        """
        found = self._paragraphs(hits)
        if not found:
            nothing = np.zeros((0, len(self._reading.features)))
            return Gathered([], nothing, self._reading, fact)
        frequencies, total = self._full_text.document_frequencies(terms)
        weights = rarity(terms, frequencies, total)
        considered = (
            self._full_text.states_considered(one.passage.record_id for one in found)
            if fact
            else {}
        )
        features = self._features(topic, weights, found)
        gathered = Gathered(found, features, Reading.PLAIN, fact, considered)
        if self._reader is None:
            return gathered
        rows = gathered.split(features)
        best = [-own.max() for own in gathered.supports()]
        kept = sorted(sorted(range(len(found)), key=best.__getitem__)[:_READ])
        found = [found[at] for at in kept]
        features = np.concatenate([rows[at] for at in kept])
        features = self._read(self._reader, topic, weights, found, features)
        gathered = Gathered(found, features, Reading.READ, fact, considered)
        if all(self._may_cross(gathered, question)):
            return self._crossed(gathered, topic, question)
        return gathered

    def _kinds(self, gathered: Gathered, topic: str, question: str) -> list[Gathered]:
        """Return what was gathered, apart by how each paragraph can be read.

        What one paragraph does not allow, the others do not go without: a chat log or a record in
        other letters does not change how the rest of a store is read.
        """
        if gathered.reading is not Reading.READ:
            return [gathered]
        may = self._may_cross(gathered, question)
        if not any(may):
            return [gathered]
        crossed = self._crossed(gathered.of(may), topic, question)
        return [crossed, gathered.of([not one for one in may])]

    def _may_cross(self, gathered: Gathered, question: str) -> list[bool]:
        """Return whether each paragraph may be read by the cross-encoder, beside the question.

        Of other letters it knows no words, and takes any sentence for an answer.
        """
        if not (self._crosses and question and in_latin_letters(question)):
            return [False] * len(gathered.paragraphs)
        talk = self._transcripts()
        return [
            one.passage.record_id not in talk and in_latin_letters(one.text)
            for one in gathered.paragraphs
        ]

    def _crossed(self, gathered: Gathered, topic: str, question: str) -> Gathered:
        features = self._cross((question, topic), gathered)
        return replace(gathered, features=features, reading=Reading.CROSSED)

    def warm_up(self) -> None:
        """Load the cross-encoder, if there is one, so that the first question need not wait."""
        if self._crosses:
            shipped_cross_encoder()

    @property
    def _reading(self) -> Reading:
        """How speeches are read here."""
        if self._reader is None:
            return Reading.PLAIN
        return Reading.CROSSED if self._crosses else Reading.READ

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
        stems = stems_with_states(topic)
        coverages = np.array([coverage(weights, stems(text)) for text in texts])
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

    def _cross(self, forms: Iterable[str], gathered: Gathered) -> NDArray[np.float64]:
        """Return the features with those of reading together with each form of the question."""
        found = gathered.paragraphs
        supports = gathered.supports()
        best = [float(own.max()) for own in supports]
        first = sorted(range(len(found)), key=lambda at: -best[at])[:_CROSSED_FIRST]
        likely = [
            at
            for at, own in enumerate(best)
            if own >= (_CROSSED_LEAST if at in first else _CROSSED_EACH)
        ]
        texts = [[" ".join(text.split()) for _, _, text in found[at].sentences] for at in likely]
        kept = [worth_reading(own, supports[at]) for at, own in zip(likely, texts, strict=True)]
        given = [[own[i] for i in rows] for own, rows in zip(texts, kept, strict=True)]
        asked = [form for form in dict.fromkeys(forms) if form]
        said = [
            self._reads.of([(form, tuple(own)) for own in given], _read_together) for form in asked
        ]
        read: list[list[Read] | None] = [None] * len(found)
        for at, rows, *of_forms in zip(likely, kept, *said, strict=True):
            size = len(found[at].sentences)
            read[at] = [Read(spread(one.sentences, rows, size), one.whole) for one in of_forms]
        return crossed_features(gathered.features, read, [len(one.sentences) for one in found])

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
        return np.stack(self._vectors.of(texts, lambda new: list(self._embedder.embed(new))))


def _read_together(pairs: Sequence[tuple[str, tuple[str, ...]]]) -> list[Read]:
    """Return what the cross-encoder says of one form of a question beside each paragraph."""
    return shipped_cross_encoder().read(pairs[0][0], [sentences for _, sentences in pairs])
