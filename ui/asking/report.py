"""How a language model took part in an answer: what it took, and what of it was refused and why."""

from __future__ import annotations

import streamlit as st

from assistant.answers import Report
from ui.markup import escape_label
from ui.texts import ask as texts


def show_report(report: Report) -> None:
    """Show the report of an answer; what was refused is closed until somebody opens it."""
    st.caption(escape_label(f"{report.took}."))
    if not report.refused:
        return
    count = len(report.refused)
    label = texts.LEFT_OUT_ONE if count == 1 else texts.LEFT_OUT.format(count=count)
    with st.expander(label):
        st.caption(texts.LEFT_OUT_WARNING)
        for one in report.refused:
            said = one.text or texts.NOT_SHOWN
            outcome = texts.OUTCOMES[one.outcome]
            st.markdown(escape_label(f"{said} — {one.why.rstrip('.')}; {outcome}."))
