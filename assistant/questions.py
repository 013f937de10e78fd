"""Question to Query: who is asked about, of which State, and what about.

No language model: the noun phrases that can be speakers are found first (States by any name,
"the delegation", "the Committee", "the rapporteurs", persons), then the grammar around them tells
which of them is the one whose words are wanted ("did X say", "according to X", "X's reply").
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from assistant.errors import QuestionError
from assistant.facts import asked_fact
from assistant.query import OTHER_SIDE, Query
from assistant.question_grammar import (
    PERSON_MARK,
    STATE_MARK,
    UnknownSubject,
    cut,
    find_actors,
    find_role,
    find_source,
    find_subjects,
    find_unknown_subject,
    trim_topic,
)
from index.designations import TITLES
from index.filters import Filters
from index.records import Side, Speaker
from index.speakers import person_key
from index.states import StateMention, closest_state, find_states, state_name
from index.symbols import TREATY_BODIES
from index.text import fold

LONGEST_QUESTION = 2000
"""Characters; whoever asks more has pasted a document."""

_TITLED = re.compile(rf"\b{TITLES}\.?\s+[^\W\d_a-z](?:(?![’']s\b)[\w’'‑-])*")
_BOTH = re.compile(r"(?:sides?|parties)$")
_ANYBODY = re.compile(
    r"(?:(?:one|body)(?: else)?|group|team|meeting|participants?|attendees"
    r"|speakers?)$"
)
_OFFICIALS = re.compile(r"(?:(?:government|state)\s+)?officials$")
_CONTEXT = re.compile(r"\b(?:in|from|of|to|for|by|on|about|with)\s+(?:the\s+)?$", re.IGNORECASE)


class QuestionReader:
    """Reads questions against the speakers and States of a store.

    Args:
        speakers: Every speaker with the id of the record.
        states: Codes of the States considered or speaking in the records.
        mentioned: Whether a word occurs in the records at all.
        nameless: Ids of records that tell no offices (transcripts, plain text): in them somebody
            may be asked about by an office that nobody is announced with.
        bodies: Ids of the records of each body that met.
        considered: Codes of those of the States that a record considers; all by default.
        one_record: Whether there is one record only.
    """

    def __init__(
        self,
        speakers: Sequence[tuple[str, Speaker]],
        states: Iterable[str],
        mentioned: Callable[[str], bool],
        nameless: Sequence[str] = (),
        bodies: Mapping[str, Sequence[str]] = MappingProxyType({}),
        *,
        considered: Iterable[str] | None = None,
        one_record: bool = False,
    ) -> None:
        self._states = frozenset(states)
        self._considered = self._states if considered is None else frozenset(considered)
        self._mentioned = mentioned
        self._nameless = tuple(nameless)
        self._bodies = bodies
        self._speakers = [speaker for _, speaker in speakers]
        self._persons: dict[str, set[str]] = {}
        for speaker in self._speakers:
            key = person_key(speaker.name)
            for alias in _aliases(speaker.name, key):
                self._persons.setdefault(alias, set()).add(key)
        heard = {speaker.name for speaker in self._speakers}
        # One voice that is given no name of its own: whoever is asked about may be meant.
        self._one_voice = one_record and not self._persons and len(heard) <= 1

    def read(self, question: str) -> Query:
        """Read a question.

        Raises:
            QuestionError: If it is empty or longer than :data:`LONGEST_QUESTION`.
        """
        text = _clean(question)
        mentions = find_states(text)
        masked = self._mask(text, mentions)
        subjects = find_subjects(masked)
        if subjects is None:
            return self._read_without_subject(text, mentions)
        read = [self._who(text, masked, span, mentions) for span in subjects.who]
        if subjects.hearers:
            read = [self._other_side(who) for who in read]
        addressed = subjects.addressee
        topic = cut(text, (*subjects.clauses, addressed) if addressed else subjects.clauses)
        context = tuple(
            mention.code
            for mention in mentions
            if addressed and addressed[0] <= mention.start < addressed[1]
        )
        if not any(who.states for who in read):
            topic, found = self._context(topic)
            context = tuple(dict.fromkeys((*context, *found)))
        return self._query(text, trim_topic(topic), read, context)

    def read_asked(self, query: Query, topic: str) -> Query:
        """Read a question about questions: which States and experts it names, wherever it does.

        Args:
            query: The question; conditions of the user's own are kept.
            topic: What the points asked for are about; empty for anything.
        """
        text = query.in_full
        rest = text.replace(topic, " " * len(topic)) if topic else text
        names = [rest[start:end] for start, end in sorted(self._person_spans(rest))]
        found = {name: sorted(self._persons.get(person_key(name), ())) for name in names}
        experts = {
            person_key(speaker.name) for speaker in self._speakers if speaker.side is not Side.STATE
        }
        keys = [key for some in found.values() for key in some if key in experts]
        states = tuple(dict.fromkeys(mention.code for mention in find_states(rest)))
        own = query.filters
        filters = Filters(
            records=own.records,
            states=states or own.states,
            speakers=tuple(dict.fromkeys(keys)) or (),
            date_from=own.date_from,
            date_to=own.date_to,
        )
        return replace(
            query,
            topic=topic or text,
            filters=filters,
            wanted=self._display(keys) if keys else "",
            unknown_state=next((code for code in states if code not in self._states), None),
            unknown_speaker=next((name for name, some in found.items() if not some), ""),
        )

    def _read_without_subject(self, text: str, mentions: list[StateMention]) -> Query:
        """Read a question that names no known speaker as such."""
        unknown = find_unknown_subject(text) or (find_source(text) if self._one_voice else None)
        if unknown:
            start, end = unknown.clause
            if not any(start <= mention.start < end for mention in mentions):
                topic = trim_topic(cut(text, (unknown.clause,)))
                return self._unknown_subject(text, unknown, topic)
        role = find_role(fold(text)) if self._has_sides() else None
        if role:
            topic, context = self._context(cut(text, (role[1],)))
            who = _COMMITTEE if role[0] == "asks" else _DELEGATION
            return self._query(text, trim_topic(topic), [who], context)
        topic, context = self._context(text)
        return self._query(text, trim_topic(topic), [], context)

    def _unknown_subject(self, text: str, subject: UnknownSubject, topic: str) -> Query:
        """Read a subject that no speaker has: a slip of the pen, or somebody not loaded.

        Of a body that the records tell of ("How many visits did the mechanism report?") others
        say what it did: it is part of the topic then, and nobody's words in particular are wanted.
        """
        name = subject.name
        group = _group(name) if self._has_sides() else None
        if group:
            return self._query(text, topic, [group], ())
        if subject.in_general:
            topic, context = self._context(text)
            return self._query(text, trim_topic(topic), [], context)
        near = difflib.get_close_matches(fold(name), self._persons, n=1, cutoff=0.8)
        if near:
            keys = sorted(self._persons[near[0]])
            who = _Who(self._display(keys), speakers=tuple(keys))
            reading = f"“{name}” read as {who.wanted}"
            return self._query(text, topic, [who], (), (reading,))
        state = closest_state(name)
        if state:
            who = _Who(f"The delegation of {state_name(state)}", (Side.STATE,), (state,))
            reading = f"“{name}” read as {state_name(state)}"
            return self._query(text, topic, [who], (), (reading,))
        those = self._holding(name)
        if those:
            return self._query(text, topic, [_Who(self._display(those), speakers=those)], ())
        if self._one_voice:
            return Query(text, topic, readings=(_unnamed(name),))
        titled = re.match(rf"{TITLES}\.?\s", name)
        told_of = subject.acts or asked_fact(text, names_speaker=True)
        if told_of and not titled and self._mentioned(name):
            topic, context = self._context(text)
            reading = f"“{name}” speaks in no record, so what is said of it is looked for"
            return self._query(text, trim_topic(topic), [], context, (reading,))
        if self._nameless and not titled:
            # There, nothing tells who holds an office: the one asked about may well speak.
            reading = f"nobody is announced as “{name}”, so all that was said is searched"
            about = topic or trim_topic(text)  # "What does the theory seek to answer?"
            return Query(text, about, Filters(records=self._nameless), readings=(reading,))
        return Query(text, topic, wanted=name, unknown_speaker=name)

    def _query(
        self,
        text: str,
        topic: str,
        read: Sequence[_Who],
        context: tuple[str, ...],
        readings: tuple[str, ...] = (),
    ) -> Query:
        sides = {speaker.side for speaker in self._speakers}
        if self._nameless and any(who.sides and not sides & {*who.sides} for who in read):
            # Nobody is known to speak for that side, where sides are not told.
            asked = " and ".join(who.wanted for who in read)
            readings = (*readings, f"{asked}: sides are not told, so all that was said is searched")
            read = []
        if self._one_voice and any(who.unknown for who in read):
            readings = (*readings, *(_unnamed(who.unknown) for who in read if who.unknown))
            read = [who for who in read if not who.unknown]
        states = tuple(dict.fromkeys(code for who in read for code in who.states)) or context
        unknown = next((code for code in states if code not in self._states), None)
        filters = Filters(
            sides=tuple(dict.fromkeys(side for who in read for side in who.sides)),
            states=states,
            records=tuple(dict.fromkeys(one for who in read for one in who.records)),
        )
        if any(who.speakers for who in read):
            keys = [key for who in read for key in who.speakers or self._keys_of(who.sides)]
            filters = replace(filters, sides=(), speakers=tuple(dict.fromkeys(keys)))
        wanted = " and ".join(who.wanted for who in read)
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
        )

    def _mask(self, text: str, mentions: Iterable[StateMention]) -> str:
        """Return the folded text with States and persons replaced by marks of equal length."""
        masked = list(fold(text))
        for mention in mentions:
            masked[mention.start : mention.end] = STATE_MARK * (mention.end - mention.start)
        for start, end in self._person_spans(text):
            masked[start:end] = PERSON_MARK * (end - start)
        return "".join(masked)

    def _person_spans(self, text: str) -> list[tuple[int, int]]:
        """Return where persons are named: known names, and any name behind a title."""
        known: list[tuple[int, int]] = []
        folded = fold(text)
        lowercase = text == text.lower()
        for key in sorted(self._persons, key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){re.escape(key)}(?!\w)", folded):
                start, end = match.span()
                title = re.search(rf"(?i)\b{TITLES}\.?\s+$", text[:start])
                capital = text[start].isupper() or (lowercase and len(key) > 3)
                if title or capital:
                    start = title.start() if title else start
                    if not _overlaps(start, end, known):
                        known.append((start, end))
        titled = [match.span() for match in _TITLED.finditer(text)]
        return known + [span for span in titled if not _overlaps(*span, known)]

    def _who(
        self, text: str, masked: str, span: tuple[int, int], mentions: Sequence[StateMention]
    ) -> _Who:
        """Tell what a noun phrase stands for."""
        phrase, folded = text[slice(*span)].strip(), masked[slice(*span)]
        if STATE_MARK in folded:
            code = next(m.code for m in mentions if span[0] <= m.start < span[1])
            return _Who(f"The delegation of {state_name(code)}", (Side.STATE,), (code,))
        if PERSON_MARK in folded:
            name = re.sub(r"(?i)^the\s+|[’']s?$", "", phrase)
            keys = sorted(self._persons.get(person_key(name), ()))
            if not keys:
                return _Who(name, unknown=name)
            return _Who(self._display(keys), speakers=tuple(keys))
        if _BOTH.search(folded.strip()):
            return _Who("Both sides", (Side.STATE, Side.COMMITTEE))
        if _ANYBODY.search(folded.strip()):
            return _Who("Everybody")
        if "chair" in folded:
            names = {fold(s.name) for s in self._speakers if "chair" in fold(s.name)}
            return _Who("The Chair", speakers=tuple(sorted(names)) or ("the chair",))
        if "rapporteur" in folded:
            keys = sorted(
                {
                    person_key(s.name)
                    for s in self._speakers
                    if s.side is Side.COMMITTEE and "rapporteur" in s.role.casefold()
                }
            )
            if keys:
                return _Who("The rapporteurs", (Side.COMMITTEE,), speakers=tuple(keys))
        body = _named_body(fold(text)[span[0] :])
        if body and self._bodies and body not in self._bodies:
            return _Who(body, unknown=body)
        if body and len(self._bodies) > 1:
            return _Who(f"The {body}", (Side.COMMITTEE,), records=tuple(self._bodies[body]))
        if re.search(r"committee|rapporteur|expert|treaty body", folded):
            return _COMMITTEE
        return _DELEGATION

    def _other_side(self, who: _Who) -> _Who:
        """Return who speaks to somebody: the Committee to a State, its delegation to the others."""
        sides = {*who.sides} or {
            s.side for s in self._speakers if person_key(s.name) in who.speakers
        }
        if who.unknown:
            return who
        other = OTHER_SIDE.get(sides.pop()) if len(sides) == 1 else None
        if other is None:
            return _Who("Everybody")
        side, wanted = other
        about = f", on {' and '.join(map(state_name, who.states))}" if who.states else ""
        return _Who(f"{wanted}{about}", (side,), who.states)

    def _has_sides(self) -> bool:
        """Return whether both a committee and a State speak."""
        return {speaker.side for speaker in self._speakers} >= {Side.STATE, Side.COMMITTEE}

    def _holding(self, name: str) -> tuple[str, ...]:
        """Return the keys of those who speak for an organisation, or in an office, of a name."""
        asked = fold(name)
        return tuple(
            sorted(
                {
                    person_key(one.name)
                    for one in self._speakers
                    if asked in (fold(one.affiliation).removeprefix("the "), fold(one.role))
                }
            )
        )

    def _keys_of(self, sides: Sequence[Side]) -> list[str]:
        return sorted({person_key(s.name) for s in self._speakers if s.side in sides})

    def _display(self, keys: Sequence[str]) -> str:
        names = {s.name for s in self._speakers if person_key(s.name) in keys}
        return " or ".join(sorted(names))

    def _is_spoken_of(self, code: str, name: str, *, acts: bool) -> bool:
        """Return whether a State is a subject, not the one whose records or words are meant.

        Args:
            code: Of the State.
            name: As the question has it.
            acts: Whether the question tells what it does, or names nothing else.
        """
        if code in self._states:
            return not acts and code not in self._considered
        return not self._states or self._mentioned(name) or self._mentioned(state_name(code))

    def _context(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Take a State that only says where ("in Kazakhstan") out of a topic, and return both."""
        codes: list[str] = []
        mentions = [one for one in find_states(text) if not one.adjective]
        acting = find_actors(text, [(one.start, one.end) for one in mentions])
        alone = not trim_topic(cut(text, tuple((one.start, one.end) for one in mentions)))
        for position, mention in reversed([*enumerate(mentions)]):
            name = text[mention.start : mention.end]
            acts = position in acting
            if (acting and not acts) or self._is_spoken_of(mention.code, name, acts=acts or alone):
                continue
            before = _CONTEXT.search(text[: mention.start])
            codes.insert(0, mention.code)
            start = acting.get(position, before.start() if before else mention.start)
            text = text[:start] + re.sub(r"^[’']s", "", text[mention.end :])
        return text, tuple(dict.fromkeys(codes))


