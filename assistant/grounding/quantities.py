"""How much a sentence says something of: all, none, most, some, only, at least, more than."""

from __future__ import annotations

import re
from itertools import chain

from assistant.grounding.figures import Number, numbers
from assistant.grounding.meanings import meet
from assistant.grounding.reading import Word, read
from index.text import fold

_ALL = frozenset(
    """all always any anyone both complete completely each entire entirely every everybody everyone
    everything everywhere fully invariably nobody none whole wholly""".split()
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
_CLASSES = {
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
_MOST_WORDS_BETWEEN = 3


_IDIOMS = frozenset(
    {
        ("above", "all"),
        ("after", "all"),
        ("at", "all"),
        ("how", "often"),
        ("of", "all"),
        ("how", "many"),
    }
)
_NOT_ASKED_FOR = frozenset("any anyone both nobody none".split())
"""Words that say \"all\" where \"not\" or a question is about; they are not looked for."""
_LACKING = frozenset("lack lacked lacking low shortage".split())


def bound(number: Number, text: str) -> str:
    """Return whether a number is a lower or an upper bound: "above", "below", or empty."""
    before = fold(text)[max(0, number.start - 40) : number.start].strip()
    found = ""
    for match in _BEFORE_NUMBER.finditer(before):
        if len(re.findall(r"\w+", before[match.end() :])) < _MOST_WORDS_BETWEEN:
            found = match.lastgroup or ""
    after = fold(text)[number.end : number.end + 12]
    return "above" if re.match(r"\s+(?:or more|plus)\b", after) else found


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
    if not bounds_hold(statement, said):
        return False
    marked = list(_marked(theirs))
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


def _marked(words: tuple[Word, ...]) -> list[tuple[str, list[Word]]]:
    """Return the words of quantity by their class, each with the content words that follow."""
    found: list[tuple[str, list[Word]]] = []
    for place, word in enumerate(words):
        before = words[place - 1].folded if place else ""
        if (before, word.folded) in _IDIOMS:
            continue
        for name, members in _CLASSES.items():
            if word.folded in members:
                following = chain(words[place + 1 : place + 7])
                found.append((name, [one for one in following if one.is_content][:3]))
    return found


def _contradicts(words: list[Word], marked: list[tuple[str, list[Word]]]) -> bool:
    """Tell whether "some" stands where "all" was said."""
    if any(name in ("some", "many") and _meet(words, follow) for name, follow in marked):
        return False
    return any(name == "all" and _meet(words, follow) for name, follow in marked)


def _meet(one: list[Word], other: list[Word]) -> bool:
    return bool(meet(one, other))


def _says(ours: tuple[Word, ...], words: list[Word]) -> bool:
    own = [word for word in ours if word.is_content]
    return bool(words) and meet(words, own) * 2 >= len(words)
