"""Fields of a Word file: their result is text, what asks for the result never is.

Source: ECMA-376, part 1, 17.16. Word saves the result of most fields; it saves none for the
numbers of AUTONUM, which are counted here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.readers.number_formats import format_number
from index.readers.word.reading import PAGE_NUMBER

_PAGE_NUMBERS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
_COUNTED = {"AUTONUM": "decimal", "AUTONUMLGL": "decimal", "AUTONUMOUT": "upperRoman"}
_WITHOUT_RESULT = {"LISTNUM"}
_LONGEST_INSTRUCTION = 1000
_NAME = re.compile(r"\s*(\w+)")
_SEPARATOR = re.compile(r"\\s\s*\"?(\S)", re.IGNORECASE)


@dataclass(eq=False)
class Field:
    """A field while it is open.

    Attributes:
        instruction: What asks for its result, so far.
        in_result: Whether its result has begun.
        has_result: Whether its result has text.
    """

    instruction: str = ""
    in_result: bool = False
    has_result: bool = False


class FieldStack:
    """The fields that are open at a place of a story, and the numbers counted so far."""

    def __init__(self) -> None:
        self._open: list[Field] = []
        # Parts of the above, in its order: the innermost field stands last in each.
        self._unsettled: list[Field] = []
        self._page_numbers: list[Field] = []
        self._counts: dict[str, int] = {}

    def begin(self) -> None:
        """Open a field."""
        opened = Field()
        self._open.append(opened)
        self._unsettled.append(opened)

    def instruct(self, text: str) -> None:
        """Take text that says what the field shows."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction += text[:_LONGEST_INSTRUCTION]

    def separate(self) -> None:
        """Take note that the result begins."""
        if not self._open:
            return
        current = self._open[-1]
        current.in_result = True
        _drop(current, self._unsettled)
        if _name(current) in _PAGE_NUMBERS and self._page_numbers[-1:] != [current]:
            self._page_numbers.append(current)

    def end(self, *, count: bool) -> str | None:
        """Close the innermost field.

        Args:
            count: Whether a number that is counted counts here; not so in deleted text.

        Returns:
            A number to print in its place, mostly empty; None where a number should stand and
            the file does not tell which.
        """
        if not self._open:
            return ""
        closed = self._open.pop()
        _drop(closed, self._unsettled)
        _drop(closed, self._page_numbers)
        name = _name(closed)
        if closed.has_result or not count:
            return ""
        if name in _COUNTED:
            self._counts[name] = self._counts.get(name, 0) + 1
            separator = _SEPARATOR.search(closed.instruction)
            printed = format_number(self._counts[name], _COUNTED[name]) or ""
            return printed + (separator[1] if separator else ".")
        return None if name in _WITHOUT_RESULT else ""

    def end_paragraph(self) -> set[Field]:
        """Give up on fields that take text out beyond their paragraph: their end is missing.

        Returns:
            The fields given up; what they took out is text.
        """
        broken = {*self._unsettled, *self._page_numbers}
        for field in self._unsettled:
            field.in_result = True
        self._unsettled.clear()
        self._page_numbers.clear()
        return broken

    def taking_out(self) -> tuple[str, Field | None]:
        """Return as what text at this place is taken out, and for which field; else ("", None)."""
        if self._unsettled:
            return "field", self._unsettled[-1]
        if self._page_numbers:
            return PAGE_NUMBER, self._page_numbers[-1]
        return "", None

    def note_result(self) -> None:
        """Take note that text was written at this place."""
        if self._open and self._open[-1].in_result:
            self._open[-1].has_result = True


def _drop(field: Field, fields: list[Field]) -> None:
    """Take a field out that can only stand last."""
    if fields[-1:] == [field]:
        fields.pop()


def _name(field: Field) -> str:
    match = _NAME.match(field.instruction)
    return match[1].upper() if match else ""
