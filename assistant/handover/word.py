"""Answers as a Word document with real footnotes, which Word and LibreOffice number themselves."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, time

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from assistant.handover.layout import Block, Style, lay_out
from assistant.handover.references import Exchanges, Records

_STYLES = {
    Style.TITLE: "Title",
    Style.QUESTION: "Heading 1",
    Style.HEADING: "Heading 2",
    Style.PLAIN: "Normal",
    Style.ASIDE: "Remark",
    Style.SPEAKER: "Speaker",
    Style.RECORD: "Text of the record",
    Style.WRITTEN: "Normal",
    Style.TRANSLATED: "Normal",
    Style.END: "Heading 1",
    Style.ITEM: "List Bullet",
}
_NOTE_TEXT, _NOTE_MARK = "footnote text", "footnote reference"
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
_A4 = Cm(21), Cm(29.7)
_GREY = RGBColor(0x59, 0x59, 0x59)


def as_word(exchanges: Exchanges, records: Records, on: date | None = None) -> bytes:
    """Return exchanges as a .docx.

    Line breaks and tabs of a record are kept; characters that no XML can hold stand as U+FFFD.

    Args:
        exchanges: Questions with their answers.
        records: What is known of the records cited, by id.
        on: The date to give as that of the export; by default today's (UTC).
    """
    document = docx.Document()
    on = on or datetime.now(UTC).date()
    _describe(document, exchanges, on)
    _define_styles(document)
    document.sections[0].page_width, document.sections[0].page_height = _A4
    notes = _Notes()
    for block in lay_out(exchanges, records, on):
        _write(document, block, notes)
    notes.attach(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def clean(text: str) -> str:
    """Return a text that XML can hold: breaks of lines and pages as line breaks."""
    text = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return _NO_XML.sub("\ufffd", text)


class _Notes:
    """The footnotes of a document, numbered from 1 in the order in which they are added."""

    def __init__(self) -> None:
        self._root = _element("w:footnotes")
        # Word asks for the lines that part notes from the text, under these two numbers.
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            note = _element("w:footnote", type=kind, id=str(number))
            note.append(paragraph := _element("w:p"))
            paragraph.append(run := _element("w:r"))
            run.append(_element(f"w:{kind}"))
            self._root.append(note)
        self._count = 0

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Add a footnote, and its mark at the end of a paragraph."""
        self._count += 1
        mark = paragraph.add_run(style=_NOTE_MARK)
        mark._r.append(_element("w:footnoteReference", id=str(self._count)))
        note = _element("w:footnote", id=str(self._count))
        self._root.append(note)
        note.append(written := _element("w:p"))
        written.append(properties := _element("w:pPr"))
        properties.append(_element("w:pStyle", val=_style_id(_NOTE_TEXT)))
        written.append(own := _element("w:r"))
        own.append(run_properties := _element("w:rPr"))
        run_properties.append(_element("w:rStyle", val=_style_id(_NOTE_MARK)))
        own.append(_element("w:footnoteRef"))
        written.append(words := _element("w:r"))
        WordRun(words, paragraph).text = f" {clean(text)}"

    def attach(self, document: Document) -> None:
        """Put the notes into the package, and tell the settings of their separators."""
        part = Part(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            serialize_part_xml(self._root),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        properties = _element("w:footnotePr")
        properties.append(_element("w:footnote", id="-1"))
        properties.append(_element("w:footnote", id="0"))
        settings = document.settings.element
        # The schema sets an order: this comes before what concerns compatibility.
        settings.find(qn("w:compat")).addprevious(properties)


def _describe(document: Document, exchanges: Exchanges, on: date) -> None:
    known = document.core_properties
    known.author = known.last_modified_by = "On the Record"
    known.title = clean(exchanges[0][0].question)[:255] if exchanges else "On the Record"
    known.comments = ""
    known.created = known.modified = datetime.combine(on, time())


def _define_styles(document: Document) -> None:
    styles = document.styles
    words = styles.add_style("Text of the record", WD_STYLE_TYPE.PARAGRAPH)
    words.base_style = styles["Normal"]
    words.paragraph_format.left_indent = Cm(1)
    words.paragraph_format.right_indent = Cm(0.5)
    speaker = styles.add_style("Speaker", WD_STYLE_TYPE.PARAGRAPH)
    speaker.base_style = styles["Normal"]
    speaker.font.bold = True
    speaker.paragraph_format.keep_with_next = True
    speaker.paragraph_format.space_after = Pt(2)
    remark = styles.add_style("Remark", WD_STYLE_TYPE.PARAGRAPH)
    remark.base_style = styles["Normal"]
    remark.font.size = Pt(9.5)
    remark.font.color.rgb = _GREY
    remark.paragraph_format.space_after = Pt(4)
    note = styles.add_style(_NOTE_TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    note.base_style = styles["Normal"]
    note.font.size = Pt(9)
    note.paragraph_format.space_after = Pt(0)
    note.paragraph_format.line_spacing = 1
    mark = styles.add_style(_NOTE_MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True


def _write(document: Document, block: Block, notes: _Notes) -> None:
    paragraph = document.add_paragraph(style=_STYLES[block.style])
    backwards = block.language in _RIGHT_TO_LEFT
    if backwards:
        paragraph._p.get_or_add_pPr().append(_element("w:bidi"))
    for run in block.runs:
        if run.note:
            notes.add(paragraph, run.note)
            continue
        written = paragraph.add_run(clean(run.text))
        if run.ours:
            written.italic = True
            written.font.color.rgb = _GREY
            continue
        if backwards:
            written.font.rtl = True
        if block.style is Style.TRANSLATED:
            _tell_language(written, block.language)


def _tell_language(run: WordRun, language: str) -> None:
    """Say in which language a stretch is, for whoever reads it aloud or checks its spelling."""
    kind = "bidi" if language in _RIGHT_TO_LEFT else "eastAsia" if language == "zh" else "val"
    run._r.get_or_add_rPr().append(_element("w:lang", **{kind: language}))


def _style_id(name: str) -> str:
    return name.replace(" ", "")


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    return OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})
