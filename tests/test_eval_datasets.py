"""Data sets in the forms they are distributed in: loaded, checked, and refused by name and line."""

import csv
import gzip
import json
from pathlib import Path

import pytest

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets import DATASETS, load_dataset
from eval.datasets.own import load_own, read_topics
from eval.datasets.scene_ledgers import load_scene_ledgers
from eval.datasets.trec import load_trec, read_run_file
from eval.datasets.written_records import (
    load_first_meetings,
    load_later_records,
    load_written_records,
)
from eval.ledgers.report import points_found
from eval.runs.responses import Kept, write_trec
from eval.runs.selection import Selection
from eval.systems import Response
from eval.systems.run_file import RunFile
from index.errors import FileError


def _write(path, *rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def _gold(benchmark):
    """Return the gold texts of each topic, by its id."""
    texts = {document.id: document.text for document in benchmark.documents}
    return {
        topic.id: [texts[span.document][span.start : span.end] for span in topic.gold]
        for topic in benchmark.topics
    }


MEETING = {
    "id": "m1",
    "domain": "Committee",
    "meeting_transcripts": [
        {"speaker": "The Chair", "content": "Order, please."},
        {"speaker": "Mr. Okafor", "content": "Bail is rare.\nIt is slow."},
        {"speaker": "The Chair", "content": "Thank you."},
    ],
    "specific_query_list": [
        {"query": "What was said about bail?", "relevant_text_span": [["1", "1"]]},
        {"query": "Nothing?", "relevant_text_span": []},
    ],
}


@pytest.mark.parametrize("name", ["val.jsonl", "val.jsonl.gz"])
def test_meetings_have_turns_as_lines_and_ranges_of_turns_as_gold(tmp_path, name):
    benchmark = load_dataset(f"qmsum:{_write(tmp_path / name, MEETING)}", Path())
    assert benchmark.documents[0].text.splitlines()[1] == "Mr. Okafor: Bail is rare. It is slow."
    assert _gold(benchmark) == {"m1-1": ["Mr. Okafor: Bail is rare. It is slow."]}
    start, end, speaker = benchmark.documents[0].speakers[1]
    assert benchmark.documents[0].text[start:end].startswith(f"{speaker}: ")


def test_the_evidence_layer_has_sentences_as_gold(tmp_path):
    path = _write(tmp_path / "qmsum/val.jsonl.gz", MEETING)
    evidence = [[{"turn_index": 1, "content": "It is slow."}]]
    queries = [{"query": "How fast is bail?", "evidence": evidence}]
    _write(
        path.with_name("evidence_val.jsonl.gz"),
        {"id": "m1", "qmsum": {"specific_query_list": queries}},
    )
    benchmark = load_dataset("qmsum-evidence-val-committee", tmp_path)
    assert _gold(benchmark) == {"m1-1": ["It is slow."]}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": "m", "meeting_transcripts": []}, "not a meeting"),
        ({**MEETING, "specific_query_list": [{"query": "?"}]}, "not a meeting"),
        ([], "not a JSON object"),
    ],
)
def test_what_is_no_meeting_is_named_with_its_line(tmp_path, row, message):
    path = _write(tmp_path / "val.jsonl", MEETING, row)
    with pytest.raises(FileError, match=message) as refused:
        load_dataset(f"qmsum:{path}", Path())
    assert refused.value.source == f"{path}:2"


