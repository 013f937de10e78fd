"""Automatic numbers: what Word prints before a paragraph but does not write into its text.

The rules are those of ECMA-376, part 1, 17.9, and of Word's own counting: all numberings that
come from one definition count together, and a numbering that says where it starts does so at its
first paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from index.readers.number_formats import UNREADABLE, format_number, picture_character
from index.readers.word.package import Element, W, integer, switched_on, value
from index.readers.word.styles import ParagraphStyle, StyleSheet

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_PARAGRAPH_NUMBER = {"%1.", "%1", "%1)"}
_LONGEST_LABEL = 255
"""As in Word, in characters; it keeps a hostile file from printing much with little."""
_SEPARATORS = {"nothing": ""}


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph.

    Attributes:
        text: As printed ("12.", "(a)", "•").
        separator: What stands between it and the text of the paragraph.
        number: The paragraph number it is, or None for labels of other kinds.
    """

    text: str
    separator: str
    number: int | None

    def before(self, text: str) -> str:
        """Return a text with the label in front of it."""
        return f"{self.text}{self.separator}{text}" if self.text else text


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    number_format: str
    text: str
    separator: str
    restart: int | None
    legal: bool
    style: str


@dataclass(frozen=True, slots=True)
class _Numbering:
    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class NumberingDefinitions:
    """The numberings of a file, by their ids."""

    def __init__(self, root: Element | None, styles: StyleSheet) -> None:
        self.missing = root is None
        self._styles = styles
        self._numberings: dict[str, _Numbering | None] = {}
        self._definitions: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._by_style: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        for item in () if root is None else root.iterchildren(f"{W}abstractNum"):
            name = item.get(f"{W}abstractNumId", "")
            self._definitions.setdefault(name, item)
            link = value(item.find(f"{W}styleLink"))
            if link:
                self._by_style.setdefault(link, name)
        for item in () if root is None else root.iterchildren(f"{W}num"):
            self._numbers.setdefault(item.get(f"{W}numId", ""), item)

    def get(self, number_id: str) -> _Numbering | None:
        """Return a numbering; None where the file defines none of this id."""
        if number_id not in self._numberings:
            self._numberings[number_id] = self._resolve(number_id)
        return self._numberings[number_id]

    def place(self, properties: Element | None, style: ParagraphStyle) -> tuple[str, int] | None:
        """Return numbering and level (from 0) of a paragraph; None where it has no number.

        Args:
            properties: The ``w:pPr`` of the paragraph, or None.
            style: The style of the paragraph.
        """
        direct = None if properties is None else properties.find(f"{W}numPr")
        number_id = level = None
        if direct is not None:
            number_id = value(direct.find(f"{W}numId")) or None
            level = integer(value(direct.find(f"{W}ilvl")))
        number_id = number_id or style.number_id
        if number_id is None or number_id == "0":
            return None
        if level is None:
            numbering = self.get(number_id)
            tied = (
                {item.style: index for index, item in numbering.levels.items()} if numbering else {}
            )
            level = next((tied[name] for name in style.numbered_by if name in tied), style.level)
        return number_id, min(max(level or 0, 0), _LEVELS - 1)

    def _resolve(self, number_id: str) -> _Numbering | None:
        item = self._numbers.get(number_id)
        if item is None:
            return None
        definition = self._definition(value(item.find(f"{W}abstractNumId")))
        if definition is None:
            return None
        if definition not in self._levels:
            self._levels[definition] = _read_levels(self._definitions[definition])
        levels = dict(self._levels[definition])
        starts: dict[int, int] = {}
        for override in item.iterchildren(f"{W}lvlOverride"):
            index = integer(override.get(f"{W}ilvl")) or 0
            levels.update(_read_levels(override))
            start = integer(value(override.find(f"{W}startOverride")))
            if index in range(_LEVELS) and start is not None:
                starts[index] = start
        return _Numbering(definition, levels, starts)

    def _definition(self, name: str) -> str | None:
        """Follow links through styles of lists to the definition that has the levels."""
        seen: set[str] = set()
        while name in self._definitions and name not in seen:
            seen.add(name)
            link = value(self._definitions[name].find(f"{W}numStyleLink"))
            if not link:
                return name
            number = self._numbers.get(self._styles.number_id(link) or "")
            named = "" if number is None else value(number.find(f"{W}abstractNumId"))
            name = named if named and named not in seen else self._by_style.get(link, "")
        return None


