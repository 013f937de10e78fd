"""What was understood of a record, and a form to correct it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import streamlit as st

from assistant import Assistant
from assistant.taking_in import Intake
from assistant.understood import Understood, understood_of
from index.errors import OnTheRecordError, UnknownRecordError
from index.listing import RecordSummary
from index.metadata_files import correct_source, described_alike, metadata_place
from index.readers.files import METADATA_ENDING, place_of
from index.records import Record, RecordMetadata
from index.states import state_codes, state_name
from ui.adding.choosing import begin
from ui.keeping import sample_path
from ui.links import reader_link
from ui.markup import escape_label
from ui.texts import add as texts
from ui.texts import common

_MOST_SPEAKERS = 60


def show_understood(assistant: Assistant, intake: Intake, record_ids: list[str]) -> None:
    """Show what was understood of one of some records, and let it be corrected."""
    st.subheader(texts.UNDERSTOOD)
    known = {one.id: one for one in assistant.records()}
    names = {one: _name(known[one]) if one in known else one for one in record_ids}
    chosen = next(iter(names))
    if len(names) > 1:
        chosen = st.selectbox(texts.CHOOSE, list(names), format_func=names.__getitem__)
    try:
        record = assistant.record(chosen)
    except UnknownRecordError as error:  # A version that was replaced, or removed meanwhile.
        st.warning(escape_label(str(error)))
        return
    if len(names) == 1:
        st.markdown(f"**{escape_label(names[chosen])}**")
    left, right = st.columns(2, gap="large")
    with left:
        _show_form(intake, record)
    with right:
        _show_reading(record)


def _name(record: RecordSummary) -> str:
    return " · ".join(filter(None, (record.symbol or record.id, record.title, record.date)))


def _show_reading(record: Record) -> None:
    """Show who spoke for whom, and how the paragraphs got their numbers."""
    found = understood_of(record)
    st.markdown(f"[{texts.OPEN_RECORD}]({reader_link(record.id)})")
    st.markdown(_numbers(found))
    if found.unclear:
        told = texts.UNCLEAR_ONE if found.unclear == 1 else texts.UNCLEAR
        st.markdown(told.format(count=found.unclear))
    for remark in found.remarks:
        st.markdown(escape_label(remark))
    st.markdown(f"**{texts.WHO_SPOKE}**")
    if not found.speakers:
        st.markdown(texts.NOBODY)
        return
    rows = []
    for speaker, turns in found.speakers[:_MOST_SPEAKERS]:
        more = ", ".join(filter(None, (speaker.role, speaker.affiliation)))
        name = escape_label(speaker.name) or f"*{texts.NOT_NAMED}*"
        role = f" ({escape_label(more)})" if more else ""
        rows.append(f"| {common.SIDES[speaker.side]} | {name}{role} | {turns:,} |")
    st.markdown(texts.SPEAKER_HEADS + "\n".join(rows))
    if len(found.speakers) > _MOST_SPEAKERS:
        st.caption(texts.MORE_SPEAKERS.format(count=len(found.speakers) - _MOST_SPEAKERS))
    st.caption(texts.READ_FROM_FILE)


def _numbers(found: Understood) -> str:
    if found.first is None:
        return texts.NUMBERS_NONE
    told = texts.NUMBERS_MIXED
    if not found.counted:
        told = texts.NUMBERS_PRINTED
    elif not found.printed:
        told = texts.NUMBERS_COUNTED
    return told.format(
        first=found.first, last=found.last, printed=found.printed, counted=found.counted
    )


def _why_not(record: Record) -> str:
    """Return why a record cannot be corrected here; empty where it can."""
    file = place_of(record.source).file
    if Path(file) == sample_path():
        return texts.OF_INSTALLATION
    if not os.path.isfile(file):  # noqa: PTH113 - names too long
        return texts.FILE_GONE.format(name=escape_label(file))
    if metadata_place(record.source) is None:
        name = Path(record.source).stem + METADATA_ENDING
        return texts.IN_ARCHIVE.format(name=escape_label(name))
    return ""


def _show_form(intake: Intake, record: Record) -> None:
    reason, known = _why_not(record), record.metadata
    if reason:
        st.markdown(_table(known))
        st.info(reason)
        return
    with st.form(f"correct {record.id}"):
        wanted = _fields(record.id, known)
        saved = st.form_submit_button(texts.SAVE)
        place = metadata_place(record.source)
        if place is not None:
            st.caption(texts.KEPT_BESIDE.format(name=escape_label(place.name)))
            if others := described_alike(record.source):
                st.caption(texts.ALSO_DESCRIBES.format(names=escape_label(", ".join(others))))
    if not saved:
        return
    try:
        changed = correct_source(record.source, known, wanted)
    except OnTheRecordError as error:
        st.error(escape_label(str(error)))
        return
    if changed:
        begin(intake, [Path(record.source)])
    else:
        st.info(texts.NOT_CHANGED)


def _table(known: RecordMetadata) -> str:
    """Return what is known as a table, where it cannot be changed."""
    rows = (
        (texts.SYMBOL, known.symbol),
        (texts.RECORD_TITLE, known.title),
        (texts.BODY, known.body),
        (texts.STATES, ", ".join(map(state_name, known.states))),
        (texts.SESSION, known.session),
        (texts.MEETING, str(known.meeting or "")),
        (texts.DATE, known.date),
        (texts.ISSUED, known.issued),
        (texts.LANGUAGE, texts.LANGUAGES.get(known.language, known.language)),
    )
    lines = [f"| {name} | {escape_label(value) or texts.NOT_KNOWN} |" for name, value in rows]
    return "\n".join([texts.KNOWN_HEADS, *lines])


def _fields(record_id: str, known: RecordMetadata) -> RecordMetadata:
    """Draw the fields, filled with what is known; return what they hold."""

    def text(label: str, value: str, about: str | None = None) -> str:
        key = f"{label} {record_id}"
        return st.text_input(label, value, key=key, help=about).strip()

    left, right = st.columns(2)
    with left:
        symbol = text(texts.SYMBOL, known.symbol)
        date = text(texts.DATE, known.date, texts.DATE_HELP)
        session = text(texts.SESSION, known.session)
    with right:
        issued = text(texts.ISSUED, known.issued, texts.ISSUED_HELP)
        meeting = st.number_input(
            texts.MEETING,
            min_value=1,
            value=known.meeting,
            step=1,
            key=f"{texts.MEETING} {record_id}",
        )
        languages = list(dict.fromkeys((*texts.LANGUAGES, known.language)))
        language = st.selectbox(
            texts.LANGUAGE,
            languages,
            languages.index(known.language),
            format_func=lambda code: texts.LANGUAGES.get(code, code),
            key=f"{texts.LANGUAGE} {record_id}",
        )
    title = text(texts.RECORD_TITLE, known.title)
    body = text(texts.BODY, known.body)
    states = st.multiselect(
        texts.STATES,
        list(dict.fromkeys((*state_codes(), *known.states))),
        known.states,
        format_func=state_name,
        key=f"{texts.STATES} {record_id}",
    )
    return replace(
        known,
        symbol=symbol,
        date=date,
        issued=issued,
        session=session,
        meeting=int(meeting) if meeting is not None else None,
        language=language,
        title=title,
        body=body,
        states=tuple(states),
    )
