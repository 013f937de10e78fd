"""Questions offered as buttons: to begin with, and after an answer."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant import Assistant
from assistant.suggestions import Suggestion, follow_ups, opening_questions
from ui.asking.session import Session
from ui.markup import escape_label
from ui.texts import ask as texts


@st.cache_resource(show_spinner=False, max_entries=2)
def _openings(_assistant: Assistant, revision: int) -> list[Suggestion]:  # noqa: ARG001
    """Return questions made from the records of a revision of the store, once for everybody."""
    return opening_questions(_assistant)


def show_openings(assistant: Assistant, session: Session) -> None:
    """Offer questions that the records loaded answer."""
    _show(texts.SUGGESTED, _openings(assistant, assistant.revision), session, "opening")


def show_next(assistant: Assistant, session: Session) -> None:
    """Offer questions that lead on from the last answer."""
    exchanges = session.conversation.exchanges
    position = len(exchanges) - 1
    if position not in session.suggested:
        query, answer = exchanges[position]
        asked = [before.question for before, _ in exchanges]
        session.suggested[position] = follow_ups(assistant, query, answer, asked)
    _show(texts.NEXT, session.suggested[position], session, f"next-{session.key(position)}")


def _show(heading: str, suggestions: Sequence[Suggestion], session: Session, key: str) -> None:
    if not suggestions:
        return
    with st.container(gap="small", key=key):
        st.caption(heading)
        for i, suggestion in enumerate(suggestions):
            st.button(
                escape_label(suggestion.question),
                key=f"{key}-{i}",
                icon=":material/arrow_forward:",
                on_click=session.ask,
                args=(suggestion,),
            )
