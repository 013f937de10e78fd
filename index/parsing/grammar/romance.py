"""How French and Spanish records announce speakers; the words are in a module a language.

Both report in the present tense, with the article before offices ("Le Président invite ...",
"La Sra. Gaer pregunta ..."). All patterns are matched against the text without accents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.parsing.designations import (
    LOST,
    Designation,
    SpeakerKind,
    opens_speech,
    read_brackets,
    read_names,
)
from index.parsing.grammar.shape import Announcing
from index.parsing.loose_accents import LOOSE, with_accents
from index.reference.states import state_of
from index.sentences import sentence_spans
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
_GOES_ON = re.compile(r"\s+[a-z]")
_WINDOW = 1500
"""Characters of a paragraph in which its speaker is announced."""
_CLAUSES = 6
"""Commas behind which the speaker may stand in a sentence that opens with a clause."""
_INFINITIVE = re.compile(r"(?:\s+(?:observer|remarquer|valoir|savoir|constar|notar|saber))?\s*")
"""Of a saying in two words, before whoever said it: "fait observer M. Roux"."""
_COLON = re.compile(r"\s*:\s*")
OFFICE_BEHIND = re.compile(
    r",\s+(?P<office>(?:(?:au\s+nom|en\s+nombre)\s+de|[A-Z]|(?:[Vv]ice|[Cc]o)?-?[PpRr](?:resident|apporteu|elator))"
    r"[^.:;()]{2,160}?)(?:\s*[(\[][^)\]]*[)\]])*\s*:\s+"
)
"""In a verbatim record, behind name and State: "M. X (Mali), au nom de l'Union africaine :"."""
_END_OF_WORD = re.compile(r"[\s,:]")
_LONGEST_WHOM = 120


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads who is announced at the beginning of a paragraph, by the words of a language.

    Most records of these languages report in the present. What a person "a dit" or "ha dicho" was
    said before then, and is told by whoever has the floor; where a record reports in the past, it
    announces. Which of the two it is, is seen from the record (:mod:`index.parsing.floor`).
    """

    words: Announcing

    def __call__(self, text: str) -> Designation | None:
        """Return the speaker announced, or None where nobody is.

        A person or chair with a verb that is not known to be one of saying, who may or may not
        speak, is of an unknown kind.

        Args:
            text: A paragraph without its printed number.
        """
        opening, places = with_accents(text[:_WINDOW])
        found = self._announced(opening)
        return replace(found, end=places[found.end]) if found and found.end else found

    def _announced(self, opening: str) -> Designation | None:
        plain = fold(opening, keep_case=True)
        found = self._subject(opening, plain, 0, behind_clause=False)
        found = found or self._put_in(opening, plain)
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

    def _put_in(self, text: str, plain: str) -> Designation | None:
        """Read "Les chiffres manquent, dit M. X (Mali)": the report stands behind what it reports.

        Only with brackets behind the name, as turns open.
        """
        spans = sentence_spans(text)
        for comma in re.finditer(",(?= )", plain[: spans[0][1]] if spans else ""):
            verb = self.words.verb.match(plain, comma.end())
            said = verb and _INFINITIVE.match(plain, verb.end())
            person = said and self.words.person.match(plain, said.end())
            if verb is None or person is None:
                continue
            inside, end = read_brackets(text, person.end(), self.words.spoken_in)
            if inside and plain[end : end + 1] in {".", ","}:
                name = mend(text[slice(*person.span("name"))])
                past = bool(self.words.past.match(verb["verb"]))
                return Designation(
                    name, SpeakerKind.PERSON, inside, verb=_mended(verb["verb"]), past=past
                )
        return None

    def _subject(
        self, text: str, plain: str, at: int, *, behind_clause: bool
    ) -> Designation | None:
        words = self.words
        for kind, pattern in (
            (SpeakerKind.PERSON, words.person),
            (SpeakerKind.CHAIR, words.chair),
            (SpeakerKind.OFFICE, words.office),
        ):
            match = pattern.match(plain, at)
            if match and not (behind_clause and kind is SpeakerKind.OFFICE):
                return self._rest(text, plain, match, kind, behind_clause)
        felt = words.dative.match(plain, at) if words.dative else None
        if felt:
            name = mend(text[slice(*felt.span("name"))])
            return Designation(name, SpeakerKind.PERSON, verb=felt["verb"])
        if behind_clause:
            return (
                None  # "En réponse à la question, la délégation a dit ..." tells of earlier words.
            )
        untitled = UNTITLED.match(plain, at)
        if untitled and not words.representative.match(plain, at):
            read = self._rest(text, plain, untitled, SpeakerKind.PERSON, behind_clause=False)
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
        if match is None:
            return None
        return self._rest(text, plain, match, SpeakerKind.DELEGATION, behind_clause)

    def _rest(
        self, text: str, plain: str, match: re.Match[str], kind: SpeakerKind, behind_clause: bool
    ) -> Designation | None:
        words = self.words
        first = text[slice(*match.span("name"))], match.end()
        joint = words.joint if kind is SpeakerKind.PERSON else None
        names, parentheses, end = read_names(
            text, plain, first, words.person, joint, words.spoken_in
        )
        name = mend(names)
        colon = _COLON.match(plain, end)
        if colon and not behind_clause:
            return Designation(name, kind, parentheses, verbatim=True, end=colon.end())
        office = (
            OFFICE_BEHIND.match(plain, end) if parentheses and kind is SpeakerKind.PERSON else None
        )
        if office and not words.verb.search(plain, *office.span("office")):
            held = _mended(text[slice(*office.span("office"))])
            return Designation(name, kind, parentheses, held, verbatim=True, end=office.end())
        if words.told_before.match(plain, end):
            return None
        verb = words.verb.match(plain, end)
        past = bool(verb and words.past.match(verb["verb"]))
        if verb is None and kind is SpeakerKind.PERSON and parentheses and not behind_clause:
            verb = words.any_verb.match(plain, end)
        if verb:
            return Designation(name, kind, parentheses, verb=_mended(verb["verb"]), past=past)
        if behind_clause:
            return None
        if plain[end : end + 1] == ",":
            found = self._inserted(text, plain, end, kind, name, parentheses)
            doubtful = Designation(name, SpeakerKind.UNKNOWN)
            return found or (doubtful if kind is SpeakerKind.PERSON else None)
        goes_on = kind in {SpeakerKind.PERSON, SpeakerKind.CHAIR} and _GOES_ON.match(plain, end)
        of_another = kind is SpeakerKind.CHAIR and words.of.match(plain, end)
        return Designation(name, SpeakerKind.UNKNOWN) if goes_on and not of_another else None

    def _inserted(
        self,
        text: str,
        plain: str,
        comma: int,
        kind: SpeakerKind,
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
        inserted = text[comma + 1 : at].strip()
        if len(sentence_spans(inserted)) > 1:
            return None
        start = comma + 1 + (len(plain[comma + 1 :]) - len(plain[comma + 1 :].lstrip()))
        office = words.apposition.match(plain, start) or words.speaking.match(plain, start)
        apposition = text[office.start() : min(office.end(), at)].strip() if office else ""
        past = bool(words.past.match(verb["verb"]))
        said = _mended(verb["verb"])
        return Designation(name, kind, parentheses, apposition, represents, said, past=past)

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
        inside = read_brackets(text[:end], bracket, words.spoken_in)[0] if bracket >= 0 else ()
        if verb:
            past = bool(words.past.match(verb["verb"]))
            said = _mended(verb["verb"])
            return Designation(
                name, SpeakerKind.REPRESENTATIVE, inside, "", represents, said, past=past
            )
        if plain[end] == ":":
            colon = _COLON.match(plain, end)
            behind = colon.end() if colon else end + 1
            return Designation(
                name, SpeakerKind.REPRESENTATIVE, inside, "", represents, verbatim=True, end=behind
            )
        return self._inserted(
            text, plain, end, SpeakerKind.REPRESENTATIVE, name, inside, represents
        )


def mend(name: str) -> str:
    """Close and open blanks in a printed designation ("M me  Medina", "Sr.Mariño")."""
    name = re.sub(r"\bM\s?me(s?)\b", r"Mme\1", _mended(name))
    return re.sub(r"(?<!\w)(M|MM|Sra?s?|Sres|Dra?)\.(?=\w)", r"\1. ", name)


def _mended(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
