"""A question about a paragraph asks the other side for its subject."""

from __future__ import annotations

from assistant.questions import LONGEST_QUESTION
from assistant.questions_about import question_about
from index.records import Record, Side


def test_every_paragraph_can_be_asked_about_without_naming_its_speaker(
    sample_record: Record,
) -> None:
    for paragraph in sample_record.paragraphs:
        question = question_about(sample_record, paragraph)
        speaker = sample_record.speaker_of(paragraph)
        assert question.endswith("”?")
        assert len(question) < LONGEST_QUESTION / 4
        assert not speaker.name or speaker.name not in question
        expected = {
            Side.COMMITTEE: "What did the delegation reply about",
            Side.STATE: "What did the Committee say about",
            Side.OTHER: "What was said about",
        }
        assert question.startswith(expected[speaker.side])
