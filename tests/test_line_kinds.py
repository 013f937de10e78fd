"""What one line of a record is: the hours of the meeting, an event, a note, a title, or speech."""

import pytest

from index.parsing.grammar.clock import CLOSING, OPENING
from index.parsing.grammar.english import ENGLISH
from index.parsing.line_kinds import is_clock, is_footnote, is_heading, is_narrative


@pytest.mark.parametrize(
    "line",
    [
        "The meeting was called to order at 10.05 a.m.",
        "The public part of the meeting was called to order at 3 p.m.",
        "The second part (public) of the meeting began at noon.",
        "The discussion covered in the summary record began at 3.20 p.m.",
        "The meeting was resumed at 5 p.m.",
        "La séance est ouverte à 10 heures.",
        "Se declara abierta la sesión a las 10 horas.",
        "Заседание открывается в 10 час.",
    ],
)
def test_a_meeting_opens(line):
    assert OPENING.match(line)
    assert is_clock(line)
    assert not CLOSING.match(line)


@pytest.mark.parametrize(
    "line",
    [
        "The meeting rose at 1 p.m.",
        "The meeting rose.",
        "The closed meeting was adjourned at 6.10 p.m.",
        "The discussion covered in the summary record ended at noon.",
        "La séance est levée à 13 heures.",
        "Se levanta la sesión a las 13 horas.",
        "Заседание закрывается в 13 час.",
    ],
)
def test_a_meeting_closes(line):
    assert CLOSING.match(line)
    assert is_clock(line)
    assert not OPENING.match(line)


@pytest.mark.parametrize(
    "line",
    [
        "The meeting was suspended at 11 a.m. and resumed at 11.10 a.m.",
        "The meeting was briefly suspended.",
    ],
)
def test_a_pause_neither_opens_nor_closes_a_meeting(line):
    assert is_clock(line)
    assert not OPENING.match(line)
    assert not CLOSING.match(line)


@pytest.mark.parametrize(
    "line",
    [
        "The meeting was a success.",
        "The meeting was attended by forty judges.",
        "The meeting ended badly for the prisoners.",
        "The regional meeting opened a new chapter.",
        "The meeting was closed to the press at 4 p.m.",
        "The meeting had been called to order by a judge.",
    ],
)
def test_what_is_told_of_other_meetings_is_no_line_of_procedure(line):
    assert not is_clock(line)
    assert not OPENING.match(line)
    assert not CLOSING.match(line)


@pytest.mark.parametrize(
    "line",
    [
        "At the invitation of the Chairperson, the delegation of Kenya took places at the table.",
        "The delegation of Kenya withdrew.",
        "Ms. Birk took a place at the Committee table.",
        "Mr. Tarn, Vice-Chair, took the Chair.",
        "It was so decided.",
        "The provisional agenda was adopted.",
        "Draft article 3, as amended, was adopted.",
        "A recorded vote was taken.",
        "In favour: Kenya, Peru",
        "A short film was shown.",
        "The members of the Committee observed a minute of silence.",
    ],
)
def test_an_event_is_told_by_nobody(line):
    assert is_narrative(line)
    assert not is_clock(line)


@pytest.mark.parametrize(
    "line",
    [
        "The law had been adopted in spring.",
        "Ms. Birk said that the delegation had left.",
        "The delegation of Kenya welcomed the questions.",
        "It was so cold that nobody came.",
        "A recorded vote was taken. " + "He wondered why it had been needed at all. " * 20,
    ],
)
def test_speech_is_no_event(line):
    assert not is_narrative(line)


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("Mr. Tarn took the Chair.", True),
        ("Ms. Birk (Peru), Vice-President, took the Chair.", True),
        ("Ms. Birk resumed the Chair.", True),
        ("Ms. Birk took a chair.", False),
        ("The Chair took the floor.", False),
    ],
)
def test_a_change_of_the_chair_is_noticed(line, changes):
    assert bool(ENGLISH.lines.chair_change.match(line)) is changes


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("* Reissued for technical reasons.", True),
        ("**Reissued", True),
        ("________", True),
        ("This record is subject to correction.", True),
        ("Any corrections to the record should be sent within a week.", True),
        ("GE.01-41234 (E)", True),
        ("This prison is subject to inspection.", False),
        ("*5 per cent", False),
    ],
)
def test_notes_of_the_editors_are_told_from_speech(line, note):
    assert is_footnote(line) is note


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Articles 3 to 5", True),
        ("Third periodic report of Kenya (CAT/C/KEN/3)", True),
        ("Questions put by Mr. Tarn and Ms. Birk (continued)", True),
        ("BAIL WAS DENIED", True),
        ("Bail was denied", False),
        ("Prisons. Courts", False),
        ("A title that ends like a sentence.", False),
        ("in small letters", False),
        ("Long " * 61, False),
        ("   ", False),
    ],
)
def test_a_heading_is_short_and_tells_nothing(line, heading):
    assert is_heading(line) is heading
