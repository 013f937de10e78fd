"""The slips of a fluent writer: a right sentence but for who, how much, when, or whether at all."""

from dataclasses import replace

import pytest

from assistant.grounding import Fault
from assistant.grounding.attribution import attribution_faults
from assistant.grounding.checking import rule_faults
from assistant.language.figures import numbers
from assistant.sources import bare_source
from index.records import Side


def replied(text):
    """A sentence of the delegation's."""
    return replace(bare_source(text, speaker="Mr. Adebori", side=Side.STATE), symbol="CAT/C/SR.9")


def put(text):
    """A sentence of an expert's."""
    return replace(bare_source(text, speaker="Ms. Lind", side=Side.COMMITTEE), symbol="CAT/C/SR.9")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("One in ten prisoners was a woman.", [0.1]),
        ("Nine out of every ten had no lawyer.", [0.9]),
        ("Two thirds of them were boys, and one fifth girls.", [2 / 3, 0.2]),
        ("Self-harm was down by a third.", [1 / 3]),
    ],
)
def test_so_many_of_so_many_is_one_number(text, values):
    assert [one.value for one in numbers(text)] == pytest.approx(values)
    assert {one.kind for one in numbers(text)} == {"share"}


@pytest.mark.parametrize("text", ["a third country", "two in 10 years", "3 in 2015"])
def test_what_only_looks_like_a_fraction_is_none(text):
    assert "share" not in {one.kind for one in numbers(text)}


@pytest.mark.parametrize(
    ("source", "right", "wrong", "fault"),
    [
        (
            "Nine in ten prisoners had been vaccinated.",
            "90 per cent of prisoners had been vaccinated.",
            "one in ten prisoners had been vaccinated.",
            Fault.NUMBER,
        ),
        (
            "Part V of the Act dealt with detention.",
            "detention was dealt with in Part V of the Act.",
            "Part I of the Act dealt with detention.",
            Fault.NUMBER,
        ),
        (
            "Many had been tortured in the 1990s.",
            "many had been tortured in the 1990s.",
            "many had been tortured in 1990.",
            Fault.DATE,
        ),
        (
            "The officer had struck him and taken his papers.",
            "the officer had struck him.",
            "the officer had struck her.",
            Fault.NAME,
        ),
        (
            "They were entitled to at least 18 weeks of leave.",
            "they were entitled to no less than 18 weeks of leave.",
            "they were entitled to no more than 18 weeks of leave.",
            Fault.QUANTITY,
        ),
        (
            "Since 2009, victims could obtain an order within 48 hours of a complaint.",
            "victims had been able since 2009 to obtain an order within 48 hours.",
            "until 2009 victims could obtain an order within 48 hours.",
            Fault.DATE,
        ),
        (
            "Victims could obtain an order within 48 hours of a complaint.",
            "victims could obtain an order within 48 hours.",
            "victims could obtain an order after 48 hours.",
            Fault.DATE,
        ),
        (
            "No cases had been reported in the period from 2012 to 2018.",
            "no cases had been reported between 2012 and 2018.",
            "no cases had been reported before 2012 or after 2018.",
            Fault.DATE,
        ),
        (
            "Abortion was permitted where the life of the mother was at risk.",
            "abortion was permitted where the mother's life was at risk.",
            "abortion was permitted.",
            Fault.CONDITION,
        ),
        (
            "Foreigners could vote if they were over 21, and women had equal rights.",
            "women had equal rights.",
            "foreigners could vote.",
            Fault.CONDITION,
        ),
        (
            "The bill would be passed, subject to the agreement of the regions.",
            "subject to the agreement of the regions, the bill would be passed.",
            "the bill would be passed.",
            Fault.CONDITION,
        ),
        (
            "Detainees could telephone their families unless the judge objected.",
            "unless the judge objected, detainees could telephone their families.",
            "detainees could telephone their families even if the judge objected.",
            Fault.CONDITION,
        ),
        (
            "More girls than boys completed school in the coastal districts.",
            "fewer boys than girls completed school in the coastal districts.",
            "more boys than girls completed school in the coastal districts.",
            Fault.DIRECTION,
        ),
        (
            "The penalties for torture were heavier than those for abuse of office.",
            "the penalties for torture were heavier than those for abuse of office.",
            "the penalties for torture were as heavy as those for abuse of office.",
            Fault.DIRECTION,
        ),
        (
            "Only judges could authorize the interception of calls.",
            "the interception of calls could only be authorized by judges.",
            "judges could only authorize the interception of calls.",
            Fault.QUANTITY,
        ),
        (
            "Calls could be intercepted only with a warrant.",
            "calls could only be intercepted with a warrant.",
            "only calls could be intercepted with a warrant.",
            Fault.QUANTITY,
        ),
        (
            "He rejected the allegation that the army had been involved in the killings.",
            "he rejected the allegation that the army had been involved in the killings.",
            "the army had been involved in the killings.",
            Fault.NEGATION,
        ),
        (
            "The delegation denied reports that prisoners had been beaten.",
            "the delegation denied reports that prisoners had been beaten.",
            "the delegation confirmed reports that prisoners had been beaten.",
            Fault.NEGATION,
        ),
        (
            "The Ministry was considering the establishment of a fund for victims.",
            "the Ministry was considering the establishment of a fund for victims.",
            "the Ministry had established a fund for victims.",
            Fault.MODALITY,
        ),
        (
            "Steps were being taken to connect the villages to the grid.",
            "steps were being taken to connect the villages to the grid.",
            "the villages had been connected to the grid.",
            Fault.MODALITY,
        ),
        (
            "The bill on mediation had been prepared by a group of judges.",
            "the draft law on mediation had been prepared.",
            "the law on mediation had been prepared.",
            Fault.MODALITY,
        ),
        (
            "The budget had been increased by 20 per cent to 5 million shillings.",
            "the budget had been increased by 20 per cent.",
            "the budget had been increased to 20 per cent.",
            Fault.NUMBER,
        ),
        (
            "Prisoners received two visits a month.",
            "prisoners received two visits per month.",
            "prisoners received two visits a year.",
            Fault.NUMBER,
        ),
        (
            "The penalty was a fine of between 300 and 700 crowns.",
            "the penalty was a fine of 300 to 700 crowns.",
            "the penalty was a fine of 700 crowns.",
            Fault.QUANTITY,
        ),
        (
            "Of the 120 complaints received, 45 had been dismissed and 12 had led to convictions.",
            "of the 120 complaints received, 12 had led to convictions.",
            "120 complaints had led to convictions.",
            Fault.NUMBER,
        ),
        (
            "The delegation doubted that the reform would reduce overcrowding.",
            "the delegation doubted that the reform would reduce overcrowding.",
            "the reform would reduce overcrowding.",
            Fault.NEGATION,
        ),
    ],
)
def test_one_small_word_is_told_from_another(source, right, wrong, fault):
    cited = [replied(source)]
    assert rule_faults(f"Mr. Adebori said that {right}", cited) == []
    assert fault in rule_faults(f"Mr. Adebori said that {wrong}", cited)


