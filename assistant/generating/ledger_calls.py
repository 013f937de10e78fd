"""What a language model is given of a ledger, call by call, and what is withheld from it.

The points of one paragraph of an expert go with what the delegation said after them, as much as a
call has room for, in two orders and under two sets of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from assistant.generating.fencing import Fence, neutral
from assistant.generating.messages import Message
from assistant.generating.orders import is_order
from assistant.ledger.dialogue import Said
from assistant.ledger.linking import load_links
from assistant.ledger.reading import Compared
from assistant.numbering import Numbered, number_sentences
from index.chunking.tokens import count_tokens

_POINTS = 12
"""Most points of one call."""
_PER_POINT, _PER_SENTENCE = 5, 5
"""Tokens of the name of a point, and of the number of a sentence."""
_PER_PARAGRAPH = 25
"""Tokens of what heads the sentences of a paragraph."""
_MOST = 12_000
"""Most tokens of the sentences of one call, however much a model takes."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: some points, and the sentences among which their replies are looked for.

    Attributes:
        points: Indices of the points, as they are named.
        messages: What the model is given.
        numbered: The sentences, by the places of their paragraphs in the dialogue.
        content: What is asked without the marks that are other ones in each call.
    """

    points: tuple[int, ...]
    messages: tuple[Message, ...]
    numbered: Numbered
    content: str


def ask_all(compared: Compared, budget: int) -> list[tuple[int, Call]]:
    """Return all calls for a dialogue, the two of the same points one after the other.

    Args:
        compared: The dialogue.
        budget: Most tokens (cl100k_base) of paragraph, points and sentences of a call.

    Returns:
        Each call with 0 or 1: which of the two readings it is.
    """
    points = compared.dialogue.points
    calls = []
    same = groupby(range(len(points)), lambda i: (points[i].record_id, points[i].paragraph))
    for _, group in same:
        some = [i for i in group if compared.pairs.may[i].any()]
        if not some or any(map(is_order, _given_of(compared, some[0]))):
            continue
        for first in range(0, len(some), _POINTS):
            part = some[first : first + _POINTS]
            shown = _choose(compared, part, budget)
            judged = [i for i in part if not _is_withheld(compared, i, shown)]
            if judged and shown:
                calls.append((0, _ask(compared, judged, shown, seed=0)))
                calls.append((1, _ask(compared, judged[::-1], shown[::-1], seed=1)))
    return calls


def _choose(compared: Compared, points: Sequence[int], budget: int) -> list[int]:
    """Return the paragraphs among which replies are looked for, in order of the dialogue.

    Where they are too many for the budget, those go first that are least likely for all points.
    """
    dialogue = compared.dialogue
    asked = count_tokens(_paragraph_of(compared, points[0]))
    asked += sum(_PER_POINT + count_tokens(dialogue.points[i].text) for i in points)
    left = min(budget - asked, _MOST)
    may = np.any(compared.pairs.may[points], axis=0)
    best = compared.likelihoods[points].max(axis=0)
    kept = []
    for j in sorted(range(len(dialogue.said)), key=lambda j: -float(best[j])):
        said = dialogue.said[j]
        if not may[j] or is_order(said.text) or is_order(said.speaker):
            continue
        cost = _PER_PARAGRAPH + count_tokens(said.text) + _PER_SENTENCE * len(said.sentences)
        if cost <= left:
            left -= cost
            kept.append(j)
    return sorted(kept)


def _is_withheld(compared: Compared, i: int, shown: Sequence[int]) -> bool:
    """Tell whether a paragraph that may well reply to a point is not shown to the model."""
    chosen = load_links().choose(compared.likelihoods[i])
    return not set(chosen).issubset(shown)


def _ask(compared: Compared, points: Sequence[int], shown: Sequence[int], seed: int) -> Call:
    dialogue = compared.dialogue
    nobody = "the delegation" if dialogue.sided else "somebody who is not named"

    def head(said: Said) -> str:
        place = said.paragraph.number or said.paragraph.index + 1
        return f"{neutral(said.speaker) or nobody}, paragraph {place}:"

    given = ((j, head(dialogue.said[j]), dialogue.said[j].sentence_texts) for j in shown)
    numbered = number_sentences(given, seed, neutral)
    named = [
        f"P{place}: {neutral(dialogue.points[i].text)}" for place, i in enumerate(points, start=1)
    ]
    fence = Fence()
    messages = tuple(
        fence.ask_replies(
            dialogue.points[points[0]].speaker,
            _paragraph_of(compared, points[0]),
            named,
            numbered.lines,
            numbered.check_text,
        )
    )
    content = "\n".join(one.text for one in messages).replace(fence.nonce, "")
    return Call(tuple(points), messages, numbered, content)


def _given_of(compared: Compared, i: int) -> tuple[str, str]:
    """Return who put a point, and the words of the paragraph: what a model is given besides it."""
    return compared.dialogue.points[i].speaker, _paragraph_of(compared, i)


def _paragraph_of(compared: Compared, i: int) -> str:
    """Return the words of the paragraph in which a point stands."""
    record = compared.dialogue.records[i]
    return record.paragraph_text(record.paragraphs[compared.dialogue.points[i].paragraph])
