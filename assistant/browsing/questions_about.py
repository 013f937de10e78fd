"""Questions to begin with, about the paragraphs of a record."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.browsing.subjects import subjects_of
from assistant.points.things_asked import find_asked
from assistant.points.topics import topic_of
from index.records import Paragraph, Record, Side
from index.sentences import sentence_spans
from index.text import fold

_LONGEST = 160
"""Characters of a paragraph that are put into a question."""
_ASKED_OF = {
    Side.COMMITTEE: "What did the delegation say about {words}?",
    Side.STATE: "What did the Committee say about {words}?",
    Side.OTHER: "What was said about {words}?",
}
_ANNOUNCED = re.compile(r"^\W*(?:\([^)]*\))?(?:.{0,60}?\bthat\b)?\W*")
"""What stands between a speaker's name and what was said: " (Kenya) said that, "."""


class Questioner:
    """Puts questions about the paragraphs of one record, for a person to change.

    A paragraph is about the first of the record's subjects that stands in it, where there is one;
    those of which both sides speak come first, so that there is something to be found.

    Args:
        record: The record.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._subjects = [(one, fold(one.removeprefix("the "))) for one in subjects_of(record)]

    def ask(self, paragraph: Paragraph) -> str:
        """Return what the other side may be asked about a paragraph."""
        record = self._record
        folded = fold(record.paragraph_text(paragraph))
        named = next((one for one, key in self._subjects if key in folded), "")
        return _ASKED_OF[record.speaker_of(paragraph).side].format(
            words=named or f"“{self._begin(paragraph)}”"
        )

    def _begin(self, paragraph: Paragraph) -> str:
        """Return what the first sentence that does not announce the speaker is about."""
        speaker = self._record.speaker_of(paragraph)
        text = " ".join(self._record.paragraph_text(paragraph).split())
        sentences = [text[start:end] for start, end in sentence_spans(text)] or [text]
        plain = [one for one in sentences if not speaker.name or speaker.name not in one]
        for sentence in sentences:
            for start, end, _ in find_asked(sentence):
                return topic_of(sentence[start:end], sentence)
        words = plain[0] if plain else _ANNOUNCED.sub("", sentences[0].partition(speaker.name)[2])
        topic = topic_of(words, words)
        return topic if len(topic) <= _LONGEST else topic[:_LONGEST].rpartition(" ")[0]


@lru_cache(maxsize=16)
def questioner_of(record: Record) -> Questioner:
    """Return who puts questions about a record; its subjects are looked for once."""
    return Questioner(record)