def test_a_corpus_of_the_chunking_evaluation_takes_its_questions_from_rows_or_a_table(tmp_path):
    text = "Bail is rare. It is slow."
    reference = {"content": "It is slow.", "start_index": 14, "end_index": 25}
    (tmp_path / "corpora").mkdir()
    (tmp_path / "corpora/law.md").write_text(text)
    with (tmp_path / "questions_df.csv").open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["question", "references", "corpus_id"])
        table.writerow(["How fast?", json.dumps([reference]), "law"])
        table.writerow(["Another corpus?", "[]", "other"])
    by_table = load_dataset(f"chunking:{tmp_path / 'corpora/law.md'}", Path())
    rows = tmp_path / "corpora/law.questions.jsonl"
    _write(rows, {"question": "How fast?", "references": [reference]})
    by_rows = load_dataset(f"chunking:{tmp_path / 'corpora/law.md'}", Path())
    assert _gold(by_table) == _gold(by_rows) == {"law-1": ["It is slow."]}
    _write(rows, {"question": "How fast?", "references": [{**reference, "start_index": 3}]})
    with pytest.raises(FileError, match="not in"):
        load_dataset(f"chunking:{tmp_path / 'corpora/law.md'}", Path())


def _squad(answers, impossible=False):
    question = {"id": "q", "question": "?", "answers": answers, "is_impossible": impossible}
    paragraphs = [
        {"context": "First.", "qas": []},
        {"context": "Bail is\nrare.", "qas": [question]},
    ]
    return {"data": [{"title": "Law", "paragraphs": paragraphs}]}


def test_answers_of_squad_are_gold_and_impossible_questions_have_none(tmp_path):
    path = tmp_path / "dev.json"
    answer = {"text": "is\nrare", "answer_start": 5}
    rarer = {"text": "Bail", "answer_start": 0}
    path.write_text(json.dumps(_squad([rarer, answer, answer])))
    benchmark = load_dataset(f"squad2:{path}", Path())
    assert benchmark.documents[0].text == "First.\nBail is rare."
    assert _gold(benchmark) == {"q": ["is rare"]}
    path.write_text(json.dumps(_squad([], impossible=True)))
    assert load_dataset(f"squad2:{path}", Path()).topics[0].gold == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not JSON"),
        ("{}", "not SQuAD"),
        (json.dumps(_squad([])), "not SQuAD"),
        (json.dumps(_squad([{"text": "slow", "answer_start": 3}])), "not in the text"),
    ],
)
def test_a_broken_squad_is_refused_by_name(tmp_path, content, message):
    path = tmp_path / "dev.json"
    path.write_text(content)
    with pytest.raises(FileError, match=message) as refused:
        load_dataset(f"squad2:{path}", Path())
    assert refused.value.source == str(path)


def test_claims_are_borne_out_by_the_whole_document_or_by_nothing(tmp_path):
    path = tmp_path / "summedits_law.jsonl"
    _write(
        path,
        {"id": "1", "doc": "Bail is rare.", "summary": "Bail is rare.", "label": 1},
        {"id": "2", "doc": "Bail is rare.", "summary": "Bail is common.", "label": 0},
    )
    benchmark = load_dataset(f"summedits:{path}", Path())
    assert len(benchmark.documents) == 1
    assert _gold(benchmark) == {"1": ["Bail is rare."], "2": []}
    _write(path, {"doc": "Bail is rare."})
    with pytest.raises(FileError, match="not a claim"):
        load_dataset(f"summedits:{path}", Path())


def _beir(folder, *judgements):
    _write(
        folder / "corpus.jsonl",
        {"_id": "d1", "title": "Bail", "text": "It is rare."},
        {"_id": "d2", "title": "", "text": "Prisons\nare full."},
    )
    _write(folder / "queries.jsonl", {"_id": "q1", "text": "bail?"}, {"_id": "q2", "text": "?"})
    (folder / "qrels").mkdir(exist_ok=True)
    rows = ["query-id\tcorpus-id\tscore", *judgements]
    (folder / "qrels/test.tsv").write_text("\n".join(rows))


