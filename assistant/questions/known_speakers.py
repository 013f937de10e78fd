"""Whom the words of a question mean of those who speak: persons, offices, sides, States."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from assistant.query import OTHER_SIDE
from assistant.questions.parts import PERSON_MARK, STATE_MARK
from assistant.questions.speakers_by_name import SpeakersByName
from assistant.questions.spoken_for import GroupsSpokenFor
from assistant.questions.who import COMMITTEE, DELEGATION, Who
from index.parsing.namesakes import Namesakes, Persons
from index.parsing.speakers import gender_of, person_key
from index.records import Side, Speaker
from index.reference.state_groups import StateGroup, find_state_groups
from index.reference.states import StateMention, state_name
from index.reference.symbols import TREATY_BODIES
from index.reference.territories import whole_of
from index.text import fold

_BOTH = re.compile(r"^(?:both|all|each|n?either)\b.*(?:sides?|parties)$")
_ANYBODY = re.compile(
    r"(?:(?:one|body)(?: else)?|group|team|meeting|participants?|attendees"
    r"|speakers?)$"
)
_OF_STATES = re.compile(
    r"(?:states|countries|country|(?:each|every|which|any)\s+state)$"
    r"|^(?:all|each|every|which|other|some|most|any)\s.*(?:delegation|government|part)"
    r"|(?:states\s+parties|^delegations|^governments)$"
)
_A_MINISTER = re.compile(r"(?:(?:deputy|vice|first|prime)[\s-]+)*minister\b")
_OFFICIALS = re.compile(r"(?:(?:government|state)\s+)?officials$")


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
        self._names = SpeakersByName(speakers)
        self._groups = GroupsSpokenFor(speakers)
        self.namesakes = Namesakes(one.name for one in speakers)
        """Those whom a title tells from others of their name."""
        self.sides = frozenset(speaker.side for speaker in speakers)
        self.has_sides = self.sides >= {Side.STATE, Side.COMMITTEE}
        """Whether both a committee and a State speak."""
        self.one_voice = not self._names.has_persons and len({one.name for one in speakers}) <= 1
        """Whether there is one voice at the most, which is given no name of its own."""

    def called(self, name: str) -> list[str]:
        """Return the keys of the persons of a name, or who hold an office that it is."""
        return self._names.called(name)

    def meant_by(self, name: str) -> tuple[str, ...]:
        """Return what the persons are known by whom a name means, with its title if it has one."""
        keys = self.called(name)
        return self._titled(name, keys, "").speakers if keys else ()

    def person_spans(self, text: str) -> list[tuple[int, int]]:
        """Return where persons are named: known names, any behind a title, and who presides.

        Groups for which somebody speaks are named as persons are.
        """
        groups = self._groups.spans(text)
        persons = self._names.spans(text)
        return groups + [
            (start, end)
            for start, end in persons
            if not any(start < after and before < end for before, after in groups)
        ]

    def nearest(self, name: str) -> Who | None:
        """Return the persons whose name is spelt nearly so (Ratcliff-Obershelp ratio of .8)."""
        near = self._names.nearest(name)
        return self._all_of(near) if near else None

    def group(self, name: str) -> Who | None:
        """Return which side is meant by people named without an article ("did members ask")."""
        if not self.has_sides:
            return None
        if fold(name) == "members":
            return COMMITTEE
        return DELEGATION if _OFFICIALS.match(fold(name)) else None

    def mask(self, text: str, mentions: Iterable[StateMention]) -> str:
        """Return the folded text with States and persons replaced by marks of equal length.

        Groups of States are marked as a State is.
        """
        masked = list(fold(text))
        for mention in mentions:
            masked[mention.start : mention.end] = STATE_MARK * (mention.end - mention.start)
        persons = self.person_spans(text)
        for start, end in persons:
            masked[start:end] = PERSON_MARK * (end - start)
        for group in find_state_groups(text):
            # "Member States of the European Union", but not "the League of Arab States".
            if any(start <= group.start and group.end <= end for start, end in persons):
                continue
            masked[group.start : group.end] = STATE_MARK * (group.end - group.start)
        return "".join(masked)

    def meant(
        self, text: str, masked: str, span: tuple[int, int], mentions: Sequence[StateMention]
    ) -> Who:
        """Tell what a noun phrase stands for.

        Args:
            text: The question.
            masked: The same as :meth:`mask` gives it.
            span: Where the phrase stands in both.
            mentions: The States that the question names.
        """
        folded = masked[slice(*span)]
        code = next((m.code for m in mentions if span[0] <= m.start < span[1]), "")
        groups = (
            one.group
            for one in find_state_groups(text)
            if span[0] <= one.start < span[1] and masked[one.start] == STATE_MARK
        )
        group = next(groups, None)
        if group:
            return self._of_group(group)
        if PERSON_MARK in folded:
            first, last = folded.index(PERSON_MARK), folded.rindex(PERSON_MARK)
            name = text[span[0] + first : span[0] + last + 1]
            keys = self.called(name)
            for_a_group = self.spoken_for(name)
            if for_a_group:
                return replace(for_a_group, speakers=(*keys, *for_a_group.speakers))
            presided = self._names.presided(name)
            if presided and self._bodies:
                return self._presiding(name, keys, presided)
            return self._titled(name, keys, whole_of(code)) if keys else Who(name, unknown=name)
        if "rapporteur" in folded and code:
            on = {one for one, some in self._heard if some.state == whole_of(code)}
            reporting = {
                self.namesakes.known_by(s.name)
                for one, s in self._heard
                if one in on and _reports(s)
            }
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
            keys = sorted(
                {self.namesakes.known_by(one.name) for one in self._speakers if _reports(one)}
            )
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
            self.namesakes.known_by(one.name)
            for one in self._speakers
            if one.side is Side.STATE and (not code or one.state == code)
            if re.match(rf"{named.group()}\b", fold(one.role))
        }
        return self._all_of([*keys]) if len(keys) == 1 else None

    def _presiding(self, name: str, keys: Sequence[str], presided: str) -> Who:
        """Return who presides over a body, at its meetings; nobody known where none is loaded."""
        here = tuple(
            one
            for body, records in self._bodies.items()
            if fold(body).endswith(presided)
            for one in records
        )
        if not here:
            return Who(name, unknown=name)
        apart = not self.records_of(keys) <= {*here}
        return Who(self.display(keys), speakers=tuple(keys), records=here if apart else ())

    def _of_group(self, group: StateGroup) -> Who:
        """Return the delegations of a group that speak; nobody known where none does."""
        heard = {one.state for one in self._speakers if one.side is Side.STATE and one.state}
        states = tuple(sorted(group.states & heard, key=state_name))
        name = f"The {group.name}"
        return Who(name, (Side.STATE,), states, unknown="" if states else group.name, group=group)

    def spoken_for(self, name: str) -> Who | None:
        """Return whoever speaks on behalf of a group of a name; None where nobody does."""
        group = self._groups.called(name)
        wanted = f"Whoever speaks on behalf of {group}"
        return Who(wanted, speakers=(group,)) if group else None

    def other_side(self, who: Who) -> Who:
        """Return who speaks to somebody: the Committee to a State, its delegation to the others."""
        persons = Persons(who.speakers)
        sides = {*who.sides} or {
            s.side for s in self._speakers if persons.mean(s.name, s.on_behalf_of)
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
        keys = self._names.holding(name)
        return self._all_of(keys) if keys else None

    def keys_of(
        self, sides: Sequence[Side], states: Sequence[str] = (), besides: Sequence[str] = ()
    ) -> list[str]:
        """Return what all are known by who speak for one of some sides, in order.

        Args:
            sides: Those sides.
            states: Codes of States, for one of which they speak; any by default.
            besides: Who is left out, by what they are known by.
        """
        left_out = Persons(besides)
        return sorted(
            {
                self.namesakes.known_by(one.name)
                for one in self._speakers
                if one.side in sides and (not states or one.state in states)
                if one.name not in left_out
            }
        )

    def records_of(self, names: Sequence[str]) -> frozenset[str]:
        """Return the ids of the records in which somebody whom names mean speaks."""
        persons = Persons(names)
        return frozenset(
            record for record, one in self._heard if persons.mean(one.name, one.on_behalf_of)
        )

    def display(self, names: Sequence[str]) -> str:
        """Return the names of persons as the records print them."""
        printed = {speaker.name for speaker in self._speakers}
        told_apart = {one for one in names if one in printed and gender_of(one)}
        persons = Persons({*names} - told_apart)
        return " or ".join(sorted(told_apart | {one for one in printed if one in persons}))

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
            " or ".join(sorted({self._shown_as(gender, one.name) for _, one in meant})),
            sides=tuple(sides) if len(sides) == 1 and sides.isdisjoint(others) else (),
            states=(code,) if theirs else (),
            speakers=tuple(sorted({self._known_as(gender, one.name) for _, one in meant})),
            records=tuple(records) if apart else (),
        )

    def _known_as(self, gender: str, name: str) -> str:
        """Return what one is known by who is asked about as a woman, or a man, if told."""
        if gender and not gender_of(name):
            name = f"{'Ms.' if gender == 'woman' else 'Mr.'} {person_key(name)}"
        return self.namesakes.known_by(name)

    def _shown_as(self, gender: str, name: str) -> str:
        known_by = self._known_as(gender, name)
        return name if known_by == person_key(name) else known_by

    def _all_of(self, keys: Sequence[str]) -> Who:
        return Who(self.display(keys), speakers=tuple(keys))


def _reports(speaker: Speaker) -> bool:
    return speaker.side is Side.COMMITTEE and "rapporteur" in speaker.role.casefold()


def _named_body(folded: str) -> str | None:
    """Return the treaty body whose full name a folded text begins with, if it does."""
    begun = folded.removeprefix("the ")
    return next((body for body in TREATY_BODIES if begun.startswith(fold(body))), None)
