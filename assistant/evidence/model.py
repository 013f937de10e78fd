"""The support of a sentence: a logistic model, its features, and what is chosen by it.

The models are fitted by ``eval/fit/evidence.py`` on public data and on the development half of the
shipped benchmark; nothing in them is set by hand.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.features import Reading


@dataclass(frozen=True, slots=True)
class Margins:
    """How far below the best a chosen one may lie, in log-odds of support.

    Attributes:
        paragraph: A paragraph below the best one; it counts as its best sentence.
        sentence: A sentence below the best one of its paragraph.
        sure: Support with which a sentence of a chosen paragraph is chosen however much better
            the best one is.
    """

    paragraph: float
    sentence: float
    sure: float


@dataclass(frozen=True, slots=True)
class EvidenceModel:
    """The fitted model and its thresholds.

    Attributes:
        weights: One for each feature of its reading (:attr:`Reading.features`).
        intercept: Added to the weighted sum, before the logistic function.
        answer_threshold: Least support of the best sentence for which there is an answer.
        margins: For questions that want all that was said.
        fact_margins: For questions that want one fact.
    """

    weights: tuple[float, ...]
    intercept: float
    answer_threshold: float
    margins: Margins
    fact_margins: Margins

    def choose(
        self, paragraphs: Sequence[NDArray[np.float64]], *, fact: bool
    ) -> list[NDArray[np.bool_]]:
        """Return which sentences to answer with, given the supports of each paragraph's.

        Every chosen paragraph answers by itself: none is below the answer threshold.
        """
        margins = self.fact_margins if fact else self.margins
        best = max((float(supports.max()) for supports in paragraphs), default=0.0)
        floor = self.floor(best, fact=fact)
        return [
            (supports.max() >= self.answer_threshold)
            & (log_odds(supports.max()) >= floor)
            & (
                (log_odds(supports) >= log_odds(supports.max()) - margins.sentence)
                | (supports >= margins.sure)
            )
            for supports in paragraphs
        ]

    def floor(self, best: float, *, fact: bool) -> float:
        """Return the log-odds below which no paragraph is chosen beside one of most support."""
        margins = self.fact_margins if fact else self.margins
        return float(log_odds(best) - margins.paragraph)

    def support(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the support for rows of features, shape (sentences, features)."""
        logits: NDArray[np.float64] = features @ np.asarray(self.weights) + self.intercept
        return np.asarray(1.0 / (1.0 + np.exp(-logits)))


@cache
def load_model(reading: Reading = Reading.PLAIN) -> EvidenceModel:
    """Return the model that is shipped for sentences that were read in this way."""
    text = resources.files("assistant").joinpath("data/evidence.json").read_text(encoding="utf-8")
    values = json.loads(text)[reading]
    return EvidenceModel(
        tuple(values["weights"][name] for name in reading.features),
        values["intercept"],
        values["answer_threshold"],
        Margins(**values["margins"]),
        Margins(**values["fact_margins"]),
    )


def log_odds(support: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Return ln(p / (1 - p)), elementwise; bounded, so that 0 and 1 have one too."""
    bounded = np.clip(support, 1e-12, 1 - 1e-12)
    return np.asarray(np.log(bounded) - np.log1p(-bounded))
