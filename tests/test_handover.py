"""What is handed over says who said it, where, in which version, and can be opened again."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import groupby

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from assistant import Answer, Assistant, Citation, Query, Statement, Voice
from assistant.handover import (
    FORMATS,
    as_bibtex,
    as_csv,
    as_markdown,
    as_ris,
    as_text,
    as_word,
    cite,
    records_used,
)
from assistant.handover.table import guarded, read_cell
from index.errors import FileError
from index.readers import read_document
from index.records import DocumentRole, RecordForm, RecordMetadata, Side
from index.storage.listing import RecordSummary
from ui.cli import app

COUNTED = " (paragraph number counted; not printed in the source)"


@pytest.fixture(scope="module")
def assistant(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder)


@pytest.fixture(scope="module")
def exchanges(assistant):
    chat = assistant.conversation()
    for question in (
        "What did Kazakhstan say about video recording?",
        "And what had the Committee asked about that?",
        "What did both sides say about solitary confinement?",
        "What did Kazakhstan say about climate change?",
    ):
        chat.ask(question)
    return chat.exchanges


@pytest.fixture(scope="module")
def records(assistant, exchanges):
    return records_used(assistant, exchanges)


def a_record(**known):
    metadata = {
        "symbol": "CAT/C/SR.1995",
        "title": "Kazakhstan, first meeting",
        "body": "Committee against Torture",
        "date": "2023-05-03",
        "language": "en",
        "issued": "2023-05-10",
    }
    values = {
        "id": "CAT-C-SR.1995",
        "source": "/home/ann/secret/records.zip!/in/sr1995.docx",
        "form": RecordForm.SUMMARY,
        "added": "2026-01-02T03:04:05+00:00",
        "work": "CAT-C-SR.1995",
        "current": True,
        "sha256": "ab" * 32,
        "turns": 1,
        "paragraphs": 1,
        "passages": 1,
    }
    mine = {name: value for name, value in known.items() if name in values}
    metadata |= {name: value for name, value in known.items() if name not in values}
    return RecordSummary(**values | mine, metadata=RecordMetadata(**metadata))


def a_citation(number=1, **known):
    values = {
        "record_id": "CAT-C-SR.1995",
        "symbol": "CAT/C/SR.1995",
        "title": "Kazakhstan, first meeting",
        "paragraph": 47,
        "paragraph_printed": True,
        "paragraph_index": 50,
        "speaker": "Ms. Racu",
        "role": "Country Rapporteur",
        "state": None,
        "side": Side.COMMITTEE,
        "text": "She asked about videos.",
        "start": 10,
        "end": 33,
    }
    return Citation(**values | known, number=number)


def exchange(*citations, question="What was asked?", voice=Voice.ASSERTED):
    answer = Answer(
        question=question,
        understood="Everybody, on “videos”",
        text="",
        statements=tuple(Statement(one.text, (one.number,), voice) for one in citations),
        citations=citations,
        looked_at=3,
        records=1,
    )
    return Query(question, "videos"), answer


def as_read(ending, content):
    """What a form says, as one who opens it reads it."""
    if ending == ".docx":
        paragraphs = docx.Document(io.BytesIO(content)).paragraphs
        return "\n".join(one.text for one in paragraphs)
    return re.sub(r"\\(.)", r"\1", content.decode())


def uses(exchanges):
    """The sources in the order in which they are used."""
    used = []
    for _, answer in exchanges:
        by_number = {one.number: one for one in answer.citations}
        for numbers, _ in groupby(one.citations for one in answer.statements):
            used += [by_number[number] for number in numbers]
        used += answer.nearest
    return used


# Words left out ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [as_markdown, as_text])
def test_words_left_out_between_two_statements_of_a_paragraph_are_shown(form):
    first, near, far = (
        a_citation(),
        a_citation(2, start=34, end=60),
        a_citation(3, start=90, end=99),
    )
    record = {"CAT-C-SR.1995": a_record()}

    def gaps(*citations):
        return as_read(".md", form([exchange(*citations)], record).encode()).count("[...]")

    assert gaps(first, near) == 0
    assert gaps(first, far) == 1
    assert gaps(first, a_citation(3, paragraph_index=51, start=90, end=99)) == 0


# The form of a citation --------------------------------------------------------------------------


def test_a_record_is_cited_by_symbol_and_paragraph():
    assert cite(a_citation(), a_record()) == "CAT/C/SR.1995, para. 47"


def test_a_counted_paragraph_number_is_said_to_be_counted():
    assert cite(a_citation(paragraph_printed=False), None) == f"CAT/C/SR.1995, para. 47{COUNTED}"


def test_a_place_without_a_number_gets_none():
    assert cite(a_citation(paragraph=None), a_record()) == "CAT/C/SR.1995"


def test_a_record_without_symbol_is_named_by_title_date_and_file():
    cited = a_citation(symbol="", title="Team meeting", paragraph=3)
    record = a_record(symbol="", title="Team meeting")
    assert cite(cited, record) == "Team meeting, 3 May 2023, file sr1995.docx, para. 3"


def test_records_that_are_gone_or_changed_are_not_passed_for_those_cited(assistant, exchanges):
    query, answer = exchanges[0]
    moved = [replace(one, start=one.start + 1, end=one.end + 1) for one in answer.citations]
    changed = (query, replace(answer, citations=tuple(moved)))
    gone = exchange(a_citation(record_id="nowhere", symbol="CAT/C/SR.9"))
    assert list(records_used(assistant, exchanges)) == ["CAT-C-SR.1995"]
    assert records_used(assistant, [changed, gone]) == {}
    text = as_markdown([gone], {})
    assert "CAT/C/SR.9 is not in the store as it was cited" in text
    assert "SHA-256" not in text


# Word --------------------------------------------------------------------------------------------


def notes_of(content, tmp_path):
    path = tmp_path / "answer.docx"
    path.write_bytes(content)
    document = read_document(path)
    assert document.remarks == ()
    return [one.text for one in document.paragraphs if one.role is DocumentRole.FOOTNOTE]


def test_word_has_a_footnote_for_each_use_of_a_citation_in_order(exchanges, records, tmp_path):
    content = as_word(exchanges, records)
    notes = notes_of(content, tmp_path)
    used = uses(exchanges)
    assert len(notes) == len(used) > 5
    for number, (note, source) in enumerate(zip(notes, used, strict=True), 1):
        assert str(number) in note.split("CAT/C/SR.1995")[0]
        assert f"{cite(source, None)}; {source.speaker}" in note
        assert source.role in note
        assert source.title in note
        assert "meeting of 2023" in note


def test_word_shows_the_records_words_unchanged_under_who_said_them(exchanges, records):
    document = docx.Document(io.BytesIO(as_word(exchanges, records)))
    styled = [(one.style.name, one.text) for one in document.paragraphs]
    words = [text for style, text in styled if style == "Text of the record"]
    shown = "\n".join(words)
    for _, answer in exchanges:
        for statement in answer.statements:
            assert statement.text in shown
    place = [style for style, _ in styled].index("Text of the record")
    assert styled[place - 1] == (
        "Speaker",
        "A representative of Kazakhstan · CAT/C/SR.1995, para. 9 (counted)",
    )
    headings = [text for style, text in styled if style == "Heading 1"]
    asked = [query.question for query, _ in exchanges]
    assert headings == [*asked, "Notes", "Record versions used"]
    assert not any('"' in text[:1] or "“" in text[:1] for text in words), "they are no quotations"


def test_word_ends_with_what_was_used_and_how_to_take_it(exchanges, records, sample_path):
    document = docx.Document(io.BytesIO(as_word(exchanges, records)))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "CAT/C/SR.1995 is a summary record: it reports" in text
    assert sha256(sample_path.read_bytes()).hexdigest() in text
    assert "id CAT-C-SR.1995" in text
    assert re.search(r"Exported from On the Record on \d{4}-\d\d-\d\d", text)
    assert "Understood as: The delegation of Kazakhstan, on “video recording”" in text
    assert "Searched: 25 paragraphs in 1 record." in text
    assert "No answer: the records loaded do not show one." in text
    assert f"Reason: {exchanges[3][1].message}" in text


def test_word_is_a_package_as_word_wants_it(exchanges, records):
    with zipfile.ZipFile(io.BytesIO(as_word(exchanges, records))) as package:
        assert package.testzip() is None
        types = package.read("[Content_Types].xml").decode()
        assert 'PartName="/word/footnotes.xml"' in types
        assert "footnotes.xml" in package.read("word/_rels/document.xml.rels").decode()
        notes = package.read("word/footnotes.xml").decode()
        body = package.read("word/document.xml").decode()
        styles = package.read("word/styles.xml").decode()
        settings = package.read("word/settings.xml").decode()
    assert 'w:type="separator"' in notes
    assert settings.index("<w:footnotePr>") < settings.index("<w:compat>")
    referred = re.findall(r'<w:footnoteReference w:id="(\d+)"', body)
    assert referred == [str(number) for number in range(1, len(referred) + 1)]
    assert re.findall(r'<w:footnote w:id="(\d+)"', notes) == referred
    for style in set(re.findall(r'<w:[pr]Style w:val="([^"]+)"', notes + body)):
        assert f'w:styleId="{style}"' in styles, style


@pytest.mark.parametrize(
    "text", ["a\x00b\x0bc", "x\ud800y\ufffez", "<w:p>&amp; ]]> “…”", "l1\nl2\tl3"]
)
def test_word_takes_any_characters(text, tmp_path):
    asked = exchange(a_citation(text=text, speaker=text), question=text)
    content = as_word([asked], {})
    (note,) = notes_of(content, tmp_path)
    kept = [part for part in re.split(r"[^\w<>&;:“”…\]]+", text) if part.isprintable() and part]
    document = docx.Document(io.BytesIO(content))
    (words,) = (one for one in document.paragraphs if one.style.name == "Text of the record")
    for part in kept:
        assert part in words.text
        assert part in note


def test_relayed_voices_are_marked_and_arabic_runs_from_right_to_left():
    asked = exchange(a_citation(text="ذكرت تقارير"), voice=Voice.RELAYED)
    records = {"CAT-C-SR.1995": a_record(language="ar")}
    document = docx.Document(io.BytesIO(as_word([asked], records)))
    (words,) = (one for one in document.paragraphs if one.style.name == "Text of the record")
    assert "(relayed, not asserted, by the speaker)" in words.text
    assert words._p.pPr.xpath("w:bidi")
    assert "*(relayed, not asserted, by the speaker)*" in as_markdown([asked], records)


def test_verbatim_records_are_not_called_reports():
    asked = exchange(a_citation())
    verbatim = as_markdown([asked], {"CAT-C-SR.1995": a_record(form=RecordForm.VERBATIM)})
    assert "is a verbatim record" in verbatim
    assert "does not quote" not in verbatim


def test_the_folders_of_this_machine_are_not_handed_over():
    asked, records = exchange(a_citation()), {"CAT-C-SR.1995": a_record()}
    for form in FORMATS.values():
        content = form.write([asked], records)
        assert b"secret" not in content


# Markdown and text -------------------------------------------------------------------------------


def test_markdown_notes_are_defined_once_and_used_once(exchanges, records):
    text = as_markdown(exchanges, records, date(2026, 1, 2))
    used = re.findall(r"\[\^(\d+)\](?!:)", text)
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert used == defined == [str(n) for n in range(1, len(used) + 1)]
    assert "on 2026-01-02" in text


@pytest.mark.parametrize(
    "text", ["# x", "- x", "12. x", "<script>x", "[x](y)", "&lt;", "= x", "| x"]
)
def test_markup_of_a_record_is_text_in_markdown(text):
    line = next(
        one
        for one in as_markdown([exchange(a_citation(text=text))], {}).splitlines()
        if one.startswith("> ")
    )
    assert not re.match(r"> (#|-|=|\||<|\d+[.)]|&)", line)
    assert re.sub(r"\\(.)", r"\1", line) == f"> {text}[^1]"


def test_text_to_paste_has_each_citation_behind_its_words():
    text = as_text([exchange(a_citation())], {"CAT-C-SR.1995": a_record()})
    assert (
        "She asked about videos. (CAT/C/SR.1995, para. 47; Ms. Racu (Country Rapporteur))" in text
    )
    assert "does not quote the speakers" in text


def test_text_to_paste_does_not_pass_near_passages_for_an_answer(exchanges, records):
    text = as_text(exchanges[3:], records)
    assert "No answer" in text
    assert text.index("not found to answer the question") < text.index("CAT/C/SR.1995, para.")


# Table -------------------------------------------------------------------------------------------


def rows_of(text):
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_the_table_has_a_row_a_citation_and_one_for_silence(exchanges, records):
    rows = rows_of(as_csv(exchanges, records))
    citations = [one for _, answer in exchanges for one in answer.citations]
    cited = [row for row in rows if not row["no_answer"]]
    assert [read_cell(row["text"]) for row in cited] == [one.text for one in citations]
    assert [row["start"] for row in cited] == [str(one.start) for one in citations]
    assert {row["meeting_date"] for row in cited} == {"2023"}
    (silent,) = (row for row in rows if row["no_answer"])
    assert silent["question"] == exchanges[3][0].question


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", "'quoted", "＝1", 'a,"b"\r\nc', "\n="]
)
def test_no_cell_is_a_formula_and_the_exact_text_can_be_had(text):
    (row,) = rows_of(as_csv([exchange(a_citation(text=text, speaker=text), question=text)], {}))
    for column in ("text", "speaker", "question", "statement"):
        assert row[column][0] not in "=+-@\t\r\n＝"
        assert read_cell(row[column]) == text


@pytest.mark.parametrize(
    "text",
    [
        "a;=1+1",
        'it was said; "=HYPERLINK(x)"',
        "a;\t+1",
        "line\r\n=1",
        "a;;-1",
        "law; 'bail' and 'parole'",
        "=1;=2;'3",
        "'\t'=;'",
        "a;\uff1d1",
    ],
)
def test_nothing_behind_a_semicolon_is_a_formula_where_cells_are_parted_there(text):
    (row,) = rows_of(as_csv([exchange(a_citation(text=text), question=text)], {}))
    for column in ("text", "question", "statement"):
        for cell in re.split(r"[;\t\r\n]", row[column]):
            assert not cell.strip(' "').startswith(("=", "+", "-", "@", "\uff1d"))
        assert read_cell(row[column]) == text


@given(st.text(alphabet=";\t\n \"'=-ax"))
def test_the_exact_text_of_a_cell_can_always_be_had(text):
    assert read_cell(guarded(text)) == text


# Bibliographies ----------------------------------------------------------------------------------


def test_bibtex_has_one_entry_a_record():
    asked = exchange(a_citation(), a_citation(2, paragraph=48))
    text = as_bibtex([asked, asked], {"CAT-C-SR.1995": a_record()})
    assert text.count("@techreport{") == 1
    assert text.startswith("@techreport{CAT-C-SR.1995,\n")
    for line in (
        "author = {{Committee against Torture}},",
        "number = {CAT/C/SR.1995},",
        "type = {Summary record},",
        "date = {2023-05-03},",
        "year = {2023},",
        "month = may,",
        "language = {english},",
    ):
        assert f"  {line}\n" in text


def test_bibtex_escapes_what_it_obeys():
    title = "50% {of_C&A} \\x ~^ $1 #2 }"
    asked = exchange(a_citation(title=title))
    text = as_bibtex([asked], {"CAT-C-SR.1995": a_record(title=title)})
    assert text.count("{") == text.count("}")
    expected = (
        r"50\% \textbraceleft{}of\_C\&A\textbraceright{} \textbackslash{}x "
        r"\textasciitilde{}\textasciicircum{} \$1 \#2 \textbraceright{}"
    )
    assert f"title = {{{{{expected}}}}}" in text


def test_keys_are_unique_and_the_same_in_every_export():
    def keys(*ids):
        cited = [a_citation(n, record_id=one, symbol="") for n, one in enumerate(ids, 1)]
        return re.findall(r"^@techreport\{(.*),$", as_bibtex([exchange(*cited)], {}), re.MULTILINE)

    several = keys("réunion 1", "reunion 1", "ré{u}nion", "会议", "a", "A")
    assert len({one.lower() for one in several}) == 6
    assert all(re.fullmatch(r"[A-Za-z0-9.-]+", one) for one in several)
    assert keys("会议") == several[3:4]


def test_ris_has_one_value_a_line():
    title = "Title\r\nER  - \nTY  - BOOK"
    asked = exchange(a_citation(title=title))
    text = as_ris([asked], {"CAT-C-SR.1995": a_record(title=title)})
    lines = text.split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert "TI  - Title ER - TY - BOOK" in lines
    assert {"SN  - CAT/C/SR.1995", "DA  - 2023/05/03/", "LA  - en"} <= {*lines}
    assert sum(line.startswith("ER  -") for line in lines) == 1


def test_a_body_with_a_comma_in_its_name_is_no_person_with_a_first_name():
    body = "Committee on Economic, Social and Cultural Rights"
    lines = as_ris([exchange(a_citation())], {"CAT-C-SR.1995": a_record(body=body)}).split("\r\n")
    assert not [line for line in lines if line.startswith("AU  -")]
    assert f"PB  - United Nations, {body}" in lines
    lines = as_ris([exchange(a_citation())], {"CAT-C-SR.1995": a_record()}).split("\r\n")
    assert {"AU  - Committee against Torture", "PB  - United Nations"} <= {*lines}


# What goes with every form -----------------------------------------------------------------------


@pytest.mark.parametrize("ending", FORMATS)
def test_every_form_says_that_the_record_does_not_quote_and_which_version_was_used(ending):
    content = FORMATS[ending].write([exchange(a_citation())], {"CAT-C-SR.1995": a_record()})
    told = as_read(ending, content)
    assert "Do not set its words as anybody's quotation." in told
    for part in ("ab" * 32, "2026-01-02T03:04:05+00:00", "sr1995.docx"):
        assert part in told, part


def test_text_to_paste_says_so_too():
    told = as_text([exchange(a_citation())], {"CAT-C-SR.1995": a_record()})
    assert "Do not set its words as anybody's quotation." in told
    assert f"SHA-256 {'ab' * 32}" in told
    assert "Record versions used:\nCAT/C/SR.1995: " in told


@pytest.mark.parametrize("ending", [".csv", ".bib", ".ris"])
def test_a_version_that_was_replaced_is_said_to_be(ending):
    old = {"CAT-C-SR.1995": a_record(current=False)}
    told = as_read(ending, FORMATS[ending].write([exchange(a_citation())], old))
    assert "as cited here, is not the newest version in the store" in told


def test_an_answer_stopped_before_anything_was_found_is_handed_over_as_that(assistant):
    chat = assistant.conversation()
    events = chat.stream("What did Kazakhstan say about video recording?")
    next(events)
    events.close()
    for ending in (".docx", ".md"):
        told = as_read(ending, FORMATS[ending].write(chat.exchanges, {}))
        assert "stopped before anything was found" in told
        assert "The record reports" not in told
    assert "stopped before anything was found" in as_text(chat.exchanges, {})
    (row,) = rows_of(as_csv(chat.exchanges, {}))
    assert row["question"] == "What did Kazakhstan say about video recording?"
    assert row["no_answer"] == "stopped"
    assert "Stopped before anything was found" in row["note"]


def test_the_table_says_that_an_answer_was_stopped_midway(assistant):
    chat = assistant.conversation()
    events = chat.stream("What did Kazakhstan say about video recording?")
    for _ in range(2):
        next(events)
    events.close()
    (row,) = rows_of(as_csv(chat.exchanges, records_used(assistant, chat.exchanges)))
    assert "Stopped: 1 of" in row["note"]


# Command line ------------------------------------------------------------------------------------


def test_the_command_line_writes_the_form_that_the_name_ends_in(sample_store, tmp_path):
    asked = ["ask", "What did Kazakhstan say about video recording?", "--store", str(sample_store)]
    for ending in FORMATS:
        path = tmp_path / f"answer{ending.upper()}"
        result = CliRunner().invoke(app, [*asked, "--export", str(path)])
        assert result.exit_code == 0, result.output
        assert b"SR.1995" in path.read_bytes() or zipfile.is_zipfile(path)
    refused = CliRunner().invoke(app, [*asked, "--export", str(tmp_path / "answer.pdf")])
    assert refused.exit_code == 2
    assert ".docx" in refused.output


def test_an_answer_that_cannot_be_exported_is_printed_first(sample_store, tmp_path):
    asked = ["ask", "What did Kazakhstan say about video recording?", "--store", str(sample_store)]
    path = str(tmp_path / "no" / "answer.md")
    result = CliRunner().invoke(app, [*asked, "--export", path])
    assert isinstance(result.exception, FileError)
    assert "Name another file" in str(result.exception)
    assert "glass-walled rooms" in result.output
