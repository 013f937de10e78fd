"""The invented scenes as records and questions: the product reads them as they are labelled."""

from __future__ import annotations

import pytest

from eval.benchmark import Benchmark
from eval.datasets.scene_questions import load_scene_questions
from eval.datasets.scenes import load_scenes
from index.parsing.parser import parse
from index.readers import read_document


@pytest.fixture(scope="module")
def scenes() -> Benchmark:
    return load_scene_questions()


def test_every_scene_is_kept_to_report_on_or_not(scenes):
    kept, others = load_scene_questions(kept=True), load_scene_questions(kept=False)
    assert len(kept.documents) == 10
    assert {one.id for one in kept.topics}.isdisjoint(one.id for one in others.topics)
    assert len(kept.topics) + len(others.topics) == len(scenes.topics) == 842


def test_gold_is_the_sentence_that_was_labelled(scenes):
    texts = {document.id: document.text for document in scenes.documents}
    topics = {topic.id: topic for topic in scenes.topics}
    for name, scene in load_scenes():
        for at, asked in enumerate(scene["questions"], start=1):
            gold = topics[f"{name}-{at}"].gold
            assert len(gold) == len(asked["gold"])
            for span, place in zip(gold, sorted(asked["gold"], key=_order), strict=True):
                paragraph, sentence = _order(place)
                labelled = scene["paragraphs"][paragraph - 1]["sentences"][sentence - 1]
                # Announced anew, or of another State, a sentence still ends as it was written.
                assert texts[name][span.start : span.end][-6:] == labelled[-6:]


def _order(place: str) -> tuple[int, int]:
    paragraph, sentence = place.split(".")
    return int(paragraph), int(sentence)


def test_the_sides_of_delegation_and_committee_come_out_as_labelled(scenes, tmp_path):
    said = wrong = 0
    for document in scenes.documents:
        path = tmp_path / f"{document.id}.txt"
        path.write_text(document.text, encoding="utf-8")
        record = parse(read_document(path))
        read = [
            (record.text[one.start : one.end], str(record.speaker_of(one).side))
            for one in record.paragraphs
            if one.turn is not None
        ]
        for start, end, side in document.sides:
            words = document.text[start:end].partition("\t")[2]
            found = [given for text, given in read if text.endswith(words)]
            said += 1
            wrong += side == "state" and found != ["state"]
            wrong += side == "committee" and "state" in found
    assert said > 500
    assert wrong == 0


def test_a_bare_topic_is_asked_of_the_side_it_is_meant_for(scenes):
    asked = [topic.question for topic in scenes.topics if topic.side == "state"]
    assert "What did the delegation say about collection of DNA from relatives?" in asked
    assert "Which courts try soldiers accused of making people disappear?" in asked
