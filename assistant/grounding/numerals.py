"""Numbers that are more than an amount: what stands behind them, labels, and the number "one".

"Article 14 (b)" is not article 14 (a), case 971/12 is not case 971/13; as amounts they are alike.
"Part V" is not part I, nor category B category A.
"One" is mostly a pronoun and is not read as an amount, so that "one person had died" is looked at
here where three had.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from assistant.language.figures import Number, numbers
from assistant.language.reading import kindred, read
from assistant.words import EMPTY
from index.text import fold, stem

_PARTED = re.compile(
    r"(?<![\w./])(?P<lead>\d+)"
    r"(?P<tail>(?:[./]\d+){2,}|(?:/\d+)+|[a-g](?!\w)|\s?(?:bis|ter|quater)\b|(?:\s?\((?:[a-z]{1,4}|\d{1,2})\))+)"
)
"""A number with what makes another one of it: "14 (1) (b)", "971/12", "1.2.4", "146a", "3 bis"."""
_LABEL = r"(?:[IVXLC]+|[A-Z])(?![\w'/-]|\.\s+[A-Z]|\.[A-Z])"
"""A Roman number or a letter; not an initial ("John F. Smith")."""
_LABELLED = re.compile(
    rf"\b(?P<what>[A-Za-z]{{3,}})\s+(?P<labels>{_LABEL}(?:(?:,|,?\s+and|,?\s+or|\s+to)\s+{_LABEL})*)"
)
"""What is told from others of its kind by a label: "Part V", "annexes I and II"."""
_UNITS = {
    "annually": "year",
    "daily": "day",
    "hourly": "hour",
    "monthly": "month",
    "weekly": "week",
    "yearly": "year",
}
_RATE = re.compile(
    r"\b(?:per|each|every)\s+(?P<unit>hour|day|week|month|quarter|year)\b"
    rf"|\b(?P<often>{'|'.join(_UNITS)})\b"
    r"|(?<!\bfor)(?<!\bin)(?<!within)(?<!after)(?<!than)(?<!over)(?<!about)(?<!almost)(?<!nearly)"
    r"(?<!under)(?<!least)(?<!half)(?<!\bof)(?<!\bto)(?<!only)(?<!lasted)(?<!before)(?<!every)"
    r"(?<!\bwas)(?<!\bthan)\s+an?\s+(?P<a>hour|day|week|month|quarter|year)\b"
    r"(?!\s+(?:ago|after|before|earlier|later|long|old|prior)\b|-)"
)
"""A unit of time for each of which something is so many; "for a year" is none."""
_STEP = re.compile(
    r"(?<!\bup )(?<!\bclose )\b(by|to)\s+(?:(?:a|about|additional|almost|another|around"
    r"|approximately|further|just|less|more|nearly|only|over|roughly|some|than|us\$)\s+)*$"
)
"""By how much, or to what, something changed."""
_ONE = re.compile(r"\b(?:one|1)\s+(?=\w)")
_SINGLE = frozenset("a an one 1 another each every single".split())


def numerals_hold(statement: str, said: str) -> bool:
    """Tell whether what stands behind a number is what was said, and nothing else is made of it.

    No other label is given to a thing than it had, and no other number made one.

    Args:
        statement: One sentence.
        said: What it cites.
    """
    given = list(_parted(said))
    leads = {*re.findall(r"\d+", said)}
    for lead, tail in _parted(statement):
        if lead in leads and not any(lead == one and own.startswith(tail) for one, own in given):
            return False
    if not _labelled(statement) <= _labelled(said):
        return False
    rates = _rates(said)
    if (rates and not _rates(statement) <= rates) or not _steps_hold(statement, said):
        return False
    return not any(_was_more(word, said) for word in _of_which_one(statement))


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers with something behind them; less of it is less exact, not another."""
    for match in _PARTED.finditer(fold(text)):
        yield match["lead"], "".join(match["tail"].split())


def _labelled(text: str) -> set[tuple[str, str]]:
    """Return the stems of things that have a label, each with it."""
    found = _LABELLED.finditer(fold(text, keep_case=True))
    return {
        (stem(fold(match["what"])), label)
        for match in found
        if fold(match["what"]) not in EMPTY
        for label in re.findall(_LABEL, match["labels"])
    }


def _rates(text: str) -> set[str]:
    """Return the units of time for each of which something is so many: "twice a month"."""
    found = _RATE.finditer(fold(text))
    return {_UNITS.get(match["often"] or "", match["unit"] or match["a"] or "") for match in found}


def _steps_hold(statement: str, said: str) -> bool:
    """Tell whether nothing rose by what it rose to, or to what it rose by."""
    given = defaultdict(set)
    for number in numbers(said):
        given[number.value].add(_step(number, said))
    return all(
        not (step := _step(number, statement)) or {step, ""} & given[number.value]
        for number in numbers(statement)
        if given[number.value]
    )


def _step(number: Number, text: str) -> str:
    match = _STEP.search(fold(text)[: number.start])
    return match[1] if match else ""


def _of_which_one(text: str) -> Iterator[str]:
    """Yield the words right behind "one"; "person" counts, though it says little elsewhere."""
    ends = [match.end() for match in _ONE.finditer(fold(text))]
    yield from (
        word.folded for word in read(text) if word.start in ends and word.folded not in EMPTY
    )


def _was_more(word: str, said: str) -> bool:
    """Tell whether a text has other numbers of something, and nowhere a single one."""
    found = [one for one in read(said) if kindred(one.folded, word)]
    counted = [
        number.value
        for number in numbers(said)
        for one in found
        if number.kind == "plain" and not said[number.end : one.start].strip()
    ]
    return bool(counted) and not any(
        value == 1 or any(_stands_alone(said, one.start) for one in found) for value in counted
    )


def _stands_alone(said: str, start: int) -> bool:
    before = fold(said[:start]).split()[-1:]
    return not _SINGLE.isdisjoint(before)
