"""One sentence, several things asked: where one ends and the next begins.

"The types of behaviour ..., the duration ..., the frequency ... and the possibility to appeal" are
four, "the role and effectiveness of the Ombudsman" is one. What is joined counts as a thing of its
own if it is an interrogative clause of its own, or a noun phrase with its own determiner or its own
word for information; nouns, verbs and adjectives that share a complement are not parted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.points.asked_for import (
    ABOUT,
    DETERMINED,
    INFORMATION,
    INFORMATION_PHRASE,
    MEASURED,
    SURE_WH,
    WH,
)
from assistant.points.listed import cuts_at_that, split_list
from assistant.points.phrases import PREPOSITION
from assistant.points.spans import between, cuts_of

_JOINED = r"(?:as\s+well\s+as|along\s+with|alongside|together\s+with|in\s+addition\s+to|and\s+also)"
_IF_SO = r"(?:,?\s*if\s+(?:so|not|any|applicable|that\s+was\s+the\s+case),?\s+)"
_SOFTLY = (
    r"(?:(?:also|in\s+particular|particularly|specifically|more\s+specifically|especially|then|"
    r"indeed|secondly|thirdly|lastly|finally|exactly|"
    r"the\s+(?:second|third|fourth|last|other)(?:\s+(?:one|point|question))?(?:\s+was|(?=,))),?\s+)?"
)

_CLAUSE_BOUNDARIES = (
    re.compile(rf"\s*[;]\s*(?:and\s+|or\s+)?{_IF_SO}?{_SOFTLY}", re.IGNORECASE),
    re.compile(
        rf"\s*,\s*(?:and|but|or(?!\s+(?:whether|if)\b))?\s*(?:,\s*)?{_IF_SO}?{_SOFTLY}"
        rf"(?=(?:{PREPOSITION}\s+)?{SURE_WH}\b(?!\s+or\s+not))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\s*,?\s+and\s*{_IF_SO}?{_SOFTLY}(?=(?:{PREPOSITION}\s+)?{WH}\b(?!\s+or\s+not))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\s*,?\s+(?:and|{_JOINED})\s+(?:(?:about|on|of|for)\s+)?(?={INFORMATION_PHRASE}\s+(?:on|of|about|regarding|concerning|as|for)\b)",
        re.IGNORECASE,
    ),
    re.compile(r"\s*,?\s+(?:and|or)\s+(?:about|regarding|concerning)\s+", re.IGNORECASE),
    re.compile(rf"\s*,?\s+but\s+also\s+(?=(?:{PREPOSITION}\s+)?{WH}\b)", re.IGNORECASE),
)
_DOUBTFUL = re.compile(
    rf"\s*,\s*(?=(?:{PREPOSITION}\s+)?(?:who|whom|which|when|where)\b)", re.IGNORECASE
)
_AND_ABOUT = re.compile(r"\s*,?\s+and\s+(?:about|regarding|concerning)\s+", re.IGNORECASE)
_AND_ON = re.compile(
    r"\s*,\s*(?:and\s+)?(?:about|regarding|concerning|on)\s+(?=\w)"
    r"|\s+and\s+(?:about|regarding|concerning|on)\s+",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+|or\s+)?")
_TOGETHER = re.compile(
    rf"\s*,?\s+{_JOINED}\s+(?:{ABOUT}\s+)?(?={DETERMINED}\b|{MEASURED}\b)", re.IGNORECASE
)
_INCLUDING = re.compile(
    rf"\s*,?\s+including\s+(?={INFORMATION_PHRASE}\s+(?:on|of|about|regarding|concerning|as)\b"
    rf"|the\s+(?:\w+\s+)?{MEASURED}\b)",
    re.IGNORECASE,
)
_AND_INFORMATION = re.compile(
    rf"\s*,?\s+and\s+(?:{ABOUT}\s+)?(?={INFORMATION_PHRASE}\s+(?:on|of|about|regarding|concerning|as)\b)",
    re.IGNORECASE,
)
_TO_CLAUSE = re.compile(
    rf"\s*[,;]?\s+(?:and\s+){_SOFTLY}(?:{PREPOSITION}\s+)?(?={SURE_WH}\b)|\s*,\s*(?={SURE_WH}\b)",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"^(?P<led>{INFORMATION_PHRASE}\s+(?P<of>about|on|upon|of|regarding|concerning|as\s+to|with\s+regard\s+to|from|for)\s+)",
    re.IGNORECASE,
)
_GOES_ON_WITH = ("about", "on", "regarding", "concerning", "as to", "of")
"""Behind information these begin the next thing too: "information on the A, on the B"."""
_TO_WH = re.compile(
    rf"^(?:(?:{INFORMATION_PHRASE}\s+)?(?:{ABOUT}\s+)??)(?P<wh>(?:{PREPOSITION}\s+(?:the\s+\w+\s+of\s+)?)?{WH}\b)",
    re.IGNORECASE,
)
_ORDINAL = (
    r"(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:first|second|third|fourth|last)(?:ly)?,"
    r"|the\s+(?:first|second|third|fourth|last|other)(?:\s+(?:one|point|question))?(?:\s+was(?=\s)|,))"
)
"""With which the things of a list are counted: "(a)", "secondly,"."""
_LEADING = re.compile(
    rf"^(?:[\s,:;–—]+|{_ORDINAL}\s+|not\s+only\s+|(?!(?:for|by|to|from)\s+how\s+(?:long|many|much|often)\b)(?:{ABOUT})\s+(?!(?:the\s+\w+\s+of\s+)?(?:which|what|whom|that)\b)|(?:also|and|in\s+particular|specifically|exactly"
    rf"|more\s+(?:specifically|broadly|generally)|please),?\s+|(?:by|from)\s+{INFORMATION}\s+)",
    re.IGNORECASE,
)
_JOINING = re.compile(r"[,;]|\band\b")
_BRACKETED = re.compile(
    r",\s+(?:including|such\s+as|in\s+particular|especially|particularly|notably|disaggregated|broken\s+down)\s+[^,;]{1,90},(?=\s+(?:on|about|regarding|for)\s)"
    r"|\([^()]*\)|“[^“”]*”|\"[^\"]*\"|–[^–]{3,200}?–"
)


@dataclass(frozen=True, slots=True)
class ThingAsked:
    """One thing asked: its span in the text that was split, and whether it is a clause."""

    start: int
    end: int
    clause: bool


def split_asked(text: str, again: str = "") -> list[ThingAsked]:
    """Part the object of a frame into the things asked for.

    Args:
        text: What stands behind "she wished to know" and the like.
        again: A preposition that ends the frame, and begins each further thing asked.

    Returns:
        Their spans in the text, in order, without blanks and joining words around them.
    """
    masked = _masked(text)
    if again:
        cuts = cuts_of(masked, 0, [re.compile(rf"\s*,?\s+(?:and|or)\s+{again}\s+")])
        return _split_each(text, between(0, len(text), cuts))
    start = _skip_leading(masked, 0)
    lead = _TO_WH.match(masked[start:])
    listed = _on_and_on(masked, start) if lead else []
    if listed:
        return _split_each(text, between(start, len(text), listed))
    if lead:
        return _clauses(masked, start + lead.start("wh"))
    pieces: list[ThingAsked] = []
    for begin, end in _noun_phrases(masked, start):
        lead = _TO_WH.match(masked[begin:end])
        if lead:
            pieces += _clauses(masked[:end], begin + lead.start("wh"))
        else:
            pieces.append(_trimmed(masked, begin, end, clause=False))
    return [piece for piece in pieces if piece.end - piece.start > 1]


def _split_each(text: str, spans: Sequence[tuple[int, int]]) -> list[ThingAsked]:
    """Return the things asked in each of some spans of a text, in order."""
    return [
        ThingAsked(begin + piece.start, begin + piece.end, piece.clause)
        for begin, end in spans
        for piece in split_asked(text[begin:end])
    ]


def _on_and_on(text: str, start: int) -> list[tuple[int, int]]:
    """Return the cuts of "clarification on whether A, on B and on C", where commas list it."""
    led = _LED.match(text[start:])
    if not led:
        return []
    of = re.escape(led["of"])
    commas = list(re.compile(rf",\s*(?:and\s+)?{of}\s+", re.IGNORECASE).finditer(text, start + 1))
    if not commas:
        return []
    last = re.compile(rf"\s+and\s+{of}\s+", re.IGNORECASE).finditer(text, commas[-1].end())
    return [(cut.start(), cut.end()) for cut in [*commas, *last]]


def _masked(text: str) -> str:
    """Return the text of the same length with commas and joining words inside brackets hidden."""
    return _BRACKETED.sub(
        lambda found: _JOINING.sub(lambda one: "_" * len(one.group()), found.group()), text
    )


def _skip_leading(text: str, start: int) -> int:
    while match := _LEADING.match(text[start:]):
        start += match.end()
    return start


def _clauses(text: str, start: int) -> list[ThingAsked]:
    """Part interrogative clauses; what is joined to them as a noun phrase stands by itself too."""
    cuts = cuts_of(text, start, _CLAUSE_BOUNDARIES)
    cuts = sorted([*cuts, *_doubtful(text, start, cuts)])
    found = []
    for begin, end in between(start, len(text), cuts):
        begin = _skip_leading(text, begin)
        lead = _TO_WH.match(text[begin:end])
        if lead:
            begin += lead.start("wh")
        thats = [(begin + a, begin + b) for a, b in cuts_at_that(text[begin:end])]
        for a, b in between(begin, end, thats):
            piece = _trimmed(text, a, b, clause=lead is not None)
            if piece.end > piece.start:
                found.append(piece)
    return found


def _doubtful(text: str, start: int, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where a list goes on with ", who ..." or ", to whom ...".

    A relative clause begins alike; but it ends in a comma, and no list ends behind it.
    """
    found = []
    for match in _DOUBTFUL.finditer(text, start + 1):
        following = next((cut for cut in cuts if cut[0] >= match.end()), None)
        if following and "," not in text[match.end() : following[0]]:
            found.append((match.start(), match.end()))
    return [one for one in found if not any(a <= one[0] < b for a, b in cuts)]


