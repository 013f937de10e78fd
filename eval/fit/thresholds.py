"""When there is too little to answer, and which sentences are chosen: by supports of questions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter

from assistant.evidence.gathered import Gathered
from assistant.evidence.model import EvidenceModel, Margins

_PROMISED_PRECISION, _PROMISED_RECALL = 0.75, 0.95
_PARAGRAPH, _SENTENCE = np.linspace(0.0, 4.0, 9), np.linspace(0.0, 2.0, 9)
_SURE = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 1.0)
"""Margins that are tried."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to the product.

    Attributes:
        gathered: What was looked at.
        labels: For every sentence whether it is gold.
        lengths: Characters of every sentence.
        gold: Characters of gold, in what was looked at and elsewhere.
    """

    gathered: Gathered
    labels: NDArray[np.bool_]
    lengths: NDArray[np.float64]
    gold: int

    @property
    def answerable(self) -> bool:
        """Whether there is an answer at all."""
        return self.gold > 0

    def overlap(self, chosen: NDArray[np.bool_]) -> tuple[float, float]:
        """Return precision and recall of the characters of chosen sentences."""
        common = float(self.lengths[chosen & self.labels].sum())
        given = float(self.lengths[chosen].sum())
        return common / given if given else 0.0, min(1.0, common / self.gold)


class Weighed(NamedTuple):
    """A question, and the support of each sentence that was looked at for it."""

    asked: Asked
    supports: NDArray[np.float64]

    @property
    def best(self) -> float:
        """The support of the best sentence that can answer, 0 where nothing was found."""
        may = self.asked.gathered.may_answer
        return float(self.supports[may].max()) if may.any() else 0.0

    def chosen(self, model: EvidenceModel) -> NDArray[np.bool_]:
        """Return which sentences are chosen by the thresholds of a model."""
        if not len(self.supports):
            return np.zeros(0, dtype=bool)
        gathered = self.asked.gathered
        return np.concatenate(gathered.choose(gathered.split(self.supports), model))


def weigh(model: EvidenceModel, asked: Sequence[Asked]) -> list[Weighed]:
    """Return questions with the supports that a model gives."""
    return [Weighed(one, model.support(one.gathered.features)) for one in asked]


def answer_threshold(weighed: Sequence[Weighed]) -> float:
    """Return the threshold of least cost: a false silence costs two false answers.

    All between two supports that were seen cost the same; of these it is the one in the middle, in
    log-odds.
    """
    here, absent = (
        np.array([one.best for one in weighed if one.asked.answerable is answerable])
        for answerable in (True, False)
    )
    candidates = np.unique(np.concatenate([here, absent]))
    costs = [2 * np.mean(here < t) + np.mean(absent >= t) for t in candidates]
    at = int(np.argmin(costs))
    between = candidates[max(0, at - 1) : at + 1].clip(1e-6, 1 - 1e-6)
    odds = float(np.mean(np.log(between / (1 - between))))
    return 1 / (1 + math.exp(-odds))


def fit_margins(model: EvidenceModel, sets: Sequence[Sequence[Weighed]], *, fact: bool) -> Margins:
    """Return the margins that come nearest to the promised precision and recall of characters.

    Of the two shares that are reached the smaller one counts, and of equals that of more of both;
    each with those of the margins next to them, so that no single question decides.

    Args:
        model: With its answer threshold.
        sets: Each counts the same.
        fact: Whether for questions that want one fact, or for the others.
    """
    kept = [
        [
            one
            for one in weighed
            if one.asked.answerable and (one.asked.gathered.fact is not None) is fact
        ]
        for weighed in sets
    ]
    reached = np.zeros((len(_PARAGRAPH), len(_SENTENCE), len(_SURE)))
    for place in np.ndindex(reached.shape):
        margins = _margins(place)
        tried = replace(model, margins=margins, fact_margins=margins)
        reached[place] = _reached(tried, [found for found in kept if found])
    smooth = uniform_filter(reached, 3, mode="nearest")
    return _margins(np.unravel_index(smooth.argmax(), smooth.shape))


def _margins(place: Sequence[Any]) -> Margins:
    paragraph, sentence, sure = map(int, place)
    return Margins(float(_PARAGRAPH[paragraph]), float(_SENTENCE[sentence]), _SURE[sure])


def _reached(model: EvidenceModel, sets: Sequence[Sequence[Weighed]]) -> float:
    """Return which share of the promise is reached in the worse respect; a little for both."""
    least = both = 0.0
    for weighed in sets:
        found = [one.asked.overlap(one.chosen(model)) for one in weighed]
        shares = np.minimum(1, np.mean(found, axis=0) / (_PROMISED_PRECISION, _PROMISED_RECALL))
        least += float(shares.min())
        both += float(shares.sum())
    return least + 0.001 * both
