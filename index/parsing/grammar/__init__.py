"""The grammars of records, a module a language.

A record is read by the grammar of its own language; nothing of one language's grammar is used in
another's. Records in a language that has none here are read by the English one, which finds nobody
in them: their paragraphs are kept, counted and searchable.

``shape`` has what a grammar tells: ``english`` with ``english_speakers``, ``french`` with
``french_header``, ``spanish`` with ``spanish_header``, the last two in the form of ``romance``.
``clock`` knows the hours of a meeting in all languages.
"""

from __future__ import annotations

from index.parsing.grammar.english import ENGLISH
from index.parsing.grammar.shape import Grammar

__all__ = ["ENGLISH", "Grammar", "every_grammar", "grammar_of"]


def grammar_of(language: str) -> Grammar:
    """Return the grammar of a language by its ISO 639-1 code, or the English one.

    The others are loaded when they are asked for: their patterns take a tenth of a second.
    """
    if language == "fr":
        from index.parsing.grammar.french import FRENCH

        return FRENCH
    if language == "es":
        from index.parsing.grammar.spanish import SPANISH

        return SPANISH
    return ENGLISH


def every_grammar() -> tuple[Grammar, ...]:
    """Return the grammars of all languages."""
    return tuple(map(grammar_of, ("en", "fr", "es")))
