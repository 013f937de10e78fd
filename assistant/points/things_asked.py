"""The things that a sentence of an expert asks for, calls for, or is concerned about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.points.among_states import as_of_a_committee, calls_on_reviewed
from assistant.points.direct import INTERROGATIVE, direct_start, is_question, split_direct
from assistant.points.frames import Frame, find_frames, without_asides
from assistant.points.kinds import Kind
from assistant.points.phrases import INFORM, INFORMATION, Where
from assistant.points.splitting import ThingAsked, split_asked
from assistant.words import EMPTY
from index.text import words

_INTRODUCTION = re.compile(
    r"^(?:(?:lastly|finally|moreover|furthermore|in\s+addition|similarly|likewise|however|firstly|secondly|"
    r"thirdly|first|second|third|also|therefore|meanwhile|turning|with|in|on|as|given|regarding|concerning)\b"
    r"[^,]{0,200}),\s+",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r",?\s+as\s+(?:would|was|were|did)\s+", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\s*(?:it|that|this|such|which|what|they|these|those)\b", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\bquestions?\b[^;]*:\s*$", re.IGNORECASE)
"""What a question behind a colon is about, which asks nothing besides."""
_ONLY_POINTS = re.compile(r",\s+(?:it|that|this|they|these|those)\s*$", re.IGNORECASE)
"""A subject that names nothing: what is a concern ("if so, it was a concern") stands elsewhere."""
_TOGETHER = re.compile(
    r",?\s+(?:together\s+with|along\s+with|as\s+well\s+as|alongside)\s+", re.IGNORECASE
)
_RELATIVE_END = re.compile(r",?\s+(?:which|that|who)\s*$", re.IGNORECASE)
_UNCLEAR = re.compile(r"\W*(?:how|why|what|who|which|whether)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:^|[\s,;])(?:(?:and|but|or|while|whereas|although|so|yet)\s*)?,?\s*(?:(?:he|she|they|it|the\s+committee)\s*)?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s+(?=(?:on|about|regarding|concerning|as\s+to|with\s+regard\s+to|of)\s)")
_FIRST_PERSON = re.compile(r"(?:I|we|We)\b")
_WAS_INTERESTED = re.compile(
    r"\b(?:was|were)\s+(?:\w+\s+)?(?:interested\s+(?:in|to)|pleased\s+to|glad\s+to)\b"
)
_REQUESTED = re.compile(r"\b(?:request|appeal|call)\s+for$", re.IGNORECASE)
_REPEATS = re.compile(r"\b(?:interested\s+(in)|\w+\s+(into))$", re.IGNORECASE)
"""A preposition that ends a frame and begins each further thing asked."""
_ASKS_BY_ITSELF = re.compile(
    rf"\b(?:wonder(?:ed|ing)?|ask(?:ed)?|enquired|inquired|queried|know|learn|hear|{INFORM})\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r",?\s+(?:and|but)\s+(?:(?:also|then|further|he|she|they)\s+)*(?:noted|added|recalled|pointed\s+out|observed|"
    r"stressed|emphasi[sz]ed|remarked|stated|said|underlined|explained)\s+that\b|,?\s+and\s+(?:thanked|welcomed|"
    r"commended|congratulated|drew\s+attention)\b",
    re.IGNORECASE,
)
"""With it the expert, who has asked, goes on to tell something."""
_ASKED = (Kind.QUESTION, Kind.REQUEST)
_SAYS_THAT = re.compile(
    r"(?:(?:he|she|they|the\s+committee|(?-i:[A-Z]))[^;]{0,300}?\b(?:said|added|stressed|considered|believed|felt|"
    r"thought|agreed|emphasi[sz]ed|noted|recalled|observed|stated|remarked|underlined|pointed\s+out|(?:was|remained|were)\s+of\s+the\s+"
    r"(?:view|opinion)|was\s+(?:convinced|aware))\s+that\s+)",
    re.IGNORECASE,
)


def find_asked(
    sentence: str, *, reported: bool = True, sided: bool = True, reviewed: tuple[str, ...] = ()
) -> list[tuple[int, int, Kind]]:
    """Return the spans of what a sentence of an expert asks, with what is done, in order.

    Args:
        sentence: As the record has it.
        reported: Whether the record reports speech. In one that has the speakers' own words only
            what "I" or "we" ask is a point besides direct questions, and nothing that is urged.
        sided: Whether the speaker is an expert before a delegation, and not one of many
            delegations, of which only what they ask is a point.
        reviewed: Codes of the States that are reviewed by many delegations, if any: what these
            recommend them is a point too.
    """
    # Runs of blanks, which the patterns could split in many ways, are one blank for them.
    kept = [
        place
        for place, sign in enumerate(sentence)
        if not sign.isspace() or place == 0 or not sentence[place - 1].isspace()
    ]
    short = "".join(" " if sentence[place].isspace() else sentence[place] for place in kept)
    found = _find_asked(
        without_asides(short if sided else as_of_a_committee(short)),
        reported=reported,
        sided=sided,
    )
    return [
        (kept[start], kept[end - 1] + 1, kind)
        for start, end, kind in found
        if sided or kind in _ASKED or (reviewed and calls_on_reviewed(short[start:], reviewed))
    ]


def _find_asked(sentence: str, *, reported: bool, sided: bool) -> list[tuple[int, int, Kind]]:
    if is_question(sentence, reported=reported):
        begin = direct_start(sentence)
        direct = [
            (begin + start, begin + end, Kind.QUESTION)
            for start, end in split_direct(sentence[begin:])
        ]
        framed = begin and _find_framed(
            _ANNOUNCES.sub("", sentence[:begin]), reported=reported, sided=sided
        )
        return [*(framed or []), *direct]
    return _find_framed(sentence, reported=reported, sided=sided)


def _find_framed(sentence: str, *, reported: bool, sided: bool) -> list[tuple[int, int, Kind]]:
    """Return what is asked in a sentence by the frames in which it is reported."""
    frames = find_frames(sentence)
    found: list[tuple[int, int, Kind]] = []
    for position, frame in enumerate(frames):
        if not reported and not _own(frame, sentence):
            continue
        if not sided and frame.kind is not Kind.REQUEST and not _recommends(frame):
            continue
        until = frames[position + 1].start if position + 1 < len(frames) else len(sentence)
        since = frames[position - 1].end if position else 0
        for asked, base in _objects(sentence, frame, since, until):
            kind = frame.kind
            start, end = base + asked.start, base + asked.end
            if _REQUESTED.search(sentence[frame.start : frame.end]) and INFORMATION.match(
                sentence, start
            ):
                kind = Kind.REQUEST
            if kind is Kind.REQUEST and asked.clause:
                kind = Kind.QUESTION
            wants = reported and (sided or _wants_to_know(frame, sentence))
            if not wants and kind is Kind.REQUEST and not INFORMATION.match(sentence, start):
                continue
            if _says_something(sentence[start:end]):
                found.append((start, end, kind))
    return sorted(set(found))


def _wants_to_know(frame: Frame, sentence: str) -> bool:
    """Tell whether a frame asks by itself; a text, too, "would be welcome" to a delegation."""
    return bool(_ASKS_BY_ITSELF.search(sentence[frame.start : frame.end]))


def _own(frame: Frame, sentence: str) -> bool:
    """Tell whether a speaker asks in a frame; what was interesting to hear ("I was") is told."""
    words_of_it = sentence[frame.start : frame.end]
    return (
        frame.kind is Kind.REQUEST
        and bool(_FIRST_PERSON.match(words_of_it))
        and not _WAS_INTERESTED.search(words_of_it)
    )


def _recommends(frame: Frame) -> bool:
    """Tell whether somebody is said to call for something; what "should" be done is a position."""
    return frame.kind is Kind.RECOMMENDATION and frame.end > frame.start


def _objects(
    sentence: str, frame: Frame, since: int, until: int
) -> Iterator[tuple[ThingAsked, int]]:
    """Yield what a frame asks, with the place from which its spans count."""
    if frame.where is Where.BEFORE:
        yield from _before(sentence, frame, since, until)
        return
    end = until
    tail = _TAIL.search(sentence[frame.end : end])
    if tail and until < len(sentence):
        end = frame.end + tail.start()
    tells = _TELLS.search(sentence, frame.end, end)
    if tells:
        end = tells.start()
    about = sentence[frame.end : end]
    unclear = frame.kind is Kind.CONCERN and _UNCLEAR.match(about)
    if frame.kind in (Kind.RECOMMENDATION, Kind.CONCERN) and not unclear:
        told = _told(about) if frame.end == 0 else 0
        for asked, base in _whole(about[told:], frame):
            yield asked, base + told
        return
    repeats = _REPEATS.search(sentence[frame.start : frame.end])
    again = repeats[1] or repeats[2] if repeats else ""
    for asked in split_asked(sentence[frame.end : end], again):
        yield asked, frame.end


def _told(text: str) -> int:
    """Return where what is told begins behind "She said that", or 0."""
    begin = 0
    while found := _SAYS_THAT.match(text, begin):
        begin = found.end()
    return begin


def _whole(text: str, frame: Frame) -> Iterator[tuple[ThingAsked, int]]:
    """Yield a recommendation or a concern: parted only where its preposition comes again."""
    cuts = [0]
    if frame.kind is Kind.RECOMMENDATION:
        again = re.compile(r",?\s+and\s+(?:also\s+)?(?:that\s+|(?=to\s+\w))")
    else:
        again = re.compile(
            r",?\s+and\s+(?:also\s+)?(?=(?:about|at|by|over|of|that)\s)|;\s*(?:and\s+)?|\s*,?\s+as\s+well\s+as\s+(?=(?:about|at|by|over|of|the)\s)"
        )
    spans = []
    for cut in again.finditer(text):
        spans.append((cuts[-1], cut.start()))
        cuts.append(cut.end())
    spans.append((cuts[-1], len(text)))
    for start, end in spans:
        piece = text[start:end]
        lead = re.match(r"[\s,]*(?:(?:about|at|by|over|of|that)\s+)?", piece)
        begin = start + (lead.end() if lead else 0)
        end = start + len(re.sub(r"(?:[\s,;:.?!–—]|\b(?:and|or|but)$)+$", "", piece))
        if begin < end:
            yield ThingAsked(begin, end, clause=False), frame.end


def _before(
    sentence: str, frame: Frame, since: int, until: int
) -> Iterator[tuple[ThingAsked, int]]:
    segment = sentence[since : frame.start]
    begin = _told(segment)
    introduction = _INTRODUCTION.match(segment[begin:])
    if introduction:
        begin += introduction.end()
    elif not begin:
        joined = re.match(r"[\s,;]*(?:and|but|while)?\s+", segment)
        begin = joined.end() if joined and since else 0
    if frame.kind is Kind.REQUEST:
        information = INFORMATION.search(segment, begin)
        if information is not None:
            begin = information.start()
        elif _POINTS_BACK.match(segment[begin:]):
            return
    object_, base = segment[begin:], since + begin
    behind = sentence[frame.end : until]
    ellipsis = _ELLIPSIS.search(behind) or _TOGETHER.match(behind)
    more = _ABOUT.match(behind)
    if more and frame.kind is Kind.REQUEST:
        stop = ellipsis.start() if ellipsis else len(behind)
        for asked in split_asked(behind[more.end() : stop]):
            yield asked, frame.end + more.end()
    elif frame.kind is Kind.CONCERN:
        if _ONLY_POINTS.search(object_):
            return
        end = len(_RELATIVE_END.sub("", object_).rstrip(" ,;"))
        yield ThingAsked(0, end, clause=False), base
    else:
        for asked in split_asked(object_):
            yield asked, base
    if ellipsis:
        for asked in split_asked(behind[ellipsis.end() :]):
            yield asked, frame.end + ellipsis.end()


def _says_something(text: str) -> bool:
    found = words(text)
    return any(word not in EMPTY for word in found) or (
        len(found) > 1 and bool(INTERROGATIVE.search(text))
    )
