"""How well the words of a statement are borne out by the words of what it cites.

Every content word is looked for: itself, its family, its synonyms; else it is new by how far its
nearest word is in the embedding (:data:`NEW`) and in WordNet (:mod:`~assistant.grounding.kinship`).
The statement is laid along what it cites (:mod:`~assistant.grounding.alignment`), and a trained
checker reads the two together. Boosted trees over all of this, fitted by ``eval/fit_guard.py``,
give the support of the statement.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from assistant.answers import Source
from assistant.grounding import alignment, kinship
from assistant.grounding.meanings import alike
from assistant.grounding.reading import FRAME, Word, read
from assistant.grounding.trees import BoostedTrees
from index.embedding import Embedder, TransformerEmbedder
from index.states import find_states, state_name

Floats = NDArray[np.float64]

NEW = (
    "new nouns",
    "new other words",
    "newest",
    "second newest",
    "share new",
    "run of new",
    "newest clause",
    "unlike as a whole",
    "thin",
)
"""What is measured with the embedding."""
FEATURES = (*NEW, *kinship.NAMES, *alignment.NAMES, "checker")
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
_REMEMBERED = 20_000
_VECTORS: OrderedDict[tuple[str, str], NDArray[np.float32]] = OrderedDict()
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
    """Return the fitted model that is shipped."""
    text = resources.files("assistant").joinpath("data/grounding.json").read_text(encoding="utf-8")
    fitted = json.loads(text)["content"]
    trees = BoostedTrees(fitted["start"], fitted["depth"], fitted["nodes"])
    return ContentModel(trees, fitted["enough"])


def content_features(statement: str, cited: Sequence[Source], embedder: Embedder) -> Floats:
    """Return the values of :data:`FEATURES`.

    Args:
        statement: One sentence.
        cited: What it cites; not empty.
        embedder: For words that were said otherwise.
    """
    ours = _own(statement, cited)
    texts = [one.text for one in cited]
    theirs = [word for text in texts for word in read(text) if word.is_content]
    distances = _distances(ours, theirs, embedder)
    light = [word.folded in _LIGHT or word.stem in _light_stems() for word in ours]
    nouns = [_is_noun(word, statement) for word in ours]
    news = [
        new * (0.25 if is_light else 1.0) for new, is_light in zip(distances, light, strict=True)
    ]
    ordered = sorted(news, reverse=True) + [0.0, 0.0]
    vectors = _embed([statement, " ".join(texts), *texts], embedder)
    values = [
        sum(new for new, noun in zip(news, nouns, strict=True) if noun),
        sum(new for new, noun in zip(news, nouns, strict=True) if not noun),
        ordered[0],
        ordered[1],
        sum(news) / max(1, len(news)),
        max((len(list(run)) for new, run in groupby(one > 0.2 for one in news) if new), default=0),
        _newest_clause(ours, news),
        1 - float((vectors[1:] @ vectors[0]).max()),
        1 / (1 + len(ours)),
        *kinship.kinship_features(ours, theirs, nouns=nouns, light=light, new=news),
        *alignment.alignment_features(read(statement), [read(text) for text in texts]),
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
    from assistant.grounding.checker import load_checker
    from index.minilm import MiniLM

    base = embedder.load() if isinstance(embedder, TransformerEmbedder) else None
    return load_checker(base if isinstance(base, MiniLM) else None).sureness(statement, cited)


def _own(statement: str, cited: Sequence[Source]) -> list[Word]:
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


def _distances(ours: Sequence[Word], theirs: Sequence[Word], embedder: Embedder) -> list[float]:
    """Return for each of our words how far the nearest one said is: 0 for one that was, to 1."""
    news = [0.0 if any(alike(word, one) for one in theirs) else 1.0 for word in ours]
    lost = [at for at, new in enumerate(news) if new]
    if not lost or not theirs:
        return news
    said = sorted({word.folded for word in theirs})
    vectors = _embed([*(ours[at].folded for at in lost), *said], embedder)
    nearest = (vectors[: len(lost)] @ vectors[len(lost) :].T).max(axis=1)
    for at, near in zip(lost, nearest, strict=True):
        news[at] = float(np.clip(1 - near, 0, 1))
    return news


@cache
def _light_stems() -> frozenset[str]:
    from index.text import stem

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


def _newest_clause(ours: Sequence[Word], news: Sequence[float]) -> float:
    """Return the mean newness of the words of the newest clause of three words or more."""
    clauses: dict[int, list[float]] = {}
    for word, new in zip(ours, news, strict=True):
        clauses.setdefault(word.clause, []).append(new)
    return max((float(np.mean(one)) for one in clauses.values() if len(one) > 2), default=0.0)


def _embed(texts: Sequence[str], embedder: Embedder) -> NDArray[np.float32]:
    """Return unit vectors; those of earlier statements are remembered."""
    keys = [(embedder.name, text) for text in texts]
    known = {key: _VECTORS.get(key) for key in keys}
    missing = [key for key, vector in known.items() if vector is None]
    if missing:
        made = embedder.embed([text for _, text in missing])
        for key, vector in zip(missing, made, strict=True):
            known[key] = _VECTORS[key] = vector
    while len(_VECTORS) > _REMEMBERED:
        try:
            _VECTORS.popitem(last=False)
        except KeyError:  # Another thread may have taken the last one out.
            break
    return np.stack([vector for key in keys if (vector := known[key]) is not None])
