"""A story of a Word file (the body, a note, a header): its elements in order to paragraphs.

The tree is walked with a stack of its own, so that no depth of nesting can exhaust Python's.
"""

from __future__ import annotations

from index.readers.tables import Block, Cell, Row, table_blocks
from index.readers.word.fields import FieldStack
from index.readers.word.numbering import Label, NumberCounters
from index.readers.word.package import Element, W, value
from index.readers.word.reading import Notes, OpenParagraph, Reading, Sink, tidy
from index.readers.word.text import Step, TextReader
from index.records import DocumentParagraph, DocumentRole


class StoryReader(TextReader):
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
        super().__init__(reading, notes, mark)
        self._counters = counters
        self._layout_only = layout_only
        self._box_counters: NumberCounters | None = None
        self._sinks = [Sink()]
        self._tables: list[list[Row]] = []
        self._enter.update(
            {
                f"{W}p": self._paragraph,
                f"{W}tbl": self._table,
                f"{W}tr": self._row,
                f"{W}tc": self._cell,
                f"{W}txbxContent": self._text_box,
            }
        )

    def read(self, root: Element) -> list[Block]:
        """Return the paragraphs of the story, in reading order."""
        stack: list[Step] = [(iter(root), None)]
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

    # Paragraphs ---------------------------------------------------------------------------------

    def _paragraph(self, element: Element) -> Step:
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
        paragraph.give_back(self._fields.end_paragraph())
        self._custom_mark = None
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

    def _text_box(self, element: Element) -> Step:
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

    def _table(self, element: Element) -> Step:
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

    def _row(self, element: Element) -> Step:
        if self._tables:
            self._tables[-1].append([])
        if element.find(f"{W}trPr/{W}del") is not None:
            return self._take_out(element, "deletion")
        return iter(element), None

    def _cell(self, element: Element) -> Step:
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
