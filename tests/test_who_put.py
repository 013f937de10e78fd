"""Who asked, who raised, who replied: those who did, each with the point, and nobody besides."""

import re

import pytest
from meetings import FRONT

from assistant import Assistant
from assistant.query.wording import Act, Told, Whom
from assistant.questions.who_put import read_who
from index.settings import Settings
from index.store import Store

RECORD = f"""{FRONT}\
1. Mr. SADYKOV (Kazakhstan), introducing the report, said that the death penalty had been \
abolished and that tasers had been withdrawn from prisons.
2. Ms. GAER (Country Rapporteur) said that solitary confinement was used in many prisons. She \
asked how long it could last. Was it imposed on minors?
3. Mr. MARIÑO asked whether prisoners in solitary confinement saw a doctor. He was concerned about \
overcrowding in remand prisons.
4. Ms. GAER recommended that the State party should simplify the rules on family visits.
5. Mr. MARIÑO noted the adoption of the new Criminal Code and asked when judges would be trained.
6. Mr. SADYKOV (Kazakhstan) said that solitary confinement could last 15 days. Remand prisons were \
overcrowded.
The meeting rose at 1 p.m.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory, embedder):
    folder = tmp_path_factory.mktemp("who")
    (folder / "record.txt").write_text(RECORD, encoding="utf-8")
    with Store(folder / "store", embedder, write=True) as store:
        list(store.add([folder / "record.txt"]))
    settings = Settings(model="", cross_encoder=False)
    return Assistant.open(folder / "store", embedder=embedder, settings=settings)


NEXT_MEETING = (
    FRONT.replace("SR.901", "SR.902").replace("901st", "902nd").replace("6 May", "7 May")
    + """\
