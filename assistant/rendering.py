"""Statements and what they cite as Markdown, the record's words set apart from a model's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from assistant.answers import BY_MODEL, TRANSLATED, Statement
from assistant.sources import GAP, Citation, leaves_out
from assistant.voices import VOICES

_MARKDOWN = re.compile(r"([\\`*_\[\]<>$#|~])")


def render(statements: Sequence[Statement], citations: Sequence[Citation]) -> str:
    """Return an answer as Markdown: the record's text, set as the record's, under who spoke.

    Characters of the record that Markdown would take as its own are escaped. A sentence that
    relays what others said is marked behind its citation, and where words of a paragraph are left
    out between two of its sentences, that is shown. What a language model wrote is not set
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
            blocks.append(_quoted(who, place, " ".join(_sentences([*block], by_number))))
    if any(one.by_model for one in statements):
        return "\n\n".join(blocks)
    return "The record reports:\n\n" + "\n\n".join(blocks) if blocks else ""


def _sentences(block: Sequence[Statement], by_number: Mapping[int, Citation]) -> Iterator[str]:
    """Yield the statements of a paragraph, and where words between them are left out."""
    before: Citation | None = None
    for statement in block:
        cited = by_number[statement.citations[0]]
        if leaves_out(before, cited):
            yield escape(GAP)
        yield _sentence(statement)
        before = cited


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
