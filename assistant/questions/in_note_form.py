"""Meetings named as in a note, without "in" or "at": "bail, Kenya 2013", "Kenya second meeting"."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.reference.states import find_states

_A_YEAR = r"(?:19|20)\d\d"
_YEARS = (
    rf"(?P<years>{_A_YEAR}(?:\s*(?:,|&|\band\b|\bor\b|\bvs\.?|\bversus\b)\s*{_A_YEAR})*)"
    r"\b(?!\s*[-–/])"
)
_BEHIND_STATE = re.compile(
    rf"(?:,?\s+(?:in\s+(?=\d+\D+\d{{4}}))?)(?P<open>\(?){_YEARS}\)?"
    r"(?=\s*(?:$|[?.!,:;])|\s+(?:on|about|regarding|concerning)\b)",
    re.IGNORECASE,
)
"""Not "Kenya 2013 elections", which are none of a meeting."""
_AT_END = re.compile(
    rf"(?:(?:,|\s[-–])\s*|\s(?=\())(?P<open>\(?){_YEARS}\)?(?=\W*$)", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:(?:[’']s)?(?:^|,|\s[-–]|\s)\s*)(?P<which>first|second|third|last)\s+"
    rf"meeting(?:,?\s+\(?(?P<year>{_A_YEAR})\)?)?(?=\W*$|\s*[,:;])",
    re.IGNORECASE,
)
_NO_NOTE = re.compile(
    r"\b(?:what|which|who|whose|how|when|where|why|did|does|do|is|are|was|were|has|have|had)\b",
    re.I,
)
"""In a sentence a year may be when something happened; in a note it is that of the meeting."""
_PREPOSITION = re.compile(r"\b(?:at|in|of|during|from|before|after|since|until|the|a)\s*$", re.I)


def written_out(text: str, met: Callable[[str], bool]) -> str:
    """Return a question with the words that a note leaves out around a meeting.

    >>> written_out("bail, Kenya 2013", lambda year: year == "2013")
    'bail, Kenya in the 2013 meetings'
    >>> written_out("Kenya 2030 agenda", lambda year: year == "2013")
    'Kenya 2030 agenda'

    Args:
        text: The question.
        met: Whether there was a meeting in a year.
    """
    sentence = _NO_NOTE.search(text)

    def of_years(match: re.Match[str]) -> str:
        held = all(map(met, re.findall(_A_YEAR, match["years"])))
        closed = bool(match["open"]) == match.group().endswith(")")
        if not (held and closed):
            return match.group()
        return f" in {match['years']}" if sentence else f" in the {match['years']} meetings"

    def numbered(match: re.Match[str]) -> str:
        if _PREPOSITION.search(match.string[: match.start("which")]):
            return match.group()
        year = f" in the {match['year']} meetings" if match["year"] else ""
        return f" at the {match['which']} meeting{year}"

    if not sentence:
        text = _NUMBERED.sub(numbered, text)
    for mention in reversed(find_states(text)):
        behind = _BEHIND_STATE.match(text, mention.end)
        if behind:
            text = text[: behind.start()] + of_years(behind) + text[behind.end() :]
    return _AT_END.sub(of_years, text)
