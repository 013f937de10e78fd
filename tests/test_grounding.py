"""The guard: what a model wrote is borne out by what it cites, or is stopped for a named fault."""

import pytest

from assistant.grounding import Fault, check, describe
from assistant.grounding.checking import rule_faults
from assistant.sources import Source
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
    ("source", "right", "turned"),
    [
        (
            "The local authorities had offered an apology to the inhabitants of the street.",
            "the inhabitants of the street had been offered an apology by the local authorities.",
            "the local authorities had been offered an apology by the inhabitants of the street.",
        ),
        (
            "The Ministry had returned the passports to the asylum seekers.",
            "the passports had been returned to the asylum seekers by the Ministry.",
            "the passports had been returned to the Ministry by the asylum seekers.",
        ),
        (
            "Courts had awarded compensation to 12 victims in 2020.",
            "12 victims had received compensation from the courts in 2020.",
            "courts had received compensation from 12 victims in 2020.",
        ),
    ],
)
def test_who_did_what_to_whom_is_read_in_other_constructions(source, right, turned, embedder):
    cited = [said(source)]
    assert check(f"Mr. Rogov said that {right}", cited, embedder).borne_out
    assert not check(f"Mr. Rogov said that {turned}", cited, embedder).borne_out


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


@pytest.mark.parametrize("statement", ["The answer is:", "The", "Mr. Rogov said so."])
def test_what_says_nothing_is_not_borne_out(statement, embedder):
    assert check(statement, [KEPT], embedder).faults == (Fault.CONTENT,)


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


ALLEGED = said(
    "According to reports, prisoners had been beaten in Zhanaozen.",
    "Ms. Racu",
    Side.COMMITTEE,
    "Country Rapporteur",
)
INVESTIGATED = said("The Government had investigated every complaint.")
HEARD = said(
    "She had heard that recordings had disappeared and asked what steps had been taken.",
    "Ms. Racu",
    Side.COMMITTEE,
    "Country Rapporteur",
)


@pytest.mark.parametrize(
    "frame",
    [
        "In the Committee's view, {}",
        "In the view of the Committee, {}",
        "As the Committee put it, {}",
        "Committee: {}",
        "Committee experts said that {}",
        "It was said by the Committee that {}",
        "Mr. Rogov, for the Committee, said that {}",
        "The representative of the Committee said that {}",
    ],
)
def test_words_given_to_the_other_side_in_whatever_frame_are_stopped(frame, embedder):
    told = frame.format("the Government had investigated every complaint.")
    assert Fault.SIDE in check(told, [INVESTIGATED], embedder).faults


@pytest.mark.parametrize(
    "statement",
    [
        "The delegation said that prisoners were beaten in Zhanaozen.",
        "The Committee said that the Government had investigated every complaint.",
        "The Government had investigated every complaint.",
    ],
)
def test_of_both_sides_cited_each_bears_out_only_what_it_said_itself(statement, embedder):
    assert not check(statement, [ALLEGED, INVESTIGATED], embedder).borne_out


def test_beside_a_source_of_the_other_side_each_bears_out_what_it_said(embedder):
    told = "The delegation said that the Government had investigated every complaint."
    assert check(told, [ALLEGED, INVESTIGATED], embedder).borne_out


@pytest.mark.parametrize(
    ("statement", "source", "fault"),
    [
        ("Recordings had disappeared.", HEARD, Fault.MODALITY),
        (
            "The oldest prison was closed in 2024.",
            said("The Government intended to close the oldest prison in 2024."),
            Fault.MODALITY,
        ),
        (
            "14 police officers had been acquitted of torture.",
            said("14 police officers had been convicted of torture and 3 acquitted."),
            Fault.NUMBER,
        ),
        (
            "Investigations had risen from 450 in 2019 to 700 in 2021.",
            said("Investigations had fallen from 700 in 2019 to 450 in 2021."),
            Fault.NUMBER,
        ),
        (
            "Visits were made between 2014 and 2023.",
            said("Visits were made between 2014 and 2022; more were planned for 2023."),
            Fault.DATE,
        ),
        (
            "Prisoners had beaten guards in Almaty.",
            said("Guards had beaten prisoners in Almaty."),
            Fault.ROLES,
        ),
    ],
)
def test_what_is_turned_in_the_sources_own_words_is_stopped(statement, source, fault, embedder):
    assert fault in check(statement, [source], embedder).faults


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("Girls and women were abducted.", said("Women and girls were abducted.")),
        (
            "The Committee's expert, Ms. Racu, cited reports that prisoners had been beaten.",
            ALLEGED,
        ),
        (
            "Some 1,500 prisoners had been placed in solitary confinement over the preceding "
            "five years.",
            said(
                "Over the preceding five years, some 1,500 prisoners had been placed in solitary "
                "confinement, with only 281 in the preceding year."
            ),
        ),
    ],
)
def test_what_only_looks_turned_is_not(statement, source):
    from assistant.grounding.checking import rule_faults

    assert rule_faults(statement, [source]) == []