def test_a_folder_of_beir_has_whole_documents_as_gold(tmp_path):
    _beir(tmp_path, "q1\td1\t1", "q1\td2\t0")
    benchmark = load_dataset(f"beir:{tmp_path}", Path())
    assert [document.text for document in benchmark.documents] == [
        "Bail\nIt is rare.",
        "Prisons are full.",
    ]
    assert _gold(benchmark) == {"q1": ["Bail\nIt is rare."]}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("q1\td9\t1", "no document 'd9'"),
        ("q9\td1\t1", "no query 'q9'"),
        ("q1 d1 1", "three columns"),
    ],
)
def test_a_judgement_that_cannot_be_is_named_with_its_line(tmp_path, line, message):
    _beir(tmp_path, "q1\td1\t1", line)
    with pytest.raises(FileError, match=message) as refused:
        load_dataset(f"beir:{tmp_path}", Path())
    assert refused.value.source.endswith("test.tsv:3")


def test_a_folder_that_is_none_of_beir_says_what_is_missing(tmp_path):
    with pytest.raises(FileError, match="no folder of BEIR"):
        load_dataset(f"beir:{tmp_path}", Path())


TOPICS = "<top>\n<num> Number: 7\n<title> slow\nbail\n<desc> ...\n</top>\n"


def _trec(folder, topics, qrels):
    (folder / "documents").mkdir(parents=True)
    (folder / "documents/law.txt").write_text("Bail is rare.\n\nBail is slow.")
    (folder / "topics.txt").write_text(topics)
    (folder / "qrels.txt").write_text(qrels)
    return folder


@pytest.mark.parametrize("topics", [TOPICS, "7\tslow bail\n"])
def test_topics_and_qrels_of_trec_name_documents_or_paragraphs(tmp_path, topics):
    benchmark = load_trec(_trec(tmp_path / "t", topics, "7 0 law:15 1\n7 0 law 0\n"))
    assert benchmark.topics[0].question == "slow bail"
    assert _gold(benchmark) == {"7": ["Bail is slow."]}


@pytest.mark.parametrize(
    ("topics", "qrels", "where", "message"),
    [
        (TOPICS, "8 0 law 1\n", "qrels.txt:1", "no topic '8'"),
        (TOPICS, "7 0 law 1\n7 0 tax 1\n", "qrels.txt:2", "no document 'tax'"),
        (TOPICS, "7 0 law:3 1\n", "qrels.txt:1", "no document 'law:3'"),
        (TOPICS, "7 law\n", "qrels.txt:1", "four columns"),
        ("7 slow bail\n", "", "topics.txt:1", "not a topic"),
        ("\n<top><num>7</top>", "", "topics.txt:2", "without"),
    ],
)
def test_what_trec_files_cannot_mean_is_named_with_its_line(
    tmp_path, topics, qrels, where, message
):
    with pytest.raises(FileError, match=message) as refused:
        load_trec(_trec(tmp_path / "t", topics, qrels))
    assert refused.value.source.endswith(where)


def test_runs_that_go_out_come_back_the_same(tmp_path):
    document = EvalDocument("law", "Bail is rare.\n\nBail is slow.")
    spans = (Span("law", 15, 28), Span("law", 0, 13))
    benchmark = Benchmark("b", (document,), (Topic("7", "fact", "?", spans[:1]),))
    write_trec(tmp_path, benchmark, [Kept("7", Response(spans), 0.1)], "ours")
    assert read_run_file(tmp_path / "b--ours.run", {"law": document}, {"7"}) == {"7": spans}
    system = RunFile(tmp_path / "b--ours.run")
    system.prepare(benchmark)
    assert system.respond(benchmark.topics[0]).spans == spans


def test_names_with_blanks_go_out_and_come_back(tmp_path):
    document = EvalDocument("Kenya, first meeting", "Bail is rare.\n\nBail is slow.")
    span = Span(document.id, 15, 28)
    benchmark = Benchmark("b", (document,), (Topic("topic 7", "fact", "?", (span,)),))
    write_trec(tmp_path, benchmark, [Kept("topic 7", Response((span,)), 0.1)], "run:my file")
    written = (tmp_path / "b--run_my_file.run").read_text()
    assert written.split()[::2] == ["topic%207", "Kenya,%20first%20meeting:15", "1.000000"]
    assert len((tmp_path / "b.qrels").read_text().split()) == 4
    system = RunFile(tmp_path / "b--run_my_file.run")
    system.prepare(benchmark)
    assert system.respond(benchmark.topics[0]).spans == (span,)


