"""What one person has sent on this page, and what is told to them alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from assistant.taking_in import Intake, TakingIn
from index.ingest import FileStatus
from index.readers.files import place_of

_KEPT = "adding"


@dataclass
class Sent:
    """What one person has sent.

    Attributes:
        files: Those of the last time.
        records: Ids of records that came of what was sent, the latest first.
        chosen: The record that is looked at.
        times: How often something was sent; part of the keys of what is filled in, so that it is
            filled anew afterwards.
        told: What is to be said of the last time.
        alone: Names of metadata files that described none of the files sent with them.
    """

    files: frozenset[str] = frozenset()
    records: list[str] = field(default_factory=list)
    chosen: str = ""
    times: int = 0
    told: str = ""
    alone: Sequence[str] = ()


def sent() -> Sent:
    """Return what this person has sent."""
    kept: Sent = st.session_state.setdefault(_KEPT, Sent())
    return kept


def begin(
    intake: Intake, files: Sequence[Path], *, told: str = "", alone: Sequence[str] = ()
) -> None:
    """Take files in, behind those of others where a run goes on, and show the page anew.

    Args:
        intake: Where files are taken in.
        files: The files.
        told: What is to be said of it, in Markdown.
        alone: Names of metadata files that describe none of the files.
    """
    mine = sent()
    mine.files = _places(files)
    mine.times += 1
    mine.chosen, mine.told, mine.alone = "", told, alone
    intake.begin(files)
    st.rerun()


def waits(run: TakingIn | None) -> bool:
    """Return whether a run goes on that this person has sent files to."""
    return run is not None and run.running and not sent().files.isdisjoint(_places(run.files))


def to_look_at(run: TakingIn | None, asked: Iterable[str]) -> list[str]:
    """Return the ids of the records to look at: one's own first, and those of others last.

    What is looked at stays among them whatever others take in meanwhile.

    Args:
        run: The latest.
        asked: Ids that the address of the page names.
    """
    mine = sent()
    taken = {
        one.record_id: place_of(one.source).file
        for one in (run.outcomes if run is not None else ())
        if one.record_id and one.status is not FileStatus.REMOVED
    }
    own = [record_id for record_id, file in taken.items() if file in mine.files]
    mine.records = list(dict.fromkeys((*own, *mine.records)))
    chosen = [mine.chosen] if mine.chosen else []
    return list(dict.fromkeys((*mine.records, *asked, *chosen, *taken)))


def _places(files: Iterable[Path]) -> frozenset[str]:
    return frozenset(map(os.path.abspath, files))  # As sources are.