def test_a_question_said_again_states_nothing(embedder):
    asked = "In how many police stations was footage from video cameras kept for 90 days?"
    assert not check(asked, [KEPT], embedder).borne_out
    itself = "Was footage from video cameras kept for 90 days?"
    assert check(itself, [said(itself, "Ms. Racu", Side.COMMITTEE, "")], embedder).borne_out


CLOSED = said("The prison in Astana had been closed.")
CLOSED_TOO = said("The prison in Almaty had been closed.", "Mr. Sadykov")


@pytest.mark.parametrize(
    "frame",
    [
        "It was said by Mr. Rogov that {}",
        "In the opinion of Mr. Rogov, {}",
        "Mr. Rogov's answer was that {}",
        "Mr. Rogov: {}",
        "Mr. Rogov gave the information that {}",
    ],
)
def test_of_two_speakers_cited_one_who_is_named_in_whatever_words_is_not_given_the_others(
    frame, embedder
):
    cited = [CLOSED, CLOSED_TOO]
    told = frame.format("the prison in Almaty had been closed.")
    assert not check(told, cited, embedder).borne_out
    own = frame.format("the prison in Astana had been closed.")
    assert check(own, cited, embedder).borne_out


@pytest.mark.parametrize("verb", ["complained", "alleged", "agreed", "accused"])
def test_any_verb_of_speaking_before_what_is_said_names_a_speaker(verb, embedder):
    told = f"The Committee {verb} that the Government had investigated every complaint."
    assert Fault.SIDE in check(told, [INVESTIGATED], embedder).faults


def committee(text):
    return said(text, "Ms. Racu", Side.COMMITTEE, "Country Rapporteur")


@pytest.mark.parametrize(
    ("asked", "told", "right"),
    [
        (
            "She asked whether prisoners had been given the medicine that they needed.",
            "{}risoners had been given the medicine that they needed.",
            "Ms. Racu asked whether prisoners had been given the medicine that they needed.",
        ),
        (
            "She asked whether the recommendations on prisons had been carried out.",
            "{}he recommendations on prisons had been carried out.",
            "Ms. Racu inquired whether the recommendations on prisons had been carried out.",
        ),
    ],
)
def test_a_word_of_asking_within_what_was_asked_asks_nothing(asked, told, right, embedder):
    letter = "P" if "risoners" in told else "T"
    for form in (told.format(letter), told.format(f"Ms. Racu said {letter.lower()}")):
        assert Fault.MODALITY in check(form, [committee(asked)], embedder).faults
    assert check(right, [committee(asked)], embedder).borne_out


@pytest.mark.parametrize(
    ("statement", "source", "fault"),
    [
        ("Decision 971/13 had been quashed.", "Decision 971/12 had been quashed.", Fault.NUMBER),
        ("Article 1.2.4 had been repealed.", "Article 1.2.3 had been repealed.", Fault.NUMBER),
        ("Article 146b had been repealed.", "Article 146a had been repealed.", Fault.NUMBER),
        ("Article 14 (b) had been repealed.", "Article 14 (a) had been repealed.", Fault.NUMBER),
        ("One person had died.", "Three persons had died.", Fault.NUMBER),
        ("One prisoner had died.", "Three prisoners had died.", Fault.NUMBER),
        ("Report CAT/C/KAZ/4 was out.", "Report CAT/C/KAZ/4/Add.1 was out.", Fault.NAME),
        ("Guards had beaten Mr. Ivanova.", "Guards had beaten Mr. Ivanov.", Fault.NAME),
        ("Guards had beaten Mr. Ivanov.", "Guards had beaten Ms. Ivanov.", Fault.NAME),
    ],
)
def test_what_makes_another_of_a_number_a_document_or_a_person_is_compared(
    statement, source, fault
):
    assert fault in rule_faults(statement, [said(source)])
    assert fault not in rule_faults(source, [said(source)])


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("Article 14 (1) had been repealed.", "Article 14 (1) (b) had been repealed."),
        ("One of the prisoners had died.", "Three prisoners were ill, of whom one had died."),
        ("One prisoner had died.", "A prisoner had died and three prisoners had fled."),
        ("Guards had beaten Mr. Ivanov.", "Guards had beaten Ms. Ivanov and Mr. Ivanov."),
        ("Guards had beaten Mr. Ivanov.", "Guards had beaten Dr. Ivanov."),
        ("There were 36 (2023).", "In 2023 there were 36."),
    ],
)
def test_what_is_only_less_exact_is_not_another(statement, source):
    faults = rule_faults(statement, [said(source)])
    assert not {Fault.NUMBER, Fault.NAME} & {*faults}
