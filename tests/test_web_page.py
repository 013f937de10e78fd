"""Web pages are read as a browser shows them: numbers restored, nothing lost, nothing run."""

from collections import Counter
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meetings import parsed, seen
from writing_web import write_web_page

from eval.robustness.fuzz import check_nothing_is_lost
from index.errors import FileError
from index.parsing.parser import parse
from index.readers import read_document
from index.readers.web import read_web_page
from index.records import Document, DocumentRole

_BODY, _HEADING, _FOOTNOTE = DocumentRole.BODY, DocumentRole.HEADING, DocumentRole.FOOTNOTE


def _read(page):
    return read_web_page("meeting.html", page.encode() if isinstance(page, str) else page)


def _texts(page):
    return [paragraph.text for paragraph in _read(page).paragraphs]


def _numbered(page):
    return [(paragraph.number, paragraph.text) for paragraph in _read(page).paragraphs]


def _with_roles(page):
    return [(paragraph.text, paragraph.role) for paragraph in _read(page).paragraphs]


# A record there and back ------------------------------------------------------------------------


def _there_and_back(record, path, **how):
    write_web_page(path, record, **how)
    document = read_document(path)
    assert document.remarks == document.leftovers == ()
    return parse(document, record.id)


@pytest.mark.parametrize("numbers_in_lists", [True, False], ids=["lists", "text"])
def test_the_sample_record_comes_back_from_a_page_with_its_numbers_printed(
    tmp_path, sample_path, numbers_in_lists
):
    record = parse(read_document(sample_path), "sample")
    again = _there_and_back(record, tmp_path / "r.html", numbers_in_lists=numbers_in_lists)
    assert seen(again) == seen(record)
    assert [turn.speaker for turn in again.turns] == [turn.speaker for turn in record.turns]
    assert again.metadata == record.metadata
    assert not any(p.printed for p in record.paragraphs)
    assert all(p.printed for p in again.paragraphs if p.number is not None)


@pytest.mark.parametrize("numbers_in_lists", [True, False], ids=["lists", "text"])
def test_numbers_with_gaps_and_paragraphs_without_come_back_as_they_were(
    tmp_path, numbers_in_lists
):
    lines = (
        "The meeting was called to order at 3 p.m.",
        "12. Ms. Birk said that bail was rare & <costly>.",
        "13. She read out a letter:",
        "Nobody had been heard.",
        "17. Mr. Tarn asked why.",
        "Other matters",
        "18. The Chair thanked them.",
    )
    record = parsed(*lines)
    again = _there_and_back(record, tmp_path / "r.html", numbers_in_lists=numbers_in_lists)
    assert [p.number for p in record.paragraphs] == [None, 12, 13, 13, 17, None, 18]
    assert seen(again) == seen(record)
    assert [p.printed for p in again.paragraphs] == [p.printed for p in record.paragraphs]


# Paragraphs and lines ---------------------------------------------------------------------------


def test_blocks_are_paragraphs_and_inline_elements_never_split_a_word():
    page = (
        "<body>Before<div>One<p>tor<b>tur</b><i>e</i>d\n  <span>men</span></p>two<section><div>x"
        "</div></section></div><center>y</center>Be<!-- no -->hind<wbr>ere&shy;d</body>"
    )
    assert _texts(page) == ["Before", "One", "tortured men", "two", "x", "y", "Behindered"]


def test_entities_are_characters_and_white_space_collapses_as_a_browser_shows_it():
    page = "<p>\n Caf&eacute;&nbsp;&#8220;A&#x201D;\t &amp;lt; &#150; &unknown; </p><p>&nbsp;</p>"
    assert _texts(page) == ["Café\u00a0“A” &lt; – &unknown;"]


def test_two_line_breaks_divide_paragraphs_and_one_does_not():
    assert _texts("<div>Mr. X asked<br>about bail.<br> <br/>Ms. Y replied.</div>") == [
        "Mr. X asked about bail.",
        "Ms. Y replied.",
    ]
    assert _texts("<p>He said that it was so.<br>It was not.</p>") == [
        "He said that it was so. It was not."
    ]
    assert _texts("<h2>Consideration of reports<br>Kenya</h2>") == [
        "Consideration of reports Kenya"
    ]


