"""Errors of the evaluation. Each message names what is wrong and what to do next."""

from __future__ import annotations

from index.errors import OnTheRecordError


class NotInstalledError(OnTheRecordError):
    """A part that needs libraries of an optional extra; the message names the extra.

    Args:
        name: What was asked for.
        extra: The optional extra of this project that brings it.
    """

    def __init__(self, name: str, extra: str) -> None:
        super().__init__(
            f"{name}: not installed; it belongs to the optional extra {extra!r}. "
            f"Run: .venv/bin/pip install --editable '.[{extra}]'"
        )


class JudgeError(OnTheRecordError):
    """A language model that is not configured to judge, or does not answer."""
