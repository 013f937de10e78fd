"""Text between two blocks of a page to its paragraphs: where a line break ends one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from index.parsing.front_matter import is_front_matter
from index.parsing.grammar.english_speakers import read_designation
from index.parsing.line_kinds import is_heading
from index.parsing.numbering import split_number
from index.readers.wrapped_lines import join_wrapped_lines

LINE_END = "\n"
"""Stands for ``<br>``, or a line end that is shown as it is written."""
# Control characters can be written as entities, too.
_BLANKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_BLANKS_IN_LINE = re.compile("[\x00-\x09\x0b-\x20\x7f-\x9f\u2028\u2029]+")
_WIDE = re.compile(r"[ \u00a0]{2,}|\t")
_SHORT_LINE = 150
"""Lines that stand by themselves are rarely longer, in characters."""
_GOES_ON = re.compile(r"(?!(?:[a-z]|[ivx]{2,4})[.)])[a-zà-öø-ÿа-яё]")
_ENDS = re.compile(r"[.:;?!…][”\"’')\]]?$")


def collapse(text: str) -> str:
    """Return text with each run of blanks and line ends as one blank, as browsers show it."""
    return _BLANKS.sub(" ", text)


def tidy_lines(text: str) -> str:
    """Return text whose line ends are shown as they are written, with blanks as above."""
    text = text.replace("\r\n", LINE_END).replace("\r", LINE_END)
    return _BLANKS_IN_LINE.sub(" ", text)


def paragraphs_of(text: str, *, in_paragraph: bool, one_line: bool, as_written: bool) -> list[str]:
    """Return the paragraphs of text between two blocks.

    Two line breaks always end a paragraph. One does where the lines are paragraphs: where they
    begin with rising numbers; where most of them read as titles or tell of the meeting; and in
    text that stands in no ``<p>``, unless a line goes on in small letters. One does, too, before a
    line that announces a speaker, behind the end of a sentence: what one person said must not
    become another's. Else the line break is as good as a blank.

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
    return [line for group in groups for line in _divide(group, in_paragraph=in_paragraph)]


def _tidy(line: str) -> str:
    return _WIDE.sub(" ", line).strip()


def _divide(lines: Sequence[str], *, in_paragraph: bool) -> list[str]:
    if len(lines) == 1:
        return list(lines)
    numbers = [number for line in lines if (number := split_number(line)[0]) is not None]
    numbered = len(numbers) > 1 and numbers == sorted(set(numbers))
    goes_on = any(_GOES_ON.match(line) for line in lines[1:])
    titled = sum(map(_stands_alone, lines)) * 2 > len(lines)
    by_line = not numbered and not goes_on and (titled or not in_paragraph)
    found: list[list[str]] = []
    for line in lines:
        if not found or by_line or _begins(line, found[-1][-1], numbered=numbered):
            found.append([line])
        else:
            found[-1].append(line)
    return [" ".join(joined) for joined in found]


def _begins(line: str, before: str, *, numbered: bool) -> bool:
    """Return whether a line begins a paragraph where most lines do not."""
    if numbered and split_number(line)[0] is not None:
        return True
    if not (_ENDS.search(before) or _stands_alone(before)):
        return False
    return (numbered and not _GOES_ON.match(line)) or read_designation(line) is not None


def _stands_alone(line: str) -> bool:
    return len(line) <= _SHORT_LINE and (is_heading(line) or is_front_matter(line))
