"""The shared password lets in who knows it, slows down who guesses, and is not asked twice."""

from threading import Barrier, Event, Thread, current_thread

import pytest

from ui.passwords import ADMITTED_FOR, LONGEST_DELAY, Gate


class Time:
    """A clock that goes on only where somebody waits."""

    def __init__(self):
        self.now = 1_800_000_000.0
        self.waited = []

    def sleep(self, seconds):
        self.waited.append(seconds)
        self.now += seconds


@pytest.fixture
def time():
    return Time()


def a_gate(time, password="correct horse"):
    return Gate(password, lambda: time.now, time.sleep)


def test_only_the_password_lets_in(time):
    gate = a_gate(time, "pässword")
    assert gate.admits("pässword", "")
    for wrong in ("", "password", "pässword ", "\ud800", "x" * 10_000):
        assert not gate.admits(wrong, "")


def test_wrong_tries_wait_longer_each_time_up_to_a_bound(time):
    gate = a_gate(time)
    for _ in range(8):
        gate.admits("wrong", "10.0.0.1")
    assert time.waited[:4] == [0.5, 1.0, 2.0, 4.0]
    assert max(time.waited) == LONGEST_DELAY
    # Others do not wait, and the right password is let in after the delay.
    waited = len(time.waited)
    assert gate.admits("correct horse", "10.0.0.2")
    assert len(time.waited) == waited
    assert gate.admits("correct horse", "10.0.0.1")
    assert time.waited[waited:] == [LONGEST_DELAY]


def test_the_right_password_adds_no_delay(time):
    gate = a_gate(time)
    for _ in range(10):
        assert gate.admits("correct horse", "10.0.0.1")
    assert time.waited == []


def test_whoever_guesses_from_the_same_address_keeps_nobody_out():
    # As behind a proxy: one address for everybody, and a guess of theirs that waits for ever.
    guessing, over = Event(), Event()

    def sleep(_seconds):
        if current_thread() is guesser:
            guessing.set()
            over.wait(300)

    gate = Gate("correct horse", sleep=sleep)
    assert not gate.admits("wrong", "10.0.0.1")
    guesser = Thread(target=gate.admits, args=("wrong again", "10.0.0.1"), daemon=True)
    guesser.start()
    assert guessing.wait(120)
    admitted = []
    colleague = Thread(target=lambda: admitted.append(gate.admits("correct horse", "10.0.0.1")))
    colleague.daemon = True
    colleague.start()
    colleague.join(120)
    over.set()
    assert admitted == [True]


def test_tries_sent_at_once_wait_too():
    # None of them is known to be wrong before all have been sent.
    together, waited = Barrier(4), []

    def sleep(seconds):
        waited.append(seconds)
        together.wait(120)

    gate = Gate("correct horse", sleep=sleep)
    gate.admits("wrong", "10.0.0.1")
    guesses = [Thread(target=gate.admits, args=("wrong", "10.0.0.1")) for _ in range(4)]
    for guess in guesses:
        guess.start()
    for guess in guesses:
        guess.join(120)
    assert sorted(waited) == [0.5, 1.0, 2.0, 4.0]


def test_a_colleague_who_comes_in_does_not_start_the_delays_of_a_guesser_again(time):
    gate = a_gate(time)
    for _ in range(6):
        gate.admits("wrong", "10.0.0.1")
    gate.admits("correct horse", "10.0.0.1")
    gate.admits("wrong", "10.0.0.1")
    assert time.waited[-1] == LONGEST_DELAY


def test_wrong_tries_are_forgotten_after_a_while(time):
    gate = a_gate(time)
    gate.admits("wrong", "10.0.0.1")
    time.now += 3600
    gate.admits("wrong", "10.0.0.1")
    assert time.waited == []


def test_a_token_holds_for_its_time_and_for_its_password(time):
    gate = a_gate(time)
    token = gate.token()
    assert gate.accepts(token)
    assert a_gate(time).accepts(token), "a restart of the server does not ask again"
    assert not a_gate(time, "another").accepts(token)
    time.now += ADMITTED_FOR + 1
    assert not gate.accepts(token)


def test_no_other_token_lets_in(time):
    gate = a_gate(time)
    token = gate.token()
    until, _, signature = token.partition(".")
    for other in (
        "",
        token[:-1],
        f"9{token}",
        "é.é",
        "²." + signature,
        f"{int(until) + 1}.{signature}",
    ):
        assert not gate.accepts(other)
