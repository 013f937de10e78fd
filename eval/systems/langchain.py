"""LangChain as its retrieval tutorial sets it up: chunks of 1,000 characters in Chroma."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import chromadb
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_text_splitters import RecursiveCharacterTextSplitter

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.systems import DEPTH, Response
from eval.systems.origin import library_version, origin
from index.embedding.embedder import Embedder

_SIZE, _OVERLAP = 1000, 200
"""Characters of a chunk and of what two neighbours share, as in LangChain's tutorials."""


class SharedEmbedding:
    """Our embedding model with the methods that LangChain calls."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text."""
        vectors: list[list[float]] = self._embedder.embed(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return self.embed_documents([text])[0]


class LangChain:
    """Chunks of RecursiveCharacterTextSplitter, ranked by meaning.

    Args:
        embedder: The embedding model, shared by all systems.
    """

    answers = False

    def __init__(self, embedder: Embedder) -> None:
        version = library_version("langchain-core")
        self.fingerprint = f"langchain {version} {_SIZE} {_OVERLAP} {embedder.name}"
        libraries = ("langchain-core", "langchain-chroma", "langchain-text-splitters")
        self.origin = origin(type(self), embedder, libraries=libraries)
        self._embedding = SharedEmbedding(embedder)
        self._store: Any = None

    def prepare(self, benchmark: Benchmark) -> None:
        """Do nothing: what is asked is not known beforehand."""

    def index(self, documents: Sequence[EvalDocument], folder: Path) -> int:
        """Split the documents and put the chunks into Chroma."""
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=_SIZE, chunk_overlap=_OVERLAP, add_start_index=True
        )
        chunks = splitter.create_documents(
            [one.text for one in documents], [{"document": one.id} for one in documents]
        )
        Chroma.from_documents(chunks, self._embedding, client=_client(folder))
        return len(chunks)

    def open(self, documents: Sequence[EvalDocument], folder: Path) -> None:  # noqa: ARG002
        """Open what lies in the folder."""
        self._store = Chroma(client=_client(folder), embedding_function=self._embedding)

    def respond(self, topic: Topic) -> Response:
        """Rank for the question by itself: without a language model there is no conversation."""
        found = self._store.similarity_search(topic.question, k=DEPTH)
        return Response(tuple(_span(chunk) for chunk in found))

    def close(self) -> None:
        """Let go of the index."""
        self._store = None


def _span(chunk: Any) -> Span:
    start = int(chunk.metadata["start_index"])
    return Span(str(chunk.metadata["document"]), start, start + len(chunk.page_content))


def _client(folder: Path) -> Any:
    settings = ChromaSettings(anonymized_telemetry=False)
    return chromadb.PersistentClient(str(folder / "chroma"), settings)
