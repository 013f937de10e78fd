"""PDF files are read as people read pages: in order, whole, without what runs on each page."""

import io
import random
from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from writing_pages import Printed, Style, printed, write_pdf

from index.errors import FileError
from index.parsing.parser import parse
from index.readers import read_document
from index.readers.pdf import read_pdf
from index.records import DocumentRole

_BODY, _HEADING, _FOOTNOTE = DocumentRole.BODY, DocumentRole.HEADING, DocumentRole.FOOTNOTE
_TWO_COLUMNS = Style(columns=2, indent=24, after=0)


def _canvas(draw, **options):
    """Return a file drawn by hand."""
    stream = io.BytesIO()
    canvas = Canvas(stream, **options)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def _write(tmp_path, paragraphs, style=None):
    path = tmp_path / "pages.pdf"
    write_pdf(path, [Printed(p) if isinstance(p, str) else p for p in paragraphs], style)
    return path.read_bytes()


def _read(tmp_path, paragraphs, style=None):
    return read_pdf("pages.pdf", _write(tmp_path, paragraphs, style))


def _texts(contents):
    return [paragraph.text for paragraph in contents.paragraphs]


def _prose(words, seed=0):
    """Return sentences of so many words, each word of its own."""
    chance = random.Random(seed)
    found = [
        "".join(chance.choices("abcdefghilmnoprstu", k=chance.randint(3, 10))) for _ in range(words)
    ]
    for number in range(0, words, 9):
        found[number] = found[number].capitalize()
        found[number - 1] += "."
    return " ".join(found)


# Records there and back ---------------------------------------------------------------------------


def _seen(record, numbered=True):
    return [
        (
            " ".join(record.paragraph_text(paragraph).split()),
            paragraph.kind,
            paragraph.number if numbered else None,
            paragraph.turn,
            paragraph.heading,
        )
        for paragraph in record.paragraphs
    ]


@pytest.fixture(scope="module")
def record(sample_path):
    """The sample record in the letters that the fonts of every PDF reader have."""
    document = read_document(sample_path)
    latin = tuple(replace(p, text=p.text.replace("ū", "u")) for p in document.paragraphs)
    return parse(replace(document, paragraphs=latin), "sample")


@pytest.mark.parametrize(
    "style",
    [
        Style(),
        Style(justified=False),
        Style(word_by_word=True, breaks_words=True),
        Style(columns=2, breaks_words=True),
        Style(columns=2, size=12, leading=14, justified=False),
        Style(leading=18, after=0, indent=30),
        Style(recognised=True),
        Style(columns=2, recognised=True),
    ],
    ids="plain|ragged|broken words|two columns|large|by indent|recognised|in columns".split("|"),
)
def test_the_sample_record_comes_back_from_pages_with_its_numbers_printed(tmp_path, record, style):
    path = tmp_path / "record.pdf"
    write_pdf(path, printed(record), style)
    document = read_document(path)
    again = parse(document, record.id)
    assert _seen(again) == _seen(record)
    assert [turn.speaker for turn in again.turns] == [turn.speaker for turn in record.turns]
    assert all(p.printed for p in again.paragraphs if p.number is not None)
    assert {p.text for p in document.paragraphs if p.role is _HEADING} == {
        p.text for p in printed(record) if p.bold
    }
    assert set(document.leftovers) >= {"CAT/C/SR.1995", "2", "3"}
    assert not document.remarks


def test_unnumbered_paragraphs_in_two_columns_come_back(tmp_path, record):
    paragraphs = [replace(paragraph, number=None) for paragraph in printed(record)]
    for broken in (False, True):
        style = replace(_TWO_COLUMNS, breaks_words=broken)
        contents = _read(tmp_path, paragraphs, style)
        assert _texts(contents) == [paragraph.text for paragraph in paragraphs]


# Refusals and remarks -----------------------------------------------------------------------------


def _picture(width=40, height=40):
    return ImageReader(Image.new("RGB", (width, height), "grey"))


def _scan(canvas):
    canvas.drawImage(_picture(), 0, 0, 595, 842)


