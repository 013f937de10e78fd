"""Whom a question sets aside: "What did Ms. Racu, and not Ms. Pūce, ask?"."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from assistant.query import Query
from assistant.questions.known_speakers import KnownSpeakers
from assistant.questions.parts import UTTERANCE, WHO
from assistant.questions.who import Who

_SET_ASIDE = re.compile(
    r"(?:^\W*|\s*,\s*|\s+)(?:(?:(?:and|but)\s+|(?<=,)\s*)not|rather\s+than|instead\s+of|as\s+opposed\s+to"
    r"|unlike|(?:apart|aside)\s+from|other\s+than|except(?:\s+for)?|leaving\s+aside|besides|without"
    r"|(?<=everyone\s)but|(?<=everybody\s)but|(?<=anyone\s)but|(?<=anybody\s)but)"
    r"\s+(?:(?:by|from|for|in|of|on)\s+)?"
    rf"(?P<aside>{WHO.replace('WHO', 'who')}(?:\s+{UTTERANCE})?)(?=\s|,|\W*$)(?:\s*,)?",
)


def find_set_aside(masked: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Find who is set aside in a masked question; None where nobody is.

    Returns:
        The span of the words that set somebody aside, and that of the noun phrase in it.
    """
    match = _SET_ASIDE.search(masked)
    return (match.span(), match.span("who")) if match else None


def leave_aside(query: Query, who: Who, known: KnownSpeakers, considered: Set[str]) -> Query | None:
    """Return a question without those whom it sets aside.

    Args:
        query: The question, read without the words that set somebody aside.
        who: Whom they do.
        known: All who speak in the records.
        considered: Codes of the States that the records consider.

    Returns:
        The question; None where it is not known of whom these words set somebody aside.
    """
    filters = query.filters
    who_not = who.wanted[:1].lower() + who.wanted[1:] if who.sides else who.wanted
    wanted = f"{query.wanted or 'Everybody'} without {who_not}"
    if who.speakers and filters.sides and not filters.speakers:
        keys = tuple(known.heard.keys_of(filters.sides, besides=who.speakers))
        return replace(query, filters=replace(filters, speakers=keys), wanted=wanted)
    others = tuple(sorted({*considered}.difference(who.states)))
    if who.states and others and not (filters.states or filters.speakers):
        return replace(query, filters=replace(filters, states=others), wanted=wanted)
    if query.names_speaker or filters.states:
        return query
    return replace(query, besides=who.speakers, wanted=wanted) if who.speakers else None