def test_a_run_on_other_data_is_refused_rather_than_scored_as_empty(tmp_path):
    benchmark = Benchmark("b", (EvalDocument("law", "Bail."),), (Topic("7", "fact", "?", ()),))
    path = tmp_path / "x.run"
    path.write_text("8 Q0 law 1 0.2 x\n")
    with pytest.raises(FileError, match="no topic of it is one of b"):
        RunFile(path).prepare(benchmark)
    path.write_text("7 Q0 law 1 0.2 x\n7 Q0 tax 2 0.1 x\n")
    with pytest.raises(FileError, match="no document 'tax'") as refused:
        RunFile(path).prepare(benchmark)
    assert refused.value.source == f"{path}:2"


def test_topics_of_a_run_that_were_not_drawn_are_passed_over(tmp_path):
    documents = (EvalDocument("law", "Bail."), EvalDocument("tax", "Tolls."))
    topics = [Topic(one.id, "fact", "?", (), document=one.id) for one in documents]
    (tmp_path / "x.run").write_text("law Q0 law 1 0.2 x\ntax Q0 tax 1 0.2 x\n")
    system = RunFile(tmp_path / "x.run")
    system.prepare(Benchmark("drawn", documents[1:], tuple(topics[1:])))
    assert system.respond(topics[1]).spans == (Span("tax", 0, 6),)


def test_a_run_is_read_by_its_scores_and_a_line_too_short_is_named(tmp_path):
    documents = {"a": EvalDocument("a", "A."), "b": EvalDocument("b", "B.")}
    path = tmp_path / "x.run"
    path.write_text("1 Q0 a 1 0.2 x\n1 Q0 b 2 0.9 x\n")
    ranking = read_run_file(path, documents, {"1"})["1"]
    assert [span.document for span in ranking] == ["b", "a"]
    path.write_text("1 Q0 a 1 0.2 x\n1 Q0 b\n")
    with pytest.raises(FileError, match="six columns") as refused:
        read_run_file(path, documents, {"1"})
    assert refused.value.source == f"{path}:2"


def test_own_questions_in_a_table_read_as_those_in_json(tmp_path):
    (tmp_path / "law.txt").write_text("Bail is rare. It is slow. Nobody likes it.")
    gold = ["Bail is rare.", "It is slow."]
    rows = [{"id": "1", "question": "How is bail?", "side": "state", "before": ["Hello?"]}]
    rows[0]["gold"] = [{"text": text} for text in gold]
    by_rows = load_own(tmp_path / "law.txt", _write(tmp_path / "mine.jsonl", *rows))
    table = "\ufeffid,question,side,before,gold\n1,How is bail?,state,Hello?,Bail is rare.\n"
    (tmp_path / "mine.csv").write_text(table + "1,,,,It is slow.\n", encoding="utf-8")
    by_table = load_own(tmp_path, tmp_path / "mine.csv")
    assert by_table == by_rows
    assert _gold(by_table) == {"1": gold}


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("text\nHow?\n", 1, "no column"),
        ("id,question,gold\n1,How?,\n2,,Bail\n", 3, "no question"),
        ("id,question,gold\n1,How?,nowhere\n", 2, "exactly once"),
        ("id,question,gold\n1,How?,Bail\n2,Why?,\n1,Who?,\n", 4, "mine.csv:2 has the id '1' too"),
    ],
)
def test_a_table_that_cannot_be_read_is_named_with_its_line(tmp_path, table, line, message):
    path = tmp_path / "mine.csv"
    path.write_text(table)
    with pytest.raises(FileError, match=message) as refused:
        read_topics(path, [EvalDocument("law", "Bail is rare.")])
    assert refused.value.source == f"{path}:{line}"


