"""Text of records as it is shown: never as markup."""

from __future__ import annotations

import re

_OF_MARKDOWN = re.compile(r"[\\`*_\[\]<>$#|~:&]|^[-+=]")
_BEGINS_A_LIST = re.compile(r"^(\d+)([.)])")
_CHANGED_LATER = re.compile(
    r"(?<=[-~<>])(?=[-=>](?:\s|$))"  # " -> " becomes an arrow, " -- " a dash,
    r"|(?<=:)(?=material/|streamlit:)"  # ":material/search:" a picture,
    r"|(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)",  # and addresses of pages and of mail links.
    re.IGNORECASE,
)
"""Where Streamlit makes something else of a text when its Markdown has been read already."""
_JOINER = "\u2060"
"""Shows as nothing, and no line breaks at it."""


def escape_label(text: str) -> str:
    """Return text that Streamlit's Markdown shows as it is, on one line.

    Args:
        text: Of a record, a file, a person: anything that is not ours.
    """
    apart = _CHANGED_LATER.sub(_JOINER, " ".join(text.split()))
    escaped = _OF_MARKDOWN.sub(r"\\\g<0>", apart)
    return _BEGINS_A_LIST.sub(r"\1\\\2", escaped)
