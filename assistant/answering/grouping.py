"""The parts of an answer: by side, State, speaker or meeting, each in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.evidence import EvidenceParagraph
from assistant.query import Kind
from assistant.speaker_names import SAID_BY_NOBODY, in_words
from index.records import ParagraphKind, Side
from index.reference.states import states_in_words
from index.search.full_text import StoredPassage

SIDES = {Side.COMMITTEE: "The Committee", Side.STATE: "The State", Side.OTHER: "Others"}
"""In the order in which they are set: those who ask before those who reply."""


def arrange(
    paragraphs: Sequence[EvidenceParagraph],
    kind: Kind,
    states: Mapping[str, tuple[str, ...]],
    *,
    by_time: bool = False,
) -> list[tuple[str, EvidenceParagraph]]:
    """Return paragraphs in the order of the answer, each with the part it belongs to.

    A fact comes from the paragraph of most support first. All else is in the order of State,
    meeting and paragraph; the parts are the sides, States or speakers that the question sets
    beside each other, and otherwise the meetings where there are several.

    Args:
        paragraphs: Those with a chosen sentence.
        kind: What kind of answer is wanted.
        states: Codes of the States that each record considers.
        by_time: Whether what was said at one time is compared with what was said at another.
    """
    several = len({one.passage.record_id for one in paragraphs}) > 1

    def part(passage: StoredPassage) -> str:
        if kind is Kind.BOTH_SIDES:
            return SIDES[passage.speaker.side]
        if kind is Kind.WHO:
            one = passage.speaker
            who = in_words(one.name, "", one.affiliation, one.on_behalf_of)
            if passage.paragraph_kind is ParagraphKind.PROCEDURE:
                who = SAID_BY_NOBODY
            # Those who are not named in several meetings are not one and the same.
            alone = passage.speaker.name or not several
            return who if alone else f"{who}, {meeting(passage, states)}"
        if kind is Kind.COMPARISON:
            state = "" if by_time else _states(passage, states)
            return state or meeting(passage, states)
        return meeting(passage, states) if several else ""

    def place(one: EvidenceParagraph) -> tuple[str, str, str, str, int]:
        passage = one.passage
        # A meeting without a date comes behind those whose time is known.
        return (
            _states(passage, states),
            passage.date or "~",
            passage.symbol,
            passage.record_id,
            passage.paragraph_index,
        )

    if kind is Kind.FACT:
        ordered = sorted(paragraphs, key=lambda one: -one.chosen_support)
        return [("", one) for one in ordered]
    ordered = sorted(paragraphs, key=place)
    parts = [(part(one.passage), one) for one in ordered]
    names = list(dict.fromkeys(name for name, _ in parts))
    if kind is Kind.BOTH_SIDES:
        names = [name for name in SIDES.values() if name in names]
    elif kind is Kind.COMPARISON and not by_time:
        names.sort()
    return sorted(parts, key=lambda one: names.index(one[0]))


def meeting(passage: StoredPassage, states: Mapping[str, tuple[str, ...]]) -> str:
    """Return the meeting of a passage in words: "Kazakhstan, CAT/C/SR.1995, 2023"."""
    parts = (_states(passage, states), passage.record_name, passage.date)
    return ", ".join(filter(None, parts))


def _states(passage: StoredPassage, states: Mapping[str, tuple[str, ...]]) -> str:
    return states_in_words(states.get(passage.record_id) or (passage.speaker.state or "",))
