"""A run as it goes, and what became of each file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant.taking_in import Intake, TakingIn
from index.files.uploads import is_upload
from index.ingest import FileOutcome, FileStatus
from ui.links import reader_link
from ui.markup import escape_label
from ui.opening import ASK
from ui.texts import add as texts

_SHOWN_WHILE_RUNNING = 12
_SHOWN = 200
_BESIDE = "!/"
"""Stands between an archive and the name of a file in it."""


@st.fragment(run_every=1.0)
def follow(intake: Intake, run: TakingIn) -> None:
    """Show how far a run has come, once a second, until it has ended."""
    if not run.running:
        st.rerun()
    done = min(len(run.outcomes), run.total)
    parts = [texts.RUNNING.format(done=done, total=run.total)]
    if run.reading is not None:
        parts.append(texts.READING.format(name=escape_label(run.reading.name)))
    st.progress(done / max(run.total, 1), " · ".join(parts))
    if run.embedding is not None:
        st.caption(texts.EMBEDDING.format(made=run.embedding.made, left=run.embedding.left))
    stop = texts.STOPPING if run.stopped else texts.STOP
    st.button(
        stop, on_click=run.stop, disabled=run.stopped, help=texts.STOP_HELP, icon=":material/stop:"
    )
    st.caption(texts.OTHERS_ASK)
    st.markdown(outcome_lines(intake.folder, run.outcomes[: -_SHOWN_WHILE_RUNNING - 1 : -1]))


def show_ended(intake: Intake, run: TakingIn) -> None:
    """Show how a run ended, with what can be done about it, and what became of each file."""
    outcomes = run.outcomes
    failed = [one for one in outcomes if one.status is FileStatus.FAILED]
    done = len(outcomes) - len(failed)
    if run.failure:
        st.error(escape_label(run.failure))
    elif run.stopped:
        told = texts.STOPPED.format(done=len(outcomes), total=run.total)
        st.warning(told, icon=":material/stop:")
    elif not outcomes:
        st.success(texts.DONE_NOTHING_LEFT)
    elif not failed:
        told = texts.DONE_ONE if done == 1 else texts.DONE_ALL.format(total=done)
        st.success(told, icon=":material/check:")
    elif done:
        st.warning(texts.DONE_SOME.format(done=done, total=len(outcomes)))
    else:
        st.error(texts.DONE_NONE)
    if done and st.button(texts.ASK_NOW, icon=":material/forum:"):
        st.switch_page(ASK)
    if run.failure or run.stopped:
        label = texts.GO_ON if run.stopped else texts.TRY_AGAIN
        if st.button(label, key="again", type="primary"):
            intake.again()
            st.rerun()
    if outcomes:
        # Those that want a look come first.
        ordered = sorted(outcomes, key=lambda one: one.status is not FileStatus.FAILED)
        st.markdown(outcome_lines(intake.folder, ordered[:_SHOWN]))
        if len(ordered) > _SHOWN:
            st.caption(texts.MORE.format(count=len(ordered) - _SHOWN))


def outcome_lines(store: Path, outcomes: Sequence[FileOutcome]) -> str:
    """Return a list in Markdown: what became of each file, and beside it what there is to say."""
    return "\n".join(_line(store, outcome) for outcome in outcomes)


def _line(store: Path, outcome: FileOutcome) -> str:
    parts = [f"{texts.STATUS[outcome.status]} **{_plain(shown_name(store, outcome.source))}**"]
    if outcome.record_id and outcome.status is not FileStatus.REMOVED:
        parts.append(f"[{_plain(outcome.record_id)}]({reader_link(outcome.record_id)})")
    if outcome.status in {FileStatus.ADDED, FileStatus.REPLACED}:
        parts.append(
            ", ".join(
                texts.COUNTED[what][count != 1].format(count=count)
                for what, count in (
                    ("turns", outcome.turns),
                    ("paragraphs", outcome.paragraphs),
                    ("passages", outcome.passages),
                )
            )
        )
    line = f"- {' · '.join(parts)}"
    # A hard break: the message stands below its file, within the same item.
    return f"{line}\\\n  {_plain(outcome.message)}" if outcome.message else line


def shown_name(store: Path, source: str) -> str:
    """Return what a person calls a source: an upload by its name, other files by their path."""
    file, _, member = source.partition(_BESIDE)
    if is_upload(store, Path(file)):
        return " › ".join(filter(None, (Path(file).name, member)))
    return source


def _plain(text: str) -> str:
    return escape_label(" ".join(text.split()))
