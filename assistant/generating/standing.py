"""What stands of an answer while it is written, and what it is whenever that ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Answer, Outcome, Refused, Report, Statement
from assistant.generating.cutting import Drafted
from assistant.generating.evidence import Given, NumberedSentence, english_records
from assistant.generating.models import Usage
from assistant.generating.translating import Sentence
from assistant.query.facts import Fact, holds
from assistant.rendering import render
from assistant.sources import Citation, Source
from assistant.voices import Voice
from index.parsing.languages import detect_language


class Standing:
    """The statements that stand, in the order in which they were found to be borne out.

    Args:
        model: Its name.
        given: What may be cited.
        extractive: The answer in the record's own words.
        fact: The kind of fact asked for, or None.

    Attributes:
        given: What may be cited.
        by_number: The sources by the numbers that the model knows them by.
        statements: What stands; its citations are numbered anew, in the order of their use.
        refused: What was refused, in order.
        taken: How many sentences the model has written, whatever became of them.
        cut_short: Whether the model did not come to its end.
        about_language: What is to be said of the language of the statements; empty for nothing.
    """

    def __init__(
        self, model: str, given: Given, extractive: Answer, fact: Fact | None = None
    ) -> None:
        self._fact = fact
        self.given = given
        self.by_number = {one.number: one for one in given.sources}
        self.statements: list[Statement] = []
        self.refused: list[Refused] = []
        self.taken = 0
        self.cut_short = False
        self.about_language = ""
        self._extractive = extractive
        self._citations: dict[int, Citation] = {}
        self._report = Report(model)

    def cited(self, drafted: Drafted) -> list[Source]:
        """Return what a sentence cites, as far as there are such sources."""
        return [self.by_number[one].source for one in drafted.numbers if one in self.by_number]

    def says(self, drafted: Drafted) -> bool:
        """Return whether something that stands says the same in the same words."""
        return any(one.text == drafted.text for one in self.statements)

    def add(self, drafted: Drafted) -> Statement:
        """Let a sentence stand that is borne out, and return it as a statement."""
        cited = [self.by_number[one] for one in drafted.numbers]
        voices = {one.voice for one in cited}
        voice = Voice.RELAYED if Voice.RELAYED in voices else cited[0].voice
        if len(voices) > 1 and voice is Voice.PROCEDURE:
            voice = Voice.ASSERTED
        numbers = tuple(self._citation(one).number for one in cited)
        return self._put(Statement(drafted.text, numbers, voice, by_model=True))

    def quote(self, drafted: Drafted) -> Statement | None:
        """Put the record's own sentence in the place of one that is not borne out.

        Returns:
            None where it cites no source, or one that something that stands already cites.
        """
        cited = [self.by_number[one] for one in drafted.numbers if one in self.by_number]
        if not cited or cited[0].number in self._citations:
            return None
        number = self._citation(cited[0]).number
        return self._put(Statement(cited[0].source.text, (number,), cited[0].voice))

    def to_translate(self) -> dict[int, Sentence]:
        """Return the statements of the model that rest on English records, by their places.

        Where the answer will be in the record's own words, there is none.
        """
        report = self.finish().report
        if report is None or report.extractive:
            return {}
        by_number = {one.number: one for one in self._citations.values()}
        english = english_records([one.source for one in self.given.sources])
        found = {}
        for place, statement in enumerate(self.statements):
            cited = tuple(by_number[number] for number in statement.citations)
            if statement.by_model and english.issuperset(one.record_id for one in cited):
                found[place] = Sentence(statement.text, cited)
        return found

    def translate(self, place: int, translation: str, language: str) -> None:
        """Put a translation before a statement, which stays as it is.

        Args:
            place: Of the statement, from 0.
            translation: Of its text.
            language: ISO 639-1 code of its language.
        """
        self.statements[place] = replace(
            self.statements[place], translation=translation, translation_language=language
        )

    def count(self, usage: Usage) -> None:
        """Count what a call took."""
        self._report = self._report.plus(usage.tokens_in, usage.tokens_out, usage.cost)

    def if_stopped(self) -> Answer:
        """Return what is left if the writing is stopped now."""
        if not self.statements:
            return self.give_up("it was stopped before a sentence of the model's stood")
        shown = len(self.statements)
        return self._answer([f"Stopped: {shown} statement{'' if shown == 1 else 's'} written."])

    def finish(self) -> Answer:
        """Return the answer when all is written: the record's own words if too little stands."""
        shown = self._shown
        failed = sum(one.outcome is not Outcome.REWRITTEN for one in self.refused)
        if not shown and not failed:
            return self.give_up(self._nothing())
        if failed > shown:
            return self.give_up(self._too_little(failed))
        if self._fact and not any(holds(self._fact, one.text) for one in self.statements):
            return self.give_up("nothing that stands gives the number or time that is asked for")
        notices = []
        if failed:
            notices.append(
                f"{failed} of {failed + shown} sentences that the language model wrote are not "
                "borne out by the record and left out, or the record's own stand in their place."
            )
        if self.given.withheld:
            notices.append(
                f"Not given to the language model, since something in it speaks to one: "
                f"{', '.join(self.given.withheld)}. Read it in the record."
            )
        if self.about_language:
            notices.append(self.about_language)
        return self._answer(notices)

    def give_up(self, why: str) -> Answer:
        """Return the answer in the record's own words, saying why."""
        why = why.rstrip(".")
        notice = f"This answer is in the record's own words, not written by the model: {why}."
        report = replace(self._report, refused=tuple(self.refused), extractive=why)
        notices = (notice, *self._extractive.notices)
        return replace(self._extractive, notices=notices, report=report)

    @property
    def _shown(self) -> int:
        return sum(one.by_model for one in self.statements)

    def _nothing(self) -> str:
        """Return why there is nothing, where the model wrote no sentence that could be refused."""
        if self.taken:
            return "the model found no answer in what it was given"
        if self.cut_short:
            return "the model was cut short before it had written a whole sentence"
        return "the model wrote nothing"

    def _too_little(self, failed: int) -> str:
        why = f"{failed} of {failed + self._shown} sentences that it wrote were not borne out"
        asked_in = detect_language(self._extractive.question)
        if asked_in and asked_in not in {
            detect_language(o.text) for o in self._extractive.citations
        }:
            why += "; an answer in another language than the record can hardly be checked"
        return why

    def _answer(self, notices: Sequence[str]) -> Answer:
        citations = tuple(self._citations.values())
        report = replace(self._report, shown=self._shown, refused=tuple(self.refused))
        return replace(
            self._extractive,
            statements=tuple(self.statements),
            citations=citations,
            text=render(self.statements, citations),
            notices=(*notices, *self._extractive.notices),
            report=report,
        )

    def _put(self, statement: Statement) -> Statement:
        self.statements.append(statement)
        return statement

    def _citation(self, one: NumberedSentence) -> Citation:
        known = self._citations.get(one.number)
        if known is None:
            source = one.source
            fields = {name: getattr(source, name) for name in Source.__dataclass_fields__}
            known = Citation(**fields, number=len(self._citations) + 1)
            self._citations[one.number] = known
        return known
