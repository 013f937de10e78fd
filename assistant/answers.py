"""What comes back from a question: statements with citations, or a deliberate non-answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from assistant.query import Kind
from assistant.sources import Citation, SearchHit
from assistant.voices import Voice
from index.text import amount_of

BY_MODEL = "written by a language model, checked against the record"
"""How a statement is marked that is not the record's own words."""


TRANSLATED = (
    "translation by the language model, not checked against the record; "
    "the sentence that was checked follows"
)
"""How a translation is marked wherever it is shown: the checked sentence stands right behind it."""


class Reason(StrEnum):
    """Why there is no answer."""

    NO_RECORDS = "no_records"
    """The store holds no records."""
    STATE_NOT_LOADED = "state_not_loaded"
    """The State asked about is in no record loaded."""
    SPEAKER_NOT_LOADED = "speaker_not_loaded"
    """Nobody of that name speaks in the records loaded."""
    MEETING_NOT_LOADED = "meeting_not_loaded"
    """The record or meeting asked about is not loaded, or none of the time asked about."""
    TOPIC_MISSING = "topic_missing"
    """The question names a speaker but no subject."""
    SPEAKER_SILENT = "speaker_silent"
    """Others speak to the subject; the one asked about does not."""
    FACT_MISSING = "fact_missing"
    """The subject is spoken to, but no number or time is given where one is asked for."""
    NOT_DONE = "not_done"
    """What is asked for is not found in records: a translation, an opinion, what was not said."""
    NOT_FOUND = "not_found"
    """Nothing in the records loaded speaks to the subject."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer.

    Attributes:
        text: The sentence.
        citations: Numbers of what it rests on.
        voice: Who stands behind it besides the speaker: what an expert relays from reports is
            not what the expert asserts.
        group: Heading it stands under where the answer has parts (a side, a State, a meeting);
            else empty.
        by_model: Whether a language model wrote it, and it was found to be borne out by what it
            cites. Otherwise it is the record's own words.
        translation: Of ``text`` into the language of the question, by the language model; empty
            where there is none. It is not checked against the record as ``text`` is: it is never
            shown without that, nor without its mark (:data:`TRANSLATED`).
        translation_language: ISO 639-1 code of the translation's language; empty likewise.
    """

    text: str
    citations: tuple[int, ...]
    voice: Voice = Voice.ASSERTED
    group: str = ""
    by_model: bool = False
    translation: str = ""
    translation_language: str = ""


class Outcome(StrEnum):
    """What became of a sentence that a language model wrote and its sources do not bear out."""

    REWRITTEN = "rewritten"
    """The model wrote it once more, and that is borne out."""
    REPLACED = "replaced"
    """The record's own sentence stands in its place."""
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence that a language model wrote and that is no part of the answer.

    Attributes:
        text: As it was written; empty where it gave away what the model was told.
        why: In what it is not borne out, in words.
        outcome: What became of it.
    """

    text: str
    why: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Report:
    """How a language model took part in an answer.

    Attributes:
        model: Its name.
        shown: How many of its sentences are in the answer.
        refused: Those that are not, in order.
        tokens_in, tokens_out: What it was given, and what it wrote, in its tokens.
        cost: Of both, in the currency of the prices that are set; None where none are.
        extractive: Why the answer is in the record's own words instead; empty where it is not.
        chose: Whether it named the record's sentences of the answer, or that there are none.
    """

    model: str
    shown: int = 0
    refused: tuple[Refused, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    extractive: str = ""
    chose: bool = False

    @property
    def took(self) -> str:
        """What it took, in words: "small-model: 1,240 tokens read, 85 written, cost 0.0031"."""
        cost = "" if self.cost is None else f", cost {self.cost:.4f}"
        counts = f"{self.tokens_in:,} tokens read, {self.tokens_out:,} written"
        chose = " chose, asked twice" if self.chose else ""
        return f"{self.model}{chose}: {counts}{cost}"

    def plus(self, tokens_in: int, tokens_out: int, cost: float | None) -> Report:
        """Return the report with what a further call took."""
        both = self.cost if cost is None else (self.cost or 0.0) + cost
        return replace(
            self,
            tokens_in=self.tokens_in + tokens_in,
            tokens_out=self.tokens_out + tokens_out,
            cost=both,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or a deliberate non-answer.

    Attributes:
        question: As asked.
        understood: How it was read, in words.
        kind: What kind of answer was wanted.
        text: Markdown; every statement with its [n], or why there is no answer.
        statements, citations: In the order of the text.
        reason: Why there is no answer; None where there is one.
        message: The same in plain words, not Markdown, or what was asked of the collection itself;
            empty where there is an answer from the records.
        nearest: The closest passages where there is no answer.
        support: The support of the best sentence found, 0 to 1, whether it was enough or not;
            0 where nothing was looked for.
        looked_at: How many paragraphs of the speakers asked about were searched.
        records: In how many records.
        notices: What the reader should know (a part of the store could not be used, ...).
        report: How a language model took part; None where none did.
    """

    question: str
    understood: str
    text: str
    kind: Kind = Kind.EVERYTHING
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    reason: Reason | None = None
    message: str = ""
    nearest: tuple[SearchHit, ...] = ()
    support: float = 0.0
    looked_at: int = 0
    records: int = 0
    notices: tuple[str, ...] = ()
    report: Report | None = None

    @property
    def extent(self) -> str:
        """What was searched, in words: "25 paragraphs in 1 record"."""
        return f"{amount_of(self.looked_at, 'paragraph')} in {amount_of(self.records, 'record')}"

    @property
    def abstained(self) -> bool:
        """Whether this is a deliberate non-answer."""
        return self.reason is not None

    def counting(self, other: Report) -> Answer:
        """Return the answer with what a call took that was made before it."""
        report = self.report or Report(other.model)
        both = report.plus(other.tokens_in, other.tokens_out, other.cost)
        return replace(self, report=replace(both, chose=report.chose or other.chose))

    def as_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, as printed by ``ontherecord ask --json``.

        A statement with a translation has its mark, too, as ``translation_note``.
        """
        plain = asdict(self)
        for statement in plain["statements"]:
            if statement["translation"]:
                statement["translation_note"] = TRANSLATED
        return {**plain, "abstained": self.abstained}


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer on its way.

    Attributes:
        answer: What it is if nothing more comes; of the last draft, the answer.
        statement: What was just written and found to be borne out; None where nothing was.
    """

    answer: Answer
    statement: Statement | None = None
