"""Silence as an answer: the reasons in plain words, each with what can be done."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from assistant.answering.grouping import SIDES
from assistant.answers import Answer, Reason
from assistant.query import Kind, Query
from assistant.query.facts import Fact
from assistant.questions.language import name_of_language
from assistant.rendering import escape
from assistant.sources import Citation, SearchHit
from index.parsing.namesakes import Persons
from index.records import Side
from index.reference.group_names import members_of
from index.reference.states import state_name, states_in_words
from index.text import amount_of

NEAREST = 3
"""Passages that are shown with a silence, at the most."""
_LISTED = 8
_SET_APART = 3
"""Silent States of which each has a note of its own; more have one together."""
_UNDERSTOOD_WRONGLY = {Reason.NOT_FOUND, Reason.TOPIC_MISSING, Reason.SPEAKER_SILENT}
"""What a question in another language ends in, whatever the records hold."""
_MISSING = {
    Fact.NUMBER: "No number that answers this",
    Fact.TIME: "No date or time that answers this",
    Fact.LAW: "No law that answers this",
    Fact.PERSON: "Nobody of whom this is said",
    Fact.PLACE: "No place of which this is said",
    Fact.WHETHER: "Nothing that tells whether this is so",
    Fact.OUTCOME: "Nothing that tells what became of this",
}
"""What is silent of a fact of a kind, in words."""


def abstain(
    query: Query,
    reason: Reason,
    *,
    message: str = "",
    nearest: Sequence[SearchHit] = (),
    support: float = 0.0,
    extent: tuple[int, int] = (0, 0),
    loaded: Sequence[str] = (),
    nobodys: Sequence[str] = (),
    notices: tuple[str, ...] = (),
) -> Answer:
    """Return a deliberate non-answer.

    Args:
        query: The question as read.
        reason: Why.
        message: Why, in words, where there is more to tell than the reason does.
        nearest: The closest passages, offered as no more than that.
        support: The support of the best sentence found, which was too little.
        extent: How many paragraphs, and records, were searched.
        loaded: Names of the States or speakers that are loaded, where that is the point.
        nobodys: Records in which nobody is named as speaking: they may be of whoever is missed.
        notices: Carried into the answer.
    """
    looked_at, records = extent
    told = _message(query, reason, looked_at, loaded)
    more = _of_nobody(nobodys), _in_another_language(query, reason)
    message = message or " ".join(filter(None, (told, *more)))
    return Answer(
        question=query.question,
        understood=query.describe(records),
        text=escape(message),
        kind=query.kind,
        reason=reason,
        message=message,
        nearest=tuple(nearest),
        support=support,
        looked_at=looked_at,
        records=records,
        notices=notices,
    )


def _message(query: Query, reason: Reason, looked_at: int, loaded: Sequence[str]) -> str:
    names = _listed(loaded)
    paragraphs = amount_of(looked_at, "paragraph")
    if reason is Reason.NO_RECORDS:
        return "No records are loaded. Add some first: ontherecord add FILE..."
    if reason is Reason.STATE_NOT_LOADED:
        state = state_name(query.unknown_state or "")
        return (
            f"No record loaded here is on {state}, and nobody speaks for it. States that are "
            f"loaded: {names or 'none'}. Load a record of a meeting with {state} to ask about it."
        )
    if reason is Reason.SPEAKER_NOT_LOADED:
        who = f"Speakers who do: {names}." if names else "Ask “Who speaks?” for those who do."
        return f"Nobody called “{query.unknown_speaker}” speaks in the records loaded here. {who}"
    if reason is Reason.MEETING_NOT_LOADED:
        if query.unknown_meeting:
            asked = query.unknown_meeting
            return f"No record loaded here is that asked about: {asked}. Load it first."
        who, on = _wanted(query)
        speaks = f" in which {who} speaks" if who else ""
        meeting = f"No record loaded here is of a meeting {query.meetings}{on}{speaks}."
        return f"{meeting} Load one to ask about it."
    if reason is Reason.TOPIC_MISSING:
        return "The question names no subject. Ask what was said about something."
    if reason is Reason.SPEAKER_SILENT:
        return silent_speaker(query, looked_at)
    if reason is Reason.FACT_MISSING:
        missing = _MISSING[query.fact] if query.fact else "Nothing that tells this"
        return (
            f"{missing} is found in the {looked_in(query)}. They do speak to {query.quoted_topic} "
            f"({paragraphs} looked at), and may say it in other words: see the nearest passages."
        )
    if not looked_at:
        who, on = _wanted(query)
        return (
            f"There are no words of {who or 'anybody'} in the {looked_in(query)}{on}, so nothing "
            "was looked at."
        )
    who, _ = _wanted(query)
    theirs = f" of {who}" if query.names_speaker and who else ""
    if query.fact:  # Some of them may speak to it in words that were not known for it.
        missing = _MISSING[query.fact]
        return f"{missing} is found in the {looked_in(query)} ({paragraphs}{theirs} looked at)."
    return (
        f"The {looked_in(query)} do not answer this: nothing in the {paragraphs}{theirs} looked at "
        f"speaks to {query.quoted_topic}."
    )


def nobody_did(query: Query, looked_at: int) -> str:
    """Return that records name nobody who voted, or stands, as a question asks; empty for others.

    Args:
        query: The question.
        looked_at: How many paragraphs were searched.
    """
    wording = query.wording
    if wording.vote:
        did, told = str(wording.vote), "tell of votes"
    elif wording.stance:
        did, told = f"{wording.stance.stance} {query.quoted_topic}", "say of it"
    else:
        return ""
    nobody = f"none of those asked about who {did}" if query.among else f"nobody who {did}"
    return (
        f"The {looked_in(query)} name {nobody} ({amount_of(looked_at, 'paragraph')} "
        f"looked at). See the nearest passages for what they {told}."
    )


def looked_in(query: Query) -> str:
    """Return which records were looked in, in words: of others nothing is known by that."""
    filters = query.filters
    chosen = filters.records or filters.date_from or filters.date_to
    return "records looked in" if chosen else "records loaded here"


def _wanted(query: Query) -> tuple[str, str]:
    """Return whose words are wanted, empty for everybody's, and on which States, in words."""
    who, _, states = query.wanted.partition(", on ")
    return "" if who == "Everybody" else within_sentence(who), f" on {states}" if states else ""


