"""Checking a store: what is sound in it, what is not, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from index.errors import StoreDamagedError, StoreError
from index.storage.catalog import Catalog
from index.storage.vector_table import CUT_FOR, VectorTable

_REBUILD = "ontherecord check --rebuild"
_ADD_AGAIN = "Move the folder of the store away and add the record files again."


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found.

    Attributes:
        sound: Whether all is well with it.
        message: What was looked at and found, and what to do where it is not sound.
    """

    sound: bool
    message: str


def check_store(catalog: Catalog, indexed: Callable[[], Iterable[str]]) -> list[Finding]:
    """Look at everything a store holds; return what was found, sound or not.

    Args:
        catalog: Its catalog.
        indexed: Returns the ids of the vectors that Chroma has; may raise a StoreError.
    """
    findings = [*_check_catalog(catalog)]
    try:
        return [*findings, _check_vectors(catalog.passage_ids(), set(indexed()))]
    except StoreError as error:
        return [*findings, Finding(False, str(error))]


def _check_catalog(catalog: Catalog) -> Iterator[Finding]:
    records, passages = len(catalog.files()), len(catalog.passage_ids())
    yield Finding(True, f"catalog: {records} records, {passages} passages")
    for problem in catalog.problems():
        yield Finding(False, f"catalog: the file is damaged ({problem}). {_ADD_AGAIN}")
    if catalog.full_text_problem():
        yield Finding(
            False, f"full text: it is not that of the passages. Make it again: {_REBUILD}"
        )
    if unreadable := list(_unreadable(catalog)):
        yield Finding(
            False,
            f"catalog: {len(unreadable)} records cannot be read ({', '.join(unreadable[:5])}); the "
            f"others can. {_ADD_AGAIN}",
        )
    if broken := catalog.broken_spans():
        yield Finding(
            False,
            f"catalog: {broken} passages do not match the text of their record. {_ADD_AGAIN}",
        )
    table = VectorTable(catalog)
    if lost := table.wrongly_marked():
        yield Finding(
            False, f"catalog: {lost} passages have lost their vector. Make it again: {_REBUILD}"
        )
    if len(table.lengths()) > 1:
        yield Finding(
            False, f"catalog: its vectors are of several models. Make them again: {_REBUILD}"
        )
    cut = catalog.meta(CUT_FOR) != ""
    if not cut or catalog.without_passages() or table.missing(1) or table.stale(1):
        yield Finding(
            False,
            "an add, a removal or a rebuild is going on or was stopped before its end; what it "
            "finished is kept. Once no other is at work, run it again, or: " + _REBUILD,
        )


def _unreadable(catalog: Catalog) -> Iterator[str]:
    for file in catalog.files():
        try:
            catalog.record(file.record_id)
        except (StoreDamagedError, ValueError):
            yield file.record_id


def _check_vectors(expected: set[str], found: set[str]) -> Finding:
    missing, orphaned = len(expected - found), len(found - expected)
    if missing or orphaned:
        return Finding(
            False,
            f"vectors: {missing} are missing and {orphaned} belong to no passage. "
            f"Make them again: {_REBUILD}",
        )
    return Finding(True, f"vectors: {len(found)}, one for each passage")
