"""Whether a statement is borne out by what it cites, and in what it is not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """In what a statement is not borne out."""

    NO_CITATION = "no citation"
    SIDE = "side"
    SPEAKER = "speaker"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    QUANTITY = "quantity"
    CONTRARY = "contrary"
    VOICE = "voice"
    CONTENT = "content"


_IN_WORDS = {
    Fault.NO_CITATION: "it cites nothing",
    Fault.SIDE: "the side it names did not say so",
    Fault.SPEAKER: "whom it names did not say so",
    Fault.NAME: "it has a name that its sources do not have",
    Fault.NUMBER: "it has a number that its sources do not have",
    Fault.DATE: "it has a date that its sources do not have",
    Fault.NEGATION: "it denies what its sources say, or says what they deny",
    Fault.QUANTITY: "it says of more, or of fewer, what its sources say",
    Fault.CONTRARY: "it says the contrary of its sources",
    Fault.VOICE: "it asserts what its sources only ask, report or call for",
    Fault.CONTENT: "its sources do not say so",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a statement is borne out.

    Attributes:
        borne_out: Whether it is.
        faults: In what it is not, each once.
        support: Share of its content words that its sources have, or come near to, 0 to 1.
    """

    borne_out: bool
    faults: tuple[Fault, ...]
    support: float


def describe(verdict: Verdict) -> str:
    """Return in what a statement is not borne out, in words; empty where it is."""
    return "; ".join(_IN_WORDS[fault] for fault in verdict.faults)
