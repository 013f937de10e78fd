"""Groups for which one of their members speaks: "the Group of African States", "the G77".

What a group is called in one record is not what it is called in another, or in a question. Names
are the same that have the same words besides those that only tell that it is a group; those that
differ in more are told by ``data/group_names.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from index.reference.state_groups import find_state_groups
from index.text import fold

_OF_A_GROUP = frozenset(
    "the of a group groups state states country countries member members nation nations"
    " delegation delegations movement".split()
)
"""Words that only tell that it is a group."""
_HOW_MANY = re.compile(
    r"^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty(?:-\w+)?)"
    r"\s+(?=.*\b(?:states|countries|members)\b)"
)
_BRACKETS = re.compile(r"\s*\(.*?\)")
_ABBREVIATION = re.compile(r"\(([A-Z][\w.-]*[A-Z\d][\w.-]*)\)")
_FORMS = ("{} group", "group of {}", "group of {} states", "group of {} countries")


def group_key(name: str) -> str:
    """Return what a group is known by, however it is called; empty where a name names none.

    >>> group_key("the Group of African States") == group_key("African Group")
    True
    >>> group_key("the G-77") == group_key("Group of 77 and China")
    True
    >>> group_key("our member States")
    'our'
    """
    words = _words(name)
    return _known().get(words, words)


def ways_to_say(name: str) -> frozenset[str]:
    """Return how a group may be called, folded, by a name that a record prints."""
    key = group_key(name)
    printed = _BRACKETS.sub("", fold(name)).removeprefix("the ").strip()
    others = {printed, *(fold(one) for one in _ABBREVIATION.findall(name)), *_also_called(key)}
    others |= {re.sub(r"^([a-z])(\d+)$", r"\1-\2", one) for one in others}  # "G-77"
    return frozenset(others | {form.format(_words(printed)) for form in _FORMS})


def members_of(name: str) -> frozenset[str]:
    """Return the codes of the States of a group by its name; none where they are not told."""
    if not name:
        return frozenset()
    bare = _BRACKETS.sub("", name)
    whole = f"the {_words(bare)} States", f"members of {bare.removeprefix('the ')}"
    return frozenset(
        code
        for said in whole
        for one in find_state_groups(said)
        if one.end == len(said)
        for code in one.group.states
    )


def _words(name: str) -> str:
    """Return the words of a name that tell one group from another, folded."""
    folded = _BRACKETS.sub("", fold(name)).removeprefix("the ").strip()
    folded = re.sub(r"(?<=\w\.)\s+(?=\d)|(?<=\bg)-(?=\d)", "", _HOW_MANY.sub("", folded))
    words = re.findall(r"[\w.'’&-]+", folded)
    return " ".join(one for one in words if one not in _OF_A_GROUP)


@cache
def _known() -> dict[str, str]:
    """Return the words that stand for a group by those of every name it has."""
    return {_words(one): _words(name) for name, others in _listed().items() for one in others}


def _also_called(key: str) -> Iterable[str]:
    for name, others in _listed().items():
        if _words(name) == key:
            yield from (fold(one) for one in (name, *others))


@cache
def _listed() -> dict[str, list[str]]:
    shipped = resources.files("index").joinpath("data/group_names.json")
    listed: dict[str, list[str]] = json.loads(shipped.read_text(encoding="utf-8"))
    return listed
