"""Slips in what a question is about are read as what is near them, and told; names never are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.questions.misspelt_words import spell_words
from index.text import stem

_SAID = (
    "bail video recording solitary confinement dubious torture kenya abolish about yanomami".split()
)


def _frequencies(stems: Sequence[str]) -> dict[str, int]:
    known = {stem(word) for word in _SAID}
    return {one: 1 for one in stems if one in known}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what was said on vidio", "what was said on video"),
        ("solitry confinement", "solitary confinement"),
        ("did they abolsh it", "did they abolish it"),
        ("abuot bail", "about bail"),
        ("kenia", "Kenya"),
        ("uzbekstan", "Uzbekistan"),
        ("kazakstan vidio", "Kazakhstan video"),
        ("wat abt bail", "what about bail"),
        ("What was said about the Yanommi villages?", "What was said about the Yanomami villages?"),
    ],
)
def test_a_word_that_neither_records_nor_english_have_is_the_one_beside_it(
    typed: str, meant: str
) -> None:
    assert spell_words(typed, _frequencies)[0] == meant


def test_what_was_read_is_told() -> None:
    assert spell_words("vidio", _frequencies)[1] == ("“vidio” read as video",)


@pytest.mark.parametrize(
    "right",
    [
        "What did Ms. Dubois say?",  # A name, though "dubious" is near.
        "what did ms dubois say",
        "What about Dubois?",
        "What about the Yanomani case?",  # Somebody's of that name, who is not told of.
        "What did Ana Yanomani villages?",
        "What about the Dubios group?",  # No name is near.
        "What was said about hungry prisoners?",  # English, though Hungary is near.
        "the whales",
        "the highest and the largest",  # Compared.
        "CAT/C/SR.1995",
        "¿Qué dijo sobre la tortora?",  # Another language has other words.
    ],
)
def test_a_word_that_may_be_right_stays(right: str) -> None:
    assert spell_words(right, _frequencies) == (right, ())


def test_a_run_of_letters_is_no_word_that_somebody_mistyped() -> None:
    asked: list[str] = []

    def frequencies(stems: Sequence[str]) -> dict[str, int]:
        asked.extend(stems)
        return {}

    assert spell_words("x" * 1990, frequencies) == ("x" * 1990, ())
    assert not asked
