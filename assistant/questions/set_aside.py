"""Whom a question sets aside: "What did Ms. Racu, and not Ms. Pūce, ask?"."""

from __future__ import annotations

import re

from assistant.questions.parts import UTTERANCE, WHO

_SET_ASIDE = re.compile(
    r"(?:^\W*|\s*,\s*|\s+)(?:(?:(?:and|but)\s+|(?<=,)\s*)not|rather\s+than|instead\s+of|as\s+opposed\s+to"
    r"|unlike|(?:apart|aside)\s+from|other\s+than|except(?:\s+for)?|leaving\s+aside|besides"
    r"|(?<=everyone\s)but|(?<=everybody\s)but|(?<=anyone\s)but|(?<=anybody\s)but)\s+"
    rf"(?P<aside>{WHO.replace('WHO', 'who')}(?:\s+{UTTERANCE})?)(?=\s|,|\W*$)(?:\s*,)?",
)


def find_set_aside(masked: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Find who is set aside in a masked question; None where nobody is.

    Returns:
        The span of the words that set somebody aside, and that of the noun phrase in it.
    """
    match = _SET_ASIDE.search(masked)
    return (match.span(), match.span("who")) if match else None
