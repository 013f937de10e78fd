"""Whether the numbers and dates of a statement were said, and of the same things.

"Forty judges and 12 prosecutors had been trained" does not bear out that forty prosecutors had
been: each number stands nearer to its own words than to those of another. Nor does "from 700 to
450" bear out a rise from 450 to 700.
"""

from __future__ import annotations

import re
from itertools import chain

from assistant.language.figures import Number, dates, numbers
from assistant.language.reading import Word, kindred, read
from index.text import fold

_SPAN = re.compile(
    r"\b(?:between|from)\s+(?P<from>(?:1[6-9]|20)\d\d)\s+(?:and|to|until)\s+(?P<to>(?:1[6-9]|20)\d\d)\b"
)
"""Years between which something was so."""
_COURSE = re.compile(
    r"\bfrom\s+(?P<from>\d[\d,.]*)\b[^.;]{0,40}?\bto\s+(?P<to>\d[\d,.]*)\b(?!\s+and)"
)
_REACH = 5
"""Words on either side of a number among which stands what it counts."""


def _spans(text: str) -> set[tuple[str, str]]:
    """Return the years from and to which something lasted."""
    return {(match["from"], match["to"]) for match in _SPAN.finditer(fold(text))}


def dates_hold(statement: str, said: str) -> bool:
    """Tell whether every date of a statement is one of what was said, or less exact than one."""
    if not _spans(statement) <= _spans(said):
        return False
    given = dates(said)
    return all(
        any(
            wanted.year in (0, one.year)
            and wanted.decade == one.decade
            and wanted.month in (0, one.month)
            and wanted.day in (0, one.day)
            for one in given
        )
        for wanted in dates(statement)
    )


def _courses(text: str) -> set[tuple[str, str]]:
    """Return the figures from and to which something went."""
    return {(match["from"], match["to"]) for match in _COURSE.finditer(fold(text))}


def numbers_hold(statement: str, said: str) -> bool:
    """Tell whether every number of a statement was said, of the same kind, of the same thing."""
    if not {(to, start) for start, to in _courses(statement)}.isdisjoint(_courses(said)):
        return False  # It fell from 700 to 450, and did not rise from 450 to 700.
    given = numbers(said)
    for wanted in numbers(statement):
        same = [one for one in given if _same(wanted, one)]
        if not same or not _of_the_same(wanted, statement, same, given, said):
            return False
    return True


def _same(wanted: Number, given: Number) -> bool:
    if abs(wanted.value - given.value) > 1e-9 * max(1, given.value):
        return False
    if wanted.unit and given.unit != wanted.unit:
        return False
    alike = {wanted.kind, given.kind}
    # "120,000" of "US$ 120,000" leaves out a currency; it does not give another.
    return len(alike) == 1 or (wanted.kind == "plain" and given.kind not in ("share", "ordinal"))


def _of_the_same(
    wanted: Number, statement: str, same: list[Number], given: tuple[Number, ...], said: str
) -> bool:
    """Tell whether a number stands nearer to its own words than to those of another number."""
    others = [
        one
        for one in given
        if one not in same and (one.kind, one.unit) == (wanted.kind, wanted.unit)
    ]
    if not others:
        return True
    sides = _around(wanted, statement, numbers(statement))
    behind = sides[1][:3]
    if (
        len(behind) > 1
        and any(_likeness(behind, one) == len(behind) for one in _behind(same, said, given))
        and not any(_likeness(behind, one) == len(behind) for one in _behind(others, said, given))
    ):
        return True
    theirs = [list(chain(*_around(one, said, given))) for one in same]
    against = [list(chain(*_around(one, said, given))) for one in others]
    likenesses = [
        (max(_likeness(own, one) for one in theirs), max(_likeness(own, one) for one in against))
        for own in (*sides, list(chain(*sides)))
        if own
    ]
    return not likenesses or any(own >= other for own, other in likenesses if own or not other)


def _around(
    number: Number, text: str, all_of_it: tuple[Number, ...]
) -> tuple[list[str], list[str]]:
    """Return the content words before and after a number, up to the next numbers."""
    low = max((one.end for one in all_of_it if one.end <= number.start), default=0)
    high = min((one.start for one in all_of_it if one.start >= number.end), default=len(text))
    words: tuple[Word, ...] = read(text)
    before = [w for w in words if low <= w.start < number.start and w.is_content][-_REACH:]
    after = [w for w in words if number.end <= w.start < high and w.is_content][:_REACH]
    return [w.folded for w in before], [w.folded for w in after]


def _behind(found: list[Number], said: str, given: tuple[Number, ...]) -> list[list[str]]:
    """Return the content words right behind each number: what is counted, and what it did."""
    return [_around(one, said, given)[1][:3] for one in found]


def _likeness(own: list[str], other: list[str]) -> int:
    return sum(any(kindred(one, word) for word in other) for one in own)
