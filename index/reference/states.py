"""States: every name and adjective of a State to one ISO 3166 alpha-3 code.

Names come from ISO 3166 (through pycountry); ``data/states.json`` adds what the standard lacks:
adjectives ("Kazakh"), the forms in use at the United Nations ("Iran (Islamic Republic of)"),
common short names, and States that are no more. Names in French and Spanish are the translations
that pycountry carries (iso-codes of Debian); ``data/state_names.json`` adds the forms in use at the
United Nations. A text is read with the names of its own language.
"""

from __future__ import annotations

import difflib
import gettext
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from operator import ne

from index.text import fold

_TRANSLATED = ("fr", "es")
_LEAST_LETTERS = 6
_ARTICLE = re.compile(r"^(?:the |la |le |les |el |los |las |l')(?=\w{3})")


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
def _gazetteer(language: str = "en") -> _Gazetteer:
    if language not in _TRANSLATED:
        return _english()
    english = _english()
    names = dict(_translated_names(language))
    pattern = re.compile(rf"(?<![\w-])(?i:{_any_of(names)})(?!\w)")
    return _Gazetteer(names, {}, english.display, pattern)


def _translated_names(language: str) -> Iterator[tuple[str, str]]:
    """Yield names, folded, with their codes: those of ISO 3166, then those in use at the UN."""
    import pycountry

    translation = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
    for country in pycountry.countries:
        for kind in ("name", "common_name", "official_name"):
            name = getattr(country, kind, "")
            translated = translation.gettext(name) if name else ""
            if translated:
                yield from ((form, country.alpha_3) for form in _forms(translated))
    shipped = resources.files("index").joinpath("data/state_names.json")
    for code, printed in json.loads(shipped.read_text(encoding="utf-8"))[language].items():
        yield from ((form, code) for name in printed for form in _forms(name))


def _forms(name: str) -> list[str]:
    """Return how a name may be printed, folded.

    "Iran, République islamique d'" is also "République islamique d'Iran" and "Iran (République
    islamique d')", and "Iran (...)" in brackets gives the same.
    """
    name = re.sub(r"^(.+?) \((.+)\)$", r"\1, \2", name)
    head, comma, tail = name.partition(", ")
    if not comma:
        return [fold(name)]
    joined = tail + head if tail.endswith(("'", "’")) else f"{tail} {head}"
    return [fold(name), fold(f"{head} ({tail})"), fold(joined)]


@cache
def _english() -> _Gazetteer:
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
        for name in forms.get("names", ()):
            names[fold(name)] = code
        for adjective in forms.get("adjectives", ()):
            adjectives[fold(adjective)] = code
        if forms.get("names") and code not in display:
            display[code] = forms["names"][0]
    for name in names:
        adjectives.pop(name, None)
    # Abbreviations of up to four letters ("US", "UAE") are only States in capitals.
    forms = [*names, *adjectives]
    short = [form for form in forms if _is_abbreviation(form, extra)]
    long = [form for form in forms if form not in set(short)]
    abbreviations = _any_of([form.upper() for form in short])
    # Not of money: "US$ 120,000", "two million United States dollars".
    after = r"(?![\w$]|\s+(?i:dollars?)\b)"
    pattern = re.compile(rf"(?<![\w-])(?:(?i:{_any_of(long)})|(?:{abbreviations})){after}")
    return _Gazetteer(names, adjectives, display, pattern)


def _any_of(forms: Iterable[str]) -> str:
    """Return a pattern of forms, the longest first, in groups of one initial.

    Most places of a text are passed over at the first letter that way, not once for every form.
    """
    ordered = sorted(set(forms), key=lambda form: (form[:1], -len(form), form))
    groups = (
        f"{re.escape(initial)}(?:{'|'.join(re.escape(form[1:]) for form in group)})"
        for initial, group in groupby(ordered, key=lambda form: form[:1])
    )
    return "|".join(groups)


def _is_abbreviation(form: str, extra: dict[str, dict[str, list[str]]]) -> bool:
    letters = form.replace(".", "")
    if len(letters) > 4 or not letters.isalpha():
        return False
    printed = (name for entry in extra.values() for name in entry.get("names", ()))
    return any(fold(name) == form and name.isupper() for name in printed)


def state_of(name: str, language: str = "en") -> str | None:
    """Return the code of the State that a name denotes as a whole, or None.

    A leading "the" and the case of letters do not matter; adjectives do not count.

    Args:
        name: The name, in the language.
        language: ISO 639-1 code; names are known in English, French and Spanish, and those of
            any other language are looked for among the English ones.
    """
    folded = fold(name).strip(" .,:;")
    names = _gazetteer(language).names
    return names.get(folded) or names.get(_ARTICLE.sub("", folded))


def state_codes() -> list[str]:
    """Return the codes of all States that are known, in the order of their English names."""
    return sorted(_english().display, key=lambda code: fold(_english().display[code]))


def state_name(code: str) -> str:
    """Return the common English name of a State by its code; the code itself where unknown."""
    return _english().display.get(code, code)


def state_adjectives(code: str) -> list[str]:
    """Return the adjectives of a State, without accents and in small letters."""
    return [form for form, of in _english().adjectives.items() if of == code]


def states_in_words(codes: Iterable[str]) -> str:
    """Return the names of States as a sentence names them.

    >>> states_in_words(["KEN", "NOR", "BRA"])
    'Kenya, Norway and Brazil'
    """
    *others, last = [state_name(code) for code in codes] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def find_states(text: str, language: str = "en") -> list[StateMention]:
    """Return the States named in a text, in order, longest names first, without overlaps.

    Spans refer to the text as given; languages are as for :func:`state_of`.
    """
    gazetteer = _gazetteer(language)
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


@cache
def misread_state(name: str) -> str | None:
    """Return the code of the State whose English name differs from a name in one letter, or None.

    So machines misread the names of old records ("United Kinqdom"); names of less than six letters
    are too short to tell, and where two States come as near, none is meant.
    """
    letters = fold(name).replace(" ", "")
    near = {
        code
        for known, code in _english().names.items()
        if len(compact := known.replace(" ", "")) == len(letters) >= _LEAST_LETTERS
        if sum(map(ne, compact, letters)) == 1
    }
    return near.pop() if len(near) == 1 else None


def closest_state(word: str) -> str | None:
    """Return the code of the State whose name is nearest in spelling, or None.

    Uses the Ratcliff-Obershelp ratio of difflib with a cutoff of 0.84, which forgives one or two
    letters in a name of average length.
    """
    found = difflib.get_close_matches(fold(word), _english().names, n=1, cutoff=0.84)
    return _english().names[found[0]] if found else None