def test_a_line_that_announces_a_speaker_begins_a_paragraph():
    for line in ("<p>{}<br>{}<br>{}</p>", "<div>{}<br>{}<br>{}</div>"):
        page = line.format("Mr. Rogov said that it", "was so.", "Ms. Racu asked about bail.")
        assert _texts(page) == ["Mr. Rogov said that it was so.", "Ms. Racu asked about bail."]
    numbered = "<p>1. It was so.<br>Ms. Racu asked<br>why.<br>(a) x<br>Bail<br>2. It was not.</p>"
    assert _texts(numbered) == [
        "1. It was so.",
        "Ms. Racu asked why.",
        "(a) x",
        "Bail",
        "2. It was not.",
    ]


def test_lines_of_a_front_page_stand_by_themselves():
    page = "<p>Seventy-sixth session<br>Summary record of the 1995th meeting<br>CAT/C/SR.1995</p>"
    assert _texts(page) == [
        "Seventy-sixth session",
        "Summary record of the 1995th meeting",
        "CAT/C/SR.1995",
    ]


def test_lines_that_begin_with_rising_numbers_are_paragraphs():
    page = "<td>12. Mr. X said that<br>it was so.<br>13. Ms. Y said nothing.<br>14. The end.</td>"
    assert _texts(page) == [
        "12. Mr. X said that it was so.",
        "13. Ms. Y said nothing.",
        "14. The end.",
    ]


def test_text_kept_as_written_is_read_like_a_text_file():
    assert _texts("<pre>\nMr. X said  so.\nMs. <b>Y</b> did.\n</pre><p>End</p>") == [
        "Mr. X said so.",
        "Ms. Y did.",
        "End",
    ]
    wrapped = "The first line of a paragraph\nthat goes on here\nand ends here.\n\n" * 4
    joined = "The first line of a paragraph that goes on here and ends here."
    assert _texts(f"<pre>{wrapped}</pre>") == [joined] * 4
    assert _texts("<p style='white-space: pre-line'>Mr. A\nMr. B</p>") == ["Mr. A", "Mr. B"]


def test_headings_are_headings_and_very_long_ones_are_not():
    page = f"<h1>Agenda</h1><h4><b>Kenya</b></h4><h2>{'word ' * 80}</h2><p>Text</p>"
    assert [role for _, role in _with_roles(page)] == [_HEADING, _HEADING, _BODY, _BODY]


def test_what_is_left_out_divides_words_only_where_it_has_a_box_of_its_own():
    page = "<p>tor<del>x</del>ture<button>y</button>ban<ruby>k<rt>z</rt></ruby>s</p>"
    assert _texts(page) == ["torture banks"]


def test_a_quotation_has_its_marks():
    assert _texts("<p>He said <q>no</q>.</p>") == ["He said “no”."]


# Lists ------------------------------------------------------------------------------------------


def test_paragraphs_are_numbered_as_a_browser_prints_them():
    page = """<ol start="12"><li>He said so.<li><p>She did not.</p><p>They did.</p>
        <li value=" 20x">It was.</ol><p>Other matters</p><ol start=21><li>It is.</ol>"""
    assert _numbered(page) == [
        (12, "He said so."),
        (13, "She did not."),
        (None, "They did."),
        (20, "It was."),
        (None, "Other matters"),
        (21, "It is."),
    ]


def test_nested_and_lettered_lists_give_their_label_in_the_text():
    page = """<ol><li>One.<ol><li>Inner.<ol type="a" start="27"><li>x.</ol></ol><li>
        <ol style="list-style-type:lower-roman"><li>At once.</ol><li></li><li>Four.<li>Five.</ol>
        <ol style="list-style-type:lower-greek"><li>y.</ol>"""
    assert _numbered(page) == [
        (1, "One."),
        (None, "1. Inner."),
        (None, "aa. x."),
        (2, "i. At once."),
        (4, "Four."),
        (5, "Five."),
        (None, "α. y."),
    ]


def test_lists_that_number_no_paragraphs_give_their_label_in_the_text():
    page = """<ol type=I><li>a<li>b</ol><ol style="list-style: none"><li>bare</ol><ul><li>point</ul>
        <ol reversed><li>c<li>d</ol><ol start=0><li>e</ol><ul type=1><li>f</ul><li>g"""
    expected = ["I. a", "II. b", "bare", "• point", "2. c", "1. d", "0. e", "1. f", "• g"]
    assert _numbered(page) == [(None, text) for text in expected]


