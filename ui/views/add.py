"""The page on which records are added, looked at as they were understood, and corrected."""

from __future__ import annotations

import streamlit as st

from assistant import Assistant
from index.errors import OnTheRecordError, StoreNotFoundError
from index.ingest import FileStatus
from ui.adding.choosing import begin, show_choice, show_metadata_alone
from ui.adding.intake import open_intake
from ui.adding.progress import follow, show_ended
from ui.adding.understanding import show_understood
from ui.admission import require_admission
from ui.markup import escape_label
from ui.opening import open_assistant
from ui.texts import add as texts


def main() -> None:
    """Draw the page."""
    require_admission()
    st.title(texts.TITLE)
    st.caption(texts.ABOUT)
    intake = open_intake()
    run = intake.latest
    if run is not None and run.running:
        follow(intake, run)
        return
    assistant = _assistant()
    show_choice(intake, empty=assistant is None or not assistant.records())
    show_metadata_alone()
    if run is not None:
        show_ended(intake, run)
    if assistant is None:
        return
    if (run is None or not run.stopped) and assistant.notices:
        st.warning(escape_label(" ".join(assistant.notices)))
        if st.button(texts.FINISH, key="finish"):
            begin(intake, [])
    asked = st.query_params.get_all("record")
    taken = [
        one.record_id
        for one in (run.outcomes if run is not None else ())
        if one.record_id and one.status is not FileStatus.REMOVED
    ]
    if asked or taken:
        show_understood(assistant, intake, list(dict.fromkeys((*asked, *taken))))


def _assistant() -> Assistant | None:
    """Return the assistant, or None, saying why, where there is no store that can be read."""
    try:
        return open_assistant()
    except StoreNotFoundError:
        st.info(texts.NO_STORE)
    except OnTheRecordError as error:
        st.error(escape_label(str(error)))
    return None


if __name__ == "__main__":
    main()
