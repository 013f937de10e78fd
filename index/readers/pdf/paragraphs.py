"""Lines to paragraphs: where one begins, and which go on over the end of a column or page.

A paragraph begins behind a wider distance, with another size of the font, with a printed number,
with an indent, and behind a line that had room for the next word. At the end of a column or page
there is no distance to see; there the sentence decides.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from itertools import groupby, pairwise

from index.parsing.line_kinds import is_clock
from index.readers.pdf.joining import LineJoiner
from index.readers.pdf.lines import Block, Line
from index.readers.pdf.notes import Note, common_size, has_steady_sizes
from index.records import DocumentParagraph, DocumentRole

_INDENT = 0.6
"""In sizes of the font."""
_FARTHEST_INDENT = 8.0
_LABEL_WIDTH = 2.0
"""In sizes of the font, where the file does not part a label from its text."""
_USUAL_DISTANCE = 1.25
_LEAST_DISTANCES = 5
"""Of lines, from which their usual distance is known."""
_WIDER = 0.25
"""How much farther apart than other lines paragraphs are, in sizes of the font."""
_SIZE_CHANGE, _UNSTEADY_SIZE_CHANGE = 0.08, 0.4
"""Share of a size by which lines of a paragraph may differ: more where text was recognised."""
_ROOM = 0.3
"""What may stay free at the end of a line beyond the width of the next word, in sizes."""
_JUSTIFIED_LINES = 4
"""That end at one place, where that is the edge of their column."""
_LONGEST_HEADING, _SMALLEST_HEADING = 300, 0.75
_MARKED_SHARE = 0.8
"""Of all paragraphs that begin with an indent or a label: then those without go on."""
_ENDS = re.compile(r"[.!?…:;。！？：；؟؛۔][\"'”’»)\]\d*]*\Z")
_SENTENCE_ENDS = re.compile(r"[.!?…。！？؟۔][\"'”’»)\]*]*\Z")
_LISTED = re.compile(r"(?:\.\s?){5,}\s*[\divxlc]{0,5}\Z|…{2,}\s*[\divxlc]{0,5}\Z")
"""The end of a line in a table of contents."""
_JOINS = re.compile(r"\b(?:and|or|et|ou|y|o|и|или)\Z")
_BROKEN_WORD = re.compile(r"[^\W\d_]-\Z")


def build_paragraphs(body: Sequence[Line], notes: Sequence[Note]) -> list[DocumentParagraph]:
    """Return the paragraphs of a file, each note behind the paragraph it belongs to."""
    joiner = LineJoiner([line.text for line in (*body, *(n for note in notes for n in note.lines))])
    groups = _Grouping(body).groups()
    size = common_size(body)
    letters = sum(len(line.text) for line in body)
    mostly_bold = 2 * sum(len(line.text) for line in body if line.bold) > letters
    paragraphs: list[DocumentParagraph] = []
    waiting = list(notes)
    end = 0
    for group in groups:
        end += len(group)
        # Behind a label inside a paragraph, the wide space is one of a justified line.
        text = joiner.join([group[0].text, *(line.text.replace("\t", " ") for line in group[1:])])
        role = DocumentRole.BODY
        if (
            not mostly_bold
            and all(line.bold for line in group)
            and not group[0].number
            and len(text) <= _LONGEST_HEADING
            and group[0].size >= _SMALLEST_HEADING * size
        ):
            role = DocumentRole.HEADING
        paragraphs.append(DocumentParagraph(text, role=role))
        while waiting and waiting[0].anchor < end:
            paragraphs.append(_note(waiting.pop(0), joiner))
    paragraphs.extend(_note(note, joiner) for note in waiting)
    return [paragraph for paragraph in paragraphs if paragraph.text]


def _note(note: Note, joiner: LineJoiner) -> DocumentParagraph:
    text = joiner.join(line.text for line in note.lines)
    return DocumentParagraph(text, role=DocumentRole.FOOTNOTE)


class _Grouping:
    """Parts the lines of a body into paragraphs."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._distances = _distances(lines)
        self._rights = _rights(lines)
        self._below = {id(line): below for line, below in pairwise(lines)}
        self._size_change = _SIZE_CHANGE if has_steady_sizes(lines) else _UNSTEADY_SIZE_CHANGE
        self._last_number = 0

    def groups(self) -> list[list[Line]]:
        """Return the lines of each paragraph."""
        marked = self._share_marked()
        groups: list[list[Line]] = []
        for line in self._lines:
            begins = True
            if groups:
                found = self._begins(groups[-1], line)
                begins = marked < _MARKED_SHARE if found is None else found
            if begins:
                groups.append([line])
                if line.number:
                    self._last_number = line.number
            else:
                groups[-1].append(line)
        return groups

    def _share_marked(self) -> float:
        """Return the share of paragraphs of several lines that begin with an indent or a label.

        Those are counted of which it is sure that they begin where they do.
        """
        groups: list[list[Line]] = []
        sure: list[bool] = []
        for line in self._lines:
            begins = self._begins(groups[-1], line) if groups else True
            if begins is False:
                groups[-1].append(line)
                continue
            groups.append([line])
            sure.append(begins is True)
            self._last_number = line.number or self._last_number
        self._last_number = 0
        counted = [
            group for group, known in zip(groups, sure, strict=True) if known and len(group) > 1
        ]
        marked = sum(bool(group[0].label) or _indent(group[0]) > _INDENT for group in counted)
        return marked / len(counted) if counted else 0.0

    def _begins(self, group: list[Line], line: Line) -> bool | None:
        """Return whether a line begins a paragraph behind a group of lines; None if unsure."""
        before = group[-1]
        size = max(before.size, line.size)
        if abs(before.size - line.size) > self._size_change * size:
            return not (_BROKEN_WORD.search(before.text) and line.text[:1].islower())
        # A speaker's name in bold may fill a line; a title rarely does.
        ended = bool(_ENDS.search(before.text))
        if before.bold != line.bold and (ended or line.label or self._had_room(before, line)):
            return True
        if ended and is_clock(line.text):
            return True
        broken = bool(_BROKEN_WORD.search(before.text)) and line.text[:1].islower()
        if line.block is before.block:
            gap = before.baseline - line.baseline
            if gap <= 0 or gap > self._distance(size) + _WIDER * size:
                return True
            if broken:
                return False
            return self._begins_below(group, line)
        if broken:
            return False
        return self._begins_across(group, line)

    def _distance(self, size: float) -> float:
        return self._distances.get(round(size), _USUAL_DISTANCE * size)

    def _begins_below(self, group: list[Line], line: Line) -> bool:
        """Decide between two lines under one another."""
        before, size = group[-1], line.size
        if self._is_labelled(before, line) or _LISTED.search(before.text):
            return True
        step = line.left - before.left
        if abs(step) > _INDENT * size and not _are_centred(before, line):
            if step > 0:
                return not (len(group) == 1 and _hangs(before, step))
            if len(group) > 1:
                return True
        if len(group) == 1 and self._is_first_by_indent(line) and _ENDS.search(before.text):
            return True
        return self._had_room(before, line) and not _goes_on(before, line)

    def _is_first_by_indent(self, line: Line) -> bool:
        """Return whether a line is set in and the one below it is not."""
        below = self._below.get(id(line))
        return (
            below is not None
            and below.block is line.block
            and line.left - below.left > _INDENT * line.size
        )

    def _begins_across(self, group: list[Line], line: Line) -> bool | None:
        """Decide between the last line of a column or page and the first of the next."""
        before = group[-1]
        if self._is_labelled(before, line):
            return True
        if _goes_on(before, line):
            return False
        if line.page == before.page and line.block.band != before.block.band:
            return True
        if self._had_room(before, line):
            return True
        indent = _indent(line)
        expected = _indent(before) if len(group) > 1 else 0.0
        if _INDENT < indent < _FARTHEST_INDENT and abs(indent - expected) > _INDENT:
            return bool(_ENDS.search(before.text))
        if not _ENDS.search(before.text):
            return False
        return None

    def _is_labelled(self, before: Line, line: Line) -> bool:
        """Return whether a line begins with a label that begins a paragraph."""
        if not line.label:
            return False
        apart = line.text_left > line.left
        if line.number and line.number == self._last_number + 1:
            return apart or bool(_ENDS.search(before.text))
        return apart and bool(
            _ENDS.search(before.text)
            or before.text.endswith(",")
            or _JOINS.search(before.text)
            or self._had_room(before, line)
        )

    def _had_room(self, before: Line, line: Line) -> bool:
        """Return whether the next word would have fitted at the end of a line."""
        room = self._rights[id(before)] - before.right
        return room > line.first_word + (0.25 + _ROOM) * before.size


