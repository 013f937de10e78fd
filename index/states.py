"""States: every name and adjective of a State to one ISO 3166 alpha-3 code.

Names come from ISO 3166 (through pycountry); ``data/states.json`` adds what the standard lacks:
adjectives ("Kazakh"), the forms in use at the United Nations ("Iran (Islamic Republic of)"),
common short names, names in French and Spanish, and States that are no more.
"""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from index.text import fold


@dataclass(frozen=True, slots=True)
class StateMention:
    """A State named in a text: its code, the span, and whether by an adjective."""

    code: str
    start: int
    end: int
    adjective: bool


@dataclass(frozen=True)
class _Gazetteer:
    names: dict[str, str]
    adjectives: dict[str, str]
    display: dict[str, str]
    pattern: re.Pattern[str]


@cache
def _gazetteer() -> _Gazetteer:
    import pycountry

    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    display: dict[str, str] = {}
    for country in (*pycountry.historic_countries, *pycountry.countries):
        code = country.alpha_3
        common = getattr(country, "common_name", None)
        official = getattr(country, "official_name", None)
        display[code] = common or country.name
        for name in filter(None, (country.name, common, official)):
            names[fold(name)] = code
            # "Iran, Islamic Republic of" is printed as "Islamic Republic of Iran".
            head, comma, tail = name.partition(", ")
            if comma and tail.endswith(" of"):
                names[fold(f"{tail} {head}")] = code
                names[fold(f"{head} ({tail})")] = code
    extra = json.loads(
        resources.files("index").joinpath("data/states.json").read_text(encoding="utf-8")
    )
    for code, forms in extra.items():
        for name in (*forms.get("names", ()), *forms.get("other_languages", ())):
            names[fold(name)] = code
        for adjective in forms.get("adjectives", ()):
            adjectives[fold(adjective)] = code
        if forms.get("names") and code not in display:
            display[code] = forms["names"][0]
    for name in names:
        adjectives.pop(name, None)
    # Abbreviations of up to four letters ("US", "UAE") are only States in capitals.
    forms = sorted((*names, *adjectives), key=len, reverse=True)
    short = [form for form in forms if _is_abbreviation(form, extra)]
    long = [form for form in forms if form not in set(short)]
    pattern = re.compile(
        r"(?<![\w-])(?:(?i:" + "|".join(map(re.escape, long)) + ")|"
        r"(?:" + "|".join(re.escape(form.upper()) for form in short) + r"))(?!\w)"
    )
    return _Gazetteer(names, adjectives, display, pattern)


def _is_abbreviation(form: str, extra: dict[str, dict[str, list[str]]]) -> bool:
    letters = form.replace(".", "")
    if len(letters) > 4 or not letters.isalpha():
        return False
    printed = (name for entry in extra.values() for name in entry.get("names", ()))
    return any(fold(name) == form and name.isupper() for name in printed)


def state_of(name: str) -> str | None:
    """Return the code of the State that a name denotes as a whole, or None.

    A leading "the" and the case of letters do not matter; adjectives do not count.
    """
    folded = fold(name).strip(" .,:;")
    return _gazetteer().names.get(folded.removeprefix("the "))


def state_name(code: str) -> str:
    """Return the common English name of a State by its code; the code itself where unknown."""
    return _gazetteer().display.get(code, code)


def find_states(text: str) -> list[StateMention]:
    """Return the States named in a text, in order, longest names first, without overlaps.

    Spans refer to the text as given.
    """
    gazetteer = _gazetteer()
    folded = fold(text, keep_case=True)
    mentions = []
    for match in gazetteer.pattern.finditer(folded):
        form = match.group(0).lower()
        code = gazetteer.names.get(form)
        mentions.append(
            StateMention(
                code or gazetteer.adjectives[form], match.start(), match.end(), code is None
            )
        )
    return mentions


def closest_state(word: str) -> str | None:
    """Return the code of the State whose name is nearest in spelling, or None.

    Uses the Ratcliff-Obershelp ratio of difflib with a cutoff of 0.84, which forgives one or two
    letters in a name of average length.
    """
    found = difflib.get_close_matches(fold(word), _gazetteer().names, n=1, cutoff=0.84)
    return _gazetteer().names[found[0]] if found else None
