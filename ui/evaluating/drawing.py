"""Figures and failures of a run, drawn."""

from __future__ import annotations

import streamlit as st

from assistant import Assistant
from ui.evaluating.runs import Failure, Figure, Measured, Words, link_to
from ui.markup import escape_label
from ui.reading.marking import escape
from ui.texts import evaluation as texts

_QUOTED = 700
_FIRST = ("cited recall", "recall 2000")
"""Measures that are drawn before one is chosen."""
_STYLE = """<style>
.figures { overflow-x: auto; }
.figures:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.figures table { border-collapse: collapse; }
.figures th, .figures td { padding: .35rem .7rem; text-align: right; white-space: nowrap;
  border: 1px solid color-mix(in srgb, currentColor 20%, transparent);
  font-variant-numeric: tabular-nums; }
.figures th:first-child { text-align: left; white-space: normal; min-width: 8rem; }
.figures tbody th { font-weight: inherit; }
</style>"""
"""A table as those of Markdown are, that is never wider than the page."""
_COLOUR = "#3b7fb8"
"""Stands out from a light and from a dark ground by 3 to 1, as a picture has to."""


def show_figures(measured: Measured) -> None:
    """Show a table, a row a measure and a column a system; a wide one scrolls inside itself."""
    st.subheader(texts.FIGURES)
    st.caption(texts.INTERVALS)
    st.html(_STYLE + _table(measured))


def _table(measured: Measured) -> str:
    systems = list(measured.figures)
    names = [texts.MEASURE, *systems]
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in names)
    rows = []
    for measure in measured.measures():
        better = texts.BETTER[measure in measured.lower_is_better]
        cells = [_cell(measured.figures[system].get(measure)) for system in systems]
        told = f"<th scope='row'>{escape(f'{measure} ({better})')}</th>"
        rows.append(f"<tr>{told}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    return (
        f"<div class='figures' role='region' tabindex='0' aria-label='{escape(texts.FIGURES)}'>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    return f"<strong>{figure.mean:.3f}</strong> {figure.low:.2f} to {figure.high:.2f}"


def show_plot(measured: Measured) -> None:
    """Draw one measure of all systems that have it, with the intervals."""
    measures = measured.measures()
    if not measures:
        return
    st.subheader(texts.PLOT)
    first = next((one for one in _FIRST if one in measures), measures[0])
    measure = st.selectbox(
        texts.PLOT_CHOICE, measures, measures.index(first), key=f"measure of {measured.name}"
    )
    rows = [
        {texts.SYSTEM: system, "mean": figure.mean, "low": figure.low, "high": figure.high}
        for system, figures in measured.figures.items()
        if (figure := figures.get(measure))
    ]
    across = {"type": "quantitative", "scale": {"domain": [0, 1]}, "title": measure}
    named = {"field": texts.SYSTEM, "type": "nominal", "sort": None, "title": None}
    told = [{"field": one, "format": ".3f"} for one in ("mean", "low", "high")]
    st.vega_lite_chart(
        rows,
        {
            "height": {"step": 34},
            "encoding": {"y": named},
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 6, "opacity": 0.4, "color": _COLOUR},
                    "encoding": {"x": {"field": "low", **across}, "x2": {"field": "high"}},
                },
                {
                    "mark": {
                        "type": "point",
                        "filled": True,
                        "size": 140,
                        "opacity": 1,
                        "color": _COLOUR,
                    },
                    "encoding": {"x": {"field": "mean", **across}, "tooltip": told},
                },
            ],
        },
        width="stretch",
    )
    better = texts.BETTER[measure in measured.lower_is_better]
    st.caption(texts.PLOT_ABOUT.format(measure=escape_label(measure), better=better))


def show_failures(measured: Measured, assistant: Assistant | None) -> None:
    """List the worst failures, each closed; open, it has the words wanted and the words given.

    Args:
        measured: What was measured.
        assistant: Whose store the words are linked to; None where there is none.
    """
    if not measured.failures:
        return
    st.subheader(texts.FAILURES.format(system=escape_label(measured.failed)))
    if assistant is not None:
        st.caption(texts.FAILURES_ABOUT)
    for failure in measured.failures:
        asked = " / ".join((*failure.before, failure.question))
        with st.expander(escape_label(f"{asked} ({failure.kind}, {failure.id})")):
            _show_failure(failure, assistant)


def _show_failure(failure: Failure, assistant: Assistant | None) -> None:
    st.caption(
        " · ".join(
            f"{escape_label(name)} {value:.2f}"
            for name, value in failure.figures.items()
            if not name.endswith((" 1000", " 4000"))
        )
    )
    _show_words(texts.GOLD, failure.gold, texts.SILENCE, assistant)
    for system, given in failure.given.items():
        _show_words(system, given, texts.NOTHING, assistant)


def _show_words(
    title: str, words: tuple[Words, ...], none: str, assistant: Assistant | None
) -> None:
    st.markdown(f"**{escape_label(title)}**")
    if not words:
        st.markdown(none)
    for one in words:
        text = " ".join(one.text[:_QUOTED].split()) + (" …" if len(one.text) > _QUOTED else "")
        link = link_to(one, assistant) if assistant is not None else ""
        more = f" [{texts.OPEN}]({link})" if link else ""
        st.markdown(f"> {escape_label(text)}{more}")
