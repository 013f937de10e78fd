"""Ledgers read closely: points and replies read together by the cross-encoder, where asked for."""

import json
import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import resources
from pathlib import Path
from threading import Barrier
from time import sleep

import numpy as np
import pytest
from meetings import FRONT, ID, parsed
from streamlit.testing.v1 import AppTest
from test_ledger import FIRST, SECOND, TALK

from assistant import Assistant
from assistant.evidence.features import UNREAD, Read
from assistant.handover import write_ledgers
from assistant.ledger import Kind, Status
from assistant.ledger.close_reading import (
    CLOSE_FEATURES,
    CloseReading,
    RememberingReader,
    beside,
    can_be_read,
    read_closely,
    to_read,
)
from assistant.ledger.dialogue import gather
from assistant.ledger.labels import READ_CLOSELY, SOME_READ_CLOSELY
from assistant.ledger.likeness import FEATURES, Pairs
from assistant.ledger.linking import load_links
from assistant.ledger.points import find_points
from assistant.ledger.status import FEATURES as STATUS_FEATURES
from assistant.ledger.status import STATUSES, Linked, StatusModel, load_statuses
from index.errors import EmbeddingError, UnknownRecordError
from index.store import Store
from ui.texts import ledger as texts

RECORD = f"""{FRONT}\
1. Ms. GAER (Country Rapporteur) asked how many prison doctors had been trained in 2007. She \
wondered whether detainees in the temporary holding cells could see a lawyer at night.
2. Mr. MARIÑO (Kazakhstan) said that the training of prison doctors was of the greatest importance \
to his Government, which had always held the medical profession in high esteem.
3. A representative of Kazakhstan said that in 2007 a total of 412 doctors who worked in prisons \
had completed a course.
4. A representative of Kazakhstan said that the railways carried two million passengers a year.
The meeting rose at 1 p.m.
"""
OF_KENYA = RECORD.replace("SR.901", "SR.951").replace("Kazakhstan", "Kenya")
PAGE = Path(str(resources.files("ui"))) / "views/ledger.py"


class Counting:
    """A reader that only counts what it is asked, and says the same of everything."""

    def __init__(self):
        self.read_so_far = 0

    def read(self, _, paragraphs):
        self.read_so_far += len(paragraphs)
        return [Read([0.5] * len(one), 0.25) for one in paragraphs]


class Finding:
    """A reader for which only a sentence with some word answers."""

    def __init__(self, word):
        self.word = word

    def read(self, _, paragraphs):
        (self.given,) = paragraphs
        return [Read([float(self.word in one) for one in self.given], 0.25)]


def no_weights():
    raise EmbeddingError("Its weights are missing. Install On the Record again.")


@pytest.fixture
def add(tmp_path, embedder):
    """Adds records to a store, and opens it as another process would."""

    def add(*records):
        files = []
        for text in records:
            files.append(tmp_path / f"{len(list(tmp_path.iterdir()))}.txt")
            files[-1].write_text(text, encoding="utf-8")
        with Store(tmp_path / "store", embedder, write=True) as store:
            list(store.add(files))
        return Assistant.open(tmp_path / "store", embedder=embedder)

    return add


def closely(assistant, record_id=ID):
    *_, last = assistant.read_ledger_closely(record_id)
    return last.ledger


def test_what_says_what_was_asked_is_told_from_what_speaks_of_the_same_matter(add):
    assistant = add(RECORD)
    ledger = closely(assistant)
    doctors = next(one for one in ledger.entries if "doctors" in one.source.text)
    assert [reply.source.paragraph for reply in doctors.replies] == [3]
    source = doctors.replies[0].source
    assert assistant.record(ID).text[source.start : source.end] == source.text
    assert "412" in source.text
    assert doctors.status is Status.ANSWERED
    lawyers = next(one for one in ledger.entries if "lawyer" in one.source.text)
    assert lawyers.status is Status.NO_REPLY


def test_a_ledger_that_was_read_closely_is_that_of_the_record_for_all_who_open_the_store(add):
    assistant = add(RECORD)
    elsewhere = add()
    assert not elsewhere.ledger(ID).read_closely
    ledger = closely(assistant)
    assert ledger.read_closely
    assert ledger.as_dict()["read_closely"]
    assert assistant.ledger(ID) == elsewhere.ledger(ID) == add().ledger(ID) == ledger


def test_how_far_it_is_is_told_from_the_beginning_and_after_each_point(add):
    *steps, last = add(RECORD).read_ledger_closely(ID)
    assert [one.done for one in steps] == [0, 1, 2]
    assert {one.of for one in (*steps, last)} == {2}
    assert not any(one.ledger.read_closely for one in steps)