def _group(name: str) -> _Who | None:
    """Return which side is meant by people named without an article ("did members ask")."""
    if fold(name) == "members":
        return _COMMITTEE
    return _DELEGATION if _OFFICIALS.match(fold(name)) else None


def _unnamed(name: str) -> str:
    """Return what is supposed where a record with one voice does not tell whose it is."""
    return (
        f"the record announces nobody as “{name}” and nobody else by name, so all of it is searched"
    )


def _named_body(folded: str) -> str | None:
    """Return the treaty body whose full name a folded text begins with, if it does."""
    begun = folded.removeprefix("the ")
    return next((body for body in TREATY_BODIES if begun.startswith(fold(body))), None)


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def _aliases(name: str, key: str) -> set[str]:
    """Return what a person may be called: the names without title, or the surname alone.

    Nothing for speakers without a name of their own ("The Chair", "The delegation of Kenya").
    """
    if key == fold(name) and re.match(r"(?i)(?:the|an?|another|members|some|several)\b", name):
        return set()
    parts = key.split()
    # Letters behind a name ("Lynne Neagle AM") are none, nor is what stands in brackets.
    printed = re.sub(r"\(.*", "", name).split()[-len(parts) :]
    while len(parts) > 1 and printed and re.fullmatch(r"[A-Z]{1,4}|\(.*|.*\)", printed[-1]):
        parts, printed = parts[:-1], printed[:-1]
    whole = {key, *(" ".join(parts[start:]) for start in range(len(parts)))}
    return {alias for alias in whole if len(alias) > 2}


@dataclass(frozen=True, slots=True)
class _Who:
    """What one noun phrase stands for."""

    wanted: str
    sides: tuple[Side, ...] = ()
    states: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    unknown: str = ""
    records: tuple[str, ...] = ()


_COMMITTEE = _Who("The Committee", (Side.COMMITTEE,))
_DELEGATION = _Who("The delegation", (Side.STATE,))


def _clean(question: str) -> str:
    text = "".join(c if c.isprintable() else " " for c in question)
    text = re.sub(r"\s+", " ", text).strip()
    if not re.search(r"\w", text):
        raise QuestionError(
            "The question is empty. Ask, for example: "
            "What did Kazakhstan say about video recording?"
        )
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"The question has {len(text):,} characters; at most {LONGEST_QUESTION:,} can be read. "
            "Ask for one thing at a time."
        )
    return text
