"""From a designation to a speaker: role, State and side, remembered through a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from index.designations import TITLES, Designation
from index.records import Side, Speaker
from index.states import state_of
from index.text import fold

_CHAIR_WORD = re.compile(
    r"(?:(?:acting|temporary|interim|outgoing|vice|co)[\s-]*)*"
    r"(?:chair(?:person|man|woman)?|president|moderator)$",
    re.IGNORECASE,
)
_COMMITTEE_OFFICE = re.compile(
    r"(?:(?:first|second|alternate|co-?)\s*)*(?:country\s+)?(?:co-)?rapporteur\b"
    r"|special\s+rapporteur\s+(?:on|for)\s+(?:the\s+)?(?:follow|new\s+comm|concluding|reprisals)"
    r"|(?:member\s+of|co-?ordinator\s+of)\s+the\s+(?:committee|country\s+(?:report\s+)?task)"
    r"|(?:country\s+)?task\s+force|vice-?\s?chair|country\s+report\s+task",
    re.IGNORECASE,
)
_OUTSIDE_OFFICE = re.compile(
    r"(?:vice-?)?(?:president|chair(?:person|man|woman)?|co-?chair\w*|special\s+rapporteur|"
    r"independent\s+expert|facilitator|co-?ordinator|rapporteur|secretary-general)\b",
    re.IGNORECASE,
)
_OFFICE_NOUN = re.compile(
    r"(?:\w+\s+)?(?:secretary|representative|director|chief|commissioner|under-secretary|"
    r"assistant|deputy|acting|special|president|head|officer|adviser|advisor|minister|observer|"
    r"coordinator|legal|temporary|chair|expert|independent|high\s+commissioner|united\s+nations\s+"
    r"high\s+commissioner)\b",
    re.IGNORECASE,
)
_SUBSTANCE = frozenset(
    "asked enquired inquired wondered wished queried questioned regretted requested".split()
)
"""Verbs that show a chair putting a question or a concern, no longer only presiding."""
_AS_MEMBER = re.compile(
    r"speaking\s+(?:as\s+(?:a|an)\s+(?:member|expert)|as\s+country\s+rapporteur|"
    r"in\s+(?:his|her|their|a)\s+(?:personal|own|individual)|"
    r"in\s+(?:his|her)\s+capacity\s+as\s+(?:a|an|country)\s)",
    re.IGNORECASE,
)
_DELEGATION = re.compile(r"^(?:the\s+)?delegation\s+of\s+(?:the\s+)?", re.IGNORECASE)
_TITLE = re.compile(rf"^{TITLES}\.?\s+", re.IGNORECASE)


@dataclass
class SpeakerResolver:
    """Turns designations into speakers, one record at a time.

    Attributes:
        treaty_body: True for records of treaty bodies, where a person without affiliation is
            a member of the committee.
        states: Codes of the States considered; "the delegation" is theirs where it is one.
        known: Persons met so far in the record, by folded surname and title.
    """

    treaty_body: bool
    states: tuple[str, ...] = ()
    known: dict[str, Speaker] = field(default_factory=dict)

    def resolve(self, designation: Designation) -> Speaker:
        """Return the speaker a designation announces.

        A person met earlier in the record keeps role and affiliation when named without them.
        """
        if designation.kind == "chair":
            return self._chair(designation)
        if designation.kind == "office":
            return self._office(designation)
        if designation.kind == "representative":
            return self._representative(designation)
        if designation.kind == "delegation":
            state = self.states[0] if len(self.states) == 1 else None
            members = "member" in designation.name.casefold()
            role = "Representative of the State" if members else "Delegation of the State"
            return Speaker(designation.name, role, "", state, Side.STATE)
        return self._person(designation)

    def _chair(self, designation: Designation) -> Speaker:
        role = re.sub(r"(?i)^the\s+|\s*\(.*", "", designation.name)
        role = role.title() if role.isupper() else role
        asks = designation.verb in _SUBSTANCE and not designation.verbatim
        member = asks or bool(_AS_MEMBER.match(designation.apposition))
        side = Side.COMMITTEE if self.treaty_body and member else Side.OTHER
        state, affiliation = _state_in(designation.parentheses)
        return Speaker(designation.name, role, affiliation, state, side)

    def _office(self, designation: Designation) -> Speaker:
        role = re.sub(r"(?i)^the\s+", "", designation.name)
        ours = self.treaty_body and bool(_COMMITTEE_OFFICE.match(role))
        return Speaker(designation.name, role, side=Side.COMMITTEE if ours else Side.OTHER)

    def _representative(self, designation: Designation) -> Speaker:
        whom = _DELEGATION.sub("", re.sub(r"^its\s+", "", designation.represents), count=1)
        whom = whom.removeprefix("the ")
        state = state_of(whom)
        if state:
            return Speaker(designation.name, "Representative of the State", whom, state, Side.STATE)
        if self.treaty_body and whom.casefold() == "committee":
            return Speaker(designation.name, "Member of the Committee", side=Side.COMMITTEE)
        return Speaker(designation.name, designation.apposition, whom)

    def _person(self, designation: Designation) -> Speaker:
        key = person_key(designation.name)
        earlier = self.known.get(key)
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

    def _new_person(self, designation: Designation) -> Speaker:
        name, office = designation.name, designation.apposition
        state, affiliation = _state_in(designation.parentheses)
        if affiliation:
            if _OUTSIDE_OFFICE.match(office):
                return Speaker(name, office, affiliation, state, Side.OTHER)
            role = office or "Representative of the State"
            return Speaker(name, role, affiliation, state, Side.STATE)
        inside = designation.parentheses[0] if designation.parentheses else ""
        role = inside or office
        if not role or role.startswith("speaking"):
            if self.treaty_body:
                return Speaker(name, role or "Member of the Committee", side=Side.COMMITTEE)
            return Speaker(name, role)
        if _CHAIR_WORD.match(role):
            return Speaker(name, role)
        if self.treaty_body and _COMMITTEE_OFFICE.match(role):
            return Speaker(name, role, side=Side.COMMITTEE)
        if inside and not _OFFICE_NOUN.match(inside):
            return Speaker(name, office, inside)
        return Speaker(name, role)


def person_key(name: str) -> str:
    """Return what a person is known by within a record: the folded name without its title.

    "Mr. GROSSMAN" and "Mr. Grossman" are one person within a record; nothing is joined across
    records.
    """
    return _TITLE.sub("", fold(name).strip())


def _state_in(parentheses: tuple[str, ...]) -> tuple[str | None, str]:
    """Return the code and the printed name of the State among bracketed contents.

    Speakers announced together for several States have all the names and no one code.
    """
    found: dict[str, str] = {}
    for content in parentheses:
        whom = _DELEGATION.sub("", content, count=1)
        state = state_of(whom)
        if state:
            found.setdefault(state, whom)
    return next(iter(found)) if len(found) == 1 else None, ", ".join(found.values())
