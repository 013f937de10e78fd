"""A question and its answer: as it is written, and as it stands when the page is drawn again."""

from __future__ import annotations

import html
import json
from contextlib import closing
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant import Answer, Assistant, Query, QuestionError, Statement, Written
from assistant.browsing.suggestions import Suggestion
from index.errors import OnTheRecordError, UnknownRecordError
from ui.asking.actions import show_actions
from ui.asking.citations import keep_as_left
from ui.asking.conditions import show_conditions
from ui.asking.report import show_report
from ui.asking.session import Session
from ui.asking.silence import show_silence
from ui.asking.statements import Sheet
from ui.markup import escape_label
from ui.texts import ask as texts


@dataclass(frozen=True, slots=True)
class _Frame:
    """The places of an exchange, in the same order whether it is written or drawn again."""

    understood: DeltaGenerator
    conditions: DeltaGenerator
    progress: DeltaGenerator
    stop: DeltaGenerator

    @classmethod
    def around(cls, question: str, session: Session, position: int) -> _Frame:
        later = " later" if position else ""
        st.html(
            f'<h2 class="asked{later}" id="{session.key(position)}">{html.escape(question)}</h2>'
        )
        return cls(st.empty(), st.container(), st.empty(), st.empty())

    def say_how_understood(self, understood: str) -> None:
        said = texts.UNDERSTOOD.format(understood=escape_label(understood))
        self.understood.caption(said)


def show_exchange(assistant: Assistant, session: Session, position: int) -> None:
    """Show an exchange that is finished.

    Args:
        assistant: Has the records.
        session: Has the exchange.
        position: Of the exchange in the conversation; the last one's conditions can be changed.
    """
    query, answer = session.conversation.exchanges[position]
    frame = _Frame.around(query.question, session, position)
    sheet = Sheet(assistant, session.key(position), query.kind)
    sheet.write_all(answer.statements, answer.citations)
    _finish(assistant, session, position, frame)


def write_exchange(assistant: Assistant, session: Session, asked: Suggestion) -> None:
    """Answer a question while the page looks on; what was written stays when it is stopped.

    A question that cannot be read is told, and leaves no exchange.
    """
    position = len(session.conversation.exchanges)
    frame = _Frame.around(asked.question, session, position)
    frame.progress.caption(texts.LOOKING)
    with frame.stop.container(gap=None):
        st.button(texts.STOP, icon=":material/stop:", key="stop", on_click=session.stop)
        bring_into_view(session.key(position))
        keep_as_left()
    sheet: Sheet | None = None
    written: list[Statement] = []
    whole: Answer | None = None
    try:
        with closing(session.conversation.stream(asked.question, asked.limits)) as events:
            for event in events:
                if isinstance(event, Query):
                    frame.say_how_understood(event.describe())
                    sheet = Sheet(assistant, session.key(position), event.kind)
                elif isinstance(event, Written) and sheet:
                    written.append(event.statement)
                    sheet.write(event.statement, event.citations)
                    said = texts.WRITING if event.total else texts.WRITING_ON
                    frame.progress.caption(said.format(position=event.position, total=event.total))
                whole = event if isinstance(event, Answer) else None
        if sheet:
            sheet.finish()
    except OnTheRecordError as error:
        session.stop()
        frame.progress.empty()
        frame.stop.empty()
        if isinstance(error, UnknownRecordError):
            st.warning(escape_label(texts.RECORD_NOT_LOADED.format(error=error)))
            return
        kind = st.warning if isinstance(error, QuestionError) else st.error
        kind(escape_label(str(error)))
        bring_into_view(session.key(position))
        return
    if whole is None:
        return  # It was stopped, and the run of the page after that one shows what there is.
    session.stop()
    frame.stop.empty()
    if whole.statements != tuple(written):
        # It was put into another language meanwhile, or too little of it is borne out.
        st.rerun()
    _finish(assistant, session, position, frame)


_BRING_INTO_VIEW = """<script>{
  const asked = () => document.getElementById(%s);
  const acts = ["wheel", "touchstart", "pointerdown", "keydown"];
  const place = () => Math.round(asked()?.getBoundingClientRect().top);
  let left = %d;
  const leave = () => {
    clearInterval(held);
    acts.forEach(act => removeEventListener(act, leave, true));
  };
  const held = setInterval(() => {
    const before = place();
    asked()?.scrollIntoView();
    if (place() !== before || document.querySelector(".st-key-stop")) left = %d;
    else if (!left--) leave();
    if ([...document.querySelectorAll(".asked")].pop() !== asked()) leave();
  }, 50);
  acts.forEach(act => addEventListener(act, leave, true));
}</script>"""
_AFTERWARDS = 30
"""Times, 50 ms apart, that the page must be found as it was left before it is let alone: what is
drawn below a whole answer, and Streamlit's own scrolling, still move it."""


def bring_into_view(key: str) -> None:
    """Have the browser show an answer from its question on, not from its end.

    Streamlit scrolls a page that has a box for questions to its end whenever the page grows. Where
    somebody scrolls, types or clicks meanwhile, the page stays where they have it. Called again, it
    makes sure of an answer that was there before the browser had drawn its beginning.

    Args:
        key: Of the exchange: letters, digits, "-" and "_". If it is not the last one on the page,
            nothing is done.
    """
    script = _BRING_INTO_VIEW % (json.dumps(key), _AFTERWARDS, _AFTERWARDS)
    st.html(script, unsafe_allow_javascript=True)


def _finish(assistant: Assistant, session: Session, position: int, frame: _Frame) -> None:
    """Show all of an exchange but its statements, which stand in their place already."""
    exchanges = session.conversation.exchanges
    query, answer = exchanges[position]
    key = session.key(position)
    frame.say_how_understood(answer.understood)
    if any(one.translation for one in answer.statements):
        frame.progress.caption(texts.TRANSLATED)
    elif any(one.by_model for one in answer.statements):
        frame.progress.caption(texts.BY_MODEL)
    elif answer.statements:
        frame.progress.caption(texts.REPORTS)
    else:
        frame.progress.empty()
    if answer.abstained:
        show_silence(assistant, answer, key)
    elif answer.message:  # Told of the collection itself.
        st.markdown(answer.text)
    for notice in answer.notices:
        st.warning(escape_label(notice))
    _show_extent(answer)
    if answer.report:
        show_report(answer.report)
    show_actions(assistant, exchanges, position, key)
    if position == len(exchanges) - 1:
        with frame.conditions:
            show_conditions(assistant, session, query, answer, key)


def _show_extent(answer: Answer) -> None:
    if answer.statements:
        st.caption(texts.EXTENT.format(extent=answer.extent))
