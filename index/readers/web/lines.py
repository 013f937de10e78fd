"""Text between two blocks of a page to its paragraphs: where a line break ends one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from index.front_matter import is_front_matter
from index.line_kinds import is_heading
from index.numbering import split_number
from index.readers.plain_text import join_wrapped_lines

LINE_END = "\n"
"""Stands for ``<br>``, or a line end that is shown as it is written."""
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile(r"[ \u00a0]{2,}|\t")
_SHORT_LINE = 150
"""Lines that stand by themselves are rarely longer, in characters."""
_GOES_ON = re.compile(r"[a-zà-öø-ÿа-я]")


def collapse(text: str) -> str:
    """Return text with each run of blanks and line ends as one blank, as browsers show it."""
    return _BLANKS.sub(" ", text)


def paragraphs_of(text: str, *, in_paragraph: bool, one_line: bool, as_written: bool) -> list[str]:
    """Return the paragraphs of text between two blocks.

    Two line breaks always end a paragraph. One does where the lines are paragraphs: where they
    begin with rising numbers; where each reads as a title or tells of the meeting; and
    in text that stands in no ``<p>``, unless a line goes on in small letters. Else the line break
    is as good as a blank.

    Args:
        text: The text, in which :data:`LINE_END` stands for line breaks.
        in_paragraph: Whether it stands in an element for a single paragraph.
        one_line: Whether it is one title, however it is broken.
        as_written: Whether the line ends are those of a plain text.
    """
    lines = [_tidy(line) for line in text.replace("\u00ad", "").split(LINE_END)]
    if len(lines) == 1:
        return [line for line in lines if line]
    groups = [list(group) for filled, group in groupby(lines, bool) if filled]
    if one_line:
        return [" ".join(line for group in groups for line in group)] if groups else []
    if as_written:
        return join_wrapped_lines(lines)
    return [
        paragraph
        for group in groups
        for paragraph in (
            _by_number(group) if _numbered(group) else _by_line(group, in_paragraph=in_paragraph)
        )
    ]


def _tidy(line: str) -> str:
    return _WIDE.sub(" ", line).strip()


def _numbered(lines: Sequence[str]) -> bool:
    numbers = [number for line in lines if (number := split_number(line)[0]) is not None]
    return len(numbers) > 1 and numbers == sorted(set(numbers))


def _by_number(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if found and split_number(line)[0] is None:
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def _by_line(lines: Sequence[str], *, in_paragraph: bool) -> list[str]:
    if len(lines) > 1 and any(_GOES_ON.match(line) for line in lines[1:]):
        return [" ".join(lines)]
    if in_paragraph and not all(_stands_alone(line) for line in lines):
        return [" ".join(lines)]
    return list(lines)


def _stands_alone(line: str) -> bool:
    return len(line) <= _SHORT_LINE and (is_heading(line) or is_front_matter(line))
