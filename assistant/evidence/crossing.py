"""The cross-encoder where it is asked for, and what of a question and paragraphs it is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.features import UNREAD

if TYPE_CHECKING:
    from assistant.evidence.cross_encoder import CrossEncoder

_LONG = 4_000
"""Characters of one paragraph that are read together with the question at the most. One of a whole
speech, in a text without paragraphs, would take a minute for each question."""


def shipped_cross_encoder() -> CrossEncoder:
    """Return the one that is shipped, which loads torch and its weights when it is first needed.

    Raises:
        EmbeddingError: If the weights are missing or damaged.
    """
    from assistant.evidence.cross_encoder import load_cross_encoder

    return load_cross_encoder()


def in_latin_letters(text: str) -> bool:
    """Return whether most letters at the beginning of a text are Latin ones."""
    letters = [letter for letter in text[:_LONG] if letter.isalpha()]
    latin = [one for one in letters if one < "\u0250" or "\u1e00" <= one < "\u1f00"]
    return 2 * len(latin) >= len(letters)


def worth_reading(texts: Sequence[str], support: NDArray[np.float64]) -> list[int]:
    """Return which sentences of a paragraph are read together with the question.

    All of them; where they are too long those of most support, each with the ones beside it.
    """
    if sum(map(len, texts)) <= _LONG:
        return list(range(len(texts)))
    kept: set[int] = set()
    left = _LONG
    for best in np.argsort(-support, kind="stable").tolist():
        more = {at for at in (best - 1, best, best + 1) if 0 <= at < len(texts)} - kept
        left -= sum(len(texts[at]) for at in more)
        if kept and left < 0:
            break
        kept |= more
    return sorted(kept)


def spread(values: Sequence[float], rows: Sequence[int], size: int) -> list[float]:
    """Return values in their rows of so many, and that nothing was read in the others."""
    whole = [UNREAD] * size
    for row, value in zip(rows, values, strict=True):
        whole[row] = value
    return whole
