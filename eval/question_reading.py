"""How questions are read: whose words are wanted, and what about. No record is searched.

    python -m eval.question_reading

The questions in ``data/questions_read.txt`` were written by a reviewer who knew the grammar, to
mislead it, each with what must be read before it was tried. They have been read in mending since:
what is counted here shows what a change makes better or worse, not how often the people who ask are
misread. A line is "settings|question|whose words|topic|kind", the kind where it matters; the
settings are those of :data:`SETTINGS`, of whom the words are as :func:`whose` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from assistant.query import Query
from assistant.questions.reader import QuestionReader
from index.parsing.speakers import person_key
from index.records import Side, Speaker

_COMMITTEE = (
    Speaker("The Chair", "Chair"),
    Speaker("Ms. Racu", "Country Rapporteur", side=Side.COMMITTEE),
    Speaker("Ms. Pūce", "Country Rapporteur", side=Side.COMMITTEE),
    Speaker("Mr. Iscan", "Member of the Committee", side=Side.COMMITTEE),
    Speaker("Mr. Rogov", "Representative of the State", "Kazakhstan", "KAZ", Side.STATE),
    Speaker("A representative of Kazakhstan", "", "Kazakhstan", "KAZ", Side.STATE),
)
_ASSEMBLY = (
    Speaker("The President", "President"),
    Speaker("The Secretary-General", "Secretary-General"),
    Speaker("Mr. Vrailas", "", "European Union"),
    *(
        Speaker(name, "", affiliation, state, Side.STATE)
        for name, affiliation, state in (
            ("Mr. Nebenzia", "Russian Federation", "RUS"),
            ("Mr. Kyslytsya", "Ukraine", "UKR"),
            ("Ms. Thomas-Greenfield", "United States of America", "USA"),
            ("Mr. Zhang Jun", "China", "CHN"),
            ("Mr. Al-Sabbagh", "Syrian Arab Republic", "SYR"),
            ("Mr. Kimani", "Kenya", "KEN"),
            ("Mr. Erdan", "Israel", "ISR"),
            ("Mr. Khan Niazi", "Pakistan", "PAK"),
            ("Ms. Khan", "Kenya", "KEN"),
            ("Mr. Smith", "United States of America", "USA"),
            ("Ms. Smith", "Kenya", "KEN"),
        )
    ),
)
_SPEAKING = tuple(sorted({one.state for one in _ASSEMBLY if one.state}))
_WORDS = frozenset(
    "torture prison subcommittee national preventive mechanism syria syrian arab republic russia "
    "russian federation geneva united nations ngo police ombudsman uzbekistan prosecutor general "
    "government high commissioner human rights iran turkey france germany palestine".split()
)
"""Those of the records of the first setting; those of the others have any word."""
_SIDES = {Side.STATE: "S", Side.COMMITTEE: "C", Side.OTHER: "O"}


def _mentioned(name: str) -> bool:
    said = [one for one in name.lower().split() if one not in ("the", "of", "for")]
    return bool(said) and _WORDS.issuperset(said)


SETTINGS = {
    "a": QuestionReader(
        [("r", one) for one in _COMMITTEE],
        ["KAZ"],
        _mentioned,
        bodies={"Committee against Torture": ["r"]},
        one_record=True,
    ),
    "b": QuestionReader(
        [("g", one) for one in _ASSEMBLY],
        _SPEAKING,
        lambda _: True,
        bodies={"General Assembly": ["g"]},
        considered=[],
    ),
    "c": QuestionReader(
        [("r", one) for one in _COMMITTEE] + [("g", one) for one in _ASSEMBLY],
        ["KAZ", *_SPEAKING],
        lambda _: True,
        bodies={"General Assembly": ["g", "g2"], "Committee against Torture": ["r"]},
        considered=["KAZ"],
    ),
}
"""A record of a treaty body, verbatim records of the General Assembly, and both."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, as it must be read and as it is.

    Attributes:
        setting: Of :data:`SETTINGS`.
        question: As asked.
        wanted: Whose words, topic and kind that must be read; the kind is empty where any will do.
        read: Those that are.
    """

    setting: str
    question: str
    wanted: tuple[str, str, str]
    read: tuple[str, str, str]

    @property
    def right_voice(self) -> bool:
        """Whether the words of those are looked for whose words are asked for."""
        return self.wanted[0] == self.read[0]

    @property
    def right(self) -> bool:
        """Whether topic and kind are right as well; capitals do not matter."""
        same_topic = self.wanted[1].casefold() == self.read[1].casefold()
        return self.right_voice and same_topic and self.wanted[2] in ("", self.read[2])


def whose(query: Query) -> str:
    """Return whose words a query wants: "S @KAZ", "C", "P:racu", "*", "U:UNICEF"."""
    filters = query.filters
    parts = []
    if filters.sides and not filters.speakers:  # Whoever is named has a side.
        parts.append("+".join(sorted(_SIDES[side] for side in filters.sides)))
    if filters.speakers:
        parts.append("P:" + ",".join(sorted({*map(person_key, filters.speakers)})))
    if not parts and not query.unknown_speaker:
        parts.append("*")
    if filters.states:
        parts.append("@" + ",".join(sorted(filters.states)))
    if filters.records:
        parts.append("R:" + ",".join(filters.records))
    if query.unknown_speaker:
        parts.append(f"U:{query.unknown_speaker}")
    if query.unknown_state:
        parts.append(f"US:{query.unknown_state}")
    return " ".join(parts)


def read_all() -> Iterator[Reading]:
    """Yield all questions in all settings they are written for."""
    shipped = resources.files("eval").joinpath("data/questions_read.txt")
    for line in shipped.read_text(encoding="utf-8").splitlines():
        settings, question, *wanted = (part.strip() for part in line.split("|"))
        voice, topic, kind = (*wanted, "", "")[:3]
        for setting in settings:
            query = SETTINGS[setting].read(question)
            read = whose(query), query.topic, str(query.kind)
            yield Reading(setting, question, (voice, topic, kind), read)


def main() -> int:
    """Print what is misread, the voice first, and how much of all it is."""
    readings = list(read_all())
    for one in sorted(readings, key=lambda one: one.right_voice):
        if not one.right:
            print(f"[{one.setting}] {one.question}")  # noqa: T201
            print(f"      must be {one.wanted}\n      is      {one.read}")  # noqa: T201
    voices, right = (sum(one.right_voice for one in readings), sum(one.right for one in readings))
    print(f"{len(readings)} questions: right voice {voices}, all right {right}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
