"""Record files written for a measurement that needs many of them."""

from __future__ import annotations

import random
from pathlib import Path

from index.sample import sample_path

_OPENING = 4
"""Lines of the sample record before the first speaker."""
_LONGEST = 8
"""Lines of a stretch: short, since what takes the time is to start programs and to embed."""


def write_records(folder: Path, count: int, chance: random.Random) -> None:
    """Write record files: stretches of the sample record, each with a description of its own.

    One in ten has no symbol, and one in ten is another version of the one before it, since how a
    record is named and which version answers depends on what came before.

    Args:
        folder: To write to.
        count: How many.
        chance: Which stretches.
    """
    lines = sample_path().read_text(encoding="utf-8").splitlines()
    for number in range(count):
        file = folder / f"record-{number:04}.txt"
        begin = chance.randrange(_OPENING, len(lines))
        stretch = lines[begin : begin + chance.randint(1, _LONGEST)]
        said = f"{number + 1}. Mr. Rogov (Kazakhstan) said that it was meeting {number}."
        text = "\n".join([*lines[:_OPENING], said, *stretch])
        file.write_text(text, encoding="utf-8")
        described = f'states = ["Kazakhstan"]\ndate = "2023"\ntitle = "Meeting {number}"\n'
        if number % 10 != 3:
            meeting = number - 1 if number % 10 == 7 else number
            described += f'symbol = "CAT/C/SR.{2000 + meeting}"\nmeeting = {2000 + meeting}\n'
        file.with_suffix(".metadata.toml").write_text(described, encoding="utf-8")
