"""Numbers, dates, quantities and denials in a sentence, so that two sentences can be compared."""

from __future__ import annotations

import re

from index.text import stem, words

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {
    **{word: float(value) for value, word in enumerate(_UNITS)},
    **{word: 10.0 * value for value, word in enumerate(_TENS, 2)},
    "half": 0.5,
    "dozen": 12.0,
    "twice": 2.0,
    "once": 1.0,
    "first": 1.0,
    "second": 2.0,
    "third": 3.0,
    "fourth": 4.0,
    "fifth": 5.0,
}
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_FIGURE = re.compile(
    r"(?P<digits>\d[\d.,  ]*\d|\d)(?:st|nd|rd|th)?(?:\s*(?P<scale>hundred|thousand|million|billion))?"
    r"(?P<percent>\s*(?:%|per\s*cent|percent)\b|%)?"
    rf"|\b(?P<word>{'|'.join(_VALUES)})\b(?:[\s-](?P<more>{'|'.join(_UNITS[1:10])})\b)?"
    r"(?:\s+(?P<scale2>hundred|thousand|million|billion))?(?P<percent2>\s+(?:per\s*cent|percent)\b)?",
    re.IGNORECASE,
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|fail(?:ed|s|ing|ure)?|refus\w+|"
    r"den(?:y|ied|ies|ying)|reject\w*|lack\w*|absence|impossible|unable|prohibit\w*|ban(?:ned|s)?|"
    r"forb[ia]d\w*|illegal|unlawful\w*)\b|\w+n[’']t\b",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:more\s+than|over|at\s+least|exceed\w*|upwards?\s+of|above)\b", re.IGNORECASE
)
_BELOW = re.compile(
    r"\b(?:less\s+than|fewer\s+than|under|at\s+most|up\s+to|no\s+more\s+than|nearly|almost|below)\b"
    r"(?=\s+(?:\w+\s+)?\d)",
    re.IGNORECASE,
)
_CLASSES = {
    "all": frozenset(
        "all every each always entire entirely whole everyone everybody completely".split()
    ),
    "most": frozenset("most mostly majority mainly largely generally usually".split()),
    "some": frozenset("some several few certain sometimes occasionally partly partially".split()),
    "only": frozenset("only solely exclusively merely just".split()),
}
_CONTRARIES = (
    "increase decrease|rise fall|rose fell|rising falling|grow shrink|higher lower|more fewer|more less|"
    "open close|begin end|start stop|allow prohibit|permit forbid|accept reject|before after|improve "
    "worsen|strengthen weaken|abolish introduce|guilty innocent|lawful unlawful|legal illegal|former "
    "current|public private|men women|man woman|boys girls|adult minor|success failure|adequate "
    "inadequate|sufficient insufficient|possible impossible|able unable|constitutional unconstitutional|"
    "separate joint|voluntary compulsory|support oppose|agree disagree|recent former|longer shorter|"
    "maximum minimum|include exclude|present absent|presence absence|internal external|north south|east west|"
    "expand restrict|reduce extend|reduce increase|convict acquit|release arrest|victim perpetrator"
)
_AGAINST: dict[str, set[str]] = {}
for _pair in _CONTRARIES.split("|"):
    _one, _other = (stem(word) for word in _pair.split())
    _AGAINST.setdefault(_one, set()).add(_other)
    _AGAINST.setdefault(_other, set()).add(_one)


def numbers(text: str) -> set[tuple[float, bool]]:
    """Return the numbers of a text, each with whether it is a percentage."""
    found = set()
    for match in _FIGURE.finditer(text):
        if match["digits"]:
            digits = re.sub(r"(?<=\d)[,  ](?=\d{3}\b)", "", match["digits"])
            try:
                value = float(re.sub(r"[,  ]", "", digits))
            except ValueError:
                continue
            scale, percent = match["scale"], match["percent"]
        else:
            value = _VALUES[match["word"].lower()]
            if match["more"]:
                value += _VALUES[match["more"].lower()]
            scale, percent = match["scale2"], match["percent2"]
        found.add((value * _SCALES[scale.lower()] if scale else value, bool(percent)))
    return found


def months(text: str) -> set[str]:
    """Return the months named in a text."""
    return {month.lower() for month in _MONTH.findall(text)}


def denies(text: str) -> bool:
    """Tell whether a text denies something."""
    return bool(_NEGATION.search(text))


def bounds(text: str) -> set[str]:
    """Return whether a text says that a number is a lower or an upper bound."""
    return {name for name, one in (("above", _ABOVE), ("below", _BELOW)) if one.search(text)}


def quantities(text: str) -> set[str]:
    """Return the classes of quantity words of a text: "all", "most", "some", "only"."""
    found = set(words(text))
    return {name for name, members in _CLASSES.items() if found & members}


def contrary(one: set[str], other: set[str]) -> bool:
    """Tell whether one set of stems has a word whose contrary, and not itself, is in the other."""
    return any(
        against in other and word not in other and against not in one
        for word in one
        for against in _AGAINST.get(word, ())
    )
