"""A man and a woman of one name: whoever asks for one by title is never given the other's words."""

import pytest

from assistant import Assistant
from assistant.browsing.choices import as_chosen
from assistant.ledger import select_entries
from index.filters import Filters
from index.parsing.namesakes import Namesakes, Persons
from index.store import Store

_METADATA = (
    'symbol = "CAT/C/SR.{0}"\nbody = "Committee against Torture"\nstates = ["Kenya"]\n'
    'session = "Thirtieth session"\nmeeting = {0}\ndate = "2013-05-{0}"\n'
)
_FIRST = (
    "Mr. Lindqvist (Country Rapporteur) asked how the State party would reduce overcrowding in"
    " its prisons. He asked why bail was refused to foreigners. He welcomed the new prison law.\n"
    "Ms. Lindqvist asked how often bail was refused to minors.\n"
    "Mr. Odhiambo (Kenya) said that bail was granted to minors in most cases.\n"
    "He added that overcrowding had been reduced by building new prisons.\n"
)
_SECOND = (
    "Mrs. LINDQVIST asked whether detained women had access to doctors.\n"
    "Mr. Odhiambo (Kenya) said that doctors visited every prison for women each week.\n"
)


def _assistant(folder, embedder, *texts):
    for number, text in enumerate(texts, start=11):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        (folder / f"{number}.metadata.toml").write_text(_METADATA.format(number), encoding="utf-8")
    with Store(folder / "store", embedder, write=True) as store:
        outcomes = list(store.add(sorted(folder.glob("*.txt"))))
    assert all(outcome.record_id for outcome in outcomes)
    return Assistant.open(folder / "store", embedder=embedder)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory, embedder):
    return _assistant(tmp_path_factory.mktemp("namesakes"), embedder, _FIRST, _SECOND)


@pytest.fixture(scope="module")
def his_alone(tmp_path_factory, embedder):
    folder = tmp_path_factory.mktemp("alone")
    return _assistant(folder, embedder, _FIRST.replace("Ms. Lindqvist", "Ms. Wanjiru"))


def _cited(answer):
    return {one.speaker for one in answer.citations}


_HERS = {"Ms. Lindqvist", "Mrs. LINDQVIST"}


def test_a_woman_did_not_ask_what_a_man_of_her_name_asked(assistant):
    answer = assistant.ask("Did Ms. Lindqvist ask about overcrowding?")
    assert answer.abstained
    assert answer.understood.startswith("Ms. Lindqvist, on “overcrowding”")
    answer = assistant.ask("Did Mr. Lindqvist ask about overcrowding?")
    assert _cited(answer) == {"Mr. Lindqvist"}


@pytest.mark.parametrize("title", ["Ms.", "Mrs.", "Miss", "Mme"])
def test_two_spellings_of_one_title_stay_one_person(assistant, title):
    answer = assistant.ask(f"What did {title} Lindqvist say?")
    assert _cited(answer) == _HERS


def test_without_a_title_both_are_meant_each_under_the_own_name(assistant):
    answer = assistant.ask("What did Lindqvist ask Kenya?")
    assert _cited(answer) == {"Mr. Lindqvist", *_HERS}
    answer = assistant.ask("Did Lindqvist ask about overcrowding?")
    assert _cited(answer) == {"Mr. Lindqvist"}


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("What did Mr. Lindqvist ask Kenya?", {"Mr. Lindqvist"}),
        ("What did Ms. Lindqvist ask Kenya?", _HERS),
        ("Which questions of Ms. Lindqvist were not answered?", _HERS),
        ("What did Mr. Lindqvist praise?", {"Mr. Lindqvist"}),
        ("What did Ms. Lindqvist praise?", set()),
    ],
)
def test_points_and_praise_are_those_of_whom_the_title_means(assistant, question, speakers):
    asked = {one for one in _cited(assistant.ask(question)) if one != "Mr. Odhiambo"}
    assert asked and asked <= speakers if speakers else not asked


def test_those_who_asked_are_two_of_one_name(assistant):
    answer = assistant.ask("Who asked about bail?")
    assert "2 experts" in answer.text
    assert _cited(answer) == {"Mr. Lindqvist", "Ms. Lindqvist"}


