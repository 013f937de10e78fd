"""An answer that a language model writes: nothing of it is shown before it was found borne out.

What is not borne out is written once more from what it cites; where that fails too, the record's
own sentence stands in its place, or nothing. Where the model fails, or more of what it wrote had to
be refused than stands, the answer in the record's own words is given, and says why.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

from assistant.answers import Answer, Draft, Outcome, Refused, Statement
from assistant.errors import ModelError
from assistant.evidence import EvidenceParagraph
from assistant.generating import prompts
from assistant.generating.calling import NO_ROOM
from assistant.generating.cutting import Cutter, Drafted
from assistant.generating.evidence import BUDGET, number_evidence
from assistant.generating.fencing import Fence
from assistant.generating.formal import why_refused
from assistant.generating.models import Message, Model
from assistant.generating.receiving import LONGEST, receive
from assistant.generating.standing import Standing
from assistant.generating.translating import is_too_much, language_to, read_translations
from assistant.query import Query
from assistant.questions.language import LANGUAGES
from assistant.sources import Source

Judge = Callable[[str, Sequence[Source]], str]
"""Tells why a statement is not borne out by what it cites, in words; empty where it is."""

SECONDS = 120.0
"""How long a model may take for an answer, all of its calls together."""
_MOST_SENTENCES = 40
_HOPELESS = 8
"""Sentences refused, with none that stands, after which a model is asked for no more."""
_MOST_REWRITES = 6
"""Sentences that are written once more, each in a call of its own."""
_LONGEST_REFUSED = 400
"""Characters of a refused sentence that are kept in the report."""


class Writer:
    """Has a language model write answers. Safe to use from several threads.

    Args:
        model: Writes. Each call has a copy of it, so that what it tells of its last call is of
            that one.
        judge: Finds whether a statement is borne out.
        seconds: How long an answer may take.
        budget: Most tokens (cl100k_base) of the sources.
    """

    def __init__(
        self, model: Model, judge: Judge, seconds: float = SECONDS, budget: int = BUDGET
    ) -> None:
        self.model = model
        self._judge = judge
        self._seconds = seconds
        self._budget = budget

    def write(
        self,
        query: Query,
        paragraphs: Sequence[EvidenceParagraph],
        states: Mapping[str, tuple[str, ...]],
        extractive: Answer,
    ) -> Generator[Draft]:
        """Write an answer.

        Args:
            query: The question as understood.
            paragraphs: What it is written from, with all their sentences.
            states: Codes of the States that each record considers.
            extractive: The answer in the record's own words. It is what is left where the model
                does not do better, and where the writing is stopped before anything stands.

        Yields:
            A draft for each statement that stands, and others while nothing new does; the last
            one is the answer.
        """
        given = number_evidence(paragraphs, extractive.kind, states, self._budget)
        page = Standing(self.model.name, given, extractive, query.fact)
        if not given.sources:
            nothing = "no source is left that could be given to the model"
            yield Draft(page.give_up(nothing if self._budget else NO_ROOM))
            return
        yield Draft(page.if_stopped())
        until = time.monotonic() + self._seconds
        try:
            yield from self._draft(query.in_full, page, until)
        except ModelError as error:
            yield Draft(page.give_up(str(error)))
            return
        language = language_to(query.question)
        if language:
            yield from _translate(copy.copy(self.model), language, page, until)
        yield Draft(page.finish())

    def _draft(self, question: str, page: Standing, until: float) -> Iterator[Draft]:
        model, fence, cutter = copy.copy(self.model), Fence(), Cutter()
        waiting: list[tuple[Drafted, str]] = []
        stream = _call(model, fence.ask(question, page.given.sources), page, until)
        for piece in stream:
            for drafted in cutter.take(piece):
                stands = self._take(drafted, fence, page, waiting)
                yield Draft(page.if_stopped(), stands)
                if _is_enough(page, waiting):
                    break
            if _is_enough(page, waiting):
                stream.close()  # What it has begun is left: it may be half a sentence.
                break
            yield Draft(page.if_stopped())
        else:
            for drafted in () if model.usage.cut_short else cutter.finish():
                stands = self._take(drafted, fence, page, waiting)
                yield Draft(page.if_stopped(), stands)
        page.cut_short = model.usage.cut_short
        most = _MOST_REWRITES if page.statements or len(waiting) < _HOPELESS else 0
        for place, (drafted, why) in enumerate(waiting):
            again = None
            if place < most:
                again = yield from self._again(drafted, why, page, until)
            settled = self._settle(drafted, why, again, fence, page)
            yield Draft(page.if_stopped(), settled)  # Only now does it hold what was settled.

    def _take(
        self, drafted: Drafted, fence: Fence, page: Standing, waiting: list[tuple[Drafted, str]]
    ) -> Statement | None:
        """Return the statement if a sentence is borne out; else keep it to be written again."""
        page.taken += 1
        if drafted.text.rstrip(".") == prompts.NOTHING or page.says(drafted):
            return None
        why = self._look(drafted, fence, page)
        if not why:
            return page.add(drafted)
        waiting.append((drafted, why))
        return None

    def _look(self, drafted: Drafted, fence: Fence, page: Standing) -> str:
        """Return why a sentence is refused; empty where it is borne out."""
        cited = page.cited(drafted)
        return why_refused(drafted, cited, fence) or self._judge(drafted.text, cited)

    def _again(
        self, drafted: Drafted, why: str, page: Standing, until: float
    ) -> Generator[Draft, None, Drafted | None]:
        """Have a sentence written once more, and return it if it is borne out."""
        cited = [page.by_number[one] for one in drafted.numbers if one in page.by_number]
        if not cited:
            return None
        model, fence = copy.copy(self.model), Fence()
        cutter, written = Cutter(), list[Drafted]()
        try:
            for piece in _call(model, fence.ask_again(drafted.text, why, cited), page, until):
                written += cutter.take(piece)
                yield Draft(page.if_stopped())
        except ModelError:
            return None  # What stands, stands; this sentence is settled without the model.
        if model.usage.cut_short:
            return None
        written += cutter.finish()
        allowed = {one.number for one in cited}
        if len(written) != 1 or not allowed.issuperset(written[0].numbers):
            return None
        refused = page.says(written[0]) or self._look(written[0], fence, page)
        return None if refused else written[0]

    def _settle(
        self, drafted: Drafted, why: str, again: Drafted | None, fence: Fence, page: Standing
    ) -> Statement | None:
        """Put what was written again, or the record's own sentence, or nothing."""
        if again is not None:
            outcome = Outcome.REWRITTEN
            statement: Statement | None = page.add(again)
        else:
            statement = page.quote(drafted)
            outcome = Outcome.REPLACED if statement else Outcome.DROPPED
        text = "" if fence.repeats(drafted.text) else drafted.text[:_LONGEST_REFUSED]
        page.refused.append(Refused(text, why, outcome))
        return statement