def _empty(canvas):
    canvas.showPage()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_canvas(_scan), r"scanned: .* text recognised \(OCR\)"),
        (_canvas(_empty), "holds no text. Download it again"),
        (b"%PDF-1.7\nnonsense", "damaged and cannot be opened. Download it again"),
        (b"", "damaged"),
        (b"%PDF-1.4\n" + 12 * b"1 0 obj << /Type /Catalog >> endobj\n", "damaged"),
        (
            _canvas(
                lambda canvas: canvas.drawString(50, 700, "secret"),
                encrypt=StandardEncryption("open sesame", strength=128),
            ),
            "only with a password. Open it with the password, save it without",
        ),
    ],
    ids=["scanned", "empty", "nonsense", "no bytes", "repeated", "encrypted"],
)
def test_what_cannot_be_read_is_refused_with_the_next_step(data, message):
    with pytest.raises(FileError, match=message) as refused:
        read_pdf("meeting.pdf", data)
    assert refused.value.source == "meeting.pdf"


def test_a_file_that_everybody_may_open_is_read_though_it_is_encrypted():
    data = _canvas(
        lambda canvas: canvas.drawString(50, 700, "The Chair thanked them."),
        encrypt=StandardEncryption("", ownerPassword="owner", strength=128, canPrint=0),
    )
    assert _texts(read_pdf("x.pdf", data)) == ["The Chair thanked them."]


def test_a_scan_with_the_stamp_of_a_library_is_a_scan():
    def draw(canvas):
        _scan(canvas)
        canvas.drawString(50, 20, "Digitized by a library")

    with pytest.raises(FileError, match="scanned"):
        read_pdf("x.pdf", _canvas(draw))


def test_pages_that_are_pictures_are_counted():
    def draw(canvas):
        for _ in range(2):
            _scan(canvas)
            canvas.showPage()
        canvas.drawString(50, 700, "The Chair thanked them.")

    contents = read_pdf("x.pdf", _canvas(draw))
    assert _texts(contents) == ["The Chair thanked them."]
    assert contents.remarks == (
        "2 pages are pictures and were not read; their text can be recognised (OCR).",
    )


def test_more_pages_than_any_record_has_are_refused():
    def draw(canvas):
        for _ in range(1_001):
            canvas.showPage()

    with pytest.raises(FileError, match=r"it has 1,001 pages; at most 1,000 are read\. Split it"):
        read_pdf("x.pdf", _canvas(draw))


def test_a_page_with_more_text_than_any_page_has_is_refused():
    def draw(canvas):
        canvas.setFontSize(1)
        for number in range(800):
            canvas.drawString(50, 810 - number, "word " * 30)

    with pytest.raises(FileError, match=r"page 1 has 1\d\d,\d\d\d characters; .* Leave it out"):
        read_pdf("x.pdf", _canvas(draw))


# Margins ------------------------------------------------------------------------------------------


def test_a_running_head_is_left_over_and_the_front_of_the_first_page_stays(tmp_path):
    front = "CAT/C/SR.1995"
    body = [Printed(_prose(200, seed), seed) for seed in range(1, 5)]
    contents = _read(tmp_path, [front, *body])
    assert _texts(contents)[0] == front
    assert len(contents.paragraphs) == 5
    assert (
        contents.leftovers
        == ("1", "CAT/C/SR.1995", "2", "CAT/C/SR.1995", "3")[: len(contents.leftovers)]
    )


def test_margins_of_old_records_are_left_over_and_the_sentence_goes_on():
    def draw(canvas):
        for page in range(1, 5):
            if page > 1:
                canvas.drawString(50, 800, "CERD/C/SR.1234")
                canvas.drawString(50, 787, "English")
                canvas.drawString(50, 774, f"page {page}")
                canvas.drawString(50, 740, "(Mr. Banton)")
            for number in range(20):
                text = _prose(9, 20 * page + number).lower()
                canvas.drawString(50, 700 - 14 * number, f"{text} and then")
            canvas.drawRightString(550, 50, "/...")
            canvas.showPage()

    contents = read_pdf("x.pdf", _canvas(draw))
    assert len(contents.paragraphs) == 1
    expected = ["CERD/C/SR.1234", "English", "page 2", "(Mr. Banton)", "/..."]
    assert list(contents.leftovers[1:6]) == expected


def test_a_heading_at_the_top_of_a_page_is_no_running_head_though_the_contents_name_it():
    title = "Consideration of reports (continued)"

    def draw(canvas):
        for page, top in enumerate((730, 800)):
            canvas.drawString(50, top, title)
            for number in range(9):
                canvas.drawString(50, top - 40 - 14 * number, _prose(9, 20 * page + number))
            canvas.showPage()

    contents = read_pdf("x.pdf", _canvas(draw))
    assert _texts(contents).count(title) == 2
    assert contents.leftovers == ()


