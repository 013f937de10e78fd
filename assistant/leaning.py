"""What a follow-up question leaves unsaid, taken from the question before: no model is needed.

Three things can be left unsaid: the subject ("And what had the Committee asked about that?", "How
many of those?"), who is asked about ("What did they say about women?"), and both but for one part
that changes ("What about Uzbekistan?", "And the rapporteurs?"). A question that has a subject of
its own and points at nothing takes nothing over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Answer
from assistant.facts import Fact
from assistant.ledger.topics import topic_of
from assistant.pointing import (
    A_PLACE,
    ANNOUNCED,
    ANOTHER_MEETING,
    ASKS_WHO,
    BOTH,
    CONTINUES,
    FRAGMENT,
    MASCULINE,
    MAY_LEAN,
    MEETING_IN_ORDER,
    NAMES_OTHER_SIDE,
    NAMES_SUBJECT,
    NUMBERS,
    OF_THE_EXCHANGE,
    ONE_MEETING,
    OWNER,
    PERSON,
    POINTS_AT_SPEAKER,
    POINTS_AT_SUBJECT,
    REACTS,
    RELATIONAL,
    SPEAKS_AS,
    SUBJECT_OF_CLAUSE,
    THERE,
)
from assistant.query import OTHER_SIDE, Query
from assistant.question_topic import trim_topic
from assistant.words import EMPTY
from index.records import Side
from index.speakers import gender_of, person_key
from index.states import state_name
from index.text import words


def may_lean(query: Query) -> bool:
    """Return whether a question, read by itself, may leave something unsaid.

    True of all from which :func:`lean` would make something else, and of others in which a word
    points at something: not always at a question before.
    """
    asked = query.in_full
    patterns = (MAY_LEAN, CONTINUES, POINTS_AT_SPEAKER, POINTS_AT_SUBJECT, NAMES_OTHER_SIDE)
    return not query.topic or any(pattern.search(asked) for pattern in patterns)


def put_anew(question: str, before: str) -> str | None:
    """Return the question before with another meeting; None where none is asked about.

    >>> put_anew("And at the second?", "What did Kenya say at the first meeting about bail?")
    'What did Kenya say at the second meeting about bail?'
    """
    asked, had = ANOTHER_MEETING.match(question), MEETING_IN_ORDER.search(before)
    if asked is None:
        return None
    if had:
        return f"{before[: had.start('which')]}{asked['which']}{before[had.end('which') :]}"
    return f"{before.strip(' ?!.')} at the {asked['which']} meeting?" if asked["meeting"] else None


def lean(
    query: Query, before: Query, answer: Answer | None = None, earlier: Sequence[Query] = ()
) -> Query:
    """Return a question, read by itself, with what it leaves unsaid taken from the one before.

    What is taken over stands among its readings.

    Args:
        query: The question.
        before: The one before, as it was understood.
        answer: To the one before: "she" may be the one woman it cites, "the second point" what
            stands behind [2].
        earlier: The questions before that one, in order.
    """
    asked = query.in_full
    if not asked:
        return query
    query, place = _take_place(query, answer)
    if place:
        return _take_conditions(_take_speaker(query, before), before)
    query, own, of_exchange = _without_pointers(query, asked)
    continues = bool(CONTINUES.match(asked) or FRAGMENT.match(asked))
    points = bool(POINTS_AT_SUBJECT.search(asked) or own)
    if NAMES_OTHER_SIDE.search(asked) and not query.names_speaker:
        query = _flip(query, before)
    if not query.names_speaker:
        query = _take_both(_take_person(query, before, answer, earlier), before, earlier)
    unsaid = not query.topic and not points and not ASKS_WHO.match(asked)
    bare_fact = not query.topic and query.fact in (Fact.NUMBER, Fact.TIME)
    if not query.names_speaker and (
        continues or unsaid or bare_fact or of_exchange or POINTS_AT_SPEAKER.search(asked) or own
    ):
        query = _take_speaker(query, before)
    if not before.topic:
        return query
    if not query.topic:
        return _take_topic(query, before.topic, before)
    if points and not continues and query.topic.casefold() not in before.topic.casefold():
        return _take_topic(query, f"{query.topic}, {before.topic}", before)
    there = continues or bool(THERE.search(asked))
    return _take_conditions(query, before) if there else query


def _take_place(query: Query, answer: Answer | None) -> tuple[Query, bool]:
    """Ask of what stands behind a number in the answer before; and tell whether that is asked."""
    place = A_PLACE.search(query.in_full)
    if place is None or answer is None or not answer.citations:
        return query, False
    word = (place["word"] or "").casefold()
    number = NUMBERS.get(word) or int(place["number"] or place["bracket"] or 0)
    if word == "last":
        number = answer.citations[-1].number
    cited = next((one for one in answer.citations if one.number == number), None)
    if cited is None:
        return query, False
    about = next((one.text for one in answer.statements if number in one.citations), cited.text)
    said = ANNOUNCED.sub("", about)
    topic = topic_of(said, said)
    reading = f"the subject, “{topic}”, is taken from [{number}] of the answer before"
    return replace(query, topic=topic, readings=(*query.readings, reading)), True


def _without_pointers(query: Query, asked: str) -> tuple[Query, bool, bool]:
    """Return a question without the words that point at what was asked before.

    Also whether it asks for something that belongs to it (its budget, when it will be adopted),
    and whether it asks of the exchange itself ("In which meeting?").
    """
    topic = re.sub(r"(?i)^(?:of\s+)?them\s+", "", query.topic)
    topic = THERE.sub(" ", POINTS_AT_SUBJECT.sub(" ", topic))
    owns = OWNER.match(asked) if not query.names_speaker else None
    clause = SUBJECT_OF_CLAUSE.match(asked) if not query.names_speaker else None
    if owns:
        topic = re.sub(r"\bits\s", " ", topic, flags=re.IGNORECASE)
    if clause:
        topic = re.sub(rf"\b{clause['pointer']}\s", " ", topic, count=1, flags=re.IGNORECASE)
    said = {*words(topic)} - EMPTY
    names_one = NAMES_SUBJECT.search(asked) and not POINTS_AT_SUBJECT.search(asked)
    of_exchange = bool(said) and said <= OF_THE_EXCHANGE and not names_one
    if REACTS.match(asked) or of_exchange:
        topic = ""
    own = bool(owns or clause or RELATIONAL.match(asked))
    of_answer = of_exchange and not ASKS_WHO.match(asked)
    return replace(query, topic=trim_topic(topic)), own, of_answer


def _take_both(query: Query, before: Query, earlier: Sequence[Query]) -> Query:
    """Ask of the two States that were asked about one by one before ("What did both say?")."""
    if query.names_speaker or not BOTH.search(query.in_full):
        return query
    asked = [one for one in (*earlier, before) if one.filters.sides == (Side.STATE,)]
    states = list(dict.fromkeys(code for one in asked[::-1] for code in one.filters.states))[:2]
    if len(states) < len(("one", "other")):
        return query
    filters = replace(query.filters, sides=(Side.STATE,), states=tuple(states[::-1]))
    wanted = f"The delegation of {' and '.join(map(state_name, filters.states))}"
    reading = f"{wanted}, as in the questions before"
    topic = trim_topic(BOTH.sub(" ", query.topic))
    return replace(
        query, topic=topic, filters=filters, wanted=wanted, readings=(*query.readings, reading)
    )


def _take_person(
    query: Query, before: Query, answer: Answer | None, earlier: Sequence[Query]
) -> Query:
    """Ask of the one person that "he" or "she" can be: the only one whom the answer before cites.

    Where somebody was asked about by name in the question before, that is who is meant; where the
    answer leaves it open, whoever was asked about by name last.
    """
    pronoun = PERSON.search(query.in_full)
    if pronoun is None or answer is None or before.filters.speakers:
        return query
    gender = "man" if pronoun.group().casefold() in MASCULINE else "woman"
    side = next((side for verb, side in SPEAKS_AS.items() if verb.search(query.in_full)), None)
    # Whoever is announced without a title may be either.
    cited = {
        person_key(one.speaker): one.speaker
        for one in answer.citations
        if gender_of(one.speaker) in (gender, "") and side in (None, one.side)
    }
    named = next((one for one in reversed(earlier) if gender_of(one.wanted) == gender), None)
    if len(cited) == 1 and gender_of(name := next(iter(cited.values()))):
        filters = replace(query.filters, speakers=(*cited,), sides=())
        reading = f"{name}, cited in the answer before"
    elif named is not None and len(named.filters.speakers) == 1:
        speakers, records = named.filters.speakers, query.filters.records or named.filters.records
        filters = replace(query.filters, speakers=speakers, records=records, sides=())
        name = named.wanted
        reading = f"{name}, as in a question before"
    else:
        return query
    return replace(query, filters=filters, wanted=name, readings=(*query.readings, reading))


def _flip(query: Query, before: Query) -> Query:
    """Ask the other side of what was asked before."""
    sides = before.filters.sides
    other = OTHER_SIDE.get(sides[0]) if len(sides) == 1 else None
    if other is None:
        return query
    side, wanted = other
    filters = replace(before.filters, sides=(side,))
    topic = trim_topic(NAMES_OTHER_SIDE.sub(" ", query.topic))
    reading = f"{wanted}, the other side than in the question before"
    return replace(
        query, topic=topic, filters=filters, wanted=wanted, readings=(*query.readings, reading)
    )


def _take_topic(query: Query, topic: str, before: Query) -> Query:
    """Ask of the subject of before; where no State is named, in the records on the same ones."""
    reading = f"the subject, “{topic}”, is taken from the question before"
    query = replace(query, topic=topic, readings=(*query.readings, reading))
    return _take_conditions(query, before)


def _take_conditions(query: Query, before: Query) -> Query:
    """Ask in the same records: on the same States, of the same meetings; others that are named."""
    filters, readings = query.filters, []
    states = before.filters.states
    if states and not filters.states and not filters.speakers:
        filters = replace(filters, states=states)
        readings.append(f"on {' and '.join(map(state_name, states))}, as in the question before")
    meetings = query.meetings
    if before.meetings and not meetings and not filters.records:
        old = before.filters
        filters = replace(
            filters, records=old.records, date_from=old.date_from, date_to=old.date_to
        )
        meetings = before.meetings
        readings.append(f"{meetings}, as in the question before")
    return replace(query, filters=filters, meetings=meetings, readings=(*query.readings, *readings))


def _take_speaker(query: Query, before: Query) -> Query:
    """Ask of whoever was asked of before; a State that is named now takes that one's place."""
    if not before.names_speaker:
        return query
    named = query.filters.states
    if named and before.filters.speakers:
        return query  # A person does not speak for another State.
    old, own = before.filters, query.filters
    meetings = query.meetings
    if meetings or own.records:
        old = replace(old, records=own.records, date_from=own.date_from, date_to=own.date_to)
    elif named and ONE_MEETING.search(before.meetings):
        old = replace(old, records=())  # Another State has meetings of its own.
    else:
        meetings = before.meetings
    filters = replace(old, states=own.states or old.states)
    wanted = before.wanted
    if named:
        there = " and ".join(map(state_name, named))
        delegation = old.sides == (Side.STATE,)
        wanted = f"The delegation of {there}" if delegation else f"{_alone(wanted)}, on {there}"
    if filters == own:
        return query
    readings = [f"{_alone(wanted) if named else wanted}, as in the question before"]
    if meetings and meetings != query.meetings:
        readings.append(f"{meetings}, as in the question before")
    return replace(
        query,
        filters=filters,
        wanted=wanted,
        meetings=meetings,
        readings=(*query.readings, *readings),
    )


def _alone(wanted: str) -> str:
    """Return whose words are wanted without the States on which."""
    return wanted.split(", on ")[0]
