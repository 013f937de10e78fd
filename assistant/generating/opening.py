"""The language model of an assistant: what writes its answers, and what judges its ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from assistant.errors import ModelError
from assistant.generating.calling import room_for_sentences
from assistant.generating.choosing import Chooser
from assistant.generating.evidence import BUDGET
from assistant.generating.ledger_judging import LedgerJudge
from assistant.generating.models import Model, open_model, wrap
from assistant.generating.writing import SECONDS, Writer
from assistant.grounding import check, describe
from assistant.ledger.judgements import Judgements
from assistant.sources import Source
from index.embedding.embedder import Embedder
from index.settings import Settings

_UNCHECKED = (
    "What the language model wrote could not be checked ({}): a part of the installation is "
    "missing or does not fit. Install On the Record again."
)


class LlamaIndexModel(Protocol):
    """A language model of LlamaIndex, its ``LLM``, by what is used of it."""

    @property
    def metadata(self) -> Any: ...  # noqa: D102

    def stream_chat(self, messages: Any, **options: Any) -> Any: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Opened:
    """A language model that can be spoken to, and what it does.

    Attributes:
        model: The model.
        seconds: How long an answer of it may take.
        context: Tokens that it takes at once; None where that is not known.
    """

    model: Model
    seconds: float
    context: int | None

    def writer(self, embedder: Embedder) -> Writer:
        """Return what has it write answers.

        Args:
            embedder: For the guard.
        """

        def judge(statement: str, cited: Sequence[Source]) -> str:
            try:
                verdict = check(statement, cited, embedder)
            except (ImportError, OSError, RuntimeError, ValueError) as error:
                raise ModelError(_UNCHECKED.format(type(error).__name__)) from error
            return "" if verdict.borne_out else describe(verdict)

        budget = min(BUDGET, room_for_sentences(self.context))
        return Writer(self.model, judge, self.seconds, budget)

    def chooser(self) -> Chooser:
        """Return what has it choose the sentences that answer."""
        return Chooser(self.model, self.seconds, self.context)

    def judge(self, folder: Path) -> LedgerJudge:
        """Return what has it judge ledgers.

        Args:
            folder: Where what it says is kept.
        """
        return LedgerJudge(self.model, self.seconds, self.context, Judgements(folder))


def open_given(settings: Settings, given: Model | LlamaIndexModel | None = None) -> Opened | None:
    """Return the language model that is given, or that of the settings.

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
    return Opened(model, SECONDS + settings.model_seconds, context)


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
