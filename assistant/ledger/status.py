"""What became of a point: read from the paragraphs that speak to it.

A softmax over the statuses weighs how surely and how fully the point is spoken to, whether the kind
of fact that was asked is given, and whether the delegation puts it off; fitted with the links by
``eval/fit/ledger.py``. No paragraph, no reply; and a point is called answered only where that
is sure enough, and the sentence that replies likeliest does not put it off, and one to which some
paragraph may speak is called without a reply only where that is likelier than all else together:
otherwise it counts as put off where the delegation says so, and else as spoken to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.ledger.entries import Kind, Status
from assistant.ledger.linking import load_fitted
from assistant.query.facts import Fact, holds

Floats = NDArray[np.float64]

STATUSES = tuple(Status)
FEATURES = (
    "likelihood",
    "likelihood of others",
    "words",
    "similarity",
    "paragraphs",
    "number given",
    "number missing",
    "time given",
    "time missing",
    "put off",
    "put off nearby",
    "asks whether",
    "request",
    "recommendation",
    "concern",
    "others to its sentence",
    "share of its paragraph",
    "ahead of the next likeliest",
    "likelihood of all",
)
_LATER = (
    r"(?:later|in\s+writing|subsequently|in\s+due\s+course|separately|at\s+(?:a\s+later|the\s+next|its\s+next|"
    r"the\s+following)\s+\w+|within\s+(?:the\s+)?\w+\s*\w*\s+(?:hours?|days?)|(?:the\s+)?following\s+(?:day|"
    r"week|meeting)|after\s+the\s+(?:dialogue|meeting|session)|(?:on|the)\s+next\s+(?:day|meeting)|as\s+soon\s+as)"
)
_DEFERS = re.compile(
    rf"""\b(?:
      (?:would|will|could|can)\s+(?:\w+\s+)?(?:be\s+)?(?:provided?|submit(?:ted)?|sent|send|supply
        |supplied|forward(?:ed)?|answer(?:ed)?|communicated?|transmit(?:ted)?|address(?:ed)?
        |furnish(?:ed)?|reply|respond|give|given|share[d]?|complete[d]?)\b[^.]{{0,90}}?\b{_LATER}
    | (?:repl(?:y|ies)|answers?|responses?|information|figures|data|statistics|details)\s+
        (?:\w+\s+){{0,4}}?in\s+writing
    | (?:would|will)\b[^.]{{0,60}}?\bwritten\s+(?:repl(?:y|ies)|answers?|responses?|information)
    | written\s+(?:repl(?:y|ies)|answers?|responses?|information)\b[^.]{{0,60}}?\b(?:would|will)
        \s+be
    | (?:undertook|promised|offered|agreed|undertaken)\s+to\s+(?:provide|submit|send|supply|forward
        |transmit|furnish|reply|respond|answer|raise|look\s+into)
    | (?:would|will)\s+(?:provide|submit|send|supply|forward|transmit|furnish)\s+(?:it|them|those
        |the\s+(?:missing\s+|requested\s+)?(?:figures|information|data|statistics|details))
        \s+to\s+the\s+(?:secretariat|committee)
    | (?:would|will)\s+(?:\w+\s+)?(?:raise|bring\s+up|refer|convey|take\s+up|look\s+into
        |report\s+back|pass\s+on|relay|transmit|revert)\b
    | (?:he|she|it|they|(?:the|its|his|her|their)\s+(?:\w+\s+)?(?:government|state|delegation
        |authorities|country|ministry))\s+(?:would|will)\s+(?:\w+\s+)?(?:consider|examine|study|check
        |consult|reflect|review|explore)\b
    | (?:would|will)\s+(?:have\s+to\s+|need\s+to\s+)?be\s+(?:referred|brought|raised|considered
        |examined|studied|looked\s+into|taken\s+up|discussed|conveyed|passed\s+on|relayed
        |transmitted|taken\s+into\s+account)
    | (?:required|needed|called\s+for|deserved|merited|warranted|requiring)\s+
        (?:further|more|careful|additional|closer|deeper)\s+(?:\w+\s+)?
        (?:consideration|study|reflection|discussion|examination|analysis|consultations?|thought
        |time)
    | (?:was|were|is|are)\s+(?:still\s+|currently\s+)?
        (?:under\s+(?:consideration|study|discussion|examination)
        |being\s+(?:considered|studied|examined|discussed|looked\s+into))
    | (?:was|were)\s+not\s+(?:yet\s+)?in\s+a\s+position\s+to
    | (?:did|do)\s+not\s+(?:yet\s+)?have\s+(?:\w+\s+){{0,8}}?
        (?:to\s+hand|at\s+hand|available|with\s+(?:it|him|her|them)
        |at\s+(?:his|her|its|their)\s+(?:fingertips|disposal))
    | (?:would|will)\s+(?:have|need)\s+to\s+(?:check|verify|consult|enquire|inquire|look)\b
    | (?:would|will)\s+(?:let\s+(?:the\s+committee|members|it|them)\s+(?:have|know)
        |make\s+(?:enquiries|inquiries)|take\s+another\s+look|bear\b[^.]{{0,40}}?\bin\s+mind)
    | (?:not|un)\s*available\s+at\s+(?:that|the)\s+(?:time|moment|stage)
    | no\s+decision\s+had\s+(?:yet\s+)?been\s+(?:taken|made)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_WHETHER = re.compile(
    r"^(?:whether|if|is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\bhow\s+(?:many|much)\b|\b(?:numbers?|percentage|proportion|ratio|rates?|statistics|figures|data"
    r"|amount)\s+(?:of|on|for|regarding|concerning)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^(?:when|how\s+(?:long|often|soon))\b|\b(?:timetable|timeline|time\s*frame|deadline|date|duration"
    r"|frequency)\s+(?:of|for|with)\b",
    re.IGNORECASE,
)


def defers(sentence: str) -> bool:
    """Tell whether a sentence of a delegation puts a matter off."""
    return bool(_DEFERS.search(sentence))


def without_deferral(sentence: str) -> str:
    """Return a sentence without the words that put a matter off."""
    return _DEFERS.sub(" ", sentence)


def asked_of(text: str) -> Fact | None:
    """Return the kind of fact a point asks for: a number, a time, or none of these."""
    if _WHETHER.match(text):
        return None
    if _NUMBER.search(text):
        return Fact.NUMBER
    return Fact.TIME if _TIME.search(text) else None


@dataclass(frozen=True, slots=True)
class Linked:
    """What the status of a point is read from.

    Attributes:
        text: The point.
        kind: Its kind.
        likelihoods: Of the paragraphs that speak to it, best first.
        coverage: How much of its own words they have between them, 0 to 1.
        similarity: Of the best sentence.
        sentences: The best sentence of each.
        nearby: The sentences beside those.
        uncovered: Its own words that the paragraphs do not have, in order.
        standing: How the likeliest paragraph stands among all: how likely its sentence replies to
            another point; the share of this point in all that the paragraph may reply to; how far
            it is ahead of the next likeliest; and the likelihood of all paragraphs together.
    """

    text: str
    kind: Kind
    likelihoods: tuple[float, ...]
    coverage: float
    similarity: float
    sentences: tuple[str, ...]
    nearby: tuple[str, ...]
    uncovered: tuple[str, ...]
    standing: tuple[float, ...]

    def features(self) -> Floats:
        """Return the values of :data:`FEATURES`."""
        fact = asked_of(self.text)
        given = fact is not None and any(
            holds(fact, one) for one in (*self.sentences, *self.nearby)
        )
        likelihoods = [*self.likelihoods, 0.0]
        return np.array(
            [
                likelihoods[0],
                likelihoods[1],
                self.coverage,
                self.similarity,
                np.log1p(len(self.likelihoods)),
                fact is Fact.NUMBER and given,
                fact is Fact.NUMBER and not given,
                fact is Fact.TIME and given,
                fact is Fact.TIME and not given,
                any(map(defers, self.sentences)),
                any(map(defers, self.nearby)),
                bool(_WHETHER.match(self.text)),
                self.kind is Kind.REQUEST,
                self.kind is Kind.RECOMMENDATION,
                self.kind is Kind.CONCERN,
                *self.standing,
            ],
            dtype=np.float64,
        )


@dataclass(frozen=True, slots=True)
class StatusModel:
    """The fitted model.

    Attributes:
        weights: Shape (statuses, features).
        biases: Of the statuses.
        answered: The least chance with which a point is called answered.
    """

    weights: tuple[tuple[float, ...], ...]
    biases: tuple[float, ...]
    answered: float

    def read(self, linked: Linked) -> tuple[Status, float]:
        """Return the status of a point that is spoken to, and how likely it is."""
        odds = np.array(self.weights) @ linked.features() + np.array(self.biases)
        chances = np.exp(odds - odds.max())
        chances /= chances.sum()
        answered, silent = map(STATUSES.index, (Status.ANSWERED, Status.NO_REPLY))
        put_off = any(map(defers, (*linked.sentences, *linked.nearby)))
        unsure = Status.DEFERRED if put_off else Status.SPOKEN_TO
        if chances.argmax() == silent and chances[silent] <= 1 / 2:
            return unsure, float(1 - chances[silent])
        sure = chances[answered] >= self.answered and not defers(linked.sentences[0])
        if chances.argmax() == answered and not sure:
            chances[STATUSES.index(unsure)] += chances[answered]
            chances[answered] = 0
        best = int(chances.argmax())
        return STATUSES[best], float(chances[best])


def load_statuses(*, closely: bool = False) -> StatusModel:
    """Return the model of statuses that is shipped.

    Args:
        closely: The one for what was read closely (:mod:`assistant.ledger.close_reading`).
    """
    fitted = load_fitted()["statuses read closely" if closely else "statuses"]
    return StatusModel(
        tuple(map(tuple, fitted["weights"])), tuple(fitted["biases"]), fitted["answered"]
    )


def missing_of(text: str, replies: Sequence[str], uncovered: Sequence[str]) -> str:
    """Return what replies do not give of what was asked, in words; empty where nothing is known.

    Args:
        text: The point.
        replies: The sentences that speak to it.
        uncovered: Its words that no reply has.
    """
    fact = asked_of(text)
    if fact is not None and not any(holds(fact, one) for one in replies):
        return "no figure is given" if fact is Fact.NUMBER else "no time is given"
    if uncovered:
        return f"nothing found on: {', '.join(uncovered)}"
    return ""
