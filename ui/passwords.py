"""A password that a small team shares: compared, slowed down after wrong tries, remembered."""

from __future__ import annotations

import hashlib
import hmac
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

ADMITTED_FOR = 12 * 60 * 60
"""Seconds for which a browser that gave the password is not asked again."""
LONGEST_DELAY = 8.0
"""Seconds at the most that an answer to a try is held back."""
_FIRST_DELAY = 0.5
_FORGOTTEN_AFTER = 15 * 60
"""Seconds after which wrong tries of an address no longer count."""
_SALT = b"On the Record: admission by a shared password"


class Gate:
    """Lets in whoever knows the password. Safe to use from several threads.

    Args:
        password: The password.
        clock: Tells the time in seconds since 1970.
        sleep: Waits for a number of seconds.
    """

    def __init__(
        self,
        password: str,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._password = password.encode()
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._tries: dict[str, _Tries] = {}

    def admits(self, given: str, address: str) -> bool:
        """Return whether a password is the right one, in a time that does not tell how wrong it is.

        After wrong tries from an address the next ones from there wait, twice as long each time
        up to :data:`LONGEST_DELAY`. Each waits for itself alone: behind a proxy everybody has the
        same address, and somebody who guesses must not keep out those who know the password. They
        are let in when their own delay is over.

        Args:
            given: What was typed.
            address: Where from; empty for this machine.
        """
        delay = self._count(address)
        if delay:
            self._sleep(delay)
        right = hmac.compare_digest(given.encode("utf-8", "surrogatepass"), self._password)
        if right:
            self._take_back(address)
        return right

    def token(self) -> str:
        """Return what a browser keeps to be let in again: a time, signed with the password.

        It holds until that time, and no longer than the password stays the same.
        """
        until = str(int(self._clock()) + ADMITTED_FOR)
        return f"{until}.{self._signature(until)}"

    def accepts(self, token: str) -> bool:
        """Return whether a token was made here and still holds."""
        until, _, signature = token.partition(".")
        if not (until.isascii() and until.isdigit() and len(until) < 16):
            return False
        genuine = hmac.compare_digest(signature.encode(), self._signature(until).encode())
        return genuine and self._clock() < int(until) <= self._clock() + ADMITTED_FOR

    def _signature(self, until: str) -> str:
        return hmac.new(_key(self._password), until.encode(), hashlib.sha256).hexdigest()

    def _count(self, address: str) -> float:
        """Count a try, and return for how many seconds it waits.

        It counts before it is known to be wrong, or many sent at once would not wait at all.
        """
        with self._lock:
            now = self._clock()
            for other, tries in list(self._tries.items()):
                if now - tries.last > _FORGOTTEN_AFTER:
                    del self._tries[other]
            tries = self._tries.setdefault(address, _Tries())
            before = tries.wrong
            tries.wrong, tries.last = before + 1, now
        return min(_FIRST_DELAY * 2.0 ** min(before - 1, 10), LONGEST_DELAY) if before else 0.0

    def _take_back(self, address: str) -> None:
        """Count a try no longer, for it was right; wrong ones of others count on."""
        with self._lock:
            tries = self._tries.get(address)
            if tries:
                tries.wrong = max(tries.wrong - 1, 0)


@dataclass
class _Tries:
    """Tries from one address.

    Attributes:
        wrong: How many were wrong, or are not known to be right yet.
        last: When the last one was made, in seconds since 1970.
    """

    wrong: int = 0
    last: float = 0.0


@lru_cache(maxsize=4)
def _key(password: bytes) -> bytes:
    """Return a key that costs as much to guess as it takes to make (scrypt, RFC 7914)."""
    return hashlib.scrypt(password, salt=_SALT, n=2**14, r=8, p=1)


@lru_cache(maxsize=4)
def gate_for(password: str) -> Gate:
    """Return the one gate of a password, which counts the tries of all sessions."""
    return Gate(password)
