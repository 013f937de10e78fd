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
_IN_BRACKETS = re.compile(rf"\([^()]*?{_BEHALF}\)", re.IGNORECASE)
_BEHIND_NAME = re.compile(
    rf",\s+(?:(?:also|speaking|taking\s+the\s+floor)\s+)+{_BEHALF.replace('[^.;:]+', '[^.;:,]+')}",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r":|\b(?:said|stated|told|dit|d[ée]clar\w+|dij\w|dice|that|que)\b", re.IGNORECASE
)
"""Behind it somebody else may be named with a group."""
_BEGINS = re.compile(rf"(?:(?:allow|permit|let)\s+(?:me|us),?\s+)?{_BEHALF}", re.IGNORECASE)
_SPEAKS = re.compile(
    r"\b(?:I\b|(?i:we|my\s+delegation|it\s+is|it['’]s)\b|[A-Z]\w+\s+(?:is|has|takes|speaks)\b)"
    r"(?i:[^.;]{0,160}?\b(?:speak\w*|deliver\w*|mak(?:e|ing)|tak(?:e|ing)\s+the\s+floor|address\w*|"
    r"interven\w+|honou?r\w*|privileged?|pleas\w+|statement|introduc\w+)\b"
    rf"(?:(?!\bbehalf\b)[^.;]){{0,80}}?{_BEHALF})"
)
_OF_ANOTHER = re.compile(
    r"\b(?:align\w*|associates?(?!\s+myself,)|subscrib\w+|endors\w+|support\w*|echo\w*|recall\w*|listened"
    r"|(?:made|delivered|given|spoken)\s+(?:\w+\s+){0,3}by|statement\s+of)\b",
    re.IGNORECASE,
)
"""What tells of somebody else's statement on behalf of a group."""
_OWN_THANKS = re.compile(r"\b(?:thank\w*|congratulat\w*|my\s+(?!group))\b", re.IGNORECASE)
"""What a speaker may say in the name of a group before speaking for the State."""
_WITH_THEM = re.compile(
    r",?\s+(?:(?:to|which|who|whose|that|today|has|have|had|is|are|was|were|would|will|wish\w*|said"
    r"|I|we|my|our|as|let|may|namely|comprising|consisting|including|when|since|with|here)\b"
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
    r"(?:co-)?sponsors|delegation\s+of|non-governmental|Chair\w*|President|Minister|Majesty|"
    r"Excellency|Republic\s+of|Kingdom\s+of|State\s+Union)\b",
    re.IGNORECASE,
)
_POINTING = frozenset("our my their its these those such all both other several many some".split())
_NATIONAL = re.compile(
    r"\bin\s+(?:my|his|her|their|our|a|its)\s+(?:own\s+)?national\s+capacity\b"
    r"|\bon\s+behalf\s+of\s+(?:my|his|her|our)\s+(?:own\s+)?(?:country|delegation|government)\b"
    r"|\ba\s+titre\s+national\b|\ben\s+[ms]a\s+capacite\s+nationale\b"
    r"|\ba\s+titulo\s+nacional\b|\ben\s+(?:mi|su)\s+capacidad\s+nacional\b",
    re.IGNORECASE,
)
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
    group = _named(words) or (announced[1] if announced[0] == speaker.state else "")
    # Where one paragraph is for both, nobody's words are said to be a group's.
    return replace(speaker, on_behalf_of=group) if group and not is_national(words) else speaker


def is_national(words: str) -> bool:
    """Return whether words tell that a State speaks for itself ("in her national capacity")."""
    return bool(_NATIONAL.search(fold(words, keep_case=True)))


def called_on(words: str) -> tuple[str, str]:
    """Return the State, and the group, of whoever is called on to speak for it; or nothing.

    Args:
        words: A paragraph of whoever presides; the last who is called on there speaks next.
    """
    found = [*_CALLED_ON.finditer(words)]
    if not found:
        return "", ""
    whole = find_states(found[-1]["state"])
    group = _group(found[-1]["whom"])
    return (whole[0].code, group) if whole and group else ("", "")


def _named(words: str) -> str:
    """Return the group for which words say that they are spoken; empty where they say none."""
    opening = words[:_REACH]
    beside = _IN_BRACKETS.search(opening) or _BEHIND_NAME.search(opening)
    if beside and not _BEGUN.search(opening[: beside.start()]):
        return _group(beside["whom"])
    for sentence in re.split(r"(?<=[.!?:])\s+", opening):
        begun = _BEGINS.match(sentence)
        if begun and _OWN_THANKS.search(sentence, begun.end(1) - len(begun["whom"])):
            begun = None
        said = begun or _SPEAKS.search(sentence)
        if said and not _OF_ANOTHER.search(sentence[: said.start("whom")]):
            return _group(said["whom"])
    return ""


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
