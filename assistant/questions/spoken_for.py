"""The groups for which some of those who speak do so: "the Group of African States", "the G77"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant.questions.parts import PERSON_MARK, STATE_MARK
from index.records import Speaker
from index.reference.group_names import group_key, ways_to_say
from index.reference.state_groups import find_state_groups
from index.text import fold

_SHORT = 5
"""Letters of a name that counts in capitals only: "EU", "ASEAN"."""
_ON_BEHALF = re.compile(
    r"(?<!statement)(?<!statements)(?<!made)(?<!delivered)(?<!given),?\s*\b(?:(?:when|while)\s+)?(?:(?:also|speaking)\s+)*"
    r"(?:on\s+behalf\s+of|in\s+the\s+name\s+of|(?<=spoke\s)for|(?<=speaks\s)for|(?<=speaking\s)for)\s+"
    rf"(?P<group>(?:the\s+)?(?:[{PERSON_MARK}{STATE_MARK}]+|[\w\s-]+?group\b)),?"
)


class GroupsSpokenFor:
    """The groups of a store by their names.

    Args:
        speakers: All who speak; one may come again.
    """

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        printed = Counter(one.on_behalf_of for one in speakers if one.on_behalf_of)
        self._names: dict[str, str] = {}
        for name, _ in printed.most_common():
            self._names.setdefault(group_key(name), name)
        # "African States" are the members, each of which speaks for itself as well.
        ways = {way for name in printed for way in ways_to_say(name) if not _are_members(way)}
        self._ways = sorted(ways, key=len, reverse=True)

    def called(self, name: str) -> str:
        """Return how the records mostly call a group; empty where nobody speaks for it."""
        return self._names.get(group_key(name), "")

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where a text names one of the groups, without an article."""
        folded, found = fold(text), list[tuple[int, int]]()
        small = text == text.lower()
        for way in self._ways:
            if way not in folded:
                continue
            for match in re.finditer(rf"(?<![\w-]){re.escape(way)}(?![\w-])", folded):
                start, end = match.span()
                capitals = text[start:end].removesuffix("s").isupper() or (
                    small and len(way) >= _SHORT
                )
                if (len(way) > _SHORT or capitals) and not any(
                    start < after and before < end for before, after in found
                ):
                    found.append((start, end))
        return found


def find_on_behalf(masked: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where a masked question has "on behalf of the Group", and the group; None if not."""
    found = _ON_BEHALF.search(masked)
    return (found.span(), found.span("group")) if found else None


def _are_members(way: str) -> bool:
    return any((one.start, one.end) == (0, len(way)) for one in find_state_groups(way))
