"""Reading the catalog for search: filters, lexical ranking, document frequencies, passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreDamagedError
from index.filters import Filters
from index.records import ParagraphKind, Side, Speaker, called
from index.search.columns import Columns, PassageColumns
from index.search.postings import Postings
from index.storage.catalog import Catalog
from index.text import stem, words

_VISITED = 60_000
"""Passages that the words of a query may bring together before the most frequent are left out."""
_SATURATION, _LENGTH = 1.2, 0.75
"""The constants of BM25, k1 and b."""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its place and its speaker, as the catalog has it."""

    id: str
    record_id: str
    symbol: str
    title: str
    date: str
    paragraph_index: int
    paragraph_kind: ParagraphKind
    paragraph: int | None
    paragraph_printed: bool
    heading: str
    speaker: Speaker
    start: int
    end: int
    text: str

    @property
    def record_name(self) -> str:
        """What its record is called, for people."""
        return called(self.symbol, self.title, self.record_id)

    @property
    def paragraph_place(self) -> tuple[str, int]:
        """The paragraph that it is of: the id of the record, and the paragraph's index in it."""
        return self.record_id, self.paragraph_index


class FullText:
    """Lexical side of the search over one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._postings = Postings(catalog)
        self.columns = PassageColumns(catalog)
        self._damaged = False

    def rank(self, query: str, limit: int, filters: Filters) -> list[tuple[str, float]]:
        """Rank passages that hold any word of a query, by BM25 (higher is better).

        In a large store the most frequent words of a query are left out, since they stand in
        most passages and tell little of them apart: words are taken from the rarest on, as long
        as they bring no more than 60,000 passages to look at.

        Source: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and
        Beyond", 2009. SQLite gives the passages of each word and how often it stands in them;
        its own function for the rest takes three times as long, and cannot pass over what a
        filter leaves out before it has weighed it (python -m eval.scale DATA search).

        Returns:
            At most ``limit`` pairs of passage id and score, best first, ties by arrival. Nothing
            where the full text is damaged, of which :meth:`notice` tells.
        """
        columns, mask = self.columns.mask(filters)
        if not mask.any():
            return []
        try:
            terms = self._telling(self._postings.terms(query))
            found = [self._postings.of(term) for term in terms]
        except StoreDamagedError:
            self._damaged = True
            return []
        self._damaged = False
        scores = np.where(mask, _weigh(found, columns), 0)
        places = np.flatnonzero(scores)
        return self.best(columns.rows[places], scores[places], limit)

    def best(
        self, rows: NDArray[np.int64], scores: NDArray[np.floating], limit: int
    ) -> list[tuple[str, float]]:
        """Return the ids and scores of the passages with the highest scores.

        Args:
            rows: Rows of passages; those that are gone are left out.
            scores: Of each.
            limit: How many at the most.

        Returns:
            Best first, ties by arrival.
        """
        if len(rows) > limit:
            least = np.partition(scores, len(rows) - limit)[len(rows) - limit]
            kept = scores >= least
            rows, scores = rows[kept], scores[kept]
        order = np.lexsort((rows, -scores))[:limit]
        ranked = list(zip(rows[order].tolist(), scores[order].tolist(), strict=True))
        ids = self.ids_of_rows([row for row, _ in ranked])
        return [(ids[row], score) for row, score in ranked if row in ids]

    def counts(self, query: str, ids: Sequence[str]) -> NDArray[np.float64]:
        """Return how often the terms of a query stand in passages.

        Args:
            query: Any text.
            ids: Of passages; what is gone holds nothing.

        Returns:
            Shape (terms, ids). Without rows where the full text is damaged, of which
            :meth:`notice` tells.
        """
        known = self.rows_of_ids(ids)
        places = {known[one]: place for place, one in enumerate(ids) if one in known}
        try:
            found = [self._postings.of(term) for term in self._postings.terms(query)]
        except StoreDamagedError:
            self._damaged = True
            return np.zeros((0, len(ids)))
        counts = np.zeros((len(found), len(ids)))
        wanted = np.array(list(places), dtype=np.int64)
        for row, (rows, times) in zip(counts, found, strict=True):
            here = np.isin(rows, wanted)
            row[[places[one] for one in rows[here].tolist()]] = times[here]
        return counts

    def notice(self) -> str:
        """Return what a reader should know: that there are no words to search by."""
        if not self._damaged:
            return ""
        return (
            "The full text of the store is damaged: searching by meaning alone, not by words. "
            "Make it again: ontherecord check --rebuild"
        )

    def _telling(self, terms: Sequence[str]) -> list[str]:
        """Return the terms of a query that are looked for, the rarest first."""
        frequencies = self._postings.frequencies(terms)
        chosen: list[str] = []
        visited = 0
        for term in sorted(terms, key=lambda one: frequencies[one]):
            visited += frequencies[term]
            if chosen and visited > _VISITED:
                break
            chosen.append(term)
        return chosen

    def ids_of_rows(self, rows: Sequence[int]) -> dict[int, str]:
        """Return the ids of passages by their rows; rows that are gone are left out."""
        found = self._catalog.rows_among("SELECT rowid, id FROM passages WHERE rowid IN ({})", rows)
        return {int(str(row)): str(passage_id) for row, passage_id in found}

    def rows_of_ids(self, ids: Sequence[str]) -> dict[str, int]:
        """Return the rows of passages by their ids; ids that are gone are left out."""
        found = self._catalog.rows_among("SELECT id, rowid FROM passages WHERE id IN ({})", ids)
        return {str(passage_id): int(str(row)) for passage_id, row in found}

    def allowed(self, filters: Filters) -> list[str]:
        """Return the ids of all passages that meet the conditions, in order of arrival."""
        columns, mask = self.columns.mask(filters)
        rows = columns.rows[mask].tolist()
        ids = self.ids_of_rows(rows)
        return [ids[row] for row in rows if row in ids]

    def extent(self, filters: Filters) -> tuple[int, int]:
        """Return how many paragraphs, and records, have a passage that meets the conditions."""
        columns, mask = self.columns.mask(filters)
        return (
            int(np.count_nonzero(np.bincount(columns.paragraphs[mask]))),
            int(np.count_nonzero(np.bincount(columns.records[mask]))),
        )

    def states_considered(self, records: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the codes of the States that records consider, by id of the record, in order."""
        found: dict[str, tuple[str, ...]] = {}
        for record, state in self._catalog.rows_among(
            "SELECT record_id, state FROM record_states WHERE record_id IN ({})"
            " ORDER BY record_id, state",
            list(dict.fromkeys(records)),
        ):
            found[str(record)] = (*found.get(str(record), ()), str(state))
        return found

    def passages_holding(self, text: str) -> dict[str, int]:
        """Return in how many passages of each record all words of a text stand, by its id."""
        try:
            found = [self._postings.of(term)[0] for term in self._postings.terms(text)]
        except StoreDamagedError:
            self._damaged = True
            wanted = {*stems_of(text)}
            every = self._catalog.rows("SELECT record_id, text FROM passages")
            return dict(
                Counter(str(one) for one, said in every if wanted <= {*stems_of(str(said))})
            )
        rows = reduce(np.intersect1d, found) if found else np.array([], dtype=np.int64)
        held = self._catalog.rows_among(
            "SELECT id, record_id FROM passages WHERE id IN ({})",
            list(self.ids_of_rows(rows.tolist()).values()),
        )
        return dict(Counter(str(record) for _, record in held))

    def document_frequencies(self, stems: Iterable[str]) -> tuple[dict[str, int], int]:
        """Return in how many passages each stem occurs, and how many passages there are."""
        total = int(str(self._catalog.rows("SELECT count(*) FROM passages")[0][0]))
        wanted = list(dict.fromkeys(stems))
        counted = self._frequencies_of(wanted)
        return {one: counted[one] for one in wanted if counted[one]}, total

    def _frequencies_of(self, stems: Sequence[str]) -> dict[str, int]:
        try:
            return self._postings.frequencies(stems)
        except StoreDamagedError:
            self._damaged = True
            texts = self._catalog.rows("SELECT text FROM passages")
            counts = Counter(one for (text,) in texts for one in set(stems_of(str(text))))
            return {one: counts[one] for one in stems}

    def passages(self, ids: Sequence[str]) -> dict[str, StoredPassage]:
        """Return passages by id; ids that are not in the catalog are left out."""
        rows = self._catalog.rows_among(
            "SELECT s.id, s.record_id, r.symbol, r.title, r.date, s.paragraph, p.kind,"
            " p.number, p.printed, p.heading, t.name, t.role, t.affiliation, t.state, t.side,"
            " t.on_behalf_of, s.start, s.end, s.text"
            " FROM passages s JOIN records r ON r.id = s.record_id"
            " JOIN paragraphs p ON p.record_id = s.record_id AND p.idx = s.paragraph"
            " LEFT JOIN turns t ON t.record_id = s.record_id AND t.idx = p.turn"
            " WHERE s.id IN ({})",
            ids,
        )
        return {passage.id: passage for passage in (_stored(*row) for row in rows)}


