"""The outline of a record, and who spoke how much and when, as HTML."""

from __future__ import annotations

from assistant.browsing.outline import (
    OutlineEntry,
    Share,
    outline,
    shares,
    shares_of_sides,
    stretches,
)
from index.records import Record, Side
from ui.reading.marking import escape
from ui.reading.paper import SIDE_SIGNS, speaker_details, speaker_name
from ui.texts import common
from ui.texts import reader as texts

_LANES = (Side.STATE, Side.COMMITTEE, Side.OTHER)
_SPOKEN_OF = 12
"""Turns that the picture's words tell; more would be no picture in words any more."""


def outline_html(record: Record) -> str:
    """Return headings and turns as a list of links to where they begin."""
    entries = outline(record)
    total = sum(entry.characters for entry in entries) or 1
    items = "".join(_entry(entry, total) for entry in entries)
    return (
        f"<nav class='outline' aria-label='{texts.OUTLINE}'><h2>{texts.OUTLINE}</h2>"
        f"<ol>{items}</ol></nav>"
    )


def _entry(entry: OutlineEntry, total: int) -> str:
    if entry.speaker is None:
        heading = escape(entry.heading)
        return f"<li class='item'><a href='#p-{entry.paragraph}'>{heading}</a></li>"
    side = entry.speaker.side.value
    count = (
        texts.ONE_PARAGRAPH
        if entry.paragraphs == 1
        else texts.PARAGRAPHS.format(count=entry.paragraphs)
    )
    place = "" if entry.number is None else texts.FROM_PARAGRAPH.format(number=entry.number)
    if place and not entry.printed:
        place += f" ({texts.COUNTED_MARK})"
    where = " · ".join(filter(None, (place, count, _percent(entry.characters / total))))
    return (
        f"<li class='{side}'><a href='#p-{entry.paragraph}'>"
        f"<span class='sign' aria-hidden='true'>{SIDE_SIGNS[side]}</span>"
        f"<b>{escape(speaker_name(entry.speaker))}</b>"
        f"<span class='unseen'> ({common.SIDES[side]})</span>"
        f"<small>{where}</small></a></li>"
    )


def picture_html(record: Record) -> str:
    """Return who spoke when as lanes, one a side, along the text; and the same in words."""
    placed = stretches(record)
    if not placed:
        return f"<p class='picture-note'>{texts.NOBODY_SPEAKS}</p>"
    sides = shares_of_sides(record)
    lanes = [side for side in _LANES if side in sides]
    rows = dict.fromkeys(lanes, "")
    for one in placed:
        who = escape(speaker_name(record.turns[one.turn].speaker))
        rows[one.side] += (
            f"<a href='#p-{one.paragraph}' tabindex='-1' title='{who}' "
            f"style='left:{100 * one.begin:.2f}%;width:{100 * (one.end - one.begin):.2f}%'></a>"
        )
    bars = "".join(f"<div class='lane {side.value}'>{row}</div>" for side, row in rows.items())
    names = "".join(
        f"<li class='{side.value}'><span aria-hidden='true'>{SIDE_SIGNS[side.value]}</span> "
        f"{common.SIDES[side.value]} {_percent(sides[side])}</li>"
        for side in lanes
    )
    turns = [record.turns[one.turn].speaker for one in placed[:_SPOKEN_OF]]
    told = ", ".join(f"{speaker_name(one)} ({common.SIDES[one.side.value]})" for one in turns)
    words = texts.PICTURE_IN_WORDS.format(
        sides=", ".join(f"{common.SIDES[s.value]} {_percent(part)}" for s, part in sides.items()),
        turns=told + (" …" if len(placed) > _SPOKEN_OF else ""),
    )
    return (
        f"<figure class='picture'><figcaption>{texts.PICTURE}</figcaption>"
        f"<p class='unseen'>{escape(words)}</p>"
        f"<div class='lanes' aria-hidden='true'><ul>{names}</ul><div>{bars}</div></div></figure>"
    )


def speakers_html(record: Record) -> str:
    """Return how much each speaker said, who said most first."""
    items = "".join(map(_share, shares(record)))
    if not items:
        return ""
    return (
        f"<details class='speakers'><summary>{texts.SPEAKERS}</summary><ol>{items}</ol>"
        f"<p class='picture-note'>{texts.SPEAKERS_NOTE}</p></details>"
    )


def _share(share: Share) -> str:
    side = share.speaker.side.value
    turns = texts.ONE_TURN if share.turns == 1 else texts.TURNS.format(count=share.turns)
    details = ", ".join(filter(None, (common.SIDES[side], speaker_details(share.speaker), turns)))
    return (
        f"<li class='{side}'><a href='#p-{share.paragraph}'>"
        f"<span class='sign' aria-hidden='true'>{SIDE_SIGNS[side]}</span>"
        f"<b>{escape(speaker_name(share.speaker))}</b></a> <small>{escape(details)}</small>"
        f"<span class='part'>{_percent(share.part)}</span>"
        f"<span class='bar' aria-hidden='true'><i style='width:{100 * share.part:.1f}%'></i></span>"
        "</li>"
    )


def _percent(part: float) -> str:
    return f"{100 * part:.0f}%" if part >= 0.005 else "under 1%"
