"""Whether a question that a language model put into English can be the one that was asked.

Its words cannot be compared. What can be told by rule is: numbers, dates, symbols and States are
the same, no name is brought in, and whoever is asked about is spoken of in the question, or was
asked about before. What of it is searched for stays with the model, and stands among the readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.generating.foreign_states import may_name, states_named
from assistant.generating.same_question import dates_in, symbols_in
from assistant.generating.spelling import spelled_alike
from assistant.query import Query
from assistant.query.facts import Fact
from assistant.questions.language import question_language
from assistant.words import EMPTY
from index.parsing.designations import TITLES
from index.records import Side
from index.reference.states import find_states
from index.reference.symbols import TREATY_BODIES
from index.text import fold

_SPELLED_ALIKE = frozenset({"es", "fr", "ru"})
"""Languages in which a name is known by its letters, those of Russian put into Latin ones."""
_LATIN_LETTERS = dict(
    zip(
        map(ord, "абвгдежзийклмнопрстуфхцчшщъыьэюя"),
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".split(),
        strict=True,
    )
)
"""Those of the Russian alphabet, as the United Nations write Russian names, near enough."""
_TELLS_SIDE = {
    Side.COMMITTEE: re.compile(
        r"comite|comision|commission|expert|rapporteu|relator|membre|miembro|pregunt|question|demand"
        r"|recom|preoccup|preocup|inquiet|комитет|эксперт|докладчик|член|спрос|спраш|вопрос|рекоменд"
        r"|委员|专家|报告员|问|建议|关切|لجنة|خبير|خبراء|مقرر|أعضاء|سأل|سؤال|أسئلة|توص"
    ),
    Side.STATE: re.compile(
        r"delega|gouvern|gobiern|autorit|autorid|\betat|\bestado|represent|ministr|repon|respon"
        r"|contest|replic|делегац|правительств|власт|государств|представител|министр|ответ|отвеч"
        r"|代表|政府|当局|缔约国|部长|答|回应|وفد|حكومة|سلطات|دولة|ممثل|وزير|رد|أجاب|جواب"
    ),
}
"""By what a question in one of the languages, folded, speaks of a side, or of what it does."""
_ASKS_NUMBER = re.compile(r"\bcombien\b|\bcuant[oa]s?\b|\bскольк|多少|(?<!\w)كم(?!\w)")
_NUMBER = re.compile(r"\d+")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f.,'’](?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_TITLED = re.compile(rf"\b{TITLES}\.?\s+([^\W\d_][\w’'-]*)")
_OF_ENGLISH = frozenset(
    """mr ms mrs miss dr sir madam compare describe committee committees subcommittee
    delegation state states party parties government rapporteur rapporteurs country chair
    chairperson expert experts human rights nations united international convention covenant
    protocol optional general assembly security council constitution constitutional criminal
    penal civil code act law article supreme court ministry minister prime president
    parliament police national preventive mechanism ombudsman ombudsperson office prosecutor
    special secretary""".split()
).union(*(fold(body).split() for body in TREATY_BODIES))
"""Words that English writes with a capital and another language by words of its own."""


def take_in_english(
    text: str, alone: Query, written: Query, before: Sequence[Query]
) -> Query | str:
    """Return a question as a model put it into English, or in words why it cannot be the same.

    Args:
        text: What the model wrote.
        alone: The question as asked, in another language.
        written: How the text is read, after the questions before.
        before: The questions before it.
    """
    asked = alone.question
    language = question_language(asked)
    said = [part for one in before for part in (one.question, one.rewritten, one.topic, one.wanted)]
    if question_language(text) not in {"", "en"}:
        return "it is not in English"
    for find in (_numbers, dates_in, symbols_in):
        if not (find([asked]) <= find([text]) <= find([asked, *said])):
            return "its numbers, dates or symbols are others"
    named = {mention.code for mention in find_states(text)}
    known = {code for one in before for code in one.filters.states}
    known |= {mention.code for one in (asked, *said) for mention in find_states(one)}
    if any(code not in known and not may_name(asked, code, language) for code in named):
        return "it brings in a State"
    if not states_named(asked, language) <= named:
        return "it leaves out a State"
    if _brings_in_name(text, written, [asked, *said], language):
        return "it brings in a name"
    if not _tells_sides(asked, written, before, bool(named)):
        return "it asks about another side"
    if _ASKS_NUMBER.search(fold(asked)) and written.fact is not Fact.NUMBER:
        return "it asks for something of another kind"
    if not written.topic:
        return "it names no subject"
    return replace(written, question=asked, rewritten=text)


def _brings_in_name(text: str, written: Query, known: Sequence[str], language: str) -> bool:
    """Tell whether a text names anything that is not named before, as far as letters tell.

    Of what is named in Chinese or Arabic letters only persons are told: there they have to be
    written in Latin ones.
    """
    persons = {fold(match[1]) for match in _TITLED.finditer(text)}
    persons |= {part for name in written.filters.speakers for part in fold(name).split()}
    for mention in reversed(find_states(text)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    capitals = {fold(word) for word in _WORD.findall(text) if word[0].isupper()}
    told = capitals if language in _SPELLED_ALIKE else persons & capitals
    words = [fold(word).translate(_LATIN_LETTERS) for one in known for word in _WORD.findall(one)]
    return any(
        not spelled_alike(_bare(word), words)
        for word in told
        if _bare(word) not in EMPTY and _bare(word) not in _OF_ENGLISH
    )


def _tells_sides(asked: str, written: Query, before: Sequence[Query], names_state: bool) -> bool:
    """Tell whether the sides whose words are wanted are spoken of, or were asked about before."""
    sides = {*written.filters.sides}
    last = {*before[-1].filters.sides} if before else set[Side]()
    if not sides or sides <= last:
        return True
    found = {side: pattern.search(fold(asked)) for side, pattern in _TELLS_SIDE.items()}
    places = {side: match.start() for side, match in found.items() if match}
    # Of two sides the one named first is who speaks; the other is who is spoken to.
    told = {min(places, key=lambda side: places[side])} if places else set()
    if names_state and not told:
        told.add(Side.STATE)
    return sides <= told


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _numbers(texts: Iterable[str]) -> set[int]:
    return {int(one) for text in texts for one in _NUMBER.findall(_THOUSANDS.sub("", text))}
