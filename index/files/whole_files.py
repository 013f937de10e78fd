"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

UNFINISHED = ".writing"
"""Ending of a file that is being written, or whose writer was killed; it is hidden."""


def write_whole(
    path: Path, content: bytes | memoryview, *, private: bool = False, sync: bool = False
) -> None:
    """Write a file in place of what was there, whole or not at all.

    Args:
        path: The file.
        content: All of it.
        private: Whether it is for nobody else on the machine to read. Its folder is made then,
            where there is none, for nobody else either.
        sync: Whether it has to outlive the machine's losing power right after.

    Raises:
        OSError: If it cannot be written; what was there before is there still.
    """
    if private:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    mode = 0o600 if private else 0o666
    part = path.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    try:
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(content)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
