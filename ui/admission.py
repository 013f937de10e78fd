"""Who may come in: everybody on this machine, or those with the password, or who signed in."""

from __future__ import annotations

import os

import streamlit as st

from index.settings import Settings
from ui.passwords import Gate, gate_for
from ui.sharing import DOOR, is_invited, sign_in_providers
from ui.texts import admission as texts
from ui.visitors import cookie, keep_visitor, set_cookie

_COOKIE = "ontherecord_admitted"
_ADMITTED = "admitted"
"""Of the session: the gate through which it came."""


def is_admitted() -> bool:
    """Return whether whoever is at the page may see it."""
    settings = Settings()
    password = _password(settings)
    providers = _sign_in()
    if not password and not providers:
        # Secrets that can no longer be read must not open a door that was there at the start.
        return not os.environ.get(DOOR)
    if providers and st.user.get("is_logged_in"):
        return is_invited(dict(st.user), settings.people)
    if not password:
        return False
    gate = gate_for(password)
    if st.session_state.get(_ADMITTED) is not gate and gate.accepts(cookie(_COOKIE)):
        st.session_state[_ADMITTED] = gate
    return st.session_state.get(_ADMITTED) is gate


def require_admission() -> None:
    """Let go on whoever may come in; ask everybody else for the password, or to sign in.

    To be called before anything of a page is drawn, and by each page for itself too: Streamlit runs
    the scripts of a folder "pages" without the app around them as long as ``st.navigation`` has
    not been called since the server began.
    """
    if is_admitted():
        return
    settings = Settings()
    st.title(texts.TITLE)
    if st.user.get("is_logged_in"):
        st.error(texts.NOT_INVITED)
        st.button(texts.SIGN_OUT, on_click=st.logout)
        st.stop()
    for provider in _sign_in():
        label = texts.SIGN_IN_WITH.format(provider=provider) if provider else texts.SIGN_IN
        st.button(label, on_click=st.login, args=[provider] if provider else [])
    if password := _password(settings):
        _ask_for_password(gate_for(password))
    st.stop()


def _ask_for_password(gate: Gate) -> None:
    with st.form("admission", width=420):
        given = st.text_input(texts.PASSWORD, type="password")
        sent = st.form_submit_button(texts.ENTER)
    if not sent:
        return
    with st.spinner(texts.LOOKING):
        admitted = gate.admits(given, st.context.ip_address or "")
    if not admitted:
        st.error(texts.WRONG)
        return
    st.session_state[_ADMITTED] = gate
    st.rerun()


def keep_cookies() -> None:
    """Have the browser keep who is at the page, and that it was let in: a reload asks no more."""
    st.html("<style>.st-key-cookies { display: none; }</style>")  # Or it would take up a line.
    with st.container(key="cookies"):
        keep_visitor()
        gate = st.session_state.get(_ADMITTED)
        if isinstance(gate, Gate) and not gate.accepts(cookie(_COOKIE)):
            set_cookie(_COOKIE, st.session_state.setdefault(f"{_ADMITTED}_token", gate.token()))


def _password(settings: Settings) -> str:
    return settings.password.get_secret_value() if settings.password else ""


def _sign_in() -> list[str]:
    """Return the providers of Streamlit's secrets, where there are such and they can be read."""
    return sign_in_providers(st.secrets) if st.secrets.load_if_toml_exists() else []