def test_a_ledger_that_was_read_closely_is_not_read_again(add):
    assistant = add(RECORD)
    ledger = closely(assistant)
    again = assistant._ledgers.read_closely(ID, RememberingReader(no_weights))
    assert [(one.ledger, one.of) for one in again] == [(ledger, 0)]


def test_what_another_process_read_closely_stays_where_a_plain_ledger_was_being_made(
    add, monkeypatch
):
    slow, elsewhere = add(RECORD), add()
    keeper = slow._ledgers
    compare = keeper._compare

    def compare_slowly(made_from):
        closely(elsewhere)
        return compare(made_from)

    monkeypatch.setattr(keeper, "_compare", compare_slowly)
    slow.ledger(ID)
    assert slow.ledger(ID).read_closely
    assert add().ledger(ID).read_closely


def test_what_another_process_read_closely_is_not_taken_for_the_ledger_before(add, monkeypatch):
    slow, elsewhere = add(RECORD), add()
    elsewhere.ledger(ID)
    keeper = slow._ledgers
    judged = keeper._with_what_was_judged

    def judged_slowly(ledger, made_from):
        closely(elsewhere)
        return judged(ledger, made_from)

    monkeypatch.setattr(keeper, "_with_what_was_judged", judged_slowly)
    assert not slow.ledger(ID).read_closely
    assert slow.ledger(ID).read_closely


def test_a_meeting_that_is_added_while_the_one_before_is_read_is_read_too(add):
    reading = add(FIRST).read_ledger_closely("CAT-C-SR.901")
    next(reading)
    assistant = add(SECOND)
    *_, last = reading
    assert last.ledger.read_closely
    assert last.ledger.looked_in == ("CAT-C-SR.901", "CAT-C-SR.904")
    assert assistant.ledger("CAT-C-SR.901") == last.ledger


def test_of_a_record_that_is_taken_out_while_it_is_read_nothing_is_kept(add, tmp_path):
    assistant = add(RECORD)
    reading = assistant.read_ledger_closely(ID)
    next(reading)
    assistant.remove(ID)
    with pytest.raises(UnknownRecordError):
        list(reading)
    assert not list((tmp_path / "store" / "ledgers").iterdir())


def test_when_the_next_meeting_is_added_a_ledger_is_no_more_as_it_was_read(add):
    assert closely(add(FIRST), "CAT-C-SR.901").read_closely
    assistant = add(SECOND)
    assert not assistant.ledger("CAT-C-SR.901").read_closely
    assert closely(assistant, "CAT-C-SR.901").looked_in == ("CAT-C-SR.901", "CAT-C-SR.904")


def test_what_was_read_before_a_stop_is_not_read_again(add):
    keeper = add(RECORD)._ledgers
    counting = Counting()
    reader = RememberingReader(lambda: counting)
    stopped = keeper.read_closely(ID, reader)
    assert [next(stopped).done for _ in range(2)] == [0, 1]
    stopped.close()
    first = counting.read_so_far
    assert first > 0
    list(keeper.read_closely(ID, reader))
    compared = keeper._compare(keeper._dialogue(ID))
    wanted = to_read(compared.pairs, compared.likelihoods)
    assert len(wanted[0]) == first
    assert counting.read_so_far == sum(map(len, wanted))


def test_of_two_who_have_one_record_read_at_once_neither_reads_what_the_other_has():
    together = Barrier(2, timeout=300)
    counting = Counting()

    def load():
        sleep(0.1)  # So that both would find that nothing is read yet.
        return counting

    reader = RememberingReader(load)

    def read(_):
        together.wait()
        return reader.read("Who?", [["Nobody."], ["Somebody."]])

    with ThreadPoolExecutor() as threads:
        first, second = threads.map(read, range(2))
    assert first == second
    assert counting.read_so_far == 2


def test_talk_is_not_read():
    record = parsed(*TALK.splitlines())
    assert not can_be_read([record])


def test_other_letters_are_not_read_though_only_the_next_meeting_has_them():
    first = parsed(*FIRST.splitlines())
    later = parsed(*SECOND.replace("lawyers could visit detainees", "адвокаты " * 60).splitlines())
    assert can_be_read([first])
    assert not can_be_read([first, later])


