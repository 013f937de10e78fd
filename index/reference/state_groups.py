"""Groups of States that a text names as such: "African States", "members of the European Union".

The regional groups are those of the United Nations (Department for General Assembly and Conference
Management, "Regional groups of Member States": 193 States in five groups; the United States, which
attends meetings of the Western European and other States as an observer, is counted there as it is
in elections). The others are the members of the bodies that ``data/state_groups.json`` names.
All are as in 2026: a State is told of its groups whenever it spoke.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from index.text import fold


@dataclass(frozen=True, slots=True)
class StateGroup:
    """A group of States.

    Attributes:
        name: As a sentence names it, without an article: "African States".
        of: Whose members they are: "the African Group".
        states: Codes of its States.
    """

    name: str
    of: str
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class StateGroupMention:
    """A group of States that a text names, and the span."""

    group: StateGroup
    start: int
    end: int


def find_state_groups(text: str) -> list[StateGroupMention]:
    """Return the groups of States named in a text, in order; spans refer to the text as given.

    >>> [one.group.of for one in find_state_groups("Which African countries spoke?")]
    ['the African Group']
    >>> find_state_groups("Which West African countries spoke?")
    []
    """
    folded = fold(text, keep_case=True)
    found = [
        StateGroupMention(group, *match.span())
        for group, pattern in _groups()
        for match in pattern.finditer(folded)
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    return [
        one
        for number, one in enumerate(found)
        if not any(before.end > one.start for before in found[:number])
    ]


_PART = (
    r"(?i:(?<!north )(?<!south )(?<!east )(?<!west )(?<!central )(?<!northern )(?<!southern )"
    r"(?<!eastern )(?<!western )(?<!southeast )(?<!saharan )(?<!non )(?<!than )(?<!except )"
    r"(?<!besides )(?<!unlike )(?<!speaking )(?<!new )(?<!central and )(?<!league of )"
    r"(?<!league of the )(?<!group of )(?<!community of )(?<!council of )"
    r"(?<!organization of ))(?<![\w-])"
)
"""Not in front of a group's adjective: "West African" States are a part of one, "other than African
States" are all others, and the League of Arab States speaks for itself."""
_MEMBERS = r"(?:states|countries|nations|governments|state|country)"
_STATES = rf"(?:{_MEMBERS}|delegations?)"


@cache
def _groups() -> list[tuple[StateGroup, re.Pattern[str]]]:
    shipped = resources.files("index").joinpath("data/state_groups.json")
    listed: dict[str, dict[str, str | list[str]]] = json.loads(shipped.read_text(encoding="utf-8"))
    every = "|".join(re.escape(form) for one in listed.values() for form in one["adjectives"])
    return [
        (
            StateGroup(name, str(one["of"]), frozenset(str(one["states"]).split())),
            _pattern([*one["adjectives"]], [*one["names"]], [*one.get("called", ())], every),
        )
        for name, one in listed.items()
    ]


def _pattern(
    adjectives: list[str], names: list[str], called: list[str], every: str
) -> re.Pattern[str]:
    """Return a pattern of what a group is called; short names count in capitals only.

    Args:
        adjectives: In front of "States", which of two groups only the second need have.
        names: Of what they are members of.
        called: What they are called as a whole, the longest first.
        every: Alternatives for the adjectives of all groups.
    """
    forms = []
    for one in adjectives:
        # An organisation has a delegation of its own, which is none of its States'.
        whose = _MEMBERS if one in {name.casefold() for name in names} else _STATES
        and_others = rf"(?:(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)(?:the\s+)?(?:{every}))+"
        others = rf"{and_others}\s+(?:member\s+)?{_STATES}"
        forms.append(
            rf"{_PART}(?i:{re.escape(one)}(?:\s+(?:(?:member\s+)?{whose}"
            rf"|members)|(?={others})))"
        )
    forms += [
        rf"{_PART}{one}" if one.isupper() else rf"{_PART}(?i:{re.escape(one)})" for one in called
    ]
    for one in names:
        name = one if one.isupper() else rf"(?i:{re.escape(one)})"
        forms += [
            rf"\b(?i:(?:member\s+)?(?:states|countries)|members)\s+of\s+(?:the\s+)?{name}\b",
            rf"\b{name}\s+(?i:members?\b(?:\s+(?:states|countries))?|states|countries)",
        ]
    return re.compile(rf"(?:{'|'.join(forms)})(?!\w)")
