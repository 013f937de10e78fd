"""What a person knows better of speakers and numbers, put into a record as it was parsed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.records import (
    UNKNOWN_SPEAKER,
    ParagraphKind,
    Record,
    RecordMetadata,
    Side,
    Speaker,
    Turn,
)
from index.reference.states import state_name

_FOLLOWING_ROLES = {
    Side.STATE: "Representative of the State",
    Side.COMMITTEE: "Member of the Committee",
    Side.OTHER: "",
}
"""Roles that follow from the side where none is printed, as speakers are read."""
_REPLACED_ROLES = frozenset((*_FOLLOWING_ROLES.values(), "Delegation of the State"))
_WORD = re.compile(r"[^\W\d_]")
_NAMED = 20
"""Speakers that are named where one is not found."""


@dataclass(frozen=True, slots=True)
class SpeakerCorrection:
    """How a speaker is to be understood. None everywhere means: as the record has it.

    Attributes:
        name: The name to show.
        role: The office; empty for none.
        state: ISO 3166 alpha-3 code; empty for no State.
        side: For whom the speaker speaks.
    """

    name: str | None = None
    role: str | None = None
    state: str | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class GivenMetadata(RecordMetadata):
    """All that a metadata file says: of the meeting, and of how its record is to be understood.

    Attributes:
        speakers: Printed names of speakers, as :attr:`~index.records.Speaker.name` has them
            without any correction, each with how that speaker is to be understood. The empty name
            is that of whoever speaks in a text that names nobody: a speech, a statement.
        first_paragraph: Number of the first paragraph where numbers are counted, or None for 1.
    """

    speakers: tuple[tuple[str, SpeakerCorrection], ...] = ()
    first_paragraph: int | None = None


def apply_corrections(record: Record, given: GivenMetadata) -> Record:
    """Return a record as a person wants it understood.

    A speaker is corrected in every turn. Where the side is changed and nothing else is said, what
    followed from the old side goes with it: a member of the Committee has no State, a
    representative is of the one State that the meeting considered, and the role is the usual one.
    Numbers that are printed are never changed. A text that names nobody becomes one speech where
    it is said whose words it is.

    Args:
        record: As it was parsed.
        given: What is wanted. Remarks say what was corrected, and what does not fit the record
            and was left out.
    """
    corrections = dict(given.speakers)
    considered = record.metadata.states
    printed = {turn.speaker.name for turn in record.turns} - {""}
    if "" in corrections and not printed:
        record = _as_one_speech(record)
        printed = {""} if record.turns else printed
    shift = given.first_paragraph - 1 if given.first_paragraph and numbers_counted(record) else 0
    return replace(
        record,
        turns=tuple(
            replace(turn, speaker=_corrected(turn.speaker, correction, considered))
            if (correction := corrections.get(turn.speaker.name))
            else turn
            for turn in record.turns
        ),
        paragraphs=tuple(
            paragraph
            if paragraph.number is None
            else replace(paragraph, number=paragraph.number + shift)
            for paragraph in record.paragraphs
        )
        if shift
        else record.paragraphs,
        remarks=(*record.remarks, *_remarks(record, given, printed)),
    )


def _as_one_speech(record: Record) -> Record:
    """Return a text that names nobody as the speech of somebody, headings and all."""
    spoken = [
        one.index
        for one in record.paragraphs
        if one.kind is ParagraphKind.SPEECH
        or (one.kind is ParagraphKind.UNCLASSIFIED and _WORD.search(record.paragraph_text(one)))
    ]
    if not spoken:
        return record
    said = frozenset(spoken)
    return replace(
        record,
        paragraphs=tuple(
            replace(one, kind=ParagraphKind.SPEECH, turn=0) if one.index in said else one
            for one in record.paragraphs
        ),
        turns=(Turn(0, UNKNOWN_SPEAKER, spoken[0], spoken[-1]),),
    )


def numbers_counted(record: Record) -> bool:
    """Return whether the paragraphs of a record have numbers, and all of them were counted."""
    numbered = [one for one in record.paragraphs if one.number is not None]
    return bool(numbered) and not any(one.printed for one in numbered)


def _corrected(
    speaker: Speaker, correction: SpeakerCorrection, considered: tuple[str, ...]
) -> Speaker:
    side = correction.side or speaker.side
    if correction.state and not correction.side and not speaker.name:
        side = Side.STATE  # Of whoever is not named, nothing is known but that.
    state, affiliation, role = speaker.state, speaker.affiliation, speaker.role
    if correction.state is not None:
        state = correction.state or None
        affiliation = state_name(state) if state else ""
    elif side is not speaker.side and side is Side.COMMITTEE:
        state, affiliation = None, ""
    elif side is Side.STATE and state is None and len(considered) == 1:
        state = considered[0]
    if correction.role is not None:
        role = correction.role
    elif side is not speaker.side and role in _REPLACED_ROLES:
        role = _FOLLOWING_ROLES[side]
    group = speaker.on_behalf_of if state == speaker.state and side is Side.STATE else ""
    return Speaker(correction.name or speaker.name, role, affiliation, state, side, group)


def _remarks(record: Record, given: GivenMetadata, printed: set[str]) -> Iterator[str]:
    """Say what a person has decided and the record does not, and what could not be done."""
    if "" in printed:
        yield "Whose words this text is, which names nobody, was said by hand."
    corrected = ", ".join(name for name, _ in given.speakers if name and name in printed)
    if corrected:
        yield f"How these speakers are understood was corrected by hand: {corrected}."
    if given.first_paragraph and numbers_counted(record):
        yield f"Paragraphs are counted from {given.first_paragraph}, which was set by hand."
    for name, _ in given.speakers:
        if not name and name not in printed:
            yield (
                "The metadata file says whose words this text is, but the record names who speaks, "
                "or nobody speaks in it. Name each speaker as the record prints it."
            )
        elif name not in printed:
            known = sorted(printed - {""})
            more = ", ..." if len(known) > _NAMED else ""
            listed = ", ".join(known[:_NAMED]) + more or "none"
            yield (
                f"The metadata file corrects the speaker {name!r}, but nobody of that name speaks "
                f"in this record. Name one as the record prints it: {listed}."
            )
    if given.first_paragraph and not numbers_counted(record):
        yield (
            "The metadata file gives a first paragraph, but no number of this record was counted: "
            "printed numbers hold as they are. Take first_paragraph out of it."
        )
