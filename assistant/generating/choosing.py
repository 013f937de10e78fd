"""A language model that chooses: it names the sentences that answer, and writes no word of them.

It is asked twice, the second time with everything in the reverse order and under other numbers, and
has to find one of the sentences again each time (see :mod:`assistant.numbering`). A sentence that
both readings name answers; one that only one of them names does so if it is chosen without the
model as well. Where both find nothing, the records are silent. Where the two have nothing in
common, or the model fails, the answer is the one that is given without it.
"""

from __future__ import annotations

import copy
import re
import time
from collections.abc import Generator, Sequence, Set
from dataclasses import replace

from assistant.answering.answerer import Answerer, Found
from assistant.answering.grouping import SIDES
from assistant.answers import Draft, Report
from assistant.errors import ModelError
from assistant.evidence import EvidenceParagraph
from assistant.generating import prompts
from assistant.generating.calling import NO_ROOM, room_for_sentences
from assistant.generating.fencing import Fence, neutral
from assistant.generating.models import Model
from assistant.generating.orders import is_order
from assistant.generating.receiving import LONGEST, receive
from assistant.numbering import Numbered, Place, named_in, number_sentences
from assistant.query.facts import holds
from index.chunking.tokens import count_tokens

_PER_SENTENCE, _PER_PARAGRAPH = 5, 30
"""Tokens of a number, and of what heads a paragraph."""
_MOST = 8_000
"""Most tokens of the sentences, however much a model takes."""

_ANSWER = re.compile(r"^[ \t*_`>-]*ANSWER[*_`:\s]*(\[[^\n]*)$", re.IGNORECASE | re.MULTILINE)
_NOTHING = re.compile(
    rf"^[ \t*_`>-]*(?:ANSWER[*_`: \t]+)?{prompts.NOTHING}[ \t.*_`]*$", re.IGNORECASE | re.MULTILINE
)
"""The lines that are asked for, as models set them."""


class Chooser:
    """Has a language model choose the sentences that answer. Safe to use from several threads.

    Args:
        model: Reads.
        seconds: How long an answer may take.
        context: Tokens that the model takes at once; None where that is not known.
    """

    def __init__(self, model: Model, seconds: float, context: int | None) -> None:
        self.model = model
        self._seconds = seconds
        self._budget = min(_MOST, room_for_sentences(context))

    def choose(self, found: Found, answerer: Answerer) -> Generator[Draft, None, Found]:
        """Answer a question with the sentences that the model chooses.

        Args:
            found: What the question brought up.
            answerer: Makes answers of sentences, and abstains.

        Yields:
            Drafts while the model reads: what is left if it is stopped.

        Returns:
            What was found, with the answer, and with the sentences that the model chose.
        """
        model = copy.copy(self.model)
        page = _Page(model.name, found)
        shown = _choose_paragraphs(found.paragraphs, self._budget)
        if not shown:
            nothing = "nothing is left that could be given to the model"
            return page.without(nothing if self._budget else NO_ROOM)
        until = time.monotonic() + self._seconds
        readings: list[frozenset[Place] | None] = []
        for seed, order in enumerate((shown, shown[::-1])):
            fence = Fence()
            numbered = _number(found.paragraphs, order, seed)
            messages = fence.ask_sentences(
                found.query.in_full, found.answer.understood, numbered.lines, numbered.check_text
            )
            written = ""
            try:
                for piece in receive(model, messages, until, LONGEST):
                    written += piece
                    stopped = page.without("it was stopped before the model had read all")
                    yield Draft(stopped.answer)
            except ModelError as error:
                return page.without(str(error))
            finally:
                page.count(model)
            whole = not model.usage.cut_short and numbered.is_checked(written)
            readings.append(_read(written, numbered) if whole else None)
        return self._settle(readings, page, answerer)

    def _settle(
        self, readings: Sequence[frozenset[Place] | None], page: _Page, answerer: Answerer
    ) -> Found:
        first, second = readings
        if first is None or second is None:
            return page.without("it did not say which sentences answer")
        if not first and not second:
            return page.silent(answerer)
        plain = {
            (at, place)
            for at, paragraph in enumerate(page.found.paragraphs)
            for place, sentence in enumerate(paragraph.sentences)
            if sentence.chosen
        }
        if not first & second:
            return page.without("asked twice, it did not name the same sentences")
        return page.of((first & second) | ((first | second) & plain), answerer)


