"""Whether a sentence affirms or denies, and which way things go.

What a cue denies is taken to be the content words right behind it. A statement that denies must
find its like denied in what it cites, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.grounding.comparisons import turned_measures
from assistant.language.meanings import alike, contrary_words, meet, opposite_prefix
from assistant.language.reading import FRAME, Word, read

DENIES = frozenset(
    """cannot never no nobody none nor not nothing neither nowhere without aren't can't couldn't
    didn't doesn't don't hadn't hasn't haven't isn't mustn't needn't shouldn't wasn't weren't won't
    wouldn't""".split()
)
LACKING = frozenset(
    """absence absent fail failed failing fails failure lack lacked lacking lacks unable omit
    omitted omits""".split()
)
LACKS_SOFTLY = frozenset(
    """ban banned bans barred ceased declined denial denied deny denying difficult difficulties
    difficulty discontinued escaped exclude excluded excludes excluding exclusive except few fewer
    forbade forbid forbidden forbids forbidding hardly impossible inability instead left missing
    neglected only outlawed prevent prevented preventing prohibit prohibited prohibiting prohibits
    rarely refusal refuse refused refusing reject rejected rejecting seldom short shortage still
    stop stopped too yet""".split()
)
_UN = r"un(?!der|ti|it|io|iv|iq|if|less|anim)\w{4,}"
"""Any word with "un-" but those in which it denies nothing: "under", "until", "unanimous"."""
_OTHER_PREFIXES = "|".join(
    (
        r"im(?:possib|partial|proper|punity)",
        r"il(?:legal|legit|logic)",
        r"ir(?:regular|relevan|respons)",
        r"in(?:accura|adequa|complet|consist|effect|suffic|toler|valid|secur|abilit|accessib"
        r"|admissib|excus)",
        r"dis(?:agree|allow|appear|approv|continu|honest|like|miss|obey|regard|respect|satisf"
        r"|trust)",
    )
)
"""Beginnings of words: with these prefixes, most words deny nothing ("important", "discuss")."""
_PREFIXED = re.compile(rf"{_UN}|(?:{_OTHER_PREFIXES})\w*")
"""Words that deny by their prefix."""
_ANSWERS = re.compile(r"^(?:no|yes)[,:]\s+", re.IGNORECASE)
"""What answers a question before it is told what was said."""
_SCOPE = 3
_WITHIN = 9
_WHOLE = frozenset("nobody none".split())


_MEASURES = frozenset("earlier fewer greater higher later less longer lower more".split())
"""Of what no more is a bound, not a denial: "no less than 18 weeks"."""


def _is_denial(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word denies; "not only" does not, nor does "no less than"."""
    word, behind = words[place].folded, [one.folded for one in words[place + 1 : place + 3]]
    if word not in DENIES:
        return False
    if word in ("no", "not") and behind[1:] == ["than"] and behind[0] in _MEASURES:
        return False
    return not (word == "not" and behind[:1] and behind[0] in ("only", "merely", "just"))


def _denies(words: Sequence[Word]) -> bool:
    """Tell whether anything is denied."""
    return any(
        word.folded in LACKING or _is_denial(words, place) for place, word in enumerate(words)
    )


def speaks_of_denial(text: str) -> bool:
    """Tell whether a text denies anything, or has a word that may be put as a denial."""
    return any(word.folded in DENIES | LACKING or _is_soft(word) for word in read(text))


def negation_holds(statement: str, said: str) -> bool:
    """Tell whether a statement denies what was denied, and nothing else."""
    ours, theirs = read(_ANSWERS.sub("", statement)), read(said)
    if _denies(ours) and not (_denies(theirs) or any(_is_soft(word) for word in theirs)):
        return False  # Nothing at all was denied.
    denied, given = _denied(ours), _denied(theirs)
    soft = [_scope(theirs, place) for place, word in enumerate(theirs) if _is_soft(word)]
    our_soft = [_scope(ours, place) for place, word in enumerate(ours) if _is_soft(word)]
    plain = {word.stem for word in theirs if _is_soft(word)}
    plain -= {word.stem for scope in given for word in scope}
    if len(denied) > len(given) + len(soft):
        return False
    if any(scope and scope[0].stem in plain for scope in denied):
        return False  # "not excluded" where "excluded" was said.
    return all(_found(scope, given, soft) for scope in denied if meet(scope, theirs)) and all(
        _found(scope, denied, our_soft)
        for scope in _denied(theirs, sure=True)
        if 2 * meet(scope, ours) > len(scope) and _first_meets(scope, ours)
    )


def direction_holds(statement: str, said: str) -> bool:
    """Tell whether no word of a statement is the contrary of what was said in its place."""
    ours, theirs = read(statement), read(said)
    denied = [word for scope in _denied(ours) for word in scope]
    denied_there = [word for scope in _denied(theirs) for word in scope]
    turned = turned_measures(statement, said)
    return all(
        word.start in turned or (word in denied) != (other in denied_there)
        for word, other in contrary_words(ours, theirs)
    )


def _first_meets(scope: Sequence[Word], ours: tuple[Word, ...]) -> bool:
    return bool(scope) and any(alike(scope[0], word) for word in ours if word.is_content)


def _found(
    scope: Sequence[Word], denied: Sequence[Sequence[Word]], soft: Sequence[Sequence[Word]]
) -> bool:
    """Tell whether what one text denies is denied in the other: its first word, or two words."""
    if not scope:
        return bool(denied or soft)
    return any(
        meet(scope[:1], other)
        or (hard and meet(scope, other) > 1)
        or any(opposite_prefix(scope[0].folded, one.folded) for one in other)
        for hard, scopes in ((True, denied), (False, soft))
        for other in scopes
    )


def _denied(words: tuple[Word, ...], *, sure: bool = False) -> list[list[Word]]:
    return [
        _scope(words, place)
        for place, word in enumerate(words)
        if _is_denial(words, place)
        or (word.folded in LACKING and (not sure or len(_scope(words, place)) > 1))
    ]


def _scope(words: tuple[Word, ...], place: int) -> list[Word]:
    """Return the content words that a cue speaks of: itself if it has content, and what follows."""
    own = [words[place]] if _is_prefixed(words[place]) else []
    cue = words[place]
    following = [
        word
        for word in words[place + 1 : place + 1 + _WITHIN]
        if word.is_content
        and word.stem not in FRAME
        and (word.clause == cue.clause or (cue.folded in DENIES and word.part == cue.part))
    ]
    scope = own + following[:_SCOPE]
    before = [word for word in words[max(0, place - 4) : place] if word.is_content]
    return scope or before[:-3:-1]


def _is_soft(word: Word) -> bool:
    return word.folded in LACKS_SOFTLY or _is_prefixed(word)


def _is_prefixed(word: Word) -> bool:
    return bool(_PREFIXED.fullmatch(word.folded))
