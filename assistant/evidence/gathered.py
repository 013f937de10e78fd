"""What is looked at for a question before it is weighed, and what is chosen of it then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.fact_given import WantedFact
from assistant.evidence.features import Reading
from assistant.evidence.model import EvidenceModel, load_model, log_odds
from assistant.evidence.paragraphs import EvidenceParagraph, EvidenceSentence, in_order
from index.reference.states import find_states
from index.search.full_text import StoredPassage

_CROSSED = "cross-encoder sentence"
_SURE = 2.0
"""Log-odds from which on the cross-encoder is believed that what is asked about happened, where all
else of a fact is found by its grammar (docs/experiments.md)."""


@dataclass(frozen=True, slots=True)
class GatheredParagraph:
    """A paragraph before it is weighed; its sentences as (start, end, text)."""

    passage: StoredPassage
    start: int
    text: str
    sentences: list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Paragraphs before they are weighed, and by what they will be.

    Attributes:
        paragraphs: In order.
        features: Of all their sentences, shape (sentences, features).
        reading: How they were read.
        fact: The fact asked for, or None.
        considered: Codes of the States that each record considers.
    """

    paragraphs: list[GatheredParagraph]
    features: NDArray[np.float64]
    reading: Reading
    fact: WantedFact | None = None
    considered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, kept: Sequence[bool]) -> Gathered:
        """Return the paragraphs that are kept, with what their sentences are weighed by."""
        rows = [row for row, keep in zip(self.split(self.features), kept, strict=True) if keep]
        paragraphs = [one for one, keep in zip(self.paragraphs, kept, strict=True) if keep]
        return replace(self, paragraphs=paragraphs, features=np.concatenate(rows))

    @property
    def model(self) -> EvidenceModel:
        """The model that is shipped for these features."""
        return load_model(self.reading)

    def supports(self) -> list[NDArray[np.float64]]:
        """Return the support of the sentences by that model, by paragraph."""
        return self.split(self.model.support(self.features))

    @property
    def may_answer(self) -> NDArray[np.bool_]:
        """Whether each sentence has the form of the fact asked for; all have where none is."""
        texts = [text for one in self.paragraphs for _, _, text in one.sentences]
        fact = self.fact
        return np.array([fact is None or fact.may_be_given_by(text) for text in texts], dtype=bool)

    def split(self, values: NDArray[Any]) -> list[NDArray[Any]]:
        """Return values of sentences by paragraph."""
        sizes = [len(one.sentences) for one in self.paragraphs]
        return np.split(values, np.cumsum(sizes)[:-1]) if sizes else []

    def choose(
        self, supports: list[NDArray[np.float64]], model: EvidenceModel
    ) -> list[NDArray[np.bool_]]:
        """Return which sentences to answer with: where a fact is asked for, those that give one.

        Args:
            supports: Of the sentences, by paragraph.
            model: By whose thresholds.
        """
        if self.fact is None:
            return model.choose(supports, fact=False)
        rows = zip(self.split(self.may_answer), supports, strict=True)
        given = [np.where(may, row, 0) for may, row in rows]
        sure = self.split(self._sure)
        while True:
            chosen = model.choose(given, fact=True)
            # Only what would be said is read by its grammar, which takes long.
            gives = [
                np.array(
                    [
                        pick and self._gives(self.fact, at, i, sure=bool(sure[at][i]))
                        for i, pick in enumerate(row)
                    ]
                )
                for at, row in enumerate(chosen)
            ]
            if any(row.any() for row in gives) or not any(row.any() for row in chosen):
                return gives
            given = [np.where(row, 0, here) for row, here in zip(chosen, given, strict=True)]

    @property
    def _sure(self) -> NDArray[np.bool_]:
        """Whether the cross-encoder is sure that each sentence answers."""
        names = self.reading.features
        if _CROSSED not in names:
            return np.zeros(len(self.features), dtype=bool)
        return np.asarray(self.features[:, names.index(_CROSSED)] >= _SURE)

    def _gives(self, fact: WantedFact, at: int, place: int, *, sure: bool) -> bool:
        """Return whether a sentence gives the fact asked for, by its place in a paragraph."""
        paragraph = self.paragraphs[at]
        texts = [text for _, _, text in paragraph.sentences]
        passage = paragraph.passage
        titled = (one.code for one in find_states(passage.title))
        own = {*self.considered.get(passage.record_id, ()), *titled}
        if passage.speaker.state:
            own.add(passage.speaker.state)
        return fact.is_given_by(texts[place], texts[:place], own, sure=sure)


def weigh_together(kinds: Sequence[Gathered]) -> list[EvidenceParagraph]:
    """Return all paragraphs with the support of each sentence, and which of them are chosen.

    Each kind is weighed and chosen by the model for its reading. Support is a likelihood under each
    of them, so that what lies too far below the best of another kind is not chosen beside it.

    Args:
        kinds: What was gathered for one question, apart by how it was read.
    """
    weighed = []
    for gathered in kinds:
        supports = gathered.supports()
        weighed.append((gathered, supports, gathered.choose(supports, gathered.model)))
    best = max(
        (
            float(row[picks].max())
            for _, supports, chosen in weighed
            for row, picks in zip(supports, chosen, strict=True)
            if picks.any()
        ),
        default=0.0,
    )
    found = []
    for gathered, supports, chosen in weighed:
        floor = gathered.model.floor(best, fact=gathered.fact is not None)
        for one, row, picks in zip(gathered.paragraphs, supports, chosen, strict=True):
            near = log_odds(row.max()) >= floor
            sentences = tuple(
                EvidenceSentence(*sentence, float(support), bool(pick and near))
                for sentence, support, pick in zip(one.sentences, row, picks, strict=True)
            )
            enough = bool(row.max() >= gathered.model.answer_threshold)
            found.append(EvidenceParagraph(one.passage, one.start, one.text, sentences, enough))
    return in_order(found)
