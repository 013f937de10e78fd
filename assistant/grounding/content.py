"""How well the words of a statement are borne out by the words of what it cites.

Every content word is looked for: itself, its family, its synonyms, its kin in WordNet
(:mod:`~assistant.grounding.kinship`). The statement is laid along what it cites
(:mod:`~assistant.grounding.alignment`), what it ties to each other is looked for there
(:mod:`~assistant.grounding.turning`), and a trained checker reads the two together. Boosted trees
over all of this, fitted by ``eval/fit/guard.py``, give the support of the statement.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.grounding import alignment, kinship, turning
from assistant.grounding.trees import BoostedTrees
from assistant.grounding.turning import turning_features
from assistant.language.reading import FRAME, Word, read
from assistant.sources import Source
from index.embedding.embedder import Embedder, TransformerEmbedder
from index.reference.states import find_states, state_name
from index.text import stem

Floats = NDArray[np.float64]

FEATURES = (*kinship.NAMES, *alignment.NAMES, *turning.NAMES, "checker")
_LIGHT = frozenset(
    """able according actual add allow appear area aspect base basis become begin bring case cause
    certain circumstance come concern connect connection consider context course deal describe
    development do draw element example exist extent face fact feature field find follow form
    general give go happen have hold identify include indicate instance involve issue keep kind
    know lay lead level look make manner matter mean measure mind name nature need occur offer open
    order part particular place point possible possibility present process prove provide put reach
    reason regard relate relation remain result role run see seem serve set show side situation sort
    stand start step take term thing think time treat try turn type use view way work year due held
    found kept brought drawn done going gone laid led left made meant reached shown stood stayed
    taken thought took turned used making having being placed connected related occurred happened
    existed added named applied entered raised""".split()
)
"""Words that say little by themselves; a restatement may bring them."""
_NOUN_BEFORE = frozenset(
    """a an the of in for by from with its their his her some any no each every on at about against
    between into over these those this that many several""".split()
)
_VERB_BEFORE = frozenset(
    """to had has have was were been be being could would should will can may might must not did do
    does it they he she who which also""".split()
)
_CAPITAL = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class ContentModel:
    """The fitted model.

    Attributes:
        trees: Over :data:`FEATURES`.
        enough: The least support with which a statement stands.
    """

    trees: BoostedTrees
    enough: float

    def support(self, features: Floats) -> float:
        """Return how surely a statement of these features is borne out, 0 to 1."""
        return float(1 / (1 + np.exp(-self.trees.log_odds(features))))


@cache
def load_content_model() -> ContentModel:
    """Return the fitted model that is shipped; loaded once.

    Raises:
        ValueError: If it was fitted on other features than are made now.
    """
    text = resources.files("assistant").joinpath("data/grounding.json").read_text(encoding="utf-8")
    fitted = json.loads(text)["content"]
    if tuple(fitted["features"]) != FEATURES:
        raise ValueError(
            "grounding.json was fitted on other features: run eval.fit.guard DATA --write"
        )
    trees = BoostedTrees(fitted["start"], fitted["depth"], fitted["nodes"])
    return ContentModel(trees, fitted["enough"])


def content_features(statement: str, cited: Sequence[Source], embedder: Embedder) -> Floats:
    """Return the values of :data:`FEATURES`.

    Args:
        statement: One sentence.
        cited: What it cites; not empty.
        embedder: As for :func:`sureness`.
    """
    ours = own_words(statement, cited)
    read_there = [read(one.text) for one in cited]
    values = [
        *kinship.kinship_features(
            ours,
            [word for words in read_there for word in words if word.is_content],
            nouns=[_is_noun(word, statement) for word in ours],
            light=[word.folded in _LIGHT or word.stem in _light_stems() for word in ours],
        ),
        *alignment.alignment_features(read(statement), read_there),
        *turning_features(statement, [one.text for one in cited]),
        sureness(statement, cited, embedder),
    ]
    return np.array(values, dtype=np.float64)


def sureness(statement: str, cited: Sequence[Source], embedder: Embedder) -> float:
    """Return how sure the trained checker is of a statement, in log-odds.

    Args:
        statement: One sentence.
        cited: What it cites.
        embedder: Where it is the default one, its words are used, not loaded again.
    """
    from assistant.grounding.checker import load_checker  # Loads torch.
    from index.embedding.minilm import MiniLM

    base = embedder.load() if isinstance(embedder, TransformerEmbedder) else None
    return load_checker(base if isinstance(base, MiniLM) else None).sureness(statement, cited)


def own_words(statement: str, cited: Sequence[Source]) -> list[Word]:
    """Return the content words of a statement, but for those that only say who speaks."""
    about = {
        word.stem
        for one in cited
        for word in read(f"{one.speaker} {one.role} {state_name(one.state or '')}")
    }
    mentions = find_states(statement)
    return [
        word
        for word in read(statement)
        if word.is_content
        and word.stem not in FRAME
        and word.stem not in about
        and not any(one.start <= word.start < one.end for one in mentions)
    ]


@cache
def _light_stems() -> frozenset[str]:
    return frozenset(map(stem, _LIGHT))


def _is_noun(word: Word, statement: str) -> bool:
    """Tell whether a word is likely a noun, from its ending and the word before it."""
    if word.folded.endswith(
        ("tion", "tions", "ment", "ments", "ity", "ities", "ism", "ness", "ers", "ors", "ists")
    ):
        return True
    if word.folded.endswith(("ly", "ed", "ing", "ive", "ous", "ful", "able", "ible")):
        return False
    words = read(statement)
    place = next(at for at, one in enumerate(words) if one.start == word.start)
    before = words[place - 1].folded if place else ""
    if before in _VERB_BEFORE:
        return False
    return before in _NOUN_BEFORE or bool(_CAPITAL.match(word.text)) or word.folded.endswith("s")