def test_a_list_in_a_speech_does_not_number_the_paragraphs_of_the_record():
    reasons = "<ol><li>there was no money;<li>there was no time.</ol>"
    printed = f"<p>12. Mr. X said:</p>{reasons}<p>13. Ms. Y agreed.</p><p>14. So be it.</p>"
    assert [number for number, _ in _numbered(printed)] == [None] * 5
    assert _texts(printed)[1] == "1. there was no money;"
    counted = f"<p>Mr. X said:</p>{reasons}<p>Ms. Y agreed.</p>"
    assert _texts(counted)[2] == "2. there was no time."


def test_a_number_printed_in_the_text_of_an_item_is_its_number():
    page = "<ol><li>12. Mr. X said so.<li>13. Ms. Y did.</ol><p>14. The end.</p>"
    assert _numbered(page) == [
        (None, "12. Mr. X said so."),
        (None, "13. Ms. Y did."),
        (None, "14. The end."),
    ]


@pytest.mark.parametrize("start", ["9" * 5000, "-3", "x", "", "1e5", "12345678"])
def test_any_start_of_a_list_is_read(start):
    (paragraph,) = _read(f"<ol start='{start}'><li>Text</ol>").paragraphs
    assert paragraph.text.endswith("Text")


def test_lists_saved_from_word_keep_the_labels_that_word_printed():
    page = """<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
        lang=EN-GB><span style='mso-list:Ignore'>12.<span style='font:7.0pt "Times New Roman"'>
        &nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Mr. X said so.<o:p></o:p></p>
        <p class=MsoListParagraph><!--[if !supportLists]--><span style='font-family:Symbol'><span
        style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><!--[endif]-->A point</p>
        <!--[if gte mso 9]><xml><w:WordDocument>no</w:WordDocument></xml><![endif]-->
        <p class=MsoNormal><o:p>&nbsp;</o:p></p>"""
    assert _texts(page) == ["12. Mr. X said so.", "• A point"]


# Tables -----------------------------------------------------------------------------------------


def test_a_table_of_data_is_read_row_by_row():
    page = """<p>Before</p><table><caption>Cases</caption><thead><tr><th>State<th>Year</thead>
        <tbody><tr><td><p>Kenya</p></td><td>2001</td></tr><tr><td>Togo<td></tbody></table>After"""
    assert _texts(page) == ["Before", "Cases", "State | Year", "Kenya | 2001", "Togo |", "After"]


def test_a_table_that_arranges_text_is_read_cell_by_cell():
    masthead = """<table><tr><td>United Nations<td>CAT/C/SR.1995<tr><td>Convention
        <td>Distr.: General<br>26 May 2023</table>"""
    assert _texts(masthead) == [
        "United Nations",
        "CAT/C/SR.1995",
        "Convention",
        "Distr.: General",
        "26 May 2023",
    ]
    long = "Mr. X said that it was so. " * 20
    columns = f"<p>x</p><table><tr><td>12.</td><td>{long}</td></tr><tr><td>(a)<td>{long}</table>"
    assert _texts(columns) == ["x", f"12. {long.strip()}", f"(a) {long.strip()}"]
    short = "<p>x</p><table><tr><td>1.<td>Mr. X said so.<tr><td>2.<td>Ms. Y did not.</table>"
    assert _texts(short) == ["x", "1. Mr. X said so.", "2. Ms. Y did not."]


def test_a_page_that_stands_in_a_table_is_read_as_its_content():
    inner = "<table><tr><td>State<td>Year<tr><td>Kenya<td>2001</table>"
    page = f"<table><tr><td>Menu<td><h1>Agenda</h1><p>Text</p>{inner}<ol><li>One</ol></table>"
    assert _texts(page) == ["Menu", "Agenda", "Text", "State | Year", "Kenya | 2001", "One"]
    assert _read(page).paragraphs[-1].number == 1


