"""What can be done with an answer: link to it, copy it, take it away as a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from assistant import Answer, Assistant, Query
from assistant.browsing.suggestions import stand_alone
from assistant.handover import FORMATS, Format, as_text, records_used
from assistant.handover.references import Exchanges
from ui.asking.links import link_to
from ui.texts import ask as texts


@st.fragment
def show_actions(
    assistant: Assistant, exchanges: Sequence[tuple[Query, Answer]], position: int, key: str
) -> None:
    """Show what can be done with an exchange; what it takes is made when it is opened.

    Args:
        assistant: Has the records.
        exchanges: The conversation.
        position: Of the exchange in it.
        key: Unique on the page.
    """
    query, _ = exchanges[position]
    with st.container(horizontal=True, gap="small", key=f"actions-{key}"):
        link = st.popover(
            texts.SHARE,
            type="tertiary",
            icon=":material/link:",
            key=f"link-{key}",
            on_change="rerun",
        )
        away = st.popover(
            texts.HAND_OVER,
            type="tertiary",
            icon=":material/download:",
            key=f"away-{key}",
            on_change="rerun",
        )
    if away.open:
        with away:
            _show_forms(assistant, exchanges, position, key)
    if link.open:
        with link:
            st.caption(texts.SHARE_NOTE)
            address = link_to(stand_alone(assistant, query, query.filters))
            st.code(address, language=None, wrap_lines=True)


def _show_forms(
    assistant: Assistant, exchanges: Sequence[tuple[Query, Answer]], position: int, key: str
) -> None:
    """Offer the answer, or the whole conversation, in all forms; each is written when pressed."""
    chosen = exchanges[position : position + 1]
    if len(exchanges) > 1:
        extent = st.segmented_control(
            texts.EXTENT_OF_EXPORT,
            [texts.THIS_ANSWER, texts.WHOLE],
            default=texts.THIS_ANSWER,
            required=True,
            key=f"extent-{key}",
        )
        chosen = exchanges if extent == texts.WHOLE else chosen
    taken = tuple(chosen)
    # One below the other they leave the window.
    with st.container(horizontal=True, gap="small", key=f"forms-{key}"):
        for ending, form in FORMATS.items():
            st.download_button(
                form.name,
                partial(_write, assistant, taken, form),
                file_name=f"{texts.FILE_NAME}{ending}",
                mime=form.media_type,
                on_click="ignore",
                key=f"take{ending}-{key}",
            )
    st.caption(texts.COPY)
    st.code(as_text(taken, records_used(assistant, taken)), language=None, wrap_lines=True)


def _write(assistant: Assistant, exchanges: Exchanges, form: Format) -> bytes:
    return form.write(exchanges, records_used(assistant, exchanges))
