"""What a record speaks of: headings and pairs of words that come again and again on both sides."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from assistant.words import EMPTY, SPEAKING_FORMS
from index.parsing.speakers import person_key
from index.records import ParagraphKind, Record, Side
from index.reference.states import find_states

_OF_MEETINGS = frozenset(
    """adoption agenda among article articles chair chairperson closure committee consideration
    considered continued convention countries country covenant delegation draft government held
    human initial item measures meeting meetings member members mr mrs ms nations number
    observations opening organizational para paragraph paragraphs parties party periodic
    programme rapporteur recommendations record records report reports representative resolution
    resolutions session steps summary taken thanked under united various welcomed year
    years""".split()
)
"""Words that every meeting has and no question is about."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BREAK = re.compile(r"[^\w\s-]+|\d+")
_LONGEST_HEADING = 5
_SHORTEST_WORD = 4
_TWICE = 2


def subjects_of(record: Record) -> list[str]:
    """Return what a record speaks of, in its own words, the most spoken of first.

    A subject is a short heading, or two or three words that stand together in several paragraphs
    (Justeson and Katz, Technical terminology, Natural Language Engineering 1995, without tags of
    parts of speech). Those of which both sides speak come first.
    """
    named = {
        part for turn in record.turns for part in person_key(turn.speaker.name).split() if part
    }
    places: dict[str, set[int]] = defaultdict(set)
    longer: dict[str, set[int]] = defaultdict(set)
    sides: dict[str, set[Side]] = defaultdict(set)
    headings: list[str] = []
    heading = ""
    for paragraph in record.paragraphs:
        text = record.paragraph_text(paragraph)
        if paragraph.kind is ParagraphKind.HEADING:
            heading = text
        if paragraph.kind is ParagraphKind.SPEECH and heading:  # Under a heading somebody speaks.
            headings += [heading] if _is_subject(heading, named) else []
            heading = ""
        if paragraph.kind is not ParagraphKind.SPEECH:
            continue
        side = record.speaker_of(paragraph).side
        for run in _runs(text, named):
            for first, second in pairwise(run):
                places[f"{first} {second}"].add(paragraph.index)
                sides[f"{first} {second}"].add(side)
            for i in range(len(run) - 2):
                longer[" ".join(run[i : i + 3])].add(paragraph.index)
    found = {pair: where for pair, where in places.items() if len(where) >= _TWICE}
    names = {pair: _whole(pair, found[pair], longer) for pair in found}
    both = {Side.STATE, Side.COMMITTEE}
    ordered = sorted(found, key=lambda pair: (not both <= sides[pair], -len(found[pair]), pair))
    phrases = dict.fromkeys(names[pair] for pair in ordered)
    return list(dict.fromkeys([*headings, *(_as_written(one, record.text) for one in phrases)]))


def _as_written(phrase: str, text: str) -> str:
    """Return a phrase with the capitals it has in a text, and with "the" where it mostly has it."""
    words = r"\s+".join(map(re.escape, phrase.split()))
    found = re.findall(rf"(?i)(\bthe\s+)?({words})\b", text)
    forms = [" ".join(form.split()) for _, form in found]
    articles = sum(bool(article) for article, _ in found)
    written = max(forms, key=forms.count, default=phrase)
    return f"the {written}" if 2 * articles > len(found) else written


def _whole(pair: str, where: set[int], longer: dict[str, set[int]]) -> str:
    """Return three words where two nearly always stand in them ("national preventive mechanism").

    Nearly always: in more than half of the paragraphs.
    """
    within = [three for three in longer if pair in three and 2 * len(longer[three]) > len(where)]
    return max(within, key=lambda three: len(longer[three]), default=pair)


def _runs(text: str, named: set[str]) -> list[list[str]]:
    """Return the words of a text that may be of a subject, in unbroken runs."""
    runs: list[list[str]] = [[]]
    for part in _BREAK.split(_without_states(text)):
        runs.append([])
        for word in _WORD.findall(part):
            small = word.lower()
            if _carries(small, named):
                runs[-1].append(small)
            else:
                runs.append([])
    return [run for run in runs if len(run) > 1]


def _without_states(text: str) -> str:
    """Return a text with a full stop in place of each State."""
    for mention in reversed(find_states(text)):
        text = f"{text[: mention.start]}.{text[mention.end :]}"
    return text


def _carries(word: str, named: set[str]) -> bool:
    return (
        len(word) >= _SHORTEST_WORD
        and word not in EMPTY
        and word not in SPEAKING_FORMS
        and word not in _OF_MEETINGS
        and word not in named
        and not word.endswith("ly")
    )


def _is_subject(heading: str, named: set[str]) -> bool:
    words = _WORD.findall(heading.lower())
    known = [word for word in words if word in _OF_MEETINGS or word in named]
    return (
        0 < len(words) <= _LONGEST_HEADING
        and not known
        and not _BREAK.search(heading)
        and any(_carries(word, named) for word in words)
        and not find_states(heading)
    )
