"""What a follow-up question leaves unsaid, taken from the question before: no model is needed.

Three things can be left unsaid: the subject ("And what had the Committee asked about that?", "How
many of those?"), who is asked about ("What did they say about women?"), and both but for one part
that changes ("What about Uzbekistan?", "And the rapporteurs?"). A question that has a subject of
its own and points at nothing takes nothing over but where it is asked, if it is joined to the one
before ("And how many women were held?") or stays with it ("Has anyone been tried?"); if it is not,
it is told that it is asked of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Answer
from assistant.query import Query
from assistant.query.facts import Fact
from assistant.query.statements_made import asked_made
from assistant.questions.another_time import (
    of_another_time,
    of_meetings_at,
    without_empty_time,
)
from assistant.questions.counted_anew import counted_of_others
from assistant.questions.following import (
    lean_on_collection,
    lean_on_paragraphs,
    of_things,
    whose_words,
)
from assistant.questions.of_those_points import of_those_points, on_what_was_spoken_of
from assistant.questions.pointing import (
    A_PLACE,
    ANYBODY,
    ANYWHERE,
    ASKS_ELSE,
    ASKS_FACT,
    ASKS_WHO,
    BOTH,
    CONTINUES,
    ELSEWHERE,
    FRAGMENT,
    GOES_ON,
    HOW_MANY_OF_THEM,
    MAY_LEAN,
    NAMES_OTHER_SIDE,
    OF_A_KIND,
    ONE_MEETING,
    POINTS_AT_SPEAKER,
    POINTS_AT_SUBJECT,
    RELATIONAL,
    REPLIES,
    SHORT_FRAGMENT,
    SUBJECT_OF_CLAUSE,
    THE_ONE,
    THERE,
)
from assistant.questions.referring import (
    take_both,
    take_other_record,
    take_person,
    take_place,
    take_told,
)
from assistant.questions.staying import (
    is_there,
    means_the_same,
    says_little,
    stays,
    subject_of,
    told_by,
)
from assistant.questions.taking_over import (
    KnownBy,
    ask_other_side,
    take_conditions,
    take_speaker,
    take_topic,
    without_those_named,
)
from assistant.questions.topic import trim_topic
from assistant.questions.what_is_asked import asked_again, listed_again
from assistant.questions.without_pointers import without_pointers
from index.filters import Filters
from index.parsing.speakers import person_key
from index.reference.states import states_in_words


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


def lean(
    query: Query,
    before: Query,
    answer: Answer | None = None,
    earlier: Sequence[Query] = (),
    about: tuple[str, ...] = (),
    *,
    several: bool = False,
    answers: Sequence[Answer] = (),
    known_by: KnownBy = person_key,
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
        known_by: Tells what those are known by whom answers cite.
    """
    before = without_empty_time(before, answer)
    query = of_things(query, before)
    leant = _lean(query, before, answer, earlier, about, answers, known_by, several=several)
    leant = on_what_was_spoken_of(without_those_named(leant, before, answer, known_by))
    had = before.filters.states or (about if before.filters.speakers else ())
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
    known_by: KnownBy,
    *,
    several: bool,
) -> Query:
    asked = query.in_full
    if not asked or asked_made(query):
        return query
    said_whole = (
        lean_on_collection(query, before, answer)
        or whose_words(query, before, answer)
        or lean_on_paragraphs(query, before, answer)
        or of_those_points(query, before)
        or of_another_time(query, before)
        or take_other_record(query, before, answer, answers)
    )
    if said_whole:
        return said_whole
    query = of_meetings_at(query, before)
    stayed = stays(query)
    kept = several and stayed and not before.unknown_state
    query, before = _spoken_of(query, before, about, kept=kept)
    query, place = take_place(query, answer)
    if place:
        return take_conditions(take_speaker(query, before), before)
    query, own, of_same = without_pointers(_of_a_kind(query, before))
    if means_the_same(query.topic):
        query, before = replace(query, topic=""), replace(before, topic=subject_of(before))
    query = counted_of_others(query, before, continues=_continues(asked))
    points = bool(POINTS_AT_SUBJECT.search(asked) or own) or is_there(query, before)
    if NAMES_OTHER_SIDE.search(asked) and not query.names_speaker:
        query = ask_other_side(query, before)
    query = take_told(query, before)
    if not query.names_speaker:
        query = take_person(query, before, answer, earlier, answers, known_by)
        query = take_both(query, before, earlier)
    of_others = ASKS_WHO.match(asked) or ANYBODY.search(asked)
    unsaid = not query.topic and not points and not of_others
    bare_fact = not query.topic and query.fact in (Fact.NUMBER, Fact.TIME)
    if not query.names_speaker and (
        _continues(asked) or unsaid or bare_fact or of_same or POINTS_AT_SPEAKER.search(asked)
    ):
        query = take_speaker(query, before)
    of_somebody = ASKS_WHO.match(subject_of(before))
    little = stayed and not query.names_speaker and says_little(query)
    points = points or (little and not of_somebody)
    leant = _take_subject(query, before, points=points, kept=kept)
    if _continues(asked) and not query.topic and _asks_for_list(before):
        leant = listed_again(leant, before)
    return replace(leant, kept=kept and bool(leant.filters.states))


