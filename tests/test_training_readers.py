"""Readers are trained on a GPU in minutes; here tiny ones, on the processor, in seconds."""

import argparse
import json

import numpy as np
import pytest
import torch
from made_up_models import publish_mpnet
from safetensors.torch import load_file
from transformers import MPNetConfig, MPNetModel

from eval.datasets.excerpts import Excerpt, ExcerptQuestion
from eval.datasets.scenes import load_meetings
from eval.readers.batches import collate, encode, groups, made_ahead
from eval.readers.benchmarks import excerpt_pairs
from eval.readers.ledgers import ledger_pairs
from eval.readers.network import Student
from eval.readers.pairs import KEPT_SOURCES, UNLABELLED, Pair, write_pairs
from eval.readers.scenes import scene_pairs
from eval.readers.starts import open_start, pack_start, starting_weights
from eval.readers.train import main, parted
from eval.readers.training import (
    Reading,
    loss_of,
    read_readings,
    scores,
    taught,
    train,
    write_readings,
)
from index.embedding.embedder import default_folder
from index.errors import FileError

CPU = torch.device("cpu")
FOOTAGE, COST = "Footage was kept for thirty days.", "The new wing had cost two million."
PAIRS = [
    Pair("scenes", "a", "evidence", "1", "how long footage is kept", [FOOTAGE, COST], [1, 0]),
    Pair("scenes", "a", "evidence", "2", "what the wing cost", [COST], [1]),
    Pair(
        "points", "a", "evidence", "3", "who watches it | She asked who.", [FOOTAGE], [0], gives=0
    ),
    Pair(
        "points",
        "a",
        "evidence",
        "4",
        "the cost",
        [FOOTAGE, COST, "So it was."],
        [0, 1, 0],
        gives=1,
    ),
    Pair("claims-right", "a", "claim", "5", "It cost two million.", [COST], [1]),
]


@pytest.fixture
def published(tokenizer, tmp_path):
    """The folder of a made-up MPNet of three narrow layers, as such models are published."""
    folder = tmp_path / "published"
    publish_mpnet(folder, tokenizer, size=24, layers=3, wide=32, spread=0.3)
    return folder


def every(rows):
    return collate(rows, np.arange(len(rows.pairs)), CPU)


def test_fused_attention_reads_as_the_models_own(published, tokenizer):
    fused = open_start(published).eval()
    batch = every(encode(PAIRS, tokenizer))
    config = MPNetConfig.from_json_file(str(published / "config.json"))
    own = MPNetModel(config, add_pooling_layer=False).eval()
    own.load_state_dict(starting_weights(published))
    real = batch.kinds >= 0
    assert not real.all()
    with torch.inference_mode():
        given = own.embeddings.word_embeddings(batch.ids)
        states = own(inputs_embeds=given, attention_mask=real.long()).last_hidden_state
        assert (fused.read(batch) - states)[real].abs().max() < 1e-6
    assert type(own.encoder.layer[0].attention.attn) is not type(
        fused.body.encoder.layer[0].attention.attn
    )


def test_some_layers_of_a_model_are_kept_in_their_order(published):
    weights = starting_weights(published)
    body = open_start(published, layers=[0, 2]).body
    kept = [layer.attention.attn.q.weight for layer in body.encoder.layer]
    assert len(kept) == 2
    for number, weight in zip((0, 2), kept, strict=True):
        assert torch.equal(weight, weights[f"encoder.layer.{number}.attention.attn.q.weight"])


def test_a_packed_start_reads_nearly_as_the_published_one(published, tokenizer, tmp_path):
    write_pairs(PAIRS, tmp_path / "pairs.jsonl.gz")
    pack_start(published, tmp_path / "pairs.jsonl.gz", tmp_path / "packed")
    sizes = [
        sum(one.stat().st_size for one in folder.glob("*.safetensors"))
        for folder in (published, tmp_path / "packed")
    ]
    assert sizes[1] < sizes[0] / 4
    batch = every(encode(PAIRS, tokenizer))
    with torch.inference_mode():
        whole, packed = (
            open_start(one).eval().read(batch) for one in (published, tmp_path / "packed")
        )
    real = batch.kinds >= 0
    assert torch.nn.functional.cosine_similarity(whole[real], packed[real], dim=-1).min() > 0.99


def test_batches_made_ahead_hold_each_row_as_it_is_by_itself(tokenizer):
    rows = encode(PAIRS, tokenizer)
    order = groups(rows, np.arange(len(PAIRS)), 2, np.random.default_rng(1))
    assert sorted(np.concatenate(order).tolist()) == list(range(len(PAIRS)))
    for group, batch in zip(order, made_ahead(rows, order, CPU), strict=True):
        for at, row in enumerate(group.tolist()):
            alone = collate(rows, np.array([row]), CPU)
            width, seen = alone.ids.shape[1], alone.most
            for name in ("ids", "kinds", "places", "owners"):
                assert torch.equal(getattr(batch, name)[at, :width], getattr(alone, name)[0])
            assert (batch.kinds[at, width:] == -1).all()
            assert torch.equal(batch.weights[at, :seen], alone.weights[0])
            assert (batch.weights[at, seen:] == 0).all()