def _goes_on(before: Line, line: Line) -> bool:
    """Return whether a sentence goes on from one line to the next."""
    return line.text[:1].islower() and not _SENTENCE_ENDS.search(before.text)


def _hangs(labelled: Line, step: float) -> bool:
    """Return whether a line so far to the right stands under the text behind a label."""
    farthest = max(labelled.text_left - labelled.left, _LABEL_WIDTH * labelled.size)
    return bool(labelled.label) and step < farthest + _INDENT * labelled.size


def _indent(line: Line) -> float:
    """Return how far a line is indented in its column, in sizes of the font."""
    return (line.left - line.block.left) / line.size


def _are_centred(before: Line, line: Line) -> bool:
    """Return whether two lines have one middle and neither begins at the edge of the column."""
    middle = abs((before.left + before.right) - (line.left + line.right)) / 2
    return middle < 0.15 * line.size and min(_indent(before), _indent(line)) > 1.0


def _distances(lines: Sequence[Line]) -> dict[int, float]:
    """Return for each size, rounded, how far lines of a paragraph are apart, in points."""
    found: dict[int, list[float]] = {}
    for before, line in pairwise(lines):
        gap = before.baseline - line.baseline
        alike = abs(before.size - line.size) <= _SIZE_CHANGE * line.size
        if line.block is before.block and alike and 0.8 * line.size < gap < 3 * line.size:
            found.setdefault(round(max(before.size, line.size)), []).append(gap)
    return {size: _commonest(gaps) for size, gaps in found.items() if len(gaps) >= _LEAST_DISTANCES}


