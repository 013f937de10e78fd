"""Whether a translation carries over the names of a sentence, and brings in no other.

Symbols of documents stay as they are in every language. In French and Spanish so do persons, and
acronyms but for the order of their letters (NGO, ONG); States are known by their names there, and
what else is named has to be recognised by its spelling (Istanbul, Estambul). In other scripts none
of that is compared.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.generating.spelling import spelled_alike
from assistant.grounding.names import SYMBOL
from assistant.language.reading import FUNCTION
from assistant.sources import Source
from index.parsing.designations import TITLES
from index.reference.states import find_states
from index.text import fold

_LATIN = ("fr", "es")
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]*[A-Z](?=s?\b)")
_OTHERWISE = {"ONU": "UN", "EEUU": "US", "OTAN": "NATO", "SIDA": "AIDS"}
"""Acronyms of other letters than in English."""
_TITLE = rf"{TITLES}\.?"
_PERSON = re.compile(rf"\b{_TITLE}\s+((?:[^\W\d_a-z][\w'’-]*\s?)+)")
_ADDRESS = re.compile(rf"\b(?:{TITLES}|Sra?|Sres|Sras|Srta|Dra|Mme|Mmes|Mlle|MM?)\b\.?(?=\s)")
"""What is put before a person's name, in the three languages."""
_WORD = re.compile(r"[^\W\d_]+")
_TRANSLATED = frozenset(
    """academy act action administration administrative advisory affairs african agency
        agreement air all american amendment anti april arab armed army article asian assembly
        asylum august authorities authority bar basic bill board border british bureau
        business cabinet capital catholic centre center central chair chairman chairperson
        chairwoman chamber chapter charter chief child children christian church city civil
        code college commission commissioner committee common community constitution
        constitutional convention cooperation council counsel country court covenant crime
        criminal customs day december declaration defence delegation department deputy
        detention development director disabilities discrimination district division east
        eastern education elimination employment english environment equality european expert
        family federal federation february fifth first forces foreign forum foundation fourth
        framework french friday fund gender general geneva global government governor group
        health high home house human independent indigenous information inspectorate institute
        institution inter interior internal international islamic january judge judicial
        judiciary july june justice juvenile king kingdom labour law legal legislative list
        local low march mechanism medical member mental migration military minister ministry
        monday mother municipal muslim national nations new north northern november october
        office ombudsman ombudsperson one optional order organization orthodox parliament
        parliamentary party penal penitentiary people plan police policy president preventive
        prevention prime principles prison procedure programme project prosecution prosecutor
        protection protocol province provincial public rapporteur recommendation reform
        refugee refugees region regional register registry regulations religious report
        representative republic review rights roman route rule rules russian saturday school
        second secretariat secretary section security senate september service services sixth
        social society south southern special spokesperson standard state states statute
        strategy sub subcommittee sunday supreme system task terrorism third thursday torture
        trade treaty tribunal tuesday un union unit united university vice violence war
        wednesday welfare west western women work working world year young youth""".split()
)
"""Words that are written with a capital in English and are put into the other language."""
_BEGINNING = 4
"""Letters that the name of a State and its adjective share."""


def names_carried(sentence: str, translation: str, cited: Sequence[Source], language: str) -> bool:
    """Tell whether a translation has the names of a sentence, and no others.

    Args:
        sentence: In English.
        translation: Of it.
        cited: What the sentence rests on: who speaks there may be named in it.
        language: ISO 639-1 code of the translation's.
    """
    if sorted(SYMBOL.findall(sentence)) != sorted(SYMBOL.findall(translation)):
        return False
    if language not in _LATIN:
        return True
    said, told = SYMBOL.sub(" ", sentence), SYMBOL.sub(" ", translation)
    return (
        _persons(said, cited) <= {fold(word) for word in _WORD.findall(told)}
        and _acronyms(said) == _acronyms(told)
        and _states_carried(said, told, language)
        and _others_carried(said, told, cited, language)
    )


def _persons(text: str, cited: Sequence[Source]) -> set[str]:
    """Return the words, folded, of the names of persons in a text."""
    found = {word for match in _PERSON.finditer(text) for word in _WORD.findall(match[1])}
    speakers = " ".join(re.sub(rf"\b{_TITLE}\s", " ", one.speaker) for one in cited)
    spoken = {word for word in _WORD.findall(speakers) if word[0].isupper()}
    found |= spoken & {*_WORD.findall(text)}
    named = {fold(word) for word in found if not find_states(word)}
    return {word for word in named if len(word) > 1} - _TRANSLATED


def _acronyms(text: str) -> set[str]:
    found = {_OTHERWISE.get(one, one) for one in _ACRONYM.findall(text)}
    return {"".join(sorted(one)) for one in found}


def _states_carried(said: str, told: str, language: str) -> bool:
    """Tell whether the same States are named; by an adjective is enough in the translation."""
    ours, theirs = find_states(said), find_states(told, language)
    named = {one.code for one in theirs}
    if not named <= {one.code for one in ours}:
        return False
    printed = fold(told)
    return all(
        one.adjective
        or one.code in named
        or fold(said[one.start : one.end])[:_BEGINNING] in printed
        for one in ours
    )


def _others_carried(said: str, told: str, cited: Sequence[Source], language: str) -> bool:
    """Tell whether whatever else is named is recognised, and no more is named than was.

    Words with a capital that are put into the other language may become others ("Criminal Code",
    "Código Penal"), but no more of them than there were.
    """
    always = _TRANSLATED.union(*(_capitals(one.text, "en", frozenset()) for one in cited))
    ours, theirs = _capitals(said, "en", always), _capitals(told, language, frozenset())
    printed, spelled = _words(told), _words(said)
    lost = [one for one in ours if not spelled_alike(one, printed)]
    if any(one not in _TRANSLATED for one in lost):
        return False
    new = [one for one in theirs if not spelled_alike(one, spelled)]
    return len(new) <= len(lost)


def _capitals(text: str, language: str, always: Collection[str]) -> list[str]:
    """Return the words with a capital, folded, but for States, acronyms and function words.

    Args:
        text: A sentence.
        language: Its language.
        always: Words that are known to have one wherever they stand: only these count where they
            open the sentence.
    """
    printed = fold(text, keep_case=True)
    for one in reversed(find_states(text, language)):
        printed = f"{printed[: one.start]}x{printed[one.end :]}"
    printed = _ACRONYM.sub("x", _ADDRESS.sub(" ", printed))
    found = []
    for place, match in enumerate(_WORD.finditer(printed)):
        word = match[0].lower()
        counts = len(word) > 1 and word not in FUNCTION and (place or word in always)
        if match[0][0].isupper() and counts:
            found.append(word)
    return found


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]
