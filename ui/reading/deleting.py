"""Taking a record out of the store, never without asking."""

from __future__ import annotations

import streamlit as st

from assistant import Assistant
from index.errors import OnTheRecordError
from index.listing import RecordSummary
from ui.markup import escape_label
from ui.reading.table import name_of
from ui.texts import records as texts

_OUTCOME = "records-deleted"


@st.dialog(texts.DELETE_TITLE)
def ask_to_delete(assistant: Assistant, record: RecordSummary, *, others: bool) -> None:
    """Ask, and take the record out if the answer is yes.

    Args:
        assistant: Whose store it is.
        record: The record.
        others: Whether another version of it would answer in its place.
    """
    name = escape_label(name_of(record))
    st.write(texts.DELETE_WHAT.format(name=f"**{name}**"))
    if others:
        st.write(texts.DELETE_OTHERS)
    with st.container(horizontal=True):
        sure = st.button(texts.DELETE_YES, type="primary")
        if st.button(texts.DELETE_NO):
            st.rerun()
    if sure:
        try:
            with st.spinner(texts.DELETING):
                successor = assistant.remove(record.id)
        except OnTheRecordError as error:
            st.error(escape_label(str(error)))
            return
        said = texts.SUCCEEDED if successor else texts.DELETED
        st.session_state[_OUTCOME] = said.format(name=name, successor=escape_label(successor or ""))
        st.rerun()


def show_outcome() -> None:
    """Say, once, what was taken out."""
    if said := st.session_state.pop(_OUTCOME, ""):
        st.success(said)
