"""The invented scenes as a benchmark: meetings nobody held, with questions labelled by hand.

Each of the 68 scenes in ``eval/data/scenes`` (written and labelled for this project) is laid out as
a record that the product reads for itself: masthead, opening, numbered paragraphs as the speakers
have them, closing. The speakers are announced as such records announce them, so that the product
tells the sides that the scene has: the delegation of a State that there is (the scenes' are
invented, town councils have none) replies to members of a treaty body. Every question is asked of
its own meeting; those without gold come near to what was said and are to be met with silence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.scenes import is_kept, load_scenes
from index.reference.states import state_codes, state_name

_QUESTION_WORDS = frozenset(
    "what which who whom whose when where why how is are was were do does did has have had can "
    "could will would should".split()
)
_TITLED = re.compile(r"(?:Mr|Mrs|Ms)\. [^(]+")
_STATE = re.compile(r"\(([^)]+)\)$|\bof (?:the )?([A-Z].*)$")
_TALK = re.compile(r"^[^.:;?]{1,80}: ")
_BODY = "Committee against Torture"


def load_scene_questions(*, kept: bool | None = None) -> Benchmark:
    """Return the questions of the scenes.

    Args:
        kept: Those of the scenes kept to report on, or those of the others; None for all.
    """
    documents, topics = [], []
    said = " ".join(str(scene) for _, scene in load_scenes())
    states = (name for _, name in states_not_told_of(said))
    for number, (name, scene) in enumerate(load_scenes()):
        state = next(states)
        if kept is not None and is_kept(number) is not kept:
            continue
        document, places = _lay_out(name, scene, number, state)
        documents.append(document)
        topics += [
            Topic(
                f"{name}-{at}",
                asked["kind"],
                _ask(_with_state(asked["text"], scene, state), asked["side"]),
                tuple(places[one] for one in places if one in asked["gold"]),
                side=None if asked["side"] == "any" else asked["side"],
                document=name,
            )
            for at, asked in enumerate(scene["questions"], start=1)
        ]
    which = {None: "scenes", True: "scenes-kept", False: "scenes-development"}[kept]
    return Benchmark(which, tuple(documents), tuple(topics))


def states_not_told_of(told: str) -> Iterator[tuple[str, str]]:
    """Yield the codes and names of States, of one word each, that stand nowhere in a text."""
    said = set(re.findall(r"\w+", told))
    for code in state_codes():
        name = state_name(code)
        if re.fullmatch("[A-Z][a-z]{4,}", name) and name not in said:
            yield code, name


def _lay_out(
    name: str, scene: dict[str, Any], number: int, state: str
) -> tuple[EvalDocument, dict[str, Span]]:
    """Return a scene as a document, and where its sentences lie, by "paragraph.sentence"."""
    meeting = 3001 + number
    lines = [
        f"CAT/C/SR.{meeting}",
        _BODY,
        f"Summary record of the {meeting}th meeting",
        "The meeting was called to order at 10 a.m.",
        "Consideration of reports submitted by States parties under article 19 of the Convention",
        f"Report of {state} (CAT/C/{number + 1})",
    ]
    places: dict[str, Span] = {}
    sides, speakers = [], []
    at = sum(len(line) + 1 for line in lines)
    verbatim = _is_verbatim(scene)
    before = ""
    for count, paragraph in enumerate(scene["paragraphs"], start=1):
        who = _announced(paragraph["speaker"], paragraph["side"], state, verbatim)
        line = f"{count}.\t"
        for place, sentence in enumerate(paragraph["sentences"], start=1):
            said = sentence
            if place == 1:
                said = _opening(sentence, paragraph["speaker"], who, verbatim, who == before)
            said = _with_state(said, scene, state)
            line += " " * (place > 1)
            start = at + len(line)
            places[f"{count}.{place}"] = Span(name, start, start + len(said))
            line += said
        before = who
        lines.append(line)
        sides.append((at, at + len(line), str(paragraph["side"])))
        speakers.append((at, at + len(line), who))
        at += len(line) + 1
    lines.append("The meeting rose at 1 p.m.")
    return EvalDocument(name, "\n".join(lines), tuple(sides), tuple(speakers)), places


def _is_verbatim(scene: dict[str, Any]) -> bool:
    """Return whether a scene is talk, and not reported speech."""
    talk = [
        _TALK.match(paragraph["sentences"][0]) is not None
        or not paragraph["sentences"][0].startswith(paragraph["speaker"])
        for paragraph in scene["paragraphs"]
    ]
    return sum(talk) * 2 > len(talk)


def _opening(sentence: str, speaker: str, who: str, verbatim: bool, goes_on: bool) -> str:
    """Return the first sentence of a paragraph with the speaker as a record announces one."""
    if verbatim:
        return f"{who}: {_TALK.sub('', sentence)}"
    if speaker == "The meeting":
        return sentence
    if sentence.startswith(speaker):
        return who + sentence.removeprefix(speaker)
    if goes_on:
        return sentence
    return f"{who} said: {_TALK.sub('', sentence)}"


def _announced(speaker: str, side: str, state: str, verbatim: bool) -> str:
    """Return how a record announces a speaker of a side."""
    if re.match(r"(?:The )?(?:Chair|meeting)\b", speaker):
        return "The Chair"
    name = _TITLED.match(speaker)
    short = name[0].strip() if name else f"Mr. {_plain(speaker)}"
    if side == "state":
        named = name or verbatim
        return f"{short} ({state})" if named else f"A representative of {state}"
    if side == "committee":
        return f"{short} (Country Rapporteur)" if "Country Rapporteur" in speaker else short
    return f"{short} (World Health Organization)" if name else "The Chair"


def _plain(speaker: str) -> str:
    return re.sub(r"\s*\(.*|,.*| MP$", "", speaker).split()[-1]


def _invented(scene: dict[str, Any]) -> str:
    """Return the name of the scene's State, empty where no State is reported on."""
    named = Counter(
        (found[1] or found[2]).removeprefix("Republic of ")
        for paragraph in scene["paragraphs"]
        if paragraph["side"] == "state" and (found := _STATE.search(paragraph["speaker"]))
    )
    likely = [one for one, _ in named.most_common() if one in scene["title"]]
    return likely[0] if likely else ""


def _with_state(text: str, scene: dict[str, Any], state: str) -> str:
    invented = _invented(scene)
    return re.sub(rf"\b{re.escape(invented)}\b", state, text) if invented else text


def _ask(text: str, side: str) -> str:
    """Return a question as somebody would ask it who wants the words of a side."""
    who = {"state": "the delegation", "committee": "the Committee"}.get(side)
    if who is None or text.lower().split()[0].strip(",:") in _QUESTION_WORDS or "?" in text:
        return text
    return f"What did {who} say about {text}?"