# Footnotes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "note", "mark"),
    [
        (
            """<a style='mso-footnote-id:ftn1' href="m.htm#_ftn1" name="_ftnref1"><span
            class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>""",
            """<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote'
            id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a>
            An estimate.</p><p class=MsoFootnoteText>Of 2001.</p></div></div>""",
            "[1]",
        ),
        (
            """<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">1</a>
            </sup>""",
            """<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym"
            name="sdfootnote1sym" href="#sdfootnote1anc">1</a>An estimate.</p><p>Of 2001.</p></div>
            """,
            "1",
        ),
        (
            '<a href="#n1" epub:type="noteref">*</a>',
            '<aside epub:type="footnote" id="n1"><p>* An estimate.</p><p>Of 2001.</p></aside>',
            "*",
        ),
        (
            '<sup id="fnref:1">[<a href="https://x.org/m#fn%3A1" role="doc-noteref">1</a>]</sup>',
            """<section role="doc-endnotes"><ol><li id="fn:1"><p>An estimate.</p><p>Of 2001.
            <a href="#fnref:1">↩︎</a></p></ol></section>""",
            "[1]",
        ),
        (
            '<a href="#b" id="a">1</a>',
            '<div><a id="b" href="#a">1</a> An estimate.<p>Of 2001.</p></div>',
            "1",
        ),
    ],
    ids=["Word", "LibreOffice", "book", "Markdown", "by hand"],
)
def test_a_footnote_stands_behind_the_paragraph_that_refers_to_it(reference, note, mark):
    contents = _read(f"<p>Many {reference}, he said.</p><p>Few.</p>{note}")
    assert [(p.text, p.role) for p in contents.paragraphs] == [
        ("Many, he said.", _BODY),
        (f"{mark} An estimate.", _FOOTNOTE),
        ("Of 2001.", _FOOTNOTE),
        ("Few.", _BODY),
    ]
    assert contents.leftovers == contents.remarks == ()


def test_links_between_parts_of_a_record_are_no_footnotes():
    page = """<p><a href="#s1" id="c1">1</a> <a href="#p12">12</a></p><h2 id="s1">
        <a href="#c1">1</a> Agenda</h2><p id="p12">Mr. X said<sup>2</sup> so.</p>"""
    assert _with_roles(page) == [
        ("1 12", _BODY),
        ("1 Agenda", _HEADING),
        ("Mr. X said2 so.", _BODY),
    ]


@pytest.mark.parametrize("name", ["entry12", "end2", "notes_of_2", "par12", "12"])
def test_a_paragraph_that_a_number_leads_to_is_no_footnote(name):
    page = f"<p>See paragraph <a href='#{name}'>12</a>.</p><p id='{name}'>12. Mr. X said so.</p>"
    assert _texts(page) == ["See paragraph 12.", "12. Mr. X said so."]


@pytest.mark.parametrize("name", ["fn1", "_ftn1", "fn:1", "note-1", "cite_note-UN-5", "footnote1"])
def test_a_footnote_may_be_told_by_its_name_alone(name):
    page = f"<p>So<a href='#{name}'>1</a>.</p><p>No.</p><p id='{name}'>1 Perhaps.</p>"
    assert _texts(page) == ["So.", "1 Perhaps.", "No."]


def test_notes_to_which_nothing_refers_stay_where_they_are():
    page = "<p>Text</p><aside>Beside</aside><p class=MsoFootnoteText>1 Below</p><p>More</p>"
    assert _with_roles(page) == [
        ("Text", _BODY),
        ("Beside", _FOOTNOTE),
        ("1 Below", _FOOTNOTE),
        ("More", _BODY),
    ]


def test_a_note_referred_to_twice_stands_once_and_one_only_hidden_text_refers_to_is_listed():
    link = '<a href="#fn1">1</a>'
    note = '<p id="fn1">1 Note</p>'
    assert _texts(f"<p>One{link}.</p><p>Two{link}.</p>{note}") == ["One.", "1 Note", "Two."]
    contents = _read(f"<p>Text</p><p hidden>x{link}</p>{note}")
    assert [p.text for p in contents.paragraphs] == ["Text"]
    assert contents.leftovers == ("x1", "1 Note")
    assert contents.remarks == (
        "1 stretch of hidden text was left out.",
        "1 footnote to which nothing refers was left out.",
    )


