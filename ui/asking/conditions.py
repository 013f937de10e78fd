"""Whose words are looked at, as chips: each opens, can be changed, and the question asked again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant import Answer, Assistant, Query, QuestionError
from assistant.browsing.choices import as_chosen, names_to_choose
from assistant.browsing.suggestions import stand_alone
from assistant.query.limits import check_dates
from index.filters import Filters
from index.records import Side
from index.reference.states import state_name
from ui.asking.session import Session
from ui.markup import escape_label
from ui.texts import ask as texts
from ui.texts import common

_OFFERED = 300
"""Names or records in a list to choose from; others can be typed in."""
_NAMED = 2
"""Values that a chip names before it counts them."""


@st.fragment
def show_conditions(
    assistant: Assistant, session: Session, query: Query, answer: Answer, key: str
) -> None:
    """Show the conditions of a question; a changed one offers to ask again.

    A fragment: what is changed here draws nothing else of the page again.
    """
    held, gone = as_chosen(assistant, query.filters)
    if gone:
        st.warning(texts.CONDITION_GONE.format(records=escape_label(", ".join(gone))))
    with st.container(horizontal=True, gap="small", key=f"chips-{key}"):
        wanted = _choose(assistant, held, answer, key)
        if wanted == held:
            return
        try:
            check_dates(wanted.date_from, wanted.date_to)
        except QuestionError as error:
            st.warning(escape_label(str(error)))
            return
        if st.button(texts.ASK_AGAIN, type="primary", key=f"again-{key}"):
            session.ask(stand_alone(assistant, query, wanted))
            st.rerun()


def _choose(assistant: Assistant, held: Filters, answer: Answer, key: str) -> Filters:
    """Draw the chips on the conditions held, and return the conditions as they are set now."""
    records = {one.id: one.name for one in assistant.records()}
    cited = dict.fromkeys(one.record_id for one in (*answer.citations, *answer.nearest))
    states = sorted({*assistant.states(), *held.states}, key=state_name)
    names = names_to_choose(assistant, held.records or [*cited], held.speakers, _OFFERED)

    # The chips stand above what is chosen in them, so they read it before it is drawn.
    state = st.session_state
    current = Filters(
        tuple(state.get(f"records-{key}", held.records)),
        tuple(state.get(f"sides-{key}", held.sides)),
        tuple(state.get(f"states-{key}", held.states)),
        tuple(state.get(f"speakers-{key}", held.speakers)),
        state.get(f"from-{key}", held.date_from).strip(),
        state.get(f"to-{key}", held.date_to).strip(),
    )
    with _chip(texts.SIDE, [common.SIDES[side] for side in current.sides], f"side-{key}"):
        sides = st.pills(
            texts.SIDE,
            list(Side),
            selection_mode="multi",
            default=held.sides,
            format_func=lambda side: common.SIDES[side],
            key=f"sides-{key}",
        )
    with _chip(texts.STATE, [state_name(code) for code in current.states], f"state-{key}"):
        chosen_states = st.multiselect(
            texts.STATE, states, default=held.states, format_func=state_name, key=f"states-{key}"
        )
    with _chip(texts.SPEAKER, list(current.speakers), f"speaker-{key}"):
        speakers = st.multiselect(
            texts.SPEAKER,
            names,
            default=held.speakers,
            accept_new_options=True,
            key=f"speakers-{key}",
        )
    with _chip(texts.RECORD, [records.get(one, one) for one in current.records], f"record-{key}"):
        offered = dict.fromkeys([*held.records, *cited, *list(records)[:_OFFERED]])
        chosen_records = st.multiselect(
            texts.RECORD,
            [one for one in offered if one in records],
            default=[one for one in held.records if one in records],
            format_func=lambda one: records[one],
            key=f"records-{key}",
        )
    dates = [f"{current.date_from or '…'} – {current.date_to or '…'}"]
    with _chip(texts.DATES, dates if current.date_from or current.date_to else [], f"date-{key}"):
        date_from = st.text_input(texts.DATE_FROM, held.date_from, key=f"from-{key}")
        date_to = st.text_input(texts.DATE_TO, held.date_to, key=f"to-{key}")
        st.caption(texts.DATE_FORM)
    return Filters(
        tuple(chosen_records),
        tuple(sides),
        tuple(chosen_states),
        tuple(speakers),
        date_from.strip(),
        date_to.strip(),
    )


def _chip(name: str, values: Sequence[str], key: str) -> DeltaGenerator:
    """Return what opens under a chip that says what is set."""
    said = ", ".join(values) if len(values) <= _NAMED else texts.SEVERAL.format(count=len(values))
    label = texts.CHIP.format(name=name, value=escape_label(said or texts.ANY))
    return st.popover(label, type="secondary" if values else "tertiary", key=f"chip-{key}")
