"""Cases for the guard: restated sentences of the sample record, and corruptions of them by script.

The restatements were written by hand (``data/guard/restated.jsonl``: paragraph, sentences cited,
text). Paragraphs of even number are there to develop on, those of odd number to report on; what
corrupts the one is not what corrupts the other (``data/guard/corrupting.json``).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from assistant.answers import Source
from index.parsing import parse
from index.readers import read_document
from index.records import Record, Side
from index.sentences import sentence_spans

PARTS = ("development", "reported")
GOOD = "good"
_MONTHS = "January February March April May June July August September October November December"
_SPELLED = "two three four five six seven eight nine ten eleven twelve".split()
_AUXILIARY = re.compile(
    r"\b(?:had been|has been|have been|was|were|is|are|had|could|would|should)\b(?! (?:not|no)\b)"
)
_NEGATION = re.compile(
    r"\b(?:could|was|were|had|did|would|should|is) not\b|\b[Nn]o one\b|\bNobody\b"
)
_SPEAKER = re.compile(
    r"\b(?:Ms\. Racu|Ms\. Pūce|Mr\. Rogov|Mr\. Iscan|[Tt]he (?:delegation|Committee|Country "
    r"Rapporteur"
    r"|Rapporteur|expert|representative|State party|State)|Kazakhstan|[Aa] representative(?: of "
    r"Kazakhstan)?)"
    r"(?:(?=,? (?:also |further )?(?:said|asked|noted|told|stated|wanted|wished|requested"
    r"|inquired|replied|observed"
    r"|reported|explained|commended|welcomed|remarked|mentioned|stressed|described|found|repeated|clarified|named"
    r"|expressed|acknowledged|hoped|would (?:like|welcome|appreciate)|was (?:pleased|concerned"
    r"|heartened|particularly)"
    r")\b)|(?<=[Aa]ccording to Mr\. Rogov)|(?<=ccording to the delegation)|(?<=ccording to "
    r"Kazakhstan)"
    r"|(?<=ccording to the State)|(?<=ccording to Ms\. Racu)|(?<=ccording to the Rapporteur))"
)
_ASKED = re.compile(
    r"\b(?:asked|wondered|wanted to know|wished to (?:know|learn|hear)|inquired) (?:whether|if)\b"
)


@dataclass(frozen=True, slots=True)
class GuardCase:
    """A statement with what it cites.

    Attributes:
        kind: "good", or what was done to it.
        statement: Without citation numbers.
        cited: In order.
        paragraph: Number of the paragraph it was made from.
    """

    kind: str
    statement: str
    cited: tuple[Source, ...]
    paragraph: int


@cache
def _record() -> Record:
    folder = Path(str(resources.files("index"))) / "data/sample"
    return parse(read_document(folder / "kazakhstan-first-meeting.txt"))


def _data(name: str) -> str:
    return resources.files("eval").joinpath(f"data/guard/{name}").read_text(encoding="utf-8")


def sources() -> dict[tuple[int, int], Source]:
    """Return the sentences of the sample record by number of paragraph and place in it."""
    record = _record()
    found = {}
    for paragraph in record.paragraphs:
        speaker = record.speaker_of(paragraph)
        if paragraph.number is None or speaker.side is Side.OTHER:
            continue
        text = record.paragraph_text(paragraph)
        for place, (start, end) in enumerate(sentence_spans(text)):
            found[paragraph.number, place] = Source(
                record_id="CAT-C-SR.1995",
                symbol="CAT/C/SR.1995",
                title="Fourth periodic report of Kazakhstan",
                paragraph=paragraph.number,
                paragraph_printed=paragraph.printed,
                paragraph_index=paragraph.index,
                speaker=speaker.name,
                role=speaker.role,
                state=speaker.state,
                side=speaker.side,
                text=text[start:end],
                start=paragraph.start + start,
                end=paragraph.start + end,
            )
    return found


def bare_source(
    text: str,
    *,
    speaker: str = "",
    role: str = "",
    side: Side = Side.OTHER,
    paragraph: int | None = None,
) -> Source:
    """Return a sentence as a source of no record; by default nobody is known to have spoken it."""
    return Source(
        record_id="",
        symbol="",
        title="",
        paragraph=paragraph,
        paragraph_printed=False,
        paragraph_index=0,
        speaker=speaker,
        role=role,
        state=None,
        side=side,
        text=text,
        start=0,
        end=len(text),
    )


def part_of(paragraph: int) -> str:
    """Return which part the cases of a paragraph belong to."""
    return PARTS[paragraph % 2]


def good_cases(part: str) -> list[GuardCase]:
    """Return the restatements of a part."""
    known = sources()
    rows = map(json.loads, _data("restated.jsonl").splitlines())
    return [
        GuardCase(
            GOOD,
            row["text"],
            tuple(known[row["paragraph"], place] for place in row["sentences"]),
            row["paragraph"],
        )
        for row in rows
        if part_of(row["paragraph"]) == part
    ]


def corrupted_cases(part: str, count: int, seed: int = 13) -> list[GuardCase]:
    """Return corrupted statements of a part, as even over the kinds as there are places for them.

    Half of what is corrupted are restatements, half the record's own sentences.

    Args:
        part: One of :data:`PARTS`.
        count: How many.
        seed: Of the lot.
    """
    words = corrupting_words(part)
    chance = random.Random(seed)  # noqa: S311 (a lot, no secret)
    own = [
        GuardCase(GOOD, one.text, (one,), one.paragraph)
        for one in sources().values()
        if one.paragraph is not None and part_of(one.paragraph) == part
    ]
    bases = [*good_cases(part), *own]
    made: dict[str, list[GuardCase]] = {}
    for kind, corrupt in _CORRUPTIONS.items():
        chance.shuffle(bases)
        found: list[GuardCase] = []
        for base in bases:
            texts = sorted(set(corrupt(base, words, chance)) - {base.statement})
            chance.shuffle(texts)
            found += [replace(base, kind=kind, statement=text) for text in texts[:2]]
        made[kind] = found
    made["citation"] = list(_wrongly_cited(good_cases(part), part, chance))
    for cases in made.values():
        chance.shuffle(cases)
    chosen: list[GuardCase] = []
    while len(chosen) < count and any(made.values()):
        chosen += [cases.pop() for cases in made.values() if cases]
    return chosen[:count]


def _wrongly_cited(good: list[GuardCase], part: str, chance: random.Random) -> Iterator[GuardCase]:
    """Yield restatements that cite another sentence of the same side, near or far."""
    pool = [one for one in sources().values() if part_of(one.paragraph or 0) == part]
    for base in good:
        side = base.cited[0].side
        near = [one for one in pool if one.paragraph == base.paragraph and one not in base.cited]
        far = [one for one in pool if one.side is side and one.paragraph != base.paragraph]
        for choice in (near, far):
            if choice:
                yield replace(base, kind="citation", cited=(chance.choice(choice),))


_Corrupt = Callable[[GuardCase, dict[str, Any], random.Random], Iterator[str]]


def said_by(base: GuardCase, who: str, chance: random.Random) -> Iterator[str]:
    """Yield a statement put into somebody's mouth."""
    text = base.statement
    named = _SPEAKER.search(text)
    if named:
        upper = who[0].upper() + who[1:] if named.start() == 0 else who
        yield text[: named.start()] + upper + text[named.end() :]
    elif "said that" not in text:
        if chance.random() < 0.5:
            yield f"{text.rstrip('.')}, {who} said."
        else:
            yield f"According to {who}, {text[0].lower()}{text[1:]}"


