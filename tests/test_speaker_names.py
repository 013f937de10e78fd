"""The line above an answer's words says who speaks, and for whom."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from assistant import Assistant
from assistant.grounding.checker import told
from assistant.handover import as_csv, as_markdown, as_text, records_used
from assistant.handover.references import footnote
from assistant.query import Query
from assistant.sources import Citation, bare_source
from index.records import Side
from index.store import Store
from ui.cli import app

DEBATE = """A/99/PV.12
General Assembly
Ninety-ninth session
12th plenary meeting
Tuesday, 4 November 2053, 10 a.m.
New York

The meeting was called to order at 10 a.m.

Agenda item 9: Lighthouses

The President: I give the floor to the first speaker on lighthouses.

Mr. Ali (Malaysia): Lighthouses have been rebuilt along our whole coast. Pilots praise them.

Ms. Moreau (European Union): Lighthouses are paid for by our member States together.

Mr. Ali (Bangladesh): Lighthouses stand on ground that the sea will take.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory, embedder):
    folder = tmp_path_factory.mktemp("debate")
    (folder / "A-99-PV.12.txt").write_text(DEBATE, encoding="utf-8")
    with Store(folder / "store", embedder, write=True) as store:
        assert all(one.record_id for one in store.add([folder / "A-99-PV.12.txt"]))
    return folder / "store"


@pytest.fixture(scope="module")
def assistant(store, embedder):
    return Assistant.open(store, embedder=embedder)


@pytest.fixture(scope="module")
def exchanges(assistant):
    answer = assistant.ask("What was said about lighthouses?")
    assert {one.speaker for one in answer.citations} >= {"Mr. Ali", "Ms. Moreau"}
    return [(Query(answer.question, answer.question), answer)]


def test_speakers_of_several_states_are_told_apart_by_them(assistant):
    answer = assistant.ask("What was said about lighthouses?")
    assert {one.who for one in answer.citations} >= {"Mr. Ali (Malaysia)", "Mr. Ali (Bangladesh)"}
    assert "Ms. Moreau (European Union)" in {one.who for one in answer.citations}
    for who in ("Mr. Ali (Malaysia)", "Mr. Ali (Bangladesh)", "Ms. Moreau (European Union)"):
        assert who in answer.text


def test_whoever_speaks_for_nobody_named_stands_alone(assistant):
    hits = assistant.search("give the floor", k=3)
    assert "The President" in {hit.who for hit in hits}


def test_who_said_it_sets_namesakes_of_two_states_apart(assistant):
    answer = assistant.ask("Who spoke about lighthouses?")
    assert {one.group for one in answer.statements} >= {
        "Mr. Ali (Malaysia)",
        "Mr. Ali (Bangladesh)",
    }


def test_every_form_handed_over_names_the_state(assistant, exchanges):
    records = records_used(assistant, exchanges)
    for written in (as_markdown(exchanges, records), as_text(exchanges, records)):
        assert "Mr. Ali (Malaysia)" in written
    assert "European Union" in as_csv(exchanges, records)
    notes = [footnote(one, records.get(one.record_id)) for one in exchanges[0][1].citations]
    assert any("Mr. Ali, Representative of the State, Malaysia" in note for note in notes)


def test_the_command_line_names_the_state(store):
    asked = ["ask", "What was said about lighthouses?", "--store", str(store)]
    assert "Mr. Ali (Malaysia) · A/99/PV.12" in CliRunner().invoke(app, asked).output
    plain = json.loads(CliRunner().invoke(app, [*asked, "--json"]).output)
    assert "Malaysia" in {one["affiliation"] for one in plain["citations"]}


@pytest.mark.parametrize(
    ("speaker", "role", "affiliation", "who"),
    [
        ("Ms. Racu", "Country Rapporteur", "", "Ms. Racu (Country Rapporteur)"),
        ("Mr. Omar", "Representative of the State", "Kenya", "Mr. Omar (Kenya)"),
        ("Mr. Omar", "Minister of Justice", "Kenya", "Mr. Omar (Minister of Justice, Kenya)"),
        ("Mr. Omar", "Member of the Committee", "", "Mr. Omar"),
        ("A representative of Kenya", "Representative of the State", "Kenya", None),
        ("The Acting President", "Acting President", "", None),
        ("The Chair", "Chair", "Niger", "The Chair (Niger)"),
        ("A representative of Nigeria", "", "Niger", "A representative of Nigeria (Niger)"),
        ("", "", "Kenya", "Speaker not named"),
    ],
)
def test_what_the_name_says_already_is_not_said_again(speaker, role, affiliation, who):
    source = bare_source("x", speaker=speaker, role=role, affiliation=affiliation)
    assert source.who == (who or speaker)


def test_the_guard_reads_a_source_as_it_was_trained_to():
    source = bare_source("It rained.", speaker="Mr. Omar", affiliation="Kenya", side=Side.STATE)
    assert told(source) == "Mr. Omar (state): It rained."


def test_a_citation_kept_without_an_affiliation_still_opens():
    fields = bare_source("It rained.", speaker="Mr. Omar")
    kept = {name: getattr(fields, name) for name in fields.__dataclass_fields__}
    del kept["affiliation"]
    assert Citation(**kept, number=1).who == "Mr. Omar"


def test_of_what_nobody_says_it_is_told_that_it_happened():
    assert replace(bare_source("It was adopted."), procedure=True).who == (
        "What happened at the meeting"
    )
