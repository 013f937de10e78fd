"""Whether two names are of one instrument: "Second Optional Protocol", "Optional Protocol".

They may be, though one is longer, or its words stand in another order ("Torture Convention").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from index.text import stem

NATIONAL = frozenset({"law", "plan"})
"""Kinds of which each State has its own."""
_OF_ANY = frozenset(map(stem, ("additional", "optional")))
_APART = frozenset({stem("procedure")})
"""What another instrument has more in its name: Criminal Code, Criminal Procedure Code."""
_ALSO_CALLED = tuple(
    (kind, stem(short), frozenset(map(stem, official.split())))
    for kind, short, official in (
        ("convention", "istanbul", "council europe"),
        ("convention", "european", "protection human rights fundamental freedoms"),
        ("principles", "paris", "institutions"),
        ("protocol", "palermo", "trafficking persons"),
        ("rules", "bangkok", "women prisoners"),
        ("rules", "beijing", "standard minimum juvenile justice"),
        ("rules", "mandela", "standard minimum prisoners"),
        ("rules", "tokyo", "standard minimum custodial"),
        ("statute", "rome", "criminal court"),
    )
)
"""Kind, short name, and words of the official one, which has no word of the short."""


class Likeness(Enum):
    """Whether two names are of one instrument."""

    SAME = auto()
    NUMBERED = auto()
    """They may be, but for an ordinal of which the name asked about tells nothing."""
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as a text names it.

    Attributes:
        kind: What its head says that it is; acts, codes and laws are one.
        head: Its head, in one word ("act").
        words: Stems of what tells it from others of its kind.
        start, end: Where it stands in the text.
        ordinal: "second"; empty where there is none.
        to: The instrument that it is a protocol to, as far as the name tells; or None.
        short: Abbreviation of that instrument ("the CRC Optional Protocol"); or empty.
        states: Codes of the States of which a law or a plan is.
        several: Whether it is a plural, and may be of each ("the Optional Protocols").
        initials: Of all its words.
    """

    kind: str
    head: str
    words: frozenset[str]
    start: int
    end: int
    ordinal: str = ""
    to: Instrument | None = None
    short: str = ""
    states: frozenset[str] = frozenset()
    several: bool = False
    initials: str = ""

    @property
    def is_alone(self) -> bool:
        """Whether it is the head alone ("the Protocol")."""
        return not (self.words or self.ordinal or self.to or self.short)

    @property
    def is_national(self) -> bool:
        """Whether it is of a kind of which each State has its own, called now so, now so."""
        return self.kind in NATIONAL

    def likeness(self, other: Instrument) -> Likeness:
        """Return whether another name is of this instrument, or may be.

        Args:
            other: As a record names it; this one is as a question does.
        """
        if self.kind != other.kind or not self._has_words_of(other):
            return Likeness.OTHER
        if self.states and other.states and self.states.isdisjoint(other.states):
            return Likeness.OTHER
        if not self._is_to_the_same(other):
            return Likeness.OTHER
        ordinals = {self.ordinal or "first", other.ordinal or "first"}
        if self.several or other.several or len(ordinals) == 1:
            return Likeness.SAME
        return Likeness.OTHER if self.ordinal else Likeness.NUMBERED

    def is_taken_for(self, other: Instrument) -> bool:
        """Return whether another instrument is of the same head, or has the very name.

        Args:
            other: The Istanbul Convention, where this is the Istanbul Protocol.
        """
        return self.head == other.head or (
            self.kind != other.kind and bool(self.words) and self.words == other.words
        )

    def may_be_short(self, abbreviation: str) -> bool:
        """Return whether letters may stand for the name: its initials, some left out."""
        # "International" is left out of names, and of their abbreviations, at will.
        initials, short = (one.replace("i", "") for one in (self.initials, abbreviation.casefold()))
        letters = iter(initials)
        same = all(letter in letters for letter in short.replace("-", ""))
        return same and short[:1] == initials[:1]

    def may_be_cut_to(self, other: Instrument) -> bool:
        """Return whether another name, behind this one, says the same in less words."""
        if other.kind != self.kind or other.ordinal not in ("", self.ordinal):
            return False
        more = (other.to or other.short) and not (self.to or self.short)
        return other.words <= self.words and not more and self._is_to_the_same(other)

    def _has_words_of(self, other: Instrument) -> bool:
        fewer, more = sorted((self.words, other.words), key=len)
        if not fewer:
            return more <= _OF_ANY
        if fewer <= more:
            return self.several or other.several or (more - fewer).isdisjoint(_APART)
        return any(
            kind == self.kind
            and any(
                short in one and official <= two
                for one, two in ((self.words, other.words), (other.words, self.words))
            )
            for kind, short, official in _ALSO_CALLED
        )

    def _is_to_the_same(self, other: Instrument) -> bool:
        if self.to and other.to:
            alone = self.to.is_alone or other.to.is_alone
            if alone:
                return self.to.kind == other.to.kind
            return self.to.likeness(other.to) is not Likeness.OTHER
        if self.short and other.short:
            return self.short == other.short
        if self.to and other.short:
            return self.to.may_be_short(other.short)
        return not (other.to and self.short) or other.to.may_be_short(self.short)
