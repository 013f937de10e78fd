"""Bodies that met, as questions name them: in full, in short, or by their initials."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.questions.parts import ABOUT, VERBS
from index.reference.symbols import ACRONYMS, BODIES
from index.text import fold

_NAMES = {
    **{name: name for name in BODIES},
    **{name.removesuffix(" of the General Assembly"): name for name in BODIES},
}
_BY_NAME = {fold(name): body for name, body in {**_NAMES, **ACRONYMS}.items()}


def _one_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


A_NAME = rf"(?:{_one_of(_NAMES)})(?!\w)"
INITIALS = (
    rf"(?:(?-i:{_one_of(ACRONYMS)})(?:\s+committee)?|(?:{_one_of(ACRONYMS)})\s+committee)(?![\w/])"
)
"""In capitals, or before "committee": "cat" alone is none. Both run without regard to capitals."""
_MET = re.compile(
    rf"(?P<lead>\b(?:before|in|at|to|with|(?P<told>(?:tell|told|inform(?:ed)?|assured?|answer(?:ed)?)))"
    rf"\s+)(?:the\s+)?(?:(?P<body>{A_NAME}|{INITIALS}))\b",
    re.IGNORECASE,
)
_AS_SPEAKER = re.compile(
    rf"(?P<lead>\b(?:did|does|has|had|and|by|about|have)\s+)(?:the\s+)?(?P<body>{INITIALS})"
    rf"(?:[’']s?\s+|\s+)?(?:(?<=\s)(?:experts?|members?|rapporteurs?))?"
    rf"(?=\s*[?.!]*$|\s+(?:{VERBS}|{ABOUT})\b)",
    re.IGNORECASE,
)
"""A body by its initials, or those who sit in it, as the one that speaks."""
_GOES_TO_A_BODY = re.compile(
    r"\b(?:cases?|complaints?|communications?|appeals?|petitions?|proceedings?|reports|(?:an?|its|of|the|their)\s+report|submissions?"
    r"|submit(?:ted)?|elect(?:ed|ions?)|members?|membership|seats?|agenda|voting|votes?|debates?"
    r"|any(?:one|body)?|every(?:one|body)?|appear(?:ed)?)\s+$",
    re.IGNORECASE,
)
_SAYS_TO = re.compile(
    r"\b(?:say|said|report|explain|reply|replied|respond|state|present|promise|admit|announce)\w*\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BodyMet:
    """A body that a question names as the one at whose meetings something was said.

    Attributes:
        body: Its name.
        rest: The question without it; a verb of telling stays ("told the Committee ...").
        said: The same in words: "before the Human Rights Committee".
    """

    body: str
    rest: str
    said: str


def body_met(question: str) -> BodyMet | None:
    """Return the body at whose meetings a question asks; None where it names none so.

    What goes to a body (cases, reports, members, votes) is of another matter.

    >>> body_met("What did Kenya say before the Human Rights Committee about bail?").said
    'before the Human Rights Committee'
    """
    match = _MET.search(question)
    if match is None:
        return None
    before = question[: match.start()]
    lead = match["lead"].strip().casefold()
    if _GOES_TO_A_BODY.search(before) or (lead == "to" and not _SAYS_TO.search(before)):
        return None
    body = body_called(match["body"])
    kept = f" {match['told']} " if match["told"] else " "
    rest = f"{before}{kept}{question[match.end() :]}"
    return BodyMet(body, rest, f"{'before' if match['told'] or lead == 'to' else lead} the {body}")


def with_bodies_in_full(question: str) -> str:
    """Return a question in which a body that is asked about by its initials has its name.

    >>> with_bodies_in_full("What did CEDAW say about bail?")
    'What did the Committee on the Elimination of Discrimination against Women say about bail?'
    """
    return _AS_SPEAKER.sub(
        lambda match: f"{match['lead']}the {body_called(match['body'])}", question
    )


def body_called(said: str) -> str:
    """Return the body of a name, or of initials with or without "committee" behind them."""
    name = " ".join(fold(said).split())
    return _BY_NAME.get(name) or _BY_NAME[name.removesuffix(" committee")]
