"""Whoever is asked about by another name than the records announce."""

import pytest

from assistant import Assistant, Reason
from assistant.questions.other_names import holder_of_office, name_of_organisation
from index.store import Store

_FLOOR = (
    "I now invite the President of the World Lighthouse Union, Professor Lindgren, to take the "
    "floor. We thank Ms. Abara, Registrar of the World Lighthouse Union, for her help."
)


@pytest.mark.parametrize(
    "name",
    [
        "President of the World Lighthouse Union",
        "president of the WLU",
        "WLU president",
        "World Lighthouse Union’s president",
    ],
)
def test_whoever_holds_an_office_is_named_beside_it(name):
    assert holder_of_office(name, [_FLOOR]) == "Professor Lindgren"


def test_an_office_that_stands_behind_the_name_is_held_by_it():
    assert holder_of_office("WLU registrar", [_FLOOR]) == "Ms. Abara"


@pytest.mark.parametrize("name", ["WLU treasurer", "President of the Court", "WLU"])
def test_an_office_of_which_nobody_is_told_has_no_holder(name):
    assert holder_of_office(name, [_FLOOR]) == ""


def test_an_office_that_two_are_told_to_hold_has_no_holder():
    later = "The President of the World Lighthouse Union, Dr. Osei, had resigned."
    assert holder_of_office("WLU president", [_FLOOR, later]) == ""


def test_two_initials_stand_for_a_name_that_is_used_again_and_again():
    texts = ["The African Union had agreed.", "He thanked the African Union and all unions."]
    assert name_of_organisation("AU", texts) == "African Union"
    assert name_of_organisation("AU", texts[:1]) == ""
    assert name_of_organisation("AU", ["the African Union (AU)"]) == "African Union"
    assert name_of_organisation("AU", ["an audible utterance, an audible utterance"]) == ""


@pytest.fixture(scope="module")
def assembly(tmp_path_factory, embedder):
    folder = tmp_path_factory.mktemp("assembly")
    record = folder / "record.txt"
    record.write_text(
        "United Nations\tA/61/PV.40\n\nGeneral Assembly\nSixty-first session\n\n"
        "40th plenary meeting\nThursday, 2 November 2006, 10 a.m.\nNew York\n\n"
        "The meeting was called to order at 10 a.m.\n\n"
        f"The President: {_FLOOR}\n\n"
        "Professor Lindgren (World Lighthouse Union): Fog took forty ships last year. Lamps need "
        "keepers, and keepers need wages.\n\n"
        "Ms. Virtanen (Finland): The African Union has asked for cheaper lamps. We stand with the "
        "African Union in this.\n"
    )
    with Store(folder / "store", embedder, write=True) as store:
        list(store.add([record]))
    return Assistant.open(folder / "store", embedder=embedder)


def test_an_office_is_asked_as_whoever_holds_it(assembly):
    query = assembly.read("What did the WLU president say about fog?")
    assert (query.wanted, query.topic) == ("Professor Lindgren", "fog")
    assert "“WLU president” read as Professor Lindgren" in query.readings


def test_what_others_say_of_somebody_who_does_not_speak_is_nearest(assembly):
    answer = assembly.ask("What did the AU say about lamps?")
    assert answer.reason is Reason.SPEAKER_NOT_LOADED
    assert "Others speak of “African Union”" in answer.message
    assert [one.speaker for one in answer.nearest] == ["Ms. Virtanen"]
