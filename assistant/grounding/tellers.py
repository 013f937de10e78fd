"""Whether what a speaker told in somebody else's name is still told in that name.

"According to Amnesty International, 40 prisoners had died" does not bear out that an expert said
that 40 had died: the record has her say that Amnesty did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.grounding.actors import Actor, find_actors
from assistant.grounding.hearsay import hedges
from assistant.language.meanings import alike, meet
from assistant.language.reading import Word, content_words, read
from assistant.sources import Source
from assistant.words import EMPTY

_ENDS = re.compile(r"[;.](?!\d)|,\s+(?:but|while|whereas|although)\b")
_MOST = 0.7
"""Share of the words of what somebody told by which a statement tells it."""


def tellers_hold(statement: str, cited: Sequence[Source]) -> bool:
    """Tell whether what was told in another's name is told so, or as heard.

    Args:
        statement: One sentence.
        cited: What it cites.
    """
    words = read(statement)
    ours = content_words(words)
    for one in cited:
        for actor in find_actors(one.text):
            told = _told(one.text, actor)
            if actor.side is one.side or _is_named(actor, read(one.who)):
                continue
            if len(told) < 2 or meet(told, ours) < _MOST * len(told):
                continue
            if not _is_named(actor, words) and not hedges(statement):
                return False
    return True


def _told(text: str, actor: Actor) -> list[Word]:
    """Return the words of what somebody told, up to the end of it."""
    end = _ENDS.search(text, actor.end)
    until = end.start() if end else len(text)
    return [one for one in content_words(read(text)) if actor.end <= one.start < until]


def _is_named(actor: Actor, words: Sequence[Word]) -> bool:
    named = [one for one in read(actor.named) if len(one.folded) > 1]
    return any(alike(one, word) for one in named if one.folded not in EMPTY for word in words)
