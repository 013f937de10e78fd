"""Of which year a fact is that is asked for, and told."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

_YEAR = re.compile(r"(?<!/)\b(?:1[89]|20)\d\d\b")
"""The year in the number of a law, "Act No. 60/2018", tells when nothing else was."""
_OF_AN_EVENT = re.compile(r"\bthe\s+(?:1[89]|20)\d\d\s+(?=(?!(?:and|or|to)\b)[a-z])")
"""A year that says which event is meant: "after the 2015 earthquake"."""
_SPAN = re.compile(
    r"\b(?:between|from)\s+(?P<since>(?:1[89]|20)\d\d)\s+(?:and|to|until)\s+(?P<until>(?:1[89]|20)\d\d)"
    r"|\b(?P<open>since)\s+(?:\w+\s+)?(?P<from>(?:1[89]|20)\d\d)",
    re.IGNORECASE,
)


def years_asked(question: str) -> frozenset[str]:
    """Return the years of which a fact is asked for, without those that name an event."""
    return frozenset(_YEAR.findall(_OF_AN_EVENT.sub(" ", question)))


def is_of_years(years: Set[str], sentences: Sequence[str]) -> bool:
    """Tell whether the last of some sentences is of the years asked about, if of any.

    The year named last holds until another is named.
    """
    told = next((one for one in reversed(sentences) if _YEAR.search(one)), "")
    if not years or not told or not years.isdisjoint(_YEAR.findall(told)):
        return True
    return all(any(_covers(span, year) for span in _SPAN.finditer(told)) for year in years)


def _covers(span: re.Match[str], year: str) -> bool:
    if span["open"]:
        return span["from"] <= year
    return bool(span["since"] <= year <= span["until"])
