"""Whether what somebody denied to be so is told as denied.

"He rejected the allegation that the army was involved" does not bear out that it was: neither as
said nor as acknowledged. Nor does it if he doubted it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.grounding.polarity import DENIES
from assistant.language.meanings import meet
from assistant.language.reading import Word, content_words, read
from index.text import fold

_DENY = (
    r"den(?:y|ied|ies|ying)|reject\w*|disput\w*|refut\w*|contest(?:ed|s|ing)?|contradict\w*"
    r"|doubt\w*"
)
_CLAIMS = (
    r"(?:accusation|allegation|assertion|charge|claim|idea|insinuation|notion|report|rumou?r"
    r"|statement|suggestion|view)s?"
)
_FALSE = r"untrue|false|incorrect|unfounded|baseless|groundless"
_DENIED = re.compile(
    rf"\b(?:{_DENY})(?:\s+(?:categorically|firmly|strongly|the|any|all|those|such))*"
    rf"\s+(?:{_CLAIMS}\s+)?(?:that|of)\b"
    rf"|\b(?:not|never)\s+(?:true|correct|accurate|the\s+case)\s+that\b"
    rf"|\b(?:{_FALSE})(?:\s+\w+)?\s+that\b"
)
"""What is denied follows."""
_AS_DENIED = re.compile(rf"\b(?:{_DENY}|{_FALSE}|denials?|{'|'.join(DENIES)})\b")
_AS_CLAIMED = re.compile(rf"\b(?:{_CLAIMS}|alleg\w+)\b")
_AFFIRMS = re.compile(r"\b(?:accept|acknowledg|admi|agree|conced|confirm|recogni[sz])\w*")
"""What in a statement tells it as denied, as claimed, or as so."""
_ENDS = re.compile(r"[,;.](?!\d)|\b(?:but|although|whereas|while)\b")
_MOST = 0.7
"""Share of the words of what was denied by which a statement tells it."""


def denials_hold(statement: str, said: str) -> bool:
    """Tell whether nothing is told as so that was denied to be.

    Args:
        statement: One sentence.
        said: What it cites.
    """
    told = fold(statement)
    if _AS_DENIED.search(told) or (_AS_CLAIMED.search(told) and not _AFFIRMS.search(told)):
        return True
    ours = content_words(read(statement))
    return not any(meet(one, ours) >= _MOST * len(one) for one in _denied(said) if one)


def _denied(text: str) -> Iterator[list[Word]]:
    folded = fold(text)
    for match in _DENIED.finditer(folded):
        end = _ENDS.search(folded, match.end())
        until = end.start() if end else len(folded)
        words = content_words(read(text))
        yield [one for one in words if match.end() <= one.start < until]
