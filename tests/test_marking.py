"""Text of a record is shown as it is, and marked where it is meant."""

from __future__ import annotations

import html
import re

from ui.reading.marking import Marks, escape

TEXT = "One <b>two</b> & three.\n\tFour."


def _plain(shown: str) -> str:
    return html.unescape(re.sub(r"</?mark[^>]*>", "", shown))


def test_text_comes_out_as_it_is_with_and_without_marks() -> None:
    for marks in (Marks(), Marks((2, 9)), Marks((2, 9), [(0, 3), (4, 12), (20, 25)])):
        assert _plain(marks.html(TEXT, 0, len(TEXT))) == TEXT
    assert "<b>" not in escape(TEXT)
    assert "\n" not in escape(TEXT)


def test_marks_that_overlap_mark_each_their_own_characters_and_have_one_id() -> None:
    shown = Marks((4, 10), [(0, 5), (8, 14)]).html(TEXT, 0, len(TEXT))
    assert shown.count("id='cited'") == 1
    assert re.findall(r"id='(found-\d)'", shown) == ["found-1", "found-2"]
    cited = re.findall(r"<mark[^>]*class='cited'>(.*?)</mark>", shown)
    assert html.unescape("".join(cited)) == TEXT[4:10]


def test_a_mark_over_several_paragraphs_begins_once() -> None:
    marks = Marks((2, 8))
    first, second = marks.html(TEXT, 0, 4), marks.html(TEXT, 5, 12)
    assert "id='cited'" in first
    assert "class='cited'" in second
    assert "id=" not in second
