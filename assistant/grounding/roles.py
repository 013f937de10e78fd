"""Whether two things stand in each other's place: who did what to whom, turned round.

"Guards had beaten prisoners" does not bear out that prisoners had beaten guards. Laid along each
other, the two sentences have the one word where the other stands, twice. Looked at are sentences
near enough to each other for that to show; the passive may turn words round ("beaten by").
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.grounding.alignment import lay_along, words_along
from assistant.language.meanings import alike
from assistant.language.reading import Word, content_words, read

_JOINS = frozenset("and or nor as well".split())
_LEAST_ALONG = 0.4
"""Share of the words of a statement that have to be those of the source, in its order."""


def roles_hold(statement: str, said: Sequence[str]) -> bool:
    """Tell whether no two words of a statement stand in each other's place in a sentence cited.

    Args:
        statement: One sentence.
        said: The sentences that it cites.
    """
    ours = read(statement)
    return not any(_turned_round(ours, read(one)) for one in said)


def _turned_round(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    if _has_agent(ours) != _has_agent(theirs):
        return False
    matcher = lay_along(ours, theirs)
    if words_along(matcher) < _LEAST_ALONG * max(1, len(ours)):
        return False
    found = []
    for kind, start, end, at, to in matcher.get_opcodes():
        own, given = content_words(ours[start:end]), content_words(theirs[at:to])
        if kind == "replace" and own and given:
            found.append((start, own, given))
    for place, (start, own, given) in enumerate(found):
        for later, other_own, other_given in found[place + 1 :]:
            between = {word.folded for word in ours[start + 1 : later]}
            if between <= _JOINS:
                continue  # "women and girls" are "girls and women".
            if _meet(own, other_given) and _meet(other_own, given):
                return True
    return False


def _has_agent(words: Sequence[Word]) -> bool:
    return any(word.folded == "by" for word in words)


def _meet(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    return any(alike(one, other) for one in ours for other in theirs)
