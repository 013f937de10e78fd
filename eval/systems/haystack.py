"""Haystack as its tutorial on hybrid retrieval sets it up: BM25 and meaning, ranks fused.

Components are called one after another, as a pipeline would: the tutorial's ranker is left out,
since it is a model of its own, and no other system has one.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

# Haystack reads this once, when it is imported, and otherwise sends usage statistics.
os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

from haystack import Document
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.systems import DEPTH, Response
from eval.systems.origin import library_version, origin
from index.embedding.embedder import Embedder


class Haystack:
    """DocumentSplitter's 200 words, its default, ranked by reciprocal rank fusion.

    Args:
        embedder: The embedding model, shared by all systems.
    """

    answers = False

    def __init__(self, embedder: Embedder) -> None:
        version = library_version("haystack-ai")
        self.fingerprint = f"haystack {version} default chunks {embedder.name}"
        self.origin = origin(type(self), embedder, libraries=("haystack-ai",))
        self._embedder = embedder
        self._lexical: Any = None
        self._dense: Any = None
        self._joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=DEPTH)

    def prepare(self, benchmark: Benchmark) -> None:
        """Do nothing: what is asked is not known beforehand."""

    def index(self, documents: Sequence[EvalDocument], folder: Path) -> int:
        """Split the documents, embed the chunks, and write both to the folder."""
        given = [Document(content=one.text, meta={"document": one.id}) for one in documents]
        chunks = DocumentSplitter().run(documents=given)["documents"]
        vectors = self._embedder.embed([chunk.content for chunk in chunks]).tolist()
        store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        store.write_documents(
            [
                Document(content=chunk.content, meta=chunk.meta, embedding=vector)
                for chunk, vector in zip(chunks, vectors, strict=True)
            ]
        )
        store.save_to_disk(str(folder / "documents.json"))
        return len(chunks)

    def open(self, documents: Sequence[EvalDocument], folder: Path) -> None:  # noqa: ARG002
        """Make both retrievers of what lies in the folder."""
        store = InMemoryDocumentStore.load_from_disk(str(folder / "documents.json"))
        self._lexical = InMemoryBM25Retriever(store, top_k=DEPTH)
        self._dense = InMemoryEmbeddingRetriever(store, top_k=DEPTH)

    def respond(self, topic: Topic) -> Response:
        """Rank for the question by itself: without a language model there is no conversation."""
        vector = self._embedder.embed([topic.question])[0].tolist()
        rankings = [
            self._lexical.run(query=topic.question)["documents"],
            self._dense.run(query_embedding=vector)["documents"],
        ]
        found = self._joiner.run(documents=rankings)["documents"]
        return Response(tuple(_span(chunk) for chunk in found))

    def close(self) -> None:
        """Let go of the index."""
        self._lexical = self._dense = None


def _span(chunk: Any) -> Span:
    start = int(chunk.meta["split_idx_start"])
    return Span(str(chunk.meta["document"]), start, start + len(chunk.content))
