"""What a language model writes, cut into sentences with the numbers they cite, as it comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.generating.orders import seen
from index.sentences import sentence_spans

_CITED = re.compile(r"\[\s*(\d{1,4}(?:\s*[,;]\s*\d{1,4})*)\s*\]")
_LIKE_A_CITATION = re.compile(r"\[[^\]]*\d[^\]]*\]")
_ENDS = re.compile(rf"\n|(?:{_CITED.pattern}\s*+)++(?:[.!?]\s++|(?<=\s))(?=[^\s\[.,;:!?a-z])")
"""Where a sentence is over: the line is, or numbers are followed by what can begin another."""
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_MARKUP = re.compile(r"\*\*|__|`+|^#+\s*")
_LONGEST = 1_500
"""Characters without an end after which a sentence is taken as it is: some models never stop."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence as a model wrote it.

    Attributes:
        text: Without the numbers, and without marks of Markdown.
        numbers: What it cites, each once, in order.
        malformed: Whether something in it looks like a citation and is none.
    """

    text: str
    numbers: tuple[int, ...]
    malformed: bool = False


class Cutter:
    """Takes what a model writes piece by piece and gives its sentences once they are whole."""

    def __init__(self) -> None:
        self._written = ""

    def take(self, piece: str) -> Iterator[Drafted]:
        """Yield the sentences that a piece brings to an end."""
        self._written += piece
        while True:
            end = _ENDS.search(self._written, 0, _LONGEST)  # However much a piece holds at once.
            if end:
                at = end.end()
            elif len(self._written) > _LONGEST:
                at = _LONGEST
            else:
                return
            unit, self._written = self._written[:at], self._written[at:]
            yield from cut(unit)

    def finish(self) -> Iterator[Drafted]:
        """Yield what is left when nothing more comes."""
        unit, self._written = self._written, ""
        yield from cut(unit)


def cut(unit: str) -> Iterator[Drafted]:
    """Yield the sentences of a unit that ends with numbers, or has none.

    Each sentence of several before the same numbers is one that has to be borne out by itself.
    """
    plain = seen(_MARKUP.sub("", _BULLET.sub("", unit)))
    numbers = tuple(
        dict.fromkeys(
            int(number) for found in _CITED.finditer(plain) for number in re.split("[,;]", found[1])
        )
    )
    text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(_CITED.sub(" ", plain).split()))
    malformed = bool(_LIKE_A_CITATION.search(text))
    for start, end in sentence_spans(text):
        if re.search(r"\w", sentence := text[start:end]):
            yield Drafted(sentence, numbers, malformed)
