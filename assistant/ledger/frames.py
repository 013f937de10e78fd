"""Where an expert asks: the phrases in which a summary record reports a question, in English.

A question is seldom put with a question mark. "She wished to know", "it would be useful to learn",
"the delegation should indicate", "details would be welcome" are frames: what is asked stands behind
them, or, in the passive, before them. The phrases are those of the précis-writers' trade; none is
taken from one record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.ledger.entries import Kind


class Where(StrEnum):
    """Where the words that say what is asked stand."""

    BEHIND = "behind"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame found in a sentence: its span there, what it does, and where its object stands."""

    start: int
    end: int
    kind: Kind
    where: Where


_MUCH = (
    r"(?:(?:also|again|still|therefore|thus|nevertheless|nonetheless|however|likewise|moreover|"
    r"instead|then|rather|indeed|once|not|just|even|further|furthermore|perhaps|please|very|most|"
    r"more|much|quite|so|too|now|\w+ly)\s+)*"
)
_PERSON = (
    r"(?:(?:he|she|they|i|we|who|the\s+(?:\w+\s+)?(?:committee|members?|experts?|(?:co-?)?rapporteurs?)"
    r"|(?:mr|ms|mrs)\.\s+[\w’'-]+(?:\s+[\w’'-]+)?(?:\s+\([^)]*\))?)"
    r"(?:\s+(?:said|stated|added)\s+that\s+(?:he|she|they|it))?\s+(?:had\s+(?=concerns?|a\s|some|questions?))?)"
)
_SUBJECT = rf"(?:{_PERSON}|(?:(?<=and\s)|(?<=but\s)|(?<=or\s)|(?<=,\s)|(?<=that\s)|^))"
"""Of a verb that others too do in the plain past: an expert, or whoever did what stands before."""
_DELEGATION = (
    r"(?:(?:the\s+)?(?:\w+\s+)?(?:(?:head|members?|representatives?)\s+of\s+(?:the|its)\s+)?"
    r"(?:delegations?|state\s+part(?:y|ies)|governments?|authorities|representatives?|state|"
    r"country)(?:\s+of\s+(?-i:[A-Z])\w+)?|it|they|(?-i:[A-Z])\w+)"
)
_INFORM = (
    r"(?:indicate|provide|explain|clarify|comment|describe|elaborate|inform|tell|give|specify|"
    r"state|say|confirm|report|share|supply|outline|respond|shed|expand|address|reply|answer|"
    r"update|furnish|present|discuss|disclose|set\s+out|detail|identify|list|speak|cite|offer|"
    r"shed|enlighten|assure|reassure|let|summari[sz]e|illustrate|mention|name|estimate|submit)"
)
_TOLD = (
    r"(?:\s+(?:on\s+)?(?:to\s+)?(?:the\s+)?(?:committee(?:\s+members)?|members(?:\s+of\s+the\s+committee)?"
    r"|it|them|him|her|us|me))?(?:\s+with)?(?:\s+know)?(?:\s+some\s+light)?(?:\s+light)?"
    r"(?:\s+further|\s+briefly|\s+in\s+(?:more|greater|further)\s+detail)?"
    r"(?:\s+(?:up)?on|\s+about|\s+to|\s+of|\s+regarding|\s+concerning|\s+as\s+to)?"
)
_KNOW = (
    r"(?:know|learn|hear|understand|discover|gather|be\s+(?:told|informed|apprised|advised|provided\s+with|given|updated)|receive|have"
    r"|see|obtain|get|ask|enquire|inquire|request|find\s+out|ascertain|establish|clarify)"
)
_ASKED_OF = (
    rf"(?:\s+(?:more|further))?(?:\s+{_DELEGATION}(?=\s+(?:whether|if|how|what|wh|to\s|for\s|about\s)))?"
    r"(?:\s+for|\s+about|\s+of|\s+as\s+to|\s+on|\s+regarding|\s+concerning|\s+into|\s+from)?"
)
_USEFUL = (
    r"(?:useful|helpful|interesting|good|important|appreciated|of\s+(?:\w+\s+)?(?:interest|value|help)|"
    r"valuable|instructive|desirable|enlightening|welcome|necessary)"
)
_WORRIED = (
    r"(?:concerned|alarmed|troubled|worried|disturbed|dismayed|shocked|disappointed|perturbed|preoccupied|"
    r"distressed|puzzled|perplexed|disquieted|uneasy|saddened|unclear)"
)
_WORRYING = (
    r"(?:worrying|regrettable|alarming|disturbing|troubling|unclear|not\s+(?:\w+\s+)?(?:clear|apparent|evident|obvious)|"
    r"of\s+(?:\w+\s+)?concern|a\s+(?:matter|cause|source)\s+(?:of|for)\s+(?:\w+\s+)?(?:concern|regret|alarm)|"
    r"deplorable|disappointing|disquieting|unfortunate|distressing|shocking)"
)
_TO_SEE = r"(?:\s+to\s+(?:learn|hear|note|see|read|find))?"
_ABOUT = (
    r"(?:about|at|by|over|regarding|concerning|with\s+regard\s+to|with\s+respect\s+to|as\s+to|of|on|"
    r"that|for|in\s+relation\s+to)"
)
_INFORMING = rf"(?:{_MUCH}(?:be\s+(?:able|in\s+a\s+position)\s+to\s+)?{_INFORM}\b{_TOLD})"

