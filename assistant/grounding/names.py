"""Names in a statement: of people, places, bodies and texts. Each must stand in what it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.reading import FUNCTION, kindred
from assistant.sources import Source
from index.parsing.designations import TITLES
from index.parsing.speakers import gender_of
from index.reference.states import find_states, state_name
from index.text import fold, stem, words

_CAPITAL = re.compile(r"[^\W\d_a-z][\w'-]*")
SYMBOL = re.compile(
    r"(?<![A-Za-z])[A-Z][A-Z.]*(?:/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+|\([A-Z0-9]+\))*)+"
)
"""The symbol of a document, without what follows it; Chinese may stand right before it."""
_PERSON = re.compile(rf"\b(?P<title>{TITLES})\.?\s+(?P<name>[^\W\d_a-z][\w'-]*)")
"""A title with the word right behind it."""
_TITLE = re.compile(rf"\b{TITLES}\.?$")
_PLAIN = frozenset(
    """committee state states party delegation government rapporteur country representative member
    chair chairperson mr mrs ms miss dr head expert experts i january february march april may june
    july august september october november december monday tuesday wednesday thursday friday
    saturday sunday us""".split()
)
"""Capitalised words that name nobody in particular; who is meant is looked at elsewhere."""
_ABBREVIATED = {
    "un": "united nations",
    "ngo": "non-governmental organizations",
    "ngos": "non-governmental organizations",
    "eu": "european union",
    "npm": "national preventive mechanism",
}
_PAIR = re.compile(
    r"([^\W\d_a-z][\w'-]*)((?:\s+(?:of|for|on|the|against|to|and|in)){0,3})\s+(?=([^\W\d_a-z][\w'-]*))"
)
_NEAR = 6
"""Words between which the parts of one name stand in a record, in whichever order."""


def names_hold(statement: str, cited: Sequence[Source]) -> bool:
    """Tell whether every name of a statement, whole, stands in what it cites or belongs to it."""
    said = " ".join(one.text for one in cited)
    about = " ".join(
        f"{one.speaker} {one.role} {state_name(one.state or '')} {one.title} {one.symbol}"
        for one in cited
    )
    if not {*SYMBOL.findall(statement)} <= {*SYMBOL.findall(f"{said} {about}")}:
        return False  # "CAT/C/KAZ/4" is another document than "CAT/C/KAZ/4/Add.1".
    if not _persons_hold(statement, f"{said} {about}"):
        return False
    if not _states(statement) <= _states(f"{said} ; {about}") | _codes(cited):
        return False
    known = words(f"{said} {about}")
    stems = {stem(word) for word in known}
    return all(_is_known(name, known, stems) for name in _names(statement)) and all(
        _stand_together(pair, known) for pair in _pairs(statement)
    )


def _persons_hold(statement: str, said: str) -> bool:
    """Tell whether each person with a title is one of those named, of the same gender."""
    known = {*words(said)}
    genders: dict[str, set[str]] = {}
    for title, name in _titled(said):
        genders.setdefault(name, set()).add(gender_of(title))
    for title, name in _titled(statement):
        given, gender = genders.get(name, set()), gender_of(title)
        if name not in known or (gender and given and not given & {gender, ""}):
            return False
    return True


def _titled(text: str) -> list[tuple[str, str]]:
    """Return the persons that a text names with a title: it, and each word of the name, folded."""
    printed = fold(text, keep_case=True)
    found = _PERSON.finditer(printed)
    return [(match["title"], name) for match in found for name in words(match["name"])]


def _states(text: str) -> set[str]:
    return {mention.code for mention in find_states(text)}


def _codes(cited: Sequence[Source]) -> set[str]:
    """Return the codes of States in the symbols of reports ("CAT/C/KAZ/4") and of the speakers."""
    printed = " ".join(f"{one.symbol} {one.text} {one.record_id}" for one in cited)
    return {one.state for one in cited if one.state} | set(re.findall(r"/([A-Z]{3})/", printed))


def _names(statement: str) -> set[str]:
    """Return the capitalised words, folded, but for plain ones, States and the first word."""
    printed = fold(SYMBOL.sub(" ", statement), keep_case=True)
    for mention in reversed(find_states(printed)):
        printed = f"{printed[: mention.start]} x {printed[mention.end :]}"
    found = set()
    for match in _CAPITAL.finditer(printed):
        before = printed[: match.start()].rstrip(" \"'“”(")
        opens = (not before or before[-1] in ".?!:") and not _TITLE.search(before)
        for word in words(match[0]):
            if word in _PLAIN or len(word) == 1 or (word in FUNCTION and word.isalpha() and opens):
                continue
            if not opens and word not in FUNCTION:
                found.add(word)
    return found


def _is_known(name: str, known: Sequence[str], stems: set[str]) -> bool:
    if name in known or stem(name) in stems:
        return True
    spelled = _ABBREVIATED.get(name)
    if spelled and all(word in known for word in words(spelled)):
        return True
    if 3 <= len(name) <= 6 and _is_acronym(name, known):
        return True
    return any(kindred(name, one) for one in known if len(one) > 4)


def _is_acronym(name: str, known: Sequence[str]) -> bool:
    initials = "".join(word[0] for word in known if word not in FUNCTION)
    return name in initials


def _pairs(statement: str) -> list[tuple[str, str]]:
    """Return neighbouring capitalised words of one name, folded."""
    printed = fold(SYMBOL.sub(" ", statement), keep_case=True)
    found = []
    for match in _PAIR.finditer(printed):
        one, other = words(match[1])[-1:], words(match[3])[:1]
        if not one or not other or "'" in match[1]:
            continue
        if {one[0], other[0]} & (_PLAIN | FUNCTION) or find_states(f"{match[1]} {match[3]}"):
            continue
        if "and" in match[2].split() or match[2].split() == ["in"] or match[2].split() == ["to"]:
            continue  # Two names.
        found.append((one[0], other[0]))
    return found


def _stand_together(pair: tuple[str, str], known: Sequence[str]) -> bool:
    first = [at for at, word in enumerate(known) if word == pair[0] or stem(word) == stem(pair[0])]
    second = [at for at, word in enumerate(known) if word == pair[1] or stem(word) == stem(pair[1])]
    if not first or not second:
        return True  # One of them is spelled otherwise: looked at by itself.
    return any(abs(one - other) <= _NEAR for one in first for other in second)
