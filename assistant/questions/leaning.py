"""What a follow-up question leaves unsaid, taken from the question before: no model is needed.

Three things can be left unsaid: the subject ("And what had the Committee asked about that?", "How
many of those?"), who is asked about ("What did they say about women?"), and both but for one part
that changes ("What about Uzbekistan?", "And the rapporteurs?"). A question that has a subject of
its own and points at nothing takes nothing over but where it is asked, if it is joined to the one
before ("And how many women were held?"); if it is not, it is told that it is asked of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Answer
from assistant.facts import Fact
from assistant.query import OTHER_SIDE, Query
from assistant.questions.counted_anew import HOW_MANY_ALONE, counted_anew
from assistant.questions.following import lean_on_collection
from assistant.questions.paragraphs import paragraphs_in
from assistant.questions.pointing import (
    A_PLACE,
    ACCORDING,
    ACTED_UPON,
    ANOTHER_MEETING,
    ANYBODY,
    ANYWHERE,
    ASKING,
    ASKS_ELSE,
    ASKS_FACT,
    ASKS_WHO,
    BOTH,
    CONTINUES,
    DANGLING,
    ELSEWHERE,
    FRAGMENT,
    GOES_ON,
    HOW_MANY_OF_THEM,
    MAY_LEAN,
    MEETING_IN_ORDER,
    NAMES_OTHER_SIDE,
    NAMES_SUBJECT,
    NEXT_PARAGRAPH,
    NUMBERS_ALONE,
    OF_A_KIND,
    OF_THE_EXCHANGE,
    ONE_MEETING,
    OWNED,
    OWNER,
    POINTS_AT_SPEAKER,
    POINTS_AT_SPEECH,
    POINTS_AT_SUBJECT,
    REACTS,
    RELATIONAL,
    REPLIES,
    SHORT_FRAGMENT,
    SPEECH_ALONE,
    SUBJECT_OF_CLAUSE,
    THE_ONE,
    THERE,
    WHOSE_WORDS,
)
from assistant.questions.referring import take_both, take_person, take_place
from assistant.questions.topic import trim_topic
from assistant.words import EMPTY
from index.filters import Filters
from index.records import Side
from index.states import states_in_words
from index.text import words


def may_lean(query: Query) -> bool:
    """Return whether a question, read by itself, may leave something unsaid.

    True of all from which :func:`lean` would make something else, and of others in which a word
    points at something: not always at a question before.
    """
    asked = query.in_full
    patterns = (
        MAY_LEAN,
        CONTINUES,
        FRAGMENT,
        POINTS_AT_SPEAKER,
        POINTS_AT_SUBJECT,
        SUBJECT_OF_CLAUSE,
        HOW_MANY_OF_THEM,
        RELATIONAL,
        NAMES_OTHER_SIDE,
        A_PLACE,
        THERE,
        BOTH,
    )
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
    query: Query,
    before: Query,
    answer: Answer | None = None,
    earlier: Sequence[Query] = (),
    about: tuple[str, ...] = (),
    *,
    several: bool = False,
    answers: Sequence[Answer] = (),
) -> Query:
    """Return a question, read by itself, with what it leaves unsaid taken from the one before.

    What is taken over stands among its readings.

    Args:
        query: The question.
        before: The one before, as it was understood.
        answer: To the one before: "she" may be the one woman it cites, "the second point" what
            stands behind [2].
        earlier: The questions before that one, in order.
        about: The States on which all records are that the answer cites: a reply is one of theirs.
        several: Whether the records are on several States: of what is asked of all of them after
            one State that is told.
        answers: To the questions before that one: "she" may be the one woman whom one cites.
    """
    leant = _lean(query, before, answer, earlier, about, answers)
    had = before.filters.states
    if (
        not (several and had and query.topic)
        or leant.filters.states
        or leant.filters.speakers
        or leant.filters.records
        or leant.collection
        or leant.paragraphs
        or leant.unknown_speaker
        or before.unknown_state
    ):
        return leant
    reading = f"asked of all records, not only of those on {states_in_words(had)}"
    return replace(leant, readings=(*leant.readings, reading))


def _lean(
    query: Query,
    before: Query,
    answer: Answer | None,
    earlier: Sequence[Query],
    about: tuple[str, ...],
    answers: Sequence[Answer],
) -> Query:
    asked = query.in_full
    if not asked:
        return query
    of_collection = lean_on_collection(query, before, answer)
    if of_collection:
        return of_collection
    if WHOSE_WORDS.match(asked) and answer and answer.citations:
        reading = "whose words the answer before is"
        again = before.again or before.in_full
        readings = (*before.readings, reading)
        return replace(before, question=query.question, again=again, readings=readings)
    if before.paragraphs and not query.paragraphs:
        query = _other_paragraphs(query, before.paragraphs)
    if query.paragraphs:
        cited = {one.record_id for one in answer.citations} if answer else set()
        here = tuple(cited) if len(cited) == 1 else before.filters.records
        filters = query.filters if query.filters.records else replace(query.filters, records=here)
        meetings = query.meetings or before.meetings
        return replace(query, filters=filters, meetings=meetings)
    if wish := before.collection:  # "Who is Ms. Racu?" "What did she say?"
        spoken_of = Filters(states=wish.scope.states, speakers=wish.keys)
        before = replace(before, filters=spoken_of, wanted=wish.person)
    named = before.filters.states or query.filters.states
    if about and not named and (before.filters.speakers or _goes_on(query, asked)):
        before = replace(before, filters=replace(before.filters, states=about))
    anywhere = ANYWHERE.search(asked) is not None
    if anywhere and not query.filters.states:
        before = _of_all(before)
        if CONTINUES.match(asked) or FRAGMENT.match(asked):
            query = replace(query, topic=trim_topic(ANYWHERE.sub(" ", query.topic)))
    query, place = take_place(query, answer)
    if place:
        return _take_conditions(_take_speaker(query, before), before)
    query, own, of_same = _without_pointers(_of_a_kind(query, before), asked)
    continues = bool(CONTINUES.match(asked) or FRAGMENT.match(asked))
    how_many = HOW_MANY_ALONE.match(asked)
    if (continues or how_many) and before.fact is Fact.NUMBER and not query.names_speaker:
        others_named = how_many["who"] if how_many else query.topic
        others = counted_anew(others_named, before.again or before.in_full, before.topic)
        if others:
            reading = f"“{others_named}”, counted as in the question before"
            again, topic = others
            query = replace(query, again=again, topic=topic, readings=(*query.readings, reading))
    points = bool(POINTS_AT_SUBJECT.search(asked) or own)
    if NAMES_OTHER_SIDE.search(asked) and not query.names_speaker:
        query = _flip(query, before)
    if not query.names_speaker:
        query = take_both(take_person(query, before, answer, earlier, answers), before, earlier)
    of_others = ASKS_WHO.match(asked) or ANYBODY.search(asked)
    unsaid = not query.topic and not points and not of_others
    bare_fact = not query.topic and query.fact in (Fact.NUMBER, Fact.TIME)
    if not query.names_speaker and (
        continues or unsaid or bare_fact or of_same or POINTS_AT_SPEAKER.search(asked)
    ):
        query = _take_speaker(query, before)
    there = bool(
        continues
        or THERE.search(asked)
        or POINTS_AT_SPEAKER.search(asked)
        or SHORT_FRAGMENT.match(asked)
        or (GOES_ON.match(asked) and not before.unknown_state and not ANYBODY.search(asked))
    )
    if not before.topic:
        return _take_conditions(query, before) if there else query
    if not query.topic and query.filters.speakers and ASKS_ELSE.match(asked):
        return _take_conditions(query, before)
    if not query.topic:
        if continues and (query.filters.states or query.meetings) and before.fact:
            query = replace(query, again=before.again or _asked_again(before))
        return _take_topic(query, before.topic, before)
    if points and not continues and query.topic.casefold() not in before.topic.casefold():
        subject = before.subject or before.topic
        query = replace(query, subject=subject)
        return _take_topic(query, f"{query.topic}, {subject}", before)
    return _take_conditions(query, before) if there else query


def _other_paragraphs(query: Query, before: Sequence[int]) -> Query:
    """Return a question for other paragraphs than those before, if it is one: "and 8?"."""
    asked = query.in_full
    numbers, beside = NUMBERS_ALONE.match(asked), NEXT_PARAGRAPH.match(asked)
    wanted: tuple[int, ...] = ()
    if numbers:
        wanted = paragraphs_in(f"paragraph {numbers['numbers']}")
    elif beside:
        behind = beside["next"] or beside["after"]
        wanted = (max(before) + 1 if behind else max(min(before) - 1, 1),)
    return replace(query, topic="", paragraphs=wanted) if wanted else query


def _of_a_kind(query: Query, before: Query) -> Query:
    """Return a question with the name of the kind in place of "the one": "the bill on bail"."""
    kind = OF_A_KIND.search(before.subject or before.topic)
    if kind is None or not THE_ONE.search(query.topic):
        return query
    return replace(query, topic=THE_ONE.sub(f"{kind['kind']} ", query.topic))


def _of_all(before: Query) -> Query:
    """Return the question before, of no State or person and at no meeting in particular."""
    meeting = ("records",) if ONE_MEETING.search(before.meetings) else ()
    return before.lifted(("states", "speakers", *meeting))


def _asked_again(before: Query) -> str:
    """Return the question before for a fact, without whose it is: "how many soldiers lost"."""
    asks = ASKS_FACT.match(before.in_full)
    again = before.topic
    return again if asks is None or ASKS_FACT.match(again) else f"{asks['asks']} {again}"


def _goes_on(query: Query, asked: str) -> bool:
    """Return whether a question asks on about what was answered, of nobody else and nowhere else.

    A reply is one of the State spoken of; so is what has no subject of its own ("Why?").
    """
    if REPLIES.search(asked):
        return True
    alone = not (CONTINUES.match(asked) or FRAGMENT.match(asked) or ANYBODY.search(asked))
    return alone and not ELSEWHERE.search(asked) and not query.topic and not query.names_speaker


def _without_pointers(query: Query, asked: str) -> tuple[Query, bool, bool]:
    """Return a question without the words that point at what was asked before.

    Also whether it asks for something that belongs to it (its budget, when it will be adopted),
    and whether it asks whoever was asked before: for what belongs to the subject, or of the answer
    itself ("In which meeting?").
    """
    topic = re.sub(r"(?i)^(?:(?:of\s+)?them|ones?)\s+", "", ACCORDING.sub(" ", query.topic))
    pointed = THERE.sub(" ", POINTS_AT_SUBJECT.sub(" ", topic))
    topic = pointed if pointed == topic else DANGLING.sub("", pointed)
    if POINTS_AT_SPEECH.search(asked):  # "Who gave that figure?" leaves "figure".
        topic = SPEECH_ALONE.sub("", topic)
    alone = not query.names_speaker
    owns = OWNER.match(asked) if alone else None
    clause = (SUBJECT_OF_CLAUSE.match(asked) or ACTED_UPON.match(asked)) if alone else None
    counts = HOW_MANY_OF_THEM.match(asked) if alone else None
    if owns:
        topic = re.sub(r"\bits\s", " ", topic, flags=re.IGNORECASE)
    if clause:
        topic = re.sub(rf"\b{clause['pointer']}\s", " ", topic, count=1, flags=re.IGNORECASE)
    if clause or counts:
        topic = ASKING.sub(" ", topic)
    said = {*words(topic)} - EMPTY
    names_one = NAMES_SUBJECT.search(asked) and not POINTS_AT_SUBJECT.search(asked)
    of_exchange = bool(said) and said <= OF_THE_EXCHANGE and not names_one
    if REACTS.match(asked) or of_exchange:
        topic = ""
    of_subject = bool(owns or counts or RELATIONAL.match(asked))
    of_answer = of_exchange and not ASKS_WHO.match(asked)
    owned = OWNED.match(topic) if alone and not query.filters.states else None
    topic = OWNED.sub("", topic) if owned else topic
    topic, own = trim_topic(topic), of_subject or bool(clause or owned)
    of_same = of_answer or of_subject or bool(clause and not topic)
    return replace(query, topic=topic), own, of_same


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
    query = replace(query, topic=topic, readings=(*query.readings, reading), leans=True)
    return _take_conditions(query, before)


def _take_conditions(query: Query, before: Query) -> Query:
    """Ask in the same records: on the same States, of the same meetings; others that are named."""
    filters, readings = query.filters, []
    states = before.filters.states
    if states and not filters.states and not filters.speakers:
        filters = replace(filters, states=states)
        readings.append(f"on {states_in_words(states)}, as in the question before")
    meetings = query.meetings
    elsewhere = bool(filters.states and {*filters.states} != {*states} and states)
    # Another State has meetings of its own.
    theirs = elsewhere and bool(ONE_MEETING.search(before.meetings))
    if before.meetings and not theirs and not meetings and not filters.records:
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
    if old.speakers and old.records and own.records and not before.meetings:
        # There, somebody else of the name may speak.
        both = tuple(one for one in own.records if one in old.records)
        own = replace(own, records=both)
        if not both:
            query = replace(query, unknown_meeting=f"{meetings}, with {before.wanted}")
    if meetings or own.records:
        old = replace(old, records=own.records, date_from=own.date_from, date_to=own.date_to)
    elif named and ONE_MEETING.search(before.meetings):
        old = replace(old, records=())  # Another State has meetings of its own.
    else:
        meetings = before.meetings
    filters = replace(old, states=own.states or old.states)
    wanted = before.wanted
    if named:
        there = states_in_words(named)
        delegation = old.sides == (Side.STATE,)
        wanted = f"The delegation of {there}" if delegation else f"{_alone(wanted)}, on {there}"
    if filters == own:
        return query
    whose = "the delegation" if named and old.sides == (Side.STATE,) else _alone(wanted)
    readings = [f"{whose if named else wanted}, as in the question before"]
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
