"""Whether what a statement puts before, after, in or within a time was so.

"Since 2009" is not "until 2009", "within 30 days" not "after 30 days", and what was so "from 2012
to 2018" was not so before 2012. Compared are the words in front of a year or an amount of time, or
right behind it; where one of the two texts has none that is known, nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from assistant.language.figures import numbers
from index.reference.dates import ENGLISH_MONTHS
from index.text import fold

_YEAR = re.compile(r"(?<![\w.,$/])(?:1[6-9]|20)\d\ds?(?![\w/]|[.,]\d)(?!\s*(?:per\s?cent|%))")
_A_YEAR = r"(?:1[6-9]|20)\d\d"
_STRETCH = re.compile(
    rf"(?<=between )(?P<first>{_A_YEAR}) and (?P<last>{_A_YEAR})\b"
    rf"|(?P<from>{_A_YEAR})(?:\s+(?:to|until|till|through)\s+|\s*[-–]\s*)(?P<to>{_A_YEAR})\b"
)
"""Years from which and to which something lasted."""
_YEARS = {
    "since": r"since|as (?:of|from)|after|following|starting (?:in|from)|from",
    "until": r"until|till|up to|up until|before|prior to|by|no(?:t)? later than",
    "in": r"in|during|throughout|on",
}
_AMOUNTS = {
    "within": r"within|no(?:t)? later than|in (?:less|no more|not more|under) than|inside of?",
    "after": r"after|following",
    "for": r"for",
    "every": r"every|each",
}
_AMOUNTS_BEHIND = {
    "ago": r"ago|earlier|previously|beforehand",
    "after": r"later|afterwards|thereafter",
}
_FROM = re.compile(r"\bfrom\s+$")
_ON = re.compile(r"\s+on(?:wards?)?\b")
_FILLS = re.compile(
    r"(?:^|\s)(?:the|a|an|about|some|around|approximately|nearly|almost|early|late|mid|past|last|more"
    r"|previous|preceding|next|following|first|over|than|at|least|year|years|month|of|end|start"
    r"|middle|beginning|\d{1,2}(?:st|nd|rd|th)?|" + "|".join(ENGLISH_MONTHS).lower() + r")$"
)
"""What may stand between: "by the end of 2019", "since 1 January 2019"."""
_BOTH = frozenset({"since", "in"})
"""What may be said of one year: what came in 2009 has been there since."""


def times_hold(statement: str, said: str) -> bool:
    """Tell whether each time of a statement stands to what it tells as it was said to.

    Args:
        statement: One sentence.
        said: What it cites.
    """
    given = defaultdict(set)
    for time, relation in _times(said):
        given[time].add(relation)
    return all(
        not relation or "" in given[time] or any(_may_be(relation, one) for one in given[time])
        for time, relation in _times(statement)
        if given[time]
    )


def _may_be(one: str, other: str) -> bool:
    return one == other or {one, other} == _BOTH


def _times(text: str) -> Iterator[tuple[tuple[float, str], str]]:
    """Yield the times of a text, years and amounts in a unit, each with what something is to it."""
    folded = fold(text)
    stretches: dict[int, str] = {}
    for match in _STRETCH.finditer(folded):
        opens, closes = ("first", "last") if match["first"] else ("from", "to")
        stretches |= {match.start(opens): "since", match.start(closes): "until"}
    for match in _YEAR.finditer(folded):
        before, behind = folded[: match.start()], folded[match.end() :]
        relation = stretches.get(match.start(), "") or _before(before, _YEARS)
        if _FROM.search(before) and match.start() not in stretches and not _ON.match(behind):
            relation = ""  # "Figures from 2019" need not be those since then.
        yield (float(match[0][:4]), match[0][4:] or "year"), relation
    for number in numbers(text):
        if number.unit:
            relation = _behind(folded[number.end :]) or _before(folded[: number.start], _AMOUNTS)
            yield (number.value, number.unit), relation


def _behind(text: str) -> str:
    """Return the relation that the words right behind a time tell, or an empty string."""
    found = (
        name for name, words in _AMOUNTS_BEHIND.items() if re.match(rf"\W*(?:{words})\b", text)
    )
    return next(found, "")


def _before(text: str, relations: dict[str, str]) -> str:
    """Return the relation that the words right before a time tell, or an empty string."""
    text = text.rstrip(" -")
    while True:
        for name, words in relations.items():
            if re.search(rf"\b(?:{words})$", text):
                return name
        shorter = _FILLS.sub("", text).rstrip()
        if shorter == text:
            return ""
        text = shorter