def test_notes_of_a_table_stand_behind_their_row():
    page = """<p>x</p><table><tr><td>State<td>Year<tr><td>Kenya<a href="#fn1">*</a><td>2001
        <tr><td>Togo<td>2002</table><p id="fn1">* Estimate.</p>"""
    assert _texts(page) == ["x", "State | Year", "Kenya | 2001", "* Estimate.", "Togo | 2002"]


# What is left out -------------------------------------------------------------------------------


def test_scripts_styles_and_comments_vanish():
    page = """<head><style>p{}</style><script>if (a<b) {"</p>"}</script></head><!-- c --><p>Text
        that is long enough to be that of a record, and of a page that has a script in it, too.
        Nothing of the script is in it.
        <script>x</script></p><![CDATA[y]]><?php z ?>"""
    contents = _read(page)
    assert len(contents.paragraphs) == 1
    assert contents.paragraphs[0].text.endswith("Nothing of the script is in it.")
    assert contents.leftovers == contents.remarks == ()


@pytest.mark.parametrize(
    "element",
    [
        "<nav>{}</nav>",
        "<menu><li>{}</menu>",
        "<footer>{}</footer>",
        "<header><nav></nav>{}</header>",
        "<div role=navigation>{}</div>",
        "<div role='banner'><form>{}</form></div>",
        "<div role=contentinfo>{}</div>",
        "<div role=dialog>{}</div>",
        "<div title=footer>{}</div>",
        "<div id=cookie-banner>{}</div>",
        "<div style='mso-element:footer'>{}</div>",
        "<p hidden>{}</p>",
        "<div style='DISPLAY : none'>{}</div>",
        "<span style='color:red;mso-hide:all'>{}</span>",
        "<noscript>{}</noscript>",
        "<template><p>{}</p></template>",
        "<button>{}</button>",
        "<select><option>{}</select>",
        "<textarea>{}</textarea>",
        "<input value='{}'>",
        "<svg><text>{}</text></svg>",
        "<del>{}</del>",
        "<div style='mso-element:comment-list'><div style='mso-element:comment'>{}</div></div>",
        "<span class=MsoCommentReference>{}</span>",
        "<iframe>{}</iframe>",
    ],
)
def test_what_is_no_text_of_the_record_is_listed_as_left_out(element):
    contents = _read(f"<p>Text</p>{element.format('Other')}<p>More</p>")
    assert [p.text for p in contents.paragraphs] == ["Text", "More"]
    assert contents.leftovers == ("Other",)


def test_a_header_is_text_where_it_is_not_that_of_a_site():
    assert _texts("<header>CAT/C/SR.1995</header><p>Text</p>") == ["CAT/C/SR.1995", "Text"]
    article = "<article><header>CAT/C/SR.1995</header><p>Text</p></article>"
    contents = _read(f"<header>The site</header>{article}")
    assert [p.text for p in contents.paragraphs] == ["CAT/C/SR.1995", "Text"]
    assert contents.leftovers == ("The site",)
    assert contents.remarks == (
        "1 part of the site around the record (menu, header, footer) was left out.",
    )


def test_what_stands_around_the_main_part_of_a_page_is_left_out():
    page = "<div><a href=#m>Skip</a><p>Site</p><main><p>{}</p></main>loose</div><p>Below</p>"
    contents = _read(page.format("All the text of the record"))
    assert [p.text for p in contents.paragraphs] == ["All the text of the record"]
    assert sorted(contents.leftovers) == ["Below", "Site", "Skip", "loose"]
    assert len(_read(page.format("x")).paragraphs) == 5


def test_deletions_read_as_if_accepted():
    contents = _read("<p>He was <del>not</del><ins>never</ins> un<del>un</del>kind.</p>")
    assert [p.text for p in contents.paragraphs] == ["He was never unkind."]
    assert contents.leftovers == ("not", "un")
    assert contents.remarks == (
        "2 tracked deletions were left out; the text reads as if the changes were accepted.",
    )


def test_the_title_is_the_first_paragraph_only_where_it_alone_has_the_symbol():
    title = "<title>CAT/C/SR.1995 | OHCHR</title>"
    assert _texts(f"{title}<p>See CAT/C/SR.19951.</p>")[0] == "CAT/C/SR.1995 | OHCHR"
    contents = _read(f"{title}<p>C AT/C/SR.1995</p>")
    assert len(contents.paragraphs) == 1
    assert contents.leftovers == ("CAT/C/SR.1995 | OHCHR",)
    assert _read("<title>Record</title><h1>Record</h1>").leftovers == ()


