"""What only the browser can do for the reader: bring a place into view, step through matches, copy.

A component of Streamlit with a script of ours. It is handed ids and numbers, never text of records.
"""

from __future__ import annotations

from importlib import resources

import streamlit as st

from ui.texts import reader as texts

_HTML = """
<div class="steps" hidden>
  <button type="button" class="previous"></button>
  <span class="counter" role="status"></span>
  <button type="button" class="next"></button>
</div>
<p class="said" role="status"></p>
"""
_CSS = """
:host { display: block; }
.steps { display: flex; gap: .6rem; align-items: center; font-family: var(--st-font); }
.steps[hidden] { display: none; }
.counter { font-variant-numeric: tabular-nums; min-width: 5rem; text-align: center; }
button { font: inherit; color: inherit; background: none; padding: .25rem .8rem; cursor: pointer;
  border: 1px solid var(--st-border-color, currentColor); border-radius: .5rem; min-height: 2rem; }
button:hover { text-decoration: underline; }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""


def _part(name: str) -> str:
    return resources.files("ui.reading").joinpath(name).read_text(encoding="utf-8")


_mount = st.components.v2.component("reader", html=_HTML, css=_CSS, js=_part("reader.js"))


def style() -> None:
    """Give the page the looks of a record."""
    st.html(f"<style>{_part('reader.css')}</style>")


def guide(visit: str, target: str, matches: int) -> None:
    """Bring a place of the record into view, once; and offer to step through what was found.

    Args:
        visit: Name of the drawing of the record that is meant; another one brings its place into
            view.
        target: Id of the element to bring into view; empty for none.
        matches: How many marks there are with the ids found-1, found-2, ...; they come first.
    """
    _mount(
        key="guide",
        width="content",
        data={
            "visit": visit,
            "target": target,
            "matches": matches,
            "place": texts.PLACE_OF,
            "previous": texts.PREVIOUS,
            "next": texts.NEXT,
            "copied": texts.COPIED,
            "notCopied": texts.NOT_COPIED,
        },
    )
