"""In which language a text is: the six of the United Nations, or none of them that is known.

Scripts tell Chinese, Arabic and Russian from the rest; the commonest function words tell languages
of one script apart. Languages that are not read here (Portuguese, Ukrainian, Persian, ...) are
counted too, so that their texts are not taken for a neighbour's.
"""

from __future__ import annotations

import re
from collections import Counter

LANGUAGE_NAMES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}
"""The languages of the United Nations, by ISO 639-1 code."""
_FUNCTION_WORDS = {
    "en": "the of and that had was were to in by for which with",
    "fr": "les des et que une est dans du le la aux par qui pour au sur",
    "es": "los las del que una por con el la y en se al para su",
    "ru": "и в на что по не с о для из также был были",
    "pt": "que não uma com são dos das ao os do em o e para também foi da na no",
    "it": "che della gli sono è per non dei nel alla una il di le delle con",
    "ro": "și în din că pentru cu nu sunt este care sau",
    "ca": "els les amb per una que del dels és i ha va",
    "de": "der die und das ist nicht den von zu mit des dem ein eine",
    "nl": "het een van niet zijn dat de en op voor met",
    "uk": "і та що для від на не є про до з у",
    "bg": "на и за се да от че са е към със",
    "sr": "и је да се у на за су од као",
}
_READ = ("en", "fr", "es", "ru")
_LEAST_WORDS = 3
"""Function words in a text, from which its language is told."""
_LEAST_SHARE = 0.04
"""Of all words, function words of the language."""
_LEAST_OF_SCRIPT = 0.5
"""Of all letters, those of the script."""
_LOOKED_AT = 200_000
"""Characters of a text that are looked at."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_OTHER_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_ARABIC = re.compile(r"[\u0620-\u064a]")
_OTHER_ARABIC_SCRIPT = re.compile(r"[\u067e\u0686\u0698\u06a9\u06af\u06cc\u0679\u0688\u0691\u06d2]")
_LEAST_OTHER = 0.02
"""Of the letters of a script, those that another language alone writes."""


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of one of the six languages, or an empty string.

    An empty string is returned for any other language, and for a text too short to tell.
    """
    text = text[:_LOOKED_AT]
    letters = len(_LETTER.findall(text))
    if not letters:
        return ""
    for code, script, other in (
        ("zh", _HAN, _OTHER_EAST_ASIAN),
        ("ar", _ARABIC, _OTHER_ARABIC_SCRIPT),
    ):
        written, foreign = len(script.findall(text)), len(other.findall(text))
        if written + foreign >= _LEAST_OF_SCRIPT * letters:
            return code if foreign < _LEAST_OTHER * (written + foreign) else ""
    counted = Counter(_WORD.findall(text.casefold()))
    scores = {
        code: sum(counted[word] for word in words.split())
        for code, words in _FUNCTION_WORDS.items()
    }
    best = max(scores, key=lambda code: scores[code])
    enough = max(_LEAST_WORDS, _LEAST_SHARE * counted.total())
    return best if best in _READ and scores[best] >= enough else ""
