"""Citations: a number that opens who spoke, where, and the cited characters in their paragraph."""

from __future__ import annotations

import html

import streamlit as st

from assistant import Assistant, Source
from index.errors import UnknownRecordError
from index.reference.states import state_name
from ui.links import reader_link, text_version
from ui.texts import ask as texts
from ui.texts import common

_SHOWN_ON_HOVER = 400
_KEEP_AS_LEFT = """<script>if (!window.cardsAreKept) {
  window.cardsAreKept = true;
  let open = null, scrolled = 0, held = null;
  const number = key => document.querySelector(`.cite[popovertarget='${key}']`);
  const parts = card => [...card?.querySelectorAll("a, button") ?? []];
  const anew = (old, card = old.closest(".card")) => card
    ? parts(document.getElementById(card.id))[parts(card).indexOf(old)]
    : number(old.getAttribute("popovertarget"));
  const on = (event, act) => document.addEventListener(event, act, true);
  on("beforetoggle", ({target, newState}) => {
    if (newState === "open" && target.matches(".card")) [open, scrolled] = [target, 0];
    else if (target === open) open = null;
  });
  on("scroll", ({target}) => { if (target === open) scrolled = open.scrollTop; });
  on("focusin", ({target}) => { held = target.matches(".cite, .card *") ? target : null; });
  // What is taken off the page loses the focus too, but is not there any more a moment later.
  on("focusout", ({target}) => setTimeout(() => {
    if (held === target && target.isConnected && document.activeElement !== target) held = null;
  }));
  new MutationObserver(() => {
    const lost = held?.isConnected === false;
    const focused = lost ? anew(held) : null;
    if (lost) held = null;
    if (open?.isConnected === false) {
      const [before, top] = [open, scrolled];
      const card = document.getElementById(before.id);
      open = null;
      if (card?.textContent === before.textContent) {
        // To the number that has the focus now, it goes back when the card is closed.
        if (focused) number(card.id).focus({preventScroll: true});
        number(card.id).click();
        card.scrollTop = top;
      }
    }
    focused?.focus({preventScroll: true});
  }).observe(document.body, {childList: true, subtree: true});
}</script>"""


def number_html(source: Source, number: int | None, key: str) -> str:
    """Return the button that opens a citation; hovering over it tells the same in short.

    Args:
        source: What is cited.
        number: In the answer; None for a passage that is shown in place of one.
        key: Of the card, as given to :func:`card_html`; unique on the page.
    """
    about = html.escape(_short(source), quote=True)
    name = texts.OPEN_PASSAGE if number is None else texts.OPEN_CITATION
    said = name.format(number=number, who=source.who, place=source.place)
    label = html.escape(said, quote=True)
    shown = texts.OPEN if number is None else number
    return (
        f'<button type="button" class="cite" popovertarget="{key}" title="{about}"'
        f' aria-label="{label}" aria-haspopup="dialog">{shown}</button>'
    )


def card_html(assistant: Assistant, source: Source, title: str, key: str) -> str:
    """Return what opens: closed until its button is pressed, by mouse or keyboard.

    Where the record is gone or has another text now, it says so and shows the words as cited.
    """
    label = html.escape(title, quote=True)
    return (
        f'<div popover class="card" id="{key}" role="dialog" aria-label="{label}">'
        f"<p><strong>{html.escape(source.who)}</strong><br>"
        f'<span class="small">{html.escape(_standing(source))}</span></p>'
        f"{paragraph_html(assistant, source)}"
        f"<footer>{link_html(assistant, source)}"
        f'<button type="button" popovertarget="{key}" popovertargetaction="hide">'
        f"{texts.CLOSE}</button></footer></div>"
    )


def keep_as_left() -> None:
    """Have the browser keep an open card open, and the focus in it or on its number.

    While an answer is written its parts are drawn again, each as a whole: what was there is taken
    off the page, and the same put there. It is opened again before the browser shows anything.
    """
    st.html(_KEEP_AS_LEFT, unsafe_allow_javascript=True)


def paragraph_html(assistant: Assistant, source: Source) -> str:
    """Return a cited paragraph, the cited characters marked."""
    try:
        record = assistant.record(source.record_id)
        paragraph = record.paragraphs[source.paragraph_index]
    except (UnknownRecordError, IndexError):
        return _gone(source)
    if record.text[source.start : source.end] != source.text:
        return _gone(source)
    before, cited, after = (
        html.escape(record.text[start:end])
        for start, end in (
            (paragraph.start, source.start),
            (source.start, source.end),
            (source.end, paragraph.end),
        )
    )
    number = f"{paragraph.number}. " if paragraph.number is not None else ""
    return f'<p class="record">{number}{before}<mark>{cited}</mark>{after}</p>'


def link_html(assistant: Assistant, source: Source) -> str:
    """Return the link that opens the record at the cited characters, in a page of its own."""
    version = _version(assistant, source.record_id, assistant.revision)
    address = reader_link(source.record_id, source.start, source.end, version)
    return (
        f'<a href="{html.escape(address, quote=True)}" target="_blank">{texts.OPEN_IN_RECORD}</a>'
        if version
        else "<span></span>"
    )


@st.cache_data(show_spinner=False, max_entries=10_000)
def _version(_assistant: Assistant, record_id: str, revision: int) -> str:  # noqa: ARG001
    """Return the version of a record's text; empty where the record is gone."""
    try:
        return text_version(_assistant.record(record_id).text)
    except UnknownRecordError:
        return ""


def _gone(source: Source) -> str:
    return f'<p role="note">{texts.GONE}</p><p class="record">{html.escape(source.text)}</p>'


def _standing(source: Source) -> str:
    """Return for whom somebody speaks, and in which record: "State: Kazakhstan · ..."."""
    # An office that only follows from the form of the record is not printed with the name.
    side = common.SIDES[source.side] if source.role in source.who else source.role
    state = f"{side}: {state_name(source.state)}" if source.state else side
    return " · ".join(dict.fromkeys(filter(None, (state, source.place, source.title))))


def _short(source: Source) -> str:
    words = source.text
    if len(words) > _SHOWN_ON_HOVER:
        words = f"{words[:_SHOWN_ON_HOVER].rstrip()} …"
    return f"{source.who}\n{_standing(source)}\n\n{words}"
