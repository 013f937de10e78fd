"""Those who speak in a store, by what a question may call them: a name, an office, initials."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from index.parsing.designations import TITLES
from index.parsing.speakers import person_key
from index.records import Side, Speaker
from index.text import fold

_TITLED = re.compile(rf"\b{TITLES}\.?\s+[^\W\d_a-z](?:(?![’']s\b)[\w’'‑-])*")
_OFFICE = re.compile(
    r"\b(?:minister|secretary|attorney|procurator|prosecutor|director|commissioner)\b.*\s(?:of|for)\s"
    r"|\bgeneral$"
)
"""An office that one person holds; others may be representatives as well."""
_ENVOYS = re.compile(
    r"^(?:delegation|representatives?|observers?)\s+(?:of|for|from)\s+(?:the\s+)?"
    r"|\s+(?:delegation|representatives?|observers?)$"
)
"""Around an organisation: "the European Union delegation" is whoever speaks for it."""
_HEAD = re.compile(
    r"special\s+(?:rapporteur|representative|envoy|adviser)|independent\s+expert|high\s+commissioner"
    r"|(?:under-|assistant\s+)?secretary-general|executive\s+director|legal\s+counsel"
    r"|emergency\s+relief\s+coordinator"
)
"""An office by itself, without what it is on or of whom."""
_SHORT = {
    "united nations children's fund": "UNICEF",
    "united nations high commissioner for refugees": "UNHCR",
    "united nations relief and works agency": "UNRWA",
    "united nations population fund": "UNFPA",
    "entity for gender equality and the empowerment of women": "UN-Women",
}
"""Organisations whose short names are not made of their initials."""
_ONE_OF_SEVERAL = re.compile(r"special|independent")
_OF_WHOM = re.compile(
    r"(?i:\b(?:observer|representative|director|manager|president|head|coordinator|chief|officer|chair\w*)"
    r"\s+(?:of|for|at|from)\s+(?:the\s+)?)(?P<whom>[A-Z][^,;]+)"
)
"""The organisation in an office: "Executive Director of the United Nations Children's Fund"."""
_PRESIDES = re.compile(
    r"the\s+(?:(?:acting|temporary)\s+)?president\b"
    r"(?:\s+of\s+the\s+(?P<body>(?:general\s+)?assembly|(?:(?:security|human\s+rights)\s+)?council)\b"
    r"|(?!\s+of\b))"
)
"""Who presides over a body, where anybody is announced so; no State's President."""


