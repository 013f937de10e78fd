"""The language model of an assistant: what writes its answers, and what judges its ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from assistant.answers import Source
from assistant.errors import ModelError
from assistant.generating.calling import most_written
from assistant.generating.choosing import Chooser
from assistant.generating.evidence import BUDGET
from assistant.generating.models import Model, open_model, wrap
from assistant.generating.writing import SECONDS, Writer
from assistant.grounding import check, describe
from assistant.ledger.judgements import FOLDER, Judgements
from assistant.ledger.judging import LedgerJudge
from index.embedding import Embedder
from index.settings import Settings

_BESIDE_SOURCES = 900
"""Tokens of all that a model is given besides its sources; other models count up to twice ours."""

_UNCHECKED = (
    "What the language model wrote could not be checked ({}): a part of the installation is "
    "missing or does not fit. Install On the Record again."
)


class LlamaIndexModel(Protocol):
    """A language model of LlamaIndex, its ``LLM``, by what is used of it."""

    @property
    def metadata(self) -> Any: ...  # noqa: D102

    def stream_chat(self, messages: Any, **options: Any) -> Any: ...  # noqa: D102


def open_writer(
    settings: Settings, embedder: Embedder, given: Model | LlamaIndexModel | None
) -> Writer | None:
    """Return what has a language model write answers.

    Args:
        settings: Which model that is where none is given.
        embedder: For the guard.
        given: A model of ours, or one of LlamaIndex.

    Returns:
        None where no model is given and the settings name none.

    Raises:
        ModelError: If the model of the settings cannot be used as they are.
    """
    model = _model(settings, given)
    if model is None:
        return None

    def judge(statement: str, cited: Sequence[Source]) -> str:
        try:
            verdict = check(statement, cited, embedder)
        except (ImportError, OSError, RuntimeError, ValueError) as error:
            raise ModelError(_UNCHECKED.format(type(error).__name__)) from error
        return "" if verdict.borne_out else describe(verdict)

    context = settings.model_context if given is None else _context(given)
    budget = BUDGET
    if context is not None:
        budget = max(0, min(BUDGET, context - most_written(context) - _BESIDE_SOURCES))
    return Writer(model, judge, SECONDS + settings.model_seconds, budget)


def open_chooser(settings: Settings, given: Model | LlamaIndexModel | None) -> Chooser | None:
    """Return what has a language model choose the sentences that answer.

    Args:
        settings: Which model that is where none is given.
        given: A model of ours, or one of LlamaIndex.

    Returns:
        None where no model is given and the settings name none.

    Raises:
        ModelError: If the model of the settings cannot be used as they are.
    """
    model = _model(settings, given)
    if model is None:
        return None
    context = settings.model_context if given is None else _context(given)
    return Chooser(model, SECONDS + settings.model_seconds, context)


def open_judge(
    settings: Settings, given: Model | LlamaIndexModel | None, folder: Path | None = None
) -> LedgerJudge | None:
    """Return what has a language model judge ledgers.

    Args:
        settings: Which model that is where none is given.
        given: A model of ours, or one of LlamaIndex.
        folder: Where what it says is kept; by default in the store of the settings.

    Returns:
        None where no model is given and the settings name none.

    Raises:
        ModelError: If the model of the settings cannot be used as they are.
    """
    model = _model(settings, given)
    if model is None:
        return None
    context = settings.model_context if given is None else _context(given)
    kept = Judgements(folder or settings.store / FOLDER)
    return LedgerJudge(model, SECONDS + settings.model_seconds, context, kept)


def _context(given: Model | LlamaIndexModel) -> int | None:
    """Return how many tokens a model takes at once, where it tells."""
    window = getattr(getattr(given, "metadata", None), "context_window", 0)
    return window if isinstance(window, int) and window > 0 else None


def _model(settings: Settings, given: Model | LlamaIndexModel | None) -> Model | None:
    if given is None:
        return open_model(settings)
    # Both have a method "stream", of another meaning: only LlamaIndex's has this one.
    if hasattr(given, "stream_chat"):
        return wrap(cast("Any", given))
    return given
