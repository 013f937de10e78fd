"""Web pages (.html, .htm, .xhtml): bytes to paragraphs, numbered as a browser prints them."""

from __future__ import annotations

import re
from itertools import islice

from index.errors import FileError
from index.readers.limits import refuse_endless
from index.readers.remarks import COMMENTS, DELETIONS, HIDDEN, remarks_of
from index.readers.tables import Block
from index.readers.web.elements import FURNITURE, OTHER, left_out_as
from index.readers.web.encoding import decode_page
from index.readers.web.flow import FlowReader, read_note
from index.readers.web.markup import Element, name_of, parse_page, roles_of
from index.readers.web.notes import PageNotes
from index.readers.web.numbers import settle_numbers
from index.readers.web.reading import Reading, text_of
from index.records import Contents, DocumentParagraph
from index.reference.symbols import find_symbol

_SHORTEST_RECORD = 100
_SHORTEST_WITH_EXCUSE = 600
"""Characters of text below which a page with scripts waits for them; of one that says so."""
_EXCUSE = re.compile(r"\bjavascript\b", re.IGNORECASE)
_AGAIN = "Download it again, or leave it out."
_REMARKS = {
    "deletion": DELETIONS,
    "comment": COMMENTS,
    "hidden": HIDDEN,
    FURNITURE: (
        "1 part of the site around the record (menu, header, footer) was left out.",
        "{} parts of the site around the record (menus, headers, footers) were left out.",
    ),
    "note without reference": (
        "1 footnote to which nothing refers was left out.",
        "{} footnotes to which nothing refers were left out.",
    ),
    "inner frame": (
        "1 frame shows another file, which was not read.",
        "{} frames show other files, which were not read.",
    ),
    "damaged character": (
        "1 character is damaged in the file and reads �.",
        "{} characters are damaged in the file and read �.",
    ),
}


def read_web_page(source: str, data: bytes) -> Contents:
    """Return the paragraphs of a web page and what was left out. Nothing is run or fetched.

    Scripts, styles and comments are no text. Menus, headers and footers of a site, form controls,
    hidden text and deletions are leftovers, and so is the title of the page, unless it alone has
    the symbol of the record: then it is the first paragraph, since nothing else tells which record
    it is. Footnotes stand behind the paragraph that refers to them.

    Args:
        source: Name of the file, for messages.
        data: Its bytes.

    Raises:
        FileError: If the page has no text of its own, or is beyond all measure.
    """
    text, damaged = decode_page(source, data)
    root = parse_page(source, text)
    if root is None:
        raise FileError(source, f"the web page holds no text. {_AGAIN}")
    _refuse_frames(source, root)
    reading = Reading()
    reading.tally["damaged character"] = damaged
    notes = PageNotes(root)
    blocks = _read_body(root, reading, notes)
    for note in notes.take_unread():
        for block in read_note(reading, notes, note, ""):
            reading.leave_out(block.printed, "note without reference")
    found = settle_numbers(blocks)
    _refuse_without_text(source, root, found)
    paragraphs = (*_title(root, reading, found), *found)
    way_out = "Download the record in another format, or leave it out."
    refuse_endless(source, paragraphs, way_out)
    remarks = remarks_of(reading.tally, _REMARKS)
    return Contents(paragraphs, tuple(reading.leftovers), tuple(remarks))


def _read_body(root: Element, reading: Reading, notes: PageNotes) -> list[Block]:
    """Read the main part of a page, where it marks one that has most of its text; else all."""
    articles = next(root.iter("article", "main"), None) is not None
    main = _main_part(root)
    if main is None:
        return FlowReader(reading, notes, own_margins=False, has_article=articles).read(root)
    path = [main, *main.iterancestors()]
    for ancestor in path[:0:-1]:
        reading.leave_out(ancestor.text or "", FURNITURE)
        for child in ancestor:
            if name_of(child) and child not in path and not notes.is_note(child):
                kind = left_out_as(child)
                shown = text_of(child, notes.is_note)
                reading.leave_out(shown, FURNITURE if kind is None else kind)
            reading.leave_out(child.tail or "", FURNITURE)
    return FlowReader(reading, notes, own_margins=True).read(main)


def _main_part(root: Element) -> Element | None:
    marked = [
        element
        for element in root.iter("main", "div", "section", "article", "td")
        if name_of(element) == "main" or (element.attrib and "main" in roles_of(element))
    ]
    if len(marked) != 1:
        return None
    if any(left_out_as(item) is not None for item in (marked[0], *marked[0].iterancestors())):
        return None
    shown = text_of(marked[0], lambda one: left_out_as(one) is not None)
    return marked[0] if len(shown) * 2 > len(text_of(root)) else None


def _title(
    root: Element, reading: Reading, paragraphs: list[DocumentParagraph]
) -> list[DocumentParagraph]:
    """Return the title of the page as a paragraph, if it alone has the symbol of the record."""
    first: list[DocumentParagraph] = []
    for element in root.iter("title"):
        title = text_of(element)
        if not title or next(element.iterancestors("svg"), None) is not None:
            continue
        symbol = find_symbol(title)
        if symbol and not first and not _has_symbol(paragraphs, symbol):
            first.append(DocumentParagraph(title))
        elif all(paragraph.text != title for paragraph in paragraphs):
            reading.leave_out(title, OTHER)
    return first


def _has_symbol(paragraphs: list[DocumentParagraph], symbol: str) -> bool:
    sought = re.compile(re.escape(symbol) + r"(?!\d)")
    return any(sought.search("".join(paragraph.text.split())) for paragraph in paragraphs)


def _refuse_frames(source: str, root: Element) -> None:
    if next(root.iter("frameset"), None) is None:
        return
    named = [frame.get("src") or "" for frame in islice(root.iter("frame"), 4)]
    names = ", ".join(name[:80] for name in named if name.isprintable() and name)
    raise FileError(
        source,
        f"the page only arranges other files in frames{f' ({names})' if names else ''}. Add the "
        "file with the record instead.",
    )


def _refuse_without_text(source: str, root: Element, paragraphs: list[DocumentParagraph]) -> None:
    """Refuse a page that holds no text, or only what is shown until its scripts have run."""
    length = sum(len(paragraph.text) for paragraph in paragraphs)
    has_scripts = next(root.iter("script"), None) is not None
    excuse = length < _SHORTEST_WITH_EXCUSE and any(_EXCUSE.search(p.text) for p in paragraphs)
    if has_scripts and (length < _SHORTEST_RECORD or excuse):
        raise FileError(
            source,
            "the page builds its text by script, and the file does not hold it. Save the page from "
            "the browser after it has loaded, or download the document.",
        )
    if paragraphs:
        return
    if next(root.iter("iframe", "embed", "object"), None) is not None:
        reason = "only shows another file. Download that file, or leave it out."
    elif next(root.iter("img"), None) is not None:
        reason = "holds only pictures. Have their text recognised (OCR), or leave it out."
    else:
        reason = f"holds no text. {_AGAIN}"
    raise FileError(source, f"the web page {reason}")
