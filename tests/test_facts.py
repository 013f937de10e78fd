"""What kind of fact a question asks for, and which sentences give one."""

import pytest

from assistant.query.facts import Fact, asked_fact, gives_length_of_time, holds


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("How many officers were convicted?", Fact.NUMBER),
        ("And how much did it cost?", Fact.NUMBER),
        ("What percentage of doctors are women?", Fact.NUMBER),
        ("What is the infant mortality rate in Kenya?", Fact.NUMBER),
        ("What was Kenya's gender pay gap?", Fact.NUMBER),
        ("What is the gap in the law?", None),
        ("What is the yearly budget of the Ombudsman?", Fact.NUMBER),
        ("What is the maximum length of police custody?", Fact.TIME),
        ("What are the priorities of the budget?", None),
        ("After how many years may lifers apply?", None),
        ("When was the report reviewed?", Fact.TIME),
        ("In what year was the law changed?", Fact.TIME),
        ("the number of women received", Fact.NUMBER),
        ("whether the law was changed", Fact.WHETHER),
        ("How long may somebody be held?", Fact.TIME),
        ("What did Kazakhstan say about numbers?", None),
        ("Who has jurisdiction over torture?", Fact.PERSON),
        ("Who spoke about torture?", None),
        ("Where was the conference held?", Fact.PLACE),
        ("Was the law changed?", Fact.WHETHER),
        ("Which law prohibits torture?", Fact.LAW),
        ("Under which article of the Code was he tried?", Fact.LAW),
        ("What law enforcement bodies are there?", None),
        ("Who else?", None),
        ("Who did?", None),
        ("", None),
    ],
)
def test_the_kind_of_fact_is_read_from_the_question(question, fact):
    assert asked_fact(question) is fact


def test_whoever_asks_for_somebodys_words_wants_a_fact_only_where_he_says_so():
    told = "Did the delegation say how many there were?"
    assert asked_fact(told, names_speaker=True) is None
    assert asked_fact("How many were there?", names_speaker=True) is Fact.NUMBER


@pytest.mark.parametrize(
    ("fact", "sentence", "given"),
    [
        (Fact.NUMBER, "Two officers had been convicted.", True),
        (Fact.NUMBER, "There had been 36 cases.", True),
        (Fact.NUMBER, "Several cases had been opened under article 146.", False),
        (Fact.NUMBER, "Decree No. 971 obliged them.", False),
        (Fact.NUMBER, "It had been renovated in 2018.", False),
        (Fact.NUMBER, "It had grown between 2016 and 2018.", False),
        (Fact.NUMBER, "In 2018, 30 had been renovated.", True),
        (Fact.NUMBER, "There were cells for 2018 prisoners.", True),
        (Fact.NUMBER, "The number of prisoners had risen to 2,018.", True),
        (Fact.LAW, "It was prohibited by the Basic Education Act.", True),
        (Fact.LAW, "He had been tried under article 146 of the Code.", True),
        (Fact.LAW, "He asked whether it was prohibited.", False),
        (Fact.TIME, "It had been reviewed in November 2014.", True),
        (Fact.TIME, "They might be held for 48 hours.", True),
        (Fact.TIME, "It had been reviewed.", False),
    ],
)
def test_a_sentence_gives_a_fact_of_a_kind_or_none(fact, sentence, given):
    assert holds(fact, sentence) is given


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("They could be held for up to 72 hours.", True),
        ("The course lasted six months.", True),
        ("There was no time limit.", True),
        ("The age of responsibility had been lowered from 14 to 12 years in 2018.", False),
        ("The centre had been opened in 2018.", False),
    ],
)
def test_how_long_something_lasts_is_told_by_no_age_and_no_year(sentence, told):
    assert gives_length_of_time(sentence) is told
