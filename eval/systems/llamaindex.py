"""LlamaIndex in its usual set-ups, and its BM25, on the same embedding weights.

Every baseline gets the same documents and the same embedding model, and gives spans of the
documents, so that its figures stand beside ours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
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
from llama_index.core.storage.docstore import SimpleDocumentStore
from llama_index.retrievers.bm25 import BM25Retriever
from llama_index.vector_stores.chroma import ChromaVectorStore
from pydantic import PrivateAttr

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.systems import DEPTH, Response
from eval.systems.origin import digest_of_package, library_version, origin
from eval.systems.units import Unit, paragraph_units, passage_units
from index.embedding.embedder import Embedder
from index.settings import Settings

Splitter = Callable[[Sequence[EvalDocument]], list[BaseNode]]
_LIBRARIES = (
    "llama-index-core",
    "llama-index-retrievers-bm25",
    "llama-index-vector-stores-chroma",
    "bm25s",
)


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
    """Return a node for each of our paragraphs, see :func:`eval.systems.units.paragraph_units`."""
    return [_node(unit) for document in documents for unit in paragraph_units(document)]


def split_by_passage(documents: Sequence[EvalDocument]) -> list[BaseNode]:
    """Return a node for each of our passages, the units that our own retrieval ranks."""
    return [_node(unit) for document in documents for unit in passage_units(document)]


def _node(unit: Unit) -> BaseNode:
    return TextNode(
        text=unit.text,
        start_char_idx=unit.span.start,
        end_char_idx=unit.span.end,
        metadata={"document": unit.span.document},
        excluded_embed_metadata_keys=["document"],
    )


class LlamaIndexBaseline:
    """LlamaIndex over nodes: dense in Chroma, BM25, or both fused by reciprocal ranks.

    Args:
        units: How documents are split, in a word; part of the fingerprint.
        embedder: The embedding model, shared by all systems.
        split: Documents to nodes.
        dense: Whether to rank by meaning.
        lexical: Whether to rank by words.
    """

    answers = False

    def __init__(
        self, units: str, embedder: Embedder, split: Splitter, *, dense: bool, lexical: bool
    ) -> None:
        version = library_version(_LIBRARIES[0])
        ours = digest_of_package("index")  # It splits paragraphs and passages.
        tokens = Settings().passage_tokens
        self.fingerprint = f"llama-index {version} {units} {ours} {tokens} {dense} {embedder.name}"
        self.origin = origin(
            type(self),
            embedder,
            libraries=_LIBRARIES,
            settings={
                "passage_tokens": tokens,
                "chunks": units,
                "by meaning": dense,
                "by words": lexical,
            },
        )
        self._embedding = SharedEmbedding(embedder)
        self._split, self._dense, self._lexical = split, dense, lexical
        self._retriever: BaseRetriever | None = None

    def prepare(self, benchmark: Benchmark) -> None:
        """Do nothing: what is asked is not known beforehand."""

    def index(self, documents: Sequence[EvalDocument], folder: Path) -> int:
        """Split the documents, embed the nodes, and write both to the folder."""
        nodes = self._split(documents)
        kept = SimpleDocumentStore()
        kept.add_documents(nodes)
        kept.persist(str(folder / "nodes.json"))
        if self._dense:
            context = StorageContext.from_defaults(vector_store=_vector_store(folder))
            VectorStoreIndex(nodes, storage_context=context, embed_model=self._embedding)
        return len(nodes)

    def open(self, documents: Sequence[EvalDocument], folder: Path) -> None:  # noqa: ARG002
        """Make the retriever of what lies in the folder."""
        kept = SimpleDocumentStore.from_persist_path(str(folder / "nodes.json"))
        nodes = list(kept.docs.values())
        depth = min(DEPTH, len(nodes))
        parts: list[BaseRetriever] = []
        if self._dense:
            store = _vector_store(folder)
            index = VectorStoreIndex.from_vector_store(store, embed_model=self._embedding)
            parts.append(index.as_retriever(similarity_top_k=depth))
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


def index_in_memory(texts: Sequence[str], embedder: Embedder) -> None:
    """Index texts as LlamaIndex's starter does, in memory, and let go of the index."""
    nodes: list[BaseNode] = [TextNode(text=text) for text in texts]
    VectorStoreIndex(nodes, embed_model=SharedEmbedding(embedder))


def _vector_store(folder: Path) -> Any:
    client = chromadb.PersistentClient(
        str(folder / "chroma"), ChromaSettings(anonymized_telemetry=False)
    )
    collection = client.get_or_create_collection(
        "nodes", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    return ChromaVectorStore(chroma_collection=collection)
