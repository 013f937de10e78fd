"""The invented scenes as dialogues with their ledgers, to report on.

The scenes are short meetings written for this project by several hands, most of them of Committees,
some of parliaments and councils (``eval/data/scenes``): each question with the sentences that reply
to it and what became of it. Left out are points that the product would not find: what the writers
marked beyond ``docs/ledger-rules.md``, such as what somebody was told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.ledger.entries import Kind
from assistant.ledger.points import find_points
from eval.datasets.dialogues import LabelledDialogue, gold_point, record_of
from eval.datasets.scenes import is_kept, load_long_meetings, load_meetings, load_scenes
from eval.ledgers.measures import match_points


def load_scene_ledgers(*, only_kept: bool = False) -> list[LabelledDialogue]:
    """Return the scenes in which a delegation replies, with their points.

    Args:
        only_kept: Leave out those that the cross-encoder learnt from.
    """
    read = [
        _labelled(name, scene)
        for number, (name, scene) in enumerate(load_scenes())
        if is_kept(number) or not only_kept
    ]
    return [one for one in read if any(point.replies for point in one.points)]


def load_meeting_ledgers() -> list[LabelledDialogue]:
    """Return the later meetings, with their points."""
    return [_labelled(name, meeting) for name, meeting in load_meetings()]


def load_long_ledgers() -> list[LabelledDialogue]:
    """Return the meetings in long paragraphs, with their points."""
    return [_labelled(name, meeting) for name, meeting in load_long_meetings()]


def _labelled(name: str, scene: Mapping[str, Any]) -> LabelledDialogue:
    rows = [
        {
            "n": number,
            "side": one["side"],
            "speaker": one["speaker"],
            "text": " ".join(one["sentences"]),
        }
        for number, one in enumerate(scene["paragraphs"], start=1)
    ]
    record = record_of(name, scene["title"], rows)
    marked = []
    for row in scene["points"]:
        place, sentence = (int(number) - 1 for number in row["at"].split("."))
        before = " ".join(scene["paragraphs"][place]["sentences"][:sentence])
        marked.append(
            gold_point(
                record,
                record.paragraphs[place],
                {**row, "speaker": rows[place]["speaker"], "kind": Kind.QUESTION, "topic": ""},
                frozenset(int(one.split(".")[0]) - 1 for one in row["replies"]),
                len(before),
            )
        )
    found = find_points(record)
    points = tuple(
        replace(marked[i], point=replace(marked[i].point, kind=found[j].kind))
        for i, j in sorted(match_points([one.point for one in marked], found))
    )
    return LabelledDialogue(name, record, points)
