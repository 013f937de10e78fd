"""What a person should know of a file that was read: how often something was met in it."""

from __future__ import annotations

from collections.abc import Mapping

DELETIONS = (
    "1 tracked deletion was left out; the text reads as if the changes were accepted.",
    "{} tracked deletions were left out; the text reads as if the changes were accepted.",
)
COMMENTS = ("1 comment was left out.", "{} comments were left out.")
HIDDEN = ("1 stretch of hidden text was left out.", "{} stretches of hidden text were left out.")


def remarks_of(tally: Mapping[str, int], wordings: Mapping[str, tuple[str, str]]) -> list[str]:
    """Return what was met in a file, in words.

    Args:
        tally: How often, by what it is.
        wordings: For one instance, and for several with "{}" where their number stands; in the
            order in which they are told. What has none is not told.
    """
    return [
        one if tally[what] == 1 else several.format(tally[what])
        for what, (one, several) in wordings.items()
        if tally.get(what)
    ]
