"""A man and a woman of one name: only where both speak does a title tell whom somebody means.

Elsewhere titles tell nobody apart: one person may be Ms. and Mrs., and a record may misprint one.
"""

from __future__ import annotations

from collections.abc import Iterable

from index.parsing.speakers import gender_of, person_key
from index.reference.group_names import group_key


class Namesakes:
    """Those of some speakers whom a title tells from others of their name.

    Args:
        speakers: Their names as printed; one may come again.
    """

    def __init__(self, speakers: Iterable[str]) -> None:
        self._names: dict[str, dict[str, str]] = {}
        for name in speakers:
            of_that_name = self._names.setdefault(person_key(name), {})
            if gender := gender_of(name):
                of_that_name.setdefault(gender, name)

    def known_by(self, name: str) -> str:
        """Return what somebody is known by among them.

        Args:
            name: With or without title.

        Returns:
            The name by :func:`person_key`; with the title, as one of them is printed, where that
            tells a man from a woman.
        """
        key = person_key(name)
        printed, gender = self._names.get(key, {}), gender_of(name)
        return printed[gender] if gender and len(printed) > 1 else key

    def as_meant(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return names without the titles that tell none of those of that name apart."""
        return tuple(
            self.known_by(one) if gender_of(one) and person_key(one) in self._names else one
            for one in names
        )


class Persons:
    """Whom some names mean: ``speaker.name in persons``.

    Args:
        names: As :meth:`Namesakes.as_meant` returns them. A title that tells the sex leaves out
            those of the name whose own tells another.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._keys = frozenset(names)
        self._groups = frozenset(filter(None, map(group_key, self._keys)))
        self._genders: dict[str, set[str]] = {}
        for name in self._keys:
            self._genders.setdefault(person_key(name), set()).add(gender_of(name))

    def __contains__(self, speaker: str) -> bool:
        key = person_key(speaker)
        if key in self._keys:
            return True
        genders = self._genders.get(key)
        return genders is not None and (
            "" in genders or (gender := gender_of(speaker)) in genders or not gender
        )

    def mean(self, speaker: str, on_behalf_of: str = "") -> bool:
        """Return whether the names mean somebody, or the group for which somebody speaks.

        Args:
            speaker: The name as printed.
            on_behalf_of: The group as printed, if any.
        """
        return speaker in self or (bool(on_behalf_of) and group_key(on_behalf_of) in self._groups)