1. Mr. SADYKOV (Kazakhstan) said that all judges would be trained by 2010.
2. Ms. GAER asked whether tasers had been bought again.
The meeting rose at 1 p.m.
"""
)


def test_the_next_meeting_may_begin_with_the_reply(tmp_path, embedder):
    for name, text in (("first.txt", RECORD), ("second.txt", NEXT_MEETING)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add([tmp_path / "first.txt", tmp_path / "second.txt"]))
    settings = Settings(model="", cross_encoder=False)
    assistant = Assistant.open(tmp_path / "store", embedder=embedder, settings=settings)
    answer = assistant.ask("Who replied on the training of judges?")
    assert speakers(answer) == ["Mr. SADYKOV"]
    assert {one.symbol for one in answer.citations} == {"CAT/C/SR.902"}


SPEECHES = """A/78/PV.4
General Assembly
Seventy-eighth session
4th plenary meeting
Tuesday, 19 September 2023, 9 a.m.
The meeting was called to order at 9 a.m.
Mr. Kimani (Kenya): Kenya is alarmed at locusts. Locusts have eaten the harvest of the north.
Ms. Nilsson (Sweden): Sweden gives money for schools.
"""


def test_where_no_points_are_looked_for_those_who_spoke_are_named(tmp_path, embedder):
    for name, text in (("record.txt", RECORD), ("speeches.txt", SPEECHES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Store(tmp_path / "store", embedder, write=True) as store:
        list(store.add([tmp_path / "record.txt", tmp_path / "speeches.txt"]))
    settings = Settings(model="", cross_encoder=False)
    assistant = Assistant.open(tmp_path / "store", embedder=embedder, settings=settings)
    assert speakers(assistant.ask("Who raised locusts?")) == ["Mr. Kimani"]
    assert speakers(assistant.ask("Which experts raised overcrowding?")) == ["Mr. MARIÑO"]


def test_a_side_that_somebody_chooses_holds_for_those_who_asked(assistant):
    answer = assistant.ask("Who asked about solitary confinement?", side="state")
    assert answer.abstained
    assert {one.side for one in answer.nearest} == {"state"}


def speakers(answer):
    return [*dict.fromkeys(one.speaker for one in answer.citations)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who asked about solitary confinement?", ["Ms. GAER", "Mr. MARIÑO"]),
        ("Which experts raised overcrowding?", ["Mr. MARIÑO"]),
        ("Which members were concerned about overcrowding?", ["Mr. MARIÑO"]),
        ("Who recommended simpler rules on family visits?", ["Ms. GAER"]),
        ("Who replied on solitary confinement?", ["Mr. SADYKOV"]),
        ("Who asked about solitary confinement first?", ["Ms. GAER"]),
        ("Who mentioned tasers first?", ["Mr. SADYKOV"]),
        ("Who asked Kazakhstan about solitary confinement?", ["Ms. GAER", "Mr. MARIÑO"]),
    ],
)
def test_those_are_named_who_did_it_and_nobody_who_only_speaks_of_it(assistant, question, expected):
    assert speakers(assistant.ask(question)) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Who asked about the death penalty?",
        "Did anyone ask about tasers?",
        "Which experts recommended the abolition of the death penalty?",
        "Which members were concerned about family visits?",
    ],
)
def test_where_nobody_did_the_record_is_silent_and_who_speaks_of_it_is_near(assistant, question):
    answer = assistant.ask(question)
    assert answer.abstained
    assert "is found to have" in answer.message
    assert answer.nearest


def test_a_question_that_points_back_stands_with_what_it_points_to(assistant):
    answer = assistant.ask("Who asked about solitary confinement?")
    first = answer.citations[0].text
    assert first.startswith("Ms. GAER (Country Rapporteur) said that solitary confinement")
    assert first.endswith("how long it could last. Was it imposed on minors?")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many experts asked about solitary confinement?", "2 experts put 3 points"),
        ("How often was solitary confinement raised?", "2 experts put 3 points"),
        ("How many questions were asked about solitary confinement?", "2 experts put 3 points"),
        ("Has anyone asked about solitary confinement?", "Yes: 2 experts put 3 points"),
        ("Was overcrowding raised by an expert?", "Yes: 1 expert raised “overcrowding”"),
    ],
)
def test_how_many_did_and_how_often_is_told_in_a_sentence(assistant, question, told):
    answer = assistant.ask(question)
    assert answer.text.startswith(told)
    assert told in answer.notices[0]


def test_each_name_has_the_citations_in_which_its_points_stand(assistant):
    answer = assistant.ask("Who asked about solitary confinement?")
    assert "Ms. GAER (2 points in [1]), Mr. MARIÑO (1 point in [2])" in answer.text
    both = assistant.ask("Who spoke of overcrowding? And who asked about solitary confinement?")
    cited = {one.number: one.speaker for one in both.citations}
    told = next(one for one in both.notices if "points in [" in one)
    numbers = [int(one) for one in re.findall(r"\[(\d+)\]", told)]
    assert [cited[one] for one in numbers] == ["Ms. GAER", "Mr. MARIÑO"]


def test_whoever_asks_also_for_the_reply_gets_both(assistant):
    answer = assistant.ask("Who asked about solitary confinement, and did Kazakhstan answer?")
    assert speakers(answer) == ["Ms. GAER", "Mr. MARIÑO", "Mr. SADYKOV"]


def test_whoever_notes_one_thing_and_asks_another_has_not_asked_about_the_first(assistant):
    answer = assistant.ask("Who asked about the new Criminal Code?")
    assert answer.abstained
    assert [one.speaker for one in answer.nearest] == ["Mr. MARIÑO"]


def test_what_was_asked_before_is_asked_about_by_somebody(assistant):
    chat = assistant.conversation()
    chat.ask("What did Kazakhstan say about solitary confinement?")
    assert speakers(chat.ask("Who asked that?")) == ["Ms. GAER", "Mr. MARIÑO"]
    assert speakers(chat.ask("And who replied?")) == ["Mr. SADYKOV"]


def test_who_else_spoke_of_it_leaves_out_those_who_are_named_before(assistant):
    chat = assistant.conversation()
    assert speakers(chat.ask("Which experts asked about solitary confinement?")) == [
        "Ms. GAER",
        "Mr. MARIÑO",
    ]
    assert speakers(chat.ask("Who else spoke of it?")) == ["Mr. SADYKOV"]


@pytest.mark.parametrize(
    ("question", "act", "whom", "told"),
    [
        ("Who asked about bail?", Act.ASKED, Whom.ANYBODY, Told.NAMES),
        ("Who asked that beds be bought?", Act.CALLED_FOR, Whom.ANYBODY, Told.NAMES),
        (
            "Did any of the experts ask whether bail was granted?",
            Act.ASKED,
            Whom.EXPERTS,
            Told.WHETHER,
        ),
        ("Which States asked the Secretariat about posts?", Act.ASKED, Whom.STATES, Told.NAMES),
        (
            "How many delegations recommended a moratorium?",
            Act.RECOMMENDED,
            Whom.STATES,
            Told.NUMBER,
        ),
        ("Was the question of bail raised?", Act.RAISED, Whom.ANYBODY, Told.WHETHER),
        ("How many questions did the experts ask about bail?", Act.ASKED, Whom.EXPERTS, Told.TIMES),
        ("How many questions were asked about bail?", Act.ASKED, Whom.ANYBODY, Told.TIMES),
        ("How many times did the Committee raise bail?", Act.RAISED, Whom.EXPERTS, Told.TIMES),
        ("Was bail raised by the Committee?", Act.RAISED, Whom.EXPERTS, Told.WHETHER),
    ],
)
def test_whom_a_question_wants(question, act, whom, told):
    wish = read_who(question)
    assert (wish.act, wish.whom, wish.told) == (act, whom, told)


@pytest.mark.parametrize(
    "question",
    [
        "Was the minimum wage raised?",
        "Who is responsible for prisons?",
        "Who is concerned by the new law?",
        "Was anyone asked about bail?",
        "Who spoke about bail?",
        "Who answered Ms. Racu's question on bail?",
    ],
)
def test_other_questions_want_no_one_who_put_something(question):
    assert read_who(question) is None
