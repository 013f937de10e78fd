"""Permanent links say where they lead, whatever is in them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from ui.links import question_link, reader_link, text_version


def _read(link: str) -> tuple[str, dict[str, list[str]]]:
    parts = urlsplit(link)
    return parts.path, parse_qs(parts.query)


def test_a_link_to_a_record_names_it_and_the_characters_and_the_version_of_the_text() -> None:
    link = reader_link("CAT-C-SR.1995", 10, 25, text_version("The text."))
    assert link == f"reader?record=CAT-C-SR.1995&from=10&to=25&version={text_version('The text.')}"


def test_a_link_to_a_whole_record_marks_nothing() -> None:
    assert reader_link("CAT-C-SR.1995") == "reader?record=CAT-C-SR.1995"


def test_ids_and_questions_of_any_characters_come_back_as_they_were() -> None:
    awkward = 'a&b=c#d?e f/é<script>"%20+'
    assert _read(reader_link(awkward, 0, 1)) == (
        "reader",
        {"record": [awkward], "from": ["0"], "to": ["1"]},
    )
    assert _read(question_link(awkward)) == ("./", {"question": [awkward]})


def test_a_link_to_a_question_carries_the_conditions_that_are_set() -> None:
    link = question_link("Was it so?", records=["A", "B"], side="state", date_from="2023")
    assert _read(link) == (
        "./",
        {"question": ["Was it so?"], "record": ["A", "B"], "side": ["state"], "from": ["2023"]},
    )
