"""In which language a question is put, or a sentence as short as one.

Most questions have fewer function words than :func:`index.parsing.languages.detect_language` asks
for, or such as two languages share. The words with which questions are put tell more: two are
enough where no other language has as many.
"""

from __future__ import annotations

import re
from collections import Counter

from index.parsing.languages import LANGUAGE_NAMES, detect_language

_WORDS = {
    "en": """what who whom whose which when where why how did does do is are was were has have
        had say said about the of tell list to and that by for with not""",
    "fr": """que qu quel quelle quels quelles qui quoi quand où comment combien pourquoi dit
        dire est ce sur les le la l des du de d au aux dans à t ils elle elles et ont été
        avaient avait une voulait voulaient savoir demandé répondu""",
    "es": """qué que cuál cuáles quién quiénes cuándo dónde cómo cuánto cuánta cuántos cuántas
        por dijo dijeron sobre acerca las los el la de del en se al le lo no con su y una ha han
        había habían""",
    "ru": """чем чём спросил спросила спросили ответил ответила ответили
        что кто какой какая какие какое когда где как сколько почему сказал сказала
        сказали о об по в во ли было были был и на не для из с""",
    "pt": "o que quem qual quais quando onde como quanto disse sobre as os do da dos das em",
    "it": """che cosa chi quale quali quando dove come quanto quanti ha detto sul sulla sui
        sulle di della del il lo gli le la""",
    "ro": "ce cine care când unde cum cât câți au spus despre și în la a",
    "ca": "què qui quin quina quan on com quant va dir sobre els les la el de del",
    "de": """was wer wen wem welche welcher wann wo wie warum hat haben gesagt sagte über die der
        das und ist sind zu zur zum im viele nicht""",
    "nl": "wat wie welke wanneer waar hoe zei gezegd over de het van en heeft",
    "uk": "що хто який яка які коли де як скільки сказав сказала про у в та і не",
    "bg": "какво кой коя кои кога къде как колко каза казаха за на ли в и не от",
    "sr": "шта ко који која кад где како колико је рекао о у на и",
}
LANGUAGES = {code: name for code, name in LANGUAGE_NAMES.items() if code != "en"}
"""The languages of the United Nations beside English, by code."""
_READ = ("en", "fr", "es", "ru")
_NAMES = {
    **LANGUAGES,
    "pt": "Portuguese",
    "it": "Italian",
    "ro": "Romanian",
    "ca": "Catalan",
    "de": "German",
    "nl": "Dutch",
    "uk": "Ukrainian",
    "bg": "Bulgarian",
    "sr": "Serbian",
}
_ASKED_IN_ENGLISH = frozenset(
    "what who which when where why how did does was were the mr mrs ms".split()
)
_LEAST = 2
_OPENS_A_QUESTION = "¿"
"""No other of the languages here writes it."""
_RUSSIAN = re.compile("[ыэё]", re.IGNORECASE)
_OTHER_CYRILLIC = re.compile("[іїєґўђјљњћџқғңұүһөә]", re.IGNORECASE)
"""Letters of Russian that its neighbours do without, and letters of theirs."""
_WORD = re.compile(r"[^\W\d_]+")


def question_language(text: str) -> str:
    """Return the language of a question or a sentence.

    Args:
        text: One or two sentences, as somebody typed them.

    Returns:
        The ISO 639-1 code of one of the six languages of the United Nations; empty for any other,
        and where it does not show.

    >>> question_language("¿Qué dijo Kazajstán?"), question_language("And women?")
    ('es', '')
    """
    if _OPENS_A_QUESTION in text:
        return "es"
    if _RUSSIAN.search(text) and not _OTHER_CYRILLIC.search(text):
        return "ru"
    said = _WORD.findall(text.casefold())
    scores = {
        language: sum(word in words.split() for word in said) for language, words in _WORDS.items()
    }
    best, second = sorted(scores, key=lambda language: scores[language])[:-3:-1]
    if scores[best] < _LEAST or scores[best] == scores[second]:
        return detect_language(text)
    return best if best in _READ else ""


def name_of_language(text: str) -> str:
    """Return the name of the language a question is put in; empty for English or where none shows.

    >>> name_of_language("Was sagte Kasachstan zur Folter?")
    'German'
    """
    said = _WORD.findall(text.casefold())
    language = question_language(text)
    if not language:
        scores = Counter(
            {code: sum(word in known.split() for word in said) for code, known in _WORDS.items()}
        )
        (best, most), (_, second) = scores.most_common(2)
        language = best if most >= _LEAST and most > second else ""
    english = _ASKED_IN_ENGLISH - {*_WORDS.get(language, "").split()}
    return "" if english & {*said} else _NAMES.get(language, "")
