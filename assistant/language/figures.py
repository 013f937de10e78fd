"""Numbers and dates in a sentence.

Values come from figures and words alike: "11%", "11 per cent" and "eleven per cent" are one number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.reference.dates import ENGLISH_MONTHS, find_dates
from index.text import fold

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_WORDS = {
    **{word: float(value) for value, word in enumerate(_SMALL)},
    **{word: 10.0 * value for value, word in enumerate(_TENS, 2)},
    "dozen": 12.0,
    "twice": 2.0,
    "thrice": 3.0,
}
_FRACTIONS = {"half": 0.5, "halves": 0.5, "quarter": 0.25, "quarters": 0.25, "thirds": 1 / 3}
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4} | {
    word: value for value, word in enumerate(_ORDINALS, 1) if value > 3
}
"""Into how many a whole is parted: "two thirds", "one fifth"."""
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_MULTIPLIED = re.compile(r"(?:hundred|thousand|million|billion|trillion)s?\b")
_POWERS = ("hundred", "thousand", "million", "billion")
_MONEY_BEFORE = r"(?:(?P<before>US\$|us\$|[$€£¥]\s?|\b(?:usd|eur|gbp|dollars|euros?)\s)\s*)?"
"""The currency in front of a number: "US$ 5", "€5"."""
_NOT_WITHIN = r"(?<![\w./])(?<![a-z]-)"
"""A number begins neither within a word or another number, nor behind a hyphen ("covid-19")."""
_COUNTS = "|".join([*_SMALL[1:], *_TENS, "hundred", "thousand"])
_COUNT = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|{_COUNTS}"
_IN_A_RATIO = (
    rf"\b(?P<some>{_COUNT})\s+(?:in|out\s+of)\s+(?:every\s+)?(?:an?\s+)?(?P<all>{_COUNT})\b"
    r"(?![,.]?\d|\s+(?:second|minute|hour|day|week|month|year|decade)s?\b)"
)
"""So many of so many: "nine in ten", "3 out of every 5"; not "two in 10 years"."""
_IN_PARTS = (
    rf"\b(?:(?P<parts>{'|'.join(_SMALL[1:])})[\s-](?P<parted>{'|'.join(_PARTS)})s?\b"
    rf"|an?\s+(?P<one_of>{'|'.join(_PARTS)})"
    r"(?=\s*(?:[^\w\s]|$)|\s+(?:of|in|to|as|and|or|more|less|fewer|higher|lower)\b))"
)
"""So many parts of a whole: "two thirds", "a fifth of"; "a third country" is none."""
_IN_DIGITS = (
    r"(?P<digits>\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<ordinal>(?:st|nd|rd|th)\b)?"
)
"""Figures, their thousands parted or not: "12,500", "11.5", "4th"."""
_IN_TWO_WORDS = rf"\b(?P<tens>{'|'.join(_TENS)})[\s-](?P<units>{'|'.join(_SMALL[1:10])})\b"
"""Tens and units: "twenty-four"."""
_IN_A_WORD = rf"\b(?P<word>{'|'.join([*_WORDS, *_FRACTIONS, *_ORDINALS, *_POWERS])})s?\b"
"""One word: "eleven", "half", "second", "hundreds"."""
_SCALES_BEHIND = r"(?P<scales>(?:\s+(?:hundred|thousand|million|billion|trillion))*)"
"""What multiplies it: "two hundred thousand"."""
_PERCENT_BEHIND = r"\s*(?P<percent>%|per\s?cent\b|percentage\s+points?\b)"
_MONEY_BEHIND = (
    r"\s+(?P<after>(?:us\s+)?dollars?|euros?|tenge|pounds?|francs?|roubles?|yen|usd|eur)\b"
)
_TIME_BEHIND = r"(?:\s+|-)(?P<unit>second|minute|hour|day|week|month|year|decade)s?\b"
_FIGURE = re.compile(
    rf"{_MONEY_BEFORE}{_NOT_WITHIN}(?:{_IN_A_RATIO}|{_IN_PARTS}|{_IN_DIGITS}|{_IN_TWO_WORDS}|{_IN_A_WORD}){_SCALES_BEHIND}"
    rf"(?:{_PERCENT_BEHIND}|{_MONEY_BEHIND}|{_TIME_BEHIND})?"
)
_CURRENCIES = {
    "us$": "USD",
    "$": "USD",
    "usd": "USD",
    "dollar": "USD",
    "us dollar": "USD",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "pound": "GBP",
    "¥": "JPY",
    "yen": "JPY",
}
_DAY_BEFORE = r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_DAY_BEHIND = r"(?:\s+(?P<day_after>\d{1,2})(?:st|nd|rd|th)?\b(?!\s*per))?"
"""Not of "In May 10 per cent"."""
_YEAR_BEHIND = r"(?:,?\s+(?P<year>(?:1[6-9]|20)\d\d)\b)?"
_MONTH_NAME = rf"(?P<month>{'|'.join(m.title() for m in ENGLISH_MONTHS)})\b"
_MONTH = re.compile(rf"\b{_DAY_BEFORE}{_MONTH_NAME}{_DAY_BEHIND}{_YEAR_BEHIND}")
_YEAR = re.compile(r"(?<![\w.,$])(?:1[6-9]|20)\d\d(?:'?s\b)?(?![\w]|[.,]\d)(?!\s*(?:per\s?cent|%))")
_HYPHENS = str.maketrans("‐‑", "--")
_SYMBOL = re.compile(r"\b[A-Z][A-Z.]*(?:/[A-Za-z0-9.-]+)+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence.

    Attributes:
        value: What it comes to; a percentage as its hundredth part.
        kind: "plain", "share" (a percentage or fraction), "ordinal", or a currency.
        unit: Of time, where one follows ("month"); else empty.
        start, end: Its span in the sentence.
    """

    value: float
    kind: str
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Date:
    """A month with the day and year that stand with it, or a year; what is not said is 0.

    "The 1990s" are a year and nine more.
    """

    year: int
    month: int
    day: int
    decade: bool = False


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text, but for those of dates and of document symbols, in order."""
    folded = fold(text, keep_case=True).translate(_HYPHENS)
    for pattern in (_SYMBOL, _MONTH, _YEAR):
        folded = pattern.sub(lambda match: " " * len(match[0]), folded)
    folded = re.sub(r"\bus\$", "us$", folded.lower())
    found = []
    for match in _FIGURE.finditer(folded):
        number = _number(match)
        if number is not None:
            found.append(number)
    return tuple(found)


def _number(match: re.Match[str]) -> Number | None:
    kind, word = "plain", match["word"]
    if match["some"]:
        value, kind = _count(match["some"]) / max(1.0, _count(match["all"])), "share"
    elif parted := match["parted"] or match["one_of"]:
        value, kind = _count(match["parts"] or "one") / _PARTS[parted], "share"
    elif match["digits"]:
        value = float(re.sub("[, ]", "", match["digits"]))
        kind = "ordinal" if match["ordinal"] else "plain"
    elif match["tens"]:
        value = _WORDS[match["tens"]] + _WORDS[match["units"]]
    elif word in _FRACTIONS:
        value, kind = _FRACTIONS[word], "share"
    elif word in _ORDINALS:
        value, kind = float(_ORDINALS.index(word) + 1), "ordinal"
    elif word in _SCALES:
        if match[0].strip().endswith("s") or not match["scales"]:
            return (
                None if word + "s" in match[0] else Number(_SCALES[word], kind, "", *match.span())
            )
        value = _SCALES[word]
    else:
        value = _WORDS[word]
    for scale in _MULTIPLIED.findall(match["scales"] or ""):
        value *= _SCALES[scale.removesuffix("s")]
    if match["percent"]:
        value, kind = value / 100, "share"
    money = (match["before"] or match["after"] or "").strip().lower()
    if money:
        kind = _CURRENCIES.get(money.removesuffix("s"), money.removesuffix("s"))
    if kind == "plain" and word == "one":
        return None  # Mostly a pronoun.
    if kind == "ordinal" and value == 1:
        return None  # Mostly of time: "first".
    return Number(value, kind, match["unit"] or "", *match.span())


def _count(word: str) -> float:
    figures = word.replace(",", "")
    return float(figures) if figures.isdigit() else _WORDS.get(word) or _SCALES[word]


def counts_in_words(text: str) -> set[int]:
    """Return the whole numbers that a text has in words, those of fractions among them."""
    found = set()
    for one in numbers(text):
        printed = fold(text[one.start : one.end])
        if one.kind == "share":
            spelled = re.findall(r"[a-z]+", printed)
            found |= {int(_WORDS[word]) for word in spelled if word in _WORDS}
        elif one.kind == "plain" and one.value.is_integer() and not re.search(r"\d", printed):
            found.add(int(one.value))
    return found


@lru_cache(maxsize=4096)
def dates(text: str) -> frozenset[Date]:
    """Return the months and years that a text names, each with what stands with it."""
    printed = fold(text, keep_case=True)
    found = set()
    for one in find_dates(text):
        year, month, day = map(int, one.iso.split("-"))
        found.add(Date(year, month, day))
    for match in _MONTH.finditer(printed):
        day = int(match["day"] or match["day_after"] or 0)
        month = ENGLISH_MONTHS.index(match["month"].lower()) + 1
        found.add(Date(int(match["year"] or 0), month, day))
    rest = _SYMBOL.sub(" ", _MONTH.sub(" ", printed))
    found |= {
        Date(int(match[0][:4]), 0, 0, decade=match[0].endswith("s"))
        for match in _YEAR.finditer(rest)
    }
    return frozenset(found)
