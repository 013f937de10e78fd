"""What the parts of a page share while it is read, and the text of what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from index.readers.web.elements import WITHOUT_TEXT, begins_line
from index.readers.web.lines import collapse
from index.readers.web.markup import Element, ends_block, name_of

_SHOWN_VALUES = frozenset({"", "text", "search", "email", "url", "number", "submit", "button"})
"""Types of input whose value is shown."""


@dataclass
class Reading:
    """What all parts of a page share.

    Attributes:
        leftovers: Text taken out, in order.
        tally: How often something was met that a person should know of.
    """

    leftovers: list[str] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)

    def leave_out(self, text: str, kind: str) -> None:
        """List text as taken out, and count it as an instance of a kind."""
        text = collapse(text).strip()
        if text:
            self.leftovers.append(text)
            self.tally[kind] += 1


class Step(NamedTuple):
    """The children of an element to walk, what to do behind them, and the text that follows."""

    children: Iterator[Element]
    leave: Callable[[], object] | None
    tail: str | None


def walk(
    root: Element,
    enter: Callable[[Element], Callable[[], object] | bool],
    write: Callable[[str], object],
    end_block: Callable[[], object],
) -> None:
    """Walk what is in an element, with a stack of its own: no depth exhausts Python's.

    Args:
        root: The element.
        enter: Called with each element; returns whether to walk what is in it, or what to do
            when that is walked.
        write: Called with each stretch of text.
        end_block: Called where a block ends, which may be an element that is not open any more.
    """
    write(root.text or "")
    stack = [Step(iter(root), None, None)]
    while stack:
        children, leave, tail = stack[-1]
        element = next(children, None)
        if element is None:
            stack.pop()
            if leave is not None:
                leave()
            if tail:
                write(tail)
            continue
        entered = enter(element) if isinstance(element.tag, str) else False
        if ends_block(element):
            end_block()
        if entered is False:
            if element.tail:
                write(element.tail)
            continue
        if element.text:
            write(element.text)
        stack.append(Step(iter(element), entered if callable(entered) else None, element.tail))


def text_of(root: Element, is_elsewhere: Callable[[Element], bool] | None = None) -> str:
    """Return all text in an element, blocks and breaks divided by blanks.

    Args:
        root: The element.
        is_elsewhere: Tells elements whose text is not asked for.
    """
    pieces: list[str] = []

    def enter(element: Element) -> bool | Callable[[], object]:
        name = name_of(element)
        if name in WITHOUT_TEXT or (is_elsewhere is not None and is_elsewhere(element)):
            return False
        if name == "input":
            pieces.append(_shown_value(element))
        if name == "br" or begins_line(element) or name == "input":
            pieces.append(" ")
            return lambda: pieces.append(" ")
        return True

    if name_of(root) == "input":
        return _shown_value(root)
    walk(root, enter, pieces.append, lambda: pieces.append(" "))
    return collapse("".join(pieces)).strip()


def _shown_value(element: Element) -> str:
    shown = (element.get("type") or "").lower() in _SHOWN_VALUES
    return str(element.get("value") or "") if shown else ""
