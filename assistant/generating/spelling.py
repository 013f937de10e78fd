"""Whether two spellings are of one name: Istanbul, Estambul."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

_ALIKE = 0.74
"""Ratio of Ratcliff and Obershelp from which two spellings are taken for one name."""


def spelled_alike(name: str, words: Sequence[str]) -> bool:
    """Tell whether one of the words, folded, is a spelling of a name, folded."""
    return bool(difflib.get_close_matches(name, words, n=1, cutoff=_ALIKE))
