"""Who is at the page: whose conversations are listed, and nobody else's."""

from __future__ import annotations

import json
import re
import secrets

import streamlit as st

from ui.sharing import account

_COOKIE = "ontherecord_visitor"
_KEPT_FOR = 400 * 24 * 60 * 60
"""Seconds; browsers keep no cookie longer."""
_ID = re.compile(r"[0-9a-f]{32}")


def visitor() -> str:
    """Return a stable id of who is at the page.

    Whoever is signed in has the same on every machine: the provider and its own name for them,
    the two that OpenID Connect says tell one person from all others. Anybody else has a random one
    that this browser keeps in a cookie; it is as good as a key to what is kept under it.
    """
    if signed_in := account(dict(st.user)):
        return signed_in
    # A session has the cookies with which it began, so what was given in it goes first.
    known: str | None = st.session_state.get(_COOKIE)
    if known is None:
        sent = cookie(_COOKIE)
        known = sent if _ID.fullmatch(sent) else secrets.token_hex(16)
        st.session_state[_COOKIE] = known
    return known


def keep_visitor() -> None:
    """Have the browser keep its id, where it does not yet. Draws nothing that is seen."""
    sent = cookie(_COOKIE)
    if not account(dict(st.user)) and sent != visitor():
        # Of two pages that begin at the same time the first gives the id.
        set_cookie(_COOKIE, visitor(), lasting=_KEPT_FOR, unless_set=not sent)


def cookie(name: str) -> str:
    """Return a cookie as the browser sent it when the session began; empty where it sent none."""
    sent = st.context.cookies.get(name)
    return sent if isinstance(sent, str) else ""  # Streamlit's AppTest has a stand-in there.


def set_cookie(name: str, value: str, *, lasting: int = 0, unless_set: bool = False) -> None:
    """Have the browser keep a value, and send it to this site alone.

    Args:
        name: Of the cookie.
        value: Letters, digits and dots.
        lasting: Seconds; 0 until the browser is closed.
        unless_set: Leave a cookie that is there already.
    """
    sentence = f"{name}={value}; Path=/; SameSite=Strict"
    sentence += f"; Max-Age={lasting}" if lasting else ""
    kept = f"document.cookie.split('; ').some(c => c.startsWith({json.dumps(name + '=')}))"
    st.html(
        "<script>"
        f"if (!({json.dumps(unless_set)} && {kept})) document.cookie = {json.dumps(sentence)}"
        " + (location.protocol === 'https:' ? '; Secure' : '');"
        "</script>",
        unsafe_allow_javascript=True,
    )
