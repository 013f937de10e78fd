"""Sentence boundaries that survive "Mr.", "No. 971", "art. 4 (1)" and "U.S. Government".

So do "M. Rogov", "Sra. Gaer", "núm. 3" and "párr. 15"; Arabic, Urdu, Hindi and Chinese end their
sentences with marks of their own.
"""

from __future__ import annotations

import re

_STOP = re.compile(
    r"[.?!…؟۔।]+(?:[\"”’')\]»]|\s»)*(?=\s)"
    r"|[。！？｡]+[\"”’」』）》]*"
)
"""Chinese leaves no blank behind its full stop, and uses it for nothing else."""
_OPENS = re.compile(
    r"\s+[\"“‘'(\[]*"
    r"[A-ZÀ-ÞА-ЯЁ0-9¿¡«\u0590-\u08ff\u0900-\u097f\u3040-\u9fff\uac00-\ud7af「『（《]"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"'’«])(?:Mr|Mrs|Ms|Messrs|Dr|Prof|St|Rev|Gen|Hon|Jr|No|Nos|Art|"
    r"Arts|art|arts|para|paras|Para|Paras|p|pp|vol|vols|ch|chap|sect|sects|subpara|fig|cf|Cf|ed|"
    r"eds|e\.g|i\.e|viz|approx|ca|vs|v|op|cit|ibid|Add|Corr|Rev|Res|Doc|Inc|Ltd|Co|Corp|Distr|"
    r"Suppl|M|MM|Mme|Mmes|Mlle|Mgr|par|pars|al|chaps|n|"
    r"Sr|Sra|Sres|Sras|Srta|Dra|Excmo|Excma|núm|núms|Núm|párr|párrs|pág|págs|apdo|"
    r"p\.\s?ej|Nº|nº|N°|n°|ст|пп?|стр|см|им)\.$"
)
_INITIAL = re.compile(r"(?:^|[\s(“.])[A-ZÀ-Þ]\.$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a paragraph, in order, without outer blanks.

    Together they cover every character that is not a blank.
    """
    spans: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for stop in _STOP.finditer(text):
        if stop.end() <= start or not _is_boundary(text, stop):
            continue
        spans.append((start, stop.end()))
        rest = text[stop.end() :]
        start = stop.end() + len(rest) - len(rest.lstrip())
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return spans


def _is_boundary(text: str, stop: re.Match[str]) -> bool:
    if stop.group(0)[0] in "。！？｡":
        return True
    if not _OPENS.match(text, stop.end()):
        return False
    if stop.group(0).startswith("."):
        before = text[max(0, stop.start() - 12) : stop.start() + 1]
        if _ABBREVIATION.search(before) or _INITIAL.search(before):
            return False
    return True