def _take_subject(query: Query, before: Query, *, points: bool, kept: bool) -> Query:
    """Take over the subject, where none is named or words point at it, and where it is asked.

    Args:
        query: The question, with whoever is asked.
        before: The one before.
        points: Whether it points at the subject of that one.
        kept: Whether it is asked there though it points at nothing.
    """
    asked, continues = query.in_full, _continues(query.in_full)
    there = bool(
        continues
        or kept
        or THERE.search(asked)
        or POINTS_AT_SPEAKER.search(asked)
        or SHORT_FRAGMENT.match(asked)
        or (GOES_ON.match(asked) and not before.unknown_state and not ANYBODY.search(asked))
    )
    if not before.topic:
        return take_conditions(query, before) if there else query
    if not query.topic and query.filters.speakers and ASKS_ELSE.match(asked):
        return take_conditions(query, before)
    wish = query.wording.ledger
    elsewhere = query.filters.states and query.filters.states != before.filters.states
    if wish and wish.asked and elsewhere and not (continues or query.topic):
        return query  # "What did he ask Nepal?": whatever it was, not what he asked Kenya.
    if not query.topic:
        if continues and (query.filters.states or query.meetings) and before.fact:
            query = asked_again(query, before.again or _asked_again(before))
        topic = before.topic if query.fact else told_by(before, before.topic)
        return take_topic(query, topic, before)
    if points and not continues and query.topic.casefold() not in before.topic.casefold():
        subject = subject_of(before)
        query = replace(query, subject=subject)
        return take_topic(query, f"{query.topic}, {subject}", before)
    return take_conditions(query, before) if there else query


def _spoken_of(
    query: Query, before: Query, about: tuple[str, ...], *, kept: bool
) -> tuple[Query, Query]:
    """Return a question, and the one before as what can be leant on of it: whom and where."""
    asked = query.in_full
    if wish := before.collection:  # "Who is Ms. Racu?" "What did she say?"
        spoken_of = Filters(states=wish.scope.states, speakers=wish.keys)
        before = replace(before, filters=spoken_of, wanted=wish.person)
    named = before.filters.states or query.filters.states
    if about and not named and (before.filters.speakers or kept or _goes_on(query)):
        before = replace(before, filters=replace(before.filters, states=about))
    if ANYWHERE.search(asked) and not query.filters.states:
        before = _of_all(before)
        if _continues(asked):
            query = replace(query, topic=trim_topic(ANYWHERE.sub(" ", query.topic)))
    return query, before


def _continues(asked: str) -> bool:
    """Return whether a question is a fragment: "And overcrowding?", "What about Kenya?"."""
    return bool(CONTINUES.match(asked) or FRAGMENT.match(asked))


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


def _asks_for_list(query: Query) -> bool:
    """Return whether a question wants points, names, mentions or a vote, which others have too."""
    wording = query.wording
    return bool(wording.ledger or wording.named_list or wording.mention or wording.own_vote)


def _goes_on(query: Query) -> bool:
    """Return whether a question asks on about what was answered, of nobody else and nowhere else.

    A reply is one of the State spoken of; so is what has no subject of its own ("Why?").
    """
    asked = query.in_full
    if REPLIES.search(asked):
        return True
    alone = not (_continues(asked) or ANYBODY.search(asked))
    return alone and not ELSEWHERE.search(asked) and not query.topic and not query.names_speaker
