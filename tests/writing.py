"""Writes records as Word files whose paragraph numbers are automatic, as the official ones are."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from index.records import ParagraphKind, Record

_DEFINITION = """
<w:abstractNum {namespaces} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
</w:abstractNum>"""
_NUMBERING = """
<w:num {namespaces} w:numId="{number}"><w:abstractNumId w:val="{definition}"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>
</w:num>"""
_OWN = 900
"""Ids from here on are not used by the template."""


def write_word(path: Path, record: Record) -> None:
    """Write a record as .docx: headings by style, paragraph numbers by automatic numbering.

    A paragraph that goes on under the number of the one before it gets none.
    """
    document = docx.Document()
    definitions = document.part.numbering_part.element
    first_numbering = definitions.find(qn("w:num"))
    definition = parse_xml(_DEFINITION.format(namespaces=nsdecls("w"), number=_OWN))
    first_numbering.addprevious(definition)
    numbering, last = _OWN, 0
    for paragraph in record.paragraphs:
        heading = paragraph.kind is ParagraphKind.HEADING
        written = document.add_paragraph(
            record.paragraph_text(paragraph), style="Heading 1" if heading else None
        )
        number = paragraph.number
        if number is None or number == last:
            continue
        if number != last + 1 or numbering == _OWN:
            numbering += 1
            _add_numbering(document, numbering, number)
        properties = written._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = numbering
        last = number
    document.save(str(path))


def _add_numbering(document: Document, numbering: int, start: int) -> None:
    values = {"number": numbering, "definition": _OWN, "start": start}
    element = parse_xml(_NUMBERING.format(namespaces=nsdecls("w"), **values))
    document.part.numbering_part.element.append(element)


def write_hostile(folder: Path, text: str) -> Path:
    """Write paragraphs, parted by empty lines, as a Word file whose very name is markup.

    As plain text it would be read as the web page that it looks like.
    """
    path = folder / "<img src=x onerror=window.ran=4>.docx"
    document = docx.Document()
    for line in text.split("\n\n"):
        document.add_paragraph(line)
    document.save(str(path))
    return path


def add_note(path: Path, text: str, note: str) -> None:
    """Put a footnote behind a text that stands once in a Word file, at the end of a paragraph."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    end = f"{text}</w:t></w:r>".encode()
    assert parts["word/document.xml"].count(end) == 1
    mark = b'<w:r><w:footnoteReference w:id="1"/></w:r>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(end, end + mark)
    parts["word/footnotes.xml"] = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='1'><w:p><w:r><w:t>{note}</w:t></w:r></w:p>"
        "</w:footnote></w:footnotes>"
    ).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
