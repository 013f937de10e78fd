"""What a question holds its answer to besides its subject: a person by name, those who asked.

Likeness takes one case for another, one vote for its opposite and a reply for the question. Whose
case it is, and whether a sentence asks, is told by the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from assistant.answering.named_instruments import held_to_instruments
from assistant.answering.named_numbers import held_to_numbers
from assistant.answering.stances import held_to_stance
from assistant.answering.votes import held_to_vote
from assistant.evidence import EvidenceParagraph
from assistant.language.reading import read
from assistant.language.standing_for import any_met
from assistant.ledger.entries import Kind as Point
from assistant.points.things_asked import find_asked
from assistant.query import Query
from assistant.query.wording import Act
from index.parsing.designations import TITLES
from index.parsing.namesakes import Persons
from index.parsing.speakers import person_key
from index.reference.dates import is_between
from index.reference.states import find_states
from index.search.searcher import Hit
from index.text import fold

_CAPITALS = r"[^\W\d_a-z][\w’'-]*(?:[ -][^\W\d_a-z][\w’'.-]*)*"
_NAMED = re.compile(
    rf"\b(?:{TITLES})\b\.?\s+(?P<titled>{_CAPITALS})"
    rf"|\b(?:arrest|case|complaint|conviction|death|detention|disappearance|killing|murder|trial)\s+of\s+(?!{TITLES}\b)(?P<of>{_CAPITALS})"
    rf"|\bthe\s+(?P<case>{_CAPITALS})\s+case\b"
)
"""Somebody whom a question is about: "Mr. Karsten", "the death of Ana Ruiz", "the Lindahl case"."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def held_to(
    query: Query,
    paragraphs: Sequence[EvidenceParagraph],
    speakers: Callable[[], Collection[str]],
    considered: Callable[[], Mapping[str, Collection[str]]],
) -> list[EvidenceParagraph]:
    """Return the paragraphs with nothing chosen of those that cannot be meant.

    Args:
        query: The question.
        paragraphs: Weighed.
        speakers: Gives the keys of all who speak: whoever speaks is not looked for in what is said.
        considered: Gives codes of the States that the records of the paragraphs consider.
    """
    kept = held_to_instruments(query.topic, paragraphs)
    kept = [
        held or one.left_out()
        for held, one in zip(held_to_numbers(query.topic, kept), kept, strict=True)
    ]
    vote = query.wording.vote
    if vote:
        kept = held_to_vote(vote, kept, query.topic, query.among)
    if query.wording.stance:
        kept = held_to_stance(query.wording.stance.stance, kept, query.topic)
    if all(query.told_of):
        kept = [one if _tells_of(query.told_of, one) else one.left_out() for one in kept]
    named = {one.code for one in find_states(query.topic) if not one.adjective}
    by_record = considered() if named else {}
    for code in named:
        here = {record for record, codes in by_record.items() if code in codes}
        kept = [one if _is_on(code, one, here) else one.left_out() for one in kept]
    names = _names(query.topic)
    last_names = [one.split()[-1:] for one in speakers()] if names else []
    for name in names:
        if person_key(name).split()[-1:] in last_names:
            continue
        told = _telling_of(name, kept)
        kept = [one if one.passage.paragraph_place in told else one.left_out() for one in kept]
    if query.wording.who and query.wording.who.act is Act.ASKED:
        asking = {one.passage.paragraph_place for one in kept if one.chosen_support and _asks(one)}
        if asking:
            kept = [
                one if one.passage.paragraph_place in asking else one.left_out() for one in kept
            ]
    return kept


def has_all(query: Query, paragraph: EvidenceParagraph) -> bool:
    """Return whether a sentence has all that carries the subject, in its words or in others.

    It speaks to the subject then, though nothing in it may be what is asked for: "is preparing the
    ratification" gives no date.
    """
    wanted = [word.folded for word in read(query.topic) if word.is_content]
    return bool(wanted) and any(
        all(any_met((word,), sentence.text) for word in wanted) for sentence in paragraph.sentences
    )


def _tells_of(time: tuple[str, str], paragraph: EvidenceParagraph) -> bool:
    """Return whether a paragraph names a year of a time."""
    return any(is_between(year, *time) for year in _YEAR.findall(paragraph.text))


def _is_on(code: str, paragraph: EvidenceParagraph, considering: Collection[str]) -> bool:
    """Return whether a paragraph is on a State: names it, or is of a meeting on it or its own."""
    passage = paragraph.passage
    own = passage.speaker.state == code or passage.record_id in considering
    return own or any(one.code == code for one in find_states(paragraph.text))


def _names(topic: str) -> list[str]:
    found = []
    for match in _NAMED.finditer(topic):
        name = match["titled"] or match["of"] or match["case"]
        alone = match["of"] and " " not in name  # "the detention of Roma" names a people.
        if not alone and not find_states(name):
            found.append(name)
    return found


def _telling_of(name: str, paragraphs: Sequence[EvidenceParagraph]) -> set[tuple[str, int]]:
    """Return the places of the paragraphs that have a name, or go on from one that has it."""
    words = re.findall(r"\w{3,}", fold(name)) or [fold(name)]
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
    having = {
        one.passage.paragraph_place: one.passage.speaker
        for one in paragraphs
        if pattern.search(fold(one.text))
    }
    going_on = {
        one.passage.paragraph_place
        for one in paragraphs
        if having.get((one.passage.record_id, one.passage.paragraph_index - 1))
        == one.passage.speaker
    }
    return {*having} | going_on


def _asks(paragraph: EvidenceParagraph) -> bool:
    return any(
        kind in (Point.QUESTION, Point.REQUEST)
        for sentence in paragraph.sentences
        for _, _, kind in find_asked(sentence.text)
    )


def without_besides(query: Query, hits: Sequence[Hit]) -> list[Hit]:
    """Return hits without the words of those whom a question leaves out ("Who else ...?")."""
    left_out = Persons(query.besides)
    return [hit for hit in hits if hit.passage.speaker.name not in left_out]
