"""Questions offered as buttons: to begin with, and after an answer."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import streamlit as st

from assistant import Assistant
from assistant.browsing.suggestions import Suggestion, follow_ups, opening_questions
from ui.asking.session import Session
from ui.markup import escape_label
from ui.texts import ask as texts

_NEXT = 3


@st.cache_resource(show_spinner=False, max_entries=2)
def _openings(_assistant: Assistant, revision: int) -> list[Suggestion]:  # noqa: ARG001
    """Return questions made from the records of a revision of the store, once for everybody."""
    return opening_questions(_assistant)


def show_openings(assistant: Assistant, session: Session) -> None:
    """Offer questions that the records loaded answer."""
    _show(texts.SUGGESTED, _openings(assistant, assistant.revision), session, "opening")


def show_next(assistant: Assistant, session: Session) -> None:
    """Offer questions that lead on from the last answer, each as soon as it is known to lead on."""
    exchanges = session.conversation.exchanges
    position = len(exchanges) - 1
    query, answer = exchanges[position]
    asked = [before.question for before, _ in exchanges]
    key = f"next-{session.key(position)}"
    known = session.suggested.get(position)
    if known is None:
        found = islice(follow_ups(assistant, query, answer, asked), _NEXT)
        session.suggested[position] = _show(texts.NEXT, found, session, key)
    else:
        _show(texts.NEXT, known, session, key)


def _show(
    heading: str, suggestions: Iterable[Suggestion], session: Session, key: str
) -> list[Suggestion]:
    """Draw buttons, and return what they ask."""
    shown: list[Suggestion] = []
    with st.container(gap="xsmall", key=key):
        for suggestion in suggestions:
            if not shown:
                st.caption(heading)
            st.button(
                escape_label(suggestion.question),
                key=f"{key}-{len(shown)}",
                icon=":material/arrow_forward:",
                type="tertiary",
                on_click=session.ask,
                args=(suggestion,),
            )
            shown.append(suggestion)
    return shown