def _commonest(gaps: list[float]) -> float:
    """Return the most common distance; of several that are about as common, the smallest."""
    counts: dict[float, int] = {}
    for gap in gaps:
        counts[round(2 * gap) / 2] = counts.get(round(2 * gap) / 2, 0) + 1
    most = max(counts.values())
    return min(gap for gap, count in counts.items() if 2 * count > most)


def _rights(lines: Sequence[Line]) -> dict[int, float]:
    """Return for each line (by id) how far lines of its kind reach to the right, in points.

    The edge is that of the column, also where its block is short and does not fill it; of lines
    set in from it on both sides, as quotations are, it is the longest of them.
    """
    blocks = [block for block, _ in groupby(lines, lambda line: line.block)]
    pages: dict[int, float] = {}
    for block in blocks:
        page = block.lines[0].page
        pages[page] = max(block.right, pages.get(page, block.right))
    usual = statistics.median(pages.values()) if pages else 0.0
    widest = {id(block): _widest(block, blocks, usual) for block in blocks}
    rights = {id(line): widest[id(line.block)] for line in lines}
    for _, lines_of_run in groupby(lines, lambda line: (id(line.block), line.left)):
        run = list(lines_of_run)
        if len(run) > 2 and _indent(run[0]) > 1.0:
            longest = max(line.right for line in run)
            rights.update({id(line): min(longest, rights[id(line)]) for line in run})
    return rights


def _widest(block: Block, blocks: Sequence[Block], usual: float) -> float:
    """Return the right edge of a column, also where no line of it reaches that far."""
    reaching = sum(block.right - line.right < 1.0 for line in block.lines)
    if reaching >= _JUSTIFIED_LINES:
        return block.right
    if block.alone:
        return max(block.right, usual)
    alike = [
        other.right
        for other in blocks
        if not other.alone and abs(other.left - block.left) < 3 and other.right >= block.right
    ]
    return statistics.median(alike)
