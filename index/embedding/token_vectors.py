"""Vectors of single words in their surroundings, for matching sentences word by word.

A vector of a whole sentence blurs what it holds; that of each token, read in its paragraph, does
not: every word of a question finds the word of a sentence that comes nearest in meaning ("jail" and
"penitentiary institution"), and a word that finds none tells that the sentence is about something
else. Source: late interaction, Khattab and Zaharia (ColBERT, SIGIR 2020), here with the embedding
model as it is.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.embedding.embedder import TextModel, TransformerEmbedder, side_by_side

LONGEST = 256
"""Tokens that are read at once; a longer paragraph is read in parts, of whole sentences."""
_BATCH = 16
_REMEMBERED = 400_000
"""Token vectors kept in memory, 0.8 kB each with the default model."""

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Part:
    """Sentences that are read together, as token ids, with the sentence each token belongs to."""

    paragraph: int
    ids: list[int]
    owners: list[int]


class TokenReader:
    """Reads paragraphs and questions to unit vectors of their tokens.

    Args:
        embedder: Whose model reads.
    """

    def __init__(self, embedder: TransformerEmbedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[tuple[str, ...], list[NDArray[np.float16]]] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    def load(self) -> TextModel:
        """Load the model if that has not happened yet; raises an EmbeddingError if it cannot."""
        return self._embedder.load()

    def paragraphs(self, paragraphs: Sequence[Sequence[str]]) -> list[list[Vectors]]:
        """Return the vectors of the tokens of each sentence of each paragraph.

        Args:
            paragraphs: Each as its sentences, in order; all are read in their paragraph.

        Returns:
            For each sentence an array of shape (tokens, dimensions), unit rows; what was read
            before is remembered.
        """
        keys = [tuple(sentences) for sentences in paragraphs]
        with self._lock:
            missing = [key for key in dict.fromkeys(keys) if key not in self._kept]
            for key, vectors in zip(missing, self._read(missing), strict=True):
                self._kept[key] = vectors
                self._held += sum(map(len, vectors))
            found = [self._kept[key] for key in keys]
            for key in keys:
                self._kept.move_to_end(key)
            while self._held > _REMEMBERED and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._held -= sum(map(len, gone))
        return [[one.astype(np.float32) for one in vectors] for vectors in found]

    def question(self, text: str) -> tuple[Vectors, list[tuple[int, int]]]:
        """Return the vectors of a question's tokens, and the characters each stands for."""
        model = self.load()
        read = model.tokenizer.encode(text)
        # The last token marks the end; it stands for no characters.
        ids = [*read.ids[:-1][: LONGEST - 1], read.ids[-1]]
        places = read.offsets[:-1][: LONGEST - 1]
        states = self._states(model, [ids])[0]
        words = [i for i, (start, end) in enumerate(places) if start < end]
        return states[words], [places[i] for i in words]

    def _read(self, paragraphs: Sequence[Sequence[str]]) -> list[list[NDArray[np.float16]]]:
        if not paragraphs:
            return []
        model = self.load()
        begin, end = model.tokenizer.encode("").ids
        parts: list[_Part] = []
        for number, sentences in enumerate(paragraphs):
            whole = model.tokenizer.encode_batch(list(sentences), add_special_tokens=False)
            cut = [one.ids[: LONGEST - 2] for one in whole]
            held: list[int] = []
            owners: list[int] = []
            for position, ids in enumerate(cut):
                if held and len(held) + len(ids) > LONGEST - 2:
                    parts.append(_Part(number, [begin, *held, end], owners))
                    held, owners = [], []
                held, owners = held + ids, owners + [position] * len(ids)
            parts.append(_Part(number, [begin, *held, end], owners))
        rows: list[list[list[Vectors]]] = [[[] for _ in sentences] for sentences in paragraphs]
        parts.sort(key=lambda part: len(part.ids))
        batches = [parts[first : first + _BATCH] for first in range(0, len(parts), _BATCH)]
        ids_of = [[part.ids for part in batch] for batch in batches]
        read = side_by_side(model.device, partial(self._states, model), ids_of)
        for batch, found in zip(batches, read, strict=True):
            for part, states in zip(batch, found, strict=True):
                owned = np.asarray(part.owners)
                for position in dict.fromkeys(part.owners):
                    rows[part.paragraph][position].append(states[1:-1][owned == position])
        blank = np.zeros((0, model.dimensions), dtype=np.float32)
        return [
            [np.concatenate([blank, *pieces]).astype(np.float16) for pieces in sentences]
            for sentences in rows
        ]

    def _states(self, model: TextModel, batch: Sequence[Sequence[int]]) -> list[Vectors]:
        """Return the unit vectors of all tokens of texts of like length."""
        import torch

        width = max(map(len, batch))
        ids = torch.tensor([[*one, *[0] * (width - len(one))] for one in batch])
        mask = torch.tensor([[1] * len(one) + [0] * (width - len(one)) for one in batch])
        states = model.states(ids.to(model.device), mask.to(model.device), fast=True)
        unit = torch.nn.functional.normalize(states, dim=-1).cpu().numpy()
        return [row[: len(one)] for row, one in zip(unit, batch, strict=True)]


def mean_direction(tokens: Vectors) -> Vectors:
    """Return the unit vector in the direction of the mean of some tokens; zeros where it has none.

    Args:
        tokens: Their vectors, shape (tokens, dimensions).
    """
    if not len(tokens):
        return np.zeros(tokens.shape[1], dtype=np.float32)
    mean = tokens.mean(axis=0)
    length = np.linalg.norm(mean)
    return np.asarray(mean / length if length else mean, dtype=np.float32)
