"""What stands between two blocks of a page: text, line breaks, references to notes, labels."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from index.parsing.numbering import split_number
from index.readers.number_formats import UNREADABLE, picture_character
from index.readers.tables import Block
from index.readers.web.elements import keeps_lines
from index.readers.web.lines import LINE_END, collapse, paragraphs_of, tidy_lines
from index.readers.web.lists import ListLabel
from index.readers.web.markup import Element, style_of
from index.readers.web.notes import NoteReference, PageNotes, is_way_back
from index.readers.web.reading import Reading, text_of
from index.records import DocumentParagraph, DocumentRole

Leave = Callable[[], object]
"""What to do when all that is in an element is read."""
_REFERENCE = "\x01"
"""Stands for a reference to a note; control characters of the page itself are blanks by now."""
_BLANKS = re.compile(" {2,}")
_SPACE_BEFORE_REFERENCE = re.compile(rf" ({_REFERENCE}+)(?=[\s.,;:?!)]|$)")
_LONGEST_HEADING = 300
"""Longer text, in characters, is no heading whatever its element."""
_MOST_PIECES_OF_MARK = 20


@dataclass
class _Run:
    """Text between two blocks, in the making."""

    pieces: list[str] = field(default_factory=list)
    references: list[NoteReference] = field(default_factory=list)


@dataclass
class Sink:
    """Where finished paragraphs go: the page, or a cell of a table.

    Attributes:
        blocks: The paragraphs, in order.
        has_table: Whether a table is among them.
    """

    blocks: list[Block] = field(default_factory=list)
    has_table: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the text at a place of a page stands in.

    Attributes:
        heading, note: A heading, a footnote.
        paragraph: An element for a single paragraph.
        lines: An element whose line ends are shown as they are written.
        section: An element whose headers and footers are its own and not the site's.
    """

    heading: bool = False
    note: bool = False
    paragraph: bool = False
    lines: bool = False
    section: bool = False

    def __or__(self, inner: Surroundings) -> Surroundings:
        """Return what text stands in that stands in both."""
        return Surroundings(
            self.heading or inner.heading,
            self.note or inner.note,
            self.paragraph or inner.paragraph,
            self.lines or inner.lines,
            self.section or inner.section,
        )


class TextReader(ABC):
    """Makes paragraphs of the text between blocks.

    Args:
        reading: What the parts of the page share.
        notes: The notes of the page.
        mark: For a note, its mark; None for the page itself.
    """

    def __init__(self, reading: Reading, notes: PageNotes, mark: str | None) -> None:
        self._reading = reading
        self._notes = notes
        self._mark = mark
        self._run = _Run()
        self._sinks = [Sink()]
        self._labels: list[ListLabel] = []
        self._inside = Surroundings()

    @abstractmethod
    def _read_note(self, reference: NoteReference) -> list[Block]:
        """Return the paragraphs of a note; none if they were read before."""

    def _enter_inline(self, element: Element, name: str) -> Leave | bool:
        reference = self._notes.reference(element)
        if reference is not None:
            self._refer(reference)
            return False
        if name == "a" and self._mark is not None and is_way_back(element):
            return False
        if name == "q":
            self._write("“")
            return lambda: self._write("”")
        if element.attrib and style_of(element).get("mso-list") == "ignore":
            self._write_label(element)
            return False
        if keeps_lines(element):
            outside, self._inside = self._inside, replace(self._inside, lines=True)
            return lambda: self._leave(outside)
        return self._divide_mark if self._mark is not None else True

    def _leave(self, outside: Surroundings) -> None:
        self._inside = outside

    def _refer(self, reference: NoteReference) -> None:
        self._run.pieces.append(_REFERENCE)
        self._run.references.append(reference)
        if reference.mark != self._notes.mark_of(reference):
            self._reading.leave_out(reference.mark, "")

    def _divide_mark(self) -> None:
        """Put a blank behind the mark of a note, where only its form divides it from the text."""
        if len(self._run.pieces) <= _MOST_PIECES_OF_MARK:
            written = "".join(self._run.pieces)
            if written.strip() == self._mark and not written[-1:].isspace():
                self._run.pieces.append(" ")

    def _write_label(self, element: Element) -> None:
        """Write the label that Word prints before an item of a list."""
        label = " ".join(text_of(element).split())
        if len(label) == 1:
            for holder in (element, element.getparent()):
                font = style_of(holder).get("font-family", "").split(",")[0].strip("'\" ")
                shown = picture_character(font, ord(label))
                if shown not in {UNREADABLE, label}:
                    label = shown
                    break
        self._run.pieces.append(f"{label} ")

    def _write(self, text: str) -> None:
        if text:
            self._run.pieces.append(tidy_lines(text) if self._inside.lines else collapse(text))

    def _break_line(self) -> None:
        self._run.pieces.append(LINE_END)

    def _end_run(self) -> None:
        """Turn the text since the last block into paragraphs."""
        run = self._run
        if not run.pieces:
            return
        self._run = _Run()
        text = "".join(run.pieces)
        if run.references:
            text = _SPACE_BEFORE_REFERENCE.sub(r"\1", _BLANKS.sub(" ", text))
        references = iter(run.references)
        for paragraph in paragraphs_of(
            text,
            in_paragraph=self._inside.paragraph,
            one_line=self._inside.heading,
            as_written=self._inside.lines,
        ):
            self._add(paragraph.replace(_REFERENCE, "").strip())
            for _ in range(paragraph.count(_REFERENCE)):
                self._sinks[-1].blocks.extend(self._read_note(next(references)))

    def _add(self, text: str) -> None:
        if not text:
            return
        role = DocumentRole.BODY
        if self._inside.note:
            role = DocumentRole.FOOTNOTE
        elif self._inside.heading and len(text) <= _LONGEST_HEADING:
            role = DocumentRole.HEADING
        labels, self._labels = self._labels, []
        number = labels[0].number if labels else None
        if number is not None:
            labels = labels[1:]
            if split_number(text)[0] is not None:
                number = None  # The text prints its number itself.
        text = " ".join([*(label.text for label in labels), text])
        printed = text if number is None else f"{number}. {text}"
        self._sinks[-1].blocks.append(Block(DocumentParagraph(text, number, role), printed))
