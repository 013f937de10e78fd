"""Which sources, laws, articles and treaties are named: every sentence that names one."""

import pytest
from meetings import FRONT

from assistant import Assistant, Reason, Voice
from assistant.language.named_sources import named_sources
from assistant.points.kinds import Status
from assistant.query.named_lists import Named, read_named_list
from index.settings import Settings
from index.store import Store

RECORD = f"""{FRONT}\
1. Mr. SADYKOV (Kazakhstan) said that the Penitentiary Code had been amended and that Decree \
No. 41 regulated visits. The Bureau of Statistics had reported fewer deaths.
2. Ms. GAER (Country Rapporteur) said that the weekly Steppe Herald had revealed the beating of \
three prisoners in Zhem. There were reports of others. Article 11 of the Convention required \
inspections.
3. Mr. MARIÑO asked about article 5 of the Penitentiary Code. According to Prison Reform \
International, cells held forty persons. He asked about food.
4. Mr. MARIÑO asked whether the Protocol of Minsk would be ratified.
5. The CHAIRPERSON asked whether the annexes had been printed.
The meeting rose at 1 p.m.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory, embedder):
    folder = tmp_path_factory.mktemp("named")
    (folder / "record.txt").write_text(RECORD, encoding="utf-8")
    with Store(folder / "store", embedder, write=True) as store:
        list(store.add([folder / "record.txt"]))
    settings = Settings(model="", cross_encoder=False)
    return Assistant.open(folder / "store", embedder=embedder, settings=settings)


@pytest.mark.parametrize(
    ("question", "what", "plainly"),
    [
        ("Which studies did Ms. Gaer rely on?", Named.SOURCES, "What did Ms. Gaer say?"),
        (
            "Which organizations were quoted by the rapporteurs on food?",
            Named.SOURCES,
            "What did the rapporteurs say on food?",
        ),
        ("What decrees were referred to?", Named.LAWS, "What was said?"),
        ("List the acts that were cited on visits.", Named.LAWS, "What was said on visits?"),
        (
            "Which articles of the Convention came up?",
            Named.ARTICLES,
            "What was said?",
        ),
        (
            "Which conventions did the experts on Kazakhstan invoke?",
            Named.TREATIES,
            "What did the experts say on Kazakhstan?",
        ),
        ("Which hospitals were named?", Named.PLACES, "What was said?"),
    ],
)
def test_names_of_a_kind_are_asked_for_by_any_word_for_it(question, what, plainly):
    wanted = read_named_list(question)
    assert (wanted.what, wanted.plainly) == (what, plainly)


@pytest.mark.parametrize(
    "question", ["Which laws protect prisoners?", "Which prisons were closed?", "Which law is it?"]
)
def test_what_laws_do_is_no_matter_of_a_list(question):
    assert read_named_list(question) is None


def ends(answer):
    return [one.text.split(" ")[-1] for one in answer.citations]


def test_sources_of_those_who_ask_are_listed_with_their_names(assistant):
    answer = assistant.ask("Which NGOs did the experts cite?")
    assert ends(answer) == ["Zhem.", "persons."]
    assert "Steppe Herald, Prison Reform International" in answer.text
    assert {one.voice for one in answer.statements} == {Voice.RELAYED}
    assert "1 more sentence passes on what others report, without a name." in answer.notices
    assert ends(assistant.ask("Which newspapers were cited?")) == ["Zhem."]


def test_what_a_state_says_of_its_own_bodies_is_no_source_unless_asked_for(assistant):
    answer = assistant.ask("Which sources did the delegation cite?")
    assert ends(answer) == ["deaths."]
    assert answer.statements[0].voice is Voice.CLAIMED


def test_laws_articles_and_treaties_are_known_by_their_form(assistant):
    assert ends(assistant.ask("Which laws did Kazakhstan mention?")) == ["visits."]
    assert ends(assistant.ask("Which laws were mentioned?")) == ["visits.", "Code."]
    assert ends(assistant.ask("Which articles were cited?")) == ["inspections.", "Code."]
    assert ends(assistant.ask("Which articles of the Convention came up?")) == ["inspections."]
    assert ends(assistant.ask("Which treaties were named?")) == ["inspections.", "ratified."]


def test_others_are_asked_for_the_names_they_have(assistant):
    chat = assistant.conversation()
    assert ends(chat.ask("Which laws did Kazakhstan mention?")) == ["visits."]
    asked = chat.understand("And the experts?")
    assert asked.describe().startswith("The Committee, on the laws named; ")
    assert ends(chat.ask("And the experts?")) == ["Code."]
    assert ends(chat.ask("And the delegation?")) == ["visits."]


def test_others_are_asked_for_the_mentions_they_make(assistant):
    chat = assistant.conversation()
    chat.ask("Did the delegation mention the Protocol of Minsk?")
    answer = chat.ask("And the experts?")
    assert answer.notices == ("1 sentence mentions “the Protocol of Minsk”: Mr. MARIÑO.",)
    assert ends(answer) == ["ratified."]


def test_others_are_asked_for_the_points_they_put(assistant):
    chat = assistant.conversation()
    assert "of Mr. MARIÑO" in chat.ask("What did Mr. Mariño ask?").text.splitlines()[0]
    asked = chat.understand("And Ms. Gaer?")
    assert (asked.filters.speakers, asked.wording.ledger.asked) == (("gaer",), True)
    chat.ask("And Mr. Mariño?")
    open_ones = chat.understand("Which of those were not answered?")
    assert (open_ones.filters.speakers, open_ones.wording.ledger.asked) == (("marino",), False)
    assert Status.ANSWERED not in open_ones.wording.ledger.statuses


@pytest.mark.parametrize("question", ["Was that question answered?", "Did it answer these points?"])
def test_what_became_of_that_question_is_asked_of_what_was_spoken_of(assistant, question):
    chat = assistant.conversation()
    chat.ask("What did Mr. Mariño ask about food?")
    wish = chat.understand(question).wording.ledger
    assert (wish.one, wish.topic) == (True, "food")
    assert chat.understand("Did the delegation answer the questions?").wording.ledger.topic == ""


def test_whoever_says_that_this_is_all_asks_nothing(assistant):
    chat = assistant.conversation()
    chat.ask("What did Mr. Mariño ask about food?")
    assert chat.understand("Thank you, that is all.").topic == ""


def test_all_of_a_delegation_that_said_little_is_shown(assistant):
    answer = assistant.ask("What did Kazakhstan say?")
    assert {one.speaker for one in answer.citations} == {"Mr. SADYKOV"}


def test_a_chair_named_in_the_header_alone_is_asked_by_that_name(assistant):
    answer = assistant.ask("What did Mr. Grossman ask about the annexes?")
    assert [one.paragraph for one in answer.citations] == [5]
    assert "“Mr. Grossman” chairs" in answer.understood


def test_which_places_are_named_is_said_not_to_be_told(assistant):
    answer = assistant.ask("Which towns were mentioned?")
    assert answer.reason is Reason.NOT_DONE
    assert "Which towns are named is not told here" in answer.message


def test_nobody_is_a_source_for_speaking_or_for_being_a_state():
    for sentence in (
        "Mr. Harlan had reported that the road was closed.",
        "Kenya reported that the road was closed.",
        "Guards had reported the theft.",
        "The Ministry of Health had found no case.",
    ):
        assert named_sources(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Marea Negra y Paz and the Lowland Bar Association had criticized it.",
            ("Marea Negra y Paz", "Lowland Bar Association"),
        ),
        (
            "According to Watch International and the Coast Rights Commission, two had drowned.",
            ("Watch International", "Coast Rights Commission"),
        ),
        (
            "ABC, Coast Watch International and the Food and Boats Organization had found that.",
            ("ABC", "Coast Watch International", "Food and Boats Organization"),
        ),
        (
            "The Centre for Boats and Human Rights had reported it.",
            ("Centre for Boats and Human Rights",),
        ),
    ],
)
def test_names_of_several_sources_are_told_apart(sentence, names):
    assert sorted(named_sources(sentence)) == sorted(names)
