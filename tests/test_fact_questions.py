"""The questions for one fact and their near misses: as they are shipped and reported."""

from eval.benchmark import Span, Topic
from eval.datasets.facts import load_facts
from eval.facts import Asked
from eval.systems import Response


def test_every_record_is_of_one_half_and_each_half_has_what_is_missing():
    halves = [load_facts("development"), load_facts("test")]
    names = [{one.id for one in half.documents} for half in halves]
    assert names[0].isdisjoint(names[1])
    assert [len(one) for one in names] == [6, 6]
    for half in halves:
        without = [topic for topic in half.topics if not topic.gold]
        assert 60 < len(without) < len(half.topics) - 60
        assert {topic.kind for topic in without} == {
            "only asked",
            "other counted",
            "other event",
            "other side",
            "other year",
        }


def test_an_answer_that_begins_with_another_sentence_is_told_from_a_right_one():
    asked = Topic("1", "there", "How many?", (Span("a", 10, 20),))
    other, right = Span("a", 30, 40), Span("a", 10, 20)
    told = [
        Asked(asked, Response(spans, abstained=not spans)).outcome
        for spans in ((right, other), (other, right), (other,), ())
    ]
    assert told == ["right", "behind another", "beside the fact", "silent"]


def test_a_near_miss_is_right_where_it_is_met_with_silence():
    asked = Topic("1", "only asked", "How many?", ())
    assert Asked(asked, Response((), abstained=True)).outcome == "right"
    assert Asked(asked, Response((Span("a", 0, 9),))).outcome == "answered"
