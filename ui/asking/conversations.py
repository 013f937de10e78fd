"""The conversations that are kept: begun, gone back to, found, named, deleted."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant import Assistant
from assistant.kept_conversations import Kept, KeptConversations, KeptSummary
from index.errors import OnTheRecordError
from index.settings import Settings
from ui.asking.links import CONVERSATION
from ui.asking.session import Session
from ui.markup import escape_label
from ui.texts import ask as texts

_LISTED = 30
_MANY = 5
"""From so many conversations on, they can be looked for."""


def kept_conversations() -> KeptConversations:
    """Return where conversations are kept: in the store."""
    return KeptConversations(Path(Settings().store) / "conversations")


def go_to_linked(assistant: Assistant, session: Session, owner: str) -> None:
    """Go on with the conversation that the address of the page names."""
    wanted = st.query_params.get(CONVERSATION, "")
    if not wanted or wanted == session.id:
        return
    _leave(session, owner)
    try:
        session.begin_again(assistant, kept_conversations().load(owner, wanted))
    except OnTheRecordError as error:
        st.query_params.pop(CONVERSATION, None)
        session.problem = str(error)


def keep(session: Session, owner: str) -> None:
    """Keep what was said since it was last kept; where that fails, say so once and go on.

    What could not be kept is tried again each time.
    """
    _save(session, owner)
    if session.saved:
        st.query_params[CONVERSATION] = session.id


def _leave(session: Session, owner: str) -> None:
    """Keep all of a conversation, an answer that is being written too as far as it came."""
    session.stop()
    if not _save(session, owner):
        session.left.append((_as_kept(session), session.saved))


def _save(session: Session, owner: str) -> bool:
    """Keep what could not be kept before, and the conversation: return whether that is."""
    while session.left and _write(session, owner, *session.left[0]):
        del session.left[0]
    kept = _as_kept(session)
    before, held = session.kept, len(kept.exchanges)
    if held == before:
        return True
    session.kept = held  # At once: another run of the page may take an exchange back meanwhile.
    kept_as = _write(session, owner, kept, session.saved)
    if not kept_as:
        session.kept = min(session.kept, before)
        return False
    session.saved = True
    if kept_as != session.id:
        session.id = kept_as
        session.problem = texts.KEPT_APART
    return True


def _as_kept(session: Session) -> Kept:
    return Kept(session.id, "", list(session.conversation.exchanges))


def _write(session: Session, owner: str, kept: Kept, saved_before: bool) -> str:
    """Write a conversation and return its id; where that fails, say so the first time: empty."""
    try:
        kept_as = kept_conversations().save(owner, kept, saved_before=saved_before)
    except OnTheRecordError as error:
        if not session.failing:
            session.problem = f"{error} {texts.NOT_KEPT}"
        session.failing = True
        return ""
    session.failing = False
    return kept_as


def show_conversations(assistant: Assistant, session: Session, owner: str) -> None:
    """List a person's conversations, the latest first."""
    st.subheader(texts.CONVERSATIONS)
    st.button(
        texts.NEW,
        icon=":material/add:",
        width="stretch",
        key="new-conversation",
        on_click=_begin,
        args=(assistant, session, owner),
    )
    every = kept_conversations().list(owner)
    found = every
    if len(every) > _MANY:
        words = st.text_input(
            texts.FIND_CONVERSATION, placeholder=texts.FIND_CONVERSATION_BY, key="find"
        )
        found = kept_conversations().list(owner, words) if words.strip() else every
        if not found:
            st.caption(texts.NONE_FOUND)
    for one in found[:_LISTED]:
        here = one.id == session.id
        st.button(
            escape_label(one.name),
            key=f"conversation-{one.id}",
            type="secondary" if here else "tertiary",
            width="stretch",
            on_click=_go_to,
            args=(assistant, session, owner, one.id),
        )
        if here:
            _show_managing(assistant, session, owner, one)
    if len(found) > _LISTED:
        st.caption(texts.MORE.format(count=len(found) - _LISTED))
    _show_broken(assistant, session, owner)


def _show_broken(assistant: Assistant, session: Session, owner: str) -> None:
    """Name the conversations that cannot be read, each with what can be done."""
    for broken in kept_conversations().problems(owner):
        path = Path(broken.source)
        st.warning(escape_label(f"{path.name}: {broken.reason}"))
        if st.button(texts.DELETE, icon=":material/delete:", key=f"delete-{path.stem}"):
            _ask_before_deleting(assistant, session, owner, path.stem, path.name)


def _show_managing(assistant: Assistant, session: Session, owner: str, one: KeptSummary) -> None:
    with st.popover(texts.MANAGE, type="tertiary", icon=":material/edit:", key=f"manage-{one.id}"):
        st.text_input(texts.NAME, one.name, key=f"name-{one.id}")
        st.button(
            texts.RENAME,
            key=f"rename-{one.id}",
            on_click=_rename,
            args=(session, owner, one.id),
        )
        if st.button(texts.DELETE, icon=":material/delete:", key=f"delete-{one.id}"):
            _ask_before_deleting(assistant, session, owner, one.id, one.name)


@st.dialog(texts.DELETE)
def _ask_before_deleting(
    assistant: Assistant, session: Session, owner: str, conversation_id: str, name: str
) -> None:
    st.markdown(texts.DELETE_SURE.format(name=escape_label(name)))
    with st.container(horizontal=True):
        if st.button(
            texts.DELETE_YES,
            type="primary",
            key="delete-yes",
            on_click=_delete,
            args=(assistant, session, owner, conversation_id),
        ):
            st.rerun()
        if st.button(texts.DELETE_NO, key="delete-no"):
            st.rerun()


def _begin(assistant: Assistant, session: Session, owner: str) -> None:
    _leave(session, owner)
    st.query_params.pop(CONVERSATION, None)
    session.begin_again(assistant)


def _delete(assistant: Assistant, session: Session, owner: str, conversation_id: str) -> None:
    here = conversation_id == session.id
    if here:
        session.stop()  # What is being written is deleted with the rest.
    try:
        kept_conversations().delete(owner, conversation_id)
    except OnTheRecordError as error:
        session.problem = str(error)
        return
    if here:
        st.query_params.pop(CONVERSATION, None)
        session.begin_again(assistant)


def _rename(session: Session, owner: str, conversation_id: str) -> None:
    try:
        name = st.session_state[f"name-{conversation_id}"]
        kept_conversations().rename(owner, conversation_id, name)
    except OnTheRecordError as error:
        session.problem = str(error)


def _go_to(assistant: Assistant, session: Session, owner: str, conversation_id: str) -> None:
    _leave(session, owner)
    try:
        kept = kept_conversations().load(owner, conversation_id)
    except OnTheRecordError as error:
        session.problem = str(error)
        return
    session.begin_again(assistant, kept)
    st.query_params[CONVERSATION] = conversation_id
