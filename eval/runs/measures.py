"""Measures, named and defined as the field does.

Ranking measures come from ir-measures (MacAvaney et al., ECIR 2022), over paragraphs: a paragraph
is relevant if it holds gold characters, and ranks where the first span that touches it ranks. Those
of characters are Smith and Troynikov's (Chroma, 2024): recall, precision and intersection over
union of the characters retrieved and the gold characters. A question without any result counts as
zero; none is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import RR, P, R, nDCG

from eval.benchmark import EvalDocument, Span, Topic, merge

RANKING = (RR @ 10, nDCG @ 10, R @ 5, R @ 10, P @ 5)
BUDGETS = (1000, 2000, 4000)
"""Characters within which retrieval is measured: what fits a small, usual and large prompt."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Counts of characters."""

    gold: int
    given: int
    common: int

    @property
    def recall(self) -> float:
        """Return the share of the gold that was given; 1 where there is none."""
        return self.common / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """Return the share of what was given that is gold; 0 where nothing was given."""
        return self.common / self.given if self.given else 0.0

    @property
    def iou(self) -> float:
        """Return intersection over union; 0 where both are empty."""
        union = self.gold + self.given - self.common
        return self.common / union if union else 0.0


def overlap(gold: Iterable[Span], given: Iterable[Span]) -> Overlap:
    """Count gold, given and common characters, each character once."""
    gold, given = merge(gold), merge(given)
    return Overlap(length(gold), length(given), length(intersect(gold, given)))


def intersect(left: Sequence[Span], right: Sequence[Span]) -> list[Span]:
    """Return the characters that two merged lists of spans share."""
    return [
        Span(a.document, max(a.start, b.start), min(a.end, b.end))
        for a in left
        for b in right
        if a.document == b.document and a.start < b.end and b.start < a.end
    ]


def within(spans: Iterable[Span], budget: int) -> list[Span]:
    """Return the beginning of a ranking, its last span cut, of so many characters in all."""
    kept, left = [], budget
    for span in spans:
        if left <= 0:
            break
        kept.append(Span(span.document, span.start, min(span.end, span.start + left)))
        left -= span.end - span.start
    return kept


def nugget_recall(gold: Iterable[Span], given: Iterable[Span]) -> float:
    """Return the share of gold passages given at least by half; 1 where there is no gold.

    Every gold span is a nugget, a vital one (Voorhees, TREC 2003), whatever its length.
    """
    gold, given = list(gold), merge(given)
    got = [2 * length(intersect([one], given)) >= one.end - one.start for one in gold]
    return sum(got) / len(got) if got else 1.0


def ranking_measures(
    topics: Sequence[Topic],
    rankings: dict[str, list[Span]],
    documents: Sequence[EvalDocument],
) -> dict[str, dict[str, float]]:
    """Return ir-measures' figures for each answerable topic, by its id.

    Args:
        topics: Those without gold are left out: there is nothing to rank first.
        rankings: Spans by topic id, best first; a topic that is missing counts as zero.
        documents: Whose lines are the paragraphs.
    """
    answerable = [topic for topic in topics if topic.gold]
    qrels = [
        ir_measures.Qrel(topic.id, paragraph, 1)
        for topic in answerable
        for paragraph in touched_paragraphs(topic.gold, documents)
    ]
    run = [
        ir_measures.ScoredDoc(topic.id, paragraph, float(-rank))
        for topic in answerable
        for rank, paragraph in enumerate(touched_paragraphs(rankings.get(topic.id, ()), documents))
    ]
    figures: dict[str, dict[str, float]] = {
        topic.id: {str(measure): 0.0 for measure in RANKING} for topic in answerable
    }
    for metric in ir_measures.iter_calc(list(RANKING), qrels, run):
        figures[metric.query_id][str(metric.measure)] = float(metric.value)
    return figures


def auroc(answerable: Sequence[float], unanswerable: Sequence[float]) -> float | None:
    """Return how well support tells answerable questions from others, 0 to 1.

    It is the chance that one of the first has more support than one of the others, ties counting
    half (the area under the receiver operating characteristic; Hanley and McNeil, 1982). None
    where either kind is missing.
    """
    if not answerable or not unanswerable:
        return None
    wins = sum((a > b) + 0.5 * (a == b) for a in answerable for b in unanswerable)
    return wins / (len(answerable) * len(unanswerable))


def risk_coverage(judged: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return risk at each coverage (El-Yaniv and Wiener, 2010).

    Args:
        judged: For each question the support of its answer, and how faulty the answer is, 0 to 1.

    Returns:
        Pairs of coverage (share of questions answered, those of most support first) and risk
        (mean fault of those).
    """
    ordered = sorted(judged, key=lambda one: -one[0])
    curve, faults = [], 0.0
    for count, (_, fault) in enumerate(ordered, start=1):
        faults += fault
        curve.append((count / len(ordered), faults / count))
    return curve


def touched_paragraphs(spans: Iterable[Span], documents: Sequence[EvalDocument]) -> list[str]:
    """Return the paragraphs that spans touch, as "document:start", in the order of the spans."""
    paragraphs = {document.id: document.paragraphs() for document in documents}
    touched = (
        f"{paragraph.document}:{paragraph.start}"
        for span in spans
        for paragraph in paragraphs.get(span.document, ())
        if paragraph.start < span.end and span.start < paragraph.end
    )
    return list(dict.fromkeys(touched))


def length(spans: Iterable[Span]) -> int:
    """Return how many characters spans hold, those held twice counted twice."""
    return sum(span.end - span.start for span in spans)
