"""One sentence, several things asked: where one ends and the next begins.

"The types of behaviour ..., the duration ..., the frequency ... and the possibility to appeal" are
four, "the role and effectiveness of the Ombudsman" is one. What is joined counts as a thing of its
own if it is an interrogative clause of its own, or a noun phrase with its own determiner or its own
word for information; nouns, verbs and adjectives that share a complement are not parted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.ledger.phrases import PREPOSITION

_WH = r"(?:whether|if|how|what|which|who|whom|whose|when|where|why)"
_SURE_WH = r"(?:whether|how|what|why)"
"""Those that are no relatives or conjunctions behind a comma."""
_ABOUT = (
    r"(?:about|on|upon|of|regarding|concerning|as\s+to|with\s+regard\s+to|with\s+respect\s+to|for|to|"
    r"in\s+relation\s+to|from|into|that)"
)
_INFORMATION = (
    r"(?:information|details?|data|statistics|figures|clarifications?|explanations?|examples?|updates?|"
    r"replies|answers?|comments?|views?|numbers?|particulars|breakdown|evidence|confirmation|"
    r"assurances?|reasons?|indications?|opinions?|estimates?|results?|outcomes?|descriptions?|"
    r"elaboration|insights?|thoughts?|overview|account|list|copy|copies|timeline|timetable)"
)
_QUALIFIER = (
    r"(?:more|further|additional|any|updated?|up-to-date|disaggregated|detailed|specific|some|recent|"
    r"precise|concrete|statistical|the|an?|its|their|his|her|also|exact|comprehensive|full|fuller|"
    r"such|other|all|latest|current|similar|relevant|general|brief|delegation[’']s|State\s+party[’']s|"
    r"Government[’']s|most|greater|official)"
)
_INFORMATION_PHRASE = rf"(?:{_QUALIFIER}\s+){{0,8}}(?:\w+\s+)?{_INFORMATION}"
_DETERMINED = (
    r"(?:the|any|an?|its|their|his|her|this|these|those|such|some|all|each|both|other|"
    rf"{_INFORMATION}|(?:more|further|additional|updated|disaggregated|detailed|specific|statistical)\s+\w+)"
)
_MEASURED = (
    r"(?:measures?|steps?|numbers?|outcomes?|results?|penalt(?:y|ies)|sanctions?|reasons?|roles?|efforts?|"
    r"extent|possibilit(?:y|ies)|percentages?|proportions?|status|criteria|procedures?|mandates?|"
    r"budgets?|resources|progress|plans?|strateg(?:y|ies)|polic(?:y|ies)|programmes?|mechanisms?|"
    r"rates?|ratio|frequency|duration|length|conditions?|circumstances|scope|composition|functions?|"
    r"impact|effects?|timetable|timeline|initiatives?|actions?|remedies|redress|compensation|"
    r"sentences?|convictions?|prosecutions?|investigations?|complaints?|cases?|types?|categor(?:y|ies)|"
    r"grounds?|safeguards?|guarantees?|content|status|amount|nature|obstacles?|challenges?|"
    r"position|situation|implementation|findings|conclusions?|definition|availability|accessibility|access|quality|adequacy|effectiveness|existence|absence|legality|independence|treatment|monitoring|supervision|oversight|capacity|responsibilit(?:y|ies)|competence|jurisdiction|fate|whereabouts|causes?|prospects?|intentions?|prevalence|incidence|incentives?|relationship|"
    rf"application|use|arrangements?|work|activities|powers?|{_INFORMATION})"
)
_HEAD = rf"(?:the|any|an?|its|their|all|such|some|other)\s+(?:[\w-]+\s+){{0,2}}?{_MEASURED}\b"
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
        rf"(?=(?:{PREPOSITION}\s+)?{_SURE_WH}\b(?!\s+or\s+not))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\s*,?\s+and\s*{_IF_SO}?{_SOFTLY}(?=(?:{PREPOSITION}\s+)?{_WH}\b(?!\s+or\s+not))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\s*,?\s+(?:and|{_JOINED})\s+(?:(?:about|on|of|for)\s+)?(?={_INFORMATION_PHRASE}\s+(?:on|of|about|regarding|concerning|as|for)\b)",
        re.IGNORECASE,
    ),
    re.compile(r"\s*,?\s+(?:and|or)\s+(?:about|regarding|concerning)\s+", re.IGNORECASE),
    re.compile(rf"\s*,?\s+but\s+also\s+(?=(?:{PREPOSITION}\s+)?{_WH}\b)", re.IGNORECASE),
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
    rf"\s*,?\s+{_JOINED}\s+(?:{_ABOUT}\s+)?(?={_DETERMINED}\b|{_MEASURED}\b)", re.IGNORECASE
)
_INCLUDING = re.compile(
    rf"\s*,?\s+including\s+(?={_INFORMATION_PHRASE}\s+(?:on|of|about|regarding|concerning|as)\b"
    rf"|the\s+(?:\w+\s+)?{_MEASURED}\b)",
    re.IGNORECASE,
)
_AND_INFORMATION = re.compile(
    rf"\s*,?\s+and\s+(?:{_ABOUT}\s+)?(?={_INFORMATION_PHRASE}\s+(?:on|of|about|regarding|concerning|as)\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:the|its|an?)\s+(?:\w+\s+)?[A-Z]")
"""A name goes on with a list of names inside a phrase; it is no new thing asked."""
_TO_CLAUSE = re.compile(
    rf"\s*[,;]?\s+(?:and\s+){_SOFTLY}(?:{PREPOSITION}\s+)?(?={_SURE_WH}\b)|\s*,\s*(?={_SURE_WH}\b)",
    re.IGNORECASE,
)
_COMMA_DETERMINED = re.compile(
    rf"\s*,\s*(?:and\s+|or\s+)?(?:{_ABOUT}\s+)?(?=(?:{_DETERMINED})\b|{_MEASURED}\s+(?:taken|of|for|to|made)\b)",
    re.IGNORECASE,
)
_AND_DETERMINED = re.compile(
    rf"\s*,?\s+and\s+(?:{_ABOUT}\s+)?(?=(?:{_DETERMINED})\b|{_MEASURED}\s+(?:taken|of|for|to|made)\b)",
    re.IGNORECASE,
)
_AND_HEAD = re.compile(
    rf"\s*,?\s+and\s+(?={_HEAD}|any\s|the\s+[\w-]+\s+{PREPOSITION}\s+(?:which|whom)\b)",
    re.IGNORECASE,
)
_FIRST_HEAD = re.compile(
    rf"^(?:{_INFORMATION_PHRASE}\s+(?:{_ABOUT}\s+)?)?(?:{_HEAD}|(?:[\w-]+\s+)?{_MEASURED}\b)",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"^(?P<led>{_INFORMATION_PHRASE}\s+(?P<of>about|on|upon|of|regarding|concerning|as\s+to|with\s+regard\s+to|from|for)\s+)",
    re.IGNORECASE,
)
_TO_WH = re.compile(
    rf"^(?:(?:{_INFORMATION_PHRASE}\s+)?(?:{_ABOUT}\s+)??)(?P<wh>(?:{PREPOSITION}\s+(?:the\s+\w+\s+of\s+)?)?{_WH}\b)",
    re.IGNORECASE,
)
_ORDINAL = (
    r"(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:first|second|third|fourth|last)(?:ly)?,"
    r"|the\s+(?:first|second|third|fourth|last|other)(?:\s+(?:one|point|question))?(?:\s+was(?=\s)|,))"
)
"""With which the things of a list are counted: "(a)", "secondly,"."""
_LEADING = re.compile(
    rf"^(?:[\s,:;–—]+|{_ORDINAL}\s+|not\s+only\s+|(?!(?:for|by|to|from)\s+how\s+(?:long|many|much|often)\b)(?:{_ABOUT})\s+(?!(?:the\s+\w+\s+of\s+)?(?:which|what|whom|that)\b)|(?:also|and|in\s+particular|specifically|exactly"
    rf"|more\s+(?:specifically|broadly|generally)|please),?\s+|(?:by|from)\s+{_INFORMATION}\s+)",
    re.IGNORECASE,
)
_THAT = re.compile(r"\s*,?\s+(?:and\s+)?(?=that\s)")
_ENSURE = re.compile(
    r"\b(?:(?:ensure|ensuring|guarantee|guaranteeing|sure)\s*|(?:allegations?|reports|claims|"
    r"complaints|information|evidence|concerns?|fact)(?:\s+\S+){0,7}?\s*)$"
)
_JOINING = re.compile(r"[,;]|\band\b")
_EXAMPLES = re.compile(
    r"\b(?:such\s+as|including|for\s+example|for\s+instance|namely|i\.e\.|e\.g\.)\b"
)
_BRACKETED = re.compile(
    r",\s+(?:including|such\s+as|in\s+particular|especially|particularly|notably|disaggregated|broken\s+down)\s+[^,;]{1,90},(?=\s+(?:on|about|regarding|for)\s)"
    r"|\([^()]*\)|“[^“”]*”|\"[^\"]*\"|–[^–]{3,200}?–"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked: its span in the text that was split, and whether it is a clause."""

    start: int
    end: int
    clause: bool


