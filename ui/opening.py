"""The one assistant that all pages and all people share."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

import streamlit as st

from assistant import Assistant
from index.embedding.embedder import Embedder, SentenceTransformerEmbedder
from index.errors import OnTheRecordError, StoreNotFoundError
from index.settings import Settings
from ui.admission import require_admission
from ui.markup import escape_label
from ui.texts import common as texts

ADD = "views/add.py"
ASK = "views/ask.py"
_BEGUN = "begun"


@st.cache_resource
def open_embedder() -> Embedder:
    """Return the embedding model, one for those who ask and those who add."""
    return SentenceTransformerEmbedder(Settings().embedding_model)


@st.cache_resource(show_spinner=texts.OPENING)
def open_assistant() -> Assistant:
    """Open the store once for everybody; the model is loaded meanwhile, for the first question.

    Raises:
        OnTheRecordError: If there is no store, or it cannot be used.
    """
    assistant = Assistant.open(embedder=open_embedder())
    Thread(target=_warm_up, args=[assistant], daemon=True).start()
    return assistant


def _warm_up(assistant: Assistant) -> None:
    """Load the models; what goes wrong is said again to whoever asks."""
    with suppress(OnTheRecordError, ImportError, OSError, ValueError):
        assistant.warm_up()


def require_assistant() -> Assistant:
    """Return the assistant to whoever may come in.

    Where there is none, why is said on the page, and the page ends there.
    """
    require_admission()
    try:
        return open_assistant()
    except OnTheRecordError as error:
        if isinstance(error, StoreNotFoundError):
            welcome()
        else:
            st.error(escape_label(str(error)))
        st.stop()


def welcome() -> None:
    """Say that there are no records yet, with the way to where they are added."""
    st.info(texts.WELCOME, icon=":material/library_add:")
    st.page_link(ADD, label=texts.GO_TO_ADD, icon=":material/note_add:")


def show_where_to_begin() -> None:
    """Open the page on which records are added, where there are none yet: once for a visit."""
    if _BEGUN not in st.session_state and not _has_records():
        st.session_state[_BEGUN] = True
        st.switch_page(ADD)


def _has_records() -> bool:
    try:
        return not open_assistant().is_empty
    except StoreNotFoundError:
        return False
    except OnTheRecordError:
        return True  # Which cannot be read: the page that is asked for says why.
