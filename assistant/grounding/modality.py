"""Whether a statement makes a fact of what is asked, alleged, wished or to come, or the reverse.

"She wondered whether footage had disappeared" does not bear out that it had; nor does "reportedly".
Attitudes are compared as well: what is welcomed is not criticised, what is recommended not
promised.
"""

from __future__ import annotations

import re

from assistant.grounding.attribution import speaks_as_asking
from assistant.language.meanings import alike, meet
from assistant.language.reading import FRAME, Word, content_words, read
from assistant.sources import Source
from index.records import Side
from index.text import fold

_ASKING_VERBS = "|".join(
    (
        r"wish(?:ed|es)?\s+to\s+(?:know|learn|hear|be\s+informed)",
        r"want(?:ed|s)?\s+to\s+(?:know|learn|hear)",
        r"wonder(?:ed|s|ing)?",
        r"ask(?:ed|s|ing)?",
        r"enquir\w+",
        r"inquir\w+",
        r"quer(?:y|ied)",
        r"request(?:ed|s|ing)?",
        r"question(?:ed|s)?",
        r"hoped?\s+(?:that|for|to)",
        r"sought",
        r"seeks?",
        r"call(?:ed|s)\s+(?:for|on|upon)",
        r"interested\s+(?:in|to)",
        r"curious",
        r"appreciated?\s+(?:an?|more|any|further)",
    )
)
_POLITE = "|".join(
    (
        r"would\s+(?:\w+\s+)?(?:like|welcome|appreciate)",
        r"would\s+(?:also\s+)?be\s+(?:\w+\s+)?(?:useful|helpful|interest\w+"
        r"|grateful|appreciated|welcome|glad|good)",
        r"would\s+.{0,60}?\bbe\s+(?:welcome|useful|appreciated|helpful)",
        r"should\s+(?:also\s+)?(?:indicate|inform|tell|provide|explain|clarify|describe)",
        r"might\s+provide",
    )
)
"""How the records put a request without a verb of asking: "it would be useful to know"."""
_QUESTION = r"\bwhat\s+action\b|\bwas\s+that\s+the\s+case|\?"
"""A question as it was put."""
_ASKING = re.compile(rf"\b(?:{_ASKING_VERBS}|{_POLITE})\b|{_QUESTION}", re.IGNORECASE)
_OPEN_IN_STATEMENT = "|".join(
    (
        r"whether",
        r"if",
        r"how",
        r"would\s+(?:\w+\s+)?(?:like|welcome)",
        r"hop(?:e|ed|ing)",
        r"urg\w+",
        r"recommend\w*",
        r"need\w*",
        r"clarification",
        r"concern\w*",
        r"worr\w+",
        r"invit\w+",
        r"encourag\w+",
        r"request\w*",
        r"interest\w*",
    )
)
"""What in a statement leaves open, too, whether a thing is so."""
_ASKS_IN_STATEMENT = re.compile(rf"{_ASKING.pattern}|\b(?:{_OPEN_IN_STATEMENT})\b", re.IGNORECASE)
_HEARSAY_ADVERBS = r"reportedly|allegedly|apparently|purportedly|supposedly"
_HEARSAY_VERBS = (
    r"alleg\w+|claim\w*|seem\w*|appear(?:ed|s)?|said\s+to|reported|suspected|rumou?r\w*|accus\w+"
)
_FROM_REPORTS = "|".join(
    (
        r"according\s+to\s+(?:\w+\s+){0,3}?(?:reports?|information|sources?)",
        r"reports?\s+(?:that|alleging|about)|reports\s+of",
        r"there\s+(?:were|had\s+been)\s+reports",
        r"information\s+(?:concerning|that|received)",
        r"(?:had|have|has)\s+(?:also\s+)?heard",
        r"been\s+(?:told|informed)|informed\s+(?:by|the\s+committee)",
        r"understanding\s+that|brought\s+to\s+(?:\w+\s+){1,3}attention",
        r"reports",
    )
)
"""Where it is said to come from."""
_HEARSAY = re.compile(
    rf"\b(?:{_HEARSAY_ADVERBS}|{_HEARSAY_VERBS}|{_FROM_REPORTS})\b", re.IGNORECASE
)
_TOLD = re.compile(r"\b(?:said|says|confirmed|stated|noted|reported|explained|announced) that\b")
_STRONG_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly|rumou?r\w*)\b", re.IGNORECASE
)
_TO_COME = frozenset(
    """will would shall should must ought plan planned plans planning intend intended intends
    intention propose proposed proposes aim aimed aims hope hoped hopes contemplating
    contemplated envisage envisaged expected expects expect future going""".split()
)
_UNDONE = frozenset(
    """will would shall should intended intends planned plans planning proposed could might
    may""".split()
)
"""What makes of the verb behind it something that is not done."""
_OPEN = _TO_COME | frozenset(
    """allowed permitted able entitled
    could can may might possible possibility potentially required require requires requirement
    necessary needed needs important vital essential recommendation recommended recommend
    recommends urged urge urges called encouraged encourage invited obliged obligation
    confident""".split()
)
DONE = frozenset("had has have was were did".split())
_ATTITUDES = tuple(
    frozenset(group.split())
    for group in (
        """welcome welcomed welcomes commend commended commends praise praised praises pleased glad
        heartened commendable appreciated applauded satisfaction satisfied delighted gratified""",
        """criticise criticised criticize criticized condemn condemned deplore deplored denounce
        denounced regret regretted regrets lament lamented unfortunately""",
        """concern concerned worried worries worrying worry alarmed troubled disturbed concerns
        dismayed disappointed unclear confusion confused regret regretted unfortunately""",
        """deny denied denies dispute disputed reject rejected rejects refute refuted refuse
        refused refuses""",
        """recommend recommended recommendation recommends urge urged urges encourage encouraged""",
        """promise promised promises undertake undertook undertaken pledge pledged pledges vow
        vowed assured""",
        """apologise apologised apologize apologized apology""",
        """threaten threatened threatens warn warned warns""",
        """admit admitted admits confess confessed concede conceded""",
        """boast boasted complain complained complains""",
    )
)
_RECOMMENDS = _ATTITUDES[4]
"""What a Committee does that says what a State should do."""
_ADMITS = frozenset("admit admitted admits acknowledge acknowledged".split())