def split_asked(text: str, again: str = "") -> list[Asked]:
    """Part the object of a frame into the things asked for.

    Args:
        text: What stands behind "she wished to know" and the like.
        again: A preposition that ends the frame, and begins each further thing asked.

    Returns:
        Their spans in the text, in order, without blanks and joining words around them.
    """
    masked = _masked(text)
    if again:
        cuts = _cuts(masked, 0, [re.compile(rf"\s*,?\s+(?:and|or)\s+{again}\s+")])
        return [
            Asked(begin + piece.start, begin + piece.end, piece.clause)
            for begin, end in _between(0, len(text), cuts)
            for piece in split_asked(text[begin:end])
        ]
    start = _skip_leading(masked, 0)
    lead = _TO_WH.match(masked[start:])
    listed = _on_and_on(masked, start) if lead else []
    if listed:
        return [
            Asked(begin + piece.start, begin + piece.end, piece.clause)
            for begin, end in _between(start, len(text), listed)
            for piece in split_asked(text[begin:end])
        ]
    if lead:
        return _clauses(masked, start + lead.start("wh"))
    pieces: list[Asked] = []
    for begin, end in _noun_phrases(masked, start):
        lead = _TO_WH.match(masked[begin:end])
        if lead:
            pieces += _clauses(masked[:end], begin + lead.start("wh"))
        else:
            pieces.append(_trimmed(masked, begin, end, clause=False))
    return [piece for piece in pieces if piece.end - piece.start > 1]


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


