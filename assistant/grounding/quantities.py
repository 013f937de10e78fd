"""How much a sentence says something of: all, none, most, some, only, at least, more than."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.language.figures import Number, numbers
from assistant.language.meanings import alike, meet
from assistant.language.reading import FRAME, Word, read
from index.text import fold

_ALL = frozenset(
    """all always any anyone both complete completely each entire entirely every everybody everyone
    everything everywhere fully invariably nobody none unanimous unanimously whole wholly""".split()
)
_MOST = frozenset(
    """generally largely mainly majority most mostly predominantly typically usually""".split()
)
_SOME = frozenset(
    """certain few handful occasionally partially partly several some sometimes various rarely
    seldom""".split()
)
_MANY = frozenset("countless frequently large many numerous often plenty".split())
_ONLY = frozenset("alone exclusive exclusively merely only sole solely".split())
_HARDLY = frozenset("barely few hardly rarely scarcely seldom".split())
QUANTITIES = {
    "all": _ALL,
    "most": _MOST,
    "some": _SOME,
    "many": _MANY,
    "only": _ONLY,
    "hardly": _HARDLY,
}
_STRONG = ("all", "most", "many", "only", "hardly")
"""What may not be said unless it was said; "some" may be said of anything that is not of all."""
_ABOVE = "|".join(
    (
        r"(?:more|greater|higher)\s+than",
        r"over",
        r"at\s+least",
        r"above",
        r"exceed\w*",
        r"upwards?\s+of",
        r"no\s+(?:fewer|less)\s+than",
        r"not\s+less\s+than",
        r"a\s+minimum\s+of",
    )
)
_BELOW = "|".join(
    (
        r"(?:fewer|less|lower)\s+than",
        r"under",
        r"at\s+most",
        r"up\s+to",
        r"below",
        r"almost",
        r"nearly",
        r"no\s+more\s+than",
        r"not\s+more\s+than",
        r"a\s+maximum\s+of",
        r"just\s+under",
        r"only",
        r"just",
        r"merely",
    )
)
_BEFORE_NUMBER = re.compile(rf"(?P<above>\b(?:{_ABOVE}))|(?P<below>\b(?:{_BELOW}))")
"""What in front of a number makes a lower or an upper bound of it."""
_BETWEEN = frozenset(
    """a about an approximately around as few just little many mere much roughly some the us usd
    eur""".split()
)
"""Words between a bound and its number: "over the past five years" bounds nothing."""

_IDIOMS = frozenset(
    {
        ("above", "all"),
        ("after", "all"),
        ("how", "often"),
        ("of", "all"),
        ("how", "many"),
    }
)
_NOT_ASKED_FOR = frozenset("any anyone both nobody none".split())
"""Words that say \"all\" where \"not\" or a question is about; they are not looked for."""
_AUXILIARIES = frozenset(
    """are be been can could did do does had has have is may might must shall should was were will
    would""".split()
)
_LACKING = frozenset("lack lacked lacking low shortage".split())


def bound(number: Number, text: str) -> str:
    """Return what a number bounds: "above" or "below" it, "between" it and another, or empty."""
    if number.start in _in_ranges(text):
        return "between"
    before = fold(text)[max(0, number.start - 40) : number.start].strip()
    found = ""
    for match in _BEFORE_NUMBER.finditer(before):
        if _BETWEEN.issuperset(re.findall(r"\w+", before[match.end() :])):
            found = match.lastgroup or ""
    after = fold(text)[number.end : number.end + 12]
    return "above" if re.match(r"\s+(?:or more|plus)\b", after) else found


def _in_ranges(text: str) -> set[int]:
    """Return where the numbers start that end a range; what rose "from 3 to 7" went from there."""
    folded = fold(text)
    found: set[int] = set()
    for first, last in pairwise(numbers(text)):
        gap = folded[first.end : last.start].strip()
        opens = re.search(r"\b(between|by|from)\s+(?:\w+\s+)?$", folded[: first.start])
        opened = opens[1] if opens else ""
        if (opened == "between" and gap == "and") or (not opened and gap in ("to", "-", "–")):
            found |= {first.start, last.start}
    return found


