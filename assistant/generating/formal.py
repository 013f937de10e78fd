"""Why a sentence of a language model is refused before its content is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.generating.cutting import Drafted
from assistant.generating.fencing import Fence
from assistant.generating.orders import is_order
from assistant.sources import Source
from index.parsing.languages import detect_language

_NO_STATEMENT = re.compile(r"[?:？：؟]\s*$")
"""A question that is said again, or the head of an answer."""
ADDRESS = re.compile(
    r"(?<!\w)\w+://\S+|\bwww\.\S+|\b(?:data|javascript|mailto):\S+"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[“\"«„]([^”\"»“]{2,})[”\"»“]")


def why_refused(drafted: Drafted, cited: Sequence[Source], fence: Fence) -> str:
    """Return why a sentence cannot stand whatever it says, in words; empty where it may.

    Args:
        drafted: The sentence.
        cited: What it cites, as far as there are such sources.
        fence: Of the call it was written in.
    """
    if not drafted.numbers:
        return "it cites nothing"
    if drafted.malformed or len(cited) < len(drafted.numbers):
        return "it cites a source that there is not"
    if _NO_STATEMENT.search(drafted.text):
        return "it is no statement"
    if fence.repeats(drafted.text):
        return "it repeats what the model was told"
    if is_order(drafted.text):
        return "it speaks to a language model"
    words = " ".join(" ".join(one.text.split()) for one in cited)
    if any(found not in words for found in ADDRESS.findall(drafted.text)):
        return "it has an address that its sources do not have"
    if any(_plain(found) not in _plain(words) for found in QUOTED.findall(drafted.text)):
        return "it quotes words that its sources do not have"
    languages = {detect_language(one.text) for one in cited} - {""}
    written_in = detect_language(drafted.text)
    if written_in and languages and written_in not in languages:
        return "it is in another language than its sources, against which it cannot be checked"
    return ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