class SpeakersByName:
    """The speakers of a store by their names. Persons are told by :func:`person_key`.

    Args:
        speakers: All of them; one who speaks in several records may come again.

    Attributes:
        has_persons: Whether anybody has a name of his or her own.
    """

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self._persons: dict[str, set[str]] = {}
        for speaker in speakers:
            key = person_key(speaker.name)
            for alias in _aliases(speaker.name, key):
                self._persons.setdefault(alias, set()).add(key)
        self._holders: dict[str, set[str]] = {}
        for speaker in speakers:
            for held in _held_by(speaker):
                self._holders.setdefault(held, set()).add(person_key(speaker.name))
        # Those that a question may name as it names a person; "President" alone is too little.
        others = {person_key(one.name) for one in speakers if one.side is Side.OTHER}
        # Whoever presides may speak for a State, which is named so by all of its delegations.
        of_sides = {
            held for one in speakers if one.side is not Side.OTHER for held in _held_by(one)
        }
        self._named = {
            held: keys
            for held, keys in self._holders.items()
            if re.search(r"\w[\s-]\w", held) and keys <= others and held not in of_sides
        }
        self._heads = {
            head[0] for one in speakers if (head := _HEAD.match(fold(one.role)))
        } & self._named.keys()
        # "The Minister of the Interior" is whoever is announced in that office.
        self._offices: dict[str, set[str]] = {}
        for speaker in speakers:
            office = fold(speaker.role.removesuffix(f", {speaker.affiliation}"))
            if speaker.side is Side.STATE and _OFFICE.search(office):
                self._offices.setdefault(office, set()).add(person_key(speaker.name))
        self._longest_first = sorted(
            {*self._persons, *self._named, *self._offices}, key=len, reverse=True
        )
        self._organisations = {
            held
            for one in speakers
            if one.side is Side.OTHER and one.affiliation
            for held in _ways_to_say(one.affiliation)
        }
        self._presiding = sorted(
            {key for one in speakers if _PRESIDES.fullmatch(key := fold(one.name))}
        )
        self.has_persons = bool(self._persons)

    def called(self, name: str) -> list[str]:
        """Return the keys of the persons of a name, or who hold an office that it is, in order."""
        key = person_key(name)
        key = key.removesuffix("s") if key.removesuffix("s") in self._heads else key
        found = self._persons.get(key) or self._named.get(key) or self._offices.get(key)
        if not found and _PRESIDES.fullmatch(fold(name)):
            return [fold(name)] if fold(name) in self._presiding else self._presiding
        return sorted(found or ())

    @staticmethod
    def presided(name: str) -> str:
        """Return over which body whoever a name means presides, folded; empty where untold.

        >>> SpeakersByName.presided("the President of the General Assembly")
        'general assembly'
        """
        presides = _PRESIDES.fullmatch(fold(name))
        return (presides and presides["body"]) or ""

    def nearest(self, name: str) -> list[str]:
        """Return the keys of those of nearly that name (Ratcliff-Obershelp ratio of .8)."""
        near = difflib.get_close_matches(fold(name), self._persons, n=1, cutoff=0.8)
        return sorted(self._persons[near[0]]) if near else []

    def holding(self, name: str) -> list[str]:
        """Return the keys of those who speak for an organisation, or in an office, of a name."""
        office = fold(name).replace("-", " ")
        of_whom = _ENVOYS.sub("", office)
        if of_whom in self._organisations:
            office = of_whom
        begun = tuple(f"{office} {link} " for link in ("on", "for", "of", "to"))
        keys = self._holders.get(office) or {
            key
            for held, some in self._holders.items()
            if " " in office and held.startswith(begun)
            for key in some
        }
        return sorted(keys)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where persons are named: known names, any behind a title, and who presides."""
        folded = fold(text)
        # First, since "General Assembly" is no General of that name.
        presiding = _PRESIDES.finditer(folded) if self._presiding else ()
        known = [found.span() for found in presiding]
        lowercase = text == text.lower()
        for key in self._longest_first:
            if key not in folded:  # Else a pattern would be made for everybody who ever spoke.
                continue
            # "The Special Rapporteur on torture" is another than the one on slavery.
            several = key in self._heads and _ONE_OF_SEVERAL.match(key)
            ends = r"s?(?!\w)(?!\s+(?:for|in|of|on|to)\b)" if several else r"(?!\w)"
            for match in re.finditer(rf"(?<![\w-]){re.escape(key)}{ends}", folded):
                start, end = match.span()
                title = re.search(rf"(?i)\b{TITLES}\.?\s+$", text[:start])
                capital = (
                    text[start].isupper() or (lowercase and len(key) > 3) or key in self._heads
                )
                if title or capital or key in self._offices:
                    start = title.start() if title else start
                    if not _overlaps(start, end, known):
                        known.append((start, end))
        titled = [match.span() for match in _TITLED.finditer(text)]
        return known + [span for span in titled if not _overlaps(*span, known)]


def _held_by(speaker: Speaker) -> set[str]:
    """Return what a speaker may be called by office and by whom or what the speaker is for."""
    found = {*_ways_to_say(speaker.affiliation), *_ways_to_say(speaker.role)}
    if speaker.side is not Side.OTHER:
        return found
    role = fold(speaker.role)
    head, of = _HEAD.match(role), _OF_WHOM.search(speaker.role)
    found |= {_ENVOYS.sub("", role), role.partition(",")[0]}
    found |= {head[0]} if head else set()
    # "Special Representative of the Secretary-General" is nobody of that office.
    of = None if of and _HEAD.match(fold(of[1])) else of
    return found | ({*_ways_to_say(of[1])} if of else set())


def _ways_to_say(name: str) -> Iterable[str]:
    """Return how an organisation or office may be called, folded: in full, or by its initials."""
    said = fold(name).removeprefix("the ")
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    initials = next((short for long, short in _SHORT.items() if long in said), initials)
    return {said, said.replace("-", " "), fold(initials) if len(initials) > 1 else said}


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def _aliases(name: str, key: str) -> set[str]:
    """Return what a person may be called: the names without title, or the surname alone.

    Nothing for speakers without a name of their own ("The Chair", "The delegation of Kenya").
    """
    if key == fold(name) and re.match(r"(?i)(?:the|an?|another|members|some|several)\b", name):
        return set()
    parts = key.split()
    # Letters behind a name ("Lynne Neagle AM") are none, nor is what stands in brackets.
    printed = re.sub(r"\(.*", "", name).split()[-len(parts) :]
    while len(parts) > 1 and printed and re.fullmatch(r"[A-Z]{1,4}|\(.*|.*\)", printed[-1]):
        parts, printed = parts[:-1], printed[:-1]
    whole = {key, *(" ".join(parts[start:]) for start in range(len(parts)))}
    return {alias for alias in whole if len(alias) > 2}
