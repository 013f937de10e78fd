"""The blocks of a page in order: paragraphs, lists, tables, notes, and what is left out."""

from __future__ import annotations

from index.readers.footnotes import footnote_blocks
from index.readers.tables import Block, Cell, Row, table_blocks
from index.readers.web.elements import (
    CONTROL,
    FURNITURE,
    HEADINGS,
    SECTIONING,
    WITHOUT_TEXT,
    begins_line,
    has_tools,
    keeps_lines,
    left_out_as,
    margin_of,
)
from index.readers.web.lists import ListCounter
from index.readers.web.markup import Element, name_of
from index.readers.web.notes import NoteReference, PageNotes, says_it_is_note
from index.readers.web.reading import Reading, text_of, walk
from index.readers.web.text import Leave, Sink, Surroundings, TextReader

_PARAGRAPHS = frozenset({"p", "li", "dt", "dd", "th", "caption", "figcaption", "summary"})
_LISTS = frozenset({"ol", "ul", "dir"})
_CELLS = frozenset({"td", "th"})


class FlowReader(TextReader):
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
        super().__init__(reading, notes, mark)
        self._own_margins = own_margins
        self._has_article = has_article
        self._tables: list[list[Row]] = []
        self._lists: list[ListCounter] = []

    def read(self, root: Element) -> list[Block]:
        """Return the paragraphs in an element, in reading order."""
        walk(root, self._enter, self._write, self._end_run)
        self._end_run()
        return self._sinks[-1].blocks

    # Elements -----------------------------------------------------------------------------------

    def _enter(self, element: Element) -> Leave | bool:
        name = name_of(element)
        if name == "br":
            self._break_line()
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
        if not margin or self._inside.section or self._own_margins:
            return False
        return margin == "footer" or self._has_article or has_tools(element)

    def _leave_out(self, element: Element, kind: str) -> None:
        if begins_line(element):
            self._end_run()
        elif kind in {CONTROL, FURNITURE}:
            self._write(" ")  # It has a box of its own, which divides the words around it.
        if name_of(element) == "iframe" and element.get("src"):
            self._reading.tally["inner frame"] += 1
        text = text_of(element, self._notes.is_note)
        self._reading.leave_out(text, kind)

    def _enter_block(self, element: Element, name: str) -> Leave:
        self._end_run()
        inside = Surroundings(
            heading=name in HEADINGS,
            paragraph=name in _PARAGRAPHS,
            lines=keeps_lines(element),
            note=says_it_is_note(element),
            section=name in SECTIONING,
        )
        outside, self._inside = self._inside, self._inside | inside
        leave_special = self._enter_special(element, name)

        def leave() -> None:
            self._end_run()
            self._inside = outside
            if leave_special is not None:
                leave_special()

        return leave

    def _enter_special(self, element: Element, name: str) -> Leave | None:
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

    def _item(self, element: Element) -> Leave | None:
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

    def _table(self) -> Leave:
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

    def _cell(self) -> Leave:
        row = self._tables[-1][-1]
        self._sinks.append(Sink())

        def leave() -> None:
            sink = self._sinks.pop()
            row.append(Cell(sink.blocks, sink.has_table))

        return leave

    def _read_note(self, reference: NoteReference) -> list[Block]:
        mark = self._notes.take(reference)
        if mark is None:
            return []
        return read_note(self._reading, self._notes, reference.note, mark)


def read_note(reading: Reading, notes: PageNotes, note: Element, mark: str) -> list[Block]:
    """Return the paragraphs of a note, the first with its mark."""
    reader = FlowReader(reading, notes, own_margins=True, mark=mark)
    return footnote_blocks((block.printed for block in reader.read(note)), mark)
