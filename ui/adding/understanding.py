"""What was understood of a record, beside the form in which it is corrected."""

from __future__ import annotations

import streamlit as st

from assistant import Assistant
from assistant.browsing.understood import Understood, understood_of
from assistant.taking_in import Intake
from index.errors import UnknownRecordError
from index.records import Record
from index.storage.listing import RecordSummary
from ui.adding.correcting import show_correcting, show_known, why_not
from ui.adding.session import sent
from ui.adding.speakers import choose_speakers
from ui.links import reader_link
from ui.markup import escape_label
from ui.texts import add as texts
from ui.texts import common

_MOST_SPEAKERS = 60


def show_understood(assistant: Assistant, intake: Intake, record_ids: list[str]) -> None:
    """Show what was understood of one of some records, and let it be corrected."""
    mine = sent()
    if mine.told:
        st.info(mine.told)
    known = {one.id: one for one in assistant.records(all_versions=True)}
    names = {one: _name(known[one]) for one in record_ids if one in known}
    if not names:
        if record_ids:  # It was removed meanwhile, or its symbol corrected.
            st.warning(texts.RECORD_GONE.format(record=escape_label(record_ids[0])))
        return
    st.subheader(texts.UNDERSTOOD)
    chosen = next(iter(names))
    if len(names) > 1:
        chosen = st.selectbox(
            texts.CHOOSE, list(names), format_func=names.__getitem__, key=f"chosen {mine.times}"
        )
    mine.chosen = chosen
    try:
        record = assistant.record(chosen)
    except UnknownRecordError:  # Just now.
        st.warning(texts.RECORD_GONE.format(record=escape_label(chosen)))
        return
    if len(names) == 1:
        st.markdown(f"**{escape_label(names[chosen])}**")
    reason = why_not(record)
    left, right = st.columns(2, gap="large")
    with left:
        _show_reading(record)
        speakers = [] if reason else choose_speakers(record)
    with right:
        if reason:
            show_known(record.metadata)
            st.info(reason)
        else:
            show_correcting(intake, record, speakers)


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