def modality_holds(statement: str, cited: list[Source]) -> bool:
    """Tell whether a statement is as sure of what it says, and feels about it, as what it cites."""
    said = " ".join(one.text for one in cited)
    ours, theirs = read(statement), read(said)
    return (
        _asked_as_asked(statement, ours, cited)
        and _heard_as_heard(statement, ours, cited)
        and _to_come_as_to_come(ours, theirs, said)
        and _attitude_holds(ours, theirs)
    )


def _asked_as_asked(statement: str, ours: tuple[Word, ...], cited: list[Source]) -> bool:
    """Tell whether what only a question holds is told as a question, and what none holds is not."""
    told = _TOLD.search(statement)
    asked_about = _asked_about(cited)
    for cue in _ASKS_IN_STATEMENT.finditer(statement[: told.start()] if told else statement):
        own = [word for word in content_words(ours) if cue.start() <= word.start < cue.end()]
        if not meet(own, asked_about) or speaks_as_asking(statement):
            return True  # Else the question itself has that word: "the care that they needed".
    if told and (asks := _ASKING.search(statement, told.end())) and "?" not in asks[0]:
        return True  # "said that she also wished to hear about ..."
    if _HEARSAY.search(statement, told.end() if told else 0):
        return True
    inside: list[Word] = []
    outside: list[Word] = []
    for one in cited:
        asked = _ASKING.search(fold(one.text)) if one.side is not Side.STATE else None
        if asked and "?" in asked[0]:
            inside += read(one.text)
            continue
        if asked and "be " in asked[0] and one.text.rstrip(". ").endswith(asked[0][-6:]):
            inside += read(one.text)  # "Details of ... would be welcome."
            continue
        for word in read(one.text):
            (inside if asked and word.start >= asked.start() else outside).append(word)
    own = content_words(ours)
    return meet(own, inside) <= meet(own, outside)


