"""Sentences that a language model is to name: numbered so that nobody names one by chance.

A model that does not understand what it reads names what stands first, or what the orders have as
an example, or says that nothing answers. So numbers are drawn by chance, what counts is asked
twice, in another order and under other numbers, and one of the sentences has to be found again.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping

_NUMBERS = range(100, 10_000)
"""There are far more of them than sentences in a call, and none of them stands in the orders."""
_BRACKETS = re.compile(r"\[([\d\s,;]+)\]")
_NUMBER = re.compile(r"\d+")
_CHECK = re.compile(r"^[ \t*_`>-]*CHECK[*_`:\s]*(\[[^\n]*)$", re.IGNORECASE | re.MULTILINE)
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


def draw_check(numbered: Mapping[int, str], seed: int) -> int:
    """Return the number of the sentence that a model has to find again, the same for a seed.

    Args:
        numbered: The sentences by their numbers. One that stands there once is drawn if there is
            one.
        seed: Of the draw.
    """
    often = Counter(numbered.values())
    once = [number for number, text in numbered.items() if often[text] == 1]
    return random.Random(seed).choice(once or list(numbered))  # noqa: S311


def check_lines(written: str) -> list[str]:
    """Return the lines in which a model says which sentence it found again."""
    return [one[0] for one in _CHECK.finditer(written)]


def is_checked(written: str, number: int) -> bool:
    """Tell whether a model found the sentence again, and said so in the line asked for."""
    return {frozenset(named_in(one)) for one in _CHECK.findall(written)} == {frozenset({number})}
