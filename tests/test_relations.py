"""Who did what to whom: read off a sentence whatever its construction, and compared."""

import pytest

from assistant.grounding import turning
from assistant.language.relations import ties

SAID = "Prison guards had beaten two detainees before a doctor examined them."


def tied(text):
    return {(tie.head.folded, tie.label, tie.dependent.folded) for tie in ties(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Guards had beaten prisoners.",
        "Prisoners had been beaten by guards.",
        "He spoke of prisoners beaten by guards.",
        "The guards who had beaten the prisoners were dismissed.",
        "The prisoners whom the guards had beaten were in hospital.",
        "The guards were accused of having beaten prisoners.",
    ],
)
def test_agent_and_patient_are_the_same_in_any_construction(text):
    assert {("beaten", "agent", "guards"), ("beaten", "patient", "prisoners")} <= tied(text)


def test_a_noun_that_names_a_deed_has_an_agent_and_a_patient_too():
    found = tied("The beating of prisoners by guards was investigated.")
    assert {("beating", "agent", "guards"), ("beating", "patient", "prisoners")} <= found


def test_who_receives_is_the_goal_of_who_gives():
    found = tied("The victims received money from the ministry.")
    assert {("received", "agent", "ministry"), ("received", "to", "victims")} <= found
    assert ("given", "to", "victims") in tied("The victims were given money by the ministry.")


def test_whom_a_pronoun_stands_for_is_not_guessed():
    assert not any("agent" in tie for tie in tied("They had beaten prisoners."))


def test_the_verb_that_only_says_who_speaks_ties_nothing():
    assert not any(head == "said" for head, _, _ in tied("Ms. Racu said that guards beat them."))


def test_a_text_without_words_has_no_ties():
    assert ties("") == () == ties("–")


def features(statement):
    return dict(zip(turning.NAMES, turning.turning_features(statement, [SAID]), strict=True))


@pytest.mark.parametrize(
    ("right", "turned", "name"),
    [
        (
            "Two detainees had been beaten by prison guards.",
            "Prison guards had been beaten by two detainees.",
            "ties opposed",
        ),
        (
            "A doctor examined the detainees after the beating.",
            "A doctor had beaten the detainees.",
            "places taken by others",
        ),
    ],
)
def test_a_turned_statement_shows_where_the_right_one_does_not(right, turned, name):
    assert features(right)[name] == 0 < features(turned)[name]


def test_a_sentence_keeps_all_its_own_ties():
    found = features(SAID)
    assert found["share of ties kept"] == 1
    assert found["mean distance of ties"] == 0 == found["ties opposed"]
