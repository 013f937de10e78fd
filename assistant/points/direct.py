"""Direct questions: sentences that end in a question mark, and the things that each asks."""

from __future__ import annotations

import re

from assistant.points.listed import split_clauses
from assistant.points.phrases import PREPOSITION
from index.text import words

INTERROGATIVE = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|whether|is|are|was|were|do|does|did|has|have|had"
    r"|can|could|will|would|should|shall|might|may|must)\b",
    re.IGNORECASE,
)
_AUXILIARY = r"(?:had|has|have|did|do|does|was|were|is|are|would|will|could|can|should|might)"
_ASKED_SUBJECT = (
    r"(?:the|any(?:one|body|thing)?|no(?:body|thing)|every(?:one|body|thing)|there|it|they|its|their|he|she|"
    r"those|these|such|an?)"
)
_IF_SO = r"(?:,?\s*if\s+(?:so|not|it\s+(?:was|did|had)|they\s+(?:were|did|had)),?\s+)?"
_NO_SUBJECT = (
    r"(?:not|no|never|then|also|still|since|already|been|be|being|so|\w+ly|\w+ed|(?!children|women|men)\w+en|made|taken|led|paid|held|"
    r"put|set|sent|brought|found|kept|left|lost|met|said|told|sought|had)"
)
_DONE = r"(?:ever|been|\w+ed|\w+en|made|taken|held|paid|sent|brought|found|kept|put|set|sought)"
"""What no subject begins with, and what a subject between it and "had" or "were" is followed by."""
_JOINS = re.compile(
    rf",?\s+(?:and|or)\s*{_IF_SO}(?=(?:{PREPOSITION}\s+)?(?:what|how|why|who|which|when|where|whom)[\s?])"
    rf"|,?\s+and\s*{_IF_SO}(?={_AUXILIARY}\s+{_ASKED_SUBJECT}\s)"
    # "..., and were fines imposed?"; behind a verb ("and were fined") it is the same question.
    rf"|,\s+and\s*{_IF_SO}(?=(?:was|were|is|are|did|does|do|could|would|can|will|should)\s+"
    rf"(?!{_NO_SUBJECT}\b)[a-z]\w+\s+\w)"
    # "..., and had assurances been sought?", "... and were adolescents ever placed there?"
    rf"|(?:,\s+and\s+(?=(?:had|has|have)\s)|\s+and\s+(?=(?:was|were|is|are)\s))"
    rf"(?=\w+\s+(?!{_NO_SUBJECT}\b)[a-z][\w-]+\s+(?:(?!and\b|or\b)[\w-]+\s+){{0,4}}?{_DONE}\b)"
    # In the middle of a list: "What was ..., were children held there and did they ...?"
    rf"|,\s+(?=(?:was|were|is|are|did|does|do)\s+(?!{_NO_SUBJECT}\b)[a-z]\w+\s+\w[^,?]*,?\s+and\s+"
    rf"(?:{_AUXILIARY}\s+{_ASKED_SUBJECT}|what|how|why|who|when|where)\s)"
    rf"|[;,]\s+(?:and\s+)?{_IF_SO}(?=(?:{PREPOSITION}\s+)?(?:what|how|why)\s)"
    rf"|[;,]\s+(?:and\s+)?(?={_AUXILIARY}\s+{_ASKED_SUBJECT}\s)"
    # A list that goes on with ", who ..."; a relative clause ends in a comma, and no list follows.
    rf"|,\s+(?=(?:who|whom|when|where)\b[^,?]*,?\s+and\s+(?:{PREPOSITION}\s+)?(?:what|how|why|who|when|where|"
    rf"which|{_AUXILIARY}\s+{_ASKED_SUBJECT})\s)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\W*(?:(?:and|but|or|so|then|again|also|first|second|third|firstly|secondly|thirdly|lastly|finally|moreover|"
    r"furthermore|if\s+so|if\s+not|in\s+that\s+(?:case|regard|connection))\b,?\s+)*"
    rf"(?:{PREPOSITION}\s+)?(?:{INTERROGATIVE.pattern})",
    re.IGNORECASE,
)
_LED_UP_TO = re.compile(
    rf",\s+(?:{PREPOSITION}\s+)?(?:(?:what|how|why|who|which|when|where)\b|{_AUXILIARY}\s+(?!not\b)\w)",
    re.IGNORECASE,
)
"""A question behind words that lead up to it: "To begin with, what ..."."""
_ASKED_AFTER = re.compile(r"[:;]\s+(?=\S)")
_FORMULA = re.compile(
    r"\b(?:may|shall)\s+(?:I|we)\s+(?:\w+\s+)?(?:take\s+it|take\s+that|consider)\b", re.IGNORECASE
)
"""With it a chair decides; nobody is asked."""
_OWN_MOVE = re.compile(
    r"^\W*(?:(?:and|but|so|well|okay|now|first|finally|just),?\s+)*(?:can|could|may|might|shall)\s+(?:I|we)\s+"
    r"(?:(?:just|also|first|then|perhaps|please|now|\w+ly)\s+)*(?:agree|thank|say|add|start|begin|move|turn|come|"
    r"bring|go\s+(?:back|on)|welcome|remind|suggest|make|apologi[sz]e|pick\s+up|reiterate|congratulate|"
    r"stress|point\s+out|invite|interrupt|stop)\b(?!.*\b(?:what|whether|how|why|which|who|when|where|if)\b)",
    re.IGNORECASE,
)
"""With it a speaker says what he or she does next; nobody is asked."""
_QUOTED = re.compile(r"[,:]\s+['‘“\"](?=[A-Z])")
"""Behind it stand the words of somebody else, in talk."""
_LEAST_WORDS = 4
"""A question in talk of fewer words ("Okay?", "Is that right?") asks nothing by itself."""
_LEAST_REPORTED = 2
"""A record that reports speech keeps short questions only where they ask ("Was that so?")."""


def is_question(sentence: str, *, reported: bool) -> bool:
    """Tell whether a sentence is a direct question that asks something by itself."""
    stripped = sentence.rstrip("\"”’')» ")
    if not stripped.endswith("?") or not INTERROGATIVE.search(stripped):
        return False
    if not reported and (_OWN_MOVE.match(sentence) or _QUOTED.search(sentence)):
        return False
    least = _LEAST_REPORTED if reported else _LEAST_WORDS
    return len(words(sentence)) >= least and not _FORMULA.search(sentence)


def direct_start(sentence: str) -> int:
    """Return where questions begin behind what is told ("he sought details: had it ...?"), or 0."""
    if _BEGINS.match(sentence):
        return 0
    for sign in _ASKED_AFTER.finditer(sentence):
        if _BEGINS.match(sentence, sign.end()):
            return sign.end()
    return 0


def split_direct(sentence: str) -> list[tuple[int, int]]:
    """Part a direct question into the questions it asks: their spans, in order.

    Words that lead up to a question ("On the matter of bail, what ...?") belong to it.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    for cut in _JOINS.finditer(sentence):
        piece = sentence[at : cut.start()]
        if _BEGINS.match(piece) or _LED_UP_TO.search(piece):
            spans.append((at, cut.start()))
            at = cut.end()
    spans.append((at, len(sentence)))
    return [
        (start + begin, start + end)
        for start, stop in spans
        for begin, end in split_clauses(sentence[start:stop])
    ]
