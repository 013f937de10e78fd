"""The one assistant that all pages and all people share."""

from __future__ import annotations

import streamlit as st

from assistant import Assistant
from index.errors import OnTheRecordError
from ui.admission import require_admission
from ui.markup import escape_label
from ui.texts import common as texts


@st.cache_resource(show_spinner=texts.OPENING)
def open_assistant() -> Assistant:
    """Open the store once for everybody, and load the model before the first question.

    Raises:
        OnTheRecordError: If there is no store, or it cannot be used.
    """
    assistant = Assistant.open()
    assistant.warm_up()
    return assistant


def require_assistant() -> Assistant:
    """Return the assistant to whoever may come in.

    Where there is none, why is said on the page, and the page ends there.
    """
    require_admission()
    try:
        return open_assistant()
    except OnTheRecordError as error:
        st.error(escape_label(str(error)))
        st.stop()