def test_what_is_given_is_learnt_only_where_it_is_known(published, tokenizer):
    torch.manual_seed(1)
    reader = open_start(published, layers=[0])
    for known, pairs in ((False, PAIRS[:2]), (True, PAIRS[2:4])):
        reader.zero_grad()
        loss_of(reader, every(encode(pairs, tokenizer))).backward()
        assert bool(reader.gives.weight.grad.abs().sum() > 0) is known


def test_a_reader_learns_which_sentence_answers_and_what_is_given(tokenizer):
    weights = starting_weights(default_folder())
    torch.manual_seed(1)
    # One layer of six: to be quick.
    reader = Student({n: v for n, v in weights.items() if "layer" not in n or ".layer.0." in n})
    rows = encode(PAIRS, tokenizer)
    train(reader, rows, epochs=10, rate=1e-3, size=5, seed=1)
    first, _, asked, answered, claim = scores(reader, rows)
    assert [one.pair for one in (first, claim)] == [PAIRS[0], PAIRS[4]]
    assert first.own[0] > first.own[1] + 1
    assert answered.gives > asked.gives + 1
    assert claim.own == []
    assert claim.whole > 1


def test_a_budget_ends_a_training_early(published, tokenizer, capsys):
    reader = open_start(published, layers=[0])
    before = reader.whole.weight.detach().clone()
    train(reader, encode(PAIRS, tokenizer), epochs=100_000, rate=1e-3, size=4, seed=1, budget=1)
    last = capsys.readouterr().out.splitlines()[-1].split()
    assert 0 < int(last[0]) < int(last[2])
    assert not torch.equal(reader.whole.weight, before)


def test_a_teacher_of_several_trainings_is_their_mean(published, tmp_path, capsys):
    write_pairs(PAIRS, tmp_path / "pairs.jsonl.gz")

    def trained(*seeds):
        kept = tmp_path / f"{'-'.join(seeds)}.safetensors"
        asked = [str(tmp_path / "pairs.jsonl.gz"), str(tmp_path), "--epochs", "0"]
        asked += ["--teacher", str(published), "--teacher-seeds", ",".join(seeds)]
        assert main([*asked, "--keep-teacher", str(kept)]) == 0
        return load_file(kept)["evidence.weight"].float()

    both = trained("1", "2")
    assert "teacher of seed 2" in capsys.readouterr().out
    assert not torch.equal(trained("1"), trained("2"))
    assert torch.allclose(both, (trained("1") + trained("2")) / 2, atol=1e-3)


def test_a_teacher_speaks_for_half_where_there_are_labels_and_alone_where_there_are_none(tokenizer):
    pairs = [PAIRS[3], Pair(UNLABELLED, "a", "evidence", "6", "the cost", [FOOTAGE, COST], [0, 0])]
    rows = encode(pairs, tokenizer)
    taught(rows, [Reading(pairs[0], [0.0, 0.0], 0.0, 0.0), Reading(pairs[1], [-99, 99], 99, 99)])
    # It saw one sentence fewer: the third stays as it is labelled.
    assert rows.marks[0] == pytest.approx([0.25, 0.75, 0])
    assert (rows.wholes[0], rows.gives[0]) == pytest.approx((0.75, 0.75))
    assert rows.marks[1, :2] == pytest.approx([0, 1])
    assert (rows.wholes[1], rows.gives[1]) == pytest.approx((1, -1))


def test_points_are_put_with_their_sentence_and_the_one_before(embedder):
    name, meeting = load_meetings()[0]
    points = [one for one in scene_pairs(name, meeting, False, embedder) if one.source == "points"]
    assert {one.gives for one in points} == {0.0, 0.7, 1.0}
    assert all(any(one.labels) for one in points if one.gives)
    for number, point in enumerate(meeting["points"]):
        paragraph, sentence = (int(one) for one in point["at"].split("."))
        said = meeting["paragraphs"][paragraph - 1]["sentences"][:sentence]
        query = next(one.query for one in points if one.id == f"{name}/p{number}")
        assert query.startswith(point["text"])
        assert all(one in query for one in said[-2:])


