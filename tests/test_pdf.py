"""PDF files are read as people read pages: in order, whole, without what runs on each page."""

import io
import random
from collections import Counter
from dataclasses import replace

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from writing_pages import Printed, Style, printed, write_pdf

from index.errors import FileError
from index.parsing import parse
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
    ],
    ids=["plain", "ragged", "broken words", "two columns", "large", "by indent"],
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
        (
            _canvas(
                lambda canvas: canvas.drawString(50, 700, "secret"),
                encrypt=StandardEncryption("open sesame", strength=128),
            ),
            "only with a password. Open it with the password, save it without",
        ),
    ],
    ids=["scanned", "empty", "nonsense", "no bytes", "encrypted"],
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
        for _ in range(2_001):
            canvas.showPage()

    with pytest.raises(FileError, match=r"it has 2,001 pages; at most 2,000 are read\. Split it"):
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
