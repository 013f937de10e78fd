"""Topics near those of a record: each is asked once, and whether it is said is told."""

from eval.near_topics import load_near_topics


def test_as_many_topics_are_said_as_are_not():
    topics = load_near_topics()
    assert len({one.question for one in topics}) == len(topics)
    assert sum(one.said for one in topics) * 2 == len(topics)
