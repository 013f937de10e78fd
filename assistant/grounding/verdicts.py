"""Whether a statement is borne out by what it cites, and in what it is not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """In what a statement is not borne out."""

    NO_CITATION = "no_citation"
    UNKNOWN_CITATION = "unknown_citation"
    """Found by whoever resolves the numbers that a model wrote; never by the guard itself."""
    SIDE = "side"
    SPEAKER = "speaker"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    QUANTITY = "quantity"
    DIRECTION = "direction"
    ROLES = "roles"
    CONDITION = "condition"
    MODALITY = "modality"
    CONTENT = "content"


_IN_WORDS = {
    Fault.NO_CITATION: "it cites nothing",
    Fault.UNKNOWN_CITATION: "it cites a source that is not there",
    Fault.SIDE: "the side that it names did not say so",
    Fault.SPEAKER: "whom it names did not say so",
    Fault.NAME: "it names somebody or something of whom what it cites does not speak",
    Fault.NUMBER: "it has a number that what it cites does not have, or has of something else",
    Fault.DATE: "it has a date that what it cites does not have",
    Fault.NEGATION: "it denies what it cites, or affirms what that denies",
    Fault.QUANTITY: "it says of more, or of fewer, what it cites says",
    Fault.DIRECTION: "it says the contrary of what it cites",
    Fault.ROLES: "it turns round who did what to whom",
    Fault.CONDITION: "it leaves out on what condition what it cites says so, or lifts it",
    Fault.MODALITY: "it makes a fact of what is only asked, alleged, wished or to come, or the "
    "reverse",
    Fault.CONTENT: "it says what is not in what it cites",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the guard says of a statement.

    Attributes:
        borne_out: Whether what the statement cites bears it out.
        faults: In what it does not, each once; empty where it does.
        support: How surely its words are borne out, 0 to 1; 0 where a rule has stopped it.
    """

    borne_out: bool
    faults: tuple[Fault, ...]
    support: float


def describe(verdict: Verdict) -> str:
    """Return in plain words in what a statement is not borne out; empty where it is."""
    return "; ".join(_IN_WORDS[fault] for fault in verdict.faults)
