"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes | memoryview) -> None:
    """Write a file in place of what was there, whole or not at all.

    Raises:
        OSError: If it cannot be written; what was there before is there still.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)  # noqa: PTH105 - the word for it
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
