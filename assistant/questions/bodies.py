"""Bodies that met, as questions name them: in full, in short, or by their initials."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.symbols import ACRONYMS, BODIES
from index.text import fold

_NAMES = {
    **{name: name for name in BODIES},
    **{name.removesuffix(" of the General Assembly"): name for name in BODIES},
}
_BY_NAME = {fold(name): body for name, body in {**_NAMES, **ACRONYMS}.items()}


def _one_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


A_NAME = rf"(?:{_one_of(_NAMES)})(?!\w)"
INITIALS = (
    rf"(?:(?-i:{_one_of(ACRONYMS)})(?:\s+committee)?|(?:{_one_of(ACRONYMS)})\s+committee)(?![\w/])"
)
"""In capitals, or before "committee": "cat" alone is none. Both run without regard to capitals."""


def body_called(said: str) -> str:
    """Return the body of a name, or of initials with or without "committee" behind them."""
    name = " ".join(fold(said).split())
    return _BY_NAME.get(name) or _BY_NAME[name.removesuffix(" committee")]