class NumberCounters:
    """Counts the numbered paragraphs of one story (the body, the notes) in their order."""

    def __init__(self, definitions: NumberingDefinitions) -> None:
        self.definitions = definitions
        self.unknown_formats: set[str] = set()
        self._values: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def count(self, number_id: str, index: int) -> Label | None:
        """Count a paragraph and return what is printed before it.

        Args:
            number_id: Its numbering.
            index: Its level, from 0.

        Returns:
            The label; None where the file does not define that numbering or level.
        """
        numbering = self.definitions.get(number_id)
        if numbering is None or index not in numbering.levels:
            return None
        values = self._values.setdefault(numbering.definition, [None] * _LEVELS)
        for above in range(index):
            if values[above] is None:
                values[above] = _start(numbering, above)
        current = values[index]
        if index in numbering.starts and (number_id, index) not in self._started:
            self._started.add((number_id, index))
            current = None
        current = _start(numbering, index) if current is None else current + 1
        values[index] = current
        for below in range(index + 1, _LEVELS):
            if _restarts(numbering.levels.get(below), index):
                values[below] = None
        return self._label(numbering, index, values, current)

    def _label(
        self, numbering: _Numbering, index: int, values: list[int | None], current: int
    ) -> Label:
        level = numbering.levels[index]

        def print_place(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            number = values[place]
            other = numbering.levels.get(place)
            if place > index or number is None or other is None:
                return ""
            form = other.number_format
            form = "decimal" if level.legal and form not in {"none", "decimalZero"} else form
            printed = format_number(number, form)
            if printed is None:
                self.unknown_formats.add(form)
                return str(number)
            return printed

        text = _PLACE.sub(print_place, level.text, count=_LEVELS).strip()
        plain = level.number_format == "decimal" and level.text.strip() in _PARAGRAPH_NUMBER
        number = current if index == 0 and plain and current >= 0 else None
        return Label(text, level.separator, number)


def _read_levels(holder: Element) -> dict[int, _Level]:
    items = islice(holder.iterchildren(f"{W}lvl"), _LEVELS)
    levels = {integer(item.get(f"{W}ilvl")) or 0: _read_level(item) for item in items}
    return {index: level for index, level in levels.items() if index in range(_LEVELS)}


def _read_level(item: Element) -> _Level:
    # Formats that older versions do not know come twice; the last is the one for all versions.
    number_format = value((item.findall(f".//{W}numFmt") or [None])[-1], "decimal")
    text = value(item.find(f"{W}lvlText"))[:_LONGEST_LABEL]
    if number_format == "bullet":
        fonts = item.find(f"{W}rPr/{W}rFonts")
        font = "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
        text = "".join(_bullet(font, character) for character in text)
        if item.find(f"{W}lvlPicBulletId") is not None:
            text = "•"
    return _Level(
        start=integer(value(item.find(f"{W}start")), 0) or 0,
        number_format=number_format,
        text=text,
        separator=_SEPARATORS.get(value(item.find(f"{W}suff"), "tab"), " "),
        restart=integer(value(item.find(f"{W}lvlRestart"))),
        legal=bool(switched_on(item.find(f"{W}isLgl"))),
        style=value(item.find(f"{W}pStyle")),
    )


def _bullet(font: str, character: str) -> str:
    """Return what a bullet shows; one of an unknown picture font is still a bullet."""
    if not 0xE000 <= ord(character) <= 0xF8FF:
        return character
    shown = picture_character(font, ord(character))
    return "•" if shown == UNREADABLE else shown


def _start(numbering: _Numbering, index: int) -> int:
    level = numbering.levels.get(index)
    return numbering.starts.get(index, level.start if level else 1)


def _restarts(level: _Level | None, counted: int) -> bool:
    """Return whether a lower level starts anew after a paragraph of the level counted."""
    if level is None or level.restart is None:
        return True
    return counted < level.restart
