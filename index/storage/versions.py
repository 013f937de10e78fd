"""Versions of one record: reissues, revisions, and other files of the same symbol.

A record is issued again under its own symbol ("reissued for technical reasons"), as a revision
(/Rev.1), or whole with its corrections made (/Corr.1), and people hold the same issue as Word file
and as PDF. Of these one answers, the newest; the others are kept as they are, under ids of their
own, so that what was cited from them can still be looked up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from index.records import Record, RecordMetadata
from index.reference.symbols import record_id_of

_ISSUE = re.compile(r"/(?P<kind>Corr|Rev)\.(?P<number>\d+)")
_CORRIGENDUM = re.compile(r"/Corr\.\d+$")


@dataclass(frozen=True, slots=True)
class Version:
    """One version, as far as its order among the others depends on it.

    Attributes:
        id: Of the record.
        symbol: As printed, with its /Rev. and /Corr. parts.
        issued: Date of issue, ISO 8601, or empty.
    """

    id: str
    symbol: str
    issued: str

    @property
    def issue(self) -> tuple[int, int]:
        """Numbers of the revision and of the corrigendum, 0 where there is none."""
        found = {match["kind"]: int(match["number"]) for match in _ISSUE.finditer(self.symbol)}
        return found.get("Rev", 0), found.get("Corr", 0)


def work_of(record: Record) -> str:
    """Return what all versions of a record have in common, or empty where it has no symbol.

    That is its symbol without revision and corrigendum, and its language. A corrigendum that only
    lists corrections is no version: nobody speaks in it.
    """
    metadata = record.metadata
    if not metadata.symbol or (_CORRIGENDUM.search(metadata.symbol) and not record.turns):
        return ""
    return identifier(metadata, _ISSUE.sub("", metadata.symbol))


def identifier(metadata: RecordMetadata, symbol: str) -> str:
    """Return a symbol as an id, with the language where that is not English."""
    language = metadata.language
    return record_id_of(symbol) + (f"-{language}" if language not in {"", "en"} else "")


def newest(versions: Sequence[Version]) -> Version:
    """Return the version that answers.

    A higher revision is newer; within one, a later date of issue. Of two files of one issue the
    one that came first stays; where dates are not known, what came later is newer.

    Args:
        versions: At least one, in order of arrival.
    """
    return reduce(lambda best, other: other if _supersedes(other, best) else best, versions)


def _supersedes(later: Version, earlier: Version) -> bool:
    if later.issue != earlier.issue:
        return later.issue > earlier.issue
    if later.issued and earlier.issued:
        return later.issued > earlier.issued
    return True
