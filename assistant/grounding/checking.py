"""Checking a statement against what it cites: who, what, how many, whether or not."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from assistant.answers import Source
from assistant.grounding.attribution import attribution_faults
from assistant.grounding.content import FEATURES, content_features, load_content_model
from assistant.grounding.figures import dates_hold, numbers_hold
from assistant.grounding.modality import modality_holds
from assistant.grounding.names import names_hold
from assistant.grounding.polarity import direction_holds, negation_holds
from assistant.grounding.quantities import quantities_hold
from assistant.grounding.verdicts import Fault, Verdict
from index.embedding import Embedder, TransformerEmbedder

_LEAST_SURE = -4.25
"""Log-odds under which the checker's word is taken: the least at which the guard catches 98% of
the wrong statements of the scenes that the checker was not trained on
(``eval.readers.fit_checker``)."""
_NEWEST = 0.6
"""Distance in meaning at which a word of a statement is taken for one that was not said."""


def check(statement: str, cited: Sequence[Source], embedder: Embedder) -> Verdict:
    """Return whether a statement is borne out by what it cites.

    Strict: what is not found borne out is taken for not borne out.

    Args:
        statement: One sentence that a language model wrote, without its citation numbers.
        cited: The sentences that it cites.
        embedder: For words that the sources say otherwise.
    """
    if not cited:
        return Verdict(False, (Fault.NO_CITATION,), 0.0)
    faults, support = faults_without_checker(statement, cited, embedder)
    if not faults and sureness(statement, cited, embedder) < _LEAST_SURE:
        faults.append(Fault.CONTENT)
    return Verdict(not faults, tuple(faults), support)


def faults_without_checker(
    statement: str, cited: Sequence[Source], embedder: Embedder
) -> tuple[list[Fault], float]:
    """Return what is found by rules and by how new the words are, and the support of the words.

    Args:
        statement: As for :func:`check`.
        cited: As for :func:`check`; not empty.
        embedder: As for :func:`check`.
    """
    faults = rule_faults(statement, cited)
    model = load_content_model()
    features = content_features(statement, cited, embedder)
    support = model.support(features)
    newest = float(features[FEATURES.index("newest")])
    if (
        support < model.enough
        or newest > _NEWEST
        or not _scripts(statement) <= _scripts(_told(cited))
    ):
        faults.append(Fault.CONTENT)
    return faults, support


def sureness(statement: str, cited: Sequence[Source], embedder: Embedder) -> float:
    """Return how sure the trained checker is of a statement, in log-odds.

    Args:
        statement: As for :func:`check`.
        cited: As for :func:`check`.
        embedder: Where it is the default one, its words are used, not loaded again.
    """
    from assistant.grounding.checker import load_checker
    from index.minilm import MiniLM

    base = embedder.load() if isinstance(embedder, TransformerEmbedder) else None
    return load_checker(base if isinstance(base, MiniLM) else None).sureness(statement, cited)


def _told(cited: Sequence[Source]) -> str:
    return " ".join(f"{one.who} {one.text}" for one in cited)


def _scripts(text: str) -> set[str]:
    """Return the scripts of a text's letters: "LATIN", "CJK", ..."""
    return {unicodedata.name(one, "").split(" ")[0] for one in text if one.isalpha()}


def rule_faults(statement: str, cited: Sequence[Source]) -> list[Fault]:
    """Return what is found by rules alone: all but whether the words are borne out."""
    said = " ".join(one.text for one in cited)
    faults = attribution_faults(statement, cited)
    holds = {
        Fault.NAME: names_hold(statement, cited),
        Fault.NUMBER: numbers_hold(statement, said),
        Fault.DATE: dates_hold(statement, said),
        Fault.NEGATION: negation_holds(statement, said),
        Fault.QUANTITY: quantities_hold(statement, said),
        Fault.DIRECTION: direction_holds(statement, said),
        Fault.MODALITY: modality_holds(statement, list(cited)),
    }
    return faults + [fault for fault, held in holds.items() if not held]
