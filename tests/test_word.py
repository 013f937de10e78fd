"""Word files are read as Word prints them: numbers restored, nothing lost, nothing run."""

import io
import zipfile
from xml.sax.saxutils import escape

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from meetings import parsed, seen
from writing import write_word

from index.errors import FileError
from index.parsing.parser import parse
from index.readers import read_document
from index.readers.word import read_word
from index.records import Document, DocumentRole

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
_BODY, _HEADING, _FOOTNOTE = DocumentRole.BODY, DocumentRole.HEADING, DocumentRole.FOOTNOTE


def _package(body, parts=None, relationships=(), **zip_options):
    """Return a file made of raw XML: the body, and other parts by the name of their root."""
    files = {"word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"}
    for name, content in (parts or {}).items():
        root = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(root, root)
        files[f"word/{name}.xml"] = f"<w:{root} {_NAMESPACES}>{content}</w:{root}>"
    files["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{target}"/>'
            for name, kind, target in relationships
        )
        + "</Relationships>"
    )
    return _zip(files, **zip_options)


def _zip(files, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _read(body, parts=None, relationships=()):
    return read_word("meeting.docx", _package(body, parts, relationships))


def _p(content="", properties=""):
    """Return a paragraph; content without markup is its text."""
    if "<" not in content:
        content = _r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def _r(text, properties="", tag="t"):
    text = f'<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{text}</w:r>"


def _number(number_id, level=0):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'


def _level(index, number_format, text, start=1, more=""):
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _definition(name, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def _num(name, definition, more=""):
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{definition}"/>{more}</w:num>'


def _start(level, start):
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def _style(name, properties="", based_on="", title="", kind="paragraph", more=""):
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" {more}><w:name w:val="{title or name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{properties}</w:style>'
    )


def _texts(contents):
    return [paragraph.text for paragraph in contents.paragraphs]


def _numbered(contents):
    return [(paragraph.number, paragraph.text) for paragraph in contents.paragraphs]


# Automatic numbers ------------------------------------------------------------------------------

_PARAGRAPHS = _definition(0, _level(0, "decimal", "%1."), _level(1, "lowerLetter", "(%2)"))


def test_a_record_is_numbered_as_word_prints_it():
    styles = (
        _style("Normal", more='w:default="1"')
        + _style("SingleTxtG", based_on="Normal", title="_ Single Txt_G")
        + _style("ParNoG", f"<w:pPr>{_number(1)}</w:pPr>", "SingleTxtG", "_ParNo_G")
        + _style("H1G", based_on="Normal", title="_ H_1_G")
    )
    numbered, plain = '<w:pStyle w:val="ParNoG"/>', '<w:pStyle w:val="SingleTxtG"/>'
    heading = '<w:pStyle w:val="H1G"/>'
    contents = _read(
        _p("The meeting was called to order at 10 a.m.", plain)
        + _p("Consideration of reports", heading)
        + _p("Ms. Racu asked:", numbered)
        + _p("About bail;", _number(1, 1))
        + _p("About prisons.", _number(1, 1))
        + _p("Other matters", heading)
        + _p("Mr. Rogov replied.", numbered)
        + _p("That was unnumbered.", f'<w:pStyle w:val="ParNoG"/>{_number(0)}')
        + _p("On bail;", _number(1, 1))
        + _p("Annex", heading)
        + _p("It began anew.", _number(2))
        + _p("It went on.", _number(2)),
        {"styles": styles, "numbering": _PARAGRAPHS + _num(1, 0) + _num(2, 0, _start(0, 1))},
    )
    assert [(p.number, p.text, p.role) for p in contents.paragraphs] == [
        (None, "The meeting was called to order at 10 a.m.", _BODY),
        (None, "Consideration of reports", _HEADING),
        (1, "Ms. Racu asked:", _BODY),
        (None, "(a) About bail;", _BODY),
        (None, "(b) About prisons.", _BODY),
        (None, "Other matters", _HEADING),
        (2, "Mr. Rogov replied.", _BODY),
        (None, "That was unnumbered.", _BODY),
        (None, "(a) On bail;", _BODY),
        (None, "Annex", _HEADING),
        (1, "It began anew.", _BODY),
        (2, "It went on.", _BODY),
    ]
    assert contents.remarks == contents.leftovers == ()


@pytest.mark.parametrize(
    ("number_format", "text", "start", "printed"),
    [
        ("decimal", "%1.", 7, (7, "x")),
        ("decimal", "%1", 7, (7, "x")),
        ("decimal", "%1)", 7, (7, "x")),
        ("decimal", "(%1)", 7, (None, "(7) x")),
        ("decimalZero", "%1.", 7, (None, "07. x")),
        ("lowerLetter", "(%1)", 28, (None, "(bb) x")),
        ("upperLetter", "%1.", 3, (None, "C. x")),
        ("lowerRoman", "%1)", 4, (None, "iv) x")),
        ("upperRoman", "%1.", 1999, (None, "MCMXCIX. x")),
        ("ordinal", "%1", 22, (None, "22nd x")),
        ("russianLower", "%1)", 4, (None, "г) x")),
        ("bullet", "–", 1, (None, "– x")),
        ("bullet", "\uf0b7", 1, (None, "• x")),
        ("none", "", 1, (None, "x")),
        ("none", "Note:", 1, (None, "Note: x")),
        ("upperRoman", "%1.", 900_000, (None, "900000. x")),
    ],
)
def test_each_format_is_printed(number_format, text, start, printed):
    numbering = _definition(0, _level(0, number_format, text, start)) + _num(1, 0)
    assert _numbered(_read(_p("x", _number(1)), {"numbering": numbering})) == [printed]


def test_a_format_that_is_not_known_is_counted_and_remarked_upon():
    numbering = _definition(0, _level(0, "cardinalText", "%1.")) + _num(1, 0)
    contents = _read(_p("x", _number(1)), {"numbering": numbering})
    assert _texts(contents) == ["1. x"]
    assert contents.remarks == ("Automatic numbers of the form cardinalText are shown as 1, 2, 3.",)


def _labels(numbering, places):
    body = "".join(_p(".", _number(name, level)) for name, level in places)
    contents = _read(body, {"numbering": numbering})
    return [f"{p.number} ." if p.number is not None else p.text for p in contents.paragraphs]


_OUTLINE = (_level(0, "upperRoman", "%1."), _level(1, "decimal", "%1.%2"))


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1.1.1 .", "1.1.2 .", "1.2 .", "1.2.1 .", "2 .", "2.1.1 ."]),
        ('<w:lvlRestart w:val="0"/>', ["1.1.1 .", "1.1.2 .", "1.2 .", "1.2.3 .", "2 .", "2.1.4 ."]),
        ('<w:lvlRestart w:val="1"/>', ["1.1.1 .", "1.1.2 .", "1.2 .", "1.2.3 .", "2 .", "2.1.1 ."]),
    ],
    ids=["by default", "never", "after the first level"],
)
def test_lower_levels_start_anew(restart, expected):
    levels = (
        _level(0, "decimal", "%1"),
        _level(1, "decimal", "%1.%2"),
        _level(2, "decimal", "%1.%2.%3", more=restart),
    )
    numbering = _definition(0, *levels) + _num(1, 0)
    assert _labels(numbering, [(1, n) for n in (2, 2, 1, 2, 0, 2)]) == expected


