"""A record as a page: numbers in the margin, speakers set apart by side, all of it escaped HTML.

One block of HTML rather than an element for each paragraph, so that long records open quickly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.browsing.questions_about import questioner_of
from assistant.sources import cite_paragraph
from index.records import Paragraph, ParagraphKind, Record, Speaker
from index.reference.states import state_name
from ui.links import question_link, reader_link
from ui.reading.marking import Marks, escape
from ui.texts import common
from ui.texts import reader as texts

SIDE_SIGNS = {"state": "■", "committee": "●", "other": "◇"}
"""A shape for each side, so that it is not told by colour alone."""
_CAPTIONS = {
    ParagraphKind.FOOTNOTE: texts.NOTE,
    ParagraphKind.PROCEDURE: texts.PROCEDURE,
    ParagraphKind.UNCLASSIFIED: texts.NOBODY,
}


def speaker_name(speaker: Speaker) -> str:
    """Return how a speaker is called, as text."""
    return speaker.name or texts.NOT_NAMED


def speaker_details(speaker: Speaker) -> str:
    """Return role, State or organisation, and group of a speaker, as text; empty where none is."""
    of = state_name(speaker.state) if speaker.state else speaker.affiliation
    group = texts.ON_BEHALF.format(group=speaker.on_behalf_of) if speaker.on_behalf_of else ""
    return " · ".join(part for part in (speaker.role, of, group) if part)


@dataclass(frozen=True, slots=True)
class Paper:
    """Lays out one record.

    Attributes:
        record: The record.
        marks: What is marked in it.
        version: Of its text.
        visit: Name of this drawing of it, by which the browser knows that it is the one meant.
    """

    record: Record
    marks: Marks
    version: str
    visit: str

    def html(self) -> str:
        """Return the whole record."""
        language = escape(self.record.metadata.language)
        parts = "".join(self._parts())
        return (
            f"<article class='paper' lang='{language}' data-visit='{escape(self.visit)}'>"
            f"{parts}</article>"
        )

    def _parts(self) -> Iterator[str]:
        for (turn, front), run in groupby(self.record.paragraphs, self._group):
            paragraphs = list(run)
            if front:
                yield self._front_matter(paragraphs)
            elif turn is None:
                yield "".join(map(self._paragraph, paragraphs))
            else:
                yield self._turn(turn, paragraphs)

    def _group(self, paragraph: Paragraph) -> tuple[int | None, bool]:
        """Return the turn that a paragraph stands in, notes and procedure within it included."""
        if paragraph.turn is not None:
            return paragraph.turn, False
        if paragraph.kind is ParagraphKind.FOOTNOTE and paragraph.index:
            before = self.record.paragraphs[paragraph.index - 1].turn
            if before is not None and paragraph.index <= self.record.turns[before].last:
                return before, False
        return None, paragraph.kind is ParagraphKind.HEADER

    def _front_matter(self, paragraphs: Sequence[Paragraph]) -> str:
        count = (
            texts.ONE_PARAGRAPH
            if len(paragraphs) == 1
            else texts.PARAGRAPHS.format(count=len(paragraphs))
        )
        held = any(_touches(one, self.marks) for one in paragraphs)
        body = "".join(map(self._paragraph, paragraphs))
        title = texts.FRONT_MATTER.format(count=count)
        return (
            f"<details class='front'{' open' if held else ''}>"
            f"<summary>{title}</summary>{body}</details>"
        )

    def _turn(self, turn: int, paragraphs: Sequence[Paragraph]) -> str:
        speaker = self.record.turns[turn].speaker
        name, side = escape(speaker_name(speaker)), speaker.side.value
        details = escape(speaker_details(speaker))
        shown = f"<span class='role'>{details}</span>" if details else ""
        return (
            f"<section class='turn {side}' aria-label='{name}'>"
            f"<header><h3>{name}</h3>{shown}"
            f"<span class='side'><span aria-hidden='true'>{SIDE_SIGNS[side]}</span> "
            f"{common.SIDES[side]}</span></header>"
            f"{''.join(map(self._paragraph, paragraphs))}</section>"
        )

    def _paragraph(self, paragraph: Paragraph) -> str:
        tag = "h2" if paragraph.kind is ParagraphKind.HEADING else "p"
        text = self.marks.html(self.record.text, paragraph.start, paragraph.end)
        caption = _CAPTIONS.get(paragraph.kind, "")
        caption = f"<span class='caption'>{caption}</span>" if caption else ""
        return (
            f"<div class='para {paragraph.kind.value}' id='p-{paragraph.index}' tabindex='-1'>"
            f"{self._margin(paragraph)}"
            f"<div class='words'>{caption}<{tag} dir='auto'>{text}</{tag}></div></div>"
        )

    def _margin(self, paragraph: Paragraph) -> str:
        """Return the number, which opens the links of its paragraph."""
        record = self.record
        name = record.name
        cite = cite_paragraph(name, paragraph.number, printed=paragraph.printed)
        link = reader_link(record.id, paragraph.start, paragraph.end, self.version)
        ask = question_link(questioner_of(record).ask(paragraph), records=[record.id])
        if paragraph.number is None:
            label, number = texts.UNNUMBERED, "¶"
        elif paragraph.printed:
            label, number = texts.NUMBERED.format(number=paragraph.number), f"{paragraph.number}."
        else:
            label = texts.NUMBERED_COUNTED.format(number=paragraph.number)
            number = f"{paragraph.number}.<small>{texts.COUNTED_MARK}</small>"
        return (
            f"<details class='margin'><summary aria-label='{label}'>{number}</summary>"
            f"<div class='menu'><cite>{escape(cite)}</cite>"
            f"<a href='{escape(link)}' data-copy='link'>{texts.COPY_LINK}</a>"
            f"<button type='button' data-copy='cite'>{texts.COPY_CITATION}</button>"
            f"<button type='button' data-copy='text'>{texts.COPY_TEXT}</button>"
            f"<a href='{escape(ask)}'>{texts.ASK_ABOUT}</a></div></details>"
        )


def _touches(paragraph: Paragraph, marks: Marks) -> bool:
    spans = [*marks.found, *([marks.cited] if marks.cited else [])]
    return any(start < paragraph.end and end > paragraph.start for start, end in spans)
