"""The invented scenes: meetings nobody held, written and labelled for this project.

Each line of ``eval/data/scenes`` is a scene: ``title``, ``paragraphs`` (side, speaker, sentences),
``points`` (where, text, the sentences that reply, status), ``questions`` (text, side, kind, gold
sentences) and ``claims`` (text, what it cites, whether that bears it out).

Of the same form, without claims, are the later meetings in ``eval/data/meetings``: 125 of
Committees, each with some 22 points, replied to in another order and in other words or not at all,
and near misses for most of them. Those in ``eval/data/long_meetings`` are as long as the record of
a real meeting, in paragraphs as long; most of their points have no reply, and what answers their
questions lies in several paragraphs, in other words.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

_KEPT_SHARE = 7
"""One scene, or long meeting, in so many is kept to report on."""


def is_kept(number: int) -> bool:
    """Return whether a scene or long meeting, by its place among all, is kept to report on."""
    return number % _KEPT_SHARE == 0


def load_scenes() -> list[tuple[str, dict[str, Any]]]:
    """Return the invented scenes with their names, in order of file and line."""
    return _load("scenes")


def load_meetings() -> list[tuple[str, dict[str, Any]]]:
    """Return the later, longer meetings with their names, in order of file and line."""
    return _load("meetings")


def load_long_meetings() -> list[tuple[str, dict[str, Any]]]:
    """Return the meetings in long paragraphs with their names, in order of file and line."""
    return _load("long_meetings")


def _load(kind: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    folder = Path(str(resources.files("eval"))) / "data" / kind
    for path in sorted(folder.glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [
            (f"{path.stem}-{number}", json.loads(line))
            for number, line in enumerate(lines, start=1)
            if line.strip()
        ]
    return found
