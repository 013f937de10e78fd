"""What a meeting is about: its title, and the States whose reports it considers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.parsing.grammar.shape import Grammar, HeaderWords
from index.reference.states import find_states
from index.reference.territories import whole_of
from index.text import unaccented

_REVIEW = re.compile(
    r"Working\s+Group\s+on\s+the\s+Universal\s+Periodic\s+Review"
    r"|Groupe\s+de\s+travail\s+sur\s+l'Examen\s+periodique\s+universel"
    r"|Grupo\s+de\s+Trabajo\s+sobre\s+el\s+Examen\s+Periodico\s+Universal",
    re.IGNORECASE,
)
_LONGEST_TITLE = 2000
_LONGEST_NAME = 80
_NEEDS_ANOTHER = re.compile(
    r"(?<!\w)(?:of|the|on|and|to|for|in|by|an?|with|its|their|de|du|des|la|le|les|l'|d'|et|au|aux"
    r"|del|el|los|las|y|por|para|en|sur|par|pour)$"
)


def title_of_meeting(
    headings: Sequence[str], titles: Sequence[str], meeting: str, grammar: Grammar
) -> str:
    """Choose a title: the report considered, else the first heading, else the meeting.

    Args:
        headings: Those of the record, or else the lines of its contents, in order.
        titles: The lines that may tell what is considered.
        meeting: What the meeting is called, as :func:`name_of_meeting` gives it.
        grammar: Of the record's language.
    """
    reports = [line for line in titles if find_states(line, grammar.language)]
    of_substance = [line for line in headings if not grammar.header.routine.match(unaccented(line))]
    chosen = next(iter([*reports, *of_substance, *headings]), "")
    chosen = _without_documents(chosen[:_LONGEST_TITLE], grammar.header)
    chosen = grammar.header.continued.sub("", chosen).strip(" ,.")
    return chosen or meeting


def _without_documents(title: str, words: HeaderWords) -> str:
    """End the title of an agenda item where the documents listed behind it begin.

    "Agenda item 45 Wells Report of the Secretary-General Draft resolution" is a line run together.
    Behind a word that needs another ("the", "of") nothing ends.
    """
    plain = unaccented(title)
    label = words.agenda_item.match(plain)
    if label is None:
        return title
    for listed in words.documents.finditer(plain, label.end()):
        if not _NEEDS_ANOTHER.search(plain[: listed.start()]):
            return title[: listed.start()]
    return title


def name_of_meeting(
    number: str, printed: re.Match[str] | None, lines: Sequence[str], *, verbatim: bool
) -> str:
    """Return what a meeting of a number is called where nothing tells what it was about.

    Args:
        number: Of the meeting; empty where it has none, and so is what is returned.
        printed: Where the lines print it.
        lines: The front of the record.
        verbatim: Whether it is a verbatim record.
    """
    if not number:
        return ""
    if not verbatim:
        return f"{number}: summary record"
    if printed is None:
        return f"meeting {number}: verbatim record"
    return " ".join("\n".join(lines)[slice(*printed.span())].split())


def states_of_meeting(
    titles: Sequence[str], procedure: Iterable[str], grammar: Grammar
) -> tuple[str, ...]:
    """Return the States whose report is considered or whose delegation arrives, in order."""
    words, found = grammar.header, []
    listed = any(
        words.listed_reports.search(unaccented(line)) or heads_review(line) for line in titles
    )
    for line in (*titles, *procedure):
        if line.startswith("["):  # A note on how a delegation had meant to vote.
            continue
        plain = unaccented(line)
        for opening in (*words.report.finditer(plain), *words.arrival.finditer(plain)):
            for mention in find_states(line[opening.end() :], grammar.language)[:1]:
                if mention.start == 0 and not mention.adjective:
                    found.append(whole_of(mention.code))
        # Under the item on reports a State may stand alone: "Philippines (continued)".
        alone = words.continued.sub("", line).strip(" .,:*") if listed else ""
        mentions = find_states(alone, grammar.language)[:1] if len(alone) <= _LONGEST_NAME else []
        found += [
            whole_of(mention.code)
            for mention in mentions
            if (mention.start, mention.end) == (0, len(alone)) and not mention.adjective
        ]
    return tuple(dict.fromkeys(found))


def heads_review(line: str) -> bool:
    """Return whether a line is the title of a report on a review; the State stands in the next."""
    return bool(_REVIEW.search(unaccented(line)))
