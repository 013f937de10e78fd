"""Any model that sentence-transformers can run, by its name or folder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from threading import Lock
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from torch import Tensor

from index.embedding.precision import computes_in_bfloat16


class NamedModel:
    """A model of sentence-transformers, ready to read texts. Safe to use from several threads.

    Args:
        name: Its name or folder.

    Attributes:
        device, limit, dimensions, tokenizer: As of :class:`~index.embedding.minilm.MiniLM`; the
            limit may be None, and the tokenizer is asked for only where single tokens are read.

    Raises:
        OSError, ValueError, RuntimeError, ImportError: If it cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        self._model = SentenceTransformer(name)
        self._tokenizing = Lock()  # The tokenizer is told how to cut and to pad, and then asked.
        self.device: torch.device = self._model.device
        self.limit: int | None = self._model.get_max_seq_length()
        self.dimensions = int(self._model.get_embedding_dimension() or 0)
        self._prompt = self._model.prompts.get(self._model.default_prompt_name or "")

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """Gives the tokens of a text, whole; of the model's own kind, and nobody else's."""
        own = Tokenizer.from_str(self._model.tokenizer.backend_tokenizer.to_str())
        own.no_truncation()
        own.no_padding()
        return own

    def count(self, text: str) -> int:
        """Return how many tokens a text has, those that mark its ends among them."""
        with self._tokenizing:
            found = self._model.tokenizer(text, truncation=False, verbose=False)["input_ids"]
        return len(found)

    def features(self, texts: Sequence[str]) -> dict[str, Any]:
        """Return texts as the model wants them."""
        with self._tokenizing:
            found: dict[str, Any] = self._model.preprocess(list(texts), prompt=self._prompt)
        return found

    def vectors(self, features: dict[str, Any], *, fast: bool) -> Tensor:
        """Return unit vectors, as :meth:`~index.embedding.minilm.MiniLM.vectors` does."""
        given = {
            name: value.to(self.device) if isinstance(value, Tensor) else value
            for name, value in features.items()
        }
        with torch.inference_mode(), self._precision(fast=fast):
            found = self._model(given)["sentence_embedding"].float()
            return torch.nn.functional.normalize(found, dim=-1)

    def states(self, ids: Tensor, mask: Tensor, *, fast: bool) -> Tensor:
        """Return the last states of tokens, as the packaged model does."""
        network: Any = self._model[0].auto_model
        with torch.inference_mode(), self._precision(fast=fast):
            states: Tensor = network(input_ids=ids, attention_mask=mask).last_hidden_state
            return states.float()

    def _precision(self, *, fast: bool) -> AbstractContextManager[None]:
        enabled = fast and computes_in_bfloat16(self.device)
        return torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=enabled)
