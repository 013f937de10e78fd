"""How French and Spanish records announce speakers; the words are in a module a language.

Both report in the present tense, with the article before offices ("Le Président invite ...",
"La Sra. Gaer pregunta ..."). All patterns are matched against the text without accents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.designations import LOST, Designation, opens_speech
from index.loose_accents import LOOSE, with_accents
from index.sentences import sentence_spans
from index.states import state_of
from index.text import fold

NAME_WORD = (
    r"(?:(?:[A-Z]\.)+|(?:[ae]l|a[dnrstz]|ash)-[^\W\d_a-z][\w'\-]*"
    rf"|(?:[^\W\d_a-z]|[{LOST}])[\w'ʼ\-{LOST}{LOOSE}]*|(?:d|l|D|L)'\w[\w\-]*)"
)
PARTICLE = (
    r"(?:de|da|do|dos|das|del|della|di|du|den|der|des|van|von|ter|ten|la|las|le|les|los|el|al|"
    r"bin|bint|ben|ibn|bte|y|e|zu)"
)
UNTITLED = re.compile(rf"(?P<name>{NAME_WORD}(?:\s+(?:{PARTICLE}\s+)*{NAME_WORD}){{0,6}})(?=\s*\()")
"""Before a State in brackets and a colon a name of any kind speaks: "U Win Aung (Myanmar) :"."""
DOUBTFUL = Designation("", "unknown")
"""A person or chair with a verb that is not known to be one of saying: the speaker, or not."""
_GOES_ON = re.compile(r"\s+[a-z]")
_WINDOW = 1500
"""Characters of a paragraph in which its speaker is announced."""
_CLAUSES = 6
"""Commas behind which the speaker may stand in a sentence that opens with a clause."""
_PARENTHESIS = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)")
_BRACKETED = re.compile(r"\s*\[[^\]]{0,60}\]")
_COLON = re.compile(r"\s*:\s*")
OFFICE_BEHIND = re.compile(
    r",\s+(?P<office>(?:(?:au\s+nom|en\s+nombre)\s+de|[A-Z]|(?:[Vv]ice|[Cc]o)?-?[PpRr](?:resident|apporteu|elator))"
    r"[^.:;()]{2,160}?)(?:\s*[(\[][^)\]]*[)\]])*\s*:\s+"
)
"""In a verbatim record, behind name and State: "M. X (Mali), au nom de l'Union africaine :"."""
_END_OF_WORD = re.compile(r"[\s,:]")
_LONGEST_WHOM = 120


@dataclass(frozen=True)
class Announcing:
    """The words by which a language announces speakers. Groups named "name" hold what is kept.

    Attributes:
        language: ISO 639-1 code, for names of States.
        person: Title and name; an article before it is not kept.
        dative: A person to whom something is ("A la Sra. Gaer le preocupa"), with the group "verb";
            None where a language has no such form.
        chair: Whoever presides, with the article.
        office: Another office without a name, with the article.
        representative: What stands before the State in "Un représentant du Maroc".
        delegation: The delegation, or members of it, without the State.
        verb: One or more words of saying, as group "verb".
        any_verb: A word that may be a verb, behind a person with brackets.
        past: The beginning of a verb that tells of earlier words.
        told_before: A verb of a tense in which no record reports what is said in the meeting.
        told_of: A word behind whom somebody represents, where the sentence tells of the speaker.
        of: What shows that the president is of a State, say, and not of the meeting.
        joint: What joins a second person to the first, with the group "last" for "and".
        relative: A relative clause, in which the verb is not the sentence's.
        answering: What opens a clause on the subject of a sentence ("Répondant à Mme Gaer, ...").
        spoken_in: A note in brackets on the language spoken.
        apposition: An office between commas, at the beginning of what stands there.
        speaking: A clause on how or for whom somebody speaks.
    """

    language: str
    person: re.Pattern[str]
    dative: re.Pattern[str] | None
    chair: re.Pattern[str]
    office: re.Pattern[str]
    representative: re.Pattern[str]
    delegation: re.Pattern[str]
    verb: re.Pattern[str]
    any_verb: re.Pattern[str]
    past: re.Pattern[str]
    told_before: re.Pattern[str]
    told_of: re.Pattern[str]
    of: re.Pattern[str]
    joint: re.Pattern[str]
    relative: re.Pattern[str]
    answering: re.Pattern[str]
    spoken_in: re.Pattern[str]
    apposition: re.Pattern[str]
    speaking: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads who is announced at the beginning of a paragraph, by the words of a language.

    Records of these languages report in the present. What a person "a dit" or "ha dicho" was said
    before, and is told by whoever has the floor.
    """

    words: Announcing

    def __call__(self, text: str) -> Designation | None:
        """Return the speaker announced, None where nobody is, or :data:`DOUBTFUL`.

        Args:
            text: A paragraph without its printed number.
        """
        opening, places = with_accents(text[:_WINDOW])
        found = self._announced(opening)
        return replace(found, end=places[found.end]) if found and found.end else found

    def _announced(self, opening: str) -> Designation | None:
        plain = fold(opening, keep_case=True)
        found = self._subject(opening, plain, 0, behind_clause=False)
        if found or not self.words.answering.match(plain):
            return found
        comma = -1
        for _ in range(_CLAUSES):
            comma = plain.find(", ", comma + 1)
            if comma == -1 or len(sentence_spans(opening[:comma])) > 1:
                return None
            found = self._subject(opening, plain, comma + 2, behind_clause=True)
            if found:
                return found
        return None

    def _subject(
        self, text: str, plain: str, at: int, *, behind_clause: bool
    ) -> Designation | None:
        words = self.words
        for kind, pattern in (
            ("person", words.person),
            ("chair", words.chair),
            ("office", words.office),
        ):
            match = pattern.match(plain, at)
            if match and not (behind_clause and kind == "office"):
                return self._rest(text, plain, match, kind, behind_clause)
        felt = words.dative.match(plain, at) if words.dative else None
        if felt:
            name = mend(text[slice(*felt.span("name"))])
            return Designation(name, "person", verb=felt["verb"])
        if behind_clause:
            return (
                None  # "En réponse à la question, la délégation a dit ..." tells of earlier words.
            )
        untitled = UNTITLED.match(plain, at)
        if untitled and not words.representative.match(plain, at):
            read = self._rest(text, plain, untitled, "person", behind_clause=False)
            if (
                read
                and read.verbatim
                and any(state_of(one, words.language) for one in read.parentheses)
                and opens_speech(read.name, text[read.end :])
            ):
                return read
        match = words.representative.match(plain, at)
        if match:
            return self._representative(text, plain, match)
        match = words.delegation.match(plain, at)
        return self._rest(text, plain, match, "delegation", behind_clause) if match else None

    def _rest(
        self, text: str, plain: str, match: re.Match[str], kind: str, behind_clause: bool
    ) -> Designation | None:
        words, end = self.words, match.end()
        inside, end = self._parentheses(text, plain, end)
        names, brackets, reached = [text[slice(*match.span("name"))]], [*inside], end
        listed = len(names), len(brackets)
        while kind == "person" and (joint := words.joint.match(plain, reached)):
            other = words.person.match(plain, joint.end())
            if other is None:
                break
            names += text[reached : joint.end()], text[joint.end() : other.end()]
            inside, reached = self._parentheses(text, plain, other.end())
            brackets += inside
            if joint["last"]:
                listed, end = (len(names), len(brackets)), reached
        name, parentheses = mend("".join(names[: listed[0]])), tuple(brackets[: listed[1]])
        colon = _COLON.match(plain, end)
        if colon and not behind_clause:
            return Designation(name, kind, parentheses, verbatim=True, end=colon.end())
        office = OFFICE_BEHIND.match(plain, end) if parentheses and kind == "person" else None
        if office and not words.verb.search(plain, *office.span("office")):
            held = _mended(text[slice(*office.span("office"))])
            return Designation(name, kind, parentheses, held, verbatim=True, end=office.end())
        if words.told_before.match(plain, end):
            return None
        verb = words.verb.match(plain, end)
        past = bool(verb and words.past.match(verb["verb"]))
        if verb is None and kind == "person" and parentheses and not behind_clause:
            verb = words.any_verb.match(plain, end)
        if verb and (not past or (parentheses and not behind_clause)):
            return Designation(name, kind, parentheses, verb=_mended(verb["verb"]))
        if behind_clause:
            return None
        if plain[end : end + 1] == ",":
            found = self._inserted(text, plain, end, kind, name, parentheses)
            return found or (DOUBTFUL if kind == "person" else None)
        goes_on = kind in {"person", "chair"} and _GOES_ON.match(plain, end)
        of_another = kind == "chair" and words.of.match(plain, end)
        return DOUBTFUL if goes_on and not of_another else None

    def _inserted(
        self,
        text: str,
        plain: str,
        comma: int,
        kind: str,
        name: str,
        parentheses: tuple[str, ...],
        represents: str = "",
    ) -> Designation | None:
        """Read past clauses set between commas to the verb of saying."""
        words, at = self.words, comma
        if words.relative.match(plain, comma):
            return None
        verb = None
        while verb is None:
            at = plain.find(",", at + 1)
            if at == -1:
                return None
            verb = words.verb.match(plain, at + 1)
            if verb and words.past.match(verb["verb"]):
                verb = None
        inserted = text[comma + 1 : at].strip()
        if len(sentence_spans(inserted)) > 1:
            return None
        start = comma + 1 + (len(plain[comma + 1 :]) - len(plain[comma + 1 :].lstrip()))
        office = words.apposition.match(plain, start) or words.speaking.match(plain, start)
        apposition = text[office.start() : min(office.end(), at)].strip() if office else ""
        return Designation(name, kind, parentheses, apposition, represents, _mended(verb["verb"]))

    def _representative(self, text: str, plain: str, match: re.Match[str]) -> Designation | None:
        """Read "Un représentant du Maroc dit": the State ends where verb or comma begins."""
        words, at = self.words, match.end()
        end = at
        while True:
            blank = _END_OF_WORD.search(plain, end)
            if blank is None or blank.start() - at > _LONGEST_WHOM:
                return None
            end = blank.start()
            verb = words.verb.match(plain, end)
            if verb and words.past.match(verb["verb"]):
                return None
            if verb or plain[end] in ",:":
                break
            if words.told_of.match(plain, end):
                return None  # "Le représentant du Maroc avait dit ..." is told by somebody else.
            end += 1
        represents = mend(text[at:end])
        if not represents or re.search(r"[.;]", represents):
            return None
        name = mend(text[match.start("name") : end])
        bracket = plain.find("(", at, end)
        inside = self._parentheses(text[:end], plain[:end], bracket)[0] if bracket >= 0 else ()
        if verb:
            return Designation(
                name, "representative", inside, "", represents, _mended(verb["verb"])
            )
        if plain[end] == ":":
            colon = _COLON.match(plain, end)
            behind = colon.end() if colon else end + 1
            return Designation(
                name, "representative", inside, "", represents, verbatim=True, end=behind
            )
        return self._inserted(text, plain, end, "representative", name, inside, represents)

    def _parentheses(self, text: str, plain: str, end: int) -> tuple[tuple[str, ...], int]:
        """Return the contents of the round brackets at an offset, and the offset behind them."""
        found = []
        while True:
            bracket = _PARENTHESIS.match(plain, end)
            if bracket:
                if not self.words.spoken_in.match(bracket[1].strip()):
                    found.append(_mended(text[slice(*bracket.span(1))]))
                end = bracket.end()
                continue
            note = _BRACKETED.match(plain, end)
            if note is None:
                return tuple(found), end
            end = note.end()


def mend(name: str) -> str:
    """Close and open blanks in a printed designation ("M me  Medina", "Sr.Mariño")."""
    name = re.sub(r"\bM\s?me(s?)\b", r"Mme\1", _mended(name))
    return re.sub(r"(?<!\w)(M|MM|Sra?s?|Sres|Dra?)\.(?=\w)", r"\1. ", name)


def _mended(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
