"""Text of records as it is shown: never as markup."""

from __future__ import annotations

_OF_MARKDOWN = frozenset("\\`*_[]<>$#|~:")


def escape_label(text: str) -> str:
    """Return text that Streamlit's Markdown shows as it is."""
    return "".join(
        f"\\{character}" if character in _OF_MARKDOWN else character for character in text
    )
