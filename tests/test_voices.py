"""What an expert relays is told from what an expert asserts, and both from a State's claims."""

import pytest

from assistant.voices import Voice, voice_of
from index.records import ParagraphKind, Side

SPEECH = ParagraphKind.SPEECH


@pytest.mark.parametrize(
    "sentence",
    [
        "Detainees had reportedly been beaten.",
        "According to information received by the Committee, two boys had been hanged.",
        "It had been alleged that lawyers were turned away.",
        "There were reports of overcrowding in all prisons.",
        "The Committee had received information that the register was incomplete.",
        "Non-governmental organizations had reported that nobody was charged.",
        "Recordings were said to have been wiped.",
        "It was said that some 300 miners had been buried.",
        "Reports suggested that bail was refused to those who would not confess.",
        "The Committee had been informed that detainees were beaten.",
        "It had been brought to the Committee’s attention that lawyers were harassed.",
        "She had heard that journalists were still held.",
        "Several non-governmental organizations reported that prisoners slept in turns.",
        "The Special Rapporteur on torture had found that beatings were common.",
        "Given reports that the office lacked staff, she wished to know its budget.",
        "The weekly Harbour Post had revealed that the files were burnt.",
        "Casa Abierta estimated that 300 women had been turned away.",
        "According to a survey by the Bar Council, few detainees saw a lawyer.",
        "The Special Rapporteur on housing, after her visit, had described the camps as unfit.",
        "The National Human Rights Commission had criticized the delay.",
    ],
)
def test_hearsay_of_those_who_ask_is_relayed(sentence):
    assert voice_of(sentence, Side.COMMITTEE, SPEECH) is Voice.RELAYED


@pytest.mark.parametrize(
    "sentence",
    [
        "She was concerned that visits were so rare.",
        "The delegation should inform the Committee about complaints.",
        "In the light of the State party's fourth periodic report, progress had been made.",
        "He would welcome information on the training of judges.",
        "He wished to know how many reports of torture the police had received.",
        "She asked whether the State party had been informed of the visit.",
        "She had not heard an answer on the conviction of police officers.",
        "The report did not say how many had been tried.",
        "Doctors could report injuries to the procurator.",
        "Ms. Harlan had reported on the matter in 2019.",
        "The Committee had found the practice unlawful.",
        "According to the Criminal Code, bail could be refused.",
        "The Ministry of Justice had published the bill.",
        "Women had reported the theft to the police.",
        "Families in the suburb of Hallinge had described being moved.",
    ],
)
def test_what_an_expert_says_for_himself_is_asserted(sentence):
    assert voice_of(sentence, Side.COMMITTEE, SPEECH) is Voice.ASSERTED


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("All allegations of torture were registered.", Voice.CLAIMED),
        ("Visits followed reports of torture.", Voice.CLAIMED),
        ("Non-governmental organizations reported that they had been consulted.", Voice.CLAIMED),
        ("According to the National Statistics Office, prices had fallen.", Voice.CLAIMED),
        ("The Kenya Forest Service had reported that the land was empty.", Voice.CLAIMED),
        ("The detainee had allegedly hanged himself.", Voice.RELAYED),
    ],
)
def test_a_state_speaks_of_complaints_to_it_in_its_own_voice(sentence, voice):
    assert voice_of(sentence, Side.STATE, SPEECH) is voice


def test_what_nobody_said_is_procedure():
    told = voice_of("The meeting rose at 6 p.m.", Side.OTHER, ParagraphKind.PROCEDURE)
    assert told is Voice.PROCEDURE
