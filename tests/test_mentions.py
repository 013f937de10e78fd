"""Whether, where and by whom something is mentioned: every sentence with its words, no other."""

import pytest
from meetings import FRONT

from assistant import Assistant, Reason
from assistant.query.facts import asked_fact
from assistant.query.mentions import in_plain_words, read_mention
from index.settings import Settings
from index.store import Store

RECORD = f"""{FRONT}\
1. Mr. SADYKOV (Kazakhstan) said that transparency was the aim of the reform and that the \
international conference on customs had been held in Astana.
2. Ms. GAER (Country Rapporteur) said that Transparency International had studied the customs \
service. She asked whether lead in drinking water was measured.
3. Mr. MARIÑO asked why the customs officers of Zhezkazgan had gone on strike.
4. Mr. SADYKOV (Kazakhstan) said that wages at the customs service had been raised.
The meeting rose at 1 p.m.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory, embedder):
    folder = tmp_path_factory.mktemp("mentions")
    (folder / "record.txt").write_text(RECORD, encoding="utf-8")
    with Store(folder / "store", embedder, write=True) as store:
        list(store.add([folder / "record.txt"]))
    settings = Settings(model="", cross_encoder=False)
    return Assistant.open(folder / "store", embedder=embedder, settings=settings)


@pytest.mark.parametrize(
    ("question", "plainly"),
    [
        ("Has any rapporteur referred to customs?", "Did any rapporteur mention customs?"),
        ("Was Astana ever mentioned by the experts?", "Did the experts mention Astana?"),
        ("Where were tasers mentioned in the record?", "Did anyone mention tasers in the record?"),
        ("Which paragraphs cite the Code?", "Did anyone mention the Code?"),
        ("Do these records talk about customs?", "Did anyone mention customs?"),
    ],
)
def test_questions_for_mentions_are_known_and_ask_for_no_yes_or_no(question, plainly):
    assert in_plain_words(question, read_mention(question), None) == plainly
    assert asked_fact(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "Did anyone mention that wages were raised?",
        "Was the law amended?",
        "Which laws were mentioned?",
        "Was anyone mentioned?",
    ],
)
def test_what_happened_or_of_which_kind_is_no_question_for_mentions(question):
    assert read_mention(question) is None


def test_a_question_for_the_paragraph_asks_for_what_was_said():
    asked = "In which paragraph does Peru speak of bail?"
    assert read_mention(asked) is None
    assert in_plain_words(asked, None, None) == "What did Peru say about bail?"


def said(answer):
    return [(one.speaker, one.text.split(" ")[-1]) for one in answer.citations]


def test_whoever_has_the_words_mentions_them_also_in_a_question(assistant):
    answer = assistant.ask("Did anyone mention drinking water?")
    assert said(answer) == [("Ms. GAER", "measured.")]
    assert len(assistant.ask("Was the customs service mentioned?").citations) == 2
    assert answer.text.startswith("1 sentence mentions “drinking water”: Ms. GAER.")


def test_a_name_is_mentioned_by_its_own_words_alone(assistant):
    for question in (
        "Did anyone mention Transparency International?",
        "Who cited Transparency International?",
        "In which paragraph is Transparency International mentioned?",
    ):
        assert said(assistant.ask(question)) == [("Ms. GAER", "service.")]


def test_a_name_that_others_mention_is_none_of_those_asked_about(assistant):
    answer = assistant.ask("Did the delegation mention Transparency International?")
    assert answer.reason is Reason.SPEAKER_SILENT
    assert [one.speaker for one in answer.nearest] == ["Ms. GAER"]


def test_a_name_that_stands_nowhere_is_said_to(assistant):
    answer = assistant.ask("Did any expert mention Reporters without Borders?")
    assert answer.abstained
    assert "“Reporters without Borders” stands nowhere" in answer.message


@pytest.mark.parametrize("who", ["the record", "Ms. Gaer"])
def test_where_quoted_words_stand_is_told_and_that_they_stand_nowhere(assistant, who):
    answer = assistant.ask(f'Where does {who} say "had studied the customs service"?')
    assert said(answer) == [("Ms. GAER", "service.")]
    nowhere = assistant.ask(f'Where does {who} say "the customs were abolished"?')
    assert nowhere.abstained
    assert "“the customs were abolished” stands nowhere" in nowhere.message
