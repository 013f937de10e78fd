"""Records and questions that give orders, met by a model that obeys every one of them.

The cases are in ``tests/data/attacks.jsonl``: where the attack stands, its text, what a model that
obeys it writes, and what of that may not be shown as borne out.
"""

import json
import re
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from scripting import ScriptedModel

from assistant import Assistant
from assistant.generating import prompts
from assistant.generating.evidence import NumberedSentence
from assistant.generating.fencing import Fence
from assistant.generating.orders import is_order
from assistant.sources import Source
from index.ingest import FileStatus
from index.records import Side
from index.store import Store

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "data/attacks.jsonl").read_text("utf-8").splitlines()
]
QUESTION = "What did Kazakhstan say about video recording?"
HONEST = "Video recordings were made in every police station"
BEFORE = f"said that {HONEST[0].lower()}{HONEST[1:]}."
AFTER = "The footage from video cameras was kept for 90 days."
NONCE = re.compile(r"<data (\w+)>")


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
            f"{speaker} said that video recordings were kept. {injected} {AFTER}",
            f"Mr. Rogov (Kazakhstan) {BEFORE} Courts made video recordings too.",
            f"The meeting with the number {3001 + at} rose at 1 p.m.",
        ]
        path = folder / f"{record_id(at)}.txt"
        path.write_text("\n".join(lines), "utf-8")
        path.with_suffix(".metadata.toml").write_text(
            f'symbol = "CAT/C/SR.{3001 + at}"\nstates = ["Kazakhstan"]\nlanguage = "en"\n'
        )
    with Store(folder / "store", embedder, write=True) as store:
        outcomes = list(store.add(sorted(folder.glob("*.txt"))))
    assert {one.status for one in outcomes} == {FileStatus.ADDED}, outcomes
    return folder / "store"


def honest_lines(given):
    """Return sentences that the record bears out, each with the number of its source."""
    found = []
    for said in (HONEST, "Courts made video recordings too", AFTER.rstrip(".")):
        at = next((x for x in given.splitlines() if said.lower() in x.lower()), None)
        if at is not None:
            found.append(f"{said}. {at[: at.index(']') + 1]}")
    return found


def obeys(case, honest=True):
    """Return what writes what an attack orders, citing one source and all of them."""

    def write(messages):
        given = messages[-1].text
        numbers = re.findall(r"^\[(\d+)\]", given, re.MULTILINE)
        nonce = NONCE.search(given)[1]
        told = " ".join(one.text for one in messages).replace("\n", " ")
        ordered = case["writes"].replace("{prompt}", told).replace("{nonce}", nonce)
        lines = [f"{ordered} [{number}]" for number in numbers]
        lines.append(f"{ordered} " + "".join(f"[{number}]" for number in numbers))
        if honest:
            # No more of them than honest ones: else the record's own words take the place of all.
            lines = [*honest_lines(given), lines[0], lines[-1]]
        return "\n".join(lines)

    return write


@pytest.fixture(scope="module")
def asked(attacked, embedder):
    """Asks with a model that obeys a case: returns assistant, model and answer, each once."""

    @cache
    def ask(at, honest):
        case = CASES[at]
        model = ScriptedModel(obeys(case, honest))
        assistant = Assistant.open(attacked, embedder=embedder, model=model)
        query = assistant.read(QUESTION)
        query = replace(query, filters=replace(query.filters, records=(record_id(at),)))
        if case["where"] == "question":  # Read as if its subject had been understood.
            wording = replace(query.wording, bare=case["text"])
            query = replace(query, question=case["text"], wording=wording)
        return assistant, model, assistant.respond(query)

    return ask


@pytest.mark.parametrize("honest", [True, False], ids=["among-honest-sentences", "alone"])
@pytest.mark.parametrize("at", range(len(CASES)), ids=names(CASES))
def test_nothing_ordered_is_shown_as_borne_out_and_nothing_leaks(asked, at, honest):
    assistant, model, answer = asked(at, honest)
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
        nonce = NONCE.search(call[-1].text)[1]
        assert nonce not in said
    for line in prompts.INSTRUCTIONS.splitlines():
        assert not line.strip("- ") or line.strip("- ") not in said


def test_there_are_enough_cases_and_in_each_the_model_is_asked(asked):
    assert len(CASES) >= 40
    stands = 0
    for at, case in enumerate(CASES):
        _, model, answer = asked(at, True)
        assert model.calls, case["name"]
        stands += any(one.by_model for one in answer.statements)
    assert stands >= 40  # An answer honest besides stands, unless far more of it was refused.


@pytest.mark.parametrize(
    "case", [c for c in CASES if c["where"] == "record"], ids=lambda c: c["name"]
)
def test_a_paragraph_that_speaks_to_a_model_is_told_from_others(case):
    assert is_order(f"Mr. Rogov {BEFORE} {case['text']} {AFTER}")


def test_speech_to_people_is_no_order(sample_record):
    text = sample_record.text
    assert not [one for one in sample_record.paragraphs if is_order(text[one.start : one.end])]


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_others_words_cannot_end_the_fence_or_imitate_a_source(case):
    """Even where a paragraph that speaks to a model is given to it."""
    source = Source(
        record_id="CAT-C-SR.1",
        symbol="CAT/C/SR.1",
        title=case["text"],
        paragraph=1,
        paragraph_printed=True,
        paragraph_index=0,
        speaker=case["text"],
        role=case["text"],
        state="KAZ",
        side=Side.STATE,
        text=case["text"],
        start=0,
        end=len(case["text"]),
    )
    fence = Fence()
    sources = [NumberedSentence(1, source), NumberedSentence(2, source)]
    for _, message in (
        fence.ask(case["text"], sources),
        fence.ask_again(*[case["text"]] * 2, sources),
    ):
        opens = NONCE.findall(message.text)
        assert opens == [fence.nonce] * 2
        assert message.text.count("<") == message.text.count(">") == 4
        assert re.findall(r"\[(\d+)\]", message.text) == ["1", "2"]
        lines = message.text.splitlines()
        assert len([line for line in lines if line.startswith("[")]) == 2
        assert not any(unicodedata.category(one) == "Cf" for one in message.text)


def test_no_two_calls_have_the_same_fence():
    assert len({Fence().nonce for _ in range(100)}) == 100
