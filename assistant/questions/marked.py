"""A question in which States, groups and persons are found, and marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.questions.parts import PERSON_MARK, STATE_MARK
from index.reference.state_groups import StateGroup, StateGroupMention, find_state_groups
from index.reference.states import StateMention, find_states
from index.text import fold


@dataclass(frozen=True, slots=True)
class MarkedQuestion:
    """A question, and whom it names.

    Attributes:
        text: As asked.
        masked: Folded, with States, groups of States and persons replaced by marks of equal length.
        states: Where States are named.
        groups: Where groups of States are, but in the name of a person or an organisation.
    """

    text: str
    masked: str
    states: tuple[StateMention, ...]
    groups: tuple[StateGroupMention, ...]

    def state_in(self, span: tuple[int, int]) -> str:
        """Return the code of the first State that a part of the question names, or nothing."""
        return next((one.code for one in self.states if span[0] <= one.start < span[1]), "")

    def group_in(self, span: tuple[int, int]) -> StateGroup | None:
        """Return the first group of States that a part of the question names, if one does."""
        found = (one.group for one in self.groups if span[0] <= one.start < span[1])
        return next(found, None)

    def person_in(self, span: tuple[int, int]) -> str:
        """Return the words of a part of the question that are marked as a person, or nothing."""
        folded = self.masked[slice(*span)]
        if PERSON_MARK not in folded:
            return ""
        first, last = folded.index(PERSON_MARK), folded.rindex(PERSON_MARK)
        return self.text[span[0] + first : span[0] + last + 1]


def mark(text: str, persons: Sequence[tuple[int, int]]) -> MarkedQuestion:
    """Return a question with those marked whom it names.

    Args:
        text: The question.
        persons: Where it names persons, or whoever is named as they are.
    """
    states = tuple(find_states(text))
    # "Member States of the European Union", but not "the League of Arab States".
    groups = tuple(
        one
        for one in find_state_groups(text)
        if not any(start <= one.start and one.end <= end for start, end in persons)
    )
    masked = list(fold(text))
    for state in states:
        masked[state.start : state.end] = STATE_MARK * (state.end - state.start)
    for start, end in persons:
        masked[start:end] = PERSON_MARK * (end - start)
    for group in groups:
        masked[group.start : group.end] = STATE_MARK * (group.end - group.start)
    return MarkedQuestion(text, "".join(masked), states, groups)
