"""Whether what was only asked is told as asked.

A statement asks where its own verb does ("Ms. B asked whether", "said that she wished to know"), or
where it leaves open what it tells. That somebody in it asks, or that it speaks of "persons of
interest", makes no question of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.grounding.hearsay import hedges
from assistant.language.meanings import meet
from assistant.language.reading import Word, content_words, read
from assistant.language.syntax import parse_sentence
from assistant.sources import Source
from assistant.words import SPEAKING_FORMS
from index.records import Side
from index.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKING_VERBS = "|".join(
    (
        r"wish(?:ed|es)?\s+to\s+(?:know|learn|hear|be\s+informed)",
        r"want(?:ed|s)?\s+to\s+(?:know|learn|hear)",
        r"wonder(?:ed|s|ing)?",
        r"ask(?:ed|s|ing)?",
        r"enquir\w+",
        r"inquir\w+",
        r"quer(?:y|ied)",
        r"request(?:ed|s|ing)?",
        r"(?<!been )(?<!being )(?<!was )(?<!were )question(?:ed|s)?",
        r"hoped?\s+(?:that|for|to)",
        r"sought",
        r"seeks?",
        r"call(?:ed|s)\s+(?:for|on|upon)",
        r"interested\s+(?:in|to)",
        r"curious",
        r"appreciated?\s+(?:an?|more|any|further)",
    )
)
_POLITE = "|".join(
    (
        r"would\s+(?:\w+\s+)?(?:like|welcome|appreciate)",
        r"would\s+(?:also\s+)?be\s+(?:\w+\s+)?(?:useful|helpful|interest\w+"
        r"|grateful|appreciated|welcome|glad|good)",
        r"would\s+.{0,60}?\bbe\s+(?:welcome|useful|appreciated|helpful)",
        r"should\s+(?:also\s+)?(?:indicate|inform|tell|provide|explain|clarify|describe)",
        r"might\s+provide",
    )
)
"""How the records put a request without a verb of asking: "it would be useful to know"."""
_QUESTION = r"\bwhat\s+action\b|\bwas\s+that\s+the\s+case|\?"
"""A question as it was put."""
ASKING = re.compile(rf"\b(?:{_ASKING_VERBS}|{_POLITE})\b|{_QUESTION}", re.IGNORECASE)
_OPEN_IN_STATEMENT = "|".join(
    (
        r"whether",
        r"if",
        r"how",
        r"would\s+(?:\w+\s+)?(?:like|welcome)",
        r"hop(?:e|ed|ing)",
        r"urg\w+",
        r"recommend\w*",
        r"need\w*",
        r"clarification",
        r"concern\w*",
        r"worr\w+",
        r"invit\w+",
        r"encourag\w+",
        r"request\w*",
        r"interest\w*",
    )
)
"""What in a statement leaves open, too, whether a thing is so."""
_ASKS_IN_STATEMENT = re.compile(rf"{ASKING.pattern}|\b(?:{_OPEN_IN_STATEMENT})\b", re.IGNORECASE)
_LEAVES_OPEN = re.compile(rf"\b(?:whether|if|how|{_POLITE})\b|{_QUESTION}", re.IGNORECASE)
"""What leaves open whether a thing is so wherever it stands."""
_TOLD = re.compile(r"\b(?:said|says|confirmed|stated|noted|reported|explained|announced) that\b")
_SPEAKERS = "he she it they we i there committee member members expert experts".split()
"""Who, behind "said that", are whoever speaks."""
_ASKS_BEHIND = re.compile(
    rf"\W*(?:the\s+)?(?:{'|'.join(_SPEAKERS)})\s+(?:\w+\s+){{0,2}}?(?:{_ASKING_VERBS})\b"
    rf"|.*?(?:\b(?:{_POLITE})\b|{_QUESTION})",
    re.IGNORECASE,
)
"""What is told is that the speaker asked."""
_UTTERS = SPEAKING_FORMS | frozenset("had has have made sought".split())
"""Verbs by which one has, or puts into words, what stands behind them."""
_SAME_TELLING = ("conj", "xcomp", "advcl", "prep", "pcomp", "pobj", "oprd")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


def asked_as_asked(statement: str, cited: Sequence[Source]) -> bool:
    """Tell whether what only a question holds is told as a question, and what none holds is not.

    Args:
        statement: One sentence.
        cited: What it cites.
    """
    inside, outside = _asked_and_told(cited)
    own = content_words(read(statement))
    return meet(own, inside) <= meet(own, outside) or asks(statement) or hedges(_behind(statement))


def _behind(statement: str) -> str:
    """Return what a statement says to have been told."""
    told = _TOLD.search(statement)
    return statement[told.end() :] if told else statement


def asks(statement: str) -> bool:
    """Tell whether a statement asks by its own verb, or leaves open what it tells."""
    told = _TOLD.search(statement)
    if _LEAVES_OPEN.search(statement[: told.start()] if told else statement):
        return True
    if _ASKS_BEHIND.match(_behind(statement)):
        return True
    cues = [match.span() for match in _ASKS_IN_STATEMENT.finditer(statement)]
    return any(
        start <= token.idx < end
        for token in (_own_verbs(statement) if cues else ())
        for start, end in cues
    )


def _own_verbs(statement: str) -> Iterator[Token]:
    """Yield the verbs by which a statement itself tells or asks, and what is tied to them."""
    waiting = [token for token in parse_sentence(statement) if token.head == token]
    while waiting:
        verb = waiting.pop()
        yield verb
        for child in verb.children:
            if child.dep_ in _SAME_TELLING or (child.dep_ == "ccomp" and _is_the_speakers(child)):
                waiting.append(child)
            elif child.dep_ in ("attr", "acomp"):
                yield child  # "was interested in"
            elif child.dep_ in ("dobj", "nsubjpass") and verb.lower_ in _UTTERS:
                yield child  # "expressed concern"; not "had carried out the recommendations"


def _is_the_speakers(verb: Token) -> bool:
    """Tell whether a verb behind "said that" is the speaker's own: "said that she wondered"."""
    subjects = [one for one in verb.children if one.dep_ in _SUBJECTS]
    return all(one.lower_ in _SPEAKERS for one in subjects)


def _asked_and_told(cited: Sequence[Source]) -> tuple[list[Word], list[Word]]:
    """Return the words of what the sources ask, and of what they tell."""
    inside: list[Word] = []
    outside: list[Word] = []
    for one in cited:
        asked = ASKING.search(fold(one.text)) if one.side is not Side.STATE else None
        if asked and "?" in asked[0]:
            inside += read(one.text)
            continue
        if asked and "be " in asked[0] and one.text.rstrip(". ").endswith(asked[0][-6:]):
            inside += read(one.text)  # "Details of ... would be welcome."
            continue
        for word in read(one.text):
            (inside if asked and word.start >= asked.start() else outside).append(word)
    return inside, outside