# Encodings --------------------------------------------------------------------------------------

_SENTENCE = "Г-жа Рацу спросила, почему г-н Рогов не ответил на вопрос о залоге."
_WESTERN = "El Sr. Núñez (España) dice que la situación de los niños en las cárceles mejoró."


@pytest.mark.parametrize(
    ("text", "declared", "encoding"),
    [
        (_SENTENCE, "", "utf-8"),
        (_SENTENCE, "", "utf-8-sig"),
        (_SENTENCE, "", "utf-16"),
        (_SENTENCE, "iso-8859-1", "utf-8"),
        (_SENTENCE, "windows-1251", "cp1251"),
        (_SENTENCE, "koi8-r", "koi8-r"),
        (_WESTERN, "utf-8", "cp1252"),
        (_WESTERN, "utf-16", "cp1252"),
        (_WESTERN, "no-such-thing", "cp1252"),
        (_WESTERN, "hex", "cp1252"),
        ("It said “no” – twice.", "iso-8859-1", "cp1252"),
        ("委员会请求", "gb2312", "gb18030"),
    ],
)
def test_a_page_is_decoded_by_its_bytes_then_by_what_it_declares(text, declared, encoding):
    page = f"<meta charset='{declared}'><p>{text}</p>" + f"<p>{text}</p>" * 10
    assert _texts(page.encode(encoding)) == [text] * 11


def test_a_few_damaged_characters_are_kept_as_such_and_told():
    contents = _read("<p>Café, naïve, Núñez �".encode() + b"\xff</p>")
    assert contents.paragraphs[0].text == "Café, naïve, Núñez ��"
    assert contents.remarks == ("1 character is damaged in the file and reads �.",)


def test_control_characters_become_blanks():
    assert _texts(b"<p>a\x00b\x01c\x1bd</p>") == ["a b c d"]


# Broken and hostile pages -----------------------------------------------------------------------


def test_text_behind_the_end_of_the_page_is_read_as_browsers_do():
    assert _texts("<html><body><p>a</body></html><p>b</p></html>c<html><body>d") == [
        "a",
        "b",
        "cd",
    ]


def test_the_end_of_a_block_ends_a_paragraph_though_the_block_was_closed_before():
    page = "<p>a<div>b</div>Mr. X said c.</p>Ms. Y said d.<dt>e<dl></dl>f</dt>g</br>h"
    assert _texts(page) == ["a", "b", "Mr. X said c.", "Ms. Y said d.", "e", "f", "g h"]


def test_broken_markup_loses_nothing():
    page = "<p>a<b>b<p>c</b></i>d<td>e<li>f<table>g<tr>h<td>i</div>j</table>k</p"
    kept = "".join(_texts(page))
    assert [letter for letter in kept if letter.isalnum()] == list("abcdefghijk")


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("", "holds no text"),
        ("<html><body><p> </p></body></html>", "holds no text"),
        ("<!-- <p>x</p> -->", "holds no text"),
        ("<html><nav>Menu</nav></html>", "holds no text"),
        ("<img src=a.png>", "only pictures.*OCR"),
        ("<embed src=a.pdf>", "shows another file"),
        ("<div id=root></div><script src=a.js></script>", "after it has loaded"),
        ("<div>Loading…</div><script>x</script>", "after it has loaded"),
        (
            "<p>Please turn on JavaScript in your browser to see what this site has to say on human"
            " rights, on meetings and on their records.</p><script>x</script>",
            "after it has loaded",
        ),
        ("<frameset><frame src=a.htm><frame src=b.htm></frameset>", r"frames \(a.htm, b.htm\)"),
        ("<b>" * 300_001, "300,001 tags"),
        ("<p>" + "x" * 1_000_001, "1,000,001 characters"),
        ("<div>" * 50_000 + "x", "2,000 deep"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_way_out(page, message):
    with pytest.raises(FileError, match=message) as refused:
        _read(page)
    assert refused.value.source == "meeting.html"
    assert refused.value.reason.endswith(".")


def test_nothing_from_elsewhere_is_read(tmp_path):
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    page = f"""<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><p>a&x;</p>
        <iframe src="file://{tmp_path}/secret"></iframe><object data="{tmp_path}/secret"></object>
        <link rel=import href="file://{tmp_path}/secret">"""
    contents = _read(page)
    assert "secret" not in str(contents)
    assert contents.remarks == ("1 frame shows another file, which was not read.",)


# Any tree ---------------------------------------------------------------------------------------

_ANY_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("C",), exclude_characters="\u00ad"), max_size=9
)
_ELEMENTS = (
    "a article aside b blockquote body br button center dd del details div dl dt em figcaption "
    "font footer form h1 h2 header hr html i iframe ins label li main math nav noscript o:p object "
    "ol option p pre q section select span sub summary sup table tbody td textarea th tr ul x-y"
).split()
_SAID = st.sampled_from(
    (
        "|hidden|id=fn1|id=fn2|id=r1 href=#fn1|href=#fn2|name=fn1|role=navigation|role=main|"
        "role=doc-footnote|style=display:none|style=display:block|style=white-space:pre|start=3|"
        "value=7|type=a|reversed|style=mso-element:footnote|style=mso-list:ignore|dir=rtl|"
        "class=MsoFootnoteText|style=list-style:none|title=header"
    ).split("|")
)
_TREES = st.recursive(
    st.tuples(
        st.just(""), st.just(""), _ANY_TEXT | st.sampled_from(["1", "[1]", "*", "12. Mr. X"])
    ),
    lambda inner: st.tuples(st.sampled_from(_ELEMENTS), _SAID, st.lists(inner, max_size=4)),
    max_leaves=15,
)


