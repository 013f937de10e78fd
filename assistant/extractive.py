"""An answer from the record's own sentences: chosen, put in order, cited. No language model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.answers import Citation, Statement, source_fields
from assistant.evidence import EvidenceParagraph, EvidenceSentence

_MARKDOWN = re.compile(r"([\\`*_\[\]<>$#|~])")


def compose(
    paragraphs: Sequence[EvidenceParagraph],
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Make an answer of the chosen sentences.

    Args:
        paragraphs: In order of record and paragraph.

    Returns:
        One statement for each sentence, in the record's own words, and one citation for each
        unbroken run of sentences in a paragraph.
    """
    statements: list[Statement] = []
    citations: list[Citation] = []
    for paragraph in paragraphs:
        for run in _runs(paragraph.sentences):
            number = len(citations) + 1
            citations.append(_citation(paragraph, run, number))
            statements.extend(Statement(sentence.text, (number,)) for sentence in run)
    return tuple(statements), tuple(citations)


def render(statements: Sequence[Statement], citations: Sequence[Citation]) -> str:
    """Return an answer as Markdown: the record's text, set as the record's, under who spoke.

    Characters of the record that Markdown would take as its own are escaped.
    """
    by_number = {citation.number: citation for citation in citations}
    blocks = []
    for (who, place), group in groupby(
        statements, lambda s: (by_number[s.citations[0]].who, by_number[s.citations[0]].place)
    ):
        sentences = " ".join(f"{escape(s.text)} [{s.citations[0]}]" for s in group)
        blocks.append(f"**{escape(who)}** · {escape(place)}\n\n> {sentences}")
    return "The record reports:\n\n" + "\n\n".join(blocks) if blocks else ""


def escape(text: str) -> str:
    """Return text with the characters escaped that Markdown gives a meaning."""
    return _MARKDOWN.sub(r"\\\1", re.sub(r"\s+", " ", text))


def _runs(sentences: Sequence[EvidenceSentence]) -> Iterator[list[EvidenceSentence]]:
    for chosen, run in groupby(sentences, lambda sentence: sentence.chosen):
        if chosen:
            yield list(run)


def _citation(
    paragraph: EvidenceParagraph, run: Sequence[EvidenceSentence], number: int
) -> Citation:
    start, end = run[0].start, run[-1].end
    return Citation(
        **{
            **source_fields(paragraph.passage),
            "number": number,
            "start": start,
            "end": end,
            "text": paragraph.text[start - paragraph.start : end - paragraph.start],
        }
    )
