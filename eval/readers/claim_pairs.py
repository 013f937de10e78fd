"""Make the statements that the guard's checker is trained on: right ones, and wrong ones by script.

    python -m eval.readers.claim_pairs ../shared/data build/reader/claims.jsonl.gz

From the invented scenes (``eval/data/scenes``): their hand-written claims; and, so that a model
cannot tell right from wrong by the manner of writing alone, the scenes' own sentences in the frames
of reported speech, each beside corruptions of itself: another speaker, side, number, date, name,
negation, quantity, direction, voice or word, something added, another sentence cited. With them
go SummEdits' claims. One scene in seven is kept to report on. The checker that was trained on the
hand-written claims alone told right from wrong by their manner: on restatements of a real record
its AUROC was 0.68, with these 0.83.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from assistant.grounding.checker import told
from assistant.sources import Source
from eval.datasets.scenes import is_kept, load_scenes
from eval.guard.cases import GOOD, GuardCase
from eval.guard.corrupting import corrupted_by, corrupting_words
from eval.guard.corruptions import said_by
from eval.readers.benchmarks import summedits_pairs
from eval.readers.pairs import Pair, write_pairs
from eval.readers.scenes import scene_source, written_claims
from index.embedding.embedder import SentenceTransformerEmbedder
from index.records import Side

SEED = 7
_FRAMES = {
    "state": (
        "The delegation said that ",
        "According to the delegation, ",
        "{speaker} said that ",
        "{state} said that ",
        "It was said that ",
        "The State party reported that ",
    ),
    "committee": (
        "{speaker} said that ",
        "The expert said that ",
        "According to {speaker}, ",
        "A member of the Committee said that ",
    ),
    "other": ("{speaker} said that ",),
}
_ASKS = re.compile(
    r"\b(?:asked|wondered|wished to know|whether|how many|would (?:like|welcome|appreciate)|should|"
    r"sought|clarif|concern|recommend|urged)\b|\?",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:(?:Mr|Ms|Mrs|Dr)\. [^.]{2,60}?|A representative of [^.]{2,40}?|"
    r"The (?:Chair|delegation|representative)[^.]{0,30}?)"
    r" (?:said|explained|replied|added|recalled|noted|stated) that,? "
)
_FRAMED = re.compile(
    r"^(?:The delegation|According|Mr\.|Ms\.|A representative|The State|The expert|The Committee)"
)
_SHORTER = re.compile(r"^(.{40,}?[a-z]), (?:which|who|where|including|although|while|and) .*$")
_NAME = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][\w’'-]{3,}(?: [A-ZÀ-Þ][\w’'-]+)*")
_WORD = re.compile(r"\b[a-z]{5,}\b")
_FRAME_WORDS = frozenset("delegation committee representative state party according".split())
_PROPER = re.compile(r"^(?:[A-ZÀ-Þ]\w*[A-ZÀ-Þ]|[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ])")
_UNFRAMED = 0.45
"""Share of statements that stay as they are."""
_LITERAL = 0.3
"""Share of the record's own sentences, unchanged, that are kept as right."""


