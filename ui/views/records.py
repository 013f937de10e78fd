"""The page that lists the records: found by what is known of them, opened, deleted."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant import Assistant
from assistant.browsing.record_filter import RecordFilter, year_of
from index.reference.states import state_name
from index.storage.listing import RecordSummary
from ui.markup import escape_label
from ui.opening import ADD, require_assistant
from ui.reading.about import language_name
from ui.reading.deleting import ask_to_delete, show_outcome
from ui.reading.table import columns
from ui.texts import records as texts

_HEIGHT = 520
"""Pixels of the table; it scrolls inside."""


def choose_filter(records: Sequence[RecordSummary]) -> RecordFilter:
    """Show the conditions, and return those that are chosen."""
    words = st.text_input(texts.WORDS, placeholder=texts.WORDS_EXAMPLE, icon=":material/search:")
    bodies, states, languages, years = st.columns([3, 3, 2, 3], vertical_alignment="bottom")
    body = bodies.multiselect(
        texts.BODY, sorted({one.body for one in records if one.body}), placeholder=texts.ANY
    )
    state = states.multiselect(
        texts.STATE,
        sorted({code for one in records for code in one.states}, key=state_name),
        format_func=state_name,
        placeholder=texts.ANY,
    )
    language = languages.multiselect(
        texts.LANGUAGE,
        sorted({one.metadata.language for one in records}),
        format_func=lambda code: language_name(code) or texts.LANGUAGES[""],
        placeholder=texts.ANY,
    )
    known = sorted({year for one in records if (year := year_of(one)) is not None})
    first = last = None
    if len(known) > 1:
        chosen = years.slider(texts.YEARS, known[0], known[-1], (known[0], known[-1]))
        if chosen != (known[0], known[-1]):  # All years: records without a date, too.
            first, last = chosen
    return RecordFilter(words, body, state, language, first, last)


def show_table(records: Sequence[RecordSummary]) -> RecordSummary | None:
    """Show records as a table, and return the one that is chosen."""
    event = st.dataframe(
        columns(records),
        hide_index=True,
        height=min(_HEIGHT, 38 + 35 * len(records)),
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        # A row chosen of one list is not the record of that row in another.
        key=f"records-{hash(tuple(record.id for record in records))}",
        row_height=35,
        column_config={
            texts.COLUMNS["symbol"]: st.column_config.TextColumn(pinned=True),
            texts.COLUMNS["title"]: st.column_config.TextColumn(width=350),
            # Of their own they are as narrow as the first rows, which may not tell them.
            texts.COLUMNS["states"]: st.column_config.TextColumn(width=115),
            texts.COLUMNS["date"]: st.column_config.TextColumn(width=95),
            texts.COLUMNS["added"]: st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm"),
        },
    )
    selection = event["selection"]
    rows = [*selection["rows"], *(row for row, _ in selection["cells"])]
    return records[rows[0]] if rows and rows[0] < len(records) else None


def show_chosen(assistant: Assistant, record: RecordSummary) -> None:
    """Show what can be done with a record, and its versions."""
    versions = assistant.versions(record.id)
    st.markdown(f"**{escape_label(record.name)}**  \n{escape_label(record.title)}")
    with st.container(horizontal=True):
        if st.button(texts.OPEN, type="primary", icon=":material/menu_book:"):
            st.switch_page("views/reader.py", query_params={"record": record.id})
        if st.button(texts.CORRECT, icon=":material/edit:"):
            st.switch_page(ADD, query_params={"record": record.id})
        if st.button(texts.DELETE, icon=":material/delete:"):
            ask_to_delete(assistant, record, others=record.current and len(versions) > 1)
    if len(versions) > 1:
        st.caption(texts.OTHER_VERSIONS)
        for one in versions:
            st.page_link(
                "views/reader.py",
                label=escape_label(version_label(one)),
                query_params={"record": one.id},
            )


def version_label(record: RecordSummary) -> str:
    """Return what tells a version of a record from the others."""
    issued = record.metadata.issued
    return texts.VERSION.format(
        name=record.symbol or record.id,
        issued=texts.ISSUED.format(issued=issued) if issued else "",
        added=record.added[:10],
        state=texts.VERSION_ANSWERS if record.current else texts.VERSION_REPLACED,
    )


def main() -> None:
    """Draw the page."""
    st.title(texts.TITLE, anchor=False)
    assistant = require_assistant()
    show_outcome()
    records = assistant.records(all_versions=True)
    if not records:
        st.info(texts.EMPTY, icon=":material/library_add:")
        return
    chosen = choose_filter(records)
    replaced = any(not record.current for record in records)
    if replaced and st.toggle(texts.VERSIONS_TOO):
        listed = records
    else:
        listed = [record for record in records if record.current]
    found = chosen.select(listed)
    if len(found) == len(listed):
        said = texts.SHOWN_ONE if len(found) == 1 else texts.SHOWN_ALL
    else:
        said = texts.SHOWN
    st.caption(said.format(shown=len(found), total=len(listed)))
    if not found:
        st.info(texts.NONE_SHOWN)
        return
    panel = st.container(border=True)
    record = show_table(found) or (found[0] if len(found) == 1 else None)
    with panel:
        if record is None:
            st.caption(texts.CHOOSE)
        else:
            show_chosen(assistant, record)


if __name__ == "__main__":
    main()
