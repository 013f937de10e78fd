"""Who takes the floor: announcements that the habits of their own record speak against.

Whoever has the floor tells of others, and a sentence that does may look like an announcement: "Mr.
Roe complained to the police", "Captain Roe opened the gate". The words of one paragraph do not tell
the two apart; the record does. Its names stand in capitals where a turn opens, its members and
delegates come with an office or a State or with what was asked and said here, it reports in one
tense, and whoever presides calls on those who speak.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.parsing.designations import Designation, SpeakerKind, mend
from index.parsing.grammar.shape import Grammar, Telling
from index.parsing.laying_out import Line
from index.parsing.line_kinds import is_narrative
from index.parsing.speakers import person_key
from index.records import RecordForm
from index.text import fold

_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2}")
_SENTENCE = re.compile(r"(?:^|[.?!][”»\"]?\s+)(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PASSIVE = frozenset({"was", "were"})
_LEAST_SEEN = 3
"""Speakers announced in one way from which on that way is a habit."""


def heed_habits(
    front: Sequence[Line], body: Sequence[Line], form: RecordForm, grammar: Grammar
) -> None:
    """Take back the announcements of persons who are only told of.

    Args:
        front: What stands before the meeting opens.
        body: The meeting; designations are changed in place. None makes the paragraph part of the
            speech before, one of an unknown kind leaves it to nobody.
        form: Of the record.
        grammar: Of its language.
    """
    if form is RecordForm.VERBATIM:
        _call_on_speakers(front, body)
    elif form is RecordForm.SUMMARY:
        habits = _Habits.of(front, body, grammar)
        before: set[str] = set()
        for line in body:
            if line.designation:
                line.designation = habits.heeded(line.text, line.designation)
            elif not is_narrative(line.text, grammar):
                line.designation = habits.unlisted(line.text, before)
            before.update(_words(line.text))


def _call_on_speakers(front: Sequence[Line], body: Sequence[Line]) -> None:
    """Take back names without a State that a speaker puts before a colon, telling of a talk.

    Where speakers of several States are announced with these, whoever presides calls on the others
    by name. In a hearing of one State those who put the questions speak uncalled.
    """
    announced = [line for line in body if line.designation and line.designation.verbatim]
    kinds = Counter(line.designation.kind for line in announced if line.designation)
    if sum(map(_has_brackets, announced)) < max(_LEAST_SEEN, kinds[SpeakerKind.PERSON] / 2):
        return
    states = {one.designation.parentheses[:1] for one in announced if one.designation} - {()}
    if len(states) < _LEAST_SEEN:
        return
    called = {word for line in front for word in _words(line.text)}
    presiding = not kinds[SpeakerKind.CHAIR]
    for line in body:
        designation = line.designation
        if designation and designation.verbatim:
            alone = designation.kind is SpeakerKind.PERSON and not _has_brackets(line)
            if alone and not presiding and _surname(designation.name) not in called:
                line.designation = None
                continue
            presiding = designation.kind is SpeakerKind.CHAIR
        if presiding:
            called.update(_words(line.text))


def _has_brackets(line: Line) -> bool:
    """Return whether a State, or the language spoken, stands before the colon."""
    return line.designation is not None and "(" in line.text[: line.designation.end]


@dataclass(frozen=True)
class _Habits:
    """What a summary record shows of how it announces.

    Attributes:
        capitals: Whether names stand in capitals where a turn opens.
        always: Whether two of three turns open so, told ones among them.
        in_capitals: Keys of persons whose names do.
        affiliated: Whether nearly all come with an office or a State at first.
        past: Whether it reports in a tense in which other records of its language tell of before.
        known: Keys of persons who come with an office or a State, or stand in the front matter.
        told_of: Keys of persons of whom more is told than they say.
        heard: Keys of persons who say something, and as much as is told of them.
        telling: The words of its language.
    """

    capitals: bool
    always: bool
    in_capitals: frozenset[str]
    affiliated: bool
    past: bool
    known: frozenset[str]
    told_of: frozenset[str]
    heard: frozenset[str]
    telling: Telling

    @staticmethod
    def of(front: Sequence[Line], body: Sequence[Line], grammar: Grammar) -> _Habits:
        announced = [line.designation for line in body if line.designation]
        persons = [one for one in announced if one.kind is SpeakerKind.PERSON]
        shown = {one.name for one in persons if one.parentheses or one.apposition[:1].isupper()}
        capital = {one.name for one in persons if _CAPITALS.search(_bare(one.name))}
        small = {one.name for one in persons} - capital
        tenses = Counter(one.past for one in announced if one.kind is not SpeakerKind.UNKNOWN)
        header = {word for line in front for word in _words(line.text)}
        said, told = _said_and_told(body, grammar)
        known = frozenset(
            key
            for one in persons
            if (key := person_key(one.name)) and (one.name in shown or _surname(one.name) in header)
        )
        return _Habits(
            capitals=len(capital) >= max(_LEAST_SEEN, len(small), 4 * len(small & shown)),
            always=3 * sum(one.name in capital for one in persons) >= 2 * len(persons),
            in_capitals=frozenset(map(person_key, capital)),
            affiliated=len(shown) >= max(_LEAST_SEEN, 5 * len(said.keys() - known)),
            past=tenses[True] > tenses[False],
            known=known,
            told_of=frozenset(key for key in told if told[key] > said[key]),
            heard=frozenset(key for key in said if said[key] >= told[key]),
            telling=grammar.telling,
        )

    def heeded(self, text: str, found: Designation) -> Designation | None:
        """Return the announcement at the beginning of a paragraph, or what is left of it."""
        if found.verbatim:
            return found
        if found.kind not in {SpeakerKind.PERSON, SpeakerKind.UNKNOWN}:
            return None if _elsewhere(text, found, self.telling) else self._in_tense(found)
        if found.parentheses:
            return self._in_tense(found)
        key = person_key(found.name)
        if self.capitals and found.name:
            if _CAPITALS.search(_bare(found.name)):
                return self._in_tense(found)
            # A member's name that somebody typed small, or one who is told of.
            if key in self.in_capitals or not (self.always or self._tells(text, found, key)):
                return replace(found, kind=SpeakerKind.UNKNOWN)
            return None
        if key in self.known or found.apposition[:1].isupper():
            return self._in_tense(found)
        if self._tells(text, found, key):
            return None
        light = self.telling.light.fullmatch(found.verb)
        if light and not self.telling.by_object.match(text, _behind(text, found)):
            return None if self.affiliated else replace(found, kind=SpeakerKind.UNKNOWN)
        return self._in_tense(found)

    def unlisted(self, text: str, before: set[str]) -> Designation | None:
        """Read a person with a verb that is not known to report, in the tense of the report.

        What is told of those who sit in the meeting is what they say in it. It may be of others,
        if nobody has spoken of them before; what was done elsewhere "had" been done.
        """
        plain = fold(text, keep_case=True)
        person = self.telling.person.match(plain)
        verb = self.telling.happened.match(plain, person.end()) if person else None
        if person is None or verb is None or verb["verb"] in _PASSIVE:
            return None
        name = mend(text[slice(*person.span("name"))])
        key = person_key(name)
        if self.capitals and not _CAPITALS.search(_bare(name)):
            return None
        if self.capitals or key in self.known or key in self.heard:
            return Designation(name, SpeakerKind.PERSON, verb=verb["verb"])
        told = _surname(name) in before or self.telling.common_titles.match(name)
        return None if told or self.affiliated else Designation(name, SpeakerKind.UNKNOWN)

    def _tells(self, text: str, found: Designation, key: str) -> bool:
        common = self.telling.common_titles.match(found.name)
        return bool(key in self.told_of or common or _elsewhere(text, found, self.telling))

    def _in_tense(self, found: Designation) -> Designation | None:
        if not found.past or self.past or found.parentheses:
            return found
        doubtful = found.kind in {SpeakerKind.PERSON, SpeakerKind.CHAIR}
        return replace(found, kind=SpeakerKind.UNKNOWN) if doubtful else None


def _said_and_told(body: Sequence[Line], grammar: Grammar) -> tuple[Counter[str], Counter[str]]:
    """Return how often persons, by their keys, open a turn, and how often more is told of them."""
    telling = grammar.telling
    said: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for line in body:
        if is_narrative(line.text, grammar):
            continue
        opens = line.designation
        if opens and opens.kind is SpeakerKind.PERSON and not telling.light.fullmatch(opens.verb):
            said[person_key(opens.name)] += not _elsewhere(line.text, opens, telling)
        plain = fold(line.text, keep_case=True)
        for begins in _SENTENCE.finditer(plain):
            person = telling.person.match(plain, begins.end())
            verb = telling.happened.match(plain, person.end()) if person else None
            if person and verb and not telling.saying.match(plain, verb.start("verb") - 1):
                told[person_key(person["name"])] += 1
    return +said, told


def _elsewhere(text: str, found: Designation, telling: Telling) -> bool:
    """Return whether what is announced was said on another day, or to hearers outside."""
    before = max(0, text.find(_bare(found.name)))
    return bool(
        telling.elsewhere.match(text, _behind(text, found))
        or telling.heard_elsewhere.search(text, 0, before)
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _surname(name: str) -> str:
    """Return the last word of a name, as it may stand in a text."""
    return next(reversed(_words(name)), "")


def _bare(name: str) -> str:
    return name.partition(" ")[2]


def _behind(text: str, found: Designation) -> int:
    """Return the offset behind the verb of reporting."""
    at = text.find(found.verb, text.find(_bare(found.name)) + 1) if found.verb else -1
    return at + len(found.verb) if at >= 0 else len(text)
