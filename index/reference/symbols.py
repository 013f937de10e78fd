"""Document symbols of the United Nations: find, normalise, and tell the body from them.

Source of the forms: the series symbols in use on the records themselves (treaty bodies,
General Assembly committees, Security Council).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from index.reference.dates import find_dates
from index.text import fold

_HEADER_LINES = 200
_LINES_OF_A_NAME = 4

_SERIES = "CAT CCPR CEDAW CERD CRC CRPD CED CMW".split()
# Word leaves blanks where marks stood between the letters ("C AT/C/SR.1998").
_SPACED = "|".join(r"\ ?".join(series) for series in sorted(_SERIES, key=len, reverse=True))
_SYMBOL = re.compile(
    rf"""(?<![A-Z\d_/])(?<!/\s)(
        (?:(?:{_SPACED})\s?/\s?(?:C|SP)|E\s?/\s?C(?:\.\d+))     # treaty bodies, their States
          (?:/\d+|/(?:19|20)\d\d)?/\s?SR\s?\.\s?\d+
      | E/C/(?:\d+/)?SR\.\s?\d+
      | (?:A(?:/C\.\d)?|S|E|T)(?:/(?:ES-|S-)?\d+)?(?:/BUR)?/\s?(?:PV|SR)\s?\.\s?\d+   # Councils
      | A/HRC/(?:S-)?(?:\d+/)?SR\.\s?\d+
      | (?:A/CN\.4|A/(?:SPC|CONF\.\d+|AC\.\d+)|E/CN\.\d+(?:/Sub\.\d+)?)   # commissions, conferences
          (?:/(?:C\.\d+|\d+))*/(?:PV|SR)\.\s?\d+
    )((?:\s?/\s?Add\.\s?\d+(?!\d)|\s?/\s?Corr\.\s?\d+|\s?/\s?Rev\.\s?\d+)*)""",
    re.VERBOSE,
)

_BODIES: tuple[tuple[str, str], ...] = (
    ("CAT/", "Committee against Torture"),
    ("CCPR/", "Human Rights Committee"),
    ("CEDAW/", "Committee on the Elimination of Discrimination against Women"),
    ("CERD/", "Committee on the Elimination of Racial Discrimination"),
    ("CRC/", "Committee on the Rights of the Child"),
    ("CRPD/", "Committee on the Rights of Persons with Disabilities"),
    ("CED/", "Committee on Enforced Disappearances"),
    (
        "CMW/",
        "Committee on the Protection of the Rights of All Migrant Workers "
        "and Members of Their Families",
    ),
    ("E/C.12/", "Committee on Economic, Social and Cultural Rights"),
    ("A/C.1/", "First Committee of the General Assembly"),
    ("A/C.2/", "Second Committee of the General Assembly"),
    ("A/C.3/", "Third Committee of the General Assembly"),
    ("A/C.4/", "Fourth Committee of the General Assembly"),
    ("A/C.5/", "Fifth Committee of the General Assembly"),
    ("A/C.6/", "Sixth Committee of the General Assembly"),
    ("A/HRC/", "Human Rights Council"),
    ("A/CN.4/", "International Law Commission"),
    ("E/CN.4/Sub.", "Sub-Commission on the Promotion and Protection of Human Rights"),
    ("E/CN.4/", "Commission on Human Rights"),
    ("A/", "General Assembly"),
    ("S/", "Security Council"),
    ("E/", "Economic and Social Council"),
)
BODIES: tuple[str, ...] = tuple(name for _, name in _BODIES)
"""Names of all bodies."""
ACRONYMS = {prefix.rstrip("/"): name for prefix, name in _BODIES if prefix[:-1] in _SERIES} | {
    "CESCR": "Committee on Economic, Social and Cultural Rights"
}
"""Initials of treaty bodies, with their names."""
TREATY_BODIES: frozenset[str] = frozenset(name for _, name in _BODIES[:9])
"""Names of the treaty bodies: in their records a member speaks for the committee."""


def normalise_symbol(text: str) -> str:
    """Return a symbol in its canonical form: no blanks, no trailing marks.

    >>> normalise_symbol("C AT/C/SR. 1998*")
    'CAT/C/SR.1998'
    """
    return re.sub(r"\s+", "", text).rstrip("*.,;")


def find_symbol(text: str) -> str:
    """Return the first meeting-record symbol in a text, normalised, or an empty string.

    A date glued behind a supplement number ("SR.2136/Add.117 November") is cut where that
    leaves a day of the month.
    """
    match = _SYMBOL.search(text)
    if match is None:
        return ""
    symbol = normalise_symbol(match.group(0))
    tail = text[match.end() :]
    # A day of the month glued behind the symbol leaves the rest of the date behind it.
    glued = re.match(r"(.*\D\d+?)([1-9]|[12]\d|3[01])$", symbol)
    if (
        glued
        and re.match(r"\s", tail)
        and any(date.start == 0 for date in find_dates(f"{glued[2]}{tail[:30]}"))
    ):
        symbol = glued[1]
    return symbol


def find_symbols(text: str) -> list[tuple[int, int, str]]:
    """Return the symbols of meeting records in a text, each with its span; capitals do not matter.

    >>> find_symbols("in cat/c/sr.1995?")
    [(3, 16, 'CAT/C/SR.1995')]
    """
    capitals = text.upper()
    searched = capitals if len(capitals) == len(text) else text
    return [
        (match.start(), match.end(), re.sub(r"ADD\.", "Add.", normalise_symbol(match.group(0))))
        for match in _SYMBOL.finditer(re.sub(r"/(\s?)ADD\b", r"/\1Add", searched))
    ]


def body_of_symbol(symbol: str) -> str:
    """Return the name of the body that issues under a symbol, or an empty string."""
    return next((name for prefix, name in _BODIES if symbol.startswith(prefix)), "")


def find_body(lines: Sequence[str]) -> str:
    """Return the English name of the body that front matter names on lines of its own.

    Names are known in English, French, Spanish and Russian; a committee of the General Assembly
    prints its short name ("Third Committee"). Capitals, blanks and line breaks inside a name do
    not matter. Where none is named, the answer is an empty string.
    """
    folded = [_compact(line) for line in lines[:_HEADER_LINES]]
    joined = {
        "".join(folded[first:last])
        for first in range(len(folded))
        for last in range(first + 1, min(first + _LINES_OF_A_NAME, len(folded)) + 1)
    }
    named = joined & _body_forms().keys()
    return (
        next((name for form, name in _body_forms().items() if form in named), "") if named else ""
    )


@cache
def _body_forms() -> dict[str, str]:
    shipped = resources.files("index").joinpath("data/bodies.json").read_text(encoding="utf-8")
    translated: dict[str, list[str]] = json.loads(shipped)
    forms = {}
    for _, name in _BODIES:
        for form in (
            name,
            name.removesuffix(" of the General Assembly"),
            *translated.get(name, ()),
        ):
            forms[_compact(form)] = name
    return forms


def _compact(name: str) -> str:
    return re.sub(r"\W+", "", fold(name))


def record_id_of(symbol: str) -> str:
    """Return a symbol as an identifier that is safe in paths, URLs and shells.

    >>> record_id_of("CAT/C/SR.1995")
    'CAT-C-SR.1995'
    """
    return re.sub(r"[^\w.]+", "-", symbol).strip("-.")
