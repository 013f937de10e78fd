"""Files written whole or not at all, for nobody else on the machine to read."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

UNFINISHED = ".writing"
"""Ending of a file that is being written, or whose writer was killed."""


def write_whole(path: Path, content: bytes, *, sync: bool = False) -> None:
    """Write a file in place of what was there; its folder is made with it.

    Args:
        path: The file.
        content: All of it.
        sync: Whether it has to outlive the machine's losing power right after.

    Raises:
        OSError: If it cannot be written; what was there is as it was.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=UNFINISHED)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
