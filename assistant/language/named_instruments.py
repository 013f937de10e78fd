"""Instruments that a text names: "Second Optional Protocol", "Istanbul Convention".

Told by form: a capitalised name whose head says what kind of instrument it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.language.instruments import NATIONAL, Instrument
from assistant.words import EMPTY
from index.reference.states import find_states
from index.text import fold, stem

_KINDS = {
    "act": "law",
    "charter": "charter",
    "code": "law",
    "convention": "convention",
    "covenant": "covenant",
    "declaration": "declaration",
    "law": "law",
    "plan": "plan",
    "principles": "principles",
    "programme": "plan",
    "protocol": "protocol",
    "rules": "rules",
    "statute": "statute",
}
"""Heads, each with its kind. Another translator may call a code a law, and a plan a programme."""
HEADS = frozenset(_KINDS)
"""In small letters."""
_SAME_WORDS = {"penal": "criminal", "procedural": "procedure"}
_GENERIC = frozenset("action draft international national nations new revised un united".split())
"""Words that are left out or put in at will."""
_ORDINALS = dict(
    zip(
        "i ii iii iv v vi".split(),
        "first second third fourth fifth sixth".split(),
        strict=True,
    )
)
_ORDERED = frozenset(_ORDINALS) | frozenset(_ORDINALS.values())
_BEFORE = frozenset("of from with and against to".split())
_BEHIND = frozenset("of on against for to relating concerning regarding about".split())
_WITHIN = _BEHIND | frozenset("the and or in with from its by all other into".split())
_MOST_LETTERS = 7
_TITLE = re.compile(r"Mrs?|Ms|Miss|Messrs|Dr", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w’'-]*")
_LISTED = re.compile(r"(?:,\s+[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*)*)+\s+(?:and|or)\s")
_ORGANISATION = re.compile(r"\b(?:United\s+Nations|World)\s+(?:\w+\s+){1,3}Programme\b")


def find_instruments(text: str) -> list[Instrument]:
    """Return the instruments that a text names, in order; heads alone ("the Protocol") as well.

    Args:
        text: Of a record or a question.

    >>> [sorted(one.words) for one in find_instruments("the Istanbul Protocol")]
    [['istanbul']]
    """
    organisations = [match.span() for match in _ORGANISATION.finditer(text)]
    found: list[Instrument] = []
    words = list(_WORD.finditer(text))
    place = 0
    while place < len(words):
        here = words[place].start()
        kept = not any(start <= here < end for start, end in organisations)
        read = _Reading(text, words).name_at(place) if kept and _kind(words[place]) else None
        if read:
            found.append(read[0])
        place = read[1] if read else place + 1
    return found


def also_named(text: str) -> list[tuple[Instrument, Instrument]]:
    """Return names that a text sets in brackets behind others, each with the other.

    Args:
        text: "... Rules for the Treatment of Prisoners (the Nelson Mandela Rules)".
    """
    return [
        (one, other)
        for one, other in pairwise(find_instruments(text))
        if re.fullmatch(r"\s*\(\s*(?:the\s+)?[“\"]?", text[one.end : other.start], re.IGNORECASE)
        and not (one.is_alone or other.is_alone)
    ]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads names from the words of a text."""

    text: str
    words: Sequence[re.Match[str]]

    def name_at(self, head: int) -> tuple[Instrument, int] | None:
        """Return the instrument of which a word is the head, and the first word behind it."""
        first = self._first(head)
        if first is None:
            return None
        last, to = self._last(head)
        further = last == head and not to and self._goes_on(head) and self._is_capital(head + 1)
        if further and self._bare(head + 1) not in _WITHIN:
            if self._bare(head + 1) not in _ORDINALS:
                return None  # "The Law Society" is none.
            last = head + 1
        own = [place for place in range(first, last + 1) if place != head]
        start, end = self.words[first].start(), self.words[to[1] - 1 if to else last].end()
        return self._instrument(head, own, to[0] if to else None, start, end), (
            to[1] if to else last + 1
        )

    def _instrument(
        self, head: int, own: Sequence[int], to: Instrument | None, start: int, end: int
    ) -> Instrument:
        noun = self._bare(head)
        singular = noun if noun in _KINDS else noun.removesuffix("s")
        kind = _KINDS[singular]
        said = [self._bare(place) for place in own]
        may_have = own if kind == "protocol" and not self.words[head].group().isupper() else ()
        short = next(filter(None, map(self._abbreviation, may_have)), "")
        ordinal = next((_ORDINALS.get(one, one) for one in said if one in _ORDERED), "")
        states = find_states(self.text[start:end]) if kind in NATIONAL else []
        spans = [(start + one.start, start + one.end) for one in states]
        telling = [
            one
            for place, one in zip(own, said, strict=True)
            if not any(begins <= self.words[place].start() < ends for begins, ends in spans)
        ]
        parts = [part for one in telling if one.upper() != short for part in one.split("-")]
        initials = "".join(
            word[0]
            for place in sorted([*own, head])
            for word in self._bare(place).split("-")
            if word and word not in _GENERIC and word not in _ORDERED
        )
        return Instrument(
            kind,
            singular,
            frozenset(
                stem(_SAME_WORDS.get(one, one))
                for one in parts
                if one not in EMPTY | _GENERIC | _ORDERED | _WITHIN and one not in _KINDS
            ),
            start,
            end,
            ordinal,
            to,
            short,
            frozenset(one.code for one in states),
            noun not in _KINDS,
            initials + (to.initials if to else ""),
        )

    def _first(self, head: int) -> int | None:
        """Return where a name begins of which the head is known; None where that is no head."""
        first = place = head
        while place and self._goes_on(place - 1):
            place -= 1
            bare = self._bare(place)
            if _TITLE.fullmatch(bare) or (place == head - 1 and bare == "of"):
                return None  # "Mr. Law", "the rule of Law".
            if _kind(self.words[place]):
                break
            if (self._is_capital(place) and bare not in EMPTY) or bare in _ORDERED:
                first = place
            elif bare not in _BEFORE:
                break
        if first and self._is_titled(first):
            return None
        return first

    def _last(self, head: int) -> tuple[int, tuple[Instrument, int] | None]:
        """Return the last word of a name, and the instrument that it is to, if it tells."""
        last = place = head
        if not (self._goes_on(head) and self._bare(head + 1) in _BEHIND):
            return last, None
        while self._goes_on(place) or self._is_listed(place):
            place += 1
            bare = self._bare(place)
            if _kind(self.words[place]):
                linked = last == head and "and" not in map(self._bare, range(head, place))
                read = self.name_at(place) if linked else None
                return last, read
            if self._is_capital(place) and bare not in _WITHIN:
                if self._leads_to_head(place):
                    linked = last == head and self._bare(head + 1) == "to"
                    read = self.name_at(self._leads_to_head(place)) if linked else None
                    return last, read
                last = place
            elif bare not in _WITHIN:
                break
        return last, None

    def _leads_to_head(self, place: int) -> int:
        """Return the head before which a run of capitals stands, or 0."""
        while self._goes_on(place) and self._is_capital(place + 1):
            place += 1
            if _kind(self.words[place]):
                return place
        return 0

    def _goes_on(self, place: int) -> bool:
        """Return whether nothing but blanks stands between a word and the next."""
        if place + 1 >= len(self.words):
            return False
        return not self.text[self.words[place].end() : self.words[place + 1].start()].strip()

    def _is_listed(self, place: int) -> bool:
        """Return whether a comma parts items of one name: "Cruel, Inhuman or Degrading"."""
        return bool(_LISTED.match(self.text, self.words[place].end()))

    def _is_titled(self, place: int) -> bool:
        before = self.words[place - 1]
        between = self.text[before.end() : self.words[place].start()]
        return between.strip() in ("", ".") and bool(_TITLE.fullmatch(before.group()))

    def _is_capital(self, place: int) -> bool:
        return place < len(self.words) and self.words[place].group()[0].isupper()

    def _bare(self, place: int) -> str:
        return _bare(self.words[place].group())

    def _abbreviation(self, place: int) -> str:
        word = self.words[place].group()
        bare = self._bare(place)
        capitals = word.isupper() and 2 < len(word) <= _MOST_LETTERS and bare not in _ORDINALS
        return word if capitals else ""


def _kind(word: re.Match[str]) -> str:
    """Return the kind of instrument that a word in capitals is the head of, or nothing."""
    said = word.group()
    if not said[0].isupper():
        return ""
    bare = _bare(said)
    return _KINDS.get(bare, _KINDS.get(bare.removesuffix("s"), ""))


def _bare(word: str) -> str:
    """Return a word in small letters, without an ending that says whose something is."""
    return re.sub(r"[’']s?$", "", fold(word))
