"""Two questions put in one: "Is torture a crime in Kenya, and what is the penalty?".

Each is read and answered by itself, what the second leaves unsaid taken from the first, and the
answers are set below each other. Where one question has two clauses about one thing ("what the
Committee asked and what Kenya replied") it stays one: that is a matter of both sides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answering.voted_on import VotedOn, voted_on
from assistant.answers import Answer, Statement
from assistant.evidence import EvidenceParagraph
from assistant.query import Kind, Query
from assistant.rendering import render
from assistant.sources import Citation

_DOES = r"(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would)"
_WH = r"(?:how|what|which|who|whom|whose|when|where|why)"
_ASKS = rf"(?:{_WH}|{_DOES})"
_SUBJECT = r"(?:the|an?|any|there|it|they|he|she|this|that|these|those|his|her|its|their)"
_BEHIND_A_QUESTION = rf"{_ASKS}\s+\S+(?:\s+\S+)+|(?:about|on|what\s+about)\s+\S"
_BEHIND_AND = rf"{_WH}\s+(?!{_SUBJECT}\b|{_WH}\b|to\b|\S+/)\S+\s+\S"
"""What goes on as a question: not "what the Government should do", which is told of, not asked."""
_BETWEEN = re.compile(
    rf"\s*\?\s*(?:(?:and|but|also)\s+)?(?={_BEHIND_A_QUESTION})|\s*,?\s+and\s+(?:also\s+)?(?={_BEHIND_AND})"
    rf"|(?<=\w)\s*,?\s+and\s+(?={_DOES}\s+{_SUBJECT}\s+\S)",
    re.IGNORECASE,
)
_AND_REPLIED = re.compile(
    r"(?:\s*\?)?\s*,?\s+and\s+(?:did|has|have|had|how\s+did|what\s+did)\s+(?P<who>(?!(?:it|that|this)\b)\S+(?:\s+\S+){0,5}?)\s+"
    r"(?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?)(?:\s+to)?(?:\s+(?:it|that|this|them|him|her))?\W*$",
    re.IGNORECASE,
)
"""Asks, behind who asked or what, whether it was answered."""
_QUESTION = re.compile(rf"^\W*(?:and\s+|but\s+|so\s+)?{_ASKS}\s", re.IGNORECASE)
_YES_OR_NO = re.compile(rf"^\W*{_DOES}\s", re.IGNORECASE)
_EMBEDS = re.compile(
    r"\b(?:about|on|whether|if|of|regarding|explain(?:ed)?|said|say|know|clarify|ask(?:ed)?|wonder(?:ed)?)\s+"
    r"(?:who|whom|whose|what|which|when|where|why|how|if|whether)\b",
    re.IGNORECASE,
)
"""A question inside a question: what follows "and" may be its second half."""
_WHO_ASKED = re.compile(
    r"^\W*(?:and\s+)?(?:who|(?:which|what)\s+(?:experts?|members?|rapporteurs?))\s+(?:\w+\s+)?(?:asked|raised|enquired|inquired|mentioned"
    r"|brought|spoke|was\s+concerned|were\s+concerned)\b",
    re.IGNORECASE,
)
_MOST = 3


def split_question(question: str) -> list[str]:
    """Return the questions that are put in one; the question alone where it is one.

    >>> split_question("Is torture a crime in Kenya, and what is the penalty?")
    ['Is torture a crime in Kenya', 'what is the penalty']
    """
    replied = _AND_REPLIED.search(question)
    if replied and _WHO_ASKED.match(question):
        first = question[: replied.start()].strip(" ?!.,;")
        return [first, f"what did {replied['who']} reply to that"]
    parts = [part.strip(" ?!.,;") for part in _BETWEEN.split(question)]
    parts = [part for part in parts if part]
    whole = [question]
    if not 1 < len(parts) <= _MOST or not _QUESTION.match(parts[0]):
        return whole
    if any(_YES_OR_NO.match(part) for part in parts[1:]) and not _YES_OR_NO.match(parts[0]):
        return whole  # "Who signed and was the law in force?"
    return whole if any(_EMBEDS.search(part) for part in parts[:-1]) else parts


def on_the_same(part: Query, whole: Query, cited: tuple[str, ...] = ()) -> Query:
    """Return a part asked in the records, and of the vote, that the whole question means.

    Where it names its own it keeps them.

    Args:
        part: One of the questions.
        whole: All of them, as one.
        cited: Ids of the records that answered what the part leans on: its subject is theirs.
    """
    own, meant = part.filters, whole.filters
    placed = bool(own.records or own.date_from or own.date_to)
    filters = replace(
        own,
        states=own.states or (() if own.speakers else meant.states),
        records=own.records if placed else cited or meant.records,
        date_from=own.date_from if placed else meant.date_from,
        date_to=own.date_to if placed else meant.date_to,
    )
    topic = f"{part.topic} {_vote_of_all(part, whole)}".strip()
    return replace(part, topic=topic, filters=filters, meetings=part.meetings or whole.meetings)


def _vote_of_all(part: Query, whole: Query) -> str:
    """Return on what the vote was that is named once: "Who voted for and who against L.5?"."""
    if not part.wording.vote or (voted_on(part.topic) or VotedOn()).describe():
        return ""
    return (voted_on(whole.topic) or VotedOn()).describe()


def join_paragraphs(found: Sequence[Sequence[EvidenceParagraph]]) -> list[EvidenceParagraph]:
    """Return the paragraphs that parts of a question brought up, each once.

    Args:
        found: Of each part. A sentence is chosen, and a paragraph enough, where it is for any.
    """
    joined: dict[tuple[str, int], EvidenceParagraph] = {}
    for one in (paragraph for several in found for paragraph in several):
        place = one.passage.paragraph_place
        had = joined.setdefault(place, one)
        if had.text == one.text:  # Else it was replaced in between.
            both = zip(had.sentences, one.sentences, strict=True)
            sentences = (
                replace(a, support=max(a.support, b.support), chosen=a.chosen or b.chosen)
                for a, b in both
            )
            enough = had.enough or one.enough
            joined[place] = replace(had, sentences=tuple(sentences), enough=enough)
    return list(joined.values())


def set_together(query: Query, answers: Sequence[tuple[str, Answer]]) -> Answer | None:
    """Return the answers to the parts of a question as one; None where no part is answered.

    Args:
        query: The whole question.
        answers: The parts, each with its answer.
    """
    statements: list[Statement] = []
    citations: list[Citation] = []
    notices: list[str] = []
    numbers: dict[tuple[str, int, int], int] = {}
    for part, answer in answers:
        if answer.message:  # Silent, or told of the records themselves.
            notices.append(f"“{part}”: {answer.message}")
        renumbered = {}
        for one in answer.citations:
            place = one.record_id, one.start, one.end
            if place not in numbers:
                numbers[place] = len(citations) + 1
                citations.append(replace(one, number=numbers[place]))
            renumbered[one.number] = numbers[place]
        statements += [
            replace(
                one,
                citations=tuple(renumbered[number] for number in one.citations),
                group=" – ".join(filter(None, (part[:1].upper() + part[1:], one.group))),
            )
            for one in answer.statements
        ]
        notices += [_renumbered(one, renumbered) for one in answer.notices]
    if not statements:
        return None
    return Answer(
        question=query.question,
        understood="; then ".join(answer.understood for _, answer in answers),
        text=render(statements, citations),
        kind=Kind.LIST,
        statements=tuple(statements),
        citations=tuple(citations),
        support=max(answer.support for _, answer in answers),
        looked_at=max(answer.looked_at for _, answer in answers),
        records=max(answer.records for _, answer in answers),
        notices=tuple(dict.fromkeys(notices)),
    )


def _renumbered(notice: str, numbers: Mapping[int, int]) -> str:
    """Return a notice that names citations ("3 points in [1]") with their numbers in the whole."""

    def number(match: re.Match[str]) -> str:
        return f"[{numbers.get(int(match[1]), int(match[1]))}]"

    return re.sub(r"\[(\d+)\]", number, notice)