def test_legal_numbering_prints_all_levels_as_decimals():
    levels = (_OUTLINE[0], _level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    numbering = _definition(0, *levels) + _definition(1, *_OUTLINE) + _num(1, 0) + _num(2, 1)
    places = [(1, 0), (1, 1), (2, 0), (2, 1)]
    assert _labels(numbering, places) == ["I. .", "1.1 .", "I. .", "I.1 ."]


def test_numberings_of_one_definition_count_together_unless_they_say_where_they_start():
    numbering = _PARAGRAPHS + _num(1, 0) + _num(2, 0) + _num(3, 0, _start(0, 9))
    places = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]
    assert _labels(numbering, places) == ["1 .", "2 .", "9 .", "10 .", "11 ."]


def test_a_numbering_may_redefine_a_level():
    override = f'<w:lvlOverride w:ilvl="0">{_level(0, "upperLetter", "%1.", 3)}</w:lvlOverride>'
    assert _labels(_PARAGRAPHS + _num(1, 0, override), [(1, 0), (1, 0)]) == ["C. .", "D. ."]


def test_a_numbering_may_lead_through_a_style_of_lists():
    styles = _style("List", f"<w:pPr>{_number(2)}</w:pPr>", kind="numbering")
    linked = _definition(0, more='<w:numStyleLink w:val="List"/>')
    defined = _definition(1, _level(0, "decimal", "%1.", 5), more='<w:styleLink w:val="List"/>')
    numbering = linked + defined + _num(1, 0)
    for number in ("", _num(2, 1)):
        parts = {"numbering": numbering + number, "styles": styles}
        assert _numbered(_read(_p("x", _number(1)), parts)) == [(5, "x")]


