"""An answer to which sources, laws, articles or treaties are named: every sentence that names one.

There is no list of places to know their names by, so that which are named is said not to be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from assistant.answering.abstention import NEAREST, abstain, looked_in
from assistant.answering.listing import list_sentences, records_in_time
from assistant.answers import Answer, Reason
from assistant.language.named_sources import named_sources
from assistant.ledger.said import sentences_meeting
from assistant.query import Query
from assistant.query.named_lists import Named, NamedList, naming
from assistant.sources import Source, search_hit
from assistant.voices import Voice, voice_of
from index.records import ParagraphKind, Record, Side
from index.search.full_text import FullText
from index.search.searcher import Hit
from index.storage.catalog import Catalog
from index.text import amount_of

_NAMES_ONE = {
    Named.SOURCES: "source by its name",
    Named.LAWS: "law",
    Named.ARTICLES: "article by its number",
    Named.TREATIES: "treaty",
}
_BY_RULES = (
    "They are told by the form of the words (capitals, numbers), and may be incomplete: what is "
    "spoken of without its name is not listed."
)
_OF_WHICH_KIND = "Of which kind a source is, the record does not always say."
_PRESS = re.compile(r"newspaper|media|news\b|outlet|press", re.IGNORECASE)
_SAYS_PRESS = re.compile(
    r"\b(?:news\s+agency|broadcaster|daily|magazine|media|newspaper|press|weekly)\b", re.I
)
_UN = re.compile(r"agenc|\bun\b", re.IGNORECASE)
_SAYS_UN = re.compile(r"\bUnited Nations\b|\bUN[A-Z]+\b|\bWorld\s[A-Z]|\bSpecial Rapporteur\b")


def answer_named_list(
    query: Query,
    wanted: NamedList,
    full_text: FullText,
    catalog: Catalog,
    on_topic: Callable[[Query], Collection[tuple[str, int]]],
    nearest: Callable[[Query], Sequence[Hit]],
    notices: Sequence[str] = (),
) -> Answer:
    """Answer with every sentence that names one of what is to be listed.

    Args:
        query: The question as read.
        wanted: What is to be listed.
        full_text: Counts what is looked at.
        catalog: Where the records are.
        on_topic: Gives the paragraphs that speak to the topic of a question, by record and index.
        nearest: Gives what comes nearest to the topic of a question.
        notices: Carried into the answer.
    """
    about = f" on {query.quoted_topic}" if query.topic else ""
    noun = re.sub(r"\s+", " ", wanted.noun)
    if wanted.what is Named.PLACES:
        searched = replace(query, topic=" ".join(filter(None, (noun, query.topic))))
        message = (
            f"Which {noun} are named is not told here: names of places are not known as such. Ask "
            f"about one by its name, or what was said about {noun}."
        )
        hits = [search_hit(one) for one in nearest(searched)[:NEAREST]]
        return abstain(query, Reason.NOT_DONE, message=message, nearest=hits)
    relays = wanted.what is Named.SOURCES
    if relays and not query.filters.sides and not query.filters.speakers:
        # What a delegation says of its own bodies is passed on from nobody else.
        filters = replace(query.filters, sides=(Side.COMMITTEE, Side.OTHER))
        query = replace(query, filters=filters)
    extent = full_text.extent(query.filters)
    # Where an instrument is never named, no article is one of it.
    anybody = replace(query.filters, states=())
    records = [
        one
        for one in records_in_time(catalog, anybody)
        if wanted.of.casefold() in one.text.casefold()
    ]
    names_one = naming(wanted)
    found = [
        one for record in records for one in sentences_meeting(record, query.filters, names_one)
    ]
    found = _of_the_noun(found, noun) if relays else found
    sources = found
    if query.topic and found:
        places = on_topic(query)
        sources = [one for one in found if (one.record_id, one.paragraph_index) in places]
    article = "an" if wanted.what is Named.ARTICLES else "a"
    one_of_them = f"{article} {_NAMES_ONE[wanted.what]}"
    who = query.wanted[:1].lower() + query.wanted[1:] if query.wanted else "anybody"
    understood = f"{noun[:1].upper()}{noun[1:]} named by {who}{about}"
    understood = f"{understood}, {amount_of(extent[1], 'record')}"
    if not sources:
        message = f"No sentence that names {one_of_them} is found in the {looked_in(query)}"
        if found:
            message += f"{about}; without that subject there are {len(found)}"
        silent = abstain(
            query, Reason.NOT_FOUND, message=f"{message}.", extent=extent, notices=tuple(notices)
        )
        return replace(silent, understood=understood)
    verb = "names" if len(sources) == 1 else "name"
    said = f"{amount_of(len(sources), 'sentence')} {verb} {one_of_them}{about}"
    if not relays:
        return list_sentences(
            query, f"{said}.", sources, extent, understood=understood, notices=(_BY_RULES, *notices)
        )
    names = dict.fromkeys(name for one in sources for name in named_sources(one.text))
    unnamed = _unnamed(records, query) if not query.topic else 0
    pass_on = "passes on" if unnamed == 1 else "pass on"
    more = [f"{amount_of(unnamed, 'more sentence')} {pass_on} what others report, without a name."]
    return list_sentences(
        query,
        f"{said}: {', '.join(names)}.",
        sources,
        extent,
        understood=understood,
        notices=(_OF_WHICH_KIND, *(more if unnamed else ()), _BY_RULES, *notices),
    )


def _of_the_noun(sources: list[Source], noun: str) -> list[Source]:
    """Return those of a kind that the sentence itself tells, where any does; else all."""
    for asks, says in ((_PRESS, _SAYS_PRESS), (_UN, _SAYS_UN)):
        if asks.search(noun):
            return [one for one in sources if says.search(one.text)] or sources
    return sources


def _unnamed(records: Sequence[Record], query: Query) -> int:
    """Return how many sentences pass on what is reported and name nobody who reports it."""

    def relayed(sentence: str) -> bool:
        voice = voice_of(sentence, Side.COMMITTEE, ParagraphKind.SPEECH)
        return voice is Voice.RELAYED and not named_sources(sentence)

    if Side.STATE in query.filters.sides:
        return 0
    return sum(1 for one in records for _ in sentences_meeting(one, query.filters, relayed))