def _asked_about(cited: list[Source]) -> list[Word]:
    """Return the content words of what the sources ask, behind the words that ask it."""
    found: list[Word] = []
    for one in cited:
        asked = _ASKING.search(fold(one.text)) if one.side is not Side.STATE else None
        if asked and "?" not in asked[0]:
            found += [word for word in content_words(read(one.text)) if word.start >= asked.end()]
    return found


def _heard_as_heard(statement: str, ours: tuple[Word, ...], cited: list[Source]) -> bool:
    """Tell whether hearsay is told as hearsay."""
    said = " ".join(one.text for one in cited)
    if _STRONG_HEARSAY.search(statement) and not _HEARSAY.search(said):
        return False
    heard = len(_HEARSAY.findall(statement))
    needed = 0
    if re.search(r"\b(?:whether|if)\b|\?", statement):
        return True
    for one in cited:
        if one.side is Side.STATE:
            continue
        for cue in _HEARSAY.finditer(fold(one.text)):
            words = [word for word in read(one.text) if word.is_content]
            behind = [word for word in words if word.start > cue.end()]
            after = [word for word in behind if word.clause == behind[0].clause][:5]
            needed += len(after) > 1 and 5 * meet(after, ours) >= 4 * len(after)
    return needed <= heard


def _to_come_as_to_come(ours: tuple[Word, ...], theirs: tuple[Word, ...], said: str) -> bool:
    """Tell whether nothing that is to come is told as done, or what is done as to come."""
    asked = [match.span() for match in _ASKING.finditer(fold(said))]
    for place, word in enumerate(theirs):
        polite = any(start <= word.start < end for start, end in asked)
        if word.folded not in _UNDONE or polite:
            continue
        verb = _next_content(theirs, place)
        at = next((i for i, one in enumerate(ours) if verb and alike(one, verb)), None)
        if at is None or not verb:
            continue
        before = [one for one in ours[max(0, at - 4) : at] if one.part == ours[at].part]
        if any(one.folded in DONE for one in before) and not any(
            one.folded in _OPEN for one in ours[max(0, at - 9) : at]
        ):
            return False
    for place, word in enumerate(ours):
        if word.folded not in ("will", "would", "shall", "should", "must"):
            continue
        verb = _next_content(ours, place)
        if verb is None or verb.stem in FRAME:
            continue
        found = [i for i, one in enumerate(theirs) if alike(one, verb)]
        around = [one for at in found for one in theirs[max(0, at - 16) : at + 1]] or theirs
        if not any(one.folded in _OPEN for one in around):
            return False
        if found and all(_is_done(theirs, at) for at in found):
            return False
    return True


def _is_done(words: tuple[Word, ...], place: int) -> bool:
    before = [word.folded for word in words[max(0, place - 6) : place]]
    return bool(DONE.intersection(before[-3:])) and not _TO_COME.intersection(before)


def _next_content(words: tuple[Word, ...], place: int) -> Word | None:
    return next((word for word in words[place + 1 : place + 6] if word.is_content), None)


def _attitude_holds(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Tell whether every attitude of a statement was expressed."""
    said = {word.folded for word in theirs}
    stems = {word.stem for word in theirs}
    if "should" in said:
        said |= _RECOMMENDS
    return all(
        bool(group & said) or word.stem in stems or any(alike(word, one) for one in theirs)
        for word in ours
        for group in _ATTITUDES
        if word.folded in group and word.folded not in _ADMITS
    )
