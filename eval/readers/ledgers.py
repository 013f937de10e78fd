"""Pairs from ledgers whose replies are labelled by paragraphs: a point beside what may reply to it.

Nothing is trained on them. The links of the ledger and its statuses are fitted on them, and what a
reader says of pairs that it has learnt by heart would be believed too much there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.ledger.close_reading import point_query
from assistant.ledger.entries import Status
from eval.datasets.dialogues import LabelledDialogue, load_invented, load_sample_ledger
from eval.datasets.sample import sample_record
from eval.datasets.written_records import load_later_records, load_written_records
from eval.readers.pairs import Pair, cut
from index.records import ParagraphKind, Side
from index.sentences import sentence_spans

_GIVES = {Status.ANSWERED: 1.0, Status.PARTLY: 0.7}
"""How much of what was asked a reply gives, by what became of the point."""


def reply_pairs(
    point: Pair, sentences: Sequence[str], labels: Sequence[int], status: str
) -> Iterator[Pair]:
    """Yield a point beside the parts of a paragraph.

    Args:
        point: The pair but for what it is beside.
        sentences: Of the paragraph.
        labels: 1 where a sentence replies.
        status: What became of the point; it says what a paragraph that replies gives.
    """
    for texts, marks in cut(sentences, labels):
        gives = _GIVES.get(Status(status), 0.0) if any(marks) else 0.0
        yield replace(point, sentences=texts, labels=marks, gives=gives)


def ledger_pairs() -> Iterator[Pair]:
    """Yield the pairs of all ledgers that are labelled by paragraphs: a label for all sentences."""
    yield from _pairs("ledger", load_sample_ledger(sample_record()))
    for dialogue in load_invented():
        yield from _pairs("dialogues", dialogue)
    for written in (*load_written_records(), *load_later_records()):
        yield from _pairs("written", written.labelled)


def _pairs(source: str, labelled: LabelledDialogue) -> Iterator[Pair]:
    record = labelled.record
    for i, gold in enumerate(labelled.points):
        asking = record.paragraphs[gold.point.paragraph]
        text = record.paragraph_text(asking)
        at = gold.point.sentence_start - asking.start
        said = [text[a:b] for a, b in sentence_spans(text) if a <= at]
        query = point_query(gold.point.text, said)
        point = Pair(source, labelled.name, "evidence", f"{labelled.name}/{i}", query, [], [], True)
        for paragraph in record.paragraphs[asking.index + 1 :]:
            if (
                paragraph.kind is ParagraphKind.SPEECH
                and record.speaker_of(paragraph).side is Side.STATE
            ):
                text = record.paragraph_text(paragraph)
                sentences = [" ".join(text[a:b].split()) for a, b in sentence_spans(text)]
                marks = [int(paragraph.index in gold.replies)] * len(sentences)
                yield from reply_pairs(point, sentences, marks, gold.status)
