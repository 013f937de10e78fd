"""A question about a paragraph asks the other side for its subject."""

from __future__ import annotations

from pathlib import Path

from assistant import Assistant
from assistant.browsing.questions_about import questioner_of
from assistant.questions.clean import LONGEST_QUESTION
from index.embedding.embedder import Embedder
from index.records import ParagraphKind, Record, Side


def test_every_paragraph_can_be_asked_about_without_naming_its_speaker(
    sample_record: Record,
) -> None:
    for paragraph in sample_record.paragraphs:
        question = questioner_of(sample_record).ask(paragraph)
        speaker = sample_record.speaker_of(paragraph)
        assert question.endswith("?")
        assert len(question) < LONGEST_QUESTION / 4
        assert not speaker.name or speaker.name not in question
        expected = {
            Side.COMMITTEE: "What did the delegation say about",
            Side.STATE: "What did the Committee say about",
            Side.OTHER: "What was said about",
        }
        assert question.startswith(expected[speaker.side])


def test_most_questions_offered_find_something(
    sample_record: Record, sample_store: Path, embedder: Embedder
) -> None:
    assistant = Assistant.open(sample_store, embedder=embedder)
    asked = [
        questioner_of(sample_record).ask(paragraph)
        for paragraph in sample_record.paragraphs
        if paragraph.kind is ParagraphKind.SPEECH
    ]
    silent = [one for one in asked if assistant.ask(one).abstained]
    assert len(silent) < len(asked) / 3, silent
