"""Which elements of a page are text of the record, and as what the others are left out.

Source of the names: WHATWG, HTML Living Standard, 4 and 15.3 (which elements begin a new line,
which are not shown); WAI-ARIA 1.2 and DPUB-ARIA 1.1 for roles.
"""

from __future__ import annotations

import re

from index.readers.web.markup import Element, classes_of, name_of, roles_of, style_of

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li "
    "listing main marquee menu nav ol optgroup option p plaintext pre search section summary table "
    "tbody td tfoot th thead title tr ul xmp".split()
)
"""Elements that begin a new line."""
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
KEEPING_LINES = frozenset("pre listing xmp plaintext textarea".split())
"""Elements whose line ends are shown as they are written."""
SECTIONING = frozenset("article main section blockquote".split())
"""Elements whose headers and footers are their own and not the site's."""
WITHOUT_TEXT = frozenset(
    "script style link meta base param source track title col colgroup area basefont".split()
)
"""Elements that hold nothing a person reads in the page."""

DELETION = "deletion"
COMMENT = "comment"
HIDDEN = "hidden"
FURNITURE = "furniture"
READING_AID = "reading aid"
CONTROL = "control"
OTHER = ""
"""Kinds of text that is left out; of the last three nobody needs to be told."""

_LEFT_OUT = {
    **dict.fromkeys(("del",), DELETION),
    **dict.fromkeys(("nav", "menu", "search", "dialog"), FURNITURE),
    **dict.fromkeys(("template", "noscript"), HIDDEN),
    **dict.fromkeys(("rt", "rp"), READING_AID),
    **dict.fromkeys("button select textarea input datalist meter progress".split(), CONTROL),
    **dict.fromkeys(
        (
            "svg annotation annotation-xml xml audio video canvas object applet iframe noembed "
            "noframes"
        ).split(),
        OTHER,
    ),
}
_FURNITURE_ROLES = frozenset(
    "navigation search dialog alertdialog menu menubar toolbar tablist".split()
)
_MARGIN_ROLES = {"banner": "header", "contentinfo": "footer"}
_COOKIES = re.compile(r"cookie[-_ ]?(?:banner|bar|consent|law|message|notice|popup)|onetrust")
_WORD_COMMENT = re.compile(r"\bmsocom(?:txt|menttext)\b")
_WORD_COMMENT_MARK = re.compile(r"\bmsocom(?:mentreference|anchor|hoverreference)\b")
_TOOLS = frozenset("nav menu search form button input select".split())
_MOST_IN_HEADER = 2000


def left_out_as(element: Element) -> str | None:
    """Return as what an element is left out wherever it stands; None where it is text."""
    name = name_of(element)
    kind = _LEFT_OUT.get(name)
    if kind is not None:
        return kind
    if not element.attrib or name in {"html", "body"}:  # Hidden only until a script has run.
        return None
    style = style_of(element)
    if (
        element.get("hidden") is not None
        or style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or style.get("mso-hide") == "all"
    ):
        return HIDDEN
    if roles_of(element) & _FURNITURE_ROLES:
        return FURNITURE
    classes = classes_of(element)
    if _COOKIES.search(classes) or _COOKIES.search((element.get("id") or "")[:200].lower()):
        return FURNITURE
    if style.get("mso-element") == "comment" or _WORD_COMMENT.search(classes):
        return COMMENT
    return OTHER if _WORD_COMMENT_MARK.search(classes) else None


def margin_of(element: Element) -> str:
    """Return "header" or "footer" for what stands above or below a page; empty for all else."""
    name = name_of(element)
    if name in {"header", "footer"}:
        return name
    if not element.attrib:
        return ""
    titled = (element.get("title") or "").lower() if name == "div" else ""  # LibreOffice.
    said = style_of(element).get("mso-element", "")
    role = next((_MARGIN_ROLES[role] for role in roles_of(element) if role in _MARGIN_ROLES), "")
    return next((margin for margin in (titled, said, role) if margin in {"header", "footer"}), "")


def has_tools(element: Element) -> bool:
    """Return whether an element holds what a site is used with: menus, forms, buttons."""
    for count, inner in enumerate(element.iter()):
        if name_of(inner) in _TOOLS or count > _MOST_IN_HEADER:
            return True
    return False


def begins_line(element: Element) -> bool:
    """Return whether an element begins a new line."""
    if name_of(element) in BLOCKS:
        return True
    return bool(element.attrib) and style_of(element).get("display") in {"block", "list-item"}


def keeps_lines(element: Element) -> bool:
    """Return whether the line ends of an element are shown as they are written."""
    if name_of(element) in KEEPING_LINES:
        return True
    return bool(element.attrib) and style_of(element).get("white-space", "").startswith("pre")
