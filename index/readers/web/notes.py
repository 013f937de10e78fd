"""Footnotes of a page: which elements are notes, and which links refer to them.

HTML has no footnotes; every program writes its own. What they have in common: a link that shows
nothing but a mark leads to the note, and the note leads back, or says itself that it is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from index.readers.web.elements import HEADINGS
from index.readers.web.markup import (
    Element,
    classes_of,
    fragment_of,
    name_of,
    roles_of,
    style_of,
)

_MARK = re.compile(
    r"[\[(]?\s*(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,7}|[*†‡§¶#]{1,4})\s*[\])]?", re.IGNORECASE
)
_ARROWS = frozenset("↩↑⤴↵^⏎⇧⬆▲\ufe0e\ufe0f ")
_NOTE_ID = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d+", re.IGNORECASE)
_LIKE_NOTE_ID = re.compile(
    r"_?(?:ftn|edn|fn|en|footnote|endnote|note|cite_note)(?:[-_:.]\w{0,20})?[-_:.]?\d+",
    re.IGNORECASE,
)
_NOTE_CLASS = re.compile(r"\b(?:mso(?:foot|end)notetext|sd(?:foot|end)note)\b")
_NOTE_ROLES = frozenset("doc-footnote doc-endnote footnote endnote rearnote".split())
_OWN_BLOCKS = frozenset("p li dd div tr".split())
_HIGHEST = 8
"""Levels above its anchor at which a note begins, at most."""
_LARGEST_NOTE = 400
"""Elements of a note, at most."""
_MOST_MARKS = 10_000
_LONGEST_MARK = 12


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A place that refers to a note: the mark printed there, and the element with the note."""

    mark: str
    note: Element


class PageNotes:
    """The notes of a page that something refers to.

    Args:
        root: The root element of the page.
    """

    def __init__(self, root: Element) -> None:
        self._references: dict[Element, NoteReference] = {}
        self._unread: dict[Element, str] = {}
        self._marks: dict[Element, str] = {}
        places, links = _survey(root)
        found = [
            (link, note)
            for order, link in links
            if (note := _note_of(order, link, places)) is not None
        ]
        notes = {note for _, note in found}
        for link, note in found:
            if any(ancestor in notes for ancestor in link.iterancestors()):
                continue  # The way back from a note, or a text that refers to itself.
            printed = _printed_mark(link)
            mark = shown_mark(printed)
            self._references[printed] = NoteReference(mark, note)
            self._marks.setdefault(note, mark)
        self._unread = dict(self._marks)

    def reference(self, element: Element) -> NoteReference | None:
        """Return what an element refers to, if that is a note."""
        return self._references.get(element)

    def is_note(self, element: Element) -> bool:
        """Return whether an element is a note that stands behind what refers to it."""
        return element in self._marks

    def take(self, reference: NoteReference) -> str | None:
        """Return the mark of the note referred to; None if it was taken before."""
        return self._unread.pop(reference.note, None)

    def mark_of(self, reference: NoteReference) -> str:
        """Return the mark of the note referred to, which need not be that of the reference."""
        return self._marks[reference.note]

    def take_unread(self) -> list[Element]:
        """Return the notes that nothing which was read refers to."""
        unread, self._unread = list(self._unread), {}
        return unread


def says_it_is_note(element: Element) -> bool:
    """Return whether an element itself says that it is a footnote or an endnote."""
    return _says_it_is_one_note(element) or (
        bool(element.attrib) and bool(_NOTE_CLASS.search(classes_of(element)))
    )


def is_way_back(element: Element) -> bool:
    """Return whether a link shows nothing but an arrow back to where a note is referred to."""
    text = shown_mark(element)
    return bool(text) and set(text) <= _ARROWS and bool(fragment_of(element))


def shown_mark(element: Element) -> str:
    """Return the text of an element that shows a mark, or the beginning of any other text."""
    return " ".join("".join(islice(element.itertext(), 20)).split())


def _says_it_is_one_note(element: Element) -> bool:
    if not element.attrib:
        return name_of(element) == "aside"
    return (
        name_of(element) == "aside"
        or bool(roles_of(element) & _NOTE_ROLES)
        or style_of(element).get("mso-element") in {"footnote", "endnote"}
        or bool(_NOTE_ID.fullmatch((element.get("id") or "")[:40]))
    )


def _survey(
    root: Element,
) -> tuple[dict[str, tuple[int, Element]], list[tuple[int, Element]]]:
    """Return the places of a page by name, and the links that show a mark, in order."""
    places: dict[str, tuple[int, Element]] = {}
    links: list[tuple[int, Element]] = []
    for order, element in enumerate(root.iter("*")):
        if not element.attrib:
            continue
        for name in _names_of(element):
            places.setdefault(name, (order, element))
        if name_of(element) == "a" and len(links) < _MOST_MARKS and fragment_of(element):
            text = shown_mark(element)
            if len(text) <= _LONGEST_MARK and _MARK.fullmatch(text):
                links.append((order, element))
    return places, links


def _names_of(element: Element) -> Iterator[str]:
    for attribute in ("id", "name"):
        name = element.get(attribute)
        if name:
            yield name[:200]


def _note_of(order: int, link: Element, places: dict[str, tuple[int, Element]]) -> Element | None:
    """Return the note that a link leads to, if it leads to one."""
    fragment = fragment_of(link)
    if fragment not in places:
        return None
    place, target = places[fragment]
    around = [target, *islice(target.iterancestors(), _HIGHEST)]
    sure = next((item for item in around if _says_it_is_one_note(item)), None)
    if sure is not None:
        return sure
    block = next((item for item in around if name_of(item) in _OWN_BLOCKS), None)
    within = around[: around.index(block) + 1] if block is not None else []
    if block is None or place < order or any(name_of(item) in HEADINGS for item in within):
        return None
    elements = list(islice(block.iter("*"), _LARGEST_NOTE + 1))
    if len(elements) > _LARGEST_NOTE:
        return None
    back = {name for item in _near(link) for name in _names_of(item)}
    leads_back = any(fragment_of(item) in back for item in elements if name_of(item) == "a")
    named = _LIKE_NOTE_ID.fullmatch(fragment) or any(says_it_is_note(item) for item in within)
    return block if leads_back or named else None


def _near(link: Element) -> Iterator[Element]:
    """Yield a link and what is directly around and in it: one of them has the name to lead to."""
    yield from islice(link.iter("*"), 10)
    yield from islice(link.iterancestors("sup", "span", "b", "i", "font"), 3)
    before = link.getprevious()
    if before is not None:
        yield before


def _printed_mark(link: Element) -> Element:
    """Return the element that prints the whole mark: the raised text around a link, or the link."""
    around = link.getparent()
    if around is not None and name_of(around) == "sup" and _MARK.fullmatch(shown_mark(around)):
        return around
    return link
