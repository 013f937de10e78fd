"""Corruptions of right statements, by script: each makes of a statement one that is wrong.

What corrupts the cases of one part is not what corrupts those of the other: names, inventions and
opposites stand in ``data/guard/corrupting.json``, nouns and verbs in ``words.json``.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from eval.guard.cases import GuardCase, guard_data, own_cases, restated_cases
from eval.guard.corruptions import CORRUPTIONS


def corrupted_cases(
    part: str, count: int, seed: int = 13, bases: Sequence[GuardCase] | None = None
) -> list[GuardCase]:
    """Return corrupted statements of a part, as even over the kinds as there are places for them.

    Args:
        part: One of :data:`eval.guard.cases.PARTS`.
        count: How many.
        seed: Of the lot.
        bases: What is corrupted; by default the restatements of the part and the record's own
            sentences, about half of each.
    """
    words = corrupting_words(part)
    chance = random.Random(seed)  # noqa: S311 (a lot, no secret)
    if bases is None:
        own = [one for one in own_cases(part) if one.statement == one.cited[0].text]
        bases = [*restated_cases(part), *own]
    pool = list(bases)
    made: dict[str, list[GuardCase]] = {}
    for kind, corrupt in CORRUPTIONS.items():
        chance.shuffle(pool)
        found: list[GuardCase] = []
        for base in pool:
            texts = sorted(set(corrupt(base, words, chance)) - {base.statement})
            chance.shuffle(texts)
            found += [replace(base, kind=kind, statement=text) for text in texts[:2]]
        made[kind] = found
    made["citation"] = list(_wrongly_cited(bases, chance))
    for cases in made.values():
        chance.shuffle(cases)
    chosen: list[GuardCase] = []
    while len(chosen) < count and any(made.values()):
        chosen += [cases.pop() for cases in made.values() if cases]
    return chosen[:count]


def _wrongly_cited(good: Sequence[GuardCase], chance: random.Random) -> Iterator[GuardCase]:
    """Yield statements that cite another sentence of the same side, near or far."""
    pool = [one for base in good for one in base.cited]
    for base in good:
        side, texts = base.cited[0].side, {one.text for one in base.cited}
        if base.statement in texts:
            continue  # "Was that the case?" may be asked after any sentence.
        others = [one for one in pool if one.side is side and one.text not in texts]
        near = [one for one in others if one.paragraph == base.cited[0].paragraph]
        far = [one for one in others if one.paragraph != base.cited[0].paragraph]
        for choice in (near, far):
            if choice:
                yield replace(base, kind="citation", cited=(chance.choice(choice),))


def corrupting_words(part: str) -> dict[str, Any]:
    """Return the words that corrupt statements of a part: names, opposites, inventions, ..."""
    words: dict[str, Any] = json.loads(guard_data("corrupting.json"))
    forms = json.loads(guard_data("words.json"))[part]
    return {**words, **words[part], **{name: one.split() for name, one in forms.items()}}


def corrupted_by(
    base: GuardCase, words: dict[str, Any], chance: random.Random
) -> dict[str, list[str]]:
    """Return the corruptions of a statement, by what was done to it."""
    return {
        kind: sorted(set(corrupt(base, words, chance)) - {base.statement})
        for kind, corrupt in CORRUPTIONS.items()
    }
