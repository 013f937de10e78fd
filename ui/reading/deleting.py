"""Taking a record out of the store, never without asking."""

from __future__ import annotations

import streamlit as st

from assistant import Assistant
from index.errors import OnTheRecordError
from index.storage.listing import RecordSummary
from ui.markup import escape_label
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
    if _OUTCOME in st.session_state:
        st.rerun()
    st.write(texts.DELETE_WHAT.format(name=f"**{escape_label(record.name)}**"))
    st.write(texts.DELETE_FILE[assistant.fate_of_file(record.id)])
    if others:
        st.write(texts.DELETE_OTHERS)
    with st.container(horizontal=True):
        st.button(texts.DELETE_YES, type="primary", on_click=_delete, args=(assistant, record))
        if st.button(texts.DELETE_NO):
            st.rerun()


def _delete(assistant: Assistant, record: RecordSummary) -> None:
    try:
        successor = assistant.remove(record.id)
    except OnTheRecordError as error:
        st.session_state[_OUTCOME] = False, escape_label(str(error))
        return
    said = texts.SUCCEEDED if successor else texts.DELETED
    name = escape_label(record.name)
    said = said.format(name=name, successor=escape_label(successor or ""))
    st.session_state[_OUTCOME] = True, said


def show_outcome() -> None:
    """Say, once, what was taken out, or why it was not."""
    outcome: tuple[bool, str] | None = st.session_state.pop(_OUTCOME, None)
    if outcome is not None:
        done, said = outcome
        (st.success if done else st.error)(said)
