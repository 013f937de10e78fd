"""Document to Record: the grammar of summary and verbatim records. Pure: no files, no clock.

The rule behind every choice: what is not understood is kept and ascribed to nobody. A turn opens
where a speaker is announced and runs on through paragraphs that announce nobody; it ends at the
next announcement, a heading, a line of procedure, or the end; a notice that somebody else now
presides does not end it, unless whoever presided was speaking. A paragraph that comes after such
an end without an announcement has an unknown speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.parsing.classifying import classify, classify_transcript, form_of
from index.parsing.corrections import GivenMetadata, apply_corrections
from index.parsing.designations import SpeakerKind
from index.parsing.floor import heed_habits
from index.parsing.front_matter import is_front_matter, merge_metadata, read_front_matter
from index.parsing.grammar import Grammar, grammar_of
from index.parsing.grammar.clock import OPENING
from index.parsing.invited import invited_in, with_office
from index.parsing.languages import detect_language
from index.parsing.laying_out import Line, lay_out
from index.parsing.line_kinds import (
    is_clock,
    is_footnote,
    is_heading,
    is_movement,
    is_narrative,
)
from index.parsing.national_capacity import change_capacity, of_the_heading, state_in_brackets
from index.parsing.numbering import number_paragraphs
from index.parsing.on_behalf import called_on, is_national, on_behalf_of
from index.parsing.speakers import SpeakerResolver
from index.parsing.transcripts import read_transcript
from index.records import (
    UNKNOWN_SPEAKER,
    Document,
    Paragraph,
    ParagraphKind,
    Record,
    RecordForm,
    RecordMetadata,
    Speaker,
    Turn,
)
from index.reference.symbols import TREATY_BODIES, find_symbol
from index.text import fold

PARSER_VERSION = 14
"""Raised whenever the same file would be understood differently, so that stores follow."""

_SHORT_LINE = 150
"""Lines of front matter are rarely longer, in characters."""


def parse(
    document: Document, record_id: str = "", metadata: RecordMetadata | None = None
) -> Record:
    """Understand a document as a record of a meeting.

    Args:
        document: The file as read.
        record_id: Name of the record in its store.
        metadata: What a metadata file says; it overrules what the front matter says, and how
            speakers and numbers are understood.

    Returns:
        The record. Any document gives one: text in which nobody is recognised becomes
        unclassified paragraphs.
    """
    text, lines = lay_out(document)
    given = metadata.language if metadata else ""
    grammar = grammar_of(given or detect_language(text))
    announced = read_transcript([line.text for line in lines], grammar)
    if announced is None:
        body = _split_front(lines, grammar)
        form = form_of(body, metadata, grammar)
        heed_habits(lines[: len(lines) - len(body)], body, form, grammar)
        classify(body, form, grammar)
    else:
        body, form = lines, RecordForm.TRANSCRIPT
        classify_transcript(body, announced, grammar)
    found = read_front_matter(
        [line.text for line in lines[: len(lines) - len(body)]],
        [line.text for line in body if line.kind is ParagraphKind.HEADING],
        [line.text for line in body if line.kind is ParagraphKind.PROCEDURE],
        text,
        grammar,
        verbatim=form is RecordForm.VERBATIM,
    )
    known = merge_metadata(found, metadata)
    expert = _is_treaty_body(known, body, grammar)
    before = (line.text for line in lines[: len(lines) - len(body)])
    presides_for = next(filter(None, (state_in_brackets(line, grammar) for line in before)), None)
    resolver = SpeakerResolver(expert, known.states, grammar=grammar, presides_for=presides_for)
    speakers = _assign_turns(body, resolver, form)
    paragraphs = _numbered(lines)
    record = Record(
        id=record_id,
        text=text,
        form=form,
        metadata=known,
        paragraphs=paragraphs,
        turns=_turns(speakers, paragraphs),
        source=document.source,
        sha256=document.sha256,
        leftovers=document.leftovers,
        remarks=document.remarks,
    )
    return apply_corrections(record, metadata) if isinstance(metadata, GivenMetadata) else record


def _numbered(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Return lines that are understood as paragraphs, each with its number."""
    numbers = number_paragraphs(
        [line.number for line in lines],
        [line.numberable for line in lines],
    )
    return tuple(
        Paragraph(
            index=index,
            kind=line.kind,
            start=line.start if given.printed_here else line.number_start,
            end=line.end,
            number=given.number,
            printed=given.printed_here,
            turn=line.turn,
            heading=line.heading,
        )
        for index, (line, given) in enumerate(zip(lines, numbers, strict=True))
    )


def _turns(speakers: Sequence[Speaker], paragraphs: Sequence[Paragraph]) -> tuple[Turn, ...]:
    """Return the turns of speakers, in order, each with its first and last paragraph."""
    spoken: list[list[int]] = [[] for _ in speakers]
    for paragraph in paragraphs:
        if paragraph.turn is not None:
            spoken[paragraph.turn].append(paragraph.index)
    return tuple(
        Turn(index, speaker, spoken[index][0], spoken[index][-1])
        for index, speaker in enumerate(speakers)
    )


