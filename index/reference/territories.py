"""Territories and parts of States: those whose delegation speaks for them at treaty bodies.

The codes of ISO 3166 that are no States, each under the State that reports on it, and the countries
of the United Kingdom, which have no codes. Territories whose sovereignty is disputed stand under
the State that reports on them, and matter only in records of that State's report.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from index.reference.states import state_of
from index.text import fold


def whole_of(code: str) -> str:
    """Return the code of the State that reports on a territory; of a State the code itself.

    >>> whole_of("HKG"), whole_of("KEN")
    ('CHN', 'KEN')
    """
    return _parts().get(code.lower(), code)


def territory_in(name: str, language: str = "en") -> str | None:
    """Return the code of the State whose territory or part a name denotes, or None.

    >>> territory_in("Hong Kong, China"), territory_in("Wales"), territory_in("Kenya")
    ('CHN', 'GBR', None)
    """
    code = state_of(name, language) or name
    return _parts().get(fold(code).strip(" .,:;"))


@cache
def _parts() -> dict[str, str]:
    shipped = resources.files("index").joinpath("data/territories.json")
    listed: dict[str, list[str]] = json.loads(shipped.read_text(encoding="utf-8"))
    return {fold(part): state for state, parts in listed.items() for part in parts}
