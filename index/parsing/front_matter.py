"""What the front of a record says of the meeting: symbol, body, session, date, chair, States.

Headers come broken: words glued, lines run together or torn apart, numbers lost. Fields are found
by their labels and by what they look like, wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import pairwise

from index.parsing.grammar.english import ENGLISH
from index.parsing.grammar.shape import Grammar, HeaderWords
from index.parsing.languages import detect_language
from index.parsing.meeting_titles import (
    heads_review,
    name_of_meeting,
    states_of_meeting,
    title_of_meeting,
)
from index.records import RecordMetadata
from index.reference.dates import FoundDate, find_dates
from index.reference.symbols import body_of_symbol, find_body, find_symbol
from index.text import unaccented

_LONGEST_MARK = 2000
"""Characters of a line that are looked at: a header run together is not longer."""
_LONGEST_HEADER = 300
"""Lines, and titles, that are looked at: no record has more."""
_HELD_LINES = 4
"""Lines over which the line on where and when the meeting was held may be torn."""
_DISTRIBUTED = re.compile(r"Distr\s?\.|Original\s*:", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*(?:\.{2,}|(?:\s\.){2,}|,\s|…|_{2,}|\(|;|\n|\s{3,}|$)")
_LONGEST_NAME = 80
_GLUED_TITLES = re.compile(r"(?<=[a-z)])(?=[A-Z][a-z]{3,}\s)")
"""Where one title was glued to the next ("ConventionFourth periodic report")."""
_MEETING_OF_SYMBOL = re.compile(r"/(?:SR|PV)\.(\d+)")


def read_front_matter(
    header: Sequence[str],
    headings: Iterable[str],
    procedure: Iterable[str],
    text: str,
    grammar: Grammar = ENGLISH,
    *,
    verbatim: bool = False,
) -> RecordMetadata:
    """Return what a record itself tells of its meeting; what it does not tell stays empty.

    Args:
        header: Lines before the meeting opens.
        headings: Headings inside the meeting.
        procedure: Lines of procedure (the arrival of a delegation names its State).
        text: The whole record, for the language.
        grammar: Of the language of the record.
        verbatim: Whether it gives the speakers' own words.
    """
    words, headings = grammar.header, list(headings)[:_LONGEST_HEADER]
    lines = _split_fields([line[:_LONGEST_MARK] for line in header[:_LONGEST_HEADER]], words)
    first, contents = _split_contents(lines, words)
    if not contents and not headings:  # The word "Contents" was lost, and the title stands alone.
        contents = [line for line in first if words.report.search(unaccented(line))]
    symbol = find_symbol("\n".join(lines))
    held = _held(first, words)
    date, issued = _dates(first, held)
    meeting = _search(words.meeting, first)
    time = (held and words.time.search(unaccented(held))) or _search(words.time, first)
    place = words.place.search(unaccented(held)) if held else None
    contents += [part for pair in pairwise(first) if heads_review(pair[0]) for part in pair][:2]
    titles = [line for line in (*headings, *contents) if words.title.search(unaccented(line))]
    number = meeting[1] if meeting else _number_of(symbol)
    verbatim = verbatim or "/PV." in symbol
    called = name_of_meeting(number, meeting, first, verbatim=verbatim)
    return RecordMetadata(
        symbol=symbol,
        title=title_of_meeting(headings or contents, titles, called, grammar),
        body=body_of_symbol(symbol) or find_body(first),
        states=states_of_meeting([*headings, *contents], procedure, grammar),
        session=_session(first, words),
        meeting=int(number) if number else None,
        date=date,
        time=_printed(held if time and time.string == unaccented(held) else first, time),
        place=_place(held, place, words),
        chair=_chairs(first, words),
        language=detect_language(text),
        issued=issued,
    )


def is_front_matter(line: str, grammar: Grammar = ENGLISH) -> bool:
    """Return whether a line tells of the meeting as a whole: symbol, body, session, date, chair."""
    line = line.strip()[:_LONGEST_MARK]
    plain, words = unaccented(line), grammar.header
    session = words.session.search(plain)
    return bool(
        find_symbol(line)
        or find_body([line])
        or (session and session.end() - session.start() >= len(plain.rstrip("* ")) - 1)
        or words.meeting.search(plain)
        or words.chair.match(plain)
        or find_dates(line)
    )


def merge_metadata(found: RecordMetadata, given: RecordMetadata | None) -> RecordMetadata:
    """Return what was found in the record, overruled wherever a metadata file says something."""
    if given is None:
        return found
    overrule = {item.name: value for item in fields(found) if (value := getattr(given, item.name))}
    merged = replace(found, **overrule)
    if merged.symbol and not merged.body:
        merged = replace(merged, body=body_of_symbol(merged.symbol))
    if merged.meeting is None and (number := _number_of(merged.symbol)):
        merged = replace(merged, meeting=int(number))
    return merged


def _split_fields(lines: Iterable[str], words: HeaderWords) -> list[str]:
    """Open a line before each label, for headers whose line breaks are lost."""
    split: list[str] = []
    for line in lines:
        starts = [match.start() for match in words.labels.finditer(unaccented(line))]
        bounds = [0, *(start for start in starts if start), len(line)]
        split += [line[start:end] for start, end in pairwise(bounds)]
    return [line.strip() for line in split if line.strip()]


def _split_contents(lines: list[str], words: HeaderWords) -> tuple[list[str], list[str]]:
    """Return the header down to the list of contents, and the titles of that list."""
    for index, line in enumerate(lines):
        listed = words.contents.match(unaccented(line))
        if listed:
            glued = [line[listed.end() :].strip(" :"), *lines[index + 1 :]]
            titles = [title for line in glued for title in _GLUED_TITLES.split(line) if title]
            again = (title for title in titles if not words.contents.match(unaccented(title)))
            return lines[:index], [
                title for title in again if title[:1].isalpha() or title[:1] == "("
            ]
    return lines, []


def _search(pattern: re.Pattern[str], lines: Iterable[str]) -> re.Match[str] | None:
    return pattern.search(unaccented("\n".join(lines)))


def _printed(source: Sequence[str] | str, match: re.Match[str] | None) -> str:
    """Return the first group of a match in a text without accents, as it is printed."""
    text = source if isinstance(source, str) else "\n".join(source)
    return text[slice(*match.span(1))] if match else ""


def _held(lines: Sequence[str], words: HeaderWords) -> str:
    """Return the lines on where and when the meeting was held, as one, or an empty string."""
    for index, line in enumerate(lines):
        opening = words.held.search(unaccented(line))
        if opening is None:
            continue
        held = line[opening.start() :]
        for following in lines[index + 1 : index + _HELD_LINES]:
            if find_dates(held) or words.chair.match(unaccented(following)):
                break
            held = f"{held} {following}"
        return held
    return ""


def _dates(lines: Sequence[str], held: str) -> tuple[str, str]:
    """Return the date of the meeting and the date of issue, each ISO 8601 or empty."""
    meeting = next(iter(find_dates(held)), None)
    dated: list[tuple[int, FoundDate]] = [
        (index, date)
        for index, line in enumerate(lines)
        if not line.startswith("*")
        for date in find_dates(line)
    ]
    marked = any(map(_DISTRIBUTED.search, lines)) or any(map(find_symbol, lines))
    without_day = [(index, date) for index, date in dated if not date.weekday]
    issued = next(
        (
            date
            for index, date in without_day
            if marked and (meeting is not None or len(dated) > 1 or _is_issue(lines, index))
            if not (meeting and lines[index] in held)
        ),
        None,
    )
    if meeting is None:
        others = [date for _, date in dated if date is not issued]
        meeting = next((date for date in others if date.weekday), None) or (
            others[-1] if others else None
        )
    return meeting.iso if meeting else "", issued.iso if issued else ""


def _is_issue(lines: Sequence[str], index: int) -> bool:
    """Tell a date of issue by what stands around it: the symbol, "Distr.", the original."""
    around = lines[max(0, index - 2) : index + 3]
    return any(map(_DISTRIBUTED.search, around)) or any(map(find_symbol, around))


def _session(lines: Sequence[str], words: HeaderWords) -> str:
    for line in lines:
        mended = re.sub(r"(?<=\w)\s*[-‑–]\s*(?=\w)", "-", line)
        mended = re.sub(r"(?<=[a-z])\s(?=(?:st|nd|rd|th)\s+session)", "", mended)
        found = words.session.search(unaccented(mended))
        if found:
            return re.sub(r"\s+", " ", mended[slice(*found.span())]).strip()
    return ""


def _place(held: str, place: re.Match[str] | None, words: HeaderWords) -> str:
    if place:
        return _printed(held, place).strip(" ,")
    dates = find_dates(held)
    opening = words.held.match(unaccented(held)) if not dates else None
    return held[opening.end() :].strip(" ,") if opening else ""


def _chairs(lines: Sequence[str], words: HeaderWords) -> str:
    """Return who presides, and who does later, without country, office or dots."""
    names: list[str] = []
    for index, line in enumerate(lines):
        label = words.chair.match(unaccented(line)) or words.later.match(unaccented(line))
        if label is None:
            continue
        rest = line[label.end() :].strip() or next(iter(lines[index + 1 : index + 2]), "")
        end = _AFTER_NAME.search(rest)
        name = re.sub(r"\s+", " ", rest[: end.start() if end else None]).strip(" ,.")
        if name and len(name) <= _LONGEST_NAME and name not in names:
            names.append(name)
    return "; later ".join(names)


def _number_of(symbol: str) -> str:
    """Return the number of the meeting, which symbols of records end in."""
    found = _MEETING_OF_SYMBOL.search(symbol)
    return found[1] if found else ""
