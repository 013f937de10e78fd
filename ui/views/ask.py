"""The page on which questions are asked. Thin: it shows what the assistant's API returns."""

from __future__ import annotations

import streamlit as st

from assistant import Assistant
from assistant.browsing.suggestions import Suggestion
from index.errors import OnTheRecordError, UnknownRecordError
from ui.admission import require_admission
from ui.asking.conversations import go_to_linked, keep, show_conversations
from ui.asking.exchange import bring_into_view, show_exchange, write_exchange
from ui.asking.links import QUESTION, linked_question
from ui.asking.session import Session, session_of
from ui.asking.silence import what_is_loaded
from ui.asking.style import STYLE
from ui.asking.suggested import show_next, show_openings
from ui.markup import escape_label
from ui.opening import require_assistant, show_where_to_begin, welcome
from ui.texts import ask as texts
from ui.texts import common
from ui.visitors import visitor


def main() -> None:
    """Draw the page."""
    st.title(common.NAME, anchor=False)
    require_admission()
    show_where_to_begin()
    assistant = require_assistant()
    session = session_of(assistant)
    owner = visitor()
    st.html(STYLE)
    go_to_linked(assistant, session, owner)
    _take_question(assistant, session)
    asked = session.take_up()
    keep(session, owner)
    _show_problem(session)
    above, below = st.container(key="asking", gap="small"), st.empty()
    with above:
        for position in range(len(session.conversation.exchanges)):
            show_exchange(assistant, session, position)
        if asked:
            write_exchange(assistant, session, asked)
            keep(session, owner)
            _show_problem(session)
            bring_into_view(session.key(len(session.conversation.exchanges) - 1))
    with st.sidebar:
        show_conversations(assistant, session, owner)
    with below.container(key="asked"):
        if session.conversation.exchanges:
            show_next(assistant, session)
        elif assistant.is_empty:
            welcome()
        else:
            st.caption(f"{common.CLAIM} {what_is_loaded(assistant)}")
            show_openings(assistant, session)


def _take_question(assistant: Assistant, session: Session) -> None:
    """Take the question that is asked now: typed in, or in the address of the page."""
    typed = st.chat_input(texts.PLACEHOLDER)
    if typed:
        session.ask(Suggestion(typed))
        return
    linked = None
    try:
        linked = linked_question(assistant)
    except UnknownRecordError as error:
        session.problem = texts.RECORD_NOT_LOADED.format(error=error)
    except OnTheRecordError as error:
        session.problem = str(error)
    if QUESTION in st.query_params:
        st.query_params.clear()  # It is asked once, not at each run of the page.
    if linked:
        session.ask(linked)


def _show_problem(session: Session) -> None:
    if session.problem:
        st.warning(escape_label(session.problem))
        session.problem = ""


if __name__ == "__main__":
    main()
