"""Who speaks in a store, and whom the words of a question mean: persons, offices, sides, States."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from assistant.query import OTHER_SIDE
from assistant.questions.parts import PERSON_MARK, STATE_MARK
from index.designations import TITLES
from index.records import Side, Speaker
from index.speakers import gender_of, person_key
from index.states import StateMention, state_name
from index.symbols import TREATY_BODIES
from index.territories import whole_of
from index.text import fold

_TITLED = re.compile(rf"\b{TITLES}\.?\s+[^\W\d_a-z](?:(?![’']s\b)[\w’'‑-])*")
_BOTH = re.compile(r"^(?:both|all|each|either)\b.*(?:sides?|parties)$")
_ANYBODY = re.compile(
    r"(?:(?:one|body)(?: else)?|group|team|meeting|participants?|attendees"
    r"|speakers?)$"
)
_OF_STATES = re.compile(
    r"(?:(?<!the )states|countries|country|(?:each|every|which|any)\s+state)$"
    r"|^(?:all|each|every|which|other|some|most|any)\s.*(?:delegation|government|part)"
    r"|(?:states\s+parties|^delegations|^governments)$"
)
_OFFICE = re.compile(
    r"\b(?:minister|secretary|attorney|procurator|prosecutor|director|commissioner)\b.*\s(?:of|for)\s"
    r"|\bgeneral$"
)
"""An office that one person holds; others may be representatives as well."""
_A_MINISTER = re.compile(r"(?:(?:deputy|vice|first|prime)[\s-]+)*minister\b")
_OFFICIALS = re.compile(r"(?:(?:government|state)\s+)?officials$")


@dataclass(frozen=True, slots=True)
class Who:
    """What one noun phrase stands for.

    Attributes:
        wanted: In words.
        sides: Sides that are meant.
        states: Codes of the States that are meant.
        speakers: Keys of the persons that are meant.
        unknown: A name that nobody has, or empty.
        records: Ids of the records that are meant; all where it is empty.
    """

    wanted: str
    sides: tuple[Side, ...] = ()
    states: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    unknown: str = ""
    records: tuple[str, ...] = ()


COMMITTEE = Who("The Committee", (Side.COMMITTEE,))
DELEGATION = Who("The delegation", (Side.STATE,))


class KnownSpeakers:
    """All who speak in a store.

    Args:
        heard: Every speaker with the id of the record.
        bodies: Ids of the records of each body that met.
    """

    def __init__(
        self,
        heard: Sequence[tuple[str, Speaker]],
        bodies: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        self._heard = heard
        speakers = self._speakers = [speaker for _, speaker in heard]
        self._bodies = bodies
        self._persons: dict[str, set[str]] = {}
        for speaker in speakers:
            key = person_key(speaker.name)
            for alias in _aliases(speaker.name, key):
                self._persons.setdefault(alias, set()).add(key)
        self._holders: dict[str, set[str]] = {}
        for speaker in speakers:
            for held in {*_ways_to_say(speaker.affiliation), *_ways_to_say(speaker.role)}:
                self._holders.setdefault(held, set()).add(person_key(speaker.name))
        # Those that a question may name as it names a person; "President" alone is too little.
        others = {person_key(one.name) for one in speakers if one.side is Side.OTHER}
        self._named = {
            held: keys
            for held, keys in self._holders.items()
            if re.search(r"\w[\s-]\w", held) and keys <= others
        }
        # "The Minister of the Interior" is whoever is announced in that office.
        self._offices: dict[str, set[str]] = {}
        for speaker in speakers:
            office = fold(speaker.role.removesuffix(f", {speaker.affiliation}"))
            if speaker.side is Side.STATE and _OFFICE.search(office):
                self._offices.setdefault(office, set()).add(person_key(speaker.name))
        self._longest_first = sorted(
            {*self._persons, *self._named, *self._offices}, key=len, reverse=True
        )
        self.sides = frozenset(speaker.side for speaker in speakers)
        self.has_sides = self.sides >= {Side.STATE, Side.COMMITTEE}
        """Whether both a committee and a State speak."""
        self.one_voice = not self._persons and len({one.name for one in speakers}) <= 1
        """Whether there is one voice at the most, which is given no name of its own."""

    def called(self, name: str) -> list[str]:
        """Return the keys of the persons of a name."""
        key = person_key(name)
        found = self._persons.get(key) or self._named.get(key) or self._offices.get(key)
        return sorted(found or ())

    def nearest(self, name: str) -> Who | None:
        """Return the persons whose name is spelt nearly so (Ratcliff-Obershelp ratio of .8)."""
        near = difflib.get_close_matches(fold(name), self._persons, n=1, cutoff=0.8)
        return self._all_of(sorted(self._persons[near[0]])) if near else None

    def group(self, name: str) -> Who | None:
        """Return which side is meant by people named without an article ("did members ask")."""
        if not self.has_sides:
            return None
        if fold(name) == "members":
            return COMMITTEE
        return DELEGATION if _OFFICIALS.match(fold(name)) else None

    def mask(self, text: str, mentions: Iterable[StateMention]) -> str:
        """Return the folded text with States and persons replaced by marks of equal length."""
        masked = list(fold(text))
        for mention in mentions:
            masked[mention.start : mention.end] = STATE_MARK * (mention.end - mention.start)
        for start, end in self.person_spans(text):
            masked[start:end] = PERSON_MARK * (end - start)
        return "".join(masked)

    def person_spans(self, text: str) -> list[tuple[int, int]]:
        """Return where persons are named: known names, and any name behind a title."""
        known: list[tuple[int, int]] = []
        folded = fold(text)
        lowercase = text == text.lower()
        for key in self._longest_first:
            if key not in folded:  # Else a pattern would be made for everybody who ever spoke.
                continue
            for match in re.finditer(rf"(?<!\w){re.escape(key)}(?!\w)", folded):
                start, end = match.span()
                title = re.search(rf"(?i)\b{TITLES}\.?\s+$", text[:start])
                capital = text[start].isupper() or (lowercase and len(key) > 3)
                if title or capital or key in self._offices:
                    start = title.start() if title else start
                    if not _overlaps(start, end, known):
                        known.append((start, end))
        titled = [match.span() for match in _TITLED.finditer(text)]
        return known + [span for span in titled if not _overlaps(*span, known)]

    def meant(
        self, text: str, masked: str, span: tuple[int, int], mentions: Sequence[StateMention]
    ) -> Who:
        """Tell what a noun phrase stands for."""
        folded = masked[slice(*span)]
        code = next((m.code for m in mentions if span[0] <= m.start < span[1]), "")
        if PERSON_MARK in folded:
            first, last = folded.index(PERSON_MARK), folded.rindex(PERSON_MARK)
            name = text[span[0] + first : span[0] + last + 1]
            keys = self.called(name)
            return self._titled(name, keys, whole_of(code)) if keys else Who(name, unknown=name)
        if "rapporteur" in folded and code:
            on = {one for one, some in self._heard if some.state == whole_of(code)}
            reporting = {person_key(s.name) for one, s in self._heard if one in on and _reports(s)}
            about = f"The rapporteurs on {state_name(code)}"
            return Who(about, (Side.COMMITTEE,), (whole_of(code),), tuple(sorted(reporting)))
        minister = self._minister(masked[span[0] : span[1]], whole_of(code) if code else "")
        if minister:
            return minister
        if code:
            return Who(f"The delegation of {state_name(code)}", (Side.STATE,), (whole_of(code),))
        if _BOTH.search(folded.strip()):
            return Who("Both sides", (Side.STATE, Side.COMMITTEE))
        if _ANYBODY.search(folded.strip()):
            return Who("Everybody")
        if "chair" in folded:
            names = {fold(s.name) for s in self._speakers if "chair" in fold(s.name)}
            body = _named_body(re.sub(r".*?\bof\s+", "", fold(text)[span[0] :], count=1))
            here = tuple(self._bodies.get(body or "", ())) if " of " in folded else ()
            chairs = tuple(sorted(names)) or ("the chair",)
            return Who("The Chair", speakers=chairs, records=here)
        if "rapporteur" in folded:
            keys = sorted({person_key(one.name) for one in self._speakers if _reports(one)})
            if keys:
                return Who("The rapporteurs", (Side.COMMITTEE,), speakers=tuple(keys))
        body = _named_body(fold(text)[span[0] :])
        if body and self._bodies and body not in self._bodies:
            return Who(body, unknown=body)
        if body and len(self._bodies) > 1:
            return Who(f"The {body}", (Side.COMMITTEE,), records=tuple(self._bodies[body]))
        if _OF_STATES.search(folded.strip()) and "committee" not in folded:
            # Where no committee speaks, whoever does may speak for a State.
            return Who("States", (Side.STATE,) if self.has_sides else ())
        if re.search(r"committee|rapporteur|expert|treaty body", folded):
            return COMMITTEE
        return DELEGATION

    def _minister(self, folded: str, code: str) -> Who | None:
        """Return the one minister of a rank, of a State if any; None where there are others too."""
        named = _A_MINISTER.search(folded)
        if named is None:
            return None
        keys = {
            person_key(one.name)
            for one in self._speakers
            if one.side is Side.STATE and (not code or one.state == code)
            if re.match(rf"{named.group()}\b", fold(one.role))
        }
        return self._all_of([*keys]) if len(keys) == 1 else None

    def other_side(self, who: Who) -> Who:
        """Return who speaks to somebody: the Committee to a State, its delegation to the others."""
        sides = {*who.sides} or {
            s.side for s in self._speakers if person_key(s.name) in who.speakers
        }
        if who.unknown:
            return who
        other = OTHER_SIDE.get(sides.pop()) if len(sides) == 1 else None
        if other is None or other[0] not in self.sides:
            return Who("Everybody")
        side, wanted = other
        about = f", on {' and '.join(map(state_name, who.states))}" if who.states else ""
        return Who(f"{wanted}{about}", (side,), who.states)

    def holding(self, name: str) -> Who | None:
        """Return those who speak for an organisation, or in an office, of a name."""
        office = fold(name).replace("-", " ")
        begun = tuple(f"{office} {link} " for link in ("on", "for", "of", "to"))
        keys = self._holders.get(office) or {
            key
            for held, some in self._holders.items()
            if " " in office and held.startswith(begun)
            for key in some
        }
        return self._all_of(sorted(keys)) if keys else None

    def keys_of(self, sides: Sequence[Side], states: Sequence[str] = ()) -> list[str]:
        """Return the keys of all who speak for one of some sides, and States if any, in order."""
        return sorted(
            {
                person_key(one.name)
                for one in self._speakers
                if one.side in sides and (not states or one.state in states)
            }
        )

    def display(self, keys: Sequence[str]) -> str:
        """Return the names of persons as the records print them."""
        names = {s.name for s in self._speakers if person_key(s.name) in keys}
        return " or ".join(sorted(names))

    def _titled(self, name: str, keys: Sequence[str], code: str) -> Who:
        """Return the persons of a name; of several those whom title and State, if any, let mean.

        Nobody who speaks for another State is one of the State behind the name, but an expert may
        be one of its nationals.
        """
        gender = gender_of(name)
        heard = [(record, one) for record, one in self._heard if person_key(one.name) in keys]
        meant = [(record, one) for record, one in heard if gender_of(one.name) in (gender, "")]
        meant = meant if gender and meant else heard
        theirs = [(record, one) for record, one in meant if code and one.state == code]
        if code:
            meant = theirs or [(record, one) for record, one in meant if one.state is None]
        if not meant:
            asked = f"{name} of {state_name(code)}"
            return Who(asked, unknown=asked)
        if len(meant) == len(heard):
            return self._all_of(keys)
        records = dict.fromkeys(record for record, _ in meant)
        apart = records.keys() < {record for record, _ in heard}
        # Two of a name at one meeting, one for a State: the side tells them apart.
        sides = {one.side for _, one in meant}
        others = {pair[1].side for pair in heard if pair not in meant}
        return Who(
            " or ".join(sorted({one.name for _, one in meant})),
            sides=tuple(sides) if len(sides) == 1 and sides.isdisjoint(others) else (),
            states=(code,) if theirs else (),
            speakers=tuple(sorted({person_key(one.name) for _, one in meant})),
            records=tuple(records) if apart else (),
        )

    def _all_of(self, keys: Sequence[str]) -> Who:
        return Who(self.display(keys), speakers=tuple(keys))


def _reports(speaker: Speaker) -> bool:
    return speaker.side is Side.COMMITTEE and "rapporteur" in speaker.role.casefold()


def _named_body(folded: str) -> str | None:
    """Return the treaty body whose full name a folded text begins with, if it does."""
    begun = folded.removeprefix("the ")
    return next((body for body in TREATY_BODIES if begun.startswith(fold(body))), None)


def _ways_to_say(name: str) -> Iterable[str]:
    """Return how an organisation or office may be called, folded: in full, or by its initials."""
    said = fold(name).removeprefix("the ")
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
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
