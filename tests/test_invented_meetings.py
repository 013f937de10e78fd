"""The later invented meetings and the questions on excerpts: what is labelled is there."""

from __future__ import annotations

import gzip
import json

import pytest

from assistant.ledger.entries import Status
from eval.datasets.excerpts import load_excerpts
from eval.datasets.scene_ledgers import load_meeting_ledgers
from eval.datasets.scenes import load_long_meetings, load_meetings
from index.errors import FileError


@pytest.mark.parametrize(("load", "count"), [(load_meetings, 125), (load_long_meetings, 22)])
def test_points_and_replies_of_the_meetings_stand_where_they_are_labelled(load, count):
    meetings = load()
    assert len(meetings) == count
    assert len({name for name, _ in meetings}) == count
    for name, meeting in meetings:
        said = {
            f"{p}.{s}": (paragraph["side"], text)
            for p, paragraph in enumerate(meeting["paragraphs"], start=1)
            for s, text in enumerate(paragraph["sentences"], start=1)
        }
        for point in meeting["points"]:
            side, text = said[point["at"]]
            assert side != "state", name
            assert point["text"] in text, name
            assert (Status(point["status"]) is Status.NO_REPLY) is not bool(point["replies"])
            for reply in point["replies"]:
                assert said[reply][0] == "state", name
                assert int(reply.split(".")[0]) > int(point["at"].split(".")[0]), name
        for question in meeting["questions"]:
            assert (question["kind"] in ("near", "flip")) is not bool(question["gold"])
            assert all(question["side"] in ("any", said[one][0]) for one in question["gold"])


@pytest.fixture(scope="module")
def ledgers():
    return load_meeting_ledgers()


def test_nearly_all_points_of_the_meetings_are_found(ledgers):
    # Written by others than the rules, and no rule was mended on them.
    labelled = sum(len(meeting["points"]) for _, meeting in load_meetings())
    assert sum(len(one.points) for one in ledgers) >= 0.97 * labelled


@pytest.mark.records
def test_excerpts_have_their_questions(data_folder):
    excerpts = load_excerpts(data_folder)
    questions = [question for one in excerpts for question in one.questions]
    assert (len(excerpts), len(questions)) == (1186, 8397)
    for excerpt in excerpts:
        assert all(excerpt.sentences)
        for question in excerpt.questions:
            assert len(question.gold) == len(excerpt.sentences)
            assert (question.kind == "near") is not any(question.gold)


def test_a_speech_that_is_not_in_the_folder_is_named(tmp_path):
    for place in ("scale/general_debate_4000.jsonl.gz", "records/unga_turns.jsonl.gz"):
        path = tmp_path / place
        path.parent.mkdir()
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write(json.dumps({"text": "The floor is yours."}) + "\n")
    with pytest.raises(FileError, match=r"does not hold the speech \w+"):
        load_excerpts(tmp_path)