def test_the_level_of_a_style_is_the_one_tied_to_it():
    tied = _level(1, "decimal", "%2.", more='<w:pStyle w:val="Sub"/>')
    styles = _style("Sub", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + _style(
        "Below", based_on="Sub"
    )
    parts = {"numbering": _definition(0, _OUTLINE[0], tied) + _num(1, 0), "styles": styles}
    body = _p("x", '<w:pStyle w:val="Sub"/>') + _p("y", '<w:pStyle w:val="Below"/>')
    assert _texts(_read(body, parts)) == ["1. x", "2. y"]


def test_empty_paragraphs_count_and_hidden_ones_do_not():
    hidden = _p(_r("secret", "<w:vanish/>"), _number(1) + "<w:rPr><w:vanish/></w:rPr>")
    body = _p("a", _number(1)) + _p("", _number(1)) + hidden + _p("b", _number(1))
    contents = _read(body, {"numbering": _PARAGRAPHS + _num(1, 0)})
    assert _numbered(contents) == [(1, "a"), (3, "b")]
    assert contents.leftovers == ("secret",)
    assert contents.remarks == ("1 stretch of hidden text was left out.",)


def test_numbers_that_nothing_defines_are_remarked_upon():
    contents = _read(_p("x", _number(1)) + _p("y", _number(1)))
    assert _numbered(contents) == [(None, "x"), (None, "y")]
    assert contents.remarks[0].startswith("2 paragraphs have automatic numbers that the file does")


def _field(instruction, result=None):
    saved = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"{_r(instruction, tag='instrText')}{saved}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_numbers_made_by_fields_are_read_or_counted():
    simple = '<w:fldSimple w:instr=" AUTONUM "/>'
    contents = _read(
        _p(_field(" AUTONUM ") + _r(" She asked."))
        + _p(simple + _r(" He replied."))
        + _p(_field(r" AUTONUM \s ) ") + _r(" It ended."))
        + _p(_r("Table ") + _field(" SEQ Table ", _r("4")))
        + _p(_field(" LISTNUM ", _r("(a)")) + _r(" one;"))
        + _p(_field(" LISTNUM ") + _r("two"))
    )
    assert _texts(contents) == [
        "1. She asked.",
        "2. He replied.",
        "3) It ended.",
        "Table 4",
        "(a) one;",
        "two",
    ]
    assert contents.remarks == (
        "1 number made by a LISTNUM field is not saved in the file and is lost.",
    )


# Headings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "properties", "heading"),
    [
        ("heading 1", "", True),
        ("Title", "", True),
        ("_ H _Ch_G", "", True),
        ("_ H_1_G", "", True),
        ("_H_2/3_G", "", True),
        ("_ H _5/6", "", True),
        ("HChG", "", True),
        ("Anything", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>', True),
        ("Anything", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', False),
        ("_ Single Txt_G", "", False),
        ("header", "", False),
        ("Hanging", "", False),
        ("toc 1", "", False),
    ],
)
def test_headings_are_known_by_style(title, properties, heading):
    styles = _style("S", properties, title=title) + _style("T", based_on="S", title="Derived")
    for name in "ST":
        contents = _read(_p("Articles 2 and 3", f'<w:pStyle w:val="{name}"/>'), {"styles": styles})
        assert (contents.paragraphs[0].role is _HEADING) is heading


def test_an_outline_level_makes_a_heading_but_not_of_a_long_text():
    level = '<w:outlineLvl w:val="0"/>'
    contents = _read(_p("Articles 2 and 3", level) + _p("She asked about bail. " * 20, level))
    assert [paragraph.role for paragraph in contents.paragraphs] == [_HEADING, _BODY]


# Notes ------------------------------------------------------------------------------------------


def _refer(name, kind="footnote", mark=None):
    custom = "" if mark is None else 'w:customMarkFollows="1" '
    shown = "" if mark is None else f"<w:t>{mark}</w:t>"
    return f'<w:r><w:{kind}Reference {custom}w:id="{name}"/>{shown}</w:r>'


def _note(name, *paragraphs, kind="footnote", more=""):
    return f'<w:{kind} w:id="{name}" {more}>{"".join(paragraphs)}</w:{kind}>'


_OWN_MARK = "<w:r><w:tab/></w:r><w:r><w:footnoteRef/></w:r><w:r><w:tab/></w:r>"


def test_notes_stand_behind_their_paragraph_with_the_printed_mark():
    footnotes = (
        _note(-1, _p("line"), more='w:type="separator"')
        + _note(1, _p(_OWN_MARK + _r("See CAT/C/1.")), _p("And CAT/C/2."))
        + _note(2, _p(_r("*") + "<w:r><w:tab/></w:r>" + _r("No record was issued.")))
        + _note(3, _p("Ibid."))
    )
    endnotes = _note(1, _p("At the end."), kind="endnote")
    contents = _read(
        _p(_r("Bail") + _refer(1) + _r(" was rare") + _refer(2, mark="*") + _r("."))
        + _p(_r("Prisons") + _refer(1, "endnote") + _r(" were full.") + _refer(3)),
        {"footnotes": footnotes, "endnotes": endnotes},
    )
    assert [(paragraph.text, paragraph.role) for paragraph in contents.paragraphs] == [
        ("Bail was rare.", _BODY),
        ("1 See CAT/C/1.", _FOOTNOTE),
        ("And CAT/C/2.", _FOOTNOTE),
        ("* No record was issued.", _FOOTNOTE),
        ("Prisons were full.", _BODY),
        ("i At the end.", _FOOTNOTE),
        ("2 Ibid.", _FOOTNOTE),
    ]
    assert contents.leftovers == ("*",)


def test_notes_are_marked_as_the_file_says():
    section = (
        '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/>'
        '<w:numRestart w:val="eachSect"/></w:footnotePr>'
    )
    contents = _read(
        _p(_r("a") + _refer(1))
        + _p(_r("b") + _refer(2), f"<w:sectPr>{section}</w:sectPr>")
        + _p(_r("c") + _refer(3))
        + f"<w:sectPr>{section}</w:sectPr>",
        {"footnotes": "".join(_note(name, _p("x")) for name in (1, 2, 3))},
    )
    assert _texts(contents) == ["a", "c x", "b", "d x", "c", "c x"]


def test_notes_that_are_missing_or_that_nothing_refers_to_are_told():
    contents = _read(_p(_r("Bail") + _refer(5)), {"footnotes": _note(1, _p("Alone."))})
    assert _texts(contents) == ["Bail"]
    assert contents.leftovers == ("Alone.",)
    assert contents.remarks == (
        "1 footnote is referred to but missing in the file.",
        "1 paragraph of footnotes to which nothing refers was left out.",
    )


# Tables -----------------------------------------------------------------------------------------


def _table(*rows):
    cells = ["".join(c if c.startswith("<w:tc>") else _cell(_p(c)) for c in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def _cell(content, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_a_table_of_data_is_read_row_by_row():
    spanning = _cell(_p("Kenya"), '<w:vMerge w:val="restart"/>')
    merged = _cell(_p(), "<w:vMerge/>")
    wide = _cell(_p("None"), '<w:gridSpan w:val="2"/>')
    table = _table(
        ("State", "Year", "Cases"), (spanning, "2001", "3"), (merged, "2002", ""), (wide,)
    )
    footnotes = _note(1, _p("Estimate."))
    table = table.replace(_p("3"), _p(_r("3") + _refer(1)))
    contents = _read(_p("Before") + table + _p("Behind"), {"footnotes": footnotes})
    assert _texts(contents) == [
        "Before",
        "State | Year | Cases",
        "Kenya | 2001 | 3",
        "1 Estimate.",
        "| 2002 |",
        "None",
        "Behind",
    ]


def test_a_front_page_is_read_cell_by_cell():
    masthead = _table(
        ("United Nations", "CAT/C/SR.1995"),
        ("Convention", _cell(_p("Distr.: General") + _p("26 May 2023") + _p("Original: English"))),
    )
    expected = [
        "United Nations",
        "CAT/C/SR.1995",
        "Convention",
        "Distr.: General",
        "26 May 2023",
        "Original: English",
    ]
    assert _texts(_read(masthead)) == expected
    assert _texts(_read(_p("Advance version") + masthead)) == ["Advance version", *expected]
    assert _texts(_read(_table(("a", "b"), ("c", "d")) + _p("Text"))) == [
        "a",
        "b",
        "c",
        "d",
        "Text",
    ]


def test_nested_tables_are_read_in_their_place():
    inner = _table(("State", "Year"), ("Kenya", "2001"))
    contents = _read(_p("Text") + _table((_cell(_p("a") + inner + _p("b")), "c"), ("d", "e")))
    assert _texts(contents) == ["Text", "a", "State | Year", "Kenya | 2001", "b", "c", "d", "e"]


# What is left out -------------------------------------------------------------------------------


def test_tracked_changes_read_as_if_accepted():
    deletion, move = "<w:del>{}</w:del>".format, "<w:moveFrom>{}</w:moveFrom>".format
    joined = "<w:rPr><w:del/></w:rPr>"
    contents = _read(
        _p(
            _r("Bail was ")
            + deletion(_r("never ", tag="delText"))
            + "<w:ins>"
            + _r("rarely ")
            + "</w:ins>"
            + move(_r("here"))
            + _r("given")
            + f"<w:moveTo>{_r(' there')}</w:moveTo>"
        )
        + _p(deletion(_r("All gone.", tag="delText")), joined + _number(1))
        + _p("One ", joined)
        + _p("sentence.", _number(1))
        + '<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr>'
        + _cell(_p("Row", _number(1)))
        + "</w:tr></w:tbl>"
        + _p("End.", _number(1)),
        {"numbering": _PARAGRAPHS + _num(1, 0)},
    )
    assert _numbered(contents) == [
        (None, "Bail was rarely given there"),
        (1, "One sentence."),
        (2, "End."),
    ]
    assert contents.leftovers == ("never", "here", "All gone.", "Row")
    assert contents.remarks == (
        "3 tracked deletions were left out; the text reads as if the changes were accepted.",
        "1 tracked move was followed; the text stands where it was moved to.",
    )


def test_comments_are_left_out():
    body = (
        '<w:commentRangeStart w:id="1"/>' + _r("Bail") + '<w:r><w:commentReference w:id="1"/></w:r>'
    )
    comments = f'<w:comment w:id="1">{_p("Check")}{_p("this.")}</w:comment>'
    contents = _read(_p(body), {"comments": comments})
    assert (_texts(contents), contents.leftovers) == (["Bail"], ("Check this.",))
    assert contents.remarks == ("1 comment was left out.",)


def test_text_is_hidden_by_itself_or_by_its_style():
    hide = "<w:rPr><w:vanish/></w:rPr>"
    styles = _style("P", hide) + _style("C", hide, kind="character")
    named, paragraph = '<w:rStyle w:val="C"/>', '<w:pStyle w:val="P"/>'
    contents = _read(
        _p(_r("a") + _r("b", "<w:vanish/>") + _r("c", named) + _r("d", '<w:vanish w:val="0"/>'))
        + _p(_r("e") + _r("f", named), paragraph),
        {"styles": styles},
    )
    assert (_texts(contents), contents.leftovers) == (["ad", "f"], ("bc", "e"))


def test_the_header_of_the_first_page_comes_first_and_other_margins_are_left_over():
    page = _r("Page ") + _field(" PAGE ", _r("2"))
    section = (
        '<w:sectPr><w:titlePg/><w:headerReference w:type="first" r:id="h1"/>'
        '<w:headerReference w:type="default" r:id="h2"/><w:footerReference r:id="f1"/>'
        '<w:headerReference w:type="even" r:id="nowhere"/></w:sectPr>'
    )
    contents = _read(
        _p("United Nations") + section,
        {
            "header1": _p("United Nations") + _p("CAT/C/SR.1995"),
            "header2": _p("CAT/C/SR.1995 running") + _p(page),
            "footer1": _p("GE.23-07745") + _p(page),
        },
        [
            ("h1", "header", "header1.xml"),
            ("h2", "header", "/word/header2.xml"),
            ("f1", "footer", "footer1.xml"),
            ("nowhere", "header", "header9.xml"),
        ],
    )
    assert _texts(contents) == ["CAT/C/SR.1995", "United Nations"]
    assert contents.leftovers == ("United Nations", "CAT/C/SR.1995 running", "Page", "GE.23-07745")


# What wraps text --------------------------------------------------------------------------------


def test_text_boxes_are_read_once_behind_their_paragraph():
    box = f"<w:txbxContent>{_p('In a box', _number(1))}</w:txbxContent>"
    twice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    contents = _read(
        _p(_r("Anchor ") + f"<w:r>{twice}</w:r>" + _r("goes on."), _number(1))
        + _p("x", _number(1)),
        {"numbering": _PARAGRAPHS + _num(1, 0)},
    )
    assert _numbered(contents) == [(1, "Anchor goes on."), (1, "In a box"), (2, "x")]
    assert contents.remarks == ("1 text box stands behind the paragraph it is anchored to.",)


def test_what_wraps_text_does_not_hide_it():
    control = "<w:sdt><w:sdtPr><w:rPr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>".format
    link = _field(' HYPERLINK "http://example.org" ', _r("link "))
    nested = _field(" IF " + "1", _field(" REF x ", _r("inner ")) + _r("outer "))
    contents = _read(
        control(_p("Block control"))
        + _p(
            control(_r("inline "))
            + f'<w:smartTag w:element="x">{_r("smart ")}</w:smartTag>'
            + f'<w:hyperlink r:id="none">{_r("hyper ")}</w:hyperlink>'
            + f"<w:customXml>{_r('custom ')}</w:customXml>"
            + link
            + nested
            + "<w:r><w:t> and<!-- no text --> more</w:t></w:r>"
        )
    )
    assert _texts(contents) == [
        "Block control",
        "inline smart hyper custom link inner outer  and more",
    ]
    assert contents.leftovers == ()


def test_characters_of_layout_become_plain_ones():
    run = (
        "<w:r><w:tab/><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t>"
        '<w:softHyphen/><w:t>d\u00ade</w:t><w:br w:type="page"/><w:cr/><w:t>f</w:t>'
        '<w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="Wingdings" w:char="F0FC"/>'
        '<w:sym w:font="Arial" w:char="00E9"/><w:sym w:font="Odd" w:char="F041"/></w:r>'
    )
    contents = _read(_p(run, '<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>'))
    assert _texts(contents) == ["a b‑cde f•✓é\N{REPLACEMENT CHARACTER}"]
    assert contents.remarks == ("1 character of a picture font is not known and reads �.",)


def test_a_field_without_end_swallows_no_text():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    contents = _read(_p(_r("Not ") + begin + _r("lost.")) + _p("Here.") + _p("There."))
    assert _texts(contents) == ["Not lost.", "Here.", "There."]
    assert _texts(_read(_p("Begin") + begin + _p("End"))) == ["Begin", "End"]


def test_a_page_number_without_end_swallows_no_text():
    page = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    contents = _read(_p(page + _r("2 lost?")) + _p("Here.") + _p("There."))
    assert _texts(contents) == ["2 lost?", "Here.", "There."]


def test_a_field_without_end_leaves_the_fields_before_and_in_it_alone():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    asked = _r("asked ")
    whole = begin + asked + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    contents = _read(_p(whole + begin + _r("One ") + whole + _r("two.")) + _p("Here."))
    assert _texts(contents) == ["One two.", "Here."]
    assert contents.leftovers == ("asked", "asked")


def test_deleted_text_in_a_field_without_end_stays_deleted():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    deleted = f'<w:del w:id="1">{_r("deleted ", tag="delText")}</w:del>'
    contents = _read(_p(begin + deleted + _r("Kept.")))
    assert _texts(contents) == ["Kept."]
    assert contents.leftovers == ("deleted",)


def test_a_note_mark_that_does_not_follow_takes_no_text_of_the_next_paragraph():
    stray = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/>'
    contents = _read(_p(_r("Here.") + stray) + _p("There."), {"footnotes": _note(1, _p("Note"))})
    assert [text for text in _texts(contents) if text != "Note"] == ["Here.", "There."]


def test_the_strict_variant_of_the_format_is_read():
    with zipfile.ZipFile(io.BytesIO(_package(_p("Bail was rare.")))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    files = {name: text.replace(_W, strict) for name, text in files.items()}
    assert _texts(read_word("strict.docx", _zip(files))) == ["Bail was rare."]


# Broken and hostile files -----------------------------------------------------------------------

_BOMB = (
    '<!DOCTYPE d [<!ENTITY a "' + "x" * 1000 + '"><!ENTITY b "&a;&a;&a;">'
    '<!ENTITY f SYSTEM "file:///etc/hostname">]><d>&b;&f;</d>'
)


def _document(xml, **others):
    return _zip({"word/document.xml": xml, **others})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no zip at all", "damaged.*Download it again"),
        (_package(_p("x"))[:-200], "damaged.*Download it again"),
        (_zip({"xl/workbook.xml": "<x/>"}), "Excel workbook.*save it as"),
        (_zip({"ppt/presentation.xml": "<x/>"}), "PowerPoint.*save it as"),
        (_zip({"mimetype": "x", "content.xml": "<x/>"}), "OpenDocument.*save it as"),
        (_zip({"a.txt": "x"}), "without a Word document.*Unpack it"),
        (_document("<html/>"), "not a Word document"),
        (_document("<w:document"), "cannot be read.*Download it again"),
        (_document(b""), "cannot be read"),
        (_document(b"\x00\xff" * 50), "cannot be read"),
        (_document('<?xml version="1.0" encoding="nonsense"?><a/>'), "cannot be read"),
        (_document(_BOMB), "document type.*attack"),
        (_document(_BOMB.encode("utf-16")), "document type.*attack"),
        (_document("<a>" * 50_000 + "</a>" * 50_000), "cannot be read"),
        (_package(_p("x" * 60_000_000)), "unpacks to .*attack"),
        (_package(_p("x " * 600_000)), "one paragraph has"),
        (_package("<w:p/>" * 5_000_001, compression=zipfile.ZIP_STORED), "tags, more than any"),
        (_package(""), "holds no text"),
        (_package(_p("x"), {"styles": "<"}), "styles.xml cannot be read"),
    ],
    ids=[
        "no-zip",
        "truncated",
        "excel",
        "powerpoint",
        "opendocument",
        "zip",
        "html",
        "broken",
        "empty-part",
        "binary-part",
        "encoding",
        "entities",
        "entities-utf-16",
        "deep",
        "bomb",
        "one-paragraph",
        "tags",
        "nothing",
        "broken-styles",
    ],
)
def test_what_cannot_be_read_is_refused_with_the_next_step(data, message):
    with pytest.raises(FileError, match=message) as refused:
        read_word("meeting.docx", data)
    assert refused.value.source == "meeting.docx"


def test_a_file_of_pictures_is_refused_with_the_way_to_its_text():
    data = _document(
        f"<w:document {_NAMESPACES}><w:body/></w:document>", **{"word/media/image1.png": b"x"}
    )
    with pytest.raises(FileError, match=r"only pictures.*OCR"):
        read_word("scan.docx", data)


def test_an_archive_that_lies_about_sizes_is_refused():
    data = _package(_p("Bail was rare."), compression=zipfile.ZIP_STORED)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    for lie in (0, 1, 2**31):
        with pytest.raises(FileError):
            read_word("meeting.docx", data.replace(size, lie.to_bytes(4, "little")))


@given(st.data())
@settings(deadline=None, max_examples=150)
def test_a_file_with_any_bytes_changed_is_read_or_refused(data):
    whole = bytearray(_package(_p("Bail was rare.", _number(1)), {"numbering": _PARAGRAPHS}))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert _refusal(bytes(whole)).endswith(".")


def _refusal(data):
    """Return why a file is refused, or a full stop where it is read."""
    try:
        read_word("meeting.docx", data)
    except FileError as error:
        return error.reason
    return "."


def test_odd_values_and_circles_are_read():
    styles = _style("A", f"<w:pPr>{_number('x' * 9)}</w:pPr>", "B") + _style("B", based_on="A")
    numbering = (
        _definition(0, _level(0, "decimal", "%1.", "9" * 5000), _level("y", "", ""))
        + _definition(1, more='<w:numStyleLink w:val="L"/><w:styleLink w:val="L"/>')
        + _num(1, 0, _start(-4, "z"))
        + _num(2, 1)
        + "<w:num/>"
    )
    body = _p("a", '<w:pStyle w:val="A"/>') + _p("b", _number(1, "q")) + _p("c", _number(2, 99))
    contents = _read(
        body + "<w:r><w:t>stray</w:t></w:r>", {"styles": styles, "numbering": numbering}
    )
    assert _texts(contents) == ["a", "b", "c"]
    assert contents.leftovers == ("stray",)


def test_tables_as_deep_as_the_parser_allows_are_read():
    body = _p("x")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert _texts(_read(body)) == ["x"]


def test_macros_are_ignored_and_charts_remarked_upon():
    with zipfile.ZipFile(io.BytesIO(_package(_p(_r("Bail") + "<w:r><c:chart/></w:r>")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    contents = read_word("meeting.docm", _zip({**files, "word/vbaProject.bin": b"\x00"}))
    assert _texts(contents) == ["Bail"]
    assert contents.remarks == (
        "1 chart or diagram was not read.",
        "The file holds macros; they were ignored.",
    )


# Whole records ----------------------------------------------------------------------------------


def test_a_file_written_by_a_word_library_is_read():
    document = docx.Document()
    document.add_heading("Articles 2 and 3", 2)
    document.add_paragraph("Ms. Racu asked about bail.", style="List Number")
    document.add_paragraph("Mr. Rogov replied.", style="List Number")
    document.add_paragraph("A point", style="List Bullet")
    document.sections[0].header.paragraphs[0].text = "CAT/C/SR.1995"
    document.paragraphs[1]._p.append(parse_xml(f'<w:del xmlns:w="{_W}"/>'))
    stream = io.BytesIO()
    document.save(stream)
    contents = read_word("written.docx", stream.getvalue())
    assert [(p.number, p.text, p.role) for p in contents.paragraphs] == [
        (None, "CAT/C/SR.1995", _BODY),
        (None, "Articles 2 and 3", _HEADING),
        (1, "Ms. Racu asked about bail.", _BODY),
        (2, "Mr. Rogov replied.", _BODY),
        (None, "• A point", _BODY),
    ]


def _there_and_back(record, path):
    write_word(path, record)
    contents = read_word(str(path), path.read_bytes())
    assert contents.remarks == contents.leftovers == ()
    return parse(Document(str(path), "", contents.paragraphs), record.id)


def test_the_sample_record_comes_back_from_word_with_its_numbers_printed(tmp_path, sample_path):
    record = parse(read_document(sample_path), "sample")
    again = _there_and_back(record, tmp_path / "record.docx")
    assert seen(again) == seen(record)
    assert [turn.speaker for turn in again.turns] == [turn.speaker for turn in record.turns]
    assert not any(p.printed for p in record.paragraphs)
    assert all(p.printed for p in again.paragraphs if p.number is not None)


def test_numbers_with_gaps_and_paragraphs_without_come_back_as_they_were(tmp_path):
    lines = (
        "The meeting was called to order at 3 p.m.",
        "12. Ms. Birk said that bail was rare.",
        "13. She read out a letter:",
        "Nobody had been heard.",
        "17. Mr. Tarn asked why.",
        "Other matters",
        "18. The Chair thanked them.",
    )
    record = parsed(*lines)
    again = _there_and_back(record, tmp_path / "record.docx")
    assert [p.number for p in record.paragraphs] == [None, 12, 13, 13, 17, None, 18]
    assert seen(again) == seen(record)
    assert [p.printed for p in again.paragraphs] == [p.printed for p in record.paragraphs]


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9)
_LEAF = st.tuples(st.sampled_from(["paragraph", "number", "letter", "note"]), _TEXT)
_TREE = st.recursive(
    st.lists(_LEAF, max_size=5),
    lambda inner: st.lists(
        _LEAF | st.tuples(st.sampled_from(["table", "control", "box", "deleted"]), inner),
        max_size=4,
    ),
    max_leaves=12,
)


def _write(tree, notes):
    body = ""
    for kind, content in tree:
        if isinstance(content, list):
            inner = _write(content, notes) + _p()
            cell = f"<w:tc>{inner}</w:tc>"
            body += {
                "table": f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>",
                "control": f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
                "box": _p(f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"),
                "deleted": f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell}</w:tr></w:tbl>",
            }[kind]
        elif kind == "note":
            notes.append(content)
            body += _p(_r("") + _refer(len(notes)))
        else:
            level = {"number": _number(1), "letter": _number(1, 1)}.get(kind, "")
            body += _p(_r(content), level)
    return body


def _contents(tree):
    for _, content in tree:
        yield from _contents(content) if isinstance(content, list) else [content]


@given(_TREE)
@settings(deadline=None, max_examples=150)
def test_no_text_of_any_tree_is_lost_and_numbers_count_up(tree):
    notes = []
    body = _write(tree, notes) + _p("End")
    footnotes = "".join(_note(index + 1, _p(_r(text))) for index, text in enumerate(notes))
    contents = _read(body, {"numbering": _PARAGRAPHS + _num(1, 0), "footnotes": footnotes})
    read = [*_texts(contents), *contents.leftovers]
    assert sorted(shown.rpartition(" ")[2] for shown in read) == sorted([*_contents(tree), "End"])
    numbers = [p.number for p in contents.paragraphs if p.number is not None]
    if numbers and "txbxContent" not in body:  # A letter before any number counts as below one.
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        assert numbers[0] <= 2


_TAGS = (
    "p r tbl tr tc sdt sdtContent txbxContent ins del moveFrom hyperlink fldSimple pPr rPr trPr "
    "tcPr sectPr fldChar instrText footnoteReference endnoteReference footnoteRef tab br sym "
    "vMerge vanish numPr numId ilvl pStyle outlineLvl delText rt headerReference"
).split()
_ATTRIBUTES = st.dictionaries(
    st.sampled_from("val id type fldCharType instr char customMarkFollows ilvl".split()),
    st.sampled_from("0 1 -1 begin separate end PAGE AUTONUM first restart continue F0B7 x".split()),
    max_size=3,
)
_ELEMENT = st.recursive(
    st.tuples(st.just("t"), st.just({}), _TEXT),
    lambda inner: st.tuples(st.sampled_from(_TAGS), _ATTRIBUTES, st.lists(inner, max_size=4)),
    max_leaves=15,
)


def _markup(element):
    tag, attributes, content = element
    inside = escape(content) if isinstance(content, str) else "".join(map(_markup, content))
    said = "".join(f' w:{name}="{value}"' for name, value in attributes.items())
    return f"<w:{tag}{said}>{inside}</w:{tag}>"


@given(st.lists(_ELEMENT, max_size=6))
@settings(deadline=None, max_examples=300)
def test_elements_in_any_disorder_are_read(elements):
    body = _p("Begin") + "".join(map(_markup, elements)) + _p("End")
    parts = {
        "numbering": _PARAGRAPHS + _num(1, 0),
        "footnotes": _note(1, _p(_r("Note") + _refer(1)))
        + _note(0, "".join(map(_markup, elements))),
        "header1": "".join(map(_markup, elements)),
    }
    contents = _read(body, parts, [("1", "header", "header1.xml")])
    assert "Begin" in _texts(contents)
    # A paragraph whose end is deleted is joined to the next one.
    assert any(text.endswith("End") for text in _texts(contents))
