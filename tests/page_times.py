"""How long the page takes, in a browser: until it is there, and from Enter to an answer.

    python tests/page_times.py

Run it where nothing else runs. The questions are the first twenty of the shipped benchmark's
development part, each asked in a conversation of its own, on the sample record. It needs what the
browser tests need (see CONTRIBUTING.md).
"""

import json
import statistics
import tempfile
import time
from importlib import resources
from pathlib import Path

from browsing import browser, chat_on, settle
from conftest import _find_chromium

from index.embedding.embedder import SentenceTransformerEmbedder
from index.sample import sample_path
from index.store import Store

_QUESTIONS = 20
_FIRST = "() => document.querySelector('blockquote') || /No answer/.test(document.body.innerText)"
_WHOLE = "() => /looked at\\.|No answer/.test(document.body.innerText)"


def questions() -> list[str]:
    """Return the questions that are asked."""
    file = resources.files("eval").joinpath("data/sample_topics.jsonl")
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [row["question"] for row in rows if _asked(row)][:_QUESTIONS]


def _asked(row: dict[str, object]) -> bool:
    return row["split"] == "development" and not row["before"]


def seconds_until(page, met: str, began: float) -> float:
    """Return the seconds since a moment until a condition is met on the page."""
    page.wait_for_function(met, timeout=60_000)
    return time.perf_counter() - began


def main() -> None:
    """Measure, and print the medians and the longest."""
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "store"
        with Store(store, SentenceTransformerEmbedder(), write=True) as opened:
            list(opened.add([sample_path()]))
        with chat_on(store) as address, browser(_find_chromium()) as chromium:
            page = chromium.new_page(viewport={"width": 1280, "height": 900})
            began = time.perf_counter()
            page.goto(address)
            page.get_by_test_id("stChatInputTextArea").wait_for(timeout=60_000)
            print(f"the first page: {time.perf_counter() - began:.2f} s")  # noqa: T201
            times: dict[str, list[float]] = {"first statement": [], "whole answer": []}
            for question in questions():
                page.goto(address)
                settle(page)
                box = page.get_by_test_id("stChatInputTextArea")
                box.fill(question)
                began = time.perf_counter()
                box.press("Enter")
                times["first statement"].append(seconds_until(page, _FIRST, began))
                times["whole answer"].append(seconds_until(page, _WHOLE, began))
            for what, found in times.items():
                middle = statistics.median(found)
                print(f"{what}: median {middle:.2f} s, longest {max(found):.2f} s")  # noqa: T201


if __name__ == "__main__":
    main()
