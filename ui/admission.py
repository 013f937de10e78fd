"""Who may come in: everybody on this machine, or those with the password, or who signed in."""

from __future__ import annotations

import os

import streamlit as st

from index.settings import Settings
from ui.markup import escape_label
from ui.passwords import Gate, gate_for
from ui.sharing import DOOR, has_verified_email, is_invited, sign_in_providers
from ui.texts import admission as texts
from ui.visitors import cookie, keep_visitor, set_cookie

_COOKIE = "ontherecord_admitted"
_ADMITTED = "admitted"
"""Of the session: the token with which it came in. It ends with its time, and its password."""


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
    if gate.accepts(st.session_state.get(_ADMITTED, "")):
        return True
    # The cookie is as old as the session, and may be of the password before.
    if not gate.accepts(cookie(_COOKIE)):
        return False
    st.session_state[_ADMITTED] = cookie(_COOKIE)
    return True


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
        verified = has_verified_email(dict(st.user))
        st.error(texts.NOT_INVITED if verified else texts.NOT_VERIFIED)
        st.button(texts.SIGN_OUT, on_click=st.logout)
        st.stop()
    for provider in _sign_in():
        label = texts.SIGN_IN_WITH.format(provider=provider) if provider else texts.SIGN_IN
        st.button(label, on_click=st.login, args=[provider] if provider else [])
    if password := _password(settings):
        _ask_for_password(gate_for(password))
    elif not _sign_in():
        st.error(texts.SHUT)
    st.stop()


def show_who_is_signed_in() -> None:
    """Say under what name somebody is signed in, and offer to sign out; nothing for others."""
    if not st.user.get("is_logged_in"):
        return
    name = st.user.get("email") or st.user.get("name") or ""
    with st.sidebar:
        if name:
            st.caption(texts.SIGNED_IN.format(name=escape_label(str(name))))
        st.button(texts.SIGN_OUT, icon=":material/logout:", on_click=st.logout, key="sign-out")


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
    st.session_state[_ADMITTED] = gate.token()
    st.rerun()


def keep_cookies() -> None:
    """Have the browser keep who is at the page, and that it was let in: a reload asks no more."""
    st.html("<style>.st-key-cookies { display: none; }</style>")  # Or it would take up a line.
    with st.container(key="cookies"):
        keep_visitor()
        token = st.session_state.get(_ADMITTED, "")
        if token and token != cookie(_COOKIE):
            set_cookie(_COOKIE, token)


def _password(settings: Settings) -> str:
    return settings.password.get_secret_value() if settings.password else ""


def _sign_in() -> list[str]:
    """Return the providers of Streamlit's secrets, where there are such and they can be read."""
    return sign_in_providers(st.secrets) if st.secrets.load_if_toml_exists() else []
