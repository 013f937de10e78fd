"""What stands inside the paragraphs of a Word file: runs, characters, fields, note references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.readers.number_formats import UNREADABLE, picture_character
from index.readers.word.fields import FieldStack
from index.readers.word.package import Element, W
from index.readers.word.reading import (
    NoteReference,
    Notes,
    OpenParagraph,
    Piece,
    Reading,
    is_hidden,
)

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V = "{urn:schemas-microsoft-com:vml}"
Step = tuple[Iterator[Element], Callable[[], object] | None]
"""The children of an element to walk, and what to do behind them."""


class TextReader:
    """Takes what elements inside paragraphs say into the innermost open paragraph.

    Args:
        reading: What the stories of the file share.
        notes: The notes the text may refer to; None where it cannot.
        mark: For the text of a note, its printed mark.

    Attributes:
        mark_written: Whether the note shows its mark itself.
    """

    def __init__(self, reading: Reading, notes: Notes | None, mark: str) -> None:
        self._reading = reading
        self._notes = notes
        self._mark = mark
        self._paragraphs: list[OpenParagraph] = []
        self._taken_out_as: list[str] = []
        self._fields = FieldStack()
        self._custom_mark: NoteReference | None = None
        self.mark_written = False
        self._enter: dict[str, Callable[[Element], Step | None]] = {
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

    def _write(self, text: str) -> None:
        if not self._paragraphs:
            self._reading.leave_out(text)
            return
        paragraph = self._paragraphs[-1]
        kind, field = self._fields.taking_out()
        if self._taken_out_as:
            kind, field = self._taken_out_as[0], None
        if not kind and self._custom_mark is not None:
            self._custom_mark.mark += text
            kind = "mark"
        self._fields.note_result()
        paragraph.pieces.append(Piece(kind, text, field))

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

    def _take_out(self, element: Element, kind: str) -> Step:
        self._taken_out_as.append(kind)
        return iter(element), self._taken_out_as.pop

    def _run(self, element: Element) -> Step:
        by_style = bool(self._paragraphs and self._paragraphs[-1].style.hidden)
        if is_hidden(element.find(f"{W}rPr"), by_style, self._reading.styles):
            return self._take_out(element, "hidden")
        return iter(element), self._end_run

    def _end_run(self) -> None:
        self._custom_mark = None

    def _alternatives(self, element: Element) -> Step | None:
        """Read one of several versions of the same content: the newest that has text."""
        versions = [item for item in element if item.tag in {f"{_MC}Choice", f"{_MC}Fallback"}]
        chosen = next((item for item in versions if _has_text(item)), None)
        if chosen is None and versions:
            chosen = versions[0]
        return None if chosen is None else (iter(chosen), None)

    def _field_character(self, element: Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self._end_field()

    def _simple_field(self, element: Element) -> Step:
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


def _has_text(element: Element) -> bool:
    texts = element.iter(f"{W}t", f"{_A}t", f"{W}sym", f"{W}delText", f"{_M}t")
    return any(item.text or item.tag == f"{W}sym" for item in texts)
