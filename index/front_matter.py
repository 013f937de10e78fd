"""What the front of a record says of the meeting: symbol, body, session, date, chair, States."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from index.records import RecordMetadata
from index.states import find_states
from index.symbols import body_of_symbol, find_body, find_symbol

_LONGEST_MARK = 2000
"""Characters of a line that are looked at: a header run together is not longer."""
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DATE = re.compile(rf"(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+((?:19|20)\d\d)")
_TIME = re.compile(r"\bat\s+(\d{1,2}(?:[.:]\d\d)?\s*[ap]\.m\.|noon)", re.IGNORECASE)
_SESSION = re.compile(r"^(?:\w[\w-]*\s+){1,4}session$", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(\d{1,4})\s?(?:st|nd|rd|th)\s+(?:plenary\s+|\([^)]*\)\s*)?meeting\b", re.I
)
_PLACE = re.compile(r"^Held\s+(?:at\s+(?:the\s+)?)?(.+?)(?:,?\s+on\s+\w+day\b|,?\s*$)")
_CHAIR = re.compile(
    r"^\s*(?:Acting\s+|Temporary\s+)?(?:Chair(?:person|man|woman)?|President)\s*:\s*"
    r"([^.…]+?(?:(?<=Mr)|(?<=Ms)|(?<=Mrs)|(?<=Dr))\.[^.…(]+|[^.…(]+)",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\breports?\s+of\s+(?:the\s+)?", re.IGNORECASE)
_ARRIVAL = re.compile(r"\bthe\s+(?:members\s+of\s+the\s+)?delegation\s+of\s+(?:the\s+)?")
_REPORT_TITLE = re.compile(r"\breports?\s+of\b", re.IGNORECASE)
_LANGUAGES = {
    "en": re.compile(r"\b(?:the|of|and|that|had|was)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:les|des|et|que|une|est|dans)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:los|las|del|que|una|por|con)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:и|в|на|что|по|не)\b", re.IGNORECASE),
}


def read_front_matter(
    header: Sequence[str], headings: Iterable[str], procedure: Iterable[str], text: str
) -> RecordMetadata:
    """Return what a record itself tells of its meeting; what it does not tell stays empty.

    Args:
        header: Lines before the meeting opens.
        headings: Headings inside the meeting.
        procedure: Lines of procedure (the arrival of a delegation names its State).
        text: The whole record, for the language.
    """
    headings = list(headings)
    joined = "\n".join(header)
    symbol = find_symbol(joined)
    date = _DATE.search(joined[joined.find("Held") :]) if "Held" in joined else None
    date = date or _last(_DATE.finditer(joined))
    meeting = _MEETING.search(joined)
    place = next((m for line in header if (m := _PLACE.match(line.strip()))), None)
    chair = next((m for line in header if (m := _CHAIR.match(line))), None)
    time = _TIME.search(joined[place.start() if place else 0 :]) or _TIME.search(joined)
    session = next((line for line in header if _SESSION.match(line.strip())), "")
    titles = [line for line in (*headings, *header) if _REPORT_TITLE.search(line)]
    return RecordMetadata(
        symbol=symbol,
        title=_title(headings, titles, meeting[1] if meeting else ""),
        body=body_of_symbol(symbol) or find_body(header),
        states=_states([*titles, *procedure]),
        session=re.sub(r"\s*-\s+", "-", session.strip()),
        meeting=int(meeting[1]) if meeting else None,
        date=_iso(date) if date else "",
        time=time[1] if time else "",
        place=place[1].strip(" ,") if place else "",
        chair=re.sub(r"\s+", " ", chair[1]).strip() if chair else "",
        language=detect_language(text),
    )


def is_front_matter(line: str) -> bool:
    """Return whether a line tells of the meeting as a whole: symbol, body, session, date, chair."""
    line = line.strip()[:_LONGEST_MARK]
    marks = (_SESSION, _MEETING, _DATE, _CHAIR)
    return bool(find_symbol(line) or find_body([line]) or any(m.search(line) for m in marks))


def detect_language(text: str) -> str:
    """Return "en", "fr", "es" or "ru" by the commonest function words, or an empty string."""
    counts = {code: len(pattern.findall(text)) for code, pattern in _LANGUAGES.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= 3 else ""


def merge_metadata(found: RecordMetadata, given: RecordMetadata | None) -> RecordMetadata:
    """Return what was found in the record, overruled wherever a metadata file says something."""
    if given is None:
        return found
    overrule = {item.name: value for item in fields(given) if (value := getattr(given, item.name))}
    merged = replace(found, **overrule)
    if merged.symbol and not merged.body:
        merged = replace(merged, body=body_of_symbol(merged.symbol))
    return merged


def _last(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    return next(iter([*matches][-1:]), None)


def _iso(date: re.Match[str]) -> str:
    return f"{date[3]}-{_MONTHS.index(date[2]) + 1:02}-{int(date[1]):02}"


def _title(headings: Sequence[str], titles: Sequence[str], meeting: str) -> str:
    """Choose a title: the report considered, else the first heading, else the meeting."""
    reports = [line for line in titles if find_states(line)] or list(titles)
    chosen = next(iter(reports or headings), "")
    chosen = re.sub(r"\s*\([^()]*(?:/[^()]*|continued)\)", "", chosen).strip()
    return chosen or (f"{meeting}: summary record" if meeting else "")


def _states(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the States whose report is considered or whose delegation arrives, in order."""
    found: list[str] = []
    for line in lines:
        for opening in (*_REPORT.finditer(line), *_ARRIVAL.finditer(line)):
            for mention in find_states(line[opening.end() :])[:1]:
                if mention.start == 0 and not mention.adjective and mention.code not in found:
                    found.append(mention.code)
    return tuple(found)
