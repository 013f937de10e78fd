"""Our parts work inside LlamaIndex's own pipelines, and lose neither speaker nor place."""

import pytest
from llama_index.core.base.response.schema import Response
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from meetings import parsed
from writing import add_note, write_word

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


def test_nodes_of_a_word_file_are_the_passages_of_a_store(tmp_path, embedder):
    path = tmp_path / "CAT-C-SR.77.docx"
    record = parsed(
        "CAT/C/SR.77",
        "The meeting was called to order at 10 a.m.",
        "14. Ms. Racu asked about bail.",
        "It was rarely granted.",
        "15. Mr. Odhiambo (Kenya) said that prisons were full.",
        "The meeting rose at 1 p.m.",
    )
    write_word(path, record)
    add_note(path, "prisons were full.", "Mr. Rogov said that this was an estimate.")
    with Store(tmp_path / "store", embedder, write=True) as store:
        [outcome] = store.add([path])
        record = store.catalog.record(outcome.record_id)
        stored = store.catalog.passage_ids()
    nodes = RecordNodeParser().get_nodes_from_documents(RecordReader().load_data(path))
    assert {node.id_ for node in nodes} == set(stored)
    places = [(node.metadata["paragraph"], node.metadata["paragraph_printed"]) for node in nodes]
    assert places[1:4] == [(14, True), (14, False), (15, True)]
    for node, place in zip(nodes, places, strict=True):
        paragraph = record.paragraphs[node.metadata["paragraph_index"]]
        assert place == (paragraph.number, paragraph.printed)
        assert node.metadata["speaker"] == record.speaker_of(paragraph).name
    [note] = [node for node in nodes if "estimate" in node.text]
    assert note.metadata["speaker"] == ""
    assert "reading" not in note.metadata | note.source_node.metadata


def test_a_document_is_understood_as_its_file_was(tmp_path):
    path = tmp_path / "meeting.txt"
    path.write_text("M. Odhiambo dit que oui.\n")
    (tmp_path / "meeting.metadata.toml").write_text('language = "fr"\n')
    [node] = RecordNodeParser().get_nodes_from_documents(RecordReader().load_data(path))
    assert node.metadata["speaker"] == "M. Odhiambo"


def test_nodes_fit_into_the_embedding_model(sample_path):
    documents = RecordReader().load_data(sample_path)
    parser = RecordNodeParser(fits=lambda text: len(text) <= 120)
    assert max(len(node.text) for node in parser.get_nodes_from_documents(documents)) <= 120


def test_a_node_stands_where_it_was_said_and_not_where_its_words_come_first(tmp_path):
    path = tmp_path / "meeting.txt"
    path.write_text("Mr. Odhiambo said that Ms. Racu asked.\n\nMs. Racu asked.\n")
    [document] = RecordReader().load_data(path)
    first, second = RecordNodeParser().get_nodes_from_documents([document])
    assert second.text in first.text
    assert first.end_char_idx < second.start_char_idx


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
