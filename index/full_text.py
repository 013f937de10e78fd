"""Reading the catalog for search: filters, lexical ranking, document frequencies, passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog
from index.columns import PassageColumns
from index.errors import StoreDamagedError
from index.filters import Filters
from index.records import ParagraphKind, Side, Speaker
from index.text import stem, words

_VISITED = 30_000
"""Passages that the words of a query may bring together before the most frequent are left out."""
_SHARE = 0.3
"""Part of the passages from which on only the top of a ranking is read, and filtered."""
_MARGIN = 1.5
"""How much deeper than should do a ranking is read at first, where a filter passes over some."""
_RANKED = (
    "SELECT rowid, -bm25(passages_text) AS score FROM passages_text WHERE passages_text MATCH ?"
)


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


class FullText:
    """Lexical side of the search over one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.columns = PassageColumns(catalog)
        self._frequencies: tuple[int, dict[str, int]] = (-1, {})
        self._damaged = False

    def rank(self, query: str, limit: int, filters: Filters) -> list[tuple[str, float]]:
        """Rank passages that hold any word of a query, by BM25 (higher is better).

        In a large store the most frequent words of a query are left out, since they stand in
        most passages and tell little of them apart: words are taken from the rarest on, as long
        as they bring no more than 30,000 passages to look at.

        Source: FTS5's bm25 function, k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, 2009).

        Returns:
            At most ``limit`` pairs of passage id and score, best first, ties by arrival.
        """
        terms = list(dict.fromkeys(words(query)))
        if not terms:
            return []
        if filters.empty:
            match = self._match(terms, 1.0)
            ranked = self._ranked("ORDER BY score DESC, rowid LIMIT ?", (match, limit))
            return self._with_ids(ranked)
        columns, mask = self.columns.mask(filters)
        allowed = columns.rows[mask]
        if not len(allowed):
            return []
        first, last = int(allowed[0]), int(allowed[-1])
        begin, end = np.searchsorted(columns.rows, [first, last + 1])
        match = self._match(terms, float(end - begin) / len(columns.rows))
        between = "AND rowid BETWEEN ? AND ?"
        share = len(allowed) / float(end - begin)
        if share > _SHARE:
            reach = limit + int(_MARGIN * limit / share)
            ranked = self._ranked(
                f"{between} ORDER BY score DESC, rowid LIMIT ?", (match, first, last, reach)
            )
            met = _met(ranked, columns.rows, mask, limit)
            if len(met) == limit or len(ranked) < reach:
                return self._with_ids(met)
        ranked = self._ranked(between, (match, first, last))
        met = sorted(_met(ranked, columns.rows, mask), key=lambda one: (-one[1], one[0]))[:limit]
        return self._with_ids(met)

    def notice(self) -> str:
        """Return what a reader should know: that there are no words to search by."""
        if not self._damaged:
            return ""
        return (
            "The full text of the store is damaged: searching by meaning alone, not by words. "
            "Make it again: ontherecord check --rebuild"
        )

    def _ranked(self, rest: str, values: Sequence[object]) -> list[tuple[int, float]]:
        """Return rows and scores of passages; nothing where the full text is damaged."""
        try:
            ranked = cast(list[tuple[int, float]], self._catalog.rows(f"{_RANKED} {rest}", values))
        except StoreDamagedError:  # Of which the notice tells.
            self._damaged = True
            return []
        self._damaged = False
        return ranked

    def _match(self, terms: Sequence[str], share: float) -> str:
        """Return the words to look for, in the language of FTS5.

        Args:
            terms: Folded words.
            share: Part of all passages that is looked at.
        """
        frequencies = self._frequencies_of([stem(term) for term in terms])
        chosen: list[str] = []
        visited = 0.0
        for term in sorted(terms, key=lambda one: frequencies[stem(one)]):
            visited += share * frequencies[stem(term)]
            if chosen and visited > _VISITED:
                break
            chosen.append(term)
        kept = set(chosen)
        return " OR ".join(f'"{term}"' for term in terms if term in kept)

    def _frequencies_of(self, stems: Sequence[str]) -> dict[str, int]:
        """Return in how many passages stems occur, counted once a revision of the store."""
        revision = self._catalog.revision()
        if self._frequencies[0] != revision:
            self._frequencies = revision, {}
        known = self._frequencies[1]
        if missing := [one for one in stems if one not in known]:
            known.update({**dict.fromkeys(missing, 0), **self._count(missing)})
        return known

    def _with_ids(self, ranked: Sequence[tuple[int, float]]) -> list[tuple[str, float]]:
        ids = self.ids_of_rows([row for row, _ in ranked])
        return [(ids[row], score) for row, score in ranked if row in ids]

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

    def document_frequencies(self, stems: Iterable[str]) -> tuple[dict[str, int], int]:
        """Return in how many passages each stem occurs, and how many passages there are."""
        total = int(str(self._catalog.rows("SELECT count(*) FROM passages")[0][0]))
        wanted = list(dict.fromkeys(stems))
        counted = self._frequencies_of(wanted)
        return {one: counted[one] for one in wanted if counted[one]}, total

    def _count(self, stems: Sequence[str]) -> dict[str, int]:
        try:
            counted = self._catalog.rows_among(
                "SELECT term, doc FROM passages_terms WHERE term IN ({})", stems
            )
            return {str(term): int(str(count)) for term, count in counted}
        except StoreDamagedError:
            self._damaged = True
            texts = self._catalog.rows("SELECT text FROM passages")
            counts = Counter(one for (text,) in texts for one in set(stems_of(str(text))))
            return {one: counts[one] for one in stems if one in counts}

    def passages(self, ids: Sequence[str]) -> dict[str, StoredPassage]:
        """Return passages by id; ids that are not in the catalog are left out."""
        rows = self._catalog.rows_among(
            "SELECT s.id, s.record_id, r.symbol, r.title, r.date, s.paragraph, p.kind,"
            " p.number, p.printed, p.heading, t.name, t.role, t.affiliation, t.state, t.side,"
            " s.start, s.end, s.text"
            " FROM passages s JOIN records r ON r.id = s.record_id"
            " JOIN paragraphs p ON p.record_id = s.record_id AND p.idx = s.paragraph"
            " LEFT JOIN turns t ON t.record_id = s.record_id AND t.idx = p.turn"
            " WHERE s.id IN ({})",
            ids,
        )
        return {passage.id: passage for passage in (_stored(*row) for row in rows)}


def _met(
    ranked: Sequence[tuple[int, float]],
    rows: NDArray[np.int64],
    mask: NDArray[np.bool_],
    limit: int | None = None,
) -> list[tuple[int, float]]:
    """Return the first of a ranking, or all, whose rows a mask over all rows lets through."""
    places = np.searchsorted(rows, np.fromiter((row for row, _ in ranked), np.int64, len(ranked)))
    return [ranked[place] for place in np.flatnonzero(mask[places])[:limit]]


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
        ),
        start=int(str(values[15])),
        end=int(str(values[16])),
        text=str(values[17]),
    )


def stems_of(text: str) -> list[str]:
    """Return the stems of a text's words, as the full-text index has them."""
    return [stem(word) for word in words(text)]
