"""Words that a question puts between quotation marks, looked for word for word.

Whoever checks a quotation wants to know whether these very words stand in a record, and with whom.
An answer is found by meaning and cannot tell that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.abstention import abstain, looked_in, within_sentence
from assistant.answers import Answer, Reason
from assistant.query import QUOTED, Query
from assistant.sources import Source, source_fields
from index.errors import UnknownRecordError
from index.filters import Filters
from index.search.full_text import FullText
from index.storage.catalog import Catalog
from index.text import fold

_DID_SAY = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?:did|does|has|have|had|is\s+it\s+(?:true|right|correct)\s+that|was\s+it)\s",
    re.IGNORECASE,
)
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


def tell_quotations(query: Query, full_text: FullText, catalog: Catalog) -> list[str]:
    """Return for each quotation of a question where it stands word for word, or that it does not.

    Args:
        query: The question as read; whoever speaks, the words may be another's.
        full_text: Finds the paragraphs that hold the words.
        catalog: Where the paragraphs are.
    """
    anybody = replace(query.filters, sides=(), speakers=(), states=())
    told = []
    quoted = quotations(query.question)
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


def said_by_others(query: Query, full_text: FullText, catalog: Catalog) -> Answer | None:
    """Return silence where somebody is asked to have said what stands with others alone.

    Likeness would answer with something else that the one asked about said. None where no such
    thing is asked, where the words stand nowhere, or where the one asked about said them.

    Args:
        query: The question.
        full_text: Finds the paragraphs that hold the words.
        catalog: Where the paragraphs are.
    """
    quoted = quotations(query.question)
    whole = len(quoted) == 1 and _bare(query.topic).strip(" '.,;:?!…") == _bare(quoted[0])
    if not (whole and query.names_speaker and _DID_SAY.match(query.in_full)):
        return None
    words, anybody = quoted[0], replace(query.filters, sides=(), speakers=())
    most = max(_LOOKED_AT)
    if next(_standing(words, most, full_text, catalog, query.filters), None):
        return None
    if next(_standing(words, most, full_text, catalog, anybody), None) is None:
        return None
    who = within_sentence(query.wanted.partition(", on ")[0])
    message = f"The {looked_in(query)} do not show {who} saying “{words}”. Others do."
    told = tell_quotations(query, full_text, catalog)
    return abstain(query, Reason.SPEAKER_SILENT, message=message, notices=tuple(told))


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
