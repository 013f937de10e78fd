"""Whether a statement makes a fact of what is asked, alleged, wished or to come, or the reverse.

"She wondered whether footage had disappeared" does not bear out that it had; nor does "reportedly".
Attitudes are compared as well: what is welcomed is not criticised, what is recommended not
promised.
"""

from __future__ import annotations

from assistant.grounding.asking import ASKING, asked_as_asked
from assistant.grounding.hearsay import heard_as_heard
from assistant.language.meanings import alike
from assistant.language.reading import FRAME, Word, read
from assistant.sources import Source
from index.text import fold

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
        asked_as_asked(statement, cited)
        and heard_as_heard(statement, cited)
        and _to_come_as_to_come(ours, theirs, said)
        and _attitude_holds(ours, theirs)
    )


def _to_come_as_to_come(ours: tuple[Word, ...], theirs: tuple[Word, ...], said: str) -> bool:
    """Tell whether nothing that is to come is told as done, or what is done as to come."""
    asked = [match.span() for match in ASKING.finditer(fold(said))]
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
