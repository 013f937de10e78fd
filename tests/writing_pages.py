"""Writes text as PDF pages: columns, justified lines, running heads, notes, words broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from index.records import ParagraphKind, Record

_WIDTH, _HEIGHT = 595.0, 842.0
_TOP, _BOTTOM = 90.0, 80.0
_NOTE_SIZE = 8.0


@dataclass(frozen=True)
class Printed:
    """A paragraph to print.

    Attributes:
        text: A word may end in ``^1``: a raised mark.
        number: Printed before it.
        bold: As headings are.
        notes: Texts of the notes that its marks refer to, by mark.
    """

    text: str
    number: int | None = None
    bold: bool = False
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Style:
    """How pages look; lengths in points."""

    columns: int = 1
    justified: bool = True
    breaks_words: bool = False
    indent: float = 0.0
    after: float = 6.0
    size: float = 10.0
    leading: float = 12.0
    margin: float = 85.0
    gutter: float = 20.0
    head: str = "CAT/C/SR.1995"
    word_by_word: bool = False
    page_numbers: bool = True
    recognised: bool = False
    """As programs that recognise text write it: word by word, each in a size of its own."""


@dataclass(frozen=True)
class _Line:
    words: tuple[str, ...]
    left: float
    width: float
    last: bool
    number: str
    font: str
    size: float
    before: float
    notes: tuple[tuple[str, str], ...] = ()


def printed(record: Record) -> list[Printed]:
    """Return the paragraphs of a record as they are printed, with their numbers."""
    found, last = [], 0
    for paragraph in record.paragraphs:
        number = paragraph.number if paragraph.number != last else None
        last = paragraph.number or last
        text = " ".join(record.paragraph_text(paragraph).split())
        found.append(Printed(text, number, paragraph.kind is ParagraphKind.HEADING))
    return found


def write_pdf(path: Path, paragraphs: Sequence[Printed], style: Style | None = None) -> None:
    """Print paragraphs on as many pages as they need."""
    _Printer(str(path), style or Style()).print_all(paragraphs)


class _Printer:
    def __init__(self, path: str, style: Style) -> None:
        self.style = style
        self.canvas = Canvas(path, pagesize=(_WIDTH, _HEIGHT))
        self.column_width = (
            _WIDTH - 2 * style.margin - (style.columns - 1) * style.gutter
        ) / style.columns
        self.page, self.column = 1, 0
        self.y = _HEIGHT - _TOP
        self.notes: list[list[str]] = []
        self.note_height = 0.0
        self.fresh = True

    def print_all(self, paragraphs: Sequence[Printed]) -> None:
        self._furnish()
        for paragraph in paragraphs:
            for line in self._lines(paragraph):
                self._place(line)
        self._end_column()
        self.canvas.save()

    def _furnish(self) -> None:
        style, canvas = self.style, self.canvas
        canvas.setFont("Times-Bold", 9)
        if self.page > 1 and style.head:
            canvas.drawString(style.margin, _HEIGHT - 50, style.head)
        canvas.setFont("Times-Roman", 9)
        if style.page_numbers:
            canvas.drawRightString(_WIDTH - style.margin, 40, str(self.page))

    def _lines(self, paragraph: Printed) -> list[_Line]:
        style = self.style
        font = "Times-Bold" if paragraph.bold else "Times-Roman"
        number = f"{paragraph.number}." if paragraph.number else ""
        first = style.indent + (28.0 if number else 0.0)
        if paragraph.bold:
            first = 0.0
        before = max(6.0, style.after) if paragraph.bold else style.after
        lines: list[_Line] = []
        words = paragraph.text.split()
        while words:
            left = first if not lines else 0.0
            taken, words = self._take(words, self.column_width - left, font)
            text = " ".join(taken)
            notes = tuple((mark, note) for mark, note in paragraph.notes if f"^{mark}" in text)
            lines.append(
                _Line(
                    tuple(taken),
                    left,
                    self.column_width - left,
                    not words,
                    number if not lines else "",
                    font,
                    style.size,
                    0.0 if lines else before,
                    notes,
                )
            )
        return lines

    def _take(self, words: list[str], width: float, font: str) -> tuple[list[str], list[str]]:
        taken: list[str] = []
        for index, word in enumerate(words):
            if self._measure([*taken, word], font) <= width:
                taken.append(word)
                continue
            head, tail = self._broken(taken, word, width, font)
            if head:
                return [*taken, head], [tail, *words[index + 1 :]]
            if taken:
                return taken, words[index:]
            return [word], words[index + 1 :]
        return taken, []

    def _broken(self, taken: list[str], word: str, width: float, font: str) -> tuple[str, str]:
        """Return the part of a word that fits, and the rest: behind its hyphen or within it."""
        places = [match.end() for match in re.finditer(r"(?<=\w)-(?=\w)", word)]
        hyphen = dict.fromkeys(places, "")
        if self.style.breaks_words and word.isalpha():
            hyphen.update(dict.fromkeys(range(3, len(word) - 2), "-"))
        for place in sorted(hyphen, reverse=True):
            head = word[:place] + hyphen[place]
            if self._measure([*taken, head], font) <= width:
                return head, word[place:]
        return "", word

    def _measure(self, words: Sequence[str], font: str, size: float = 0.0) -> float:
        size = size or self.style.size
        total = stringWidth(" ", font, size) * (len(words) - 1)
        for word in words:
            plain, _, mark = word.partition("^")
            total += stringWidth(plain, font, size) + stringWidth(mark, font, 0.6 * size)
        return total

    def _place(self, line: _Line) -> None:
        wrapped = []
        for mark, note in line.notes:
            words, first = note.split(), True
            while words:
                taken, words = self._take_note(words, self.column_width - (8 if first else 0))
                wrapped.append(((mark if first else ""), " ".join(taken)))
                first = False
        height = (_NOTE_SIZE + 1.5) * len(wrapped)
        before = 0.0 if self.fresh else line.before
        floor = _BOTTOM + self.note_height + height + (10 if wrapped or self.notes else 0)
        if self.y - before - self.style.leading < floor and not self.fresh:
            self._end_column()
            self._next_column()
            before = 0.0
        self.y -= before + self.style.leading
        self.fresh = False
        self._draw(line)
        self.notes.extend([mark, text] for mark, text in wrapped)
        self.note_height += height

    def _take_note(self, words: list[str], width: float) -> tuple[list[str], list[str]]:
        for count in range(len(words), 0, -1):
            if count == 1 or stringWidth(" ".join(words[:count]), "Times-Roman", 8) <= width:
                return words[:count], words[count:]
        return [], []

    def _draw(self, line: _Line) -> None:
        x = self.style.margin + self.column * (self.column_width + self.style.gutter)
        if line.number:
            self.canvas.setFont("Times-Roman", line.size)
            self.canvas.drawString(x + self.style.indent, self.y, line.number)
        space = stringWidth(" ", line.font, line.size)
        if self.style.justified and not line.last and len(line.words) > 1:
            free = line.width - self._measure(line.words, line.font)
            space += free / (len(line.words) - 1)
        if (
            self.style.word_by_word
            or self.style.recognised
            or any("^" in word for word in line.words)
        ):
            place = x + line.left
            for word in line.words:
                plain, _, mark = word.partition("^")
                self._draw_word(place, plain, line)
                place += stringWidth(plain, line.font, line.size)
                if mark:
                    self.canvas.setFont(line.font, 0.6 * line.size)
                    self.canvas.drawString(place, self.y + 0.35 * line.size, mark)
                    place += stringWidth(mark, line.font, 0.6 * line.size)
                place += space
            return
        text = self.canvas.beginText(x + line.left, self.y)
        text.setFont(line.font, line.size)
        text.setWordSpace(space - stringWidth(" ", line.font, line.size))
        text.textOut(" ".join(line.words))
        text.setWordSpace(0)
        self.canvas.drawText(text)

    def _draw_word(self, place: float, word: str, line: _Line) -> None:
        size = line.size
        if self.style.recognised:
            size *= 0.88 + 0.02 * (sum(map(ord, word)) % 13)
        text = self.canvas.beginText(place, self.y)
        text.setFont(line.font, size)
        text.setHorizScale(100 * line.size / size)
        text.textOut(word)
        text.setHorizScale(100)
        self.canvas.drawText(text)

    def _end_column(self) -> None:
        x = self.style.margin + self.column * (self.column_width + self.style.gutter)
        y = _BOTTOM + self.note_height
        for mark, text in self.notes:
            y -= _NOTE_SIZE + 1.5
            if mark:
                self.canvas.setFont("Times-Roman", 0.6 * _NOTE_SIZE)
                self.canvas.drawString(x, y + 3, mark)
            self.canvas.setFont("Times-Roman", _NOTE_SIZE)
            self.canvas.drawString(x + (8 if mark else 0), y, text)
        self.notes, self.note_height = [], 0.0

    def _next_column(self) -> None:
        self.column += 1
        self.y, self.fresh = _HEIGHT - _TOP, True
        if self.column == self.style.columns:
            self.column = 0
            self.page += 1
            self.canvas.showPage()
            self._furnish()
