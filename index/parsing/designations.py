"""An announcement of a speaker, and how the names of persons stand in records.

How a language words announcements is in its module under :mod:`index.parsing.grammar`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from index.parsing.loose_accents import LOOSE
from index.text import fold

TITLES = (
    r"(?:Mr|Mrs|Ms|Miss|Messrs|Mme|Dr|Prof|Sir|Dame|Lord|Lady|Baroness|Count|Prince|Princess|"
    r"Sheikh|Sheikha|King|Queen|Archbishop|Monsignor|Msgr|Cardinal|Judge|Justice|General|"
    r"Ambassador|Rev|Reverend|Father|Sister)"
)
RANKS = (
    r"(?:Professor|Brigadier|Major|Lieutenant|Colonel|Captain|Admiral|Bishop|Rabbi|Imam|Senator|"
    r"Chief|Begum|Sardar|Datuk|Dato['’]?|Tan\s+Sri|Tun|Sayyid)"
)
"""Titles that are words of their own as well, and so only looked for where a speaker may stand."""
_ABBREVIATED = r"(?:M\s?rs|M\s?r|M\s?s|Hr|Dr|Prof|Messrs)"
"""Old records are read by machine: "Mr, OPSAHL", "Mr . SADI", "Hr. KOULISHEV"."""
PARTICLES = (
    r"(?:de|da|do|dos|das|del|della|di|du|den|der|des|van|von|ter|ten|la|las|le|les|los|el|al|"
    r"bin|bint|ben|ibn|bte|y|e|zu|of)"
)
LOST = "\ufffd■□"
"""What stands in a file for letters that its font or its encoding has lost: "Ms. P■ce"."""
_NAME_WORD = (
    rf"(?:(?:[A-Z]\.)+|(?:Jr|Sr|St)\.|(?:[^\W\d_a-z]|[{LOST}])[\w'’ʼ‘‑\-{LOST}{LOOSE}]*"
    r"|(?:[ae]l|a[dnrstz]|ash)[-‑][^\W\d_a-z][\w'’‑\-]*|(?:d|l|D|L)['’]\w[\w‑\-]*)"
)
NAME = rf"{_NAME_WORD}(?:\s+(?:{PARTICLES}\s+)*{_NAME_WORD}){{0,6}}"
PERSON_NAME = (
    r"(?!General\s+(?:Assembly|Committee|Conference|Council|Comment|Debate)\b)"
    rf"(?:{_ABBREVIATED}\s?[.,]\s*|(?:{TITLES}|{RANKS})(?:\.\s*|\s+))"
    rf"(?:{PARTICLES}\s+)*{NAME}"
)
"""A pattern: a title and a name, of as many words as it has."""
_PARENTHESIS = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)")
_BRACKETED = re.compile(r"\s*\[[^\]]{0,60}\]")


class SpeakerKind(StrEnum):
    """What a speaker is announced as."""

    PERSON = "person"
    """By name."""
    CHAIR = "chair"
    """As whoever presides, without a name."""
    OFFICE = "office"
    """By another office, without a name."""
    REPRESENTATIVE = "representative"
    """By whom somebody represents ("A representative of Kenya"); a State may stand for itself."""
    DELEGATION = "delegation"
    """As the delegation, or members of it, without the State."""
    UNKNOWN = "unknown"
    """It is in doubt whether the person named speaks."""


@dataclass(frozen=True, slots=True)
class Designation:
    """A speaker as announced.

    Attributes:
        name: As printed, blanks and loose accents mended; for representatives with whom they
            represent.
        kind: What kind of speaker is announced.
        parentheses: What stands in round brackets behind the name.
        apposition: An office set between commas, or empty ("Country Rapporteur").
        represents: Of whom or what a representative speaks, or empty.
        verb: The verb of reporting, or empty before a colon.
        verbatim: True where a colon introduces the speaker's own words.
        end: Offset behind the colon of a verbatim designation, else 0: in a summary record
            the designation is part of the sentence.
        past: True where the verb stands in a tense in which most records tell of earlier words.
    """

    name: str
    kind: SpeakerKind
    parentheses: tuple[str, ...] = ()
    apposition: str = ""
    represents: str = ""
    verb: str = ""
    verbatim: bool = False
    end: int = 0
    past: bool = False


def opens_speech(name: str, words: str) -> bool:
    """Return whether a name without a title, before a State and a colon, is that of a speaker.

    Lists tell of places so ("Geneva (Switzerland): two offices"). Whoever speaks has more names
    than one, or one with an article ("Al-Thani"), and begins as a sentence does.
    """
    return bool(re.search(r"[\s\-‑]", name)) and not words[:1].islower()


def mend(name: str) -> str:
    """Close and open blanks in a printed designation ("The Chair person", "Ms.Birk")."""
    name = re.sub(r"\s+", " ", name).strip()
    name = re.sub(r"\bM\s(rs?|s)(?=\s?[.,])", r"M\1", name)
    name = re.sub(rf"\b({_ABBREVIATED})\s?[.,]\s*(?=\w)", r"\1. ", name).replace("Hr. ", "Mr. ")
    name = re.sub(rf"\b({TITLES}\.)(?=\w)", r"\1 ", name)
    name = re.sub(r"(?i)(?<=\bcha)[1l|](?=r)|(?<=\bpres)[1l|](?=dent)", _letter_i, name)
    return re.sub(r"(?i)\b(chair) (person|man|woman)\b", r"\1\2", name)


def _letter_i(misread: re.Match[str]) -> str:
    """Return the letter that a machine took for a figure or a stroke ("The CHA1RMAN")."""
    return "I" if misread.string[misread.start() - 1].isupper() else "i"


def read_brackets(text: str, end: int, spoken_in: re.Pattern[str]) -> tuple[tuple[str, ...], int]:
    """Return what stands in round brackets behind a name, and the offset behind all brackets.

    Args:
        text: A paragraph.
        end: Offset behind the name.
        spoken_in: What opens a note on the language spoken, which is left out, as are notes in
            square brackets.
    """
    found = []
    while True:
        bracket = _PARENTHESIS.match(text, end)
        if bracket:
            content = re.sub(r"\s+", " ", bracket[1]).strip()
            if not spoken_in.match(fold(content)):
                found.append(content)
            end = bracket.end()
            continue
        note = _BRACKETED.match(text, end)
        if note is None:
            return tuple(found), end
        end = note.end()


def read_names(
    text: str,
    plain: str,
    name: tuple[str, int],
    person: re.Pattern[str],
    joint: re.Pattern[str] | None,
    spoken_in: re.Pattern[str],
) -> tuple[str, tuple[str, ...], int]:
    """Return a name with those joined to it, what stands in their brackets, and where they end.

    Names are a list only up to an "and": "Mr. X, Ms. Y said, ..." announces nobody.

    Args:
        text: A paragraph.
        plain: The same as the patterns want it, of the same length.
        name: The first name, and the offset behind it.
        person: Another person.
        joint: What joins one, with the group "last" for "and"; None where nobody can be joined.
        spoken_in: As for :func:`read_brackets`.
    """
    first, end = name
    inside, end = read_brackets(text, end, spoken_in)
    names, brackets, reached = [first], [*inside], end
    listed = len(names), len(brackets)
    while joint and (joined := joint.match(plain, reached)):
        other = person.match(plain, joined.end())
        if other is None:
            break
        names.append(text[reached : other.end()])
        inside, reached = read_brackets(text, other.end(), spoken_in)
        brackets += inside
        if joined["last"]:
            listed, end = (len(names), len(brackets)), reached
    return "".join(names[: listed[0]]), tuple(brackets[: listed[1]]), end
