"""What a record says of its own meeting, and what stays empty where it says nothing."""

import pytest

from index.parsing.front_matter import is_front_matter, merge_metadata, read_front_matter
from index.parsing.grammar.english import ENGLISH
from index.parsing.grammar.french import FRENCH
from index.parsing.grammar.spanish import SPANISH
from index.parsing.languages import detect_language
from index.records import RecordMetadata


def _read(header=(), headings=(), procedure=(), text="", **given):
    return read_front_matter(header, headings, procedure, text, **given)


def test_a_record_that_says_nothing_of_its_meeting_leaves_everything_empty():
    assert _read() == RecordMetadata()


def test_the_date_is_of_the_meeting_and_not_of_the_distribution():
    lines = ["Distr.: General", "9 June 2004", "Held in Geneva, on Friday, 4 June 2004, at 3 p.m."]
    assert _read(lines).date == "2004-06-04"


def test_without_a_line_on_where_it_was_held_the_last_date_is_taken():
    assert _read(["1 May 2004", "on 7 May 2004"]).date == "2004-05-07"


@pytest.mark.parametrize(
    ("line", "place", "time"),
    [
        (
            "Held at the Palais Wilson, Geneva, on Monday, 3 May 2004, at 10.30 a.m.",
            "Palais Wilson, Geneva",
            "10.30 a.m.",
        ),
        (
            "Held at Headquarters, New York, on Monday, 3 May 2004, at noon",
            "Headquarters, New York",
            "noon",
        ),
        ("Held in private", "in private", ""),
    ],
)
def test_place_and_hour_are_read_from_the_line_on_where_it_was_held(line, place, time):
    found = _read([line])
    assert (found.place, found.time) == (place, time)


@pytest.mark.parametrize(
    ("line", "chair"),
    [
        ("Chair: Mr. Tarn", "Mr. Tarn"),
        ("Chairperson:  Ms. BIRK (Vice-Chairperson)", "Ms. BIRK"),
        ("President: Mrs. Oré ........ (Peru)", "Mrs. Oré"),
        ("The Chair: Mr. Tarn", ""),
    ],
)
def test_the_chair_is_named_without_country_or_dots(line, chair):
    assert _read([line]).chair == chair


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Summary record of the 77th meeting", 77),
        ("Summary record of the 101st (public) meeting", 101),
        ("Summary record of the 2 nd meeting", 2),
        ("9th plenary meeting", 9),
        ("The seventh meeting", None),
    ],
)
def test_the_number_of_the_meeting_is_read(line, number):
    assert _read([line]).meeting == number


def test_a_stray_blank_in_the_session_is_mended():
    assert _read(["Twenty- sixth session"]).session == "Twenty-sixth session"


def test_states_are_those_whose_report_is_considered_or_whose_delegation_arrives():
    found = _read(
        headings=["Second report of Kenya", "The situation in Chile", "Report of a group on Cuba"],
        procedure=["At the invitation of the Chair, the delegation of Peru joined the meeting."],
    )
    assert found.states == ("KEN", "PER")


def test_a_title_is_the_report_then_the_first_heading_then_the_meeting():
    report = "Second report of Kenya (CAT/C/KEN/2) (continued)"
    meeting = "Summary record of the 5th meeting"
    assert _read([meeting], ["Opening", report]).title == "Second report of Kenya"
    assert _read([meeting], ["Opening"]).title == "Opening"
    assert _read([meeting]).title == "5: summary record"


def test_a_verbatim_record_without_a_title_is_called_what_its_meeting_is_called():
    plenary = ["A/97/PV.5", "General Assembly", "5th plenary  meeting"]
    assert _read(plenary).title == "5th plenary meeting"
    assert _read(["5th meeting"], verbatim=True).title == "5th meeting"
    assert _read(["A/97/PV.5"]).title == "meeting 5: verbatim record"


