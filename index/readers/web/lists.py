"""Lists of a page, numbered as a browser prints them.

Source: WHATWG, HTML Living Standard, 4.4.5 (ordinal values) and 15.3.7; CSS Counter Styles 3, 6.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.readers.number_formats import format_number
from index.readers.web.markup import Element, integer_of, name_of, style_of

_BULLET = "•"
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_BULLETS = frozenset({"disc", "circle", "square"})
_ROMAN = {"lower-roman": "lowerRoman", "upper-roman": "upperRoman"}
_ALPHABETS = {
    "lower-alpha": "abcdefghijklmnopqrstuvwxyz",
    "lower-latin": "abcdefghijklmnopqrstuvwxyz",
    "upper-alpha": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "upper-latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lower-greek": "αβγδεζηθικλμνξοπρστυφχψω",
}
_LARGEST_ROMAN = 3999
_LARGEST_NUMBER = 99_999
"""No paragraph has a larger number."""


@dataclass(frozen=True, slots=True)
class ListLabel:
    """What is printed before an item of a list.

    Attributes:
        text: As it is printed ("(a)", "12.").
        number: The number of a paragraph, where that is what it is; else None.
    """

    text: str
    number: int | None = None


class ListCounter:
    """Counts the items of one list.

    Args:
        element: The list; None for items that stand in none.
        nested: Whether it stands in another list, so that it does not number paragraphs.
    """

    def __init__(self, element: Element | None, *, nested: bool) -> None:
        self._nested = nested
        self._form = "disc"
        self._next, self._step = 1, 1
        if element is not None:
            if name_of(element) == "ol":
                self._form = "decimal"
            self._form = _form_of(element, self._form)
            start = integer_of(element, "start")
            if element.get("reversed") is not None:
                self._step = -1
                self._next = sum(name_of(item) == "li" for item in element)
            self._next = self._next if start is None else start

    def count(self, item: Element) -> ListLabel | None:
        """Count an item and return its label; None where nothing is printed."""
        value = integer_of(item, "value")
        number = self._next if value is None else value
        self._next = number + self._step
        form = _form_of(item, self._form)
        if form == "none":
            return None
        if form in _BULLETS:
            return ListLabel(_BULLET)
        counts_paragraphs = form == "decimal" and not self._nested
        return ListLabel(
            f"{_print(number, form)}.",
            number if counts_paragraphs and 0 < number <= _LARGEST_NUMBER else None,
        )


def _form_of(element: Element, otherwise: str) -> str:
    """Return how a list or an item says that it is numbered."""
    if not element.attrib:
        return otherwise
    style = style_of(element)
    for word in f"{style.get('list-style-type', '')} {style.get('list-style', '')}".split():
        if word in _BULLETS or word in _ALPHABETS or word in _ROMAN:
            return word
        if word in {"none", "decimal", "decimal-leading-zero"}:
            return word
    written = element.get("type") or ""
    lowered = written.lower()
    return _TYPES.get(written, lowered if lowered in _BULLETS else otherwise)


def _print(number: int, form: str) -> str:
    if form == "decimal-leading-zero":
        return f"{number:02d}"
    if form in _ROMAN and 0 < number <= _LARGEST_ROMAN:
        return format_number(number, _ROMAN[form]) or str(number)
    if form in _ALPHABETS and number > 0:
        letters, alphabet = "", _ALPHABETS[form]
        while number > 0:
            number, place = divmod(number - 1, len(alphabet))
            letters = alphabet[place] + letters
        return letters
    return str(number)
