"""All who were heard in a store: by what they are known, and in which records."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.questions.who import Who
from index.parsing.namesakes import Namesakes, Persons
from index.parsing.speakers import gender_of, has_title, person_key
from index.records import Side, Speaker
from index.reference.states import state_name
from index.text import fold

_OF_STATES = re.compile(
    r"\b(?:United\s+Nations|UN|Union|League|Commonwealth|Red\s+Cross|Bank|Fund|Holy\s+See|Palestine"
    r"|Organi[sz]ation\s+(?:of|for)|Court|Commission|Council|Authority)\b"
)
"""In the name of an organisation of States, or of a body of one."""


class Heard:
    """Those who speak, and whom of them a name means.

    Args:
        heard: Every speaker with the id of the record.
    """

    def __init__(self, heard: Sequence[tuple[str, Speaker]]) -> None:
        self._heard = heard
        self.speakers = [speaker for _, speaker in heard]
        self.namesakes = Namesakes(one.name for one in self.speakers)
        """Those whom a title tells from others of their name."""
        self.sides = frozenset(speaker.side for speaker in self.speakers)

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
                for one in self.speakers
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
        printed = {speaker.name for speaker in self.speakers}
        told_apart = {one for one in names if one in printed and gender_of(one)}
        persons = Persons({*names} - told_apart)
        return " or ".join(sorted(told_apart | {one for one in printed if one in persons}))

    def sides_of(self, names: Sequence[str]) -> set[Side]:
        """Return the sides for which those speak whom names mean."""
        persons = Persons(names)
        return {one.side for one in self.speakers if persons.mean(one.name, one.on_behalf_of)}

    def all_of(self, keys: Sequence[str]) -> Who:
        """Return the persons who are known by some keys."""
        return Who(self.display(keys), speakers=tuple(keys))

    def titled(self, name: str, keys: Sequence[str], code: str) -> Who:
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
            return self.all_of(keys)
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

    def minister(self, named: str, code: str) -> Who | None:
        """Return the one minister of a rank, of a State if any; None where there are others too.

        Args:
            named: The rank, folded ("deputy minister").
            code: Of the State; any where it is empty.
        """
        keys = {
            self.namesakes.known_by(one.name)
            for one in self.speakers
            if one.side is Side.STATE and (not code or one.state == code)
            if re.match(rf"{named}\b", fold(one.role))
        }
        return self.all_of([*keys]) if len(keys) == 1 else None

    def rapporteurs(self, code: str = "") -> tuple[str, ...]:
        """Return what the rapporteurs are known by; those of the records in which a State speaks.

        Args:
            code: Of the State; all of them where it is empty.
        """
        on = {record for record, one in self._heard if not code or one.state == code}
        reporting = {
            self.namesakes.known_by(one.name)
            for record, one in self._heard
            if record in on and one.side is Side.COMMITTEE and "rapporteur" in one.role.casefold()
        }
        return tuple(sorted(reporting))

    def briefers(self) -> tuple[str, ...]:
        """Return what those are known by who speak for no State, side or organisation by name."""
        guests = {
            self.namesakes.known_by(one.name)
            for one in self.speakers
            if one.side is Side.OTHER and not one.affiliation and has_title(one.name)
            if not fold(one.role).startswith(("observer", "special rapporteur", "independent"))
        }
        return tuple(sorted(guests))

    def organisations(self) -> tuple[str, ...]:
        """Return what those are known by who speak for an organisation that is not of States."""
        guests = {
            self.namesakes.known_by(one.name)
            for one in self.speakers
            if one.side is Side.OTHER and one.affiliation and not _OF_STATES.search(one.affiliation)
            if "observer" not in fold(one.role)
        }
        return tuple(sorted(guests))

    def _known_as(self, gender: str, name: str) -> str:
        """Return what one is known by who is asked about as a woman, or a man, if told."""
        if gender and not gender_of(name):
            name = f"{'Ms.' if gender == 'woman' else 'Mr.'} {person_key(name)}"
        return self.namesakes.known_by(name)

    def _shown_as(self, gender: str, name: str) -> str:
        known_by = self._known_as(gender, name)
        return name if known_by == person_key(name) else known_by
