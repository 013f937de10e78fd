"""Which passages hold a term, and how often, as SQLite's full text has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.storage.database import Database
from index.text import apart

_POSSESSIVE = re.compile(r"[’']s\b", re.IGNORECASE)


class Postings:
    """The terms of one catalog. Safe to use from several threads.

    Args:
        database: The catalog.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._frequencies: tuple[int, dict[str, int]] = (-1, {})

    def terms(self, text: str) -> list[str]:
        """Return the terms of a query, each once, in order, cut and stemmed as passages were."""
        return list(dict.fromkeys(self._database.terms_of(apart(_POSSESSIVE.sub("", text)))))

    def of(self, term: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the rows of the passages that hold a term, ascending, and how often each does.

        Raises:
            StoreDamagedError: If the full text cannot be read.
        """
        # One text with all rows is read several times as fast as a row for each.
        found = self._database.searching(
            "SELECT group_concat(doc) FROM passages_instances WHERE term = ?", (term,)
        )
        rows = np.fromstring(str(found[0][0] or ""), dtype=np.int64, sep=",")
        begins = np.flatnonzero(np.diff(rows, prepend=-1))  # They come in order.
        return rows[begins], np.diff(begins, append=len(rows))

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """Return in how many passages terms occur, counted once a revision of the store.

        Raises:
            StoreDamagedError: If the full text cannot be read.
        """
        revision = self._database.revision()
        if self._frequencies[0] != revision:
            self._frequencies = revision, {}
        known = self._frequencies[1]
        if missing := [term for term in terms if term not in known]:
            known.update({**dict.fromkeys(missing, 0), **dict(self._count(missing))})
        return {term: known[term] for term in terms}

    def _count(self, terms: Sequence[str]) -> Iterable[tuple[str, int]]:
        counted = self._database.rows_among(
            "SELECT term, doc FROM passages_terms WHERE term IN ({})", terms
        )
        return ((str(term), int(str(count))) for term, count in counted)
