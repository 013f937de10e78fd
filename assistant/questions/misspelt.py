"""Words for those who speak, spelt nearly right ("commitee", "delgation")."""

from __future__ import annotations

import re
from collections.abc import Callable

_ROLES = (
    "authorities",
    "committee",
    "delegation",
    "delegations",
    "government",
    "rapporteur",
    "rapporteurs",
    "representative",
    "representatives",
)
_WORD = re.compile(r"\b[a-z]{7,}\b", re.IGNORECASE)


def spell_roles(text: str, mentioned: Callable[[str], bool]) -> tuple[str, tuple[str, ...]]:
    """Return a question with words for those who speak as they are spelt, and what was changed.

    Args:
        text: The question.
        mentioned: Whether a word occurs in the records: those that do are right.
    """
    readings: list[str] = []

    def spelt(match: re.Match[str]) -> str:
        word = match.group().casefold()
        role = next((role for role in _ROLES if _is_slip(word, role)), None)
        if role is None or mentioned(word):
            return match.group()
        readings.append(f"“{match.group()}” read as {role}")
        return role

    return _WORD.sub(spelt, text), tuple(readings)


def _is_slip(word: str, role: str) -> bool:
    """Return whether one letter is left out, put in, wrong or in the place of its neighbour.

    First and last letters are right in most slips, and tell other words apart ("committed").
    """
    if word in _ROLES or (word[0], word[-1]) != (role[0], role[-1]):
        return False
    short, long = sorted((word, role), key=len)
    if len(long) - len(short) > 1:
        return False
    pairs = enumerate(zip(short, long, strict=False))
    start = next((i for i, (one, other) in pairs if one != other), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start + 1] + short[start] + short[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or swapped == long[start:]