def _weigh(
    found: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]], columns: Columns
) -> NDArray[np.float64]:
    """Return the BM25 score of every passage; 0 where it holds none of the terms.

    Args:
        found: Rows that hold a term and how often each does, for each term.
        columns: All passages. Their length is counted in characters.
    """
    total, mean = len(columns.rows), columns.lengths.mean()
    scores = np.zeros(total)
    for rows, counts in found:
        places = np.minimum(np.searchsorted(columns.rows, rows), total - 1)
        known = columns.rows[places] == rows  # What was taken in meanwhile is not among them.
        places, times = places[known], counts[known]
        weight = max(np.log((total - len(rows) + 0.5) / (len(rows) + 0.5)), 1e-6)
        spread = _SATURATION * (1 - _LENGTH + _LENGTH * columns.lengths[places] / mean)
        scores[places] += weight * times * (_SATURATION + 1) / (times + spread)
    return scores


def _stored(*row: object) -> StoredPassage:
    values = list(row)
    return StoredPassage(
        id=str(values[0]),
        record_id=str(values[1]),
        symbol=str(values[2]),
        title=str(values[3]),
        date=str(values[4]),
        paragraph_index=int(str(values[5])),
        paragraph_kind=ParagraphKind(str(values[6])),
        paragraph=None if values[7] is None else int(str(values[7])),
        paragraph_printed=bool(values[8]),
        heading=str(values[9]),
        speaker=Speaker(
            name=str(values[10] or ""),
            role=str(values[11] or ""),
            affiliation=str(values[12] or ""),
            state=None if values[13] is None else str(values[13]),
            side=Side(str(values[14])) if values[14] else Side.OTHER,
            on_behalf_of=str(values[15] or ""),
        ),
        start=int(str(values[16])),
        end=int(str(values[17])),
        text=str(values[18]),
    )


def stems_of(text: str) -> list[str]:
    """Return the stems of a text's words, as the full-text index has them."""
    return [stem(word) for word in words(text)]
