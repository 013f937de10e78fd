"""The style sheet of a Word file, as far as reading needs it: headings, numbering, hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.readers.word.package import Element, W, integer, switched_on, value

_LONGEST_CHAIN = 30
"""Styles based on each other; Word itself stops far earlier."""
BODY_LEVEL = 9
"""The outline level that Word gives to what is no heading."""
# Built-in styles keep their English names in files of every language. The others are those of the
# United Nations templates: "_ H _Ch_G", "_ H_1_G", "_ H_2/3_G", "Title_H_CH", "__S_M_G".
_HEADING = re.compile(r"heading\d|(?:sub)?title|(?:title)?h(?:ch|m|\d{1,2})g?")
_COVER_HEADING = re.compile(r"__S_[LMS](?:_G)?")
_MARKS = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph takes from its style and the styles that one is based on.

    Attributes:
        heading: Whether it is a style of headings.
        number_id: The numbering it belongs to ("0" turns numbering off); None where none is named.
        level: The level of numbering named beside it, or None.
        numbered_by: Ids of the styles a level may be tied to, nearest first.
        hidden: Whether its text is hidden.
    """

    heading: bool
    number_id: str | None
    level: int | None
    numbered_by: tuple[str, ...]
    hidden: bool


class StyleSheet:
    """The styles of a file; a file without any has none that say anything."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._known: dict[str, ParagraphStyle] = {}
        self._hidden: dict[str, bool] = {}
        for style in () if root is None else root.iterchildren(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles.setdefault(name, style)
            by_default = style.get(f"{W}default") in {"1", "true", "on"}
            if by_default and style.get(f"{W}type") == "paragraph":
                self._default = name

    def paragraph(self, style_id: str) -> ParagraphStyle:
        """Return what a paragraph of a style has; an unknown style is the default one."""
        known = self._known.get(style_id)
        if known is None:
            known = self._known[style_id] = self._resolve(style_id)
        return known

    def hides(self, style_id: str) -> bool:
        """Return whether a style says that its text is hidden."""
        hidden = self._hidden.get(style_id)
        if hidden is None:
            said = (
                switched_on(style.find(f"{W}rPr/{W}vanish")) for _, style in self._chain(style_id)
            )
            hidden = next((state for state in said if state is not None), False)
            self._hidden[style_id] = hidden
        return hidden

    def number_id(self, style_id: str) -> str | None:
        """Return the numbering that a style names itself, as styles of lists do."""
        style = self._styles.get(style_id)
        return None if style is None else value(style.find(f"{W}pPr/{W}numPr/{W}numId")) or None

    def _resolve(self, style_id: str) -> ParagraphStyle:
        if style_id not in self._styles:
            if style_id and _names_heading(style_id):
                return ParagraphStyle(True, None, None, (), False)
            style_id = self._default
        heading: bool | None = None
        number_id: str | None = None
        level: int | None = None
        chain = list(self._chain(style_id))
        for _, style in chain:
            properties = style.find(f"{W}pPr")
            if properties is not None:
                outline = integer(value(properties.find(f"{W}outlineLvl")))
                if heading is None and outline is not None:
                    heading = outline < BODY_LEVEL
                if number_id is None:
                    number_id = value(properties.find(f"{W}numPr/{W}numId")) or None
                if level is None:
                    level = integer(value(properties.find(f"{W}numPr/{W}ilvl")))
            if heading is None and _names_heading(value(style.find(f"{W}name"))):
                heading = True
        return ParagraphStyle(
            bool(heading), number_id, level, tuple(name for name, _ in chain), self.hides(style_id)
        )

    def _chain(self, style_id: str) -> Iterator[tuple[str, Element]]:
        """Walk from a style to those it is based on; the bound ends a walk in a circle."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style_id, style
            style_id = value(style.find(f"{W}basedOn"))


def _names_heading(name: str) -> bool:
    plain = _MARKS.sub("", name.lower())
    return bool(_HEADING.fullmatch(plain) or _COVER_HEADING.fullmatch(name))
