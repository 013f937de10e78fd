"""The page on which records are added, looked at as they were understood, and corrected."""

from __future__ import annotations

import streamlit as st

from assistant import Assistant
from assistant.taking_in import Intake
from index.errors import OnTheRecordError, StoreNotFoundError
from ui.adding.choosing import show_choice, show_metadata_alone
from ui.adding.intake import open_intake
from ui.adding.progress import follow, show_ended
from ui.adding.session import begin, to_look_at, waits
from ui.adding.understanding import show_understood
from ui.admission import require_admission
from ui.markup import escape_label
from ui.opening import open_assistant
from ui.texts import add as texts


def main() -> None:
    """Draw the page.

    Each part has its place whether a run goes on or not, so that what a person fills in meanwhile
    stays, and is taken.
    """
    require_admission()
    st.title(texts.TITLE)
    st.caption(texts.ABOUT)
    intake = open_intake()
    run = intake.latest
    running = run is not None and run.running
    progress = st.container()
    assistant = _assistant(beginning=running)
    with st.container():
        show_choice(intake, empty=not running and (assistant is None or assistant.is_empty))
    with st.container():
        show_metadata_alone()
        if run is not None and not running:
            show_ended(intake, run)
        if assistant is not None and not running:
            _show_unfinished(assistant, intake)
    if assistant is not None and not waits(run):
        show_understood(assistant, intake, to_look_at(run, st.query_params.get_all("record")))
    if run is not None and running:
        with progress:
            follow(intake, run)


def _show_unfinished(assistant: Assistant, intake: Intake) -> None:
    run = intake.latest
    if (run is None or not run.stopped) and assistant.notices:
        st.warning(escape_label(" ".join(assistant.notices)))
        if st.button(texts.FINISH, key="finish"):
            begin(intake, [])


def _assistant(*, beginning: bool) -> Assistant | None:
    """Return the assistant, or None, saying why, where there is no store that can be read."""
    try:
        return open_assistant()
    except StoreNotFoundError:
        if not beginning:
            st.info(texts.NO_STORE)
    except OnTheRecordError as error:
        st.error(escape_label(str(error)))
    return None


if __name__ == "__main__":
    main()
