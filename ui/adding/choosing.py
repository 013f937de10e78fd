"""What to take in: files from the person's machine, or a folder of the server's."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.taking_in import Intake
from index.errors import OnTheRecordError
from index.files.folders import find_outside
from index.files.uploads import keep_uploads
from index.sample import sample_path
from ui.adding.intake import folders_allowed
from ui.adding.session import begin, sent
from ui.markup import escape_label
from ui.texts import add as texts

_DISCARDED = "discarded"
_NAMED = 5
"""Waiting files that are named; the others are counted."""


def show_choice(intake: Intake, *, empty: bool) -> None:
    """Let a person choose, and begin.

    Args:
        intake: Where files are taken in.
        empty: Whether there are no records yet.
    """
    with st.container():  # Its place stays, or what is chosen below would be lost.
        show_waiting(intake)
    _show_upload(intake)
    with st.expander(texts.FOLDER_CLOSED, icon=":material/folder_open:"):
        _show_folder(intake)
    if empty and st.button(
        texts.SAMPLE_BUTTON, help=texts.SAMPLE_HELP, icon=":material/description:"
    ):
        begin(intake, [sample_path()])


def show_waiting(intake: Intake) -> None:
    """Offer to take in what was uploaded before a stop, a restart or a failure."""
    if failure := st.session_state.pop(_DISCARDED, ""):
        st.error(failure)
    files = intake.waiting()
    if not files:
        return
    told = texts.WAITING_ONE if len(files) == 1 else texts.WAITING
    st.info(told.format(count=len(files), names=_names(files)), icon=":material/pending:")
    with st.container(horizontal=True):
        if st.button(texts.GO_ON, key="take_waiting", type="primary"):
            begin(intake, files)
        if st.button(texts.DISCARD, key="discard_waiting"):
            _ask_to_discard(intake, files)


@st.dialog(texts.DISCARD_TITLE)
def _ask_to_discard(intake: Intake, files: list[Path]) -> None:
    """Ask, and delete uploads that were not taken in if the answer is yes."""
    if _DISCARDED in st.session_state:  # Answered: the page is drawn without the question.
        st.rerun()
    st.write(texts.DISCARD_WHAT.format(names=_names(files)))
    with st.container(horizontal=True):
        yes, no = texts.DISCARD_YES, texts.DISCARD_NO
        st.button(yes, key="discard_yes", type="primary", on_click=_discard, args=(intake, files))
        if st.button(no, key="discard_no"):
            st.rerun()


def _discard(intake: Intake, files: list[Path]) -> None:
    st.session_state[_DISCARDED] = ""
    try:
        intake.discard_waiting(files)
    except OnTheRecordError as error:
        st.session_state[_DISCARDED] = escape_label(str(error))


def _names(files: list[Path]) -> str:
    names = ", ".join(escape_label(file.name) for file in files[:_NAMED])
    more = len(files) - _NAMED
    return f"{names}, {texts.MORE.format(count=more)}" if more > 0 else names


def _show_upload(intake: Intake) -> None:
    place = st.container()
    told = st.container()  # Its place stays, or what is opened and typed below would be lost.
    with place.form("upload", clear_on_submit=True, border=False):
        files = st.file_uploader(texts.UPLOAD, accept_multiple_files=True, help=texts.UPLOAD_HELP)
        pressed = st.form_submit_button(texts.UPLOAD_BUTTON, type="primary")
    if not pressed:
        return
    if not files:
        told.warning(texts.NO_FILES)
        return
    try:
        kept, alone = keep_uploads(intake.folder, ((one.name, one.getbuffer()) for one in files))
    except OnTheRecordError as error:
        st.error(escape_label(str(error)))
        return
    if kept:
        begin(intake, kept, alone=alone)
    sent().alone = alone


def show_metadata_alone() -> None:
    """Name the metadata files that were uploaded last and describe nothing."""
    for name in sent().alone:
        st.error(texts.METADATA_ALONE.format(name=escape_label(name)))


def _show_folder(intake: Intake) -> None:
    if not folders_allowed():
        st.info(texts.FOLDERS_ELSEWHERE)
        return
    with st.form("folder", border=False):
        named = st.text_input(
            texts.FOLDER, placeholder=texts.FOLDER_PLACEHOLDER, help=texts.FOLDER_HELP
        ).strip()
        pressed = st.form_submit_button(texts.FOLDER_BUTTON, type="primary")
    if not pressed:
        return
    folder = Path(named).expanduser()
    if not named or not folder.is_dir():
        st.error(texts.NO_FOLDER.format(folder=escape_label(named or "–")))
        return
    files = find_outside([folder], intake.folder)
    if files:
        begin(intake, files)
    else:
        st.warning(texts.EMPTY_FOLDER.format(folder=escape_label(named)))
