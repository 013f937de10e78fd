"""The cross-encoder: what is shipped reads as it was trained, and what of it the product uses."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from made_up_models import publish_mpnet
from safetensors.torch import save_file
from transformers import MPNetConfig, MPNetModel

from assistant import Assistant
from assistant.evidence import EvidenceFinder
from assistant.evidence.cross_encoder import (
    CrossEncoder,
    _load,
    distance_buckets,
    load_cross_encoder,
)
from assistant.evidence.features import CROSSED_FEATURES, READ_FEATURES, UNREAD, Read, Reading
from assistant.shipped_weights import shipped_weights
from eval.readers.batches import encode
from eval.readers.packing import quantised, write_reader
from eval.readers.pairs import Pair
from eval.readers.shipping import pack_cross_encoder, rounded_to_four
from eval.readers.starts import open_start
from eval.readers.training import scores
from index.embedding.encoder import EightBits, unpacked
from index.embedding.precision import computes_in_eight_bits
from index.embedding.token_vectors import TokenReader
from index.errors import EmbeddingError, FileError
from index.settings import Settings
from index.store import Store

QUESTION = "How long is video footage kept?"
ANSWERS = "Recordings had to be stored for thirty days."
BESIDE = "Video footage was watched by the staff of every prison."
FILE = "cross_encoder.safetensors"
ELSEWHERE = "The delegation thanked the Committee for its questions."


@pytest.fixture
def published(tokenizer, tmp_path):
    """The folder of a made-up MPNet of two narrow layers, as such models are published."""
    folder = tmp_path / "published"
    publish_mpnet(folder, tokenizer, size=64, layers=2, wide=96, words=5)
    return folder


@pytest.mark.parametrize("eight", [False, True])
def test_what_is_packed_reads_as_what_was_trained(
    published, tokenizer, tmp_path, monkeypatch, eight
):
    monkeypatch.setattr("assistant.evidence.cross_encoder.computes_in_eight_bits", lambda _: eight)
    torch.manual_seed(5)
    trained = open_start(published)
    for head in (trained.evidence, trained.whole):
        torch.nn.init.normal_(head.weight, std=0.3)
    write_reader(quantised(trained), tmp_path / "reader.safetensors", apart=0)
    pack_cross_encoder(tmp_path / "reader.safetensors", published, tmp_path / "packed.safetensors")
    # The trained one is given what four bits have left of it, by its own names.
    packed = CrossEncoder(dict(load(tmp_path / "packed.safetensors")), tokenizer)
    with torch.no_grad():
        for name, value in trained.state_dict().items():
            matrix = value.ndim == 2 and name.startswith("body.encoder.layer")
            if matrix and not name.endswith("output.dense.weight"):  # Those are in eight bits.
                value.copy_(told_in_four(value))
        words = trained.body.embeddings.word_embeddings.weight
        words.copy_(told_in_four(words))
    paragraphs = [[ANSWERS, BESIDE], [ELSEWHERE]]
    pairs = [
        Pair("scenes", "a", "evidence", "1", QUESTION, own, [0] * len(own)) for own in paragraphs
    ]
    rows = encode(pairs, tokenizer)
    begin, end = tokenizer.encode("").ids
    rows.ids = np.where(rows.ids == begin, 0, np.where(rows.ids == end, 2, rows.ids + 4))
    wanted = scores(trained, rows)
    found = packed.read(QUESTION, paragraphs)
    near = 0.05 if eight else 0.004
    for one, other in zip(found, wanted, strict=True):
        assert one.sentences == pytest.approx(other.own, abs=near)
        assert one.whole == pytest.approx(other.whole, abs=near)


def load(path):
    from safetensors.torch import load_file

    return load_file(path)


def told_in_four(matrix):
    codes, scales = rounded_to_four(matrix)
    return unpacked({"a": codes, "a.scale": scales})["a"]


def test_four_bits_tell_a_matrix_within_an_eighth_of_its_size():
    torch.manual_seed(1)
    matrix = torch.randn(40, 96) * torch.logspace(-3, 1, 40)[:, None]
    codes, scales = rounded_to_four(matrix)
    assert codes.dtype == torch.uint8
    assert codes.numel() == matrix.numel() / 2
    told = unpacked({"a": codes, "a.scale": scales})["a"]
    assert ((told - matrix).norm(dim=1) / matrix.norm(dim=1)).max() < 0.125


def test_products_in_eight_bits_are_nearly_those_of_whole_numbers():
    torch.manual_seed(1)
    weight, bias, states = torch.randn(48, 64), torch.randn(48), torch.randn(2, 5, 64)
    states[0, 0] = 0  # What is nothing at all has no largest number to be measured by.
    wanted = torch.nn.functional.linear(states, weight, bias)
    found = EightBits.of(weight, bias).times(states)
    assert found.shape == wanted.shape
    assert ((found - wanted).norm() / wanted.norm()) < 0.02


def test_products_in_eight_bits_are_not_cut_on_processors_that_add_in_sixteen():
    # All that is added is large and of one sign. What a processor knows is read once a process.
    program = (
        "import torch\n"
        "from index.embedding.encoder import EightBits\n"
        "weight = torch.linspace(0.9, 1, 48 * 64).view(48, 64)\n"
        "found = EightBits.of(weight, torch.zeros(48)).times(weight)\n"
        "print(float((found / (weight @ weight.t()) - 1).abs().max()))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "ONEDNN_MAX_CPU_ISA": "AVX2"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert float(told.stdout) < 0.02


def test_distances_are_told_apart_as_in_the_models_own_library():
    near = distance_buckets(320)
    place = torch.arange(320)
    config = MPNetConfig(hidden_size=24, num_attention_heads=4, num_hidden_layers=1)
    own = MPNetModel(config).encoder.relative_position_bucket(
        place[None] - place[:, None], num_buckets=32
    )
    assert torch.equal(near, own)


def test_a_reader_of_another_kind_is_refused_by_name(published, tmp_path):
    save_file({"layers.0.mix.weight": torch.zeros(2, 2)}, tmp_path / "other.safetensors")
    with pytest.raises(FileError, match="not a reader of all-mpnet-base-v2"):
        pack_cross_encoder(tmp_path / "other.safetensors", published, tmp_path / "out")


def test_what_is_shipped_is_held_in_little_more_room_than_its_file():
    shipped = load_cross_encoder()
    if not computes_in_eight_bits(shipped.device):
        pytest.skip("products are in float32 here")
    held = {one.untyped_storage().data_ptr(): one.nbytes for one in tensors_of(vars(shipped))}
    packed = {one.data_ptr(): one.nbytes for one in shipped_weights(FILE).values()}
    assert sum(held.values()) < 1.8 * sum(packed.values())


def tensors_of(value):
    if isinstance(value, torch.Tensor):
        return [value]
    inside = value.values() if isinstance(value, dict) else value
    several = isinstance(value, (dict, list, tuple))
    return [one for part in inside for one in tensors_of(part)] if several else []


def test_weights_that_are_missing_or_damaged_are_named_with_the_way_out(tmp_path, monkeypatch):
    monkeypatch.setattr("assistant.shipped_weights.resources.files", lambda _: tmp_path)
    monkeypatch.setattr("assistant.evidence.cross_encoder._load", _load.__wrapped__)
    told = r"data.cross_encoder\.safetensors: .*again, or set ONTHERECORD_CROSS_ENCODER=false"
    with pytest.raises(EmbeddingError, match=told):
        load_cross_encoder()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE).write_text("version https://git-lfs")
    with pytest.raises(EmbeddingError, match=told):
        load_cross_encoder()


def test_what_answers_is_told_from_what_is_on_the_same_subject():
    shipped = load_cross_encoder()
    (read,) = shipped.read(QUESTION, [[ELSEWHERE, BESIDE, ANSWERS]])
    assert read.sentences[2] > max(read.sentences[:2])
    asked = "Who watches the video footage?"
    (read,) = shipped.read(asked, [[ELSEWHERE, BESIDE, ANSWERS]])
    assert read.sentences[1] > max(read.sentences[0], read.sentences[2])
    with_answer, without = shipped.read(QUESTION, [[ANSWERS], [ELSEWHERE]])
    assert with_answer.whole > without.whole


def test_a_long_paragraph_is_read_to_its_end():
    shipped = load_cross_encoder()
    filler = [f"Prison number {n} had been visited by the ombudsman twice." for n in range(60)]
    (read,) = shipped.read(QUESTION, [[*filler, ANSWERS]])
    assert len(read.sentences) == 61
    assert int(np.argmax(read.sentences)) == 60
    (alone,) = shipped.read(QUESTION, [[ANSWERS]])
    assert read.whole > alone.whole - 3


def test_a_sentence_longer_than_is_read_at_once_is_cut_and_one_of_nothing_does_not_answer():
    shipped = load_cross_encoder()
    (read,) = shipped.read("", [["It was so. " * 400, "", ANSWERS]])
    assert len(read.sentences) == 3
    assert read.sentences[1] == UNREAD
    assert all(map(np.isfinite, read.sentences))
    assert shipped.read(QUESTION, []) == []


def test_paragraphs_read_beside_each_other_are_read_as_by_themselves():
    shipped = load_cross_encoder()
    paragraphs = [[ANSWERS], [ELSEWHERE, BESIDE], [BESIDE]]
    together = shipped.read(QUESTION, paragraphs)
    apart = [shipped.read(QUESTION, [one])[0] for one in paragraphs]
    for one, other in zip(together, apart, strict=True):
        assert one.sentences == pytest.approx(other.sentences, abs=1e-4)


@pytest.mark.usefixtures("crossing")
def test_paragraphs_that_may_answer_are_read_with_the_question_unless_that_is_turned_off(
    sample_store, embedder
):
    with Assistant.open(sample_store, embedder=embedder) as assistant:
        query = assistant.read("What did Kazakhstan say about video recording?")
        crossed = assistant.gather(query)
        assert crossed.features.shape[1] == len(CROSSED_FEATURES)
        best = np.concatenate(crossed.supports()).argmax()
        assert crossed.features[best, -3] > UNREAD
        whole = crossed.split(crossed.features[:, -1])
        unlikely = [own for own in whole if (own == UNREAD).all()]
        assert 0 < len(unlikely) < len(whole)
        # They stay: what is said of them by words and likeness still counts.
        assert all(own.size for own in crossed.supports())
    without = Settings(cross_encoder=False)
    assert Settings.model_fields["cross_encoder"].default is True
    with Assistant.open(sample_store, settings=without, embedder=embedder) as assistant:
        assert assistant.gather(query).features.shape[1] == len(READ_FEATURES)


@pytest.mark.usefixtures("crossing")
def test_talk_that_was_transcribed_is_weighed_without_it(tmp_path, embedder):
    talk = tmp_path / "talk.txt"
    talk.write_text(
        "\n".join(f"Anna: The footage is kept for {n} days.\nBen: Good." for n in range(9))
    )
    with Store(tmp_path / "store", embedder, write=True) as store:
        assert all(one.record_id for one in store.add([talk]))
    with Assistant.open(tmp_path / "store", embedder=embedder) as assistant:
        gathered = assistant.gather(assistant.read("How long is the footage kept?"))
        assert gathered.reading is Reading.READ
        assert not assistant.ask("How long is the footage kept?").abstained


@pytest.mark.usefixtures("crossing")
def test_of_a_speech_in_one_paragraph_only_what_may_answer_is_read(tmp_path, embedder, monkeypatch):
    lengths = []

    class Counting:
        def read(self, _, paragraphs):
            lengths.extend(sum(map(len, one)) for one in paragraphs)
            return [
                Read([2.0 if ANSWERS in one else -2.0 for one in own], 1.0) for own in paragraphs
            ]

    monkeypatch.setattr("assistant.evidence.finder.shipped_cross_encoder", Counting)
    filler = [f"Prison number {n} had been visited by the ombudsman twice." for n in range(200)]
    speech = tmp_path / "speech.txt"
    speech.write_text(" ".join(["Ms. Ba:", *filler, ANSWERS, *filler]), encoding="utf-8")
    with Store(tmp_path / "store", embedder, write=True) as store:
        assert all(one.record_id for one in store.add([speech]))
    with Assistant.open(tmp_path / "store", embedder=embedder) as assistant:
        gathered = assistant.gather(assistant.read("How long are recordings stored?"))
    assert max(lengths) < 5_000
    (said,) = gathered.split(gathered.features[:, -3])
    texts = [text for _, _, text in gathered.paragraphs[0].sentences]
    assert said[texts.index(ANSWERS)] == 2
    assert (said == UNREAD).sum() > 200


def test_a_topic_without_a_question_is_looked_for_without_it(sample_store, embedder):
    # So ledgers look for what was asked about one; it has learnt what answers.
    with Store(sample_store, embedder) as store:
        reader = TokenReader(embedder)
        finder = EvidenceFinder(
            store.catalog, store.full_text, embedder, reader, cross_encoder=True
        )
        found = "video recording", ["video", "record"], store.searcher.search("video", 3)
        assert finder.gather(*found).reading is Reading.READ
        assert finder.gather(*found, question=QUESTION).reading is Reading.CROSSED


@pytest.mark.parametrize(
    ("text", "question", "reading"),
    [
        ("Les enregistrements sont conservés trente jours.", "Sont-ils conservés ?", "crossed"),
        ("Сельские школы получили новые учебники.", "Сколько хранятся записи?", "read"),
        ("录像保存三十天。代表团感谢委员会。", QUESTION, "read"),
    ],
)
def test_what_is_not_in_latin_letters_is_weighed_without_it(
    tmp_path, embedder, text, question, reading
):
    # It has learnt no words of other letters, and would take any sentence for an answer.
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with Store(tmp_path / "store", embedder, write=True) as store:
        assert all(one.record_id for one in store.add([tmp_path / "a.txt"]))
        reader = TokenReader(embedder)
        finder = EvidenceFinder(
            store.catalog, store.full_text, embedder, reader, cross_encoder=True
        )
        hits = store.searcher.search(question, 3)
        assert finder.gather(question, [], hits, question=question).reading == reading


@pytest.mark.usefixtures("crossing")
def test_a_transcript_on_something_else_changes_no_answer_of_the_records(
    sample_store, tmp_path, embedder
):
    questions = [
        "What was said about video recording?",
        "What was said about solitary confinement?",
        "How many police officers were convicted of torture?",
        "What was said about whaling?",
    ]
    with Assistant.open(sample_store, embedder=embedder) as assistant:
        alone = [assistant.ask(question) for question in questions]
    assert {answer.abstained for answer in alone} == {True, False}
    folder = Path(shutil.copytree(sample_store, tmp_path / "store"))
    chat = "\n".join(
        f"Anna: The video of lesson {n} is on the shelf.\nBen: Thanks." for n in range(9)
    )
    (tmp_path / "chat.txt").write_text(chat, encoding="utf-8")
    with Store(folder, embedder, write=True) as store:
        assert all(one.record_id for one in store.add([tmp_path / "chat.txt"]))
    with Assistant.open(folder, embedder=embedder) as assistant:
        gathered = assistant.gather(assistant.read(questions[0]))
        assert {one.passage.record_id for one in gathered.paragraphs} > {"chat"}
        beside = [assistant.ask(question) for question in questions]
    for before, after in zip(alone, beside, strict=True):
        assert [one.text for one in after.statements] == [one.text for one in before.statements]
        assert after.reason == before.reason
