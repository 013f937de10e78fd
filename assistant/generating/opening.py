"""The writer of an assistant: which model writes, and by what is judged what it wrote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, cast

from assistant.answers import Source
from assistant.generating.models import Model, open_model, wrap
from assistant.generating.writing import Writer
from assistant.grounding import check, describe
from index.embedding import Embedder
from index.settings import Settings


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
        verdict = check(statement, cited, embedder)
        return "" if verdict.borne_out else describe(verdict)

    return Writer(model, judge)


def _model(settings: Settings, given: Model | LlamaIndexModel | None) -> Model | None:
    if given is None:
        return open_model(settings)
    # Both have a method "stream", of another meaning: only LlamaIndex's has this one.
    if hasattr(given, "stream_chat"):
        return wrap(cast("Any", given))
    return given
