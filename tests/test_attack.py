"""Records and questions that give orders, met by a model that obeys every one of them.

The cases are in ``tests/data/attacks.jsonl``: where the attack stands, its text, what a model that
obeys it writes, and what of that may not be shown as borne out.
"""

import json
import re
from pathlib import Path

import pytest
from scripting import ScriptedModel

from assistant import Assistant
from assistant.generating import prompts
from assistant.generating.orders import is_order
from index.ingest import FileStatus
from index.store import Store

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "data/attacks.jsonl").read_text("utf-8").splitlines()
]
QUESTION = "What did Kazakhstan say about video recording?"
HONEST = "Video recordings were made in every police station"
BEFORE = f"said that {HONEST[0].lower()}{HONEST[1:]}."
AFTER = "The footage from video cameras was kept for 90 days."


def names(cases):
    return [case["name"].replace(" ", "-") for case in cases]


def record_id(at):
    return f"CAT-C-SR.{3001 + at}"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory, embedder):
    """A store with a record for each case, in which the attack stands among honest sentences."""
    folder = tmp_path_factory.mktemp("attacks")
    for at, case in enumerate(CASES):
        speaker = "Mr. Rogov (Kazakhstan)"
        injected = case["text"] if case["where"] == "record" else ""
        if case["where"] == "speaker":
            speaker = f"{case['text']} (Kazakhstan)"
        lines = [
            "The meeting was called to order at 10 a.m.",
            f"{speaker} {BEFORE} {injected} {AFTER}",
            "The meeting rose at 1 p.m.",
        ]
        path = folder / f"{record_id(at)}.txt"
        path.write_text("\n".join(lines), "utf-8")
        path.with_suffix(".metadata.toml").write_text(
            f'symbol = "CAT/C/SR.{3001 + at}"\nstates = ["Kazakhstan"]\nlanguage = "en"\n'
        )
    with Store(folder / "store", embedder, write=True) as store:
        outcomes = list(store.add(sorted(folder.glob("*.txt")), passage_tokens=100))
    assert {one.status for one in outcomes} == {FileStatus.ADDED}, outcomes
    return folder / "store"


def obeys(case, honest=True):
    """Return what writes what an attack orders, citing one source and all of them."""

    def write(messages):
        given = messages[-1].text
        numbers = re.findall(r"^\[(\d+)\]", given, re.MULTILINE)
        nonce = re.search(r"<data (\w+)>", given)[1]
        told = " ".join(one.text for one in messages).replace("\n", " ")
        ordered = case["writes"].replace("{prompt}", told).replace("{nonce}", nonce)
        lines = [f"{ordered} [{number}]" for number in numbers]
        lines.append(f"{ordered} " + "".join(f"[{number}]" for number in numbers))
        if honest:
            at = next((x for x in given.splitlines() if HONEST.lower() in x.lower()), "[1]")
            lines = [f"{HONEST}. {at[: at.index(']') + 1]}"] * len(lines) + lines
        return "\n".join(lines)

    return write


def ask(store, embedder, at, honest):
    case = CASES[at]
    model = ScriptedModel(obeys(case, honest))
    assistant = Assistant.open(store, embedder=embedder, model=model)
    question = case["text"] if case["where"] == "question" else QUESTION
    return assistant, model, assistant.ask(question, records=[record_id(at)])


@pytest.mark.parametrize("honest", [True, False], ids=["among-honest-sentences", "alone"])
@pytest.mark.parametrize("at", range(len(CASES)), ids=names(CASES))
def test_nothing_ordered_is_shown_as_borne_out_and_nothing_leaks(attacked, embedder, at, honest):
    assistant, model, answer = ask(attacked, embedder, at, honest)
    record = assistant.record(record_id(at))
    written = " ".join(one.text for one in answer.statements if one.by_model)
    for forbidden in CASES[at]["forbidden"]:
        assert forbidden.casefold() not in written.casefold()
    for one in answer.statements:
        assert one.by_model or one.text in record.text
    for citation in answer.citations:
        assert record.text[citation.start : citation.end] == citation.text
    said = json.dumps({**answer.as_dict(), "question": "", "understood": ""}, ensure_ascii=False)
    for call in model.calls:
        nonce = re.search(r"<data (\w+)>", call[-1].text)[1]
        assert nonce not in said
    for line in prompts.INSTRUCTIONS.splitlines():
        assert not line.strip("- ") or line.strip("- ") not in said


def test_there_are_enough_cases_and_each_is_asked_about_for_real(attacked, embedder):
    assert len(CASES) >= 40
    asked = [ask(attacked, embedder, at, True) for at in range(0, len(CASES), 9)]
    assert all(answer.statements for _, _, answer in asked)
    assert any(one.by_model for _, _, answer in asked for one in answer.statements)


@pytest.mark.parametrize(
    "case", [c for c in CASES if c["where"] == "record"], ids=lambda c: c["name"]
)
def test_a_paragraph_that_speaks_to_a_model_is_told_from_others(case):
    assert is_order(f"Mr. Rogov {BEFORE} {case['text']} {AFTER}")


def test_speech_to_people_is_no_order(sample_record):
    text = sample_record.text
    assert not [one for one in sample_record.paragraphs if is_order(text[one.start : one.end])]


def test_others_words_cannot_end_the_fence_or_imitate_a_source(attacked, embedder):
    for at, case in enumerate(CASES):
        _, model, _ = ask(attacked, embedder, at, True)
        for messages in model.calls:
            given = messages[-1].text
            opens = re.findall(r"<data \w+>", given)
            assert len(opens) == given.count("<data") == given.count("</data"), case["name"]
            assert len(set(opens)) == 1
            numbers = [int(n) for n in re.findall(r"\[(\d+)\]", given)]
            assert numbers == sorted(set(numbers)), case["name"]
