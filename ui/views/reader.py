"""The page that shows one record, as a link names it."""

from __future__ import annotations

import streamlit as st

from assistant.browsing.outline import find_within
from assistant.browsing.places import OpenedPlace, Place, Standing, open_place
from index.records import Record
from ui.links import text_version
from ui.markup import escape_label
from ui.opening import ADD, require_assistant
from ui.reading.about import about_html, facts_html, headline, reading_notes
from ui.reading.browser import guide, style
from ui.reading.marking import CITED, Marks
from ui.reading.overview import outline_html, picture_html, speakers_html
from ui.reading.paper import Paper
from ui.texts import common
from ui.texts import reader as texts

_WARNINGS = {
    Standing.CHANGED: texts.CHANGED,
    Standing.OUTSIDE: texts.OUTSIDE,
    Standing.UNCHECKED: texts.UNCHECKED,
}


def asked_place() -> Place | None:
    """Return the place that the address names, or None where it names no record.

    Offsets that are no numbers are kept as such that no text has, so that this is said.
    """
    asked = st.query_params
    record_id = asked.get("record", "")
    if not record_id:
        return None
    if "from" not in asked and "to" not in asked:
        return Place(record_id, version=asked.get("version", ""))
    start, end = (_number(asked.get(name, "")) for name in ("from", "to"))
    return Place(record_id, start, end, asked.get("version", ""))


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 12 else -1


def show_standing(opened: OpenedPlace) -> None:
    """Say what became of the place that the link names."""
    if opened.standing in _WARNINGS:
        st.warning(_WARNINGS[opened.standing], icon=":material/warning:")
    if opened.newest:
        st.info(texts.NEWER, icon=":material/history:")
        name = escape_label(opened.newest)
        st.page_link(
            "views/reader.py",
            label=texts.OPEN_NEWEST.format(name=name),
            query_params={"record": opened.newest},
        )


def show_head(record: Record, version: str) -> None:
    """Show what the record is, how to read it, and who spoke when."""
    metadata = record.metadata
    st.title(escape_label(record.name), anchor=False)
    title = metadata.title if metadata.title != record.name else ""
    st.html(
        facts_html(title, headline(record), *reading_notes(record))
        + picture_html(record)
        + speakers_html(record)
        + about_html(record, version)
    )


def show_record(opened: OpenedPlace, record: Record) -> None:
    """Show the record, with what the link names and what is searched for marked."""
    version = text_version(record.text)
    show_standing(opened)
    show_head(record, version)
    with st.container(key="finder", horizontal=True, vertical_alignment="center"):
        words = st.text_input(
            texts.SEARCH,
            placeholder=texts.SEARCH,
            key=f"search-{record.id}",
            label_visibility="collapsed",
            icon=":material/search:",
        )
        found = find_within(record, words)
        if words.strip() and not found:
            st.caption(texts.NOT_FOUND)
        marked = opened.marked
        visit = text_version(f"{record.id} {version} {marked} {words}")
        guide(
            visit=visit,
            target=CITED if marked and not found else "",
            matches=len(found),
        )
    marks = Marks(marked, [(match.start, match.end) for match in found])
    st.html(Paper(record, marks, version, visit).html())


def main() -> None:
    """Draw the page."""
    style()
    assistant = require_assistant()
    place = asked_place()
    opened = open_place(assistant, place) if place else None
    with st.container(key="reader-page"):
        with st.container(horizontal=True):
            st.page_link("views/records.py", label=texts.ALL_RECORDS, icon=":material/arrow_back:")
            if opened is not None and opened.record is not None:
                known = {"record": opened.record.id}
                st.page_link(ADD, label=texts.CORRECT, icon=":material/edit:", query_params=known)
        if place is None or opened is None:
            st.title(texts.TITLE, anchor=False)
            st.info(texts.NO_RECORD)
        elif opened.record is None:
            st.title(texts.TITLE, anchor=False)
            st.error(texts.GONE.format(name=escape_label(place.record_id)))
        else:
            record = opened.record
            st.set_page_config(page_title=f"{record.name} · {common.NAME}")
            with st.sidebar:
                st.html(outline_html(record))
            show_record(opened, record)


if __name__ == "__main__":
    main()
