"""A place in a record with who speaks there: as a source, a citation, or a hit of a search."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from assistant.speaker_names import NOBODY_NAMED, SAID_BY_NOBODY, in_words, printed_role
from index.records import ParagraphKind, Record, Side, called
from index.search.full_text import StoredPassage
from index.search.searcher import Hit


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
        on_behalf_of: The group for which the speaker speaks besides the State, likewise.
        procedure: Whether it is what happened at the meeting, said by nobody.
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
    on_behalf_of: str = ""
    procedure: bool = False

    @property
    def record_name(self) -> str:
        """What its record is called, for people."""
        return called(self.symbol, self.title, self.record_id)

    @property
    def place(self) -> str:
        """The place in words: "CAT/C/SR.1995, para. 47 (counted)"."""
        return cite_paragraph(self.record_name, self.paragraph, printed=self.paragraph_printed)

    @property
    def who(self) -> str:
        """The speaker in words: "Ms. Racu (Country Rapporteur)", "Mr. Sadykov (Kazakhstan)".

        Of what nobody says it tells just that.
        """
        if self.procedure and not self.speaker:
            return SAID_BY_NOBODY
        return in_words(self.speaker, self.role, self.affiliation, self.on_behalf_of)

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
    """Return a sentence as a source of no record, for the guard.

    Args:
        text: The sentence.
        speaker: Who spoke it; by default nobody is known to have.
        role: Of the speaker.
        affiliation: Of the speaker.
        side: Of the speaker.
        paragraph: Number of its paragraph; by default it has none.
    """
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


GAP = "[...]"
"""What stands for the words left out between two statements of one paragraph."""
_BLANKS = 3
"""Characters between two sentences between which nothing is left out."""


def leaves_out(before: Source | None, after: Source) -> bool:
    """Return whether words of a paragraph are left out where one place follows another.

    Read as if they followed each other there too, "we urge all to do so" would mean what it does
    not.

    Args:
        before: What stands in front; None where nothing does.
        after: What follows it.
    """
    if before is None or before.record_id != after.record_id:
        return False
    apart = after.start - before.end > _BLANKS or after.end < before.start
    return before.paragraph_index == after.paragraph_index and apart


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
        "on_behalf_of": passage.speaker.on_behalf_of,
        "state": passage.speaker.state,
        "side": passage.speaker.side,
        "procedure": passage.paragraph_kind is ParagraphKind.PROCEDURE,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
    }


def source_of(record: Record, index: int, start: int, end: int) -> Source:
    """Return words of a paragraph of a record with the coordinates of a citation.

    Args:
        record: The record.
        index: Position of the paragraph in it, from 0.
        start: Character offset of the words into the record's text.
        end: Likewise of their end, excluded.
    """
    paragraph = record.paragraphs[index]
    speaker = record.speaker_of(paragraph)
    return Source(
        record_id=record.id,
        symbol=record.metadata.symbol,
        title=record.metadata.title,
        paragraph=paragraph.number,
        paragraph_printed=paragraph.printed,
        paragraph_index=index,
        speaker=speaker.name,
        role=speaker.role,
        affiliation=speaker.affiliation,
        on_behalf_of=speaker.on_behalf_of,
        state=speaker.state,
        side=speaker.side,
        procedure=paragraph.kind is ParagraphKind.PROCEDURE,
        text=record.text[start:end],
        start=start,
        end=end,
    )


def search_hit(hit: Hit) -> SearchHit:
    """Return what a search of the index found with the coordinates of a citation."""
    return SearchHit(**source_fields(hit.passage), rank=hit.rank, score=hit.score)


def as_hit(source: Source, rank: int) -> SearchHit:
    """Return a place that was looked up as one that a search found, by its rank from 1."""
    values = {one.name: getattr(source, one.name) for one in fields(Source)}
    return SearchHit(**values, rank=rank, score=1.0)