def test_of_a_paragraph_as_long_as_a_speech_what_lies_about_the_nearest_sentence_is_read():
    asked = "1. Ms. GAER (Country Rapporteur) asked how many prison doctors had been trained."
    filler = [f"Railways carried {n} million passengers over the plains." for n in range(400)]
    trained = "In 2007 a total of 412 doctors who worked in prisons had been trained."
    said = " ".join([*filler[:300], trained, *filler[300:]])
    record = parsed(*FRONT.splitlines(), asked, f"2. Mr. MARIÑO (Kazakhstan) said so. {said}")
    dialogue = gather([record], find_points(record))
    place = dialogue.said[0].sentence_texts.index(trained)
    shape = len(dialogue.points), 1
    found = CloseReading(np.zeros(shape), np.zeros(shape), np.full(shape, place))
    reader = Finding("412")
    list(read_closely(found, dialogue, [[0]], reader))
    assert trained in reader.given
    assert 1_000 < sum(map(len, reader.given)) <= 4_000
    assert found.best.tolist() == [[place]]


def test_the_likeliest_paragraphs_are_read_and_only_those_that_may_reply():
    may = np.array([[False, True, True], [True, True, True], [False, False, False]])
    likely = np.array([[0.9, 0.01, 0.02], [0.5, 0.01, 0.6], [0.9, 0.9, 0.9]])
    pairs = Pairs(np.zeros((3, 3, len(FEATURES))), may, np.zeros((3, 3), dtype=int))
    assert to_read(pairs, likely) == [[2], [2, 0], []]


def test_what_was_read_stands_beside_likeness():
    shape = 2, 3
    pairs = Pairs(
        np.ones((*shape, len(FEATURES))), np.ones(shape, dtype=bool), np.zeros(shape, int)
    )
    reading = CloseReading.of_nothing(pairs)
    reading.sentence[0, 1], reading.whole[0, 1], reading.best[0, 1] = 3.0, 2.0, 4
    found = beside(pairs, reading)
    assert found.features.shape == (*shape, len(CLOSE_FEATURES))
    assert found.features[0, 1, len(FEATURES) :].tolist() == [3.0, 2.0, 8.0, 8.0]
    assert found.features[0, 0, len(FEATURES) :].tolist() == [UNREAD, UNREAD, -8.0, 0.0]
    assert found.sentence[0, 1] == 4


def test_the_models_for_what_was_read_weigh_all_its_features():
    assert len(load_links(closely=True).weights) == len(CLOSE_FEATURES)
    assert len(load_links().weights) == len(FEATURES)
    assert load_statuses(closely=True) != load_statuses()


@pytest.mark.usefixtures("page_resources")
def test_the_page_reads_closely_at_the_press_of_a_button(add, monkeypatch, tmp_path):
    add(RECORD)
    monkeypatch.setenv("ONTHERECORD_STORE", str(tmp_path / "store"))
    page = AppTest.from_file(str(PAGE), default_timeout=300).run()
    next(one for one in page.button if one.label == texts.CLOSELY).click().run()
    assert not page.exception, page.exception
    assert READ_CLOSELY in [one.value for one in page.caption]
    assert texts.CLOSELY not in [one.label for one in page.run().button]


@pytest.mark.usefixtures("page_resources")
def test_the_page_tells_that_the_cross_encoder_has_no_weights(add, monkeypatch, tmp_path):
    add(RECORD)
    monkeypatch.setenv("ONTHERECORD_STORE", str(tmp_path / "store"))
    monkeypatch.setattr("assistant.loaded_ledgers.shipped_cross_encoder", no_weights)
    page = AppTest.from_file(str(PAGE), default_timeout=300).run()
    next(one for one in page.button if one.label == texts.CLOSELY).click().run()
    assert not page.exception, page.exception
    assert ["weights are missing" in one.value for one in page.error] == [True]


def test_the_command_tells_which_records_cannot_be_read_closely(add, run, tmp_path):
    (talk,) = add(TALK).records()
    status, _, told = run("questions", talk.id, "--closely", "--store", tmp_path / "store")
    assert status == 0
    assert f"{talk.id}: {texts.NOT_CLOSELY}" in told
    assert f"Read {talk.id} closely" not in told


def test_the_command_tells_first_how_much_is_to_be_read_and_how_long_that_may_take(
    add, run, tmp_path
):
    assistant = add(RECORD, OF_KENYA, TALK)
    talk = next(one.id for one in assistant.records() if not assistant.can_be_read_closely(one.id))
    every = "questions", "--closely", "--store", tmp_path / "store"
    points = sum(len(assistant.ledger(one).entries) for one in (ID, ID.replace("901", "951")))
    _, _, told = run(*every)
    assert told.startswith(
        f"To be read closely: 2 records with {points} points, which takes about 1 minute"
    )
    assert "(2 of 3)" in told
    assert f"{talk}: {texts.NOT_CLOSELY}" in told
    _, _, told = run(*every)
    assert told.startswith(texts.NONE_LEFT_CLOSELY)


