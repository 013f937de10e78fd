"""QMSum (Zhong et al., NAACL 2021): meetings, and questions with the turns that answer them.

Also its evidence layer (QMSum_SummaryEvidence), in which sentences of the turns are the gold.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.files import read_json_lines
from index.errors import FileError


def load_qmsum(path: Path, domain: str = "") -> Benchmark:
    """Load meetings and their specific questions; gold are the ranges of turns.

    A document is a meeting, a line a turn, "Speaker: text"; each question is asked of its own
    meeting.

    Args:
        path: JSON Lines, a meeting a line, as QMSum distributes them.
        domain: "Committee", "Academic" or "Product", where rows name it; empty for all.

    Raises:
        FileError: If the file cannot be read; names file and line.
    """
    documents, topics = [], []
    for place, name, row in _meetings(path, domain):
        try:
            document, starts, turns = _meeting(name, row)
            documents.append(document)
            for number, query in enumerate(row["specific_query_list"], start=1):
                gold = tuple(
                    Span(name, starts[int(first)], starts[int(last)] + len(turns[int(last)]))
                    for first, last in query["relevant_text_span"]
                    if int(first) <= int(last) < len(turns)
                )
                if gold:
                    topics.append(_topic(f"{name}-{number}", query["query"], gold, name))
        except (KeyError, TypeError, ValueError) as error:
            raise FileError(place, f"not a meeting of QMSum: {error!r}.") from error
    return Benchmark(_name("qmsum", path, domain), tuple(documents), tuple(topics))


def load_evidence(path: Path, domain: str = "") -> Benchmark:
    """Load the same meetings with the evidence sentences as gold.

    Args:
        path: The meetings; the evidence lies beside them as ``evidence_<same name>``.
        domain: As for :func:`load_qmsum`.

    Raises:
        FileError: If a file cannot be read; names file and line.
    """
    beside = path.with_name(f"evidence_{path.name}")
    labels = {str(row.get("id")): (place, row) for place, row in read_json_lines(beside)}
    documents, topics = [], []
    for place, name, row in _meetings(path, domain):
        label_place, label = labels.get(name, (place, {}))
        try:
            document, starts, turns = _meeting(name, row)
            queries = (label.get("qmsum") or {}).get("specific_query_list", [])
            found = []
            for number, query in enumerate(queries, start=1):
                gold = []
                for item in (item for group in query["evidence"] for item in group):
                    turn = int(item["turn_index"])
                    text = " ".join(item["content"].split())
                    at = turns[turn].find(text) if text and turn < len(turns) else -1
                    if at >= 0:
                        gold.append(Span(name, starts[turn] + at, starts[turn] + at + len(text)))
                if gold:
                    found.append(_topic(f"{name}-{number}", query["query"], tuple(gold), name))
        except (KeyError, TypeError, ValueError) as error:
            raise FileError(label_place, f"not evidence of QMSum: {error!r}.") from error
        if found:
            documents.append(document)
            topics += found
    return Benchmark(_name("qmsum-evidence", path, domain), tuple(documents), tuple(topics))


def _meetings(path: Path, domain: str) -> list[tuple[str, str, dict[str, Any]]]:
    rows = enumerate(read_json_lines(path), start=1)
    return [
        (place, str(row.get("id") or f"meeting-{number}"), row)
        for number, (place, row) in rows
        if not domain or row.get("domain", domain) == domain
    ]


def _meeting(name: str, row: dict[str, Any]) -> tuple[EvalDocument, list[int], list[str]]:
    """Return the document of a meeting, and where each turn starts and what it holds."""
    turns, starts, speakers, at = [], [], [], 0
    for turn in row["meeting_transcripts"]:
        speaker = " ".join(turn["speaker"].split())
        turns.append(" ".join(f"{speaker}: {turn['content']}".split()))
        starts.append(at)
        speakers.append((at, at + len(turns[-1]), speaker))
        at += len(turns[-1]) + 1
    return EvalDocument(name, "\n".join(turns), (), tuple(speakers)), starts, turns


def _topic(name: str, question: str, gold: tuple[Span, ...], document: str) -> Topic:
    return Topic(name, "meeting", question, gold, document=document)


def _name(kind: str, path: Path, domain: str) -> str:
    return "-".join(filter(None, (kind, path.name.split(".")[0], domain.lower())))