# Words broken at line ends ------------------------------------------------------------------------


def _lines(*lines):
    def draw(canvas):
        for number, line in enumerate(lines):
            canvas.drawString(50, 700 - 14 * number, line)

    return read_pdf("x.pdf", _canvas(draw))


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("The govern-", "ment had replied. Some govern-", "ments had not."), "The government had"),
        (("A long-", "term plan; every long-term plan failed."), "A long-term plan"),
        (("The non-", "governmental organizations had replied."), "non-governmental"),
        (("The Secretary-", "General had replied."), "Secretary-General"),
        (("In the years 1990-", "1995 nothing happened."), "1990-1995"),
        (("Document CAT/C/", "SR.1995 was adopted."), "CAT/C/SR.1995"),
        (("She asked –", "and nobody replied."), "asked – and"),
        (("Peut-", "être que non."), "Peut-être"),
    ],
)
def test_hyphens_at_line_ends_go_where_they_only_break_a_word(lines, joined):
    assert joined in _texts(_lines(*lines))[0]


# Footnotes ----------------------------------------------------------------------------------------


def test_footnotes_stand_behind_their_paragraph_even_where_it_goes_on_overleaf(tmp_path):
    paragraphs = [
        Printed(_prose(500, 0), 1),
        Printed(
            _prose(60, 1) + " Marked^1 " + _prose(400, 2),
            2,
            notes=(("1", "See document one, which is long enough to be told over two lines " * 2),),
        ),
        Printed("Last^2 words.", 3, notes=(("2", "Ibid."),)),
    ]
    for style in (Style(), Style(columns=2)):
        contents = _read(tmp_path, paragraphs, style)
        roles = [paragraph.role for paragraph in contents.paragraphs]
        assert roles == [_BODY, _BODY, _FOOTNOTE, _BODY, _FOOTNOTE]
        texts = _texts(contents)
        assert " Marked " in texts[1]
        assert texts[1].endswith(_prose(400, 2))
        assert texts[2].startswith("1 See document one")
        assert texts[3:] == ["3.\tLast words.", "2 Ibid."]
        assert Counter(contents.leftovers) > Counter(["1", "2"])


def test_a_note_that_runs_over_is_put_together():
    def draw(canvas):
        for page, (body, note) in enumerate(
            (("1.\tShe asked about bail and", "* See what was"), ("prisons in the north.", "said."))
        ):
            for number in range(10):
                canvas.drawString(50, 700 - 12 * number, f"{_prose(8, 10 * page + number)} and")
            canvas.drawString(50, 580, body)
            canvas.setFontSize(8)
            canvas.drawString(50, 60, note)
            canvas.showPage()

    contents = read_pdf("x.pdf", _canvas(draw))
    notes = [p.text for p in contents.paragraphs if p.role is _FOOTNOTE]
    assert notes == ["* See what was said."]


def test_a_quotation_in_small_print_over_a_note_is_no_part_of_the_note_before():
    see = ("See the first report.", "Ibid.")

    def draw(canvas):
        for page in (1, 2):
            for number in range(10):
                canvas.drawString(50, 700 - 12 * number, _prose(8, 10 * page + number))
            canvas.setFontSize(8)
            canvas.drawString(80, 560, f"Quotation {page}.")
            canvas.drawString(50, 60, f"{page} {see[page - 1]}")
            canvas.showPage()

    contents = read_pdf("x.pdf", _canvas(draw))
    notes = [p.text for p in contents.paragraphs if p.role is _FOOTNOTE]
    assert notes == ["1 See the first report.", "2 Ibid."]
    assert {"Quotation 1.", "Quotation 2."} < set(_texts(contents))


def test_what_is_raised_but_refers_to_no_note_stays_in_its_word(tmp_path):
    contents = _read(tmp_path, ["The 1995^th meeting of 3 m^2 was held."] * 2)
    assert _texts(contents) == ["The 1995th meeting of 3 m2 was held."] * 2


# Where paragraphs begin ---------------------------------------------------------------------------


