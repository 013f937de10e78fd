"""Questions that are not looked into, since nothing that is loaded could answer them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.abstention import NEAREST, abstain
from assistant.answers import Answer, Reason
from assistant.query import Query
from assistant.rendering import escape
from assistant.sources import search_hit
from assistant.words import EMPTY
from index.parsing.speakers import person_key
from index.records import Speaker
from index.reference.group_names import group_key
from index.reference.states import state_name, states_in_words
from index.search.searcher import Hit
from index.storage.catalog import Catalog
from index.text import fold, words

_FEW = 8
"""Speakers, who are all named where another is asked for."""


def refuse(query: Query, catalog: Catalog) -> Answer | None:
    """Return a non-answer where a question cannot be answered whatever is found."""
    if catalog.is_empty():
        return abstain(query, Reason.NO_RECORDS)
    if query.unknown_state:
        loaded = sorted(map(state_name, catalog.considered_states()))
        nobodys = catalog.speakerless()
        return abstain(query, Reason.STATE_NOT_LOADED, loaded=loaded, nobodys=nobodys)
    if query.unknown_speaker:
        loaded = _nearest_to(query.unknown_speaker, [one for _, one in catalog.speakers()])
        return abstain(query, Reason.SPEAKER_NOT_LOADED, loaded=loaded)
    if query.unknown_meeting:
        return abstain(query, Reason.MEETING_NOT_LOADED)
    if not query.topic:
        return abstain(query, Reason.TOPIC_MISSING)
    return None


def _nearest_to(name: str, speakers: Sequence[Speaker]) -> list[str]:
    """Return the names of those who speak; of many only those who share a word with a name."""
    every = sorted({one.name for one in speakers if one.name})
    if len(every) <= _FEW:
        return every
    asked = {one for one in words(person_key(name)) if one not in EMPTY}
    told = {one.name: words(f"{one.name} {one.role} {one.affiliation}") for one in speakers}
    return [one for one in every if not asked.isdisjoint(told[one])]


def without_unknown(query: Query, catalog: Catalog) -> tuple[Query, str] | None:
    """Return a question on several States for those that are loaded, and a notice of the others.

    Returns:
        None where all are loaded, or none is.
    """
    loaded = catalog.considered_states()
    known = tuple(one for one in query.filters.states if one in loaded)
    if not query.unknown_state or not known:
        return None
    missing = [one for one in query.filters.states if one not in known]
    verb = "speaks" if len(missing) == 1 else "speak"
    notice = f"{states_in_words(missing)} {verb} in none of the records loaded here."
    narrower = replace(query, unknown_state=None, filters=replace(query.filters, states=known))
    return narrower, notice


def told_by_others(
    query: Query, refusal: Answer, search: Callable[[Query], Sequence[Hit]]
) -> Answer:
    """Return a refusal with what others say of somebody who speaks in no record, if they do.

    Args:
        query: The question.
        refusal: Why it is not looked into.
        search: Finds passages.
    """
    if refusal.reason is not Reason.SPEAKER_NOT_LOADED or not query.topic:
        return refusal
    name = query.unknown_speaker
    named = re.compile(rf"(?<!\w){re.escape(fold(name))}(?!\w)")
    anybody = replace(query.filters, sides=(), speakers=())
    hits = search(replace(query, topic=f"{name} {query.topic}", filters=anybody))
    nearest = [hit for hit in hits if named.search(fold(hit.passage.text))][:NEAREST]
    if not nearest:
        return refusal
    message = f"{refusal.message} Others speak of “{name}”: see the nearest passages."
    shown = tuple(map(search_hit, nearest))
    return replace(refusal, message=message, text=escape(message), nearest=shown)


def refuse_nobody(query: Query, catalog: Catalog) -> Answer | None:
    """Return a non-answer where the conditions of a question name a State or a person not loaded.

    A condition of the user's own, or one that was kept, may name whoever is in no record: that is
    not the silence of somebody who is.

    Args:
        query: The question, whose conditions no passage meets.
        catalog: What is loaded.
    """
    missing = [one for one in query.filters.states if one not in catalog.considered_states()]
    if missing:
        return refuse(replace(query, unknown_state=missing[0]), catalog)
    if not query.filters.speakers:
        return abstain(query, Reason.MEETING_NOT_LOADED) if query.meetings else None
    speakers = [speaker for _, speaker in catalog.speakers()]
    loaded = {person_key(one.name) for one in speakers}
    groups = {group_key(one.on_behalf_of) for one in speakers if one.on_behalf_of}
    if any(person_key(one) in loaded or group_key(one) in groups for one in query.filters.speakers):
        return abstain(query, Reason.MEETING_NOT_LOADED) if query.meetings else None
    return refuse(replace(query, unknown_speaker=" or ".join(query.filters.speakers)), catalog)


def refuse_record(query: Query, symbol: str) -> Answer:
    """Return a non-answer where a question names a record that is not among those looked in.

    Args:
        query: The question.
        symbol: Of the record.
    """
    message = f"{symbol} is not among the records looked in. Load it, or look in all records."
    return abstain(query, Reason.NOT_FOUND, message=message)
