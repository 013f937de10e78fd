"""What comes back from a question: statements with citations, or a deliberate non-answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from assistant.query import Kind
from assistant.speaker_names import NOBODY_NAMED, in_words, printed_role
from assistant.voices import Voice
from index.full_text import StoredPassage
from index.records import Side

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place in a record and who speaks there.

    Attributes:
        record_id: The record.
        symbol: Its document symbol, or empty.
        title: Its title.
        paragraph: The paragraph's number, or None where it has none.
        paragraph_printed: True where the number is printed, False where it was counted.
        paragraph_index: Position of the paragraph in the record, from 0.
        speaker: Designation of the speaker; empty where the record names nobody.
        role: Role of the speaker, or empty.
        affiliation: State or organisation of the speaker, as printed; empty where none is, and in
            what was kept before it was carried along.
        state: ISO 3166 alpha-3 code of the speaker's State, or None.
        side: "state", "committee" or "other".
        text: The exact words: ``record.text[start:end]``.
        start, end: Character offsets into the record's text, end excluded.
    """

    record_id: str
    symbol: str
    title: str
    paragraph: int | None
    paragraph_printed: bool
    paragraph_index: int
    speaker: str
    role: str
    state: str | None
    side: Side
    text: str
    start: int
    end: int
    affiliation: str = ""

    @property
    def place(self) -> str:
        """The place in words: "CAT/C/SR.1995, para. 47 (counted)"."""
        name = self.symbol or self.title or self.record_id
        return cite_paragraph(name, self.paragraph, printed=self.paragraph_printed)

    @property
    def who(self) -> str:
        """The speaker in words: "Ms. Racu (Country Rapporteur)", "Mr. Sadykov (Kazakhstan)"."""
        return in_words(self.speaker, self.role, self.affiliation)

    @property
    def name_and_office(self) -> str:
        """The speaker without affiliation: "Mr. Sadykov". The guard was trained on these."""
        role = printed_role(self.role)
        if not self.speaker:
            return NOBODY_NAMED
        return f"{self.speaker} ({role})" if role else self.speaker


def bare_source(
    text: str,
    *,
    speaker: str = "",
    role: str = "",
    affiliation: str = "",
    side: Side = Side.OTHER,
    paragraph: int | None = None,
) -> Source:
    """Return a sentence as a source of no record; by default nobody is known to have spoken it."""
    return Source(
        record_id="",
        symbol="",
        title="",
        paragraph=paragraph,
        paragraph_printed=False,
        paragraph_index=0,
        speaker=speaker,
        role=role,
        affiliation=affiliation,
        state=None,
        side=side,
        text=text,
        start=0,
        end=len(text),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Source):
    """What a statement rests on; ``number`` is the [n] in the answer, from 1."""

    number: int


def cite(source: Source, number: int) -> Citation:
    """Return a place in a record as a citation under a number."""
    values = {one.name: getattr(source, one.name) for one in fields(Source)}
    return Citation(**values, number=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit(Source):
    """A passage found by a search: rank from 1, and a score of which only the order counts."""

    rank: int
    score: float


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
        return (
            f"{self.looked_at} paragraph{'' if self.looked_at == 1 else 's'}"
            f" in {self.records} record{'' if self.records == 1 else 's'}"
        )

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


def cite_paragraph(name: str, number: int | None, *, printed: bool) -> str:
    """Return the citation of a paragraph: "CAT/C/SR.1995, para. 47 (counted)".

    Args:
        name: Symbol of the record, or what it is called where it has none.
        number: Of the paragraph, or None where it has none: the record alone is cited.
        printed: Whether the number stands in the source.
    """
    if number is None:
        return name
    return f"{name}, para. {number}{'' if printed else ' (counted)'}"


def source_fields(passage: StoredPassage) -> dict[str, Any]:
    """Return a stored passage as the fields of a :class:`Source`."""
    return {
        "record_id": passage.record_id,
        "symbol": passage.symbol,
        "title": passage.title,
        "paragraph": passage.paragraph,
        "paragraph_printed": passage.paragraph_printed,
        "paragraph_index": passage.paragraph_index,
        "speaker": passage.speaker.name,
        "role": passage.speaker.role,
        "affiliation": passage.speaker.affiliation,
        "state": passage.speaker.state,
        "side": passage.speaker.side,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
    }
