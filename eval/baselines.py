"""What people would use instead: LlamaIndex in its usual set-ups, and BM25, on the same weights.

Every baseline gets the same documents and the same embedding model, and gives spans of the
documents, so that its figures stand beside ours.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

import chromadb
from chromadb.config import Settings as ChromaSettings
from llama_index.core import Document as LlamaDocument
from llama_index.core import StorageContext, VectorStoreIndex
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.retrievers.fusion_retriever import FUSION_MODES
from llama_index.core.schema import BaseNode, TextNode
from llama_index.retrievers.bm25 import BM25Retriever
from llama_index.vector_stores.chroma import ChromaVectorStore
from pydantic import PrivateAttr

from eval.benchmark import EvalDocument, Span, Topic
from eval.systems import DEPTH, OnTheRecord, Response, System
from index.embedding import Embedder

Splitter = Callable[[Sequence[EvalDocument]], list[BaseNode]]


class SharedEmbedding(BaseEmbedding):
    """Our embedding model as LlamaIndex wants it, so that all systems share the weights."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.name)
        self._embedder = embedder

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embeddings([query])[0]

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._embedder.embed(texts).tolist()
        return vectors

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def split_by_tokens(tokens: int | None) -> Splitter:
    """Return LlamaIndex's SentenceSplitter; None for its own defaults (1,024, overlap 200)."""
    splitter = SentenceSplitter(chunk_size=tokens, chunk_overlap=20) if tokens else None

    def split(documents: Sequence[EvalDocument]) -> list[BaseNode]:
        given = [LlamaDocument(text=one.text, id_=one.id) for one in documents]
        return list((splitter or SentenceSplitter()).get_nodes_from_documents(given))

    return split


def split_by_paragraph(documents: Sequence[EvalDocument]) -> list[BaseNode]:
    """Return a node for each line of the documents."""
    return [
        TextNode(
            text=document.text[span.start : span.end],
            start_char_idx=span.start,
            end_char_idx=span.end,
            metadata={"document": document.id},
            excluded_embed_metadata_keys=["document"],
        )
        for document in documents
        for span in document.paragraphs()
    ]


class LlamaIndexBaseline:
    """LlamaIndex over nodes: dense in Chroma, BM25, or both fused by reciprocal ranks.

    Args:
        name: As shown in tables.
        embedder: The embedding model, shared by all systems.
        split: Documents to nodes.
        dense: Whether to rank by meaning.
        lexical: Whether to rank by words.
    """

    answers = False

    def __init__(
        self, name: str, embedder: Embedder, split: Splitter, *, dense: bool, lexical: bool
    ) -> None:
        self.name = name
        self._embedding = SharedEmbedding(embedder)
        self._split, self._dense, self._lexical = split, dense, lexical
        self._retriever: BaseRetriever | None = None

    def index(self, documents: Sequence[EvalDocument]) -> None:
        """Split and index the documents."""
        nodes = self._split(documents)
        depth = min(DEPTH, len(nodes))
        parts: list[BaseRetriever] = []
        if self._dense:
            parts.append(self._vector_index(nodes).as_retriever(similarity_top_k=depth))
        if self._lexical:
            parts.append(BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=depth))
        self._retriever = parts[0]
        if len(parts) > 1:
            self._retriever = QueryFusionRetriever(
                parts,
                llm=MockLLM(),
                num_queries=1,
                mode=FUSION_MODES.RECIPROCAL_RANK,
                similarity_top_k=depth,
                use_async=False,
            )

    def _vector_index(self, nodes: list[BaseNode]) -> VectorStoreIndex:
        client = chromadb.EphemeralClient(ChromaSettings(anonymized_telemetry=False))
        collection = client.create_collection(
            uuid.uuid4().hex, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        store: Any = ChromaVectorStore(chroma_collection=collection)
        context = StorageContext.from_defaults(vector_store=store)
        return VectorStoreIndex(nodes, storage_context=context, embed_model=self._embedding)

    def respond(self, topic: Topic) -> Response:
        """Rank for the question by itself: without a language model there is no conversation."""
        assert self._retriever is not None  # noqa: S101
        return Response(
            tuple(
                Span(
                    str(found.node.metadata.get("document") or found.node.ref_doc_id),
                    int(found.node.start_char_idx),  # type: ignore[attr-defined]
                    int(found.node.end_char_idx),  # type: ignore[attr-defined]
                )
                for found in self._retriever.retrieve(topic.question)
            )
        )

    def close(self) -> None:
        """Let go of the index."""
        self._retriever = None


SYSTEMS: dict[str, Callable[[Embedder], System]] = {
    "answers": lambda embedder: OnTheRecord(embedder, answers=True),
    "retrieval": lambda embedder: OnTheRecord(embedder, answers=False),
    "starter": lambda embedder: LlamaIndexBaseline(
        "LlamaIndex starter", embedder, split_by_tokens(None), dense=True, lexical=False
    ),
    "tuned": lambda embedder: LlamaIndexBaseline(
        "LlamaIndex 256 tokens", embedder, split_by_tokens(256), dense=True, lexical=False
    ),
    "hybrid": lambda embedder: LlamaIndexBaseline(
        "LlamaIndex hybrid 256", embedder, split_by_tokens(256), dense=True, lexical=True
    ),
    "hybrid-paragraphs": lambda embedder: LlamaIndexBaseline(
        "LlamaIndex hybrid paragraphs", embedder, split_by_paragraph, dense=True, lexical=True
    ),
    "bm25": lambda embedder: LlamaIndexBaseline(
        "BM25 paragraphs", embedder, split_by_paragraph, dense=False, lexical=True
    ),
}
"""Systems by the name that chooses them; each is made with the shared embedding model."""