def test_notices_at_the_foot_of_the_first_page_do_not_part_a_paragraph():
    def draw(canvas):
        canvas.drawString(50, 780, "CAT/C/SR.1995")
        for number in range(20):
            canvas.drawString(50, 700 - 14 * number, f"{_prose(9, number).lower()} and then")
        canvas.drawString(50, 120, "This record is subject to correction.")
        canvas.drawString(50, 100, "Corrections should be set forth in a memorandum.")
        canvas.drawString(50, 60, "GE.23-07863 (E)")
        canvas.showPage()
        canvas.drawString(50, 700, "it ended. This was the end of it.")

    contents = read_pdf("x.pdf", _canvas(draw))
    roles = [paragraph.role for paragraph in contents.paragraphs]
    assert roles == [_BODY, _BODY, _FOOTNOTE, _FOOTNOTE]
    assert contents.paragraphs[1].text.endswith("and then it ended. This was the end of it.")
    assert contents.leftovers == ("GE.23-07863 (E)",)


def test_lists_under_a_paragraph_are_paragraphs_and_their_lines_hang():
    def draw(canvas):
        rows = (
            (50, "1.", 80, "She asked for the following:"),
            (80, "(a)", 105, "The number of prisoners who had been in custody in the north"),
            (None, "", 105, "and in the south;"),
            (80, "(b)", 105, "Whether The Hague had been told of it."),
            (50, "2.", 80, "He replied that nobody knew of any prisoner in the whole land"),
            (None, "", 50, "in that year."),
        )
        for number, (place, label, left, text) in enumerate(rows):
            if label:
                canvas.drawString(place, 700 - 14 * number, label)
            canvas.drawString(left, 700 - 14 * number, text)

    assert _texts(read_pdf("x.pdf", _canvas(draw))) == [
        "1.\tShe asked for the following:",
        "(a)\tThe number of prisoners who had been in custody in the north and in the south;",
        "(b)\tWhether The Hague had been told of it.",
        "2.\tHe replied that nobody knew of any prisoner in the whole land in that year.",
    ]


def test_a_title_across_two_columns_is_read_between_what_stands_above_and_below():
    def draw(canvas):
        for top, seed in ((750, 0), (400, 100)):
            for number in range(12):
                for column in (0, 1):
                    text = " ".join(_prose(7, seed + 50 * column + number).split())[:40]
                    canvas.drawString(50 + 260 * column, top - 13 * number, text)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawCentredString(300, 500, "Consideration of reports of the States parties")

    texts = _texts(read_pdf("x.pdf", _canvas(draw)))
    joined = " ".join(texts)
    places = [joined.index(_prose(7, seed)[:12]) for seed in (0, 11, 50, 61)]
    places.append(joined.index("Consideration of reports of the States parties"))
    places += [joined.index(_prose(7, seed)[:12]) for seed in (100, 111, 150, 161)]
    assert places == sorted(places)


def test_only_whole_bold_lines_are_headings():
    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(50, 700, "Other matters")
        canvas.drawString(50, 670, "Mr. Rogov")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(120, 670, "(Kazakhstan) said that it was so, and went on to say more.")

    contents = read_pdf("x.pdf", _canvas(draw))
    assert [(p.role, p.text[:20]) for p in contents.paragraphs] == [
        (_HEADING, "Other matters"),
        (_BODY, "Mr. Rogov (Kazakhsta"),
    ]


def test_a_name_in_bold_that_fills_a_line_belongs_to_what_follows():
    def draw(canvas):
        for top in (700, 600):
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(70, top, "Mr. Mohammed Abdullah Al-Rashid")
            canvas.setFont("Helvetica", 12)
            canvas.drawString(50, top - 14, "(Saudi Arabia): My Government replied in time.")
            canvas.drawString(50, top - 28, "It always had.")

    contents = read_pdf("x.pdf", _canvas(draw))
    text = (
        "Mr. Mohammed Abdullah Al-Rashid (Saudi Arabia): My Government replied in time. It always"
    )
    assert [p.text[: len(text)] for p in contents.paragraphs] == [text, text]


def test_a_title_at_the_top_of_a_column_is_no_part_of_the_sentence_before(tmp_path):
    title = Printed("Other matters (continued)", bold=True)
    for more in range(0, 40, 5):  # So that the title stands at the top in some.
        words = [Printed(_prose(430 + more, 2)), title, Printed(_prose(60, 3))]
        contents = _read(tmp_path, words, replace(_TWO_COLUMNS, breaks_words=True))
        assert _texts(contents) == [paragraph.text for paragraph in words]


# Odd pages and odd letters ------------------------------------------------------------------------


