"""The shapes everything else is built on: records, turns, paragraphs, speakers, passages.

All are frozen. Every span is a pair of character offsets, start included and end excluded, into
the text of the record it belongs to, so that ``record.text[start:end]`` is always the exact words.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Side(StrEnum):
    """For whom a speaker speaks."""

    STATE = "state"
    COMMITTEE = "committee"
    OTHER = "other"
    """Secretariat, observers, holders of outside offices, a chair in procedure, unknown."""


class ParagraphKind(StrEnum):
    """What a paragraph of a record is."""

    HEADER = "header"
    """Front matter: symbol, session, place, list of contents."""
    HEADING = "heading"
    """The title of an agenda item or of a part of it, inside the meeting."""
    SPEECH = "speech"
    """What somebody said, reported or verbatim."""
    PROCEDURE = "procedure"
    """What happened and nobody said: arrivals, suspensions, votes, adoption, closure."""
    FOOTNOTE = "footnote"
    """A note of the editors, or a notice on corrections."""
    UNCLASSIFIED = "unclassified"
    """Not understood; kept, searchable, and ascribed to nobody."""


class RecordForm(StrEnum):
    """How a record renders speech."""

    SUMMARY = "summary"
    """Reported speech in the words of the record ("Mr. X said that ...")."""
    VERBATIM = "verbatim"
    """The speaker's own words ("Mr. X (Kuwait): ...")."""
    TRANSCRIPT = "transcript"
    """The speaker's own words behind a name of any kind ("Project Manager: ...")."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke, as far as the record tells.

    Attributes:
        name: The designation as printed, mended where glued ("Mr. Rogov", "The Chair",
            "A representative of Kazakhstan"); empty where the record names nobody.
        role: The office printed with the name ("Country Rapporteur"), or one that follows from
            the form of the record ("Member of the Committee", "Representative of the State");
            empty where none is known.
        affiliation: The State or organisation as printed; empty where none is.
        state: ISO 3166 alpha-3 code of the State, or None.
        side: For whom the speaker speaks.
        on_behalf_of: The group for which a State speaks besides itself, as printed ("the
            Group of African States"); empty where it speaks for itself alone.
    """

    name: str
    role: str = ""
    affiliation: str = ""
    state: str | None = None
    side: Side = Side.OTHER
    on_behalf_of: str = ""


UNKNOWN_SPEAKER = Speaker(name="")


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted intervention: paragraphs ``first`` to ``last``, both included."""

    index: int
    speaker: Speaker
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a record.

    Attributes:
        index: Position in the record, from 0.
        kind: What it is.
        start, end: Its span in the record's text, without a printed number.
        number: The number it is cited by, or None where it has none (headings, front matter).
        printed: True where the number stands in the source, False where it was counted.
        turn: Index of the turn it belongs to, or None.
        heading: The heading it stands under, or empty.
    """

    index: int
    kind: ParagraphKind
    start: int
    end: int
    number: int | None = None
    printed: bool = False
    turn: int | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class RecordMetadata:
    """What is known of a meeting. Empty strings and tuples mean: not known.

    Attributes:
        symbol: Document symbol, normalised ("CAT/C/SR.1995").
        title: What the record is about, for people.
        body: The body that met ("Committee against Torture").
        states: ISO 3166 alpha-3 codes of the States considered.
        session: As printed ("Seventy-sixth session").
        meeting: Number of the meeting.
        date: ISO 8601, as exact as is known ("2023", "2023-05", "2023-05-03").
        time: As printed ("10 a.m.").
        place: As printed.
        chair: As printed ("Mr. Heller").
        language: ISO 639-1 code of the text, or empty.
        notes: Anything a reader should know, in words.
        issued: Date on which the document was issued, ISO 8601: it tells versions apart.
    """

    symbol: str = ""
    title: str = ""
    body: str = ""
    states: tuple[str, ...] = ()
    session: str = ""
    meeting: int | None = None
    date: str = ""
    time: str = ""
    place: str = ""
    chair: str = ""
    language: str = ""
    notes: str = ""
    issued: str = ""


METADATA = tuple(item.name for item in fields(RecordMetadata))
"""Names of the fields of a record's metadata, in their order."""


class DocumentRole(StrEnum):
    """What a format itself says of a paragraph, where it says anything."""

    BODY = "body"
    HEADING = "heading"
    FOOTNOTE = "footnote"
    """A footnote or endnote, whose text stands behind the paragraph it belongs to."""


@dataclass(frozen=True, slots=True)
class DocumentParagraph:
    """A paragraph as a reader found it.

    Attributes:
        text: Its text, without a number that the format keeps apart from it.
        number: That number, as a word processor would print it; None where there is none.
        role: What the format says it is.
    """

    text: str
    number: int | None = None
    role: DocumentRole = DocumentRole.BODY


@dataclass(frozen=True, slots=True)
class Contents:
    """What a reader finds in a file, in the order in which it is read.

    Attributes:
        paragraphs: No text of the file is missing but what ``leftovers`` lists.
        leftovers: Text taken out: debris of word processors ("[bookmark: _Hlk1]"), running heads,
            page numbers, deletions of tracked changes.
        remarks: What a person should know of the reading, one sentence each ("2 text boxes stand
            behind the paragraphs they are anchored to.").
    """

    paragraphs: tuple[DocumentParagraph, ...]
    leftovers: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read, before anything is understood.

    Attributes:
        source: Where it came from (a path, as text).
        sha256: Hex digest of the file's bytes.
        paragraphs: In order; no text of the file is missing but what ``leftovers`` lists.
        leftovers: Text taken out, as in :class:`Contents`.
        remarks: What a person should know of the reading, as in :class:`Contents`.
    """

    source: str
    sha256: str
    paragraphs: tuple[DocumentParagraph, ...]
    leftovers: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A record, understood.

    Attributes:
        id: Stable name within a store.
        text: The text all spans refer to. It never changes for a version of a record.
        form: How it renders speech.
        metadata: What is known of the meeting.
        paragraphs, turns: In order.
        source, sha256: The file it came from, and the digest of its bytes.
        leftovers, remarks: What the reader took out and what it had to say, as in
            :class:`Contents`.
    """

    id: str
    text: str
    form: RecordForm
    metadata: RecordMetadata
    paragraphs: tuple[Paragraph, ...]
    turns: tuple[Turn, ...]
    source: str
    sha256: str
    leftovers: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called, for people."""
        return called(self.metadata.symbol, self.metadata.title, self.id)

    def paragraph_text(self, paragraph: Paragraph) -> str:
        """Return the exact words of a paragraph of this record."""
        return self.text[paragraph.start : paragraph.end]

    def speaker_of(self, paragraph: Paragraph) -> Speaker:
        """Return who speaks in a paragraph, or the unknown speaker."""
        return UNKNOWN_SPEAKER if paragraph.turn is None else self.turns[paragraph.turn].speaker


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of retrieval: whole sentences of one paragraph of one turn.

    Attributes:
        id: Digest of what the passage is and where it stands; new whenever either changes.
        record_id: The record.
        paragraph: Index of the paragraph in the record.
        start, end: Span in the record's text.
        text: ``record.text[start:end]``.
        tokens: Length of the text in tiktoken tokens (cl100k_base).
    """

    id: str
    record_id: str
    paragraph: int
    start: int
    end: int
    text: str
    tokens: int


def called(symbol: str, title: str, record_id: str) -> str:
    """Return what a record is called: by its symbol, else by its title, else by its id."""
    return symbol or title or record_id
