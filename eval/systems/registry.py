"""Systems by the names that choose them."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eval.errors import NotInstalledError
from eval.systems import System
from eval.systems.generated import Generated
from eval.systems.llamaindex import (
    LlamaIndexBaseline,
    split_by_paragraph,
    split_by_passage,
    split_by_tokens,
)
from eval.systems.on_the_record import OnTheRecord
from eval.systems.run_file import RunFile
from index.embedding.embedder import Embedder
from index.errors import FileError

SYSTEMS: dict[str, Callable[[Embedder], System]] = {
    "answers": lambda embedder: OnTheRecord(embedder, answers=True),
    "retrieval": lambda embedder: OnTheRecord(embedder, answers=False),
    "answers-uncrossed": lambda embedder: OnTheRecord(embedder, answers=True, cross_encoder=False),
    "answers-plain": lambda embedder: OnTheRecord(embedder, answers=True, late_interaction=False),
    "retrieval-plain": lambda embedder: OnTheRecord(
        embedder, answers=False, late_interaction=False
    ),
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
"""Ours, also without the cross-encoder, or late interaction, and the baselines; all share the
embedding model."""

VARIANT_OF = {
    "answers-uncrossed": "answers",
    "answers-plain": "answers",
    "retrieval-plain": "retrieval",
}
"""Systems that are another one with a part left out."""

BY_MODEL: dict[str, Callable[[Embedder], System]] = {"generated": Generated}
"""Ours with the language model of the settings: run only where it is named, since it may cost."""


@dataclass(frozen=True, slots=True)
class Other:
    """A system of a library of the optional extra ``others``.

    Attributes:
        make: The system, given the shared embedding model; imports the library.
        needs: Modules of the library without which it cannot be made.
    """

    make: Callable[[Embedder], System]
    needs: tuple[str, ...]

    @property
    def installed(self) -> bool:
        """Return whether the library is there; it is not imported to find out."""
        return all(importlib.util.find_spec(module) for module in self.needs)


def _langchain(embedder: Embedder) -> System:
    from eval.systems.langchain import LangChain

    return LangChain(embedder)


def _haystack(embedder: Embedder) -> System:
    from eval.systems.haystack import Haystack

    return Haystack(embedder)


def _txtai(embedder: Embedder) -> System:
    from eval.systems.txtai import Txtai

    return Txtai(embedder)


OTHERS: dict[str, Other] = {
    "langchain": Other(_langchain, ("langchain_chroma", "langchain_text_splitters")),
    "haystack": Other(_haystack, ("haystack",)),
    "txtai": Other(_txtai, ("txtai", "faiss")),
}
"""Further baselines, run where their library is installed."""


def default_systems() -> list[str]:
    """Return the names of all systems that can be run here without a language model."""
    return [*SYSTEMS, *(name for name, other in OTHERS.items() if other.installed)]


def make_system(name: str, embedder: Embedder) -> System:
    """Make a system by its name; "run:path" is a run in TREC's form.

    Raises:
        FileError: If there is no such system.
        NotInstalledError: If its library is not installed.
        ModelSettingsError: If it needs a language model and none can be used by the settings.
    """
    key, _, path = name.partition(":")
    if key == "run" and path:
        return RunFile(Path(path))
    if name in SYSTEMS:
        return SYSTEMS[name](embedder)
    if name in BY_MODEL:
        return BY_MODEL[name](embedder)
    if name not in OTHERS:
        known = ", ".join((*SYSTEMS, *BY_MODEL, *OTHERS))
        raise FileError(name, f"no such system. There are: {known}, run:FILE.")
    if not OTHERS[name].installed:
        raise NotInstalledError(name, "others")
    return OTHERS[name].make(embedder)
