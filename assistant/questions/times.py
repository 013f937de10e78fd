"""Times that a question names: "in 2013", "since May 2015", "in the last ten years"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from index.reference.dates import ENGLISH_MONTHS, find_dates

_A_MONTH = "|".join(ENGLISH_MONTHS)
_A_YEAR = r"(?:19|20)\d\d"
_TIME = re.compile(
    r",?\s*\b(?:(?P<span>between|from|in)\s+(?:the\s+years?\s+)?"
    rf"(?:(?P<month_from>{_A_MONTH})\s+)?(?P<year_from>{_A_YEAR})\s*(?:and|or|to|until|–|-)\s*"
    rf"(?:(?P<month_to>{_A_MONTH})\s+)?(?P<year_to>{_A_YEAR})"
    r"|(?P<how>in|during|since|after|before|until|till)\s+(?:the\s+year\s+)?"
    rf"(?:(?P<month>{_A_MONTH})\s+)?(?P<year>{_A_YEAR}))\b(?!\s*[-–/])",
    re.IGNORECASE,
)
_SET_BESIDE = (
    r"\b(?:(?:as\s+)?(?:against|compared\s+(?:to|with)|opposed\s+to)|(?:rather\s+)?than|versus|vs)"
    r"\b\.?"
)
_YEARS = re.compile(
    rf",?\s*\b(?:in|during)\s+(?:the\s+years?\s+)?(?P<years>{_A_YEAR}"
    rf"(?:(?:\s*(?:,|&|\band\b|\bor\b|{_SET_BESIDE}))+\s*(?:(?:in|during|that\s+of)\s+)?{_A_YEAR})+)\b"
    r"(?!\s*[-–/])",
    re.IGNORECASE,
)
_COUNTS = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30}
_MONTHS_OF = {"month": 1, "year": 12, "decade": 120}
_UP_TO_NOW = re.compile(
    r",?\s*\b(?:in|over|during|within)\s+(?:the\s+)?(?:last|past)\s+"
    rf"(?:(?P<count>{'|'.join(_COUNTS)}|[1-9]\d?)\s+)?(?P<unit>months?|years?|decades?)\b",
    re.IGNORECASE,
)
"""A time that is counted from today; that of a record ("the preceding five years") is another."""
_ON = re.compile(r",?\s*\bon\s+(?:the\s+)?(?:\w+day,?\s+)?(?:the\s+)?$", re.IGNORECASE)


def years_in(text: str) -> tuple[int, int, tuple[str, ...]] | None:
    """Return several years that a question names one by one: their span, and each.

    >>> years_in("What was said about bail in 2011 and in 2017?")[2]
    ('2011', '2017')
    """
    match = _YEARS.search(text)
    if match is None:
        return None
    years = tuple(re.findall(_A_YEAR, match["years"]))
    beside = re.search(_SET_BESIDE, match["years"], re.IGNORECASE)
    both = len(years) == len(("from", "to")) and _close(*years) and not beside
    if both and "in" not in match["years"]:
        return None  # "in 2012 and 2013" is one time.
    return match.start(), match.end(), years


def time_in(text: str, today: date | None = None) -> tuple[int, int, tuple[str, str]] | None:
    """Return the time that a question names: its span, the first and the last date, ISO 8601.

    Args:
        text: The question.
        today: When it is asked, from which "the last ten years" are counted; by default now.
    """
    for found in find_dates(text):
        lead = _ON.search(text[: found.start])
        if lead:
            return lead.start(), found.end, (found.iso, found.iso)
    if match := _UP_TO_NOW.search(text):
        return match.start(), match.end(), (_so_long_ago(match, today), "")
    match = _TIME.search(text)
    if match is None:
        return None
    bounds = _bounds(match)
    if match["span"] and match["span"].casefold() == "in" and not _close(*bounds):
        return None  # "in 2010 and 2020" are two times.
    return match.start(), match.end(), bounds


def _so_long_ago(match: re.Match[str], today: date | None) -> str:
    """Return the month in which the time began that reaches up to today."""
    now = today or datetime.now(tz=UTC).date()
    said = (match["count"] or "one").casefold()
    count = int(said) if said.isdecimal() else _COUNTS[said]
    months = count * _MONTHS_OF[match["unit"].casefold().removesuffix("s")]
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return f"{max(year, 1):04}-{month + 1:02}"


def _close(first: str, last: str) -> bool:
    return 0 <= int(last[:4]) - int(first[:4]) <= 1


def _bounds(match: re.Match[str]) -> tuple[str, str]:
    """Return the first and the last date of a time that a question names, ISO 8601."""
    if match["span"]:
        first = _iso(match["year_from"], match["month_from"])
        last = _iso(match["year_to"], match["month_to"])
        return min(first, last), max(first, last)
    when, how = _iso(match["year"], match["month"]), match["how"].casefold()
    if how == "since":
        return when, ""
    if how == "after":
        return (_next(when, 1), "")
    if how == "before":
        return ("", _next(when, -1))
    return ("", when) if how in ("until", "till") else (when, when)


def _iso(year: str, month: str | None) -> str:
    return f"{year}-{ENGLISH_MONTHS.index(month.casefold()) + 1:02}" if month else year


def _next(when: str, step: int) -> str:
    """Return the year or month behind (1) or before (-1) one."""
    if len(when) == len("2013"):
        return str(int(when) + step)
    year, month = divmod(int(when[:4]) * 12 + int(when[5:]) - 1 + step, 12)
    return f"{year}-{month + 1:02}"
