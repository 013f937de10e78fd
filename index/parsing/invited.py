"""Whom the presiding officer invites, each with an office: "Ms. Lund, Director of the Fund".

Where they take the floor they are announced by name alone, and what they speak for stands nowhere
else in the record.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.parsing.designations import PERSON_NAME
from index.parsing.speakers import person_key
from index.records import Side, Speaker

_INVITES = re.compile(
    r"\b(?:invite|welcome|give\s+the\s+floor\s+to|call\s+on)\b(?P<whom>[^\n]{0,1500})",
    re.IGNORECASE,
)
_ITEM = re.compile(
    rf"(?P<name>{PERSON_NAME})\s*,\s+(?P<office>(?:[A-Z]|the\s+)[^;:\n]{{3,240}}?)"
    r"(?=\s*(?:;|[.:](?:\s|$)|,?\s+(?:to\s+(?:participate|brief|take|make|address)|who\s+(?:will|is)"
    r"|and\s+(?:Mr|Ms|Mrs|Dr)\b)))"
)


def invited_in(text: str) -> dict[str, str]:
    """Return the offices of those who are invited, by the name as :func:`person_key` gives it.

    Args:
        text: A paragraph of whoever presides.
    """
    return {
        person_key(item["name"]): re.sub(r"^the\s+", "", item["office"]).strip(" ,")
        for invites in _INVITES.finditer(text)
        for item in _ITEM.finditer(invites["whom"])
    }


def with_office(speaker: Speaker, invited: dict[str, str]) -> Speaker:
    """Return somebody who is announced by name alone with the office of the invitation.

    Args:
        speaker: Who takes the floor.
        invited: As :func:`invited_in` gives them; a surname tells one of them.
    """
    known = speaker.role or speaker.affiliation or speaker.state or speaker.side is not Side.OTHER
    key = person_key(speaker.name)
    if known or not key:
        return speaker
    offices = {
        office for name, office in invited.items() if name == key or name.endswith(f" {key}")
    }
    return replace(speaker, role=offices.pop()) if len(offices) == 1 else speaker
