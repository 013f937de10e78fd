"""What a language model says became of points, read, and taken only where two readings agree.

A model that does not understand what it reads names sentences by where they stand. So it is asked
twice, the second time with everything in the reverse order and under other numbers, and what the
two readings do not both say is left to the plain method.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from assistant.ledger.entries import Status
from assistant.ledger.status import asked_of, missing_of
from assistant.numbering import Numbered, Place, check_lines, named_in
from assistant.query.facts import holds

_LINE = re.compile(
    rf"^[ \t*_`>-]*P(\d{{1,3}})[*_`\s]*[:.)–-][*_`\s]*({'|'.join(Status)})\b([^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_DENIES = re.compile(r"\b(?:no|not|none|never|neither|nobody|nothing|without)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OneReading:
    """What a model says of a point, once.

    Attributes:
        status: What became of it.
        sentences: Those that reply: the paragraph, by its place in the dialogue, and the sentence
            in it. Of the status "no reply", and only of that, there are none.
    """

    status: Status
    sentences: frozenset[Place]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two readings of a point have in common.

    Attributes:
        status: What became of it.
        sentences: One of each paragraph that replies, in order of the dialogue: the paragraph, and
            the sentence in it.
    """

    status: Status
    sentences: tuple[Place, ...] = ()


def lines_of(written: str) -> str:
    """Return of what a model wrote the lines that were asked for: all that is kept of it."""
    return "\n".join((*check_lines(written), *(one[0] for one in _LINE.finditer(written))))


def read_lines(written: str, points: Sequence[int], numbered: Numbered) -> dict[int, OneReading]:
    """Return what a model wrote of points; those of which it wrote nothing usable are left out.

    Args:
        written: By the model.
        points: The points as they were named: P1 is the first.
        numbered: The sentences that it was given.
    """
    found: dict[int, OneReading] = {}
    twice: set[int] = set()
    for line in _LINE.finditer(written):
        place = int(line[1]) - 1
        if not 0 <= place < len(points):
            continue
        if place in twice or points[place] in found:
            found.pop(points[place], None)  # It says two things of one point.
            twice.add(place)
            continue
        status = Status(line[2].lower())
        sentences = numbered.read(named_in(line[3]))
        if sentences is not None and (status is Status.NO_REPLY) == (not sentences):
            found[points[place]] = OneReading(status, sentences)
    return found


def agree(
    one: OneReading | None, other: OneReading | None, linked: Set[int] = frozenset()
) -> Verdict | None:
    """Return what two readings of a point have in common; None where they contradict.

    Those are the paragraphs that both name; where they name no same sentence of one, that of the
    first stands for it. Where they do not give the same status, the delegation spoke to the point,
    and whether that answers it is not sure.
    Where they have a paragraph in common, another that only one of them names replies as well if it
    is linked.

    Args:
        one: The first reading; None where the model said nothing usable of the point.
        other: The second.
        linked: Paragraphs that may reply to the point as it is found without a model.
    """
    if one is None or other is None:
        return None
    if one.status is Status.NO_REPLY or other.status is Status.NO_REPLY:
        return Verdict(Status.NO_REPLY) if one.status is other.status else None
    common: dict[int, int] = {}
    for paragraph, sentence in sorted(one.sentences & other.sentences):
        common.setdefault(paragraph, sentence)
    for paragraph, sentence in sorted(one.sentences):
        if any(place == paragraph for place, _ in other.sentences):
            common.setdefault(paragraph, sentence)
    if not common:
        return None
    for paragraph, sentence in sorted(one.sentences | other.sentences):
        if paragraph in linked:
            common.setdefault(paragraph, sentence)
    status = one.status if one.status is other.status else Status.SPOKEN_TO
    return Verdict(status, tuple(sorted(common.items())))


def hold_to_facts(status: Status, point: str, said: Sequence[str]) -> tuple[Status, str]:
    """Return a status that what was said allows, and what is missing, in words.

    A point that asks for a number or a time is not answered where nothing in the paragraphs that
    reply can be one, whatever a model says. What denies may be such a reply: "No complaints had
    been received." Whether it is the number that was asked for cannot be told by its form.

    Args:
        status: What became of the point, by a model.
        point: What is asked.
        said: The sentences that reply, and those beside them.
    """
    fact = asked_of(point)
    given = fact is None or any(holds(fact, one) or _DENIES.search(one) for one in said)
    if given or status in (Status.DEFERRED, Status.NO_REPLY):
        return status, ""
    allowed = Status.SPOKEN_TO if status is Status.ANSWERED else status
    return allowed, missing_of(point, said, ())
