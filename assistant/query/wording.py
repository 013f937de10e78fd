"""What the words of a question ask for, whosever words are wanted and at whichever meeting.

A question may want something else than what was said on a subject: all points of an expert, all
that a State promised, or those who asked. It is told by :mod:`assistant.questions.what_is_asked`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.points.kinds import Kind, Status
from assistant.query.facts import Fact
from assistant.query.mentions import Mention
from assistant.query.named_lists import NamedList
from assistant.query.stances import StanceWish
from assistant.query.votes import Vote


class Everything(StrEnum):
    """Of what everything is wanted."""

    POINTS = "points"
    PROMISES = "promises"
    PRAISE = "praise"
    CRITICISM = "criticism"
    PUT_OFF = "put off"


@dataclass(frozen=True, slots=True)
class LedgerWish:
    """What is asked of a ledger.

    Attributes:
        statuses: Of the points that are asked for; all where what became of some is asked.
        topic: What they are about; empty for anything.
        kinds: Of the points; empty for any, which "questions" and "points" stand for.
        one: Whether what became of one point is asked, rather than a list.
        what: Of what a list is wanted: points, what the delegation promised or put off, or what
            was praised.
        named: Who put the points, where a name without a title says so: where no expert is called
            so, the question asks for something else.
        chair: Whether only what whoever presided put is wanted.
        listed: Whether the points alone are wanted, and no reply to them.
        asked: Whether it asks what somebody asked, whatever became of it: on a subject that was
            spoken of before it asks of that.
        symbol: Of the record that it names in other words than those by which a meeting is told
            ("Which questions were not answered (CAT/C/SR.1995)?"); empty where it names none.
    """

    statuses: tuple[Status, ...]
    topic: str
    kinds: tuple[Kind, ...] = ()
    one: bool = False
    what: Everything = Everything.POINTS
    named: str = ""
    chair: bool = False
    listed: bool = False
    asked: bool = False
    symbol: str = ""

    @property
    def of_a_state(self) -> bool:
        """Whether words of a delegation are wanted instead of points."""
        return self.what in (Everything.PROMISES, Everything.PUT_OFF)


class Act(StrEnum):
    """What those who are wanted did."""

    ASKED = "asked about"
    CALLED_FOR = "called for"
    RAISED = "raised"
    CONCERNED = "voiced concern about"
    RECOMMENDED = "recommended"
    REPLIED = "replied on"
    SPOKE = "spoke of"


class Whom(StrEnum):
    """Among whom they are wanted."""

    ANYBODY = "anybody"
    EXPERTS = "experts"
    STATES = "States"


class Told(StrEnum):
    """What of them is to be told."""

    NAMES = "who they are"
    NUMBER = "how many they are"
    TIMES = "how often they did it"
    WHETHER = "whether anybody did"


@dataclass(frozen=True, slots=True)
class WhoWish:
    """Who is wanted.

    Attributes:
        act: What they did.
        whom: Among whom.
        told: What of them.
        first: Whether the one who did so before all others is wanted.
        plainly: The question as one for names alone, by which its subject is read: of "How many
            experts asked about bail?" that is "Which experts asked about bail?".
    """

    act: Act
    whom: Whom
    told: Told
    first: bool
    plainly: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a question ask for.

    Attributes:
        bare: The question without courtesies and corrections; empty where nothing is asked. It has
            the meeting that is meant, of which all else was read without.
        fact: The kind of fact, where nobody's words in particular are asked for.
        asks_who: Whether it asks who, or which of those who speak.
        of_each_state: Whether it asks of each State, or of all of them.
        compares: Whether it asks what is different.
        lists: Whether it asks for all of a kind.
        ledger: What is asked of ledgers; None for nothing.
        who: Whom it wants of those who put something, or replied to it; None for nobody.
        mention: Whose mentions of something it asks for; None where it asks for none.
        named_list: What of a kind that is named it wants listed; None for nothing.
        vote: How those voted who are asked for by name; None where nobody is by that.
        own_vote: Whether it asks how somebody whom it names voted.
        stance: Whom it wants for how they stand on something; None where nobody is by that.
        not_done: What to tell whoever asks for what is not done here; empty for any other question.
    """

    bare: str = ""
    fact: Fact | None = None
    asks_who: bool = False
    of_each_state: bool = False
    compares: bool = False
    lists: bool = False
    ledger: LedgerWish | None = None
    who: WhoWish | None = None
    mention: Mention | None = None
    named_list: NamedList | None = None
    vote: Vote | None = None
    own_vote: bool = False
    stance: StanceWish | None = None
    not_done: str = ""
