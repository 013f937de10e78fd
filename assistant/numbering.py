"""Sentences that a language model is to name: numbered so that nobody names one by chance.

A model that does not understand what it reads names what stands first, or what the orders have as
an example, or says that nothing answers. So numbers are drawn by chance, what counts is asked
twice, in another order and under other numbers, and one of the sentences has to be found again.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

_NUMBERS = range(100, 10_000)
"""There are far more of them than sentences in a call, and none of them stands in the orders."""
_BRACKETS = re.compile(r"\[([\d\s,;]+)\]")
_NUMBER = re.compile(r"\d+")
_CHECK = re.compile(r"^[ \t*_`>-]*CHECK[*_`:\s]*(\[[^\n]*)$", re.IGNORECASE | re.MULTILINE)
_DIGITS = 5
"""Digits of a number that are read: one more than any that is drawn has."""


Place = tuple[int, int]
"""Of a sentence: of its paragraph, and in it."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Sentences with their numbers.

    Attributes:
        lines: As a model is given them, those of a paragraph under what heads it.
        places: Of the sentences, by their numbers.
        check: The number of the sentence that has to be found again.
        check_text: Its words.
    """

    lines: tuple[str, ...]
    places: dict[int, Place]
    check: int
    check_text: str

    def read(self, numbers: Set[int]) -> frozenset[Place] | None:
        """Return the sentences of some numbers.

        None where one is no sentence's, and where they are all that several paragraphs hold: to
        name everything is not to choose.
        """
        if not numbers <= self.places.keys():
            return None
        named = frozenset(self.places[one] for one in numbers)
        everything = len(named) == len(self.places) and len({at for at, _ in named}) > 1
        return None if everything else named

    def is_checked(self, written: str) -> bool:
        """Tell whether a model found the sentence again, and said so in the line asked for."""
        said = {frozenset(named_in(one[1])) for one in _CHECK.finditer(written)}
        return said == {frozenset({self.check})}


def number_sentences(
    paragraphs: Iterable[tuple[int, str, Sequence[str]]],
    seed: int,
    neutral: Callable[[str], str],
) -> Numbered:
    """Number sentences; the same for a seed each time.

    Args:
        paragraphs: Each as its place, what heads it, and its sentences; one sentence at least.
        seed: Of the numbers, and of the sentence that has to be found again: one whose words stand
            there once, if there is one.
        neutral: Puts others' words so that they can be taken for nothing else.
    """
    given = list(paragraphs)
    drawn = random.Random(seed).sample(_NUMBERS, sum(len(said) for _, _, said in given))  # noqa: S311
    numbers = iter(drawn)
    lines: list[str] = []
    places: dict[int, Place] = {}
    texts: dict[int, str] = {}
    for at, head, said in given:
        lines.append(head)
        for place, text in enumerate(said):
            number = next(numbers)
            places[number], texts[number] = (at, place), text
            lines.append(f"[{number}] {neutral(text)}")
    often = Counter(texts.values())
    once = [number for number, text in texts.items() if often[text] == 1]
    check = random.Random(seed).choice(once or drawn)  # noqa: S311
    return Numbered(tuple(lines), places, check, texts[check])


def named_in(written: str) -> set[int]:
    """Return the numbers that stand in square brackets in what a model wrote."""
    found = (one for some in _BRACKETS.findall(written) for one in _NUMBER.findall(some))
    # A model that goes round in circles writes thousands of digits, which no number is made of.
    return {int(one[:_DIGITS]) for one in found}


def check_lines(written: str) -> list[str]:
    """Return the lines in which a model says which sentence it found again."""
    return [one[0] for one in _CHECK.finditer(written)]
