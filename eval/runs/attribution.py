"""Measures of who is said to have said it, and of what the sentences of an answer rest on.

Citation recall and precision follow Liu, Zhang and Liang (Findings of EMNLP 2023) and Gao et al.
(ALCE, EMNLP 2023): recall is the share of an answer's statements that their citations bear out,
precision the share of its citations that speak to the question. Here both are decided without a
judge: a statement is borne out if all its words stand in what it cites, and a citation is right if
it holds gold characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from eval.benchmark import EvalDocument, Span, Topic, merge
from eval.runs.measures import intersect, length
from eval.systems import Response

Ascribed = Sequence[tuple[int, int, str]]
_WORD = re.compile(r"\w+")


def wrong_side(topic: Topic, given: Iterable[Span], documents: Sequence[EvalDocument]) -> float:
    """Return the share of given characters that were said by another side than the one asked.

    0 where any side will do or nothing was given; what nobody said counts as neither.
    """
    if topic.side is None:
        return 0.0
    merged = merge(given)
    others = [
        Span(document.id, start, end)
        for document in documents
        for start, end, side in document.sides
        if side != topic.side
    ]
    total = length(merged)
    return length(intersect(merged, merge(others))) / total if total else 0.0


def side_accuracy(response: Response, documents: Sequence[EvalDocument]) -> float | None:
    """Return the share of characters ascribed to the side that spoke them.

    None where the system names no sides, or the sides are not known.
    """
    truth = {document.id: document.sides for document in documents}
    return _accuracy(response.spans, response.sides, truth, lambda said, true: said == true)


def speaker_accuracy(response: Response, documents: Sequence[EvalDocument]) -> float | None:
    """Return the share of characters ascribed to the speaker who spoke them.

    A speaker is right if all words of the name given are words of the true designation
    ("Mr. Rogov" for "Mr. Rogov (Kazakhstan)"); no name is not right. None where the system names
    no speakers, or they are not known.
    """
    truth = {document.id: document.speakers for document in documents}

    def same(said: str, true: str) -> bool:
        words = set(_words(said))
        return said == true or (bool(words) and words <= set(_words(true)))

    return _accuracy(response.spans, response.speakers, truth, same)


def citation_precision(topic: Topic, response: Response) -> float:
    """Return the share of citations that hold gold characters; 0 where nothing is cited."""
    gold = merge(topic.gold)
    right = [bool(intersect([span], gold)) for span in response.spans]
    return sum(right) / len(right) if right else 0.0


def citation_recall(response: Response, documents: Sequence[EvalDocument]) -> float:
    """Return the share of statements whose words all stand in what they cite.

    A system that gives no sentences says what it cites; one that says nothing has 0.
    """
    if not response.statements:
        return float(bool(response.spans))
    texts = {document.id: document.text for document in documents}

    def borne_out(text: str, positions: Sequence[int]) -> bool:
        cited = [response.spans[at] for at in positions if 0 <= at < len(response.spans)]
        held = {word for one in cited for word in _words(texts[one.document][one.start : one.end])}
        return bool(cited) and set(_words(text)) <= held

    judged = [borne_out(*statement) for statement in response.statements]
    return sum(judged) / len(judged)


def _accuracy(
    spans: Sequence[Span],
    names: Sequence[str],
    truth: Mapping[str, Ascribed],
    same: Callable[[str, str], bool],
) -> float | None:
    right = known = 0
    for span, name in zip(spans, names, strict=False):
        for start, end, true in truth.get(span.document, ()):
            common = min(end, span.end) - max(start, span.start)
            if common > 0:
                known += common
                right += common * same(name, true)
    return right / known if known else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
