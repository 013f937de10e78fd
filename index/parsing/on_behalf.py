"""For which group of States a speaker speaks: "speaking on behalf of the Group of African States".

A statement on behalf of a group is its State's and the group's. Only what says so of the statement
itself counts: whoever aligns with a statement made on behalf of a group speaks for one State.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Side, Speaker
from index.reference.group_names import group_key
from index.reference.states import find_states, state_of
from index.text import fold

_REACH = 500
"""Characters from the beginning of a statement within which it says for whom it is made."""
_BEHALF = (
    r"(?:on\s+behalf\s+of|in\s+the\s+name\s+of|au\s+nom\s+(?:de\s+(?:la\s+|l['’])?|des\s+|du\s+|d['’])"
    r"|en\s+nombre\s+(?:de(?:l|\s+las?|\s+los)?\s+))\s*(?P<whom>[^.;:]+)"
)
_NAME = r"^[^,:()]{2,80}?(?:\s*\([^()]*\))*?"
"""What announces a speaker: a name, with brackets behind it."""
_IN_BRACKETS = re.compile(rf"{_NAME}\s*\([^()]*?{_BEHALF}\)", re.IGNORECASE)
_BEHIND_NAME = re.compile(
    rf"{_NAME}\s*,\s+(?:(?:also|speaking|taking\s+the\s+floor|in\s+explanation\s+of\s+(?:vote|position)"
    r"(?:\s+(?:before|after)\s+the\s+vot(?:e|ing))?|introducing\s+[^,:]{3,90}?|s['’]exprimant|parlant"
    r"|prenant\s+la\s+parole|intervenant|hablando|interviniendo|haciendo\s+uso\s+de\s+la\s+palabra)\s+)+"
    rf"{_BEHALF.replace('[^.;:]+', '[^.;:,]+')}",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"(?:(?:allow|permit|let)\s+(?:me|us),?\s+)?{_BEHALF}", re.IGNORECASE)
_OWN_CLAUSE = re.compile(
    r"(?:,|\s)\s*(?:I|we|my|our|allow|let|permit|it\s+is|to|je|j['’]|nous|permettez|deseo|quisiera"
    r"|queremos|perm[ií]tame)\b",
    re.IGNORECASE,
)
"""Goes on, behind the name of a group, as whoever speaks does."""
_SPEAKS = re.compile(
    r"(?:[^.;:]{0,60},\s+)?(?:I|We|My\s+delegation|It\s+is\s+(?:my|an?|with))\b"
    rf"(?P<between>[^.;:]{{0,200}}?)\b{_BEHALF}"
)
_SPEAKING = re.compile(
    r"\b(?:speak(?:ing)?|tak(?:e|ing)\s+the\s+floor|address(?:ing)?|intervene|associate\s+myself,"
    r"|introduc(?:e|ing)|deliver(?:ing)?\s+(?:this|the\s+following|an?|my|our)\b"
    r"|mak(?:e|ing)\s+(?:this|the\s+following|an?|some|these|my|our)\b)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:not|never|no|nobody|thank\w*|welcom\w*|agree\w*|adher\w*|identif\w*|join\w*|note[ds]?|noting"
    r"|hear\w*|listen\w*|repl\w+|respon\w+|follow(?!ing\s+statement)\w*|associat\w+(?!\s+myself,)|align\w*"
    r"|endors\w*|subscrib\w*|support\w*|echo\w*|recall\w*|who|which|that|made|delivered|spoke)\b",
    re.IGNORECASE,
)
"""What tells of somebody else's statement on behalf of a group, or that there is none."""
_OWN_THANKS = re.compile(
    r"\b(?:thank\w*|congratulat\w*|f[ée]licit\w*|remerci\w*|agradec\w*|my\s+(?!group))\b",
    re.IGNORECASE,
)
"""What a speaker may say in the name of a group before speaking for the State."""
_WITH_THEM = re.compile(
    r",?\s+(?:(?:to|which|who|whose|that|today|has|have|had|is|are|was|were|would|will|wish\w*|said"
    r"|I|we|my|our|as|let|may|namely|comprising|consisting|including|when|since|with|here|but|while|whose)\b"
    r"|(?:in|on|for|at|under|during|concerning|regarding|about)\s+(?![A-Z])"
    r"|and\s+(?:its|my|our|their|in|as|also|her|his)\b)"
    r"|,\s+(?=[a-z])(?!and\b)|,\s+(?=[A-Z]\w+\s+(?:extends?|wishes|thanks|would)\b)|[()—–]",
)
"""What ends a name, after it."""
_GROUP = re.compile(
    r"\b(?:Groupe?s?|Grupo|States|[Cc]ountries|pays|pa[ií]ses|Union|Uni[oó]n|Community|Comunidad|"
    r"Communaut[eé]|Movement|Mouvement|Movimiento|League|Ligue|Liga|Organi[sz]ation|Forum|Alliance|"
    r"Association|Coalition|Caucus|Cooperation\s+Council|Friends|delegations|members)\b"
)
_NO_GROUP = re.compile(
    r"\b(?:United\s+Nations|General\s+Assembly|Security\s+Council|Secretary|Government|peoples?|"
    r"(?:co-)?sponsors|victims|women|children|workers|citizens|poor|delegation\s+of|non-governmental|Chair\w*|President|Minister|Majesty|"
    r"Excellency|Republic\s+of|Kingdom\s+of|State\s+Union)\b",
    re.IGNORECASE,
)
_POINTING = frozenset("our my their its these those such all both other several many some".split())
_NATIONAL = re.compile(
    r"\bin\s+(?:my|his|her|their|our|a|its)\s+(?:own\s+)?national\s+capacity\b"
    r"|\b(?:capacity|speak(?:ing)?(?:\s+now)?)\s+as\s+(?:the\s+)?(?:permanent\s+)?(?:representative|delegate)\s+of\b"
    r"|\bnational\s+(?:statement|remarks)\b|\b(?:for|of)\s+(?:my|our|his|her)\s+own\s+country\b"
    r"|\bon\s+behalf\s+of\s+(?:my|his|her|our)\s+(?:own\s+)?(?:country|delegation|government)\b"
    r"|\ba\s+titre\s+national\b|\ben\s+[ms]a\s+capacite\s+nationale\b"
    r"|\ba\s+titulo\s+nacional\b|\ben\s+(?:mi|su)\s+capacidad\s+nacional\b",
    re.IGNORECASE,
)
_FOR_A_STATE = re.compile(
    r"\bon\s+behalf\s+of\s+(?P<state>(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)(?!\s*(?:,|and\b))"
)
_GIVES_FLOOR = re.compile(r"\b(?:floor|call\s+on|invite)\b", re.IGNORECASE)
_CALLED_ON = re.compile(
    r"\b(?:representative|observer|delegate|delegation|delegations)\s+of\s+(?P<state>[^,.]+?),?\s+"
    rf"(?:(?:who\s+)?(?:will|wishes\s+to|to)\s+(?:speak|make\s+a\s+statement)|speaking)\s+{_BEHALF}",
    re.IGNORECASE,
)


