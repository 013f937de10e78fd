"""The same parts for other people's LlamaIndex pipelines: a reader, a node parser, a retriever.

LlamaIndex calls our passage a node. Every node carries who speaks and where as metadata, and its
characters as ``start_char_idx`` and ``end_char_idx`` into the text of the document it came from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.bridge.pydantic import Field
from llama_index.core.node_parser import NodeParser
from llama_index.core.readers.base import BaseReader
from llama_index.core.schema import (
    BaseNode,
    Document,
    NodeRelationship,
    NodeWithScore,
    ObjectType,
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
from index.records import DocumentParagraph, DocumentRole, Record, Side, Speaker
from index.search.searcher import Hit

_READING = "reading"
"""Metadata of a document, for the node parser alone: what was read that its text does not show."""
_HIDDEN = ["record_id", "paragraph_index", "start", "end"]
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
        given = read_metadata(path)
        read = read_document(path)
        record = parse(read, path.stem, given)
        metadata = {
            "record_id": record.id,
            "symbol": record.metadata.symbol,
            "title": record.metadata.title,
            "body": record.metadata.body,
            "states": list(record.metadata.states),
            "date": record.metadata.date,
            "source": record.source,
            _READING: _kept(read, given),
        }
        return [
            Document(
                text=record.text,
                id_=record.id,
                metadata={**metadata, **(extra_info or {})},
                excluded_embed_metadata_keys=[_READING],
                excluded_llm_metadata_keys=[_READING],
            )
        ]


class RecordNodeParser(NodeParser):
    """Splits documents of records into nodes: whole sentences of one speaker's paragraph.

    Attributes:
        passage_tokens: Most tiktoken tokens in a node.
        fits: Whether the embedding model takes a text whole, as
            :meth:`index.embedding.embedder.Embedder.fits` tells; what does not fit is split
            further. By default everything fits.
    """

    passage_tokens: int = 100
    fits: Callable[[str], bool] = Field(default=lambda _: True, exclude=True)

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

    def _postprocess_parsed_nodes(
        self, nodes: list[BaseNode], parent_doc_map: dict[str, Document]
    ) -> list[BaseNode]:
        """Return nodes with their places, and without what only this parser has a use for.

        LlamaIndex looks for the words of a node in the document anew, and may find them in an
        earlier sentence; and it gives nodes all metadata of their document.
        """
        passages = [node for node in nodes if isinstance(node, TextNode)]
        places = [(node.start_char_idx, node.end_char_idx) for node in passages]
        processed = super()._postprocess_parsed_nodes(nodes, parent_doc_map)
        for node, place in zip(passages, places, strict=True):
            node.start_char_idx, node.end_char_idx = place
            node.metadata.pop(_READING, None)
        return processed

    def _split(self, document: BaseNode) -> list[BaseNode]:
        record = _record_of(document)
        metadata = {key: value for key, value in document.metadata.items() if key != _READING}
        source = RelatedNodeInfo(
            node_id=document.node_id,
            node_type=ObjectType.DOCUMENT,
            metadata=metadata,
            hash=document.hash,
        )
        found: list[BaseNode] = []
        for passage in split_passages(record, self.passage_tokens, self.fits):
            paragraph = record.paragraphs[passage.paragraph]
            speaker = record.speaker_of(paragraph)
            found.append(
                TextNode(
                    id_=passage.id,
                    text=passage.text,
                    start_char_idx=passage.start,
                    end_char_idx=passage.end,
                    metadata={
                        **metadata,
                        **_place(record.id, paragraph.number, paragraph.printed, speaker),
                        "paragraph_index": paragraph.index,
                    },
                    relationships={NodeRelationship.SOURCE: source},
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


def _kept(read: RecordDocument, given: GivenMetadata | None) -> str:
    """Return what else was read with a text: numbers and roles of its lines, what was given."""
    lines = [(one.number, one.role) for one in read.paragraphs if one.text.strip()]
    return json.dumps({"lines": lines, "given": metadata_text(given) if given else None})


def _record_of(document: BaseNode) -> Record:
    """Understand the text of a document; lines are paragraphs, and offsets stay what they are.

    One that :class:`RecordReader` has read is understood as it was then. Of any other, its
    metadata tell what is known of the meeting.
    """
    values, text = document.metadata, document.get_content()
    source = str(values.get("source", document.node_id))
    if _READING in values:
        kept = json.loads(values[_READING])
        lines, given = kept["lines"], kept["given"]
        known = None if given is None else understand_metadata(source, given)
    else:
        lines = []
        known = GivenMetadata(
            symbol=str(values.get("symbol", "")),
            title=str(values.get("title", "")),
            body=str(values.get("body", "")),
            states=tuple(values.get("states", ())),
            date=str(values.get("date", "")),
        )
    read = RecordDocument(source, document.hash, _paragraphs(text, lines))
    return parse(read, str(values.get("record_id", document.node_id)), known)


def _paragraphs(
    text: str, lines: Sequence[tuple[int | None, str]]
) -> tuple[DocumentParagraph, ...]:
    """Return the lines of a text as paragraphs, those that are not empty with number and role.

    Where there are more or fewer of them, the text was changed since it was read.
    """
    paragraphs = [DocumentParagraph(line) for line in text.split("\n")]
    filled = [place for place, one in enumerate(paragraphs) if one.text.strip()]
    if len(filled) == len(lines):
        for place, (number, role) in zip(filled, lines, strict=True):
            paragraphs[place] = DocumentParagraph(
                paragraphs[place].text, number, DocumentRole(role)
            )
    return tuple(paragraphs)


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