class _Page:
    """What was found for one question, and what it took to choose from it."""

    def __init__(self, model: str, found: Found) -> None:
        self.found = found
        self._report = Report(model)

    def count(self, model: Model) -> None:
        """Count what a call took."""
        usage = model.usage
        self._report = self._report.plus(usage.tokens_in, usage.tokens_out, usage.cost)

    def without(self, why: str) -> Found:
        """Return what is found without the model, saying why."""
        why = why.rstrip(".")
        notice = f"The sentences of this answer were chosen without the language model: {why}."
        if self.found.answer.abstained:
            notice = f"That the records are silent is found without the language model: {why}."
        report = replace(self._report, extractive=why)
        answer = self.found.answer
        return replace(
            self.found,
            answer=replace(answer, notices=(notice, *answer.notices), report=report),
        )

    def of(self, named: Set[Place], answerer: Answerer) -> Found:
        """Return the answer of the sentences named."""
        paragraphs = [
            replace(
                paragraph,
                sentences=tuple(
                    replace(sentence, chosen=(at, place) in named)
                    for place, sentence in enumerate(paragraph.sentences)
                ),
            )
            for at, paragraph in enumerate(self.found.paragraphs)
        ]
        answer = answerer.concluder.compose(self.found.query, paragraphs, self.found.extent)
        if answer is None:
            return self.without("it named no sentence")
        fact = self.found.query.fact
        if fact and not any(holds(fact, one.text) for one in answer.statements):
            return self.without("what it named does not give the number or time that is asked for")
        answer = replace(answer, report=replace(self._report, chose=True))
        return replace(self.found, answer=answer, paragraphs=paragraphs)

    def silent(self, answerer: Answerer) -> Found:
        """Return that the records are silent, as the model finds."""
        found, answer = self.found, self.found.answer
        notices = answer.notices
        none = [
            replace(one, sentences=tuple(replace(s, chosen=False) for s in one.sentences))
            for one in found.paragraphs
        ]
        if not answer.abstained:
            answer = answerer.concluder.silence(self.found.query, found.hits, found.extent, none)
            notices = (
                "Without the language model sentences would have been shown; asked twice, it finds "
                "none that answers. Look at the nearest.",
                *answer.notices,
            )
        answer = replace(answer, notices=notices, report=replace(self._report, chose=True))
        return replace(found, answer=answer, paragraphs=none)


def _choose_paragraphs(paragraphs: Sequence[EvidenceParagraph], budget: int) -> list[int]:
    """Return which paragraphs a model is given, in the order of records and paragraphs.

    Where they are too many for the budget, those of less support go first. One with words meant
    for a model is not given to it.
    """
    kept = []
    left = budget
    for at in sorted(range(len(paragraphs)), key=lambda at: -paragraphs[at].support):
        one = paragraphs[at]
        cost = _PER_PARAGRAPH + count_tokens(one.text) + _PER_SENTENCE * len(one.sentences)
        given = one.text, one.passage.speaker.name, one.passage.record_name
        if cost <= left and not any(map(is_order, given)):
            left -= cost
            kept.append(at)

    def place(at: int) -> tuple[str, str, int]:
        passage = paragraphs[at].passage
        return passage.date or "~", passage.record_id, passage.paragraph_index

    return sorted(kept, key=place)


def _number(paragraphs: Sequence[EvidenceParagraph], order: Sequence[int], seed: int) -> Numbered:
    """Number the sentences of paragraphs, each under who spoke, for whom, and where."""

    def head(one: EvidenceParagraph) -> str:
        passage = one.passage
        who = neutral(passage.speaker.name) or "not named"
        return f"{SIDES[passage.speaker.side]} | {who} | {neutral(passage.record_name)}:"

    given = (
        (at, head(paragraphs[at]), [one.text for one in paragraphs[at].sentences]) for at in order
    )
    return number_sentences(given, seed, neutral)


def _read(written: str, numbered: Numbered) -> frozenset[Place] | None:
    """Return what a model named, in the line that was asked for and nowhere else.

    Some think aloud before it, naming what they then leave out, or repeat all that they were given;
    who declines to answer says no more of the records than who writes nothing.
    """
    lines = {frozenset(named_in(one[1])) for one in _ANSWER.finditer(written)}
    if _NOTHING.search(written):
        lines.add(frozenset())
    return numbered.read(lines.pop()) if len(lines) == 1 else None
