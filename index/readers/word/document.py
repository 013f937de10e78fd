"""Word files (.docx, and the text of .docm): bytes to paragraphs with their printed numbers."""

from __future__ import annotations

from index.errors import FileError
from index.readers.limits import refuse_endless
from index.readers.remarks import COMMENTS, DELETIONS, HIDDEN, remarks_of
from index.readers.tables import Block
from index.readers.word.notes import FileNotes
from index.readers.word.numbering import NumberCounters, NumberingDefinitions
from index.readers.word.package import Element, R, W, WordPackage, switched_on
from index.readers.word.reading import Reading
from index.readers.word.story import StoryReader
from index.readers.word.styles import StyleSheet
from index.records import Contents

_REMARKS = {
    "deletion": DELETIONS,
    "move": (
        "1 tracked move was followed; the text stands where it was moved to.",
        "{} tracked moves were followed; the text stands where it was moved to.",
    ),
    "comment": COMMENTS,
    "hidden": HIDDEN,
    "text box": (
        "1 text box stands behind the paragraph it is anchored to.",
        "{} text boxes stand behind the paragraphs they are anchored to.",
    ),
    "undefined number": (
        "1 paragraph has an automatic number that the file does not define; the number is lost.",
        "{} paragraphs have automatic numbers that the file does not define; the numbers are lost.",
    ),
    "number without result": (
        "1 number made by a LISTNUM field is not saved in the file and is lost.",
        "{} numbers made by LISTNUM fields are not saved in the file and are lost.",
    ),
    "unreadable symbol": (
        "1 character of a picture font is not known and reads �.",
        "{} characters of picture fonts are not known and read �.",
    ),
    "missing note": (
        "1 footnote is referred to but missing in the file.",
        "{} footnotes are referred to but missing in the file.",
    ),
    "note without reference": (
        "1 paragraph of footnotes to which nothing refers was left out.",
        "{} paragraphs of footnotes to which nothing refers were left out.",
    ),
    "note numbered by page": (
        "1 footnote is numbered page by page in print; here it is counted through.",
        "{} footnotes are numbered page by page in print; here they are counted through.",
    ),
    "inserted part": (
        "1 part inserted from another file was not read.",
        "{} parts inserted from other files were not read.",
    ),
    "chart or diagram": (
        "1 chart or diagram was not read.",
        "{} charts or diagrams were not read.",
    ),
}
"""What a person should know, for one instance and for several."""


def read_word(source: str, data: bytes) -> Contents:
    """Return the paragraphs of a Word file, numbered as Word prints them, and what was left out.

    Tracked insertions are text; deletions, comments, hidden text, and headers and footers (but
    for what only the header of the first page says) are leftovers. Macros never run.

    Args:
        source: Name of the file, for messages.
        data: Its bytes.

    Raises:
        FileError: If it is no Word document, is damaged, is beyond all measure, or has no text.
    """
    package = WordPackage(source, data)
    document = package.document()
    styles = StyleSheet(package.related("styles"))
    reading = Reading(styles, NumberingDefinitions(package.related("numbering"), styles))
    sections = [
        section
        for section in document.iter(f"{W}sectPr")
        if section.getparent().tag != f"{W}sectPrChange"
    ]
    notes = FileNotes(
        reading,
        {kind: package.related(f"{kind}s") for kind in ("footnote", "endnote")},
        package.related("settings"),
        sections[0] if sections else None,
    )
    counters = NumberCounters(reading.numbering)
    body = StoryReader(reading, counters, notes).read(document)
    notes.leave_out_unread()
    front = _read_margins(package, reading, sections, {block.printed for block in body})
    _leave_out_comments(package, reading)
    paragraphs = tuple(block.paragraph for block in [*front, *body])
    way_out = "Divide it into its paragraphs in Word and save it again."
    refuse_endless(source, paragraphs, way_out)
    if not paragraphs:
        what = (
            "only pictures. Have their text recognised (OCR)"
            if package.has_pictures
            else ("no text. Download it again")
        )
        raise FileError(source, f"the Word file holds {what}, or leave it out.")
    remarks = _remarks(reading, sorted(counters.unknown_formats))
    if package.has_macros:
        remarks.append("The file holds macros; they were ignored.")
    return Contents(paragraphs, tuple(reading.leftovers), tuple(remarks))


def _read_margins(
    package: WordPackage, reading: Reading, sections: list[Element], known: set[str]
) -> list[Block]:
    """Return what only the header of the first page says; list other margins as left out."""
    first = _first_header(sections)
    front: list[Block] = []
    left_out: set[str] = set()
    read: set[str] = set()
    for section in sections:
        for reference in section:
            if reference.tag not in {f"{W}headerReference", f"{W}footerReference"}:
                continue
            name = package.target(reference.get(f"{R}id"))
            if name is None or name in read:
                continue
            read.add(name)
            counters = NumberCounters(reading.numbering)
            reader = StoryReader(reading, counters, layout_only=True)
            for block in reader.read(package.part(name)):
                if reference is first and block.printed not in known:
                    front.append(block)
                elif block.printed not in left_out:
                    left_out.add(block.printed)
                    reading.leave_out(block.printed, "margin")
    return front


def _first_header(sections: list[Element]) -> Element | None:
    """Return the reference to the header that stands on the first page."""
    if not sections:
        return None
    kind = "first" if switched_on(sections[0].find(f"{W}titlePg")) else "default"
    references = sections[0].iterchildren(f"{W}headerReference")
    return next((item for item in references if item.get(f"{W}type", "default") == kind), None)


def _leave_out_comments(package: WordPackage, reading: Reading) -> None:
    root = package.related("comments")
    for comment in () if root is None else root.iterchildren(f"{W}comment"):
        reader = StoryReader(reading, NumberCounters(reading.numbering), layout_only=True)
        reading.leave_out(" ".join(block.printed for block in reader.read(comment)), "comment")


def _remarks(reading: Reading, unknown_formats: list[str]) -> list[str]:
    remarks = remarks_of(reading.tally, _REMARKS)
    if unknown_formats:
        remarks.append(
            f"Automatic numbers of the form {', '.join(unknown_formats)} are shown as 1, 2, 3."
        )
    return remarks
