"""Labelled dialogues read by the cross-encoder, and what it said, kept in a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.evidence.features import Read
from assistant.ledger.close_reading import CloseReading, Reader, beside, read_closely, to_read
from assistant.ledger.linking import load_links
from eval.ledgers.reading import Laid


class KeptReads:
    """A cross-encoder that reads nothing twice.

    Args:
        reader: The cross-encoder.
        file: Where what it says is kept, as JSON Lines: whoever stops goes on from there. It is to
            be deleted when the weights change.
    """

    def __init__(self, reader: Reader, file: Path) -> None:
        self._reader = reader
        self._file = file
        self._known: dict[tuple[str, tuple[str, ...]], Read] = {}
        if file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                asked, said, sentences, whole = json.loads(line)
                self._known[asked, tuple(said)] = Read(sentences, whole)

    def read(self, question: str, paragraphs: Sequence[Sequence[str]]) -> list[Read]:
        """Return what it says of each paragraph, given as its sentences."""
        keys = [(question, tuple(one)) for one in paragraphs]
        missing = [key for key in dict.fromkeys(keys) if key not in self._known]
        found = self._reader.read(question, [said for _, said in missing]) if missing else []
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as file:
            for (asked, said), one in zip(missing, found, strict=True):
                self._known[asked, said] = one
                file.write(json.dumps([asked, said, one.sentences, one.whole]) + "\n")
        return [self._known[key] for key in keys]


def read_laid(one: Laid, reader: Reader) -> Laid:
    """Return a labelled dialogue with what the cross-encoder says of its points and paragraphs."""
    reading = CloseReading.of_nothing(one.pairs)
    wanted = to_read(one.pairs, load_links().likelihood(one.pairs))
    for _ in read_closely(reading, one.dialogue, wanted, reader):
        pass
    return replace(one, pairs=beside(one.pairs, reading))
