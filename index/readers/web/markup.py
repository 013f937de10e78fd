"""Markup to a tree of elements, and what a single element says of itself.

The tree is that of libxml2, which mends broken markup much as browsers do. Nothing is fetched: no
network, no entities or document types from elsewhere.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from lxml import etree

from index.errors import FileError

Element = Any
"""lxml has no types of its own."""

MOST_TAGS = 300_000
"""Tags of a page: a long record saved from Word has some ten thousand."""
_MOST_ATTRIBUTES = 10_000
"""Words in a tag; libxml2 compares each attribute of a tag with all before it."""
_TOO_DEEP = "ERR_RESOURCE_LIMIT"
"""What libxml2 says where it stops: 2,048 elements stand in one another."""
_OPENS = re.compile(r"<[A-Za-z]")
_WHOLE_TAG = re.compile(r"<[A-Za-z][^<>]*")
# libxml2 reads nothing behind these; browsers read on.
_EARLY_END = re.compile(r"</(?:html|body)\s{0,9}>", re.IGNORECASE)
# libxml2 closes some of these earlier than browsers do and forgets where they end, so that the text
# behind would run on from the text inside. What marks the place has no letters, for the case that
# it stands where markup is text, and comes out as a comment.
_BLOCK_END = re.compile(
    r"</(?:p|div|li|dt|dd|h[1-6]|center|blockquote|pre|address|article|section|figure)\s{0,9}>",
    re.IGNORECASE,
)
_MARKED_END = r"\g<0><?>"
_MARK = "?"
_BREAK_CLOSED = re.compile(r"</br\s{0,9}>", re.IGNORECASE)
_LONGEST_STYLE = 4000
_NUMBER = re.compile(r"\s*([+-]?\d{1,9})(?!\d)")


def parse_page(source: str, text: str) -> Element | None:
    """Return the root element of a page, or None where there is not one element.

    Args:
        source: The file, for messages.
        text: Its markup.

    Raises:
        FileError: If it has more tags or attributes than any record, or elements too deep in one
            another.
    """
    tags = sum(1 for _ in _OPENS.finditer(text))
    if tags > MOST_TAGS:
        raise FileError(
            source,
            f"the page has {tags:,} tags; pages with records have at most {MOST_TAGS:,}. Save the "
            "part with the record as a page of its own, or leave it out.",
        )
    longest = max((len(tag[0].split()) for tag in _WHOLE_TAG.finditer(text)), default=0)
    if longest > _MOST_ATTRIBUTES:
        raise FileError(
            source,
            f"one tag of the page has {longest:,} attributes: it is damaged or hostile. Open it "
            "in a browser, copy its text into an editor and save it as plain text, or leave it "
            "out.",
        )
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, recover=True)
    text = _BREAK_CLOSED.sub("<br>", _EARLY_END.sub("", text))  # Browsers read it so.
    markup = _BLOCK_END.sub(_MARKED_END, text).encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(markup, parser) if markup.strip() else None
    except etree.XMLSyntaxError:  # There is not one element.
        root = None
    if any(error.type_name == _TOO_DEEP for error in parser.error_log):
        raise FileError(
            source,
            "its elements stand in one another more than 2,000 deep. Open the page in a browser, "
            "copy its text into an editor and save it as plain text.",
        )
    return root


def name_of(element: Element) -> str:
    """Return the name of an element, in small letters; empty for comments and the like."""
    tag = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def ends_block(node: Element) -> bool:
    """Return whether a node is no element but marks the place where a block ends."""
    return node.tag is etree.Comment and node.text == _MARK


def style_of(element: Element) -> dict[str, str]:
    """Return what the ``style`` of an element declares, in small letters, by property."""
    written = element.get("style")
    if not written:
        return {}
    found: dict[str, str] = {}
    for declaration in written[:_LONGEST_STYLE].lower().split(";"):
        name, _, value = declaration.partition(":")
        found[name.strip()] = value.replace("!important", "").strip()
    return found


def roles_of(element: Element) -> set[str]:
    """Return the roles of an element, as ``role`` and ``epub:type`` give them."""
    written = f"{element.get('role') or ''} {element.get('epub:type') or ''}"
    return set(written[:_LONGEST_STYLE].lower().split())


def classes_of(element: Element) -> str:
    """Return the ``class`` of an element, in small letters."""
    return (element.get("class") or "")[:_LONGEST_STYLE].lower()


def integer_of(element: Element, attribute: str) -> int | None:
    """Return a whole number that an attribute gives, as browsers read it; None where it does not.

    >>> integer_of(etree.fromstring('<ol start="12."/>'), "start")
    12
    """
    match = _NUMBER.match(element.get(attribute) or "")
    return int(match[1]) if match else None


def fragment_of(link: Element) -> str:
    """Return the name of the place in this page that a link leads to, or an empty string."""
    address = link.get("href") or ""
    return unquote(address.rpartition("#")[2][:200]) if "#" in address else ""
