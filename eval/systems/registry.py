"""Systems by the names that choose them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from eval.systems import System
from eval.systems.llamaindex import (
    LlamaIndexBaseline,
    split_by_paragraph,
    split_by_passage,
    split_by_tokens,
)
from eval.systems.on_the_record import OnTheRecord
from eval.systems.run_file import RunFile
from index.embedding import Embedder
from index.errors import FileError

SYSTEMS: dict[str, Callable[[Embedder], System]] = {
    "answers": lambda embedder: OnTheRecord(embedder, answers=True),
    "retrieval": lambda embedder: OnTheRecord(embedder, answers=False),
    "starter": lambda embedder: LlamaIndexBaseline(
        "default chunks", embedder, split_by_tokens(None), dense=True, lexical=False
    ),
    "tuned": lambda embedder: LlamaIndexBaseline(
        "256-token chunks", embedder, split_by_tokens(256), dense=True, lexical=False
    ),
    "hybrid": lambda embedder: LlamaIndexBaseline(
        "256-token chunks", embedder, split_by_tokens(256), dense=True, lexical=True
    ),
    "hybrid-paragraphs": lambda embedder: LlamaIndexBaseline(
        "paragraphs", embedder, split_by_paragraph, dense=True, lexical=True
    ),
    "hybrid-passages": lambda embedder: LlamaIndexBaseline(
        "passages", embedder, split_by_passage, dense=True, lexical=True
    ),
    "bm25": lambda embedder: LlamaIndexBaseline(
        "paragraphs", embedder, split_by_paragraph, dense=False, lexical=True
    ),
}
"""Ours and the baselines; each is made with the shared embedding model."""


def make_system(name: str, embedder: Embedder) -> System:
    """Make a system by its name; "run:path" is a run in TREC's form.

    Raises:
        FileError: If there is no such system.
    """
    key, _, path = name.partition(":")
    if key == "run" and path:
        return RunFile(Path(path))
    if name not in SYSTEMS:
        raise FileError(name, f"no such system. There are: {', '.join(SYSTEMS)}, run:FILE.")
    return SYSTEMS[name](embedder)
