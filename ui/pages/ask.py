"""The page on which questions are asked. Thin: it shows what the assistant's API returns."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from assistant import (
    Answer,
    Assistant,
    Citation,
    Conversation,
    QuestionError,
    Source,
    Statement,
)
from assistant.voices import VOICES
from index.errors import OnTheRecordError, UnknownRecordError
from index.listing import RecordSummary
from index.records import ParagraphKind
from ui.markup import escape_label
from ui.opening import require_assistant
from ui.texts import ask as texts
from ui.texts import common

LISTED = 50
"""Records that the page lists at once."""


def paragraph_in_context(assistant: Assistant, source: Source) -> str:
    """Return a cited paragraph between its neighbours as HTML, the cited characters marked.

    Empty where the record is gone or has another text now than when it was cited.
    """
    try:
        record = assistant.record(source.record_id)
    except UnknownRecordError:
        return ""
    if record.text[source.start : source.end] != source.text:
        return ""
    blocks = []
    for index in range(source.paragraph_index - 1, source.paragraph_index + 2):
        if not 0 <= index < len(record.paragraphs):
            continue
        paragraph = record.paragraphs[index]
        if paragraph.kind is ParagraphKind.HEADER:
            continue
        text = html.escape(record.paragraph_text(paragraph))
        style = "opacity:.65"
        if index == source.paragraph_index:
            cut = source.start - paragraph.start, source.end - paragraph.start
            whole = record.paragraph_text(paragraph)
            text = (
                f"{html.escape(whole[: cut[0]])}<mark>{html.escape(whole[slice(*cut)])}</mark>"
                f"{html.escape(whole[cut[1] :])}"
            )
            style = "border-left:3px solid currentColor;padding-left:.7em"
        number = f"{paragraph.number}. " if paragraph.number is not None else ""
        blocks.append(f'<p style="{style}">{number}{text}</p>')
    return "".join(blocks)


def show_source(assistant: Assistant, source: Source, label: str) -> None:
    """Show a citation or a near passage, closed; open, it shows the paragraph in its place."""
    with st.expander(label):
        st.caption(escape_label(f"{common.SIDES[source.side]} · {source.title}"))
        context = paragraph_in_context(assistant, source)
        if context:
            st.html(context)
        else:
            st.warning(texts.GONE)
            st.text(source.text)


def show_statements(answer: Answer) -> None:
    """Show the record's text as the record's, under who spoke and where."""
    by_number = {citation.number: citation for citation in answer.citations}
    parts = [f"<p>{texts.REPORTS}</p>"]
    for group, members in groupby(answer.statements, lambda statement: statement.group):
        if group:
            parts.append(f"<h4>{html.escape(group)}</h4>")
        for number, run in groupby(members, lambda statement: statement.citations[0]):
            citation = by_number[number]
            text = " ".join(map(statement_html, run))
            parts.append(
                f"<p><strong>{html.escape(citation.who)}</strong> · "
                f"{html.escape(citation.place)}</p>"
                f"<blockquote>{text} <sup>[{number}]</sup></blockquote>"
            )
    st.html("".join(parts))


def statement_html(statement: Statement) -> str:
    """Return a sentence; one that relays what others said is marked as such."""
    said = VOICES.get(statement.voice)
    note = f' <small style="opacity:.65">({html.escape(said)})</small>' if said else ""
    return html.escape(statement.text) + note


def show_citations(assistant: Assistant, citations: Sequence[Citation]) -> None:
    """List the numbered citations."""
    for citation in citations:
        label = f"[{citation.number}] {citation.who} · {citation.place}"
        show_source(assistant, citation, escape_label(label))


def show_answer(assistant: Assistant, answer: Answer) -> None:
    """Show an answer, or an abstention as what it is."""
    for notice in answer.notices:
        st.warning(escape_label(notice))
    st.caption(texts.UNDERSTOOD.format(understood=escape_label(answer.understood)))
    if answer.abstained:
        st.info(texts.NO_ANSWER.format(text=answer.text), icon=":material/search_off:")
        if answer.nearest:
            st.caption(texts.NEAREST)
        for hit in answer.nearest:
            show_source(assistant, hit, escape_label(f"{hit.who} · {hit.place}"))
        return
    show_statements(answer)
    show_citations(assistant, answer.citations)
    st.caption(texts.EXTENT.format(extent=answer.extent))


def show_records(records: Sequence[RecordSummary]) -> None:
    """List what is loaded; of many records those whose symbol or title has the words looked for."""
    st.subheader(f"{len(records):,} records" if len(records) != 1 else "1 record")
    found = list(records)
    if len(records) > LISTED:
        words = st.text_input(texts.FIND_RECORD, placeholder=texts.FIND_RECORD_BY).lower().split()
        found = [
            one
            for one in records
            if all(word in f"{one.symbol} {one.id} {one.title}".lower() for word in words)
        ]
    for record in found[:LISTED]:
        st.markdown(f"**{escape_label(record.symbol or record.id)}**")
        st.caption(escape_label(record.title))
    if len(found) > LISTED:
        st.caption(f"and {len(found) - LISTED:,} more")


def main() -> None:
    """Draw the page."""
    st.title(common.NAME)
    st.caption(common.CLAIM)
    assistant = require_assistant()
    records = assistant.records()
    with st.sidebar:
        show_records(records)
    conversation: Conversation = st.session_state.setdefault(
        "conversation", assistant.conversation()
    )
    asked = st.chat_input(texts.PLACEHOLDER)
    if not conversation.exchanges and not asked:
        for example in texts.EXAMPLES:
            if st.button(example):
                asked = example
    for query, answer in conversation.exchanges:
        with st.chat_message("user"):
            st.text(query.question)
        with st.chat_message("assistant"):
            show_answer(assistant, answer)
    if asked:
        with st.chat_message("user"):
            st.text(asked)
        with st.chat_message("assistant"):
            try:
                with st.spinner(texts.LOOKING):
                    answer = conversation.ask(asked)
            except OnTheRecordError as error:
                kind = st.warning if isinstance(error, QuestionError) else st.error
                kind(escape_label(str(error)))
            else:
                show_answer(assistant, answer)


if __name__ == "__main__":
    main()
