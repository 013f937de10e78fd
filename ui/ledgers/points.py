"""Points beside their replies, as HTML: both open in the reader."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.ledger import Entry, Status
from assistant.ledger.labels import JUDGED_BY, LABELS
from assistant.sources import Source
from ui.links import reader_link
from ui.reading.marking import escape
from ui.texts import ledger as texts

STYLE = """<style>
.ledger { width: 100%; border-collapse: collapse; table-layout: fixed; }
.ledger th, .ledger td { text-align: left; vertical-align: top; padding: .6rem .7rem;
  border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent);
  overflow-wrap: anywhere; }
.ledger th:first-child, .ledger td:first-child { width: 3.6rem; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.ledger .became { width: 11rem; }
.ledger p { margin: 0 0 .35rem; }
.ledger .who { font-size: .87rem; color: color-mix(in srgb, currentColor 75%, transparent); }
.ledger .status { font-weight: 650; border-left: 5px solid; padding-left: .5rem; }
.ledger .answered { border-color: light-dark(#1f7a44, #74d09a); border-left-style: solid; }
.ledger .partly { border-color: light-dark(#8a6500, #f2c14e); border-left-style: double; }
.ledger .deferred { border-color: light-dark(#5b4a9a, #b6a6f5); border-left-style: dashed; }
.ledger .spoken-to { border-color: light-dark(#9a4a00, #f2b26b); border-left-style: dotted; }
.ledger .no-reply { border-color: light-dark(#a32020, #ff9a92); border-left-style: solid; }
.ledger a { color: inherit; text-decoration: underline; text-underline-offset: .15em; }
.ledger a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.ledger-unseen { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
@media (max-width: 700px) {
  .ledger thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .ledger, .ledger tbody, .ledger tr, .ledger td { display: block; width: auto !important; }
  .ledger td { border: 0; padding: .25rem .2rem; }
  .ledger tr { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent);
    padding: .5rem 0; }
}
</style>"""


def points_html(entries: Iterable[Entry], versions: dict[str, str]) -> str:
    """Return entries as a table, a row each.

    Args:
        entries: In the order in which they are shown.
        versions: Of the text of each record, by id, for the links.
    """
    rows = "".join(_row(entry, versions) for entry in entries)
    head = "".join(
        f"<th scope='col'{kind}>{name}</th>"
        for name, kind in (
            (texts.NUMBER, ""),
            (texts.POINT, ""),
            (texts.BECAME, " class='became'"),
            (texts.REPLIES, ""),
        )
    )
    return (
        f"{STYLE}<table class='ledger'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(entry: Entry, versions: dict[str, str]) -> str:
    status = entry.status.value.replace(" ", "-")
    sure = texts.SURE.format(percent=f"{entry.likelihood:.0%}")
    if entry.status is Status.SPOKEN_TO:
        sure = ""  # It says that it is not sure.
    if entry.judged_by:
        sure = escape(JUDGED_BY.format(name=entry.judged_by))
    missing = (
        f"<p class='who'>{escape(texts.MISSING.format(missing=entry.missing))}</p>"
        if entry.missing
        else ""
    )
    shown = entry.replies or entry.nearest
    replies = "".join(_place(reply.source, versions, "") for reply in shown)
    if not entry.replies:
        about = f" {texts.NEAREST}" if entry.nearest else ""
        replies = f"<p class='who'>{texts.NO_REPLY}.{about}</p>{replies}"
    return (
        f"<tr><td>{entry.number}</td>"
        f"<td>{_place(entry.source, versions, texts.KINDS[entry.kind.value])}</td>"
        f"<td class='became'><p class='status {status}'>{LABELS[entry.status]}</p>"
        f"<p class='who'>{sure}</p>{missing}</td>"
        f"<td>{replies}</td></tr>"
    )


def _place(source: Source, versions: dict[str, str], does: str) -> str:
    link = reader_link(
        source.record_id, source.start, source.end, versions.get(source.record_id, "")
    )
    who = escape(" · ".join(filter(None, (source.who, does))))
    if source.paragraph is None:
        shown = texts.OPEN_WITHOUT
    else:
        shown = texts.PARAGRAPH.format(number=source.paragraph)
        if not source.paragraph_printed:
            shown += f" ({texts.COUNTED})"
    return (
        f"<p class='who'>{who} · <a href='{escape(link)}' target='_blank'>"
        f"{escape(source.symbol)} {shown}</a></p><p>{escape(source.text)}</p>"
    )
