"""An answer from the record's own sentences: chosen, put in order, cited. No language model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from assistant.answers import BY_MODEL, TRANSLATED, Statement
from assistant.evidence import EvidenceParagraph, EvidenceSentence
from assistant.grouping import arrange
from assistant.query import Kind
from assistant.sources import Citation, source_fields
from assistant.voices import VOICES, voice_of

_MARKDOWN = re.compile(r"([\\`*_\[\]<>$#|~])")


def compose(
    paragraphs: Sequence[EvidenceParagraph],
    kind: Kind = Kind.EVERYTHING,
    states: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Make an answer of the chosen sentences.

    Args:
        paragraphs: With all their sentences.
        kind: What kind of answer is wanted; it decides order and parts.
        states: Codes of the States that each record considers.

    Returns:
        One statement for each sentence, in the record's own words, and one citation for each
        unbroken run of sentences in a paragraph.
    """
    statements: list[Statement] = []
    citations: list[Citation] = []
    chosen = [one for one in paragraphs if any(sentence.chosen for sentence in one.sentences)]
    for part, paragraph in arrange(chosen, kind, states):
        found = []
        side, sort = paragraph.passage.speaker.side, paragraph.passage.paragraph_kind
        for run in _runs(paragraph.sentences):
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


def render(statements: Sequence[Statement], citations: Sequence[Citation]) -> str:
    """Return an answer as Markdown: the record's text, set as the record's, under who spoke.

    Characters of the record that Markdown would take as its own are escaped. A sentence that
    relays what others said is marked behind its citation. What a language model wrote is not set
    as the record's, is marked, and has the words it cites under it; its translation, marked too,
    stands before it.
    """
    by_number = {citation.number: citation for citation in citations}
    blocks = []
    for group, members in groupby(statements, lambda s: s.group):
        if group:
            blocks.append(f"### {escape(group)}")
        for (by_model, who, place), block in groupby(
            members,
            lambda s: (s.by_model, by_number[s.citations[0]].who, by_number[s.citations[0]].place),
        ):
            if by_model:
                blocks += [_written(one, by_number) for one in block]
                continue
            sentences = " ".join(_sentence(s) for s in block)
            blocks.append(_quoted(who, place, sentences))
    if any(one.by_model for one in statements):
        return "\n\n".join(blocks)
    return "The record reports:\n\n" + "\n\n".join(blocks) if blocks else ""


def _sentence(statement: Statement) -> str:
    voice = f" *({VOICES[statement.voice]})*" if statement.voice in VOICES else ""
    numbers = "".join(f"[{number}]" for number in statement.citations)
    return f"{escape(statement.text)} {numbers}{voice}"


def _written(statement: Statement, by_number: Mapping[int, Citation]) -> str:
    """Return what a model wrote, marked, with the words it cites."""
    cited = [by_number[number] for number in statement.citations]
    words = [_quoted(one.who, one.place, f"{escape(one.text)} [{one.number}]") for one in cited]
    written = [f"{_sentence(statement)} *({BY_MODEL})*", *words]
    if statement.translation:
        numbers = "".join(f"[{number}]" for number in statement.citations)
        written.insert(0, f"{escape(statement.translation)} {numbers} *({TRANSLATED})*")
    return "\n\n".join(written)


def _quoted(who: str, place: str, sentences: str) -> str:
    return f"**{escape(who)}** · {escape(place)}\n\n> {sentences}"


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
