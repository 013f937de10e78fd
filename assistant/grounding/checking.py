"""Checking a statement against what it cites: who, what, how many, yes or no."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.answers import Source
from assistant.grounding.figures import (
    bounds,
    contrary,
    denies,
    months,
    numbers,
    quantities,
)
from assistant.grounding.verdicts import Fault, Verdict
from assistant.grounding.voices import attribution_faults, voice_faults
from assistant.grouping import SIDES
from assistant.words import EMPTY, SPEAKING_FORMS
from index.embedding import Embedder
from index.states import find_states, state_name
from index.text import stem, words

_NEAR = 0.6
"""Cosine from which a word is taken for another word of a source."""
_LEAST_ALIKE = 0.55
"""Cosine that a statement and its sources come to as a whole."""
_CLAUSES = re.compile(r"[,;:]|\b(?:and|but|while|whereas|although|because|since|which|who|that)\b")
_REPORTING = frozenset(
    stem(word)
    for word in (
        "delegation committee state party expert rapporteur representative record report according "
        "said told asked replied answered country government member also however moreover further"
    ).split()
) | {stem(word) for word in SPEAKING_FORMS}
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-ZÀ-Þ][\w’'-]+")


def check(statement: str, cited: Sequence[Source], embedder: Embedder) -> Verdict:
    """Return whether a statement is borne out by what it cites.

    Strict: what is not found borne out is taken for not borne out.

    Args:
        statement: One sentence that a language model wrote.
        cited: The sentences that it cites.
        embedder: For words that the sources say otherwise.
    """
    if not cited:
        return Verdict(False, (Fault.NO_CITATION,), 0.0)
    said = " ".join(one.text for one in cited)
    about = " ".join(
        f"{one.who} {one.speaker} {one.role} {SIDES[one.side]} {state_name(one.state or '')} {one.place}"
        for one in cited
    )
    faults = [*attribution_faults(statement, cited), *voice_faults(statement, cited)]
    if not numbers(statement) <= numbers(said):
        faults.append(Fault.NUMBER)
    if not months(statement) <= months(said):
        faults.append(Fault.DATE)
    if _names(statement) - _names(f"x {said}") - set(words(said)) - set(words(about)):
        faults.append(Fault.NAME)
    own = _stems(statement)
    near = _aligned(own, said)
    if denies(statement) != denies(near):
        faults.append(Fault.NEGATION)
    faults += _quantity_faults(statement, near, said)
    if contrary(own, _stems(near)):
        faults.append(Fault.CONTRARY)
    known = _stems(said) | _stems(about) | _REPORTING
    missing = own - known
    support = 1 - len(missing) / max(1, len(own))
    if not own - _REPORTING or (missing and not _near(statement, missing, said, embedder)):
        faults.append(Fault.CONTENT)
    return Verdict(not faults, tuple(dict.fromkeys(faults)), support)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text) if word not in EMPTY and not word.isdigit()}


def _names(text: str) -> set[str]:
    return {
        folded for name in _NAME.findall(text) for folded in words(name) if folded not in EMPTY
    } | {mention.code for mention in find_states(text)}


def _aligned(own: set[str], said: str) -> str:
    """Return the clauses of the sources that share a content word with a statement."""
    found = [clause for clause in _CLAUSES.split(said) if own & _stems(clause)]
    return " , ".join(found) or said


def _quantity_faults(statement: str, near: str, said: str) -> list[Fault]:
    given, wanted = quantities(near), quantities(statement)
    if not (wanted - {"some"}) <= quantities(said) or ({"most", "only"} & given) - wanted:
        return [Fault.QUANTITY]
    if "some" in wanted and "all" in given and "some" not in given:
        return [Fault.QUANTITY]
    if "all" in wanted and "all" not in given:
        return [Fault.QUANTITY]
    if numbers(statement) and bounds(statement) != bounds(near):
        return [Fault.QUANTITY]
    return []


def _near(statement: str, missing: set[str], said: str, embedder: Embedder) -> bool:
    """Tell whether each word that the sources do not have comes near to one that they have."""
    lost = sorted({word for word in words(statement) if stem(word) in missing})
    if len(lost) > 3:
        return False
    have = sorted({word for word in words(said) if word not in EMPTY and not word.isdigit()})
    if not have:
        return False
    vectors = embedder.embed([*lost, *have, statement, said])
    first, last = len(lost), len(lost) + len(have)
    nearest = (vectors[:first] @ vectors[first:last].T).max(axis=1)
    alike = float(vectors[last] @ vectors[last + 1])
    return bool(np.all(nearest >= _NEAR)) and alike >= _LEAST_ALIKE
