"""How near the words of a topic come to the words of sentences, each read in its paragraph.

Late interaction (Khattab and Zaharia, ColBERT, SIGIR 2020): every word of the topic counts with the
nearest token of a sentence. It keeps apart what the vector of a whole sentence blurs, and a word
that comes near nothing tells that the subject is another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding.token_vectors import TokenReader, Vectors, mean_direction
from index.text import stem, words

_WORD = re.compile(r"[\w’']+")


def match_words(
    reader: TokenReader,
    topic: str,
    weights: Mapping[str, float],
    paragraphs: Sequence[Sequence[str]],
    query: Vectors,
) -> tuple[list[NDArray[np.float64]], list[NDArray[np.float64]]]:
    """Match a topic with the sentences of paragraphs.

    Args:
        reader: Reads both.
        topic: In words.
        weights: By stem, the terms of the topic; others are passed over.
        paragraphs: Each as its sentences.
        query: Unit vector of the whole topic.

    Returns:
        For each paragraph the cosine of each term's nearest token in each sentence, shape
        (sentences, terms), terms in the order of ``weights`` (0 for one that cannot be read); and
        the cosine of topic and sentence, read in its paragraph, shape (sentences,).
    """
    asked, places = reader.question(topic)
    owners = _tokens_of(topic, places, weights)
    matches, in_context = [], []
    for read in reader.paragraphs(paragraphs):
        matches.append(np.stack([_match(one, asked, owners) for one in read]))
        in_context.append(np.array([mean_direction(one) @ query for one in read], np.float64))
    return matches, in_context


def _tokens_of(
    topic: str, places: Sequence[tuple[int, int]], weights: Mapping[str, float]
) -> list[list[int]]:
    """Return which tokens of a topic stand for each term."""
    owners: dict[str, list[int]] = {term: [] for term in weights}
    for word in _WORD.finditer(topic):
        first, last = word.span()
        tokens = [at for at, (start, end) in enumerate(places) if first <= start and end <= last]
        for term in map(stem, words(word[0])):
            if term in owners:
                owners[term] += tokens
    return list(owners.values())


def _match(
    sentence: Vectors, asked: Vectors, owners: Sequence[Sequence[int]]
) -> NDArray[np.float64]:
    """Return how near each term comes to any token of a sentence, shape (terms,).

    A term of several tokens ("body" and "cams", "life" and "rs") counts with the one that comes
    nearest: they are pieces that the vocabulary of the model cuts rare words into, and most of them
    mean nothing by themselves.
    """
    if not len(sentence):
        return np.zeros(len(owners))
    nearest = (sentence @ asked.T).max(axis=0)
    return np.array([nearest[own].max() if own else 0.0 for own in owners], dtype=np.float64)