def _speaker(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    persons = ["Ms. Racu", "Ms. Pūce", "Mr. Rogov", "Mr. Iscan", *words["speakers"]]
    others = [one for one in persons if one != base.cited[0].speaker]
    yield from said_by(base, chance.choice(others), chance)


def _side(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    del words
    state = ["the delegation", "Kazakhstan", "the State party", "the Government"]
    committee = ["the Committee", "the Country Rapporteur", "the expert", "a Committee member"]
    who = committee if base.cited[0].side is Side.STATE else state
    yield from said_by(base, chance.choice(who), chance)


def _number(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    del words
    text = base.statement
    for match in re.finditer(r"(?<![\d/.A-Z-])\d[\d,]*(?![\d/]|\.\d)", text):
        value = int(match[0].replace(",", ""))
        if 1900 < value < 2100 and "," not in match[0]:
            continue
        other = max(2, value + chance.choice([-3, 1, 2, 7, value, 9 * value]))
        if other != value:
            printed = f"{other:,}" if "," in match[0] else str(other)
            yield text[: match.start()] + printed + text[match.end() :]
    for match in re.finditer(rf"\b(?:{'|'.join(_SPELLED)})\b", text):
        other_word = chance.choice([one for one in _SPELLED if one != match[0]])
        yield text[: match.start()] + other_word + text[match.end() :]


def _date(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    del words
    text = base.statement
    for match in re.finditer(r"\b(?:19|20)\d\d\b", text):
        other = int(match[0]) + chance.choice([-10, -2, -1, 1, 3])
        yield text[: match.start()] + str(other) + text[match.end() :]
    for match in re.finditer(rf"\b(?:{'|'.join(_MONTHS.split())})\b", text):
        month = chance.choice([one for one in _MONTHS.split() if one != match[0]])
        yield text[: match.start()] + month + text[match.end() :]


def _name(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    del chance
    for one, other in {**words["names"], **words["states"]}.items():
        if re.search(rf"\b{re.escape(one)}\b", base.statement):
            yield re.sub(rf"\b{re.escape(one)}\b", other, base.statement)


def _negation(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    del words
    text = base.statement
    # What is denied is what was said, not that somebody said it.
    places = [
        match
        for match in _AUXILIARY.finditer(text)
        if not re.match(
            r" (?:concerned|pleased|glad|heartened|like|welcome|also|be )", text[match.end() :]
        )
    ]
    if places:
        match = chance.choice(places)
        first, _, rest = match[0].partition(" ")
        yield f"{text[: match.start()]}{first} not{' ' + rest if rest else ''}{text[match.end() :]}"
    for match in _NEGATION.finditer(text):
        kept = {"no one": "everyone", "nobody": "everybody"}.get(match[0].lower())
        kept = kept or match[0].removesuffix(" not")
        yield text[: match.start()] + kept + text[match.end() :]


def _replaced(text: str, one: str, other: str) -> Iterator[str]:
    match = re.search(rf"\b{re.escape(one)}\b", text)
    if match:
        yield text[: match.start()] + other + text[match.end() :]


def _quantity(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    del chance
    for one, other in words["quantities"]:
        if one == "The" and not re.match(r"The \w+s (?:were|had|of)", base.statement):
            continue
        counted = one in ("Some", "some", "over", "about")
        counted = counted and other in ("under", "at least", "fewer than")
        if counted and not re.search(rf"\b{one} (?:US\$ )?\d", base.statement):
            continue
        if one == "all" and re.search(r"\b(?:above|at|of) all\b", base.statement):
            continue
        yield from _replaced(base.statement, one, other)


def _direction(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    del chance
    for one, other in words["opposites"].items():
        if other in base.statement.split():
            continue  # "increasing or decreasing"
        yield from _replaced(base.statement, one, other)


def _modality(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    del words
    text = base.statement
    for cue in ("reportedly ", "apparently ", "allegedly "):
        if cue in text:
            yield text.replace(cue, "", 1)
    for match in _ASKED.finditer(text):
        yield (
            text[: match.start()]
            + chance.choice(["said that", "confirmed that"])
            + text[match.end() :]
        )
    for match in re.finditer(
        r"\bwould (?=(?:raise|have to be|verify|be [a-z]+ed\b|check|take|affect))", text
    ):
        done = "had already been " if text[match.end() :].startswith("be ") else "had already "
        rest = text[match.end() :].removeprefix("be ").removeprefix("have to be ")
        yield text[: match.start()] + done + rest
    if base.cited[0].side is Side.STATE:
        for match in re.finditer(r"\bhad been (?=[a-z]+ed\b)", text):
            yield text[: match.start()] + "would be " + text[match.end() :]


def _invention(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    for added in chance.sample(words["inventions"], 2):
        yield f"{base.statement.rstrip('.?')}{added}."


def _noun(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    del chance
    for one, other in words["nouns"].items():
        if re.search(rf"\b{one}\b", base.statement):
            yield re.sub(rf"\b{one}\b", other, base.statement)


def corrupting_words(part: str) -> dict[str, Any]:
    """Return the words that corrupt statements of a part: names, opposites, inventions, ..."""
    words: dict[str, Any] = json.loads(_data("corrupting.json"))
    return {**words, **words[part]}


def corrupted_by(
    base: GuardCase, words: dict[str, Any], chance: random.Random
) -> dict[str, list[str]]:
    """Return the corruptions of a statement, by what was done to it."""
    return {
        kind: sorted(set(corrupt(base, words, chance)) - {base.statement})
        for kind, corrupt in _CORRUPTIONS.items()
    }


_CORRUPTIONS: dict[str, _Corrupt] = {
    "speaker": _speaker,
    "side": _side,
    "number": _number,
    "date": _date,
    "name": _name,
    "negation": _negation,
    "quantity": _quantity,
    "direction": _direction,
    "modality": _modality,
    "invention": _invention,
    "noun": _noun,
}
