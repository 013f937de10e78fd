"""The shared password lets in who knows it, slows down who guesses, and is not asked twice."""

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
    # Others do not wait, and the right password ends the waiting.
    waited = len(time.waited)
    assert gate.admits("correct horse", "10.0.0.2")
    assert len(time.waited) == waited
    assert gate.admits("correct horse", "10.0.0.1")
    gate.admits("correct horse", "10.0.0.1")
    assert len(time.waited) == waited + 1


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
