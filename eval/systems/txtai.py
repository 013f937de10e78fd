"""txtai's hybrid index, BM25 and meaning with its own weights, over our paragraphs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from txtai import Embeddings

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.systems import DEPTH, Response
from eval.systems.origin import digest_of_package, library_version, origin
from eval.systems.units import paragraph_units
from index.embedding.embedder import Embedder


class Txtai:
    """An index with ``hybrid=True`` and all else as it comes.

    Args:
        embedder: The embedding model, shared by all systems.
    """

    answers = False

    def __init__(self, embedder: Embedder) -> None:
        version = library_version("txtai")
        ours = digest_of_package("index")  # It splits paragraphs.
        self.fingerprint = f"txtai {version} paragraphs {ours} {embedder.name}"
        self.origin = origin(type(self), embedder, libraries=("txtai", "faiss-cpu"))
        self._embed = _function(embedder)
        self._index: Any = None
        self._spans: list[Span] = []

    def prepare(self, benchmark: Benchmark) -> None:
        """Do nothing: what is asked is not known beforehand."""

    def index(self, documents: Sequence[EvalDocument], folder: Path) -> int:
        """Index the paragraphs, and write their places beside the index."""
        units = [unit for document in documents for unit in paragraph_units(document)]
        # "external" takes a plain function and loads no model of its own.
        made = Embeddings({"method": "external", "transform": self._embed, "hybrid": True})
        made.index((number, unit.text, None) for number, unit in enumerate(units))
        made.save(str(folder / "index"))
        made.close()
        places = [[one.span.document, one.span.start, one.span.end] for one in units]
        (folder / "places.json").write_text(json.dumps(places), encoding="utf-8")
        return len(units)

    def open(self, documents: Sequence[EvalDocument], folder: Path) -> None:  # noqa: ARG002
        """Load the index and the places."""
        # A function is not kept with an index: it is given again.
        self._index = Embeddings()
        self._index.load(str(folder / "index"), config={"transform": self._embed})
        places = json.loads((folder / "places.json").read_text(encoding="utf-8"))
        self._spans = [Span(*place) for place in places]

    def respond(self, topic: Topic) -> Response:
        """Rank for the question by itself: without a language model there is no conversation."""
        found = self._index.search(topic.question, DEPTH)
        return Response(tuple(self._spans[int(number)] for number, _ in found))

    def close(self) -> None:
        """Let go of the index."""
        if self._index is not None:
            self._index.close()
        self._index = None


def _function(embedder: Embedder) -> Callable[[Sequence[str]], Any]:
    def embed(texts: Sequence[str]) -> Any:
        return embedder.embed(list(texts))

    return embed
