"""Checking a statement against what it cites: who, what, how many, whether or not."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from assistant.grounding.attribution import attribution_faults, sources_of_actors
from assistant.grounding.comparisons import comparisons_hold
from assistant.grounding.conditions import conditions_hold
from assistant.grounding.content import content_features, load_content_model, own_words
from assistant.grounding.denials import denials_hold
from assistant.grounding.figures_said import dates_hold, numbers_hold
from assistant.grounding.limbs import values_stand_with_their_own
from assistant.grounding.modality import modality_holds
from assistant.grounding.names import names_hold
from assistant.grounding.numerals import numerals_hold
from assistant.grounding.polarity import direction_holds, negation_holds
from assistant.grounding.pronouns import pronouns_hold
from assistant.grounding.quantities import quantities_hold
from assistant.grounding.roles import roles_hold
from assistant.grounding.tellers import tellers_hold
from assistant.grounding.times import times_hold
from assistant.grounding.undone import done_holds
from assistant.grounding.verdicts import Fault, Verdict
from assistant.sources import Source, bare_source
from index.embedding.embedder import Embedder


def check(statement: str, cited: Sequence[Source], embedder: Embedder) -> Verdict:
    """Return whether a statement is borne out by what it cites.

    Strict: what is not found borne out is taken for not borne out.

    Args:
        statement: One sentence that a language model wrote, without its citation numbers.
        cited: The sentences that it cites.
        embedder: Lends the checker its words, where it is the default one.
    """
    if not cited:
        return Verdict(False, (Fault.NO_CITATION,), 0.0)
    spoken = sources_of_actors(statement, cited)
    if spoken is None:
        return Verdict(False, (Fault.SIDE,), 0.0)
    cited = spoken  # What others said bears nothing out of whom the statement names.
    faults = rule_faults(statement, cited)
    if not _scripts(statement) <= _scripts(_told(cited)) or not own_words(statement, cited):
        faults.append(Fault.CONTENT)  # "The answer is:" says nothing that could be borne out.
    elif _asks(statement) and not any(_asks(one.text) for one in cited):
        faults.append(Fault.CONTENT)  # Nor does the question said again.
    if faults:
        return Verdict(False, tuple(faults), 0.0)
    model = load_content_model()
    support = model.support(content_features(statement, cited, embedder))
    if support < model.enough:
        return Verdict(False, (Fault.CONTENT,), support)
    return Verdict(True, (), support)


def load_models(embedder: Embedder) -> None:
    """Load all that the guard reads with, which otherwise its first statement waits for.

    Args:
        embedder: As for :func:`check`.
    """
    source = bare_source("Wardens had struck detainees.")
    check("Guards had beaten prisoners.", [source], embedder)


def _told(cited: Sequence[Source]) -> str:
    return " ".join(f"{one.who} {one.text}" for one in cited)


def _asks(text: str) -> bool:
    return text.rstrip(" \"'”’)").endswith("?")


def _scripts(text: str) -> set[str]:
    """Return the scripts of a text's letters: "LATIN", "CJK", ..."""
    return {unicodedata.name(one, "").split(" ")[0] for one in text if one.isalpha()}


def rule_faults(statement: str, cited: Sequence[Source]) -> list[Fault]:
    """Return what is found by rules alone: all but whether the words are borne out."""
    said = " ".join(one.text for one in cited)
    faults = attribution_faults(statement, cited)
    if not faults and not tellers_hold(statement, cited):
        faults.append(Fault.SPEAKER)
    holds = {
        Fault.NAME: names_hold(statement, cited) and pronouns_hold(statement, cited),
        Fault.NUMBER: numbers_hold(statement, said)
        and numerals_hold(statement, said)
        and values_stand_with_their_own(statement, [one.text for one in cited]),
        Fault.DATE: dates_hold(statement, said) and times_hold(statement, said),
        Fault.NEGATION: negation_holds(statement, said) and denials_hold(statement, said),
        Fault.QUANTITY: quantities_hold(statement, said),
        Fault.DIRECTION: direction_holds(statement, said) and comparisons_hold(statement, said),
        Fault.ROLES: roles_hold(statement, [one.text for one in cited]),
        Fault.CONDITION: conditions_hold(statement, [one.text for one in cited]),
        Fault.MODALITY: modality_holds(statement, list(cited)) and done_holds(statement, said),
    }
    return faults + [fault for fault, held in holds.items() if not held]