_PATTERNS: tuple[tuple[Kind, Where, str], ...] = (
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_PERSON}?(?:{_MUCH}(?:wish(?:ed)?|would\s+{_MUCH}(?:like|wish|love)|want(?:ed)?|hoped|"
        rf"(?:would\s+{_MUCH}be|was|were)\s+{_MUCH}(?:interested|pleased|glad|grateful|keen|curious|happy|eager|anxious))"
        rf"\s+{_MUCH}to\s+{_MUCH}{_KNOW}\b{_ASKED_OF})",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_PERSON}?(?:(?:would\s+{_MUCH}be\s+|was\s+|were\s+){_MUCH}interested\s+in(?:\s+(?:hearing|knowing|"
        rf"learning|receiving|having|seeing)(?:\s+about|\s+from\s+{_DELEGATION})?)?|would\s+{_MUCH}"
        r"(?:appreciate|welcome|value|enjoy)\s+(?:hearing|receiving|knowing|learning|having)(?:\s+about)?)",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_PERSON}?would\s+{_MUCH}be\s+{_MUCH}(?:grateful|thankful|pleased|glad|obliged|happy|interested)\s+"
        rf"(?:if|should)\s+{_DELEGATION}\s+(?:could|would|might|were\s+to)?\s*{_INFORMING}",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_PERSON}?would\s+{_MUCH}(?:be\s+{_MUCH}(?:grateful|thankful|glad|obliged|pleased)\s+(?:for|of|to\s+(?:{_KNOW}))"
        rf"|appreciate|welcome|value)\b"
        rf"(?:\s+it\s+if\s+{_DELEGATION}\s+(?:could|would)\s+{_INFORMING})?",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"it\s+(?:would|might|could)\s+{_MUCH}be\s+{_MUCH}{_USEFUL}\s+"
        rf"(?:(?:for|in)\s+(?:the\s+committee|it|her|him|members)\s+)?"
        rf"(?:to\s+{_KNOW}\b{_ASKED_OF}|(?:if|were)\s+{_DELEGATION}\s+(?:could|would|might|to)?\s*{_INFORMING}|"
        rf"for\s+{_DELEGATION}\s+to\s+{_INFORMING})",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_PERSON}?(?:was|were)\s+{_MUCH}(?:curious|interested|anxious)\s+(?:as\s+to|about)",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_PERSON}?(?:wish(?:ed)?|would\s+{_MUCH}like|wanted|expected)\s+{_DELEGATION}\s+to\s+{_INFORMING}",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_PERSON}?(?:hoped|trusted|hoping)\s+(?:that\s+)?{_DELEGATION}\s+"
        rf"(?:could|would|might|will|was\s+able\s+to)\s+{_INFORMING}",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_PERSON}?(?:asked|invited|requested|called\s+(?:up)?on|urged|encouraged|appealed\s+to|challenged|"
        rf"(?:would\s+{_MUCH}(?:ask|invite|request|encourage)))\s+{_DELEGATION}\s+to\s+{_INFORMING}",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_DELEGATION}\s+(?:should|might|could|may|must|was\s+{_MUCH}(?:asked|invited|requested|"
        rf"encouraged)\s+to|were\s+{_MUCH}(?:asked|invited|requested)\s+to|needed\s+to|ought\s+to)\s+"
        rf"(?:{_MUCH}(?:wish|like|care)\s+to\s+)?{_INFORMING}",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_SUBJECT}(?:{_MUCH}(?:wondered|wonder|asked|enquired|inquired|queried|requested|"
        rf"sought|questioned|(?:was|were)\s+(?:asking|enquiring|inquiring|requesting|seeking|wondering))\b{_ASKED_OF})",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        r"(?:(?:the|a|one|another|his|her|their|its|two)\s+(?:\w+\s+){0,2}?questions?\s+"
        r"(?:arose|remained|was|were|concerned|related\s+to|had\s+to\s+do\s+with|regarded)|"
        rf"{_PERSON}?(?:had|put|posed|raised)\s+(?:a|another|some|several|two|three|further|one)\s+"
        r"(?:\w+\s+)?questions?)(?:\s+about|\s+on|\s+regarding|\s+concerning|\s+as\s+to|\s+of)?",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"it\s+would\s+{_MUCH}(?:assist|help|aid|be\s+of\s+(?:\w+\s+)?(?:assistance|help))\s+"
        rf"(?:(?:to\s+)?the\s+committee\s+)?(?:to\s+{_KNOW}\b{_ASKED_OF}|if\s+{_DELEGATION}\s+(?:could|would)\s+{_INFORMING})",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_SUBJECT}(?:{_MUCH}(?:asked|requested))\s+that\s+{_DELEGATION}\s+(?:should\s+)?{_INFORMING}",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"it\s+(?:was|remained)\s+{_MUCH}(?:important|necessary|essential|crucial|vital)\s+"
        rf"(?:for\s+the\s+committee\s+)?to\s+{_KNOW}\b{_ASKED_OF}",
    ),
    (
        Kind.REQUEST,
        Where.BEFORE,
        rf"(?:would|might|could)\s+{_MUCH}be\s+{_MUCH}(?:appreciated|welcome[d]?|useful|helpful|of\s+(?:\w+\s+)?"
        r"(?:interest|value|help|use)|interesting|valuable|instructive|necessary|needed|required|desirable)\b",
    ),
    (
        Kind.REQUEST,
        Where.BEFORE,
        rf"(?:was|were)\s+{_MUCH}(?:requested|sought|needed|required|desirable|desired|welcome)\b",
    ),
    (
        Kind.RECOMMENDATION,
        Where.BEHIND,
        rf"{_SUBJECT}(?:{_MUCH}(?:would\s+{_MUCH})?(?:called?\s+(?:up)?on|urged?|encouraged?|recommend(?:ed)?|"
        r"advised?|appeal(?:ed)?\s+to|exhorted?|invited?|counsel(?:l?ed)?|press(?:ed)?))(?:\s+that)?",
    ),
    (
        Kind.RECOMMENDATION,
        Where.BEHIND,
        rf"{_PERSON}?(?:{_MUCH}(?:wished\s+to\s+|wanted\s+to\s+|would\s+like\s+to\s+)?(?:reiterated?|repeat(?:ed)?|"
        r"renew(?:ed)?|endorsed?|echo(?:ed)?|support(?:ed)?|stress(?:ed)?)\s+(?:the|its|his|her|that|those|an?)\s+"
        r"(?:\w+[’']s?\s+)?(?:\w+\s+)?(?:recommendations?|call|appeal|request|suggestion))"
        r"(?:,[^,]{1,120},)?(?:\s+(?:for|that|to(?=\s+the)|concerning|regarding|on|of))?",
    ),
    (
        Kind.RECOMMENDATION,
        Where.BEHIND,
        rf"{_PERSON}?(?:{_MUCH}(?:wished|would\s+like|wanted|would\s+wish)\s+to\s+(?:recommend|encourage|urge|"
        r"call\s+(?:up)?on|invite|suggest|advise)|suggested|proposed)(?:\s+that)?",
    ),
    (
        Kind.RECOMMENDATION,
        Where.BEHIND,
        rf"{_DELEGATION}\s+would\s+{_MUCH}(?:be\s+well\s+advised|do\s+well)\s+to",
    ),
    (
        Kind.RECOMMENDATION,
        Where.BEHIND,
        rf"{_DELEGATION}\s+(?:was|were)\s+{_MUCH}(?:encouraged|urged|invited|called\s+(?:up)?on|requested|asked|advised|"
        rf"recommended)\s+to(?=\s+{_MUCH}(?!{_INFORM}\b)\w)",
    ),
    (
        Kind.CONCERN,
        Where.BEHIND,
        rf"(?:he|she|they|the\s+committee|members)\s+{_MUCH}had\s+(?:(?:some|serious|grave|deep|certain|two|several|a\s+number\s+of)\s+)?"
        rf"concerns?\s+{_ABOUT}",
    ),
    (
        Kind.CONCERN,
        Where.BEHIND,
        rf"(?:(?:he|she|they|i|we|(?:the\s+)?committee|members|experts|and|but|(?-i:[A-Z])[\w’'-]+(?:\s+\([^)]*\))?)\s+)"
        rf"(?:was|were|remained|felt|is|am|are)\s+{_MUCH}{_WORRIED}{_TO_SEE}\s+{_ABOUT}",
    ),
    (
        Kind.CONCERN,
        Where.BEHIND,
        rf"{_PERSON}?\b{_MUCH}(?:expressed|voiced|shared|reiterated|raised|echoed|conveyed|registered|"
        r"wished\s+to\s+(?:express|voice|share|raise|reiterate)|would\s+like\s+to\s+(?:express|voice|share|raise))"
        r"\s+(?:(?:the\s+)?(?:[\w’']+\s+){0,3}?)(?:concerns?|regrets?|dismay|alarm|disappointment|"
        rf"unease|disquiet|worry|worries){_TO_SEE}\s+{_ABOUT}",
    ),
    (
        Kind.CONCERN,
        Where.BEHIND,
        rf"{_PERSON}?\b{_MUCH}(?:regretted|deplored|lamented|deprecated)(?:\s+that|\s+the\s+fact\s+that)?",
    ),
    (
        Kind.CONCERN,
        Where.BEHIND,
        rf"it\s+(?:was|is|remained|seemed|appeared)\s+{_MUCH}(?:a\s+(?:great\s+)?pity|(?:a\s+)?{_WORRYING})(?:\s+to\s+(?:her|him|the\s+committee|them))?"
        rf"(?:,\s+(?:however|though|nevertheless|moreover|therefore),)?{_TO_SEE}(?=\s+(?:that|how|whether|why|what|which|who|if|to)\b)(?:\s+that)?",
    ),
    (
        Kind.CONCERN,
        Where.BEHIND,
        rf"{_SUBJECT}{_MUCH}(?:noted|observed|learned|learnt|heard|read|saw)\s+with\s+(?:\w+\s+)?"
        r"(?:concern|regret|alarm|dismay|disappointment|sadness)(?:\s+that|\s+of|\s+about)?",
    ),
    (
        Kind.CONCERN,
        Where.BEFORE,
        r"(?:was|were)\s+(?:something|matters?|a\s+matter)\s+(?:that|which)\s+(?:he|she|the\s+committee)\s+"
        r"(?:deplored|regretted|lamented)",
    ),
    (
        Kind.REQUEST,
        Where.BEHIND,
        rf"{_SUBJECT}{_MUCH}(?:desired|wanted|wished\s+for|needed|required|would\s+{_MUCH}like)"
        r"(?=\s+(?:more|further|additional|some|an?|the|detailed|precise|updated|information|details|data|"
        r"statistics|clarification|figures|examples)\b)",
    ),
    (
        Kind.CONCERN,
        Where.BEHIND,
        rf"{_PERSON}?(?:found|considered)\s+it\s+{_MUCH}(?:a\s+)?{_WORRYING}{_TO_SEE}(?:\s+that)?",
    ),
    (
        Kind.CONCERN,
        Where.BEHIND,
        rf"(?:there\s+(?:was|were|remained)\s+(?:\w+\s+){{0,2}}?concerns?\s+{_ABOUT}|of\s+(?:\w+\s+)?concern\s+"
        r"(?:was|were)(?:\s+that|\s+the\s+fact\s+that)?|(?:her|his|the\s+committee[’']s|another|one|a|main|chief)\s+"
        rf"(?:\w+\s+){{0,2}}?concerns?\s+(?:was|were|related\s+to|regarded)(?:\s+that|\s+{_ABOUT})?)",
    ),
    (
        Kind.CONCERN,
        Where.BEFORE,
        rf"(?:was|were|remained|gave)\s+{_MUCH}(?:also\s+)?(?:an?\s+)?(?:{_MUCH}(?:{_WORRYING}|rise\s+to\s+(?:\w+\s+)?concern|"
        r"cause\s+for\s+(?:\w+\s+)?concern))(?=\s*(?:[.,;:]|to\s+the\s+committee|$|as\s|and\s|enough))",
    ),
)
_COMPILED = tuple(
    (kind, where, re.compile(rf"(?<![\w’'-]){pattern}(?![\w-])", re.IGNORECASE))
    for kind, where, pattern in _PATTERNS
)
_ASKING = sum(kind is Kind.REQUEST for kind, _, _ in _PATTERNS)
_GOES_ON = re.compile(
    rf"(?:,\s*)?\b(?:and|or)\s+(?:also\s+)?(?:to\s+(?:(?:know|learn|hear|receive|have|see|be\s+(?:told|informed|given))|{_INFORM}\b{_TOLD})"
    rf"|(?:learning|knowing|hearing|receiving|having)|(?:explain|clarify|indicate|describe|specify|state|provide)\b{_TOLD}|(?:should|might|could)\s+{_MUCH}{_INFORM}\b{_TOLD})\b{_ASKED_OF}",
    re.IGNORECASE,
)
"""A second object of the frame before: "to have figures for the loans and to know if"."""
_EARLIER = re.compile(rf"\b(?:had|have|has|having|been|be|was|were)\s+{_MUCH}$", re.IGNORECASE)
"""What was asked, urged or regretted before, by whomever, is told, not put."""
_ASIDE = re.compile(
    r",\s+(?:however|nevertheless|nonetheless|therefore|moreover|though|too|then|in\s+particular|furthermore|"
    r"in\s+that\s+(?:connection|regard|respect|context)|in\s+addition|in\s+all\s+frankness|for\s+instance|for\s+example|once\s+again|at\s+least),",
    re.IGNORECASE,
)
"""What comes between the words of a frame and changes nothing of it."""
_SHOULD = re.compile(
    r"(?<![\w’'-])(?P<who>[A-Z]?[\w’'”)-]+)\s+"
    rf"(?:should|must|ought\s+to|(?:might|may)\s+{_MUCH}(?:wish|want)\s+to)\s+{_MUCH}"
    rf"(?!{_INFORM}\b|have\b|be\s+(?:noted|recalled|remembered|stressed|emphasized|able)\b)\w+",
)


