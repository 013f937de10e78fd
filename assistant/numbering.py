"""Sentences that a language model is to name: numbered so that nobody names one by chance.

A model that does not understand what it reads names what stands first, or what the orders have as
an example. So numbers are drawn by chance, and what counts is asked twice, in another order and
under other numbers.
"""

from __future__ import annotations

import random
import re

_NUMBERS = range(100, 10_000)
"""There are far more of them than sentences in a call, and none of them stands in the orders."""
_BRACKETS = re.compile(r"\[([\d\s,;]+)\]")
_NUMBER = re.compile(r"\d+")
_DIGITS = 5
"""Digits of a number that are read: one more than any that is drawn has."""


def draw_numbers(count: int, seed: int) -> list[int]:
    """Return so many different numbers, the same for a seed each time."""
    return random.Random(seed).sample(_NUMBERS, count)  # noqa: S311


def named_in(written: str) -> set[int]:
    """Return the numbers that stand in square brackets in what a model wrote."""
    found = (one for some in _BRACKETS.findall(written) for one in _NUMBER.findall(some))
    # A model that goes round in circles writes thousands of digits, which no number is made of.
    return {int(one[:_DIGITS]) for one in found}
