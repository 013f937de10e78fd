"""An abstention: why there is no answer, what comes nearest, and what could be loaded."""

from __future__ import annotations

import html

import streamlit as st

from assistant import Answer, Assistant, Reason
from index.reference.states import state_name
from ui.asking.citations import card_html, number_html
from ui.markup import escape_label
from ui.texts import ask as texts

_LOADING_HELPS = {
    Reason.NO_RECORDS,
    Reason.STATE_NOT_LOADED,
    Reason.SPEAKER_NOT_LOADED,
    Reason.MEETING_NOT_LOADED,
    Reason.SPEAKER_SILENT,
    Reason.NOT_FOUND,
}
"""Reasons for which other records could give an answer."""


def show_silence(assistant: Assistant, answer: Answer, key: str) -> None:
    """Show an abstention as what it is.

    Args:
        assistant: Has the records.
        answer: One without statements.
        key: Unique on the page.
    """
    st.info(texts.NO_ANSWER.format(text=escape_label(answer.message)), icon=":material/search_off:")
    if answer.nearest:
        parts = [f'<h3 class="part">{texts.NEAREST}</h3>']
        for hit in answer.nearest:
            place = f"{key}-near-{hit.rank}"
            title = f"{hit.who}, {hit.place}"
            parts.append(
                f'<div class="said"><p class="who"><strong>{html.escape(hit.who)}</strong> '
                f"<span>{html.escape(hit.place)}</span></p>"
                f"<blockquote>{html.escape(hit.text)} "
                f"{number_html(hit, None, place)}</blockquote>"
                f"{card_html(assistant, hit, title, place)}</div>"
            )
        st.html("".join(parts))
    if answer.reason in _LOADING_HELPS:
        # A State that is missing is told together with those that are there.
        told = answer.reason in {Reason.STATE_NOT_LOADED, Reason.NO_RECORDS}
        parts = [] if told else [what_is_loaded(assistant)]
        st.caption(" ".join([*parts, texts.HOW_TO_ADD]))


def what_is_loaded(assistant: Assistant) -> str:
    """Return in words how many records there are, and on which States."""
    count = len(assistant.records())
    states = sorted(map(state_name, assistant.states()))
    named = ", ".join(states[: texts.LOADED_NAMED])
    if len(states) > texts.LOADED_NAMED:
        named = texts.AND_OTHERS.format(named=named, count=len(states) - texts.LOADED_NAMED)
    return texts.LOADED.format(
        count=texts.ONE_RECORD if count == 1 else texts.RECORDS.format(count=count),
        states=escape_label(named or texts.NO_STATES),
    )
