"""Statements of an answer: the record's words, set as the record's, under who spoke and where."""

from __future__ import annotations

import html
import time
from collections.abc import Sequence
from itertools import groupby

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant import Assistant, Citation, Kind, Statement
from assistant.answering.grouping import SIDES
from assistant.answers import BY_MODEL, TRANSLATED
from assistant.sources import GAP, leaves_out
from assistant.voices import VOICES
from index.records import Side
from ui.asking.citations import card_html, number_html

_APART = 0.05
"""Seconds between two drawings of a block: with more a browser falls behind, and a stop with it."""
_Said = tuple[Statement, tuple[Citation, ...]]


class Sheet:
    """Where an answer is written, statement by statement; the same when it is drawn again.

    The words of both sides stand in two columns.

    Args:
        assistant: Has the records.
        key: Unique on the page; the numbers of the citations are told apart by it.
        kind: Of the answer.
    """

    def __init__(self, assistant: Assistant, key: str, kind: Kind) -> None:
        self._assistant = assistant
        self._key = key
        self._columns: dict[str, DeltaGenerator] = {}
        if kind is Kind.BOTH_SIDES:
            left, right = st.columns(2, gap="large")
            self._columns = {SIDES[Side.COMMITTEE]: left, SIDES[Side.STATE]: right}
        self._rest = st.container(gap=None)
        self._block: list[_Said] = []
        self._place = self._rest
        self._group = self._heading = ""
        self._cards: dict[int, str] = {}
        self._before = self._seen = 0
        self._drawn = 0.0

    def write(self, statement: Statement, citations: Sequence[Citation]) -> None:
        """Set one more statement; it is seen at once, or together with those right behind it."""
        said = statement, tuple(citations)
        if not self._block or _under(self._block[-1]) != _under(said):
            self.finish()
            self._begin(statement.group)
        self._block.append(said)
        if time.monotonic() - self._drawn > _APART:
            self.finish()

    def finish(self) -> None:
        """Show what was written and is not seen yet."""
        if self._seen < len(self._block):
            self._place.html(self._html())
            self._seen = len(self._block)
            self._drawn = time.monotonic()

    def write_all(self, statements: Sequence[Statement], citations: Sequence[Citation]) -> None:
        """Set all statements of an answer, each block at once."""
        by_number = {citation.number: citation for citation in citations}
        every = [(one, tuple(by_number[number] for number in one.citations)) for one in statements]
        for _, members in groupby(every, _under):
            block = list(members)
            self._begin(block[0][0].group, block)
            self._place.html(self._html())

    def _begin(self, group: str, block: Sequence[_Said] = ()) -> None:
        """Begin a block, under a heading where another part of the answer begins."""
        self._heading = group if group != self._group else ""
        self._group = group
        self._before += len(self._block)
        self._block = list(block)
        self._seen, self._drawn = 0, 0.0
        self._place = self._columns.get(group, self._rest).empty()

    def _html(self) -> str:
        heading = f'<h3 class="part">{html.escape(self._heading)}</h3>' if self._heading else ""
        if self._block[0][0].by_model:
            return heading + "".join(
                self._written_html(statement, citations, self._before + place)
                for place, (statement, citations) in enumerate(self._block)
            )
        first = self._block[0][1][0]
        sentences, cards = [], []
        before: Citation | None = None
        for number, members in groupby(self._block, lambda said: said[0].citations[0]):
            run = list(members)
            citation = run[0][1][0]
            key = f"{self._key}-{number}"
            words = " ".join(_sentence(statement) for statement, _ in run)
            if leaves_out(before, citation):
                sentences.append(f'<span class="voice">{GAP}</span>')
            before = citation
            sentences.append(f"{words} {number_html(citation, number, key)}")
            if number not in self._cards:
                title = f"[{number}] {citation.who}"
                self._cards[number] = card_html(self._assistant, citation, title, key)
            cards.append(self._cards[number])
        return (
            f'{heading}<div class="said"><p class="who"><strong>{html.escape(first.who)}</strong>'
            f" <span>{html.escape(first.place)}</span></p>"
            f"<blockquote>{' '.join(sentences)}</blockquote>{''.join(cards)}</div>"
        )

    def _written_html(self, statement: Statement, citations: Sequence[Citation], place: int) -> str:
        """Return what a language model wrote, marked, with the record's own words under it."""
        numbers, words, cards = [], [], []
        for citation in citations:
            number = citation.number
            key = f"{self._key}-{number}-by-{place}"
            numbers.append(number_html(citation, number, key))
            words.append(
                f'<p class="who"><strong>{html.escape(citation.who)}</strong>'
                f" <span>{html.escape(citation.place)}</span></p>"
                f"<blockquote>{html.escape(citation.text)}</blockquote>"
            )
            cards.append(card_html(self._assistant, citation, f"[{number}] {citation.who}", key))
        sentence = f"{_sentence(statement)} {''.join(numbers)} {_mark(BY_MODEL)}"
        written = f'<p class="written">{sentence}</p>'
        if statement.translation:
            # The numbers stand behind what was checked: what is cited bears that out.
            written = (
                f'<p class="written"><span lang="{statement.translation_language}" dir="auto">'
                f"{html.escape(statement.translation)}</span> {_mark(TRANSLATED)}</p>"
                f'<p class="checked" lang="en">{sentence}</p>'
            )
        return f'<div class="said">{written}{"".join(words)}{"".join(cards)}</div>'


def _under(said: _Said) -> tuple[str, str, str, bool]:
    """Return what a statement stands under: the part of the answer, who spoke, and where."""
    statement, citations = said
    return statement.group, citations[0].who, citations[0].place, statement.by_model


def _mark(said: str) -> str:
    return f'<span class="voice">({said})</span>'


def _sentence(statement: Statement) -> str:
    """Return a sentence; one that relays what others said is marked as such."""
    voice = VOICES.get(statement.voice)
    note = f' <span class="voice">({html.escape(voice)})</span>' if voice else ""
    return html.escape(statement.text) + note