def test_what_stands_by_itself_is_done_though_something_else_is_planned():
    cited = [replied("Some 4,500 visits had been conducted; 500 were planned for 2023.")]
    assert rule_faults("Mr. Adebori said that 4,500 visits had been conducted.", cited) == []
    cited = [replied("At a discussion held in May, a proposal to accede had been approved.")]
    assert rule_faults("Mr. Adebori said that the discussion had been held in May.", cited) == []


def test_what_is_no_condition_need_not_be_told():
    for source in (
        "Detainees were entitled to an interpreter, where necessary.",
        "The prison where he was held had closed, and detainees were entitled to an interpreter.",
        "Detainees were entitled to an interpreter even if they had not asked for one.",
    ):
        told = "Mr. Adebori said that detainees were entitled to an interpreter."
        assert rule_faults(told, [replied(source)]) == [], source


def test_who_is_meant_by_a_pronoun_may_be_the_speaker_or_somebody_named_otherwise():
    assert rule_faults("Ms. Lind said that she had met her.", [put("She had met the widow.")]) == []


@pytest.mark.parametrize("verb", ["learned", "heard", "understood", "found"])
def test_what_the_committee_is_told_is_not_the_committees_own(verb):
    cited = [replied("All those held had been freed.")]
    assert attribution_faults(f"The Committee {verb} that all had been freed.", cited)
    assert not attribution_faults(
        "The Committee learned from the delegation that all had been freed.", cited
    )


@pytest.mark.parametrize(
    "statement",
    [
        "Ms. Lind said that persons of interest had been arrested.",
        "Persons of interest had been arrested, Ms. Lind said.",
        "Ms. Lind noted that the suspects had been questioned without a lawyer.",
        "Ms. Lind said that those who sought asylum had been questioned without a lawyer.",
        "Ms. Lind said that the accused had been questioned without a lawyer.",
    ],
)
def test_asking_is_what_the_statement_does_not_what_those_in_it_do(statement):
    asked = put(
        "She wondered how many persons of interest had been arrested, and whether the accused, the "
        "suspects and those who sought asylum had been questioned without a lawyer."
    )
    assert Fault.MODALITY in rule_faults(statement, [asked])
    about = "how many persons of interest had been questioned without a lawyer."
    assert rule_faults(f"Ms. Lind wished to know {about}", [asked]) == []
    assert rule_faults(f"Ms. Lind said that she wondered {about}", [asked]) == []


def test_who_had_been_questioned_is_told_not_asked():
    cited = [put("The suspects had been questioned without a lawyer for hours.")]
    told = "Ms. Lind said that the suspects had been questioned without a lawyer."
    assert rule_faults(told, cited) == []


def test_what_was_told_in_anothers_name_is_not_the_speakers_own():
    heard = put("According to Amnesty International, 40 prisoners had died of tuberculosis.")
    assert attribution_faults("Ms. Lind said that 40 prisoners had died.", [heard]) == []
    told = "40 prisoners had died of tuberculosis."
    assert Fault.SPEAKER in rule_faults(f"Ms. Lind said that {told}", [heard])
    named = f"Ms. Lind said that, according to Amnesty International, {told}"
    assert rule_faults(named, [heard]) == []
