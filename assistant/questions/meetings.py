"""Which meetings a question means: by symbol, by number, by the body that met, by time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from assistant.questions.bodies import body_met, with_bodies_in_full
from assistant.questions.in_note_form import written_out
from assistant.questions.occasion import Occasion, in_one_phrase
from assistant.questions.parts import VERBS
from assistant.questions.times import time_in, years_in
from assistant.questions.when_said import (
    is_of_dialogue,
    may_be_of_subject,
    time_is_when_said,
    years_are_when_said,
)
from index.filters import Filters
from index.reference.dates import is_between
from index.reference.states import find_states
from index.reference.symbols import find_symbols
from index.storage.listing import RecordSummary

_AT = r"(?:in|at|during|from|of|according\s+to|under)\s+"
_BEFORE_SYMBOL = re.compile(
    rf"(?:^|\b{_AT})(?:the\s+)?(?:(?:summary\s+)?(?:records?|documents?|meetings?)\s+)?\W?$",
    re.IGNORECASE,
)
_ASKED_OF_RECORD = re.compile(
    r"\b(?:does|do|did)\s+(?:the\s+)?(?:(?:summary\s+)?record\s+)?$", re.I
)
_VERB = re.compile(rf"\W?\s+(?:{VERBS})\b", re.IGNORECASE)
_AT_NUMBERED = (
    r"\b(?:in|at|during|from)\s+(?:(?:the|its|their)\s+)?(?:committee[’']s\s+)?"
    r"(?:(?P<number>\d{1,4})(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting"
    r"|meeting\s+(?:no\.?\s*|number\s+)?(?P<number_behind>\d{1,4}))\b"
)
_NUMBERED = re.compile(
    r"(?<!put )(?<!asked )(?<!raised )(?<!made )(?<!posed )(?<!given )" + _AT_NUMBERED,
    re.IGNORECASE,
)
_DONE_AT_NUMBERED = re.compile(_AT_NUMBERED, re.IGNORECASE)
"""May be part of a subject ("the questions asked at the 1995th meeting"), or when it was asked."""
_SHORT = re.compile(
    r"(?P<lead>(?:^|\b(?:in|at|during|from|of|according\s+to|under|does|do|did)\s+)(?:the\s+)?"
    r"(?:(?:summary\s+)?(?:records?|documents?|meetings?)\s+)?)"
    r"\b(?P<series>SR|PV)(?:\.\s?|\s)?(?P<number>\d{1,4})\b"
    r"|(?P<lead_of_number>(?:^|\b(?:in|from|of|does|do|did)\s+)(?:the\s+)?)"
    r"record\s+(?:no\.?\s*|number\s+)?(?P<number_behind>\d{3,4})\b",
    re.IGNORECASE,
)
"""A record by the end of its symbol: "in SR.1995", "record 1995"."""
_OF_A_YEAR = re.compile(
    r"\b(?:in|at|during|from)\s+the\s+"
    r"(?P<years>(?:19|20)\d\d(?:\s*(?:,|&|\b(?:and|or|vs|versus)\b\.?)\s*(?:19|20)\d\d)*)\s+"
    r"(?:records?|meetings?|sessions?|reviews?|dialogues?|hearings?)\b",
    re.IGNORECASE,
)
_ORDINALS = {"first": 0, "opening": 0, "second": 1, "third": 2, "last": -1, "final": -1}
_IN_ORDER = re.compile(
    rf"\b(?:in|at|during)\s+(?:the|its|their)\s+(?P<which>{'|'.join(_ORDINALS)})\s+meeting\b"
    r"(?!\s+(?:of|between)\b)",
    re.IGNORECASE,
)


class Meetings:
    """The meetings whose records are loaded.

    Args:
        records: Those that answer.

    Attributes:
        titles: Of their records.
    """

    def __init__(self, records: Sequence[RecordSummary] = ()) -> None:
        self._records = records
        self.titles = [one.metadata.title for one in records]

    def find(self, question: str) -> Occasion:
        """Find which meetings a question means, and what it asks besides."""
        question = written_out(question, lambda year: self._met((year, year), question))
        found = Occasion(self._with_symbols(with_bodies_in_full(question)))
        for narrow in (
            self._by_year,
            self._by_symbol,
            self._by_number,
            self._by_body,
            self._by_order,
        ):
            found = narrow(found)
        return self._by_time(self._by_years(found))

    def _with_symbols(self, question: str) -> str:
        """Return a question with the whole symbol of a record that it names by the end of it.

        Where several bodies have such a record, or none is loaded, it stays as it is.
        """

        def whole(match: re.Match[str]) -> str:
            number = match["number"] or match["number_behind"]
            series = (match["series"] or "SR").upper()
            ends = re.compile(rf"/{series}\.{number}(?:/|$)")
            symbols = {one.symbol for one in self._records if ends.search(one.symbol)}
            lead = match["lead"] or match["lead_of_number"] or ""
            return f"{lead}{symbols.pop()}" if len(symbols) == 1 else match.group()

        return _SHORT.sub(whole, question)

    def _by_year(self, found: Occasion) -> Occasion:
        """Narrow to the meetings of years that are named as theirs: "in the 2022 record"."""
        match = _OF_A_YEAR.search(found.rest)
        if match is None:
            return found
        years = tuple(re.findall(r"\d{4}", match["years"]))
        ids = [one.id for one in self._records if one.date.startswith(years)]
        said = f"in {' and '.join(years)}"
        return _narrowed(found, _without(found.rest, *match.span()), ids, said, said)

    def _by_symbol(self, found: Occasion) -> Occasion:
        for start, end, symbol in reversed(find_symbols(found.rest)):
            before, behind = found.rest[:start], found.rest[end:]
            asked = _ASKED_OF_RECORD.search(before)
            verb = _VERB.match(behind)
            if asked and verb:
                rest = f"{before[: asked.start()]}was said{behind[verb.end() :]}"
            elif lead := _BEFORE_SYMBOL.search(before):
                rest = f"{before[: lead.start()]} {behind}"
            else:
                continue
            ids = [one.id for one in self._records if _is_of(one.symbol, symbol)]
            found = _narrowed(found, rest, ids, f"in {symbol}", symbol)
        return found

    def _by_number(self, found: Occasion) -> Occasion:
        match = _NUMBERED.search(found.rest) or _DONE_AT_NUMBERED.search(found.rest)
        if match is None:
            return found
        rest = _without(found.rest, *match.span())
        if match.re is _DONE_AT_NUMBERED and not is_of_dialogue(rest):
            return found
        number = int(match["number"] or match["number_behind"])
        ids = [one.id for one in self._records if one.metadata.meeting == number]
        said = _phrase(match.group())
        return _narrowed(found, rest, ids, said, said)

    def _by_body(self, found: Occasion) -> Occasion:
        met = body_met(found.rest)
        if met is None:
            return found
        ids = [one.id for one in self._records if one.body == met.body]
        untold = [one.id for one in self._records if not one.body]
        if not self._records or (untold and not ids):
            return found
        ids += untold  # Where the body of a record is not told, it may be any.
        return _narrowed(found, met.rest, ids, met.said, met.said)

    def _by_order(self, found: Occasion) -> Occasion:
        """Narrow to the first, second or last of the meetings on a State that belong together."""
        states = {mention.code for mention in find_states(found.rest)}
        if not states:
            return found
        return _in_order(found, [one for one in self._records if not states.isdisjoint(one.states)])

    def in_order_with(self, found: Occasion, heard: Collection[str]) -> Occasion:
        """Narrow to the first, second or last meeting of the only dialogue that can be meant.

        Args:
            found: What was found without that.
            heard: Ids of the records in which those asked about speak; none where that is not
                known: then it is the only dialogue of several meetings.
        """
        of_them = [
            meetings
            for meetings in _dialogues(self._records)
            if (any(one.id in heard for one in meetings) if heard else len(meetings) > 1)
        ]
        return _in_order(found, of_them[0]) if len(of_them) == 1 else found

    def _by_years(self, found: Occasion) -> Occasion:
        """Narrow to the meetings of several years, if there were any in each of them."""
        text = found.rest
        years = years_in(text)
        if years is None:
            return found
        start, end, named = years
        rest = _without(text, start, end)
        if not all(self._met((one, one), text) for one in named):
            return found
        if not years_are_when_said(text, (start, end), rest):
            return found
        ids = [one.id for one in self._records if one.date.startswith(named)]
        said = f"in {' and '.join(named)}"
        return _narrowed(found, rest, ids, said, said)

    def _by_time(self, found: Occasion) -> Occasion:
        text = found.rest
        time = time_in(text)
        if time is None:
            return found
        start, end, bounds = time
        rest = _without(text, start, end)
        said = _phrase(text[start:end])
        if not time_is_when_said(text, (start, end), rest, lambda: self._met(bounds, text)):
            return found
        dated = Filters(found.filters.records, date_from=bounds[0], date_to=bounds[1])
        # A time alone ("And in 2022?") may be that of what was asked before.
        supposed = said if may_be_of_subject(text[:start], rest) else ""
        return Occasion(rest, dated, in_one_phrase(found.said, said), supposed, found.missing)

    def _met(self, bounds: tuple[str, str], text: str) -> bool:
        """Return whether a meeting, on the States that a question names if any, was in a time."""
        states = {mention.code for mention in find_states(text)}
        return any(
            is_between(one.date, *bounds)
            and (not states or not one.states or not states.isdisjoint(one.states))
            for one in self._records
        )


def _in_order(found: Occasion, records: Sequence[RecordSummary]) -> Occasion:
    """Narrow to the first, second or last meeting of each of the dialogues of some records."""
    match = _IN_ORDER.search(found.rest)
    if match is None:
        return found
    position = _ORDINALS[match["which"].casefold()]
    ids = [
        meetings[position].id
        for meetings in _dialogues(records)
        if -len(meetings) <= position < len(meetings) and len(meetings) > 1
    ]
    if not ids:
        return found
    said = _phrase(match.group())
    return _narrowed(found, _without(found.rest, *match.span()), ids, said, said)


def _narrowed(found: Occasion, rest: str, ids: Iterable[str], said: str, missing: str) -> Occasion:
    """Return an occasion with a further condition on records."""
    wanted = tuple(ids)
    had = found.filters.records
    both = tuple(one for one in wanted if one in had) if had else wanted
    return Occasion(
        re.sub(r"\s+", " ", rest).strip(" ,"),
        Filters(both),
        in_one_phrase(found.said, said),
        missing=found.missing or ("" if both else missing),
    )


def _dialogues(records: Sequence[RecordSummary]) -> Iterator[list[RecordSummary]]:
    """Yield the meetings of one body in one session on the same States, each in order."""

    def dialogue(one: RecordSummary) -> tuple[str, str, tuple[str, ...]]:
        return one.body, one.metadata.session, one.states

    def order(one: RecordSummary) -> tuple[int, str, str]:
        return one.metadata.meeting or 0, one.date, one.symbol

    for _, meetings in groupby(sorted(records, key=dialogue), key=dialogue):
        yield sorted(meetings, key=order)


def _is_of(symbol: str, asked: str) -> bool:
    """Return whether a symbol is the one asked for, or one of its parts ("/Add.1")."""
    return symbol == asked or symbol.startswith(f"{asked}/")


def _without(text: str, start: int, end: int) -> str:
    return _phrase(f"{text[:start]} {text[end:]}")


def _phrase(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" ,")
