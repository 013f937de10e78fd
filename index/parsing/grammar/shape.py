"""What the grammar of a language tells of records: one shape, filled in by a module a language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.parsing.designations import Designation


@dataclass(frozen=True)
class Lines:
    """How a language words the lines that nobody says, and what its titles lack.

    Attributes:
        movement: Somebody comes, goes, presides, or something is shown.
        chair_change: Another person presides; part of ``movement``.
        act: What the meeting did: decisions, votes, silence.
        vote: Who voted how, with the group "states" for what stands behind the colon.
        none: What stands there when nobody voted so.
        footnote: A note of the editors, or a notice on corrections.
        finite: A finite verb, which no title has.
        clause: What opens a clause inside a title, which may have one.
        inner_stop: The end of a sentence inside a line.
    """

    movement: re.Pattern[str]
    chair_change: re.Pattern[str]
    act: re.Pattern[str]
    vote: re.Pattern[str]
    none: re.Pattern[str]
    footnote: re.Pattern[str]
    finite: re.Pattern[str]
    clause: re.Pattern[str]
    inner_stop: re.Pattern[str]


@dataclass(frozen=True)
class Offices:
    """What the offices that a language prints with names tell of the side.

    Attributes:
        chair: An office of whoever presides.
        committee: An office that members of a committee of experts hold in it.
        outside: An office outside the delegation, printed behind a name with a State.
        noun: What begins an office, where it might be the name of an organisation.
        substance: Verbs with which a chair puts a question, no longer only presiding.
        as_member: Clauses by which a chair speaks for himself or herself.
        national: The capacity in which whoever presides speaks for a State, with the group
            "office" for an office that names it.
        about_to: What announces such a statement in the own words of whoever presides.
        resumes: What ends it there.
        speaking: What begins a clause on how or for whom somebody speaks, which is no office.
        government: An office of a State, behind which the State stands.
        delegation_of: What stands before the State in "delegation of Kenya".
        the_committee: The committee, as in "a member of the Committee", folded.
        member: Folded word for a member, in "a member of the delegation".
        country_rapporteur: An office that only treaty bodies have.
    """

    chair: re.Pattern[str]
    committee: re.Pattern[str]
    outside: re.Pattern[str]
    noun: re.Pattern[str]
    substance: re.Pattern[str]
    as_member: re.Pattern[str]
    national: re.Pattern[str]
    about_to: re.Pattern[str]
    resumes: re.Pattern[str]
    speaking: re.Pattern[str]
    government: re.Pattern[str]
    delegation_of: re.Pattern[str]
    the_committee: str
    member: str
    country_rapporteur: re.Pattern[str]


@dataclass(frozen=True)
class HeaderWords:
    """How a language labels the fields of a header. All are matched against text without accents.

    Attributes:
        session: The session, whole, anywhere in a line.
        meeting: The meeting, with its number as group 1.
        held: What opens the line on where and when the meeting was held.
        place: What follows ``held``, up to the day of the week, as group 1.
        time: The hour, as group 1, with the words before it.
        chair: The label before whoever presides.
        later: The label before whoever presides later.
        contents: The title of the list of contents.
        labels: What begins a field, for headers whose line breaks are lost.
        report: What stands before the State whose report is considered.
        arrival: What stands before the State whose delegation arrives.
        title: What marks the title of a report of one State.
        listed_reports: The title of the item under which reports of States are considered.
        routine: Titles of items that every meeting may have, which tell nothing of it.
        continued: What may stand in brackets behind a title.
        agenda_item: The label of an agenda item before its title.
        documents: What parts the title of an agenda item from the documents listed behind it.
    """

    session: re.Pattern[str]
    meeting: re.Pattern[str]
    held: re.Pattern[str]
    place: re.Pattern[str]
    time: re.Pattern[str]
    chair: re.Pattern[str]
    later: re.Pattern[str]
    contents: re.Pattern[str]
    labels: re.Pattern[str]
    report: re.Pattern[str]
    arrival: re.Pattern[str]
    title: re.Pattern[str]
    listed_reports: re.Pattern[str]
    routine: re.Pattern[str]
    continued: re.Pattern[str]
    agenda_item: re.Pattern[str]
    documents: re.Pattern[str]


@dataclass(frozen=True)
class Announcing:
    """How French or Spanish announces speakers. Groups named "name" hold what is kept.

    Attributes:
        language: ISO 639-1 code, for names of States.
        person: Title and name; an article before it is not kept.
        dative: A person to whom something is ("A la Sra. Gaer le preocupa"), with the group "verb";
            None where a language has no such form.
        chair: Whoever presides, with the article.
        office: Another office without a name, with the article.
        representative: What stands before the State in "Un représentant du Maroc".
        delegation: The delegation, or members of it, without the State.
        verb: One or more words of saying, as group "verb".
        any_verb: A word that may be a verb, behind a person with brackets.
        past: The beginning of a verb that tells of earlier words, in records that report in the
            present.
        told_before: A verb of a tense in which no record reports what is said in the meeting.
        told_of: A word behind whom somebody represents, where the sentence tells of the speaker.
        of: What shows that the president is of a State, say, and not of the meeting.
        joint: What joins a second person to the first, with the group "last" for "and".
        relative: A relative clause, in which the verb is not the sentence's.
        answering: What opens a clause on the subject of a sentence ("Répondant à Mme Gaer, ...").
        spoken_in: A note in brackets on the language spoken.
        apposition: An office between commas, at the beginning of what stands there.
        speaking: A clause on how or for whom somebody speaks.
    """

    language: str
    person: re.Pattern[str]
    dative: re.Pattern[str] | None
    chair: re.Pattern[str]
    office: re.Pattern[str]
    representative: re.Pattern[str]
    delegation: re.Pattern[str]
    verb: re.Pattern[str]
    any_verb: re.Pattern[str]
    past: re.Pattern[str]
    told_before: re.Pattern[str]
    told_of: re.Pattern[str]
    of: re.Pattern[str]
    joint: re.Pattern[str]
    relative: re.Pattern[str]
    answering: re.Pattern[str]
    spoken_in: re.Pattern[str]
    apposition: re.Pattern[str]
    speaking: re.Pattern[str]


@dataclass(frozen=True)
class Telling:
    """How whoever has the floor tells of others. What has no such pattern has :data:`NEVER`.

    Attributes:
        person: A person with a title, as group "name".
        common_titles: Titles that are words of their own as well ("General", "Captain").
        happened: Behind a person, a verb that tells of what was done, as group "verb".
        saying: A blank and a verb of saying.
        elsewhere: Behind a verb of saying, that it was said on another day, or to other hearers.
        heard_elsewhere: The same in a clause before the person.
        light: Verbs that report speech only by what stands behind them ("gave an example").
        by_object: What stands behind them then.
    """

    person: re.Pattern[str]
    common_titles: re.Pattern[str]
    happened: re.Pattern[str]
    saying: re.Pattern[str]
    elsewhere: re.Pattern[str]
    heard_elsewhere: re.Pattern[str]
    light: re.Pattern[str]
    by_object: re.Pattern[str]


NEVER = re.compile(r"(?!)")
"""Matches nothing."""


@dataclass(frozen=True)
class Grammar:
    """All that is known of the records of one language.

    Attributes:
        language: ISO 639-1 code.
        announced: Returns the speaker announced at the beginning of a paragraph, or None.
    """

    language: str
    announced: Callable[[str], Designation | None]
    lines: Lines
    offices: Offices
    header: HeaderWords
    telling: Telling
