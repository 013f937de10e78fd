"""A form in which what is known of a record is corrected."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from assistant.taking_in import Intake
from index.errors import OnTheRecordError
from index.metadata_files import (
    changed_between,
    correct_source,
    described_alike,
    known_of,
    metadata_place,
)
from index.readers.files import METADATA_ENDING, place_of
from index.records import Record, RecordMetadata
from index.states import state_codes, state_name
from ui.adding.session import begin, sent
from ui.keeping import sample_path
from ui.markup import escape_label
from ui.texts import add as texts

_DRAWN = "correcting"


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


def show_correcting(intake: Intake, record: Record) -> None:
    """Show what is known of a record in fields that can be changed, or why it cannot be changed."""
    reason = _why_not(record)
    if reason:
        st.markdown(_table(record.metadata))
        st.info(reason)
        return
    try:
        known = known_of(record.source, record.metadata)
    except OnTheRecordError as error:
        st.markdown(_table(record.metadata))
        st.error(escape_label(str(error)))
        return
    drawn = _as_drawn(record.id, known)
    with st.form(f"correct {record.id}"):
        wanted = _fields(record.id, drawn)
        saved = st.form_submit_button(texts.SAVE)
        place = metadata_place(record.source)
        if place is not None:
            st.caption(texts.KEPT_BESIDE.format(name=escape_label(place.name)))
            if others := described_alike(record.source):
                st.caption(texts.ALSO_DESCRIBES.format(names=escape_label(", ".join(others))))
    since = changed_between(drawn, known)
    if saved:
        _save(intake, record, drawn, known, wanted)
    elif since:
        st.info(texts.CHANGED_SINCE.format(fields=_shown(since, known)))


def _as_drawn(record_id: str, known: RecordMetadata) -> RecordMetadata:
    """Return what was known when the fields were filled in: others may have changed it since.

    It holds as long as the fields do: those of a page that was left are filled anew.
    """
    kept: dict[str, RecordMetadata] = st.session_state.setdefault(_DRAWN, {})
    if _key(texts.SYMBOL, record_id) not in st.session_state:
        kept.clear()
    return kept.setdefault(record_id, known)


def _save(
    intake: Intake,
    record: Record,
    drawn: RecordMetadata,
    known: RecordMetadata,
    wanted: RecordMetadata,
) -> None:
    """Write what the person has changed, unless somebody else has changed it since."""
    since = changed_between(drawn, known)
    mine = changed_between(drawn, wanted)
    both = [name for name in since if name in mine and name in changed_between(known, wanted)]
    if both:
        # Asked once: whoever saves again has seen what it would replace.
        st.session_state[_DRAWN][record.id] = replace(
            drawn, **{name: getattr(known, name) for name in both}
        )
        st.warning(texts.CHANGED_TWICE.format(fields=_shown(both, known)))
        return
    try:
        changed = correct_source(record.source, drawn, wanted)
    except OnTheRecordError as error:
        st.error(escape_label(str(error)))
        return
    if changed:
        kept = [name for name in since if name not in mine]
        told = texts.KEPT_OF_OTHERS.format(fields=_shown(kept, known)) if kept else ""
        begin(intake, [Path(record.source)], told=told)
    else:
        st.info(texts.NOT_CHANGED)


def _shown(names: Sequence[str], known: RecordMetadata) -> str:
    """Return fields with what they hold, in Markdown."""
    rows = {name: (label, value) for name, label, value in _rows(known)}
    shown = [
        f"{label} **{escape_label(value) or texts.NOT_KNOWN}**"
        for name in names
        for label, value in (rows.get(name, (name, str(getattr(known, name)))),)
    ]
    return ", ".join(shown)


def _rows(known: RecordMetadata) -> tuple[tuple[str, str, str], ...]:
    """Return the fields that can be corrected: name, label, and what is known, as text."""
    return (
        ("symbol", texts.SYMBOL, known.symbol),
        ("title", texts.RECORD_TITLE, known.title),
        ("body", texts.BODY, known.body),
        ("states", texts.STATES, ", ".join(map(state_name, known.states))),
        ("session", texts.SESSION, known.session),
        ("meeting", texts.MEETING, str(known.meeting or "")),
        ("date", texts.DATE, known.date),
        ("issued", texts.ISSUED, known.issued),
        ("language", texts.LANGUAGE, texts.LANGUAGES.get(known.language, known.language)),
    )


def _table(known: RecordMetadata) -> str:
    """Return what is known as a table, where it cannot be changed."""
    lines = [
        f"| {label} | {escape_label(value) or texts.NOT_KNOWN} |"
        for _, label, value in _rows(known)
    ]
    return "\n".join([texts.KNOWN_HEADS, *lines])


def _fields(record_id: str, known: RecordMetadata) -> RecordMetadata:
    """Draw the fields, filled with what is known; return what they hold."""

    def text(label: str, value: str, about: str | None = None) -> str:
        return st.text_input(label, value, key=_key(label, record_id), help=about).strip()

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
            value=known.meeting if known.meeting and known.meeting > 0 else None,
            step=1,
            key=_key(texts.MEETING, record_id),
        )
        languages = list(dict.fromkeys((*texts.LANGUAGES, known.language)))
        language = st.selectbox(
            texts.LANGUAGE,
            languages,
            languages.index(known.language),
            format_func=lambda code: texts.LANGUAGES.get(code, code),
            key=_key(texts.LANGUAGE, record_id),
        )
    title = text(texts.RECORD_TITLE, known.title)
    body = text(texts.BODY, known.body)
    states = st.multiselect(
        texts.STATES,
        list(dict.fromkeys((*state_codes(), *known.states))),
        known.states,
        format_func=state_name,
        key=_key(texts.STATES, record_id),
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


def _key(label: str, record_id: str) -> str:
    return f"{label} {record_id} {sent().times}"
