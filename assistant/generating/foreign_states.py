"""States in questions in other languages than English, by the names that pycountry carries.

Names are declined and made into adjectives, so they are known by how they begin.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections import Counter
from functools import cache

from index.reference.states import find_states

_CATALOGS = {"ar": "ar", "es": "es", "fr": "fr", "ru": "ru", "zh": "zh_CN"}
_READ = frozenset({"es", "fr"})
"""Languages whose names of States are read as they are printed."""
_BEGINNING = {"zh": 2}
_USUAL_BEGINNING = 5
"""Characters that a State's name and its adjective share."""
_WORD = re.compile(r"\w+")


def states_named(text: str, language: str) -> set[str]:
    """Return the codes of the States that a text names beyond doubt.

    Args:
        text: A question.
        language: ISO 639-1 code of its language; of one that is not known, no State is found.
    """
    if language in _READ:
        return {mention.code for mention in find_states(text, language)}
    if language == "ru":  # A name has a capital: "Того" is Togo, "того" is not.
        text = " ".join(word for word in _WORD.findall(text) if word[0].isupper())
    elif language != "zh":
        return set()
    plain = _plain(text)
    return {code for name, code in _names(language) if len(name) > 1 and _undeclined(name) in plain}


def may_name(text: str, code: str, language: str) -> bool:
    """Tell whether a text may name a State, be it by an adjective.

    Args:
        text: A question.
        code: ISO 3166 alpha-3.
        language: ISO 639-1 code of the text's.
    """
    if code in states_named(text, language):
        return True
    plain = _plain(text)
    size = _BEGINNING.get(language, _USUAL_BEGINNING)
    shared = Counter(name[:size] for name, _ in _names(language))
    return any(
        len(name) >= size and shared[name[:size]] == 1 and name[:size] in plain
        for name, known in _names(language)
        if known == code
    )


@cache
def _names(language: str) -> tuple[tuple[str, str], ...]:
    """Return the plain common name of each State in a language, with its code."""
    import pycountry

    if language not in _CATALOGS:
        return ()
    catalog = gettext.translation(
        "iso3166-1", pycountry.LOCALES_DIR, languages=[_CATALOGS[language]]
    )
    return tuple(
        (_plain(catalog.gettext(getattr(one, "common_name", one.name))), one.alpha_3)
        for one in pycountry.countries
    )


def _undeclined(name: str) -> str:
    """Return a Russian name without what a case changes; others as they are."""
    return re.sub(r"[аеиоуыьюя]$", "", name) if len(name) > 4 else name


def _plain(text: str) -> str:
    """Return a text in small letters, without marks on them."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))
