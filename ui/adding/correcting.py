"""A form in which what is known of a record is corrected."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant.taking_in import Intake
from index.errors import OnTheRecordError
from index.files.metadata_files import (
    Field,
    changed_between,
    correct_source,
    described_alike,
    field_values,
    known_of,
    metadata_place,
    replaced,
)
from index.parsing.corrections import GivenMetadata, numbers_counted
from index.readers import read_metadata
from index.readers.files import METADATA_ENDING, place_of
from index.records import Record, RecordMetadata, Side
from index.reference.states import state_codes, state_name
from index.sample import sample_path
from ui.adding.session import begin, sent
from ui.adding.speakers import speaker_fields
from ui.markup import escape_label
from ui.texts import add as texts
from ui.texts import common

_DRAWN = "correcting"


def why_not(record: Record) -> str:
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


def show_correcting(intake: Intake, record: Record, speakers: Sequence[str]) -> None:
    """Show what is known of a record in fields that can be changed.

    Args:
        intake: Where the record is read again.
        record: One that can be corrected.
        speakers: Names of the speakers to correct.
    """
    try:
        given = read_metadata(record.source) or GivenMetadata()
    except OnTheRecordError as error:
        show_known(record.metadata)
        st.error(escape_label(str(error)))
        return
    known = known_of(record, given)
    drawn = _as_drawn(record.id, known)
    with st.form(f"correct {record.id}"):
        values: dict[Field, object] = {}
        with st.container():  # Its place stays, whoever is chosen.
            for name in speakers:
                values |= speaker_fields(record, name, drawn, given)
        values |= _fields(record, drawn)
        saved = st.form_submit_button(texts.SAVE)
        place = metadata_place(record.source)
        if place is not None:
            st.caption(texts.KEPT_BESIDE.format(name=escape_label(place.name)))
            if others := described_alike(record.source):
                st.caption(texts.ALSO_DESCRIBES.format(names=escape_label(", ".join(others))))
    since = changed_between(drawn, known)
    if saved:
        _save(intake, record, drawn, known, replaced(drawn, values))
    elif since:
        st.info(texts.CHANGED_SINCE.format(fields=_shown(since, known)))


def _as_drawn(record_id: str, known: GivenMetadata) -> GivenMetadata:
    """Return what was known when the fields were filled in: others may have changed it since.

    It holds as long as the fields do: those of a page that was left are filled anew.
    """
    kept: dict[str, GivenMetadata] = st.session_state.setdefault(_DRAWN, {})
    if _key(texts.SYMBOL, record_id) not in st.session_state:
        kept.clear()
    return kept.setdefault(record_id, known)


def _save(
    intake: Intake,
    record: Record,
    drawn: GivenMetadata,
    known: GivenMetadata,
    wanted: GivenMetadata,
) -> None:
    """Write what the person has changed, unless somebody else has changed it since."""
    since = changed_between(drawn, known)
    mine = changed_between(drawn, wanted)
    both = [one for one in since if one in mine and one in changed_between(known, wanted)]
    if both:
        # Asked once: whoever saves again has seen what it would replace.
        values = field_values(known)
        seen = replaced(drawn, {one: values.get(one) for one in both})
        st.session_state[_DRAWN][record.id] = seen
        st.warning(texts.CHANGED_TWICE.format(fields=_shown(both, known)))
        return
    try:
        changed = correct_source(record.source, drawn, wanted)
    except OnTheRecordError as error:
        st.error(escape_label(str(error)))
        return
    if changed:
        kept = [one for one in since if one not in mine]
        told = texts.KEPT_OF_OTHERS.format(fields=_shown(kept, known)) if kept else ""
        begin(intake, [Path(record.source)], told=told)
    else:
        st.info(texts.NOT_CHANGED)


def _shown(changed: Sequence[Field], known: GivenMetadata) -> str:
    """Return fields with what they hold, in Markdown."""
    values = field_values(known)
    return ", ".join(
        f"{_label(one)} **{_as_text(one[-1], values.get(one)) or texts.NOT_KNOWN}**"
        for one in changed
    )


def _label(one: Field) -> str:
    if len(one) == 1:
        return texts.FIELDS.get(one[0], one[0])
    return texts.FIELDS_OF_SPEAKER[one[2]].format(name=escape_label(one[1]))


def _as_text(field: str, value: object) -> str:
    """Return what a field holds as Markdown that shows it."""
    if isinstance(value, Side):
        return common.SIDES[value]
    if isinstance(value, tuple):
        return escape_label(", ".join(map(state_name, value)))
    text = str(value or "")
    if field == "state":
        return escape_label(state_name(text)) if text else texts.NO_STATE
    return escape_label(texts.LANGUAGES.get(text, text) if field == "language" else text)


def show_known(known: RecordMetadata) -> None:
    """Show what is known of a record, where it cannot be changed."""
    rows = [
        f"| {label} | {_as_text(name, getattr(known, name)) or texts.NOT_KNOWN} |"
        for name, label in texts.FIELDS.items()
        if hasattr(known, name)
    ]
    st.markdown("\n".join([texts.KNOWN_HEADS, *rows]))


def _fields(record: Record, known: GivenMetadata) -> dict[Field, object]:
    """Draw the fields, filled with what is known; return what they hold."""
    record_id = record.id

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
    values: dict[Field, object] = {
        ("symbol",): symbol,
        ("date",): date,
        ("issued",): issued,
        ("session",): session,
        ("meeting",): meeting,
        ("language",): language,
        ("title",): title,
        ("body",): body,
        ("states",): tuple(states),
    }
    if numbers_counted(record):
        values["first_paragraph",] = st.number_input(
            texts.FIRST_PARAGRAPH,
            min_value=1,
            value=known.first_paragraph,
            step=1,
            help=texts.FIRST_PARAGRAPH_HELP,
            key=_key(texts.FIRST_PARAGRAPH, record_id),
        )
    return values


def _key(label: str, record_id: str) -> str:
    return f"{label} {record_id} {sent().times}"
