"""Whether a statement is borne out by what it cites: a strict rule on words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answers import Source
from assistant.grouping import SIDES
from assistant.words import EMPTY
from index.embedding import Embedder
from index.states import state_name
from index.text import stem, words

_SAYS = {stem(one) for one in "said say state stated asked ask reported delegation state".split()}


class Fault(StrEnum):
    """In what a statement is not borne out."""

    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a statement is borne out."""

    borne_out: bool
    faults: tuple[Fault, ...]
    support: float


def check(statement: str, cited: Sequence[Source], embedder: Embedder) -> Verdict:  # noqa: ARG001
    """Return whether every word of a statement stands in what it cites."""
    given = " ".join(
        f"{one.who} {SIDES[one.side]} {state_name(one.state or '')} {one.text}" for one in cited
    )
    known = {stem(one) for one in words(given)} | _SAYS
    wanted = {stem(one) for one in words(statement) if one not in EMPTY}
    negated = ("not" in words(statement)) == ("not" in words(given))
    support = len(wanted & known) / max(1, len(wanted))
    borne_out = bool(wanted) and support == 1 and negated
    return Verdict(borne_out, () if borne_out else (Fault.CONTENT,), support)


def describe(verdict: Verdict) -> str:
    """Return in what a statement is not borne out, in words."""
    return "" if verdict.borne_out else "its sources do not say so"
