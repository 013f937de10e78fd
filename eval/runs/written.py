"""Measures of what answers say and of how they were written, apart from what they cite.

Whether a statement is borne out is found by the guard (:func:`assistant.grounding.check`) from what
a run keeps, so that a run can be held against a later guard. What is the record's own words is so
by construction, and is not checked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from assistant.answers import Outcome
from assistant.grounding import check
from eval.systems import Response
from index.embedding.embedder import Embedder


def grounded(response: Response, embedder: Embedder) -> float | None:
    """Return the share of an answer's statements that are borne out by what they cite.

    None where there are none, or the system does not tell what they cite as places in records.
    """
    if not response.statements or not response.citations:
        return None
    by_model = response.by_model or (False,) * len(response.statements)
    judged = []
    for (text, positions), of_model in zip(response.statements, by_model, strict=True):
        cited = [response.citations[at] for at in positions]
        # Words of the record that a model cut out of a sentence may say another thing than it.
        verbatim = not of_model and any(text in one.text for one in cited)
        judged.append(verbatim or check(text, cited, embedder).borne_out)
    return sum(judged) / len(judged)


def written(response: Response) -> dict[str, float]:
    """Return how long an answer is, and how a language model took part where one did.

    Returns:
        By name of the measure. Of an answer in sentences, ``statements`` and ``characters``: how
        many. Where a language model took part, ``by model``: the share of the statements that it
        wrote; ``fell back``: 1 where the answer is in the record's own words instead;
        ``sentences``: how many it wrote that were judged; of these the shares that were borne out
        as first written (``stood``), or when written once more (``rewritten``), or not, with the
        record's own sentence in the place (``replaced``) or nothing (``dropped``); ``tokens in``,
        ``tokens out``, and ``cost`` where prices are set.
    """
    figures: dict[str, float] = {}
    if response.statements:
        figures["statements"] = len(response.statements)
        figures["characters"] = sum(len(text) for text, _ in response.statements)
    report = response.report
    if report is None:
        return figures
    if response.statements:
        figures["by model"] = sum(response.by_model) / len(response.statements)
    figures["fell back"] = float(bool(report.extractive))
    counts = sentences(response)
    total = sum(counts.values())
    figures["sentences"] = total
    if total:
        figures |= {name: count / total for name, count in counts.items()}
    figures["tokens in"] = report.tokens_in
    figures["tokens out"] = report.tokens_out
    if report.cost is not None:
        figures["cost"] = report.cost
    return figures


def sentences(response: Response) -> Mapping[str, int]:
    """Return what became of the sentences that a language model wrote, each counted once.

    Returns:
        ``stood``, ``rewritten``, ``replaced`` and ``dropped``, as :func:`written` tells them. Those
        of an answer that fell back are counted as they were judged before. A sentence that was
        still waiting to be written once more when the model failed is not counted.
    """
    refused = response.report.refused if response.report else ()
    outcomes = Counter(one.outcome for one in refused)
    borne_out = sum(response.by_model) + len(response.withdrawn)
    rewritten = outcomes[Outcome.REWRITTEN]
    return {
        "stood": borne_out - rewritten,
        "rewritten": rewritten,
        "replaced": outcomes[Outcome.REPLACED],
        "dropped": outcomes[Outcome.DROPPED],
    }
