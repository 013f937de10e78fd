"""What was computed for earlier questions is not computed again."""

from assistant.evidence.remembered import Remembered


def test_each_value_is_made_once_and_comes_in_the_order_of_its_keys():
    made = []

    def shout(keys):
        made.append(keys)
        return [key.upper() for key in keys]

    voices = Remembered(10)
    assert voices.of(["a", "b", "a"], shout) == ["A", "B", "A"]
    assert voices.of(["c", "b"], shout) == ["C", "B"]
    assert voices.of(["a", "c"], shout) == ["A", "C"]
    assert made == [["a", "b"], ["c"]]


def test_what_was_kept_longest_is_forgotten_first():
    asked = []

    def count(keys):
        asked.extend(keys)
        return [len(asked)] * len(keys)

    counted = Remembered(2)
    for key in ("a", "b", "c"):
        counted.of([key], count)
    assert counted.of(["c"], count) == [3]
    assert counted.of(["a"], count) == [4]
    assert asked == ["a", "b", "c", "a"]


def test_more_than_are_kept_are_all_given():
    assert Remembered(2).of(range(5), lambda keys: [key * key for key in keys]) == [0, 1, 4, 9, 16]
