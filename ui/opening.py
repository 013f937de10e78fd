"""The one assistant that all pages and all people share."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

import streamlit as st

from assistant import Assistant
from index.embedding import Embedder, SentenceTransformerEmbedder
from index.errors import OnTheRecordError
from index.settings import Settings
from ui.admission import require_admission
from ui.markup import escape_label
from ui.texts import common as texts


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
    with suppress(OnTheRecordError):
        assistant.warm_up()


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
