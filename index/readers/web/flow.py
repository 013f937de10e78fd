"""The elements of a page in order to its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from index.numbering import split_number
from index.readers.number_formats import UNREADABLE, picture_character
from index.readers.tables import Block, Cell, Row, table_blocks
from index.readers.web.elements import (
    FURNITURE,
    HEADINGS,
    OTHER,
    SECTIONING,
    WITHOUT_TEXT,
    begins_line,
    has_tools,
    keeps_lines,
    left_out_as,
    margin_of,
)
from index.readers.web.lines import LINE_END, collapse, paragraphs_of
from index.readers.web.lists import ListCounter, ListLabel
from index.readers.web.markup import Element, name_of, style_of
from index.readers.web.notes import NoteReference, PageNotes, is_way_back, says_it_is_note
from index.readers.web.reading import Reading, text_of, walk
from index.records import DocumentParagraph, DocumentRole

_REFERENCE = "\x01"
"""Stands for a reference to a note; control characters of the page itself are blanks by now."""
_BLANKS = re.compile(" {2,}")
_SPACE_BEFORE_REFERENCE = re.compile(rf" ({_REFERENCE}+)(?=[\s.,;:?!)]|$)")
_PARAGRAPHS = frozenset({"p", "li", "dt", "dd", "th", "caption", "figcaption", "summary"})
_LISTS = frozenset({"ol", "ul", "dir"})
_CELLS = frozenset({"td", "th"})
_LONGEST_HEADING = 300
_LONGEST_LABEL = 40
_Leave = Callable[[], object]


@dataclass
class _Run:
    """Text between two blocks, in the making."""

    pieces: list[str] = field(default_factory=list)
    references: list[NoteReference] = field(default_factory=list)


@dataclass
class _Sink:
    """Where finished paragraphs go: the page, or a cell of a table."""

    blocks: list[Block] = field(default_factory=list)
    has_table: bool = False


class FlowReader:
    """Reads the paragraphs in one element of a page.

    Args:
        reading: What the parts of the page share.
        notes: The notes of the page.
        own_margins: Whether headers and footers in it are its own, and not those of a site.
        has_article: Whether the page marks its main text, so that other headers are the site's.
        mark: For a note, its mark; None for the page itself.
    """

    def __init__(
        self,
        reading: Reading,
        notes: PageNotes,
        *,
        own_margins: bool,
        has_article: bool = False,
        mark: str | None = None,
    ) -> None:
        self._reading = reading
        self._notes = notes
        self._own_margins = own_margins
        self._has_article = has_article
        self._mark = mark
        self._run = _Run()
        self._sinks = [_Sink()]
        self._tables: list[list[Row]] = []
        self._lists: list[ListCounter] = []
        self._labels: list[ListLabel] = []
        self._inside = dict.fromkeys(("heading", "paragraph", "lines", "note", "section"), 0)

    def read(self, root: Element) -> list[Block]:
        """Return the paragraphs in an element, in reading order."""
        walk(self._reading.source, root, self._enter, self._write)
        self._end_run()
        return self._sinks[-1].blocks

    # Elements -----------------------------------------------------------------------------------

    def _enter(self, element: Element) -> _Leave | bool:
        name = name_of(element)
        if name == "br":
            self._run.pieces.append(LINE_END)
        if name in WITHOUT_TEXT or name == "br":
            return False
        if self._notes.is_note(element):
            self._end_run()
            return False
        kind = left_out_as(element)
        if kind is None and self._is_margin(element):
            kind = FURNITURE
        if kind is not None:
            self._leave_out(element, kind)
            return False
        if begins_line(element):
            return self._enter_block(element, name)
        return self._enter_inline(element, name)

    def _is_margin(self, element: Element) -> bool:
        margin = margin_of(element)
        if not margin or self._inside["section"] or self._own_margins:
            return False
        return margin == "footer" or self._has_article or has_tools(element)

    def _leave_out(self, element: Element, kind: str) -> None:
        if begins_line(element):
            self._end_run()
        if name_of(element) == "iframe" and element.get("src"):
            self._reading.tally["inner frame"] += 1
        text = text_of(self._reading.source, element, self._notes.is_note)
        self._reading.leave_out(text, kind)

    def _enter_block(self, element: Element, name: str) -> _Leave:
        self._end_run()
        inside = [
            kind
            for kind, is_so in (
                ("heading", name in HEADINGS),
                ("paragraph", name in _PARAGRAPHS),
                ("lines", keeps_lines(element)),
                ("note", says_it_is_note(element)),
                ("section", name in SECTIONING),
            )
            if is_so
        ]
        for kind in inside:
            self._inside[kind] += 1
        leave_special = self._enter_special(element, name)

        def leave() -> None:
            self._end_run()
            for kind in inside:
                self._inside[kind] -= 1
            if leave_special is not None:
                leave_special()

        return leave

    def _enter_special(self, element: Element, name: str) -> _Leave | None:
        if name in _LISTS:
            self._lists.append(ListCounter(element, nested=bool(self._lists)))
            return self._lists.pop
        if name == "li":
            return self._item(element)
        if name == "table":
            return self._table()
        if name == "tr" and self._tables:
            self._tables[-1].append([])
        if name in _CELLS and self._tables and self._tables[-1]:
            return self._cell()
        return None

    def _item(self, element: Element) -> _Leave | None:
        counter = self._lists[-1] if self._lists else ListCounter(None, nested=True)
        label = counter.count(element)
        if label is None or self._mark is not None:
            return None
        before = self._labels
        self._labels = [*before[-3:], label]
        opened = self._labels

        def leave() -> None:
            if self._labels is opened:  # The item is empty.
                self._labels = before

        return leave

    def _table(self) -> _Leave:
        sink = self._sinks[-1]
        opening = len(self._sinks) == 1 and not sink.blocks
        sink.has_table = True
        self._tables.append([])
        lists, self._lists = self._lists, []

        def leave() -> None:
            rows = self._tables.pop()
            self._lists = lists
            layout = opening or self._mark is not None
            self._sinks[-1].blocks.extend(table_blocks(rows, layout=layout))

        return leave

    def _cell(self) -> _Leave:
        row = self._tables[-1][-1]
        self._sinks.append(_Sink())

        def leave() -> None:
            sink = self._sinks.pop()
            row.append(Cell(sink.blocks, sink.has_table))

        return leave

    def _enter_inline(self, element: Element, name: str) -> _Leave | bool:
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
            self._inside["lines"] += 1
            return self._leave_lines
        return self._divide_mark if self._mark is not None else True

    def _leave_lines(self) -> None:
        self._inside["lines"] -= 1

    def _refer(self, reference: NoteReference) -> None:
        self._run.pieces.append(_REFERENCE)
        self._run.references.append(reference)
        if reference.mark != self._notes.mark_of(reference):
            self._reading.leave_out(reference.mark, OTHER)

    def _divide_mark(self) -> None:
        """Put a blank behind the mark of a note, where only its form divides it from the text."""
        if len(self._run.pieces) < _LONGEST_LABEL:
            written = "".join(self._run.pieces)
            if written.strip() == self._mark and not written[-1:].isspace():
                self._run.pieces.append(" ")

    def _write_label(self, element: Element) -> None:
        """Write the label that Word prints before an item of a list."""
        label = " ".join(text_of(self._reading.source, element).split())
        fonts = (style_of(item).get("font-family", "") for item in [element, *element.iter("*")])
        parent = element.getparent()
        fonts_around = style_of(parent).get("font-family", "") if parent is not None else ""
        if len(label) == 1:
            for font in (*fonts, fonts_around):
                shown = picture_character(font.strip("'\" "), ord(label))
                if shown not in {UNREADABLE, label}:
                    label = shown
                    break
        self._run.pieces.append(f"{label} ")

    # Text ---------------------------------------------------------------------------------------

    def _write(self, text: str) -> None:
        if not text:
            return
        if self._inside["lines"]:
            text = text.replace("\r\n", LINE_END).replace("\r", LINE_END)
        else:
            text = collapse(text)
        self._run.pieces.append(text)

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
        heading = self._inside["heading"] > 0
        for paragraph in paragraphs_of(
            text,
            in_paragraph=self._inside["paragraph"] > 0,
            one_line=heading,
            as_written=self._inside["lines"] > 0,
        ):
            self._add(paragraph.replace(_REFERENCE, "").strip(), heading=heading)
            for _ in range(paragraph.count(_REFERENCE)):
                self._add_note(next(references))

    def _add(self, text: str, *, heading: bool) -> None:
        if not text:
            return
        role = DocumentRole.BODY
        if self._inside["note"]:
            role = DocumentRole.FOOTNOTE
        elif heading and len(text) <= _LONGEST_HEADING:
            role = DocumentRole.HEADING
        labels, self._labels = self._labels, []
        number = labels[0].number if labels else None
        if number is not None and split_number(text)[0] is not None:
            number, labels = None, labels[1:]  # The text prints its number itself.
        elif number is not None:
            labels = labels[1:]
        text = " ".join([*(label.text for label in labels), text])
        printed = text if number is None else f"{number}. {text}"
        self._sinks[-1].blocks.append(Block(DocumentParagraph(text, number, role), printed))

    def _add_note(self, reference: NoteReference) -> None:
        mark = self._notes.take(reference)
        if mark is not None:
            self._sinks[-1].blocks.extend(
                read_note(self._reading, self._notes, reference.note, mark)
            )


def read_note(reading: Reading, notes: PageNotes, note: Element, mark: str) -> list[Block]:
    """Return the paragraphs of a note, the first with its mark."""
    reader = FlowReader(reading, notes, own_margins=True, mark=mark)
    texts = [block.printed for block in reader.read(note)]
    if texts and not _begins_with(texts[0], mark):
        texts[0] = f"{mark} {texts[0]}"
    return [Block(DocumentParagraph(text, role=DocumentRole.FOOTNOTE), text) for text in texts]


def _begins_with(text: str, mark: str) -> bool:
    """Return whether a text begins with a mark; "1995" does not begin with the mark "1"."""
    behind = text[len(mark) : len(mark) + 1]
    return text.startswith(mark) and not (mark[-1:].isalnum() and behind.isalnum())