def test_the_command_that_is_stopped_tells_what_was_read_closely_and_keeps_it(
    add, run, tmp_path, monkeypatch
):
    add(RECORD, OF_KENYA)
    reading = Assistant.read_ledger_closely
    asked = []

    def stopped(assistant, record_id):
        asked.append(record_id)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return reading(assistant, record_id)

    monkeypatch.setattr(Assistant, "read_ledger_closely", stopped)
    status, _, told = run("questions", "--closely", "--store", tmp_path / "store")
    assert status == 130
    assert texts.STOPPED_CLOSELY.format(done=1, total=2) in told
    assert [add().ledger(one).read_closely for one in asked] == [True, False]


@pytest.mark.usefixtures("page_resources")
def test_the_page_does_not_offer_to_read_closely_what_cannot_be_read_so(add, monkeypatch, tmp_path):
    add(TALK)
    monkeypatch.setenv("ONTHERECORD_STORE", str(tmp_path / "store"))
    page = AppTest.from_file(str(PAGE), default_timeout=300).run()
    assert not page.exception, page.exception
    assert texts.CLOSELY not in [one.label for one in page.button]
    assert texts.NOT_CLOSELY in [one.value for one in page.caption]


def test_what_was_read_closely_and_cannot_be_written_is_what_is_judged(add, monkeypatch):
    def may_only_be_read(*_, **__):
        raise PermissionError

    monkeypatch.setattr("assistant.ledger.kept.write_whole", may_only_be_read)
    assistant = add(RECORD)
    closely(assistant)
    keeper = assistant._ledgers
    made_from = keeper._dialogue(ID)
    assert keeper._unjudged(made_from).read_closely
    assert not add()._ledgers._unjudged(made_from).read_closely


def test_shares_and_answers_tell_that_only_some_of_their_records_were_read_closely(
    add, run, tmp_path
):
    assistant = add(RECORD, OF_KENYA)
    asked = "What did the States leave unanswered?"
    some = SOME_READ_CLOSELY.format(closely=1, total=2)
    assert some not in assistant.ask(asked).notices
    closely(assistant)
    assert some in assistant.ask(asked).notices
    _, out, _ = run("questions", "--by", "state", "--store", tmp_path / "store")
    assert some in " ".join(out.split())


def test_the_command_reads_closely_first(add, run, tmp_path):
    add(RECORD)
    asked = "questions", ID, "--json", "--store", tmp_path / "store"
    status, out, _ = run(*asked, "--closely")
    assert status == 0
    assert json.loads(out)["read_closely"]
    _, out, _ = run(*asked)
    assert json.loads(out)["read_closely"]


def test_a_ledger_handed_over_tells_that_it_was_read_closely(add):
    assistant = add(RECORD)
    before, after = assistant.ledger(ID), closely(assistant)
    for ending in (".md", ".csv"):
        assert READ_CLOSELY not in write_ledgers([before], assistant, ending).decode()
        assert READ_CLOSELY in write_ledgers([after], assistant, ending).decode()


LINKED = Linked(
    text="whether the law would be amended",
    kind=Kind.QUESTION,
    likelihoods=(0.9,),
    coverage=1.0,
    similarity=0.9,
    sentences=("It had been amended in May.",),
    nearby=(),
    uncovered=(),
    standing=(0.0, 0.0, 0.0, 0.0),
)
PUT_OFF = "The matter required further consideration."


def convinced_of(chances):
    """Return a model that gives statuses these chances, and the others alike, whatever is said."""
    rest = (1 - sum(chances.values())) / (len(STATUSES) - len(chances))
    biases = tuple(math.log(chances.get(one, rest)) for one in STATUSES)
    return StatusModel(((0.0,) * len(STATUS_FEATURES),) * len(STATUSES), biases, 0.5)


def test_a_reply_that_puts_the_matter_off_is_never_called_an_answer():
    convinced = convinced_of({Status.ANSWERED: 0.99})
    assert convinced.read(replace(LINKED, sentences=(PUT_OFF,)))[0] is Status.DEFERRED
    assert convinced.read(LINKED)[0] is Status.ANSWERED


def test_silence_is_said_only_where_it_is_likelier_than_all_else_together():
    status, chance = convinced_of({Status.NO_REPLY: 0.55}).read(LINKED)
    assert (status, round(chance, 2)) == (Status.NO_REPLY, 0.55)
    torn = convinced_of({Status.NO_REPLY: 0.45, Status.ANSWERED: 0.3})
    status, chance = torn.read(LINKED)
    assert (status, round(chance, 2)) == (Status.SPOKEN_TO, 0.55)
    assert torn.read(replace(LINKED, nearby=(PUT_OFF,)))[0] is Status.DEFERRED
