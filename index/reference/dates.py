"""Dates as records print them, in the six languages of the United Nations, glued or not."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from index.text import fold

_MONTHS = (
    ("january", "janvier", "enero", "января", "يناير"),
    ("february", "fevrier", "febrero", "февраля", "فبراير"),
    ("march", "mars", "marzo", "марта", "مارس"),
    ("april", "avril", "abril", "апреля", "أبريل", "نيسان"),
    ("may", "mai", "mayo", "мая", "مايو"),
    ("june", "juin", "junio", "июня", "يونيه", "يونيو"),
    ("july", "juillet", "julio", "июля", "يوليه", "يوليو"),
    ("august", "aout", "agosto", "августа", "أغسطس"),
    ("september", "septembre", "septiembre", "setiembre", "сентября", "سبتمبر"),
    ("october", "octobre", "octubre", "октября", "أكتوبر"),
    ("november", "novembre", "noviembre", "ноября", "نوفمبر"),
    ("december", "decembre", "diciembre", "декабря", "ديسمبر"),
)
ENGLISH_MONTHS = tuple(names[0] for names in _MONTHS)
"""In small letters, in order."""
_NUMBERS = {fold(name): number for number, names in enumerate(_MONTHS, start=1) for name in names}
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th|er|o|°)?\s*(?:de\s+)?(?:[^\W\d_]+(?:\s[^\W\d_]+)?/)?"
    rf"(?P<month>{_NAMES})\s*,?\s*(?:del?\s+)?(?P<year>(?:19|20|١٩|٢٠)\d\d)(?!\d)"
    r"|(?P<year_first>(?:19|20)\d\d)\s*年\s*(?P<month_next>\d{1,2})\s*月\s*(?P<day_last>\d{1,2})\s*日"
)
_WEEKDAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
    r"|lunes|martes|miercoles|jueves|viernes|sabado|domingo|понедельник|вторник|сред[ау]|четверг"
    r"|пятниц[ау]|суббот[ау]|воскресенье|يوم\s+\S+)\W{0,5}$"
)
_ISO = re.compile(r"\d{4}(-\d\d){0,2}")
_WEEKDAY_REACH = 20
"""Characters before a date in which the day of the week stands."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its span, ISO 8601, and whether the day of the week stands before it."""

    start: int
    end: int
    iso: str
    weekday: bool


def is_date(value: str) -> bool:
    """Return whether a text is a year, a month or a day of ISO 8601: what dates are sorted by."""
    if not _ISO.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return True


def is_between(date: str, earliest: str, latest: str) -> bool:
    """Return whether a date lies within bounds; the less exact of two is compared as it is.

    Args:
        date: ISO 8601; an empty one lies within no bounds.
        earliest: The first that does, ISO 8601; empty for any.
        latest: The last that does, likewise.
    """
    if not date:
        return not (earliest or latest)
    return date[: len(earliest)] >= earliest[: len(date)] and (
        not latest or date[: len(latest)] <= latest[: len(date)]
    )


def find_dates(text: str) -> list[FoundDate]:
    """Return the dates of a text, in order.

    >>> [found.iso for found in find_dates("SR.947*23 July 2004; el 3 de mayo de 2001")]
    ['2004-07-23', '2001-05-03']
    """
    folded = fold(text)
    found = []
    for match in _DATE.finditer(folded):
        year = match["year"] or match["year_first"]
        month = _NUMBERS[match["month"]] if match["month"] else int(match["month_next"])
        day = match["day"] or match["day_last"]
        if match["day"] and int(day) > 31:
            day = day[1:]  # What was glued before it ("Add.145 May") is no part of it.
        try:
            date = datetime.date(int(year), month, int(day))
        except ValueError:
            continue
        start = match.start() + (len(match["day"] or "") and len(match["day"]) - len(day))
        weekday = bool(_WEEKDAY.search(folded[max(0, start - _WEEKDAY_REACH) : start]))
        found.append(FoundDate(start, match.end(), date.isoformat(), weekday))
    return found
