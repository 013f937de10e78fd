"""This project's answers as a language model writes them, under the guard."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant import Answer, Written
from assistant.errors import ContextTooSmallError, ModelSettingsError
from assistant.generating.models import Message, open_model
from eval.benchmark import EvalDocument, Topic
from eval.systems import Response
from eval.systems.on_the_record import OnTheRecord
from index.embedding.embedder import Embedder
from index.settings import Settings


class Generated(OnTheRecord):
    """Whole answers, written by the language model of the settings as far as they are borne out.

    The index is that of the answers in the record's own words. A spending limit is counted in the
    store of the index, as the product counts it in the store that is asked.

    Args:
        embedder: The embedding model, shared by all systems.

    Raises:
        ModelSettingsError: If the settings name no language model, or it cannot be used by them.
    """

    def __init__(self, embedder: Embedder) -> None:
        settings = Settings()
        # The assistant would tell each asker and go on in the record's words; a run must not.
        if open_model(settings) is None:
            raise ModelSettingsError(
                "The system 'generated' needs a language model. Set ONTHERECORD_MODEL, and "
                "ONTHERECORD_MODEL_ADDRESS or ONTHERECORD_MODEL_KEY (docs/language-models.md)."
            )
        super().__init__(embedder, answers=True, settings=settings)
        self._folder = settings.store

    def open(self, documents: Sequence[EvalDocument], folder: Path) -> None:
        """Open the store and find where its records lie in the documents."""
        self._folder = folder / "store"
        super().open(documents, folder)

    def respond(self, topic: Topic) -> Response:
        """Ask as a user would, and keep what stood while the answer was written.

        Raises:
            ModelError: If the model was not heard of at all, and is not when it is asked again.
        """
        assert self._assistant is not None  # noqa: S101
        conversation = self._assistant.conversation()
        for question in topic.before:
            conversation.ask(question)
        stood: list[Written] = []
        for piece in conversation.stream(topic.question):
            if isinstance(piece, Written) and piece.statement.by_model:
                stood.append(piece)
        answer = conversation.exchanges[-1][1]
        self._insist(answer)
        response = self._response(answer)
        if answer.report is None or not answer.report.extractive:
            return response
        withdrawn = tuple((one.statement.text, tuple(one.citations)) for one in stood)
        return replace(response, withdrawn=withdrawn)

    def _insist(self, answer: Answer) -> None:
        """See that a model of which nothing was heard is there: else the run is not of its answers.

        Raises:
            ModelError: If it is not.
        """
        report = answer.report
        if report is None or not report.extractive or report.tokens_in or report.tokens_out:
            return
        model = open_model(self._settings.model_copy(update={"store": self._folder}))
        assert model is not None  # noqa: S101
        try:
            deque(model.stream([Message("user", "Say yes.")]), maxlen=0)
        except ContextTooSmallError:
            return  # It is there; the settings give it no room, which users are told as well.
