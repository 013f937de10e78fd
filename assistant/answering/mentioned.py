"""An answer to whether, where and by whom something is mentioned: every sentence with its words.

Likeness takes "eligible for amnesty" for Amnesty International. Where a name stands in the records
as it is asked for, a sentence without it is no mention; of other subjects one with all the words
is. Where no sentence has them, what is like them is left to the search.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.answering.abstention import NEAREST, abstain, looked_in, within_sentence
from assistant.answering.listing import by_speaker, list_sentences, records_in_time
from assistant.answering.named_instruments import without_numbered
from assistant.answers import Answer, Reason
from assistant.ledger.said import sentences_meeting
from assistant.query import QUOTED, Kind, Query
from assistant.query.mentions import Mention
from assistant.sources import Source, as_hit, search_hit
from assistant.words import EMPTY
from index.filters import Filters
from index.parsing.namesakes import Persons
from index.search.full_text import FullText, stems_of
from index.search.searcher import Hit
from index.storage.catalog import Catalog
from index.text import amount_of, fold

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_NAMES = re.compile(r"(?<![\w’'-])[^\W\d_a-z][\w’'.-]*")


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where the words of a subject stand.

    Attributes:
        sentences: That have all of them, of anybody, in time.
        wanted: Those of them that are of whom the question asks.
        everywhere: Whether every record that has them was read sentence by sentence; one that
            tells no turns is left to the search.
        somehow: Whether a record has them one behind the other.
    """

    sentences: list[Source]
    wanted: list[Source]
    everywhere: bool
    somehow: bool


def answer_mention(
    query: Query,
    mention: Mention,
    full_text: FullText,
    catalog: Catalog,
    nearest: Callable[[], Sequence[Hit]],
    notices: Sequence[str] = (),
) -> Answer | None:
    """Answer with every sentence that mentions something; None where a search has to tell.

    Args:
        query: The question as read.
        mention: What it asks of mentions.
        full_text: Finds the records that hold the words.
        catalog: Where the records are.
        nearest: Gives what comes nearest to the subject.
        notices: Carried into the answer.
    """
    name = _ARTICLE.sub("", query.topic).strip(' "“”„«»')
    capitals = [one for one in _NAMES.findall(name) if one.casefold() not in EMPTY]
    is_name = bool(capitals) and name.upper() != name
    telling = _telling(name)
    # More than a name ("the Istanbul Protocol in its training") is looked for by what it says.
    of_words = is_name and len(capitals) > 1 and {*telling} <= {*capitals}
    if not query.terms or (mention.of_names_only and not of_words):
        return None
    standing = _standing(query, name, full_text, catalog)
    exact = [one for one in standing.sentences if _bare(name) in _bare(one.text)]
    quoted = bool(QUOTED.fullmatch(query.topic))
    if quoted and not exact and standing.somehow:
        return None  # They run over the end of a sentence: where they stand is told beside.
    if not quoted:
        one_of = without_numbered(name, [one.text for one in exact])
        exact = [one for one, meant in zip(exact, one_of, strict=True) if meant]
    held = quoted or (is_name and bool(exact))
    found = exact if held else standing.sentences
    wanted = [one for one in standing.wanted if not held or one in exact]
    extent = full_text.extent(query.filters)
    if wanted:
        return _listed(query, wanted, extent, notices)
    if not (standing.everywhere and (held or of_words)):
        return None
    if not found:
        message = f"“{name}” stands nowhere in the {looked_in(query)}."
        hits = [search_hit(one) for one in nearest()[:NEAREST]]
        message += " The nearest passages are no mention of it." if hits else ""
        reason = Reason.NOT_FOUND
    else:
        who = within_sentence(query.wanted.partition(", on ")[0]) or "anybody"
        who = "anybody there" if who == "Everybody" else who
        message = f"The {looked_in(query)} do not show {who} mentioning “{name}”. Others do."
        hits = [as_hit(one, rank) for rank, one in enumerate(found[:NEAREST], start=1)]
        reason = Reason.SPEAKER_SILENT
    return abstain(
        query, reason, message=message, nearest=hits, extent=extent, notices=tuple(notices)
    )


def _standing(query: Query, name: str, full_text: FullText, catalog: Catalog) -> _Standing:
    terms = {*query.terms}

    @cache
    def has_all(sentence: str) -> bool:
        return terms.issubset(stems_of(sentence)) or _bare(name) in _bare(sentence)

    holding = full_text.passages_holding(" ".join(_telling(name)) or name)
    anybody = replace(query.filters, sides=(), speakers=(), states=())
    left_out = Persons(query.besides)
    sentences: list[Source] = []
    wanted: list[Source] = []
    everywhere, somehow = True, False
    for record in records_in_time(catalog, anybody, holding):
        sentences += sentences_meeting(record, Filters(), has_all)
        everywhere &= bool(record.turns)
        somehow |= _bare(name) in _bare(record.text)
        wanted += [
            said
            for said in sentences_meeting(record, query.filters, has_all)
            if said.speaker not in left_out
        ]
    return _Standing(sentences, wanted, everywhere, somehow)


def _telling(name: str) -> list[str]:
    """Return the words of a name that carry it."""
    return [one for one in re.findall(r"[\w’'-]+", name) if one.casefold() not in EMPTY]


def _listed(
    query: Query, sources: Sequence[Source], extent: tuple[int, int], notices: Sequence[str]
) -> Answer:
    each: dict[str, int] = {}
    for one in sources:
        each[by_speaker(one)] = each.get(by_speaker(one), 0) + 1
    names = ", ".join(
        f"{who} ({amount_of(number, 'sentence')})" if number > 1 else who
        for who, number in each.items()
    )
    verb = "mentions" if len(sources) == 1 else "mention"
    said = f"{amount_of(len(sources), 'sentence')} {verb} {query.quoted_topic}: {names}."
    return list_sentences(
        query,
        said,
        sources,
        extent,
        understood=query.describe(extent[1]),
        kind=Kind.WHO,
        notices=notices,
    )


def _bare(text: str) -> str:
    """Return a text between blanks, without capitals, accents, marks and runs of blanks."""
    words = re.findall(r"\w+", re.sub(r"[’']", "", fold(text)))
    return f" {' '.join(words)} "
