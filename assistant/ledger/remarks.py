"""What is said of a dialogue beside points and replies: what was praised, criticised, put off.

All are asked for as a list ("What did the Committee welcome?", "What could the delegation not
answer yet?"), and neither names a subject that a search could look for. They are read sentence by
sentence, by the phrases of summary records in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from assistant.ledger.entries import Kind
from assistant.ledger.points import asks
from assistant.ledger.said import sentences_of_delegation, sentences_said
from assistant.ledger.status import defers
from assistant.points.phrases import MUCH, SUBJECT
from assistant.points.presiding import presides
from assistant.points.things_asked import find_asked
from assistant.sources import Source
from index.parsing.grammar.english import ENGLISH
from index.parsing.namesakes import Persons
from index.records import Paragraph, Record, Side, Speaker

_WITH_PLEASURE = (
    r"with\s+(?:\w+\s+)?(?:satisfaction|appreciation|pleasure|approval|gratification|interest)"
)
_GOOD = (
    r"(?:welcome|positive|encouraging|important|significant|notable|major|great|considerable|remarkable|commendable|"
    r"laudable|historic|impressive|substantial|real|good|excellent|useful|valuable|promising)"
)
_ADVANCE = (
    r"(?:steps?|developments?|innovations?|advances?|achievements?|improvements?|initiatives?|gestures?|signs?|moves?|"
    r"milestones?|progress|strides?|reforms?|contributions?|examples?|practices?|measures?)"
)
_PRAISES = re.compile(
    rf"""
      {SUBJECT}{MUCH}(?:commended|welcomed|applauded|congratulated|praised|appreciated|saluted|hailed
        |paid\s+(?:an?\s+)?(?:\w+\s+)?tribute|complimented)\b
    | \b(?:had\s+)?(?:noted|learned|learnt|heard|read|listened|observed|seen|took\s+note)\b
        [^.;,]{{0,40}}?\b{_WITH_PLEASURE}\b
    | \b(?:he|she|they|the\s+committee|members|and|but|who)\s+(?:was|were|had\s+been)\s+{MUCH}
        (?:pleased|glad|happy|gratified|heartened|encouraged|impressed|delighted|struck\s+favourably)
        \s+(?:to|by|with|at|that)\b
    | \b(?:expressed|voiced|wished\s+to\s+express|conveyed)\s+(?:\w+\s+){{0,2}}
        (?:appreciation|satisfaction|admiration|congratulations|gratification|approval)\b
    | \b(?:was|were|is|are|deserved|merited)\s+{MUCH}to\s+be\s+{MUCH}
        (?:commended|applauded|welcomed|congratulated|praised)\b
    | \b(?:was|were)\s+{MUCH}(?:commendable|laudable|praiseworthy|encouraging|gratifying
        |heartening|exemplary|impressive|admirable|remarkable)\b
    | \b(?:deserved|merited)\s+{MUCH}(?:praise|credit|recognition|congratulations|commendation)\b
    | \b(?:an?|the)\s+{MUCH}(?:milestone|good\s+practice|best\s+practice|model\s+for)\b
    | \b(?:was|were|constituted|represented|marked|made)\s+(?:an?\s+)?{MUCH}{_GOOD}\s+
        (?:\w+\s+)?{_ADVANCE}\b
    | \bheld\s+(?:\w+\s+)?promise\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ONLY_POLITE = re.compile(
    r"\b(?:would|could|might|should|to|not|no|hardly|scarcely|nor|had|has|have)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""Before words of praise: what would be welcome is asked for, what others had welcomed is told."""
_HAD_BEEN = re.compile(
    r"\b(?:had|have|has)\s+(?:been|noted|heard|read|learned|learnt|listened)\b", re.I
)
_CRITICISES = re.compile(
    rf"""
      {SUBJECT}{MUCH}(?:regretted|deplored|criticized|criticised|condemned|lamented|denounced
        |disagreed|(?:expressed|voiced|shared|had)\s+(?:\w+\s+){{0,3}}
        (?:concerns?|regret|disappointment|dissatisfaction|alarm|dismay|misgivings|doubts))\b
    | \b(?:was|were|had\s+been|remained)\s+{MUCH}
        (?:not\s+satisfied|dissatisfied|disappointed|unconvinced|not\s+convinced
        |critical\s+of|concerned|worried|alarmed|troubled|disturbed|dismayed)\b
    | \b(?:was|were|is|remained|remains|constituted)\s+{MUCH}(?:an?\s+)?(?:\w+\s+){{0,2}}?
        (?:of\s+(?:\w+\s+)?concern|cause\s+for\s+concern|regrettable|deplorable
        |unacceptable|alarming|disturbing|worrying|troubling)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PUTS_OFF = re.compile(
    r"\bwould\s+(?:\w+\s+)?(?:inform|notify|advise|tell)\s+(?:the\s+committee|members|it|them)\b"
    r"|\b(?:had|were|was|have)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:collated|compiled|completed|finali[sz]ed|published|available)\b"
    r"|\b(?:did|do|does)\s+not\s+(?:yet\s+)?(?:have|possess)\s+(?:\w+\s+){0,3}?(?:figures?|data|statistics|information|details)\b"
    r"|\bcould\s+not\s+(?:yet\s+)?(?:answer|reply|respond|say|give|provide)\b"
    r"|\bunable\s+to\s+(?:answer|reply|respond|say|give|provide)\b",
    re.IGNORECASE,
)


def praises(sentence: str) -> bool:
    """Tell whether an expert praises something in a sentence."""
    for found in _PRAISES.finditer(sentence):
        before = sentence[: found.start()]
        if not _ONLY_POLITE.search(before) or _HAD_BEEN.match(found.group()):
            return True
    return False


def criticises(sentence: str) -> bool:
    """Tell whether an expert criticises, regrets or is worried by something in a sentence."""
    if any(kind is Kind.CONCERN for _, _, kind in find_asked(sentence)):
        return True
    return bool(_CRITICISES.search(sentence))


def puts_off(sentence: str) -> bool:
    """Tell whether somebody says in a sentence that an answer is still to come."""
    return defers(sentence) or bool(_PUTS_OFF.search(sentence))


def find_praise(record: Record, speakers: Collection[str] = ()) -> Iterator[Source]:
    """Yield the sentences in which experts praise the State, in order.

    Args:
        record: The record.
        speakers: Whose, as conditions name them; anybody's by default.
    """
    return _remarked(record, praises, speakers)


def find_criticism(record: Record, speakers: Collection[str] = ()) -> Iterator[Source]:
    """Yield the sentences in which experts criticise or are worried by something, in order.

    Args:
        record: The record.
        speakers: Whose, as conditions name them; anybody's by default.
    """
    return _remarked(record, criticises, speakers)


def _remarked(
    record: Record, says: Callable[[str], bool], speakers: Collection[str]
) -> Iterator[Source]:
    persons = Persons(speakers)

    def may(paragraph: Paragraph, speaker: Speaker) -> bool:
        if not asks(record, paragraph):
            return False
        as_member = ENGLISH.offices.as_member.search(record.paragraph_text(paragraph))
        if presides(speaker) and speaker.side is not Side.COMMITTEE and not as_member:
            return False  # Whoever leads the meeting thanks everybody.
        return not speakers or persons.mean(speaker.name, speaker.on_behalf_of)

    return sentences_said(record, may, says)


def find_put_off(record: Record, states: Sequence[str] = ()) -> Iterator[Source]:
    """Yield the sentences in which a delegation says that an answer is still to come, in order.

    Args:
        record: The record.
        states: Codes of the States meant; those considered by default.
    """
    return sentences_of_delegation(record, puts_off, states)