_RELATIVE = re.compile(r"^(?:that|which|who|whom|if|what|there|he|she|one)$", re.IGNORECASE)


def without_asides(sentence: str) -> str:
    """Return a sentence of the same length with asides (", however,") as blanks."""
    return _ASIDE.sub(lambda aside: " " * len(aside.group()), sentence)


def find_frames(sentence: str) -> list[Frame]:
    """Return the frames of a sentence, in order; of those that overlap the first, then longest.

    Args:
        sentence: One sentence of an expert, its asides taken out.
    """
    found = sorted(_matches(sentence), key=lambda one: (one.start, -one.end))
    kept: list[Frame] = []
    for frame in found:
        if not kept or frame.start >= kept[-1].end:
            kept.append(frame)
    return kept


def _matches(sentence: str) -> Iterator[Frame]:
    for kind, where, pattern in _COMPILED:
        for match in pattern.finditer(sentence):
            if where is Where.BEFORE or not _EARLIER.search(sentence[: match.start()]):
                yield Frame(match.start(), match.end(), kind, where)
    asked = [
        match.end() for kind, _, one in _COMPILED[:_ASKING] for match in one.finditer(sentence)
    ]
    for match in _GOES_ON.finditer(sentence):
        if any(end <= match.start() for end in asked):
            yield Frame(match.start(), match.end(), Kind.REQUEST, Where.BEHIND)
    called = None if asked else _SHOULD.search(sentence)
    if called and not _RELATIVE.search(called["who"]):
        yield Frame(0, 0, Kind.RECOMMENDATION, Where.BEHIND)