def test_names_that_choose_nothing_are_refused(tmp_path):
    with pytest.raises(FileError, match="no such data set"):
        load_dataset("nowhere", tmp_path)
    with pytest.raises(FileError, match="takes no path"):
        load_dataset("sample-test:here", tmp_path)
    with pytest.raises(FileError, match=r"no \.txt"):
        load_own(tmp_path, tmp_path / "mine.csv")
    (tmp_path / "law.txt").write_text("Bail is rare.")
    empty = _write(tmp_path / "mine.jsonl")
    with pytest.raises(FileError, match="no questions in it") as refused:
        load_own(tmp_path / "law.txt", empty)
    assert refused.value.source == str(empty)


def test_every_data_set_that_is_missing_says_where_it_was_looked_for(tmp_path):
    for name, dataset in DATASETS.items():
        if dataset.path:
            with pytest.raises(FileError, match=str(tmp_path)):
                load_dataset(name, tmp_path)


def test_what_chose_a_run_is_kept_and_read_again(tmp_path):
    chosen = Selection(("sample-test",), tmp_path, None, None, 5, 3)
    again = Selection.from_json(tmp_path, {"settings": chosen.to_json()})
    assert again == chosen
    assert again.load() == chosen.load()
    assert len(again.load()[0].topics) == 5
    with pytest.raises(FileError, match="does not say"):
        Selection.from_json(tmp_path, {})


@pytest.mark.records
@pytest.mark.parametrize("name", sorted(set(DATASETS) - {"beir", "trec"}))
def test_development_data_loads_with_gold(data_folder, name):
    benchmark = load_dataset(name, data_folder)
    assert any(topic.gold for topic in benchmark.topics)


def test_the_scenes_are_dialogues_in_which_a_delegation_replies_after_each_point():
    scenes = load_scene_ledgers()
    assert len(scenes) > 60
    for scene in scenes:
        record = scene.record
        for one in scene.points:
            assert record.text[one.point.start : one.point.end] == one.point.text
            assert bool(one.replies) == (one.status != "no reply")
            for index in one.replies:
                assert index > one.point.paragraph
                assert record.speaker_of(record.paragraphs[index]).side == "state"


def test_nearly_all_points_of_the_written_records_are_found_and_no_others():
    written = load_written_records()
    gold = sum(len(one.labelled.points) for one in written)
    recall, precision = (
        float(points_found(written).split(f"{name} ")[1].split()[0])
        for name in ("recall", "precision")
    )
    assert gold > 340
    assert recall > 0.98
    assert precision > 0.98


def test_later_records_come_in_six_parts_and_their_points_are_replied_to_after_they_are_put():
    later = load_later_records()
    assert [one.part for one in later] == sorted(one.part for one in later)
    assert {one.part for one in later} == {1, 2, 3, 4, 5, 6}
    for one in later:
        text = one.labelled.record.text
        for gold in one.labelled.points:
            assert text[gold.point.start : gold.point.end] == gold.point.text
            assert all(index > gold.point.paragraph for index in gold.replies)
    assert any(gold.replies for one in later for gold in one.labelled.points)


def test_most_points_of_first_meetings_have_no_reply_and_nearly_all_are_found():
    meetings = load_first_meetings()
    points = [gold for one in meetings for gold in one.labelled.points]
    assert len(meetings) == 6
    assert 0.25 < sum(bool(one.replies) for one in points) / len(points) < 0.35
    for meeting in meetings:
        for gold in meeting.labelled.points:
            assert bool(gold.replies) == (gold.status != "no reply")
            for index in gold.replies:
                said = meeting.labelled.record.paragraphs[index]
                assert index > gold.point.paragraph
                assert meeting.labelled.record.speaker_of(said).side == "state"
    recall = float(points_found(meetings).split("recall ")[1].split()[0])
    assert recall > 0.95
