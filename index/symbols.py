"""Document symbols of the United Nations: find, normalise, and tell the body from them.

Source of the forms: the series symbols in use on the records themselves (treaty bodies,
General Assembly committees, Security Council).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_SYMBOL = re.compile(
    r"""(?<![\w/])(
        (?:C\ ?AT|CCPR|CEDAW|CERD|CRC|CRPD|CED|CMW|E)/C(?:\.\d+)?   # treaty bodies
          (?:/\d+|/(?:19|20)\d\d)?/SR\.\s?\d+
      | (?:A(?:/C\.\d)?|S|E|T)(?:/(?:ES-)?\d+)?(?:/BUR)?/(?:PV|SR)\.\s?\d+   # Assembly, Councils
      | A/HRC/(?:\d+/)?SR\.\s?\d+
    )((?:/Add\.\s?\d+(?!\d)|/Corr\.\s?\d+|/Rev\.\s?\d+)*)""",
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
    ("A/", "General Assembly"),
    ("S/", "Security Council"),
    ("E/", "Economic and Social Council"),
)
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
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    if re.match(rf"\s+(?:{months})\b", tail):
        glued = re.match(r"(.*\D\d+?)([1-9]|[12]\d|3[01])$", symbol)
        if glued:
            symbol = glued.group(1)
    return symbol


def body_of_symbol(symbol: str) -> str:
    """Return the name of the body that issues under a symbol, or an empty string."""
    return next((name for prefix, name in _BODIES if symbol.startswith(prefix)), "")


def find_body(lines: Sequence[str]) -> str:
    """Return the body that front matter names on a line of its own, or an empty string.

    A committee of the General Assembly prints its short name ("Third Committee"). Capitals and
    line breaks inside a name do not matter.
    """
    folded = [re.sub(r"\s+", " ", line).strip().casefold() for line in lines]
    joined = [f"{line} {following}" for line, following in pairwise(folded)]
    for _, name in _BODIES:
        forms = {name.casefold(), name.removesuffix(" of the General Assembly").casefold()}
        if forms & {*folded, *joined}:
            return name
    return ""


def record_id_of(symbol: str) -> str:
    """Return a symbol as an identifier that is safe in paths, URLs and shells.

    >>> record_id_of("CAT/C/SR.1995")
    'CAT-C-SR.1995'
    """
    return re.sub(r"[^\w.]+", "-", symbol).strip("-.")
