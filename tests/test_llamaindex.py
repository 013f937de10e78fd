"""Our parts work inside LlamaIndex's own pipelines, and lose neither speaker nor place."""

import pytest
from llama_index.core.base.response.schema import Response
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine

from assistant import Assistant
from index.filters import Filters
from index.llamaindex import RecordNodeParser, RecordReader, RecordRetriever
from index.records import Side
from index.store import Store


def test_nodes_are_passages_with_their_speakers(sample_path):
    [document] = RecordReader().load_data(sample_path)
    nodes = RecordNodeParser().get_nodes_from_documents([document])
    assert nodes
    assert all(
        document.text[node.start_char_idx : node.end_char_idx] == node.text for node in nodes
    )
    assert {node.metadata["speaker"] for node in nodes} >= {"Ms. Racu", "Ms. Pūce", "Mr. Rogov"}
    decree = next(node for node in nodes if "Decree No. 971" in node.text)
    assert decree.metadata["side"] == "state"
    assert decree.metadata["state"] == "KAZ"
    assert decree.source_node.node_id == document.node_id


def test_nodes_have_the_speakers_that_a_metadata_file_corrects(tmp_path):
    path = tmp_path / "meeting.txt"
    path.write_text("Mr. Odhiambo said that it rained.\nMs. Racu asked how much.\n")
    (tmp_path / "meeting.metadata.toml").write_text(
        'first_paragraph = 7\n[speakers."Mr. Odhiambo"]\nside = "state"\nstate = "Kenya"\n'
    )
    nodes = RecordNodeParser().get_nodes_from_documents(RecordReader().load_data(path))
    assert [node.metadata["side"] for node in nodes] == ["state", "other"]
    assert [node.metadata["state"] for node in nodes] == ["KEN", None]
    assert [node.metadata["paragraph"] for node in nodes] == [7, 8]
    assert "corrections" in nodes[0].excluded_embed_metadata_keys


@pytest.mark.parametrize("opening", [Store, Assistant.open])
def test_the_retriever_answers_inside_a_query_engine(
    opening, sample_store, sample_record, embedder
):
    searcher = opening(sample_store, embedder=embedder).searcher
    retriever = RecordRetriever(searcher, k=5, filters=Filters(sides=(Side.COMMITTEE,)))
    engine = RetrieverQueryEngine.from_args(retriever, llm=MockLLM(max_tokens=16))
    response = engine.query("lost interrogation videos")
    assert isinstance(response, Response)
    assert len(response.source_nodes) == 5
    assert {found.node.metadata["side"] for found in response.source_nodes} == {"committee"}
    assert {found.node.ref_doc_id for found in response.source_nodes} == {sample_record.id}
    for found in response.source_nodes:
        node = found.node
        assert sample_record.text[node.start_char_idx : node.end_char_idx] == node.text
