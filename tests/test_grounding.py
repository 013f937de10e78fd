"""The guard: what a model wrote is borne out by what it cites, or is stopped for a named fault."""

import pytest

from assistant.answers import Source
from assistant.grounding import Fault, check, describe
from index.records import Side


def said(text, speaker="Mr. Rogov", side=Side.STATE, role="Kazakhstan"):
    return Source(
        record_id="CAT-C-SR.1995",
        symbol="CAT/C/SR.1995",
        title="",
        paragraph=47,
        paragraph_printed=True,
        paragraph_index=60,
        speaker=speaker,
        role=role,
        state="KAZ" if side is Side.STATE else None,
        side=side,
        text=text,
        start=0,
        end=len(text),
    )


KEPT = said("The footage from video cameras was kept for 90 days in every police station.")
ABOLISHED = said("In 2022, Kazakhstan had abolished the death penalty.")
ASKED = said(
    "She wished to know whether detainees were allowed to call a lawyer.",
    "Ms. Racu",
    Side.COMMITTEE,
    "Country Rapporteur",
)


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("The footage from video cameras was kept for 90 days in every police station.", KEPT),
        ("Kazakhstan had abolished the death penalty in 2022.", ABOLISHED),
        ("Ms. Racu asked whether detainees were allowed to call a lawyer.", ASKED),
    ],
)
def test_what_the_source_says_stands(statement, source, embedder):
    verdict = check(statement, [source], embedder)
    assert verdict.borne_out, describe(verdict)
    assert describe(verdict) == ""


@pytest.mark.parametrize(
    ("statement", "source", "fault"),
    [
        ("The footage was kept for 60 days in every police station.", KEPT, Fault.NUMBER),
        ("The footage was not kept in every police station.", KEPT, Fault.NEGATION),
        ("The Committee said that the footage was kept for 90 days.", KEPT, Fault.SIDE),
        ("Ms. Racu said that the footage was kept for 90 days.", KEPT, Fault.SPEAKER),
        ("Uzbekistan had abolished the death penalty in 2022.", ABOLISHED, Fault.NAME),
        ("In 2021, Kazakhstan had abolished the death penalty.", ABOLISHED, Fault.DATE),
        ("Detainees were allowed to call a lawyer.", ASKED, Fault.MODALITY),
        ("Kazakhstan burned the footage.", KEPT, Fault.CONTENT),
        ("代表团承认酷刑。", KEPT, Fault.CONTENT),
    ],
)
def test_what_it_does_not_say_is_stopped_and_the_fault_is_named(statement, source, fault, embedder):
    verdict = check(statement, [source], embedder)
    assert not verdict.borne_out
    assert fault in verdict.faults, verdict
    assert describe(verdict)


def test_a_statement_that_cites_nothing_is_stopped(embedder):
    assert check("The footage was kept.", [], embedder).faults == (Fault.NO_CITATION,)


def test_the_trained_checker_is_surer_of_what_was_said_than_of_another_word_in_its_place(embedder):
    from assistant.grounding.content import sureness

    right = sureness("The footage from video cameras was kept for 90 days.", [KEPT], embedder)
    wrong = sureness("The furniture from video cameras was kept for 90 days.", [KEPT], embedder)
    assert right > wrong


def test_the_checker_reads_with_the_words_that_are_loaded_and_gives_the_same_without(embedder):
    from assistant.grounding.checker import load_checker

    given = load_checker(embedder.load()).sureness("The footage was kept.", [KEPT])
    assert load_checker().sureness("The footage was kept.", [KEPT]) == pytest.approx(
        given, abs=1e-4
    )