def on_behalf_of(speaker: Speaker, words: str, announced: tuple[str, str] = ("", "")) -> Speaker:
    """Return a speaker of a State with the group for which a statement is made, if it is for one.

    Args:
        speaker: Who speaks.
        words: The first paragraph of the statement, with what announces the speaker.
        announced: The State, and the group, for which somebody was called on before.
    """
    if speaker.side is not Side.STATE or speaker.state is None:
        return speaker
    group = _named(words, speaker.state) or (announced[1] if announced[0] == speaker.state else "")
    # Where one paragraph is for both, nobody's words are said to be a group's.
    return replace(speaker, on_behalf_of=group) if group and not is_national(words) else speaker


def is_national(words: str) -> bool:
    """Return whether words tell that a State speaks for itself ("in her national capacity")."""
    folded = fold(words, keep_case=True)
    own = (state_of(one["state"]) for one in _FOR_A_STATE.finditer(folded))
    return bool(_NATIONAL.search(folded)) or any(own)


def called_on(words: str) -> tuple[str, str]:
    """Return the State, and the group, of whoever is called on to speak for it; or nothing.

    Args:
        words: A paragraph of whoever presides; the last who is called on there speaks next.
    """
    asked = [one for one in re.split(r"(?<=[.!?])\s+", words) if _GIVES_FLOOR.search(one)]
    found = _CALLED_ON.search(asked[-1]) if asked else None
    if found is None or is_national(asked[-1]):
        return "", ""
    whole = find_states(found["state"])
    group = _group(found["whom"])
    return (whole[0].code, group) if whole and group else ("", "")


def _named(words: str, state: str) -> str:
    """Return the group for which words say that they are spoken; empty where they say none.

    Args:
        words: The opening of a statement.
        state: Code of the State that speaks.
    """
    opening = words[:_REACH]
    beside = _IN_BRACKETS.match(opening) or _BEHIND_NAME.match(opening)
    if beside:
        return _group(beside["whom"])
    for sentence in re.split(r"(?<=[.!?:])\s+", opening):
        begun, spoken = _BEGINS.match(sentence), _SPEAKS.match(sentence)
        if begun:
            group = _group(begun["whom"])
            rest = begun["whom"][begun["whom"].find(group.split(" (")[0]) + len(group) :]
            named = find_states(rest[:60])
            own = bool(named) and named[0].code == state and not _OF_ANOTHER.search(rest)
            if group and (own or _OWN_CLAUSE.match(rest)) and not _OWN_THANKS.search(rest):
                return group
        elif spoken and _speaks(spoken["between"]):
            return _group(spoken["whom"])
    return ""


def _speaks(between: str) -> bool:
    """Return whether words between a subject and "on behalf of" are those of whoever speaks."""
    another = _OF_ANOTHER.search(between) or find_states(between)
    return bool(_SPEAKING.search(between)) and not another


def _group(whom: str) -> str:
    """Return the name of a group that words begin with; empty where it is none."""
    end = _WITH_THEM.search(whom)
    name = whom[: end.start()].strip(' ,“”"') if end else whom.strip(' ,“”"')
    first = name.partition(",")[0]
    name = first if _GROUP.search(first) else name  # Behind it stand its members.
    several = {one.code for one in find_states(name) if not one.adjective}
    bracket = re.match(r"\s*\(([A-Z][\w.&-]{1,12})\)", whom[len(name) :])
    name = f"{name} ({bracket[1]})" if bracket else name
    told = set(group_key(name).split()) - _POINTING
    is_group = (
        _GROUP.search(name) or len(several) > 1 or re.fullmatch(r"(?:the\s+)?[A-Z][A-Z\d-]+", name)
    )
    if not told or not is_group or _NO_GROUP.search(name) or state_of(name):
        return ""
    return re.sub(r"\s+", " ", re.sub(r"^The\b", "the", name))
