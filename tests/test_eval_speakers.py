"""Who spoke, measured: on our own words always, on the development records where they are."""

import pytest

from eval.records.speakers import Attribution, Score, compare, score_openings, score_verbatim
from index.records import Side


def _said(line, name, side=Side.STATE, state="KEN"):
    return Attribution(line, name, side, state)


def test_a_line_counts_as_right_only_with_person_side_and_state():
    labels = [_said(1, "Mr. A"), _said(2, "Mr. A"), _said(3, "Ms. B", Side.COMMITTEE, None)]
    found = [
        _said(1, "Mr. A"),
        _said(2, "Mr. A", state="CHL"),
        _said(3, "Ms. B", Side.OTHER, None),
        _said(4, "Ms. B", Side.COMMITTEE, None),
    ]
    score = compare("X", "en", labels, found)
    assert (score.labelled, score.ascribed, score.right) == (3, 4, 1)
    assert (score.precision, score.recall) == (1 / 4, 1 / 3)


def test_nothing_ascribed_has_no_precision_and_counts_against_recall():
    score = compare("X", "en", [_said(1, "Mr. A")], [])
    assert (score.precision, score.recall) == (None, 0.0)


@pytest.mark.records
@pytest.mark.parametrize("scored", [score_openings, score_verbatim])
def test_english_development_records_are_attributed_rightly(data_folder, scored):
    english = [score for score in scored(data_folder) if score.language == "en"]
    total = Score.sum(english, "all", "en")
    assert total.labelled > 40
    assert total.precision >= 0.95
    assert total.recall >= 0.95


@pytest.mark.records
def test_nobody_is_made_a_speaker_in_a_language_that_is_not_read(data_folder):
    others = [score for score in score_openings(data_folder) if score.language != "en"]
    assert sum(score.ascribed - score.right for score in others) == 0
