"""Who is meant by a question, and what about, put together as a Query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from assistant.query import Query
from assistant.questions.known_speakers import KnownSpeakers
from assistant.questions.who import Who
from index.filters import Filters
from index.reference.state_groups import StateGroup
from index.reference.states import state_name


class AskedOf:
    """Puts queries together.

    Args:
        known: All who speak.
        states: Codes of the States considered or speaking in the records.
        nameless: Ids of records that tell no sides and offices.
        one_voice: Whether whoever is asked about may be the only voice of the only record.
    """

    def __init__(
        self,
        known: KnownSpeakers,
        states: AbstractSet[str],
        nameless: Sequence[str],
        *,
        one_voice: bool,
    ) -> None:
        self._known = known
        self._states = states
        self._nameless = nameless
        self._one_voice = one_voice

    def __call__(
        self,
        text: str,
        topic: str,
        read: Sequence[Who],
        context: tuple[str, ...],
        readings: tuple[str, ...] = (),
    ) -> Query:
        """Return a query.

        Args:
            text: The question.
            topic: What it is about.
            read: Whose words it wants; everybody's where there is none.
            context: Codes of the States on which, where whose words are wanted tells none.
            readings: What had to be supposed.
        """
        absent = [who for who in read if who.group and not who.states]
        if len(absent) < len(read):  # Of several those are asked that speak.
            read = [who for who in read if who not in absent]
            readings = (*readings, *(f"no {who.unknown} speak here" for who in absent))
        heard = self._known.heard.sides
        if self._nameless and any(who.sides and heard.isdisjoint(who.sides) for who in read):
            # Nobody is known to speak for that side, where sides are not told.
            asked = " and ".join(who.wanted for who in read)
            readings = (*readings, f"{asked}: sides are not told, so all that was said is searched")
            read = []
        if self._one_voice and any(who.unknown for who in read):
            readings = (*readings, *(unnamed(who.unknown) for who in read if who.unknown))
            read = [who for who in read if not who.unknown]
        readings = (*readings, *(of_group(who.group) for who in read if who.group and who.states))
        states = tuple(dict.fromkeys(code for who in read for code in who.states)) or context
        unknown = next((code for code in states if code not in self._states), None)
        filters = Filters(
            sides=tuple(dict.fromkeys(side for who in read for side in who.sides)),
            states=states,
            # The records of one person of two of a name are not those of whoever is asked besides.
            records=tuple(
                dict.fromkeys(
                    one for who in read if not who.speakers or len(read) == 1 for one in who.records
                )
            ),
        )
        if any(who.speakers for who in read):
            keys = [
                key
                for who in read
                for key in who.speakers or self._known.heard.keys_of(who.sides, who.states)
            ]
            # Where only persons of one side are asked about, nobody else of their names is.
            sides = {who.sides for who in read}
            filters = replace(
                filters,
                sides=sides.pop() if len(sides) == 1 and all(w.speakers for w in read) else (),
                states=context or (read[0].states if len(read) == 1 else ()),
                speakers=tuple(dict.fromkeys(keys)),
            )
        wanted = re.sub(
            r" and (The|Whoever) ",
            lambda found: found[0].lower(),
            " and ".join(who.wanted for who in read),
        )
        several = tuple((who.wanted, who.speakers) for who in read if who.speakers)
        if context and not any(who.states for who in read):
            wanted = f"{wanted or 'Everybody'}, on {' and '.join(map(state_name, context))}"
        return Query(
            text,
            topic,
            filters,
            wanted,
            unknown_state=unknown,
            unknown_speaker=next((who.unknown for who in read if who.unknown), ""),
            readings=readings,
            several=several if len(several) > 1 else (),
        )


def of_group(group: StateGroup) -> str:
    """Return what is supposed where a group of States is asked."""
    return f"{group.name} read as those of {group.of} that speak in the records"


def unnamed(name: str) -> str:
    """Return what is supposed where a record with one voice does not tell whose it is."""
    return (
        f"the record announces nobody as “{name}” and nobody else by name, so all of it is searched"
    )
