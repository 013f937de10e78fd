"""How long a search takes in a full store, with and without filters, beside plain Chroma's."""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from eval.scale.indexing import own_peak
from index.embedding.embedder import SentenceTransformerEmbedder
from index.filters import Filters
from index.records import Side
from index.storage.catalog import Catalog
from index.storage.vector_table import VectorTable
from index.store import Store

_DEPTH = 100
"""Passages that plain Chroma returns: as deep as our search looks."""
_WORDS = 8
_BATCH = 5000
_WORD = re.compile(r"[A-Za-z]{3,}")


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its conditions, for us and for Chroma.

    Attributes:
        text: What is looked for.
        filters: The conditions.
        where: The same as Chroma has them; None for none.
    """

    text: str
    filters: Filters
    where: dict[str, Any] | None


def make_questions(store: Path, count: int, seed: int) -> dict[str, list[Question]]:
    """Draw queries from the passages of a store, with no filter, with one, and with two.

    A query is eight words of a random passage. Filters are a State, a year, a span of years, or
    the side; States and years are drawn from the records, so that most conditions are met by few
    passages and some by nearly all.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    catalog = Catalog(store)
    texts = [
        str(row[0])
        for row in catalog.rows("SELECT text FROM passages ORDER BY id LIMIT ?", (4 * count,))
    ]
    known = [r.metadata for r in catalog.records() if r.metadata.states and r.metadata.date]
    catalog.close()
    found: dict[str, list[Question]] = {"no filter": [], "one filter": [], "two filters": []}
    for text in texts:
        words = _WORD.findall(text)
        if len(words) < _WORDS or len(found["no filter"]) == count:
            continue
        begin = chance.randrange(len(words) - _WORDS + 1)
        query = " ".join(words[begin : begin + _WORDS])
        meeting = chance.choice(known)
        year = int(meeting.date[:4])
        state = (("states", (meeting.states[0],)), {"state": meeting.states[0]})
        side = (("sides", (Side.STATE,)), {"side": "state"})
        since = (("date_from", str(year)), {"year": {"$gte": year}})
        until = (("date_to", str(year)), {"year": {"$lte": year}})
        found["no filter"].append(Question(query, Filters(), None))
        one = chance.choice((state, side, since, until))
        found["one filter"].append(_question(query, [one]))
        two = chance.choice(((state, since), (state, side), (side, since), (side, until)))
        found["two filters"].append(_question(query, two))
    return found


def _question(query: str, conditions: Sequence[tuple[tuple[str, Any], dict[str, Any]]]) -> Question:
    wheres = [where for _, where in conditions]
    return Question(
        query,
        Filters(**dict(condition for condition, _ in conditions)),
        wheres[0] if len(wheres) == 1 else {"$and": wheres},
    )


def measure_search(store: Path, count: int, seed: int, *, plain: bool) -> dict[str, Any]:
    """Time searches in a full store, warm, the query's embedding included.

    Args:
        store: Folder of the store.
        count: Queries of each kind.
        seed: They follow from it.
        plain: Whether to time plain Chroma too: the same vectors with metadata, one search
            by meaning with ``where``; ours ranks by words as well and fuses both.

    Returns:
        For each kind of query, p50 and p95 in milliseconds, and the ratios to no filter.
    """
    embedder = SentenceTransformerEmbedder()
    questions = make_questions(store, count, seed)
    with Store(store, embedder) as opened:
        searcher = opened.searcher
        began = time.perf_counter()
        searcher.search("ready", 10)
        ready = time.perf_counter() - began
        searcher.search("ready", 10, Filters(sides=(Side.STATE,), date_from="1900"))
        ours = _time_all(questions, lambda one: searcher.search(one.text, 10, one.filters))
    figures: dict[str, Any] = {"first search s": round(ready, 2), "ours": ours}
    figures["peak_mib"] = round(own_peak())
    if plain:
        figures["plain chroma"] = _measure_plain(store, questions, embedder)
    return figures


def _measure_plain(
    store: Path, questions: dict[str, list[Question]], embedder: SentenceTransformerEmbedder
) -> dict[str, Any]:
    import chromadb
    from chromadb.config import Settings

    with tempfile.TemporaryDirectory() as folder:
        client = chromadb.PersistentClient(folder, Settings(anonymized_telemetry=False))
        collection = client.create_collection(
            "plain", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        catalog, number = Catalog(store), 0
        table = VectorTable(catalog)
        described = {
            str(row[0]): {
                "side": str(row[1]),
                "state": str(row[2] or ""),
                "year": int(str(row[3]) or 0),
            }
            for row in catalog.rows(
                "SELECT p.id, p.side, p.state, substr(r.date, 1, 4) FROM passages p"
                " JOIN records r ON r.id = p.record_id"
            )
        }
        while True:
            last, ids, vectors = table.ids_after(number, _BATCH)
            if last == number:
                break
            number = last
            collection.add(
                ids=ids,
                embeddings=vectors,
                metadatas=[described[one] for one in ids],  # type: ignore[misc]
            )
        catalog.close()

        def query(one: Question) -> None:
            vector = embedder.embed([one.text])
            collection.query(
                query_embeddings=vector,
                n_results=_DEPTH,
                where=one.where,
                include=["distances"],
            )

        return _time_all(questions, query)


def _time_all(
    questions: dict[str, list[Question]], search: Callable[[Question], object]
) -> dict[str, Any]:
    """Time the kinds of queries in turn, so that noise falls on all alike."""
    times: dict[str, list[float]] = {kind: [] for kind in questions}
    for together in zip(*questions.values(), strict=True):
        for kind, question in zip(questions, together, strict=True):
            began = time.perf_counter()
            search(question)
            times[kind].append(1000 * (time.perf_counter() - began))
    plain = float(np.percentile(times["no filter"], 50))
    return {
        kind: {
            "p50_ms": round(float(np.percentile(found, 50)), 1),
            "p95_ms": round(float(np.percentile(found, 95)), 1),
            "p50_to_no_filter": round(float(np.percentile(found, 50)) / plain, 2),
        }
        for kind, found in times.items()
    }
