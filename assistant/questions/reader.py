"""Question to Query: who is asked about, of which State, and what about.

No language model: the noun phrases that can be speakers are found first (States by any name,
"the delegation", "the Committee", "the rapporteurs", persons), then the grammar around them tells
which of them is the one whose words are wanted ("did X say", "according to X", "X's reply").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from assistant.query import Query
from assistant.query.bare_question import bare_question
from assistant.query.facts import asked_fact
from assistant.query.wording import Wording
from assistant.questions.about_questions import name_asked
from assistant.questions.about_records import read_collection_wish
from assistant.questions.asked_of import AskedOf, of_group, unnamed
from assistant.questions.clean import clean
from assistant.questions.compared import Compared, find_compared
from assistant.questions.grammar import find_subjects
from assistant.questions.group_votes import find_group_vote
from assistant.questions.known_speakers import KnownSpeakers
from assistant.questions.marked import MarkedQuestion
from assistant.questions.meetings import Meetings
from assistant.questions.misspelt import spell_roles
from assistant.questions.misspelt_words import Frequencies, spell_words
from assistant.questions.occasion import Occasion
from assistant.questions.paragraphs import paragraphs_in, subject_in
from assistant.questions.parts import PERSON_MARK
from assistant.questions.roles import find_role
from assistant.questions.set_aside import find_set_aside, leave_aside
from assistant.questions.spoken_for import find_on_behalf
from assistant.questions.topic import cut, trim_topic
from assistant.questions.unknown_subjects import (
    UnknownSubject,
    find_source,
    find_unknown_subject,
    some_states,
)
from assistant.questions.what_is_asked import plainly_asked, read_wording
from assistant.questions.where_asked import Places
from assistant.questions.who import COMMITTEE, DELEGATION, Who
from index.filters import Filters
from index.parsing.designations import TITLES
from index.records import Side, Speaker
from index.reference.states import StateMention, closest_state, state_name
from index.text import fold

_ON_BOTH_SIDES = re.compile(
    r"\b(said|told|stated|argued|claimed|remarked|asserted|heard)\s+(?:on|from)\s+"
    r"((?:both|each|either)\s+(?:of\s+the\s+)?sides?)\b(?!\s+of\b)",
    re.IGNORECASE,
)


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
        meetings: Those whose records are loaded.
        frequencies: Of stems in the records; without them slips are read in roles alone.
        named: Whether the name of a State stands in the records: "United States" does not wherever
            both words do. Asked only where both do; by default it does then.

    Attributes:
        namesakes: Of the speakers those whom a title tells from others of their name.
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
        meetings: Meetings | None = None,
        frequencies: Frequencies | None = None,
        named: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self._meetings = meetings or Meetings()
        self._frequencies = frequencies
        self._states = frozenset(states)
        self._considered = self._states if considered is None else frozenset(considered)
        self._mentioned = mentioned
        self._places = Places(self._states, self._considered, mentioned, named)
        self._nameless = tuple(nameless)
        self._known = KnownSpeakers(speakers, bodies)
        self.namesakes = self._known.heard.namesakes
        # Whoever is asked about may be that voice.
        self._one_voice = one_record and self._known.one_voice
        self._asked_of = AskedOf(
            self._known, self._states, self._nameless, one_voice=self._one_voice
        )

    def read(self, question: str) -> Query:
        """Read a question.

        Raises:
            QuestionError: If it is empty or too long: see :func:`~assistant.questions.clean.clean`.
        """
        asked = clean(question)
        readings: tuple[str, ...] = ()
        bare = written = bare_question(asked)
        if self._frequencies:
            bare, readings = spell_words(written, self._frequencies)
        spelt = bare if bare != written else ""
        about = _ON_BOTH_SIDES.sub(r"\1 by \2", bare)
        wish = read_collection_wish(about, self._known.called, self._meetings.titles)
        occasion = Occasion(about) if wish else self._meetings.find(about)
        paragraphs = () if wish else paragraphs_in(occasion.rest)
        rest, roles = spell_roles(occasion.rest, self._mentioned)
        wording = read_wording(bare, rest)
        if wish:
            read = Query(asked, "", collection=wish)
        elif paragraphs:
            read = Query(asked, trim_topic(subject_in(occasion.rest)), paragraphs=paragraphs)
        else:
            read = self._read_worded(wording, rest)
            if not read.filters.states:
                heard = self._known.heard.records_of(read.filters.speakers)
                narrower = self._meetings.in_order_with(replace(occasion, rest=rest), heard)
                if narrower.rest != rest:
                    occasion, wording = narrower, read_wording(bare, narrower.rest)
                    read = self._read_worded(wording, narrower.rest)
            readings = (*readings, *roles, *read.readings)
        read = replace(read, question=asked, wording=wording, readings=readings, spelt=spelt)
        return occasion.applied_to(read)

    def _read(self, text: str) -> Query:
        """Read what a question asks besides the meetings it means."""
        marked = self._known.mark(text)
        masked = marked.masked
        aside = find_set_aside(masked)
        if aside:
            who = self._known.meant(marked, aside[1])
            rest = self._read(cut(text, aside[:1]).strip())
            without = leave_aside(rest, who, self._known, self._considered)
            if without:
                return without
        behalf = find_on_behalf(masked)
        group = self._known.spoken_for(text[slice(*behalf[1])]) if behalf else None
        if behalf and group:
            return self._read_on_behalf(text, behalf[0], group)
        compared = find_compared(masked)
        if compared:
            return self._read_compared(marked, compared)
        subjects = find_subjects(masked)
        if subjects is None:
            return self._read_without_subject(text, marked.states)
        read = [self._known.meant(marked, span) for span in subjects.who]
        if subjects.hearers:
            read = [self._known.other_side(who) for who in read]
            if not any(who.sides or who.unknown for who in read):
                return self._read_without_subject(text, marked.states)  # Nobody is its other side.
        addressed = subjects.addressee
        if addressed and PERSON_MARK in masked[slice(*addressed)]:
            # What a State replies to somebody who never spoke is in no record.
            hearer = self._known.meant(marked, addressed)
            read = [replace(who, unknown=who.unknown or hearer.unknown) for who in read]
        context = self._places.considered_in(text, addressed) if addressed else ()
        if not context and addressed and marked.group_in(addressed):
            addressed = None  # No record is on any of them: they are what is spoken of.
        topic = cut(text, (*subjects.clauses, addressed) if addressed else subjects.clauses)
        anybody = not any(who.sides or who.speakers for who in read)
        told = marked.state_in(addressed) if addressed else ""
        of_a_state = told and told not in self._considered
        if addressed and (anybody or of_a_state) and not (context or trim_topic(topic)):
            # "Did anyone defend Kenya?", "What did China reply to Kenya?" in a debate.
            topic = re.sub(r"^\W*(?:to|for|with)\s+", "", cut(text, subjects.clauses).strip())
        if not any(who.states for who in read):
            topic, found = self._places.taken_out_of(topic, names_only=False)
            context = tuple(dict.fromkeys((*context, *found)))
        return self._asked_of(text, trim_topic(topic), read, context)

    def _read_worded(self, wording: Wording, text: str) -> Query:
        """Read a question of a wording, without the words that say at which meeting."""
        of_votes = self._read_vote(text) if wording.vote or wording.own_vote else None
        return of_votes or self._read(plainly_asked(wording, text))

    def _read_vote(self, text: str) -> Query | None:
        """Read a question on the vote of a group of States; None where it names no group."""
        vote = find_group_vote(text)
        if vote is None:
            return None
        read = self._read(vote.of_states)
        states = tuple(dict.fromkeys((*read.filters.states, *vote.states)))
        return replace(
            read,
            question=text,
            filters=replace(read.filters, states=states),
            among=vote.among,
            wanted=read.wanted or vote.wanted,
            readings=(*read.readings, *vote.readings),
        )

    def _read_on_behalf(self, text: str, clause: tuple[int, int], group: Who) -> Query:
        """Read a question of what is said on behalf of a group, by whoever it names if it does."""
        read = self._read(cut(text, (clause,)).strip())
        topic = read.topic
        wording = read_wording(text, text)
        if not topic and (wording.asks_who or wording.of_each_state):
            topic = f"on behalf of {', '.join(group.speakers)}"
        if read.filters.speakers or read.unknown_speaker or read.unknown_state:
            return replace(read, question=text, topic=topic)
        wanted = group.wanted
        if read.filters.states:
            wanted = f"{read.wanted}, on behalf of {', '.join(group.speakers)}"
        filters = replace(read.filters, sides=(), speakers=group.speakers)
        return replace(read, question=text, topic=topic, filters=filters, wanted=wanted)

    def _read_compared(self, marked: MarkedQuestion, compared: Compared) -> Query:
        """Read a question that sets States, persons or groups beside each other."""
        text = marked.text
        topic = trim_topic(cut(text, (compared.clause,)))
        read = [self._known.meant(marked, span) for span in compared.names]
        if compared.by_their_words or any(who.speakers or who.unknown for who in read):
            return self._asked_of(text, topic, read, ())
        codes = tuple(dict.fromkeys(code for who in read for code in who.states))
        groups = tuple(
            of_group(who.group) if who.states else f"no {who.group.name} speak here"
            for who in read
            if who.group
        )
        return self._asked_of(text, topic, [], codes, groups)

    def read_asked(self, query: Query, topic: str) -> Query:
        """Read a question about questions; see :func:`name_asked`."""
        return name_asked(query, topic, self._known, self._states)

    def _read_without_subject(self, text: str, mentions: Sequence[StateMention]) -> Query:
        """Read a question that names no known speaker as such."""
        unknown = find_unknown_subject(text) or (find_source(text) if self._one_voice else None)
        if unknown:
            start, end = unknown.clause
            if not any(start <= mention.start < end for mention in mentions):
                topic = trim_topic(cut(text, (unknown.clause,)))
                return self._unknown_subject(text, unknown, topic)
        role = find_role(fold(text)) if self._known.has_sides else None
        if role:
            topic, context = self._places.taken_out_of(cut(text, (role[1],)))
            who = COMMITTEE if role[0] == "asks" else DELEGATION
            return self._asked_of(text, trim_topic(topic), [who], context)
        topic, context = self._places.taken_out_of(text)
        return self._asked_of(text, trim_topic(topic), [], context)

    def _unknown_subject(self, text: str, subject: UnknownSubject, topic: str) -> Query:
        """Read a subject that no speaker has: a slip of the pen, or somebody not loaded.

        Of a body that the records tell of ("How many visits did the mechanism report?") others
        say what it did: it is part of the topic then, and nobody's words in particular are wanted.
        """
        name = subject.name
        group = self._known.group(name)
        if group:
            return self._asked_of(text, topic, [group], ())
        if subject.in_general:
            topic, context = self._places.taken_out_of(text)
            return self._asked_of(text, trim_topic(topic), [], context)
        # A word of the records is no name spelt nearly right ("the media", Ms. Maeda).
        is_word = name == name.lower() and self._mentioned(name)
        who = None if is_word else self._known.nearest(name)
        if who:
            return self._asked_of(text, topic, [who], (), (f"“{name}” read as {who.wanted}",))
        state = name if name in self._states else closest_state(name)
        if state:
            who = Who(f"The delegation of {state_name(state)}", (Side.STATE,), (state,))
            reading = f"“{name}” read as {state_name(state)}"
            return self._asked_of(text, topic, [who], (), (reading,))
        if some_states(name):
            reading = f"who “{name}” are is told nowhere, so all that was said is searched"
            return self._asked_of(text, topic, [], (), (reading,))
        who = self._known.of_kind(name) or self._known.holding(name)
        if who:
            return self._asked_of(text, topic, [who], ())
        if self._one_voice:
            return Query(text, topic, readings=(unnamed(name),))
        titled = re.match(rf"{TITLES}\.?\s", name)
        told_of = subject.acts or asked_fact(text, names_speaker=True)
        if told_of and not titled and self._mentioned(name):
            topic, context = self._places.taken_out_of(text)
            reading = f"“{name}” speaks in no record, so what is said of it is looked for"
            return self._asked_of(text, trim_topic(topic), [], context, (reading,))
        if self._nameless and not titled:
            # There, nothing tells who holds an office: the one asked about may well speak.
            reading = f"nobody is announced as “{name}”, so all that was said is searched"
            about = topic or trim_topic(text)  # "What does the theory seek to answer?"
            return Query(text, about, Filters(records=self._nameless), readings=(reading,))
        return Query(text, topic, wanted=name, unknown_speaker=name)
