"""Plain transcripts: every turn a line "Name: words", with names of any kind.

Nothing tells a name from other words before a colon but that the same few come back, line after
line; a text in which they do not is no transcript.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.designations import Designation, read_designation

_LABEL = re.compile(
    r"(?P<name>[^\W\d_](?:[^:()\n]|\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)){0,99}?)\s*:\s+(?=\S)"
)
_LEAST_LINES = 4
_LEAST_SHARE = 0.6
"""Of the lines, with a name in front."""
_LEAST_BACK = 0.6
"""Of the lines with a name in front, with one that comes back."""


def read_transcript(lines: Sequence[str]) -> list[Designation | None] | None:
    """Return who is announced at each line of a plain transcript; None where it is none.

    A verbatim record, whose designations are known by themselves, is none either.

    Args:
        lines: Paragraphs without printed numbers.
    """
    labels = [_LABEL.match(line) for line in lines]
    names = Counter(match["name"] for match in labels if match)
    total = sum(names.values())
    if total < max(_LEAST_LINES, _LEAST_SHARE * len(lines)):
        return None
    back = sum(turns for turns in names.values() if turns > 1)
    if len(names) < 2 or back < _LEAST_BACK * total:
        return None
    read = [
        read_designation(line) if match else None for line, match in zip(lines, labels, strict=True)
    ]
    if sum(bool(one and one.verbatim) for one in read) > 0.9 * total:
        return None
    found: list[Designation | None] = []
    for match, known in zip(labels, read, strict=True):
        if match is None:
            found.append(None)
        elif known is not None and known.verbatim:
            found.append(known)
        else:
            name = re.sub(r"\s+", " ", match["name"])
            found.append(Designation(name, "person", verbatim=True, end=match.end()))
    return found
