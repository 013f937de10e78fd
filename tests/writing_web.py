"""Writes records as web pages, their paragraph numbers as a list or as printed text."""

from __future__ import annotations

from html import escape
from pathlib import Path

from index.records import ParagraphKind, Record


def write_web_page(path: Path, record: Record, *, numbers_in_lists: bool) -> None:
    """Write a record as .html: headings as such, paragraphs as list items or with their numbers.

    A paragraph that goes on under the number of the one before it gets none.
    """
    body, last, in_list = "", 0, False
    for paragraph in record.paragraphs:
        text = escape(record.paragraph_text(paragraph).strip())
        number = paragraph.number if paragraph.number != last else None
        if in_list and (number is None or number != last + 1):
            body, in_list = f"{body}</ol>\n", False
        if paragraph.kind is ParagraphKind.HEADING:
            body += f"<h2>{text}</h2>\n"
        elif number is None:
            body += f"<p>{text}</p>\n"
        elif numbers_in_lists:
            body += "" if in_list else f'<ol start="{number}">\n'
            body, in_list = f"{body}<li>{text}</li>\n", True
        else:
            body += f"<p>{number}. {text}</p>\n"
        last = number or last
    body += "</ol>\n" if in_list else ""
    head = '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head>\n'
    path.write_text(f"{head}<body>\n{body}</body></html>", encoding="utf-8")
