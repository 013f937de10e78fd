"""Words that a question puts between quotation marks, looked for word for word.

Whoever checks a quotation wants to know whether these very words stand in a record, and with whom.
An answer is found by meaning and cannot tell that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.query import QUOTED
from assistant.sources import Source, source_fields
from index.catalog import Catalog
from index.errors import UnknownRecordError
from index.filters import Filters
from index.full_text import FullText
from index.text import fold

_LEAST_WORDS = 3
"""Fewer between quotation marks name a subject."""
_LOOKED_AT = 100, 2000
"""Paragraphs that hold most of the words: one that holds them all is among the first, unless
they are words that stand everywhere ("that was not the case")."""
_TOLD = 3
_MOST = 5
"""Quotations of a question that are looked for: each takes a search of its own."""


def quotations(question: str) -> list[str]:
    """Return what a question quotes, each once and without the marks: three words or more.

    >>> quotations('Did he say “bail was a right”, or "bail"?')
    ['bail was a right']
    """
    found = (match[1].strip(" .,;:?!…") for match in QUOTED.finditer(question))
    return list(dict.fromkeys(words for words in found if len(words.split()) >= _LEAST_WORDS))


def tell_quotations(
    question: str, full_text: FullText, catalog: Catalog, filters: Filters
) -> list[str]:
    """Return for each quotation of a question where it stands word for word, or that it does not.

    Args:
        question: As asked.
        full_text: Finds the paragraphs that hold the words.
        catalog: Where the paragraphs are.
        filters: In which records; whoever speaks there, the words may be another's.
    """
    anybody = replace(filters, sides=(), speakers=(), states=())
    told = []
    quoted = quotations(question)
    for words in quoted[:_MOST]:
        found: list[Source] = []
        for most in _LOOKED_AT:
            found = found or list(_standing(words, most, full_text, catalog, anybody))
        if found:
            more = f" and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
            places = "; ".join(f"{one.place}: {one.who}" for one in found[:_TOLD])
            told.append(f"“{words}” stands word for word in {places}{more}.")
        else:
            told.append(f"“{words}” is not found word for word in the records looked in.")
    if len(quoted) > _MOST:
        told.append(f"Of {len(quoted)} quotations the first {_MOST} were looked for word for word.")
    return told


def _standing(
    words: str, most: int, full_text: FullText, catalog: Catalog, filters: Filters
) -> Iterator[Source]:
    """Yield the paragraphs in which some words stand as they are, in order of the records."""
    wanted = _bare(words)
    passages = full_text.passages([one for one, _ in full_text.rank(words, most, filters)])
    first = {one.paragraph_place: one for one in passages.values()}
    for place in sorted(first):
        try:
            _, text = catalog.paragraph_text(*place)
        except UnknownRecordError:  # Removed since it was found.
            continue
        if re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", _bare(text)):
            yield Source(**source_fields(first[place]))


def _bare(text: str) -> str:
    """Return a text without capitals, accents, kinds of quotation marks and runs of blanks."""
    return " ".join(re.sub(r"[“”«»„\"‘’']", "'", fold(text)).split())
