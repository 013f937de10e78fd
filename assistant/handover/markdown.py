"""Answers as Markdown with footnotes, and as plain text to be pasted anywhere."""

from __future__ import annotations

import re
from datetime import date

from assistant.handover.layout import Block, Run, Style, lay_out
from assistant.handover.references import Exchanges, Records, cautions, cite, versions
from assistant.rendering import escape

_BEFORE = {
    Style.TITLE: "# ",
    Style.QUESTION: "## ",
    Style.HEADING: "### ",
    Style.END: "## ",
    Style.RECORD: "> ",
    Style.ITEM: "- ",
}
_AT_THE_BEGINNING = re.compile(r"^(\s*)(?:(\d+)([.)])|([-+=]))")


def as_markdown(exchanges: Exchanges, records: Records, on: date | None = None) -> str:
    """Return exchanges as Markdown with footnotes ("[^1]").

    Args:
        exchanges: Questions with their answers.
        records: What is known of the records cited, by id.
        on: The date to give as that of the export; by default today's (UTC).
    """
    notes: list[str] = []
    parts: list[str] = []
    before: Style | None = None
    for block in lay_out(exchanges, records, on):
        # Items of a list stand close; everything else is a paragraph of its own.
        apart = "\n" if block.style is before is Style.ITEM else "\n\n"
        parts += [apart if parts else "", _paragraph(block, notes)]
        before = block.style
    noted = [f"[^{number}]: {text}" for number, text in enumerate(notes, 1)]
    return "".join(parts) + "\n" + "".join(f"\n{one}\n" for one in noted)


def as_text(exchanges: Exchanges, records: Records) -> str:
    """Return the statements with their citations behind them, as plain text to paste.

    Each stands under its question as "statement (CAT/C/SR.1995, para. 47; speaker)"; at the end
    stands how the records are to be read, and which versions of them were used.
    """
    parts = []
    for block in lay_out(exchanges, records):
        if block.style in {Style.QUESTION, Style.HEADING, Style.PLAIN}:
            parts.append(_line("".join(run.text for run in block.runs)))
        elif block.style in {Style.RECORD, Style.WRITTEN, Style.TRANSLATED}:
            words = _line("".join(run.text for run in block.runs))
            places = [
                f"{cite(run.source, records.get(run.source.record_id))}; {run.source.who}"
                for run in block.runs
                if run.source
            ]
            parts.append(f"{words} ({'; '.join(places)})" if places else words)
    parts += cautions(exchanges, records)
    if used := versions(exchanges, records):
        parts.append("\n".join(["Record versions used:", *used]))
    return "\n\n".join(parts) + "\n"


def _paragraph(block: Block, notes: list[str]) -> str:
    text = "".join(_run(run, notes) for run in block.runs)
    if block.style is Style.SPEAKER:
        return f"**{text}**"
    if block.style is Style.ASIDE:
        return f"*{text}*"
    return _BEFORE.get(block.style, "") + _AT_THE_BEGINNING.sub(_apart, text)


def _run(run: Run, notes: list[str]) -> str:
    if run.note:
        notes.append(_escaped(run.note))
        return f"[^{len(notes)}]"
    text = _escaped(run.text)
    return re.sub(r"^(\s*)(.+)$", r"\1*\2*", text) if run.ours else text


def _escaped(text: str) -> str:
    return escape(text).replace("&", r"\&")


def _apart(match: re.Match[str]) -> str:
    """Escape what would begin a list or underline a heading."""
    blanks, number, dot, mark = match.groups()
    return f"{blanks}\\{mark}" if mark else f"{blanks}{number}\\{dot}"


def _line(text: str) -> str:
    return " ".join(text.split())
