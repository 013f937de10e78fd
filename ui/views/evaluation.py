"""The page that shows how good the answers are, as the harness measured it."""

from __future__ import annotations

import streamlit as st

from assistant import Assistant
from index.errors import OnTheRecordError
from index.settings import Settings
from ui.admission import require_admission
from ui.evaluating.drawing import show_failures, show_figures, show_plot
from ui.evaluating.runs import Run, find_runs, shipped_figures
from ui.markup import escape_label
from ui.opening import open_assistant
from ui.texts import evaluation as texts


def main() -> None:
    """Draw the page."""
    require_admission()
    st.title(texts.TITLE)
    st.caption(texts.ABOUT)
    folder = Settings().evaluation
    runs, errors = find_runs(folder)
    for error in errors:
        st.error(escape_label(str(error)))
    if not runs:
        st.info(texts.NO_RUN.format(folder=escape_label(str(folder))))
        st.code(texts.COMMAND.format(folder=folder), language=None, wrap_lines=True)
        st.caption(texts.OWN_QUESTIONS)
    run = _choose([*runs, shipped_figures()])
    names = [one.name for one in run.benchmarks]
    if not names:
        st.info(texts.NOTHING_MEASURED)
        return
    chosen = st.selectbox(texts.BENCHMARK, names, names.index(_reported(names)))
    measured = run.benchmarks[names.index(chosen)]
    if measured.about:
        st.markdown(texts.ABOUT_BENCHMARK.format(**measured.about))
    for system, reason in measured.broken.items():
        st.error(texts.BROKEN.format(system=escape_label(system), error=escape_label(reason)))
    for system in measured.unfinished:
        st.info(texts.UNFINISHED.format(system=escape_label(system)))
    if measured.figures:
        show_plot(measured)
        show_figures(measured)
    show_failures(measured, _assistant())
    if run.folder is not None and (report := run.folder / "report.html").is_file():
        st.caption(texts.WHOLE_REPORT.format(path=escape_label(str(report))))


def _choose(runs: list[Run]) -> Run:
    """Let a person choose among runs, the newest first; a single one is only named."""
    if len(runs) == 1:
        return runs[0]
    place: int = st.selectbox(
        texts.RUN, range(len(runs)), format_func=lambda number: _run_name(runs[number])
    )
    return runs[place]


def _run_name(run: Run) -> str:
    if run.folder is None:
        return texts.SHIPPED
    made = run.made.replace("T", " ").removesuffix("Z")
    return f"{texts.MADE.format(made=made)} · {run.folder}"


def _reported(names: list[str]) -> str:
    """Return the part that is reported on rather than tuned on, where there is one."""
    return next((name for name in names if name.endswith("-test")), names[0])


def _assistant() -> Assistant | None:
    try:
        return open_assistant()
    except OnTheRecordError:
        return None  # The figures need no store; only links into it are left out.


if __name__ == "__main__":
    main()
