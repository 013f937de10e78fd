"""Reading the catalog for search: filters, lexical ranking, document frequencies, passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.catalog import Catalog
from index.filters import Filters
from index.records import ParagraphKind, Side, Speaker
from index.speakers import person_key
from index.text import stem, words

_BATCH = 900
"""Values bound in one statement, below the limit of old builds of SQLite."""


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

    def rank(self, query: str, limit: int, filters: Filters) -> list[tuple[str, float]]:
        """Rank passages that hold any word of a query, by BM25 (higher is better).

        Source: FTS5's bm25 function, k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, 2009).

        Returns:
            At most ``limit`` pairs of passage id and score, best first, ties by arrival.
        """
        terms = dict.fromkeys(words(query))
        if not terms:
            return []
        match = " OR ".join(f'"{term}"' for term in terms)
        where, values = conditions(filters)
        rows = self._catalog.rows(
            "SELECT passages.id, -bm25(passages_text) AS score FROM passages_text"
            " JOIN passages ON passages.rowid = passages_text.rowid"
            f" WHERE passages_text MATCH ?{where}"
            " ORDER BY score DESC, passages.rowid LIMIT ?",
            (match, *values, limit),
        )
        return [(str(passage_id), float(str(score))) for passage_id, score in rows]

    def allowed(self, filters: Filters) -> list[str]:
        """Return the ids of all passages that meet the conditions, in order of arrival."""
        where, values = conditions(filters)
        rows = self._catalog.rows(
            f"SELECT id FROM passages WHERE 1{where} ORDER BY rowid",
            values,
        )
        return [str(row[0]) for row in rows]

    def extent(self, filters: Filters) -> tuple[int, int]:
        """Return how many paragraphs, and records, have a passage that meets the conditions."""
        where, values = conditions(filters)
        rows = self._catalog.rows(
            "SELECT count(*), count(DISTINCT record_id) FROM (SELECT DISTINCT record_id, paragraph"
            f" FROM passages WHERE 1{where})",
            values,
        )
        return int(str(rows[0][0])), int(str(rows[0][1]))

    def states_considered(self, records: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the codes of the States that records consider, by id of the record, in order."""
        found: dict[str, tuple[str, ...]] = {}
        for batch in _batches(list(dict.fromkeys(records))):
            marks = ", ".join("?" * len(batch))
            for record, state in self._catalog.rows(
                f"SELECT record_id, state FROM record_states WHERE record_id IN ({marks})"
                " ORDER BY record_id, state",
                batch,
            ):
                found[str(record)] = (*found.get(str(record), ()), str(state))
        return found

    def document_frequencies(self, stems: Iterable[str]) -> tuple[dict[str, int], int]:
        """Return in how many passages each stem occurs, and how many passages there are."""
        total = int(str(self._catalog.rows("SELECT count(*) FROM passages")[0][0]))
        found: dict[str, int] = {}
        for batch in _batches(list(dict.fromkeys(stems))):
            marks = ", ".join("?" * len(batch))
            rows = self._catalog.rows(
                f"SELECT term, doc FROM passages_terms WHERE term IN ({marks})",
                batch,
            )
            found.update({str(term): int(str(count)) for term, count in rows})
        return found, total

    def passages(self, ids: Sequence[str]) -> dict[str, StoredPassage]:
        """Return passages by id; ids that are not in the catalog are left out."""
        found = {}
        for batch in _batches(ids):
            marks = ", ".join("?" * len(batch))
            for row in self._catalog.rows(
                "SELECT s.id, s.record_id, r.symbol, r.title, r.date, s.paragraph, p.kind,"
                " p.number, p.printed, p.heading, t.name, t.role, t.affiliation, t.state, t.side,"
                " s.start, s.end, s.text"
                " FROM passages s JOIN records r ON r.id = s.record_id"
                " JOIN paragraphs p ON p.record_id = s.record_id AND p.idx = s.paragraph"
                " LEFT JOIN turns t ON t.record_id = s.record_id AND t.idx = p.turn"
                f" WHERE s.id IN ({marks})",
                batch,
            ):
                passage = _stored(*row)
                found[passage.id] = passage
        return found


def conditions(filters: Filters) -> tuple[str, list[object]]:
    """Return filters as SQL on the table passages, beginning with " AND", and its values."""
    clauses: list[str] = []
    values: list[object] = []

    def any_of(column: str, wanted: Sequence[object]) -> None:
        clauses.append(f"{column} IN ({', '.join('?' * len(wanted))})")
        values.extend(wanted)

    if filters.records:
        any_of("passages.record_id", filters.records)
    if filters.sides:
        any_of("passages.side", [Side(side).value for side in filters.sides])
    if filters.speakers:
        any_of("passages.speaker_key", [person_key(name) for name in filters.speakers])
    if filters.states:
        marks = ", ".join("?" * len(filters.states))
        clauses.append(
            f"(passages.state IN ({marks}) OR (passages.state IS NULL AND passages.record_id IN"
            f" (SELECT record_id FROM record_states WHERE state IN ({marks}))))"
        )
        values.extend([*filters.states, *filters.states])
    for bound, order in ((filters.date_from, ">="), (filters.date_to, "<=")):
        if bound:
            # A date less exact than the bound is compared as far as it goes.
            clauses.append(
                "passages.record_id IN (SELECT id FROM records WHERE date <> '' AND"
                f" substr(date, 1, ?) {order} substr(?, 1, length(date)))"
            )
            values.extend([len(bound), bound])
    return "".join(f" AND {clause}" for clause in clauses), values


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


def _batches(items: Sequence[str]) -> Iterator[Sequence[str]]:
    for begin in range(0, len(items), _BATCH):
        yield items[begin : begin + _BATCH]


def stems_of(text: str) -> list[str]:
    """Return the stems of a text's words, as the full-text index has them."""
    return [stem(word) for word in words(text)]