def _written(tree):
    name, said, content = tree
    if not name:
        return escape(content)
    return f"<{name} {said}>{''.join(map(_written, content))}</{name}>"


def _letters(texts):
    return Counter(letter for text in texts for letter in text if letter.isalnum())


def _all_text(trees):
    for name, _, content in trees:
        if name:
            yield from _all_text(content)
        else:
            yield content


def test_a_main_part_of_which_nothing_is_shown_leaves_the_rest_of_the_page():
    hidden = "<main><a hidden>00000 000000 00000</a></main>"
    contents = _read(f"<p>Begin</p>{hidden}<p>End</p>")
    assert [one.text for one in contents.paragraphs] == ["Begin", "End"]
    assert "00000 000000 00000" in contents.leftovers


@given(st.lists(_TREES, max_size=6))
@settings(deadline=None, max_examples=400)
def test_no_text_of_any_tree_is_lost(trees):
    page = "<p>Begin</p>" + "".join(map(_written, trees)) + "<p>End</p>"
    contents = _read(page)
    kept = _letters([*(p.text for p in contents.paragraphs), *contents.leftovers])
    # Markup inside these is text; browsers show it as it is written.
    assert not _letters(["Begin", "End", *_all_text(trees)]) - kept
    document = Document("x", "", contents.paragraphs, contents.leftovers)
    check_nothing_is_lost(document, parse(document))
    assert all(p.text == p.text.strip() != "" for p in contents.paragraphs)


@given(st.lists(st.sampled_from(["<li>", "<li value=3>", "<ol>", "</ol>", "<ul>", "x", "<p>"])))
@settings(deadline=None, max_examples=100)
def test_numbers_of_items_rise_where_the_page_does_not_say_otherwise(pieces):
    page = "<ol>" + "".join(piece for piece in pieces if piece != "<li value=3>")
    numbers = [p.number for p in _read(page + "<li>End").paragraphs if p.number is not None]
    begun_anew = sum(number == 1 for number in numbers)
    assert begun_anew <= 1 + page.count("<ol>")


@given(st.text(st.sampled_from("<>/!-pabtrl ='\"&;#x1?[]") | st.characters(codec="utf-8")))
@settings(deadline=None, max_examples=300)
def test_any_characters_are_refused_or_read(text):
    try:
        contents = _read(text)
    except FileError:
        return
    assert contents.paragraphs


def test_a_tag_of_endless_attributes_is_refused_at_once():
    attributes = " ".join(f'a{number}=""' for number in range(200_000))
    with pytest.raises(FileError, match="200,001 attributes"):
        read_web_page("x.html", f"<html><body><p {attributes}>text</p></body></html>".encode())
