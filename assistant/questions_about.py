"""A question to begin with, about one paragraph of a record."""

from __future__ import annotations

import re

from index.records import Paragraph, Record, Side
from index.sentences import sentence_spans

_LONGEST = 160
"""Characters of a paragraph that are put into a question."""
_ASKED_OF = {
    Side.COMMITTEE: "What did the delegation reply about “{words}”?",
    Side.STATE: "What did the Committee say about “{words}”?",
    Side.OTHER: "What was said about “{words}”?",
}
_ANNOUNCED = re.compile(r"^\W*(?:\([^)]*\))?(?:.{0,60}?\bthat\b)?\W*")
"""What stands between a speaker's name and what was said: " (Kenya) said that, "."""


def question_about(record: Record, paragraph: Paragraph) -> str:
    """Return what the other side may be asked about a paragraph, for a person to change.

    Its first sentence that does not announce the speaker stands for what it is about.
    """
    speaker = record.speaker_of(paragraph)
    text = " ".join(record.paragraph_text(paragraph).split())
    sentences = [text[start:end] for start, end in sentence_spans(text)] or [text]
    plain = [one for one in sentences if not speaker.name or speaker.name not in one]
    words = plain[0] if plain else _ANNOUNCED.sub("", sentences[0].partition(speaker.name)[2])
    return _ASKED_OF[speaker.side].format(words=_shortened(words.rstrip(" .;:")))


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0] or words[:_LONGEST]
