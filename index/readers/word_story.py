"""A story of a Word file (the body, a note, a header): its elements in order to paragraphs.

The tree is walked with a stack of its own, so that no depth of nesting can exhaust Python's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.readers.word_fields import FieldStack
from index.readers.word_number_formats import UNREADABLE, picture_character
from index.readers.word_numbering import Label, NumberCounters
from index.readers.word_package import Element, W, value
from index.readers.word_reading import (
    NoteReference,
    Notes,
    OpenParagraph,
    Piece,
    Reading,
    Sink,
    is_hidden,
    tidy,
)
from index.readers.word_tables import Block, Cell, Row, table_blocks
from index.records import DocumentParagraph, DocumentRole

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V = "{urn:schemas-microsoft-com:vml}"
_Leave = Callable[[], object]
_Step = tuple[Iterator[Element], _Leave | None]


class StoryReader:
    """Reads one story.

    Args:
        reading: What the stories of the file share.
        counters: Count the automatic numbers of the story.
        notes: The notes it may refer to; None where it cannot.
        mark: For the story of a note, its printed mark.
        layout_only: Whether its tables only arrange text on the page, as in headers.
    """

    def __init__(
        self,
        reading: Reading,
        counters: NumberCounters,
        notes: Notes | None = None,
        mark: str = "",
        layout_only: bool = False,
    ) -> None:
        self._reading = reading
        self._counters = counters
        self._notes = notes
        self._mark = mark
        self._layout_only = layout_only
        self._box_counters: NumberCounters | None = None
        self._paragraphs: list[OpenParagraph] = []
        self._sinks = [Sink()]
        self._tables: list[list[Row]] = []
        self._taken_out_as: list[str] = []
        self._fields = FieldStack()
        self._custom_mark: NoteReference | None = None
        self.mark_written = False
        self._enter: dict[str, Callable[[Element], _Step | None]] = {
            f"{W}p": self._paragraph,
            f"{W}r": self._run,
            f"{W}t": self._text,
            f"{W}delText": self._deleted_text,
            f"{_M}t": self._text,
            f"{_A}t": self._drawn_text,
            f"{W}tab": lambda _: self._write("\t"),
            f"{W}ptab": lambda _: self._write("\t"),
            f"{W}br": lambda _: self._write("\n"),
            f"{W}cr": lambda _: self._write("\n"),
            f"{W}noBreakHyphen": lambda _: self._write("‑"),
            f"{W}softHyphen": lambda _: None,
            f"{W}sym": self._symbol,
            f"{W}instrText": lambda item: self._fields.instruct(item.text or ""),
            f"{W}fldChar": self._field_character,
            f"{W}fldSimple": self._simple_field,
            f"{W}del": lambda item: self._take_out(item, "deletion"),
            f"{W}moveFrom": lambda item: self._take_out(item, "move"),
            f"{W}rt": lambda item: self._take_out(item, "reading aid"),
            f"{W}footnoteReference": self._note_reference,
            f"{W}endnoteReference": self._note_reference,
            f"{W}footnoteRef": self._own_mark,
            f"{W}endnoteRef": self._own_mark,
            f"{W}tbl": self._table,
            f"{W}tr": self._row,
            f"{W}tc": self._cell,
            f"{W}txbxContent": self._text_box,
            f"{_MC}AlternateContent": self._alternatives,
            f"{_V}textpath": lambda item: self._reading.leave_out(item.get("string", "")),
            f"{W}altChunk": lambda _: self._tally("inserted part"),
            f"{_C}chart": lambda _: self._tally("chart or diagram"),
            f"{_DGM}relIds": lambda _: self._tally("chart or diagram"),
        }
        properties = "p r tbl tr tc sdt sdtEnd sect smartTag customXml ruby"
        for name in properties.split():
            self._enter[f"{W}{name}Pr"] = lambda _: None
        self._enter[f"{W}tblGrid"] = self._enter[f"{W}delInstrText"] = lambda _: None

    def read(self, root: Element) -> list[Block]:
        """Return the paragraphs of the story, in reading order."""
        stack: list[_Step] = [(iter(root), None)]
        while stack:
            children, leave = stack[-1]
            element = next(children, None)
            if element is None:
                stack.pop()
                if leave is not None:
                    leave()
            elif isinstance(element.tag, str):
                enter = self._enter.get(element.tag)
                step = (iter(element), None) if enter is None else enter(element)
                if step is not None:
                    stack.append(step)
        return self._close_sink()

    # Text ---------------------------------------------------------------------------------------

    def _write(self, text: str) -> None:
        if not self._paragraphs:
            self._reading.leave_out(text)
            return
        paragraph = self._paragraphs[-1]
        kind = self._taken_out_as[0] if self._taken_out_as else self._fields.kind()
        if not kind and self._custom_mark is not None:
            self._custom_mark.mark += text
            kind = "mark"
        self._fields.note_result()
        paragraph.pieces.append(Piece(kind, text))

    def _text(self, element: Element) -> None:
        self._write((element.text or "").replace("\n", " ").replace("\t", " "))

    def _deleted_text(self, element: Element) -> None:
        self._taken_out_as.append("deletion")
        self._text(element)
        self._taken_out_as.pop()

    def _drawn_text(self, element: Element) -> None:
        self._write("\n" + (element.text or ""))

    def _symbol(self, element: Element) -> None:
        code = element.get(f"{W}char", "")
        shown = UNREADABLE
        if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code):
            shown = picture_character(element.get(f"{W}font", ""), int(code, 16))
        if shown == UNREADABLE:
            self._tally("unreadable symbol")
        self._write(shown)

    def _own_mark(self, _: Element) -> None:
        self.mark_written = True
        self._write(f"{self._mark}\t")

    def _tally(self, what: str) -> None:
        self._reading.tally[what] += 1

    def _take_out(self, element: Element, kind: str) -> _Step:
        self._taken_out_as.append(kind)
        return iter(element), self._taken_out_as.pop

    def _run(self, element: Element) -> _Step:
        by_style = bool(self._paragraphs and self._paragraphs[-1].style.hidden)
        if is_hidden(element.find(f"{W}rPr"), by_style, self._reading.styles):
            return self._take_out(element, "hidden")
        return iter(element), self._end_run

    def _end_run(self) -> None:
        self._custom_mark = None

    def _alternatives(self, element: Element) -> _Step | None:
        """Read one of several versions of the same content: the newest that has text."""
        versions = [item for item in element if item.tag in {f"{_MC}Choice", f"{_MC}Fallback"}]
        chosen = next((item for item in versions if _has_text(item)), None)
        if chosen is None and versions:
            chosen = versions[0]
        return None if chosen is None else (iter(chosen), None)

    # Fields and notes ---------------------------------------------------------------------------

    def _field_character(self, element: Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self._end_field()

    def _simple_field(self, element: Element) -> _Step:
        self._fields.begin()
        self._fields.instruct(element.get(f"{W}instr", ""))
        self._fields.separate()
        return iter(element), self._end_field

    def _end_field(self) -> None:
        counted = self._fields.end(count=not self._taken_out_as)
        if counted:
            self._write(counted)
        elif counted is None:
            self._tally("number without result")

    def _note_reference(self, element: Element) -> None:
        if self._taken_out_as or self._notes is None or not self._paragraphs:
            return
        reference = self._notes.refer(element)
        if reference is None:
            self._tally("missing note")
            return
        self._paragraphs[-1].references.append(reference)
        if element.get(f"{W}customMarkFollows") in {"1", "true", "on"}:
            self._custom_mark = reference

    # Paragraphs ---------------------------------------------------------------------------------

    def _paragraph(self, element: Element) -> _Step:
        properties = element.find(f"{W}pPr")
        name = "" if properties is None else value(properties.find(f"{W}pStyle"))
        paragraph = OpenParagraph(properties, self._reading.styles.paragraph(name))
        pending, self._sinks[-1].pending = self._sinks[-1].pending, None
        if pending is not None:
            paragraph.continue_from(pending)
        self._paragraphs.append(paragraph)
        return iter(element), self._end_paragraph

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        self._fields.end_paragraph()
        if paragraph.end_is_deleted and not self._taken_out_as:
            paragraph.settle(self._reading)
            self._sinks[-1].pending = paragraph
        else:
            self._finish(paragraph)
        ends_section = (
            paragraph.properties is not None and paragraph.properties.find(f"{W}sectPr") is not None
        )
        if ends_section and self._notes is not None:
            self._notes.end_section()

    def _finish(self, paragraph: OpenParagraph) -> None:
        paragraph.settle(self._reading)
        text = tidy("".join(paragraph.shown))
        blocks = self._sinks[-1].blocks
        hidden = not text and paragraph.end_is_hidden
        label = None if hidden or self._taken_out_as else self._label(paragraph)
        if text:
            heading = paragraph.is_heading(text)
            role = DocumentRole.HEADING if heading else DocumentRole.BODY
            printed = text if label is None else label.before(text)
            if label is not None and label.number is not None:
                blocks.append(Block(DocumentParagraph(text, label.number, role), printed))
            else:
                blocks.append(Block(DocumentParagraph(printed, None, role), printed))
        for reference in paragraph.references:
            if self._notes is not None:
                blocks.extend(self._notes.read(reference))
        blocks.extend(paragraph.boxes)

    def _label(self, paragraph: OpenParagraph) -> Label | None:
        place = self._counters.definitions.place(paragraph.properties, paragraph.style)
        if place is None:
            return None
        label = self._counters.count(*place)
        if label is None:
            self._tally("undefined number")
        return label

    def _text_box(self, element: Element) -> _Step:
        """Read a text box as a story of its own that stands behind the paragraph it hangs on."""
        outer = self._fields, self._counters, self._custom_mark
        if self._box_counters is None:
            self._box_counters = NumberCounters(self._reading.numbering)
        self._fields, self._counters, self._custom_mark = FieldStack(), self._box_counters, None
        self._sinks.append(Sink())

        def leave() -> None:
            blocks = self._close_sink()
            self._fields, self._counters, self._custom_mark = outer
            if self._paragraphs:
                self._paragraphs[-1].boxes.extend(blocks)
            else:
                self._sinks[-1].blocks.extend(blocks)
            if blocks:
                self._tally("text box")

        return iter(element), leave

    def _close_sink(self) -> list[Block]:
        self._settle()
        return self._sinks.pop().blocks

    def _settle(self) -> None:
        """Finish a paragraph whose end was deleted where no other continues it."""
        pending, self._sinks[-1].pending = self._sinks[-1].pending, None
        if pending is not None:
            self._finish(pending)

    # Tables -------------------------------------------------------------------------------------

    def _table(self, element: Element) -> _Step:
        self._settle()
        sink = self._sinks[-1]
        opening = len(self._sinks) == 1 and not sink.blocks
        sink.has_table = True
        self._tables.append([])

        def leave() -> None:
            self._settle()
            rows = self._tables.pop()
            sink.blocks.extend(table_blocks(rows, layout=self._layout_only or opening))

        return iter(element), leave

    def _row(self, element: Element) -> _Step:
        if self._tables:
            self._tables[-1].append([])
        if element.find(f"{W}trPr/{W}del") is not None:
            return self._take_out(element, "deletion")
        return iter(element), None

    def _cell(self, element: Element) -> _Step:
        if not self._tables or not self._tables[-1]:
            return iter(element), None
        row = self._tables[-1][-1]
        merged = element.find(f"{W}tcPr/{W}vMerge")
        continues = merged is not None and value(merged, "continue") == "continue"
        deleted = element.find(f"{W}tcPr/{W}cellDel") is not None
        self._sinks.append(Sink())
        kind = "deletion" if deleted else "merged cell" if continues else ""
        if kind:
            self._taken_out_as.append(kind)

        def leave() -> None:
            has_table = self._sinks[-1].has_table
            row.append(Cell(self._close_sink(), has_table))
            if kind:
                self._taken_out_as.pop()

        return iter(element), leave


def _has_text(element: Element) -> bool:
    texts = element.iter(f"{W}t", f"{_A}t", f"{W}sym", f"{W}delText", f"{_M}t")
    return any(item.text or item.tag == f"{W}sym" for item in texts)
