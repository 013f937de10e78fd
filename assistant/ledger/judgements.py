"""What a language model wrote of points, kept in the store by what it was asked, word for word."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

FOLDER = "judgements"
"""In the store. It may be deleted at any time: the model is then asked again."""


class Judgements:
    """Answers of language models, a file each, for as long as what is asked stays the same.

    Args:
        folder: Where they are; made with the first of them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, model: str, asked: str) -> str | None:
        """Return what a model wrote when it was asked just this; None where it was not."""
        try:
            kept = json.loads(self._path(model, asked).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None  # One that cannot be read is asked for again.
        written = kept.get("written") if isinstance(kept, dict) else None
        return written if isinstance(written, str) else None

    def put(self, model: str, asked: str, written: str) -> None:
        """Keep what a model wrote, whole or not at all.

        In a store that cannot be written to, nothing is kept, and the next ledger costs again.
        """
        path = self._path(model, asked)
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump({"model": model, "written": written}, file)
                Path(temporary).replace(path)
            except OSError:
                Path(temporary).unlink(missing_ok=True)
                raise

    def changed(self, model: str, asked: str) -> int:
        """Return a number that changes whenever what a model wrote is kept anew; 0 for nothing."""
        try:
            return self._path(model, asked).stat().st_mtime_ns
        except OSError:
            return 0

    def _path(self, model: str, asked: str) -> Path:
        key = hashlib.sha256(f"{model}\0{asked}".encode()).hexdigest()
        return self._folder / f"{key}.json"
