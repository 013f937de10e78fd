"""The ledger of a dialogue: points, replies, statuses, what is not loaded, and who asks for it."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import pytest
from meetings import FRONT, listed
from timing import quick

from assistant import Assistant
from assistant.handover import as_markdown, as_word, ledger_csv, ledger_exchange, records_used
from assistant.handover.table import read_cell
from assistant.language.figures import numbers
from assistant.ledger import Status, find_commitments, select_entries, share_by
from assistant.ledger.across import wilson
from assistant.ledger.meetings import find_meetings
from assistant.ledger.remarks import find_put_off
from assistant.ledger.status import defers
from assistant.points.things_asked import find_asked
from assistant.questions.ledger_wishes import read_wish
from index.errors import UnknownRecordError
from index.store import Store

FIRST = f"""{FRONT}\
1. Ms. GAER (Country Rapporteur) asked how many prison doctors had been trained in 2007. She \
wondered whether lawyers could visit detainees in the temporary holding cells at night.
2. Mr. MARIÑO (Kazakhstan) said that 412 prison doctors had been trained in 2007.
The meeting rose at 1 p.m.
"""
SECOND = """CAT/C/SR.904
Committee against Torture
Fortieth session
Summary record of the 904th meeting
Held at the Palais Wilson, Geneva, on Wednesday, 7 May 2008, at 3 p.m.
Chairperson: Mr. GROSSMAN
Consideration of reports submitted by States parties under article 19 of the Convention (continued)
Fourth periodic report of Kazakhstan (continued)
The meeting was called to order at 3 p.m.
1. A representative of Kazakhstan, replying to questions put at the 901st meeting, said that \
lawyers could visit detainees in the temporary holding cells at any hour of the night.
The meeting rose at 6 p.m.
"""


@pytest.fixture(scope="module")
def assistant(sample_store, embedder):
    return Assistant.open(sample_store, embedder=embedder)


@pytest.fixture
def dialogue(tmp_path, embedder):
    """Opens a store with one meeting of a dialogue, or both."""

    def dialogue(*texts):
        files = []
        for place, text in enumerate(texts):
            files.append(tmp_path / f"meeting {place}.txt")
            files[-1].write_text(text, encoding="utf-8")
        folder = tmp_path / f"store of {len(texts)}"
        with Store(folder, embedder, write=True) as store:
            list(store.add(files))
        return Assistant.open(folder, embedder=embedder)

    return dialogue


def test_every_point_and_every_reply_is_in_the_record_s_own_characters(assistant):
    ledger = assistant.ledger("CAT-C-SR.1995")
    text = assistant.record("CAT-C-SR.1995").text
    assert len(ledger.entries) > 40
    for entry in ledger.entries:
        assert text[entry.source.start : entry.source.end] == entry.source.text
        assert entry.source.side == "committee"
        for reply in (*entry.replies, *entry.nearest):
            assert text[reply.source.start : reply.source.end] == reply.source.text
            assert reply.source.side == "state"
            assert reply.source.start > entry.source.end


def test_no_reply_and_replies_exclude_each_other(assistant):
    entries = assistant.ledger("CAT-C-SR.1995").entries
    assert {entry.status is Status.NO_REPLY for entry in entries} == {True, False}
    for entry in entries:
        assert (entry.status is Status.NO_REPLY) == (not entry.replies)
        assert entry.evidence
        assert 0 <= entry.likelihood <= 1


def test_a_recommendation_that_will_be_raised_with_the_authorities_is_put_off(assistant):
    entries = assistant.ledger("CAT-C-SR.1995").entries
    (entry,) = [one for one in entries if "transfer authority" in one.source.text]
    assert entry.status is Status.DEFERRED
    assert any(reply.defers for reply in entry.replies)
    assert {reply.source.speaker for reply in entry.replies} == {"Mr. Rogov"}


def test_a_ledger_says_that_the_next_meeting_is_not_loaded(assistant):
    (note,) = assistant.ledger("CAT-C-SR.1995").not_loaded
    assert "CAT/C/SR.1995" in note
    assert "No later meeting" in note


def test_replies_are_found_at_the_next_meeting_where_it_is_loaded(dialogue):
    alone = dialogue(FIRST).ledger("CAT-C-SR.901")
    assert alone.entries[1].status is Status.NO_REPLY
    both = dialogue(FIRST, SECOND)
    ledger = both.ledger("CAT-C-SR.901")
    assert ledger.looked_in == ("CAT-C-SR.901", "CAT-C-SR.904")
    assert not any("No later meeting" in note for note in ledger.not_loaded)
    lawyers = ledger.entries[1]
    assert {reply.source.record_id for reply in lawyers.replies} == {"CAT-C-SR.904"}


def test_a_record_names_the_meeting_that_it_replies_to_and_that_is_not_loaded(dialogue):
    ledger = dialogue(SECOND).ledger("CAT-C-SR.904")
    assert ledger.entries == ()
    assert any("CAT/C/SR.901, is not in the store" in note for note in ledger.not_loaded)


def test_all_ledgers_of_a_store_stay_made_however_many_there_are(dialogue, monkeypatch):
    monkeypatch.setattr("assistant.ledger.keeper._KEPT", 1)
    assistant = dialogue(FIRST, FIRST.replace("CAT/C/SR.901", "CAT/C/SR.950"))
    # What was just made is read once more, from the store: another process may have put it there.
    made, again, then = (list(assistant.ledgers()) for _ in range(3))
    assert len(made) == 2
    assert made == again
    assert all(one is other for one, other in zip(again, then, strict=True))


def test_an_unknown_record_is_refused(assistant):
    with pytest.raises(UnknownRecordError):
        assistant.ledger("CAT-C-SR.1")


def test_a_ledger_is_plain_json_with_the_coordinates_of_a_citation(assistant):
    ledger = json.loads(json.dumps(assistant.ledger("CAT-C-SR.1995").as_dict()))
    point = ledger["entries"][0]
    for name in ("text", "paragraph", "speaker", "topic", "kind", "status", "start", "end"):
        assert name in point
    replies = [reply for one in ledger["entries"] for reply in one["replies"]]
    assert replies
    assert all("start" in reply for reply in replies)


def test_points_are_chosen_by_expert_status_and_words(assistant):
    ledger = assistant.ledger("CAT-C-SR.1995")
    mine = select_entries(ledger, expert="Iscan")
    assert {entry.source.speaker for entry in mine.entries} == {"Mr. Iscan"}
    chosen = {one: select_entries(ledger, status=one).entries for one in Status}
    assert sum(map(len, chosen.values())) == len(ledger.entries)
    assert all(entry.status is one for one, entries in chosen.items() for entry in entries)
    first = ledger.entries[0]
    alike = select_entries(ledger, status=first.status, topic=first.topic)
    assert first in alike.entries
    assert {entry.status for entry in alike.entries} == {first.status}
    assert select_entries(ledger, topic="volcanoes").entries == ()


@pytest.mark.parametrize("by", ["state", "body", "expert", "record", "topic"])
def test_shares_count_every_point_once(assistant, by):
    ledgers = list(assistant.ledgers())
    shares = share_by(ledgers, by)
    assert sum(share.points for share in shares) == sum(len(one.entries) for one in ledgers)
    for share in shares:
        assert sum(share.counts.values()) == share.points
        assert share.low <= share.answered <= share.high


def test_the_interval_of_a_share_is_wilsons():
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert wilson(0, 0) == (0.0, 1.0)


def test_commitments_are_what_a_delegation_says_it_will_do(assistant):
    record = assistant.record("CAT-C-SR.1995")
    found = list(find_commitments(record, assistant.ledger(record.id)))
    assert any("He would raise the issue" in one.source.text for one in found)
    for one in found:
        assert one.source.side == "state"
        assert record.text[one.source.start : one.source.end] == one.source.text


@pytest.mark.parametrize(
    ("sentence", "put_off"),
    [
        ("The figures would be provided in writing.", True),
        ("He would raise the issue with the authorities.", True),
        ("The matter required further consideration.", True),
        ("The delegation did not have the figures to hand.", True),
        ("In 2022 it had opened 40 schools.", False),
        ("Some 4,500 visits had been conducted.", False),
    ],
)
def test_what_is_put_off_is_told_by_its_words(sentence, put_off):
    assert defers(sentence) is put_off


@pytest.mark.parametrize(
    ("question", "statuses", "topic", "one"),
    [
        ("Which of Ms. Racu's questions were not answered?", 4, "", False),
        ("What did the State leave unanswered on prisons?", 4, "prisons", False),
        ("Did Kazakhstan answer the question about family visits?", 5, "family visits", True),
        ("Which questions about hazing were deferred?", 1, "hazing", False),
        ("Which questions did Kazakhstan not answer?", 4, "", False),
        ("How many questions of the experts were answered by Kazakhstan?", 1, "", False),
        ("Was Mr. Iscan's question about asylum answered?", 5, "asylum", True),
        ("Which concerns remained without a reply?", 4, "", False),
    ],
)
def test_questions_about_questions_are_told_from_others(question, statuses, topic, one):
    wish = read_wish(question)
    assert (len(wish.statuses), wish.topic, wish.one) == (statuses, topic, one)


@pytest.mark.parametrize(
    "question",
    [
        "What did Kazakhstan say about video recording?",
        "What questions did Ms. Racu ask about the Ombudsman?",
        "Did Kazakhstan abolish the death penalty?",
        "Who answered for Kazakhstan?",
        "What concerns were addressed by the Ombudsman?",
        "What did experts say about questions answered by torture?",
        "What did Kazakhstan say about requests for asylum that were not addressed?",
        "What recommendations did the NGO make that the police avoided?",
        "Were complaints and requests for asylum answered?",
    ],
)
def test_other_questions_are_left_to_the_search(question):
    assert read_wish(question) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The Government would not ensure that.",
        "It would never adopt such a law.",
        "The courts would consider each complaint.",
        "The bill was intended to protect children.",
        "Torture would continue to be punished.",
        "The prosecutor received each complaint and would examine it.",
    ],
)
def test_a_refusal_or_a_fact_is_no_commitment(sentence):
    from assistant.ledger.commitments import commits

    assert not commits(sentence)
    assert commits("The Government would ratify the Convention.")
    assert commits("Chad had signed the Convention in 2007 and would ratify it shortly.")
    assert commits("The Ministry would repeal the decree.")


@pytest.mark.parametrize(
    ("sentence", "promised"),
    [
        ("The prison at Orsk would be closed by the end of 2025.", True),
        ("The remaining points would be addressed in writing.", True),
        ("A second survey would be launched next year.", True),
        ("The bill would shortly be resubmitted.", True),
        ("Anyone who did so would be punished.", False),
        ("Suspects would be brought before a judge within 48 hours.", False),
        ("The camp would be closed if the Court, which had sat in 2019, so ruled.", False),
        ("The prison would not be closed in 2025.", False),
    ],
)
def test_what_will_be_done_by_a_time_is_promised_by_whomever(sentence, promised):
    from assistant.ledger.commitments import commits

    assert commits(sentence) is promised


def test_blanks_in_a_line_do_not_slow_the_reading():
    blanks = " \t" * 2500
    sentence = f"She asked{blanks}how many schools{blanks}had been closed."
    (start, end, _), *others = find_asked(sentence)
    assert not others
    assert sentence[start:end].startswith("how many")
    assert sentence[start:end].endswith("had been closed")


def test_the_chat_lists_what_an_expert_was_not_answered(assistant):
    answer = assistant.ask("Which of Mr. Iscan's questions were not answered?")
    assert not answer.abstained
    asked = [one for one in answer.citations if one.side == "committee"]
    assert {one.speaker for one in asked} == {"Mr. Iscan"}
    for citation in answer.citations:
        text = assistant.record(citation.record_id).text
        assert text[citation.start : citation.end] == citation.text


def test_the_chat_refuses_experts_and_states_that_are_not_loaded(assistant):
    assert assistant.ask("Which of Ms. Gaer's questions were not answered?").abstained
    assert assistant.ask("Which questions did Uzbekistan not answer?").abstained


def test_a_topic_that_nobody_asked_about_is_no_finding(assistant):
    answer = assistant.ask("Did Kazakhstan answer the question about volcanic eruptions?")
    assert answer.abstained
    assert not answer.citations


def test_a_ledger_is_handed_over_with_its_cautions(assistant):
    ledger = select_entries(assistant.ledger("CAT-C-SR.1995"), expert="Ms. Pūce")
    exchanges = [ledger_exchange(ledger)]
    used = records_used(assistant, exchanges)
    written = as_markdown(exchanges, used)
    assert "is a summary record" in written
    assert "read by a program" in written
    with zipfile.ZipFile(io.BytesIO(as_word(exchanges, used))) as package:
        notes = package.read("word/footnotes.xml").decode()
    assert "CAT/C/SR.1995, para." in notes


def test_a_ledger_is_a_table_with_a_row_for_each_point(assistant):
    ledger = assistant.ledger("CAT-C-SR.1995")
    used = records_used(assistant, [ledger_exchange(ledger)])
    rows = list(csv.DictReader(io.StringIO(ledger_csv([ledger], used).removeprefix("\ufeff"))))
    assert [read_cell(row["point"]) for row in rows] == [
        entry.source.text for entry in ledger.entries
    ]
    assert {row["status"] for row in rows} <= set(Status)
    assert all(row["record_sha256"] for row in rows)


TALK = """Lynne Neagle AM: Can the Minister tell us how many schools will open in June?
Kirsty Williams AM: Thank you. Some three hundred schools will open their doors, and the rest will \
follow later.
Lynne Neagle AM: Okay?
Kirsty Williams AM: I would like to thank the teachers, who have worked so very hard this year.
"""


def test_in_talk_the_turn_that_follows_a_question_is_shown_as_its_reply(dialogue):
    assistant = dialogue(TALK)
    (ledger,) = assistant.ledgers()
    (entry,) = ledger.entries
    assert entry.source.text == "Can the Minister tell us how many schools will open in June?"
    assert entry.source.speaker == "Lynne Neagle AM"
    assert entry.replies[0].source.speaker == "Kirsty Williams AM"
    assert "three hundred schools" in entry.replies[0].source.text


def test_a_delegate_who_has_the_name_of_an_expert_replies_to_them(dialogue):
    text = FIRST.replace("Ms. GAER", "Mr. WANG").replace("Mr. MARIÑO", "Mr. WANG")
    entry = dialogue(text).ledger("CAT-C-SR.901").entries[0]
    assert [reply.source.state for reply in entry.replies] == ["KAZ"]


@pytest.mark.parametrize("word", ["third ", "and "])
def test_a_long_title_of_ordinals_is_read_at_once(dialogue, word):
    record = dialogue(FIRST).record("CAT-C-SR.901")
    titled = replace(record, metadata=replace(record.metadata, title=word * 30))
    known = {"body": record.metadata.body, "date": "2008-05-07", "title": word * 30}
    states = {record.id: {"KAZ"}, "CAT/C/SR.904": {"KAZ"}}
    assert find_meetings(titled, [listed("CAT/C/SR.904", **known)], states).later


@pytest.mark.parametrize("word", ["not ", "also ", "the "])
def test_a_long_run_of_words_is_read_at_once(word):
    with quick(3):
        find_asked(f"She wished to know {word * 1500} whether it was.")


def test_a_long_run_of_blanks_has_no_number_and_is_read_at_once():
    with quick(1):
        assert [one.value for one in numbers(" " * 8000 + "$ 12")] == [12]


PROMISES = FIRST.replace(
    "The meeting rose",
    "3. Mr. OBURE (Kenya) said that his Government would ratify the Convention.\n"
    "4. Mr. MARIÑO (Kazakhstan) said that his Government would amend the law.\nThe meeting rose",
)


@pytest.mark.parametrize(("state", "wanted"), [("Kazakhstan", "KAZ"), ("Kenya", "KEN")])
def test_what_a_state_promised_is_no_other_states_promise(dialogue, state, wanted):
    answer = dialogue(PROMISES).ask(f"What did {state} promise?")
    assert [one.state for one in answer.citations] == [wanted]


@pytest.mark.parametrize(("state", "wanted"), [("Kazakhstan", "KAZ"), ("Kenya", "KEN")])
def test_what_a_state_put_off_is_no_other_states(dialogue, state, wanted):
    sent = PROMISES.replace("ratify the Convention", "send the answer in writing")
    sent = sent.replace("amend the law", "reply later")
    answer = dialogue(sent).ask(f"What did {state} put off?")
    assert [one.state for one in answer.citations] == [wanted]


def test_whoever_is_of_no_named_state_puts_nothing_off_for_another_than_the_one_considered(
    dialogue,
):
    record = dialogue(PROMISES.replace("amend the law", "reply later")).record("CAT-C-SR.901")
    nobodys = replace(
        record,
        turns=tuple(
            replace(turn, speaker=replace(turn.speaker, state=None))
            if turn.speaker.state == "KAZ"
            else turn
            for turn in record.turns
        ),
        metadata=replace(record.metadata, states=("KAZ",)),
    )
    assert [one.text for one in find_put_off(nobodys, ("KEN",))] == []
    assert len(list(find_put_off(nobodys, ("KAZ",)))) == 1


def test_a_state_is_asked_though_the_front_of_the_record_does_not_name_it(dialogue):
    assistant = dialogue(FIRST.replace("report of Kazakhstan", "report"))
    assert not assistant.records()[0].states
    answer = assistant.ask("What did Kazakhstan leave unanswered?")
    assert [one.speaker for one in answer.citations] == ["Ms. GAER"]


def test_what_a_delegation_said_it_would_do_is_not_what_an_observer_would(dialogue):
    record = dialogue(PROMISES).record("CAT-C-SR.901")
    told = replace(record, metadata=replace(record.metadata, states=("KAZ",)))
    assert [one.source.state for one in find_commitments(told)] == ["KAZ"]
