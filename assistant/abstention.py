"""Silence as an answer: the reasons in plain words, each with what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Answer, Reason, SearchHit
from assistant.extractive import escape
from assistant.questions import Query
from index.states import state_name

_LISTED = 8


def abstain(
    query: Query,
    reason: Reason,
    *,
    nearest: Sequence[SearchHit] = (),
    support: float = 0.0,
    looked_at: int = 0,
    loaded: Sequence[str] = (),
    notices: tuple[str, ...] = (),
) -> Answer:
    """Return a deliberate non-answer.

    Args:
        query: The question as read.
        reason: Why.
        nearest: The closest passages, offered as no more than that.
        support: The support of the best sentence found, which was too little.
        looked_at: How many paragraphs were searched.
        loaded: Names of the States or speakers that are loaded, where that is the point.
        notices: Carried into the answer.
    """
    message = _message(query, reason, looked_at, loaded)
    return Answer(
        question=query.question,
        understood=query.describe(),
        text=escape(message),
        reason=reason,
        message=message,
        nearest=tuple(nearest),
        support=support,
        looked_at=looked_at,
        notices=notices,
    )


def _message(query: Query, reason: Reason, looked_at: int, loaded: Sequence[str]) -> str:
    names = ", ".join(loaded[:_LISTED]) + (" and others" if len(loaded) > _LISTED else "")
    paragraphs = f"{looked_at} paragraph{'' if looked_at == 1 else 's'}"
    if reason is Reason.NO_RECORDS:
        return "No records are loaded. Add some first: ontherecord add FILE..."
    if reason is Reason.STATE_NOT_LOADED:
        state = state_name(query.unknown_state or "")
        return (
            f"{state} is in none of the records loaded here. States that are: {names or 'none'}. "
            f"Load a record of a meeting with {state} to ask about it."
        )
    if reason is Reason.SPEAKER_NOT_LOADED:
        return (
            f"Nobody called “{query.unknown_speaker}” speaks in the records loaded here. "
            f"Speakers who do: {names or 'none'}."
        )
    if reason is Reason.TOPIC_MISSING:
        return "The question names no subject. Ask what was said about something."
    if reason is Reason.SPEAKER_SILENT:
        return (
            f"The records loaded here do not show {_within(query.wanted)} speaking on "
            f"“{query.topic}” ({paragraphs} looked at). Others do: see the nearest passages."
        )
    return (
        f"The records loaded here do not answer this: nothing in the {paragraphs} looked at "
        f"speaks to “{query.topic}”."
    )


def _within(wanted: str) -> str:
    """Return a name as it stands inside a sentence."""
    return wanted[:1].lower() + wanted[1:] if wanted.startswith("The ") else wanted
