"""A question, read: who is asked about, what about, and what kind of answer is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum

from assistant.query.facts import OF_SOMEBODY, Fact, without_asking
from assistant.query.wishes import CollectionWish
from assistant.query.wording import Wording
from assistant.words import EMPTY, NARROWING
from index.filters import Filters
from index.records import Side
from index.reference.states import states_in_words
from index.text import amount_of, stem, words

OTHER_SIDE = {
    Side.COMMITTEE: (Side.STATE, "The delegation"),
    Side.STATE: (Side.COMMITTEE, "The Committee"),
}
"""Who speaks to whom, each with its name in words."""
_YEARS = re.compile(r"\bin ((?:\d{4} and )+\d{4})\b")
QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]")
"""What stands between quotation marks."""


class Kind(StrEnum):
    """What kind of answer a question wants."""

    FACT = "fact"
    """A number or a time: the sentence that holds it comes first."""
    WHO = "who"
    """Whoever said it: a group for each speaker."""
    BOTH_SIDES = "both_sides"
    """The Committee's words and the State's: a group for each side."""
    COMPARISON = "comparison"
    """The words of several States: a group for each."""
    LIST = "list"
    """Everything of a kind."""
    EVERYTHING = "everything"
    """All that was said on a subject."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question, read.

    Attributes:
        question: As asked, cleaned of control characters.
        topic: What about; empty where the question names a speaker only.
        filters: Whose words are looked at.
        wanted: Who is asked about, in words; empty for everybody.
        unknown_state: Code of a State asked about that is in no record loaded, or None.
        unknown_speaker: A name asked about that nobody in the records has, or empty.
        readings: What had to be supposed ("Kazakstan" read as Kazakhstan).
        spelt: The question without the slips that were read as what they stand for; empty where
            there were none.
        rewritten: The question as a language model put it in full, where it did; it was found to
            ask for the same.
        meetings: Which meetings are meant, in words ("in 2013"), where the question names any; the
            filters have them as records and dates.
        supposed: The same words where they may belong to the subject as well; else empty.
        unknown_meeting: A record or meeting asked about that is not loaded, or empty.
        told_of: The first and the last date, ISO 8601, of a time that is none of a meeting, so that
            what answers tells of it; empty where there is none, or where it is open.
        leans: Whether the subject is that of a question before.
        kept: Whether it is asked on the States of the question before though it points at nothing.
        first_part: The first of several questions in one, with what it leaves unsaid taken from a
            question before; None where there is none before.
        changed: Names of the conditions that the user set or lifted, whatever the question says.
        again: What was asked before, where the same is asked of another State or of others ("And
            Nepal?"): a number, names, mentions or a vote, if that was; else empty.
        collection: What is asked of the records as such ("How many are on Kenya?"), not of what
            they say; then there is no topic. None otherwise.
        besides: Keys of those named before who are left out, where others are asked for ("Who else
            spoke of it?").
        among: Codes of the States of a group ("African States") of which it is asked who voted in a
            way, or how they did.
        paragraphs: Numbers of the paragraphs that are asked for as such, shown whole whatever the
            topic is, if there is any.
        subject: The end of a topic that was taken from a question before, to which its beginning
            belongs ("purpose, the new law"); else empty.
        several: Of several persons or groups that are asked each in words, with the names that the
            conditions have of them.
        wording: What its words ask for, whosever words are wanted and at whichever meeting.
    """

    question: str
    topic: str
    filters: Filters = field(default_factory=Filters)
    wanted: str = ""
    unknown_state: str | None = None
    unknown_speaker: str = ""
    readings: tuple[str, ...] = ()
    spelt: str = ""
    rewritten: str = ""
    meetings: str = ""
    supposed: str = ""
    unknown_meeting: str = ""
    subject: str = ""
    told_of: tuple[str, str] = ("", "")
    leans: bool = False
    kept: bool = False
    first_part: Query | None = None
    changed: tuple[str, ...] = ()
    again: str = ""
    collection: CollectionWish | None = None
    paragraphs: tuple[int, ...] = ()
    besides: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    several: tuple[tuple[str, tuple[str, ...]], ...] = ()
    wording: Wording = field(default_factory=Wording)

    @property
    def in_full(self) -> str:
        """The question as far as it is put in full: by a language model, or else as asked.

        Without courtesies and corrections; empty where there is nothing else.
        """
        return self.rewritten or self.wording.bare

    @property
    def quoted_topic(self) -> str:
        """The topic between quotation marks, without what asks; a quotation has them once."""
        whole = QUOTED.fullmatch(self.topic)
        return f"“{whole[1] if whole else without_asking(self.topic)}”"

    @property
    def years(self) -> tuple[str, ...]:
        """The years of meetings that are set beside each other ("in 2006 and 2019"), if any."""
        found = _YEARS.search(self.meetings)
        return tuple(found[1].split(" and ")) if found else ()

    def with_meaning(self, short: str, long: str, *, both: bool) -> Query:
        """Return the query with an abbreviation of its topic written out, and said to be.

        Args:
            short: The abbreviation.
            long: What it stands for.
            both: Whether the records use the abbreviation too.
        """
        return replace(
            self,
            topic=re.sub(rf"\b{short}\b", f"{short} {long}" if both else long, self.topic),
            readings=(*self.readings, f"“{short}” read as {long}"),
        )

    @property
    def names_speaker(self) -> bool:
        """Whether somebody in particular is asked about."""
        return bool(self.filters.sides or self.filters.speakers or self.unknown_speaker)

    @property
    def fact(self) -> Fact | None:
        """The kind of fact asked for, or None where something else is."""
        asked = self.wording.fact
        return None if self.names_speaker and asked not in OF_SOMEBODY else asked

    @property
    def kind(self) -> Kind:
        """The kind of answer wanted."""
        words, sides = self.wording, self.filters.sides
        if self.fact:
            return Kind.FACT
        if len(self.filters.states) > 1:
            return Kind.COMPARISON
        if {Side.STATE, Side.COMMITTEE} <= {*sides}:
            return Kind.BOTH_SIDES
        if words.asks_who:
            return Kind.WHO
        if words.compares or (words.of_each_state and sides == (Side.STATE,)):
            return Kind.COMPARISON
        return Kind.LIST if words.lists else Kind.EVERYTHING

    def limited(self, limits: Filters, said: str) -> Query:
        """Return the query with conditions of the user's own in place of those understood.

        Args:
            limits: Those that are set replace what was understood; the others leave it.
            said: The conditions in words, to stand among the readings.
        """
        if limits.empty:
            return self
        given = {f.name: v for f in fields(limits) if (v := getattr(limits, f.name))}
        understood = replace(self.filters, **given)
        if (
            understood.date_to
            and understood.date_from[: len(understood.date_to)] > understood.date_to
        ):
            # A bound of the user's own leaves out one that was understood and contradicts it.
            understood = replace(understood, date_from=limits.date_from, date_to=limits.date_to)
        if limits.sides and not limits.speakers:
            # Persons were understood from the question; the side asked for now decides.
            understood = replace(understood, speakers=())
        named = bool(limits.sides or limits.speakers or limits.states)
        same_persons = understood.speakers and understood.speakers == self.filters.speakers
        elsewhere = bool(limits.records or limits.date_from or limits.date_to)
        return replace(
            self,
            filters=understood,
            meetings="" if elsewhere else self.meetings,
            supposed="" if elsewhere else self.supposed,
            unknown_meeting="" if elsewhere else self.unknown_meeting,
            wanted=_who(understood) if named and not same_persons else self.wanted,
            unknown_speaker="" if named else self.unknown_speaker,
            unknown_state=None if limits.states else self.unknown_state,
            kept=self.kept and not limits.states,
            readings=(*self.readings, f"limited to {said}"),
            changed=(*self.changed, *given),
        )

    def lifted(self, names: Sequence[str]) -> Query:
        """Return the query without some of the conditions understood from the question.

        Args:
            names: Of fields of :class:`~index.filters.Filters`.
        """
        kept = {f.name: getattr(self.filters, f.name) for f in fields(self.filters)}
        left = Filters(**{**kept, **{name: getattr(Filters(), name) for name in names}})
        anywhere = not {*names}.isdisjoint(("records", "date_from", "date_to"))
        return replace(
            self,
            filters=left,
            wanted=_who(left) if left != self.filters and not left.speakers else self.wanted,
            unknown_speaker="" if "speakers" in names else self.unknown_speaker,
            unknown_state=None if "states" in names else self.unknown_state,
            kept=self.kept and "states" not in names,
            meetings="" if anywhere else self.meetings,
            supposed="" if anywhere else self.supposed,
            unknown_meeting="" if anywhere else self.unknown_meeting,
            changed=(*self.changed, *names),
        )

    def of_any_time(self) -> Query:
        """Return the query with a time that was taken as that of the meetings in its subject."""
        return replace(
            self,
            topic=f"{self.topic} {self.supposed}",
            filters=replace(self.filters, date_from="", date_to=""),
            told_of=(self.filters.date_from, self.filters.date_to),
            readings=(
                *self.readings,
                f"not found at the meetings {self.supposed}: all are searched",
            ),
            meetings=self.meetings.removesuffix(self.supposed).strip(),
            supposed="",
        )

    @property
    def terms(self) -> list[str]:
        """Stems of the words of the topic that carry it, each once; what is quoted carries it."""
        quoted = " ".join(match[1] for match in QUOTED.finditer(self.topic))
        for said in filter(None, (quoted, self.topic)):
            found = [word for word in words(said) if word not in EMPTY | NARROWING]
            if found:
                return list(dict.fromkeys(map(stem, found)))
        return list(dict.fromkeys(map(stem, words(self.topic))))

    def describe(self, records: int | None = None) -> str:
        """Return how the question was understood, in words.

        Args:
            records: How many are searched, where that is known.
        """
        if self.collection:
            return "; ".join([self.collection.describe(), *self.readings])
        if self.paragraphs:
            numbers = ", ".join(map(str, self.paragraphs))
            about = f"on {self.quoted_topic}" if self.topic else ""
            said = " ".join(filter(None, (f"Paragraph {numbers}", self.meetings, about)))
            return "; ".join([said, *self.readings])
        names = self.wording.named_list
        about = f"on the {names.noun} named" if names else "on no particular subject"
        if self.topic:
            about = f"on {self.quoted_topic}"
        where = () if not records else (amount_of(records, "record"),)
        meetings = (self.meetings,) if self.meetings else ()
        said = ", ".join((self.wanted or "Everybody", about, *meetings, *where))
        return "; ".join([said, *self.readings])


def _who(filters: Filters) -> str:
    """Return whose words conditions leave, in words; empty where that is everybody's."""
    states = states_in_words(filters.states)
    if filters.speakers:
        return " or ".join(filters.speakers)
    if filters.sides == (Side.STATE,):
        return f"The delegation of {states}" if states else "The delegation"
    if filters.sides == (Side.COMMITTEE,):
        who = "The Committee"
    elif {Side.STATE, Side.COMMITTEE} <= {*filters.sides}:
        who = "Both sides"
    else:
        who = "Others" if filters.sides else ""
    return f"{who or 'Everybody'}, on {states}" if states else who
