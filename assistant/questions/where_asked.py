"""Where a question asks: the States that it names only to say on which records ("in Kazakhstan").

A State may as well be what is asked about ("relations with Uzbekistan"), or whose words are wanted;
the last is told before, by the grammar of the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set

from assistant.questions.topic import cut
from assistant.questions.unknown_subjects import find_acting
from index.reference.state_groups import find_state_groups
from index.reference.states import find_states, state_adjectives, state_name
from index.text import words

_NOTHING_ASKED = frozenset("and but so what how about of the on is there anything".split())
_NO_PLACE = re.compile(r"\s*(?:$|[?.,!;]|(?:languages?|speak\w*|translations?|versions?)\b)", re.I)
"""Behind an adjective of a State that tells a language, or stands for people: "in Kazakh"."""
_MEETING = (
    r"(?:summary\s+)?(?:records?|meetings?|dialogues?|sessions?|reviews?|hearings?|discussions?)"
)
_CONTEXT = re.compile(
    rf"\b(?:(?:in|from|at|during)\s+(?:the|this|that)\s+{_MEETING}\s+(?:on|of|with|for|about)"
    r"|in|from|of|to|for|by|on|about|with|at|during)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THEIR_MEETING = re.compile(rf"(?:[’']s)?\s+{_MEETING}\b", re.IGNORECASE)
"""Behind a State that says at which meeting: "in the Kenya record"."""

_JOINED = re.compile(
    r"\s*(?:,|,?\s*\b(?:and|or|versus|vs\.?|as\s+well\s+as|compared\s+(?:to|with)))\s*"
    r"(?:(?:in|from|of|to|for|by|on|about|with)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
"""Between two States that are named as the same: "in Kenya and in the Sudan"."""


class Places:
    """Tells the States that are places from those that are subjects.

    Args:
        states: Codes of the States considered or speaking in the records.
        considered: Codes of those of them that a record considers.
        mentioned: Whether a word occurs in the records at all.
        named: Whether the name of a State stands in the records, where all its words do.
    """

    def __init__(
        self,
        states: Set[str],
        considered: Set[str],
        mentioned: Callable[[str], bool],
        named: Callable[[str], bool],
    ) -> None:
        self._states = states
        self._considered = considered
        self._mentioned = mentioned
        self._named = named

    def taken_out_of(self, text: str, *, names_only: bool = True) -> tuple[str, tuple[str, ...]]:
        """Take the States that only say where ("in Kazakhstan") out of what a question is about.

        Args:
            text: What it is about, with them.
            names_only: Whether a question of a State's name and nothing else asks what is said on
                that State, which is a place then; else one that no record considers is its subject.

        Returns:
            What it is about without them, and their codes, each once.
        """
        every = find_states(text)
        mentions = [one for one in every if not one.adjective]
        if not mentions:  # "in Kenyan prisons"
            acting = find_acting(text, [(one.start, one.end) for one in every])
            mentions = [
                one
                for one in every
                if one.code in self._considered and not _NO_PLACE.match(text, one.end)
            ]
            # "Kazakh nationality" is a subject of records that have the word; "did the Kenyan
            # police" is whom it is about.
            places = tuple(
                (one.start, one.end)
                for one in mentions
                if not self._mentioned(text[one.start : one.end])
                if every.index(one) not in acting
            )
            return cut(text, places), tuple(dict.fromkeys(one.code for one in mentions))
        codes: list[str] = []
        acting = find_acting(text, [(one.start, one.end) for one in mentions])
        rest = cut(text, tuple((one.start, one.end) for one in mentions))
        alone = names_only and {*words(rest)} <= _NOTHING_ASKED
        for position, mention in reversed([*enumerate(mentions)]):
            name = text[mention.start : mention.end]
            if acting and position not in acting:
                continue
            before = _CONTEXT.search(text[: mention.start])
            inside = before is not None and before.group().lower().startswith(("in ", "from "))
            if self._is_spoken_of(mention.code, name, alone=alone, inside=inside):
                continue
            codes.insert(0, mention.code)
            start = acting.get(position, before.start() if before else mention.start)
            last = mentions[position - 1].end if position else 0
            if last and _JOINED.fullmatch(text, last, mention.start):
                start = last  # "in Kenya and Peru" goes with what joins the two.
            meeting = _THEIR_MEETING.match(text, mention.end) if before else None
            behind = text[meeting.end() if meeting else mention.end :]
            text = text[:start] + re.sub(r"^[’']s", "", behind)
        return text, tuple(dict.fromkeys(codes))

    def considered_in(self, text: str, span: tuple[int, int]) -> tuple[str, ...]:
        """Return the codes of the States named within a span that a record considers."""
        part = text[slice(*span)]
        codes = [one.code for one in find_states(part)]
        codes += [code for one in find_state_groups(part) for code in sorted(one.group.states)]
        return tuple(code for code in dict.fromkeys(codes) if code in self._considered)

    def _is_spoken_of(self, code: str, name: str, *, alone: bool, inside: bool) -> bool:
        """Return whether a State is a subject, not the one whose records or words are meant.

        Args:
            code: Of the State.
            name: As the question has it.
            alone: Whether the question names nothing else.
            inside: Whether it asks of what is there: who only speaks of a team from Chile says
                nothing of what is done in Chile.
        """
        if code in self._states:
            return not alone and code not in self._considered
        forms = [name, state_name(code)]
        if not (alone or inside):
            forms += state_adjectives(code)
        return not self._states or any(self._mentioned(one) and self._named(one) for one in forms)
