"""The form of a record, and what each line of a meeting is: speech, procedure, heading, note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.parsing.designations import Designation, SpeakerKind
from index.parsing.grammar import Grammar
from index.parsing.grammar.clock import CLOSING
from index.parsing.laying_out import Line
from index.parsing.line_kinds import (
    is_clock,
    is_footnote,
    is_heading,
    is_narrative,
    is_vote,
)
from index.parsing.reviews import announce_states
from index.parsing.speakers import has_title
from index.parsing.surnames import announce_surnames
from index.records import DocumentRole, ParagraphKind, RecordForm, RecordMetadata

_WORD = re.compile(r"[^\W\d_]")
_STOPS = ".?!…”»)"


def form_of(body: Sequence[Line], metadata: RecordMetadata | None, grammar: Grammar) -> RecordForm:
    """Tell summary from verbatim by how most speakers are announced."""
    for line in body:
        line.designation = grammar.announced(line.text)
    announce_states(body, grammar)
    announce_surnames(body, grammar)
    announced = [
        one for line in body if (one := line.designation) and one.kind is not SpeakerKind.UNKNOWN
    ]
    verbatim = sum(designation.verbatim for designation in announced)
    if metadata is not None and "/PV." in metadata.symbol:
        return RecordForm.VERBATIM
    if not announced:
        return RecordForm.UNKNOWN
    return RecordForm.VERBATIM if verbatim * 2 > len(announced) else RecordForm.SUMMARY


def classify(body: Sequence[Line], form: RecordForm, grammar: Grammar) -> None:
    """Give every line of the meeting its kind."""
    closed = voting = False
    last = 0
    understood = form is not RecordForm.UNKNOWN
    for line in body:
        if line.designation and not _fits(line.designation, form):
            line.designation = None
    for before, line, following in zip([None, *body], body, [*body[1:], None], strict=False):
        designation = line.designation
        voting = is_vote(line.text, voting, grammar)
        if line.role is DocumentRole.FOOTNOTE or is_footnote(line.text, grammar):
            line.kind = ParagraphKind.FOOTNOTE
        elif is_clock(line.text):
            line.kind = ParagraphKind.PROCEDURE
            closed = closed or bool(CLOSING.match(line.text))
        elif voting:
            line.kind = ParagraphKind.PROCEDURE
        elif is_narrative(line.text, grammar) and not (
            # In the speaker's own words, more than one sentence is a story, not a decision.
            form is RecordForm.VERBATIM and grammar.lines.inner_stop.search(line.text)
        ):
            line.kind, line.numberable = ParagraphKind.PROCEDURE, True
        elif closed or not _WORD.search(line.text):
            line.kind = ParagraphKind.UNCLASSIFIED
        elif (
            not designation
            and line.number != last + 1
            and is_heading(line.text, grammar, with_clause=_parts(before, following))
        ):
            line.kind = ParagraphKind.HEADING
        else:
            line.kind = ParagraphKind.SPEECH if understood else ParagraphKind.UNCLASSIFIED
            line.numberable = True
        if line.numberable and line.number is not None:
            last = line.number
        if line.kind is not ParagraphKind.SPEECH:
            line.designation = None


def _parts(before: Line | None, following: Line | None) -> bool:
    """Return whether a line stands where titles do: behind a sentence or a title, before a turn."""
    ended = before is None or before.kind is ParagraphKind.HEADING or before.text[-1] in _STOPS
    return ended and following is not None and following.designation is not None


def _fits(designation: Designation, form: RecordForm) -> bool:
    """Tell announcements of the record's form from what only looks like one inside a speech.

    A colon behind a title, a name and a State in brackets announces in a summary record too.
    """
    if form is RecordForm.VERBATIM:
        return designation.verbatim
    titled = designation.kind is not SpeakerKind.PERSON or has_title(designation.name)
    return not designation.verbatim or (bool(designation.parentheses) and titled)


def classify_transcript(
    body: Sequence[Line], announced: Sequence[Designation | None], grammar: Grammar
) -> None:
    """Give every line of a transcript its kind: nearly all are speech."""
    for line, designation in zip(body, announced, strict=True):
        line.designation = designation
        heads = designation is None and is_heading(line.text, grammar)
        line.kind = ParagraphKind.HEADING if heads else ParagraphKind.SPEECH
        line.numberable = not heads