def test_a_question_on_an_excerpt_stands_beside_its_own_and_those_of_other_speeches(embedder):
    asked = ExcerptQuestion("How long is footage kept?", "fact", (True, False))
    excerpts = [
        Excerpt("a", (FOOTAGE, COST), (asked,)),
        Excerpt("a", ("Footage of the same speech.",), ()),
        *(Excerpt(f"b{number}", (f"Footage {number}.",), ()) for number in range(5)),
    ]
    found = list(excerpt_pairs(excerpts, embedder))
    own = [one for one in found if one.source == "excerpts"]
    assert [(one.sentences, one.labels) for one in own] == [([FOOTAGE, COST], [1, 0])]
    others = [one for one in found if one.source != "excerpts"]
    assert [one.source for one in others] == ["excerpts-others", *[UNLABELLED] * 3]
    assert all("same speech" not in one.sentences[0] for one in others)


def test_ledgers_labelled_by_paragraphs_are_never_learnt_from():
    found = list(ledger_pairs())
    assert {one.source for one in found} == {"ledger", "dialogues", "written"} < set(KEPT_SOURCES)
    assert all(len(set(one.labels)) == 1 for one in found)
    assert {one.gives for one in found if any(one.labels)} == {0.0, 0.7, 1.0}
    scene = Pair("scenes", "b", "evidence", "7", "the cost", [COST], [1], kept=True)
    options = argparse.Namespace(without="", leave="", everything=True)
    learnt, _, kept = parted([*PAIRS, *found, scene], options)
    assert learnt == [*PAIRS, scene]
    assert kept == [*found, scene]


def test_a_student_taught_by_a_teacher_is_written_and_reported_on(published, tmp_path):
    more = Pair(UNLABELLED, "a", "evidence", "6", "the cost", [FOOTAGE, COST], [0, 0])
    kept = [
        Pair("points", "b", "evidence", "8", "the cost", [text], [mark], True, mark)
        for text, mark in ((COST, 1), (FOOTAGE, 0))
    ]
    write_pairs([*PAIRS, more, *kept], tmp_path / "pairs.jsonl.gz")
    common = ["--teacher", str(published), "--start", str(published), "--layers", "0,2"]
    where = [str(tmp_path / "pairs.jsonl.gz"), str(tmp_path / "out")]
    assert main([*where, *common, "--keep-teacher", str(tmp_path / "teacher.safetensors")]) == 0
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    for name in ("teacher", "measures"):
        assert {"paragraph_ap", "gives_ap"} <= set(report[name]["points"])
    written = load_file(tmp_path / "out" / "reader.safetensors")
    assert written["body.encoder.layer.1.attention.attn.q.weight"].dtype is torch.int8
    assert "gives.weight" in written
    assert not any("word_embeddings" in name for name in written)
    assert len(load_file(tmp_path / "teacher.safetensors")) > len(written)


@pytest.mark.parametrize("role", [["--teacher"], ["--start"], []])
def test_layers_of_an_encoder_that_is_trained_whole_are_a_mistake_in_the_command(
    role, tmp_path, capsys
):
    write_pairs(PAIRS, tmp_path / "pairs.jsonl.gz")
    named = [*role, str(default_folder())] if role else []
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path / "pairs.jsonl.gz"), str(tmp_path), "--layers", "0,2", *named])
    assert ended.value.code == 2
    assert "--layers are those that all-mpnet-base-v2 keeps" in capsys.readouterr().err


def test_a_student_of_the_teachers_own_layers_and_another_are_taught_by_the_same_readings(
    published, tmp_path
):
    write_pairs(PAIRS, tmp_path / "pairs.jsonl.gz")
    common = [str(tmp_path / "pairs.jsonl.gz"), "--readings", str(tmp_path / "said.npz")]
    common += ["--layers", "0,2", "--epochs", "1"]
    assert main([*common[:1], str(tmp_path / "a"), *common[1:], "--teacher", str(published)]) == 0
    assert main([*common[:1], str(tmp_path / "b"), *common[1:], "--start", str(published)]) == 0
    for name in "ab":
        written = load_file(tmp_path / name / "reader.safetensors")
        assert "body.encoder.layer.1.output.dense.weight" in written
        assert "body.encoder.layer.2.output.dense.weight" not in written
    assert "teacher" not in json.loads((tmp_path / "b" / "report.json").read_text("utf-8"))


def test_what_a_teacher_said_is_read_back_and_of_other_pairs_refused(tmp_path):
    said = [
        Reading(PAIRS[0], [2.0, -1.5], 0.5, -0.25),
        Reading(PAIRS[4], [], -3.0, 0.0),
    ]
    write_readings(said, tmp_path / "said.npz")
    assert read_readings(tmp_path / "said.npz", [PAIRS[0], PAIRS[4]]) == said
    with pytest.raises(FileError, match="2 pairs, not of 1"):
        read_readings(tmp_path / "said.npz", PAIRS[:1])
