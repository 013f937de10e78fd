"""A run that another program made, in TREC's form, measured beside the others."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.trec import read_run_file
from eval.runs.responses import trec_name
from eval.systems import Response
from index.errors import FileError


class RunFile:
    """The rankings of a file; a topic that is not in it has an empty one.

    Args:
        path: Of the run.

    Raises:
        FileError: If it cannot be read.
    """

    answers = False

    def __init__(self, path: Path) -> None:
        self._path = path
        self.fingerprint = f"run {path.resolve()}"
        try:
            content = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        except OSError as error:
            raise FileError(str(path), f"cannot be read: {error}") from error
        self.origin: Mapping[str, str] = {"the file": content}
        self._rankings: dict[str, tuple[Span, ...]] = {}

    def prepare(self, benchmark: Benchmark) -> None:
        """Read the file, which holds all topics at once, and hold it against the whole of the data.

        Topics that are not in the benchmark (in a sample of it, say) are passed over.

        Raises:
            FileError: If a line is malformed, or one of the benchmark's topics has an unknown
                document (with file and line), or no topic of the file is one of the benchmark's.
        """
        topics = {trec_name(topic.id) for topic in benchmark.topics}
        names = {trec_name(one.id): one.id for one in benchmark.documents}
        documents = {
            name: replace(one, id=name)
            for name, one in zip(names, benchmark.documents, strict=True)
        }
        self._rankings = {
            topic: tuple(replace(span, document=names[span.document]) for span in spans)
            for topic, spans in read_run_file(self._path, documents, topics).items()
        }
        if not self._rankings:
            raise FileError(
                str(self._path),
                f"no topic of it is one of {benchmark.name}. Was it made on other data?",
            )

    def index(self, documents: Sequence[EvalDocument], folder: Path) -> int:  # noqa: ARG002
        """Index nothing."""
        return 0

    def open(self, documents: Sequence[EvalDocument], folder: Path) -> None:
        """Do nothing: the file was read."""

    def respond(self, topic: Topic) -> Response:
        """Give the ranking of a topic."""
        return Response(self._rankings.get(trec_name(topic.id), ()))

    def close(self) -> None:
        """Do nothing: the rankings serve until the run ends."""
