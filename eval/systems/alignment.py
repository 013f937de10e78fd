"""Where the characters of a record's text lie in the text it was read from."""

from __future__ import annotations

_CONTEXT = 24
"""Characters that have to agree again after something was left out."""


def align(text: str, original: str) -> list[int]:
    """Return for each character of a text its place in the original it was read from.

    The text may differ from the original in blanks, and may leave parts of it out (the leftovers
    of word processors).

    Raises:
        ValueError: If the text holds what the original does not.
    """
    # Blanks are compared nowhere, so that both are taken without them.
    kept = [at for at, character in enumerate(original) if not character.isspace()]
    dense = "".join(original[at] for at in kept)
    wanted = "".join(text.split())
    places: list[int] = []
    here = read = 0
    for character in text:
        if character.isspace():
            places.append(kept[min(here, len(kept) - 1)] if kept else 0)
            continue
        if here >= len(dense) or dense[here] != character:
            here = dense.find(wanted[read : read + _CONTEXT], here)
            if here < 0:
                raise ValueError(f"the text differs from its original at character {len(places)}")
        places.append(kept[here])
        here += 1
        read += 1
    return places