class SceneClaims:
    """Makes the statements of one scene.

    Args:
        name: Of the scene.
        scene: As its file has it.
        kept: Whether it is kept to report on.
        chance: Draws the lots.
    """

    def __init__(
        self, name: str, scene: dict[str, Any], *, kept: bool, chance: random.Random
    ) -> None:
        self._name, self._kept, self._chance = name, kept, chance
        self._claims = [one for one in scene["claims"] if not one["change"]]
        self._said = {
            f"{p}.{s}": scene_source(paragraph, p, text)
            for p, paragraph in enumerate(scene["paragraphs"], start=1)
            for s, text in enumerate(paragraph["sentences"], start=1)
        }
        texts = [one.text for one in self._said.values()]
        self._names = sorted({name for text in texts for name in _NAME.findall(text)})
        self._words: dict[tuple[bool, bool, bool], set[str]] = {}
        for word in chain.from_iterable(map(_WORD.findall, texts)):
            self._words.setdefault(_form(word), set()).add(word)
        self._speakers = sorted({one.speaker for one in self._said.values() if one.speaker})
        self._state = next(
            (
                found[1]
                for one in self._said.values()
                if (found := re.search(r"[Rr]epresentative of ([A-ZÀ-Þ][\w’'-]+)", one.who))
            ),
            "The State",
        )

    def pairs(self) -> Iterator[Pair]:
        """Yield right statements and wrong ones."""
        for number, (text, cites, kind) in enumerate(self._bases()):
            first = self._said[cites[0]]
            key = f"{self._name}/m{number}"
            stated = self._framed(text, first)
            if stated != first.text or self._chance.random() < _LITERAL:
                yield self._pair(f"right-{kind}", stated, cites, key)
            made = self._wrong(GuardCase(GOOD, self._framed(text, first), (first,), 0), cites)
            kinds = [one for one in made if made[one]]
            self._chance.shuffle(kinds)
            for one in kinds[: 3 if kind == "hand" else 2]:
                yield self._pair(one, self._chance.choice(made[one]), cites, key + one)
            near = [
                key
                for key, said in self._said.items()
                if said.paragraph == first.paragraph and key not in cites
            ]
            if near and self._chance.random() < _LITERAL:
                yield self._pair("elsewhere", stated, [self._chance.choice(near)], key + "e")

    def _bases(self) -> Iterator[tuple[str, list[str], str]]:
        for claim in self._claims:
            yield claim["text"], claim["cites"], "hand"
        for key, said in self._said.items():
            bare = _bare(said.text)
            yield bare, [key], "own"
            if self._chance.random() < 0.5:
                yield said.text, [key], "own"
            shorter = _SHORTER.search(bare)
            if shorter:
                yield f"{shorter[1]}.", [key], "cut"

    def _framed(self, text: str, said: Source) -> str:
        as_it_is = (said.side is not Side.STATE and _ASKS.search(text)) or _FRAMED.match(text)
        if as_it_is or self._chance.random() < _UNFRAMED:
            return text
        frame = self._chance.choice(_FRAMES[said.side])
        lower = text if _PROPER.match(text) else text[0].lower() + text[1:]
        return frame.format(speaker=said.speaker or "The speaker", state=self._state) + lower

    def _wrong(self, base: GuardCase, cites: Sequence[str]) -> dict[str, list[str]]:
        said = " ".join(self._said[one].text for one in cites)
        made = corrupted_by(base, corrupting_words("development"), self._chance)
        made["noun"] = list(self._other_words(base.statement, said))
        made["name"] = list(self._other_names(base.statement, said))
        speaker, side = base.cited[0].speaker, base.cited[0].side
        others = [one for one in self._speakers if one != speaker]
        if others:
            made["speaker"] = list(said_by(base, self._chance.choice(others), self._chance))
        if side is not Side.OTHER:
            wrong = (
                ["the Committee", "the expert", "the Country Rapporteur"]
                if side is Side.STATE
                else ["the delegation", self._state, "the State party", "the Government"]
            )
            made["side"] = list(said_by(base, self._chance.choice(wrong), self._chance))
        return made

    def _other_words(self, statement: str, said: str) -> Iterator[str]:
        """Yield a statement with a word of its source replaced by one of the scene's like it."""
        own = sorted({one for one in _WORD.findall(statement) if one in said} - _FRAME_WORDS)
        for word in self._chance.sample(own, min(3, len(own))):
            pool = sorted(
                one
                for one in self._words.get(_form(word), ())
                if one not in said and one[:4] != word[:4]
            )
            if pool:
                yield re.sub(rf"\b{word}\b", self._chance.choice(pool), statement, count=1)

    def _other_names(self, statement: str, said: str) -> Iterator[str]:
        pool = [one for one in self._names if one not in said and one not in statement]
        for name in _NAME.findall(statement):
            if pool:
                yield statement.replace(name, self._chance.choice(pool), 1)

    def _pair(self, kind: str, text: str, cites: Sequence[str], key: str) -> Pair:
        return Pair(
            f"made-{kind}",
            self._name,
            "claim",
            key,
            text,
            [told(self._said[one]) for one in cites],
            [int(kind.startswith("right"))],
            self._kept,
        )


def _bare(text: str) -> str:
    """Return a sentence without the words that say who speaks."""
    head = _HEAD.match(text)
    if head is None or head.end() > len(text) - 5:
        return text
    return text[head.end()].upper() + text[head.end() + 1 :]


def _form(word: str) -> tuple[bool, bool, bool]:
    return word.endswith("s"), word.endswith(("ed", "ng")), word.endswith("ly")


def all_pairs(data: Path) -> Iterator[Pair]:
    """Yield the statements of all scenes, and those of SummEdits."""
    embedder = SentenceTransformerEmbedder()
    chance = random.Random(SEED)  # noqa: S311 (a lot, no secret)
    for number, (name, scene) in enumerate(load_scenes()):
        kept = is_kept(number)
        yield from written_claims(name, scene, kept, embedder)
        yield from SceneClaims(name, scene, kept=kept, chance=chance).pairs()
    yield from summedits_pairs(data / "summedits")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the statements."""
    parser = argparse.ArgumentParser(prog="python -m eval.readers.claim_pairs", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with summedits/")
    parser.add_argument("output", type=Path)
    options = parser.parse_args(arguments)
    count = write_pairs(all_pairs(options.data), options.output)
    print(f"{count:,} statements in {options.output}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