def silent_speaker(query: Query, looked_at: int, *, own: bool = False) -> str:
    """Return in words that somebody does not speak on a subject of which others do.

    Args:
        query: The question.
        looked_at: How many paragraphs were searched, all of those asked about.
        own: Whether the first of the nearest passages is of those asked about.
    """
    who, on = _wanted(query)
    paragraphs = amount_of(looked_at, "paragraph")
    shown = (
        f": what {who} says that comes nearest, then what others say of it" if own and who else ""
    )
    return (
        f"{_not_shown(query, who, on)} ({paragraphs} looked at, nobody else's). "
        f"Others do. See the nearest passages{shown}."
    )


def _not_shown(query: Query, who: str, on: str = "") -> str:
    stance = query.wording.stance
    spoke = f"having {stance.stance}" if stance else "speaking on"
    shown = f"do not show {who or 'anybody'} {spoke} {query.quoted_topic}"
    return f"The {looked_in(query)}{on} {shown}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_LISTED]) + (" and others" if len(names) > _LISTED else "")


def _of_nobody(records: Sequence[str]) -> str:
    """Tell which records name no speaker; empty where all do."""
    if not records:
        return ""
    return (
        f"In {_listed(records)} nobody is named as speaking, so the words may be there: say on the "
        "page Add, or in a metadata file, whose words those are."
    )


def _in_another_language(query: Query, reason: Reason) -> str:
    """Tell that a question was not understood: silence is then no finding about the records."""
    language = name_of_language(query.in_full)
    if reason not in _UNDERSTOOD_WRONGLY or not language:
        return ""
    return (
        f"The question seems to be in {language}, and questions are read in English: this does not "
        "show that the records are silent. Ask in English, with the subject in the words of the "
        "records."
    )


def silent_parts(
    query: Query, citations: Sequence[Citation], considered: Mapping[str, tuple[str, ...]]
) -> list[str]:
    """Return a note for each side, State or person asked about of which nothing is cited.

    Only where several are set beside each other: of one alone there would be no answer.

    Args:
        query: The question.
        citations: Of its answer.
        considered: Codes of the States that each record considers.
    """
    if query.kind is Kind.BOTH_SIDES:
        heard = {citation.side for citation in citations}
        silent = [SIDES[side] for side in query.filters.sides if side not in heard]
        return [f"{_not_shown(query, within_sentence(name))}." for name in silent]
    if query.besides:
        return []  # Those who are left out may well have spoken.
    asked = [one for one in query.several if {*one[1]} <= {*query.filters.speakers}]
    if asked:
        silent = [within_sentence(who) for who, names in asked if not _speak(names, citations)]
        return [f"{_not_shown(query, who)}." for who in silent]
    if query.kind is not Kind.COMPARISON:
        return []
    told = {citation.state for citation in citations}
    # Of those for whom another speaks nobody says that they are silent.
    told.update(code for one in citations for code in members_of(one.on_behalf_of))
    if query.filters.sides != (Side.STATE,):  # The words of others on a State are told as well.
        told.update(code for one in citations for code in considered.get(one.record_id, ()))
    silent_codes = [code for code in query.filters.states if code not in told]
    silent = [state_name(code) for code in silent_codes]
    if len(silent) > _SET_APART:
        silent = [states_in_words(silent_codes)]
    if query.filters.sides in ((), (Side.STATE,)):
        return [f"{_not_shown(query, name)}." for name in silent]
    who, _ = _wanted(query)
    return [f"{_not_shown(query, who, f' on {name}')}." for name in silent]


def _speak(names: Sequence[str], citations: Sequence[Citation]) -> bool:
    persons = Persons(names)
    return any(persons.mean(one.speaker, one.on_behalf_of) for one in citations)


def silent_years(query: Query, dates: Collection[str]) -> list[str]:
    """Return a note for each year that a question sets beside others and of which nothing is cited.

    Args:
        query: The question.
        dates: Of the records that are cited, ISO 8601.
    """
    silent = [year for year in query.years if not any(one.startswith(year) for one in dates)]
    return [f"{_not_shown(query, *_wanted(query))} in {year}." for year in silent]


def within_sentence(wanted: str) -> str:
    """Return a name as it stands inside a sentence."""
    own = wanted.startswith(("The ", "Both ", "Whoever "))
    return wanted[:1].lower() + wanted[1:] if own else wanted
