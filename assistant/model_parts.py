"""What a language model does here, where one is set up. Where none is, nothing of it is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answers import Draft
from assistant.errors import ModelSettingsError
from index.embedding.embedder import Embedder
from index.settings import Settings

if TYPE_CHECKING:
    from assistant.answering.answerer import Answerer, Found
    from assistant.generating.choosing import Chooser
    from assistant.generating.ledger_judging import LedgerJudge
    from assistant.generating.models import Model
    from assistant.generating.opening import LlamaIndexModel
    from assistant.generating.writing import Writer


@dataclass(frozen=True, slots=True)
class ModelParts:
    """What a language model does; each None where it does not do that.

    Attributes:
        writer: Writes answers.
        chooser: Names the record's sentences that answer.
        judge: Judges ledgers; whatever else it does, it can do that.
        unusable: Why a model that is set up cannot be used; empty where it can, or none is.
    """

    writer: Writer | None = None
    chooser: Chooser | None = None
    judge: LedgerJudge | None = None
    unusable: str = ""

    @property
    def model(self) -> Model | None:
        """The language model itself; None where there is none."""
        return self.judge.model if self.judge else None

    def write(self, found: Found, answerer: Answerer) -> Iterator[Draft]:
        """Yield an answer as the model chooses and writes it; one draft only where it does neither.

        Args:
            found: The answer in the record's own words, and what that rests on.
            answerer: Which made it.
        """
        if found.paragraphs and self.chooser is not None:
            found = yield from self.chooser.choose(found, answerer)
        report = found.answer.report
        left = report is not None and not report.chose  # Why it chose nothing is told with it.
        if self.writer is None or not found.paragraphs or found.answer.abstained or left:
            yield Draft(found.answer)
            return
        states = answerer.weigher.states_of(found.paragraphs)
        for draft in self.writer.write(found.query, found.paragraphs, states, found.answer):
            counted = draft.answer.counting(report) if report else None
            yield replace(draft, answer=counted) if counted else draft


NO_MODEL = ModelParts()


def open_parts(
    settings: Settings, embedder: Embedder, model: Model | LlamaIndexModel | None
) -> ModelParts:
    """Return what a language model does.

    Args:
        settings: What it may do, where its spending is counted, and which it is by default.
        embedder: For the meaning of what it writes.
        model: Ours or LlamaIndex's; by default the one of the settings.
    """
    if model is None and not settings.model.strip():
        return NO_MODEL
    from assistant.generating.opening import open_given
    from assistant.ledger.judgements import FOLDER

    try:
        opened = open_given(settings, model)
        if opened is None:
            return NO_MODEL
        return ModelParts(
            opened.writer(embedder) if settings.model_task != "choose" else None,
            opened.chooser() if settings.model_task != "write" else None,
            opened.judge(settings.store / FOLDER),
        )
    except ModelSettingsError as error:
        return ModelParts(unusable=str(error))
