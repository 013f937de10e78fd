"""From a designation to a speaker: role, State and side, remembered through a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import assert_never

from index.parsing.designations import RANKS, TITLES, Designation, SpeakerKind
from index.parsing.grammar.english import ENGLISH
from index.parsing.grammar.shape import Grammar
from index.parsing.loose_accents import LOOSE
from index.parsing.national_capacity import for_a_state
from index.records import UNKNOWN_SPEAKER, Side, Speaker
from index.reference.states import misread_state, state_of
from index.reference.territories import territory_in
from index.text import fold

_TITLE = re.compile(
    rf"^(?:{TITLES}|{RANKS}|M\s?mes?|Mlle|MM|M|Mgr|Sra?|Sras|Sres|Srta|Dra|Don|Doña|Dona|Dame|"
    r"Monseigneur|Monsenor|Mons|Arzobispo|Obispo|Cardenal|(?:le )?(?:cardinal|professeur|colonel)|"
    r"(?:l')?archeveque|(?:la )?baronne|Baronesa|Maitre|Profesora?|Coronel|Embajadora?|Padre|"
    r"Hermana)(?:\.\s*|\s+)",
    re.IGNORECASE,
)
_LOOSE = re.compile(rf"[{LOOSE}]")
_BEHALF = re.compile(
    r",?\s+(?:(?:also|speaking|[ée]galement|parlant|tambi[ée]n|hablando)\s+)*"
    r"(?:on\s+behalf\s+of|au\s+nom\s+d|en\s+nombre\s+de).*",
    re.IGNORECASE,
)
"""For whom else a State speaks, in the brackets behind a name."""
_WOMEN = frozenset("mrs ms miss madam mme mmes mlle sra sras srta dra dame lady baroness".split())
_MEN = frozenset("mr messrs m mm sr sres sir lord".split())


@dataclass
class SpeakerResolver:
    """Turns designations into speakers, one record at a time.

    Attributes:
        treaty_body: True for records of treaty bodies, where a person without affiliation is
            a member of the committee.
        states: Codes of the States considered; "the delegation" is theirs where it is one.
        known: Persons met so far in the record, by folded surname and, where titles tell, gender.
        grammar: Of the language of the record.
        presides_for: Code of the State behind the name of whoever presides, or None.
    """

    treaty_body: bool
    states: tuple[str, ...] = ()
    known: dict[str, Speaker] = field(default_factory=dict)
    grammar: Grammar = ENGLISH
    presides_for: str | None = None

    def resolve(self, designation: Designation) -> Speaker:
        """Return the speaker a designation announces.

        A person met earlier in the record keeps role and affiliation when named without them.
        """
        match designation.kind:
            case SpeakerKind.UNKNOWN:
                return UNKNOWN_SPEAKER
            case SpeakerKind.CHAIR:
                return self._chair(designation)
            case SpeakerKind.OFFICE:
                return self._office(designation)
            case SpeakerKind.REPRESENTATIVE:
                return self._representative(designation)
            case SpeakerKind.DELEGATION:
                return self._delegation(designation)
            case SpeakerKind.PERSON:
                return self._person(designation)
            case _:
                assert_never(designation.kind)

    def _delegation(self, designation: Designation) -> Speaker:
        state = self.states[0] if len(self.states) == 1 else None
        members = self.grammar.offices.member in fold(designation.name)
        role = "Representative of the State" if members else "Delegation of the State"
        return Speaker(designation.name, role, "", state, Side.STATE)

    def _chair(self, designation: Designation) -> Speaker:
        offices = self.grammar.offices
        role = re.sub(r"\s*\(.*", "", _without_article(designation.name))
        role = role.title() if role.isupper() else role
        asks = offices.substance.fullmatch(designation.verb) and not designation.verbatim
        member = bool(asks or offices.as_member.match(designation.apposition))
        side = Side.COMMITTEE if self.treaty_body and member else Side.OTHER
        state, affiliation = self._state_in(designation.parentheses)
        speaker = Speaker(designation.name, role, affiliation, state, side)
        capacity = designation.apposition
        return for_a_state(speaker, capacity, self.grammar, self.presides_for) or speaker

    def _office(self, designation: Designation) -> Speaker:
        role = _without_article(designation.name)
        ours = self.treaty_body and bool(self.grammar.offices.committee.match(role))
        return Speaker(designation.name, role, side=Side.COMMITTEE if ours else Side.OTHER)

    def _representative(self, designation: Designation) -> Speaker:
        offices = self.grammar.offices
        whom = re.sub(r"^its\s+", "", designation.represents)
        whom = offices.delegation_of.sub("", whom, count=1).removeprefix("the ")
        state = self._code(whom)
        if state:
            return Speaker(designation.name, "Representative of the State", whom, state, Side.STATE)
        if self.treaty_body and fold(whom) == offices.the_committee:
            return Speaker(designation.name, "Member of the Committee", side=Side.COMMITTEE)
        return Speaker(designation.name, designation.apposition, whom)

    def _person(self, designation: Designation) -> Speaker:
        key, earlier = self._met(designation.name)
        if earlier and not designation.parentheses and not designation.apposition:
            return earlier
        speaker = self._new_person(designation)
        if earlier and speaker.side is not earlier.side and not designation.parentheses:
            # An office between commas adds to what is known, it does not change sides.
            speaker = replace(
                speaker, side=earlier.side, state=earlier.state, affiliation=earlier.affiliation
            )
        if earlier is None or designation.parentheses:
            self.known[key] = speaker
        return speaker

    def _met(self, name: str) -> tuple[str, Speaker | None]:
        """Return what a person is known by, and who was met under it; a man is no woman."""
        key, gender = person_key(name), gender_of(name)
        alike = [gender, ""] if gender else ["", "woman", "man"]
        met = {one: self.known[f"{key}/{one}"] for one in alike if f"{key}/{one}" in self.known}
        if not gender and len(met) > 1:
            return f"{key}/", met.get("")
        return f"{key}/{next(iter(met), gender)}", next(iter(met.values()), None)

    def _new_person(self, designation: Designation) -> Speaker:
        name, office = designation.name, designation.apposition
        offices = self.grammar.offices
        state, affiliation = self._state_in(designation.parentheses)
        if affiliation:
            if offices.speaking.match(office):
                office = ""  # How, or for which group, is no office.
            if offices.outside.match(office):
                return Speaker(name, office, affiliation, state, Side.OTHER)
            # An office may stand in the brackets too: "(Observer for Iraq)".
            printed = next((one for one in designation.parentheses if self._has_office(one)), "")
            role = office or printed or "Representative of the State"
            return Speaker(name, role, affiliation, state, Side.STATE)
        inside = designation.parentheses[0] if designation.parentheses else ""
        role = inside or office
        if not role or offices.speaking.match(role):
            if self.treaty_body:
                return Speaker(name, role or "Member of the Committee", side=Side.COMMITTEE)
            return Speaker(name, role)
        if self.treaty_body and offices.as_member.match(office):
            return Speaker(name, role, side=Side.COMMITTEE)
        if offices.chair.match(role):
            return Speaker(name, role)
        if self.treaty_body and offices.committee.match(role):
            return Speaker(name, role, side=Side.COMMITTEE)
        if inside and not offices.noun.match(inside):
            return Speaker(name, office, inside)
        return Speaker(name, role)

    def _has_office(self, content: str) -> bool:
        return "observ" in fold(content) or bool(self.grammar.offices.government.match(content))

    def _whom(self, content: str) -> str:
        """Return the State that stands in brackets without what else does, if one does.

        "Observer for Iraq"; "Finland, on behalf of the European Union"; "Minister of Health, Mali".
        """
        content = _BEHALF.sub("", content)
        whom = self.grammar.offices.delegation_of.sub("", content, count=1)
        head, _, last = whom.rpartition(", ")
        return last if head and self.grammar.offices.government.match(head) else whom

    def _code(self, whom: str) -> str | None:
        """Return the code of the State that somebody speaks for by what stands behind the name.

        A territory speaks in the delegation of the State that reports on it, and nowhere else.
        """
        whole = territory_in(whom, self.grammar.language)
        if whole:
            return whole if self.treaty_body or whole in self.states else None
        state = state_of(whom, self.grammar.language)
        return state or (misread_state(whom) if self.grammar is ENGLISH else None)

    def _state_in(self, parentheses: tuple[str, ...]) -> tuple[str | None, str]:
        """Return the code and the printed name of the State among bracketed contents.

        Speakers announced together for several States have all the names and no one code.
        """
        found: dict[str, str] = {}
        for content in parentheses:
            whom = self._whom(content)
            state = self._code(whom)
            if state:
                found.setdefault(state, whom)
        return next(iter(found)) if len(found) == 1 else None, ", ".join(found.values())


def has_title(name: str) -> bool:
    """Return whether a name stands behind a title ("Ms. Gaer", "Mme Gaer", "Sra. Gaer")."""
    return bool(_TITLE.match(_LOOSE.sub("", fold(name))))


def person_key(name: str) -> str:
    """Return what a person is known by within a record: the folded name without its title.

    "Mr. GROSSMAN" and "Mr. Grossman" are one person within a record; nothing is joined across
    records. An accent that stands loose in a file is no part of it.
    """
    return _TITLE.sub("", _LOOSE.sub("", fold(name)).strip())


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|le|la|l['’]|el)(?:\s+|(?<=['’]))", "", name, flags=re.IGNORECASE)


def gender_of(name: str) -> str:
    """Return "woman" or "man" by the title of a person, or an empty string."""
    title = re.split(r"[.\s]", fold(name).replace("m me ", "mme "), maxsplit=1)[0]
    return "woman" if title in _WOMEN else "man" if title in _MEN else ""
