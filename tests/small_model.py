"""What the guard makes of a small language model's sentences, each given the source nearest to it.

    python tests/small_model.py [QUESTIONS [FILE]]

SmolLM2-135M cites nothing, so that all it writes is refused before it is read. Here every sentence
of its answers to questions of the shipped benchmark (test half) is given the source that has most
of its words, as if it had cited that, and goes through the guard. Those that pass are printed, and
written to FILE as JSON Lines, for a person to read beside what they cite. Told as well: how long it
took from the question to the first sentence checked, and what of that the guard took.

It needs what the tests of models need (see CONTRIBUTING.md).
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from model_server import ModelServer

from assistant import Assistant
from assistant.generating.cutting import Cutter
from assistant.generating.evidence import number_evidence
from assistant.generating.fencing import Fence
from assistant.generating.models import open_model
from assistant.grounding import check
from assistant.language.reading import read
from eval.datasets.sample import load_sample
from index.embedding.embedder import SentenceTransformerEmbedder
from index.sample import sample_path
from index.settings import Settings
from index.store import Store

_SOURCE_TOKENS = 900
_LONGEST = 40
"""Seconds of an answer that are waited for."""


def tell(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def nearest(text, sources):
    """Return the source that has most of the content words of a sentence."""
    own = {word.stem for word in read(text) if word.is_content}
    return max(sources, key=lambda one: len(own & {word.stem for word in read(one.text)}))


def main(count=30, out=None):
    """Ask, check, print."""
    embedder = SentenceTransformerEmbedder()
    topics = [one for one in load_sample("test").topics if one.gold and not one.before][:count]
    passed, written, first, guard = [], 0, [], []
    with tempfile.TemporaryDirectory() as place, ModelServer() as server:
        store = Path(place) / "store"
        with Store(store, embedder, write=True) as opened:
            list(opened.add([sample_path()]))
        assistant = Assistant.open(store, embedder=embedder, settings=Settings(model=""))
        model = open_model(
            Settings(model="smollm2", model_address=server.address, model_context=2048)
        )
        for topic in topics:
            began = time.perf_counter()
            query = assistant.read(topic.question)
            # What the product gives to a model, and no more.
            found = assistant.find(query).paragraphs
            given = number_evidence(found, query.kind, {}, _SOURCE_TOKENS)
            sources = [one.source for one in given.sources]
            if not sources:
                continue
            cutter, drafted, checked = Cutter(), [], False
            stream = model.stream(Fence().ask(topic.question, given.sources))
            for piece in stream:
                drafted += cutter.take(piece)
                if drafted and not checked:
                    checked = True
                    look = time.perf_counter()
                    check(drafted[0].text, [nearest(drafted[0].text, sources)], embedder)
                    first.append(time.perf_counter() - began)
                    guard.append(1000 * (time.perf_counter() - look))
                if time.perf_counter() - began > _LONGEST:
                    stream.close()
                    break
            for one in drafted:
                source = nearest(one.text, sources)
                written += 1
                if check(one.text, [source], embedder).borne_out:
                    passed.append({"text": one.text, "cites": source.text, "who": source.who})
            tell(f"{topic.id}: {len(drafted)} sentences")
    tell(f"{written} sentences, {len(passed)} pass")
    for one in passed:
        tell(f"  {one['text']}\n    << {one['who']}: {one['cites']}")
    tell(
        f"first sentence checked after {np.median(first):.2f} s (median), the guard "
        f"{np.median(guard):.0f} ms of it"
    )
    if out:
        lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in passed)
        Path(out).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:2]), *sys.argv[2:3])
