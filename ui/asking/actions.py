"""What can be done with an answer: link to it, copy it, take it away as a file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant import Answer, Assistant, Query
from assistant.suggestions import stand_alone
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
    with st.container(horizontal=True, gap="small"):
        link = st.popover(
            texts.SHARE,
            type="tertiary",
            icon=":material/link:",
            key=f"link-{key}",
            on_change="rerun",
        )
    if link.open:
        with link:
            st.caption(texts.SHARE_NOTE)
            address = link_to(stand_alone(assistant, query, query.filters))
            st.code(address, language=None, wrap_lines=True)
