"""What can be asked of the collection itself: of what is loaded, and of meetings as such."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.query.scope import Scope


class Asked(StrEnum):
    """What is asked."""

    COUNT = "how many records there are"
    RECORDS = "which records there are"
    LATEST = "which record is the latest"
    OLDEST = "which record is the oldest"
    STATES = "which States there are"
    BODIES = "which bodies met"
    YEARS = "of which time the records are"
    LANGUAGES = "in which languages the records are"
    SPEAKERS = "who speaks"
    PERSON = "who somebody is, and where that one speaks"
    RAPPORTEUR = "who the rapporteurs are"
    CHAIR = "who was in the chair"
    HOURS = "when the meeting began and ended"
    DATE = "when the meeting was"
    PLACE = "where the meeting was"
    SESSION = "at which session the meeting was"
    HEAD = "who headed the delegation"
    INTRODUCED = "who introduced the report"
    REPORTS = "which reports were considered"
    TITLE = "what the meeting was about"
    OVERVIEW = "what is loaded"


OF_ONE_MEETING = frozenset(
    {
        Asked.CHAIR,
        Asked.HOURS,
        Asked.DATE,
        Asked.PLACE,
        Asked.SESSION,
        Asked.HEAD,
        Asked.INTRODUCED,
        Asked.TITLE,
    }
)
"""What "the meeting" has: in a conversation, the one that was spoken of."""


@dataclass(frozen=True, slots=True)
class CollectionWish:
    """What is asked of the collection.

    Attributes:
        asked: What.
        scope: Of which records.
        side: "committee" or "state" where only speakers of that side are asked for.
        person: The name asked about, as the question has it.
        keys: Of those who are called so.
        women: Whether only women among the speakers are asked for.
        counted: Whether only their number is asked for.
        about: Words that the records are to hold; empty for any.
        records: Ids of the records that were spoken of before, where the question leaves open which
            it means; they stand instead of the scope.
    """

    asked: Asked
    scope: Scope = field(default_factory=Scope)
    side: str = ""
    person: str = ""
    keys: tuple[str, ...] = ()
    women: bool = False
    counted: bool = False
    about: str = ""
    records: tuple[str, ...] = ()

    @property
    def of_any(self) -> bool:
        """Whether the question leaves open which records it means."""
        return self.scope.empty and not self.records

    def describe(self) -> str:
        """Return what is asked, in words."""
        where = self.scope.in_words() or ("in the records spoken of" if self.records else "")
        about = f"that speak of “{self.about}”" if self.about else ""
        asked = " ".join(filter(None, (self.asked, where, about)))
        return f"Of the records themselves: {asked}"
