"""What a language model is given, put together: its task, and the words of others behind fences."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence

from assistant.answering.grouping import SIDES
from assistant.generating import prompts
from assistant.generating.evidence import NumberedSentence, english_records
from assistant.generating.models import Message
from assistant.generating.orders import seen
from assistant.sources import Source

_HARMLESS = str.maketrans("<>[]{}|", "‹›()()/")
"""What fences, citations and sources are made of, and what stands for it in others' words."""
_RUN = 6
"""Words in a row that are no chance likeness."""
_WORD = re.compile(r"\w+")


class Fence:
    """The marks around the words of others in one call; nobody who wrote them can know the marks.

    Attributes:
        nonce: What makes the marks unlike any others.
    """

    def __init__(self) -> None:
        self.nonce = secrets.token_hex(8)
        self._opens = prompts.OPENS.format(nonce=self.nonce)
        self._closes = prompts.CLOSES.format(nonce=self.nonce)

    def ask(self, question: str, sources: Sequence[NumberedSentence]) -> list[Message]:
        """Return what a model is given to write an answer."""
        task = prompts.TASK.format(
            question=self._around([neutral(question)]), sources=self._numbered(sources)
        )
        return [self._instructions(sources), Message("user", task)]

    def ask_again(self, draft: str, why: str, sources: Sequence[NumberedSentence]) -> list[Message]:
        """Return what a model is given to write a sentence that was not borne out once more.

        Args:
            draft: The sentence.
            why: In what its sources do not bear it out, in words.
            sources: What it cites.
        """
        task = prompts.REWRITE.format(
            nothing=prompts.NOTHING,
            draft=self._around([neutral(draft), neutral(why)]),
            sources=self._numbered(sources),
        )
        return [self._instructions(sources), Message("user", task)]

    def ask_translation(self, sentences: Sequence[str], language: str) -> list[Message]:
        """Return what a model is given to put sentences into another language.

        Args:
            sentences: In order; they are numbered from 1.
            language: Its name.
        """
        told = prompts.TRANSLATE_INSTRUCTIONS.format(
            language=language, opens=self._opens, closes=self._closes
        )
        numbered = [f"[{number}] {neutral(one)}" for number, one in enumerate(sentences, 1)]
        task = prompts.TRANSLATE.format(sentences=self._around(numbered), language=language)
        return [Message("system", told), Message("user", task)]

    def put_in_full(self, question: str, before: Sequence[str]) -> list[Message]:
        """Return what a model is given to put a question in full, and in English.

        Args:
            question: As asked.
            before: The questions before it, the oldest first, each with how it was understood.
        """
        told = prompts.IN_FULL.format(opens=self._opens, closes=self._closes)
        task = prompts.PUT_IN_FULL.format(
            question=self._around([neutral(question)]),
            before=self._around([neutral(one) for one in before]),
        )
        return [Message("system", told), Message("user", task)]

    def ask_sentences(
        self, question: str, understood: str, sentences: Sequence[str], check: str
    ) -> list[Message]:
        """Return what a model is given to name the sentences that answer a question.

        Args:
            question: In full.
            understood: How it was read, in words.
            sentences: Each with its number; a line without one heads others.
            check: The words of one of them, to be found again.
        """
        told = prompts.CHOOSE.format(
            nothing=prompts.NOTHING, opens=self._opens, closes=self._closes
        )
        task = prompts.SENTENCES.format(
            question=self._around([neutral(question)]),
            understood=self._around([neutral(understood)]),
            sentences=self._around(sentences),
            check=self._around([neutral(check)]),
        )
        return [Message("system", told), Message("user", task)]

    def ask_replies(
        self,
        speaker: str,
        paragraph: str,
        points: Sequence[str],
        sentences: Sequence[str],
        check: str,
    ) -> list[Message]:
        """Return what a model is given to say which sentences reply to which points.

        Args:
            speaker: Who put the points.
            paragraph: In which they stand.
            points: Each on a line, with its name.
            sentences: Of those who reply, each with its number; a line without one heads others.
            check: The words of one of them, to be found again.
        """
        told = prompts.JUDGE_REPLIES.format(opens=self._opens, closes=self._closes)
        said = f"{neutral(speaker) or 'An expert'}: {neutral(paragraph)}"
        task = prompts.REPLIES.format(
            paragraph=self._around([said]),
            points=self._around(points),
            sentences=self._around(sentences),
            check=self._around([neutral(check)]),
        )
        return [Message("system", told), Message("user", task)]

    def repeats(self, text: str) -> bool:
        """Return whether a text gives away what a model was told."""
        told = _runs(" ".join(prompts.ALL))
        return self.nonce in text.lower() or not told.isdisjoint(_runs(text))

    def _instructions(self, sources: Sequence[NumberedSentence]) -> Message:
        told = prompts.INSTRUCTIONS.format(
            language=_language(sources),
            nothing=prompts.NOTHING,
            opens=self._opens,
            closes=self._closes,
        )
        return Message("system", told)

    def _numbered(self, sources: Sequence[NumberedSentence]) -> str:
        return self._around([_line(one.number, one.source) for one in sources])

    def _around(self, lines: Sequence[str]) -> str:
        return "\n".join((self._opens, *lines, self._closes))


def _language(sources: Sequence[NumberedSentence]) -> str:
    """Return in which language a model is to write."""
    given = {one.source.record_id for one in sources}
    english = english_records([one.source for one in sources])
    if given == english:
        return prompts.IN_ENGLISH
    return prompts.PARTLY_IN_ENGLISH if english else prompts.AS_ASKED


def neutral(text: str) -> str:
    """Return others' words on one line, as they are seen, without a character that has a meaning.

    The words stay; only what they could imitate is another character.
    """
    return seen(text).translate(_HARMLESS)


def _line(number: int, source: Source) -> str:
    about = f"{SIDES[source.side]} | {neutral(source.who)} | {neutral(source.place)}"
    return f"[{number}] {about} | {neutral(source.text)}"


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
