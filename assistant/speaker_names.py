"""How a speaker is called wherever an answer shows one."""

from __future__ import annotations

import re

from index.text import fold

NOBODY_NAMED = "Speaker not named"
SAID_BY_NOBODY = "What happened at the meeting"
"""Stands for a speaker where the record itself tells: of decisions, of who was invited."""
_ROLES_OF_THE_FORM = frozenset({"Representative of the State", "Member of the Committee"})
"""Roles that follow from the form of a record and are not printed with a name."""


def in_words(name: str, role: str = "", affiliation: str = "", on_behalf_of: str = "") -> str:
    """Return a speaker in words, with office and affiliation where they tell more than the name.

    The group for which a State speaks is always told, or its words would be the State's alone.

    The State or organisation is there as printed, in records that consider one State, too: a line
    is read beside lines from other records, and the symbol of a record does not tell its State.

    >>> in_words("Mr. Sadykov", "Representative of the State", "Kazakhstan")
    'Mr. Sadykov (Kazakhstan)'
    >>> in_words("Ms. Racu", "Country Rapporteur")
    'Ms. Racu (Country Rapporteur)'
    >>> in_words("A representative of Kazakhstan", "Representative of the State", "Kazakhstan")
    'A representative of Kazakhstan'
    >>> in_words("Mr. Fries", "", "Sweden", "the European Union")
    'Mr. Fries (Sweden, on behalf of the European Union)'
    """
    told = [one for one in (printed_role(role), affiliation) if one and not is_said(one, name)]
    if on_behalf_of:
        told.append(f"on behalf of {on_behalf_of}")
    if not name:
        return NOBODY_NAMED
    return f"{name} ({', '.join(told)})" if told else name


def printed_role(role: str) -> str:
    """Return a role; empty where it only follows from the form of a record."""
    return "" if role in _ROLES_OF_THE_FORM else role


def is_said(what: str, name: str) -> bool:
    """Return whether a name says an office or affiliation already; it does where there is none."""
    return bool(re.search(rf"(?<!\w){re.escape(fold(what))}(?!\w)", fold(name)))
