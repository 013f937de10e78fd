"""Instruments by name: what is said of one is no answer about another.

The Optional Protocol and the Second, the Istanbul Convention and the Istanbul Protocol are alike to
any measure of likeness. Which one is asked about is told by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.evidence import EvidenceParagraph
from assistant.language.instruments import Instrument, Likeness
from assistant.language.named_instruments import HEADS, also_named, find_instruments

_ABBREVIATION = re.compile(r"(?<![\w/])[A-Z][A-Z-]{1,8}[A-Z](?![\w/])")
_OF_TREATIES = re.compile(r"\b(?:(?:first|second|third|fourth)\s+)?optional\s+protocols?\b")
_IN_BRACKETS = re.compile(rf"\s*\((?:the\s+)?(?P<short>{_ABBREVIATION.pattern})\)")


def held_to_instruments(
    topic: str, paragraphs: Sequence[EvidenceParagraph]
) -> list[EvidenceParagraph]:
    """Return paragraphs, nothing chosen of those on other instruments than the subject names.

    Args:
        topic: What is asked about.
        paragraphs: Weighed.

    Returns:
        All paragraphs in order. Left out are those that name another instrument of the same head,
        or of another kind by the same name, and the one asked about in no way. Laws and plans,
        which each translator calls otherwise, hold to themselves only where one looked at names
        them.
    """
    texts = [one.text for one in paragraphs]
    asked = _asked(topic, texts)
    if not asked:
        return [*paragraphs]
    named = [[*_each(find_instruments(text))] for text in texts]
    asked += _other_names(asked, texts)
    likeness = [_likeness(asked, here) for here in named]
    if Likeness.SAME not in likeness:
        asked = [one for one in asked if not one.is_national]
    short = _abbreviations(asked, texts)
    turns = _Turns(asked)
    kept: list[EvidenceParagraph] = []
    for paragraph, here, alike in zip(paragraphs, named, likeness, strict=True):
        goes_on = turns.goes_on(paragraph, here)
        if alike is Likeness.NUMBERED:
            meant = goes_on or Likeness.SAME not in likeness
        else:
            meant = (
                alike is Likeness.SAME
                or goes_on
                or not _names_another(asked, paragraph, here)
                or not short.isdisjoint(_ABBREVIATION.findall(paragraph.text))
            )
        kept.append(paragraph if meant else paragraph.left_out())
    return kept


def without_numbered(topic: str, texts: Sequence[str]) -> list[bool]:
    """Return for each text whether it may name what a subject names without an ordinal.

    "The Second Optional Protocol" has all words of "the Optional Protocol", and is another one
    where the texts name both.

    Args:
        topic: What is asked about.
        texts: That have its words.
    """
    asked = _asked(topic, texts)
    likeness = [_likeness(asked, find_instruments(text)) for text in texts] if asked else []
    if Likeness.SAME not in likeness:
        return [True] * len(texts)
    return [one is not Likeness.NUMBERED for one in likeness]


def _asked(topic: str, texts: Sequence[str]) -> list[Instrument]:
    """Return the instruments that a subject names; typed small, those that texts name so, too."""
    if topic == topic.lower():
        topic = _OF_TREATIES.sub(lambda match: match.group().title(), topic)
        if not HEADS.isdisjoint(re.findall(r"\w+", topic)):
            spelt = {text[one.start : one.end] for text in texts for one in find_instruments(text)}
            for name in sorted(spelt, key=len, reverse=True):
                small = r"\s+".join(map(re.escape, name.split()))
                topic = re.sub(rf"\b{small}\b", name, topic, flags=re.I)
    return [one for one in find_instruments(topic) if not one.is_alone]


class _Turns:
    """Tells short forms behind the full name: "the Optional Protocol", which is the Second.

    Paragraphs of one speaker are one turn unless another is found to speak between them.
    """

    def __init__(self, asked: Sequence[Instrument]) -> None:
        self._asked = asked
        self._where: tuple[object, ...] = ()
        self._full = False

    def goes_on(self, paragraph: EvidenceParagraph, here: Sequence[Instrument]) -> bool:
        """Return whether a paragraph has a short form of what its speaker named in full before.

        Args:
            paragraph: The next in order.
            here: What it names.
        """
        where = paragraph.passage.record_id, paragraph.passage.speaker
        if where != self._where:
            self._where, self._full = where, False
        going_on = self._full and any(one.may_be_cut_to(two) for one in self._asked for two in here)
        self._full |= _likeness(self._asked, here) is Likeness.SAME
        return going_on


def _each(found: Sequence[Instrument]) -> Iterator[Instrument]:
    """Yield instruments, and those that they are to."""
    for one in found:
        yield one
        if one.to:
            yield one.to


def _likeness(asked: Sequence[Instrument], here: Sequence[Instrument]) -> Likeness:
    """Return how near any of what is named comes to any of what is asked about."""
    alike = {one.likeness(two) for one in asked for two in here if not two.is_alone}
    nearest = (one for one in Likeness if one in alike)  # They stand in that order.
    return next(nearest, Likeness.OTHER)


def _names_another(
    asked: Sequence[Instrument], paragraph: EvidenceParagraph, here: Sequence[Instrument]
) -> bool:
    """Return whether a paragraph that does not name what is asked about is on another."""
    others = [
        two.start
        for two in here
        if not two.is_alone and any(one.is_taken_for(two) for one in asked)
    ]
    if not others:
        return False
    if _likeness(asked, find_instruments(paragraph.passage.heading)) is Likeness.SAME:
        return False
    # "The Convention" is that of the committee, and may be any before another is named.
    body = paragraph.passage.symbol.partition("/")[0]
    own = bool(body) and any(one.may_be_short(body) for one in asked)
    heads = {one.head for one in asked}
    return not any(
        two.is_alone and two.head in heads and (own or two.start < min(others)) for two in here
    )


def _other_names(asked: Sequence[Instrument], texts: Sequence[str]) -> list[Instrument]:
    """Return what texts set beside names of what is asked about, in brackets or before them."""
    pairs = [pair for text in texts for pair in also_named(text)]
    pairs += [(two, one) for one, two in pairs]
    return [two for one, two in pairs if _likeness(asked, [one]) is Likeness.SAME]


def _abbreviations(asked: Sequence[Instrument], texts: Sequence[str]) -> set[str]:
    """Return abbreviations that texts use and that may stand for what is asked about.

    They are its initials, or stand in brackets behind its name.
    """
    used = {short for text in texts for short in _ABBREVIATION.findall(text)}
    found = {short for short in used if any(one.may_be_short(short) for one in asked)}
    for text in texts:
        for one in find_instruments(text):
            told = _IN_BRACKETS.match(text, one.end)
            if told and _likeness(asked, [one]) is Likeness.SAME:
                found.add(told["short"])
    return found
