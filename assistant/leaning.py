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
from assistant.query import OTHER_SIDE, Query
from assistant.question_parts import ABOUT, UTTERANCE
from assistant.question_topic import trim_topic
from assistant.words import EMPTY
from index.records import Side
from index.speakers import gender_of, person_key
from index.states import state_name
from index.text import words

_ANNOUNCED = re.compile(r"^[^.]{0,80}?\b(?:said|asked|noted|added|replied|reported)\s+(?:that\s+)?")
"""What announces the speaker of a sentence."""

_CONTINUES = re.compile(
    r"^\W*(?:(?:and|but|so|also|then)\b\W*)?(?:(?:what|how)\s+(?:about|of)|about|on|regarding"
    r"|with\s+regard\s+to)\b",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"^\W*(?:and|but|or|also)\s+(?!(?:what|which|who|whom|whose|when|where|why|how|if|did|does|do|has"
    r"|have|had|is|are|was|were|can|could|will|would)\b)(?:\S+\s+){0,6}\S+\s*$",
    re.IGNORECASE,
)
"""A noun phrase alone: "And overcrowding?"."""
_POINTS_AT_SPEAKER = re.compile(
    r"\b(?:did|does|do|has|have|had|would|will|can|could|was|were|is|are)\s+"
    r"(?:they|he|she|it|the\s+same\s+\w+)\b"
    r"|^\W*(?:and\s+)?(?:they|he|she)\b"
    rf"|\b(?:his|her|their)\s+(?:\w+\s+)?(?:{UTTERANCE}|reasons?|arguments?)\b",
    re.IGNORECASE,
)
_POINTER = r"(?:that|those|these|this|it|them|such\s+\w+)"
_POINTS_AT_SUBJECT = re.compile(
    rf"\b{_POINTER}(?=\s*(?:$|[?.,;!)]|(?:and|in|by|for|at|from|so|there|then|too|also|either|alone"
    r"|were|was|had|have|has|first|last|again|before|earlier|later|most)\b))",
    re.IGNORECASE,
)
_SUBJECT_OF_CLAUSE = re.compile(
    r"^\W*(?:and\s+|but\s+|so\s+)?(?:(?:by|for|since|to|in|at|from|with|of)\s+)?"
    r"(?:(?:what|which|how|when|where|why)\b(?:\s+\w+){0,3}?\s+)?"
    r"(?:did|does|do|has|have|had|would|will|can|could|should|was|were|is|are)\s+"
    r"(?P<pointer>it|this|that|these|those)\s+(?=\w)",
    re.IGNORECASE,
)
"""What is done to, or becomes of, what was spoken of: "When will it be adopted?"."""
_OWNER = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:what|how|when|where|who|which)\b.*?\b(?P<its>its)\s", re.I
)
_OF_THE_EXCHANGE = frozenset(
    """meeting meetings session record records document documents source sources evidence proof
    body bodies paragraph paragraphs page pages symbol next previous last first one ones rest
    full date day year time order place reason exactly precisely really sure certain elaborate
    continue go show come true only since until till""".split()
)
"""Words that ask of an answer itself, and name no subject in a conversation."""
_NAMES_SUBJECT = re.compile(rf"\b(?:{ABOUT})\s", re.IGNORECASE)
_REACTS = re.compile(
    r"^\W*(?:and\s+|but\s+|so\s+)?(?:did|does|do|has|have|had|who|which)\b(?:\s+\w+){0,5}\s+"
    r"(?:agree|disagree|object|react|respond|comment|reply|answer|protest|elaborate|follow\s+up)"
    r"(?:e?d)?\s*[?.!]*$",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(r"^\W*(?:and\s+|but\s+|so\s+)?(?:who|whose)\b", re.IGNORECASE)
_MASCULINE = frozenset({"he", "his", "him"})
_PERSON = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_SPEAKS_AS = {
    re.compile(r"\b(?:ask|asks|asked|wonder|enquire|inquire|questions?)\b", re.I): Side.COMMITTEE,
    re.compile(r"\b(?:repl(?:y|ies|ied)|answers?|answered|respond|responses?)\b", re.I): Side.STATE,
}
"""What tells of somebody's words on which side that one speaks."""
_RELATIONAL = re.compile(
    r"^\W*(?:and\s+|but\s+)?what\s+(?:is|are|was|were)\s+the\s+(?:main\s+|exact\s+|legal\s+)?"
    r"(?:reasons?|causes?|results?|outcomes?|penalt(?:y|ies)|sentences?|numbers?|figures?|percentages?"
    r"|dates?|purposes?|aims?|costs?|budget|consequences?|exceptions?|conditions|criteria|basis"
    r"|details|deadlines?|difference)\W*$",
    re.IGNORECASE,
)
"""Asks of something that is always that of something else, and does not say of what."""
_BOTH = re.compile(
    r"\b(?:they\s+)?both(?:\s+of\s+them)?\b(?!\s+(?:of|sides?|parties|states?|countries)\b)"
    r"|\b(?:the\s+two|these\s+two)(?:\s+(?:states|countries|delegations))?\b"
    r"|\bboth\s+(?:states|countries|delegations)\b",
    re.IGNORECASE,
)
_MEETING_IN_ORDER = re.compile(
    r"\b(?:in|at|during)\s+(?:the|its|their)\s+(?P<which>first|second|third|last)\s+meeting\b", re.I
)
_ANOTHER_MEETING = re.compile(
    r"^\W*(?:(?:and|but|so|what\s+about)\s+)?(?:(?:in|at|during)\s+)?the\s+"
    r"(?P<which>first|second|third|last)(?:\s+(?:one|meeting))?\W*$",
    re.IGNORECASE,
)
_NUMBERS = {word: n for n, word in enumerate("first second third fourth fifth sixth".split(), 1)}
_A_PLACE = re.compile(
    rf"\b(?P<word>{'|'.join(_NUMBERS)}|last)\s+(?:point|statement|citation|passage|quote|source|item)\b"
    r"|\b(?:point|statement|citation|passage|quote|source|item|number)\s+\[?(?P<number>\d{1,2})\b"
    r"|\[(?P<bracket>\d{1,2})\]",
    re.IGNORECASE,
)

_NAMES_OTHER_SIDE = re.compile(r"\b(?:the\s+)?other\s+(?:side|party)(?:[’']s)?\b", re.IGNORECASE)

_MAY_LEAN = re.compile(
    r"^\W*(?:and|but|so|then|also)\b|\b(?:it|they|them|he|she|him|those|these)\b"
    r"|\b(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would)\s+(?:this|that)\b",
    re.IGNORECASE,
)
"""What may point at something before, or at something in the question itself."""


def may_lean(query: Query) -> bool:
    """Return whether a question, read by itself, may leave something unsaid.

    True of all from which :func:`lean` would make something else, and of others in which a word
    points at something: not always at a question before.
    """
    asked = query.in_full
    patterns = (_MAY_LEAN, _CONTINUES, _POINTS_AT_SPEAKER, _POINTS_AT_SUBJECT, _NAMES_OTHER_SIDE)
    return not query.topic or any(pattern.search(asked) for pattern in patterns)


def put_anew(question: str, before: str) -> str | None:
    """Return the question before with another meeting; None where none is asked about.

    >>> put_anew("And at the second?", "What did Kenya say at the first meeting about bail?")
    'What did Kenya say at the second meeting about bail?'
    """
    asked, had = _ANOTHER_MEETING.match(question), _MEETING_IN_ORDER.search(before)
    if asked is None or had is None:
        return None
    return f"{before[: had.start('which')]}{asked['which']}{before[had.end('which') :]}"


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
    continues = bool(_CONTINUES.match(asked) or _FRAGMENT.match(asked))
    points = bool(_POINTS_AT_SUBJECT.search(asked) or own)
    if _NAMES_OTHER_SIDE.search(asked) and not query.names_speaker:
        query = _flip(query, before)
    if not query.names_speaker:
        query = _take_both(_take_person(query, before, answer, earlier), before, earlier)
    unsaid = not query.topic and not points and not _ASKS_WHO.match(asked)
    bare_fact = not query.topic and query.fact in (Fact.NUMBER, Fact.TIME)
    if not query.names_speaker and (
        continues or unsaid or bare_fact or of_exchange or _POINTS_AT_SPEAKER.search(asked) or own
    ):
        query = _take_speaker(query, before)
    if not before.topic:
        return query
    if not query.topic:
        return _take_topic(query, before.topic, before)
    if points and not continues and query.topic.casefold() not in before.topic.casefold():
        return _take_topic(query, f"{query.topic}, {before.topic}", before)
    return _take_conditions(query, before) if continues else query


def _take_place(query: Query, answer: Answer | None) -> tuple[Query, bool]:
    """Ask of what stands behind a number in the answer before; and tell whether that is asked."""
    place = _A_PLACE.search(query.in_full)
    if place is None or answer is None or not answer.citations:
        return query, False
    word = (place["word"] or "").casefold()
    number = _NUMBERS.get(word) or int(place["number"] or place["bracket"] or 0)
    if word == "last":
        number = answer.citations[-1].number
    cited = next((one for one in answer.citations if one.number == number), None)
    if cited is None:
        return query, False
    about = next((one.text for one in answer.statements if number in one.citations), cited.text)
    said = _ANNOUNCED.sub("", about)
    topic = topic_of(said, said)
    reading = f"the subject, “{topic}”, is taken from [{number}] of the answer before"
    return replace(query, topic=topic, readings=(*query.readings, reading)), True


def _without_pointers(query: Query, asked: str) -> tuple[Query, bool, bool]:
    """Return a question without the words that point at what was asked before.

    Also whether it asks for something that belongs to it (its budget, when it will be adopted),
    and whether it asks of the exchange itself ("In which meeting?").
    """
    topic = _POINTS_AT_SUBJECT.sub(" ", query.topic)
    owns = _OWNER.match(asked) if not query.names_speaker else None
    clause = _SUBJECT_OF_CLAUSE.match(asked) if not query.names_speaker else None
    if owns:
        topic = re.sub(r"\bits\s", " ", topic, flags=re.IGNORECASE)
    if clause:
        topic = re.sub(rf"\b{clause['pointer']}\s", " ", topic, count=1, flags=re.IGNORECASE)
    said = {*words(topic)} - EMPTY
    names_one = _NAMES_SUBJECT.search(asked) and not _POINTS_AT_SUBJECT.search(asked)
    of_exchange = bool(said) and said <= _OF_THE_EXCHANGE and not names_one
    if _REACTS.match(asked) or of_exchange:
        topic = ""
    own = bool(owns or clause or _RELATIONAL.match(asked))
    of_answer = of_exchange and not _ASKS_WHO.match(asked)
    return replace(query, topic=trim_topic(topic)), own, of_answer


def _take_both(query: Query, before: Query, earlier: Sequence[Query]) -> Query:
    """Ask of the two States that were asked about one by one before ("What did both say?")."""
    if query.names_speaker or not _BOTH.search(query.in_full):
        return query
    asked = [one for one in (*earlier, before) if one.filters.sides == (Side.STATE,)]
    states = list(dict.fromkeys(code for one in asked[::-1] for code in one.filters.states))[:2]
    if len(states) < len(("one", "other")):
        return query
    filters = replace(query.filters, sides=(Side.STATE,), states=tuple(states[::-1]))
    wanted = f"The delegation of {' and '.join(map(state_name, filters.states))}"
    reading = f"{wanted}, as in the questions before"
    topic = trim_topic(_BOTH.sub(" ", query.topic))
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
    pronoun = _PERSON.search(query.in_full)
    if pronoun is None or answer is None or before.filters.speakers:
        return query
    gender = "man" if pronoun.group().casefold() in _MASCULINE else "woman"
    side = next((side for verb, side in _SPEAKS_AS.items() if verb.search(query.in_full)), None)
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
    topic = trim_topic(_NAMES_OTHER_SIDE.sub(" ", query.topic))
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
    filters = replace(own, sides=old.sides, speakers=old.speakers, states=own.states or old.states)
    if old.speakers and not own.records and not before.meetings:
        filters = replace(filters, records=old.records)  # Those in which this one speaks.
    wanted = before.wanted
    if named:
        there = " and ".join(map(state_name, named))
        delegation = old.sides == (Side.STATE,)
        wanted = f"The delegation of {there}" if delegation else f"{_alone(wanted)}, on {there}"
    if filters == own:
        return query
    reading = f"{_alone(wanted) if named else wanted}, as in the question before"
    return replace(query, filters=filters, wanted=wanted, readings=(*query.readings, reading))


def _alone(wanted: str) -> str:
    """Return whose words are wanted without the States on which."""
    return wanted.split(", on ")[0]
