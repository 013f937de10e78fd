"""Whom and what a follow-up names by where it stood before: "she", "both", "the second point"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Answer
from assistant.points.topics import topic_of
from assistant.query import OTHER_SIDE, Query
from assistant.questions.pointing import (
    A_PLACE,
    ANNOUNCED,
    ASKS_TOLD,
    BOTH,
    IS_TOLD,
    MASCULINE,
    NUMBERS,
    PERSON,
    REACTS_TO_SOMEBODY,
    SHE_DOES,
    SPEAKS_AS,
    THE_OTHER_RECORD,
)
from assistant.questions.taking_over import KnownBy
from assistant.questions.topic import trim_topic
from assistant.questions.what_is_asked import asked_again
from index.parsing.speakers import gender_of, person_key
from index.records import Side
from index.reference.states import states_in_words


def take_place(query: Query, answer: Answer | None) -> tuple[Query, bool]:
    """Ask of what stands behind a number in the answer before; and tell whether that is asked."""
    place = A_PLACE.search(query.in_full)
    if place is None or answer is None or not answer.citations:
        return query, False
    word = (place["alone"] or place["word"] or "").casefold()
    number = NUMBERS.get(word) or int(place["number"] or place["bracket"] or 0)
    if word == "last":
        number = answer.citations[-1].number
    cited = next((one for one in answer.citations if one.number == number), None)
    unnamed = replace(query, unknown_speaker="", wanted="") if query.unknown_speaker else query
    if cited is None:
        return replace(unnamed, topic=""), False
    about = next((one.text for one in answer.statements if number in one.citations), cited.text)
    said = ANNOUNCED.sub("", about)
    topic = topic_of(said, said)
    reading = f"the subject, “{topic}”, is taken from [{number}] of the answer before"
    return replace(unnamed, topic=topic, readings=(*query.readings, reading)), True


def take_other_record(
    query: Query, before: Query, answer: Answer | None, answers: Sequence[Answer]
) -> Query | None:
    """Ask the question before of the other of the two records that answers cite, if that is asked.

    Args:
        query: The question: "And in the other record?".
        before: The one before.
        answer: To that one: the other record is the one that it does not cite.
        answers: To the questions before that.
    """
    if answer is None or not THE_OTHER_RECORD.match(query.in_full):
        return None
    here = {one.record_id for one in answer.citations}
    cited = {one.record_id: one.symbol for each in (*answers, answer) for one in each.citations}
    others = {*cited} - here
    if len(here) != 1 or len(others) != 1:
        return None
    other = others.pop()
    meetings = f"in {cited[other] or 'the other record'}"
    filters = replace(before.filters, records=(other,), date_from="", date_to="")
    anew = replace(
        before,
        question=query.question,
        wording=replace(before.wording, bare=query.in_full),
        spelt=query.spelt,
        rewritten="",
        filters=filters,
        meetings=meetings,
        supposed="",
        kept=False,
        readings=(*before.readings, "the other of the two records that were cited"),
        leans=True,
        first_part=None,
        changed=(),
    )
    return asked_again(anew, before.again or (before.in_full if before.fact else ""))


def take_told(query: Query, before: Query) -> Query:
    """Ask those who speak to "him" for what he was told: whoever asks is told by the State."""
    told = IS_TOLD.search(query.in_full)
    if told is None or query.names_speaker or not ASKS_TOLD.match(query.in_full):
        return query
    asks = before.filters.sides if not before.filters.speakers else ()
    of_state = asks == (Side.STATE,) and told["who"].casefold() == "they"
    side, wanted = OTHER_SIDE[Side.STATE if of_state else Side.COMMITTEE]
    filters = replace(query.filters, sides=(side,))
    topic = trim_topic(IS_TOLD.sub(" ", query.topic))
    reading = f"{wanted}, who speaks to “{told['who']}”"
    return replace(
        query, topic=topic, filters=filters, wanted=wanted, readings=(*query.readings, reading)
    )


def take_both(query: Query, before: Query, earlier: Sequence[Query]) -> Query:
    """Ask of the two States that were asked about one by one before ("What did both say?")."""
    if query.names_speaker or not BOTH.search(query.in_full):
        return query
    asked = [one for one in (*earlier, before) if one.filters.states and not one.filters.speakers]
    states = list(dict.fromkeys(code for one in asked[::-1] for code in one.filters.states))[:2]
    if len(states) < len(("one", "other")):
        return query
    heard = {one.filters.sides for one in asked}
    sides = (Side.STATE,) if heard == {(Side.STATE,)} else ()
    filters = replace(query.filters, sides=sides, states=tuple(states[::-1]))
    both = states_in_words(filters.states)
    wanted = f"The delegation of {both}" if sides else f"Everybody, on {both}"
    reading = f"{wanted}, as in the questions before"
    topic = trim_topic(BOTH.sub(" ", query.topic))
    return replace(
        query, topic=topic, filters=filters, wanted=wanted, readings=(*query.readings, reading)
    )


def take_person(
    query: Query,
    before: Query,
    answer: Answer | None,
    earlier: Sequence[Query],
    answers: Sequence[Answer] = (),
    known_by: KnownBy = person_key,
) -> Query:
    """Ask of the one person that "he" or "she" can be: the only one whom the answer before cites.

    Where somebody was asked about by name in the question before, that is who is meant; where the
    answer leaves it open, whoever was asked about by name last, or is the only one whom an answer
    before that cites. Of whom nobody is known but the side, that side is asked: she who asks is no
    delegate, whoever was asked of before.

    Args:
        query: The question.
        before: The one before.
        answer: To the one before.
        earlier: The questions before that one, in order.
        answers: To these.
        known_by: Tells what somebody is known by, of whom the name is cited.
    """
    pronoun = PERSON.search(query.in_full)
    if pronoun is None or answer is None or REACTS_TO_SOMEBODY.match(query.in_full):
        return query
    gender = "man" if pronoun.group().casefold() in MASCULINE else "woman"
    if before.filters.speakers and gender_of(before.wanted) in (gender, ""):
        return query
    side = next((side for verb, side in SPEAKS_AS.items() if verb.search(query.in_full)), None)
    if name := _only_one(answer, gender, side):
        return _of_person(query, (known_by(name),), name, f"{name}, cited in the answer before")
    told = (*answers, *(None for _ in earlier[len(answers) :]))
    for asked, answered in reversed([*zip(earlier, told, strict=True)]):
        one = asked.filters.speakers
        if len(one) == 1 and (gender_of(asked.wanted) == gender or _holds_office(asked.wanted)):
            elsewhere = {*query.filters.states} - {*asked.filters.states}
            records = query.filters.records or (() if elsewhere else asked.filters.records)
            query = replace(query, filters=replace(query.filters, records=records))
            return _of_person(query, one, asked.wanted, f"{asked.wanted}, as in a question before")
        if answered and side and (name := _only_one(answered, gender, side)):
            return _of_person(query, (known_by(name),), name, f"{name}, cited in an answer before")
    asks = SHE_DOES.search(query.in_full)
    # Where no side was asked of before, records may tell none.
    told_of = {one.side for each in (answer, *answers) for one in each.citations}
    had = before.filters.sides or (() if told_of & {*OTHER_SIDE} else (side,))
    if side is None or not asks or side in had:
        return query
    filters = replace(query.filters, sides=(side,))
    wanted = next(wanted for one, wanted in OTHER_SIDE.values() if one is side)
    reading = f"{wanted}, as nobody is known to be “{pronoun.group()}”"
    return replace(query, filters=filters, wanted=wanted, readings=(*query.readings, reading))


def _only_one(answer: Answer, gender: str, side: Side | None) -> str | None:
    """Return whom an answer cites, if that is one person who may be of a gender, and of a side."""
    # Whoever is announced without a title may be either.
    cited = {
        person_key(one.speaker): one.speaker
        for one in answer.citations
        if gender_of(one.speaker) in (gender, "") and side in (None, one.side)
    }
    name = next(iter(cited.values()), "")
    return name if len(cited) == 1 and (gender_of(name) or _holds_office(name)) else None


def _holds_office(name: str) -> bool:
    """Return whether somebody is announced by an office alone, as who presides is."""
    return name.startswith("The ") and not name.startswith("The delegation")


def _of_person(query: Query, keys: Sequence[str], name: str, reading: str) -> Query:
    filters = replace(query.filters, speakers=(*keys,), sides=())
    return replace(query, filters=filters, wanted=name, readings=(*query.readings, reading))
