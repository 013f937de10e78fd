"""The recorded votes of a meeting: who stands in which list, and on what each vote was taken.

A record prints a vote as headings ("In favour:") with names behind or under them. On what it is
tells what is said before the lists, and the line of the result behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.named_numbers import any_same
from assistant.answering.voted_on import VotedOn, voted_on
from assistant.query.votes import Vote
from index.parsing.grammar import grammar_of
from index.parsing.line_kinds import is_vote
from index.records import Paragraph, ParagraphKind, Record, Side
from index.sentences import sentence_spans

_HEADING = re.compile(
    r"(?:^|(?<=[\s.;]))(?:(?P<IN_FAVOUR>In\s+favou?r|Votent\s+pour|Pour|Votos\s+a\s+favor|A\s+favor)"
    r"|(?P<AGAINST>Against|Votent\s+contre|Contre|Votos\s+en\s+contra|En\s+contra)"
    r"|(?P<ABSTAINED>Abstaining|Abstentions|S['’]abstiennent|Abstenciones))\s*:",
    re.IGNORECASE,
)
"""What stands over the names of those who voted in a way, in the languages that have a grammar."""
_DECISION = re.compile(
    r"\b(?:was|were|been|est|sont|queda|quedan|se)\b[^.]*?\b(?:adopt|approv|aprob|aprueb|carried|defeat"
    r"|delet|maint|mantien|reject|rejet|rechaz|retain)",
    re.IGNORECASE,
)
_LONGEST_DECISION = 600
_LATER = re.compile(r"\[")
"""Opens a note on how a delegation had meant to vote, which stands between lists and result."""


@dataclass(frozen=True, slots=True)
class VoteList:
    """Those who voted in a way.

    Attributes:
        vote: How they did.
        places: The heading and the names, each a paragraph's index with the start and the end of
            the words in the record's text.
        names: The names as printed, without the heading.
    """

    vote: Vote
    places: tuple[tuple[int, int, int], ...]
    names: str


@dataclass(frozen=True, slots=True)
class RecordedVote:
    """A vote with its lists.

    Attributes:
        lists: In order.
        on: On what it was taken.
        told: What announces it and tells its result, with the heading above it.
        result: The paragraph that tells the result; None where none does.
    """

    lists: tuple[VoteList, ...]
    on: VotedOn
    told: str
    result: Paragraph | None

    @property
    def first(self) -> int:
        """Index of the paragraph in which it begins."""
        return self.lists[0].places[0][0]


def recorded_votes(record: Record) -> list[RecordedVote]:
    """Return the votes of a record whose lists it prints, in order."""
    votes: list[RecordedVote] = []
    begins = 0
    for lists in _lists_together(record):
        last = lists[-1].places[-1][0]
        result = _result(record, last)
        vote = _told_of(record, lists, begins, result)
        if votes and votes[-1].on.parts and not vote.on.names_draft:
            # What was voted on in parts is voted on as a whole, or in another part.
            on = replace(vote.on, resolutions=vote.on.resolutions | votes[-1].on.resolutions)
            vote = replace(vote, on=on, told=f"{votes[-1].told}\n{vote.told}")
        votes.append(vote)
        begins = (result.index if result else last) + 1
    for place in range(len(votes) - 2, -1, -1):
        on, following = votes[place].on, votes[place + 1].on
        if on.parts and (not on.resolutions or any_same(on.resolutions, following.resolutions)):
            on = replace(on, resolutions=on.resolutions | following.resolutions)
            votes[place] = replace(votes[place], on=on)
    return votes


def _lists_together(record: Record) -> Iterator[list[VoteList]]:
    """Yield the lists of each vote: a heading that comes again, or words between, part two."""
    grammar = grammar_of(record.metadata.language)
    found: list[VoteList] = []
    voting = False
    for paragraph in record.paragraphs:
        text = record.paragraph_text(paragraph)
        voting = paragraph.kind is ParagraphKind.PROCEDURE and is_vote(text, voting, grammar)
        if not voting:
            if found and paragraph.kind in (ParagraphKind.PROCEDURE, ParagraphKind.SPEECH):
                yield found
                found = []
            continue
        headings = [*_HEADING.finditer(text)]
        under = text[: headings[0].start() if headings else len(text)].rstrip()
        if under and found:
            place = paragraph.index, paragraph.start, paragraph.start + len(under)
            last = found[-1]
            found[-1] = VoteList(last.vote, (*last.places, place), f"{last.names} {under}".strip())
        ends = [*(one.start() for one in headings), len(text)][1:]
        for heading, end in zip(headings, ends, strict=True):
            vote = Vote[str(heading.lastgroup)]
            if any(one.vote is vote for one in found):
                yield found
                found = []
            words = text[heading.start() : end].rstrip()
            start = paragraph.start + heading.start()
            names = text[heading.end() : end].strip()
            found.append(VoteList(vote, ((paragraph.index, start, start + len(words)),), names))
    if found:
        yield found


def _result(record: Record, last: int) -> Paragraph | None:
    """Return the paragraph behind the lists of a vote that tells its result."""
    for paragraph in record.paragraphs[last + 1 :]:
        text = record.paragraph_text(paragraph)
        if paragraph.kind is ParagraphKind.FOOTNOTE or _LATER.match(text):
            continue
        return paragraph if is_decision(text) else None
    return None


def is_decision(text: str) -> bool:
    """Return whether a paragraph tells that something was adopted, rejected or retained."""
    return len(text) <= _LONGEST_DECISION and bool(_DECISION.search(text))


def _told_of(
    record: Record, lists: Sequence[VoteList], begins: int, result: Paragraph | None
) -> RecordedVote:
    """Return a vote with what is told of it.

    Args:
        record: The record.
        lists: Of the vote.
        begins: Index of the paragraph behind the vote before.
        result: The paragraph that tells the result.
    """
    first = lists[0].places[0][0]
    said: list[str] = []  # From the lists back.
    for paragraph in reversed(record.paragraphs[begins:first]):
        text = record.paragraph_text(paragraph)
        if paragraph.kind is ParagraphKind.PROCEDURE and is_decision(text):
            break  # Another draft was decided on, without lists.
        if record.speaker_of(paragraph).side is not Side.STATE:
            said += [text[start:end] for start, end in reversed([*sentence_spans(text)])]
    ended = record.paragraph_text(result) if result else ""
    above = record.paragraphs[first].heading
    announced = [on for one in said if (on := voted_on(one))]
    decided = voted_on(ended)
    on = decided or (announced[0] if announced else VotedOn())
    if not on.names_draft:
        # The last one that names a draft; else the last that names any resolution.
        naming = [one for one in announced if one.resolutions]
        naming.sort(key=lambda one: not one.names_draft)
        resolutions = naming[0].resolutions if naming else frozenset()
        on = replace(on, resolutions=on.resolutions | resolutions)
    told = "\n".join((above, *reversed(said), ended))
    return RecordedVote(tuple(lists), on, told, result)