def _split_front(lines: list[Line], grammar: Grammar) -> list[Line]:
    """Mark the front matter and return the lines of the meeting itself.

    The meeting begins where a line says so; failing that, at the first announced speaker and
    the headings directly before it; failing that, behind the front matter that a document symbol
    gives away; failing that, everything is the meeting.
    """
    first = next((i for i, line in enumerate(lines) if OPENING.match(line.text)), None)
    if first is None:
        first = next((i for i, line in enumerate(lines) if _announced(line, grammar)), None)
        while first and _may_head(lines[first - 1], grammar):
            first -= 1
        before = lines[:first]
        if not any(
            is_front_matter(line.text, grammar) or find_symbol(line.text) for line in before
        ):
            first = 0  # Text before the first speaker that is nothing a record begins with.
    if first is None:
        first = _end_of_front(lines)
    for line in lines[:first]:
        line.kind = ParagraphKind.HEADER
        if is_footnote(line.text, grammar):
            line.kind = ParagraphKind.FOOTNOTE
    return lines[first:]


def _announced(line: Line, grammar: Grammar) -> bool:
    designation = grammar.announced(line.text)
    return designation is not None and designation.kind is not SpeakerKind.UNKNOWN


def _may_head(line: Line, grammar: Grammar) -> bool:
    heads = line.number is None and (
        is_heading(line.text, grammar) or is_narrative(line.text, grammar)
    )
    listed = grammar.header.contents.match(fold(line.text[:_SHORT_LINE], keep_case=True))
    return heads and not listed and not is_front_matter(line.text, grammar)


def _end_of_front(lines: Sequence[Line]) -> int:
    """Return where text of a paragraph's length begins, if a symbol stands before it."""
    for index, line in enumerate(lines):
        if len(line.text) > _SHORT_LINE and line.text[-1] in '.”"':
            before = "\n".join(earlier.text for earlier in lines[:index])
            return index if find_symbol(before) else 0
    return len(lines) if find_symbol("\n".join(line.text for line in lines)) else 0


def _is_treaty_body(metadata: RecordMetadata, body: Sequence[Line], grammar: Grammar) -> bool:
    """Tell whether persons without affiliation are members of a committee of experts."""
    if metadata.body:
        return metadata.body in TREATY_BODIES
    listed, rapporteur = grammar.header.listed_reports, grammar.offices.country_rapporteur
    return any(
        listed.search(fold(line.text, keep_case=True))
        for line in body
        if line.kind is ParagraphKind.HEADING
    ) or any(
        any(map(rapporteur.search, line.designation.parentheses))
        for line in body
        if line.designation
    )


def _assign_turns(
    body: Sequence[Line], resolver: SpeakerResolver, form: RecordForm
) -> list[Speaker]:
    """Carry speakers forward, mark each line's turn and heading, and return who opens each."""
    speakers: list[Speaker] = []
    headings: list[str] = []
    path = ""
    announced, invited = ("", ""), dict[str, str]()
    under_heading = turn_open = presiding = False
    for line in body:
        # In a verbatim record everybody but whoever presides is announced each time, so that
        # titles and decisions stand inside the words of the presiding officer.
        goes_on = turn_open and presiding and form is RecordForm.VERBATIM
        if line.kind is ParagraphKind.HEADING:
            if not under_heading:
                headings.clear()
            headings.append(line.text)
            under_heading, turn_open = True, goes_on
            continue
        path = " – ".join(headings) if under_heading else path
        under_heading = False
        line.heading = path
        if line.kind is ParagraphKind.PROCEDURE:
            grammar = resolver.grammar
            decided = goes_on and not is_clock(line.text) and not is_movement(line.text, grammar)
            changed = not presiding and bool(grammar.lines.chair_change.match(line.text))
            turn_open = turn_open and (decided or changed)
        if line.kind is not ParagraphKind.SPEECH:
            continue
        if line.designation:
            speaker = resolver.resolve(line.designation)
            if form is RecordForm.VERBATIM:
                speaker = of_the_heading(speaker, path, resolver.grammar)
                speaker = with_office(speaker, invited)
            speakers.append(on_behalf_of(speaker, line.text, announced))
            presiding = line.designation.kind is SpeakerKind.CHAIR
        elif not turn_open:
            speakers.append(UNKNOWN_SPEAKER)
        elif speakers[-1].on_behalf_of and is_national(line.text):
            speakers.append(replace(speakers[-1], on_behalf_of=""))
        announced = called_on(line.text) if presiding else ("", "")
        if presiding and form is RecordForm.VERBATIM:
            invited |= invited_in(line.text)
        if presiding and form is RecordForm.VERBATIM and speakers[-1].name:
            change_capacity(speakers, line, resolver.grammar, resolver.presides_for)
        turn_open = True
        line.turn = len(speakers) - 1
    return speakers