def _translate(model: Model, language: str, page: Standing, until: float) -> Iterator[Draft]:
    """Have the statements that stand put into the language of the question.

    Where that fails they stay as they are, and the answer says why.
    """
    wanted = page.to_translate()
    if not wanted:
        return
    name, sentences = LANGUAGES[language], list(wanted.values())
    page.about_language = f"Stopped before the statements were put into {name}."
    fence, written = Fence(), ""
    stream = _call(model, fence.ask_translation([one.text for one in sentences], name), page, until)
    try:
        for piece in stream:
            written += piece
            if is_too_much(written, sentences):
                stream.close()
                break
            yield Draft(page.finish())
    except ModelError as error:
        page.about_language = f"The statements could not be put into {name}: {error}"
        return
    whole = not model.usage.cut_short
    found = read_translations(written, sentences, language, fence, whole=whole)
    for place, translation in zip(wanted, found, strict=True):
        if translation:
            page.translate(place, translation, language)
    left = found.count("")
    page.about_language = (
        f"Left in English: {left} of {len(found)} statements by the model, whose translation into "
        f"{name} is missing or was found to differ in a number, a name, who said it, a denial or "
        "its form."
        if left
        else ""
    )


def _call(
    model: Model, messages: Sequence[Message], page: Standing, until: float
) -> Generator[str]:
    """Yield what a model writes, and count what that takes, however it ends."""
    try:
        yield from receive(model, messages, until, LONGEST)
    finally:
        page.count(model.usage)


def _is_enough(page: Standing, waiting: Sequence[tuple[Drafted, str]]) -> bool:
    hopeless = not page.statements and len(waiting) >= _HOPELESS
    return hopeless or page.taken >= _MOST_SENTENCES
