"""A record at a glance: who spoke, from where, how much and when; and words found in it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from assistant.browsing.outline import (
    find_within,
    outline,
    shares,
    shares_of_sides,
    stretches,
)
from index.records import Record, Side


def _turns(record):
    return [entry for entry in outline(record) if entry.turn is not None]


def test_the_outline_lists_every_turn_where_it_begins(sample_record: Record) -> None:
    turns = _turns(sample_record)
    assert [entry.turn for entry in turns] == [turn.index for turn in sample_record.turns]
    assert [entry.speaker for entry in turns] == [turn.speaker for turn in sample_record.turns]
    racu = next(entry for entry in turns if entry.speaker.name == "Ms. Racu")
    assert (racu.number, racu.printed, racu.paragraphs) == (11, False, 17)
    opening = sample_record.paragraph_text(sample_record.paragraphs[racu.paragraph])
    assert opening.startswith("Ms. Racu (Country Rapporteur)")


def test_headings_stand_in_the_outline_where_they_stand_in_the_record(
    sample_record: Record,
) -> None:
    entries = outline(sample_record)
    assert entries[0].heading.startswith("Consideration of reports")
    assert entries[0].speaker is None
    assert [entry.paragraph for entry in entries] == sorted(entry.paragraph for entry in entries)


def test_shares_add_up_and_the_longest_comes_first(sample_record: Record) -> None:
    found = shares(sample_record)
    assert sum(share.part for share in found) == pytest.approx(1)
    assert [share.characters for share in found] == sorted(
        (share.characters for share in found), reverse=True
    )
    rogov = next(share for share in found if share.speaker.name == "Mr. Rogov")
    assert rogov.turns == 4
    sides = shares_of_sides(sample_record)
    assert sum(sides.values()) == pytest.approx(1)
    assert set(sides) == {Side.STATE, Side.COMMITTEE}


def test_every_character_said_is_in_one_stretch_of_the_picture(sample_record: Record) -> None:
    placed = stretches(sample_record)
    assert placed[0].begin == 0
    assert placed[-1].end == pytest.approx(1)
    for before, after in pairwise(placed):
        assert before.end == pytest.approx(after.begin)
    assert [one.turn for one in placed] == [turn.index for turn in sample_record.turns]


def test_a_record_in_which_nobody_speaks_has_neither_shares_nor_a_picture(
    sample_record: Record,
) -> None:
    silent = replace(
        sample_record,
        turns=(),
        paragraphs=tuple(replace(one, turn=None) for one in sample_record.paragraphs),
    )
    assert (shares(silent), shares_of_sides(silent), stretches(silent)) == ([], {}, [])
    entries = outline(silent)
    assert entries
    assert all(entry.heading for entry in entries)


def test_words_are_found_with_the_exact_characters_and_their_paragraph(
    sample_record: Record,
) -> None:
    found = find_within(sample_record, "solitary confinement")
    assert found
    for match in found:
        paragraph = sample_record.paragraphs[match.paragraph]
        assert paragraph.start <= match.start < match.end <= paragraph.end
        assert sample_record.text[match.start : match.end].lower() == "solitary confinement"
    assert [match.start for match in found] == sorted(match.start for match in found)


def test_capitals_accents_quotation_marks_and_wide_blanks_make_no_difference(
    sample_record: Record,
) -> None:
    assert find_within(sample_record, "MS.  PUCE") == find_within(sample_record, "Ms. Pūce")
    assert find_within(sample_record, "Committee's") == find_within(sample_record, "Committee’s")
    assert find_within(sample_record, "Ms. Pūce")


def test_no_words_and_words_that_are_no_expression_find_what_they_say(
    sample_record: Record,
) -> None:
    assert find_within(sample_record, "  ") == []
    assert find_within(sample_record, ".*") == []
    assert find_within(sample_record, "(Country Rapporteur)")
