"""Footnotes: smaller lines at the foot of a page or column, and the place they belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.parsing.line_kinds import is_footnote
from index.readers.pdf.lines import MARK_BEGINS, MARK_ENDS, Block, Line

_SMALL, _UNSTEADY_SMALL = 0.92, 0.75
"""Of the size of most text."""
_STEADY = 0.5
"""Share of the text that is set in sizes close to the most common one. Programs that
 recognise text give each word a size of its own."""
_CLOSE = 0.005
_MOST_NOTICE_LINES = 14
"""Lines of a notice on corrections at the foot of the first page."""
_MARK = re.compile(
    rf"{MARK_BEGINS}(?P<raised>[^{MARK_ENDS}]*){MARK_ENDS}\s*|(?P<level>\d{{1,3}}|[*†‡§]{{1,4}})(?=\s|[A-Z])\s*"
)
_RAISED = re.compile(rf"{MARK_BEGINS}([^{MARK_ENDS}]*){MARK_ENDS}")


@dataclass(slots=True)
class Note:
    """A footnote.

    Attributes:
        lines: Its lines; on several pages where it runs over.
        mark: What stands before it, or empty for a notice without.
        anchor: Index of the line of the body behind whose paragraph it belongs.
    """

    lines: list[Line]
    mark: str
    anchor: int = -1


@dataclass(slots=True)
class Parted:
    """The lines of a file, parted.

    Attributes:
        body: In the order in which they are read.
        notes: In order.
        marks: Marks taken out of the body, because a note repeats them.
    """

    body: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


def part_notes(pages: Sequence[list[Block]]) -> Parted:
    """Part footnotes from the body, and take their marks out of it."""
    parted = Parted()
    lines = [line for blocks in pages for block in blocks for line in block.lines]
    small = common_size(lines) * (_SMALL if has_steady_sizes(lines) else _UNSTEADY_SMALL)
    open_note: Note | None = None
    for index, blocks in enumerate(pages):
        begins = _feet(blocks, small, open_note is not None, index < len(pages) - 1)
        first = len(parted.body)
        foot: list[Line] = []
        for block, begin in zip(blocks, begins, strict=True):
            foot.extend(block.lines[begin:])
            del block.lines[begin:]
            block.find_edges()
            parted.body.extend(block.lines)
        notes = _split(foot, open_note)
        body = range(first, len(parted.body))
        for note in notes:
            if note is not open_note:
                note.anchor = _anchor(note.mark, parted.body, body)
                parted.notes.append(note)
        _take_marks(parted, body, {note.mark for note in notes if note.mark})
        open_note = notes[-1] if notes and _runs_over(notes[-1]) else None
    for note in parted.notes:
        for line in note.lines:
            line.text = _RAISED.sub(r"\1", line.text)
    parted.notes.sort(key=lambda note: note.anchor)
    return parted


def common_size(lines: Sequence[Line]) -> float:
    """Return the size in which most characters are set, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0


def has_steady_sizes(lines: Sequence[Line]) -> bool:
    """Return whether the sizes of text are those that somebody chose."""
    size = common_size(lines)
    total = sum(len(line.text) for line in lines)
    close = sum(len(line.text) for line in lines if abs(line.size - size) <= _CLOSE * size)
    return close >= _STEADY * total


def _feet(blocks: list[Block], small: float, runs_over: bool, goes_on: bool) -> list[int]:
    """Return for each block of a page the line from which it is notes."""
    begins = [len(block.lines) for block in blocks]
    only_notes_below = True
    for index in range(len(blocks) - 1, -1, -1):
        if not only_notes_below and not blocks[index].last_band:
            break
        begins[index] = _foot(blocks[index], small, runs_over, goes_on)
        only_notes_below = only_notes_below and begins[index] == 0
    return begins


def _runs_over(note: Note) -> bool:
    """Return whether the last note of a page is unfinished, so that it goes on overleaf."""
    return not note.lines[-1].text.endswith((".", "!", "?", "”", ")"))


def _foot(block: Block, small: float, runs_over: bool, goes_on: bool) -> int:
    lines = block.lines
    first = len(lines)
    while first and lines[first - 1].size <= small:
        first -= 1
    for index in range(first, len(lines)):
        if _MARK.match(lines[index].text) or is_footnote(lines[index].text):
            return first if runs_over else index
    if runs_over and first < len(lines):
        return first
    for index, line in enumerate(lines):
        left = len(lines) - index
        if index and line.page == 0 and goes_on and left <= _MOST_NOTICE_LINES:
            gap = lines[index - 1].baseline - line.baseline
            if is_footnote(line.text) and gap > 1.5 * line.size:
                return index
        # A note as large as the text shows by its raised mark, which stands above in the text too.
        found = _MARK.match(line.text)
        if found and found["raised"] and index:
            earlier = {
                mark for before in lines[:index] for mark in _RAISED.findall(before.text[1:])
            }
            if found["raised"] in earlier:
                return index
    return len(lines)


def _split(foot: list[Line], open_note: Note | None) -> list[Note]:
    """Part the lines at the foot of a page into notes; the first may go on from the page before."""
    notes: list[Note] = []
    last = 0
    for line in foot:
        found = _MARK.match(line.text)
        mark = (found["raised"] or found["level"]) if found else ""
        number = int(mark) if mark.isdecimal() else 0
        begins = bool(mark) and (
            not number or not last or number == last + 1 or bool(found and found["raised"])
        )
        if begins and found:
            notes.append(Note([line], mark))
            line.text = f"{mark} {line.text[found.end() :]}"
            last = number or last
        elif notes:
            if is_footnote(line.text) and notes[-1].lines[-1].text.endswith("."):
                notes.append(Note([line], ""))
            else:
                notes[-1].lines.append(line)
        elif open_note is not None:
            open_note.lines.append(line)
            notes.append(open_note)
        else:
            notes.append(Note([line], ""))
    return notes


def _anchor(mark: str, lines: Sequence[Line], body: range) -> int:
    """Return the line that refers to a note: by its raised mark, by an asterisk, or the last."""
    if mark:
        raised = f"{MARK_BEGINS}{mark}{MARK_ENDS}"
        for index in body:
            if raised in lines[index].text:
                return index
        if not mark.isalnum():
            for index in body:
                if mark in lines[index].text:
                    return index
    return body[-1] if body else len(lines) - 1


def _take_marks(parted: Parted, body: range, known: set[str]) -> None:
    """Take out the marks that a note repeats; what is raised otherwise ("2nd") stays."""

    def decide(found: re.Match[str]) -> str:
        if found[1] in known:
            parted.marks.append(found[1])
            return ""
        return found[1]

    for index in body:
        parted.body[index].text = _RAISED.sub(decide, parted.body[index].text)
