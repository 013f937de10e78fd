"""The page of the ledger: what the experts asked, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

import streamlit as st

from assistant import Assistant
from assistant.handover import ENDINGS, FORMATS, write_ledgers
from assistant.ledger import Entry, Ledger, Status, select_entries
from assistant.ledger.labels import JUDGED, LABELS, READ_CLOSELY, told_by
from index.errors import OnTheRecordError, UnknownRecordError
from index.storage.listing import RecordSummary
from ui.ledgers.across import show_commitments, show_shares
from ui.ledgers.points import points_html
from ui.links import text_version
from ui.markup import escape_label
from ui.opening import require_assistant
from ui.texts import ledger as texts

_JUDGED = "ledger-judged"
_READ = "ledgers-read"
_STOPPED = "ledgers-stopped"
_A_PAGE = 40
"""Points that are shown at once."""
_LOOKED = 5
"""Records that are looked through for one with points, to begin with."""


def all_ledgers(assistant: Assistant) -> list[Ledger]:
    """Return the ledgers of all records in which points are put, showing how far that is.

    Whoever stops it has those that were read till then, until going on.
    """
    records = assistant.records()
    place = st.empty()
    if st.session_state.get(_STOPPED, ("", 0))[0] == assistant.revision:
        read = st.session_state[_STOPPED][1]
        with place.container():
            told = texts.STOPPED.format(done=read, total=len(records))
            st.warning(told, icon=":material/stop:")
            st.button(texts.GO_ON, on_click=_go_on, type="primary")
        return _made(assistant, records[:read])
    with place.container():
        bar = st.progress(0.0, texts.MAKING)
        st.button(texts.STOP, on_click=_stop, args=[assistant.revision], icon=":material/stop:")
        st.caption(texts.READING_GOES_ON)
    made = []
    for done, record in enumerate(records, start=1):
        made += _made(assistant, [record])
        st.session_state[_READ] = done
        told = texts.MADE.format(done=done, total=len(records))
        bar.progress(done / len(records), told)
    place.empty()
    return made


def _made(assistant: Assistant, records: Sequence[RecordSummary]) -> list[Ledger]:
    made = []
    for record in records:
        with suppress(UnknownRecordError):  # Removed since it was listed.
            made.append(assistant.ledger(record.id))
    return [ledger for ledger in made if ledger.entries]


def _stop(revision: int) -> None:
    st.session_state[_STOPPED] = revision, st.session_state.get(_READ, 0)


def _go_on() -> None:
    del st.session_state[_STOPPED]


def choose_record(assistant: Assistant) -> Ledger | None:
    """Let a record be chosen; the address names the one that is shown.

    Returns:
        Its ledger; None where there is no record, or it is gone.
    """
    records = assistant.records()
    if not records:
        return None
    ids = [one.id for one in records]
    names = {one.id: " · ".join(filter(None, (one.symbol or one.id, one.title))) for one in records}
    asked = st.query_params.get("record", "")
    if asked not in ids:
        if asked:
            st.warning(escape_label(texts.GONE.format(record=asked)))
        with st.spinner(texts.MAKING):
            asked = _first_with_points(assistant, records)
    chosen = st.selectbox(texts.RECORD, ids, index=ids.index(asked), format_func=names.__getitem__)
    st.query_params["record"] = chosen
    with suppress(UnknownRecordError), st.spinner(texts.MAKING):
        return assistant.ledger(chosen)
    return None


def _first_with_points(assistant: Assistant, records: Sequence[RecordSummary]) -> str:
    """Return the record to begin with: one that considers a State and is long is likely to do."""
    likely = sorted(records, key=lambda one: (not one.states, -one.paragraphs))
    ids = [one.id for one in likely]
    for one in ids[:_LOOKED]:
        with suppress(UnknownRecordError):  # Removed since it was listed.
            if assistant.ledger(one).entries:
                return one
    return ids[0]


def read_closely(assistant: Assistant, ledger: Ledger) -> Ledger:
    """Offer to have points and replies read together, and show how far that is.

    Returns:
        The ledger, read closely if it was before, or that was asked for.
    """
    if ledger.read_closely:
        st.caption(READ_CLOSELY)
        return ledger
    try:
        readable = assistant.can_be_read_closely(ledger.record_id)
    except UnknownRecordError:  # Taken out since it was listed.
        return ledger
    if not readable:
        st.caption(texts.NOT_CLOSELY)
        return ledger
    if not st.button(texts.CLOSELY, help=texts.CLOSELY_HELP, icon=":material/plagiarism:"):
        return ledger
    place = st.empty()
    bar = place.progress(0.0, texts.READING_CLOSELY.format(done=0, total=len(ledger.entries)))
    try:
        for at in assistant.read_ledger_closely(ledger.record_id):
            ledger = at.ledger
            told = texts.READING_CLOSELY.format(done=at.done, total=at.of)
            bar.progress(at.done / max(at.of, 1), told)
    except OnTheRecordError as error:  # It has no weights, or the record was taken out meanwhile.
        place.error(escape_label(str(error)))
        return ledger
    place.caption(READ_CLOSELY if ledger.read_closely else texts.NOT_CLOSELY)
    return ledger


def judge(assistant: Assistant, ledger: Ledger) -> Ledger:
    """Offer to have the language model judge a ledger, and show how far it is.

    Returns:
        The ledger, judged if that was asked for.
    """
    name = assistant.judge_name
    if not name or not ledger.entries:
        return ledger
    done = sum(bool(entry.judged_by) for entry in ledger.entries)
    this = ledger.record_id, assistant.revision
    if st.session_state.get(_JUDGED) == this:
        st.caption(_told(ledger, name))
        return ledger
    shown = escape_label(name)
    label = (texts.JUDGE_AGAIN if done else texts.JUDGE).format(name=shown)
    if not st.button(label, help=texts.JUDGE_HELP, icon=":material/gavel:"):
        return ledger
    place = st.empty()
    bar = place.progress(0.0, texts.JUDGING.format(name=shown, done=0, total="…"))
    try:
        for at in assistant.judge_ledger(ledger.record_id):
            ledger, judged = at.ledger, at.judged
            told = texts.JUDGING.format(name=shown, done=judged.done, total=judged.of)
            bar.progress(judged.done / max(judged.of, 1), told)
            if judged.stopped:
                place.error(escape_label(f"{judged.stopped} {texts.JUDGED_STOPPED}"))
                return ledger
    except UnknownRecordError:
        place.warning(texts.TAKEN_OUT)
        return ledger
    st.session_state[_JUDGED] = this
    place.caption(_told(ledger, name))
    return ledger


def _told(ledger: Ledger, name: str) -> str:
    done = sum(bool(entry.judged_by) for entry in ledger.entries)
    return escape_label(texts.JUDGED_WHOLE.format(name=name, done=done, total=len(ledger.entries)))


def choose_points(ledger: Ledger) -> Ledger:
    """Show the conditions, and return the ledger with the points that meet them."""
    experts, statuses, words = st.columns([3, 3, 4], vertical_alignment="bottom")
    names = sorted({entry.source.speaker for entry in ledger.entries})
    expert = experts.selectbox(
        texts.EXPERT, ["", *names], format_func=lambda name: name or texts.ANY
    )
    status = statuses.selectbox(
        texts.STATUS,
        ["", *Status],
        format_func=lambda one: LABELS[Status(one)] if one else texts.ANY,
    )
    topic = words.text_input(texts.WORDS, placeholder=texts.WORDS_EXAMPLE)
    return select_entries(ledger, status=status, expert=expert, topic=topic)


def show_points(assistant: Assistant, ledger: Ledger, total: int) -> None:
    """Show points beside their replies, and what they can be taken away as."""
    counts = " · ".join(
        f"{LABELS[status]} {count}" for status, count in ledger.counts().items() if count
    )
    shown = texts.COUNT.format(shown=len(ledger.entries), total=total)
    st.markdown(f"**{shown}** · {counts}" if counts else f"**{shown}**")
    for note in ledger.not_loaded:
        st.info(escape_label(note), icon=":material/info:")
    if not ledger.entries:
        st.info(texts.NONE_SHOWN)
        return
    take_away(assistant, ledger)
    entries: Sequence[Entry] = ledger.entries
    if len(entries) > _A_PAGE:
        pages = -(-len(entries) // _A_PAGE)
        page = st.segmented_control(
            texts.PAGE, range(1, pages + 1), default=1, required=True, key=f"page of {pages}"
        )
        first = ((page or 1) - 1) * _A_PAGE
        entries = entries[first : first + _A_PAGE]
    versions = {}
    for one in ledger.looked_in:
        with suppress(UnknownRecordError):  # Removed meanwhile: its links say so.
            versions[one] = text_version(assistant.record(one).text)
    st.html(points_html(entries, versions))
    st.caption(escape_label(" ".join((JUDGED, *told_by(ledger.entries)))))


def take_away(assistant: Assistant, ledger: Ledger) -> None:
    """Offer the points shown as files."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(texts.TAKE)
        for ending in ENDINGS:
            st.download_button(
                FORMATS[ending].name.split(" (")[0] if ending != ".csv" else "CSV",
                partial(write_ledgers, [ledger], assistant, ending),
                file_name=f"{texts.FILE_NAME}{ending}",
                mime=FORMATS[ending].media_type,
                on_click="ignore",
                key=f"take{ending}",
            )


def main() -> None:
    """Draw the page."""
    st.title(texts.TITLE, anchor=False)
    assistant = require_assistant()
    st.caption(texts.ABOUT)
    view = st.segmented_control(
        texts.VIEW,
        [texts.ONE_RECORD, texts.ACROSS, texts.COMMITMENTS],
        default=texts.ONE_RECORD,
        required=True,
        label_visibility="collapsed",
    )
    if view == texts.ONE_RECORD:
        ledger = choose_record(assistant)
        if ledger is None or not ledger.entries:
            st.info(texts.EMPTY if ledger is None else texts.NO_POINTS)
            return
        ledger = judge(assistant, read_closely(assistant, ledger))
        show_points(assistant, choose_points(ledger), len(ledger.entries))
        return
    ledgers = all_ledgers(assistant)
    if not ledgers:
        if _STOPPED not in st.session_state:
            st.info(texts.EMPTY)
    elif view == texts.ACROSS:
        show_shares(ledgers)
    else:
        show_commitments(assistant, ledgers)


if __name__ == "__main__":
    main()