def _noun_phrases(text: str, start: int) -> list[tuple[int, int]]:
    boundaries = [_SEMICOLON, _TOGETHER, _INCLUDING, _AND_INFORMATION, _TO_CLAUSE]
    led = _LED.match(text[start:])
    if led:
        of = re.escape(led["of"])
        joined = re.compile(rf"\s*,\s*(?:and\s+)?{of}\s+|\s+and\s+{of}\s+", re.IGNORECASE)
        if re.sub(r"\s+", " ", led["of"]) in _GOES_ON_WITH:
            boundaries.append(joined)
    boundaries.append(_AND_ABOUT if led else _AND_ON)
    spans = between(start, len(text), cuts_of(text, start, boundaries))
    found = []
    for begin, end in spans:
        begin = _skip_leading(text, begin)
        found += split_list(text, begin, end)
    return found


def _trimmed(text: str, start: int, end: int, *, clause: bool) -> ThingAsked:
    while start < end and text[start] in " ,;:–—":
        start += 1
    end = start + len(
        re.sub(
            r"(?:\s+(?:to\s+)?be\s+(?:explained|clarified|specified|provided|given|supplied|furnished|made\s+available)|[\s,;:.?!–—]"
            r"|\b(?:and|or|but|as|more\s+(?:broadly|generally|specifically))$)+$",
            "",
            text[start:end],
        )
    )
    return ThingAsked(start, end, clause)
