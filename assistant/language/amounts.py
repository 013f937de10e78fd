"""How many there are of something, written out."""

from __future__ import annotations


def amount_of(number: int, noun: str) -> str:
    """Return a number with what it counts.

    Args:
        number: How many.
        noun: What, in the singular; of a noun whose plural ends in "s".

    >>> amount_of(1, "record"), amount_of(2, "record")
    ('1 record', '2 records')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
