"""Whether a sentence gives the fact that is asked for, and not another one like it.

The kinds of :mod:`assistant.query.facts` tell a number from no number. Here the grammar of question
and sentence decides whether it is the one asked for: that it counts what is asked, that what
happened is what is asked about, that it is of the year and the State asked about; and that it is
told, not itself asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from assistant.evidence.telling import what_is_told
from assistant.evidence.years import is_of_years, years_asked
from assistant.language.counted import AUXILIARIES, Counted, Sought, counted, sought
from assistant.language.reading import read
from assistant.language.standing_for import any_met, any_stands_for
from assistant.query import Query
from assistant.query.facts import (
    Fact,
    asks_ahead,
    asks_decision,
    asks_how_long,
    asks_name,
    asks_when,
    gives_length_of_time,
    gives_name,
    gives_point_in_time,
    holds,
    tells_decision,
)
from assistant.words import SPEAKING, SPEAKING_FORMS
from index.parsing.languages import detect_language
from index.reference.currencies import currency_names
from index.reference.states import find_states
from index.text import fold, stem

_REPORTING = frozenset(map(stem, SPEAKING))
_SPANS_OF_TIME = frozenset("minute hour day week month year".split())
_HERE = frozenset("country state party nation territory world worldwide".split())
_PEOPLE = frozenset("people person persons individuals individual human humans".split())
_GATHERS = frozenset(
    """case cases community force forces group groups members million number network officer
    officers officials percentage personnel piece pieces population proportion share staff system
    thousands ton tons tonnes total workers""".split()
)
"""Nouns told by what they are of, or by the word before: "cases of femicide", "prison staff"."""
_PLACES = frozenset(
    """camp cell center centre clinic college court facilities facility home hospital institution
    jail police prison school shelter station university ward""".split()
)
_SOMEBODY = re.compile(r"(?:ee|er|ian|ist|mate|or)s?$")
_NOBODY = re.compile(r"\b(?:no\s+one|nobody)\b", re.IGNORECASE)
_UNITS = frozenset(
    """acres cent grams hectares kg kilograms kilometres kilos km litres metres miles percent pounds
    tonnes tons""".split()
)
_TELLS_TIME = re.compile(
    r"\b(?:dat(?:e|es|ed|ing)|took\s+place|take\s+place|occurred|came)\b", re.I
)
"""Verbs that say when anything was, whatever it was."""
_ANNOUNCED = re.compile(r"^.{0,80}?\bsaid\s+that\b")
"""Who says a sentence is no one of whom it tells."""
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+){0,3}?(?:1[89]|20)\d\d\b", re.IGNORECASE)
"""What has lasted so long tells nothing of when something will be."""
_ECHO = re.compile(
    r"^\W*(?:yes|no|not|(?:it|they|he|she|this|that|we|I)\s+(?:has|have|had|is|was|are|were|did|does"
    r"|do|will|would|can|could)\b)",
    re.IGNORECASE,
)
"""How a question just put is answered by yes or no."""
_ARE_THERE = re.compile(r"\b(?:are|is|was|were)\s+there\b", re.IGNORECASE)
"""Asks for all there are: those to whom something was done are some of them."""
_SHARE_ASKED = re.compile(r"^\W*(?:\w+\s+)?what\s+(?:percent\w*|proportion|share)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\d\s+(?:out\s+)?of\s+(?:the\s+|every\s+)?\d|\bin\s+every\b|\bhalf\b")


@dataclass(frozen=True)
class WantedFact:
    """A fact that is asked for.

    Attributes:
        kind: What kind of fact.
        question: As asked.
    """

    kind: Fact
    question: str

    @cached_property
    def _sought(self) -> Sought:
        """What is sought, without "in Jordan" or "in the country": whose fact it is shows."""
        found = sought(self.question)
        named = " ".join(self.question[one.start : one.end] for one in find_states(self.question))
        where = _HERE.union(fold(named).split())
        about = tuple(one for one in found.about if one not in where)
        # Only Kenyans may be counted; what became of a thing in Kenya is told without the name.
        noun = "" if self.kind is not Fact.NUMBER and found.noun in where else found.noun
        return replace(found, noun=noun, about=about)

    @cached_property
    def _years(self) -> frozenset[str]:
        return years_asked(self.question)

    @cached_property
    def _states(self) -> frozenset[str]:
        return frozenset(one.code for one in find_states(self.question))

    def may_be_given_by(self, sentence: str) -> bool:
        """Tell whether a sentence has the form of such a fact."""
        return holds(self.kind, sentence)

    def is_given_by(
        self, sentence: str, before: Sequence[str], states: Iterable[str], *, sure: bool = False
    ) -> bool:
        """Tell whether a sentence gives this fact, and not another of its kind.

        Args:
            sentence: As the record has it.
            before: The sentences of its paragraph before it.
            states: Codes of the States whose facts are told there unless another is named: that
                of the speaker, those considered.
            sure: Whether the cross-encoder is sure that the sentence answers. Then a number or a
                time is believed to be of what is asked about, also where no verb is known to say
                so ("reached the office": "the office had registered"); all else is held to.
        """
        return _is_given(self, sentence, tuple(before), frozenset(states), sure)

    def read_in(
        self, sentence: str, before: Sequence[str], states: Iterable[str], *, sure: bool
    ) -> bool:
        """Read what :meth:`is_given_by` then remembers."""
        told = what_is_told(sentence, self.kind)
        if not re.search(r"\w", told):
            return False
        if detect_language(sentence) not in ("", "en"):
            return self.may_be_given_by(told)
        if not self._of_the_states(told, " ".join((*before, told)), states):
            return False
        context = " ".join((*(what_is_told(one, self.kind) for one in before), told))
        if self.kind is Fact.TIME:
            return self._gives_time(told, context, sure=sure)
        if not is_of_years(self._years, [*before, told]):
            return False
        if self.kind is Fact.NUMBER:
            return self._gives_number(sentence, told, context, sure=sure)
        if self.kind is Fact.OUTCOME and asks_decision(self.question):
            return tells_decision(told)
        if self.kind is Fact.OUTCOME:
            return not self._sought.noun or any_met((self._sought.noun,), context)
        if self.kind is Fact.PERSON:  # Who did it is told in more ways than words are known for.
            return not asks_name(self.question) or gives_name(_ANNOUNCED.sub("", told))
        return self._speaks_of_it(told, before, context) and self.may_be_given_by(told)

    def _of_the_states(self, told: str, context: str, states: Iterable[str]) -> bool:
        others = self._states.difference(states)
        here = {one.code for one in find_states(told)}.difference(states)
        named = here or {one.code for one in find_states(context)}
        return others <= named

    def _gives_time(self, told: str, context: str, *, sure: bool) -> bool:
        if not self.may_be_given_by(told):
            return False
        if not asks_when(self.question):
            return not asks_how_long(self.question) or gives_length_of_time(told)
        ahead = asks_ahead(self.question)
        if not gives_point_in_time(_SINCE.sub(" ", told) if ahead else told):
            return False
        wanted = self._sought
        happened = sure or not wanted.deed or self._happened(told) or _TELLS_TIME.search(told)
        subject = (wanted.noun, *wanted.about)
        return bool(happened) and (not any(subject) or any_met(subject, context))

    def _gives_number(self, sentence: str, told: str, context: str, *, sure: bool) -> bool:
        wanted = self._sought
        found = [one for one in counted(sentence) if told[one.start : one.start + 2].strip()]
        if _SHARE_ASKED.match(self.question):
            return any(one.kind == "share" for one in found) or bool(_OUT_OF.search(told))
        if not re.search(r"\b(?:many|much)\b", self.question, re.IGNORECASE):
            return bool(found) and (not wanted.noun or any_met((wanted.noun,), context))
        lasting = wanted.noun.rstrip("s") in _SPANS_OF_TIME
        if wanted.deed and not (lasting or sure or self._happened(told)):
            return False
        if not wanted.deed and wanted.about and not any_met(wanted.about, context):
            return False
        if wanted.deed and _NOBODY.search(told):  # Of whatever people are counted, none.
            return any_met((*wanted.deed, *wanted.about), told)
        if _ARE_THERE.search(self.question) and not wanted.deed:
            found = [one for one in found if not one.undergone]
        return any(self._counts(one, context) for one in found)

    def _counts(self, one: Counted, context: str) -> bool:
        wanted = self._sought
        measure = one.kind not in ("plain", "share") or (
            one.nouns[:1] != () and (one.nouns[0] in _UNITS or one.nouns[0] in currency_names())
        )
        if wanted.much:
            return measure or (
                bool(wanted.noun) and any_stands_for((wanted.noun,), one.nouns, kinds=True)
            )
        if one.unit and not wanted.noun.startswith(one.unit):
            return False
        if measure and one.nouns[:1] and not any_stands_for((wanted.noun,), one.nouns):
            return False
        if not wanted.noun:
            return True
        if wanted.noun in _PEOPLE:
            return True
        nouns = one.nouns or one.before
        if (one.open and one.nouns) or not nouns or (one.open and nouns[0] in _PEOPLE):
            return any_met((wanted.noun,), context)
        if _is_place(nouns[0]) != _is_place(wanted.noun) and (
            _SOMEBODY.search(wanted.noun if _is_place(nouns[0]) else nouns[0])
        ):
            return False  # Prisons are no prisoners, though the words are akin.
        if nouns[0] not in _GATHERS:
            return any_stands_for((wanted.noun,), nouns[:1], kinds=True)
        # "Policemen" are police officers; police officers are no police stations.
        others = [mark for mark in one.marks if mark.rstrip("s") != wanted.noun.rstrip("s")]
        return any_stands_for((wanted.noun,), (*nouns, *others), kinds=True)

    def _speaks_of_it(self, told: str, before: Sequence[str], context: str) -> bool:
        wanted = self._sought
        words = wanted.deed or (wanted.noun, *wanted.about)
        if self.kind is Fact.WHETHER and before and _ECHO.match(told):
            return any_met(words, before[-1])
        if not wanted.deed:
            return any_met(words, told)
        subject = (wanted.noun, *wanted.about)
        return self._happened(told) and (not any(subject) or any_met(subject, context))

    def _happened(self, told: str) -> bool:
        """Tell whether what happened is told, by a word that the question has for nothing else."""
        deed = self._sought.deed
        # By whom a sentence is said is no event of it: "the Chair said" translates nothing.
        reporting = frozenset() if SPEAKING_FORMS & {*deed} else _REPORTING
        others = {word.stem for word in read(self.question) if word.folded not in deed}
        said = [
            word.folded
            for word in read(told)
            if word.stem not in others
            and word.folded not in AUXILIARIES
            and word.stem not in reporting
        ]
        return any_stands_for(deed, said, kinds=True)


def _is_place(noun: str) -> bool:
    return noun in _PLACES or noun.removesuffix("s") in _PLACES


@lru_cache(maxsize=4096)
def _is_given(
    fact: WantedFact,
    sentence: str,
    before: tuple[str, ...],
    states: frozenset[str],
    sure: bool,
) -> bool:
    return fact.read_in(sentence, before, states, sure=sure)


def load_grammar() -> None:
    """Load the parser and the lexicon now rather than at the first question for a fact."""
    asked = WantedFact(Fact.NUMBER, "How many judges were trained?")
    asked.is_given_by("Twelve magistrates had been trained.", (), ())


def wanted_fact(query: Query) -> WantedFact | None:
    """Return the fact that a question asks for, or None where it asks for something else."""
    return WantedFact(query.fact, query.again or query.in_full) if query.fact else None
