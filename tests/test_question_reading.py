"""The reviewer's questions: what was read rightly once stays so."""

from eval.question_reading import main, read_all

_RIGHT_VOICE, _ALL_RIGHT = 380, 263
"""Of 427, as last committed; raise them with what brings more."""


def test_as_many_questions_as_before_are_asked_of_those_whose_words_are_wanted():
    readings = list(read_all())
    assert sum(one.right_voice for one in readings) >= _RIGHT_VOICE
    assert sum(one.right for one in readings) >= _ALL_RIGHT


def test_what_is_misread_is_shown_with_what_must_be_read(capsys):
    assert main() == 0
    shown = capsys.readouterr().out
    misread = next(one for one in read_all() if not one.right_voice)
    assert misread.question in shown
    assert f"must be {misread.wanted}" in shown
