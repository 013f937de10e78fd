"""Whom the words of a question mean of those who speak: persons, offices, sides, States."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from assistant.query import OTHER_SIDE
from assistant.questions.heard import Heard
from assistant.questions.marked import MarkedQuestion, mark
from assistant.questions.speakers_by_name import SpeakersByName
from assistant.questions.spoken_for import GroupsSpokenFor
from assistant.questions.who import COMMITTEE, DELEGATION, Who
from index.records import Side, Speaker
from index.reference.state_groups import StateGroup
from index.reference.states import state_name
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
_ORGANISATIONS = re.compile(
    r"(?:the\s+)?(?:ngos?|non-governmental\s+organi[sz]ations?|civil\s+society"
    r"(?:\s+(?:organi[sz]ations?|representatives?|groups?))?)"
)
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
        self.heard = Heard(heard)
        speakers = self.heard.speakers
        self._bodies = bodies
        self._names = SpeakersByName(speakers)
        self._groups = GroupsSpokenFor(speakers)
        self.has_sides = self.heard.sides >= {Side.STATE, Side.COMMITTEE}
        """Whether both a committee and a State speak."""
        self.one_voice = not self._names.has_persons and len({one.name for one in speakers}) <= 1
        """Whether there is one voice at the most, which is given no name of its own."""

    def called(self, name: str) -> list[str]:
        """Return the keys of the persons of a name, or who hold an office that it is."""
        return self._names.called(name)

    def meant_by(self, name: str) -> tuple[str, ...]:
        """Return what the persons are known by whom a name means, with its title if it has one."""
        keys = self.called(name)
        return self.heard.titled(name, keys, "").speakers if keys else ()

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
        return self.heard.all_of(near) if near else None

    def group(self, name: str) -> Who | None:
        """Return which side is meant by people named without an article ("did members ask")."""
        if not self.has_sides:
            return None
        if fold(name) == "members":
            return COMMITTEE
        return DELEGATION if _OFFICIALS.match(fold(name)) else None

    def mark(self, text: str) -> MarkedQuestion:
        """Return a question with those marked whom it names."""
        return mark(text, self.person_spans(text))

    def meant(self, marked: MarkedQuestion, span: tuple[int, int]) -> Who:
        """Tell what a noun phrase stands for.

        Args:
            marked: The question.
            span: Where the phrase stands in it.
        """
        folded, place = marked.masked[slice(*span)], marked.state_in(span)
        code = whole_of(place) if place else ""
        group, name = marked.group_in(span), marked.person_in(span)
        if group:
            return self._of_group(group)
        if name:
            return self._named(name, code)
        if "rapporteur" in folded and code:
            wanted = f"The rapporteurs on {state_name(place)}"
            return Who(wanted, (Side.COMMITTEE,), (code,), self.heard.rapporteurs(code))
        rank = _A_MINISTER.search(folded)
        minister = rank and self.heard.minister(rank.group(), code)
        if minister:
            return minister
        if code:
            return Who(f"The delegation of {state_name(place)}", (Side.STATE,), (code,))
        if _BOTH.search(folded.strip()):
            return Who("Both sides", (Side.STATE, Side.COMMITTEE))
        if _ANYBODY.search(folded.strip()):
            return Who("Everybody")
        return self._by_office(folded, fold(marked.text)[span[0] :])

    def _named(self, name: str, code: str) -> Who:
        """Return the person of a name, or whoever speaks for a group of it; or nobody known."""
        keys, for_a_group = self.called(name), self.spoken_for(name)
        if for_a_group:
            return replace(for_a_group, speakers=(*keys, *for_a_group.speakers))
        presided = self._names.presided(name)
        if presided and self._bodies:
            return self._presiding(name, keys, presided)
        return self.heard.titled(name, keys, code) if keys else Who(name, unknown=name)

    def _by_office(self, folded: str, onwards: str) -> Who:
        """Return who is meant by an office, a body or a side.

        Args:
            folded: The phrase.
            onwards: The question from there on, in which the whole name of a body may stand.
        """
        if "chair" in folded:
            names = {fold(s.name) for s in self.heard.speakers if "chair" in fold(s.name)}
            body = _named_body(re.sub(r".*?\bof\s+", "", onwards, count=1))
            here = tuple(self._bodies.get(body or "", ())) if " of " in folded else ()
            chairs = tuple(sorted(names)) or ("the chair",)
            return Who("The Chair", speakers=chairs, records=here)
        if "briefer" in folded:
            briefers = self.heard.briefers()
            return Who("The briefers", speakers=briefers, unknown="" if briefers else "briefers")
        rapporteurs = self.heard.rapporteurs() if "rapporteur" in folded else ()
        if rapporteurs:
            return Who("The rapporteurs", (Side.COMMITTEE,), speakers=rapporteurs)
        body = _named_body(onwards)
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
        apart = not self.heard.records_of(keys) <= {*here}
        return Who(self.heard.display(keys), speakers=tuple(keys), records=here if apart else ())

    def _of_group(self, group: StateGroup) -> Who:
        """Return the delegations of a group that speak; nobody known where none does."""
        heard = {one.state for one in self.heard.speakers if one.side is Side.STATE and one.state}
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
        sides = {*who.sides} or self.heard.sides_of(who.speakers)
        if who.unknown:
            return who
        other = OTHER_SIDE.get(sides.pop()) if len(sides) == 1 else None
        if other is None or other[0] not in self.heard.sides:
            return Who("Everybody")
        side, wanted = other
        about = f", on {' and '.join(map(state_name, who.states))}" if who.states else ""
        return Who(f"{wanted}{about}", (side,), who.states)

    def of_kind(self, name: str) -> Who | None:
        """Return those who speak for an organisation, where organisations in general are named."""
        keys = self.heard.organisations() if _ORGANISATIONS.fullmatch(fold(name)) else ()
        return replace(self.heard.all_of(keys), wanted="Organisations") if keys else None

    def holding(self, name: str) -> Who | None:
        """Return those who speak for an organisation, or in an office, of a name."""
        keys = self._names.holding(name)
        return self.heard.all_of(keys) if keys else None


def _named_body(folded: str) -> str | None:
    """Return the treaty body whose full name a folded text begins with, if it does."""
    begun = folded.removeprefix("the ")
    return next((body for body in TREATY_BODIES if begun.startswith(fold(body))), None)
