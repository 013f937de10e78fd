"""Slips of the pen in what a question is about: "vidio", "solitry confinment", "kazakstan".

A word is a slip only where neither the records nor English have it, and one that the records
have, or the name of a State, is a single letter away: left out, put in, wrong, or two of them in
the place of each other (Damerau, Communications of the ACM 7, 1964). What was read is told.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant.language.lexicon import Relation, is_known, relation
from assistant.questions.language import name_of_language
from assistant.words import EMPTY, SPEAKING_FORMS
from index.parsing.designations import TITLES
from index.reference.states import closest_state, find_states, state_name
from index.text import stem

_SMALL_WORDS = {
    "abt": "about",
    "adn": "and",
    "becuase": "because",
    "hwo": "how",
    "teh": "the",
    "thier": "their",
    "waht": "what",
    "wat": "what",
    "wehn": "when",
    "wha": "what",
    "whcih": "which",
    "whic": "which",
    "wich": "which",
    "wher": "where",
    "whta": "what",
}
"""Of the words with which questions are put, the slips that are no other words."""
_PAST = frozenset(
    """arose awoke became began begun broke chose drank drove drunk forbade forgave foresaw froze
    overcame overtook rewrote rose shook shrank shrunk spoke sprang stole strove swore threw took
    undertook withdrew withheld withstood woke wore wrote""".split()
)
"""Verbs of English whose past is another word, of which the lexicon has the present alone."""
_WORD = re.compile(r"(?<![\w’'/.-])[^\W\d_]+(?![\w/-]|[’'.]\w)")
_SHORTEST, _LONGEST = 5, 30
"""Letters; shorter words have too many neighbours, and longer ones are none."""
_LEAST_OF_A_NAME = 6
"""Letters of a name that may be spelt wrongly; shorter ones are near to too many."""
_TITLE = re.compile(rf"(?i)\b{TITLES}\.?\s+$")

Frequencies = Callable[[Sequence[str]], Mapping[str, int]]
"""Tells in how many passages stems occur; those that do in none are left out."""


def spell_words(text: str, frequencies: Frequencies) -> tuple[str, tuple[str, ...]]:
    """Return a question with the words that are meant, and what was changed.

    Args:
        text: The question.
        frequencies: Of stems in the records.
    """
    if name_of_language(text):
        return text, ()
    readings: list[str] = []
    typed_small = text == text.lower()
    states = [(one.start, one.end) for one in find_states(text)]

    def spelt(match: re.Match[str]) -> str:
        word = match.group()
        small = _SMALL_WORDS.get(word.casefold())
        if small:
            return small.capitalize() if word[0].isupper() else small
        begins = not text[: match.start()].strip()
        name = word != word.lower() and not (typed_small or begins)
        if (
            not _SHORTEST <= len(word) <= _LONGEST
            or (name and not _of_a_people(text, match))
            or _TITLE.search(text[: match.start()])
            or any(start <= match.start() < end for start, end in states)
        ):
            return word
        meant = _meant(word.lower(), frequencies)
        if not meant or (name and is_known(stem(meant)) and not find_states(meant)):
            return word
        meant = meant.capitalize() if name and meant.islower() else meant
        readings.append(f"“{word}” read as {meant}")
        return meant

    return _WORD.sub(spelt, text), tuple(readings)


def _of_a_people(text: str, match: re.Match[str]) -> bool:
    """Return whether a word with a capital stands as that of a people does: "the Rohingya camps".

    Other names may be those of somebody who is not told of.
    """
    before, after = text[: match.start()], text[match.end() :]
    return bool(
        match.group().istitle()
        and len(match.group()) >= _LEAST_OF_A_NAME
        and re.search(r"\b(?:the|of|about|on|for)\s+$", before)
        and re.match(r"\s+(?!cases?\b)[a-z]{3,}", after)
    )


def _meant(word: str, frequencies: Frequencies) -> str:
    """Return the word that is meant; empty where this one is right, or nothing is near."""
    own = stem(word)
    if word in EMPTY or word in SPEAKING_FORMS | _PAST or frequencies([own]) or _is_compared(word):
        return ""
    code = closest_state(word)
    if is_known(own):
        # Another spelling of the State's name; "hungry" is none of Hungary's.
        same = code and relation(own, stem(state_name(code).lower())) is Relation.SYNONYM
        return state_name(code) if code and same else ""
    # The first letter is right in most slips, and tells other words apart.
    near = {one: stem(one) for one in _neighbours(word) if one[0] == word[0]}
    known = frequencies(list(dict.fromkeys(near.values())))
    found = [one for one, base in near.items() if known.get(base) or one in EMPTY]
    if code and not found:
        return state_name(code)
    # A stem stands for many spellings: the one nearest to what was typed is an English word.
    best = max(
        found, key=lambda one: (is_known(near[one]), known.get(near[one], 0), one), default=""
    )
    named = find_states(best)
    return state_name(named[0].code) if named and not named[0].adjective else best


def _is_compared(word: str) -> bool:
    """Return whether a word is an English one compared or of who does it: "largest", "briefers"."""
    base = re.sub(r"(?:est|ers?)$", "", word)
    forms = (base, f"{base}e", re.sub(r"(.)\1$", r"\1", base), re.sub(r"i$", "y", base))
    return base != word and any(is_known(stem(one)) for one in forms)


def _neighbours(word: str) -> Iterator[str]:
    """Yield all that is one letter away, in order."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in string.ascii_lowercase:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
