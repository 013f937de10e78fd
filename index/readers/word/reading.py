"""What the stories of a Word file share while they are read, and a paragraph in the making."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Set
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple, Protocol

from index.readers.tables import Block
from index.readers.word.numbering import NumberingDefinitions
from index.readers.word.package import Element, W, integer, switched_on, value
from index.readers.word.styles import BODY_LEVEL, ParagraphStyle, StyleSheet

PAGE_NUMBER = "page number"
"""What text is taken out as that the pages give, not the file: it is not even left over."""
_LONGEST_HEADING = 300
"""Longer text, in characters, is no heading whatever its style."""
_GAP = re.compile(r" *[\t\n][\t\n ]*")


class NoteReference(Protocol):
    """A place that refers to a note, with the mark printed there."""

    mark: str


class Notes(Protocol):
    """The footnotes and endnotes of a file."""

    def refer(self, element: Element) -> NoteReference | None:
        """Count a reference; None where its note is missing."""

    def read(self, reference: NoteReference) -> list[Block]:
        """Return the paragraphs of the note referred to."""

    def end_section(self) -> None:
        """Take note that a section of the document ends here."""


@dataclass
class Reading:
    """What all stories of a file share.

    Attributes:
        styles, numbering: Of the file.
        leftovers: Text taken out, in order.
        tally: How often something was met that a person should know of.
    """

    styles: StyleSheet
    numbering: NumberingDefinitions
    leftovers: list[str] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)

    def leave_out(self, text: str, what: str = "") -> None:
        """List text as taken out, and count it as an instance of something."""
        text = tidy(text)
        if text:
            self.leftovers.append(text)
            self.tally[what] += 1


class Piece(NamedTuple):
    """Text as one element gives it, and as what it is taken out: empty where it stays.

    A field that takes it out is named, since it may prove to be none.
    """

    taken_out_as: str
    text: str
    field: Hashable | None = None


@dataclass
class OpenParagraph:
    """A paragraph while its elements are walked.

    Attributes:
        properties: Its ``w:pPr``, or None.
        style: What it takes from its style.
        pieces: Its text since it was last settled.
        shown: Its text before that, without what was taken out.
        references: The notes it refers to.
        boxes: The paragraphs of text boxes that hang on it.
    """

    properties: Element | None
    style: ParagraphStyle
    pieces: list[Piece] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    references: list[NoteReference] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)

    @property
    def mark(self) -> Element | None:
        """The properties of the mark that ends the paragraph."""
        return None if self.properties is None else self.properties.find(f"{W}rPr")

    @property
    def end_is_deleted(self) -> bool:
        """Whether a tracked change joins the paragraph to the next one."""
        mark = self.mark
        return mark is not None and any(
            mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom")
        )

    @property
    def end_is_hidden(self) -> bool:
        """Whether the end of the paragraph is hidden text, so that it takes no line."""
        mark = self.mark
        return mark is not None and bool(switched_on(mark.find(f"{W}vanish")))

    def is_heading(self, text: str) -> bool:
        """Return whether its style or its outline level makes its text a heading."""
        outline = None if self.properties is None else self.properties.find(f"{W}outlineLvl")
        level = integer(value(outline), BODY_LEVEL)
        titled = self.style.heading or (level is not None and level < BODY_LEVEL)
        return titled and len(text) <= _LONGEST_HEADING

    def give_back(self, fields: Set[Hashable]) -> None:
        """Let the text stay that fields took out which proved to be none."""
        if fields:
            self.pieces = [
                Piece("", piece.text) if piece.field in fields else piece for piece in self.pieces
            ]

    def settle(self, reading: Reading) -> None:
        """Keep the text that stays, and list what does not as left out."""
        for kind, pieces in groupby(self.pieces, lambda piece: piece.taken_out_as):
            text = "".join(piece.text for piece in pieces)
            if not kind:
                self.shown.append(text)
            elif kind != PAGE_NUMBER:
                reading.leave_out(text, kind)
        self.pieces = []

    def continue_from(self, before: OpenParagraph) -> None:
        """Go on with the text of a paragraph whose end was deleted."""
        self.shown, self.references, self.boxes = before.shown, before.references, before.boxes


@dataclass
class Sink:
    """Where finished paragraphs go: the story, a cell or a text box.

    Attributes:
        blocks: The paragraphs, in order.
        pending: A paragraph whose end was deleted, so that the next one continues it.
        has_table: Whether a table is among them.
    """

    blocks: list[Block] = field(default_factory=list)
    pending: OpenParagraph | None = None
    has_table: bool = False


def tidy(text: str) -> str:
    """Return text with a blank for tabs and breaks, without soft hyphens and outer blanks."""
    text = _GAP.sub(" ", text.replace("\u00ad", ""))
    if not text.isprintable():
        text = "".join(
            " " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character
            for character in text
        )
    return text.strip()


def is_hidden(run: Element | None, by_style: bool, styles: StyleSheet) -> bool:
    """Return whether a run is hidden text.

    Args:
        run: The ``w:rPr`` of the run, or None.
        by_style: Whether the style of its paragraph hides it.
        styles: The styles of the file.
    """
    if run is None:
        return by_style
    said = switched_on(run.find(f"{W}vanish"))
    if said is not None:
        return said
    character_style = value(run.find(f"{W}rStyle"))
    # Two styles that both hide cancel each other out (ECMA-376, part 1, 17.7.3).
    return by_style != bool(character_style and styles.hides(character_style))
