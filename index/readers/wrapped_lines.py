"""Plain text whose lines a program has broken: what goes on in the next line, what is the page's.

Blank lines may part the paragraphs or not. Where they do not, a line goes on in the next where that
one's first word would not have fitted on it; a paragraph that by chance ends at the full width is
told by its full stop. In doubt a paragraph is divided, which changes no speaker, rather than joined
with what somebody else said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from index.parsing.grammar import every_grammar
from index.parsing.grammar.clock import CLOSING, OPENING, PAUSE
from index.parsing.numbering import split_number
from index.reference.symbols import find_symbol
from index.sentences import sentence_spans

_WIDEST = 120
"""Lines of hard-wrapped text are at most this long, in characters."""
_NARROWEST = 30
_LEAST_BROKEN = 3
"""Sentences that go on in the next line, from which text is known to be wrapped."""
_LEAST_SHARE = 0.8
"""Of them, with a line so full that the next word would not have fitted."""
_SLACK = 0.85
"""Of the width: print, unlike a typewriter, puts more or fewer letters on a line."""
_END = re.compile(r"[.?!:;…](?:\s?[”\"'’)\]»])*$")
_ITEM = re.compile(r"\w{1,4}[.)]\s")
_PAGE = re.compile(
    r"\W{0,3}(?:(?:page|p\.|página)\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W{0,3}", re.IGNORECASE
)
_NAMED_PAGE = re.compile(r"(?:page|página)\s+\d{1,4}", re.IGNORECASE)
_JOB = re.compile(r"(?:GE\.\d\d|V\.\d\d|\d\d)-\d{5}\b[\s\d()A-Z*/]{0,20}")
_REST_OF_HEAD = 12
"""Characters that a running head has besides the symbol ("S/PV.9001   3/27")."""


def join_wrapped_lines(lines: Iterable[str]) -> list[str]:
    """Return the paragraphs of lines: each by itself, or the lines that a program broke joined."""
    groups = groupby(lines, lambda line: bool(line.strip()))
    blocks = [list(block) for filled, block in groups if filled]
    if _all_wrapped(blocks):
        return [" ".join(map(str.strip, block)) for block in blocks]
    width = _width(blocks)
    if width is None:
        return [line for block in blocks for line in block]
    parted = _parted_by_blanks(blocks, width)
    joined: list[str] = []
    number = 0
    for block in blocks:
        before, first = "", False
        for line in map(str.strip, block):
            printed = split_number(line)[0]
            short = bool(before) and _is_short(before, line, width)
            short = short and not (first and _is_indented(before, line))
            begins = printed == number + 1 or not before or short
            if not begins and not parted:
                begins = _ends_before(before, line)
            if begins:
                joined.append(line)
            else:
                joined[-1] = f"{joined[-1]} {line}"
            number = printed if begins and printed is not None else number
            before, first = line, begins
    return joined


def take_running_heads(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Take the symbol that heads every page, page numbers and job numbers out of lines.

    The first line with a symbol is front matter and stays, and so does a bare number that stands
    by none of these.

    Returns:
        The other lines, and what was taken out, in order. Where a sentence went on over the page,
        nothing is left between its halves; elsewhere a blank line.
    """
    taken = _running(lines)
    kept: list[str] = []
    index = 0
    while index < len(lines):
        if index not in taken:
            kept.append(lines[index])
            index += 1
            continue
        while index < len(lines) and (index in taken or not lines[index].strip()):
            index += 1
        while kept and not kept[-1].strip():
            kept.pop()
        rest = lines[index].strip() if index < len(lines) else ""
        if not (kept and not _END.search(kept[-1].rstrip()) and _goes_on(rest)):
            kept.append("")
    return kept, [lines[index].strip() for index in sorted(taken)]


def _running(lines: Sequence[str]) -> set[int]:
    """Return the places of lines that belong to the page and not to the text."""
    filled = [(index, line.strip()) for index, line in enumerate(lines) if line.strip()]
    seen: set[str] = set()
    taken: set[int] = set()
    for index, line in filled:
        symbol = find_symbol(line) if len(line) <= _WIDEST else ""
        if symbol in seen and len(line) <= len(symbol) + _REST_OF_HEAD:
            taken.add(index)
        seen |= {symbol} - {""}
    if not taken:
        return taken
    taken |= {index for index, line in filled if _NAMED_PAGE.fullmatch(line)}
    for (first, before), (second, after) in [*pairwise(filled), *pairwise(reversed(filled))]:
        if first in taken and before and (_PAGE.fullmatch(after) or _JOB.fullmatch(after)):
            taken.add(second)
    return taken


def _width(blocks: Sequence[Sequence[str]]) -> int | None:
    """Return how wide the lines of wrapped text are, in characters; None of any other text."""
    pairs = [
        (first.strip(), second.strip()) for block in blocks for first, second in pairwise(block)
    ]
    broken = [pair for pair in pairs if not _END.search(pair[0]) and _goes_on(pair[1])]
    lines = [line.strip() for block in blocks for line in block]
    if len(broken) < _LEAST_BROKEN or max(map(len, lines)) > _WIDEST:
        return None
    width = max(len(first) for first, _ in broken)
    if width < _NARROWEST or not any(map(_END.search, lines)):
        return None
    full = sum(not _is_short(first, second, width) for first, second in broken)
    return width if full >= _LEAST_SHARE * len(broken) else None


def _goes_on(line: str) -> bool:
    """Return whether a line begins as the middle of a sentence does, with a letter not large."""
    return line[:1].isalpha() and not line[:1].isupper()


def _is_indented(line: str, following: str) -> bool:
    """Return whether a short line may be the first of a paragraph, less what print left blank."""
    opens = line[:1].isupper() and not _END.search(line)
    return opens and following[:1].islower() and not _ITEM.match(following)


def _is_short(line: str, following: str, width: int) -> bool:
    """Return whether the first word of the next line would have fitted on a line."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width * _SLACK


def _ends_before(line: str, following: str) -> bool:
    """Return whether a paragraph ends with a full line, by its last words or what follows."""
    if any(pattern.match(following) for pattern in (OPENING, PAUSE, CLOSING)):
        return True
    if _END.search(line):
        if line.endswith(".") and len(sentence_spans(f"{line} Then")) == len(sentence_spans(line)):
            return False  # "... who was ill, Mr." ends no sentence.
        return not following[:1].islower()
    # Titles have no full stop, but often "(continued)" or a list of documents at the end.
    found = [one for grammar in every_grammar() if (one := grammar.announced(following))]
    return any(
        one.verbatim or (line.endswith(")") and one.kind in {"person", "chair"}) for one in found
    )


def _parted_by_blanks(blocks: Sequence[Sequence[str]], width: int) -> bool:
    """Return whether paragraphs end at blank lines, and nowhere else, as far as lines tell."""
    inside = sum(
        bool(_END.search(first.strip())) and _is_short(first.strip(), second.strip(), width)
        for block in blocks
        for first, second in pairwise(block)
    )
    ends = sum(bool(_END.search(block[-1].strip())) for block in blocks)
    return inside * 4 <= ends


def _all_wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    several = sum(len(block) > 2 for block in blocks)
    longest = max((len(line) for block in blocks for line in block), default=0)
    wrapped = len(blocks) > 2 and several * 3 > len(blocks) and longest <= _WIDEST
    return wrapped and _parted_by_blanks(blocks, longest)
