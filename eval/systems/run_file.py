"""A run that another program made, in TREC's form, measured beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.benchmark import EvalDocument, Span, Topic
from eval.datasets.trec import read_run_file
from eval.systems import Response


class RunFile:
    """The rankings of a file; a topic that is not in it has an empty one.

    Args:
        path: Of the run.
    """

    answers = False

    def __init__(self, path: Path) -> None:
        self._path = path
        self.fingerprint = f"run {path.resolve()}"
        self._rankings: dict[str, tuple[Span, ...]] = {}

    def index(self, documents: Sequence[EvalDocument], folder: Path) -> int:  # noqa: ARG002
        """Index nothing."""
        return 0

    def open(self, documents: Sequence[EvalDocument], folder: Path) -> None:  # noqa: ARG002
        """Read the file; raises a FileError that names file and line."""
        self._rankings = read_run_file(self._path, {one.id: one for one in documents})

    def respond(self, topic: Topic) -> Response:
        """Give the ranking of a topic."""
        return Response(self._rankings.get(topic.id, ()))

    def close(self) -> None:
        """Let go of the rankings."""
        self._rankings = {}
