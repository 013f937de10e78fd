"""Paragraphs that were looked at for a question, with the support of each of their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.query.facts import Fact, holds
from index.search.full_text import StoredPassage
from index.search.searcher import Hit


@dataclass(frozen=True, slots=True)
class EvidenceSentence:
    """A sentence of a record: its support, and whether it is one to answer with.

    Offsets are into the record's text.
    """

    start: int
    end: int
    text: str
    support: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class EvidenceParagraph:
    """A paragraph that was looked at, with all its sentences.

    Attributes:
        passage: Any passage of it, for its place and speaker.
        start: Where it starts in the record's text.
        text: Its exact words.
        sentences: In order.
        enough: Whether its best sentence has enough support to answer, whatever its form.
    """

    passage: StoredPassage
    start: int
    text: str
    sentences: tuple[EvidenceSentence, ...]
    enough: bool = True

    @property
    def support(self) -> float:
        """That of its best sentence."""
        return max(sentence.support for sentence in self.sentences)

    @property
    def chosen_support(self) -> float:
        """That of its best chosen sentence; 0 where none is."""
        return max((one.support for one in self.sentences if one.chosen), default=0.0)

    def left_out(self) -> EvidenceParagraph:
        """Return it with nothing chosen, since something else is told by it than is asked."""
        sentences = tuple(replace(one, chosen=False) for one in self.sentences)
        return replace(self, sentences=sentences, enough=False)


def chosen_within(
    paragraphs: Sequence[EvidenceParagraph], hits: Sequence[Hit]
) -> list[EvidenceParagraph]:
    """Return paragraphs of which the sentences within some passages are chosen, and no others."""
    passages = [(hit.passage.record_id, hit.passage.start, hit.passage.end) for hit in hits]
    return [
        replace(
            one,
            sentences=tuple(
                replace(
                    sentence,
                    chosen=any(
                        one.passage.record_id == record and start < sentence.end <= end
                        for record, start, end in passages
                    ),
                )
                for sentence in one.sentences
            ),
        )
        for one in paragraphs
    ]


def in_order(paragraphs: Iterable[EvidenceParagraph]) -> list[EvidenceParagraph]:
    """Return paragraphs in the order of record and paragraph."""
    return sorted(paragraphs, key=lambda one: one.passage.paragraph_place)


def best_support(paragraphs: Sequence[EvidenceParagraph], fact: Fact | None = None) -> float:
    """Return the support of the best sentence, 0 where there is none.

    Args:
        paragraphs: As :meth:`~assistant.evidence.finder.EvidenceFinder.weigh` gives them.
        fact: The kind of fact that the sentence has to give; None for any sentence.
    """
    return max(
        (
            sentence.support
            for paragraph in paragraphs
            for sentence in paragraph.sentences
            if fact is None or holds(fact, sentence.text)
        ),
        default=0.0,
    )


def rank_by_support(hits: Sequence[Hit], paragraphs: Sequence[EvidenceParagraph]) -> list[Hit]:
    """Return hits in the order of the support of their best sentence, those not read behind.

    Args:
        hits: In the order of the search, which decides between equals.
        paragraphs: Those of these hits, as
            :meth:`~assistant.evidence.finder.EvidenceFinder.weigh` gives them.
    """
    read = {one.passage.paragraph_place: one for one in paragraphs}

    def support(hit: Hit) -> float:
        passage = hit.passage
        paragraph = read.get(passage.paragraph_place)
        inside = [
            sentence.support
            for sentence in (paragraph.sentences if paragraph else ())
            if sentence.start < passage.end and passage.start < sentence.end
        ]
        return max(inside, default=-1.0)

    ranked = sorted(hits, key=lambda hit: -support(hit))
    return [replace(hit, rank=rank) for rank, hit in enumerate(ranked, start=1)]
