"""A State by another of its words: "Azerbaijani captives" are spoken of under "Azerbaijan"."""

from __future__ import annotations

from collections.abc import Callable

from index.reference.states import find_states
from index.search.full_text import stems_of


def stems_with_states(topic: str) -> Callable[[str], list[str]]:
    """Return what gives the stems of a text, those of the topic's States wherever it names them.

    Args:
        topic: What is asked about.
    """
    named: dict[str, list[str]] = {}
    for one in find_states(topic):
        named.setdefault(one.code, []).extend(stems_of(topic[one.start : one.end]))

    def stems(text: str) -> list[str]:
        here = {one.code for one in find_states(text)} if named else ()
        return stems_of(text) + [stem for code in here for stem in named.get(code, ())]

    return stems
