"""An answer from the record's own sentences: chosen, put in order, cited. No language model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from assistant.answering.grouping import arrange
from assistant.answers import Statement
from assistant.evidence import EvidenceParagraph, EvidenceSentence
from assistant.query import Kind
from assistant.sources import Citation, source_fields
from assistant.voices import voice_of


def compose(
    paragraphs: Sequence[EvidenceParagraph],
    kind: Kind = Kind.EVERYTHING,
    states: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    *,
    by_time: bool = False,
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Make an answer of the chosen sentences.

    Args:
        paragraphs: With all their sentences.
        kind: What kind of answer is wanted; it decides order and parts.
        states: Codes of the States that each record considers.
        by_time: Whether a comparison is one of times, not of States.

    Returns:
        One statement for each sentence, in the record's own words, and one citation for each
        unbroken run of sentences in a paragraph.
    """
    statements: list[Statement] = []
    citations: list[Citation] = []
    chosen = [one for one in paragraphs if any(sentence.chosen for sentence in one.sentences)]
    for part, paragraph in arrange(chosen, kind, states, by_time=by_time):
        found = []
        side, sort = paragraph.passage.speaker.side, paragraph.passage.paragraph_kind
        for run in _runs(_without_announcement(paragraph)):
            number = len(citations) + 1
            citations.append(_citation(paragraph, run, number))
            found += [(one, number) for one in run]
        if kind is Kind.FACT:
            # Whoever asks for one fact reads the sentence that holds it first.
            found.sort(key=lambda one: one[0].support < paragraph.chosen_support)
        statements += [
            Statement(one.text, (number,), voice_of(one.text, side, sort), part)
            for one, number in found
        ]
    return tuple(statements), tuple(citations)


def _without_announcement(paragraph: EvidenceParagraph) -> tuple[EvidenceSentence, ...]:
    """Return the sentences of a paragraph without the name that opens a turn in a verbatim record.

    It is no word of the speaker's, and stands above them already: "Ms. Ka (Kenya): It rained."
    """
    first, *rest = paragraph.sentences
    name = paragraph.passage.speaker.name
    announced = re.match(rf"\s*{re.escape(name)}(?:\s*[(\[][^)\]]*[)\]])*\s*:\s+(?=\S)", first.text)
    if not name or announced is None:
        return paragraph.sentences
    at = announced.end()
    return replace(first, start=first.start + at, text=first.text[at:]), *rest


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
