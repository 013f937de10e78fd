"""Statements that stand, put into the language of the question by one more call of the model.

The guard reads English, so that a model writes in English what rests on English records, whatever
the language of the question. What stands is translated afterwards, sentence by sentence. The
checked sentence always stays beside its translation; one that fails what can be told by rule is
left out. The record's own words are never translated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.generating.carrying import why_not_carried
from assistant.generating.fencing import Fence, neutral
from assistant.generating.formal import ADDRESS, QUOTED
from assistant.generating.orders import is_order, seen
from assistant.questions.language import LANGUAGES, question_language
from assistant.sources import Source

_LINE = re.compile(r"(?:[-*•]\s*+)?\[?\s*+(\d{1,3})\s*+[\]).:]\s*+(.+)")
"""A line that is asked for, without the blanks around it."""
_MARKS = re.compile(r"[\[\]<>{}|`*_#\\~^=]")
_LENGTHS = {"zh": (0.12, 0.9)}
_LENGTH = (0.55, 1.9)
"""Least and most characters of a translation for each character of the sentence."""
_SLACK = 15
"""Characters by which a short one may be longer besides."""
_MOST_WRITTEN = 4
"""Characters for each character of the sentences after which a model is asked for no more."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement to be translated, with what it rests on."""

    text: str
    cited: tuple[Source, ...]


def language_to(question: str) -> str:
    """Return the language that statements in English are to be put into; empty for none.

    Args:
        question: As asked.
    """
    language = question_language(question)
    return language if language in LANGUAGES else ""


def is_too_much(written: str, sentences: Sequence[Sentence]) -> bool:
    """Tell whether a model has written more than translations of some sentences can be."""
    return len(written) > _MOST_WRITTEN * sum(len(one.text) + _SLACK for one in sentences)


def read_translations(
    written: str, sentences: Sequence[Sentence], language: str, fence: Fence, *, whole: bool
) -> list[str]:
    """Return the translation of each sentence; empty where there is none that may be shown.

    Args:
        written: What the model wrote.
        sentences: Those it was given, in order.
        language: ISO 639-1 code of what they were to be put into.
        fence: Of the call.
        whole: Whether the model came to its end; else its last line is left.
    """
    lines: dict[int, list[str]] = {}
    at = 0
    every = [line.strip() for line in written.split("\n") if line.strip()]
    for line in every if whole else every[:-1]:
        numbered = _LINE.fullmatch(line)
        at = int(numbered[1]) if numbered else at
        # A line without a number belongs to the one before, which then is not one line.
        lines.setdefault(at, []).append(numbered[2] if numbered else line)
    found = []
    for number, sentence in enumerate(sentences, 1):
        said = lines.get(number, [])
        text = seen(said[0]) if len(said) == 1 else ""
        refused = not text or why_translation_refused(text, sentence, language, fence)
        found.append("" if refused else text)
    return found


def why_translation_refused(text: str, sentence: Sentence, language: str, fence: Fence) -> str:
    """Return why a translation cannot be shown, in words; empty where it can.

    Args:
        text: The translation, as it is seen.
        sentence: What it translates.
        language: ISO 639-1 code of what it was to be put into.
        fence: Of the call it was written in.
    """
    least, most = _LENGTHS.get(language, _LENGTH)
    size = len(sentence.text)
    if not least * size <= len(text) <= most * size + _SLACK:
        return "it is much longer or shorter"
    if question_language(text) != language:
        return "it is in another language"
    if set(_MARKS.findall(text)) - set(_MARKS.findall(sentence.text)):
        return "it has markup"
    if any(found not in sentence.text for found in ADDRESS.findall(text)):
        return "it has an address"
    if is_order(text) or fence.repeats(text):
        return "it speaks to a language model, or of what it was told"
    if _quoted(text) != _quoted(neutral(sentence.text)):
        return "it does not leave what is quoted as it is"
    return why_not_carried(sentence.text, text, sentence.cited, language)


def _quoted(text: str) -> list[str]:
    return sorted(" ".join(found.split()) for found in QUOTED.findall(text))
