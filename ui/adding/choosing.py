"""What to take in: files from the person's machine, or a folder of the server's."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.taking_in import Intake
from index.errors import OnTheRecordError
from index.folders import find_outside
from index.uploads import keep_uploads
from ui.adding.intake import folders_allowed
from ui.keeping import sample_path
from ui.markup import escape_label
from ui.texts import add as texts

_NAMED = 5
"""Waiting files that are named; the others are counted."""


def show_choice(intake: Intake, *, empty: bool) -> None:
    """Let a person choose, and begin.

    Args:
        intake: Where files are taken in.
        empty: Whether there are no records yet.
    """
    show_waiting(intake)
    _show_upload(intake)
    with st.expander(texts.FOLDER_CLOSED, icon=":material/folder_open:"):
        _show_folder(intake)
    if empty and st.button(
        texts.SAMPLE_BUTTON, help=texts.SAMPLE_HELP, icon=":material/description:"
    ):
        begin(intake, [sample_path()])


def begin(intake: Intake, files: list[Path]) -> None:
    """Begin a run and show the page anew; where that cannot be, say why."""
    try:
        intake.begin(files)
    except OnTheRecordError as error:
        st.error(escape_label(str(error)))
        return
    st.rerun()


def show_waiting(intake: Intake) -> None:
    """Offer to take in what was uploaded before a stop, a restart or a failure."""
    files = intake.waiting()
    if not files:
        return
    names = ", ".join(escape_label(file.name) for file in files[:_NAMED])
    if len(files) > _NAMED:
        names += f", {texts.MORE.format(count=len(files) - _NAMED)}"
    told = texts.WAITING_ONE if len(files) == 1 else texts.WAITING
    st.info(told.format(count=len(files), names=names), icon=":material/pending:")
    with st.container(horizontal=True):
        if st.button(texts.GO_ON, key="take_waiting", type="primary"):
            begin(intake, files)
        if st.button(texts.DISCARD, key="discard_waiting"):
            try:
                intake.discard_waiting()
            except OnTheRecordError as error:
                st.error(escape_label(str(error)))
            else:
                st.rerun()


def _show_upload(intake: Intake) -> None:
    place = st.container()
    told = st.container()  # Its place stays, or what is opened and typed below would be lost.
    with place.form("upload", clear_on_submit=True, border=False):
        files = st.file_uploader(texts.UPLOAD, accept_multiple_files=True, help=texts.UPLOAD_HELP)
        sent = st.form_submit_button(texts.UPLOAD_BUTTON, type="primary")
    if not sent:
        return
    if not files:
        told.warning(texts.NO_FILES)
        return
    try:
        kept, alone = keep_uploads(intake.folder, ((one.name, one.getbuffer()) for one in files))
    except OnTheRecordError as error:
        st.error(escape_label(str(error)))
        return
    st.session_state["metadata_alone"] = alone
    if kept:
        begin(intake, kept)
    show_metadata_alone()


def show_metadata_alone() -> None:
    """Name uploaded metadata files that describe nothing."""
    for name in st.session_state.pop("metadata_alone", ()):
        st.error(texts.METADATA_ALONE.format(name=escape_label(name)))


def _show_folder(intake: Intake) -> None:
    if not folders_allowed():
        st.info(texts.FOLDERS_ELSEWHERE)
        return
    with st.form("folder", border=False):
        named = st.text_input(
            texts.FOLDER, placeholder=texts.FOLDER_PLACEHOLDER, help=texts.FOLDER_HELP
        ).strip()
        sent = st.form_submit_button(texts.FOLDER_BUTTON, type="primary")
    if not sent:
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
