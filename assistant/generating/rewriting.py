"""Questions that a language model puts in full: so that each stands by itself, and in English.

A model is asked only where a question has a word that may point at those before it, or no subject,
or where it is in another language and most records are in English. What it writes is taken only
where it asks for the same (:mod:`~assistant.generating.same_question`,
:mod:`~assistant.generating.same_in_english`). Whatever fails, the plain reading is what is left.
"""

from __future__ import annotations

import copy
import re
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace

from assistant.answers import Report
from assistant.conversation import Understanding
from assistant.errors import ModelError, QuestionError
from assistant.generating.fencing import Fence
from assistant.generating.models import Message, Model
from assistant.generating.orders import is_order, seen
from assistant.generating.receiving import receive
from assistant.generating.same_in_english import take_in_english
from assistant.generating.same_question import take_in_full
from assistant.query import Query
from assistant.questions.language import question_language
from assistant.questions.leaning import lean, may_lean
from assistant.questions.what_is_asked import put_in_full

SECONDS = 30.0
"""How long a model may take to put a question in full."""
_READ = "en"
"""The language in which questions are read."""
_BEFORE = 3
"""Questions before it that a model is given, the last ones."""
_LONGEST = 500
"""Characters of a question that is written, or of twice the one asked where that is more."""
_MARKED = re.compile(r"[<>\[\]{}|`*#]|\w+://")
"""What no question has, and a model that did not do its task may write."""
_NOT_PUT = (
    "it is not in English, and what the language model made of it in English cannot be taken, "
    "so it is searched as it stands"
)


class Rewriter:
    """Has a language model put questions in full. Safe to use from several threads.

    Args:
        model: Writes; each question has a copy of it, so that what it tells of its last call is of
            that question.
        read: Reads a question.
        language: Tells the ISO 639-1 code of the language of most records; empty where none is
            known.
        seconds: How long a question may take.
    """

    def __init__(
        self,
        model: Model,
        read: Callable[[str], Query],
        language: Callable[[], str],
        seconds: float = SECONDS,
    ) -> None:
        self._model = model
        self._read = read
        self._language = language
        self._seconds = seconds

    def rewrite(
        self, alone: Query, plain: Query, before: Sequence[Query]
    ) -> Generator[Understanding]:
        """Put a question in full where that is needed.

        Args:
            alone: The question, read by itself.
            plain: As the plain method reads it after those before.
            before: The questions before it, as they were understood.

        Yields:
            The plain reading while the model writes; the last one is what holds.
        """
        yield Understanding(plain)
        last = before[-1:]
        before = [one for one in before[-_BEFORE:] if not is_order(_as_told(one))]
        foreign = self._is_foreign(alone.question)
        if is_order(alone.question) or not (foreign or (before and may_lean(alone))):
            return
        model, fence = copy.copy(self._model), Fence()
        messages = fence.put_in_full(alone.question, [_as_told(one) for one in before])
        longest = max(_LONGEST, 2 * len(alone.question))
        until = time.monotonic() + self._seconds
        written = yield from _receive(model, messages, until, longest, plain)
        text = "" if fence.repeats(written) else _one_question(written, longest)
        taken = self._take(text, alone, plain, before, last, foreign=foreign) if text else None
        if taken is None:
            taken = _noting(plain, _NOT_PUT) if foreign else plain
        yield Understanding(taken, _report(model))

    def _is_foreign(self, question: str) -> bool:
        """Return whether a question is to be put into English before it is read."""
        return self._language() == _READ and question_language(question) not in {"", _READ}

    def _take(
        self,
        text: str,
        alone: Query,
        plain: Query,
        before: Sequence[Query],
        last: Sequence[Query],
        *,
        foreign: bool,
    ) -> Query | None:
        """Return the question as the model put it; None where it asks for something else."""
        try:
            written = self._read(text)
        except QuestionError:
            return None
        if not foreign:
            taken = take_in_full(text, alone, plain, written, before)
            said = f"put in full by the language model: “{text}”"
        else:
            for one in last:
                written = lean(written, one)
            taken = take_in_english(text, alone, written, before)
            said = f"put into English by the language model: “{text}”"
        if isinstance(taken, str):
            return None
        agrees = taken in (plain, put_in_full(plain, text, written.wording))
        return taken if agrees else _noting(taken, said)


def _as_told(query: Query) -> str:
    """Return a question before as a model is given it, with how it was understood."""
    return f"{query.in_full} ({query.wanted or 'Everybody'}, on “{query.topic}”)"


def _receive(
    model: Model, messages: Sequence[Message], until: float, longest: int, plain: Query
) -> Generator[Understanding, None, str]:
    """Return what a model writes; nothing where it fails, goes on and on, or is cut short."""
    written = ""
    try:
        with closing(receive(model, messages, until)) as pieces:
            for piece in pieces:
                written += piece
                if len(written) > longest:
                    return ""
                yield Understanding(plain, _report(model))
    except ModelError:
        return ""
    return "" if model.usage.cut_short else written


def _one_question(written: str, longest: int) -> str:
    """Return the one question that a model wrote; empty where it wrote anything else."""
    lines = [line for line in written.splitlines() if line.strip()]
    if len(lines) != 1:
        return ""
    text = seen(lines[0]).strip('"“”«»„ ')
    if len(text) > longest or _MARKED.search(text) or is_order(text):
        return ""
    return text if re.search(r"[^\W\d_]", text) else ""


def _report(model: Model) -> Report | None:
    """Return what a call took; None where it took nothing."""
    used = model.usage
    if not used.tokens_in and not used.tokens_out:
        return None
    return Report(model.name, tokens_in=used.tokens_in, tokens_out=used.tokens_out, cost=used.cost)


def _noting(query: Query, said: str) -> Query:
    return replace(query, readings=(*query.readings, said))
