"""Questions on how the States of a group voted, which a list of votes tells among others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.reference.state_groups import find_state_groups
from index.reference.states import find_states, state_name

_VOTING = re.compile(r"\b(?:vot|abstain|cast)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GroupVote:
    """Of whom a question asks how they voted.

    Attributes:
        of_states: The question as one of States in general.
        among: Codes of the States of the groups.
        states: Codes of the States that are named beside them.
        wanted: All of them, in words.
        readings: Who the States of each group are taken to be.
    """

    of_states: str
    among: tuple[str, ...]
    states: tuple[str, ...]
    wanted: str
    readings: tuple[str, ...]


def find_group_vote(text: str) -> GroupVote | None:
    """Return of which groups a question asks how they voted; None where it is of none.

    >>> find_group_vote("How did Chad and the Nordic countries vote?").wanted
    'Chad and the Nordic States'
    """
    voting = _VOTING.search(text)
    before = text[: voting.start()] if voting else ""
    groups = find_state_groups(before)  # "... on aid to African States" is on what they voted.
    if not groups:
        return None
    beside = [
        one
        for one in find_states(before)
        if not any(group.start < one.end and one.start < group.end for group in groups)
    ]
    spans = [(one.start, one.end) for one in groups] + [(one.start, one.end) for one in beside]
    of_states = text
    for start, end in sorted(spans, reverse=True):
        of_states = f"{of_states[:start]}States{of_states[end:]}"
    names = [
        *(state_name(one.code) for one in beside),
        *(f"the {one.group.name}" for one in groups),
    ]
    wanted = " and ".join(names)
    return GroupVote(
        of_states,
        tuple(sorted({code for one in groups for code in one.group.states})),
        tuple(dict.fromkeys(one.code for one in beside)),
        wanted[:1].upper() + wanted[1:],
        tuple(f"{one.group.name} read as those of {one.group.of}" for one in groups),
    )
