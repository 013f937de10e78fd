"""The same parts for other people's LlamaIndex pipelines: a reader, a node parser, a retriever.

LlamaIndex calls our passage a node. Every node carries who speaks and where as metadata, and its
characters as ``start_char_idx`` and ``end_char_idx`` into the text of the document it came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.node_parser import NodeParser
from llama_index.core.readers.base import BaseReader
from llama_index.core.schema import (
    BaseNode,
    Document,
    NodeRelationship,
    NodeWithScore,
    QueryBundle,
    RelatedNodeInfo,
    TextNode,
)

from index.chunking.passages import split_passages
from index.files.metadata_files import metadata_text
from index.filters import Filters
from index.parsing.corrections import GivenMetadata
from index.parsing.parser import parse
from index.readers import read_document, read_metadata
from index.readers.metadata import understand_metadata
from index.records import Document as RecordDocument
from index.records import DocumentParagraph, Record, Side, Speaker
from index.search.searcher import Hit

_CORRECTIONS = "corrections"
"""Metadata of a document: how speakers and numbers are understood, as a metadata file says it."""
_HIDDEN = ["record_id", "paragraph_index", "start", "end", _CORRECTIONS]
"""Metadata that neither an embedding model nor a language model has any use for."""


class RecordReader(BaseReader):
    """Reads record files as LlamaIndex documents, one a record, their text the record's text."""

    def load_data(
        self, file: Path | str, extra_info: dict[str, Any] | None = None
    ) -> list[Document]:
        """Return one document for a record file.

        Args:
            file: The file; a metadata file beside it is read too.
            extra_info: Further metadata of the document.

        Raises:
            FileError: If it cannot be read.
        """
        path = Path(file)
        given = read_metadata(path) or GivenMetadata()
        record = parse(read_document(path), path.stem, given)
        corrected = metadata_text(
            GivenMetadata(speakers=given.speakers, first_paragraph=given.first_paragraph)
        )
        metadata = {
            "record_id": record.id,
            "symbol": record.metadata.symbol,
            "title": record.metadata.title,
            "body": record.metadata.body,
            "states": list(record.metadata.states),
            "date": record.metadata.date,
            "source": record.source,
            **({_CORRECTIONS: corrected} if corrected else {}),
        }
        return [
            Document(text=record.text, id_=record.id, metadata={**metadata, **(extra_info or {})})
        ]


class RecordNodeParser(NodeParser):
    """Splits documents of records into nodes: whole sentences of one speaker's paragraph.

    Attributes:
        passage_tokens: Most tiktoken tokens in a node.
    """

    passage_tokens: int = 100

    @classmethod
    def class_name(cls) -> str:
        """Return the name LlamaIndex stores the parser under."""
        return "RecordNodeParser"

    def _parse_nodes(
        self,
        nodes: Sequence[BaseNode],
        show_progress: bool = False,  # noqa: ARG002  (the signature is LlamaIndex's)
        **kwargs: Any,  # noqa: ARG002
    ) -> list[BaseNode]:
        return [node for document in nodes for node in self._split(document)]

    def _split(self, document: BaseNode) -> list[BaseNode]:
        record = _record_of(document)
        found: list[BaseNode] = []
        for passage in split_passages(record, self.passage_tokens):
            paragraph = record.paragraphs[passage.paragraph]
            speaker = record.speaker_of(paragraph)
            found.append(
                TextNode(
                    id_=passage.id,
                    text=passage.text,
                    start_char_idx=passage.start,
                    end_char_idx=passage.end,
                    metadata={
                        **document.metadata,
                        **_place(record.id, paragraph.number, paragraph.printed, speaker),
                        "paragraph_index": paragraph.index,
                    },
                    relationships={
                        NodeRelationship.SOURCE: document.as_related_node_info(),
                    },
                    excluded_embed_metadata_keys=_HIDDEN,
                    excluded_llm_metadata_keys=_HIDDEN,
                )
            )
        return found


class Ranks(Protocol):
    """Whatever ranks passages: ``Assistant.searcher``, or the ``searcher`` of a store."""

    def search(self, query: str, k: int = ..., filters: Filters | None = ...) -> list[Hit]:
        """Return the best passages for a query, the best first."""
        ...


class RecordRetriever(BaseRetriever):
    """Our search as a LlamaIndex retriever; a node's ``ref_doc_id`` is the id of its record.

    Args:
        searcher: ``Assistant.open("store/").searcher``, which reads whose words a question asks
            for; or, by words and meaning alone, ``Store("store/").searcher``.
        k: How many nodes a query brings.
        filters: Conditions on record, side, State, speaker and date.
    """

    def __init__(self, searcher: Ranks, k: int = 10, filters: Filters | None = None) -> None:
        super().__init__()
        self._searcher = searcher
        self._k = k
        self._filters = filters

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = []
        for hit in self._searcher.search(query_bundle.query_str, self._k, self._filters):
            passage = hit.passage
            metadata = {
                **_place(
                    passage.record_id, passage.paragraph, passage.paragraph_printed, passage.speaker
                ),
                "symbol": passage.symbol,
                "title": passage.title,
                "paragraph_index": passage.paragraph_index,
            }
            node = TextNode(
                id_=passage.id,
                text=passage.text,
                start_char_idx=passage.start,
                end_char_idx=passage.end,
                metadata=metadata,
                relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=passage.record_id)},
                excluded_embed_metadata_keys=_HIDDEN,
                excluded_llm_metadata_keys=_HIDDEN,
            )
            found.append(NodeWithScore(node=node, score=hit.score))
        return found


def _record_of(document: BaseNode) -> Record:
    """Understand the text of a document; lines are paragraphs, and offsets stay what they are."""
    values = document.metadata
    text = document.get_content()
    read = RecordDocument(
        source=str(values.get("source", document.node_id)),
        sha256=document.hash,
        paragraphs=tuple(DocumentParagraph(line) for line in text.split("\n")),
    )
    corrected = understand_metadata(read.source, str(values.get(_CORRECTIONS, "")))
    given = replace(
        corrected,
        symbol=str(values.get("symbol", "")),
        title=str(values.get("title", "")),
        body=str(values.get("body", "")),
        states=tuple(values.get("states", ())),
        date=str(values.get("date", "")),
    )
    return parse(read, str(values.get("record_id", document.node_id)), given)


def _place(
    record_id: str, paragraph: int | None, printed: bool, speaker: Speaker
) -> dict[str, Any]:
    return {
        "record_id": record_id,
        "paragraph": paragraph,
        "paragraph_printed": printed,
        "speaker": speaker.name,
        "role": speaker.role,
        "state": speaker.state,
        "side": Side(speaker.side).value,
    }
