"""Listening beyond this machine, and who is invited: nothing of Streamlit, no page."""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.errors import OnTheRecordError
from index.settings import Settings

DOOR = "ONTHERECORD_DOOR"
"""Variable that tells the served app that it was started behind a door, and stays shut without."""


class SharingError(OnTheRecordError):
    """The chat would be open to everybody without anybody having said so."""


def require_door(address: str, settings: Settings, *, opened: bool) -> None:
    """Refuse to listen beyond this machine where anybody could come in.

    Args:
        address: Where the chat will listen.
        settings: Whether there is a password.
        opened: Whether it was said that everybody may come in.

    Raises:
        SharingError: With what to do.
    """
    password = settings.password and settings.password.get_secret_value()
    if opened or password or is_local(address) or has_sign_in():
        return
    raise SharingError(
        f"At {address} everybody who can reach this machine could read the records and ask. "
        "Set ONTHERECORD_PASSWORD, or set up signing in (docs/sharing.md), or say --open to let "
        "everybody in."
    )


def is_local(address: str) -> bool:
    """Return whether an address is reached from this machine alone."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def has_sign_in(folders: tuple[Path, ...] = ()) -> bool:
    """Return whether Streamlit's secrets tell how people sign in.

    Args:
        folders: Where to look; by default the folder of work and that of the user.
    """
    for folder in folders or (Path.cwd(), Path.home()):
        try:
            secrets = tomllib.loads((folder / ".streamlit/secrets.toml").read_text("utf-8"))
        except (OSError, ValueError):
            continue
        if sign_in_providers(secrets):
            return True
    return False


def sign_in_providers(secrets: Mapping[str, Any]) -> list[str]:
    """Return the providers one can sign in with; "" for one that has no name of its own."""
    described = secrets.get("auth")
    if not isinstance(described, Mapping):
        return []
    if "client_id" in described:
        return [""]
    return [name for name, known in described.items() if isinstance(known, Mapping)]


def account(user: Mapping[str, object]) -> str:
    """Return what tells somebody who signed in from all others; empty where nobody did.

    It is the provider (``iss``) and its name for them (``sub``), as OpenID Connect Core 5.7 asks:
    an e-mail address may be claimed by another account, or be given to another person.

    Args:
        user: What the provider says of them.
    """
    issuer, subject = user.get("iss"), user.get("sub")
    if not (user.get("is_logged_in") and issuer and subject):
        return ""
    return f"{issuer} {subject}"


def is_invited(user: Mapping[str, object], people: str) -> bool:
    """Return whether somebody who signed in may come in.

    Args:
        user: What the provider says of them.
        people: E-mail addresses and "@domain"s, parted by commas; empty for everybody whom the
            provider lets sign in.
    """
    invited = {one.strip().casefold() for one in people.split(",")} - {""}
    if not invited:
        return True
    if not has_verified_email(user):
        return False
    email = str(user.get("email") or "").casefold()
    return email in invited or f"@{email.rpartition('@')[2]}" in invited


def has_verified_email(user: Mapping[str, object]) -> bool:
    """Return whether the provider says that an address is that of the person who signed in.

    One that says nothing of it (Microsoft Entra does not) may let people write any address they
    like, so that nobody can be invited by it.
    """
    return bool(user.get("email")) and user.get("email_verified") is True
