"""Ledgers kept in the store: made once, made again where what they are made from has changed."""

import threading

import pytest
from test_ledger import FIRST, SECOND

from assistant import Assistant
from index.store import Store

OF_ANOTHER_STATE = FIRST.replace("SR.901", "SR.951").replace("Kazakhstan", "Kenya")


class MadeAnewError(Exception):
    """A ledger is made where it should only be read."""


class Refusing:
    """An embedding model that can only be named: whoever makes a ledger with it fails."""

    def __init__(self, name):
        self.name = name

    def embed(self, _texts):
        raise MadeAnewError

    embed_many = fits = embed


@pytest.fixture
def store(tmp_path, embedder):
    """Adds meetings to a store, and opens it as another process would."""

    class Meetings:
        folder = tmp_path / "store"

        def add(self, *texts):
            files = []
            for text in texts:
                files.append(tmp_path / f"{text.splitlines()[0].replace('/', '-')}.txt")
                files[-1].write_text(text, encoding="utf-8")
            with Store(self.folder, embedder, write=True) as opened:
                list(opened.add(files))
            return self.open()

        def open(self):
            return Assistant.open(self.folder, embedder=embedder)

        def open_only_to_read_ledgers(self):
            return Assistant.open(self.folder, embedder=Refusing(embedder.name))

        def kept(self):
            return sorted((self.folder / "ledgers").iterdir())

    return Meetings()


def test_a_ledger_is_made_once_for_all_who_open_the_store(store):
    made = store.add(FIRST, SECOND).ledger("CAT-C-SR.901")
    assert any(entry.replies for entry in made.entries)
    assert store.open_only_to_read_ledgers().ledger("CAT-C-SR.901") == made


def test_while_a_long_record_is_read_the_ledgers_of_others_are_there(store, monkeypatch):
    assistant = store.add(FIRST, OF_ANOTHER_STATE)
    begun, ended = threading.Event(), threading.Event()
    keeper = assistant._ledgers
    compare = keeper._compare

    def compare_slowly(made_from):
        if made_from[0].id == "CAT-C-SR.901":
            begun.set()
            ended.wait(timeout=300)
        return compare(made_from)

    monkeypatch.setattr(keeper, "_compare", compare_slowly)
    long = threading.Thread(target=assistant.ledger, args=["CAT-C-SR.901"])
    short = threading.Thread(target=assistant.ledger, args=["CAT-C-SR.951"])
    long.start()
    assert begun.wait(timeout=300)
    short.start()
    short.join(timeout=120)
    waits = short.is_alive()
    ended.set()
    long.join()
    short.join()
    assert not waits


def test_a_ledger_is_made_again_when_the_next_meeting_is_added(store):
    assert not store.add(FIRST).ledger("CAT-C-SR.901").entries[1].replies
    assert store.add(SECOND).ledger("CAT-C-SR.901").entries[1].replies


def test_a_record_of_another_dialogue_leaves_a_ledger_as_it_is(store):
    made = store.add(FIRST).ledger("CAT-C-SR.901")
    store.add(OF_ANOTHER_STATE)
    assert store.open_only_to_read_ledgers().ledger("CAT-C-SR.901") == made


def test_a_ledger_is_made_again_when_the_rules_are_others(store, monkeypatch):
    store.add(FIRST).ledger("CAT-C-SR.901")
    monkeypatch.setattr("assistant.ledger.kept._rules", lambda: "others")
    with pytest.raises(MadeAnewError):
        store.open_only_to_read_ledgers().ledger("CAT-C-SR.901")


@pytest.mark.parametrize("damage", [lambda _: b"", lambda kept: kept[:-9], lambda kept: kept[9:]])
def test_a_ledger_that_cannot_be_read_is_made_again(store, damage):
    made = store.add(FIRST).ledger("CAT-C-SR.901")
    (file,) = store.kept()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert store.open().ledger("CAT-C-SR.901") == made
    assert store.open_only_to_read_ledgers().ledger("CAT-C-SR.901") == made


def test_a_ledger_goes_with_its_record(store):
    assistant = store.add(FIRST, OF_ANOTHER_STATE)
    assert len(list(assistant.ledgers())) == len(store.kept()) == 2
    assistant.remove("CAT-C-SR.901")
    assert len(store.kept()) == 1
    assert len(list(assistant.ledgers())) == len(store.kept()) == 1


def test_no_ledger_keeps_words_of_a_later_record_that_is_taken_out(store):
    assistant = store.add(FIRST, SECOND, OF_ANOTHER_STATE)
    kept = len([*assistant.ledgers()])
    (later,) = {
        reply.source.record_id
        for entry in assistant.ledger("CAT-C-SR.901").entries
        for reply in entry.replies
    } - {"CAT-C-SR.901"}
    assistant.remove(later)
    assert 0 < len(store.kept()) < kept


def test_a_store_in_which_no_ledger_can_be_kept_has_them_all_the_same(store):
    assistant = store.add(FIRST)
    (store.folder / "ledgers").write_text("in the way", encoding="utf-8")
    assert assistant.ledger("CAT-C-SR.901").entries
