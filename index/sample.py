"""The sample record that is shipped: the Committee against Torture on Kazakhstan."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def sample_path() -> Path:
    """Return where the file of the sample record is."""
    return Path(str(resources.files("index"))) / "data/sample/kazakhstan-first-meeting.txt"
