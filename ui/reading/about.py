"""What is known of a record, as HTML."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from index.records import Record, RecordForm
from index.reference.states import state_name
from ui.reading.marking import escape
from ui.texts import reader as texts
from ui.texts import records as list_texts


def headline(record: Record) -> str:
    """Return the facts by which a meeting is known, as one line of text."""
    metadata = record.metadata
    facts = [
        metadata.body,
        shown_date(metadata.date),
        metadata.session,
        texts.MEETING.format(number=_ordinal(metadata.meeting)) if metadata.meeting else "",
        ", ".join(map(state_name, metadata.states)),
        list_texts.FORMS[record.form.value],
        language_name(metadata.language),
    ]
    return " · ".join(filter(None, facts))


def reading_notes(record: Record) -> list[str]:
    """Return what a person must know before quoting from a record, a sentence or two each."""
    numbered = [one for one in record.paragraphs if one.number is not None]
    notes = [texts.REPORTED] if record.form is RecordForm.SUMMARY else []
    if numbered and not any(one.printed for one in numbered):
        notes.append(texts.ALL_COUNTED)
    elif not all(one.printed for one in numbered):
        notes.append(texts.COUNTED)
    return notes


def facts_html(title: str, facts: str, *notes: str) -> str:
    """Return the head of a record: its title, the facts in a line, and what to know of it."""
    strong = f"<p class='facts'><b>{escape(title)}</b></p>" if title else ""
    quiet = "".join(f"<p class='facts quiet'>{escape(note)}</p>" for note in notes)
    return f"{strong}<p class='facts'>{escape(facts)}</p>{quiet}"


def about_html(record: Record, version: str) -> str:
    """Return all that is known of a record, and what was left out of its text; closed."""
    metadata = record.metadata
    values = {
        "symbol": metadata.symbol,
        "title": metadata.title,
        "body": metadata.body,
        "date": shown_date(metadata.date),
        "time": metadata.time,
        "place": metadata.place,
        "session": metadata.session,
        "meeting": str(metadata.meeting or ""),
        "states": ", ".join(map(state_name, metadata.states)),
        "chair": metadata.chair,
        "form": list_texts.FORMS[record.form.value],
        "language": language_name(metadata.language),
        "issued": shown_date(metadata.issued),
        "notes": metadata.notes,
        "source": Path(record.source).name,
        "version": version,
        "remarks": " ".join(record.remarks),
    }
    rows = "".join(
        f"<dt>{texts.FIELDS[name]}</dt><dd>{escape(value)}</dd>"
        for name, value in values.items()
        if value
    )
    if record.leftovers:
        items = "".join(f"<li>{escape(text)}</li>" for text in record.leftovers)
        title = texts.LEFT_OUT.format(count=len(record.leftovers))
        left = f"<details><summary>{title}</summary><ul>{items}</ul></details>"
    else:
        left = f"<p>{texts.NOTHING_LEFT_OUT}</p>"
    return f"<details class='about'><summary>{texts.ABOUT}</summary><dl>{rows}</dl>{left}</details>"


def shown_date(iso: str) -> str:
    """Return a date as people write it: "3 May 2023"; as it is where the day is not known."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B %Y}"


def language_name(code: str) -> str:
    """Return the name of a language; of one that has no name here its code; else empty."""
    return list_texts.LANGUAGES.get(code, code) if code else ""


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{ending if isinstance(ending, str) else ending.get(number % 10, 'th')}"