def bounds_hold(statement: str, said: str) -> bool:
    """Tell whether every number of a statement is bounded as it was said to be."""
    given: dict[float, set[str]] = {}
    for one in numbers(said):
        given.setdefault(one.value, set()).add(bound(one, said))
    return all(
        bound(wanted, statement) in given[wanted.value]
        for wanted in numbers(statement)
        if wanted.value in given
    )


def quantities_hold(statement: str, said: str) -> bool:
    """Tell whether a statement says what it says of as much as was said.

    Words of quantity are compared where they stand: with the words that follow them.
    """
    ours, theirs = read(statement), read(said)
    if not bounds_hold(statement, said) or not _only_stands(ours, theirs):
        return False
    marked = list(_marked(theirs, idioms=frozenset()))
    if any(word.folded in _LACKING for word in theirs):
        marked.append(("hardly", []))
    for name, words in _marked(tuple(one for one in ours if one.folded not in _NOT_ASKED_FOR)):
        if name in _STRONG and not any(
            one == name and (not words or not follow or _meet(words, follow))
            for one, follow in marked
        ):
            return False
        if name == "some" and _contradicts(words, marked):
            return False
    for name, words in marked:
        # What is left out must not be what limits the rest: "only", and of all "some" or "most".
        if name in ("only", "most", "some", "hardly") and _says(ours, words):
            near = [one for one, follow in _marked(ours) if _meet(follow, words)]
            if "all" in near and name not in near:
                return False
            if name in ("only", "hardly") and not any(one == name for one, _ in _marked(ours)):
                return False
    return True


def _only_stands(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Tell whether "only" limits what it limited: "only judges could", not "judges could only".

    What it limits stands behind it in both, in whatever construction; right behind an auxiliary it
    may limit anything that follows.
    """
    return all(
        max(found) > min(_places_of_only(other))
        for one, other in ((ours, theirs), (theirs, ours))
        if _places_of_only(other)
        for place in _places_of_only(one)
        if (limited := _limited(one, place)) is not None
        if (found := [at for at, word in enumerate(other) if alike(limited, word)])
    )


def _places_of_only(words: tuple[Word, ...]) -> list[int]:
    return [
        place
        for place, word in enumerate(words)
        if word.folded == "only" and (not place or words[place - 1].folded != "not")
    ]


def _limited(words: tuple[Word, ...], only: int) -> Word | None:
    """Return the first word that "only" limits; None where that is open."""
    if only and words[only - 1].folded in _AUXILIARIES:
        return None
    behind = [word for word in words[only + 1 : only + 5] if word.stem not in FRAME]
    return next((word for word in behind if word.is_content or word.is_number), None)


def _marked(
    words: tuple[Word, ...], idioms: frozenset[tuple[str, str]] = _IDIOMS
) -> list[tuple[str, list[Word]]]:
    """Return the words of quantity by their class, each with the content words that follow."""
    found: list[tuple[str, list[Word]]] = []
    for place, word in enumerate(words):
        before = words[place - 1].folded if place else ""
        following = words[place + 1 : place + 7]
        if (before, word.folded) in idioms or _is_idle(word, before, following):
            continue
        for name, members in QUANTITIES.items():
            if word.folded in members:
                counted = [one for one in following if one.is_content or one.is_number]
                found.append((name, counted[:3]))
    return found


def _is_idle(word: Word, before: str, following: Sequence[Word]) -> bool:
    """Tell whether a word says nothing of how much: "some 1,300", "none at all"."""
    if word.folded == "some":
        return bool(following) and following[0].is_number
    ends = not following or following[0].part != word.part or not following[0].is_content
    return (before, word.folded) == ("at", "all") and ends


def _contradicts(words: list[Word], marked: list[tuple[str, list[Word]]]) -> bool:
    """Tell whether "some" stands where "all" was said."""
    if any(name in ("some", "many") and _meet(words, follow) for name, follow in marked):
        return False
    return any(name == "all" and _meet(words, follow) for name, follow in marked)


def _meet(one: list[Word], other: list[Word]) -> bool:
    return bool(meet(one, other))


def _says(ours: tuple[Word, ...], words: list[Word]) -> bool:
    if not words or (words[0].is_number and not meet(words[:1], ours)):
        return False
    own = [word for word in ours if word.is_content or word.is_number]
    return meet(words, own) * 2 >= len(words)
