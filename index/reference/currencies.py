"""Names of the world's money, as amounts are told in it: "rupees", "pula", "kroner"."""

from __future__ import annotations

from functools import cache

_OTHERWISE = frozenset("roubles yuan kroner kronor koruny reais lei leva pesetas".split())
"""As they are written in English, where ISO 4217 has another name or number."""


@cache
def currency_names() -> frozenset[str]:
    """Return the names of currencies in small letters, of one and of several, without the State.

    They are the last words of those of ISO 4217 ("Nepalese Rupee"), but for metals and funds, whose
    codes begin with X.
    """
    import pycountry

    last = {one.name.split()[-1] for one in pycountry.currencies if one.alpha_3[0] != "X"}
    named = {one.casefold() for one in last if one.isalpha()}
    return frozenset({*named, *(f"{one}s" for one in named)} | _OTHERWISE)
