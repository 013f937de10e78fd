"""The one intake that all people share, since one at a time may write to a store."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from assistant.taking_in import Intake
from index.settings import Settings
from ui.opening import open_embedder

_THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}
_FORWARDING = {"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"}


@st.cache_resource
def open_intake() -> Intake:
    """Return the intake of the store of the settings."""
    return Intake(Settings().store, open_embedder())


def folders_allowed() -> bool:
    """Return whether whoever is at the page may name folders of the server's machine."""
    address = st.get_option("server.address")
    return Settings().add_folders and at_this_machine(address, dict(st.context.headers))


def at_this_machine(address: str | None, headers: Mapping[str, str]) -> bool:
    """Return whether a request comes from a browser on the machine that serves it.

    Naming a folder reads whatever the server may read, so this asks for all of: the server listens
    on this machine alone, it was asked for by this machine's own name (not by one that somebody
    made point here), and nothing says that another server passed the request on.

    Args:
        address: On which the server listens; None for all.
        headers: Of the request.
    """
    given = {name.lower(): value for name, value in headers.items()}
    host = given.get("host", "").rsplit(":", 1)[0] if given.get("host", "")[-1:] != "]" else ""
    host = (host or given.get("host", "")).strip("[]").lower()
    return address in _THIS_MACHINE and host in _THIS_MACHINE and not _FORWARDING & given.keys()
