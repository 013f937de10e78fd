"""Which paragraphs of the delegation speak to which point.

A reply comes an hour later, in another order and in other words. So every paragraph that a
delegation says after a point is set beside it (:mod:`assistant.ledger.likeness`), and a logistic
model weighs how like the two are. It is fitted by ``eval/fit/ledger.py`` on dialogues of invented
States, never on a real record.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from assistant.ledger.likeness import Pairs
from assistant.ledger.matching import Floats


@dataclass(frozen=True, slots=True)
class LinkModel:
    """The fitted model.

    Attributes:
        weights: Of :data:`~assistant.ledger.likeness.FEATURES`, or of those of close reading.
        bias: Of the model.
        threshold: The likelihood from which a paragraph may reply to a point.
        sure: The likelihood from which it does so beside a likelier one.
    """

    weights: tuple[float, ...]
    bias: float
    threshold: float
    sure: float

    def likelihood(self, pairs: Pairs) -> Floats:
        """Return how likely each paragraph replies to each point; 0 where it cannot."""
        odds = pairs.features @ np.array(self.weights) + self.bias
        return np.asarray(np.where(pairs.may, 1 / (1 + np.exp(-odds)), 0.0))

    def choose(self, likelihoods: Floats) -> list[int]:
        """Return which paragraphs may reply to a point, in order of the dialogue.

        Args:
            likelihoods: Of the paragraphs for this point, as :meth:`likelihood` gives them.
        """
        return [int(j) for j in np.flatnonzero(likelihoods >= self.threshold)]

    def keep(self, likelihoods: Floats, chosen: Sequence[int]) -> list[int]:
        """Return those of the chosen that reply, once a point is known to have a reply."""
        best = max((float(likelihoods[j]) for j in chosen), default=0.0)
        return [j for j in chosen if likelihoods[j] >= min(best, self.sure)]


@cache
def load_fitted() -> dict[str, Any]:
    """Return what was fitted, as it is shipped."""
    text = resources.files("assistant").joinpath("data/ledger.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def load_links(*, closely: bool = False) -> LinkModel:
    """Return the model of links that is shipped.

    Args:
        closely: The one for what was read closely (:mod:`assistant.ledger.close_reading`).
    """
    fitted = load_fitted()["links read closely" if closely else "links"]
    return LinkModel(tuple(fitted["weights"]), fitted["bias"], fitted["threshold"], fitted["sure"])
