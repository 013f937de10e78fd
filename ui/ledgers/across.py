"""Shares of answered points across records, as a table and a plot; and commitments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import streamlit as st

from assistant import Assistant
from assistant.ledger import Commitment, Ledger, Share, all_commitments, share_by
from assistant.ledger.labels import LABELS, told_closely
from index.errors import UnknownRecordError
from ui.links import reader_link, text_version
from ui.markup import escape_label
from ui.texts import ledger as texts

_COLOURS = ["#3b7fb8", "#c0504d"]
"""Stand out from a light and from a dark ground by 3 to 1."""


def show_shares(ledgers: Sequence[Ledger]) -> None:
    """Show the shares of answered points by what is chosen."""
    by = st.segmented_control(
        texts.BY,
        list(texts.GROUPS),
        default="state",
        format_func=texts.GROUPS.__getitem__,
        required=True,
    )
    shares = share_by(ledgers, by or "state")[: texts.SHOWN_GROUPS]
    show_plot(shares, texts.GROUPS[by or "state"])
    st.dataframe(columns(shares, texts.GROUPS[by or "state"]), hide_index=True)
    st.caption(" ".join((texts.ACROSS_NOTE, *told_closely(ledgers))))


def columns(shares: Sequence[Share], name: str) -> dict[str, list[object]]:
    """Return shares as columns of a table."""
    return {
        name: [share.name for share in shares],
        texts.POINTS: [share.points for share in shares],
        texts.ANSWERED: [
            texts.INTERVAL.format(share=one.answered, low=one.low, high=one.high) for one in shares
        ],
        texts.SILENT: [
            texts.INTERVAL.format(share=one.silent, low=one.silent_low, high=one.silent_high)
            for one in shares
        ],
        **{label: [share.counts[status] for share in shares] for status, label in LABELS.items()},
    }


def show_plot(shares: Sequence[Share], name: str) -> None:
    """Draw the shares with their intervals."""
    rows = [
        {name: one.name, "of": of, "share": share, "low": low, "high": high, "points": one.points}
        for one in shares
        for of, share, low, high in (
            (texts.ANSWERED, one.answered, one.low, one.high),
            (texts.SILENT, one.silent, one.silent_low, one.silent_high),
        )
    ]
    across = {
        "type": "quantitative",
        "scale": {"domain": [0, 1]},
        "axis": {"format": "%", "tickCount": 5},
        "title": None,
    }
    told = [{"field": name}, {"field": "points"}, {"field": "share", "format": ".0%"}]
    st.vega_lite_chart(
        rows,
        {
            "height": {"step": 18},
            "encoding": {
                "y": {"field": name, "type": "nominal", "sort": None, "title": None},
                "yOffset": {"field": "of"},
                "color": {
                    "field": "of",
                    "scale": {"domain": [texts.ANSWERED, texts.SILENT], "range": _COLOURS},
                    # One below the other: a phone has no room for both side by side.
                    "legend": {"orient": "top", "title": None, "columns": 1},
                },
            },
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 6, "opacity": 0.4},
                    "encoding": {"x": {"field": "low", **across}, "x2": {"field": "high"}},
                },
                {
                    "mark": {"type": "point", "filled": True, "size": 120, "opacity": 1},
                    "encoding": {"x": {"field": "share", **across}, "tooltip": told},
                },
            ],
        },
        width="stretch",
    )


def show_commitments(assistant: Assistant, ledgers: Sequence[Ledger]) -> None:
    """List what delegations said that they would do."""
    st.caption(texts.COMMITMENTS_ABOUT)
    record_of = cache(assistant.record)
    try:
        made = all_commitments(ledgers, record_of)
    except UnknownRecordError:
        st.warning(texts.TAKEN_OUT)
        return
    for one in made:
        _show_commitment(one, text_version(record_of(one.source.record_id).text))
    if not made:
        st.info(texts.NO_COMMITMENTS)


def _show_commitment(one: Commitment, version: str) -> None:
    source = one.source
    link = reader_link(source.record_id, source.start, source.end, version)
    points = texts.TO_POINTS.format(numbers=", ".join(map(str, one.entries)))
    about = f" · {points}" if one.entries else ""
    st.markdown(
        f"**{escape_label(source.who)}** · [{escape_label(source.place)}]({link}){about}\n\n"
        f"> {escape_label(' '.join(source.text.split()))}"
    )
