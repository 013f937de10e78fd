"""What is told of a delegation: who headed it, and who introduced the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from assistant.collection.told_from import LISTED, Telling
from assistant.query.wishes import Asked
from assistant.sources import cite_paragraph
from assistant.speaker_names import in_words
from index.errors import UnknownRecordError
from index.records import Paragraph, ParagraphKind, Record, Side, Speaker

_HEADS = re.compile(
    r"\bhead(?:ing)?\s+(?:of\s+)?(?:the|its|his|her)?\s*delegation\b", re.IGNORECASE
)
_INTRODUCES = re.compile(
    r"\b(?:introduc(?:ed|ing)|present(?:ed|ing))\s+(?:(?:the|his|her|its|their)\s+)?(?:[\w’'-]+\s+){0,6}?reports?\b",
    re.IGNORECASE,
)
_OPENING = 300
"""Characters at the beginning of a paragraph in which a speaker is announced."""


_ANNOUNCED = re.compile(r".*?(?:\)|:|,?\s+(?:said|introduc|present)\w*)", re.DOTALL)
"""What stands before the words that are spoken: whoever speaks may name the head as another."""


def tell_head(on: Telling) -> list[str]:
    """Tell who headed the delegation, or that it is not told and who introduced the report."""
    told = []
    for one in on.meant[:LISTED]:
        with suppress(UnknownRecordError):  # Removed since it was listed.
            told.append(_told(on, on.catalog.record(one.id), one.name))
    return told


def _told(on: Telling, record: Record, name: str) -> str:
    spoken = list(_of_the_state(record))
    if not spoken:
        return f"{name}: nobody speaks for a delegation."
    wants_head = on.wish.asked is Asked.HEAD
    if wants_head:
        for paragraph, speaker in spoken:
            opening = _ANNOUNCED.match(record.paragraph_text(paragraph)[:_OPENING])
            announced = opening.group() if opening else ""
            if _HEADS.search(f"{speaker.name} {speaker.role} {announced}"):
                where = _place(name, paragraph)
                return f"{where}: {_who(speaker)} is announced as head of the delegation."
    introduced = [one for one in spoken if _introduces(record, one[0])]
    paragraph, speaker = next(iter(introduced), spoken[0])
    did = "introduced the report" if introduced else "spoke first"
    told = f"{_place(name, paragraph)}: {_who(speaker)} {did} for the delegation."
    if wants_head:
        return f"{told} Who headed it, the record does not say."
    return told if introduced else f"{told} Who introduced the report, the record does not say."


def _introduces(record: Record, paragraph: Paragraph) -> bool:
    return bool(_INTRODUCES.search(record.paragraph_text(paragraph)[:_OPENING]))


def _of_the_state(record: Record) -> Iterator[tuple[Paragraph, Speaker]]:
    """Yield what is spoken for the State considered, with who speaks."""
    for paragraph in record.paragraphs:
        if paragraph.kind is ParagraphKind.SPEECH and paragraph.turn is not None:
            speaker = record.speaker_of(paragraph)
            states = record.metadata.states
            if speaker.side is Side.STATE and (not states or speaker.state in (None, *states)):
                yield paragraph, speaker


def _who(speaker: Speaker) -> str:
    return in_words(speaker.name, affiliation=speaker.affiliation)


def _place(name: str, paragraph: Paragraph) -> str:
    return cite_paragraph(name, paragraph.number, printed=paragraph.printed)