@pytest.mark.parametrize(
    ("printed", "title", "grammar"),
    [
        (
            "Agenda item 7 Wells and springs Report of the Secretary-General Draft resolution",
            "Agenda item 7 Wells and springs",
            ENGLISH,
        ),
        (
            "Agenda items 7 (a) and 8 (continued) Wells Note by the Secretary-General",
            "Agenda items 7 (a) and 8 Wells",
            ENGLISH,
        ),
        ("Agenda item 7 Wells Draft decision (A/97/L.3)", "Agenda item 7 Wells", ENGLISH),
        (
            "Agenda item 7: Report of the Council on Wells Report of the Second Committee",
            "Agenda item 7: Report of the Council on Wells",
            ENGLISH,
        ),
        (
            "Agenda item 7 (continued) Report of the Council",
            "Agenda item 7 Report of the Council",
            ENGLISH,
        ),
        (
            "Agenda item 7 Follow-up to the Report of the Secretary-General on wells",
            "Agenda item 7 Follow-up to the Report of the Secretary-General on wells",
            ENGLISH,
        ),
        ("Combined Wells Report of Kenya", "Combined Wells Report of Kenya", ENGLISH),
        (
            "Point 7 de l’ordre du jour Puits Rapport du Secrétaire général Projet de résolution",
            "Point 7 de l’ordre du jour Puits",
            FRENCH,
        ),
        (
            "Tema 7 del programa Pozos Informe del Secretario General Proyecto de resolución",
            "Tema 7 del programa Pozos",
            SPANISH,
        ),
    ],
)
def test_the_title_of_an_agenda_item_ends_where_its_documents_begin(printed, title, grammar):
    assert _read(headings=[printed], grammar=grammar).title == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The end of the road and that of the river", "en"),
        ("La fin des routes et des rivières est dans les cartes", "fr"),
        ("El fin de los caminos y de las aguas por una ruta con sol", "es"),
        ("Конец пути и реки на карте не виден", "ru"),
        ("12 34 56", ""),
        ("of", ""),
    ],
)
def test_the_language_is_told_by_its_commonest_words(text, language):
    assert detect_language(text) == language


def test_a_metadata_file_overrules_only_what_it_says():
    found = RecordMetadata(title="Found", date="2004-05-03", states=("KEN",))
    merged = merge_metadata(found, RecordMetadata(title="Given", symbol="CAT/C/SR.7"))
    assert (merged.title, merged.date, merged.states) == ("Given", "2004-05-03", ("KEN",))
    assert merged.body == "Committee against Torture"
    assert merge_metadata(found, None) is found


@pytest.mark.parametrize(
    ("line", "front"),
    [
        ("A/61/PV.9", True),
        ("General Assembly", True),
        ("Sixty-first session", True),
        ("9th plenary meeting", True),
        ("Friday, 3 May 2001, 10 a.m.", True),
        ("President: Ms. Birk (Peru)", True),
        ("Agenda item 9", False),
        ("Third periodic report of Kenya (CAT/C/KEN/3)", False),
    ],
)
def test_lines_on_the_meeting_as_a_whole_are_known(line, front):
    assert is_front_matter(line) is front


_HEADER = [
    "United Nations",
    "CAT/C/SR.77",
    "Distr.: General",
    "9 June 2004",
    "Original: English",
    "Committee against Torture",
    "Thirty‑ second session",
    "Summary record of the 77th meeting",
    "Held at the Palais Wilson, Geneva,",
    "on Friday, 4 June 2004, at 3 p.m.",
    "Chairperson: Mr. Tarn",
    "later: Ms. Birk (Vice-Chairperson)",
    "Contents",
    "Consideration of reports submitted by States parties (continued)",
    "Second periodic report of Peru (continued)",
]


def _known(found):
    return (
        found.symbol,
        found.body,
        found.session,
        found.meeting,
        found.date,
        found.issued,
        found.time,
        found.place,
        found.chair,
        found.states,
        found.title,
    )


_EXPECTED = (
    "CAT/C/SR.77",
    "Committee against Torture",
    "Thirty-second session",
    77,
    "2004-06-04",
    "2004-06-09",
    "3 p.m.",
    "Palais Wilson, Geneva",
    "Mr. Tarn; later Ms. Birk",
    ("PER",),
    "Second periodic report of Peru",
)


