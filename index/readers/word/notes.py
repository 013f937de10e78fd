"""Footnotes and endnotes of a Word file, with the marks that are printed for them."""

from __future__ import annotations

from dataclasses import dataclass

from index.readers.footnotes import footnote_blocks
from index.readers.number_formats import format_number
from index.readers.tables import Block
from index.readers.word.numbering import NumberCounters
from index.readers.word.package import Element, W, integer, value
from index.readers.word.reading import NoteReference, Reading
from index.readers.word.story import StoryReader

_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_KINDS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""The kinds of notes, and how each is numbered where the file does not say."""


@dataclass
class _Reference:
    mark: str
    kind: str
    note_id: str


class _Marks:
    """Counts the automatic marks of one kind of notes."""

    def __init__(self, kind: str, settings: Element | None, section: Element | None) -> None:
        self._format, self._start, self.restart = _KINDS[kind], 1, "continuous"
        for holder in (settings, section):
            said = None if holder is None else holder.find(f"{W}{kind}Pr")
            if said is not None:
                self._format = value(said.find(f"{W}numFmt"), self._format)
                start = integer(value(said.find(f"{W}numStart")))
                self._start = self._start if start is None else start
                self.restart = value(said.find(f"{W}numRestart"), self.restart)
        self.next = self._start

    def take(self) -> str:
        self.next += 1
        return format_number(self.next - 1, self._format) or str(self.next - 1)

    def end_section(self) -> None:
        if self.restart == "eachSect":
            self.next = self._start


class FileNotes:
    """The notes of a file.

    Args:
        reading: What the stories of the file share.
        roots: The parts with the notes, by kind ("footnote", "endnote"); None where missing.
        settings: The settings of the file, or None.
        section: The properties of its first section, or None.
    """

    def __init__(
        self,
        reading: Reading,
        roots: dict[str, Element | None],
        settings: Element | None,
        section: Element | None,
    ) -> None:
        self._reading = reading
        self._counters = NumberCounters(reading.numbering)
        self._unread: dict[tuple[str, str], Element] = {}
        self._read: set[tuple[str, str]] = set()
        self._marks = {kind: _Marks(kind, settings, section) for kind in _KINDS}
        for kind, root in roots.items():
            for note in () if root is None else root.iterchildren(f"{W}{kind}"):
                if note.get(f"{W}type") not in _SEPARATORS:
                    self._unread.setdefault((kind, note.get(f"{W}id", "")), note)

    def refer(self, element: Element) -> NoteReference | None:
        """Count a reference and return it with its mark; None where its note is missing."""
        kind = element.tag.removeprefix(W).removesuffix("Reference")
        note_id = element.get(f"{W}id", "")
        custom = element.get(f"{W}customMarkFollows") in {"1", "true", "on"}
        mark = "" if custom else self._marks[kind].take()
        if not custom and self._marks[kind].restart == "eachPage":
            self._reading.tally["note numbered by page"] += 1
        known = (kind, note_id) in self._unread or (kind, note_id) in self._read
        return _Reference(mark, kind, note_id) if known else None

    def read(self, reference: NoteReference) -> list[Block]:
        """Return the paragraphs of a note, the first with its mark; none if they were read."""
        if not isinstance(reference, _Reference):
            return []
        key = (reference.kind, reference.note_id)
        note = self._unread.pop(key, None)
        if note is None:
            return []
        self._read.add(key)
        return self._story(note, reference.mark.strip())

    def end_section(self) -> None:
        """Begin to count anew where the file says so."""
        for marks in self._marks.values():
            marks.end_section()

    def leave_out_unread(self) -> None:
        """List the text of notes to which nothing refers as left out."""
        for note in self._unread.values():
            for block in self._story(note, ""):
                self._reading.leave_out(block.printed, "note without reference")
        self._unread.clear()

    def _story(self, note: Element, mark: str) -> list[Block]:
        reader = StoryReader(self._reading, self._counters, mark=mark, layout_only=True)
        texts = [block.printed for block in reader.read(note)]
        return footnote_blocks(texts, "" if reader.mark_written else mark)