def split_clauses(text: str) -> list[tuple[int, int]]:
    """Part "... to ensure that A, that B and that C": the spans, in order; one if it is not so."""
    return _between(0, len(text), _thats(text))


def _masked(text: str) -> str:
    """Return the text of the same length with commas and joining words inside brackets hidden."""
    return _BRACKETED.sub(
        lambda found: _JOINING.sub(lambda one: "_" * len(one.group()), found.group()), text
    )


def _skip_leading(text: str, start: int) -> int:
    while match := _LEADING.match(text[start:]):
        start += match.end()
    return start


def _clauses(text: str, start: int) -> list[Asked]:
    """Part interrogative clauses; what is joined to them as a noun phrase stands by itself too."""
    cuts = _cuts(text, start, _CLAUSE_BOUNDARIES)
    cuts = sorted([*cuts, *_doubtful(text, start, cuts)])
    found = []
    for begin, end in _between(start, len(text), cuts):
        begin = _skip_leading(text, begin)
        lead = _TO_WH.match(text[begin:end])
        if lead:
            begin += lead.start("wh")
        thats = [(begin + a, begin + b) for a, b in _thats(text[begin:end])]
        for a, b in _between(begin, end, thats):
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
        if re.sub(r"\s+", " ", led["of"]) in (
            "about",
            "on",
            "regarding",
            "concerning",
            "as to",
            "of",
        ):
            boundaries.append(joined)
    boundaries.append(_AND_ABOUT if led else _AND_ON)
    spans = _between(start, len(text), _cuts(text, start, boundaries))
    found = []
    for begin, end in spans:
        begin = _skip_leading(text, begin)
        found += _listed(text, begin, end)
    return found


def _listed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part "the A, the B and the C"; and "the A and the B" where both are things one asks for."""
    piece = text[start:end]
    examples = _EXAMPLES.search(piece)
    limit = examples.start() if examples else len(piece)
    commas = [
        cut
        for cut in _COMMA_DETERMINED.finditer(piece)
        if cut.start() < limit and not _NAMED.match(piece[cut.end() :])
    ]
    if commas:
        last = list(_AND_DETERMINED.finditer(piece, commas[-1].end()))
        first_and = [cut for cut in last if cut.start() < limit][-1:]
        if first_and or len(commas) > 1 or re.match(r"\s*,\s*and\b", commas[0].group()):
            cuts = [(start + cut.start(), start + cut.end()) for cut in [*commas, *first_and]]
            return _between(start, end, cuts)
    thats = _thats(piece)
    if thats:
        return _between(start, end, [(start + a, start + b) for a, b in thats])
    cuts = [
        (start + cut.start(), start + cut.end())
        for cut in _AND_HEAD.finditer(piece)
        if cut.start() < limit
        and (_FIRST_HEAD.match(piece) or piece[cut.end() :].startswith("any "))
    ]
    return _between(start, end, cuts)


def _thats(piece: str) -> list[tuple[int, int]]:
    """Return where the clauses of "to ensure that A, that B and that C" are parted."""
    cuts = list(_THAT.finditer(piece))
    if len(cuts) > 1 and _ENSURE.search(piece[: cuts[0].start()]):
        return [(cut.start(), cut.end()) for cut in cuts[1:]]
    return []


def _cuts(
    text: str, start: int, boundaries: list[re.Pattern[str]] | tuple[re.Pattern[str], ...]
) -> list[tuple[int, int]]:
    found = sorted(
        (match.start(), match.end())
        for boundary in boundaries
        for match in boundary.finditer(text, start + 1)
    )
    kept: list[tuple[int, int]] = []
    for begin, end in found:
        if kept and begin < kept[-1][1]:
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        else:
            kept.append((begin, end))
    return kept


def _between(start: int, end: int, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans, at = [], start
    for begin, stop in cuts:
        if at < begin:
            spans.append((at, begin))
        at = stop
    spans.append((at, end))
    return [(begin, stop) for begin, stop in spans if begin < stop]


def _trimmed(text: str, start: int, end: int, *, clause: bool) -> Asked:
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
    return Asked(start, end, clause)