@pytest.mark.parametrize(
    "header",
    [
        _HEADER,
        ["".join(_HEADER)],
        [" ".join(_HEADER[:7]), " ".join(_HEADER[7:12]), *_HEADER[12:]],
        ["UNITED", "NATIONS", "CAT", *_HEADER[1:5], "COMMITTEE", "AGAINST TORTURE", *_HEADER[6:]],
        [line.replace("later:", "\tlater :").replace("77th", "77 th") for line in _HEADER],
    ],
    ids=["whole", "one line", "three lines", "torn", "blanks"],
)
def test_every_field_is_read_however_the_lines_are_broken(header):
    assert _known(_read(header)) == _EXPECTED


def test_a_lost_number_of_the_meeting_is_that_of_the_symbol():
    header = [line.replace("the 77th meeting", "the meeting") for line in _HEADER]
    assert _read(header).meeting == 77
    given = RecordMetadata(symbol="CAT/C/SR.12")
    assert merge_metadata(RecordMetadata(), given).meeting == 12


def test_a_date_of_issue_alone_is_not_the_date_of_the_meeting():
    found = _read(["CRC/C/SR.7*9 June 2004", "Original: FRENCH", "Thirty-sixth session"])
    assert (found.symbol, found.date, found.issued) == ("CRC/C/SR.7", "", "2004-06-09")


def test_the_name_of_whoever_presides_may_stand_on_the_next_line():
    assert _read(["Chair:", "Ms. Birk"]).chair == "Ms. Birk"


def test_states_listed_under_the_item_on_reports_are_considered():
    item = "(a) Reports submitted by States parties in accordance with the Covenant (continued)"
    found = _read(["Contents", "Organization of work", item, "Philippines (continued)", "Kenya"])
    assert found.states == ("PHL", "KEN")
    assert found.title == "Organization of work"


def test_the_state_that_a_periodic_review_is_of_is_considered():
    assert _read([], ["Review of Kenya (A/HRC/WG.6/8/KEN/1)"]).states == ("KEN",)
    assert _read([], ["Universal periodic review: Peru"]).states == ("PER",)
    assert _read([], ["Review of Kenya's proposals, and of other matters"]).states == ()


def test_a_verbatim_record_dates_its_meeting_in_a_line_of_its_own():
    found = _read(
        ["A/60/PV.5", "Sixtieth session", "5th plenary meeting", "Monday, 5 May 2003, 10 a.m."]
    )
    assert (found.date, found.time, found.meeting) == ("2003-05-05", "10 a.m.", 5)
    assert (found.session, found.issued) == ("Sixtieth session", "")


def test_a_title_is_an_item_of_substance_before_the_adoption_of_the_agenda():
    assert _read([], ["Adoption of the agenda", "The situation in Chile"]).title == (
        "The situation in Chile"
    )
    assert _read([], ["Adoption of the agenda"]).title == "Adoption of the agenda"


def test_a_note_on_a_vote_names_no_state_considered():
    note = "[Subsequently, the delegation of Chad informed the Secretariat of its vote.]"
    assert _read(procedure=[note]).states == ()


@pytest.mark.parametrize(
    "line",
    ["Chair: Ms. Birk, Vice-Chair", "President: Ms. Birk . . . . . (Peru)", "Chair:Ms. Birk"],
)
def test_what_follows_the_name_of_whoever_presides_is_no_part_of_it(line):
    assert _read([line]).chair == "Ms. Birk"


def test_a_report_named_in_a_header_without_a_list_of_contents_is_the_one_considered():
    header = ["CAT/C/SR.1712", "Consideration of reports", "Fourth periodic report of Kenya"]
    found = _read(header)
    assert (found.states, found.title) == (("KEN",), "Fourth periodic report of Kenya")
    assert _read(header, ["Initial report of Peru"]).states == ("PER",)
