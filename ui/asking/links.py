"""Permanent links of the page: to a question under its conditions, and to a kept conversation."""

from __future__ import annotations

from urllib.parse import urljoin

import streamlit as st

from assistant import ANY, Assistant
from assistant.browsing.suggestions import Suggestion
from index.records import Side
from ui.links import question_link

CONVERSATION = "conversation"
"""Names the conversation shown in the address of the page."""
QUESTION = "question"
_SEVERAL = ","


def linked_question(assistant: Assistant) -> Suggestion | None:
    """Return the question that the address asks, under the conditions in it.

    Raises:
        QuestionError: If a side, a State or a date in it is none.
        UnknownRecordError: If a record in it is not loaded, or not any more.
    """
    given = st.query_params
    question = given.get(QUESTION, "")
    if not question.strip():
        return None
    sides = [side for value in given.get_all("side") for side in value.split(_SEVERAL)]
    limits = assistant.limits(
        records=given.get_all("record"),
        sides=[side for side in sides if side],
        states=given.get_all("state"),
        speakers=given.get_all("speaker"),
        date_from=given.get("from", ""),
        date_to=given.get("to", ""),
    )
    return Suggestion(question, limits)


def link_to(suggestion: Suggestion) -> str:
    """Return the whole address that asks a question, for whoever has this app."""
    filters, lifted = suggestion.limits.filters, suggestion.limits.lifted
    link = question_link(
        suggestion.question,
        records=_values(filters.records, "records", lifted),
        side=_SEVERAL.join(_values(filters.sides, "sides", lifted)),
        states=_values(filters.states, "states", lifted),
        speakers=_values(filters.speakers, "speakers", lifted),
        date_from=filters.date_from,
        date_to=filters.date_to,
    )
    return urljoin(st.context.url or "", link)


def _values(
    held: tuple[str, ...] | tuple[Side, ...], name: str, lifted: tuple[str, ...]
) -> tuple[str, ...]:
    return (ANY,) if name in lifted else tuple(map(str, held))
