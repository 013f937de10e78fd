"""What language models cost, and a limit to it that is kept in the store, before each call."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import ModelSettingsError, SpendingLimitError
from index.files.whole_files import write_whole
from index.settings import Settings

FILE = "spending.json"
_PER = 1_000_000
"""Tokens that a price is for."""
_WAIT = 10.0
"""Seconds to wait for another process that notes what it spends."""


@dataclass(frozen=True, slots=True)
class Prices:
    """US dollars per million tokens, in and out."""

    tokens_in: float
    tokens_out: float

    def cost(self, tokens_in: int, tokens_out: int) -> float:
        """Return what so many tokens cost, in US dollars."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / _PER


def read_prices(settings: Settings) -> Prices | None:
    """Return the prices of the settings; None where they name none.

    Raises:
        ModelSettingsError: If only one is named.
    """
    given = (settings.model_price_in, settings.model_price_out)
    if given[0] is None and given[1] is None:
        return None
    if given[0] is None or given[1] is None:
        raise ModelSettingsError(
            "Set both ONTHERECORD_MODEL_PRICE_IN and ONTHERECORD_MODEL_PRICE_OUT, in US dollars "
            "per million tokens, or neither."
        )
    return Prices(given[0], given[1])


@dataclass(slots=True)
class _Spent:
    total: float = 0.0
    day: str = ""
    today: float = 0.0


class Spending:
    """What was spent, in a small file of the store that all its assistants share.

    The most that a call can cost is set aside before it, and what it did cost is put in its place
    afterwards. A process that is killed in between leaves the higher figure: the limit holds.

    Args:
        folder: Of the store.
        per_day: US dollars that may be spent in a day (UTC); None for no such limit.
        in_all: US dollars that may be spent in all; None for no such limit.
    """

    def __init__(self, folder: Path, per_day: float | None, in_all: float | None) -> None:
        self._path = folder / FILE
        self._per_day = per_day
        self._in_all = in_all

    def reserve(self, most: float) -> None:
        """Set aside what a call can cost at most, in US dollars.

        Raises:
            SpendingLimitError: If that would pass the limit, or cannot be noted.
        """
        with self._changing() as spent:
            self._refuse("today", spent.today, self._per_day, most, "ONTHERECORD_MODEL_LIMIT_DAY")
            self._refuse("in all", spent.total, self._in_all, most, "ONTHERECORD_MODEL_LIMIT_TOTAL")
            spent.today += most
            spent.total += most

    def settle(self, reserved: float, cost: float) -> None:
        """Put what a call did cost in the place of what was set aside for it.

        Raises:
            SpendingLimitError: If that cannot be noted; what was set aside then counts as spent.
        """
        with self._changing() as spent:
            spent.today = max(0.0, spent.today + cost - reserved)
            spent.total = max(0.0, spent.total + cost - reserved)

    def _refuse(self, when: str, spent: float, limit: float | None, most: float, name: str) -> None:
        if limit is not None and spent + most > limit:
            raise SpendingLimitError(
                f"The language model was not asked: US${spent:.4f} of the limit of US${limit:.4f} "
                f"are spent {when}, and this answer could cost up to US${most:.4f}. "
                f"Raise {name}, or go on without a language model."
            )

    @contextmanager
    def _changing(self) -> Iterator[_Spent]:
        try:
            with FileLock(f"{self._path}.lock", timeout=_WAIT):
                spent = self._read()
                yield spent
                kept = {"total": spent.total, "day": spent.day, "today": spent.today}
                write_whole(self._path, json.dumps(kept).encode())
        except (OSError, Timeout) as error:
            raise SpendingLimitError(
                f"{self._path}: what is spent on the language model cannot be noted there "
                f"({type(error).__name__}). Make the store writable, or take the limit out of the "
                "settings."
            ) from error

    def _read(self) -> _Spent:
        today = datetime.now(UTC).date().isoformat()
        if not self._path.exists():
            return _Spent(day=today)
        try:
            read = json.loads(self._path.read_text(encoding="utf-8"))
            total, day, spent = float(read["total"]), str(read["day"]), float(read["today"])
            if not (0 <= total < float("inf") and 0 <= spent < float("inf")):
                raise ValueError(total, spent)
        except (ValueError, TypeError, KeyError) as error:
            raise SpendingLimitError(
                f"{self._path}: what was spent on the language model cannot be read there, so the "
                "limit cannot be kept. Delete the file to count anew from nothing."
            ) from error
        return _Spent(total, today, spent if day == today else 0.0)


def open_spending(settings: Settings, prices: Prices | None) -> Spending | None:
    """Return the account that the limit of the settings asks for; None where there is no limit.

    Raises:
        ModelSettingsError: If there is a limit but no prices to count by.
    """
    if settings.model_limit_day is None and settings.model_limit_total is None:
        return None
    if prices is None:
        raise ModelSettingsError(
            "A spending limit needs prices to count by. Set ONTHERECORD_MODEL_PRICE_IN and "
            "ONTHERECORD_MODEL_PRICE_OUT, in US dollars per million tokens."
        )
    return Spending(settings.store, settings.model_limit_day, settings.model_limit_total)
