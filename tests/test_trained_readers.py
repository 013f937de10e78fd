"""Readers are trained in one place and read in another; between them lies a packed file."""

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from assistant.grounding.checker import Checker, told
from assistant.sources import bare_source
from eval.readers.batches import collate, encode
from eval.readers.guard_report import source_of
from eval.readers.network import Student
from eval.readers.packing import pack_checker, quantised, write_reader
from eval.readers.pairs import Pair, read_pairs, write_pairs
from index.errors import FileError
from index.records import Side

STATEMENT = "The delegation said that footage was kept for thirty days."
SOURCES = [
    bare_source("Footage was kept for thirty days.", speaker="Mr. Omarov", side=Side.STATE),
    bare_source(
        "She asked who watched it.",
        speaker="Ms. Racu",
        role="Country Rapporteur",
        side=Side.COMMITTEE,
    ),
]
PAIR = Pair("made", "scene", "claim", "1", STATEMENT, [told(one) for one in SOURCES], [1])


def only(rows):
    return collate(rows, np.arange(len(rows.pairs)), torch.device("cpu"))


@pytest.fixture
def base(embedder):
    return embedder.load()


@pytest.fixture
def reader(base):
    """A made-up reader of one narrow layer, with the words of the model that it starts from."""
    lot = torch.Generator().manual_seed(5)
    size, wide = base.dimensions, 16
    words, places = base.word_and_place_vectors
    weights = {
        "embeddings.word_embeddings.weight": words.cpu(),
        "embeddings.position_embeddings.weight": places.cpu(),
        "embeddings.token_type_embeddings.weight": torch.zeros(2, size),
    }
    shapes = {f"attention.self.{name}": (size, size) for name in ("query", "key", "value")} | {
        "attention.output.dense": (size, size),
        "intermediate.dense": (wide, size),
        "output.dense": (size, wide),
    }
    for name, shape in shapes.items():
        weights[f"encoder.layer.0.{name}.weight"] = 0.1 * torch.randn(shape, generator=lot)
        weights[f"encoder.layer.0.{name}.bias"] = 0.1 * torch.randn(shape[0], generator=lot)
    for name in (
        "embeddings.LayerNorm",
        "encoder.layer.0.attention.output.LayerNorm",
        "encoder.layer.0.output.LayerNorm",
    ):
        weights[f"{name}.weight"], weights[f"{name}.bias"] = torch.ones(size), torch.zeros(size)
    made = Student(weights)
    with torch.no_grad():
        made.types.copy_(0.1 * torch.randn(2, size, generator=lot))
        made.claim.weight.copy_(0.1 * torch.randn(1, 4 * size, generator=lot))
    return made.eval()


def test_the_checker_reads_from_a_packed_reader_what_the_reader_says(reader, base, tmp_path):
    write_reader(quantised(reader), tmp_path / "reader.safetensors", apart=0)
    pack_checker(tmp_path / "reader.safetensors", tmp_path / "checker.safetensors")
    checker = Checker(load_file(tmp_path / "checker.safetensors"), base)
    with torch.inference_mode():
        said = float(reader(only(encode([PAIR], base.tokenizer))).claims[0])
    assert abs(said) > 0.1
    assert checker.sureness(STATEMENT, SOURCES) == pytest.approx(said, abs=0.02)


def test_what_the_checker_does_not_read_is_not_packed(reader, tmp_path):
    write_reader(quantised(reader), tmp_path / "reader.safetensors", apart=0)
    pack_checker(tmp_path / "reader.safetensors", tmp_path / "checker.safetensors")
    kept = {name.split(".")[0] for name in load_file(tmp_path / "checker.safetensors")}
    assert kept == {"types", "first_norm", "layers", "claim"}


def test_a_reader_that_reads_apart_is_not_packed_for_the_checker(reader, tmp_path):
    write_reader(quantised(reader), tmp_path / "reader.safetensors", apart=1)
    with pytest.raises(FileError, match="without --apart"):
        pack_checker(tmp_path / "reader.safetensors", tmp_path / "checker.safetensors")
    assert not (tmp_path / "checker.safetensors").exists()


def test_a_source_is_read_back_from_the_line_that_the_checker_is_trained_with():
    for source in SOURCES:
        read = source_of(told(source))
        assert (read.who, read.side, read.text) == (source.who, source.side, source.text)


def test_pairs_are_read_back_as_they_were_written(tmp_path):
    assert write_pairs([PAIR], tmp_path / "made" / "pairs.jsonl.gz") == 1
    assert read_pairs(tmp_path / "made" / "pairs.jsonl.gz") == [PAIR]
