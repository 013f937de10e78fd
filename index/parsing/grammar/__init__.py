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
from index.parsing.grammar.french import FRENCH
from index.parsing.grammar.shape import Grammar
from index.parsing.grammar.spanish import SPANISH

__all__ = ["ENGLISH", "FRENCH", "SPANISH", "Grammar", "grammar_of"]

_GRAMMARS = {grammar.language: grammar for grammar in (ENGLISH, FRENCH, SPANISH)}


def grammar_of(language: str) -> Grammar:
    """Return the grammar of a language by its ISO 639-1 code, or the English one."""
    return _GRAMMARS.get(language, ENGLISH)
