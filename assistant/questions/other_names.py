"""Other names of whoever is asked about, as the records themselves tell them.

"The ICC president" speaks as "Judge Akane", and the paragraph that gives the floor tells that the
two are one: "the President of the International Criminal Court, Judge Akane". Nothing is listed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_LINKS = r"(?:(?:of|the|and|for|on)\s+)*"
_LEAST_USES = 2
_SHORT = re.compile(r"[A-Z]{2,7}")
_OF = re.compile(r"(?P<office>[\w-]+(?:\s+[\w-]+){0,2}?)\s+of\s+(?:the\s+)?(?P<whose>.+)")
_OWN = re.compile(
    r"(?P<whose>[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*?)(?:[’']s)?\s+(?P<office>[a-z][\w-]*(?:\s+[a-z][\w-]*)?)"
)
_PERSON = (
    r"(?P<who>[A-Z][\w.’'-]*(?:\s+(?:(?:de|del|der|al|el|bin|van|von)\s+)*[A-Z][\w.’'-]*){1,4})"
)


def name_of_organisation(short: str, texts: Iterable[str]) -> str:
    """Return the name that initials stand for in texts, or an empty string.

    Two letters are enough here, where nothing but a name can be meant: it has capitals, and is
    told in brackets to be the same, or stands there again and again.

    Args:
        short: Capitals.
        texts: Where to look.
    """
    if not _SHORT.fullmatch(short):
        return ""
    named = re.compile(rf"(?<!\w)(?P<name>{_spelt_out(short)})(?!\w)(?P<told>\s*\({short}\))?")
    counts: Counter[str] = Counter()
    for text in texts:
        for match in named.finditer(text):
            name = re.sub(r"\s+", " ", match["name"])
            counts[name] += _LEAST_USES if match["told"] else 1
    best, uses = max(counts.items(), key=lambda one: one[1], default=("", 0))
    return best if uses >= _LEAST_USES else ""


def holder_of_office(name: str, texts: Iterable[str]) -> str:
    """Return who holds an office of an organisation, as texts name both together, or nothing.

    Nothing as well where they name several, one after the other.

    Args:
        name: "President of the Court", "ICC president", "the Court's registrar".
        texts: Where to look.
    """
    read = _OF.fullmatch(name) or _OWN.fullmatch(name)
    if read is None:
        return ""
    whose = read["whose"]
    organisation = rf"(?:{re.escape(whose)}|{_spelt_out(whose)})" if _SHORT.fullmatch(whose) else ""
    organisation = organisation or rf"(?i:{re.escape(whose)})"
    office = rf"(?i:{re.escape(read['office'])})\s+of\s+(?:the\s+)?{organisation}"
    before = _PERSON.replace("who", "first")
    named = re.compile(
        rf"\b{office}(?:\s+\([A-Z]+\))?,\s+{_PERSON}|\b{before},\s+(?:the\s+)?{office}(?!\w)"
    )
    found = {
        " ".join((match["who"] or match["first"]).split())
        for text in texts
        for match in named.finditer(text)
    }
    return found.pop() if len(found) == 1 else ""


def _spelt_out(short: str) -> str:
    """Return a pattern of names of which capitals are the initials."""
    return r"\s+".join(
        (_LINKS if place else "") + rf"{letter}[\w’'-]+" for place, letter in enumerate(short)
    )
