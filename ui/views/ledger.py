"""The page of the ledger: what the experts asked, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from assistant import Assistant
from assistant.handover import ENDINGS, FORMATS, write_ledgers
from assistant.ledger import Entry, Ledger, Status, select_entries
from assistant.ledger.asking import JUDGED, LABELS
from ui.ledgers.across import show_commitments, show_shares
from ui.ledgers.points import points_html
from ui.links import text_version
from ui.markup import escape_label
from ui.opening import require_assistant
from ui.texts import ledger as texts

_MADE = "ledgers-made"
_A_PAGE = 40
"""Points that are shown at once."""


def list_ledgers(assistant: Assistant) -> list[Ledger]:
    """Return the ledgers of all records, made anew only when the store has changed."""
    revision = assistant.revision
    made: tuple[int, list[Ledger]] | None = st.session_state.get(_MADE)
    if made is None or made[0] != revision:
        with st.spinner(texts.MAKING):
            made = revision, list(assistant.ledgers())
        st.session_state[_MADE] = made
    return made[1]


def choose_record(ledgers: Sequence[Ledger]) -> Ledger:
    """Let a record be chosen; the address names the one that is shown."""
    ids = [ledger.record_id for ledger in ledgers]
    asked = st.query_params.get("record", "")
    names = {
        one.record_id: " · ".join(filter(None, (one.symbol or one.record_id, one.title)))
        for one in ledgers
    }
    chosen = st.selectbox(
        texts.RECORD,
        ids,
        index=ids.index(asked) if asked in ids else 0,
        format_func=names.__getitem__,
    )
    st.query_params["record"] = chosen
    return ledgers[ids.index(chosen)]


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
    versions = {one: text_version(assistant.record(one).text) for one in ledger.looked_in}
    st.html(points_html(entries, versions))
    st.caption(JUDGED)


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
    ledgers = list_ledgers(assistant)
    if not ledgers:
        st.info(texts.EMPTY)
        return
    view = st.segmented_control(
        texts.VIEW,
        [texts.ONE_RECORD, texts.ACROSS, texts.COMMITMENTS],
        default=texts.ONE_RECORD,
        required=True,
        label_visibility="collapsed",
    )
    if view == texts.ACROSS:
        show_shares(ledgers)
    elif view == texts.COMMITMENTS:
        show_commitments(assistant, ledgers)
    else:
        ledger = choose_record(ledgers)
        show_points(assistant, choose_points(ledger), len(ledger.entries))


if __name__ == "__main__":
    main()
