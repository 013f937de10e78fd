"""Whatever a file holds, it is refused with a message or understood with nothing lost."""

import importlib.util
import json
import random
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eval.robustness.fuzz
from eval.robustness.fuzz import (
    LostTextError,
    Tally,
    check_nothing_is_lost,
    fuzz,
    make_input,
    read_all,
)
from eval.robustness.mutations import edit_xml, flip_bits, swap_members
from index.errors import FileError
from index.parsing.parser import parse
from index.readers.files import CONTAINED_READERS
from index.readers.formats import Format
from index.readers.plain_text import read_plain_text
from index.records import Document, DocumentParagraph

_PHRASES = (
    "The meeting was called to order at 10 a.m.|Mr. X (Kenya) said that|The Chair|CAT/C/SR.7|12. "
    "|1.|Ms. Ł, speaking as Country Rapporteur, asked|* Note|Consideration of reports|\n|\n\n|\r\n"
    "|\u2028|[bookmark: a]|{ PAGE }|The meeting rose at 1 p.m.|X: |(a) |“"
).split("|")
_ANY_TEXT = st.lists(st.one_of(st.text(max_size=60), st.sampled_from(_PHRASES)), max_size=30).map(
    "".join
)
_BEGINNINGS = st.sampled_from(
    [b"", b"", b"PK\x03\x04", b"PK\x05\x06", b"\xff\xfe", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0"]
)


def _has_reader(format_):
    module = CONTAINED_READERS[format_].rpartition(".")[0]
    return importlib.util.find_spec(module) is not None


@pytest.fixture(scope="module")
def seeds(sample_path):
    """Small files of every format that can be read."""
    lines = sample_path.read_text(encoding="utf-8").splitlines()[:12]
    found = [("text", "\n".join(lines).encode())]
    if _has_reader(Format.WEB_PAGE):
        page = "".join(f"<p>{line}</p>" for line in lines)
        found.append(("page", f"<!DOCTYPE html><html><body>{page}</body></html>".encode()))
    if _has_reader(Format.WORD):
        from docx import Document as WordDocument

        document, file = WordDocument(), BytesIO()
        for line in lines:
            document.add_paragraph(line)
        document.save(file)
        found.append(("word", file.getvalue()))
    if _has_reader(Format.PDF):
        from reportlab.pdfgen.canvas import Canvas

        file = BytesIO()
        canvas = Canvas(file, pageCompression=0)
        for number, line in enumerate(lines):
            canvas.drawString(50, 800 - 20 * number, line[:80])
        canvas.save()
        found.append(("pdf", file.getvalue()))
    return found


@given(_ANY_TEXT)
@settings(deadline=None, max_examples=200)
def test_no_text_is_lost_between_a_text_file_and_its_record(text):
    try:
        contents = read_plain_text("x.txt", text.encode("utf-8", "surrogatepass"))
    except FileError:
        return
    kept = "".join([paragraph.text for paragraph in contents.paragraphs] + [*contents.leftovers])
    assert not Counter(filter(str.isalnum, text)) - Counter(filter(str.isalnum, kept))
    document = Document("x.txt", "", contents.paragraphs, contents.leftovers)
    check_nothing_is_lost(document, parse(document))


@given(st.lists(st.builds(DocumentParagraph, _ANY_TEXT.map(lambda text: " ".join(text.split())))))
@settings(deadline=None, max_examples=100)
def test_no_text_is_lost_between_paragraphs_of_any_format_and_their_record(paragraphs):
    document = Document("x", "", tuple(paragraphs))
    check_nothing_is_lost(document, parse(document))


@given(_BEGINNINGS, st.binary(max_size=400))
@settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_bytes_are_refused_or_read(tmp_path, beginning, data):
    path = tmp_path / "input"
    path.write_bytes(beginning + data)
    records, refusals = read_all(path)
    assert records + len(refusals) > 0
    assert all(refusal.reason.strip().endswith(".") for refusal in refusals)


@given(st.integers(0, 2**32))
@settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_spoilt_files_are_refused_or_read(tmp_path, seeds, number):
    made, data = make_input(number, 7, seeds)
    path = tmp_path / "input"
    path.write_bytes(data[:200_000])
    records, refusals = read_all(path)
    assert records + len(refusals) > 0, made


@given(st.integers(0, 2**32), st.sampled_from([zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2]))
@settings(deadline=None, max_examples=100)
def test_an_archive_that_is_spoilt_already_can_be_spoilt_further(number, compression):
    file, chance = BytesIO(), random.Random(number)
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name in ("a.xml", "b/é.xml", "c.rels"):
            archive.writestr(name, f"<p>{name}</p>" * 20)
    data = flip_bits(chance, file.getvalue(), ())
    for mutation in (swap_members, edit_xml):
        assert isinstance(mutation(chance, data, [data]), bytes)


@pytest.mark.parametrize("name", [b"\0", b"\x82" * 60_000], ids=["empty", "endless"])
def test_members_of_any_name_can_be_swapped(name):
    file, placeholder = BytesIO(), "a" * len(name)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(placeholder, b"one")
        archive.writestr("other", b"two")
    spoilt = file.getvalue().replace(placeholder.encode(), name)
    for seed in range(4):
        assert swap_members(random.Random(seed), spoilt, [spoilt])


def test_an_input_follows_from_its_seed_and_number(seeds):
    assert make_input(3, 1, seeds) == make_input(3, 1, seeds)
    assert make_input(3, 1, seeds) != make_input(3, 2, seeds)


def test_text_that_is_missing_from_a_record_is_found_out():
    document = Document("x", "", (DocumentParagraph("1. Mr. X said that."), DocumentParagraph("Y")))
    record = parse(document)
    check_nothing_is_lost(document, record)
    with pytest.raises(LostTextError, match="not in the record"):
        check_nothing_is_lost(document, replace(record, text=record.text[:-1]))
    with pytest.raises(LostTextError, match="between two paragraphs"):
        check_nothing_is_lost(document, replace(record, paragraphs=record.paragraphs[1:]))


def test_an_input_that_crashes_is_kept_and_the_run_goes_on(monkeypatch, tmp_path, seeds):
    def faulty(document, record_id, metadata):
        return parse(replace(document, paragraphs=document.paragraphs[1:]), record_id, metadata)

    monkeypatch.setattr(eval.robustness.fuzz, "parse", faulty)
    tally = Tally()
    list(fuzz(20, 1, seeds[:1], tmp_path / "kept", tally))
    assert tally.inputs == 20
    assert tally.accepted + sum(tally.refused.values()) + len(tally.crashes) == 20
    assert tally.crashes
    for crash in tally.crashes:
        assert "LostTextError" in crash["error"]
        kept = (tmp_path / "kept" / f"seed-1-input-{crash['input']}").read_bytes()
        assert kept == make_input(crash["input"], 1, seeds[:1])[1]


def test_the_command_prints_what_became_of_the_inputs(sample_path):
    done = subprocess.run(
        [sys.executable, "-m", "eval.robustness.fuzz", "--inputs", "5", "--seed", "2", sample_path],
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(done.stdout)
    assert report["inputs"] == 5
    assert report["accepted"] + report["refused"] == 5
    assert report["crashes"] == 0
    assert len(report["slowest_seconds"]) == 5
