"""Whom a question names that is none of the speakers known, and which of its States act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.questions.parts import ADVERBS, DOING, VERBS
from assistant.words import EMPTY
from index.text import words

_NAME_WORD = (
    r"(?!(?:about|on|over|to|for|not|by|with|in|at|from|that|which|what|how|put|most|more)\b)"
    r"[\w’'.-]+"
)
_UNKNOWN_SUBJECT = re.compile(
    rf"\b(?P<auxiliary>did|does|do|has|have|had|would|will|can|could)\s+"
    rf"(?P<name>(?:the\s+)?{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,3}}?"
    # "the Commissioner for Human Rights", "the Subcommittee on Prevention of Torture".
    rf"(?:\s+(?:of|for|on|against)\s+(?:the\s+)?{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,3}}?){{0,2}})\s+"
    # Behind an auxiliary "States" are no stating: "did the Western States say".
    rf"{ADVERBS}(?!states\b)(?P<verb>{VERBS})\b",
    re.IGNORECASE,
)
_ABILITY = re.compile(r"can|could|would|will", re.IGNORECASE)
_OF_FACTS = re.compile(r"^\W*(?:(?:and|but|so)\s+)?(?:(?:how|why|where)\s+)?$", re.IGNORECASE)
_PROPER = re.compile(r"[^\W\d_a-z]")
_SOURCE = re.compile(
    r"(?:^|,?\s)(?i:according\s+to|in\s+the\s+words\s+of)\s+(?P<name>(?:[Tt]he\s+)?"
    r"[^\W\d_a-z][\w’'.-]*(?:\s+[^\W\d_a-z][\w’'.-]*){0,4})"
    r"(?:[’']s?\s+(?:\w+\s+)?(?:speech|address|statement|remarks|account))?(?=\s*[,?.!]|\s*$)"
)
_SOME_STATES = re.compile(
    r"\s(?:states|countries|(?<!united )nations|delegations|powers"
    r"|(?<=permanent )members|(?<=elected )members|(?<=council )members)$",
    re.IGNORECASE,
)
_BEFORE_ACTOR = re.compile(rf"\b{DOING}\s+(?:the\s+)?$", re.IGNORECASE)
_ACTS = re.compile(r"\s+(?!been\b)[^\W\d_]|\s*,?\s+and\b", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:,|\band\b|\bor\b)\s*(?:the\s+)?", re.IGNORECASE)
_PASSIVE_NAME = re.compile(r"\b(?:be|been|being)$", re.IGNORECASE)
_HANDS_IN = re.compile(
    r"(?:add|address|bring|give|offer|present|provide|submit|undertake)", re.IGNORECASE
)
"""Verbs of speaking that also are of doing, as after "did": what is done others tell of."""
_ANYBODY = frozenset(
    "been they he she it we you i people who anything there this that these those records record "
    "meeting speakers speaker participants others".split()
)


@dataclass(frozen=True, slots=True)
class UnknownSubject:
    """A grammatical subject that is none of the speakers known.

    Attributes:
        name: Without its article.
        clause: Span of the clause it stands in.
        acts: Whether the verb is of doing as much as of speaking ("did the mechanism submit").
        in_general: Whether people in general are meant, and nobody's words ("can prisoners
            complain", "do relatives get the report").
    """

    name: str
    clause: tuple[int, int]
    acts: bool = False
    in_general: bool = False


def find_unknown_subject(text: str) -> UnknownSubject | None:
    """Find a speaker nobody knows ("did UNICEF say"); None where no such clause is in a question.

    "Can minors be put in a cell?" has none, and "What did the State do?" neither.
    """
    match = _UNKNOWN_SUBJECT.search(text)
    if match is None or _PASSIVE_NAME.search(match["name"]):
        return None
    name = re.sub(r"(?i)^the\s+", "", match["name"]).strip()
    parts = set(words(name))
    if parts <= EMPTY or parts & _ANYBODY:
        return None
    no_speech = _ABILITY.fullmatch(match["auxiliary"]) or _OF_FACTS.match(text[: match.start()])
    return UnknownSubject(
        name,
        match.span(),
        acts=bool(_HANDS_IN.fullmatch(match["verb"])),
        in_general=bool(no_speech and not _PROPER.search(name)),
    )


def some_states(name: str) -> bool:
    """Tell whether a name is that of some States or members, whoever they are.

    >>> some_states("Western countries"), some_states("Save the Children")
    (True, False)
    """
    return bool(_SOME_STATES.search(name))


def find_source(text: str) -> UnknownSubject | None:
    """Find a name that is given as the source ("according to UNICEF"); None where there is none."""
    match = _SOURCE.search(text)
    return (
        UnknownSubject(re.sub(r"(?i)^the\s+", "", match["name"]), match.span()) if match else None
    )


def find_acting(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Tell which of the names in a question are those of who acts ("how much will Spain donate").

    Args:
        text: The question.
        spans: Of the names, in order.

    Returns:
        For the position of each that acts, where its words begin, its auxiliary among them.
    """
    found: dict[int, int] = {}
    for position, (start, end) in enumerate(spans):
        auxiliary = _BEFORE_ACTOR.search(text[:start])
        if auxiliary and _ACTS.match(text, end):
            found[position] = auxiliary.start()
        elif position - 1 in found and _BESIDE.fullmatch(text, spans[position - 1][1], start):
            found[position] = spans[position - 1][1]
    return found
