"""The ways in which a right statement is made wrong, each a function of the statement and words."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from assistant.language.lexicon import Relation, relation
from assistant.language.reading import FRAME, read
from eval.guard.cases import GuardCase, guard_data
from index.records import Side
from index.reference.dates import ENGLISH_MONTHS
from index.text import stem

_MONTHS = tuple(month.title() for month in ENGLISH_MONTHS)
_SPELLED = "two three four five six seven eight nine ten eleven twelve".split()
_AUXILIARY = re.compile(
    r"\b(?:had been|has been|have been|was|were|is|are|had|could|would|should)\b(?! (?:not|no)\b)"
)
_NEGATION = re.compile(
    r"\b(?:could|was|were|had|did|would|should|is) not\b|\b[Nn]o one\b|\bNobody\b"
)
_TELLS = (
    "said asked noted told stated wanted wished requested inquired replied observed reported "
    "explained commended welcomed remarked mentioned stressed described found repeated clarified "
    "named expressed acknowledged hoped"
).split()
_WHO = (
    r"Ms\. Racu|Ms\. Pūce|Mr\. Rogov|Mr\. Iscan|Kazakhstan|[Aa] representative(?: of Kazakhstan)?"
    r"|[Tt]he (?:delegation|Committee|Country Rapporteur|Rapporteur|expert|representative"
    r"|State party|State)"
)
_AFTER_ACCORDING = "Mr. Rogov|the delegation|Kazakhstan|the State|Ms. Racu|the Rapporteur".replace(
    ".", r"\."
)
_SPEAKER = re.compile(
    # "Country Rapporteur for Kazakhstan" and "for the Committee" are both right.
    rf"(?<!apporteur for )\b(?:{_WHO})"
    rf"(?:(?=,? (?:also |further )?(?:{'|'.join(_TELLS)}|would (?:like|welcome|appreciate)"
    r"|was (?:pleased|concerned|heartened|particularly))\b)|"
    + "|".join(rf"(?<=ccording to {one})" for one in _AFTER_ACCORDING.split("|"))
    + ")"
)
_ASKED = re.compile(
    r"\b(?:asked|wondered|wanted to know|wished to (?:know|learn|hear)|inquired) (?:whether|if)\b"
)


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
    for match in re.finditer(rf"\b(?:{'|'.join(_MONTHS)})\b", text):
        month = chance.choice([one for one in _MONTHS if one != match[0]])
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


def _forms(words: dict[str, Any]) -> dict[str, str]:
    """Return the form of each word that can be exchanged: "plural", "single" or "past"."""
    return {word: form for form in ("plural", "single", "past") for word in words[form]}


def _unrelated(word: str, base: GuardCase) -> bool:
    """Tell whether a word is nothing to any word of a statement and of what it cites."""
    near = (Relation.NONE, Relation.SIBLING)
    told = " ".join([base.statement, *(one.text for one in base.cited)])
    return all(relation(stem(word), other.stem) in near for other in read(told))


def _word(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    """Yield a statement with one of its nouns or verbs exchanged for another of its form."""
    forms = _forms(words)
    told = {one.stem for one in read(" ".join(one.text for one in base.cited))}
    for word in read(base.statement):
        form = forms.get(word.folded)
        if form is None and word.folded.endswith("ed") and word.is_content:
            form = "past"
        if form is None or word.stem not in told or word.stem in FRAME:
            continue
        other = chance.choice(words[form])
        if _unrelated(other, base):
            end = word.start + len(word.text)
            yield f"{base.statement[: word.start]}{other}{base.statement[end:]}"


@cache
def _nouns() -> dict[str, str]:
    """Return the form of each noun that is known, "plural" or "single"."""
    parts = json.loads(guard_data("words.json")).values()
    return {
        word: form for part in parts for form in ("plural", "single") for word in part[form].split()
    }


def _roles(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    """Yield a statement with two of its nouns in each other's place: who did what to whom."""
    del words
    forms = _nouns()
    found = [one for one in read(base.statement) if one.folded in forms]
    pairs = [
        (one, other)
        for at, one in enumerate(found)
        for other in found[at + 1 :]
        if one.stem != other.stem and forms[one.folded] == forms[other.folded]
    ]
    chance.shuffle(pairs)
    for one, other in pairs[:2]:
        text = base.statement
        between = text[one.start + len(one.text) : other.start]
        if between.strip() in ("and", "or", ",", ", and"):
            continue  # "women and girls" are "girls and women".
        end = other.start + len(other.text)
        yield f"{text[: one.start]}{other.text}{between}{one.text}{text[end:]}"


def _act(base: GuardCase, words: dict[str, Any], chance: random.Random) -> Iterator[str]:
    """Yield a short statement of something done, or never done, to what the source speaks of."""
    forms = _forms(words)
    things = [
        word.folded
        for one in base.cited
        for word in read(one.text)
        if forms.get(word.folded) in ("plural", "single")
    ]
    side = base.cited[0].side
    who = base.cited[0].speaker or "the speaker"
    doer = chance.choice(["The Government", "The police", "The State party", "Officials", "They"])
    for _ in range(2):
        done = chance.choice(words["past"])
        if not things or not _unrelated(done, base):
            continue
        thing = chance.choice(things)
        yield chance.choice(
            [
                f"{doer} {done} the {thing}.",
                f"{who} said that the {thing} had been {done}.",
                f"{who} {'admitted' if side is Side.STATE else 'noted'} that the {thing} "
                f"had never been {done}.",
                f"The {thing}, which had been {done}, had never existed.",
            ]
        )


CORRUPTIONS: dict[str, _Corrupt] = {
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
    "word": _word,
    "act": _act,
    "roles": _roles,
}
"""By what is done to a statement. Each takes the statement, the words of a part, and chance."""