def test_a_page_turned_on_its_side_is_read_and_a_stamp_across_it_left_over():
    def draw(canvas):
        canvas.rotate(90)
        canvas.drawString(50, -100, "The meeting was called to")
        canvas.drawString(50, -114, "order at 10 a.m.")
        canvas.rotate(-50)
        canvas.drawString(300, 100, "ADVANCE")

    contents = read_pdf("x.pdf", _canvas(draw))
    assert _texts(contents) == ["The meeting was called to order at 10 a.m."]
    assert contents.leftovers == ("ADVANCE",)


def _mapped(text, first, extra=""):
    """Return a file whose font says that each of its signs stands for one from ``first`` on."""
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "1 begincodespacerange <00> <FF> endcodespacerange "
        f"1 beginbfrange <41> <5A> <{first:04X}> endbfrange endcmap end end"
    )
    content = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET BT /F2 12 Tf 50 600 Td ({extra}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R /F2 7 0 R >> >> >>",
        f"<< /Length {len(content)} >> stream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 6 0 R >>",
        f"<< /Length {len(cmap)} >> stream\n{cmap}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    body = "".join(f"{number} 0 obj {one} endobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\n".encode("latin-1")


def test_signs_without_a_meaning_are_told_or_refused():
    with pytest.raises(FileError, match=r"does not say which letters .* \(OCR\)"):
        read_pdf("x.pdf", _mapped("ABCDEFGH", 0xE000))
    contents = read_pdf("x.pdf", _mapped("AB", 0xE000, "The meeting rose at 1 p.m."))
    assert _texts(contents)[-1] == "The meeting rose at 1 p.m."
    assert contents.remarks == ("2 of 23 characters have no known meaning and may read wrong.",)


def test_ligatures_and_soft_hyphens_become_letters():
    assert _texts(read_pdf("x.pdf", _mapped("AB", 0xFB01))) == ["fifl"]
    assert _texts(read_pdf("x.pdf", _mapped("A", 0xAD, "long")))[0] == "-"


# Nothing lost -------------------------------------------------------------------------------------

_WORDS = st.text("abAB12.,-*()éß ", min_size=1, max_size=12)
_PLACED = st.tuples(
    _WORDS,
    st.sampled_from([50, 60, 100, 300, 310, 500]),
    st.sampled_from([40, 52, 64, 400, 412, 424, 430, 436, 790, 802]),
    st.sampled_from([6, 8, 12, 12, 12, 30]),
    st.sampled_from(["Times-Roman", "Times-Roman", "Times-Bold"]),
    st.sampled_from([0, 0, 0, 0, 90, 45]),
)


@given(st.lists(st.lists(_PLACED, max_size=30), min_size=1, max_size=4))
@settings(deadline=None, max_examples=150)
def test_no_letter_of_any_page_is_lost(pages):
    def draw(canvas):
        for page in pages:
            for text, x, y, size, font, angle in page:
                canvas.saveState()
                canvas.setFont(font, size)
                canvas.translate(x, y)
                canvas.rotate(angle)
                canvas.drawString(0, 0, text)
                canvas.restoreState()
            canvas.showPage()

    data = _canvas(draw)
    found = Counter()
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            found.update(filter(str.isalnum, page.get_textpage().get_text_range()))
    try:
        contents = read_pdf("x.pdf", data)
    except FileError:
        assert not found
        return
    kept = "".join([*_texts(contents), *contents.leftovers])
    assert Counter(filter(str.isalnum, kept)) == found


@given(st.lists(st.tuples(st.integers(0), st.binary(max_size=8)), min_size=1, max_size=20))
@settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_file_with_any_bytes_changed_is_read_or_refused(tmp_path, changes):
    spoilt = bytearray(_SMALL)
    for place, new in changes:
        begin = place % len(spoilt)
        spoilt[begin : begin + len(new)] = new
    path = tmp_path / "spoilt.pdf"
    path.write_bytes(b"%PDF-1.4\n" + spoilt[9:])
    try:
        document = read_document(path)
    except FileError:
        return
    assert document.paragraphs


def _small(canvas):
    for number in range(8):
        canvas.setFont("Times-Bold" if number == 3 else "Times-Roman", 12 if number < 7 else 8)
        canvas.drawString(50, 700 - 14 * number, f"{number}. {_prose(9, number)}")


_SMALL = _canvas(_small, pageCompression=0)