def test_all_but_one_of_them_leaves_the_other(assistant):
    answer = assistant.ask("What did the Committee, except Ms. Lindqvist, say about prisons?")
    assert _cited(answer) == {"Mr. Lindqvist"}


@pytest.mark.parametrize("name", ["Ms. Lindqvist", "miss lindqvist"])
def test_a_condition_with_a_title_leaves_the_namesake_out(assistant, name):
    assert assistant.ask("What was asked about overcrowding?", speakers=name).abstained
    assert assistant.ask("Who mentioned overcrowding?", speakers=name).abstained
    found = assistant.search("overcrowding in prisons", speakers=name)
    assert {hit.speaker for hit in found} == _HERS


def test_a_condition_without_a_title_means_both(assistant):
    found = assistant.search("overcrowding in prisons", speakers="Lindqvist")
    assert {hit.speaker for hit in found} == {"Mr. Lindqvist", *_HERS}


def test_a_title_that_tells_nobody_apart_does_not_matter(his_alone):
    found = his_alone.search("overcrowding in prisons", speakers="Ms. Lindqvist")
    assert {hit.speaker for hit in found} == {"Mr. Lindqvist"}
    answer = his_alone.ask("Who mentioned overcrowding?", speakers="Ms. Lindqvist")
    assert _cited(answer) == {"Mr. Lindqvist"}
    assert his_alone.read("Did Mr. Lindqvist ask about bail?").filters.speakers == ("lindqvist",)


def test_she_is_the_woman_cited_and_not_the_man_of_her_name(assistant):
    chat = assistant.conversation()
    assert _cited(chat.ask("Who asked about minors?")) == {"Ms. Lindqvist"}
    assert _cited(chat.ask("What else did she say?")) == _HERS
    assert chat.ask("Did she ask about overcrowding?").abstained


def test_whoever_else_asked_may_have_the_name_of_who_was_cited(assistant):
    chat = assistant.conversation()
    chat.ask("What did Mr. Lindqvist ask about overcrowding?")
    assert _cited(chat.ask("Who else asked about women?")) == {"Mrs. LINDQVIST"}


def test_the_points_of_one_of_them_are_chosen_from_a_ledger(assistant):
    ledger = assistant.ledger("CAT/C/SR.11")
    chosen = {
        name: {one.source.speaker for one in select_entries(ledger, expert=name).entries}
        for name in ("Mr. Lindqvist", "Ms. Lindqvist", "Lindqvist")
    }
    assert chosen == {
        "Mr. Lindqvist": {"Mr. Lindqvist"},
        "Ms. Lindqvist": {"Ms. Lindqvist"},
        "Lindqvist": {"Mr. Lindqvist", "Ms. Lindqvist"},
    }


def test_both_can_be_chosen_where_a_name_means_both(assistant):
    chosen, _ = as_chosen(assistant, Filters(speakers=("lindqvist",)))
    assert len(chosen.speakers) == 2
    for name in chosen.speakers:
        alone, _ = as_chosen(assistant, Filters(speakers=(name,)))
        assert alone.speakers == (name,)


def test_a_person_is_known_by_the_title_only_beside_a_namesake():
    namesakes = Namesakes(["Mr. TARN", "Ms. Tarn", "Miss TARN", "Tarn", "Ms. Oré"])
    assert namesakes.known_by("Mrs. Tarn") == "Ms. Tarn"
    assert namesakes.known_by("Tarn") == "tarn"
    assert namesakes.known_by("Ms. Oré") == "ore"
    assert namesakes.as_meant(["Mr. Ore", "Sr. Tarn", "Mr. Nobody"]) == (
        "ore",
        "Mr. TARN",
        "Mr. Nobody",
    )


def test_whose_own_title_tells_nothing_may_be_either():
    persons = Persons(["Ms. Tarn"])
    assert [one in persons for one in ("Miss TARN", "Ambassador Tarn", "Tarn", "Mr. Tarn")] == [
        True,
        True,
        True,
        False,
    ]
