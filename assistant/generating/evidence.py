"""The numbered sources that a language model is given: evidence sentences, within a budget.

They are those that answer without a model, and the sentences right before and after them in the
same paragraph, without which "it" and "that" have nothing to stand for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from assistant.answering.grouping import arrange
from assistant.evidence import EvidenceParagraph, EvidenceSentence
from assistant.generating.orders import is_order
from assistant.query import Kind
from assistant.sources import Source, source_fields
from assistant.voices import Voice, voice_of
from index.chunking.tokens import count_tokens
from index.parsing.languages import detect_language

BUDGET = 2_000
"""Tokens of all sources together; what stands around them comes on top."""
_AROUND = 40
"""Tokens of what is said of a sentence besides its words: who spoke, on which side, where."""


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """One evidence sentence as a model may cite it.

    Attributes:
        number: What it is cited by, from 1.
        source: The sentence, in the record's own words, with its place and speaker.
        voice: Who stands behind it besides the speaker.
    """

    number: int
    source: Source
    voice: Voice = Voice.ASSERTED


@dataclass(frozen=True, slots=True)
class Given:
    """What a model is given to answer with.

    Attributes:
        sources: Numbered in the order of the answer.
        withheld: Places of paragraphs that answer too but hold words meant for a language model.
    """

    sources: tuple[NumberedSentence, ...]
    withheld: tuple[str, ...] = ()


def number_evidence(
    paragraphs: Sequence[EvidenceParagraph],
    kind: Kind = Kind.EVERYTHING,
    states: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    budget: int = BUDGET,
) -> Given:
    """Return the sources of an answer, numbered in its order.

    Where they are too many for the budget, sentences of less support go first, and those that are
    only there for what stands beside them before all others.

    Args:
        paragraphs: As :meth:`~assistant.evidence.EvidenceFinder.weigh` gives them.
        kind: What kind of answer is wanted; it decides the order.
        states: Codes of the States that each record considers.
        budget: Most tokens (cl100k_base) of all sources together.
    """
    chosen = [one for one in paragraphs if any(sentence.chosen for sentence in one.sentences)]
    safe = [one for one in chosen if not _speaks_to_a_model(one)]
    ordered = [one for _, one in arrange(safe, kind, states)]
    wanted = [
        (not sentence.chosen, -sentence.support, at, place)
        for at, paragraph in enumerate(ordered)
        for place, sentence in enumerate(paragraph.sentences)
        if _is_beside_chosen(paragraph.sentences, place)
    ]
    kept: list[tuple[int, int]] = []
    left = budget
    for _, _, at, place in sorted(wanted):
        cost = _AROUND + count_tokens(ordered[at].sentences[place].text)
        if cost <= left:
            left -= cost
            kept.append((at, place))
    sources = tuple(
        NumberedSentence(
            number,
            _source(ordered[at], ordered[at].sentences[place]),
            _voice(ordered[at], ordered[at].sentences[place]),
        )
        for number, (at, place) in enumerate(sorted(kept), start=1)
    )
    withheld = (_source(one, one.sentences[0]).place for one in chosen if one not in safe)
    return Given(sources, tuple(dict.fromkeys(withheld)))


def _speaks_to_a_model(paragraph: EvidenceParagraph) -> bool:
    named = _source(paragraph, paragraph.sentences[0])
    return any(map(is_order, (paragraph.text, named.who, named.place)))


def _is_beside_chosen(sentences: Sequence[EvidenceSentence], place: int) -> bool:
    return any(one.chosen for one in sentences[max(0, place - 1) : place + 2])


def _source(paragraph: EvidenceParagraph, sentence: EvidenceSentence) -> Source:
    fields = source_fields(paragraph.passage)
    return Source(**{**fields, "text": sentence.text, "start": sentence.start, "end": sentence.end})


def _voice(paragraph: EvidenceParagraph, sentence: EvidenceSentence) -> Voice:
    passage = paragraph.passage
    return voice_of(sentence.text, passage.speaker.side, passage.paragraph_kind)


def english_records(sources: Sequence[Source]) -> set[str]:
    """Return the records of which what is given is surely English.

    Args:
        sources: What is given.
    """
    said: dict[str, list[str]] = {}
    for one in sources:
        said.setdefault(one.record_id, []).append(one.text)
    return {one for one, texts in said.items() if detect_language(" ".join(texts)) == "en"}
